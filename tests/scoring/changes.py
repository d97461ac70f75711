"""Small changes to an engagement that the laws speak of: an unknown answered, an answer bettered or forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from assess.bank.questions import Figures, Number, Percent, Ranking
from assess.engagement.events import Sure
from assess.engagement.model import NO_MODEL, Row
from assess.scoring.evaluate import measure_from
from assess.scoring.readings import measured_points, read_value
from assess.scoring.rules import rules_for

from . import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from assess.bank.questions import Question
    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.events import Json
    from assess.engagement.model import Answer, Cell, Engagement

Change: TypeAlias = "tuple[str, Engagement]"
Changer: TypeAlias = "Callable[[Engagement, Question, Random], Engagement | None]"

_ANSWERED = (Sure.SEEN, Sure.SURE, Sure.UNSURE)
_NOT_BETTER = {"reversible"}
"""Columns whose better end helps a plan but is a fact about the thing rather than a better or a worse answer."""


def unknown_answered(engagement: Engagement, rng: Random) -> Change | None:
    """Return a question with one respondent at most, and the engagement in which one unknown of it is answered."""
    return _first(_unknown_answered, engagement, rng)


def _first(change: Changer, engagement: Engagement, rng: Random) -> Change | None:
    """Return the change of the first question, in an order drawn, that can be changed so."""
    questions = [q for q in made.bank().questions if q.type != "scale"]
    for question in rng.sample(questions, len(questions)):
        changed = change(engagement, question, rng)
        if changed is not None:
            return question.id, changed
    return None


def _unknown_answered(engagement: Engagement, question: Question, rng: Random) -> Engagement | None:
    given = engagement.answers.get(question.id, ())
    if len(given) > 1 or question.id in engagement.agreed:
        return None
    if question.type == "register":
        return _register_answered(engagement, question, rng)
    if not given or given[0].sure in (Sure.DONT_KNOW, Sure.PARKED):
        by = given[0].respondent if given else rng.choice(engagement.respondents).id
        return made.said(engagement, made.random_answer(question, rng, 0.2, by, rng.choice(_ANSWERED)))
    return _figure_answered(engagement, question, given[0], rng)


def _figure_answered(engagement: Engagement, question: Question, given: Answer, rng: Random) -> Engagement | None:
    if not isinstance(question, Figures) or not isinstance(given.value, dict):
        return None
    missing = [figure.id for figure in question.figures if figure.id not in given.value]
    full: Any = made.random_value(question, rng, 1.0) if rng.random() < 0.3 else made.random_value(question, rng, 0.0)
    known = {name: full[name] for name in missing if name in full}
    return made.said(engagement, replace(given, value={**given.value, **known})) if known else None


def _register_answered(engagement: Engagement, question: Question, rng: Random) -> Engagement | None:
    """Fill a blank cell, enter a row that is missing or may follow, or call the table complete.

    Readings over time are left out: a later measurement is news rather than the answer to an open question.
    """
    register = made.bank().register_by_id[question.register_ or ""]
    given = engagement.answers.get(question.id, ())
    if any(answer.sure is Sure.NOT_APPLICABLE for answer in given):
        return None
    rows = engagement.registers.get(register.id, ())
    blanks = [(row, c) for row in rows for c in register.columns if c.id not in row.cells and c.type != "readings"]
    finished = any(answer.sure.answered for answer in given)
    ways = ["fill"] * bool(blanks) + ["enter"] + ["finish"] * (not finished)
    match rng.choice(ways):
        case "fill":
            row, column = rng.choice(blanks)
            return made.with_row(
                engagement, register.id, Row(row.key, {**row.cells, column.id: made.random_cell(column, rng)})
            )
        case "enter":
            key = _key_to_come(register, [row.key for row in rows], finished=finished, rng=rng, engagement=engagement)
            if key is None:
                return None
            row = made.random_row(register, key, rng, 0.3)
            cells = {name: cell for name, cell in row.cells.items() if name != "readings"}
            return made.with_row(engagement, register.id, Row(key, cells))
    by = given[0].respondent if given else engagement.respondents[0].id
    return made.said(engagement, made.answer(question.id, True, rng.choice((Sure.SEEN, Sure.SURE)), by))  # noqa: FBT003


def _key_to_come(
    register: Register, keys: list[str], *, finished: bool, rng: Random, engagement: Engagement
) -> str | None:
    """Return a row that is still to come: one that is expected, or any in an open table without expected rows."""
    if register.expected:
        asked = register.expected[: register.express_rows] if engagement.express else register.expected
        missing = [row.key for row in asked if row.key not in keys]
        return rng.choice(missing) if missing else None
    return None if finished else f"row {len(keys)} more"


def answer_bettered(engagement: Engagement, rng: Random) -> Change | None:
    """Return a question with one respondent, and the engagement in which that answer is better than it was."""
    return _first(_answer_bettered, engagement, rng)


def _answer_bettered(engagement: Engagement, question: Question, rng: Random) -> Engagement | None:
    given = engagement.answers.get(question.id, ())
    if question.type == "register":
        return _cell_bettered(engagement, question, rng)
    if len(given) != 1 or not given[0].sure.answered or question.id in engagement.agreed:
        return None
    better = _better(question, given[0].value, rng)
    return None if better is None else made.said(engagement, replace(given[0], value=better))


def _better(question: Question, value: Any, rng: Random) -> Json:  # noqa: ANN401
    """Return a value that is better than another in every way the instrument tells, None where none was found."""
    match question:
        case Number() | Percent():
            tried: Any = made.random_value(question, rng, 0.0)
            return tried if (tried > value) == (question.better == "higher") and tried != value else None
        case Figures():
            return _better_figures(question, value, rng)
        case Ranking():
            order = list(question.best_order) if rng.random() < 0.5 else value["order"]
            return {"order": order, "level": min(4, value["level"] + 1)}
    if question.type == "yes-no":
        return question.better == "yes"
    return min(4, value + rng.randint(1, 4)) if question.type == "anchored" else None


def _better_figures(question: Figures, value: dict[str, float], rng: Random) -> Json:
    """Return figures none of which is worse, nor any measure of them; what has no better end and no measure stays."""
    tried: dict[str, float] = {**value, **{n: v for n, v in _figures(question, rng).items() if n in value}}
    measured = {name for measure in question.measures for name in _figures_of(measure.of)}
    for figure in question.figures:
        if figure.id in value:
            sign = {"higher": 1, "lower": -1, "neither": 0}[figure.better]
            fixed = sign == 0 and f"{question.id}.{figure.id}" not in measured
            if fixed or sign * (tried[figure.id] - value[figure.id]) < 0:
                tried[figure.id] = value[figure.id]
    before, after = _measures(question, value), _measures(question, tried)
    return (
        tried
        if after != before and all(after[m].low >= r.low and after[m].high >= r.high for m, r in before.items())
        else None
    )  # type: ignore[return-value]


def _figures(question: Figures, rng: Random) -> dict[str, float]:
    return made.random_value(question, rng, 0.2)  # type: ignore[return-value]


def _figures_of(quantity: Any) -> Iterator[str]:  # noqa: ANN401
    if quantity.figure is not None:
        yield quantity.figure
    for pair in filter(None, (quantity.ratio, quantity.difference)):
        yield from (
            name for name in (part.figure for part in (pair.of, getattr(pair, "to", None) or pair.less)) if name
        )


def _measures(question: Figures, value: dict[str, float]) -> dict[str, Any]:
    """Return the points of each measure of some figures."""
    measure = measure_from(rules_for(made.bank()), question, made.made())
    reading = read_value(question, value, unsure=False, measure=measure)
    known = {m: reading.quantities.get(f"{question.id}.{m.id}") for m in question.measures}
    return {m.id: measured_points([(m, value)]) for m, value in known.items() if value is not None}


def _cell_bettered(engagement: Engagement, question: Question, rng: Random) -> Engagement | None:
    register = made.bank().register_by_id[question.register_ or ""]
    better = [
        (row, column.id, cell)
        for row in engagement.registers.get(register.id, ())
        for column in register.columns[1:]
        if column.id in row.cells and column.id not in _NOT_BETTER
        for cell in _better_cells(column, row.cells[column.id])
    ]
    if not better:
        return None
    row, column_id, cell = rng.choice(better)
    return made.with_row(engagement, register.id, Row(row.key, {**row.cells, column_id: cell}))


def _better_cells(column: RegisterColumn, cell: Cell) -> Iterator[Cell]:
    """Yield cells that are better than one: towards the better end, or named where there was none."""
    if cell is None:
        yield from {"text": ["somebody"], "date": ["2026-09-01"], "number": [0.0]}.get(column.type, [])
    elif column.better in ("yes", "no") and cell != (column.better == "yes"):
        yield column.better == "yes"
    elif column.better in ("higher", "lower") and isinstance(cell, int | float):
        low, high = column.scale
        end = high if column.better == "higher" else low
        yield from {end, (cell + end) // 2} - {cell}


def forgotten(engagement: Engagement, rng: Random) -> Change | None:
    """Return a question and the engagement in which somebody now says "don't know" to it.

    Either nobody has answered it so far, or one respondent withdraws the only answer. "Not applicable" is left out: it
    takes the question away, and withdrawing it brings the question back.
    """
    return _first(_forgotten, engagement, rng)


def _forgotten(engagement: Engagement, question: Question, rng: Random) -> Engagement | None:
    given = engagement.answers.get(question.id, ())
    if len(given) > 1 or any(answer.sure in (Sure.NOT_APPLICABLE, Sure.DONT_KNOW) for answer in given):
        return None
    by = given[0].respondent if given else rng.choice(engagement.respondents).id
    return made.said(engagement, made.answer(question.id, None, Sure.DONT_KNOW, by))


def reordered(engagement: Engagement, rng: Random) -> Engagement:
    """Return the same engagement with respondents, answers, rows and responses in another order."""

    def shuffled(things: Any) -> Any:  # noqa: ANN401
        return tuple(rng.sample(things, len(things)))

    def shuffled_map(mapping: Any) -> Any:  # noqa: ANN401
        return {key: shuffled(mapping[key]) for key in shuffled(list(mapping))}

    return replace(
        engagement,
        respondents=shuffled(engagement.respondents),
        answers=shuffled_map(engagement.answers),
        agreed={key: engagement.agreed[key] for key in shuffled(list(engagement.agreed))},
        registers=shuffled_map(engagement.registers),
        surveys=shuffled_map(engagement.surveys),
    )


def hidden_answered(engagement: Engagement, rng: Random) -> Engagement:
    """Return the engagement with answers to what it hides: the copied model's fit, and all but the express set.

    In the express set, cells of columns that it does not ask for are filled too.
    """
    hidden = {"7.4"} if engagement.company.reference_model == NO_MODEL else set()
    if engagement.express:
        hidden |= {q.id for q in made.bank().questions if not q.express}
    for question in made.bank().questions:
        if question.id in hidden:
            answer = made.random_answer(question, rng, 0.3, engagement.respondents[0].id)
            engagement = made.said(engagement, answer)
    for register in made.bank().registers if engagement.express else ():
        for row in engagement.registers.get(register.id, ()):
            unasked = {c.id: made.random_cell(c, rng) for c in register.columns[1:] if not c.express}
            engagement = made.with_row(engagement, register.id, Row(row.key, {**row.cells, **unasked}))
    return engagement
