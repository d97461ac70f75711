"""Conditions over facts about the company, in three-valued (Kleene) logic.

Questions are shown or hidden by these facts alone, so this is what an interview needs of the condition language.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assess.bank.conditions import AtLeastN, Condition, Is, Quantity, Scalar
    from assess.engagement.model import Company

_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "at_most": operator.le,
    "at_least": operator.ge,
    "below": operator.lt,
    "above": operator.gt,
}
_WORDS = {"yes": True, "true": True, "no": False, "false": False}


def holds(condition: Condition, company: Company) -> bool | None:
    """Return whether a condition holds for the company: True, False, or None where the facts do not settle it.

    Anything but a company fact or a constant is unsettled, so a condition on answers is None unless the facts alone
    decide it.
    """
    match condition.operator:
        case "all_":
            return _all(holds(part, company) for part in condition.all_ or ())
        case "any_":
            return _negated(_all(_negated(holds(part, company)) for part in condition.any_ or ()))
        case "not_" if condition.not_ is not None:
            return _negated(holds(condition.not_, company))
        case "at_least_n_of" if condition.at_least_n_of is not None:
            return _at_least(condition.at_least_n_of, company)
        case "is_" if condition.is_ is not None:
            return _is(condition.is_, company)
    return _compared(condition, company)


def fact(company: Company, name: str) -> bool | float | str | None:
    """Return a fact by its name in the instrument ("safety-critical"), None where it is not known."""
    value: bool | float | str | None = getattr(company, name.replace("-", "_"))
    return value


def _negated(known: bool | None) -> bool | None:  # noqa: FBT001 - a truth value, not a switch
    return None if known is None else not known


def _all(parts: Iterable[bool | None]) -> bool | None:
    seen = set(parts)
    if False in seen:
        return False
    return None if None in seen else True


def _at_least(several: AtLeastN, company: Company) -> bool | None:
    parts = [holds(part, company) for part in several.of]
    if parts.count(True) >= several.n:
        return True
    return None if len(parts) - parts.count(False) >= several.n else False


def _is(equality: Is, company: Company) -> bool | None:
    known = fact(company, equality.company) if equality.company is not None else None
    return None if known is None else plain(known) == plain(equality.value)


def plain(value: Scalar) -> Scalar:
    """Return a value in the one form it is compared in: text without regard to case, "yes" and "no" as truth."""
    if isinstance(value, str):
        text = value.strip().casefold()
        return _WORDS.get(text, text)
    return value


def _compared(condition: Condition, company: Company) -> bool | None:
    """Return whether a comparison of a company figure with its bound holds."""
    compare = _COMPARISONS.get(condition.operator)
    bounded = condition.at_most or condition.at_least or condition.below or condition.above
    if compare is None or bounded is None:
        return None
    figure = _figure(bounded, company)
    return None if figure is None else compare(figure, bounded.bound)


def _figure(quantity: Quantity, company: Company) -> float | None:
    if quantity.kind == "company":
        return company.people if quantity.company == "people" else company.revenue
    return quantity.number if quantity.kind == "number" else None
