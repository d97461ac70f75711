"""Which mistakes are new, gone, confirmed or ruled out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from assess.scoring.assessment import Assessment, MistakeFinding


class MistakeShift(StrEnum):
    """What became of a mistake.

    ARISEN: it was not indicated and is detected. CONFIRMED: it could not be told, and is detected. GONE: it was
    detected and is not indicated. RULED_OUT: it could not be told, and is not indicated. DOUBTED: it was detected and
    can no longer be told. OPENED: it was not indicated and can no longer be told. GRAVER, MILDER: detected, in another
    band.
    """

    ARISEN = "arisen"
    CONFIRMED = "confirmed"
    GONE = "gone"
    RULED_OUT = "ruled-out"
    DOUBTED = "doubted"
    OPENED = "opened"
    GRAVER = "graver"
    MILDER = "milder"


@dataclass(frozen=True, slots=True)
class MistakeChange:
    """One mistake that changed. band: how severe it is now."""

    id: str
    name: str
    shift: MistakeShift
    then: Verdict
    now: Verdict
    band: str


_OPEN = (Verdict.POSSIBLE, Verdict.NOT_ASSESSABLE)
_BANDS = ("low", "medium", "high", "critical")
_VERDICTS = {
    (Verdict.NOT_INDICATED, Verdict.DETECTED): MistakeShift.ARISEN,
    ("open", Verdict.DETECTED): MistakeShift.CONFIRMED,
    (Verdict.DETECTED, Verdict.NOT_INDICATED): MistakeShift.GONE,
    ("open", Verdict.NOT_INDICATED): MistakeShift.RULED_OUT,
    (Verdict.DETECTED, "open"): MistakeShift.DOUBTED,
    (Verdict.NOT_INDICATED, "open"): MistakeShift.OPENED,
}


def mistake_changes(before: Assessment, after: Assessment) -> tuple[MistakeChange, ...]:
    """Return the mistakes whose verdict, or whose severity where detected, is another."""
    was = {each.id: each for each in before.mistakes}
    return tuple(
        MistakeChange(now.id, now.name, moved, was[now.id].verdict, now.verdict, now.band)
        for now in after.mistakes
        if (moved := _mistake_shift(was[now.id], now)) is not None
    )


def _mistake_shift(then: MistakeFinding, now: MistakeFinding) -> MistakeShift | None:
    was, is_ = ("open" if each.verdict in _OPEN else each.verdict for each in (then, now))
    if was == is_ == Verdict.DETECTED and then.band != now.band:
        graver = _BANDS.index(now.band) > _BANDS.index(then.band)
        return MistakeShift.GRAVER if graver else MistakeShift.MILDER
    return _VERDICTS.get((was, is_))
