"""The plan, phase by phase: what each gate asks for, what closes it today, what stops the pilot, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.phases import mistakes_closing, phase_of_start
from assess.planning.rollout import Window
from assess.report import words
from assess.report.rollout import phrases
from assess.report.steps import STATUSES
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.planning.rollout import Phase, RolloutPlan
    from assess.report.material import Material, Ref

_MOST_REFS = 6
_WAYS = {"two-way": "Two-way: it can be taken back", "one-way": "One-way: it cannot be taken back cheaply"}


@dataclass(frozen=True, slots=True)
class ExitView:
    """One exit criterion and how it stands. refs: the answers that tell, if any do; because: what they leave open."""

    says: str
    status: str
    mark: str
    refs: tuple[Ref, ...]
    because: str


@dataclass(frozen=True, slots=True)
class KillView:
    """What stops the pilot, who calls it and what is done."""

    says: str
    owner: str
    then: str


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase. gate: the one that ends it, "" for the last. actions: by their numbers, those not certain apart.

    behind: the questions behind the mistakes that keep the gate closed.
    """

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
    behind: tuple[Ref, ...]
    undecided: tuple[str, ...]
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
        passed=past(behind),
        phases=tuple(_phase(material, material.plan, phase) for phase in material.plan.phases if not phase.passed),
    )


def past(names: Iterable[str]) -> str:
    """Return which phases lie behind, or nothing."""
    behind = words.listed(map(phrases.quoted, names))
    return f"Phases behind already: {behind}." if behind else ""


def _phase(material: Material, plan: RolloutPlan, phase: Phase) -> PhaseView:
    return PhaseView(
        name=phase.name,
        means=words.sentence(phase.means),
        gate=phase.gate_name,
        when=_when(phase),
        owner=phase.owner,
        way=_WAYS.get(phase.way, phase.way),
        rollback=words.sentence(phase.rollback),
        contains=_work(material, plan, phase),
        actions=needed(plan, phase),
        closed_by=tuple(words.sentence(phrases.told(each)) for each in phase.closed_by),
        behind=_behind(material, phase),
        undecided=tuple(words.sentence(phrases.told(each)) for each in phase.undecided),
        exit=tuple(
            ExitView(
                words.sentence(each.says),
                STATUSES[each.status],
                each.status.value,
                material.few_refs(each.questions, _MOST_REFS),
                each.because if each.status is Status.UNRESOLVED else "",
            )
            for each in phase.exit
        ),
        kill=tuple(KillView(words.sentence(each.says), each.owner, words.sentence(each.then)) for each in phase.kill),
    )


def _work(material: Material, plan: RolloutPlan, phase: Phase) -> str:
    """Return the work of a phase: what its gate waits for, and what begins in it for a later gate.

    Of what should have begun in a phase that has passed, nobody knows how far it has come.
    """
    names = {each.activity: phrases.inside(each.name) for each in plan.schedule.activities if not each.done}
    begun = phase_of_start(material.bank)
    ids = [each.id for each in plan.phases]
    ahead = [each.id for each in plan.phases if not each.passed]
    earlier = [
        one
        for one in phase.activities
        if one in names and begun[one] in ahead and ids.index(begun[one]) < ids.index(phase.id)
    ]
    whole = [names[one] for one in phase.activities if one in names and one not in earlier]
    begins = [
        names[one] for one, at in begun.items() if one in names and at == phase.id and one not in phase.activities
    ]
    said = "; ".join(whole) if whole != [phrases.inside(phase.name)] else ""
    told = (
        f"Work: {said}." if said else "",
        f"Begins beside it: {words.listed(begins)}." if begins else "",
        f"Begun earlier and needed here: {words.listed(names[one] for one in earlier)}." if earlier else "",
    )
    return " ".join(each for each in told if each)


def needed(plan: RolloutPlan, phase: Phase) -> str:
    """Return the actions of a phase: "actions 1 to 4; actions 5 and 6 only if an open question confirms a mistake"."""
    own = [each for each in plan.actions if each.call.action.id in phase.actions]
    doubtful = sorted(each.number for each in own if each.window is Window.CONDITIONAL)
    certain = sorted(each.number for each in own if each.window is not Window.CONDITIONAL)
    confirmed = f"{numbered(doubtful)} only if an open question confirms a mistake" if doubtful else ""
    return "; ".join(each for each in (numbered(certain), confirmed) if each)


def _behind(material: Material, phase: Phase) -> tuple[Ref, ...]:
    gate = next((each for each in material.bank.planning.timing.gates if each.id == phase.gate), None)
    if gate is None or not phase.closed_by:
        return ()
    found = mistakes_closing(material.bank, material.assessment, gate)
    return material.few_refs(tuple(dict.fromkeys(question for each in found for question in each.answers)), _MOST_REFS)


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
    return words.sentence(f"{words.of_all(met, all_)} exit criteria {are} proven")


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
