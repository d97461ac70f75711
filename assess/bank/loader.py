"""Reads the folder of YAML files into one `Bank`, or says everything that is wrong with them, with file and line."""

from __future__ import annotations

import gc
import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from assess.bank.conditions import Condition, Quantity
from assess.bank.model import Bank
from assess.bank.source import Document, Place, YamlProblem, nearest, read_yaml
from assess.errors import BankError
from assess.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

FILES = {
    "bank.yaml": {"bank": "info", "roles": "roles", "sources": "sources", "steps": "steps"},
    "registers.yaml": {"registers": "registers"},
    "scoring.yaml": {"scoring": "scoring"},
    "business-models.yaml": {"fit": "fit"},
    "mistakes.yaml": {"mistakes": "mistakes"},
    "contradictions.yaml": {"contradictions": "contradictions"},
    "actions.yaml": {"actions": "actions"},
    "tools.yaml": {"tools": "tools"},
    "guardrails.yaml": {"guardrails": "guardrails"},
    "kpis.yaml": {"kpis": "kpis"},
    "planning.yaml": {"planning": "planning"},
    "appendices.yaml": {"appendices": "appendices"},
}
_KINDS = {"anchored", "number", "percent", "yes-no", "figures", "ranking", "scale", "text", "register"}


@dataclass(frozen=True)
class Origin:
    """Where every entry of a bank was read: lists of (document, place) by field of the bank."""

    folder: Path
    entries: dict[str, list[tuple[Document, Place]]]

    def at(self, field: str, number: int, place: Sequence[str | int] = ()) -> str:
        """Return `file:line` of something inside the entry of that number."""
        document, start = self.entries[field][number]
        return document.at((*start, *place))


def load_bank(folder: Path | None = None) -> Bank:
    """Return the instrument in a folder, the shipped one by default.

    Raises `BankError` listing every problem as `file:line: key: what is wrong`.
    """
    return read_bank(folder)[0]


def read_bank(folder: Path | None = None) -> tuple[Bank, Origin]:
    """Return the instrument together with where each of its entries stands, for the lint."""
    with _searching_no_garbage():
        return _read(folder or data_folder("questions"))


@contextmanager
def _searching_no_garbage() -> Iterator[None]:
    """Put the search for garbage off: all that is read is kept, and looking through it took a quarter of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _read(root: Path) -> tuple[Bank, Origin]:
    problems: list[str] = []
    fields: dict[str, Any] = {}
    entries: dict[str, list[tuple[Document, Place]]] = {}
    for document, keys in _documents(root, problems):
        _take(document, keys, fields, entries, problems)
    if problems:
        raise BankError(f"The instrument in {root} does not load.", problems)
    fields["content_hash"] = _hash(fields)
    origin = Origin(root, entries)
    try:
        bank = Bank.model_validate(fields)
    except ValidationError as error:
        told = sorted({_told(details, origin) for details in error.errors()})
        raise BankError(f"The instrument in {root} does not load.", told) from error
    return bank, origin


def _documents(root: Path, problems: list[str]) -> Iterator[tuple[Document, dict[str, str]]]:
    if not root.is_dir():
        problems.append(f"{root}: there is no such folder")
        return
    steps = sorted((root / "steps").glob("*.yaml"))
    if not steps:
        problems.append(f"{root / 'steps'}: no step files (*.yaml) are here")
    wanted = [(root / name, keys) for name, keys in FILES.items()]
    for path, keys in [*wanted, *((path, {"questions": "questions"}) for path in steps)]:
        try:
            yield read_yaml(path, str(path.relative_to(root))), keys
        except YamlProblem as error:
            problems.extend(error.problems)


def _take(
    document: Document,
    keys: dict[str, str],
    fields: dict[str, Any],
    entries: dict[str, list[tuple[Document, Place]]],
    problems: list[str],
) -> None:
    """Move the top keys of one file into the bank's fields, noting where each entry stood."""
    data = document.data
    if not isinstance(data, dict):
        problems.append(f"{document.at(())}: the file holds the keys {', '.join(keys)} and nothing else")
        return
    unknown = [key for key in data if key not in keys]
    problems.extend(f"{document.at((key,))}: {key}: unknown key.{nearest(key, keys)}" for key in unknown)
    for key, field in keys.items():
        value = data.get(key)
        if value is None:
            problems.append(f"{document.at(())}: {key}: missing")
        elif isinstance(value, list):
            fields.setdefault(field, []).extend(value)
            places = [(document, (key, number)) for number in range(len(value))]
            entries.setdefault(field, []).extend(places)
        else:
            fields[field] = value
            entries.setdefault(field, []).append((document, (key,)))


def _hash(fields: dict[str, Any]) -> str:
    """SHA-256 of the content: the same for any layout, comments or file order that read the same."""
    canonical = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _told(details: ErrorDetails, origin: Origin) -> str:
    location = [part for part in details["loc"] if part not in _KINDS]
    field, rest = str(location[0]), location[1:]
    number = int(rest.pop(0)) if rest and isinstance(rest[0], int) and len(origin.entries.get(field, ())) > 1 else 0
    where = origin.at(field, number, rest) if field in origin.entries else str(origin.folder)
    key = ".".join(str(part) for part in rest) or field
    message = details["msg"].removeprefix("Value error, ")
    if details["type"] == "extra_forbidden" and rest:
        return f"{where}: {key}: unknown key.{nearest(str(rest[-1]), known_keys())}"
    return f"{where}: {key}: {message}"


@cache
def known_keys() -> frozenset[str]:
    """Every key that some model of the instrument takes."""
    return frozenset(_keys(Bank, set()))


def _keys(annotation: Any, seen: set[Any]) -> Iterator[str]:  # noqa: ANN401 - walks any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen:
            return
        seen.add(annotation)
        for name, field in annotation.model_fields.items():
            yield field.alias or name
            yield from _keys(field.annotation, seen)
    for argument in get_args(annotation):
        yield from _keys(argument, seen)


def parse_condition(data: object) -> Condition:
    """Return a condition from plain data; raises pydantic's `ValidationError`. For tests and tools."""
    return TypeAdapter(Condition).validate_python(data)


def parse_quantity(data: object) -> Quantity:
    """Return a quantity from plain data; raises pydantic's `ValidationError`. For tests and tools."""
    return TypeAdapter(Quantity).validate_python(data)
