"""The plans made by hand, one after the other, for the appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.report import plans

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.planning.rollout import RolloutPlan


@pytest.fixture(scope="session", params=["made", "unknown", "empty", "far_along"])
def any_plan(request: pytest.FixtureRequest) -> RolloutPlan:
    """Return each of the plans made by hand in turn."""
    maker: Callable[[], RolloutPlan] = getattr(plans, request.param)
    return maker()
