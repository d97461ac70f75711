"""What a list of the board edition leaves out, and where it stands."""

from __future__ import annotations

from assess.report import words


def elsewhere(rest: int, thing: str, things: str | None = None) -> str:
    """Return that so many more things stand in the management edition, or nothing where none is left out."""
    if rest <= 0:
        return ""
    stand = "stands" if rest == 1 else "stand"
    return words.sentence(f"{words.counted(rest, thing, things)} {stand} in the management edition")
