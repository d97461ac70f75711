"""Answers as they were given, with evidence and the quotes that may be printed.

Private notes and quotes not for print are read for the edition that holds them, and for no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored, Figures, Narrative, Number, Percent, Ranking, RegisterQuestion, Scale, YesNo
from assess.engagement.events import Attribution, Sure
from assess.report import words
from assess.report.steps import STANDINGS
from assess.scoring.assessment import Standing

if TYPE_CHECKING:
    from assess.bank.questions import Figure, Question
    from assess.engagement.events import Evidence, Json
    from assess.engagement.model import Answer
    from assess.report.material import Material, Ref
    from assess.scoring.ranges import Range

_LONG = 900
"""Characters above which the answers to one question may run over a page."""
_LONG_ALONE = 1500
"""Characters above which one answer may as well."""

_SURENESS = {
    Sure.SEEN: "seen the evidence",
    Sure.SURE: "sure",
    Sure.UNSURE: "unsure",
    Sure.DONT_KNOW: "does not know",
    Sure.NOT_APPLICABLE: "says it does not apply",
    Sure.PARKED: "parked",
}


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One proof: its title and date, where it is, and the address it links to ("" where it is not a link)."""

    title: str
    where: str
    link: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One respondent's answer. `quote` is set only where its speaker's role may be named.

    private, unprinted: the private note and the quote that is not for print, in the working edition alone.
    """

    who: str
    sure: str
    value: str
    words: str
    note: str
    evidence: tuple[EvidenceLine, ...]
    quote: str
    quoted: str
    private: str = ""
    unprinted: str = ""

    @property
    def length(self) -> int:
        """How many characters of the answer are printed, by and large."""
        return sum(map(len, (self.value, self.words, self.note, self.quote, self.unprinted, self.private)))

    @property
    def long(self) -> bool:
        """Whether the answer by itself may run over a page."""
        return self.length > _LONG_ALONE


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """One question with every answer to it. `ask` is set where the answers alone do not tell what was asked.

    table: the anchor and the name of the table kept with the answer, None where none is printed.
    sheets: how many anonymous sheets there are. runs_long: whether the answers may run over a page.
    """

    ref: Ref
    ask: str
    standing: str
    range: str
    answers: tuple[AnswerLine, ...]
    agreed: str
    table: tuple[str, str] | None
    sheets: str
    runs_long: bool


@dataclass(frozen=True, slots=True)
class AnsweredStep:
    """The answered questions of one step, and what was said without a name."""

    number: int
    name: str
    questions: tuple[AnsweredQuestion, ...]
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """All answers by step, and how many quotes are held back to protect who said them."""

    steps: tuple[AnsweredStep, ...]
    held_back: str


def answers_view(material: Material) -> AnswersView | None:
    """Return the part with the answers, or None where nothing was answered."""
    steps = tuple(step for each in material.bank.steps if (step := _step(material, each.id, each.name)))
    return AnswersView(steps, _held_back(material)) if steps else None


def said_value(question: Question, value: Json, currency: str = "") -> str:
    """Return a canonical value in the words of its question: the anchor, the figure with its unit, the order.

    currency: the client's, in place of the word in units.
    """
    if isinstance(question, Scale):
        return "Answered. Answers to scales are not printed one by one."
    if isinstance(question, RegisterQuestion):
        return "No row of the table is missing." if value else "Rows of the table are missing."
    if isinstance(value, dict):
        return _several(question, value, currency)
    return _one(question, value, currency) if value is not None else ""


def _one(question: Question, value: Json, currency: str) -> str:
    if isinstance(question, YesNo) and isinstance(value, bool):
        return f"Yes. {question.yes_means}" if value else f"No. {question.no_means}"
    if isinstance(question, Anchored) and isinstance(value, int):
        return question.anchors[value]
    if isinstance(question, Percent | Number) and isinstance(value, int | float):
        means = question.bands[question.band_of(value)].means
        return _amount(value, question.unit, currency) + (f". {words.sentence(means)}" if means else "")
    return words.printable(str(value))


def _amount(figure: float, unit: str, currency: str) -> str:
    """Return a figure with its unit; money without a recorded currency says so."""
    if "currency" not in unit:
        return words.measured(figure, unit)
    said = words.measured(figure, unit.replace("currency", currency).strip())
    return said if currency else f"{said} (currency not recorded)"


def _inside(text: str) -> str:
    """Return text as it stands after a semicolon; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def said_figure(figure: Figure, value: float, currency: str = "") -> str:
    """Return one of several figures with its unit, and what its greatest value may also stand for."""
    said = _amount(value, figure.unit, currency)
    return f"{said}, or {figure.or_else}" if figure.or_else and value >= figure.max else said


