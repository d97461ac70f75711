"""One client's file: events in SQLite, folded to answers, registers and surveys that fit an instrument.

`sitting` writes and reads files, `model` and `events` are the shapes, `values` says what fits, `interchange` is YAML
and CSV in and out. The names below are loaded when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.engagement.model import Engagement as Engagement
    from assess.engagement.sitting import Sitting as Sitting
    from assess.engagement.sitting import read_engagement as read_engagement

_HOMES = {"Engagement": "model", "Sitting": "sitting", "read_engagement": "sitting"}

__all__ = ["Engagement", "Sitting", "read_engagement"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
