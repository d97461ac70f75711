"""What stands in the way of gates today: mistakes and steps that close them, apart from what is not yet known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.phases import mistakes_closing, mistakes_possible, steps_short, unmet
from assess.planning.rollout import SquadVerdict
from assess.report import words
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.planning.rollout import Phase, RolloutPlan
    from assess.report.material import Material


@dataclass(frozen=True, slots=True)
class Obstacles:
    """How many critical mistakes detected and steps too low close gates, and of how many of both it is not settled.

    criteria: how many exit criteria beside the one on critical mistakes are known not to be met. no_squad: whether no
    squad can be formed for the pilot that starts, or runs, before these gates.
    """

    mistakes: int = 0
    steps: int = 0
    open_mistakes: int = 0
    open_steps: int = 0
    criteria: int = 0
    no_squad: bool = False


def obstacles(material: Material, phases: Sequence[Phase]) -> Obstacles:
    """Return what stands in the way of the gates that end these phases, each thing counted once."""
    bank, assessment = material.bank, material.assessment
    gates = {gate.id: gate for gate in bank.planning.timing.gates}
    ahead = [(phase, gates[phase.gate]) for phase in phases if not phase.passed and phase.gate in gates]
    clauses = [each for _, gate in ahead for each in steps_short(bank, assessment, gate)]
    failed = {each.step for each in clauses if each.status is Status.FAILED}
    return Obstacles(
        mistakes=len({each.id for _, gate in ahead for each in mistakes_closing(bank, assessment, gate)}),
        steps=len(failed),
        open_mistakes=len({each.id for _, gate in ahead for each in mistakes_possible(bank, assessment, gate)}),
        open_steps=len({each.step for each in clauses} - failed),
        criteria=sum(len(unmet(gate, phase.exit)) for phase, gate in ahead),
        no_squad=material.plan is not None and _lacks_squad(material.plan, [phase for phase, _ in ahead]),
    )


def _lacks_squad(plan: RolloutPlan, phases: Sequence[Phase]) -> bool:
    """Tell whether one of these phases is where the lack of a squad shows: before the pilot starts, or in it."""
    gated = [phase for phase in plan.phases if phase.gate]
    pilot = next((place for place, phase in enumerate(gated) if phase.kill), 0)
    due = next((phase for phase in gated[max(0, pilot - 1) : pilot + 1] if not phase.passed), None)
    return plan.squad.verdict is SquadVerdict.INFEASIBLE and due in phases


def in_the_way(found: Obstacles, of: str = "") -> str:
    """Return what stands in the way, and of what it is not yet known, in a sentence. of: of which gates, if several."""
    other = "other unmet" if found.mistakes else "unmet"
    ways = words.listed(
        [
            words.counted(found.mistakes, "critical mistake") if found.mistakes else "",
            words.counted(found.steps, "low step") if found.steps else "",
            words.counted(found.criteria, f"{other} criterion", f"{other} criteria") if found.criteria else "",
            "the lack of a squad" if found.no_squad else "",
        ]
    )
    stands = words.sentence(f"{ways or 'nothing known'} in the way {of}".rstrip())
    return f"{stands} {still_open(found)}".rstrip()


def still_open(found: Obstacles) -> str:
    """Return of what it is not yet known whether it stands in the way, in a sentence; nothing where all is known."""
    told = words.listed(
        [
            words.counted(found.open_mistakes, "possible critical mistake") if found.open_mistakes else "",
            words.counted(found.open_steps, "step") if found.open_steps else "",
        ]
    )
    return f"Not yet settled: {told}." if told else ""