def _several(question: Question, value: dict[str, Json], currency: str) -> str:
    if isinstance(question, Figures):
        said = [
            f"{figure.told}: {said_figure(figure, float(number), currency)}"
            for figure in question.figures
            if isinstance(number := value.get(figure.id), int | float)
        ]
        return words.sentence("; ".join([*said[:1], *map(_inside, said[1:])])) or "No figure is known."
    if isinstance(question, Ranking):
        names = {item.id: item.name for item in question.items}
        order, level = value.get("order"), value.get("level")
        ranked = [names.get(str(item), str(item)) for item in order] if isinstance(order, list) else []
        firm = question.anchors[level] if isinstance(level, int) else ""
        return f"{words.sentence(', then '.join(ranked))} {firm}".strip()
    return ""


def _step(material: Material, number: int, name: str) -> AnsweredStep | None:
    asked = material.bank.questions_of_step.get(number, ())
    told = tuple(_question(material, question) for question in asked if material.told_in_full(question.id))
    return AnsweredStep(number, name, told, _unnamed(material, asked)) if told else None


def _question(material: Material, question: Question) -> AnsweredQuestion:
    score, given = material.scores[question.id], material.given(question.id)
    agreement = material.engagement.agreed.get(question.id)
    agreed = ""
    if agreement:
        value = words.sentence(said_value(question, agreement.value, material.currency))
        agreed = f"{value} Reason: {words.sentence(words.printable(agreement.reason))}"
    lines = tuple(_answer(material, question, answer) for answer in given)
    told = any(answer.sure.answered for answer in given) and not isinstance(question, Narrative)
    told = told or isinstance(question, Scale)
    left_out = score.standing is Standing.NOT_APPLICABLE or score.range is None
    return AnsweredQuestion(
        material.ref(question.id),
        "" if told else words.question(question.ask),
        STANDINGS[score.standing],
        _points(score.range, known=question.step in material.bank.mapped_steps) if not left_out else "",
        lines,
        agreed,
        _table(material, question),
        _sheets(material, question),
        sum(line.length for line in lines) > _LONG,
    )


def _points(score: Range | None, *, known: bool) -> str:
    """Return the points of a question: "50 of 100"; known: for how well it is known, and not for how good it is."""
    said = words.span(score)
    told = f"{said} of 100" if said[0].isdigit() else said
    return f"known: {told}" if known and told != said else told


def _table(material: Material, question: Question) -> tuple[str, str] | None:
    """Return the anchor and the name of the table kept with a question, where the report prints it."""
    register = material.bank.register_by_id.get(question.register_ or "")
    if register is None or not material.engagement.registers.get(register.id):
        return None
    return f"register-{register.id}", register.name


def _sheets(material: Material, question: Question) -> str:
    """Return how many anonymous sheets stand behind a question."""
    count = len(material.engagement.surveys.get(question.id, ()))
    if not count:
        return ""
    return f"{words.sentence(words.counted(count, 'front-line sheet'))} Answers to scales are not printed one by one."


def _answer(material: Material, question: Question, answer: Answer) -> AnswerLine:
    by_role = answer.quote is not None and answer.quote.attribution is Attribution.ROLE
    return AnswerLine(
        who=material.who(answer.respondent),
        sure=_SURENESS[answer.sure],
        value=said_value(question, answer.value, material.currency)
        if answer.sure.answered
        else words.sentence(words.printable(answer.reason)),
        words=words.printable(answer.words),
        note=words.printable(answer.note),
        evidence=tuple(_evidence(proof) for proof in answer.evidence),
        quote=words.printable(answer.quote.text) if answer.quote and by_role else "",
        quoted=material.role_name(answer.respondent) if by_role else "",
        **_in_confidence(material, answer),
    )


def _in_confidence(material: Material, answer: Answer) -> dict[str, str]:
    """Return what was said in confidence with an answer, for the edition that holds it."""
    if not material.edition.in_confidence:
        return {}
    unprinted = answer.quote is not None and answer.quote.attribution is Attribution.NOT_FOR_PRINT
    return {
        "private": words.printable(answer.private_note),
        "unprinted": words.printable(answer.quote.text) if answer.quote and unprinted else "",
    }


def _evidence(proof: Evidence) -> EvidenceLine:
    day = words.day(proof.date) if proof.date else ""
    dated = f", {day}" if day and day not in proof.title else ""
    return EvidenceLine(words.printable(proof.title) + dated, words.printable(proof.link), words.link(proof.link))


def _unnamed(material: Material, asked: tuple[Question, ...]) -> tuple[str, ...]:
    """Return the anonymous quotes of a step in alphabetical order, which says nothing about who spoke or of what."""
    if len(material.engagement.respondents) < 2:  # noqa: PLR2004 - one respondent has nobody to hide among
        return ()
    return tuple(sorted({text for question in asked for text in _anonymous(material, question.id)}))


def _anonymous(material: Material, question: str) -> tuple[str, ...]:
    quotes = (answer.quote for answer in material.given(question))
    return tuple(
        words.printable(quote.text) for quote in quotes if quote and quote.attribution is Attribution.ANONYMOUS
    )


def _held_back(material: Material) -> str:
    if len(material.engagement.respondents) > 1:
        return ""
    count = sum(len(_anonymous(material, question)) for question in material.engagement.answers)
    if not count:
        return ""
    return f"With one respondent an anonymous quote would name its speaker: {words.counted(count, 'quote')} held back."
