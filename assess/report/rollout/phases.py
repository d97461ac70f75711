"""The plan, phase by phase: what each gate asks for, what closes it today, what ends the pilot, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases
from assess.report.steps import STATUSES
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from assess.planning.rollout import Phase, RolloutPlan
    from assess.report.material import Material

_WAYS = {"two-way": "Two-way: it can be taken back", "one-way": "One-way: it cannot be taken back cheaply"}


@dataclass(frozen=True, slots=True)
class ExitView:
    """One exit criterion and how it stands."""

    says: str
    status: str
    mark: str


@dataclass(frozen=True, slots=True)
class KillView:
    """What ends the pilot, who calls it and what is done."""

    says: str
    owner: str
    then: str


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase. gate: the one that ends it, "" for the last. actions: how many, by their numbers."""

    name: str
    means: str
    gate: str
    when: str
    owner: str
    way: str
    rollback: str
    contains: str
    actions: str
    closed_by: tuple[str, ...]
    exit: tuple[ExitView, ...]
    kill: tuple[KillView, ...]


@dataclass(frozen=True, slots=True)
class PhasesView:
    """The phases that lie ahead, and the names of those behind."""

    passed: str
    phases: tuple[PhaseView, ...]


def phases_view(material: Material) -> PhasesView | None:
    """Return the part on phases, or None without a plan."""
    if material.plan is None or not material.plan.phases:
        return None
    behind = [phase.name for phase in material.plan.phases if phase.passed]
    return PhasesView(
        passed=f"Behind already: {words.listed(behind)}." if behind else "",
        phases=tuple(_phase(material.plan, phase) for phase in material.plan.phases if not phase.passed),
    )


def _phase(plan: RolloutPlan, phase: Phase) -> PhaseView:
    names = {each.activity: each.name for each in plan.schedule.activities}
    numbers = sorted(each.number for each in plan.actions if each.call.action.id in phase.actions)
    inside = words.listed(names.get(each, each) for each in phase.activities)
    return PhaseView(
        name=phase.name,
        means=words.sentence(phase.means),
        gate=phase.gate_name,
        when=_when(phase),
        owner=phase.owner,
        way=_WAYS.get(phase.way, phase.way),
        rollback=words.sentence(phase.rollback),
        contains=words.sentence(inside.lower()) if inside else "",
        actions=numbered(numbers),
        closed_by=tuple(words.sentence(phrases.told(each)) for each in phase.closed_by),
        exit=tuple(
            ExitView(words.sentence(each.says), STATUSES[each.status], each.status.value) for each in phase.exit
        ),
        kill=tuple(KillView(words.sentence(each.says), each.owner, words.sentence(each.then)) for each in phase.kill),
    )


def _when(phase: Phase) -> str:
    if phase.weeks is None:
        return ""
    middle = phrases.when(phase.weeks, phase.dates, "p50")
    safe = phrases.when(phase.weeks, phase.dates, "p80")
    return f"{middle} (P50), {safe} (P80)"


def proven(phase: Phase) -> str:
    """Return how many of a gate's exit criteria are proven: "Two of the five exit criteria are proven."."""
    met, all_ = sum(each.status is Status.PASSED for each in phase.exit), len(phase.exit)
    if all_ <= 1:
        return f"The exit criterion is {'proven' if met else 'not yet proven'}." if all_ else ""
    are = "are" if met > 1 else "is"
    return words.sentence(f"{words.spelled(met)} of the {words.spelled(all_)} exit criteria {are} proven")


def numbered(numbers: list[int]) -> str:
    """Return numbers with runs drawn together: "actions 1 to 4, 7 and 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(one) for one in run]  # noqa: PLR2004 - two are told
    return f"action{'' if len(numbers) == 1 else 's'} {words.listed(parts)}" if numbers else ""
