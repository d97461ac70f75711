"""A sitting: one client's file open with one instrument. The one way to write to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING, Self, Unpack
from uuid import uuid4

from assess.engagement import drafts
from assess.engagement.drafts import AnswerParts
from assess.engagement.events import Draft, Event, Kind
from assess.engagement.fold import fold, in_order, live
from assess.engagement.log import SqliteLog, create_log, read_log
from assess.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.cells import Given
    from assess.engagement.events import Json
    from assess.engagement.log import Log
    from assess.engagement.model import Engagement, Respondent
