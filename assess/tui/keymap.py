"""Keys that a person gave to commands in the config file: which of them can be used, and why the others cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assess.tui.command import Command

_HELD_DOWN = frozenset({"ctrl", "alt", "shift", "super"})
_TAKEN = frozenset({"enter", "tab", "shift+tab", "escape", "up", "down", "left", "right", "space", "backspace"})
_DIGITS = frozenset("0123456789")
_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))
_NAMED = frozenset({"home", "end", "pageup", "pagedown", "insert", "delete"})


def usable(
    given: Mapping[str, str], places: Sequence[Sequence[Command]], config: object
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the keys that can be used, and a sentence for each that cannot, which names file and command.

    places: for each screen, all commands that can be called on it. A command whose keys clash with another's on some
    screen keeps the keys it had.
    """
    known = {command.id: command for place in places for command in place}
    kept: dict[str, str] = {}
    problems = []
    for name, keys in given.items():
        problem = _misfit(name, keys, known)
        if problem:
            problems.append(f'{config}: [keys] "{name}": {problem}')
        else:
            kept[name] = ",".join(_parts(keys))
    while clash := next(_clashes(kept, places), None):
        name, key, other = clash
        problems.append(f'{config}: [keys] "{name}": {key} belongs to "{other}" on the same screen.')
        del kept[name]
    return kept, tuple(problems)


def _misfit(name: str, keys: str, known: Mapping[str, Command]) -> str:
    if name not in known:
        return f"there is no such command.{nearest(name, known)}"
    if not _parts(keys):
        return "no key is given."
    wrong = next((key for key in _parts(keys) if not is_key(key)), None)
    if wrong is not None:
        return f"{wrong!r} is no key. Keys are written as f5, ctrl+k, alt+left or a letter."
    taken = next((key for key in _parts(keys) if key in _TAKEN or key in _DIGITS), None)
    return f"{taken} is needed by lists and fields." if taken else ""


def is_key(key: str) -> bool:
    """Return whether a terminal can send something by that name: a letter, f5, ctrl+k, alt+shift+left."""
    *held, last = key.split("+") if key != "+" else ["+"]
    if not set(held) <= _HELD_DOWN or len(set(held)) != len(held):
        return False
    if last in _FUNCTION_KEYS | _NAMED | _TAKEN or (len(last) == 1 and last.isprintable()):
        return True
    from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character

    return last in KEY_NAME_REPLACEMENTS.values() or key_to_character(last) is not None


def _clashes(kept: Mapping[str, str], places: Iterable[Iterable[Command]]) -> Iterator[tuple[str, str, str]]:
    """Yield each remapped command with a key that another command has on the same screen, and that other."""
    for place in places:
        owner: dict[str, str] = {}
        for command in sorted(place, key=lambda each: each.id in kept):
            for key in _parts(kept.get(command.id, command.keys)):
                other = owner.setdefault(_long(key), command.id)
                if other != command.id and command.id in kept:
                    yield command.id, key, other


def _parts(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]


def _long(key: str) -> str:
    """Return a key by the name that Textual gives it: "?" is "question_mark"."""
    from textual.keys import _character_to_key

    return _character_to_key(key) if len(key) == 1 else key
