"""The decentralisation playbook as Markdown: one page on purpose, governance, data and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.markdown import rendered
from assess.report.appendices.heading import heading
from assess.report.appendices.playbook import playbook_view

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material


def playbook(material: Material, plan: RolloutPlan) -> bytes:
    """Return the playbook as Markdown."""
    return rendered("playbook.md.j2", heading=heading(material, plan), book=playbook_view(material, plan))
