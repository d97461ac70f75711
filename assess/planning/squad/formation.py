"""`form_squads`: the best squads for the pilot out of the people's table, or what is missing for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assess.planning.rollout import SquadChoice, SquadVerdict
from assess.planning.squad.assumptions import assumptions
from assess.planning.squad.best import best_squads
from assess.planning.squad.contradictions import contradictions
from assess.planning.squad.finding import found_says, infeasible_says
from assess.planning.squad.mending import mend_of, missing_of
from assess.planning.squad.offer import squads_of
from assess.planning.squad.person import people_of
from assess.planning.squad.pool import pool_of
from assess.planning.squad.rules import rules_of
from assess.planning.squad.shape import shape_of, sizes_of
from assess.planning.squad.solver import Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.bank.planning import Squads, TeamShape
    from assess.engagement.model import Choice, Company, Row
    from assess.planning.rollout import Missing, Squad
    from assess.planning.squad.person import Person
    from assess.planning.squad.pool import Pool
    from assess.planning.squad.rules import Rules
    from assess.planning.squad.solver import Asked


def form_squads(  # noqa: PLR0913 - what a squad rests on
    bank: Bank,
    company: Company,
    people_rows: Sequence[Row],
    in_squad: Sequence[Choice],
    out_of_squad: Sequence[Choice],
    *,
    cancelled: Asked,
) -> SquadChoice:
    """Return the best squads that keep every rule, or the least that is missing for one.

    in_squad: people who must join; their time and release are taken as given, no other rule is. out_of_squad: people
    who must not. cancelled: asked now and then; once it says True the verdict is CANCELLED.
    """
    policy = bank.planning.squads
    listed = people_of(people_rows)
    forming = _Forming(
        policy,
        shape_of(policy, company.industry),
        sizes_of(policy.sizes, company),
        listed,
        pool_of(policy, listed, in_squad, out_of_squad),
        cancelled,
    )
    if not listed:
        return _choice(forming, _Outcome(SquadVerdict.NO_PEOPLE, "Nobody is listed who could join a squad."), ())
    try:
        outcome = _outcome(forming)
    except Stopped:
        outcome = _Outcome(SquadVerdict.CANCELLED, "The search for a squad was stopped, so none is offered.")
    return _choice(forming, outcome, assumptions(policy, company, forming.shape, forming.pool))


class _Forming(NamedTuple):
    """What squads are formed of. listed: everybody of the table."""

    policy: Squads
    shape: TeamShape
    sizes: tuple[int, int]
    listed: tuple[Person, ...]
    pool: Pool
    cancelled: Asked

    def rules(self, people: Sequence[Person]) -> Rules:
        """Return the rules of squads of these people."""
        return rules_of(self.policy, self.shape, self.sizes, self.listed, people, self.pool.required)


class _Outcome(NamedTuple):
    """What the search came to."""

    verdict: SquadVerdict
    says: str
    squads: tuple[Squad, ...] = ()
    missing: tuple[Missing, ...] = ()


def _outcome(forming: _Forming) -> _Outcome:
    """Search. Raises Stopped."""
    policy, pool = forming.policy, forming.pool
    rules = forming.rules(pool.could_join)
    against = contradictions(rules, pool)
    if against:
        return _Outcome(SquadVerdict.INFEASIBLE, " ".join(against))
    found = best_squads(rules, policy.offered, policy.apart, policy.effort, forming.cancelled)
    if not found:
        return _mended(forming)
    squads = squads_of(rules, found, policy.working_day)
    return _Outcome(SquadVerdict.FOUND, found_says(policy, pool, squads), squads)


def _mended(forming: _Forming) -> _Outcome:
    """Return the least that would give a squad. Raises Stopped."""
    pool = forming.pool
    could = {person.key for person in (*pool.could_join, *pool.releasable)}
    rules = forming.rules([person for person in forming.listed if person.key in could])
    releasable = {person.key for person in pool.releasable}
    numbers = [number for number, person in enumerate(rules.people) if person.key in releasable]
    mend = mend_of(rules, forming.shape, numbers, forming.cancelled)
    says = infeasible_says(pool, forming.sizes, mend)
    why = {left.person: left.why for left in pool.left_out}
    missing = tuple(missing_of(rules, mend, why)) if mend is not None else ()
    return _Outcome(SquadVerdict.INFEASIBLE, says, missing=missing)


def _choice(forming: _Forming, outcome: _Outcome, assumed: tuple[str, ...]) -> SquadChoice:
    pool = forming.pool
    return SquadChoice(
        verdict=outcome.verdict,
        squads=outcome.squads,
        missing=outcome.missing,
        left_out=pool.left_out,
        overrides=pool.overrides,
        shape=forming.shape.id,
        sizes=forming.sizes,
        pool=len(pool.could_join),
        says=outcome.says,
        assumed=assumed,
    )
