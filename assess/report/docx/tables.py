"""Tables: column widths as the style has them, heads repeated on every page, cells joined across rows and columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.report.docx.line import gathered, pieces
from assess.report.docx.looks import edges, points
from assess.report.docx.markup import made, twentieths
from assess.report.docx.styles import TABLE, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assess.report.docx.body import Body
    from assess.report.docx.place import Place

_MOST_COLUMNS = 63  # says Word
_LEAST_WIDTH = 12.0
_NO_BANDS = 0x600
_SIDES = ("top", "left", "bottom", "right")
_NO_PADDING = (0.0, 0.0, 0.0, 0.0)
_MOST_SPAN = 1000
_MOST_DIGITS = 6


class Table:
    """One table of the page, in a place of the document."""

    def __init__(self, body: Body, element: Element, place: Place) -> None:
        self._body = body
        self._element = element
        self._place = place
        self._rows = tuple(_rows(element))
        self._widths = self._measured()
        found = Counter(_padding(self._told(cell)) for row, _ in self._rows for cell in _cells(row))
        self._padding = found.most_common(1)[0][0] if found else _NO_PADDING

    def write(self, into: BaseOxmlElement) -> None:
        """Write the table with its caption. Two tables in a row are kept apart, or Word makes them one."""
        for caption in self._element.findall("caption"):
            inside = self._place.inside(caption, self._told(caption))
            line = gathered(pieces(self._body.cascade, caption, inside))
            self._body.paragraph(caption, inside, line, into)
        if not self._widths:
            return
        if len(into) and into[-1].tag.endswith("}tbl"):
            into.append(spacer())
        into.append(self._table())
        self._body.above = 0.0

    def _told(self, element: Element) -> Mapping[str, str]:
        return self._body.cascade.told.get(element, {})

    def _table(self) -> BaseOxmlElement:
        heads = any(head for _, head in self._rows)
        named = any(row.find("th") is not None for row, head in self._rows if not head)
        parts = {"firstRow": (heads, 0x20), "firstColumn": (named, 0x80)}
        shown = {part: int(there) for part, (there, _) in parts.items()}
        mask = _NO_BANDS + sum(bit for there, bit in parts.values() if there)
        looked = made("w:tblLook", val=f"{mask:04X}", **shown, lastRow=0, lastColumn=0, noHBand=1, noVBand=1)
        properties = made(
            "w:tblPr",
            made("w:tblStyle", val=TABLE),
            made("w:tblW", w=twentieths(sum(self._widths)), type="dxa"),
            made("w:tblInd", w=twentieths(self._place.left), type="dxa"),
            made("w:tblLayout", type="fixed"),
            _margins("w:tblCellMar", self._padding),
            looked,
        )
        grid = made("w:tblGrid", *(made("w:gridCol", w=twentieths(width)) for width in self._widths))
        return made("w:tbl", properties, grid, *self._written())

    def _written(self) -> Iterator[BaseOxmlElement]:
        running: dict[int, tuple[int, int]] = {}
        together = set(self._together())
        for row, head in self._rows:
            self._body.runs.reach(row.get("id", ""))
            around = self._place.inside(row, self._told(row))
            around = replace(around, kept=head or row in together)
            properties = made(
                "w:trPr", made("w:cantSplit"), *self._height(row), *((made("w:tblHeader"),) if head else ())
            )
            slots = _slots(row, running, len(self._widths))
            yield made("w:tr", properties, *(self._cell(slot, around, head=head) for slot in slots))

    def _together(self) -> Iterator[Element]:
        """Yield the rows that may not be parted from the next one: of a table or a group that is to stay whole."""
        for group in (self._element, *self._element.findall("tbody")):
            if self._told(group).get("break-inside") == "avoid":
                yield from list(group.iter("tr"))[:-1]
        yield from (row for row, _ in self._rows if self._told(row).get("break-after") == "avoid")

    def _cell(self, slot: Slot, around: Place, *, head: bool) -> BaseOxmlElement:
        cell = slot.cell
        width = sum(self._widths[slot.column : slot.column + slot.across])
        properties = made("w:tcPr", made("w:tcW", w=twentieths(width), type="dxa"))
        if slot.across > 1:
            properties.append(made("w:gridSpan", val=slot.across))
        if slot.merge:
            properties.append(made("w:vMerge", val=slot.merge))
        written = made("w:tc", properties)
        kind = "head" if head else "row head" if cell is not None and cell.tag == "th" else "text"
        room = max(_LEAST_WIDTH, width - self._padding[1] - self._padding[3])
        place = replace(around, width=room, left=0.0, edges=(), gap=0.0, cell=kind, name=f"Table {kind}")
        if cell is not None:
            told = self._told(cell)
            place = place.inside(cell, told)
            padding = _padding(told) if _padding(told) != self._padding else None
            properties.extend(_dressed(told, place.fill, padding))
            self._body.runs.reach(cell.get("id", ""))
            self._body.above = 0.0
            self._body.inside(cell, place, written)
        if not len(written) > 1 or not written[-1].tag.endswith("}p"):
            self._body.empty(place, written)
        return written

    def _height(self, row: Element) -> Iterator[BaseOxmlElement]:
        """Yield the least height of a row, where its cells are to leave room to write."""
        heights = (points(self._told(cell).get("height", ""), 9.0) for cell in _cells(row))
        least = max((height for height in heights if height), default=0.0)
        if least:
            yield made("w:trHeight", val=twentieths(least), hRule="atLeast")

    def _measured(self) -> list[float]:
        """Return the width of each column in points; those that have none of their own share what is left."""
        own = points(self._told(self._element).get("width", ""), 9.0)
        room = min(self._place.width - self._place.left, own or self._place.width)
        named = [col for col in self._element.iter("col") for _ in range(_span(col, "span"))]
        named = named or (list(_cells(self._rows[0][0])) if self._rows else [])
        columns = min(_MOST_COLUMNS, max((_columns(row) for row, _ in self._rows), default=0))
        found = [_width(self._told(each), room) for each in named[:columns]]
        found += [None] * (columns - len(found))
        free = found.count(None)
        taken = sum(width for width in found if width is not None)
        share = max(_LEAST_WIDTH, (room - taken) / free) if free else 0.0
        widths = [share if width is None else width for width in found]
        over = sum(widths) / room if widths else 1.0
        return [width / over for width in widths] if over > 1 or not free else widths


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one cell of a row stands: its first column, over how many it goes, and whether it goes on from above.

    cell: None where there is none of its own. merge: "restart" at the top of a joined cell, "continue" below, or "".
    """

    cell: Element | None
    column: int
    across: int
    merge: str


