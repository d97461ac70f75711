"""YAML read as plain data, with the line of every value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.bank.source import YamlProblem, nearest, parse_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("7", 7),
        ("-3", -3),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("2026-01-31", "2026-01-31"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("0x10", "0x10"),
        ("'7'", "7"),
        (".inf", ".inf"),
        ("1234567890123456789", 1234567890123456789.0),
    ],
)
def test_only_plain_data_is_built(written: str, read: object) -> None:
    value = parse_yaml(f"key: {written}", "a.yaml").data["key"]
    assert (value, type(value)) == (read, type(read))


def test_every_value_keeps_its_line() -> None:
    document = parse_yaml("a:\n  - b: 1\n    c:\n      d: 2\n  - 3\n", "a.yaml")
    assert document.at(("a",)) == "a.yaml:1"
    assert document.at(("a", 0, "b")) == "a.yaml:2"
    assert document.at(("a", 0, "c", "d")) == "a.yaml:4"
    assert document.at(("a", 1)) == "a.yaml:5"


def test_what_is_not_there_stands_where_its_surroundings_do() -> None:
    document = parse_yaml("a:\n  - b: 1\n", "a.yaml")
    assert document.at(("a", 0, "missing", "deeper")) == "a.yaml:2"
    assert document.at(("elsewhere",)) == "a.yaml:1"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", "a.yaml:2: the key 'a' is given twice"),
        ("a: &one 1\nb: *one\n", "a.yaml:1: anchors and aliases are not read; write the value out"),
        (
            "a: !!python/object:os.system {}\n",
            "a.yaml:1: the tag tag:yaml.org,2002:python/object:os.system is not read",
        ),
        ("a: !thing x\n", "a.yaml:1: the tag !thing is not read"),
        ("a: !!set {x}\n", "a.yaml:1: the tag tag:yaml.org,2002:set is not read"),
        ("[a, b]: 1\n", "a.yaml:1: a key is plain text"),
        ("a: " + "[" * 60 + "]" * 60, "a.yaml:1: nested more than 40 deep"),
    ],
)
def test_anything_but_plain_data_is_refused_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(YamlProblem) as refused:
        parse_yaml(text, "a.yaml")
    assert refused.value.problems == (problem,)


@pytest.mark.parametrize("text", ["a: [1\n", "a: 'x\n", "\ta: 1\n", "a: b: c\n", "a: \x00\n"])
def test_text_that_is_not_yaml_is_refused(text: str) -> None:
    with pytest.raises(YamlProblem, match=r"^a\.yaml is not valid YAML"):
        parse_yaml(text, "a.yaml")


def test_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff\n")
    with pytest.raises(YamlProblem, match=r"^a\.yaml is not UTF-8 text"):
        read_yaml(tmp_path / "a.yaml", "a.yaml")


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"^gone\.yaml cannot be read"):
        read_yaml(tmp_path / "gone.yaml", "gone.yaml")


def test_nearest_known_word() -> None:
    assert nearest("regsiter", ["register", "column"]) == " Did you mean 'register'?"
    assert nearest("dance", ["register", "column"]) == ""


@pytest.mark.parametrize("text", ["a: !!python/name:os.system x", "a: !mine 'x'"])
def test_what_is_not_plain_data_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(YamlProblem, match=r"x\.yaml:1"):
        parse_yaml(text, "x.yaml")


def test_a_figure_too_large_for_a_number_stays_text() -> None:
    assert parse_yaml("a: 1e400", "x.yaml").data == {"a": "1e400"}
