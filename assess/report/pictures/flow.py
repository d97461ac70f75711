"""The decision-flow map: how many people must say yes today, how many in the target design, and where that is too many.

Each sign-off is a step up. The register's table gives the same figures; the map shows which decisions climb highest,
and how much of the climb the target takes away.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, isfinite
from typing import TYPE_CHECKING, Literal, TypeAlias

from assess.planning.wording import begun
from assess.report import words
from assess.report.pictures import COLUMN, lettering
from assess.report.pictures.lettering import LEADING, Line, at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.registers import Register
    from assess.engagement.model import Row

Fate: TypeAlias = Literal["stays", "goes", "comes", "open"]

REGISTER = "decisions"
MOST_LAYERS = 2
"""Above so many sign-offs a decision is flagged; three and more is the policy of the rule on heavy governance."""

_FEWEST_ROWS, _MOST_ROWS = 3, 16
_FATES: dict[Fate, str] = {
    "stays": "stays in the target design",
    "goes": "goes",
    "comes": "comes",
    "open": "target not yet known",
}
_HEAD, _ROW = 18.0, 25.0
_NAME, _STEPS, _STEPS_END, _COUNT, _DAYS = 134.0, 140.0, 284.0, 302.0, 350.0
_WIDEST = 18.0
_LOW, _CLIMB, _GAP = 5.0, 12.0, 1.6


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign-off as a step. fate: it stays in the target, goes, comes, or nobody has said. plus: its middle."""

    x: str
    y: str
    width: str
    height: str
    fate: Fate
    plus_x: str
    plus_y: str


