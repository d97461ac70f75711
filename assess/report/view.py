"""The report as one plain frozen value. Every word and figure is decided here; templates only lay out.

A private note is read into the working edition alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from assess.report import words
from assess.report.answers import AnswersView, answers_view
from assess.report.appendices.view import Appendix, appendices_view
from assess.report.board.unknown import gaps
from assess.report.changes import ChangesView, changes_view
from assess.report.cover import Cover, cover_view, last_answer
from assess.report.edition import Edition
from assess.report.headline import Headline, headline_of
from assess.report.material import Material
from assess.report.method import MethodView, method_view
from assess.report.mistakes import MistakesView, mistakes_view
from assess.report.profile import ProfileView, profile_view
from assess.report.registers import RegisterView, registers_view
from assess.report.rollout.actions import ActionsView, actions_view
from assess.report.rollout.line import LineView, line_view
from assess.report.rollout.money import MoneyView, money_view
from assess.report.rollout.offers import OffersView, offers_view
from assess.report.rollout.phases import PhasesView, phases_view
from assess.report.rollout.schedule import ScheduleView, schedule_view
from assess.report.rollout.squad import SquadView, squad_view
from assess.report.steps import StepsView, steps_view
from assess.report.summary import Summary, summary_view
from assess.report.unknowns import UnknownsView, unknowns_view
from assess.report.voices import VoicesView, voices_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement
    from assess.engagement.past import Earlier
    from assess.planning.comparison.between import Comparison
    from assess.planning.rollout import RolloutPlan
    from assess.scoring.assessment import Assessment, Levers, NextQuestion

    Since: TypeAlias = tuple[Earlier, Comparison]
    """What was known before, and what changed."""


@dataclass(frozen=True, slots=True)
class Section:
    """One line of the contents: where it leads and what it is called."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The management or the working edition: the whole report.

    A part that would be empty is None or an empty tuple, and is left out of the contents. title: of the document.
    dated: the ISO day of the last answer, the only date there is, or "".
    """

    title: str
    language: str
    dated: str
    edition: Edition
    headline: Headline
    cover: Cover
    contents: tuple[Section, ...]
    summary: Summary
    changes: ChangesView | None
    unknowns: UnknownsView | None
    steps: StepsView
    mistakes: MistakesView
    voices: VoicesView | None
    line: LineView | None
    squad: SquadView | None
    schedule: ScheduleView | None
    phases: PhasesView | None
    actions: ActionsView | None
    money: MoneyView | None
    offers: OffersView | None
    profile: ProfileView | None
    answers: AnswersView | None
    registers: tuple[RegisterView, ...]
    method: MethodView
    appendices: tuple[Appendix, ...]

    def title_of(self, anchor: str) -> str:
        """Return the title of a section of the contents."""
        return next(section.title for section in self.contents if section.anchor == anchor)


def build_view(  # noqa: PLR0913 - the instrument, the client and what was concluded, each once
    bank: Bank,
    engagement: Engagement,
    assessment: Assessment,
    next_questions: Sequence[NextQuestion] = (),
    levers: Levers | None = None,
    *,
    plan: RolloutPlan | None = None,
    edition: Edition = Edition.MANAGEMENT,
    since: Since | None = None,
) -> ReportView:
    """Return the report on one client; without a plan its parts are left out. The same input gives an equal view.

    since: what was known before and what changed, None where nothing is compared.
    """
    material = Material(bank, engagement, assessment, tuple(next_questions), levers, plan, edition)
    cover = cover_view(material)
    parts: dict[str, object] = {
        "changes": changes_view(material, *since) if since is not None else None,
        "unknowns": unknowns_view(material, gaps(material, plan) if plan else ()),
        "steps": steps_view(material),
        "mistakes": mistakes_view(material),
        "voices": voices_view(material),
        "line": line_view(material),
        "squad": squad_view(material),
        "schedule": schedule_view(material),
        "phases": phases_view(material),
        "actions": actions_view(material),
        "money": money_view(material),
        "offers": offers_view(material),
        "profile": profile_view(material),
        "answers": answers_view(material),
        "registers": registers_view(material),
        "method": method_view(material),
    }
    dated = words.iso_day(last_answer(material))
    appendices = appendices_view(material)
    return ReportView(
        title=f"{cover.short_company}: {bank.info.title}",
        language=bank.info.language,
        dated=dated.isoformat() if dated else "",
        edition=edition,
        headline=headline_of(material, plan),
        cover=cover,
        contents=tuple(_contents(parts, appendices)),
        summary=summary_view(material),
        appendices=appendices,
        **parts,  # type: ignore[arg-type]  # one value a name, each of its own type
    )


_TITLES = {
    "changes": "What has changed",
    "unknowns": "What we do not know",
    "steps": "The eight steps",
    "mistakes": "Common mistakes",
    "voices": "Where views differ",
    "line": "The line that goes first",
    "squad": "The squad",
    "schedule": "When: gates and dates",
    "phases": "The plan, phase by phase",
    "actions": "Actions, in order",
    "money": "Money and work",
    "offers": "Guardrails, measures, tools and council",
    "profile": "Profile and business-model fit",
    "answers": "Answers and evidence",
    "registers": "Registers",
    "method": "Method",
}
_PROOF = "answers"
"""The first of the parts that prove the others."""


def _contents(parts: dict[str, object], appendices: Sequence[Appendix]) -> Iterator[Section]:
    """Yield what is printed in its order: the findings, the plan, the sheets to work with, and the proof of it all."""
    yield Section("summary", "Summary")
    for name, title in _TITLES.items():
        if name == _PROOF:
            yield from (Section(each.anchor, each.title) for each in appendices)
        if parts[name]:
            yield Section(name, title)
