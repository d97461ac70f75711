"""Who may join: available enough, released, and with skills that are known. And who may not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.engagement.typed import folded
from assess.planning.rollout import LeftOut, Override

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.planning import Squads
    from assess.engagement.model import Choice
    from assess.planning.squad.person import Person

KEPT_OUT = "kept out by hand"


@dataclass(frozen=True, slots=True)
class Pool:
    """The people of the table, sorted by whether they may join.

    could_join: in an order of their own, as are all. required: keys of those who must. left_out: who cannot, and why.
    releasable: those of them whom a release, more time or an answer would let in. contested: people who both must and
    must not join. unlisted: people required who stand nowhere in the table.
    """

    could_join: tuple[Person, ...]
    required: frozenset[str]
    left_out: tuple[LeftOut, ...]
    releasable: tuple[Person, ...]
    overrides: tuple[Override, ...]
    contested: tuple[str, ...]
    unlisted: tuple[str, ...]


def pool_of(
    policy: Squads, listed: Sequence[Person], in_squad: Sequence[Choice], out_of_squad: Sequence[Choice]
) -> Pool:
    """Return who may join; who is required may, whatever their time, and whether or not they are released."""
    keys = {folded(person.key): person.key for person in listed}
    inside, outside = _chosen(in_squad, keys), _chosen(out_of_squad, keys)
    why = {person.key: _why_not(policy, person) for person in listed if person.key not in inside}
    why |= {key: LeftOut(key, KEPT_OUT, unknown=False) for key in outside if key not in inside}
    left_out = {key: left for key, left in why.items() if left is not None}
    return Pool(
        could_join=tuple(person for person in listed if person.key not in left_out),
        required=frozenset(inside),
        left_out=tuple(left_out[person.key] for person in listed if person.key in left_out),
        releasable=tuple(person for person in listed if person.key in left_out and person.key not in outside),
        overrides=tuple(Override(key, reason) for each in (inside, outside) for key, reason in sorted(each.items())),
        contested=tuple(sorted(inside.keys() & outside.keys())),
        unlisted=tuple(sorted({choice.of for choice in in_squad if folded(choice.of) not in keys})),
    )


def _chosen(choices: Sequence[Choice], keys: Mapping[str, str]) -> dict[str, str]:
    """Return the reason for each listed person that a choice names."""
    return {keys[folded(choice.of)]: choice.reason for choice in choices if folded(choice.of) in keys}


def _why_not(policy: Squads, person: Person) -> LeftOut | None:
    known = list(_known_hindrances(policy, person))
    if known:
        return LeftOut(person.key, " and ".join(known), unknown=False)
    unknown = [
        what
        for what, value in (
            ("how much time they have", person.availability),
            ("whether they are released", person.released),
            ("what they are skilled in", person.skills),
        )
        if value is None
    ]
    return LeftOut(person.key, f"nobody has said {' or '.join(unknown)}", unknown=True) if unknown else None


def _known_hindrances(policy: Squads, person: Person) -> Sequence[str]:
    found = ["not released"] if person.released is False else []
    if person.availability is not None and person.availability < policy.availability:
        found.append(f"less than {policy.availability:g} % of their time free")
    return found
