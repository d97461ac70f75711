"""The lines compared: value on one axis, screens passed, failed and unknown, and why the others wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.line import line_view, verdict
from assess.scoring.ranges import Truth
from assess.tui.rollout.part import MARKS, NARROW, Item, Part, block, in_short, paragraphs, said, titled
from assess.tui.widgets.ranges import axis, drawn
from assess.tui.widgets.timeline import fitted

if TYPE_CHECKING:
    from assess.planning.rollout import Candidate, Screening
    from assess.report.material import Material
    from assess.report.rollout.line import LineRow, LineView

_NAME, _VALUE = 28, 14
_VERDICTS = {
    Truth.TRUE: (MARKS["passed"], "passes"),
    Truth.FALSE: (MARKS["failed"], "fails"),
    Truth.UNKNOWN: (MARKS["unresolved"], "not yet known"),
    Truth.OUT: (MARKS["unresolved"], "not asked"),
}


def lines_part(material: Material) -> Part:
    """Return the part on the line that goes first."""
    plan, view = material.plan, line_view(material)
    if plan is None:
        return Part(())
    if view is None:
        return Part(
            (
                in_short(
                    "the pilot lies behind", said("Every gate has been passed, so no line is to be chosen any more.")
                ),
            )
        )
    register = material.bank.register_question.get(material.bank.planning.lines.register_)
    questions = (register.id,) if register else ()
    found = zip(view.lines, plan.pilot.lines, strict=True)
    items = tuple(_item(view, row, line, questions) for row, line in found)
    return Part((in_short(verdict(plan.pilot), *_in_short(material, view)), *items), _axis if items else None)


def _in_short(material: Material, view: LineView) -> tuple[Content, ...]:
    advice = material.plan.offers.advises_against if material.plan else ""
    return (
        block("First of all", [advice]),
        said(view.lead, view.says),
        block("Override", [view.override]),
        said(view.equals),
        block("Not yet known, and could change it", [view.settle]),
        said(view.method),
    )


def _item(view: LineView, row: LineRow, line: Candidate, questions: tuple[str, ...]) -> Item:
    return Item(
        row=lambda width: _row(row, line, width),
        told=lambda width: _told(view, row, line, width),
        about=row.name,
        questions=questions,
        subject=line.line,
    )


def _bar(width: int) -> int:
    """Return how many cells the bars have: what the name and the figures leave of a row."""
    return (width if width < NARROW else width - _NAME) - _VALUE - 1


def _axis(width: int) -> Content:
    indent = 0 if width < NARROW else _NAME
    return Content(" " * indent + axis(_bar(width)))


def _row(row: LineRow, line: Candidate, width: int) -> Content:
    """Return a line in two rows, or three where it is narrow: its name, its value on the axis, and how it stands."""
    mark, _ = _VERDICTS[line.eligible]
    value = drawn(line.value, _bar(width)) + " " + fitted(row.value, _VALUE)
    parts = [row.mark.upper(), f"screens: {row.eligible}", f"first in {row.first} of draws" if line.first else ""]
    stands = fitted(f"  {', '.join(each for each in parts if each)}", width)
    if width < NARROW:
        return Content("\n").join([fitted(f"{mark} {row.name}", width, "bold"), value, stands])
    return fitted(f"{mark} {row.name}", _NAME - 1, "bold") + " " + value + "\n" + stands


def _told(view: LineView, row: LineRow, line: Candidate, width: int) -> Content:
    reasons = next((each for each in view.reasons if each.name == row.name), None)
    return titled(
        f"{row.name}{f' ({row.mark})' if row.mark else ''}",
        block("Screens", (_screen(each) for each in line.screens)),
        block("Why not this one", reasons.why_not if reasons else ()),
        block("What would make it the one", reasons.would_win if reasons else ()),
        block("Dominated by", [phrases.names(line.dominated_by)]),
        _value(line, width),
    )


def _screen(screening: Screening) -> Content:
    mark, word = _VERDICTS[screening.passes]
    told = f"{mark} {screening.name}: {word}"
    says = words.sentence(phrases.told(screening.says))
    mend = f"To mend it: {phrases.told(screening.mend)}" if screening.passes is Truth.FALSE and screening.mend else ""
    return said(" ".join(each for each in (words.sentence(told), says, words.sentence(mend)) if each))


def _value(line: Candidate, width: int) -> Content:
    """Return what the value is made of, each part on the axis of points."""
    bar = max(10, min(30, width - _NAME - _VALUE))
    rows = [
        fitted(f"{each.name} ({words.figure(round(each.weight * 100, 1))} %)", _NAME)
        + " "
        + drawn(each.points, bar)
        + f" {words.span(each.points)}"
        for each in line.points
    ]
    wide = [Content(" " * (_NAME + 1) + axis(bar)), *rows]
    narrow = [said(f"{each.name}: {words.span(each.points)}") for each in line.points]
    short = "" if line.regret is None else f"Short of the best by {phrases.counts(line.regret)} points on average."
    return paragraphs(block("Value, by part and weight", wide if width >= NARROW else narrow), said(short))
