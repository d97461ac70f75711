"""Going through a view: values within values, whatever part of the report they belong to."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


def found(value: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of a kind within another, in the order in which they are told."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from found(item, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from found(getattr(value, field.name), kind)


def retold(value: T, tell: Callable[[str], str]) -> T:
    """Return a value with every text in it told anew. Enumerations stay as they are."""
    made: Any = value
    if type(value) is str:
        made = tell(made)
    elif isinstance(value, tuple):
        made = tuple(retold(item, tell) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{each.name: retold(getattr(value, each.name), tell) for each in fields(value)})
    told: T = made
    return told
