"""How an event lies in a row of SQLite, and back."""

from __future__ import annotations

import json
from datetime import MAXYEAR, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from assess.engagement.events import Attribution, Draft, Event, Evidence, Kind, Quote, Sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.engagement.events import Json

Stored: TypeAlias = "tuple[str | None, ...]"

COLUMNS = (
    "id",
    "time",
    "sitting",
    "respondent",
    "kind",
    "question",
    "value",
    "sure",
    "evidence",
    "quote",
    "private_note",
    "bank_version",
    "bank_hash",
)


def stored(event: Event) -> Stored:
    """Return an event as one row, in the order of `COLUMNS`."""
    draft = event.draft
    return (
        event.id,
        event.time,
        event.sitting,
        draft.respondent,
        draft.kind.value,
        draft.question,
        canonical(draft.value),
        draft.sure.value if draft.sure else None,
        canonical([[item.title, item.link, item.date] for item in draft.evidence]),
        canonical([draft.quote.text, draft.quote.attribution.value]) if draft.quote else None,
        draft.private_note,
        event.bank_version,
        event.bank_hash,
    )


def restored(row: Sequence[object]) -> Event:
    """Return the event that a row holds; raises ValueError where it holds none."""
    cells = dict(zip(COLUMNS, row, strict=True))
    sure, quote = cells["sure"], cells["quote"]
    draft = Draft(
        kind=Kind(_text(cells["kind"])),
        value=_json(cells["value"]),
        question=_text(cells["question"]),
        respondent=_text(cells["respondent"]),
        sure=None if sure is None else Sure(_text(sure)),
        evidence=tuple(Evidence(*_texts(item, 3)) for item in _items(_json(cells["evidence"]))),
        quote=None if quote is None else _quote(_json(quote)),
        private_note=_text(cells["private_note"]),
    )
    return Event(
        id=_text(cells["id"]),
        time=_time(cells["time"]),
        sitting=_text(cells["sitting"]),
        bank_version=_text(cells["bank_version"]),
        bank_hash=_text(cells["bank_hash"]),
        draft=draft,
    )


def canonical(value: Json) -> str:
    """Return plain data as the one JSON text it is stored as; raises ValueError for a figure that is not finite."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError:
        raise ValueError("it holds a figure that is not finite") from None


def _json(cell: object) -> Json:
    try:
        value: Json = json.loads(_text(cell))
    except RecursionError:
        raise ValueError("a value is nested too deep") from None
    return value


def _time(cell: object) -> str:
    """Return a time in the one form that sorts as text; the last year of the calendar leaves no later moment."""
    time = _text(cell)
    moment = datetime.fromisoformat(time)
    if moment.utcoffset() != timedelta() or moment.isoformat(timespec="microseconds") != time or moment.year == MAXYEAR:
        raise ValueError(f"{time!r} is not a moment in UTC")
    return time


def _text(cell: object) -> str:
    if not isinstance(cell, str):
        raise ValueError(f"{cell!r} is not text")  # noqa: TRY004 - one error type for a row that cannot be read
    return cell


def _items(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")  # noqa: TRY004 - as above
    return value


def _texts(value: Json, count: int) -> tuple[str, ...]:
    texts = tuple(_text(item) for item in _items(value))
    if len(texts) != count:
        raise ValueError(f"{value!r} does not hold {count} texts")
    return texts


def _quote(value: Json) -> Quote:
    text, attribution = _texts(value, 2)
    return Quote(text, Attribution(attribution))
