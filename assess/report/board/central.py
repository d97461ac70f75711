"""What stays central, within which rules teams decide, and who can stop them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored
from assess.planning.guardrails import GUARDRAILS, RESERVED_MATTERS
from assess.planning.wording import begun
from assess.report import words
from assess.report.appendices.guardrails import overdue_since
from assess.report.board.rest import elsewhere
from assess.report.board.source import Source, of_register, source
from assess.report.cover import last_answer
from assess.report.registers import NONE, none_given, said_cell
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.engagement.model import Row
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material

_MOST_MATTERS = 6
_MOST_RULES = 6
_MOST_OFFERED = 3
_MOST_NAMED = 8
_CLAUSE = re.compile("[;,] ")


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter that stays central."""

    matter: str
    stays_with: str
    limit: str
    reason: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One guardrail. state: "in force", "nobody owns it" or "proposed"; mark: the same as a drawing."""

    name: str
    domain: str
    rule: str
    owner: str
    state: str
    mark: str


@dataclass(frozen=True, slots=True)
class StopLine:
    """Who can stop what, and how that stands."""

    topic: str
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class KillLine:
    """One event that may end the pilot before its gate: what it is, who calls it and what follows."""

    says: str
    owner: str
    then: str


@dataclass(frozen=True, slots=True)
class CentralView:
    """The part on what stays central. no_matters: said in place of the table where it is empty."""

    matters: tuple[MatterLine, ...]
    no_matters: str
    more_matters: str
    matters_source: Source
    rules: tuple[RuleLine, ...]
    more_rules: str
    rules_source: Source
    stops: tuple[StopLine, ...]
    kills: tuple[KillLine, ...]


def central_view(material: Material, plan: RolloutPlan) -> CentralView:
    """Return the part on what stays central and who can stop it."""
    matters = _rows(material, RESERVED_MATTERS)
    own, offered = sorted(_rows(material, GUARDRAILS), key=_in_force), plan.offers.guardrails
    shown = min(len(own), _MOST_RULES - min(len(offered), _MOST_OFFERED))
    proposed = tuple(_offered(plan))[: _MOST_RULES - shown]
    return CentralView(
        matters=tuple(_matter(material, row) for row in matters[:_MOST_MATTERS]),
        no_matters=""
        if matters
        else "No reserved matter is listed yet. Until one is, nobody can say what is not handed over.",
        more_matters=elsewhere(len(matters) - _MOST_MATTERS, "more matter"),
        matters_source=of_register(material, RESERVED_MATTERS),
        rules=(*(_rule(material, row) for row in own[:shown]), *proposed),
        more_rules=_more_rules(material, own[shown:], len(offered) - len(proposed)),
        rules_source=of_register(material, GUARDRAILS),
        stops=tuple(_stops(material)),
        kills=tuple(
            KillLine(words.sentence(kill.says), kill.owner, words.sentence(kill.then))
            for phase in plan.phases
            if not phase.passed
            for kill in phase.kill
        ),
    )


def _rows(material: Material, register: str) -> tuple[Row, ...]:
    return tuple(material.engagement.registers.get(register, ()))


def _said(material: Material, register: str, row: Row, column: str, most: int) -> str:
    """Return a cell in so many characters; blank ones are not yet known."""
    known = material.bank.register_by_id[register].column(column)
    return words.shortened(said_cell(known, row).text, most) if known is not None else words.NONE


def _matter(material: Material, row: Row) -> MatterLine:
    name, stays, limit, reason = (
        _said(material, RESERVED_MATTERS, row, column, most)
        for column, most in (("matter", 60), ("stays-with", 60), ("limit", 70), ("reason", 84))
    )
    return MatterLine(begun(name), "nobody" if stays == NONE else stays, *map(none_given, (limit, reason)))


def _rule(material: Material, row: Row) -> RuleLine:
    owner = row.cells.get("owner", "")
    state, mark = (_held(material, row), "passed") if owner else ("nobody owns it", "failed")
    if "owner" not in row.cells or "rule" not in row.cells:
        state, mark = "not yet known", "unresolved"
    elif row.cells["rule"] is None:
        state, mark = "not written", "failed"
    rule, threshold = (
        _said(material, GUARDRAILS, row, column, most) for column, most in (("rule", 130), ("threshold", 70))
    )
    told = rule if threshold in (NONE, "not known") else _with_threshold(rule, threshold)
    name, domain = (
        _said(material, GUARDRAILS, row, column, most) for column, most in (("guardrail", 50), ("domain", 20))
    )
    return RuleLine(
        begun(name),
        "" if name.lower() == domain.lower() else domain,
        told if row.cells.get("rule") else "Nothing is written.",
        "nobody" if row.cells.get("owner", "") is None else _said(material, GUARDRAILS, row, "owner", 50),
        state,
        mark,
    )


def _with_threshold(rule: str, threshold: str) -> str:
    return f"{words.sentence(rule)} Threshold: {phrases.inside(words.sentence(threshold))}"


def _held(material: Material, row: Row) -> str:
    """Return that a rule is in force, and since when its review is overdue, or that this is not known."""
    if due := overdue_since(material, row):
        return f"in force; review overdue since {words.day(due)}"
    dated = words.iso_day(str(row.cells.get("review-date") or ""))
    open_ = dated and words.iso_day(last_answer(material)) is None
    return "in force; not known whether overdue" if open_ else "in force"


def _in_force(row: Row) -> bool:
    """Return whether a rule is written and owned: those that are not come first."""
    return bool(row.cells.get("owner")) and bool(row.cells.get("rule"))


def _offered(plan: RolloutPlan) -> Iterator[RuleLine]:
    for each in plan.offers.guardrails:
        template = each.template
        told = _with_threshold(template.rule, _CLAUSE.split(template.threshold, maxsplit=1)[0])
        yield RuleLine(
            template.name, template.domain.capitalize(), words.shortened(told, 200), each.owner, "proposed", "proposed"
        )


def _more_rules(material: Material, own: Sequence[Row], offered: int) -> str:
    """Return which of the company's own rules are in force besides, and how many more are proposed."""
    names = [_said(material, GUARDRAILS, row, "guardrail", 50) for row in own]
    rest = len(names) - _MOST_NAMED
    told = phrases.names([*names[:_MOST_NAMED], *([f"{words.spelled(rest)} more"] if rest > 0 else [])])
    besides = f"In the register besides: {told}." if told else ""
    late = sum(bool(overdue_since(material, row)) for row in own)
    all_ = f"all {words.spelled(late)}" if 1 < late == len(own) else words.spelled(late)
    overdue = words.sentence(f"the review of {all_} of them is overdue") if late else ""
    return " ".join(each for each in (besides, overdue, elsewhere(offered, "more proposed rule")) if each)


def _stops(material: Material) -> Iterator[StopLine]:
    inputs = material.bank.planning.inputs
    if inputs.power_to_stop is not None:
        yield StopLine(
            "A control function", _level(material, inputs.power_to_stop), source(material, [inputs.power_to_stop])
        )
    yield StopLine("The sponsor", _level(material, inputs.sponsor), source(material, [inputs.sponsor]))


def _level(material: Material, question: str) -> str:
    """Return what was answered to a question of levels in its own words: at its worst, and at its best."""
    asked, score = material.bank.question_by_id[question], material.scores.get(question)
    points = score.points if score is not None else None
    if not isinstance(asked, Anchored) or points is None or (points.low <= 0 and points.high >= 100):  # noqa: PLR2004 - the whole scale
        return f"{asked.name}: {words.NOT_YET_KNOWN}."
    low, high = map(asked.anchor_worth, points)
    if low == high:
        return _first(low)
    return f"Not yet settled. At worst: {_first(low)} At best: {_first(high)}"


def _first(anchor: str) -> str:
    return words.sentence(phrases.told(anchor).partition(". ")[0])
