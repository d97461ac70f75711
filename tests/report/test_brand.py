"""A brand: what fits is printed in every form, what does not is told with its line, and nothing else is read."""

from __future__ import annotations

import io
import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from assess.errors import ProblemsError
from assess.report.brand import Brand, read_brand
from assess.report.brand_style import css_text, on_screen, printed
from assess.report.docx.document import render_docx
from assess.report.edition import Edition
from assess.report.html import render_html
from assess.report.libraries import load_weasyprint
from assess.report.pdf import render_pdf
from assess.report_options import orders, wanted
from assess.resources import data_folder
from tests.report.docx.made import opened
from tests.report.test_archive import failures
from tests.report.test_pdf import pages_of, short, small_view

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
WHOLE = """name = "Nord & Partners"
logo = "logo.svg"
footer = "nord.example"
confidentiality = "Confidential: for the client's board only"

[colours]
primary = "#7A1F3D"
accent = "#b3541e"

[fonts]
regular = "Regular.otf"
"""


def folder(path: Path, toml: str = WHOLE, drawing: str = SHAPE.format('<rect width="9" height="9"/>')) -> Path:
    """Make the folder of a brand."""
    made = path / "brand"
    made.mkdir()
    (made / "brand.toml").write_text(toml, encoding="utf-8")
    (made / "logo.svg").write_text(drawing, encoding="utf-8")
    (made / "Regular.otf").write_bytes((data_folder("report_templates") / "fonts" / "Inter-Italic.otf").read_bytes())
    return made


def problems(path: Path) -> list[str]:
    with pytest.raises(ProblemsError, match="nothing was written") as refused:
        read_brand(path)
    return list(refused.value.problems)


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return read_brand(folder(tmp_path))


