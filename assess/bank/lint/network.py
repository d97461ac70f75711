"""The network of activities and gates: it has a beginning, its gates stand in their order, and each part has an end."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from assess.bank.lint.cycle import circles
from assess.bank.lint.problem import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.planning import Timing
    from assess.bank.source import Place


def check(bank: Bank) -> Iterator[Found]:
    """Yield what is wrong with the order and the timing of a plan."""
    timing = bank.planning.timing
    waits = {one.id: one.after for one in timing.activities} | {gate.id: gate.after for gate in timing.gates}
    before = {name: _before(name, waits) for name in waits}
    yield from _circles(timing, waits)
    yield from _gates_in_order(timing, before)
    stages = [stage.id for stage in bank.scoring.stages]
    if all(gate.stage in (None, *stages) for gate in timing.gates):
        yield from _stages_in_order(stages, timing)
        yield from _done(stages, timing, before)
        yield from _forgotten(stages, timing, before)
    yield from _kill(timing)
    yield from _windows(bank.planning.capacity.windows)


def _found(code: str, place: Place, says: str, mend: str) -> Found:
    return Found(code, "planning", 0, place, says, mend)


def _before(name: str, waits: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return everything that an activity or a gate waits for, and what that waits for in turn."""
    seen: set[str] = set()
    waiting = list(waits[name])
    for one in waiting:  # grows while it is read
        if one not in seen:
            seen.add(one)
            waiting.extend(waits.get(one, ()))
    return frozenset(seen)


def _circles(timing: Timing, waits: Mapping[str, Sequence[str]]) -> Iterator[Found]:
    places: dict[str, Place] = {one.id: ("activities", at) for at, one in enumerate(timing.activities)}
    places |= {one.id: ("gates", at) for at, one in enumerate(timing.gates)}
    for circle in circles(waits):
        says = f"{circle[0]!r} waits for itself: {' > '.join(circle)}."
        yield _found("B508", ("timing", *places[circle[0]], "after"), says, "Take one `after` out of the circle.")


def _gates_in_order(timing: Timing, before: Mapping[str, frozenset[str]]) -> Iterator[Found]:
    """Yield each gate that waits for one listed after it. One in a circle is told as such."""
    for at, gate in enumerate(timing.gates):
        later = [other.id for other in timing.gates[at + 1 :] if other.id in before[gate.id]]
        if later and gate.id not in before[gate.id]:
            says = f"The gate {gate.id!r} waits for {later[0]!r}, which is listed after it."
            mend = "List the gates in the order in which they open; each ends the phase after the one before."
            yield _found("B509", ("timing", "gates", at), says, mend)


def _stages_in_order(stages: Sequence[str], timing: Timing) -> Iterator[Found]:
    opening = [(at, gate) for at, gate in enumerate(timing.gates) if gate.stage is not None]
    for (_, earlier), (at, later) in pairwise(opening):
        if stages.index(later.stage or "") <= stages.index(earlier.stage or ""):
            says = f"The gate {later.id!r} opens {later.stage!r}, and {earlier.id!r} before it opens {earlier.stage!r}."
            mend = f"Stages open once each and in their order: {', '.join(stages)}."
            yield _found("B509", ("timing", "gates", at, "stage"), says, mend)


def _done(stages: Sequence[str], timing: Timing, before: Mapping[str, frozenset[str]]) -> Iterator[Found]:
    """Yield each activity that a stage is said to have behind it although its gate does not wait for it."""
    opening = {gate.stage: gate.id for gate in timing.gates if gate.stage is not None}
    for at, activity in enumerate(timing.activities):
        if activity.done_at is None or activity.done_at not in stages:
            continue
        gate = opening.get(activity.done_at)
        place = ("timing", "activities", at, "done_at")
        if gate is None:
            says = f"No gate opens {activity.done_at!r}, at which {activity.id!r} is said to be done."
            yield _found("B510", place, says, f"Name a stage that a gate opens: {', '.join(opening)}.")
        elif activity.id not in before[gate]:
            says = f"{activity.id!r} is said to be done at {activity.done_at!r}, and {gate!r} opens it without waiting."
            mend = f"Name a later stage, or let what {gate!r} waits for come after {activity.id!r}."
            yield _found("B510", place, says, mend)


def _forgotten(stages: Sequence[str], timing: Timing, before: Mapping[str, frozenset[str]]) -> Iterator[Found]:
    """Yield each activity that may still be to do when the gate waiting for it has passed, and then delays nothing.

    Where the answers show a gate's stage, its weeks are 0: it no longer hands on what it waited for.
    """
    opened = {gate.stage for gate in timing.gates}
    gates = [(stages.index(gate.stage), gate) for gate in timing.gates if gate.stage is not None]
    for (stage, gate), (at, activity) in product(gates, enumerate(timing.activities)):
        if activity.id not in gate.after or (activity.done_at is not None and activity.done_at not in opened):
            continue
        if activity.done_at is not None and stages.index(activity.done_at) <= stage:
            continue
        if not any(activity.id in later.after and gate.id in before[later.id] for later in timing.activities):
            says = (
                f"{activity.id!r} may still be to do once {gate.id!r} has passed, and nothing after that waits for it."
            )
            mend = (
                f"Put {activity.id!r} into the `after` of an activity that follows {gate.id!r}, or mend its `done_at`."
            )
            yield _found("B516", ("timing", "activities", at), says, mend)


def _kill(timing: Timing) -> Iterator[Found]:
    ends = [gate.id for gate in timing.gates if gate.kill]
    if len(ends) != 1:
        says = f"The kill criteria may end the phases of {', '.join(ends)}." if ends else "No phase has kill criteria."
        yield _found("B511", ("timing", "kill"), says, "Give `kill: true` to the one gate that ends the pilot's phase.")


def _windows(windows: Sequence[int]) -> Iterator[Found]:
    if any(later <= earlier for earlier, later in pairwise(windows)):
        says = f"The windows run {', '.join(str(days) for days in windows)} days."
        yield _found("B515", ("capacity", "windows"), says, "List them from the first to the last.")
