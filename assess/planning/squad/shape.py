"""What a squad needs here: the shape of the company's industry, the sizes of its people, and who has a needed skill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assess.engagement.typed import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.bank.planning import Sizes, Squads, TeamShape
    from assess.engagement.model import Company
    from assess.planning.squad.person import Person


def shape_of(policy: Squads, industry: str | None) -> TeamShape:
    """Return the first shape one of whose words stands in the industry, or the one that serves all others."""
    said = folded(industry or "")
    general = next(shape for shape in policy.shapes if not shape.industries)
    return next((shape for shape in policy.shapes if any(_stands_in(word, said) for word in shape.industries)), general)


def _stands_in(word: str, said: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(folded(word))}(?!\w)", said) is not None


def sizes_of(sizes: Sizes, company: Company) -> tuple[int, int]:
    """Return the least and greatest number of members; the normal ones where nobody knows how many people there are."""
    if company.people is not None and company.people < sizes.small_below:
        return sizes.small_low, sizes.small_high
    return sizes.low, sizes.high


def names_of(shape: TeamShape, skill: str) -> frozenset[str]:
    """Return every name of a skill as it is compared: its own, and those that the shape says mean the same."""
    wanted = folded(skill)
    also = (other for need in shape.needs if folded(need.skill) == wanted for other in need.also)
    return frozenset((wanted, *map(folded, also)))


def level_of(person: Person, names: Iterable[str]) -> float:
    """Return a person's highest level 1..4 in a skill under any of its names, 0 where they have not said it."""
    skills = person.skills or {}
    return max((skills.get(name, 0.0) for name in names), default=0.0)
