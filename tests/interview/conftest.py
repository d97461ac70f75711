"""An open file with one respondent, on the small instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.sitting import Sitting

from .banks import small_bank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.bank.model import Bank


@pytest.fixture
def bank() -> Bank:
    return small_bank()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acme.assess"


@pytest.fixture
def sitting(path: Path, bank: Bank) -> Iterator[Sitting]:
    with Sitting.create(path, bank, {"name": "Acme", "people": 50, "reference-model": "none"}) as opened:
        opened.add_respondent("Chief executive", "chief-executive", id="ceo")
        yield opened
