"""Why a line is not the one, and what would make it so: a few plain sentences for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.line import words
from assess.planning.line.contest import dominators
from assess.planning.line.screens import columns_of
from assess.planning.rollout import LineVerdict, Screening
from assess.planning.wording import begun, counted, listed
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.planning import Screen
    from assess.bank.registers import RegisterColumn
    from assess.engagement.model import Cell
    from assess.planning.line.changes import Comparison, Winning
    from assess.planning.line.contest import Outcome
    from assess.planning.line.screens import Line, Yardstick

_NAMED = 2


def screenings(yardstick: Yardstick, line: Line) -> tuple[Screening, ...]:
    """Return every screen with whether a line passes it, and what is wrong or unknown in words."""
    return tuple(
        Screening(screen.id, screen.name, screen.column, passes, _says(yardstick, line, screen, place), screen.mend)
        for place, (screen, passes) in enumerate(zip(yardstick.policy.screens, line.passes, strict=True))
    )


def _says(yardstick: Yardstick, line: Line, screen: Screen, place: int) -> str:
    column, passes = yardstick.column(screen.column), line.passes[place]
    if passes is TRUE:
        return ""
    if passes is FALSE:
        held = line.row.cells.get(column.id)
        figure = "" if held is None or isinstance(held, bool) else f"{column.name}: {_figure(column, held)}. "
        return f"{figure}{screen.fails}"
    unknown = [each for each in columns_of(screen) if not line.knows(each)] or [screen.column]
    reason = yardstick.blank(line, unknown[0])
    return f"{begun(reason)}: {listed(_columns(yardstick, unknown))}."


def _figure(column: RegisterColumn, held: Cell) -> str:
    """Return what a cell holds, without a unit that the name has said: "Days to roll back: 45"."""
    said, unit = words.cell(column, held), column.unit or ""
    return said.removesuffix(f" {unit}") if unit and unit in column.name.lower().split() else said


def unknown_screens(yardstick: Yardstick, line: Line) -> str:
    """Return what keeps a line's screens open: "outside customers and items a quarter are not yet known"."""
    places = [place for place, passes in enumerate(line.passes) if passes is UNKNOWN]
    read = dict.fromkeys(column for place in places for column in columns_of(yardstick.policy.screens[place]))
    reasons: dict[str, list[str]] = {}
    for column in read:
        if not line.knows(column):
            reasons.setdefault(yardstick.blank(line, column), []).append(column)
    return listed(
        f"{listed(_columns(yardstick, columns))} {'is' if len(columns) == 1 else 'are'} {reason}"
        for reason, columns in reasons.items()
    )


def failed(yardstick: Yardstick, line: Line) -> str:
    """Return the screens that a line fails: "two screens: real outside customers; no-override in writing"."""
    names = [words.inside(screen.name) for screen in _screens(yardstick, line, FALSE)]
    return f"{counted(len(names), 'screen')}: {'; '.join(names)}"


def alike(lines: Sequence[Line], name: str) -> tuple[Line, ...]:
    """Return the other lines that pass the same screens with the same points as one, so that nothing prefers either."""
    one = next(line for line in lines if line.name == name)
    return tuple(each for each in lines if each is not one and (each.passes, each.points) == (one.passes, one.points))


def same_but_for_the_name(yardstick: Yardstick, one: Line, other: Line) -> bool:
    """Whether every cell of two lines is the same, their names aside."""
    key = yardstick.register.key
    cells = [{column: cell for column, cell in line.row.cells.items() if column != key} for line in (one, other)]
    return cells[0] == cells[1]


def why_not(comparison: Comparison, line: Line) -> tuple[str, ...]:
    """Return why a line is not the one, nothing for the one that is."""
    yardstick, named = comparison.yardstick, _named(comparison)
    if line is named:
        return ()
    if line.eligible is FALSE:
        return tuple(each.says for each in screenings(yardstick, line) if each.passes is FALSE)
    told = [f"It is not certain to pass: {unknown_screens(yardstick, line)}."] if line.eligible is UNKNOWN else []
    if named is not None:
        told += _beside(comparison, line, named)
    return tuple(told)


def _beside(comparison: Comparison, line: Line, named: Line) -> list[str]:
    """Return how a line that may pass stands beside the one: dominated, without preference, or how far behind."""
    yardstick, better = comparison.yardstick, dominators(line, comparison.lines)
    if better:
        names, are = listed(map(words.called, better)), "is" if len(better) == 1 else "are each"
        dominated = f"{names} {are} at least as good in everything and better in something."
        return [dominated, *_shortfall(yardstick, line, named)]
    if line in alike(comparison.lines, named.name):
        return [_no_preference(yardstick, line, named)]
    first = comparison.fares[line.name].first
    if line.eligible is UNKNOWN:
        return [f"If it passed, it could rank first in {words.up_to(first)}."]
    ranks = [] if first.low <= 0 and first.high >= 1 else [f"It ranks first in {words.share(first)}."]
    return [*_shortfall(yardstick, line, named), *ranks]


