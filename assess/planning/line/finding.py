"""What the comparison of lines comes to, in one to three plain sentences with the figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.line import words
from assess.planning.line.reasons import alike, behind_by, failed, screenings, unknown_screens
from assess.planning.line.screens import by_value
from assess.planning.rollout import LineVerdict
from assess.planning.wording import begun, listed, spelled
from assess.scoring.ranges import FALSE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assess.engagement.model import Choice
    from assess.planning.line.changes import Comparison, Place
    from assess.planning.line.screens import Line

_MENDS = 2


def finding(comparison: Comparison, settle: Sequence[Place], override: Choice | None) -> str:
    """Return the finding, and what was decided by hand beside it."""
    told = _FINDINGS[comparison.now.verdict](comparison, settle)
    return " ".join(map(begun, [*told, *([_by_hand(comparison, override)] if override is not None else [])]))


def nearest(lines: Sequence[Line]) -> Line:
    """Return the line nearest to passing: by the screens it fails, then by those not known, then by value."""
    return min(
        lines,
        key=lambda line: (
            line.passes.count(FALSE),
            line.passes.count(UNKNOWN),
            -line.value.low,
            -line.value.high,
            line.name,
        ),
    )


def _recommended(comparison: Comparison, _settle: Sequence[Place]) -> list[str]:
    named = _line(comparison, comparison.now.named)
    name, others = words.called(named.name), [line for line in comparison.lines if line is not named]
    if not others:
        return [
            f"{name} is the only line described, and it passes every screen.",
            "There is nothing to compare it with.",
        ]
    passing = [line for line in others if line.eligible is not FALSE]
    if not passing:
        return [f"{name} goes first: of {spelled(len(others) + 1)} lines described it alone passes every screen."]
    told = [_goes_first(comparison, named), *_runner_up(comparison, named, passing)]
    if _unknown(comparison):
        told.append("No missing answer about the lines could change that.")
    return told


def _goes_first(comparison: Comparison, named: Line) -> str:
    """Return why the one goes first, together with those that nothing tells from it."""
    name, fare, equals = words.called(named.name), comparison.fares[named.name], alike(comparison.lines, named.name)
    if equals:
        one_of = listed([name, *(words.called(each.name) for each in equals)], "or")
        return f"{one_of} goes first, without preference: one of them ranks first in {words.share(fare.unbeaten)}."
    if len(comparison.fares) == 1:
        return f"{name} goes first: it passes every screen, and no other line that may is better in anything."
    return (
        f"{name} goes first: it passes every screen and ranks first in {words.share(fare.first)} when the weights vary."
    )


def _runner_up(comparison: Comparison, named: Line, others: Sequence[Line]) -> list[str]:
    """Return the line that comes next: by how often it may rank first, then by value."""
    equals = alike(comparison.lines, named.name)
    behind = [line for line in others if line not in equals]
    if not behind:
        return []
    second = min(behind, key=lambda line: (-_most(comparison, line), by_value(line)))
    apart = words.apart(named.value, second.value)
    figures = f", {apart} behind at the stated weights" if behind_by(second, named).low > 0 else ""
    if second.eligible is UNKNOWN:
        return [f"Next would come {words.called(second.name)} if it passed{figures}."]
    return [f"Next comes {words.called(second.name)}{figures}."]


def _most(comparison: Comparison, line: Line) -> float:
    fare = comparison.fares.get(line.name)
    return fare.first.high if fare is not None else 0.0


def _close_call(comparison: Comparison, settle: Sequence[Place]) -> list[str]:
    named = _line(comparison, comparison.now.named)
    name, fare, equals = words.called(named.name), comparison.fares[named.name], alike(comparison.lines, named.name)
    if len(equals) + 1 == len(comparison.lines):
        all_ = listed(words.called(each.name) for each in (named, *equals))
        out = "The board chooses, or what is not known of them is found out first." if _unknown(comparison) else ""
        alike_ = f"{all_} are alike in all that is known of them, and no line is preferred."
        return [alike_, f"The plan counts with {name}.", *([out] if out else [])]
    if fare.first.low <= 0 and fare.first.high >= 1:
        may = sum(each.first.high > 0 for each in comparison.fares.values())
        ahead = f"The answers do not tell which of {spelled(may)} lines comes first."
        told = [f"It is a close call. {ahead}", f"{name} is named, because it can fall least short of the best."]
    else:
        told = [
            f"It is a close call: {name} ranks first in {words.share(fare.first)} when the weights vary.",
            f"On average it falls {words.points(fare.regret)} short of the best; no other line falls short by less.",
        ]
    if equals:
        told.append(f"There is no preference between {listed(words.called(each.name) for each in (named, *equals))}.")
    certain = comparison.contest.outcome([line for line in comparison.lines if line.eligible is not UNKNOWN])
    if certain.verdict is LineVerdict.RECOMMENDED:
        told.append(
            f"Among the lines that are certain to pass, {words.called(certain.named or '')} would be recommended."
        )
    if settle:
        told.append("What is not yet known could change this.")
    elif _unknown(comparison):
        told.append("No missing answer could change this.")
    else:
        told.append("All that is compared is known; the lines are that close.")
    return told


def _unknown(comparison: Comparison) -> bool:
    """Whether anything is not known of a line that competes."""
    rivals = [line for line in comparison.lines if line.name in comparison.fares]
    return any(not line.knows(column) for line in rivals for column in comparison.yardstick.columns)


def _not_yet_known(comparison: Comparison, _settle: Sequence[Place]) -> list[str]:
    may = [line for line in comparison.lines if line.eligible is UNKNOWN]
    best = nearest(may)
    told = [f"No line is certain to pass every screen; {spelled(len(may))} may."]
    if len(may) > 1:
        told.append(f"Nearest is {words.called(best.name)}: {unknown_screens(comparison.yardstick, best)}.")
    else:
        told.append(f"Of {words.called(best.name)}, {unknown_screens(comparison.yardstick, best)}.")
    return told


def _none_eligible(comparison: Comparison, _settle: Sequence[Place]) -> list[str]:
    lines, best = comparison.lines, nearest(comparison.lines)
    fails = [each for each in screenings(comparison.yardstick, best) if each.passes is FALSE]
    mends = [each.mend for each in fails] if len(fails) <= _MENDS else []
    all_ = {1: "The only line described fails", 2: "Both lines fail"}
    whole = all_.get(len(lines), f"All {spelled(len(lines))} lines fail")
    who = "It" if len(lines) == 1 else f"Nearest is {words.called(best.name)}, which"
    return [f"{whole} a screen.", f"{who} fails {failed(comparison.yardstick, best)}.", *mends]


def _no_lines(comparison: Comparison, _settle: Sequence[Place]) -> list[str]:
    if comparison.yardstick.table.out:
        return ["Nobody was asked which lines could go first."]
    return ["No line is described yet, so there is nothing to compare."]


def _by_hand(comparison: Comparison, choice: Choice) -> str:
    """Return what was chosen by hand and which screens speak against it, or that it is not there any more."""
    name, named = words.called(choice.of), comparison.now.named
    line = next((each for each in comparison.lines if each.name == choice.of), None)
    if line is None:
        rest = f"the plan goes on with {words.called(named)}" if named is not None else "it decides nothing"
        return f"{name} was chosen by hand but is no longer among the lines, so {rest}."
    if line.eligible is FALSE:
        return f"{name} was chosen by hand although it fails {failed(comparison.yardstick, line)}."
    if line.eligible is UNKNOWN:
        return f"{name} was chosen by hand before it is certain to pass: {unknown_screens(comparison.yardstick, line)}."
    return f"{name} was {'also ' if choice.of == named else ''}chosen by hand."


def _line(comparison: Comparison, name: str | None) -> Line:
    return next(line for line in comparison.lines if line.name == name)


_FINDINGS: Mapping[LineVerdict, Callable[[Comparison, Sequence[Place]], list[str]]] = {
    LineVerdict.RECOMMENDED: _recommended,
    LineVerdict.CLOSE_CALL: _close_call,
    LineVerdict.NOT_YET_KNOWN: _not_yet_known,
    LineVerdict.NONE_ELIGIBLE: _none_eligible,
    LineVerdict.NO_LINES: _no_lines,
}
