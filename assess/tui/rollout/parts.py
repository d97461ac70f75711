"""The parts of the plan's room, in the order of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.tui.rollout.actions import actions_part
from assess.tui.rollout.dates import dates_part
from assess.tui.rollout.lines import lines_part
from assess.tui.rollout.money import money_part
from assess.tui.rollout.phases import phases_part
from assess.tui.rollout.squad import squad_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.report.material import Material
    from assess.tui.rollout.part import Part

PARTS: tuple[tuple[str, Callable[[Material], Part]], ...] = (
    ("Lines", lines_part),
    ("Squad", squad_part),
    ("Dates", dates_part),
    ("Actions", actions_part),
    ("Phases", phases_part),
    ("Money", money_part),
)
