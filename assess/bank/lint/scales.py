"""The figures that a quantity can have, by interval arithmetic over the scales of what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assess.bank.conditions import Condition, Is
from assess.bank.lint.interval import EVERYTHING, INFINITY, SHARE, Interval, difference, mean, plain, ratio
from assess.bank.questions import (
    LEVELS,
    POINTS_A_LEVEL,
    SCALE_HIGH,
    SCALE_LOW,
    Anchored,
    Figures,
    Number,
    Percent,
    Ranking,
    RegisterQuestion,
    Scale,
    YesNo,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assess.bank.conditions import Column, Quantity, Rows
    from assess.bank.model import Bank
    from assess.bank.questions import Measure, Question
    from assess.bank.registers import RegisterColumn

WHOLE = 1.0
PEOPLE = Interval(1.0, INFINITY, step=WHOLE)


def split(reference: str) -> tuple[str, str]:
    """Return the question and the part named by a reference such as "1.7.reopened"; the part may be empty."""
    step, number, *rest = reference.split(".", 2)
    return f"{step}.{number}", rest[0] if rest else ""


def figure_scale(question: Question | None, part: str) -> Interval | None:
    """Return the scale of a raw figure, None where the question has no such figure."""
    match question:
        case Number() | Percent() if not part:
            return upright(float(question.min), float(question.max))
        case Scale() if not part:
            return Interval(float(SCALE_LOW), float(SCALE_HIGH))
        case Figures():
            return next((upright(f.min, f.max) for f in question.figures if f.id == part), None)
    return None


def measure_of(question: Question | None, part: str) -> Measure | None:
    """Return the measure of that name, if the question has it."""
    measures = question.measures if isinstance(question, Figures | RegisterQuestion) else ()
    return next((measure for measure in measures if measure.id == part), None)


def column_scale(column: RegisterColumn | None) -> Interval:
    """Return the figures that a cell can hold."""
    if column is None or column.type not in ("number", "percent", "level"):
        return EVERYTHING
    return upright(*column.scale, step=WHOLE if column.type == "level" else 0.0)


def upright(low: float, high: float, step: float = 0.0) -> Interval:
    """Return a scale; one that is upside down is reported as such and says nothing of what it holds."""
    return Interval(low, high, step=step) if low < high else EVERYTHING


class Scales:
    """The scale of every quantity of one instrument; a quantity that names nothing known may be anything."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def of(self, quantity: Quantity, register: str = "") -> Interval:
        """Return the figures a quantity can have; `register` is the table whose row is at hand."""
        value: Any = getattr(quantity, quantity.kind)
        known: Mapping[str, Callable[[], Interval]] = {
            "level": lambda: Interval(0.0, LEVELS - 1.0, step=WHOLE),
            "score": lambda: self._score(value),
            "figure": lambda: figure_scale(self._question(value), split(value)[1]) or EVERYTHING,
            "measure": lambda: self._measure(value),
            "rank": lambda: self._rank(value),
            "mean_of": lambda: mean([self.of(part, register) for part in value]),
            "median_of": lambda: self._median(value),
            "difference": lambda: difference(self.of(value.of, register), self.of(value.less, register)),
            "ratio": lambda: ratio(self.of(value.of, register), self.of(value.to, register)),
            "count_rows": lambda: self._count(value),
            "share_of_rows": lambda: SHARE,
            "covered": lambda: SHARE,
            "change_of": lambda: EVERYTHING,
            "company": lambda: PEOPLE if value == "people" else Interval(0.0, INFINITY),
            "column": lambda: column_scale(self._column(register, value)),
            "number": lambda: Interval(value, value),
        }
        return known[quantity.kind]()

    def _score(self, question_id: str) -> Interval:
        match self._bank.question_by_id.get(question_id):
            case Anchored() | Ranking():
                return Interval(0.0, 100.0, step=POINTS_A_LEVEL)
            case YesNo():
                return Interval(0.0, 100.0, step=100.0)
        return Interval(0.0, 100.0)

    def _question(self, reference: str) -> Question | None:
        return self._bank.question_by_id.get(split(reference)[0])

    def _rank(self, reference: str) -> Interval:
        question = self._question(reference)
        places = len(question.items) if isinstance(question, Ranking) else INFINITY
        return Interval(1.0, float(places), step=WHOLE)

    def _measure(self, reference: str) -> Interval:
        measure = measure_of(self._question(reference), split(reference)[1])
        return self.of(measure.of) if measure is not None and measure.of.kind != "measure" else EVERYTHING

    def _median(self, column: Column) -> Interval:
        scale = column_scale(self._column(column.register_, column.column))
        return Interval(scale.low, scale.high)

    def _column(self, register: str, column: str) -> RegisterColumn | None:
        found = self._bank.register_by_id.get(register)
        return found.column(column) if found else None

    def _count(self, rows: Rows) -> Interval:
        """Every expected row counts where all rows do; where only some keys are counted, each can be there once."""
        register = self._bank.register_by_id.get(rows.register_)
        if register is None:
            return Interval(0.0, INFINITY, step=WHOLE)
        if rows.where is None:
            return Interval(float(len(register.expected)), INFINITY, step=WHOLE)
        keys = keys_named(rows.where, register.key)
        return Interval(0.0, INFINITY if keys is None else float(len(keys)), step=WHOLE)


def keys_named(where: Condition, key: str) -> frozenset[Any] | None:
    """Return the keys a row must have one of to satisfy a condition, None where any key will do."""
    match where.operator:
        case "is_" if isinstance(where.is_, Is) and where.is_.column == key:
            return frozenset({plain(where.is_.value)})
        case "all_":
            named = [keys for part in where.all_ or () if (keys := keys_named(part, key)) is not None]
            return frozenset.intersection(*named) if named else None
        case "any_":
            branches = [keys_named(part, key) for part in where.any_ or ()]
            return None if None in branches else frozenset().union(*(keys for keys in branches if keys is not None))
    return None
