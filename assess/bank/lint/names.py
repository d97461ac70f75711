"""References: everything that is named exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assess.bank.conditions import Change, Column, Condition, Is, Quantity, Respondents, Rows, Share
from assess.bank.library import Action, KpiTemplate, Trigger
from assess.bank.lint.problem import Found, offered
from assess.bank.lint.scales import split
from assess.bank.lint.walk import entries, parts
from assess.bank.policy import Fit, Part, Scoring
from assess.bank.questions import Figures, QuestionBase, Ranking, RegisterQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.bank.base import Entry
    from assess.bank.model import Bank

PERCEPTION_GAP = "perception-gap"


class Name(NamedTuple):
    """A name that something refers to: the keys behind the entry's place, its rule, what it is, and what exists."""

    place: tuple[str | int, ...]
    code: str
    what: str
    name: str
    known: Iterable[str]


def check(bank: Bank) -> Iterator[Found]:
    """Yield every reference to something that does not exist."""
    known = _Known(bank)
    for field, number, entry in entries(bank):
        for part in parts(entry):
            for name in known.names(part.entry, part.register):
                if name.name not in set(name.known):
                    place = (*part.place, *name.place)
                    says = f"There is no {name.what} {name.name!r}."
                    yield Found(name.code, field, number, place, says, offered(name.name, name.known))
        if isinstance(entry, Fit):
            yield from _traits(known, entry)
        if isinstance(entry, Scoring):
            yield from _steps_named(known, entry)


