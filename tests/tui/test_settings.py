"""What the wizard keeps between sittings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assess.tui.settings import THEME_NAMES, Settings
from assess.tui.themes import THEMES


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "config.toml", tmp_path / "kept" / "state.json"


def test_without_any_file_a_new_user_gets_the_first_theme_and_is_told_nothing(places: tuple[Path, Path]) -> None:
    settings = Settings.load(*places)
    assert (settings.theme, dict(settings.keys), settings.problems) == (THEME_NAMES[0], {}, ())


def test_every_theme_that_can_be_set_exists() -> None:
    assert tuple(theme.name for theme in THEMES) == THEME_NAMES


def test_theme_and_keys_are_read(places: tuple[Path, Path]) -> None:
    places[0].write_text('theme = "assess-light"\n[keys]\n"interview.park" = "f5"\n', encoding="utf-8")
    settings = Settings.load(*places)
    assert (settings.theme, settings.keys, settings.problems) == ("assess-light", {"interview.park": "f5"}, ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('theme = "pink"', "theme 'pink' is none"),
        ('them = "assess-light"', "'them' is not a setting; they are theme and keys. Did you mean 'theme'?"),
        ('[keys]\n"interview.park" = 5', '[keys] "interview.park" is no text'),
        ("keys = 3", "keys is a table"),
        ("theme = = ", "is not TOML"),
        ('theme = "\udce9"', "is not TOML"),
    ],
)
def test_what_does_not_fit_is_told_with_the_file_and_the_rest_counts(
    places: tuple[Path, Path], text: str, says: str
) -> None:
    places[0].write_bytes(text.encode(errors="surrogateescape"))
    settings = Settings.load(*places)
    (told,) = settings.problems
    assert told.startswith(str(places[0]))
    assert says in told
    assert settings.theme == THEME_NAMES[0]


def test_the_files_opened_of_late_come_back_the_last_first_and_once_each(places: tuple[Path, Path]) -> None:
    settings = Settings.load(*places)
    for name in ("/a", "/b", "/a", *(f"/{n}" for n in range(20)), "/b"):
        settings.remember(Path(name))
    recent = Settings.load(*places).recent()
    assert recent[:3] == (Path("/b"), Path("/19"), Path("/18"))
    assert len(recent) == len(set(recent)) == 12
    settings.forget(Path("/19"))
    assert settings.recent()[1] == Path("/18")


def test_the_state_is_private_and_keeps_theme_and_form_beside_each_other(places: tuple[Path, Path]) -> None:
    settings = Settings.load(*places)
    settings.keep_theme("assess-light")
    settings.keep_form({"name": "Acme [b] 漢字"})
    assert places[1].stat().st_mode & 0o777 == 0o600
    again = Settings.load(*places)
    assert (again.theme, again.form()) == ("assess-light", {"name": "Acme [b] 漢字"})


def test_a_theme_in_the_config_file_comes_before_the_one_chosen_by_key(places: tuple[Path, Path]) -> None:
    Settings.load(*places).keep_theme("assess-light")
    places[0].write_text('theme = "assess-contrast-dark"', encoding="utf-8")
    assert Settings.load(*places).theme == "assess-contrast-dark"


@pytest.mark.parametrize(
    "state", [b"", b"{", b"[1]", b'{"recent": 3, "theme": ["x"], "form": [1]}', b"\xff", b"[" * 99999]
)
def test_a_damaged_state_counts_as_none_and_is_made_anew(places: tuple[Path, Path], state: bytes) -> None:
    places[1].parent.mkdir()
    places[1].write_bytes(state)
    settings = Settings.load(*places)
    assert (settings.recent(), settings.form(), settings.theme) == ((), {}, THEME_NAMES[0])
    settings.remember(Path("/a"))
    assert settings.recent() == (Path("/a"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_state_that_cannot_be_written_stops_nothing(places: tuple[Path, Path]) -> None:
    places[1].parent.mkdir(mode=0o500)
    Settings.load(*places).remember(Path("/a"))
    assert Settings.load(*places).recent() == ()


def test_a_state_folder_that_is_a_file_stops_nothing(places: tuple[Path, Path]) -> None:
    places[1].parent.write_text("", encoding="utf-8")
    Settings.load(*places).remember(Path("/a"))
    assert Settings.load(*places).recent() == ()
    assert places[1].parent.read_text(encoding="utf-8") == ""
