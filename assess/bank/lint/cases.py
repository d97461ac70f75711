"""Whether a rule can ever hold: its disjunctive form, one case at a time, with the bounds on each quantity intersected.

A case is a conjunction of comparisons. It is impossible where some quantity would have to lie in an empty set. A rule
that has no possible case never holds, and one whose negation has none always holds. Quantities made of others are
bounded by interval arithmetic and otherwise taken to be free, so "impossible" is certain and "possible" is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from assess.bank.lint.interval import EVERYTHING, INFINITY, Allowed, Interval, Word, Words, compared, plain
from assess.bank.lint.scales import PEOPLE, WHOLE, Scales, column_scale, measure_of, split
from assess.bank.questions import POINTS_A_LEVEL, Ranking

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from assess.bank.conditions import Condition, Is, Quantity, Rows
    from assess.bank.model import Bank
    from assess.bank.registers import RegisterColumn

MOST_STEPS = 4000
_TRUTHS: frozenset[Word] = frozenset({True, False})
_YES_OR_NO = Words(_TRUTHS)

Wanted: TypeAlias = "tuple[Condition, bool]"
"""A condition, and whether it is to hold or to fail."""
Assumed: TypeAlias = "tuple[Hashable, Allowed]"


class TooManyCasesError(Exception):
    """A rule has more cases than are worth looking at."""


@dataclass(frozen=True, slots=True)
class Case:
    """One conjunction: what each quantity may be, and rows that must or must not be in a register."""

    allowed: Mapping[Hashable, Allowed] = field(default_factory=dict)
    rows: tuple[Rows, ...] = ()
    no_rows: tuple[Rows, ...] = ()

    def assuming(self, assumed: Sequence[Assumed]) -> Case | None:
        """Return the case with more assumed, None where that leaves some quantity no value."""
        allowed = dict(self.allowed)
        for key, values in assumed:
            known = allowed.get(key)
            met: Allowed = values if known is None else known.meet(values)  # type: ignore[arg-type] # a key has one kind
            if met.empty:
                return None
            allowed[key] = met
        return replace(self, allowed=allowed)


@dataclass(frozen=True, slots=True)
class Branch:
    """One way for a condition to come out as wanted."""

    wanted: tuple[Wanted, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    rows: tuple[Rows, ...] = ()
    no_rows: tuple[Rows, ...] = ()


class Cases:
    """The possible cases of an instrument's conditions."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._scales = Scales(bank)

    def can_hold(self, *conditions: Condition, register: str = "") -> bool:
        """Whether all of the conditions can hold together; True as well where there are too many cases to tell."""
        return self.possible([(condition, True) for condition in conditions], register)

    def can_fail(self, condition: Condition, register: str = "") -> bool:
        """Whether a condition can fail."""
        return self.possible([(condition, False)], register)

    def possible(self, wanted: Sequence[Wanted], register: str = "") -> bool:
        """Whether several conditions can come out as wanted together."""
        search = _Search(self, self._bank, self._scales, register)
        try:
            return any(True for _ in search.cases(tuple(wanted), Case()))
        except TooManyCasesError:
            return True


