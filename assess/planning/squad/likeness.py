"""Who may take whose place: people between whom the rules, or even the whole table, see no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.squad.rules import Rules


def kinds(rules: Rules) -> tuple[int, ...]:
    """Return for each person the first one who is the same to every rule and cost; people required are like nobody.

    Two are the same if the two could swap their names and neither a rule nor a cost would change.
    """
    return _classes(rules, [_traits(rules, one) for one in range(len(rules.people))])


def namesakes(rules: Rules) -> tuple[int, ...]:
    """Return for each person the first one from whom nothing but the name tells them, whatever the table holds."""
    people = rules.people
    return _classes(rules, [(_traits(rules, one), people[one].own) for one in range(len(people))])


def _traits(rules: Rules, one: int) -> tuple[object, ...]:
    caps = (*rules.departments, *(cap.people for cap in rules.teams))
    return (
        rules.weeks[one],
        tuple(one in need.holders for need in rules.needs),
        tuple(role.qualified.get(one) for role in rules.leads),
        tuple(one in group for group in caps),
        one if one in rules.required else -1,
    )


def _classes(rules: Rules, traits: list[tuple[object, ...]]) -> tuple[int, ...]:
    firsts: dict[tuple[object, ...], list[int]] = {}
    found: list[int] = []
    for one, own in enumerate(traits):
        same = firsts.setdefault(own, [])
        first = next((other for other in same if _alike(rules, one, other)), one)
        if first == one:
            same.append(one)
        found.append(first)
    return tuple(found)


def _alike(rules: Rules, one: int, other: int) -> bool:
    """Return whether two cost the same with everybody else, and may join with the same others."""
    both = {one, other}
    if rules.neighbours[one] - both != rules.neighbours[other] - both:
        return False
    return all(mine == theirs for mine, theirs in _beside(rules, one, other))


def _beside(rules: Rules, one: int, other: int) -> Iterator[tuple[int, int]]:
    for third in range(len(rules.people)):
        if third not in {one, other}:
            yield rules.pairs[one][third], rules.pairs[other][third]
