"""The heat map of disagreement: who sees which question how, where two or more people answered and differ.

The table of disagreements tells one question after the other; the map shows whether one person, or one side, sees
everything better than the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from assess.bank.questions import POINTS_A_LEVEL
from assess.engagement.events import Sure
from assess.planning.wording import begun
from assess.report import words
from assess.report.pictures import COLUMN, lettering
from assess.report.pictures.lettering import SMALL, SMALL_LEADING, Line, at
from assess.scoring.respondents import levels_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.questions import Question
    from assess.engagement.model import Respondent
    from assess.report.material import Material
    from assess.scoring.respondents import View

_FEWEST_ROWS = 3
_MOST_ROWS = 28
_MOST_COLUMNS = 16
_NAMED_COLUMNS = 4
_LEVELS = 1.0
"""Rows with less than one level between the lowest and the highest answer say nothing, and are counted only."""
_TIERS = ("leader", "middle", "front-line")
_ROW, _QUESTION, _NUMBER, _APART = 15.0, 200.0, 24.0, 56.0
_WIDEST, _GROUP_GAP, _TIER = 64.0, 5.0, 11.0
_GAP, _BASE = 1.5, 9.8
_DARK = 3
_LETTERS = "ABCDEFGHIJKLMNOP"


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One question: its number and name, and how far the answers lie apart; flagged: whether that is a disagreement."""

    number: Line
    name: Line
    apart: Line
    flagged: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole drawing.

    shades: levels, 0 to 4, each with the outline of all its cells. figures, light: what stands in the cells, dark on
    light shades and light on dark ones. key: who stands for which letter. unsure, aside: whether some answer is unsure,
    or is of somebody whose role does not answer for the question. rest: what was left out, in words.
    """

    title: str
    width: str
    height: str
    heads: tuple[Line, ...]
    rows: tuple[HeatRow, ...]
    shades: tuple[tuple[int, str], ...]
    figures: tuple[Line, ...]
    light: tuple[Line, ...]
    key: tuple[tuple[str, str], ...]
    unsure: bool
    aside: bool
    rest: str


@dataclass(frozen=True, slots=True)
class _Differing:
    question: Question
    views: Mapping[str, View]
    competent: frozenset[str]
    apart: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each person's column begins, how wide every one is, and how much room is left for the questions."""

    places: Mapping[str, float]
    wide: float
    room: float

    @property
    def end(self) -> float:
        """Where the text beside the last column begins."""
        return max(self.places.values()) + self.wide + 5