def png(wide: int, high: int) -> bytes:
    """Return a grey PNG, however large it says it is."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes(wide) for _ in range(min(high, 9))))
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    told = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def test_a_brand_holds_the_bytes_of_its_files_and_no_path(brand: Brand, tmp_path: Path) -> None:
    assert brand.name == "Nord & Partners"
    assert brand.lines == ("Confidential: for the client's board only", "nord.example")
    assert (brand.colours.primary, brand.colours.accent) == ("#7a1f3d", "#b3541e")
    assert [name for name, _ in brand.assets] == ["brand/logo.svg", "brand/Regular.otf"]
    assert {asset for _, asset in brand.faces} == {"brand/Regular.otf"}
    assert str(tmp_path) not in repr(brand)


def test_a_name_alone_is_a_brand(tmp_path: Path) -> None:
    assert read_brand(folder(tmp_path, 'name = "Nord"\n[fonts]\nregular = "Inter"')) == Brand("Nord")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('nmae = "x"\nname = "y"', "brand.toml:1: nmae: unknown key. Did you mean 'name'?"),
        ("# nothing\n", "brand.toml:1: name: missing. Add a line for it."),
        ('name = "x"\n\n[colours]\nprimary = "red"', "brand.toml:4: colours.primary: is no colour."),
        (
            'name = "x"\n[colours]\naccent = "#ffff00"',
            "brand.toml:3: colours.accent: cannot be read on white (1.1 to 1",
        ),
        ('name = "x"\ncolours = {primary = "#12436d; } x"}', "brand.toml:2: colours.primary: is no colour."),
        ('name = "x"\n[colours]\nthird = "#000000"', "brand.toml:3: colours.third: unknown key."),
        ('name = "x\\ny"', "brand.toml:1: name: holds a character that cannot be printed."),
        ('name = "x\\u202ey"', "brand.toml:1: name: holds a character that cannot be printed."),
        (f'name = "{"x" * 81}"', "brand.toml:1: name: String should have at most 80 characters"),
        ('name = "x"\nlogo = 3', "brand.toml:2: logo: Input should be a valid string"),
        ("name = x y", "brand.toml: Invalid value (at line 1"),
    ],
)
def test_what_does_not_fit_is_told_with_file_line_and_key(tmp_path: Path, written: str, told: str) -> None:
    assert problems(folder(tmp_path, written))[0].startswith(told)


def test_a_folder_without_a_brand_says_how_to_make_one(tmp_path: Path) -> None:
    assert problems(tmp_path) == ['brand.toml: there is no such file. Make one with: name = "Your consultancy".']


@pytest.mark.parametrize(
    "name",
    ["../secret.svg", "/etc/hostname.svg", "a/../../secret.svg", "link.svg", "linked/secret.svg", "pipe.svg",
     "none.svg", "logo.gif", "brand.toml", "C:\\\\logo.svg", "file:///logo.svg", "https://x/logo.svg"],
)  # fmt: skip
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    made = folder(tmp_path, f'name = "x"\nlogo = "{name}"')
    (tmp_path / "secret.svg").write_text(SHAPE.format(""), encoding="utf-8")
    (made / "link.svg").symlink_to(tmp_path / "secret.svg")
    (made / "linked").symlink_to(tmp_path)
    os.mkfifo(made / "pipe.svg")
    (told,) = problems(made)
    assert told.startswith("brand.toml:2: logo: ")


@pytest.mark.parametrize(
    "inside",
    ["<script>x</script>", "<image/>", "<use/>", "<style>x</style>", "<text>x</text>", "<foreignObject/>",
     '<rect fill="url(http://127.0.0.1/)"/>', '<rect style="fill: u\\72l(x)"/>', '<rect onload="x"/>', '<g href="#a"/>',
     '<rect fill="url(#a) url(b)"/>', "<g>" * 50 + "</g>" * 50, "<rect>", f"<!--{'x' * 300_000}-->"],
)  # fmt: skip
def test_a_logo_that_is_more_than_shapes_is_refused(tmp_path: Path, inside: str) -> None:
    assert len(problems(folder(tmp_path, drawing=SHAPE.format(inside)))) == 1


def test_a_logo_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "x">]>{SHAPE.format("")}'
    assert "document type" in problems(folder(tmp_path, drawing=bomb))[0]


@pytest.mark.parametrize(("content", "fits"), [(png(9, 9), True), (png(9_000, 9), False), (b"GIF89a", False)])
def test_a_png_is_looked_through(tmp_path: Path, content: bytes, fits: bool) -> None:  # noqa: FBT001 - a case of two
    made = folder(tmp_path, 'name = "x"\nlogo = "logo.PNG"')
    (made / "logo.PNG").write_bytes(content)
    assert fits == bool(read_brand(made).logo if fits else not problems(made))


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "Regular.otf").write_bytes(b"OTTO" + b"\xff" * 200)
    (told,) = problems(made)
    assert told.startswith("brand.toml:11: fonts.regular: 'Regular.otf' is no font that can be read.")


def test_text_cannot_leave_the_string_it_stands_in() -> None:
    assert css_text('a"\\</style>') == '"a\\22 \\5c \\3c \\2f style\\3e "'


@pytest.mark.parametrize("edition", Edition)
def test_no_text_of_a_brand_gets_into_a_style_as_it_is(edition: Edition) -> None:
    hostile = Brand('"}</style><script>', ('"; } body { display: none', "*/ url(http://x)"))
    for style in (printed(hostile, edition), on_screen(hostile)):
        assert not any(sign in style for sign in ("</style", "<script", "display: none", "http:"))


def test_a_branded_pdf_is_sound_for_the_archive_and_complete(
    brand: Brand, warnings_of_the_typesetter: list[str]
) -> None:
    pdf = render_pdf(small_view(), "A4", lambda _: None, b"{}", brand)
    pages = pages_of(pdf)
    assert "Nord & Partners" in pages[0]
    assert all("Confidential: for the client's board only nord.example" in page for page in pages)
    assert warnings_of_the_typesetter == []
    assert failures(pdf) == set()
    fonts = PdfReader(io.BytesIO(pdf)).pages[1]["/Resources"]["/Font"].values()
    assert any("Brand" in str(font.get_object()["/BaseFont"]) for font in fonts)
    assert pdf == render_pdf(small_view(), "A4", lambda _: None, b"{}", brand)


def test_a_logo_of_pixels_on_letter_paper_is_sound_for_the_archive_too(tmp_path: Path) -> None:
    made = folder(tmp_path, 'name = "x"\nlogo = "logo.png"')
    (made / "logo.png").write_bytes(png(9, 9))
    pdf = render_pdf(short(small_view()), "Letter", lambda _: None, b"{}", read_brand(made))
    assert PdfReader(io.BytesIO(pdf)).pages[0].images
    assert failures(pdf) == set()


def test_branded_html_holds_all_it_needs(brand: Brand) -> None:
    page = render_html(small_view(), "A4", brand)
    assert "color: #7a1f3d" in page
    assert "url(data:image/svg+xml;base64," in page
    assert "data:font/otf;base64," in page
    assert "assess:" not in page


def test_a_branded_docx_bears_name_lines_and_colours(brand: Brand) -> None:
    view = short(small_view())
    told = opened(render_docx(view, "A4", brand))
    feet = [each.text for section in told.sections for each in section.footer.paragraphs]
    assert feet[1:4] == [brand.name, *brand.lines]
    assert "7A1F3D" in told.styles.element.xml.upper()


def test_the_fetcher_serves_the_files_of_a_brand_by_name_alone(brand: Brand) -> None:
    load_weasyprint()
    from assess.report.fetcher import BundledFetcher, RefusedError  # noqa: PLC0415 - needs Pango

    fetcher = BundledFetcher(data_folder("report_templates") / "fonts", brand.assets)
    assert fetcher("assess:brand/logo.svg").read() == dict(brand.assets)["brand/logo.svg"]
    for refused in ("assess:brand/brand.toml", "assess:brand/../brand/logo.svg", "assess:brand/", "brand/logo.svg"):
        with pytest.raises(RefusedError):
            fetcher(refused)


def test_a_brand_is_looked_through_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="cannot be used"):
        orders([tmp_path / "a.assess"], tmp_path / "a.pdf", None, wanted(None, None, brand=tmp_path), None)