@dataclass(frozen=True, slots=True)
class Flow:
    """One decision: its name, its steps, and beside them how many, how long, and what binds it.

    flag_x: where a flag stands, "" for none. binds: what a law or the nature of the decision says.
    """

    name: tuple[Line, ...]
    signs: tuple[Sign, ...]
    rule: str
    flag_x: str
    flag_y: str
    count: Line
    days: tuple[Line, ...]
    binds: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The whole drawing.

    says: how many decisions are flagged, today and in the target design. limit_x: where the steps that are too many
    begin. key: the fates drawn and what each is called. rest: what was left out, in words.
    """

    title: str
    width: str
    height: str
    heads: tuple[Line, ...]
    left: str
    right: str
    limit_x: str
    limit_y: str
    flows: tuple[Flow, ...]
    says: str
    key: tuple[tuple[Fate, str], ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Decision:
    name: str
    today: float
    target: float | None
    elapsed: float | None
    worked: float | None
    statutory: bool
    final: bool

    @property
    def over(self) -> bool:
        return self.today > MOST_LAYERS

    @property
    def climbs(self) -> bool:
        return self.over or (self.target or 0.0) > MOST_LAYERS


def flow_map(register: Register, rows: Sequence[Row]) -> FlowMap | None:
    """Return the map of all decisions whose sign-offs are known, the longest climb first.

    None where fewer than three are known or none asks for too many: a sentence says that as well.
    """
    names = {each.key: each.name for each in register.expected}
    found = [known for row in rows if (known := _decision(row, names)) is not None]
    if len(found) < _FEWEST_ROWS or not any(each.climbs for each in found):
        return None
    found.sort(key=lambda each: (-each.today, -(each.elapsed or 0.0)))
    shown, rest = found[:_MOST_ROWS], found[_MOST_ROWS:]
    most = max(max(each.today, each.target or 0.0) for each in shown)
    pitch = min(_WIDEST, (_STEPS_END - _STEPS) / max(MOST_LAYERS + 1, ceil(most)))
    over = [each for each in rest if each.climbs]
    left_out = (
        f"{words.counted(len(rest), 'more decision')}, {words.spelled(len(over))} of them flagged, "
        f"{'stands' if len(rest) == 1 else 'stand'} in the table."
    )
    flows = tuple(_flow(each, _HEAD + _ROW * place, pitch) for place, each in enumerate(shown))
    drawn = {sign.fate for each in flows for sign in each.signs}
    return FlowMap(
        title=f"Sign-offs by decision. {' '.join(map(_told, shown))}",
        width=at(COLUMN),
        height=at(_HEAD + _ROW * len(shown) + 2),
        heads=_heads(pitch),
        left=at(_STEPS),
        right=at(_STEPS_END),
        limit_x=at(_STEPS + MOST_LAYERS * pitch - _GAP / 2),
        limit_y=at(_HEAD - 4),
        flows=flows,
        says=_says(found),
        key=tuple((fate, said) for fate, said in _FATES.items() if fate in drawn),
        rest=begun(left_out) if rest else "",
    )


def _says(found: Sequence[_Decision]) -> str:
    """Return how many decisions need too many sign-offs today, and how many of all would in the target design."""
    over = [each for each in found if each.over]
    limit = f"more than {words.spelled(MOST_LAYERS)} sign-offs"
    needs = "needs" if len(over) <= 1 else "need"
    today = f"Of {words.counted(len(found), 'decision')}, {words.spelled(len(over))} {needs} {limit} today"
    aimed = [each.target for each in found if each.target is not None]
    if not aimed:
        return f"{today}. What the target design asks for is not yet known."
    still = sum(target > MOST_LAYERS for target in aimed)
    unknown = len(found) - len(aimed)
    doubt = f"; for {words.spelled(unknown)} the target is not yet known" if unknown else ""
    return f"{today}; in the target design {words.spelled(still)} would{doubt}."


def _decision(row: Row, names: dict[str, str]) -> _Decision | None:
    today = _count(row, "sign-offs")
    if today is None:
        return None
    own = row.cells.get("decision")
    return _Decision(
        name=names.get(row.key) or words.printable(own if isinstance(own, str) else row.key),
        today=today,
        target=_count(row, "target-sign-offs"),
        elapsed=_count(row, "elapsed-days"),
        worked=_count(row, "working-days"),
        statutory=row.cells.get("statutory") is True,
        final=row.cells.get("reversible") is False,
    )


def _count(row: Row, column: str) -> float | None:
    value = row.cells.get(column)
    known = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) and value >= 0
    return float(value) if known else None  # type: ignore[arg-type]  # a number, as asked above


def _heads(pitch: float) -> tuple[Line, ...]:
    y = at(_HEAD - 7)
    limit = _STEPS + MOST_LAYERS * pitch
    return (
        Line("Decision", "0", y),
        Line(f"more than {words.spelled(MOST_LAYERS)}", at(limit + 3), y),
        Line("Sign-offs", at(_COUNT), y),
        Line("Took", at(_DAYS), y),
    )


def _flow(each: _Decision, y: float, pitch: float) -> Flow:
    base = y + _ROW - 4
    signs = _signs(each, base, pitch)
    name = lettering.wrapped(each.name, _NAME, 2, weight=600)
    top = base - 1 - LEADING * (len(name) - 1)
    steps = ceil(max(each.today, each.target or 0.0))
    return Flow(
        name=tuple(Line(text, "0", at(top + LEADING * place)) for place, text in enumerate(name)),
        signs=signs,
        rule=at(base + 3),
        flag_x=at(_STEPS + steps * pitch + 3) if each.climbs else "",
        flag_y=at(base),
        count=Line(_counts(each), at(_COUNT), at(base - 1)),
        days=lettering.block(_days(each), _DAYS, base - 1, COLUMN - _DAYS),
        binds=lettering.small_block(_binds(each), _DAYS, base - 1 - LEADING, COLUMN - _DAYS),
    )


def _signs(each: _Decision, base: float, pitch: float) -> tuple[Sign, ...]:
    today, target = ceil(each.today), None if each.target is None else ceil(each.target)
    steps = max(today, target or 0)
    signs = []
    for place in range(steps):
        fate: Fate = "open" if target is None else "goes" if place >= target else "comes" if place >= today else "stays"
        high = _LOW + (_CLIMB * place / (steps - 1) if steps > 1 else 0.0) * min(1.0, steps / 6)
        x, wide = _STEPS + place * pitch, pitch - _GAP
        signs.append(Sign(at(x), at(base - high), at(wide), at(high), fate, at(x + wide / 2), at(base - high / 2)))
    return tuple(signs)


def _counts(each: _Decision) -> str:
    today = words.figure(each.today)
    return f"{today} \N{RIGHTWARDS ARROW} {words.figure(each.target)}" if each.target is not None else f"{today} today"


def _days(each: _Decision) -> str:
    if each.elapsed is None:
        return ""
    took = words.measured(each.elapsed, "days")
    return took if each.worked is None else f"{took}, {words.figure(each.worked)} of work"


def _binds(each: _Decision) -> str:
    said = ["\N{SECTION SIGN} required by law" if each.statutory else "", "cannot be undone" if each.final else ""]
    return ", ".join(part for part in said if part)


def _told(each: _Decision) -> str:
    target = "target not yet known" if each.target is None else f"{words.figure(each.target)} in the target design"
    flag = f"flagged, more than {words.spelled(MOST_LAYERS)}" if each.climbs else ""
    law = "required by law" if each.statutory else ""
    final = "cannot be undone" if each.final else ""
    parts = [f"{words.figure(each.today)} today", target, flag, _days(each), law, final]
    return f"{words.shortened(each.name, 80)}: {', '.join(part for part in parts if part)}."
