"""Money and work: the client's own sums laid over the gates, and what would have to be given for whole ones.

Nothing is priced here. Without a day rate the plan speaks in person-weeks; a sum that nobody gave stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.envelope import envelope_of
from assess.planning.figures import figure, question_of
from assess.planning.rollout import Money
from assess.planning.stop_costs import Prices, stop_costs
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.model import Bank
    from assess.engagement.model import Company, PlanInputs
    from assess.planning.rollout import PlannedAction, Schedule, SquadChoice, StopCost
    from assess.scoring.facts import Facts

_DAY_RATE = "a day rate, to price the work: assess plan FILE --day-rate LOW-HIGH"
_OVERLAP = (
    "whether the money set aside also pays for people's time; until somebody says so, each total runs from the greater "
    "of the two to both together"
)
_ADDED = "how much of the platform's running cost the rollout adds; until somebody says so, it stands beside the totals"


def money(  # noqa: PLR0913, PLR0917 - everything that costs something
    bank: Bank,
    facts: Facts,
    company: Company,
    schedule: Schedule,
    squad: SquadChoice,
    actions: Sequence[PlannedAction],
    inputs: PlanInputs,
) -> Money:
    """Return the tranches of the envelope, what stopping at each gate has cost by then, and what is missing.

    The squad counts by the best one found, its members by the share of their time that they have; until one is found it
    counts as the least to the most people it may have.
    """
    source = bank.planning.inputs
    prices = Prices(
        day_rate=Range(*inputs.day_rate) if inputs.day_rate is not None else None,
        platform_year=figure(facts, source.platform_cost),
        wave=figure(facts, source.wave_funding),
        envelope=envelope_of(facts, source),
    )
    stops = stop_costs(bank, schedule, actions, strength(bank, facts, squad), prices)
    figures = (source.envelope, source.tranches, source.platform_cost, source.wave_funding)
    return Money(
        currency=company.currency or "",
        day_rate=prices.day_rate,
        envelope=prices.envelope.amount,
        tranches=prices.envelope.tranches([gate.id for gate in bank.planning.timing.gates if gate.tranche]),
        platform_year=prices.platform_year,
        wave=prices.wave,
        stops=stops,
        missing=tuple(_missing(bank, company, squad, prices, stops)),
        questions=tuple(dict.fromkeys(map(question_of, figures))),
    )


def strength(bank: Bank, facts: Facts, squad: SquadChoice) -> Range:
    """Return how many people working full time the squad comes to.

    A member gives the share of time that the table says or, where it does not, from the least that a member must have
    to all of it.
    """
    policy = bank.planning.squads
    share = Range(policy.availability / 100, 1.0)
    if not squad.squads:
        least, most = squad.sizes
        return Range(least * share.low, most * share.high)
    held = {row.key: row.held("availability") for row in facts.table(policy.register_).rows}
    given = [held.get(person) for person in squad.squads[0].people]
    shares = [Range(each / 100, each / 100) if isinstance(each, float | int) else share for each in given]
    return Range(sum(each.low for each in shares), sum(each.high for each in shares))


def _missing(
    bank: Bank, company: Company, squad: SquadChoice, prices: Prices, stops: Sequence[StopCost]
) -> Iterator[str]:
    """Yield, in words, what would have to be given for whole and narrower sums."""
    source, envelope = bank.planning.inputs, prices.envelope
    if prices.day_rate is None:
        yield _DAY_RATE
    if envelope.amount is None:
        yield f"the pilot's envelope: question {question_of(source.envelope)}"
    if not envelope.told:
        yield f"the number of parts in which the envelope is released: question {question_of(source.tranches)}"
    if prices.platform_year is None:
        yield f"the running cost of the platform a year: question {question_of(source.platform_cost)}"
    if prices.wave is None:
        yield f"the money for a wave: question {question_of(source.wave_funding)}"
    if company.currency is None and any((*prices[:3], envelope.amount)):
        yield "the currency of these sums, a fact about the company"
    if not squad.squads:
        least, most = squad.sizes
        yield f"a squad; until one is found, {least} to {most} people are counted"
    if any(_costs(stop.work) and (_costs(stop.envelope) or _costs(stop.waves)) for stop in stops):
        yield _OVERLAP
    if any(_costs(stop.platform) for stop in stops):
        yield _ADDED


def _costs(part: Range | None) -> bool:
    return part is not None and part.high > 0
