"""The squad's charter as Markdown, to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.markdown import rendered
from assess.report.appendices.heading import heading
from assess.report.appendices.squad import squad_charter_view

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


def squad_charter(material: Material, plan: RolloutPlan) -> bytes:
    """Return the squad's charter as Markdown."""
    facts = material.hearing.facts
    charter = squad_charter_view(material, plan, facts)
    return rendered("squad-charter.md.j2", heading=heading(material, plan), charter=charter)
