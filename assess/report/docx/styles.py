"""The named styles of the document: as many as the page has looks, each named after what it is for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from assess.report.docx.looks import Look, Own, Setting, Shape
from assess.report.docx.markup import made, twentieths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

FONT = "Arial"  # has figures of one width, and stands on every desk: an editor's page must not reflow
TABLE = "ReportTable"
_MOST_GAP = 31.0
_NUMBERS = {"bullet": 1, "number": 2}
FIRST_LIST = 3
"""What the numbers of the first numbered list go by: each has its own, so that it begins at one."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What makes two paragraphs one style, or two runs (where there is no shape)."""

    look: Look | Own
    shape: Shape | None = None
    in_table: bool = False


@dataclass(slots=True)
class Styles:
    """Collects the paragraphs and runs of a document; `settle` then names a style for each look and writes them."""

    lists: int = 0
    _last: int = 0
    _names: dict[_Kind, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _settings: dict[_Kind, Counter[Setting]] = field(default_factory=lambda: defaultdict(Counter))
    _uses: list[tuple[BaseOxmlElement, _Kind, Setting | None]] = field(default_factory=list)

    def paragraph(self, name: str, look: Look, shape: Shape, setting: Setting, *, in_table: bool) -> BaseOxmlElement:
        """Return the properties of a paragraph, whose style is filled in by `settle`."""
        kind = _Kind(look, shape, in_table)
        self._names[kind][name] += 1
        self._settings[kind][setting] += 1
        self._last = len(self._uses)
        return self._use(made("w:pPr", made("w:pStyle")), kind, setting)

    def stay_off(self, distance: float) -> None:
        """Put at least a distance behind the paragraph written last."""
        element, kind, setting = self._uses[self._last]
        if setting is not None and setting.after < distance:
            further = replace(setting, after=distance)
            self._settings[kind].subtract((setting,))
            self._settings[kind][further] += 1
            self._uses[self._last] = (element, kind, further)

    def number(self, paragraph: BaseOxmlElement, listed: int) -> None:
        """Give an item the numbers of its own list, the so manieth of the document."""
        self.lists = max(self.lists, listed)
        numbers = made("w:numPr", made("w:ilvl", val=0), made("w:numId", val=FIRST_LIST - 1 + listed))
        paragraph[0].append(numbers)

    def run(self, name: str, own: Own) -> BaseOxmlElement | None:
        """Return the style of a run that looks otherwise than its paragraph, filled in by `settle`; None for others."""
        if not own:
            return None
        kind = _Kind(tuple(sorted(own)))
        self._names[kind][name] += 1
        return self._use(made("w:rStyle"), kind, None)

    def _use(self, element: BaseOxmlElement, kind: _Kind, setting: Setting | None) -> BaseOxmlElement:
        self._uses.append((element, kind, setting))
        return element

    def settle(self) -> Iterator[BaseOxmlElement]:
        """Write each style's id where it is used; yield the styles, the most used of a name bearing it unnumbered."""
        names = dict(self._named())
        usual = {kind: counted.most_common(1)[0][0] for kind, counted in self._settings.items()}
        for element, kind, setting in self._uses:
            if setting is None:
                element.set(_VAL, _id(names[kind]))
            else:
                element[0].set(_VAL, _id(names[kind]))
                _insert(element, _set_apart(setting, usual[kind]))
        for kind, name in names.items():
            yield _style(name, kind, usual.get(kind, Setting()))

    def _named(self) -> Iterator[tuple[_Kind, str]]:
        taken: Counter[str] = Counter()
        for kind, counted in sorted(self._names.items(), key=lambda each: -each[1].total()):
            name = counted.most_common(1)[0][0]
            if kind.shape is None and name in _BLOCKS:
                name = f"{name} run"
            taken[_id(name)] += 1
            number = taken[_id(name)]
            yield kind, name if number == 1 else f"{name} ({number})"


_VAL = qn("w:val")
_BLOCKS = frozenset({"Body Text"})


def _id(name: str) -> str:
    return "".join(part for part in name.title() if part.isalnum())


def _differing(look: Look, around: Look) -> Iterator[tuple[str, object]]:
    for name in ("bold", "italic", "colour", "size", "underlined"):
        if getattr(look, name) != getattr(around, name):
            yield name, getattr(look, name)


def _style(name: str, kind: _Kind, setting: Setting) -> BaseOxmlElement:
    look = dict(kind.look) if isinstance(kind.look, tuple) else dict(_differing(kind.look, Look()))
    style = made(
        "w:style", made("w:name", val=name), type="character" if kind.shape is None else "paragraph", styleId=_id(name)
    )
    style.append(made("w:basedOn", val="DefaultParagraphFont" if kind.shape is None else "Normal"))
    style.append(made("w:qFormat"))
    if kind.shape is not None:
        style.append(made("w:pPr", *shape_properties(kind.shape, setting)))
    style.append(made("w:rPr", *look_properties(look)))
    return style


def _set_apart(setting: Setting, usual: Setting) -> dict[str, BaseOxmlElement]:
    told = {}
    if setting.kept != usual.kept:
        told["keepNext"] = made("w:keepNext", val=int(setting.kept))
    if setting.whole != usual.whole:
        told["keepLines"] = made("w:keepLines", val=int(setting.whole))
    if (setting.before, setting.after) != (usual.before, usual.after):
        told["spacing"] = made("w:spacing", before=twentieths(setting.before), after=twentieths(setting.after))
    return told


_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "spacing", "ind")


