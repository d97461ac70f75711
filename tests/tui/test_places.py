"""Where clients' files lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.tui.places import completions, free_path, new_path, typed_to_path

HERE = Path("/nowhere")


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Acme", "acme.assess"),
        ("Acme & Söhne GmbH", "acme-söhne-gmbh.assess"),
        ("../../etc/passwd", "etc-passwd.assess"),
        ("", "engagement.assess"),
        (" .-_ ", "engagement.assess"),
        ("漢字", "漢字.assess"),
    ],
)
def test_a_file_is_named_after_its_company(company: str, name: str) -> None:
    assert new_path(company, HERE) == HERE / name


@given(st.text(max_size=300))
def test_a_proposed_name_is_one_name_of_a_plain_file(company: str) -> None:
    name = new_path(company, HERE).name
    assert new_path(company, HERE).parent == HERE
    assert name.endswith(".assess")
    assert name[0] not in ".-"
    assert name.isprintable()
    assert len(name.encode()) < 255


def test_a_proposed_name_is_never_one_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "acme.assess").touch()
    (tmp_path / "acme-2.assess").symlink_to("/nowhere")
    assert new_path("Acme", tmp_path) == tmp_path / "acme-3.assess"


def test_a_typed_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed_to_path(" ~/a.assess ") == tmp_path / "a.assess"


@pytest.mark.parametrize("typed", ["", "  ", "a\0b", "~no-such-user-here/a"])
def test_what_can_be_no_path_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"no file is named|cannot be the name"):
        typed_to_path(typed)


def test_a_new_file_gets_its_ending_and_lies_in_a_folder_that_is_there(tmp_path: Path) -> None:
    assert free_path(str(tmp_path / "acme")) == tmp_path / "acme.assess"
    (tmp_path / "b.assess").touch()
    for typed, says in (
        ("b.assess", "is there already"),
        ("b", "is there already"),
        ("", "is a folder"),
        ("x/y", "no folder"),
    ):
        with pytest.raises(ValueError, match=says):
            free_path(f"{tmp_path}/{typed}")


def test_a_path_is_completed_by_folders_and_clients_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("sad.assess", "some.txt", ".hidden.assess", "s\x1b[31m.assess"):
        (tmp_path / name).touch()
    assert completions(f"{tmp_path}/s") == (f"{tmp_path}/sad.assess", f"{tmp_path}/sub/")
    assert completions(f"{tmp_path}/.") == (f"{tmp_path}/.hidden.assess",)
    assert completions(f"{tmp_path}/none/") == ()
