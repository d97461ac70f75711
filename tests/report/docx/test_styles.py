"""Named styles: one for each look, the most used of a name without a number."""

from __future__ import annotations

from docx.oxml.ns import qn

from tests.report.docx.made import document, every

STYLE = "p.lead { font-size: 10.5pt; color: #333 } .big .lead { font-size: 14pt } .refs { font-weight: 600 }"


def test_a_style_is_named_after_what_it_is_for_and_a_second_look_is_numbered() -> None:
    made = document('<p class="lead">a</p><p class="lead">b</p><div class="big"><p class="lead">c</p></div>', STYLE)
    named = [each.style for each in made.paragraphs[:3] if each.style is not None]
    assert [each.name for each in named] == ["Lead", "Lead", "Lead (2)"]
    assert [each.font.size.pt for each in named if each.font.size] == [10.5, 10.5, 14.0]


def test_the_rarer_look_gets_the_number_even_where_it_comes_first() -> None:
    made = document('<div class="big"><p class="lead">c</p></div><p class="lead">a</p><p class="lead">b</p>', STYLE)
    assert [each.style.name for each in made.paragraphs[:3] if each.style] == ["Lead (2)", "Lead", "Lead"]


def test_headings_are_those_that_word_knows() -> None:
    made = document("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>")
    assert [each.style.name for each in made.paragraphs[:4] if each.style] == [
        "Title",
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]
    assert every(made.styles.element, "w:outlineLvl") == ["0", "1", "2"]


def test_text_inside_a_line_has_a_style_of_its_own() -> None:
    made = document('<p>a <strong>b</strong> <span class="refs">c</span></p>', STYLE)
    assert [(run.text, run.style.name) for run in made.paragraphs[0].runs if run.text.strip()] == [
        ("a ", "Default Paragraph Font"),
        ("b", "Strong"),
        ("c", "Strong"),
    ]


def test_every_style_that_is_used_is_there_once() -> None:
    made = document('<p class="lead">a <b>b</b></p><ul><li>c</li></ul><table><tr><th>d</th></tr></table>', STYLE)
    there = every(made.styles.element, "w:style", "w:styleId")
    used = {name for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for name in every(made.element, tag)}
    assert len(there) == len(set(there))
    assert used <= set(there)


def test_a_rule_above_a_box_stands_above_its_first_paragraph_only() -> None:
    made = document('<div class="box"><h2>a</h2><p>b</p></div>', ".box { border-top: 2pt solid #12436d }")
    tops = [list(each._p.iter(qn("w:top"))) for each in made.paragraphs[:2]]
    assert [len(each) for each in tops] == [1, 0]
    assert tops[0][0].get(qn("w:color")) == "12436D"
