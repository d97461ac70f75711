"""The question pane: one question at a time, written into the same widgets, so that moving on is instant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assess.bank.questions import (
    SCALE_HIGH,
    SCALE_LOW,
    Anchored,
    Figures,
    Narrative,
    Number,
    Percent,
    Ranking,
    RegisterQuestion,
    Scale,
    YesNo,
)
from assess.engagement.events import Sure
from assess.engagement.values import accept, accept_item
from assess.interview.readback import breakpoints, readback
from assess.report import words
from assess.tui.widgets.beside import Beside
from assess.tui.widgets.choice_line import ChoiceLine
from assess.tui.widgets.form import Field, Form
from assess.tui.widgets.hanging import Hanging
from assess.tui.widgets.levels import Levels
from assess.tui.widgets.ranking import RankingList
from assess.tui.wording import counted, plain, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from assess.bank.questions import Question
    from assess.engagement.events import Json
    from assess.engagement.model import Answer

VALUE, ORDER = "value", "order"
"""The fields under which a single figure and an order without its firmness are kept while they are unfinished."""

SURES = ((Sure.SEEN, "seen the evidence"), (Sure.SURE, "sure"), (Sure.UNSURE, "unsure"))
_NO_VALUE = {Sure.DONT_KNOW: "Answered: don't know.", Sure.PARKED: "Parked: asked again at the end."}
_TABLE_LINES = ("Open the table", "It is complete as it stands")
_YES_KEYS = ("y", "n")
_SCALE = f"{SCALE_LOW} means you disagree strongly, {SCALE_HIGH} that you agree strongly."
_IN_ORDER = "Type their numbers from first to last; Enter when the order stands."
_MOST_FIGURES, _MOST_STATEMENTS = 5, 8
"""The widest questions of the instrument have so many parts; a form grows where one has more."""
_FIRMLY = "How firmly does that order hold?"


@dataclass(frozen=True, slots=True)
class Around:
    """What of the client's file stands around an answer.

    currency: in place of the word "currency" in units. rows: how many the question's table has. table: what is said of
    a table that is kept with the answer.
    """

    currency: str = ""
    rows: int = 0
    table: str = ""


NOTHING_AROUND = Around()


class QuestionPane(VerticalScroll, can_focus=False):
    """One question with the control that its type needs, how sure the answer is, and what is kept beside it."""

    question: Question
    _beside: Beside | None
    _details: tuple[Answer | None, str | None, Mapping[str, str]] | None = None

    def __init__(self, *, beside: bool = True, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Make the controls. beside: whether there are fields below the answer."""
        super().__init__(id=id)
        self._with_beside, self._beside = beside, None
        self._told: dict[str, Content | Hanging] = {}
        self._lines = {
            name: Static(id=name, markup=False, classes="problem" if name == "problem" else "")
            for name in ("name", "ask", "more", "said", "hint", "between", "bands", "readback", "kept-table", "problem")
        }
        self.ranking, self.levels = RankingList(id="ranking"), Levels(id="levels")
        self._figures, self._statements = Form(id="form"), Form(one_key=True, id="statements")
        self.sureness = ChoiceLine("How sure:", [name for _, name in SURES], id="sure")
        self._foot = Vertical(self._lines["problem"], self.sureness, id="foot")
        self._currency = ""

    def compose(self) -> ComposeResult:
        """Make every control once; `offer` shows the one that is needed."""
        for name in ("name", "ask", "more", "said", "hint"):
            yield self._lines[name]
        yield self.ranking
        yield self._lines["between"]
        yield self.levels
        yield self._figures
        yield self._statements
        for name in ("bands", "readback", "kept-table"):
            yield self._lines[name]
        yield self._foot

    @property
    def form(self) -> Form:
        """The fields of the present question; not displayed where it has none."""
        return self._statements if isinstance(self.question, Scale) else self._figures

    def begin_with(self, question: Question) -> None:
        """Have ready what the first question needs."""
        self.question = question
        self.form.first = len(self._fields(question))

    def on_mount(self) -> None:
        """Make what is not in sight at first once the first question is painted."""
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        self._figures.prepare(_MOST_FIGURES)
        self._statements.prepare(_MOST_STATEMENTS)
        if self._with_beside and self._details is not None:
            self.beside.display = True

    @property
    def beside(self) -> Beside:
        """The fields below the answer."""
        if self._beside is None:
            self._beside = Beside(id="beside")
            self.mount(self._beside, before=self._foot)
            if self._details is not None:
                self._beside.offer(*self._details)
        return self._beside

    @property
    def changed_beside(self) -> dict[str, str]:
        """What stands in the fields below the answer and is not recorded, by field."""
        return {} if self._beside is None else self._beside.changed

    def offer(
        self, question: Question, answer: Answer | None, unfinished: Mapping[str, str], around: Around = NOTHING_AROUND
    ) -> None:
        """Show a question with the answer it has, and over it what was typed and is not recorded."""
        self.question = question
        self._currency = around.currency
        critical = " (critical)" if question.critical else ""
        self._tell("name", Content.styled(visible(f"{question.id} {question.name}{critical}"), "bold $primary"))
        self._tell("ask", plain(question.ask))
        self._tell("more", Content())
        self._tell("hint", Content(_hint(question)))
        self._tell("between", Content(_FIRMLY if isinstance(question, Ranking) else ""))
        self._tell("kept-table", plain(around.table))
        self.problem("")
        value = answer.value if answer is not None and answer.sure.answered else None
        self._offer_control(question, value, unfinished, around.rows)
        self.answered(answer)
        self.read_back_typed()
        self._details = answer, question.narrative, unfinished
        if self._beside is not None:
            self._beside.offer(*self._details)
            self._beside.display = True
        self.sureness.display = True
        self.scroll_home(animate=False)

    def offer_end(self, says: str, choices: Sequence[str]) -> None:
        """Show that the last question was asked, and what can be done now."""
        for name in self._lines:
            self._tell(name, Content())
        self._tell("name", Content.styled("That was the last question", "bold $primary"))
        self._tell("ask", plain(says))
        self._details = None
        for gone in (self.ranking, self._figures, self._statements, self.sureness, self._beside):
            if gone is not None:
                gone.display = False
        self.levels.display = True
        self.levels.offer(choices, None)
        self.levels.highlighted = 0
        self.levels.focus()

    def enter(self) -> None:
        """Put the cursor where the answer is given; the question itself stays in sight above a long list."""
        if isinstance(self.question, Ranking) and not (self.ranking.whole and self.levels.chosen is not None):
            self.ranking.focus()
        elif self.form.display:
            self.form.enter()
        else:
            self.levels.focus(scroll_visible=False)

    def value_chosen(self, number: int) -> Json:
        """Return what a line stands for, None where more is needed."""
        match self.question:
            case YesNo():
                return number == 0
            case Ranking():
                return {"order": [*self.ranking.order], "level": number} if self.ranking.whole else None
            case Anchored():
                return number
        return None

    def value_of_form(self) -> Json:
        """Return what the fields come to; raises ValueError where it does not fit or nothing is typed."""
        typed: dict[str, str] = self.form.typed
        if isinstance(self.question, Figures | Scale):
            return accept(self.question, dict(typed))
        return accept(self.question, typed.get(VALUE, ""))

    def read_back_typed(self) -> None:
        """Say what stands in the fields, while it is being typed: in the instrument's words, never what it scores."""
        try:
            value = self.value_of_form() if self.form.display else None
        except ValueError:
            value = None
        if isinstance(self.question, Number | Percent):
            self._tell("bands", self._bands(self.question, value if isinstance(value, int | float) else None))
            self._tell("readback", Content())
        else:
            self._tell("bands", Content())
            said = (f"That reads as: {words.sentence(each)}" for each in readback(self.question, value))
            self._tell("readback", plain("\n".join(said)))

    def problem(self, says: str) -> None:
        """Say what does not fit, or nothing."""
        self._tell("problem", plain(says))

    def answered(self, answer: Answer | None) -> None:
        """Show how sure an answer is, and what was recorded for one without a value."""
        given = answer is not None and answer.sure.answered
        places = {sure: place for place, (sure, _) in enumerate(SURES)}
        self.sureness.mark(places.get(answer.sure) if answer is not None and given else None)
        self._tell("said", plain(said(answer)))
        if not given:
            self.levels.mark(None)

    def toggle_more(self) -> None:
        """Show or hide why the question is asked, its probes and what is good enough."""
        hidden = not self._lines["more"].display
        self._tell("more", _more(self.question) if hidden else Content())
        if hidden:
            self.scroll_home(animate=False)

    def _offer_control(self, question: Question, value: Json, unfinished: Mapping[str, str], rows: int) -> None:
        lines, chosen, keys = _lines(question, value, rows)
        self.levels.display = bool(lines)
        self.levels.offer(lines, chosen, keys)
        fields = self._fields(question)
        for form in (self._figures, self._statements):
            form.display = form is self.form and bool(fields)
        if fields:
            self.form.offer(fields, {**_typed(value), **unfinished})
        self.ranking.display = isinstance(question, Ranking)
        if isinstance(question, Ranking):
            self.ranking.offer({item.id: item.name for item in question.items}, _order(value, unfinished))

    def _fields(self, question: Question) -> tuple[Field, ...]:
        match question:
            case Number() | Percent():
                return (
                    Field(VALUE, "", self._span(question.unit, question.min, question.max), partial(accept, question)),
                )
            case Figures():
                return tuple(
                    Field(
                        each.id,
                        each.name,
                        self._span(each.unit, each.min, each.max),
                        partial(accept_item, question, each.id),
                    )
                    for each in question.figures
                )
            case Scale():
                return tuple(
                    Field(each.id, each.text, "", partial(accept_item, question, each.id), one_key=True)
                    for each in question.statements
                )
            case Narrative():
                return (Field(VALUE, "", "", partial(accept, question), wide=True),)
        return ()

    def _span(self, unit: str, low: float, high: float) -> str:
        return f"{self._unit(unit)}, {words.figure(low)} to {words.figure(high)}"

    def _unit(self, unit: str) -> str:
        return unit.replace("currency", self._currency) if self._currency else unit

    def _bands(self, question: Number | Percent, figure: float | None) -> Hanging:
        """Return the breakpoints of a figure and what each band means, the present one marked."""
        bands = breakpoints(question, figure)
        width = max(len(band.reaches) for band in bands)
        return Hanging(
            tuple(
                (
                    Content.styled(f"{'▸' if band.here else ' '} {band.reaches:<{width}}  ", style),
                    Content.styled(visible(band.means), style),
                )
                for band in bands
                for style in ("bold" if band.here else "dim",)
            )
        )

    def _tell(self, name: str, content: Content | Hanging) -> None:
        """Write a line, and hide it where it is empty; nothing is done where it stands so already."""
        if self._told.get(name) != content or name == "bands":
            self._told[name] = content
            self._lines[name].update(content)
            self._lines[name].display = bool(content.plain)


