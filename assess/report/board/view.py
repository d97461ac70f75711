"""The board edition as one plain frozen value, made of the same material as the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.report import tree, words
from assess.report.board.alternatives import AlternativesView, alternatives_view
from assess.report.board.benefits import BenefitsView, benefits_view
from assess.report.board.central import CentralView, central_view
from assess.report.board.dissent import DissentView, dissent_view
from assess.report.board.front import Front, front_view
from assess.report.board.milestones import MilestonesView, milestones_view
from assess.report.board.pilot import PilotView, pilot_view
from assess.report.board.purse import PurseView, purse_view
from assess.report.board.resolution import ResolutionView, resolution_view
from assess.report.board.risks import RisksView, risks_view
from assess.report.board.source import SourcesView, sources_view
from assess.report.board.standing import StandingView, standing_view
from assess.report.board.unknown import UnknownView, unknown_view
from assess.report.cover import last_answer
from assess.report.edition import Edition
from assess.report.headline import Headline, headline_of
from assess.report.spacing import tied

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material

MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board edition. A part that would be empty is None and is left out; nothing here is said in confidence."""

    title: str
    language: str
    dated: str
    edition: Edition
    headline: Headline
    running: str
    calibration: str
    front: Front
    unknown: UnknownView | None
    dissent: DissentView | None
    standing: StandingView
    alternatives: AlternativesView | None
    central: CentralView
    risks: RisksView | None
    purse: PurseView | None
    milestones: MilestonesView | None
    pilot: PilotView | None
    benefits: BenefitsView
    resolution: ResolutionView
    sources: SourcesView | None


def board_view(material: Material, plan: RolloutPlan) -> BoardView:
    """Return the board edition of a client with a plan. The same input gives an equal view."""
    material = replace(material, edition=Edition.BOARD, plan=plan)
    assessment, info = material.assessment, material.bank.info
    front = front_view(material, plan)
    parts: dict[str, object] = {
        "front": front,
        "unknown": unknown_view(material, plan),
        "dissent": dissent_view(material),
        "standing": standing_view(material),
        "alternatives": alternatives_view(material, plan),
        "central": central_view(material, plan),
        "risks": risks_view(material, plan),
        "purse": purse_view(material, plan),
        "milestones": milestones_view(material, plan),
        "pilot": pilot_view(material, plan),
        "benefits": benefits_view(material, plan),
        "resolution": resolution_view(material, plan),
    }
    dated = words.iso_day(last_answer(material))
    running = words.shortened(assessment.company, 60) or "Unnamed company"
    view = BoardView(
        title=f"{running}: {info.title}, board edition",
        language=info.language,
        dated=dated.isoformat() if dated else "",
        edition=Edition.BOARD,
        headline=headline_of(material, plan),
        running=running,
        calibration=words.sentence(info.calibration),
        sources=sources_view(material, tuple(parts.values())),
        **parts,  # type: ignore[arg-type]  # one value a name, each of its own type
    )
    return tree.retold(view, tied)
