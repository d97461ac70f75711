"""What stands in the way of gates today: mistakes and steps that close them, apart from what is not yet known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.phases import mistakes_closing, steps_short
from assess.report import words
from assess.report.mistakes import ranked
from assess.scoring.assessment import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.planning.rollout import Phase
    from assess.report.material import Material


@dataclass(frozen=True, slots=True)
class Obstacles:
    """How many critical mistakes detected and steps too low close gates, and of how many of both it is not settled.

    criteria: how many exit criteria beside the one on critical mistakes are known not to be met.
    """

    mistakes: int
    steps: int
    open_mistakes: int
    open_steps: int
    criteria: int = 0


def obstacles(material: Material, phases: Sequence[Phase]) -> Obstacles:
    """Return what stands in the way of the gates that end these phases, each thing counted once."""
    gates = {gate.id: gate for gate in material.bank.planning.timing.gates}
    ahead = [gates[phase.gate] for phase in phases if not phase.passed and phase.gate in gates]
    clauses = [each for gate in ahead for each in steps_short(material.bank, material.assessment, gate)]
    failed = {each.step for each in clauses if each.status is Status.FAILED}
    found = {each.id for gate in ahead for each in mistakes_closing(material.bank, material.assessment, gate)}
    free = {stage.id for stage in material.bank.scoring.stages if stage.no_critical_mistake}
    asks = any(gate.stage in free for gate in ahead)
    may = sum(each.band == "critical" for each in ranked(material, Verdict.POSSIBLE)) if asks else 0
    told = {each.says for gate in ahead for each in gate.exit if each.no_critical_mistake}
    unmet = {
        each.says
        for phase in phases
        if not phase.passed
        for each in phase.exit
        if each.status is Status.FAILED and each.says not in told
    }
    return Obstacles(len(found), len(failed), may, len({each.step for each in clauses} - failed), len(unmet))


def in_the_way(found: Obstacles) -> str:
    """Return what stands in the way, and of what it is not yet known, in a sentence."""
    ways = words.listed(
        [
            words.counted(found.mistakes, "critical mistake") if found.mistakes else "",
            words.counted(found.steps, "low step") if found.steps else "",
            words.counted(found.criteria, "unmet criterion", "unmet criteria") if found.criteria else "",
        ]
    )
    open_ = words.listed(
        [
            words.counted(found.open_mistakes, "possible critical mistake") if found.open_mistakes else "",
            words.counted(found.open_steps, "step") if found.open_steps else "",
        ]
    )
    return words.sentence(f"{ways or 'nothing known'} in the way{f'; not yet settled: {open_}' if open_ else ''}")
