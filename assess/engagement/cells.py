"""Cells of registers: what fits a column, and how it is kept."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.engagement.typed import blank, date_of, folded, number_of, one_of, shown, text_of, whole_of, yes_no_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.events import Json
    from assess.engagement.model import Cell

SKILL_LOW, SKILL_HIGH = 1, 4
_NONE_WORDS = frozenset({"none", "-", "–", "—"})  # noqa: RUF001 - dashes as they are typed
_EMPTY: Mapping[str, Cell] = MappingProxyType({"list": (), "skills": MappingProxyType({}), "readings": ()})
_FAR = 1e15


class Unknown(Enum):
    """The one value that stands for a cell not yet known; such a cell is left out of its row."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
Given: TypeAlias = "Cell | Json"


def accept_cell(column: RegisterColumn, value: Given, row_keys: Sequence[str] = ()) -> Cell | Unknown:
    """Return what a cell holds, from what was typed, imported or stored; a stored cell comes back unchanged.

    Blank text and "?" are UNKNOWN. "none" and "-" are None where the column allows it, and an empty list of rows,
    skills or readings; elsewhere they do not fit. Names of rows in a list are matched to `row_keys` whatever their
    case; a name that is not there yet stays as it was written, for its row may follow.
    Raises ValueError with a sentence that says what fits.
    """
    if blank(value):  # type: ignore[arg-type] # only text is ever blank
        return UNKNOWN
    if value is None or (isinstance(value, str) and value.strip().casefold() in _NONE_WORDS):
        return _none(column)
    plain = cell_json(value)
    if column.type == "list":
        return _listed(plain, row_keys)
    return _READERS[column.type](column, plain)


def row_key(register: Register, first_cell: Given) -> str:
    """Return the key of the row that a first cell names; raises ValueError where it names none.

    An expected row is found by its key or its name, whatever the case. Any other text is itself the key.
    """
    first = accept_cell(register.columns[0], first_cell)
    if not isinstance(first, str):
        raise ValueError(f"{register.columns[0].name} names the row, so it cannot be left open")  # noqa: TRY004 - as in typed
    word = folded(first)
    for expected in register.expected:
        if word in (folded(expected.key), folded(expected.name)):
            return expected.key
    return first


def cell_json(cell: Given | tuple[str, float]) -> Json:
    """Return a cell as plain data for an event; `accept_cell` reads it back."""
    if isinstance(cell, list | tuple):
        return [cell_json(item) for item in cell]
    if cell is None or isinstance(cell, bool | int | float | str):
        return cell
    return {name: cell_json(item) for name, item in cell.items()}


def _none(column: RegisterColumn) -> Cell:
    if column.allows_none:
        return None
    if column.type in _EMPTY:
        return _EMPTY[column.type]
    raise ValueError(f'"none" is not an answer under {column.name}; leave it blank if it is not known')


def _choice(column: RegisterColumn, value: Json) -> str:
    return one_of(value, {choice.id: choice.name for choice in column.choices}, column.name)


def _figure(column: RegisterColumn, value: Json) -> float:
    low, high = column.scale
    unit = column.unit or ""
    return number_of(value, low, high, "%" if column.type == "percent" else unit)


def _skills(column: RegisterColumn, value: Json) -> Mapping[str, float]:
    """Read "design 3; data 2" or a mapping; a skill's name is kept in lower case so that it matches everybody's."""
    pairs = list(value.items()) if isinstance(value, dict) else [_pair(part, column) for part in _parts(value)]
    skills: dict[str, float] = {}
    for name, level in pairs:
        skill = " ".join(text_of(name).lower().split())
        if skill in skills:
            raise ValueError(f"the skill {shown(skill)} is given twice")
        what = f"a level for {skill}"
        skills[skill] = float(whole_of(level, SKILL_LOW, SKILL_HIGH, what))
    return MappingProxyType(skills)


def _pair(part: str, column: RegisterColumn) -> tuple[str, str]:
    name, _, level = part.replace(":", " ").strip().rpartition(" ")
    if not name.strip():
        raise ValueError(
            f'{shown(part)} does not fit {column.name}; write each with its level, as in "design 3; data 2"'
        )
    return name, level


def _parts(value: Json) -> list[str]:
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} does not fit; separate several with ";"')  # noqa: TRY004 - as in typed
    return [part.strip() for part in value.replace("\n", ";").split(";") if part.strip()]


def _listed(value: Json, row_keys: Sequence[str]) -> tuple[str, ...]:
    """Read "a; b" or a list of row keys, each once."""
    names = value if isinstance(value, list) else _parts(value)
    known = {folded(key): key for key in row_keys}
    listed = (text_of(name) for name in names)
    return tuple(dict.fromkeys(known.get(folded(name), name) for name in listed))


def _readings(column: RegisterColumn, value: Json) -> tuple[tuple[str, float], ...]:
    """Read "2026-03: 41; 2026-06: 38", pairs or a mapping; they are kept in order of date."""
    if isinstance(value, dict):
        pairs: Sequence[Json] = [[day, figure] for day, figure in value.items()]
    else:
        pairs = value if isinstance(value, list) else [list(part.partition(":")[::2]) for part in _parts(value)]
    low, high = (column.min, column.max) if column.min is not None and column.max is not None else (-_FAR, _FAR)
    readings: dict[str, float] = {}
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004 - a date and a figure
            raise ValueError(f'{shown(pair)} is not a reading; write "2026-03: 41; 2026-06: 38"')
        day = date_of(pair[0])
        if day in readings:
            raise ValueError(f"there are two readings of {day}")
        readings[day] = number_of(pair[1], low, high, column.unit or "")
    return tuple(sorted(readings.items()))


_READERS: Mapping[str, Callable[[RegisterColumn, Json], Cell]] = MappingProxyType(
    {
        "text": lambda _, value: text_of(value),
        "number": _figure,
        "percent": _figure,
        "yes-no": lambda _, value: yes_no_of(value),
        "choice": _choice,
        "level": lambda column, value: float(whole_of(value, 0, 4, f"a level of {column.name}")),
        "date": lambda _, value: date_of(value),
        "skills": _skills,
        "readings": _readings,
    }
)