def _hint(question: Question) -> str:
    match question:
        case Ranking():
            return _IN_ORDER
        case Scale():
            return _SCALE
    return ""


def _lines(question: Question, value: Json, rows: int) -> tuple[tuple[str, ...], int | None, tuple[str, ...]]:
    """Return the lines to choose from, the place of the one chosen, and letters that choose besides digits."""
    match question:
        case Anchored():
            return question.anchors, value if isinstance(value, int) else None, ()
        case Ranking():
            level = value.get("level") if isinstance(value, dict) else None
            return question.anchors, level if isinstance(level, int) else None, ()
        case YesNo():
            lines = (f"Yes: {question.yes_means}", f"No: {question.no_means}")
            return lines, None if value is None else int(not value), _YES_KEYS
        case RegisterQuestion():
            opened = f"{_TABLE_LINES[0]} ({counted(rows, 'row')} so far)"
            return (opened, _TABLE_LINES[1]), 1 if value is True else None, ()
    return (), None, ()


def _order(value: Json, unfinished: Mapping[str, str]) -> list[str]:
    """Return the order that is recorded, or as far as it was made."""
    if ORDER in unfinished:
        return unfinished[ORDER].split()
    order = value.get("order") if isinstance(value, dict) else None
    return [str(each) for each in order] if isinstance(order, list) else []