@dataclass(slots=True)
class _Search:
    """One walk through the cases; `register` is the table whose row is at hand."""

    whole: Cases
    bank: Bank
    scales: Scales
    register: str
    steps: int = MOST_STEPS

    def cases(self, agenda: tuple[Wanted, ...], case: Case) -> Iterator[Case]:
        """Yield every case of an agenda that the one so far leaves possible."""
        self.steps -= 1
        if self.steps < 0:
            raise TooManyCasesError
        if not agenda:
            if self._rows_possible(case) and self._ranks_possible(case):
                yield case
            return
        (condition, holds), *rest = agenda
        for branch in self._branches(condition, holds=holds):
            narrowed = case.assuming(branch.assumed)
            if narrowed is not None:
                with_rows = replace(
                    narrowed, rows=narrowed.rows + branch.rows, no_rows=narrowed.no_rows + branch.no_rows
                )
                yield from self.cases((*branch.wanted, *rest), with_rows)

    def _branches(self, condition: Condition, *, holds: bool) -> Iterator[Branch]:
        value: Any = getattr(condition, condition.operator)
        match condition.operator:
            case "not_":
                yield Branch(wanted=((value, not holds),))
            case "all_" | "any_":
                yield from _together(value, holds=holds, each=holds == (condition.operator == "all_"))
            case "at_least_n_of":
                needed = value.n if holds else len(value.of) - value.n + 1
                for chosen in combinations(value.of, max(0, needed)):
                    yield Branch(wanted=tuple((part, holds) for part in chosen))
            case "any_row":
                yield Branch(rows=(value,)) if holds else Branch(no_rows=(value,))
            case "is_":
                yield from self._equal(value, holds=holds)
            case "respondents_at_least":
                count = compared("at_least", value.count, holds=holds).meet(Interval(0.0, INFINITY, step=WHOLE))
                yield Branch(assumed=((("respondents", value.question), count),))
            case "finding":
                yield Branch(assumed=((("finding", value), Words(frozenset({holds}))),))
            case operator:
                yield self._compared(value, compared(operator, value.bound, holds=holds))

    def _compared(self, quantity: Quantity, figures: Interval) -> Branch:
        key, factor = self._atom(quantity)
        within = self.scales.of(quantity, self.register).meet(figures)
        assumed: list[Assumed] = [(key, within.scaled(factor))]
        if quantity.kind == "column":
            assumed.append(((key, "none"), Words(frozenset({False}))))
        return Branch(assumed=tuple(assumed))

    def _atom(self, quantity: Quantity) -> tuple[Hashable, float]:
        """Return what two comparisons must share to be about the same quantity, and the factor to its unit."""
        value: Any = getattr(quantity, quantity.kind)
        if quantity.kind == "level":
            return ("score", value), POINTS_A_LEVEL
        if quantity.kind == "measure":
            measure = measure_of(self.bank.question_by_id.get(split(value)[0]), split(value)[1])
            if measure is not None and measure.of.kind != "measure":
                return self._atom(measure.of)
        return (quantity.kind, value), 1.0

    def _equal(self, equality: Is, *, holds: bool) -> Iterator[Branch]:
        value = plain(equality.value)
        key, words, figures = self._subject(equality)
        if figures is not None and value != "none":
            for interval in _points(float(value) if isinstance(value, int | float) else None, holds=holds):
                assumed: tuple[Assumed, ...] = (
                    (key, figures.meet(interval)),
                    ((key, "none"), Words(frozenset({False}))),
                )
                yield Branch(assumed=assumed)
            return
        if figures is not None:
            key, words = (key, "none"), Words(frozenset({False, True}) if words.among else frozenset({False}))
        wanted: Word = True if figures is not None else None if value == "none" and equality.column else value
        exact = Words(frozenset({wanted})) if holds else Words(but=frozenset({wanted}))
        yield Branch(assumed=((key, words.meet(exact)),))

    def _subject(self, equality: Is) -> tuple[Hashable, Words, Interval | None]:
        """Return what an equality is about, the words it may be, and its scale where it is a figure."""
        if equality.question is not None:
            return ("answer", equality.question), _YES_OR_NO, None
        if equality.company is not None:
            return _company(equality.company)
        register = self.bank.register_by_id.get(self.register)
        column = register.column(equality.column or "") if register else None
        return ("column", equality.column), *(_cell(column) if column else (Words(), None))

    def _rows_possible(self, case: Case) -> bool:
        """Whether each row that must be there can be, given what no row may be."""
        for rows in case.rows:
            barred = [other for other in case.no_rows if other.register_ == rows.register_]
            if any(other.where is None for other in barred):
                return False
            wanted: list[Wanted] = [(other.where, False) for other in barred if other.where is not None]
            wanted += [(rows.where, True)] if rows.where is not None else []
            if not self.whole.possible(wanted, rows.register_):
                return False
        return True

    def _ranks_possible(self, case: Case) -> bool:
        """Whether the ranked items can each have a place of their own."""
        by_question: dict[str, list[Interval]] = {}
        for key, allowed in case.allowed.items():
            if isinstance(key, tuple) and key[0] == "rank" and isinstance(allowed, Interval):
                by_question.setdefault(split(str(key[1]))[0], []).append(allowed)
        return all(self._places(question, ranks) for question, ranks in by_question.items())

    def _places(self, question_id: str, ranks: list[Interval]) -> bool:
        question = self.bank.question_by_id.get(question_id)
        left = list(ranks)
        for place in range(1, 1 + (len(question.items) if isinstance(question, Ranking) else 0)):
            here = [rank for rank in left if not rank.meet(Interval(place, place)).empty]
            if here:
                left.remove(min(here, key=lambda rank: (rank.high, rank.high_open)))
        return not left or not isinstance(question, Ranking)


def _together(parts: Sequence[Condition], *, holds: bool, each: bool) -> Iterator[Branch]:
    """Yield one branch with all parts, or one branch for each."""
    if each:
        yield Branch(wanted=tuple((part, holds) for part in parts))
    else:
        yield from (Branch(wanted=((part, holds),)) for part in parts)


def _points(value: float | None, *, holds: bool) -> Iterator[Interval]:
    """Yield the figures equal to a value, or those on both sides of it; a word equals no figure."""
    if value is None:
        yield Interval(1.0, 0.0) if holds else EVERYTHING
    elif holds:
        yield Interval(value, value)
    else:
        yield compared("below", value)
        yield compared("above", value)


def _cell(column: RegisterColumn) -> tuple[Words, Interval | None]:
    """Return the words a cell may hold, "none" among them where that is an answer, and its scale for figures."""
    none: frozenset[Word] = frozenset({None}) if column.allows_none else frozenset()
    if column.type in ("number", "percent", "level"):
        return Words(none), column_scale(column)
    if column.type == "yes-no":
        return Words(_TRUTHS | none), None
    if column.type == "choice":
        return Words(frozenset(plain(choice.id) for choice in column.choices) | none), None
    return Words(but=frozenset() if none else frozenset({None})), None


def _company(fact: str) -> tuple[Hashable, Words, Interval | None]:
    """Return what an equality with a fact is about, the words the fact may be, and its scale where it is a figure."""
    if fact in ("regulated", "safety-critical"):
        return ("fact", fact), _YES_OR_NO, None
    if fact == "people":
        return ("company", fact), Words(), PEOPLE
    if fact == "revenue":
        return ("company", fact), Words(), Interval(0.0, INFINITY)
    return ("fact", fact), Words(), None
