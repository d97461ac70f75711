"""Templates of one's own: they take the place of ours, reach nothing, and end at their limits."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from assess.errors import AssessError, ProblemsError
from assess.report.brand import Brand
from assess.report.html import render_html
from assess.report.overrides import Form, Limits, read_overrides, render_apart
from assess.report.writing import write_view
from tests.report.test_pdf import pages_of, short, small_view

if TYPE_CHECKING:
    from pathlib import Path

LINE = "parts/cover.html.j2"
SMALL = Limits(processor=5, clock=60, memory=1_500_000_000)
PAGE = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>x</title></head><body><h1>x</h1>{}</body></html>'


def branded(**templates: str) -> Brand:
    """Return a brand with a template in place of the whole report, or of the cover."""
    names = {"report": "report.html.j2", "cover": LINE}
    return Brand("Nord", overrides=tuple((names[name], text) for name, text in templates.items()))


def apart(form: Form, brand: Brand, limits: Limits = SMALL) -> bytes:
    return render_apart(form, short(small_view()), "A4", brand, lambda _: None, limits=limits)


def refused(form: Form, template: str, limits: Limits = SMALL) -> str:
    with pytest.raises(AssessError, match="This form was not written") as told:
        apart(form, branded(report=template), limits)
    return str(told.value)


def templates(path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        file = path / "templates" / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def test_one_template_takes_the_place_of_ours_and_the_others_stay() -> None:
    page = apart("html", branded(cover="<p>Our own cover for {{ view.cover.company }}</p>")).decode()
    ours = render_html(short(small_view()), "A4", Brand("Nord"))
    assert "Our own cover for" in page
    assert page.partition("<section")[2] == ours.partition("<section")[2]
    assert "default-src 'none'" in page
    assert "default-src" not in ours


def test_a_file_is_written_from_templates_of_one_s_own(tmp_path: Path) -> None:
    told: list[str] = []
    brand = branded(report=PAGE.format("<p>Our own page</p>"))
    write_view(short(small_view()), tmp_path / "a.pdf", html=tmp_path / "a.html", brand=brand, narrate=told.append)
    assert pages_of((tmp_path / "a.pdf").read_bytes())[0].startswith("x Our own page")
    assert "Our own page" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Writing 1 page." in told


def test_a_style_of_one_s_own_takes_the_place_of_ours() -> None:
    brand = Brand("Nord", overrides=(("report.css", "p { color: #123456 }"),))
    assert "p { color: #123456 }" in render_html(small_view(), "A4", brand)
    assert "p { color: #123456 }" not in render_html(small_view(), "A4")


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ ''.__class__.__mro__ }}", "SecurityError"),
        ("{{ view.__init__.__globals__ }}", "SecurityError"),
        ("{% include '/etc/passwd' %}", "TemplateNotFound"),
        ("{{ nothing }}", "UndefinedError"),
        ("\n{% if %}", "report.html.j2, line 2"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "OverflowError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
    ],
)
def test_what_a_template_may_not_do_ends_it_and_is_told(template: str, says: str) -> None:
    assert says in refused("html", template)


def test_a_page_without_a_head_is_not_written_as_html() -> None:
    with pytest.raises(AssessError, match="has no <head>"):
        apart("html", branded(report="<p>x</p>"))


def test_a_loop_without_end_stops_at_its_processor_time() -> None:
    loop = "{% for i in range(99999) %}{% for j in range(99999) %}{{ i }}{% endfor %}{% endfor %}"
    assert "took more than 2 seconds of processor time" in refused("html", loop, Limits(2, 60, 1_500_000_000))


def test_a_layout_without_end_stops_likewise() -> None:
    layout = PAGE.format("{% for i in range(99999) %}<table><tr><td>x<table><tr><td>y</td></tr></table>{% endfor %}")
    assert "processor time" in refused("pdf", layout, Limits(4, 60, 1_500_000_000))


@pytest.mark.parametrize("bomb", ["{{ 'x' * 10 ** 11 }}", "{% set x = [0] * 10 ** 10 %}"])
def test_what_grows_without_end_stops_at_its_memory(bomb: str) -> None:
    assert "needed more than 1,500 MB of memory" in refused("html", bomb)


def test_a_template_reaches_neither_the_network_nor_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "a.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        reach = f'<img src="http://127.0.0.1:{port}/x" alt="x"><p style="background: url({{}})">x</p>'
        with_it, without = (
            apart("pdf", branded(report=PAGE.format(reach.format(path.as_uri())))) for path in (secret, tmp_path / "b")
        )
        with pytest.raises(TimeoutError):
            server.accept()
    assert with_it == without


def test_templates_are_read_by_their_names_and_one_s_own_beside_them(tmp_path: Path) -> None:
    made = templates(tmp_path, parts__cover_html_j2="a", own__rates_html_j2="b", board_css="c")
    assert dict(read_overrides(made)) == {"parts/cover.html.j2": "a", "own/rates.html.j2": "b", "board.css": "c"}
    assert read_overrides(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("parts__covr_html_j2", "x", "takes the place of no template"),
        ("worksheet__table_html_j2", "x", "takes the place of no template"),
        ("fonts_css", "x", "takes the place of no template"),
        ("report_css", "</style>", "would end the style"),
        ("report_html_j2", "x" * 200_001, "larger than 200 kB"),
    ],
)
def test_a_template_without_a_place_is_refused(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(ProblemsError, match=says):
        read_overrides(templates(tmp_path, **{name: text}))


def test_a_template_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    made = templates(tmp_path / "brand", report_css="x")
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (made / "templates" / "board.css").symlink_to(tmp_path / "secret")
    with pytest.raises(ProblemsError, match=r"board\.css: leads out"):
        read_overrides(made)
