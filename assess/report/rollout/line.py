"""The line that goes first: the finding, every line beside it, and why the others wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.rollout import LineVerdict
from assess.planning.wording import begun
from assess.report import words
from assess.report.charts import Axis, Bar, axis, bar
from assess.report.rollout import phrases
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.planning.rollout import Candidate, PilotChoice
    from assess.report.material import Material, Ref

_SIZE = 140
_MOST_SETTLING = 8
_MOST_RIVALS = 2
_SHORT = 60
NO_OVERRIDE = "no-override"
"""The column that says whether the sponsor has promised in writing not to overrule the squad."""
_SIGNED = 75  # points of the sponsor's question from which a signed memo lists what will stand
_PASSES = {Truth.TRUE: "passes", Truth.FALSE: "fails", Truth.UNKNOWN: "not yet known", Truth.OUT: "not asked"}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line in the comparison. mark: of what it is, "" for an ordinary one. first: its share of first ranks."""

    name: str
    mark: str
    eligible: str
    eligible_mark: str
    value: str
    bar: Bar
    first: str


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """One screen and how each line fares, in the order of the lines: the mark and what is said of it."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LineReasons:
    """Why one line is not the one, and what would make it so."""

    name: str
    why_not: tuple[str, ...]
    would_win: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointsRow:
    """One part of a line's value: its weight in per cent, and the points of the lines compared."""

    name: str
    weight: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """The part on the line that goes first.

    lead: what the plan goes on with. says: what the comparison found, where that is something else. alike: whether
    nothing tells any line from the others, so that a table would say nothing. compared: the lines whose points stand
    side by side.
    """

    lead: str
    says: str
    override: str
    equals: str
    alike: bool
    ref: Ref | None
    axis: Axis
    lines: tuple[LineRow, ...]
    numbers: tuple[str, ...]
    screens: tuple[ScreenRow, ...]
    reasons: tuple[LineReasons, ...]
    compared: tuple[str, ...]
    points: tuple[PointsRow, ...]
    settle: str
    method: str


def line_view(material: Material) -> LineView | None:
    """Return the part on the line that goes first, or None without a plan or once every gate has been passed."""
    if material.plan is None or phrases.next_gate(material.plan) is None:
        return None
    pilot = material.plan.pilot
    compared, says = _compared(pilot), words.sentence(phrases.told(pilot.says))
    by_hand = pilot.override is not None and pilot.override.of == pilot.chosen
    return LineView(
        lead=words.sentence(verdict(pilot)) if by_hand else says,
        says=says if by_hand else "",
        override=override(pilot),
        equals=equals(pilot),
        alike=all_alike(pilot),
        ref=material.register_ref(material.bank.planning.lines.register_),
        axis=axis(_SIZE),
        lines=tuple(_row(pilot, each) for each in pilot.lines),
        numbers=tuple(str(number) for number in range(1, len(pilot.lines) + 1)),
        screens=_screens(pilot.lines),
        reasons=tuple(_reasons(each) for each in pilot.lines if each.why_not or each.would_win),
        compared=tuple(begun(phrases.name(each.line)) for each in compared),
        points=_points(compared),
        settle=settling(material.bank, pilot),
        method=_method(material, pilot),
    )


def verdict(pilot: PilotChoice) -> str:
    """Return the finding in a few words: "Invoicing for partners goes first: recommended"."""
    chosen = begun(phrases.name(pilot.chosen or ""))
    if pilot.override is not None and pilot.override.of == pilot.chosen:
        return f"{chosen} goes first, by an override"
    said = phrases.LINE_VERDICTS[pilot.verdict]
    if not chosen:
        return words.sentence(said)[:-1]
    if all_alike(pilot):
        return f"No line is preferred; the plan counts with {phrases.name(pilot.chosen or '')}"
    if pilot.verdict is LineVerdict.RECOMMENDED:
        return f"{chosen} goes first"
    return f"{chosen} is named, a close call" if pilot.verdict is LineVerdict.CLOSE_CALL else f"{chosen}: {said}"


def override(pilot: PilotChoice) -> str:
    """Return the override with its reason, and what was recommended, or nothing."""
    if pilot.override is None:
        return ""
    instead = ""
    if pilot.recommended and pilot.recommended != pilot.override.of:
        instead = f" The comparison names {phrases.name(pilot.recommended)}."
    reason = words.sentence(phrases.told(pilot.override.reason))
    return f"{begun(phrases.name(pilot.override.of))} was chosen by hand.{instead} Reason given: {reason}"


def equals(pilot: PilotChoice) -> str:
    """Return between which lines there is no preference, or nothing."""
    if not pilot.equals or pilot.recommended is None or all_alike(pilot):  # the finding says it of all lines
        return ""
    return phrases.no_preference(pilot.recommended, pilot.equals)


def all_alike(pilot: PilotChoice) -> bool:
    """Return whether nothing tells any of the lines from the others."""
    return bool(pilot.equals) and {each.line for each in pilot.lines} == {pilot.recommended, *pilot.equals}


