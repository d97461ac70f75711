"""What an edition prints, as JSON for machines: its headline figures and its words, and nothing more.

It is read off the view, so that a note which is not in an edition cannot be in its data.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from assess.report import charts
from assess.report.edition import Edition
from assess.report.headline import Headline
from assess.report.material import Ref
from assess.report.spacing import as_typed

if TYPE_CHECKING:
    from assess.report.html import View

_DRAWN = (charts.Bar, charts.Span, charts.Axis, charts.Ladder)


def edition_data(view: View) -> bytes:
    """Return the data of an edition: UTF-8 JSON whose keys are in the order in which things are told."""
    told = {"edition": view.edition.value, **view.headline.figures, "printed": _printed(view)}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _printed(value: object) -> Any:  # noqa: ANN401 - JSON data
    """Return what is printed of a value: a drawing by what it says, a question by its number, and no empty part."""
    if isinstance(value, _DRAWN):
        return value.title
    if isinstance(value, Ref):
        return value.number
    if isinstance(value, str) and not isinstance(value, Edition):
        return as_typed(value)
    if isinstance(value, tuple):
        return [_printed(item) for item in value]
    if is_dataclass(value):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _printed(each) for name, each in told.items() if each not in ("", (), None) and _tells(each)}
    return value


def _tells(value: object) -> bool:
    return not isinstance(value, Headline | Edition | charts.Axis)
