"""What limits a comparison: another set, another company, other facts, another edition of the instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from assess.planning.comparison.shifts import Shift
from assess.report import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.comparison.between import Comparison, FactChange
    from assess.planning.comparison.editions import Overlap
    from assess.report.material import Material, Ref

_LONG_NAME = 80
_SETS = {"express": "the express set", "full": "the full set"}


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """A threshold or weight that differs between the editions."""

    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class EditionNotes:
    """How far the editions overlap. says: in sentences. only_then: questions by number, which this edition lacks."""

    says: tuple[str, ...]
    only_then: tuple[str, ...]
    only_now: tuple[Ref, ...]
    retyped: tuple[Ref, ...]
    rescored: tuple[Ref, ...]
    thresholds: tuple[ThresholdLine, ...]
    rules: tuple[str, ...]

    @classmethod
    def of(cls, material: Material, overlap: Overlap) -> Self:
        """Return what is to be said of two editions."""
        return cls(
            says=tuple(_says(overlap)),
            only_then=tuple(words.shortened(each, _LONG_NAME) for each in overlap.only_then),
            only_now=material.refs(overlap.only_now),
            retyped=material.refs(overlap.retyped),
            rescored=material.refs(overlap.rescored),
            thresholds=tuple(ThresholdLine(each.what, each.then, each.now) for each in overlap.thresholds),
            rules=overlap.rules,
        )


def _says(overlap: Overlap) -> Iterator[str]:
    if overlap.same:
        yield f"Both were answered under edition {overlap.now} of the instrument."
        return
    versions = [version for version in overlap.then if version != overlap.now]
    then = words.listed(words.shortened(version, _LONG_NAME) for version in versions)
    under = f"under edition {then}" if then else f"under another wording of edition {overlap.now}"
    yield (
        f"The earlier answers, or some of them, were given {under} of the instrument. Here both states are judged by "
        f"edition {overlap.now}, so a figure of then may differ from the one in a report of that time."
    )
    if not overlap.told:
        yield "That edition was not at hand, so which thresholds and questions it had otherwise cannot be told."
    elif not (overlap.thresholds or overlap.rescored or overlap.rules):
        yield "Its thresholds, weights and rules were the same."
    if overlap.only_now:
        yield "What only today's edition asks counts as not known then, which makes the ranges of then wider."


def notes(material: Material, comparison: Comparison) -> tuple[str, ...]:
    """Return in sentences what else to bear in mind."""
    return tuple(_notes(material, comparison))


def _notes(material: Material, comparison: Comparison) -> Iterator[str]:
    was, is_ = (words.shortened(name, _LONG_NAME) or "a company without a name" for name in comparison.companies)
    if was.casefold() != is_.casefold():
        yield f"The earlier file is on {was}, this one on {is_}. If that is not the same company, nothing here holds."
    then, now = comparison.sets
    if then != now:
        yield f"Then {_SETS[then]} was asked, and now {_SETS[now]}. Both are judged over {_SETS[now]}."
    mapped = [step for step in comparison.steps if step.mapped and step.score.shift is not Shift.SAME]
    if mapped and comparison.index.shift in (Shift.HIGHER, Shift.UP, Shift.LOWER, Shift.DOWN):
        steps = words.listed(f"step {step.step}" for step in mapped)
        yield f"Part of the difference is {steps}, which scores how well the present is mapped, not how good it is."
    for fact in comparison.facts:
        if fact.fact != "start_date":  # told with the plan
            yield _fact(fact, material.currency)


def _fact(change: FactChange, currency: str) -> str:
    name = change.fact.replace("_", " ")
    then, now = (_value(value, currency if change.fact == "revenue" else "") for value in (change.then, change.now))
    return f"The company's {name}: {then} then, {now} now."


def _value(value: bool | float | str | None, unit: str) -> str:  # noqa: FBT001 - a fact, not a switch
    if value is None:
        return words.NOT_YET_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return words.day(value) if words.iso_day(value) else words.shortened(value, _LONG_NAME)
    return words.measured(value, unit)
