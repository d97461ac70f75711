"""Lines of text: blanks, breaks and what sets a part apart."""

from __future__ import annotations

import pytest
import tinyhtml5  # type: ignore[import-untyped]

from assess.report.docx.cascade import Cascade
from assess.report.docx.line import gathered, pieces
from assess.report.docx.place import Place
from tests.report.docx.made import page

STYLE = ".free { white-space: pre-line } .tag { display: block } .item { margin-right: 12pt } .gone { display: none }"
LINE = ".write { display: inline-block; width: 50pt; border-bottom: 1pt solid #000000 }"


def text(inside: str) -> str:
    """Return the text of a paragraph that holds something."""
    tree = tinyhtml5.parse(page(f"<p>{inside}</p>"), namespace_html_elements=False)
    paragraph = tree.find("body/p")
    cascade = Cascade(tree, STYLE + LINE)
    place = Place(400.0).inside(paragraph, cascade.told[paragraph])
    return "".join(each.text for each in gathered(pieces(cascade, paragraph, place)))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("  a \n\t b  ", "a b"),
        ("a <b> b </b> c", "a b c"),
        ("<span>a</span><span> b</span>", "a b"),
        ("a <br> b<br>", "a\nb"),
        ("a\nb", "a b"),
        ('<span class="free"> a \n b\n\nc </span>', "a\nb\n\nc"),
        ('x<span class="tag">a</span>y', "x\na\ny"),
        ('<span class="tag">a</span>', "a"),
        ('<span class="item">a</span><span class="item">b</span>', "a\u2003b"),
        ('a<span class="gone">b</span>c', "ac"),
        ("a<script>b</script><!-- c -->d", "ad"),
        ("two\u00a0 words", "two\u00a0 words"),
        ('Name <span class="write"></span>', f"Name {'_' * 9}"),
        ("", ""),
    ],
)
def test_white_space_is_gathered_as_a_browser_does_it(inside: str, told: str) -> None:
    assert told == text(inside)
