"""What a question could turn out to say: its reading at the better and at the worse end of what is known.

Registers and figures move with their raw figures, so that rules over them move too: every blank cell or open figure
goes to the better or the worse end of its scale, as the instrument says which end that is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assess.bank.questions import POINTS_A_LEVEL, Figures, Number, Percent, Ranking, RegisterQuestion, YesNo
from assess.scoring.assessment import Standing
from assess.scoring.ranges import Range, exactly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.questions import Measure, Question
    from assess.bank.registers import RegisterColumn
    from assess.engagement.model import Cell
    from assess.scoring.facts import Facts
    from assess.scoring.readings import Reading
    from assess.scoring.tables import Table

_A_NAME = "(somebody)"
_TOP_POINTS = 100.0


def settled(facts: Facts, question: Question, *, best: bool, ideal: bool = False) -> Facts:
    """Return the facts with one question settled at the better or the worse end of what it may still say.

    `ideal` reaches for the end of the whole scale, whatever has been answered.
    """
    reading = facts.readings[question.id]
    if reading.points is None or reading.mapped is None:
        return facts
    sure = replace(
        reading,
        standing=Standing.ANSWERED,
        points=exactly(_point(reading.points, best=best, ideal=ideal)),
        mapped=exactly(_point(reading.mapped, best=best, ideal=ideal)),
        quantities=_settled_quantities(question, reading, best=best, ideal=ideal),
        answered=1.0,
    )
    if not isinstance(question, RegisterQuestion) or question.register_ is None:
        return facts.supposing(question.id, sure)
    table = _filled(facts.table(question.register_), best=best, ideal=ideal)
    supposed = facts.supposing(question.id, sure, table)
    measured = {
        f"{question.id}.{m.id}": known
        for m, measure in facts.rules.measures[question.id]
        if (known := measure(supposed, None)) is not None
    }
    return facts.supposing(question.id, replace(sure, quantities=measured), table)


def _point(known: Range, *, best: bool, ideal: bool) -> float:
    if ideal:
        return _TOP_POINTS if best else 0.0
    return known.high if best else known.low


def raised(facts: Facts, question: Question, levels: int) -> Facts:
    """Return the facts with the low end of one question raised by so many of its four levels.

    Rules read an anchored question's level at once. Registers and figures take a rule's side once they are raised to
    the top: what lies between has no single raw figure.
    """
    reading = facts.readings[question.id]
    if reading.points is None or reading.mapped is None:
        return facts
    more = POINTS_A_LEVEL * levels
    low = min(_TOP_POINTS, reading.points.low + more)
    if low >= _TOP_POINTS or isinstance(question, YesNo):
        return settled(facts, question, best=True, ideal=True)
    points = Range(low, max(low, reading.points.high))
    known = min(_TOP_POINTS, reading.mapped.low + more)
    mapped = Range(known, max(known, reading.mapped.high))
    quantities = reading.quantities
    if isinstance(question, Number | Percent):
        quantities = {question.id: _raw_worth(question, points)}
    changed = replace(reading, points=points, mapped=mapped, quantities=quantities, answered=1.0)
    return facts.supposing(question.id, changed)


def _raw_worth(question: Number | Percent, points: Range) -> Range:
    """Return the raw figures that are worth at least the low end of some points."""
    good = [n for n, band in enumerate(question.bands) if band.points >= points.low]
    low = question.bands[good[0] - 1].edge if good[0] else float(question.min)
    return Range(low, min(float(question.max), question.bands[good[-1]].edge))


def _settled_quantities(question: Question, reading: Reading, *, best: bool, ideal: bool) -> Mapping[str, Range]:
    """Return each quantity at one end of what is known of it, or of its whole scale where `ideal`."""
    ends = dict(reading.quantities)
    match question:
        case Number() | Percent():
            scale = Range(float(question.min), float(question.max))
            ends[question.id] = _end(scale if ideal else ends[question.id], question.better, best=best)
        case Figures():
            for figure in question.figures:
                name = f"{question.id}.{figure.id}"
                known = Range(figure.min, figure.max) if ideal else ends[name]
                ends[name] = _end(known, figure.better, best=best)
            for measure in question.measures:
                name = f"{question.id}.{measure.id}"
                if name in ends and name not in {f"{question.id}.{f.id}" for f in question.figures}:
                    ends[name] = _end(_ideal(measure) if ideal else ends[name], measure.better, best=best)
        case Ranking():
            if any(not place.exact for place in ends.values()) or ideal:
                order = question.best_order if best else question.worst_order
                ends = {f"{question.id}.{item}": exactly(float(n)) for n, item in enumerate(order, 1)}
    return ends


def _ideal(measure: Measure) -> Range:
    """Return the edges of a measure's outermost bands, which stand for its whole scale."""
    first, before_last = measure.bands[0], measure.bands[-2]
    return Range(min(0.0, first.edge), before_last.edge + abs(before_last.edge) + 1)


def _end(known: Range, better: str, *, best: bool) -> Range:
    if better == "neither":
        return known
    return exactly(known.high if (better == "higher") == best else known.low)


def _filled(table: Table, *, best: bool, ideal: bool) -> Table:
    """Return a table with every blank cell at one end; where it may have more rows, with more at the better end."""
    rows = [(key, dict(cells)) for key, cells in table.content]
    choices = next((column.choices for column in table.register.columns if column.choices), ())
    wanted = max(table.register.express_rows, len(choices), 3)
    if best and (table.more or ideal) and not table.register.expected:
        rows += [(f"{_A_NAME} {n}", {}) for n in range(max(0, wanted - len(rows)))]
        rows += [(f"{_A_NAME} {choice.id}", {}) for choice in choices]
    kept = {key: {} if ideal or (table.unsure and not best) else cells for key, cells in rows}
    ends = {c.id: end for c in table.register.columns[1:] if (end := _cell_end(c, best=best)) is not _NO_END}
    chosen = {c.id: _chosen(c, kept, best=best) for c in table.register.columns[1:] if c.type == "choice"}
    filled = tuple(
        (key, {**cells, **ends, **{name: by_row[key] for name, by_row in chosen.items()}, **kept[key]})
        for key, cells in rows
    )
    return replace(table, content=filled, missing=0, more=False, unsure=False)


def _chosen(column: RegisterColumn, rows: Mapping[str, Mapping[str, Cell]], *, best: bool) -> Mapping[str, Cell]:
    """Return a choice for each row, for where it is blank: at best those no row has yet, at worst one that is there."""
    held = {cells[column.id] for cells in rows.values() if column.id in cells}
    names = [choice.id for choice in column.choices]
    wanted = [name for name in names if (name in held) != best] or names
    blank = sorted(key for key, cells in rows.items() if column.id not in cells)
    chosen = {key: wanted[number % len(wanted) if best else 0] for number, key in enumerate(blank)}
    return {key: chosen.get(key) for key in rows}


_NO_END: Cell = "(no end)"


def _cell_end(column: RegisterColumn, *, best: bool) -> Cell:
    """Return what a blank cell is at best or at worst; `_NO_END` where neither end is the better one."""
    if column.type in ("number", "percent", "level") and column.better in ("higher", "lower"):
        low, high = column.scale
        return high if (column.better == "higher") == best else low
    if column.type == "yes-no" and column.better in ("yes", "no"):
        return (column.better == "yes") == best
    if column.type in ("text", "date") and (best or not column.allows_none):
        return _A_NAME
    if column.type == "number" and column.allows_none and best:
        return 0.0
    return None if column.allows_none else _NO_END
