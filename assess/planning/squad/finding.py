"""What the search for a squad came to, in whole sentences a board can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.wording import begun, counted, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.planning import Squads
    from assess.planning.rollout import Squad
    from assess.planning.squad.mending import Mend
    from assess.planning.squad.pool import Pool


def found_says(policy: Squads, pool: Pool, squads: Sequence[Squad]) -> str:
    """Return what was found."""
    return " ".join(_found(policy, pool, squads))


def _found(policy: Squads, pool: Pool, squads: Sequence[Squad]) -> Iterator[str]:
    members, could = len(squads[0].members), len(pool.could_join)
    if members == could:
        yield f"All {spelled(could)} people who could join form the squad."
    else:
        yield f"{begun(spelled(members))} of {spelled(could)} people who could join form the squad."
    if not squads[0].proven:
        yield "The search came to the end of its effort before it was certain that there is no better one."
    if len(squads) == 1 < policy.offered:
        yield f"No other squad keeps every rule and differs by {counted(policy.apart, 'member', 'members')} or more."
    yield from _not_known(pool, "A better squad may be possible once it is known")


def infeasible_says(pool: Pool, sizes: tuple[int, int], mend: Mend | None) -> str:
    """Return that there is no squad, and how much would mend that."""
    return " ".join(_infeasible(pool, sizes, mend))


def _infeasible(pool: Pool, sizes: tuple[int, int], mend: Mend | None) -> Iterator[str]:
    least, most = sizes
    could = len(pool.could_join)
    if could:
        who = counted(could, "person", "people")
        members = f"{spelled(least)} to {spelled(most)} members"
        yield f"With the {who} who could join, no squad of {members} keeps every rule."
    else:
        yield f"Nobody who is listed could join yet, so there is no squad of {spelled(least)} to {spelled(most)}."
    if mend is None:
        yield "No release and no hire would change that: the people required by hand leave no room for what is needed."
        return
    skills = sum(count for _, count in mend.hired)
    if mend.new < skills:
        new = counted(mend.new, "new person", "new people")
        yield f"There are seats for {new} only, so one must bring several of the skills to be hired."
    yield from _not_known(pool, "A squad may be possible without any of this once it is known")


def _not_known(pool: Pool, start: str) -> Iterator[str]:
    unknown = sum(left.unknown for left in pool.left_out)
    if unknown:
        yield f"{start} whether {counted(unknown, 'more person', 'more people')} can join."
