"""YAML read safely, remembering on which line each value stands.

Only plain data is built: mappings, lists, text, whole numbers, decimals, true, false and null. Tags that name anything
else, anchors and aliases are refused, and so is a key given twice. Words such as `yes`, `no` and `on`, dates, and
figures too large for a number stay text.
"""

from __future__ import annotations

import difflib
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from assess.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Place = tuple[str | int, ...]

_DEEPEST = 40
_PLAIN = "tag:yaml.org,2002:"
_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "merge", "value"}
_WHOLE = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "null": None,
    "~": None,
    "": None,
}
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlProblem(InputError):
    """A YAML file that cannot be read as plain data."""


@dataclass(frozen=True)
class Document:
    """A YAML file: its name as shown in messages, its plain data, and the line of every value."""

    name: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Sequence[str | int]) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        for end in range(len(place), -1, -1):
            if tuple(place[:end]) in self.lines:
                return self.lines[tuple(place[:end])]
        return 1

    def at(self, place: Sequence[str | int]) -> str:
        """Return `file:line` of a value."""
        return f"{self.name}:{self.line(place)}"


def read_yaml(path: Path, name: str | None = None) -> Document:
    """Read one YAML file; raise `YamlProblem` with file and line where it is not plain data."""
    shown = name or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise YamlProblem(
            f"{shown} is not UTF-8 text.", [f"{shown}: byte {error.start} is not UTF-8; save it as UTF-8"]
        ) from error
    except OSError as error:
        raise YamlProblem(f"{shown} cannot be read.", [f"{shown}: {error.strerror}"]) from error
    return parse_yaml(text, shown)


def parse_yaml(text: str, name: str) -> Document:
    """Read YAML text; raise `YamlProblem` with the line where it is not plain data."""
    reader = _Loader(text)
    try:
        node = reader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlProblem(f"{name} is not valid YAML.", [f"{name}:{line}: {error.problem or error.context}"]) from error
    except yaml.YAMLError as error:
        raise YamlProblem(f"{name} is not valid YAML.", [f"{name}: {error}"]) from error
    finally:
        reader.dispose()
    lines: dict[Place, int] = {}
    data = _Builder(name, lines).build(node, ()) if node is not None else None
    return Document(name, data, lines)


class _Builder:
    """Builds plain data from composed nodes and notes their lines."""

    def __init__(self, name: str, lines: dict[Place, int]) -> None:
        self._name = name
        self._lines = lines
        self._seen: set[int] = set()
        self._keep: list[yaml.Node] = []

    def build(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401 - YAML holds any plain data
        if id(node) in self._seen:
            raise self._refused(node, "anchors and aliases are not read; write the value out")
        if len(place) > _DEEPEST:
            raise self._refused(node, f"nested more than {_DEEPEST} deep")
        self._seen.add(id(node))
        self._keep.append(node)
        self._lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*place, number)) for number, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        raise self._refused(node, "this is no mapping, list or plain value")

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        if node.tag != f"{_PLAIN}map":
            raise self._refused(node, f"the tag {node.tag} is not read")
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._refused(key_node, "a key is plain text")
            key = key_node.value
            if key in built:
                raise self._refused(key_node, f"the key {key!r} is given twice")
            self._lines[(*place, key)] = key_node.start_mark.line + 1
            built[key] = self.build(value_node, (*place, key))
        return built

    def _scalar(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        if node.tag.removeprefix(_PLAIN) not in _TAGS:
            raise self._refused(node, f"the tag {node.tag} is not read")
        value = str(node.value)
        if node.style:
            return value
        if value in _WORDS:
            return _WORDS[value]
        if _WHOLE.match(value) and len(value) <= 18:  # noqa: PLR2004 - longer digits are an identifier
            return int(value)
        return float(value) if _DECIMAL.match(value) and math.isfinite(float(value)) else value

    def _refused(self, node: yaml.Node, why: str) -> YamlProblem:
        line = node.start_mark.line + 1
        return YamlProblem(f"{self._name} cannot be read as plain data.", [f"{self._name}:{line}: {why}"])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean 'x'?" for the known word nearest to the given one, or nothing."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {matches[0]!r}?" if matches else ""