def settling(bank: Bank, pilot: PilotChoice, most: int = _MOST_SETTLING) -> str:
    """Return what of which lines could change the finding, the first `most` of it by name, or nothing."""
    register = bank.register_by_id[bank.planning.lines.register_]
    of: dict[str, list[str]] = {}
    for line, column in pilot.settle:
        of.setdefault(column, []).append(line)
    alike: dict[tuple[str, ...], list[str]] = {}
    for column, lines in list(of.items())[:most]:
        known = register.column(column)
        alike.setdefault(tuple(lines), []).append(phrases.quoted(phrases.inside(known.name if known else column)))
    told = [f"{words.listed(columns)} of {_whose(pilot, lines)}" for lines, columns in alike.items()]
    rest = sum(map(len, list(of.values())[most:]))
    more = words.counted(rest, "more answer about lines", "more answers about lines") if rest > 0 else ""
    said = "; ".join([*told, *([f"and {more}"] if more else [])])
    return phrases.ended(said) if said else ""


def _whose(pilot: PilotChoice, lines: Sequence[str]) -> str:
    every = len(lines) == len(pilot.lines) > 1
    return f"all {words.spelled(len(lines))} lines" if every else phrases.names(lines, "and", _SHORT)


def first_ranks(line: Candidate) -> str:
    """Return in what share of draws a line ranks first, or why it does not compete."""
    if line.first is not None:
        return phrases.share(line.first)
    return "dominated" if line.dominated_by and line.eligible is Truth.TRUE else words.NONE


def screened(line: Candidate) -> str:
    """Return how a line stands against the screens: "passes", "fails two"."""
    failed = sum(each.passes is Truth.FALSE for each in line.screens)
    if failed:
        return f"fails {words.spelled(failed)}"
    unknown = sum(each.passes in (Truth.UNKNOWN, Truth.OUT) for each in line.screens)
    return f"{words.spelled(unknown)} not yet known" if unknown else "passes all"


def promise_in_doubt(material: Material) -> str:
    """Return what the sponsor's own question says against a promise that the table of lines calls written."""
    question = material.bank.planning.inputs.sponsor
    score = material.scores.get(question)
    points = score.points if score is not None else None
    if points is None or points.low >= _SIGNED:
        return ""
    says = "finds no signed memo" if points.high < _SIGNED else "leaves open whether a memo is signed"
    return f"question {question} {says}"


def _row(pilot: PilotChoice, line: Candidate) -> LineRow:
    told = begun(phrases.name(line.line))
    return LineRow(
        name=told,
        mark=line_mark(pilot, line),
        eligible=screened(line),
        eligible_mark=screens_mark(line.eligible),
        value=words.span(line.value),
        bar=bar(f"Value of {told}", line.value, _SIZE),
        first=first_ranks(line),
    )


def line_mark(pilot: PilotChoice, line: Candidate) -> str:
    """Return what marks a line among the others: "recommended", "named, a close call", "nearest" or nothing."""
    if pilot.override is not None and line.line == pilot.override.of:
        return "chosen by hand"
    if line.line == pilot.recommended:
        return "recommended" if pilot.verdict is LineVerdict.RECOMMENDED else "named, a close call"
    return "nearest" if line.line == pilot.nearest else ""


def screens_mark(passes: Truth) -> str:
    """Return the mark of a verdict: here what is true is good, and a filled disc stands for what is wrong."""
    return {Truth.TRUE: "passed", Truth.FALSE: "failed"}.get(passes, "unresolved")


def _screens(lines: Sequence[Candidate]) -> tuple[ScreenRow, ...]:
    if not lines:
        return ()
    return tuple(
        ScreenRow(
            screen.name,
            tuple((screens_mark(each.screens[place].passes), _PASSES[each.screens[place].passes]) for each in lines),
        )
        for place, screen in enumerate(lines[0].screens)
    )


def _reasons(line: Candidate) -> LineReasons:
    return LineReasons(
        begun(phrases.name(line.line)),
        tuple(words.sentence(phrases.told(each)) for each in line.why_not),
        tuple(words.sentence(phrases.told(each)) for each in line.would_win),
    )


def _compared(pilot: PilotChoice) -> tuple[Candidate, ...]:
    """Return the line the plan goes on with and the two best of the others that may compete."""
    chosen = next((each for each in pilot.lines if each.line in (pilot.chosen, pilot.nearest)), None)
    if chosen is None:
        return ()
    rivals = [each for each in pilot.lines if each is not chosen and each.eligible is not Truth.FALSE]
    return (chosen, *rivals[:_MOST_RIVALS])


def _points(compared: Sequence[Candidate]) -> tuple[PointsRow, ...]:
    if not compared:
        return ()
    return tuple(
        PointsRow(
            part.name,
            f"{words.figure(round(part.weight * 100, 1))} %",
            tuple(words.span(each.points[place].points) for each in compared),
        )
        for place, part in enumerate(compared[0].points)
    )


def _method(material: Material, pilot: PilotChoice) -> str:
    policy = material.bank.planning.lines
    said = (
        "Lines stand by their value at the stated weights, on fixed scales, so that adding a line never reorders the "
        "others (policy threshold)."
    )
    if not pilot.draws:
        return said
    return (
        f"{said} First in draws: how often a line ranks first among those that pass, in {pilot.draws:,} draws of the "
        f"weights; from {words.figure(policy.recommend * 100)} % on, whatever the answers not known "
        "turn out to be, it is recommended."
    )
