"""The benchmark-audit sheet: our own figures beside a named model's, or our own past, and fair rules for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Figures
from assess.engagement.model import NO_MODEL
from assess.planning.figures import question_of
from assess.planning.kpi_tree import KPIS
from assess.report import words
from assess.report.appendices.blank import Filled, blank
from assess.report.appendices.told import known_figure, unsure_figure
from assess.report.baselines import measure, misfit
from assess.report.registers import said_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.bank.registers import Register
    from assess.engagement.model import Row
    from assess.report.material import Material, Ref
    from assess.scoring.facts import Facts


NEVER = "never measured"
_FROM_MINUS = re.compile(r"from -(\d+) to (\d+)")
_HINT = re.compile(r" \(\d+ (?:if|unless|when) [^)]*\)")


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """One measure to compare: the question that defines it, its definition in words, our own figure with its date."""

    name: str
    ref: Ref | None
    definition: str
    ours: Filled


@dataclass(frozen=True, slots=True)
class BenchmarkSheet:
    """The sheet. against: what is compared with. theirs: the head of the column to be filled in."""

    purpose: str
    against: str
    theirs: str
    lines: tuple[BenchmarkLine, ...]
    rules: tuple[str, ...]
    judge: tuple[str, ...]


def benchmark_sheet(material: Material, facts: Facts) -> BenchmarkSheet:
    """Return the sheet, with our own side filled in as far as it is known."""
    policy = material.bank.appendices.benchmark
    model = material.engagement.company.reference_model
    against, theirs = _against(model)
    return BenchmarkSheet(
        purpose=policy.purpose,
        against=against,
        theirs=theirs,
        lines=(*_judged(material), *_figures(material, facts)),
        rules=policy.rules if model == NO_MODEL else (*policy.rules, *policy.model_rules),
        judge=policy.judge if model == NO_MODEL else (*policy.judge, *policy.model_judge),
    )


def _against(model: str | None) -> tuple[str, str]:
    name = words.shortened(model or "", 60)
    if not name:
        return (
            "Nobody has recorded whether a model is being copied. Write its name here, or “our own past”.",
            "Theirs",
        )
    if model == NO_MODEL:
        return (
            "No model is being copied. Compare with our own past: the same figure a year ago.",
            "A year ago",
        )
    return f"The model being drawn on: {name}.", "Theirs"


def _judged(material: Material) -> Iterator[BenchmarkLine]:
    """Yield the measures by which the pilot is judged, with their baselines."""
    register = material.bank.register_by_id[KPIS]
    rows = {row.key: row for row in material.engagement.registers.get(KPIS, ())}
    definitions = {each.id: words.sentence(each.definition.partition(". ")[0]) for each in material.bank.kpis}
    for expected in register.expected:
        yield BenchmarkLine(
            expected.name,
            material.register_ref(KPIS),
            definitions.get(expected.key, ""),
            baseline(material, rows.get(expected.key), expected.name),
        )


def baseline(material: Material, row: Row | None, name: str) -> Filled:
    """Return the value of a measure on record with its unit and date, `NEVER`, or a place to write it.

    A unit that does not fit the measure is told as such. name: of the measure, which its unit does not repeat.
    """
    register = material.bank.register_by_id[KPIS]
    value = row.cells.get("baseline", "") if row is not None else ""
    if row is None or value == "":
        question = material.bank.register_question[KPIS].id
        return blank(material, question)
    if value is None:
        return NEVER
    figure, unit, date = (
        words.shortened(_cell(register, row, column), 60) for column in ("baseline", "unit", "baseline-date")
    )
    dated = f" ({date})" if date else ""
    wrong = misfit(measure(material.bank, row.key), unit) if unit else ""
    if wrong:
        return f"{figure}{dated}, {wrong}"
    said = _unit(unit, name)
    return f"{figure}{' ' + said if said else ''}{dated}"


def known(value: Filled) -> bool:
    """Return whether a measure has a value on record."""
    return isinstance(value, str) and value != NEVER


def _unit(unit: str, name: str) -> str:
    """Return a unit without what stands after a comma in the name of its measure: "days, median"."""
    for part in name.split(", ")[1:]:
        unit = unit.replace(f" {part}", "")
    return _FROM_MINUS.sub("from \N{MINUS SIGN}\\1 to\N{NO-BREAK SPACE}\\2", unit)


def _cell(register: Register, row: Row, column: str) -> str:
    known = register.column(column)
    cell = said_cell(known, row) if known is not None else None
    return cell.text if cell is not None and cell.kind in ("text", "figure") else ""


def _figures(material: Material, facts: Facts) -> Iterator[BenchmarkLine]:
    for reference in material.bank.appendices.benchmark.figures:
        question = material.bank.question_by_id[question_of(reference)]
        parts = question.figures if isinstance(question, Figures) else ()
        name = next((each.name for each in parts if reference == f"{question.id}.{each.id}"), question.name)
        ours = unsure_figure(material, reference) or known_figure(material, facts, reference)
        yield BenchmarkLine(_HINT.sub("", name), material.ref(question.id), "", ours or blank(material, question.id))
