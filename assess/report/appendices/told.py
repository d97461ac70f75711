"""How a client's answer or figure is told in a sentence of an appendix; what nobody knows names its question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored, Figures, Number, Percent, YesNo
from assess.planning.figures import figure, question_of
from assess.report import words
from assess.report.rollout import phrases
from assess.scoring.assessment import Standing
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from assess.bank.questions import Question
    from assess.report.material import Material
    from assess.scoring.facts import Facts


_HOURS_A_DAY = 24
_LONG_HOURS = 3 * _HOURS_A_DAY


def answer_told(material: Material, facts: Facts, question: str) -> str:
    """Return what was answered to a question: its anchor, its figure, or what it is worth where it has neither."""
    score = material.scores.get(question)
    left_out = _left_out(material, question)
    if left_out or score is None:
        return left_out
    points = score.points
    if points is None or (points.low <= 0 and points.high >= 100):  # noqa: PLR2004 - the whole scale says nothing
        return not_yet_known(question)
    figure_ = known_figure(material, facts, question)
    return words.sentence(figure_) if figure_ else _said(material.bank.question_by_id[question], points)


def figure_told(material: Material, facts: Facts, reference: str) -> str:
    """Return a figure with its unit ("10 %", "2 to 4 weeks")."""
    question = question_of(reference)
    left_out = _left_out(material, question)
    if left_out:
        return left_out
    value = known_figure(material, facts, reference)
    return words.sentence(value) if value else not_yet_known(question)


def known_figure(material: Material, facts: Facts, reference: str) -> str:
    """Return a figure with its unit, "" where it is not known or was not asked."""
    unit = _unit(material, reference)
    return _counted(material, unit, figure(facts, reference)) if unit is not None else ""


def unsure_figure(material: Material, reference: str) -> str:
    """Return a figure as it was given where it is so unsure that it counts as unknown, "" where nobody gave one."""
    question = question_of(reference)
    score = material.scores.get(question)
    if score is None or score.standing is not Standing.UNSURE:
        return ""
    part = reference.removeprefix(question).lstrip(".")
    values = [given.value for given in material.given(question) if given.sure.answered]
    parts = [value.get(part) if part and isinstance(value, Mapping) else value for value in values]
    said = [float(value) for value in parts if isinstance(value, int | float) and not isinstance(value, bool)]
    unit = _unit(material, reference)
    if unit is None or not said:
        return ""
    told = _counted(material, unit, Range(min(said), max(said)))
    return f"{told}; {'answered by another role' if material.guessed(question) else 'unsure'}"


def _counted(material: Material, unit: str, value: Range | None) -> str:
    """Return a value of a figure with its unit, "" for none."""
    if value is None:
        return ""
    unit = unit.replace("currency", material.currency or "currency")
    if unit == "hours" and value.low >= _LONG_HOURS:
        value, unit = Range(*(round(end / _HOURS_A_DAY, 1) for end in value)), "days"
    if value.exact:
        return words.measured(value.low, unit)
    return f"{words.figure(value.low)} to {words.measured(value.high, unit)}"


def not_yet_known(question: str) -> str:
    """Return that something is not known, and which question asks for it."""
    return f"not yet known ({words.questions([question])})."


def _left_out(material: Material, question: str) -> str:
    score = material.scores.get(question)
    if score is None or score.standing is Standing.HIDDEN:
        return "not asked of this company."
    if score.standing is Standing.NOT_APPLICABLE:
        return f"said not to apply ({words.questions([question])})."
    if score.standing is Standing.WITHHELD:
        return f"withheld, because fewer than {words.spelled(material.bank.scoring.scale_respondents)} people answered."
    return ""


def _said(question: Question, points: Range) -> str:
    if isinstance(question, YesNo) and points.exact:
        yes = (points.low > 0) == (question.better == "yes")
        return f"yes. {words.sentence(question.yes_means)}" if yes else f"no. {words.sentence(question.no_means)}"
    if not isinstance(question, Anchored):
        return f"worth {words.span(points)} of 100 points."
    low, high = map(question.anchor_worth, points)
    if low == high:
        return phrases.inside(words.sentence(phrases.told(low)))
    return f"at worst, {_opening(low)} At best, {_opening(high)}"


def _opening(anchor: str) -> str:
    """Return the first sentence of an anchor, as it reads inside another."""
    return phrases.inside(words.sentence(phrases.told(anchor).partition(". ")[0]))


def _unit(material: Material, reference: str) -> str | None:
    """Return the unit of a figure, None where no question gives such a figure."""
    question = material.bank.question_by_id.get(question_of(reference))
    if isinstance(question, Figures):
        return next((each.unit for each in question.figures if reference == f"{question.id}.{each.id}"), None)
    return question.unit if isinstance(question, Number | Percent) and reference == question.id else None
