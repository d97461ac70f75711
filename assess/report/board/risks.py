"""The risks: which mistakes are being made and which may be, what shows them, whose they are and what controls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import direct_cures
from assess.report import words
from assess.report.board.front import control_of
from assess.report.board.rest import elsewhere
from assess.report.board.source import Source, source
from assess.report.mistakes import VERDICTS, asked_first, band, ranked
from assess.report.rollout import phrases
from assess.scoring.assessment import Verdict
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material
    from assess.scoring.assessment import Dial, MistakeFinding

_MOST_DETECTED = 6
_MOST_POSSIBLE = 4
_MOST_SIGNS = 1


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One mistake. trigger: the signs by which it shows. control: the cure, or what to find out first."""

    mark: str
    verdict: str
    name: str
    band: str
    trigger: str
    owner: str
    control: str
    source: Source


@dataclass(frozen=True, slots=True)
class RisksView:
    """The part on risks. more: how many are not listed. balance: which end of a pair is being made, in sentences."""

    says: str
    source: Source
    detected: tuple[RiskLine, ...]
    possible: tuple[RiskLine, ...]
    more: str
    balance: str


def risks_view(material: Material, plan: RolloutPlan) -> RisksView | None:
    """Return the part on risks, or None where no mistake is detected or possible."""
    found, may = ranked(material, Verdict.DETECTED), ranked(material, Verdict.POSSIBLE)
    if not found and not may:
        return None
    listed, open_ = found[:_MOST_DETECTED], may[:_MOST_POSSIBLE]
    lines = tuple(_line(material, plan, each) for each in (*listed, *open_))
    of = words.counted(len(material.assessment.mistakes), "common mistake")
    return RisksView(
        says=f"Of {of}, {_counts(len(found), len(may))}.",
        source=source(material, [], "Mistakes"),
        detected=lines[: len(listed)],
        possible=lines[len(listed) :],
        more=elsewhere(len(found) + len(may) - len(lines), "further mistake"),
        balance=" ".join(_balance(dial) for dial in material.assessment.dials if _tips(dial)),
    )


def _counts(found: int, may: int) -> str:
    told = f"{words.spelled(found)} {'are' if found > 1 else 'is'} detected"
    if not may:
        return f"{told} and none is possible besides"
    are = "are" if may > 1 else "is"
    return f"{told} and {words.spelled(may)} {are} possible: the answers neither show nor rule out the latter"


def _line(material: Material, plan: RolloutPlan, found: MistakeFinding) -> RiskLine:
    detected = found.verdict is Verdict.DETECTED
    truth = Truth.TRUE if detected else Truth.UNKNOWN
    signs = [words.sentence(clause.says) for clause in found.clauses if clause.truth is truth]
    rest = len(signs) - _MOST_SIGNS
    joined = "And" if detected else "Or by"
    more = f" {joined} {words.spelled(rest)} other {'sign' if rest == 1 else 'signs'}." if rest > 0 else ""
    control = control_of(material, plan, found) if detected else _find_out(material, found)
    return RiskLine(
        found.verdict.value,
        VERDICTS[found.verdict],
        found.name,
        band(found),
        f"{' '.join(signs[:_MOST_SIGNS])}{more}",
        _owner(material, found),
        words.sentence(control),
        source(material, found.answers if detected else found.settle, "", 3),
    )


def _owner(material: Material, found: MistakeFinding) -> str:
    """Return whose the cure of a mistake is."""
    cure = direct_cures(material.bank).get(found.id)
    owner = next((each.owner for each in material.bank.actions if each.id == cure), "")
    return phrases.role_name(material.bank, owner) if owner else words.NONE


def _find_out(material: Material, found: MistakeFinding) -> str:
    if not found.settle:
        return "Look again when more is known"
    names = [phrases.quoted(material.question_name(each)) for each in asked_first(material, found, 2)]
    return f"Find out first: {words.listed(names)}"


def _tips(dial: Dial) -> bool:
    return Verdict.DETECTED in (dial.too_loose_verdict, dial.too_tight_verdict)


def _balance(dial: Dial) -> str:
    """Return which end of a pair is being made: "Guardrails are too loose, not too tight."."""
    loose, tight = dial.too_loose_verdict, dial.too_tight_verdict
    are = "are" if dial.name.endswith("s") else "is"
    if loose is tight:
        return f"{dial.name} {are} too loose in one place and too tight in another."
    made, other, end = ("loose", "tight", tight) if loose is Verdict.DETECTED else ("tight", "loose", loose)
    rest = "perhaps also" if end is Verdict.POSSIBLE else "not"
    return f"{dial.name} {are} too {made}, {rest} too {other}."
