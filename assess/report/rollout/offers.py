"""What is proposed from the instrument by the gaps found: guardrails, measures, tools and the council."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.guardrails import GUARDRAILS
from assess.report import words
from assess.report.baselines import misfit
from assess.report.pictures.measures import Measures, measures
from assess.report.rollout import phrases
from assess.report.rollout.phases import numbered
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import CouncilOffer, KpiNode, OfferedGuardrail, OfferedTool, Offers
    from assess.report.material import Material, Ref

_DEEPEST = 4
_FIGURE = re.compile(r"-?\d")
_MINUS = re.compile(r"(?<!\w)-(?=\d)")
_DATED = re.compile(r" \(\d{4}(-\d\d){0,2}\)$")


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
    """A measure in the tree. depth: 0 at the top. known: whether it has a baseline. honest: what keeps it so."""

    name: str
    tier: str
    unit: str
    depth: int
    baseline: str
    known: bool
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
    """The council in short; what it decides, when it meets and what to mind stands in its charter."""

    name: str
    purpose: str
    seats: str
    ends: str


@dataclass(frozen=True, slots=True)
class OffersView:
    """The part on what is proposed. against: what to do in place of decentralising where no business model fits.

    Practices of the models that fit stand with the profile. says: of what nothing is proposed. council: the name of its
    charter, among the appendices.
    """

    against: str
    says: str
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
        says=_nothing(offers),
        guardrails=tuple(_guardrail(material, each) for each in offers.guardrails),
        tree=measures(offers.kpis),
        kpis=_kpis(offers),
        tools=tuple(_tool(each, numbers) for each in offers.tools),
        council=_council(offers.council, passed=phrases.next_gate(material.plan) is None),
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
        domain=_domain(material, template.domain),
        rule=words.sentence(template.rule),
        threshold=words.sentence(template.threshold),
        checked="by a system" if template.automated else "by hand",
        owner=phrases.role_name(material.bank, offered.owner),
        why=words.sentence(phrases.told(offered.why)),
        refs=material.refs(offered.questions),
    )


def _domain(material: Material, domain: str) -> str:
    column = material.bank.register_by_id[GUARDRAILS].column("domain")
    return next((each.name for each in column.choices if each.id == domain), domain) if column else domain


def _kpis(offers: Offers) -> tuple[KpiView, ...]:
    by_id = {each.template.id: each for each in offers.kpis}
    return tuple(
        KpiView(
            name=each.template.name,
            tier=each.template.tier,
            unit=minus(each.template.unit),
            depth=depth(each, by_id),
            baseline=baseline(each),
            known=bool(_FIGURE.match(each.baseline)),
            honest=by_id[each.beside].template.name if each.beside in by_id else words.NONE,
        )
        for each in offers.kpis
    )


def baseline(node: KpiNode) -> str:
    """Return a baseline with its day: "184 (September 2026)", with its unit where that is not the measure's own."""
    told = phrases.told(node.baseline)
    value, _, dated = told.partition(" (") if _DATED.search(told) else (told, "", "")
    figure, _, unit = value.partition(" ")
    if not _FIGURE.match(figure):
        return told or words.NOT_YET_KNOWN
    said = f"{minus(figure)}{f' ({words.day(dated[:-1])})' if dated else ''}"
    return ", ".join(each for each in (said, misfit(node.template, unit)) if each)


def minus(text: str) -> str:
    """Return text with a true minus before a figure below nought."""
    return _MINUS.sub("\N{MINUS SIGN}", text)


def _nothing(offers: Offers) -> str:
    """Return of what nothing is proposed, because no gap that calls for it is certain."""
    none = [name for name, there in (("guardrail", offers.guardrails), ("tool", offers.tools)) if not there]
    if not none:
        return ""
    return f"No {words.listed(none, 'and no')} is proposed: no gap that calls for one is certain."


def _tool(offered: OfferedTool, numbers: dict[str, int]) -> ToolView:
    tool = offered.tool
    return ToolView(
        name=tool.name,
        purpose=words.sentence(tool.purpose),
        examples=words.listed(tool.examples),
        choose_by=words.sentence(tool.choose_by),
        actions=numbered(sorted(numbers[one] for one in offered.actions if one in numbers)),
    )


def _council(council: CouncilOffer, *, passed: bool) -> CouncilView:
    """Return the council in short. passed: whether the gate at which it ends lies behind."""
    sure = [seat.role for seat in council.seats if seat.needed not in {Truth.FALSE, Truth.UNKNOWN}]
    doubtful = [seat.role for seat in council.seats if seat.needed is Truth.UNKNOWN]
    perhaps = f"if the company's size asks for it: {words.parted(doubtful)}" if doubtful else ""
    seats = "; ".join(each for each in (words.parted(sure), perhaps) if each)
    renew = " That gate has been passed: the board renews it or lets it end." if passed else ""
    return CouncilView(
        name=council.name,
        purpose=words.sentence(council.purpose),
        seats=f"Seats: {seats}." if seats else "",
        ends=f"{words.sentence(council.ends)}{renew}",
    )