def _no_preference(yardstick: Yardstick, line: Line, named: Line) -> str:
    name = words.called(named.name)
    if same_but_for_the_name(yardstick, line, named):
        return f"Nothing but its name tells it from {name}, so there is no preference."
    known = "It has" if line.value.exact else "As far as is known it has"
    return f"{known} the same points as {name} in everything, so there is no preference."


def _shortfall(yardstick: Yardstick, line: Line, named: Line) -> tuple[str, ...]:
    """Return by how many points a line stands behind the one at the stated weights, and where it loses most."""
    behind, name = behind_by(line, named), words.called(named.name)
    if behind.low <= 0 < behind.high:
        short, ahead = words.most_points(behind.high), words.most_points(-behind.low)
        return (f"By what is not known it may lie anywhere from {short} behind {name} to {ahead} ahead.",)
    if behind.high <= 0:
        if behind.low == 0:
            return (f"It is worth as many points as {name} at the stated weights.",)
        ahead = words.points(Range(-behind.high, -behind.low))
        return (f"It stands {ahead} ahead of {name} at the stated weights, but fares worse when they vary.",)
    short_of = f"It falls {words.apart(named.value, line.value)} short of {name}."
    criteria = zip(yardstick.policy.criteria, line.points, named.points, yardstick.weights, strict=True)
    losses = [(weight * (its.low - own.high), each) for each, own, its, weight in criteria if its.low > own.high]
    worst = sorted(losses, key=lambda loss: -loss[0])[:_NAMED]
    return (short_of, f"It loses most here: {'; '.join(words.inside(each.name) for _, each in worst)}.")[
        : 1 + bool(worst)
    ]


def behind_by(line: Line, named: Line) -> Range:
    """Return the points by which a line stands behind another at the stated weights."""
    return Range(named.value.low - line.value.high, named.value.high - line.value.low)


def would_win(comparison: Comparison, line: Line) -> tuple[str, ...]:
    """Return what would make a line the one, nothing for the one that is or that nothing tells from it."""
    named = _named(comparison)
    if named is not None and (line is named or line in alike(comparison.lines, named.name)):
        return ()
    if line.eligible is FALSE:
        mends = [screen.mend for screen in _screens(comparison.yardstick, line, FALSE)]
        return _once_mended(comparison, line, mends)
    win = comparison.winning(line)
    if win is not None:
        return (_winning(comparison.yardstick, line, win),)
    if line.eligible is TRUE:
        return ("No single change would make it the one.",)
    outcome = comparison.with_line(comparison.mended(line, UNKNOWN))
    passed = "; ".join(words.inside(screen.name) for screen in _screens(comparison.yardstick, line, UNKNOWN))
    if outcome.named == line.name:
        return (f"It would be the one{_close(outcome)} if it turned out to pass these screens: {passed}.",)
    return ("It would not be the one merely by passing the screens.",)


def _once_mended(comparison: Comparison, line: Line, mends: Sequence[str]) -> tuple[str, ...]:
    """Return what mends the screens a line fails, and whether that makes it the one, all else being as described."""
    mended = comparison.mended(line, FALSE)
    outcome = comparison.with_line(mended)
    if outcome.named == line.name:
        return (*mends, f"So mended and otherwise as it is, it would be the one{_close(outcome)}.")
    if mended.eligible is UNKNOWN:
        return (*mends, f"Even then it would not be certain to pass: {unknown_screens(comparison.yardstick, mended)}.")
    if outcome.named is None:
        return (*mends, "Even then it would not pass every screen.")
    return (f"Even if it passed every screen, {words.called(outcome.named)} would come first.",)


def _winning(yardstick: Yardstick, line: Line, win: Winning) -> str:
    column, close = yardstick.column(win.column), _close(win.outcome)
    if line.knows(win.column):
        change = words.changed(column, win.before, win.after)
        return f"One change would make it the one{close}: {words.inside(column.name)}, {change}."
    if all(criterion.column != win.column for criterion in yardstick.policy.criteria):
        passed = [screen for screen in yardstick.policy.screens if win.column in columns_of(screen)]
        told = "; ".join(words.inside(screen.name) for screen in passed)
        return f"It would be the one{close} if it turned out to pass this screen: {told}."
    better = "" if yardstick.ladder(line, win.column)[-1] == win.after else " or better"
    found = f"its “{words.inside(column.name)}” turn out to be {words.cell(column, win.after)}{better}"
    return f"It would be the one{close}, should {found}."


def _close(outcome: Outcome) -> str:
    return " in a close call" if outcome.verdict is LineVerdict.CLOSE_CALL else ""


def _named(comparison: Comparison) -> Line | None:
    return next((line for line in comparison.lines if line.name == comparison.now.named), None)


def _screens(yardstick: Yardstick, line: Line, which: object) -> list[Screen]:
    return [screen for screen, passes in zip(yardstick.policy.screens, line.passes, strict=True) if passes is which]


def _columns(yardstick: Yardstick, columns: Sequence[str]) -> list[str]:
    return [words.inside(yardstick.column(column).name) for column in columns]
