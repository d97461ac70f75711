"""The readiness ladder: the stages as rungs, the gate before each, and where the company stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report.charts import Ladder, ladder
from assess.report.rollout import phrases
from assess.report.steps import GATE_STATUSES
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from assess.bank.policy import Stage
    from assess.report.charts import Standing
    from assess.report.material import Material
    from assess.scoring.assessment import Gate


@dataclass(frozen=True, slots=True)
class Rung:
    """One stage. here: what marks it as the one reached, else "". gate: how its gate stands; asks: what of it is open.

    when: by when the gate is decided.
    """

    name: str
    here: str
    gate: str
    asks: str
    mark: str
    when: str


@dataclass(frozen=True, slots=True)
class LadderView:
    """The ladder: its drawing and what stands under each rung."""

    drawing: Ladder
    rungs: tuple[Rung, ...]


def ladder_view(material: Material) -> LadderView:
    """Return the ladder. Where too little is answered no rung is marked as reached."""
    stages = material.bank.scoring.stages
    gates = {gate.stage: gate for gate in material.assessment.stage.gates}
    rungs = tuple(_rung(material, stage, gates.get(stage.id)) for stage in stages)
    standings = tuple(_standing(material, place) for place in range(len(stages)))
    told = "; ".join(f"{rung.name}{f', {rung.here}' if rung.here else ''}: {rung.gate}" for rung in rungs)
    return LadderView(ladder(told, standings, tuple(rung.mark for rung in rungs)), rungs)


def _standing(material: Material, place: int) -> Standing:
    ids = [stage.id for stage in material.bank.scoring.stages]
    if not material.assessment.coverage.sufficient:
        return "ahead"
    at = ids.index(material.assessment.stage.reached)
    return "behind" if place < at else "here" if place == at else "next" if place == at + 1 else "ahead"


def _rung(material: Material, stage: Stage, gate: Gate | None) -> Rung:
    assessment = material.assessment
    reached = assessment.coverage.sufficient and stage.id == assessment.stage.reached
    here = ("provisionally here" if assessment.stage.provisional else "the company is here") if reached else ""
    if gate is None or not gate.clauses:
        return Rung(stage.name, here, "no gate before it", "", "", "")
    open_ = gate.status is Status.PASSED
    return Rung(
        stage.name,
        here,
        f"gate {GATE_STATUSES[gate.status]}",
        _asks(gate),
        gate.status.value,
        "" if open_ else _when(material, stage),
    )


def _asks(gate: Gate) -> str:
    """Return how much of what a gate asks for does not hold: "2 of 8 not met, 3 not settled"."""
    failed = sum(each.status is Status.FAILED for each in gate.clauses)
    unsettled = sum(each.status is Status.UNRESOLVED for each in gate.clauses)
    told = [f"{failed} of {len(gate.clauses)} not met"] if failed else []
    told += [f"{unsettled}{'' if failed else f' of {len(gate.clauses)}'} not settled"] if unsettled else []
    return ", ".join(told)


def _when(material: Material, stage: Stage) -> str:
    """Return at which decision of the plan the gate opens, and when by P80; nothing where no verdict is given."""
    timing = next((each for each in material.bank.planning.timing.gates if each.stage == stage.id), None)
    plan = material.plan
    gates = plan.schedule.gates if plan is not None else ()
    timed = next((each for each in gates if timing is not None and each.gate == timing.id and not each.passed), None)
    if timed is None or not material.assessment.coverage.sufficient:
        return ""
    latest = phrases.latest(timed.weeks, timed.dates, short=True)
    return latest if timed.name == stage.name else f"{timed.name}: {latest}"
