"""What the appendices are made from in these tests."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from assess.engagement.model import Row
from assess.report.appendices.ground import Ground
from assess.report.material import Material
from assess.scoring.evaluate import evaluate, listen
from tests.report import example, plans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.model import Cell, Engagement
    from assess.planning.rollout import RolloutPlan
    from assess.scoring.facts import Facts

    Described: TypeAlias = tuple[str, str, Mapping[str, Cell]]


def material_of(plan: RolloutPlan) -> Material:
    """Return what a report on a plan is made from."""
    return Material(example.bank(), plan.engagement, evaluate(example.bank(), plan.engagement), (), None, plan)


def facts_of(plan: RolloutPlan) -> Facts:
    """Return the facts that rules read in a client's file."""
    return listen(example.bank(), plan.engagement).facts


def ground_of(plan: RolloutPlan) -> Ground:
    """Return what facts about a company with a plan are drawn from."""
    return Ground(material_of(plan), plan)


def client(*rows: Described, **changes: Any) -> Engagement:  # noqa: ANN401 - fields of the client
    """Return the example client with these rows only: each a register, a key and its cells."""
    registers: dict[str, list[Row]] = {}
    for register, key, cells in rows:
        registers.setdefault(register, []).append(Row(key, MappingProxyType(cells)))
    frozen = {register: tuple(held) for register, held in registers.items()}
    return example.engagement(registers=MappingProxyType(frozen), **changes)


def plan_with(*rows: Described, **changes: Any) -> RolloutPlan:  # noqa: ANN401 - fields of the client
    """Return the whole plan of the example client with these rows only."""
    return plans.made(client(*rows, **changes))
