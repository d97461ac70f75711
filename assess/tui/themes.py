"""The wizard's themes: light, dark, and two of high contrast for projectors and tired eyes.

Meaning is never told by colour alone: marks have words or shapes of their own.
"""

from __future__ import annotations

from textual.theme import Theme

THEMES = (
    Theme(
        name="assess-dark",
        primary="#5aa2d8",
        secondary="#9db4c9",
        accent="#f2a93b",
        warning="#f2a93b",
        error="#ff7a7a",
        success="#7fc79a",
        foreground="#e6e9ec",
        background="#14181c",
        surface="#1b2126",
        panel="#262e35",
        dark=True,
    ),
    Theme(
        name="assess-light",
        primary="#12436d",
        secondary="#4a6178",
        accent="#9a5b00",
        warning="#8a5200",
        error="#8b0a1a",
        success="#1c6b3a",
        foreground="#1c1c1c",
        background="#ffffff",
        surface="#f5f6f7",
        panel="#e6eaee",
        dark=False,
    ),
    Theme(
        name="assess-contrast-dark",
        primary="#ffff00",
        secondary="#ffffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff9090",
        success="#90ff90",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        dark=True,
    ),
    Theme(
        name="assess-contrast-light",
        primary="#00008b",
        secondary="#000000",
        accent="#5a0080",
        warning="#5a3a00",
        error="#8b0000",
        success="#004d00",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#e8e8e8",
        dark=False,
    ),
)
"""In the order in which one key goes round them; the first is the one a new user sees."""
