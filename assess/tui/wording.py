"""Text on the screen: whatever comes from a bank, an answer, a path or an error is data, never markup.

Nothing but literals of our own may reach a widget as a bare `str`: Textual would read square brackets in it as markup.
"""

from __future__ import annotations

import re

from textual.content import Content

_STAND_IN = "\ufffd"
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that steer a terminal, turn the direction of what follows, or are halves of one."""
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


def plain(text: str) -> Content:
    """Return text as content that shows every character as it is and steers nothing."""
    return Content(visible(text))


def one_line(text: str) -> Content:
    """Return text as content on a single line."""
    return Content(flat(text))


def flat(text: str) -> str:
    """Return text that can be shown, on a single line."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Return text with a stand-in for each character that cannot be shown as it is; line ends and tabs stay."""
    return _UNSHOWABLE.sub(_STAND_IN, _LINE_ENDS.sub("\n", text))


def counted(number: int, thing: str) -> str:
    """Return "1 question", "3 questions"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
