"""Side by side: what each respondent answered, and the value they agree on with a reason. Their answers stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Button, Input, Static

from assess.bank.questions import Anchored, Figures, Number, Percent, Ranking, YesNo
from assess.engagement.events import Sure
from assess.engagement.model import Answer
from assess.errors import EngagementError
from assess.report import words
from assess.report.answers import said_value
from assess.tui.screens.dialog import Dialog
from assess.tui.widgets.form import Form
from assess.tui.widgets.levels import Levels
from assess.tui.widgets.question import SURES, Around, QuestionPane, said
from assess.tui.widgets.ranking import RankingList
from assess.tui.wording import plain, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.timer import Timer
    from textual.widget import Widget
    from textual.widgets import OptionList

    from assess.bank.questions import Question
    from assess.engagement.events import Evidence, Json
    from assess.engagement.model import Agreement
    from assess.tui.desk import Desk

_FIELD = "agreed-because"
_DRAFT_AFTER = 0.5
_BESIDE = 3
"""More respondents than this stand below one another."""
_NOBODY = "Nobody has answered this question yet."
_NO_VALUE = "Choose the value that all agree on."
_NO_REASON = "Write why all agree on it: the reason is printed with the value."


class AgreeScreen(Dialog[bool]):
    """Ends with whether an agreement was recorded. A file that is open to look at, or a table, is only compared."""

    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, question: Question) -> None:
        """Compare the answers to a question."""
        super().__init__()
        self._desk, self._question = desk, question
        self._timer: Timer | None = None

    @property
    def _agreement(self) -> Agreement | None:
        return self._desk.engagement.agreed.get(self._question.id)

    @property
    def _may_agree(self) -> bool:
        fits = isinstance(self._question, Anchored | YesNo | Number | Percent | Figures | Ranking)
        return fits and not self._desk.read_only

    def heading(self) -> str:
        """Return which question it is."""
        return f"{self._question.id} {self._question.name}"

    def contents(self) -> Iterable[Widget]:
        """Return the answers side by side, what is agreed, and what it takes to agree."""
        given = self._desk.engagement.answers.get(self._question.id, ())
        sides = [Static(self._side(answer), classes="side", markup=False) for answer in given]
        parts: list[Widget] = [Static(plain(self._question.ask), classes="hint")]
        parts.append(Horizontal(*sides, classes="sides below" if len(sides) > _BESIDE else "sides"))
        if not sides:
            parts.append(Static(_NOBODY))
        if self._agreement is not None:
            parts.append(Static(self._agreed(self._agreement), id="agreed", markup=False))
        if self._may_agree:
            parts += self._controls()
        yield VerticalScroll(*parts, id="comparison")
        yield Static(self._hint, classes="hint")

    def _controls(self) -> list[Widget]:
        asks = "Agree on another value" if self._agreement else "Agree on one value"
        return [
            Static(asks, classes="heading"),
            QuestionPane(beside=False, id="value"),
            Static("Why, and who agreed", classes="field-asks"),
            Input(id="because", placeholder="what was looked at, and what decided it"),
            Static(id="trouble", classes="problem", markup=False),
            Button("Record the agreement", id="record", variant="primary"),
        ]

    @property
    def _hint(self) -> str:
        if self._may_agree:
            return "Tab goes on to the value and the reason, Enter there records it. These answers are kept."
        if self._desk.read_only:
            return "The file is open to look at: nothing can be agreed on. Escape goes back."
        return "No single value can be agreed on for this question. Escape goes back."

    def on_mount(self) -> None:
        """Offer the value agreed on before, and what was being written."""
        self.query_one("#comparison").focus()
        if not self._may_agree:
            return
        agreed = self._agreement
        before = None
        if agreed is not None:
            before = Answer(question=self._question.id, respondent="", sure=Sure.SURE, value=agreed.value)
        pane = self.query_one(QuestionPane)
        pane.offer(self._question, before, {}, Around(self._currency))
        for part in ("#name", "#ask", "#said", "#sure"):
            pane.query_one(part).display = False
        kept = self._desk.sitting.unfinished.kept("", self._question.id).get(_FIELD, "")
        with self.prevent(Input.Changed):
            self._because.value = kept or (agreed.reason if agreed else "")

    # What is shown

    @property
    def _currency(self) -> str:
        return self._desk.engagement.company.currency or ""

    def _side(self, answer: Answer) -> Content:
        """Return one respondent's answer: who, the value, how sure, words, evidence and note."""
        person = self._desk.engagement.respondent_by_id.get(answer.respondent)
        role = self._desk.bank.role_by_id.get(person.role) if person else None
        who = person.name if person else answer.respondent
        lines = [Content.styled(visible(who), "bold")]
        if role is not None and role.name != who:
            lines.append(Content.styled(visible(role.name), "dim"))
        told = [self._value(answer.value) if answer.sure.answered else said(answer)]
        told += [f"How sure: {name}." for sure, name in SURES if sure is answer.sure]
        told += [f"In words: {answer.words}"] if answer.words else []
        told += [f"Evidence: {_proof(each)}" for each in answer.evidence]
        told += [f"Note: {answer.note}"] if answer.note else []
        return Content("\n").join([*lines, *(Content(visible(line)) for line in told)])

    def _value(self, value: Json) -> str:
        return words.sentence(said_value(self._question, value, self._currency))

    def _agreed(self, agreement: Agreement) -> Content:
        told = f"{self._value(agreement.value)} Reason: {words.sentence(agreement.reason)}"
        return Content.styled("Agreed: ", "bold") + Content(visible(told))

    # What is typed

    @property
    def _because(self) -> Input:
        return self.query_one("#because", Input)

    def on_levels_chosen(self, event: Levels.Chosen) -> None:
        """Mark the line; Enter goes on to the reason."""
        event.stop()
        self.query_one(Levels).mark(event.number)
        if event.onward:
            self._because.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep the line under the cursor in sight: the list does not scroll, what it stands in does."""
        lines, around = event.option_list, self.query_one("#comparison")
        if not lines.has_focus:
            return
        above = sum(lines._heights[place] for place in range(event.option_index))  # noqa: SLF001 - Textual is pinned
        height = lines._heights[event.option_index]  # noqa: SLF001 - likewise
        top = lines.region.y + above - around.region.y + around.scroll_offset.y
        around.scroll_to_region(Region(0, top, around.size.width, height), animate=False)

    def on_form_typed(self, event: Form.Typed) -> None:
        """Say what the figures amount to."""
        event.stop()
        self.query_one(QuestionPane).read_back_typed()

    def on_form_finished(self, event: Form.Finished) -> None:
        """Go on to the reason."""
        event.stop()
        self._because.focus()

    def on_ranking_list_settled(self, event: RankingList.Settled) -> None:
        """Go on to how firmly the order holds."""
        event.stop()
        self.query_one(Levels).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the reason while it is being written."""
        event.stop()
        if event.input.id == "because":
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(_DRAFT_AFTER, self.settle)

    def settle(self) -> None:
        """Keep the reason that is not recorded, to offer it again."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self._desk.sitting.unfinished.keep("", self._question.id, _FIELD, self._because.value)

    def action_leave(self) -> None:
        """Leave without recording; what was written is offered again."""
        self.settle()
        self.dismiss(False)  # noqa: FBT003 - the dialog's value

    # Agreeing

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record the agreement."""
        event.stop()
        self._record()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Record the agreement."""
        event.stop()
        self._record()

    def _record(self) -> None:
        reason, agreed = self._because.value.strip(), self._agreement
        try:
            value = self._chosen()
        except ValueError as error:
            self._say(words.sentence(str(error)))
            return
        if value is None or not reason:
            self._say(_NO_VALUE if value is None else _NO_REASON)
            return
        changed = agreed is None or (agreed.value, agreed.reason) != (value, reason)
        if changed and not self._recorded(value, reason):
            return
        if self._timer is not None:
            self._timer.stop()
        self._desk.sitting.unfinished.drop("", self._question.id, _FIELD)
        self.dismiss(changed)

    def _recorded(self, value: Json, reason: str) -> bool:
        """Record the agreement; say why where it cannot be."""
        try:
            self._desk.sitting.agree(self._question.id, value, reason)
        except (ValueError, EngagementError) as error:
            self._say(words.sentence(str(error)))
            return False
        return True

    def _chosen(self) -> Json:
        """Return the value chosen, None where none is; raises ValueError where what was typed does not fit."""
        chosen = self.query_one(Levels).chosen
        match self._question:
            case Ranking():
                order = list(self.query_one(RankingList).order)
                return None if chosen is None else {"order": [*order], "level": chosen}
            case YesNo():
                return None if chosen is None else chosen == 0
            case Anchored():
                return chosen
        return self.query_one(QuestionPane).value_of_form() if self.query_one(Form).typed else None

    def _say(self, problem: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(plain(problem))
        self.call_after_refresh(trouble.scroll_visible, animate=False)


def _proof(evidence: Evidence) -> str:
    return ", ".join(part for part in (evidence.title, evidence.link, evidence.date) if part)
