"""The sample company's file, as the wizard opens it: made once, then the user's own to play with."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from assess.engagement.interchange.sample import make_sample

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.tui.settings import Settings

_NAME = "sample.assess"


def sample_file(bank: Bank, settings: Settings) -> Path:
    """Return the sample's file in the state folder, made where it is not there; raises `AssessError` or OSError."""
    folder = settings.state.parent if settings.state else Path(mkdtemp(prefix="assess-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _NAME
    if not path.exists():
        make_sample(path, bank)
    return path
