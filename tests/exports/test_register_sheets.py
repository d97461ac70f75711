"""The registers as tables: read back as they were, without what was said in confidence."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from assess.engagement.interchange.importing import import_answers
from assess.engagement.model import Engagement, Row
from assess.engagement.sitting import Sitting
from assess.exports.register_sheets import register_sheets
from assess.exports.sheets import as_csv
from tests.report import example

if TYPE_CHECKING:
    from pathlib import Path

BANK = example.bank()


@pytest.mark.parametrize("register", [each.id for each in BANK.registers])
def test_a_register_read_back_from_its_csv_says_the_same(register: str, tmp_path: Path) -> None:
    unprinted = {column.id for column in BANK.register_by_id[register].columns if not column.printed}
    (tmp_path / "table.csv").write_bytes(as_csv(register_sheets(BANK, example.engagement())[register]))
    answers = tmp_path / "answers.yaml"
    answers.write_text(f"format: 1\ncompany: {{name: Acme}}\nregisters: {{{register}: {{csv: table.csv}}}}\n")
    with Sitting.create(tmp_path / "new.assess", BANK, {"name": "Acme"}) as sitting:
        import_answers(sitting, answers)
        found = sitting.engagement.registers[register]
    given = example.engagement().registers[register]
    assert [row.key for row in given] == [row.key for row in found]
    for before, after in zip(given, found, strict=True):
        assert {name: cell for name, cell in before.cells.items() if name not in unprinted} == dict(after.cells)


def test_a_column_that_is_not_printed_is_no_part_of_its_table() -> None:
    people = register_sheets(BANK, example.engagement())["people"]
    assert "Must not join with" not in people.heads
    assert "Has worked with" in people.heads


def test_registers_without_rows_are_left_out() -> None:
    assert register_sheets(BANK, Engagement()) == {}


def test_blank_is_not_yet_known_and_none_was_said() -> None:
    cells = MappingProxyType({"entity": "customer", "owner": None, "sync-contract": False})
    client = replace(Engagement(), registers={"data-entities": (Row("customer", cells),)})
    (row,) = register_sheets(BANK, client)["data-entities"].rows
    assert row == ("Customer", "none", None, None, "no", None)
