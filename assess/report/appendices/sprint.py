"""The innovation-sprint sheet: a doubt put to the test in two weeks, for the line that goes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.kpi_tree import KPIS
from assess.report import words
from assess.report.appendices.benchmark import baseline, known
from assess.report.appendices.blank import Filled, register_blank
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from assess.bank.appendices import Sample
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material, Ref

ITEMS = "items-a-quarter"
_WEEKS_A_QUARTER = 13
_WEEKS = 2
_SIDES = 2  # the new way beside the old one


@dataclass(frozen=True, slots=True)
class SprintSheet:
    """The sheet. power: how much a result of two weeks can tell here. measures: each with its value on record.

    ours: whether any value is on record; no table says of which line. ref: the question on what is kept of this one.
    days, roles: what is done, and by whom.
    """

    purpose: str
    line: Filled
    power: str
    prompts: tuple[str, ...]
    measures: tuple[tuple[str, Filled], ...]
    ours: bool
    ref: Ref
    days: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    stop: tuple[str, ...]


def sprint_sheet(material: Material, plan: RolloutPlan) -> SprintSheet:
    """Return the sheet for the line that goes first."""
    policy, planning = material.bank.appendices.sprint, material.bank.planning
    measures = tuple(_measures(material))
    return SprintSheet(
        purpose=policy.purpose,
        line=phrases.name(plan.pilot.chosen or "") or register_blank(material, planning.lines.register_),
        power=_power(material, plan),
        prompts=policy.prompts,
        measures=measures,
        ours=any(known(value) for _, value in measures),
        ref=material.ref(planning.inputs.line_baseline),
        days=tuple((each.days, each.does) for each in policy.days),
        roles=tuple((each.name, each.does) for each in policy.roles),
        stop=policy.stop,
    )


def _measures(material: Material) -> list[tuple[str, Filled]]:
    rows = {row.key: row for row in material.engagement.registers.get(KPIS, ())}
    expected = material.bank.register_by_id[KPIS].expected
    return [(each.name, baseline(material, rows.get(each.key), each.name)) for each in expected]


def _power(material: Material, plan: RolloutPlan) -> str:
    """Return how many items two weeks bring, and what so many can tell when they are shared between two sides."""
    register = material.bank.planning.lines.register_
    samples = material.bank.appendices.sprint.samples
    least = samples[0]
    row = next(
        (each for each in material.engagement.registers.get(register, ()) if each.key == plan.pilot.chosen), None
    )
    quarter = row.cells.get(ITEMS) if row is not None else None
    told = phrases.asked_under(material.bank, register)
    if isinstance(quarter, bool) or not isinstance(quarter, int | float):
        return f"How many items the line finishes in a quarter is not yet known ({told}). {_takes(least)}"
    items = int(quarter * _WEEKS / _WEEKS_A_QUARTER)
    side = items // _SIDES
    counted = words.counted(items, "item")
    head = f"The line finishes {words.figure(quarter)} items a quarter ({told}), or about {counted} in two weeks: "
    return f"{head}{words.spelled(side)} the new way and as many the old way. {_can_tell(side, samples)}"


def _takes(sample: Sample) -> str:
    return f"To tell {sample.finds} from chance takes {sample.items} each way (Cohen)."


def _can_tell(side: int, samples: tuple[Sample, ...]) -> str:
    enough = [each for each in samples if each.items <= side]
    if not enough:
        return f"{_takes(samples[0])} Read the result as a sign and look at each case; it is no proof."
    best = enough[-1]
    return f"That is enough to tell {best.finds} from chance, which takes {best.items} each way (Cohen)."
