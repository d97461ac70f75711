"""What a report reaches for: nothing. Neither hostile answers nor a hostile template get a byte in or out."""

from __future__ import annotations

import base64
import io
import socket
import threading
from typing import TYPE_CHECKING

import pytest
from jinja2 import TemplateError
from pypdf import PdfReader

from assess.engagement.events import Evidence
from assess.errors import AssessError
from assess.report.faces import font_faces
from assess.report.html import environment, render_html
from assess.report.libraries import load_weasyprint
from assess.report.page import Page
from assess.report.pdf import render_pdf, typeset
from assess.report.spacing import as_typed
from assess.resources import data_folder
from tests.report import example
from tests.report.test_pdf import pages_of, small_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.report.view import ReportView

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
_NESTED = "<svg xmlns='http://www.w3.org/2000/svg'><image href='{url}' width='9' height='9'/></svg>"
_VECTORS = {
    "img": '<img src="{url}" alt="x">',
    "embed": '<embed src="{url}">',
    "object": '<object data="{url}"></object>',
    "style": '<p style="background: url({url})">x</p>',
    "content": "<style>p::before {{ content: url({url}) }}</style><p>x</p>",
    "import": '<style>@import "{url}";</style><p>x</p>',
    "link": '<link rel="stylesheet" href="{url}"><p>x</p>',
    "font": "<style>@font-face {{ font-family: F; src: url({url}) }} p {{ font-family: F }}</style><p>x</p>",
    "list-style": '<ul style="list-style-image: url({url})"><li>x</li></ul>',
    "image in a drawing": '<svg width="9" height="9"><title>x</title><image href="{url}" width="9" height="9"/></svg>',
    "drawing in an address": '<img src="data:image/svg+xml;base64,{nested}" alt="x">',
    "base": '<base href="{url}"><img src="{name}" alt="x"><a href="{name}">x</a>',
    "border-image": '<p style="border: 5px solid; border-image: url({url}) 5">x</p>',
    "attachment": '<link rel="attachment" href="{url}" title="x">',
    "link to attach": '<a rel="attachment" href="{url}">x</a>',
}
_PROFILE = "@color-profile --c {{ src: url({url}) }} p {{ color: color(--c 1 0 0) }}"
_LINKS = (
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
    "ftp://example.org/", "vbscript:x", "//example.org/x", "x.html", "../x", "?x", "smb://example.org/x", "http:", "",
)  # fmt: skip
_ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ view.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.environ }}",
    "{{ lipsum.__globals__['os'].environ }}",
    "{{ (view|attr('__class__')).mro() }}",
    "{{ '{0.__class__.__mro__}'.format(view) }}",
    "{% set _ = namespace().__setattr__('x', 1) %}",
    "{% set _ = view.contents.append(1) %}",
    "{% include '/etc/passwd' %}",
    "{% include '../pyproject.toml' %}",
    "{% import 'fonts/../../pyproject.toml' as x %}",
    "{{ range(10 ** 9) }}",
)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Open a loopback port and collect whatever knocks at it."""
    hits: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def accept() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    hits.append(connection.recv(1000))

        thread = threading.Thread(target=accept)
        thread.start()
        yield server.getsockname()[1], hits
        done.set()
        thread.join()


def page_with(body: str) -> str:
    """Return a page that is sound but for its body."""
    return f'<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'


def attack(vector: str, url: str) -> str:
    """Return a page that reaches for an address."""
    nested = base64.b64encode(_NESTED.format(url=url).encode()).decode()
    return page_with(_VECTORS[vector].format(url=url, nested=nested, name=url.rpartition("/")[2]))


def content_for(vector: str) -> bytes:
    """Return what would be seen in the output if the vector got hold of it."""
    if vector == "font":
        return (data_folder("report_templates") / "fonts" / "Inter-SemiBold.otf").read_bytes()
    return b"p { color: red; font-size: 30pt }" if vector in ("import", "link") else _DRAWING.encode()


@pytest.mark.parametrize("vector", _VECTORS)
def test_a_template_gets_nothing_from_the_network(vector: str, listener: tuple[int, list[bytes]]) -> None:
    port, hits = listener
    pdf = typeset(Page(attack(vector, f"http://127.0.0.1:{port}/x")), lambda _: None)
    reader = PdfReader(io.BytesIO(pdf))
    assert hits == []
    assert reader.attachments == {}
    assert list(outside_links(reader)) == []


@pytest.mark.parametrize("vector", _VECTORS)
def test_a_template_gets_nothing_from_a_file(vector: str, tmp_path: Path) -> None:
    ending = {"font": ".otf", "import": ".css", "link": ".css"}.get(vector, ".svg")
    there, missing = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    there.write_bytes(content_for(vector))
    without, with_it = (typeset(Page(attack(vector, path.as_uri())), lambda _: None) for path in (missing, there))
    assert with_it == without


def test_a_colour_profile_from_elsewhere_ends_the_work_and_says_so(listener: tuple[int, list[bytes]]) -> None:
    port, hits = listener
    with pytest.raises(AssessError, match="asks for a colour profile"):
        typeset(Page(page_with("<p>x</p>"), _PROFILE.format(url=f"http://127.0.0.1:{port}/x")), lambda _: None)
    assert hits == []


@pytest.mark.parametrize("target", _LINKS)
def test_a_link_to_elsewhere_than_the_web_and_mail_prints_as_text(target: str) -> None:
    page = page_with(f'<p><a href="{target}">told</a></p><p class="of-style">x</p>')
    pdf = typeset(Page(page, f'p {{ -weasy-link: url("{target}") }}'), lambda _: None)
    assert list(outside_links(PdfReader(io.BytesIO(pdf)))) == []
    assert "told" in pages_of(pdf)[0]


def test_links_to_the_web_mail_and_places_in_the_report_stay() -> None:
    targets = ["https://example.org/a?b=c#d", "http://example.org/", "mailto:someone@example.org"]
    links = "".join(f'<a href="{target}">x</a> ' for target in [*targets, "#here"])
    reader = PdfReader(io.BytesIO(typeset(Page(page_with(f'<p id="here">{links}</p>')), lambda _: None)))
    assert list(outside_links(reader)) == targets
    assert len(reader.pages[0]["/Annots"]) == len(targets) + 1


@pytest.mark.parametrize("attempt", _ESCAPES)
def test_a_template_does_not_leave_its_sandbox(attempt: str, view: ReportView) -> None:
    with pytest.raises((TemplateError, OverflowError)):
        environment().from_string(attempt).render(view=view)


def test_an_answer_is_never_taken_for_a_template() -> None:
    view = small_view(answers={"3.3": (example.answer("3.3", value=1, words="{{ 7 * 7 }}{% raw %}</style><b>"),)})
    html = render_html(view)
    assert "{{ 7 * 7 }}{% raw %}&lt;/style&gt;&lt;b&gt;" in html


def test_hostile_answers_fetch_nothing_and_break_nothing(
    listener: tuple[int, list[bytes]], warnings_of_the_typesetter: list[str], tmp_path: Path
) -> None:
    port, hits = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("the content of a local file", encoding="utf-8")
    url = f"http://127.0.0.1:{port}/x"
    attack = (
        f'<img src="{url}"><link rel="stylesheet" href="{url}"><link rel="attachment" href="{secret.as_uri()}">'
        f'<style>@import "{url}"; @font-face {{ src: url({url}) }} body {{ background: url({url}) }}</style>'
        f'<object data="{url}"></object><svg><image href="{secret.as_uri()}"/></svg><base href="{url}">'
        "{{ 7*7 }} ]]> "
    )
    long = f"{'Donaudampfschifffahrtsgesellschaft' * 5} שלום עולם 分散型の働き方 {'word ' * 400}"
    proof = (Evidence("y" * 900, "file:///etc/passwd"),)
    answers = {
        "3.3": (
            example.answer("3.3", value=1, words=attack + long, note=attack, evidence=(Evidence(attack, url, attack),)),
            example.answer("3.3", "cto", value=2, words="x" * 2_000, evidence=proof),
        )
    }
    pdf = render_pdf(small_view(answers=answers), "A4", lambda _: None)
    reader = PdfReader(io.BytesIO(pdf))
    assert hits == []
    assert warnings_of_the_typesetter == []
    assert b"content of a local file" not in pdf
    assert reader.attachments == {}
    text = as_typed("".join("".join(pages_of(pdf)).split()))
    assert "".join(attack.split()) in text
    assert text.count("x") >= 2_000
    assert set(outside_links(reader)) <= {url}


def outside_links(reader: PdfReader) -> Iterator[str]:
    """Every address outside the file that the file links to."""
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            if "/URI" in action:
                yield str(action["/URI"])


def test_the_fetcher_serves_its_fonts_and_nothing_else() -> None:
    load_weasyprint()
    from assess.report.fetcher import BundledFetcher, RefusedError  # noqa: PLC0415 - needs Pango

    fetcher = BundledFetcher(data_folder("report_templates") / "fonts")
    for name in font_faces().split('url("')[1:]:
        assert fetcher(name.partition('"')[0]).read()[:4] in (b"OTTO", b"\0\1\0\0")
    for refused in (
        "http://127.0.0.1/", "https://example.org/", "file:///etc/passwd", "data:text/plain,x", "ftp://example.org/",
        "assess:fonts/../report.css", "assess:fonts/OFL.txt", "assess:/etc/passwd", "x",
        "ASSESS:fonts/Inter-SemiBold.otf",
    ):  # fmt: skip
        with pytest.raises(RefusedError):
            fetcher(refused)
