"""The single statements that the instrument's rules are made of, each as one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.conditions import Condition, Quantity

_INNER = ("mean_of", "difference", "ratio")
_OVER_ROWS = ("count_rows", "share_of_rows", "covered", "median_of")


class Leaf(NamedTuple):
    """One statement of a rule, such as ("neglecting-guardrails", "level 3.3 at most 1")."""

    rule: str
    says: str


def bank_leaves() -> Iterator[Leaf]:
    """Yield every statement of each mistake, guard, raise, gate's evidence, contradiction and hidden question."""
    bank = made.bank()
    for mistake in bank.mistakes:
        yield from _of(mistake.id, mistake.when)
        if mistake.unless is not None:
            yield from _of(f"{mistake.id} unless", mistake.unless)
        if mistake.raised is not None:
            yield from _of(f"{mistake.id} raised", mistake.raised.when)
    for contradiction in bank.contradictions:
        yield from _of(contradiction.id, contradiction.when)
    for stage in bank.scoring.stages:
        if stage.evidence is not None:
            yield from _of(stage.id, stage.evidence)
    for question in bank.questions:
        if question.visible_when is not None:
            yield from _of(f"{question.id} shown", question.visible_when)


def _of(rule: str, condition: Condition, around: str = "") -> Iterator[Leaf]:
    operator: str = condition.operator
    inside: Any = getattr(condition, operator)
    match operator:
        case "all_" | "any_":
            for part in inside:
                yield from _of(rule, part, around)
        case "at_least_n_of":
            yield Leaf(rule, f"{around}{inside.n} of {len(inside.of)}")
            for part in inside.of:
                yield from _of(rule, part, around)
        case "not_":
            yield from _of(rule, inside, f"{around}not ")
        case "any_row":
            yield from _of(rule, inside.where, f"{around}{inside.register_}: ")
        case "is_":
            subject = inside.question or inside.column or inside.company
            yield Leaf(rule, f"{around}{subject} is {inside.value}")
        case "finding":
            yield Leaf(rule, f"{around}{inside}")
        case "respondents_at_least":
            yield Leaf(rule, f"{around}{inside.question} has {inside.count} respondents")
        case _:
            yield Leaf(rule, f"{around}{_told(inside)} {operator.replace('_', ' ')} {inside.bound:g}")
            yield from _inside(rule, inside, around)


def _inside(rule: str, quantity: Quantity, around: str) -> Iterator[Leaf]:
    """Yield the statements about rows within a quantity."""
    value: Any = getattr(quantity, quantity.kind)
    if quantity.kind in _OVER_ROWS and getattr(value, "where", None) is not None:
        yield from _of(rule, value.where, f"{around}{value.register_}: ")
    for part in _parts(quantity):
        yield from _inside(rule, part, around)


def _parts(quantity: Quantity) -> tuple[Quantity, ...]:
    value: Any = getattr(quantity, quantity.kind)
    if quantity.kind not in _INNER:
        return ()
    return (
        tuple(value)
        if quantity.kind == "mean_of"
        else (value.of, value.less if quantity.kind == "difference" else value.to)
    )


def _told(quantity: Quantity) -> str:  # noqa: PLR0911 - one return a kind
    value: Any = getattr(quantity, quantity.kind)
    parts = [_told(part) for part in _parts(quantity)]
    match quantity.kind:
        case "mean_of":
            return f"mean of {', '.join(parts)}"
        case "difference":
            return f"{parts[0]} less {parts[1]}"
        case "ratio":
            return f"({parts[0]}) / ({parts[1]})"
        case "number":
            return f"{value:g}"
        case "count_rows" | "share_of_rows":
            return f"{quantity.kind.replace('_', ' ')} {value.register_}"
        case "covered" | "median_of":
            return f"{quantity.kind.replace('_', ' ')} {value.register_}.{value.column}"
        case "change_of":
            return f"change of {value.register_}.{value.row}.{value.column}"
    return f"{quantity.kind} {value}"
