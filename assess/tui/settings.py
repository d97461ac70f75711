"""What the wizard keeps between sittings: keys and theme that a person set, and what the program itself remembers.

The config file is written by people and only read here:

    theme = "assess-light"

    [keys]
    "interview.park" = "f5"

What the program remembers (the theme chosen by key, recent files, a form half filled in) lies in the state folder.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.bank.source import nearest
from assess.errors import AssessError
from assess.outputs import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

THEME_NAMES = ("assess-dark", "assess-light", "assess-contrast-dark", "assess-contrast-light")
"""The first is what a new user sees."""

_MOST_RECENT = 12
_SETTINGS = ("theme", "keys")
_FORM = "form"


@dataclass(slots=True)
class Settings:
    """Keys by command id, the theme, and where the state is kept (None: nowhere).

    config: the file they were read from. problems: what did not fit in it, a sentence each; the rest counts.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    theme: str = THEME_NAMES[0]
    state: Path | None = None
    config: Path | None = None
    problems: tuple[str, ...] = ()

    @classmethod
    def load(cls, config: Path | None = None, state: Path | None = None) -> Settings:
        """Read the settings of this user; what does not fit is told in `problems` and left out."""
        from platformdirs import user_config_path, user_state_path

        config = config or user_config_path("assess", appauthor=False) / "config.toml"
        state = state or user_state_path("assess", appauthor=False) / "state.json"
        problems: list[str] = []
        given = _config(config, problems)
        keys, theme = _keys(config, given, problems), _theme(config, given, problems)
        kept = _kept(state).get("theme")
        theme = theme or (kept if kept in THEME_NAMES else THEME_NAMES[0])
        return cls(keys, theme, state, config, tuple(problems))

    def recent(self) -> tuple[Path, ...]:
        """Return the files opened of late, the last first, whether they are still there or not."""
        kept = _kept(self.state).get("recent", [])
        return tuple(Path(each) for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()

    def remember(self, path: Path) -> None:
        """Put a file first among those opened of late."""
        whole = path.absolute()
        others = [each for each in self.recent() if each != whole]
        self._keep("recent", [str(each) for each in (whole, *others)][:_MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a file off those opened of late; the file itself stays."""
        self._keep("recent", [str(each) for each in self.recent() if each != path])

    def keep_theme(self, theme: str) -> None:
        """Keep the theme for the next time."""
        self.theme = theme
        self._keep("theme", theme)

    def form(self) -> dict[str, str]:
        """Return what stands in a form for a new engagement that was never begun, by field."""
        kept = _kept(self.state).get(_FORM)
        fields = kept.items() if isinstance(kept, dict) else ()
        return {str(name): text for name, text in fields if isinstance(text, str) and text}

    def keep_form(self, fields: Mapping[str, str]) -> None:
        """Keep what stands in the form for a new engagement; nothing forgets it."""
        if dict(fields) != self.form():
            self._keep(_FORM, dict(fields))

    def _keep(self, name: str, value: object) -> None:
        """Write one thing of the state; a state that cannot be written is no reason to stop an interview."""
        if self.state is None:
            return
        with suppress(OSError, AssessError):
            self.state.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.state, json.dumps({**_kept(self.state), name: value}, indent=2).encode(), private=True)


def _kept(state: Path | None) -> dict[str, Any]:
    """Return the state kept; a damaged one counts as none."""
    if state is None:
        return {}
    try:
        kept = json.loads(state.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _config(path: Path, problems: list[str]) -> dict[str, Any]:
    """Return the settings that the config file holds, if there is one."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(f"{path} cannot be read: {error.strerror}. The wizard goes on without it.")
        return {}
    except ValueError as error:
        problems.append(f"{path} is not TOML: {error}. The wizard goes on without it.")
        return {}
    problems += [
        f"{path}: {name!r} is not a setting; they are theme and keys.{nearest(name, _SETTINGS)}"
        for name in given
        if name not in _SETTINGS
    ]
    return given


def _keys(path: Path, given: Mapping[str, Any], problems: list[str]) -> dict[str, str]:
    table = given.get("keys", {})
    if not isinstance(table, dict):
        problems.append(f'{path}: keys is a table, [keys], with lines such as "interview.park" = "f5".')
        return {}
    for name, keys in table.items():
        if not isinstance(keys, str):
            problems.append(f'{path}: [keys] "{name}" is no text. Write it as "interview.park" = "f5".')
    return {name: keys for name, keys in table.items() if isinstance(keys, str)}


def _theme(path: Path, given: Mapping[str, Any], problems: list[str]) -> str | None:
    theme = given.get("theme")
    if theme is None or theme in THEME_NAMES:
        return theme
    problems.append(f"{path}: theme {theme!r} is none; they are {', '.join(THEME_NAMES)}.")
    return None
