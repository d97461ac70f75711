"""Templates are compiled once, and a folder of compiled ones that is of no use does no harm."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assess.report import compiled, html
from assess.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEMPLATE = "marks.html.j2"


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of our templates in which Python may keep what it compiles."""
    folder = tmp_path / "templates"
    shutil.copytree(data_folder("report_templates"), folder, ignore=shutil.ignore_patterns("fonts", "__pycache__"))
    for module in (compiled, html):
        monkeypatch.setattr(module, "data_folder", lambda _: folder)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    html.environment.cache_clear()
    yield folder
    html.environment.cache_clear()


def load() -> None:
    """Load a template as a process does that has not loaded it yet."""
    html.environment.cache_clear()
    html.environment().get_template(_TEMPLATE)


def test_a_template_is_compiled_once_and_anew_where_it_has_changed(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    (kept,) = (templates / "__pycache__").iterdir()
    before = kept.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("jinja2.Environment.compile", lambda *_, **__: pytest.fail("compiled again"))
        load()
    (templates / _TEMPLATE).write_text("{{ 1 }}", encoding="utf-8")
    load()
    assert kept.read_bytes() != before


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"cut"])
def test_what_cannot_be_read_is_compiled_anew(templates: Path, spoilt: bytes) -> None:
    load()
    (kept,) = (templates / "__pycache__").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if spoilt == b"cut" else spoilt)
    load()
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_a_template_is_loaded_all_the_same(templates: Path) -> None:
    (templates / "__pycache__").write_bytes(b"a file")
    load()
    assert (templates / "__pycache__").read_bytes() == b"a file"


def test_of_templates_that_are_not_ours_nothing_is_kept(templates: Path) -> None:
    html.environment.cache_clear()
    html.environment(((_TEMPLATE, "{{ 2 }}"),)).get_template(_TEMPLATE)
    assert not (templates / "__pycache__").exists()