def _slots(row: Element, running: dict[int, tuple[int, int]], columns: int) -> list[Slot]:
    """Return the cells of a row, and in `running` by column how many rows each goes on and how wide it is."""
    cells, column, found = _cells(row), 0, []
    going_on: dict[int, tuple[int, int]] = {}
    while column < columns:
        if column in running:
            down, across = running[column]
            slot = Slot(None, column, across, "continue")
        else:
            cell = next(cells, None)
            down = 1 if cell is None else _span(cell, "rowspan")
            across = 1 if cell is None else min(_span(cell, "colspan"), columns - column)
            slot = Slot(cell, column, across, "restart" if down > 1 else "")
        if down > 1:
            going_on[column] = (down - 1, across)
        found.append(slot)
        column += across
    running.clear()
    running.update(going_on)
    return found


def spacer(*properties: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph that takes no room, where Word needs one."""
    spacing = made("w:spacing", before=0, after=0, line=20, lineRule="exact")
    return made("w:p", made("w:pPr", spacing, made("w:rPr", made("w:sz", val=2)), *properties))


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield each row and whether it is one of the head's."""
    for part in table:
        if part.tag == "tr":
            yield part, False
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, part.tag == "thead") for row in part if row.tag == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (each for each in row if each.tag in ("td", "th"))


def _columns(row: Element) -> int:
    return sum(_span(cell, "colspan") for cell in _cells(row))


def _span(element: Element, name: str) -> int:
    written = element.get(name, "1")
    return max(1, min(int(written), _MOST_SPAN)) if written.isdecimal() and len(written) < _MOST_DIGITS else 1


def _width(told: Mapping[str, str], room: float) -> float | None:
    value = told.get("width", "")
    if value.endswith("%"):
        return room * float(value[:-1]) / 100
    return points(value, 9.0)


def _padding(told: Mapping[str, str]) -> tuple[float, ...]:
    return tuple(max(0.0, points(told.get(f"padding-{side}", ""), 9.0) or 0.0) for side in _SIDES)


def _margins(tag: str, padding: tuple[float, ...]) -> BaseOxmlElement:
    return made(
        tag, *(made(f"w:{side}", w=twentieths(each), type="dxa") for side, each in zip(_SIDES, padding, strict=True))
    )


def _dressed(told: Mapping[str, str], fill: str, padding: tuple[float, ...] | None) -> Iterator[BaseOxmlElement]:
    """Yield what a cell has of its own beside what the style of all tables gives."""
    ruled = edges(told)
    if ruled:
        yield made("w:tcBorders", *(rule(side, each.thick, each.colour) for side, each in ruled))
    if fill:
        yield made("w:shd", val="clear", color="auto", fill=fill)
    if padding:
        yield _margins("w:tcMar", padding)
    stands = told.get("vertical-align", "top")
    if stands in ("middle", "bottom"):
        yield made("w:vAlign", val="center" if stands == "middle" else stands)
