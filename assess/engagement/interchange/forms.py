"""The form of an answers file: what each of its entries may hold. Whether it fits the instrument is checked later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from assess.bank.base import Entry
from assess.bank.source import nearest
from assess.engagement.events import Attribution, Evidence, Quote, Sure
from assess.engagement.typed import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.source import Place

FORMAT = 1
SECTIONS = ("format", "company", "mode", "respondents", "answers", "agreed", "registers", "surveys", "plan", "strays")


def _as_text(value: object) -> object:
    """Return a figure in a place for words as the words it was; YAML reads 2026 as a figure."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Words = Annotated[str, BeforeValidator(_as_text)]
Named = Annotated[Words, Field(min_length=1)]


def _question_ref(value: object) -> object:
    """Refuse an id that YAML read as a figure: 3.10 and 3.1 would be the same."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueError(f'write the id in quotes, as in "{value}"')  # noqa: TRY004 - pydantic tells it on
    return value


QuestionRef = Annotated[str, BeforeValidator(_question_ref)]


class EvidenceForm(Entry):
    """Where the proof of an answer is."""

    title: Named
    link: Words = ""
    date: Words = ""


class QuoteForm(Entry):
    """What somebody said, and how it may be attributed."""

    text: Named
    attribution: Attribution = Attribution.ANONYMOUS


class Attached(Entry):
    """What stands beside an answer."""

    evidence: tuple[EvidenceForm, ...] = ()
    quote: QuoteForm | None = None
    private_note: Words = Field(default="", alias="private-note")

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """The evidence, as events hold it."""
        return tuple(Evidence(item.title, item.link, item.date) for item in self.evidence)

    @property
    def said(self) -> Quote | None:
        """The quote, as events hold it."""
        return Quote(self.quote.text, self.quote.attribution) if self.quote else None


class RespondentForm(Entry):
    """Somebody who answers; the role `none` is none of the instrument's."""

    id: Named
    name: Named
    role: Named


class AnswerForm(Attached):
    """One answer: a value and how sure it is, or the state it is left in."""

    question: QuestionRef
    respondent: Named
    value: Any = None
    sure: Literal["seen", "sure", "unsure"] | None = None
    state: Literal["dont-know", "not-applicable", "parked"] | None = None
    words: Words = ""
    note: Words = ""
    reason: Words = ""

    @model_validator(mode="after")
    def _value_or_state(self) -> Self:
        if self.state and (self.sure or self.value is not None):
            raise ValueError("an answer gives a value and how sure it is, or a state, not both")
        if not self.state and self.value is None:
            raise ValueError("an answer gives a value, or a state: dont-know, not-applicable or parked")
        return self

    @property
    def certainty(self) -> Sure:
        """How sure the answer is; "sure" where nothing is said."""
        return Sure(self.state or self.sure or "sure")


class AgreedForm(Entry):
    """A value that several settled on, and why."""

    question: QuestionRef
    value: Any
    reason: Named


class SheetForm(Entry):
    """A CSV file: its path beside the answers file, and which of its headers is which of our columns."""

    csv: Named
    columns: dict[str, Named] = Field(default_factory=dict)


class SurveyForm(Entry):
    """Anonymous responses to scales: a CSV file with one response a row, or the responses themselves.

    answers: what each word in the file means on the scale from 1 to 7.
    """

    csv: Named | None = None
    columns: dict[str, Named] = Field(default_factory=dict)
    answers: dict[str, int] = Field(default_factory=dict)
    responses: tuple[dict[str, Any], ...] | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.csv is None) == (self.responses is None):
            raise ValueError("a survey is a csv, or a list of responses")
        return self


class ChoiceForm(Entry):
    """A choice about the plan: the line or person, and why. gone: its row is no longer in the register."""

    of: Named
    reason: Named
    gone: bool = False


class StrayForm(Attached):
    """Something that fitted another instrument: kept as it is, never scored."""

    what: Named
    why: Words = ""
    value: Any = None
    respondent: Words = ""
    bank_version: Words = Field(default="", alias="bank-version")


def misfits(error: ValidationError, model: type[Entry]) -> Iterator[tuple[Place, str]]:
    """Yield the place inside an entry and a sentence for everything that pydantic found."""
    for details in error.errors():
        place = details["loc"]
        key = ".".join(clean_text(str(part)) for part in place)
        told = details["msg"].removeprefix("Value error, ")
        if details["type"] == "extra_forbidden":
            known = [field.alias or name for name, field in model.model_fields.items()]
            told = f"unknown key.{nearest(str(place[-1]), known)}"
        elif details["type"] == "missing":
            told = "missing"
        yield place, f"{key}: {told}" if key else told