class _Known:
    """What there is to be named in one instrument."""

    def __init__(self, bank: Bank) -> None:
        self.questions = bank.question_by_id
        self.registers = bank.register_by_id
        self.roles = [role.id for role in bank.roles]
        self.mistakes = list(bank.mistake_by_id)
        self.actions = [action.id for action in bank.actions]
        self.tools = [tool.id for tool in bank.tools]
        self.kpis = [kpi.id for kpi in bank.kpis]
        self.steps = [str(step.id) for step in bank.steps]

    def names(self, entry: Entry, register: str) -> Iterator[Name]:
        """Yield what one entry names, without what the entries inside it name."""
        match entry:
            case Quantity():
                yield from self._quantity(entry, register)
            case Condition() if entry.finding is not None:
                yield Name(("finding",), "B206", "finding", entry.finding, [*self.mistakes, PERCEPTION_GAP])
            case Is():
                yield from self._subject(entry, register)
            case Rows() | Column() | Share() | Change():
                yield from self._table(entry)
            case Respondents() | Part():
                yield self._question(entry.question)
            case QuestionBase():
                yield from (self._role(role, ("competent", at)) for at, role in enumerate(entry.competent))
                if entry.register_ is not None:
                    yield self._register(entry.register_)
            case _:
                yield from self._offer(entry)

    def _offer(self, entry: Entry) -> Iterator[Name]:
        match entry:
            case Trigger():
                if entry.mistake is not None:
                    yield Name(("mistake",), "B206", "mistake", entry.mistake, self.mistakes)
                by = [(at, one) for at, one in enumerate(entry.by) if one != PERCEPTION_GAP]
                yield from (Name(("by", at), "B201", "question", one, self.questions) for at, one in by)
                if entry.question is not None:
                    yield self._question(entry.question)
            case Action():
                yield from (Name(("tools", at), "B207", "tool", t, self.tools) for at, t in enumerate(entry.tools))
                yield from (Name(("after", at), "B207", "action", a, self.actions) for at, a in enumerate(entry.after))
            case KpiTemplate():
                for key, kpi in (("pairs_with", entry.pairs_with), ("feeds", entry.feeds)):
                    if kpi is not None:
                        yield Name((key,), "B207", "KPI", kpi, self.kpis)
        owner: Any = getattr(entry, "owner", None)
        if isinstance(owner, str):
            yield self._role(owner, ("owner",))
        step: Any = getattr(entry, "step", None)
        if isinstance(step, int):
            yield Name(("step",), "B208", "step", str(step), self.steps)

    def _question(self, name: str, key: str = "question") -> Name:
        return Name((key,), "B201", "question", name, self.questions)

    def _register(self, name: str) -> Name:
        return Name(("register",), "B203", "register", name, self.registers)

    def _role(self, name: str, place: tuple[str | int, ...]) -> Name:
        return Name(place, "B205", "role", name, self.roles)

    def _column(self, register: str, name: str) -> Iterator[Name]:
        if register in self.registers:
            columns = [column.id for column in self.registers[register].columns]
            yield Name(("column",), "B203", f"column of {register}", name, columns)

    def _quantity(self, quantity: Quantity, register: str) -> Iterator[Name]:
        value = getattr(quantity, quantity.kind)
        match quantity.kind:
            case "level" | "score":
                yield self._question(value, quantity.kind)
            case "figure" | "measure" | "rank":
                yield from self._part(quantity.kind, value)
            case "column" if register:
                yield from self._column(register, value)

    def _part(self, kind: str, reference: str) -> Iterator[Name]:
        question_id, part = split(reference)
        question = self.questions.get(question_id)
        if question is None:
            parted = [f"{known}.{part}" if part else known for known in self.questions]
            yield Name((kind,), "B201", "question", reference, parted)
            return
        there: list[str] | None = None
        if kind == "figure" and part and isinstance(question, Figures):
            there = [figure.id for figure in question.figures]
        elif kind == "measure" and isinstance(question, Figures | RegisterQuestion):
            there = [measure.id for measure in question.measures]
        elif kind == "rank" and isinstance(question, Ranking):
            there = [item.id for item in question.items]
        if there is not None:
            what = "ranked item" if kind == "rank" else kind
            yield Name((kind,), "B202", what, reference, [f"{question_id}.{one}" for one in there])

    def _subject(self, equality: Is, register: str) -> Iterator[Name]:
        if equality.question is not None:
            yield self._question(equality.question)
        if equality.column is None or not register:
            return
        yield from self._column(register, equality.column)
        table = self.registers.get(register)
        column = table.column(equality.column) if table else None
        if table is None or column is None or equality.value == "none":
            return
        if column.type == "choice":
            choices = [choice.id for choice in column.choices]
            yield Name(("value",), "B204", f"value of {register}.{column.id}", str(equality.value), choices)
        elif column.id == table.key and table.expected:
            keys = [row.key for row in table.expected]
            yield Name(("value",), "B204", f"row of {register}", str(equality.value), keys)

    def _table(self, entry: Rows | Column | Share | Change) -> Iterator[Name]:
        yield self._register(entry.register_)
        if isinstance(entry, Column | Change):
            yield from self._column(entry.register_, entry.column)
        if isinstance(entry, Change) and entry.register_ in self.registers:
            keys = [row.key for row in self.registers[entry.register_].expected]
            yield Name(("row",), "B204", f"expected row of {entry.register_}", entry.row, keys)


def _traits(known: _Known, fit: Fit) -> Iterator[Found]:
    register = known.registers.get(fit.register_)
    if register is None:
        advice = offered(fit.register_, known.registers)
        yield Found("B203", "fit", 0, ("register",), f"There is no register {fit.register_!r}.", advice)
        return
    columns = [column.id for column in register.columns]
    for at, model in enumerate(fit.models):
        for nth, trait in enumerate(model.traits):
            if trait.column not in columns:
                place = ("models", at, "traits", nth, "column")
                says = f"There is no column of {register.id} {trait.column!r}."
                yield Found("B203", "fit", 0, place, says, offered(trait.column, columns))


def _steps_named(known: _Known, scoring: Scoring) -> Iterator[Found]:
    named = [(("coverage", "steps", str(step)), step) for step in scoring.coverage.steps]
    for at, stage in enumerate(scoring.stages):
        named += [(("stages", at, "steps", str(step)), step) for step in stage.steps]  # type: ignore[misc]
    for place, step in named:
        if str(step) not in known.steps:
            yield Found("B208", "scoring", 0, place, f"There is no step {step}.", offered(str(step), known.steps))