def _typed(value: Json) -> dict[str, str]:
    """Return a value as it would stand in the fields."""
    if isinstance(value, dict):
        return {name: _figure(figure) for name, figure in value.items() if not isinstance(figure, list)}
    return {} if value is None or isinstance(value, bool) else {VALUE: _figure(value)}


def _figure(value: Json) -> str:
    """Return a figure as a person would type it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def said(answer: Answer | None) -> str:
    """Return what an answer without a value says."""
    if answer is None or answer.sure.answered:
        return ""
    if answer.sure is Sure.NOT_APPLICABLE:
        return f"Answered: not applicable, because {answer.reason}"
    return _NO_VALUE.get(answer.sure, "")


def _more(question: Question) -> Content:
    """Return why a question is asked, its probes and what is good enough."""
    sizes = (("10", question.good_enough.at_10), ("100", question.good_enough.at_100))
    good = [f"With {n} people: {says}" for n, says in (*sizes, ("1,000 or more", question.good_enough.at_1000))]
    parts = [("Why we ask", [question.why]), ("To dig deeper", list(question.probes)), ("Good enough", good)]
    lines = [
        Content.styled(name, "bold") + Content("\n" + "\n".join(visible(each) for each in told)) for name, told in parts
    ]
    return Content("\n").join(lines)
