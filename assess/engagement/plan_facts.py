"""What is given for the plan alone: what a person-day costs, and the days nobody works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assess.bank.source import nearest
from assess.engagement.typed import blank, date_of, number_of, plain_figure, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assess.engagement.events import Json
    from assess.engagement.model import PlanInputs

_MOST_RATE = 1e9
_BETWEEN = re.compile("(?<=[0-9.])\\s*(?:[-\u2010-\u2015\u2212]|to)\\s*")  # a hyphen, a dash, a minus or "to"


def _day_rate(value: Json) -> Json:
    """Keep [low, high]; read them as a pair, as text such as 500-900, or as one figure."""
    ends = _BETWEEN.split(value.strip()) if isinstance(value, str) else value if isinstance(value, list) else [value]
    if len(ends) not in (1, 2):
        raise ValueError(f"{shown(value)} is not a day rate; give its low and high figure, such as 500-900, or one")
    try:
        low, high = (plain_figure(number_of(end, 0, _MOST_RATE)) for end in (ends[0], ends[-1]))
    except ValueError as misfit:
        raise ValueError(f"the day rate: {misfit}") from misfit
    if low > high:
        raise ValueError(f"the day rate {shown(value)} falls; give the lower figure first")
    return [low, high]


def _holidays(value: Json) -> Json:
    """Keep whole dates in order, each once; an empty list is none known."""
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is not a list of dates")  # noqa: TRY004 - one error type for any misfit
    return [*sorted({date_of(day, whole=True) for day in value})] or None


PLAN_FACTS: Mapping[str, Callable[[Json], Json]] = {"day-rate": _day_rate, "holidays": _holidays}
"""The facts that only a plan needs and what each takes."""


def accept_plan_fact(fact: str, value: Json) -> Json:
    """Return a fact for the plan as it is kept, None where it is not known; raises ValueError."""
    if fact not in PLAN_FACTS:
        raise ValueError(
            f"{shown(fact)} is not a fact for the plan; they are {', '.join(PLAN_FACTS)}.{nearest(fact, PLAN_FACTS)}"
        )
    return None if value is None or blank(value) else PLAN_FACTS[fact](value)


def plan_facts(inputs: PlanInputs) -> dict[str, Json]:
    """Return every fact for the plan as it is kept, None where it is not known."""
    return {
        "day-rate": [plain_figure(figure) for figure in inputs.day_rate] if inputs.day_rate else None,
        "holidays": [*inputs.holidays] or None,
    }
