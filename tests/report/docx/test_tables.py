"""Tables: widths, joined cells, and paragraphs where Word must have them."""

from __future__ import annotations

from docx.oxml.ns import qn

from tests.report.docx.made import document, every, words

ROOM = 482  # points between the margins of A4


def widths(body: str, style: str = "") -> list[int]:
    """Return the widths of the columns of a table, in whole points."""
    return [round(int(width or 0) / 20) for width in every(document(body, style).element, "w:gridCol", "w:w")]


def test_columns_have_the_widths_of_the_style_and_share_what_is_left() -> None:
    cols = '<colgroup><col class="a"><col><col style="width: 25%"><col></colgroup>'
    table = f"<table>{cols}<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>"
    fixed, shared, part, other = widths(table, ".a { width: 82pt }")
    assert (fixed, part) == (82, ROOM // 4)
    assert shared == other
    assert abs(fixed + shared + part + other - ROOM) <= 2


def test_columns_too_wide_for_the_page_shrink_to_it() -> None:
    cols = '<colgroup><col class="a"><col class="a"></colgroup>'
    found = widths(f"<table>{cols}<tr><td>1</td><td>2</td></tr></table>", ".a { width: 900pt }")
    assert sum(found) == ROOM


def test_cells_are_joined_across_rows_and_columns() -> None:
    rows = "<tr><th rowspan=2>a</th><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr><tr><td colspan=3>f</td></tr>"
    (table,) = document(f"<table>{rows}</table>").tables
    cells = [[words(cell) for cell in row.iter(qn("w:tc"))] for row in table._tbl.iter(qn("w:tr"))]
    assert cells == [["a", "b", "c"], ["", "d", "e"], ["f"]]
    assert every(table._tbl, "w:vMerge") == ["restart", "continue"]
    assert every(table._tbl, "w:gridSpan") == ["3"]


def test_a_ragged_table_is_made_even() -> None:
    (table,) = document("<table><tr><td>a<td>b</tr><tr><td>c</tr><tr></tr></table>").tables
    assert [len(list(row.iter(qn("w:tc")))) for row in table._tbl.iter(qn("w:tr"))] == [2, 2, 2]


def test_a_table_as_wide_as_a_client_could_ask_for_is_kept_within_words_limit() -> None:
    assert len(widths("<table><tr>" + "<td colspan=9999>x</td>" * 9 + "</tr></table>")) == 63


def test_every_cell_ends_in_a_paragraph_and_two_tables_stay_two() -> None:
    inner = "<table><tr><td>a</td></tr></table>"
    made = document(f"<table><tr><td>{inner}</td><td></td></tr></table>{inner}")
    assert len(made.tables) == 2
    assert all(cell[-1].tag == qn("w:p") for cell in made.element.iter(qn("w:tc")))
    kinds = [each.tag.partition("}")[2] for each in made.element.body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_caption_stands_above_its_table_and_stays_with_it() -> None:
    made = document("<table><caption>Who</caption><tr><td>a</td></tr></table>")
    caption = made.paragraphs[0]
    assert (caption.text, caption.style.name if caption.style else "") == ("Who", "Caption")
    assert caption.style is not None
    assert caption.style.paragraph_format.keep_with_next


def test_rules_padding_and_backgrounds_are_the_cells_own() -> None:
    style = "td { border-bottom: 0.5pt solid #d0d0d0; padding: 2pt 7pt 2pt 0 } .dark { background: #eef; padding: 0 }"
    made = document("<table><tr><td>a</td><td>b</td><td class=dark>c</td></tr></table>", style)
    assert [each.get(qn("w:sz")) for each in made.element.iter(qn("w:bottom")) if each.get(qn("w:sz"))] == ["4"] * 3
    assert every(made.element, "w:shd", "w:fill") == ["EEEEFF"]
    assert len(list(made.element.iter(qn("w:tcMar")))) == 1
    (usual,) = made.element.iter(qn("w:tblCellMar"))
    assert usual.find(qn("w:right")).get(qn("w:w")) == "140"


def kept(style: str) -> list[bool]:
    """Return which rows of a table in two groups stay with what follows them."""
    rows = "<tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody><tbody><tr><td>c</td></tr></tbody>"
    (table,) = document(f"<table>{rows}</table>", style).tables
    first = [row.cells[0].paragraphs[0] for row in table.rows]
    asked = [(each.paragraph_format.keep_with_next, each.style) for each in first]
    return [bool(style and style.paragraph_format.keep_with_next if own is None else own) for own, style in asked]


def test_rows_that_belong_together_stay_on_one_page() -> None:
    assert kept("") == [False, False, False]
    assert kept("tbody { break-inside: avoid }") == [True, False, False]
    assert kept("table { break-inside: avoid }") == [True, True, False]
