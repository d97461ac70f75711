"""References: everything that is named exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assess.bank.appendices import Benchmark, ChangePlan, Piece
from assess.bank.conditions import Change, Column, Condition, Is, Quantity, Respondents, Rows, Share
from assess.bank.library import Action, GuardrailTemplate, KpiTemplate, Trigger
from assess.bank.lint.problem import Found, offered
from assess.bank.lint.scales import split
from assess.bank.lint.walk import entries, parts
from assess.bank.planning import (
    GATE_EVIDENCE,
    SQUAD_COLUMNS,
    Activity,
    Criterion,
    DecisionGate,
    GateCriterion,
    Inputs,
    Lines,
    Screen,
    Seat,
    Squads,
)
from assess.bank.policy import Fit, Part, Scoring
from assess.bank.questions import Figures, QuestionBase, Ranking, RegisterQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.bank.base import Entry
    from assess.bank.model import Bank

PERCEPTION_GAP = "perception-gap"
DECISIONS = "decisions"


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
        self.stages = [stage.id for stage in bank.scoring.stages]
        timing = bank.planning.timing
        self.awaited = [*(activity.id for activity in timing.activities), *(gate.id for gate in timing.gates)]

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
            case Piece() | Benchmark() | ChangePlan():
                yield from self._appendix(entry)
            case _:
                yield from self._plan(entry, register)
                yield from self._offer(entry)

    def _plan(self, entry: Entry, register: str) -> Iterator[Name]:
        """Yield what a part of the planning policy names, apart from owners and steps."""
        match entry:
            case Inputs():
                yield from self._inputs(entry)
            case Lines():
                yield self._register(entry.register_)
            case Squads():
                yield self._register(entry.register_)
                for column in SQUAD_COLUMNS:
                    yield from self._column(entry.register_, column, "register")
            case Screen() | Criterion():
                yield from self._column(register, entry.column)
            case Activity() | DecisionGate():
                yield from self._awaited(entry)
            case GateCriterion():
                yield from self._criterion(entry)
            case Seat():
                yield self._role(entry.role, ("role",))

    def _criterion(self, criterion: GateCriterion) -> Iterator[Name]:
        if criterion.evidence is not None:
            yield self._row(GATE_EVIDENCE, criterion.evidence, ("evidence",))
        if criterion.answer is not None:
            yield self._question(criterion.answer, "answer")

    def _inputs(self, inputs: Inputs) -> Iterator[Name]:
        for key, figure in inputs.figures.items():
            yield from self._part("figure", figure, key)
        yield self._question(inputs.sponsor, "sponsor")
        yield self._question(inputs.line_baseline, "line_baseline")
        if inputs.power_to_stop is not None:
            yield self._question(inputs.power_to_stop, "power_to_stop")

    def _appendix(self, entry: Piece | Benchmark | ChangePlan) -> Iterator[Name]:
        """Yield the questions and figures whose answers an appendix tells."""
        match entry:
            case Piece():
                if entry.answer is not None:
                    yield self._question(entry.answer, "answer")
                if entry.figure is not None:
                    yield from self._part("figure", entry.figure)
            case Benchmark():
                for at, figure in enumerate(entry.figures):
                    yield from (name._replace(place=("figures", at)) for name in self._part("figure", figure))
            case ChangePlan():
                yield self._question(entry.written, "written")
                for at, question in enumerate(entry.answers):
                    yield self._question(question)._replace(place=("answers", at))

    def _awaited(self, entry: Activity | DecisionGate) -> Iterator[Name]:
        """Yield what an activity or a gate waits for, and the stage and the steps it belongs to."""
        for at, name in enumerate(entry.after):
            yield Name(("after", at), "B207", "activity or gate", name, self.awaited)
        key, stage = ("done_at", entry.done_at) if isinstance(entry, Activity) else ("stage", entry.stage)
        if stage is not None:
            yield Name((key,), "B209", "stage", stage, self.stages)
        for at, step in enumerate(entry.steps if isinstance(entry, DecisionGate) else ()):
            yield Name(("steps", at), "B208", "step", str(step), self.steps)

    def _row(self, register: str, key: str, place: tuple[str | int, ...]) -> Name:
        """Return a row that a register must expect, or the register itself where there is none of that name."""
        if register not in self.registers:
            return Name(place, "B203", "register", register, self.registers)
        keys = [row.key for row in self.registers[register].expected]
        return Name(place, "B204", f"expected row of {register}", key, keys)

    def _offer(self, entry: Entry) -> Iterator[Name]:
        match entry:
            case Trigger():
                yield from self._trigger(entry)
            case Action():
                yield from (Name(("tools", at), "B207", "tool", t, self.tools) for at, t in enumerate(entry.tools))
                yield from (Name(("after", at), "B207", "action", a, self.actions) for at, a in enumerate(entry.after))
            case GuardrailTemplate():
                yield from (self._row(DECISIONS, row, ("decisions", at)) for at, row in enumerate(entry.decisions))
            case KpiTemplate():
                for key, kpi in (("pairs_with", entry.pairs_with), ("feeds", entry.feeds)):
                    if kpi is not None:
                        yield Name((key,), "B207", "KPI", kpi, self.kpis)
        owner, step = vars(entry).get("owner"), vars(entry).get("step")
        if isinstance(owner, str):
            yield self._role(owner, ("owner",))
        if isinstance(step, int):
            yield Name(("step",), "B208", "step", str(step), self.steps)

    def _trigger(self, trigger: Trigger) -> Iterator[Name]:
        if trigger.mistake is not None:
            yield Name(("mistake",), "B206", "mistake", trigger.mistake, self.mistakes)
        by = [(at, one) for at, one in enumerate(trigger.by) if one != PERCEPTION_GAP]
        yield from (Name(("by", at), "B201", "question", one, self.questions) for at, one in by)
        if trigger.question is not None:
            yield self._question(trigger.question)

    def _question(self, name: str, key: str = "question") -> Name:
        return Name((key,), "B201", "question", name, self.questions)

    def _register(self, name: str) -> Name:
        return Name(("register",), "B203", "register", name, self.registers)

    def _role(self, name: str, place: tuple[str | int, ...]) -> Name:
        return Name(place, "B205", "role", name, self.roles)

    def _column(self, register: str, name: str, key: str = "column") -> Iterator[Name]:
        if register in self.registers:
            columns = [column.id for column in self.registers[register].columns]
            yield Name((key,), "B203", f"column of {register}", name, columns)

    def _quantity(self, quantity: Quantity, register: str) -> Iterator[Name]:
        value = getattr(quantity, quantity.kind)
        match quantity.kind:
            case "level" | "score":
                yield self._question(value, quantity.kind)
            case "figure" | "measure" | "rank":
                yield from self._part(quantity.kind, value)
            case "column" if register:
                yield from self._column(register, value)

    def _part(self, kind: str, reference: str, key: str = "") -> Iterator[Name]:
        place = (key or kind,)
        question_id, part = split(reference)
        question = self.questions.get(question_id)
        if question is None:
            parted = [f"{known}.{part}" if part else known for known in self.questions]
            yield Name(place, "B201", "question", reference, parted)
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
            yield Name(place, "B202", what, reference, [f"{question_id}.{one}" for one in there])

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
            yield self._row(entry.register_, entry.row, ("row",))


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
