"""The mistake matrix: how severe each mistake is, against whether it is being made.

A list says one verdict after the other; the matrix shows where most of the weight lies, and what is not yet ruled out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.report import words
from assess.report.pictures import COLUMN, lettering
from assess.report.pictures.lettering import LEADING, SIZE, Line, at
from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.scoring.assessment import MistakeFinding

Tint: TypeAlias = Literal["none", "light", "strong"]

_VERDICTS = {Verdict.NOT_INDICATED: "Not indicated", Verdict.POSSIBLE: "Possible", Verdict.DETECTED: "Detected"}
_HEAD, _MARGIN, _PAD, _GAP = 16.0, 62.0, 5.0, 3.0
_WIDE = (COLUMN - _MARGIN) / len(_VERDICTS)
_MARK = 13.0
_MOST_LINES = 2
_SERIOUS = ("critical", "high")


@dataclass(frozen=True, slots=True)
class Entry:
    """One mistake in its cell. mark: its verdict, drawn around x, y. strong: whether it is a headline mistake."""

    mark: str
    x: str
    y: str
    strong: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The mistakes of one severity and one verdict. tint: how urgent they are, the same as its place says."""

    x: str
    y: str
    width: str
    height: str
    tint: Tint
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One severity: its figure and, below it, the band it belongs to."""

    figure: Line
    band: Line
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole drawing. title: the same in words."""

    title: str
    width: str
    height: str
    corner: Line
    heads: tuple[Line, ...]
    rows: tuple[MatrixRow, ...]


def matrix(findings: Sequence[MistakeFinding]) -> Matrix | None:
    """Return the matrix of all mistakes that could be looked for, or None where all share one verdict."""
    shown = [each for each in findings if each.verdict in _VERDICTS]
    if len({each.verdict for each in shown}) < 2:  # noqa: PLR2004 - a list says one verdict as well
        return None
    shown.sort(key=lambda each: (-each.severity.high, -each.severity.low, each.band))
    rows, y = [], _HEAD
    for _, group in groupby(shown, key=lambda each: (each.severity, each.band)):
        drawn, high = _row(list(group), y)
        rows.append(drawn)
        y += high
    heads = tuple(
        Line(name, at(_MARGIN + place * _WIDE + _PAD), at(_HEAD - 5)) for place, name in enumerate(_VERDICTS.values())
    )
    return Matrix(_title(shown), at(COLUMN), at(y + 1), Line("Severity", "0", at(_HEAD - 5)), heads, tuple(rows))


def severity(finding: MistakeFinding) -> str:
    """Return how severe a mistake is, as a figure: "5" or "3 to 4"."""
    low, high = (words.figure(round(end, 2)) for end in finding.severity)
    return low if low == high else f"{low} to {high}"


def _row(group: list[MistakeFinding], y: float) -> tuple[MatrixRow, float]:
    names = {verdict: [_named(each) for each in group if each.verdict is verdict] for verdict in _VERDICTS}
    high = max(2 * LEADING + 2 * _PAD, *map(_height, names.values()))
    cells = tuple(
        _cell(verdict, group[0].band, place, names[verdict], (y, high)) for place, verdict in enumerate(_VERDICTS)
    )
    top = y + _PAD + SIZE - 0.5
    figure = Line(severity(group[0]), "0", at(top))
    return MatrixRow(figure, Line(group[0].band, "0", at(top + LEADING)), cells), high


def _named(finding: MistakeFinding) -> tuple[tuple[str, ...], bool]:
    room = _WIDE - 2 * _PAD - _MARK
    weight: lettering.Weight = 600 if finding.headline else 400
    return lettering.wrapped(finding.name, room, _MOST_LINES, weight=weight), finding.headline


def _height(names: list[tuple[tuple[str, ...], bool]]) -> float:
    return 2 * _PAD + sum(len(lines) * LEADING for lines, _ in names) + _GAP * max(0, len(names) - 1)


def _cell(
    verdict: Verdict, band: str, place: int, names: list[tuple[tuple[str, ...], bool]], row: tuple[float, float]
) -> MatrixCell:
    x, (y, high) = _MARGIN + place * _WIDE, row
    entries, top = [], y + _PAD
    for texts, strong in names:
        base = top + SIZE - 0.5
        lines = tuple(
            Line(text, at(x + _PAD + _MARK), at(base + LEADING * number)) for number, text in enumerate(texts)
        )
        entries.append(Entry(verdict.value, at(x + _PAD + 4.5), at(base - 3.1), strong, lines))
        top += len(texts) * LEADING + _GAP
    return MatrixCell(at(x), at(y), at(_WIDE), at(high), _tint(verdict, band), tuple(entries))


def _tint(verdict: Verdict, band: str) -> Tint:
    if verdict is Verdict.NOT_INDICATED:
        return "none"
    return "strong" if verdict is Verdict.DETECTED and band in _SERIOUS else "light"


def _title(shown: list[MistakeFinding]) -> str:
    told = []
    for verdict, name in reversed(_VERDICTS.items()):
        found = [f"{each.name} ({each.band}, {severity(each)})" for each in shown if each.verdict is verdict]
        told.append(f"{name}: {words.listed(found) or 'none'}.")
    return words.printable(f"Mistakes by severity and verdict. {' '.join(told)}")
