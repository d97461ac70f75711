"""What is proposed from the instrument by the gaps found: guardrails, measures, tools and the council."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.pictures.measures import Measures, measures
from assess.report.rollout import phrases
from assess.report.rollout.phases import numbered
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import CouncilOffer, KpiNode, OfferedGuardrail, OfferedTool, Offers
    from assess.report.material import Material, Ref

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class GuardrailView:
    """A guardrail to start from."""

    name: str
    domain: str
    rule: str
    threshold: str
    checked: str
    owner: str
    why: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class KpiView:
    """A measure in the tree. depth: 0 at the top. honest: the measure that keeps it so."""

    name: str
    tier: str
    unit: str
    depth: int
    baseline: str
    honest: str


@dataclass(frozen=True, slots=True)
class ToolView:
    """A category of tool and the actions it serves."""

    name: str
    purpose: str
    examples: str
    choose_by: str
    actions: str


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The council: purpose, who sits on it, what it decides and what it never does."""

    name: str
    purpose: str
    seats: tuple[tuple[str, str], ...]
    decides: tuple[str, ...]
    never: tuple[str, ...]
    meets: str
    ends: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OffersView:
    """The part on what is proposed. against: what to do in place of decentralising where no business model fits.

    Practices of the models that fit stand with the profile.
    """

    against: str
    guardrails: tuple[GuardrailView, ...]
    tree: Measures | None
    kpis: tuple[KpiView, ...]
    tools: tuple[ToolView, ...]
    council: CouncilView


def offers_view(material: Material) -> OffersView | None:
    """Return the part on what is proposed, or None without a plan."""
    if material.plan is None:
        return None
    offers = material.plan.offers
    numbers = {each.call.action.id: each.number for each in material.plan.actions}
    return OffersView(
        against=words.sentence(offers.advises_against),
        guardrails=tuple(_guardrail(material, each) for each in offers.guardrails),
        tree=measures(offers.kpis),
        kpis=_kpis(offers),
        tools=tuple(_tool(each, numbers) for each in offers.tools),
        council=_council(offers.council),
    )


def depth(node: KpiNode, above: dict[str, KpiNode]) -> int:
    """Return how many measures stand above one in its tree."""
    steps = 0
    while node.feeds in above and steps < _DEEPEST:
        node, steps = above[node.feeds], steps + 1
    return steps


def _guardrail(material: Material, offered: OfferedGuardrail) -> GuardrailView:
    template = offered.template
    return GuardrailView(
        name=template.name,
        domain=template.domain,
        rule=words.sentence(template.rule),
        threshold=words.sentence(template.threshold),
        checked="by a system" if template.automated else "by hand",
        owner=phrases.role_name(material.bank, offered.owner),
        why=words.sentence(phrases.told(offered.why)),
        refs=material.refs(offered.questions),
    )


def _kpis(offers: Offers) -> tuple[KpiView, ...]:
    by_id = {each.template.id: each for each in offers.kpis}
    return tuple(
        KpiView(
            name=each.template.name,
            tier=each.template.tier,
            unit=each.template.unit,
            depth=depth(each, by_id),
            baseline=phrases.told(each.baseline) or words.NOT_YET_KNOWN,
            honest=by_id[each.beside].template.name if each.beside in by_id else words.NONE,
        )
        for each in offers.kpis
    )


def _tool(offered: OfferedTool, numbers: dict[str, int]) -> ToolView:
    tool = offered.tool
    return ToolView(
        name=tool.name,
        purpose=words.sentence(tool.purpose),
        examples=words.listed(tool.examples),
        choose_by=words.sentence(tool.choose_by),
        actions=numbered(sorted(numbers[one] for one in offered.actions if one in numbers)),
    )


def _council(council: CouncilOffer) -> CouncilView:
    doubt = {Truth.UNKNOWN: " (not yet known whether it is needed)"}
    return CouncilView(
        name=council.name,
        purpose=words.sentence(council.purpose),
        seats=tuple(
            (f"{seat.role}{doubt.get(seat.needed, '')}", words.sentence(seat.why))
            for seat in council.seats
            if seat.needed is not Truth.FALSE
        ),
        decides=tuple(map(words.sentence, council.decides)),
        never=tuple(map(words.sentence, council.never)),
        meets=words.sentence(council.meets),
        ends=words.sentence(council.ends),
        cautions=tuple(words.sentence(phrases.told(each)) for each in council.cautions),
    )