@dataclass(frozen=True, slots=True)
class _Cell:
    """One answer in its place; aside: its respondent's role does not answer for the question."""

    view: View
    x: float
    y: float
    aside: bool

    @property
    def level(self) -> int:
        """The level, 0 to 4, by which it is shaded: that of the middle of the answer as stated."""
        stated = self.view.stated
        return 0 if stated is None else int((stated.low + stated.high) / 2 // POINTS_A_LEVEL)

    def figure(self, wide: float) -> Line:
        """Return what stands in it."""
        return lettering.centred(_figure(self.view, aside=self.aside), self.x + (wide - _GAP) / 2, self.y + _BASE)


def heat_map(material: Material) -> HeatMap | None:
    """Return the map, the widest differences first; None where hardly any question has answers that differ."""
    several = _several(material)
    differing = [each for each in several if each.apart >= _LEVELS]
    shown = sorted(differing, key=lambda each: -each.apart)[:_MOST_ROWS]
    if len(shown) < _FEWEST_ROWS:
        return None
    people = _people(material, shown)
    columns = _columns(material, people)
    named = len(people) <= _NAMED_COLUMNS
    letters = {each.id: _LETTERS[place] for place, each in enumerate(people)}
    heads, top = _heads(material, people, columns, letters if not named else None)
    flagged = {each.question for each in material.assessment.disagreements}
    tops = [top + _ROW * place for place in range(len(shown))]
    cells = [
        _Cell(view, x, y, view.respondent.id not in each.competent)
        for each, y in zip(shown, tops, strict=True)
        for who, x in columns.places.items()
        if (view := each.views.get(who)) is not None
    ]
    light = [each for each in cells if each.level >= _DARK]
    return HeatMap(
        title=_title(material, shown, people),
        width=at(COLUMN),
        height=at(top + _ROW * len(shown)),
        heads=heads,
        rows=tuple(
            _row(each, y, columns, flagged=each.question.id in flagged) for each, y in zip(shown, tops, strict=True)
        ),
        shades=tuple((level, _outline(cells, level, columns.wide)) for level in sorted({each.level for each in cells})),
        figures=tuple(each.figure(columns.wide) for each in cells if each.level < _DARK),
        light=tuple(each.figure(columns.wide) for each in light),
        key=() if named else tuple((letters[each.id], material.who(each.id)) for each in people),
        unsure=any(each.view.answer.sure is Sure.UNSURE for each in cells),
        aside=any(each.aside for each in cells),
        rest=_rest(len(several) - len(differing), len(differing) - len(shown), _unshown(material, shown, people)),
    )


def _several(material: Material) -> list[_Differing]:
    """Return the questions that two or more people answered, with everyone's view as stated."""
    found = []
    heard = material.hearing.heard
    for question in material.bank.questions:
        views = {view.respondent.id: view for view in heard[question.id].views if view.stated is not None}
        if len(views) > 1:
            competent = frozenset(view.respondent.id for view in heard[question.id].competent)
            found.append(_Differing(question, views, competent, levels_apart(list(views.values()))))
    return found


def _people(material: Material, shown: Sequence[_Differing]) -> list[Respondent]:
    """Return who answered any of the questions, the leaders first and the front line last."""
    answered = {who for each in shown for who in each.views}
    people = [each for each in material.engagement.respondents if each.id in answered]
    return sorted(people, key=lambda each: _tier(material, each))[:_MOST_COLUMNS]


def _tier(material: Material, respondent: Respondent) -> int:
    role = material.bank.role_by_id.get(respondent.role)
    return _TIERS.index(role.tier) if role else 1


def _columns(material: Material, people: Sequence[Respondent]) -> _Columns:
    """Return where each person's column stands, with a gap between the tiers."""
    tiers = [_tier(material, each) for each in people]
    steps = [0, *(a != b for a, b in pairwise(tiers))]
    room = COLUMN - _APART - sum(steps) * _GROUP_GAP
    wide = min(_WIDEST, (room - _QUESTION) / len(people))
    left = room - wide * len(people)
    places = {
        each.id: left + wide * place + _GROUP_GAP * gaps
        for place, (each, gaps) in enumerate(zip(people, accumulate(steps), strict=True))
    }
    return _Columns(places, wide, left)


def _heads(
    material: Material,
    people: Sequence[Respondent],
    columns: _Columns,
    letters: Mapping[str, str] | None,
) -> tuple[tuple[Line, ...], float]:
    """Return the names or letters over the columns, and where the first row begins."""
    places, wide = columns.places, columns.wide
    lines: list[Line] = []
    told = {
        each.id: (letters[each.id],)
        if letters
        else lettering.wrapped(material.who(each.id), wide - 3, 3, SMALL) or ("?",)
        for each in people
    }
    most = max(map(len, told.values()))
    for who, texts in told.items():
        first = SMALL_LEADING * (most - len(texts) + 1) - 1
        for place, text in enumerate(texts):
            y = first + SMALL_LEADING * place
            centred = lettering.centred(text, places[who] + (wide - _GAP) / 2, y, SMALL)
            lines.append(centred if letters else Line(text, at(places[who]), at(y)))
    bottom = SMALL_LEADING * most - 1
    lines += (Line("Question", "0", at(bottom)), Line("Levels apart", at(columns.end), at(bottom)))
    return tuple(lines), bottom + 4


def _row(each: _Differing, y: float, columns: _Columns, *, flagged: bool) -> HeatRow:
    base = at(y + _BASE)
    (name,) = lettering.wrapped(each.question.name, columns.room - _NUMBER - 6, 1) or ("",)
    apart = Line(words.figure(round(each.apart, 1)), at(columns.end), base)
    return HeatRow(Line(each.question.id, "0", base), Line(name, at(_NUMBER), base), apart, flagged)


def _outline(cells: Sequence[_Cell], level: int, wide: float) -> str:
    """Return the outline of every cell of one level."""
    right, down, left = at(wide - _GAP), at(_ROW - _GAP), at(_GAP - wide)
    return " ".join(
        f"M {at(each.x)} {at(each.y)} h {right} v {down} h {left} Z" for each in cells if each.level == level
    )


def _figure(view: View, *, aside: bool) -> str:
    said = words.span(view.stated).replace(" to ", "\N{EN DASH}") if view.stated else ""
    doubt = "?" if view.answer.sure is Sure.UNSURE else ""
    return f"({said}{doubt})" if aside else f"{said}{doubt}"


def _unshown(material: Material, shown: Sequence[_Differing], people: Sequence[Respondent]) -> int:
    answered = {who for each in shown for who in each.views}
    return sum(each.id in answered for each in material.engagement.respondents) - len(people)


def _rest(alike: int, further: int, people: int) -> str:
    told = []
    if further:
        told.append(
            f"{words.counted(further, 'more question')} with smaller differences {_are(further, 'is', 'are')} left out."
        )
    if people:
        told.append(f"{words.counted(people, 'more person', 'more people')} {_are(people, 'is', 'are')} left out.")
    if alike:
        told.append(f"On {words.counted(alike, 'further question')} those asked lie less than one level apart.")
    return " ".join(map(begun, told))


def _are(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _title(material: Material, shown: Sequence[_Differing], people: Sequence[Respondent]) -> str:
    told = []
    for each in shown:
        said = [
            f"{material.who(one.id)} {_figure(each.views[one.id], aside=one.id not in each.competent)}"
            for one in people
            if one.id in each.views
        ]
        told.append(f"{each.question.id} {each.question.name}: {', '.join(said)}.")
    return f"Points from 0 to 100 by question and person. {' '.join(told)}"
