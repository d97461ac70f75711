"""The gates that are still to come: what each asks of a step, and before which one an action belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Urgency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.model import Bank
    from assess.bank.planning import DecisionGate
    from assess.planning.actions import Call
    from assess.planning.rollout import Schedule
    from assess.scoring.assessment import Assessment
    from assess.scoring.ranges import Range


@dataclass(frozen=True, slots=True)
class OpenGate:
    """A gate that has not passed. place: among all gates. asks: the least points of each step for it to open.

    closes_on_critical: whether a critical mistake keeps it closed.
    """

    id: str
    name: str
    place: int
    steps: tuple[int, ...]
    asks: Mapping[int, float]
    closes_on_critical: bool


@dataclass(frozen=True, slots=True)
class GatesAhead:
    """The gates that have not passed, in order, and the points of every step."""

    gates: tuple[OpenGate, ...]
    steps: Mapping[int, Range | None]

    def gate_for(self, call: Call, step: int) -> OpenGate | None:
        """Return the gate before which a call wants an action of a step, None where no gate waits for it."""
        if call.urgency in (Urgency.DETECTED, Urgency.POSSIBLE):
            return self._for_mistake(step, critical=call.critical)
        return next((gate for gate in self.gates if self._short(step, gate)), None)

    def _for_mistake(self, step: int, *, critical: bool) -> OpenGate | None:
        wanted = [gate for gate in self.gates if step in gate.steps or (critical and gate.closes_on_critical)]
        return next(iter(wanted or self.gates), None)

    def _short(self, step: int, gate: OpenGate) -> bool:
        points = self.steps.get(step)
        return step in gate.asks and (points.low if points is not None else 0.0) < gate.asks[step]


def gates_ahead(bank: Bank, assessment: Assessment, schedule: Schedule) -> GatesAhead:
    """Return the gates that have not passed, with what each asks for."""
    passed = {gate.gate for gate in schedule.gates if gate.passed}
    critical = {stage.id for stage in bank.scoring.stages if stage.no_critical_mistake}
    gates = [
        OpenGate(
            id=gate.id,
            name=gate.name,
            place=place,
            steps=gate.steps,
            asks=asked_of_steps(bank, gate),
            closes_on_critical=gate.stage in critical,
        )
        for place, gate in enumerate(bank.planning.timing.gates)
        if gate.id not in passed
    ]
    return GatesAhead(tuple(gates), {step.id: step.range for step in assessment.steps})


def asked_of_steps(bank: Bank, gate: DecisionGate) -> Mapping[int, float]:
    """Return the least points of each step that a gate asks for.

    A gate that opens no stage counts with the next one that does, for the steps whose actions belong before it.
    """
    stage = stage_behind(bank, gate)
    steps: Mapping[int, float] = next((one.steps for one in bank.scoring.stages if one.id == stage), {})
    return steps if gate.stage is not None else {step: least for step, least in steps.items() if step in gate.steps}


def stage_behind(bank: Bank, gate: DecisionGate) -> str | None:
    """Return the stage by whose thresholds a gate is judged: its own, or that of the next gate that has one."""
    gates = bank.planning.timing.gates
    return next((one.stage for one in gates[gates.index(gate) :] if one.stage is not None), None)