def _insert(properties: BaseOxmlElement, told: Mapping[str, BaseOxmlElement]) -> None:
    """Put properties in among those that a paragraph has already, in the order that the standard asks for."""
    properties.extend(told.values())
    properties[:] = sorted(properties, key=lambda each: _ORDER.index(each.tag.partition("}")[2]))


def shape_properties(shape: Shape, setting: Setting) -> Iterator[BaseOxmlElement]:
    """Yield what a paragraph style holds, in the order that the standard asks for."""
    if setting.kept:
        yield made("w:keepNext")
    if setting.whole:
        yield made("w:keepLines")
    if shape.mark:
        yield made("w:numPr", made("w:numId", val=_NUMBERS[shape.mark]))
    if shape.edges:
        yield made("w:pBdr", *(rule(side, each.thick, each.colour, shape.gap) for side, each in shape.edges))
    if shape.fill:
        yield made("w:shd", val="clear", color="auto", fill=shape.fill)
    yield made(
        "w:spacing",
        before=twentieths(setting.before),
        after=twentieths(setting.after),
        line=twentieths(shape.line),
        lineRule="atLeast",
    )
    if shape.left or shape.hanging:
        yield made("w:ind", left=twentieths(shape.left), hanging=twentieths(shape.hanging))
    if shape.align != "left":
        yield made("w:jc", val=shape.align)
    if shape.level is not None:
        yield made("w:outlineLvl", val=shape.level)


def look_properties(look: Mapping[str, object]) -> Iterator[BaseOxmlElement]:
    """Yield what a run's style holds, in the order that the standard asks for."""
    if "bold" in look:
        yield made("w:b", val=int(bool(look["bold"])))
    if "italic" in look:
        yield made("w:i", val=int(bool(look["italic"])))
    if "colour" in look:
        yield made("w:color", val=str(look["colour"]))
    if "size" in look:
        half = round(float(str(look["size"])) * 2)
        yield made("w:sz", val=half)
        yield made("w:szCs", val=half)
    if "underlined" in look:
        yield made("w:u", val="single" if look["underlined"] else "none")


def rule(side: str, thick: float, colour: str, gap: float = 0.0) -> BaseOxmlElement:
    """Return a rule along one side, its thickness in points."""
    return made(f"w:{side}", val="single", sz=max(2, round(thick * 8)), space=round(min(gap, _MOST_GAP)), color=colour)


def fixed_styles(language: str) -> Iterator[BaseOxmlElement]:
    """Yield what every document has: its usual look and language, and the styles that the program itself relies on."""
    fonts = made("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT)
    spoken = made("w:lang", val=language, eastAsia=language)
    yield made("w:docDefaults", made("w:rPrDefault", made("w:rPr", fonts, spoken)), made("w:pPrDefault", made("w:pPr")))
    usual = {"colour": Look().colour, "size": Look().size}
    standing, looking = shape_properties(Shape(), Setting()), look_properties(usual)
    yield _default("paragraph", "Normal", "Normal", made("w:pPr", *standing), made("w:rPr", *looking))
    yield _default("character", "DefaultParagraphFont", "Default Paragraph Font")
    yield _default("numbering", "NoList", "No List")
    margins = made("w:tblCellMar", *(made(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    yield _default("table", "TableNormal", "Normal Table", made("w:tblPr", made("w:tblInd", w=0, type="dxa"), margins))
    yield _report_table()


def _default(kind: str, named: str, name: str, *inside: BaseOxmlElement) -> BaseOxmlElement:
    return made("w:style", made("w:name", val=name), *inside, type=kind, styleId=named, default=1)


def _report_table() -> BaseOxmlElement:
    """Return the style of all tables, to be changed at will; the rules of a cell are its own."""
    name, base = made("w:name", val="Report table"), made("w:basedOn", val="TableNormal")
    return made("w:style", name, base, made("w:qFormat"), type="table", styleId=TABLE)
