"""Words on a plain terminal: lines and nothing else, wrapped to its width and safe to print."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
import unicodedata

WIDEST = 100
NARROWEST = 20

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movement
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"  # OSC, DCS and the like: titles, links
    r"|\x1b[ -/]*[0-~]"  # two-character sequences
    r"|\x9b[0-?]*[ -/]*[@-~]",  # CSI as one character
    re.DOTALL,
)
_REORDERING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = {"\t": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n"}


def clean(text: str) -> str:
    """Return text that changes nothing about a terminal but what is written on it.

    Escape sequences, control characters, marks that turn the direction of writing and broken surrogates go; newlines
    stay. Every text from the bank, an answer or a path comes through here before it is printed.
    """
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    return "".join(_SPACES.get(letter, letter) for letter in text if _harmless(letter))


def one_line(text: str) -> str:
    """Return cleaned text without line breaks, for a prompt or a place within a sentence."""
    return " ".join(clean(text).split())


def width() -> int:
    """Return how many columns a line may take."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def say(text: str = "", indent: str = "", first: str | None = None) -> None:
    """Print text as wrapped lines, each after `indent`, the first after `first` where that is given."""
    lead = indent if first is None else first
    for line in clean(text).split("\n"):
        wrapped = textwrap.fill(line, width(), initial_indent=lead, subsequent_indent=indent)
        _write(wrapped or lead.rstrip())
        lead = indent


def verbatim(line: str) -> None:
    """Print one line unwrapped, so that it can be copied."""
    _write(f"  {one_line(line)}")


def listed(number: int, text: str) -> None:
    """Print one numbered line of a list, its continuation under its text."""
    mark = f"{number:>2}  "
    say(text, indent=" " * len(mark), first=mark)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 answer", "2 answers"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def plain_number(figure: float) -> str:
    """Return a figure as a person would write it: 3, 2.5, 24,000,000."""
    return f"{int(figure):,}" if float(figure).is_integer() else f"{figure:,}"


def _harmless(letter: str) -> bool:
    if letter in _SPACES or letter == "\n":
        return True
    return letter not in _REORDERING and unicodedata.category(letter) not in ("Cc", "Cs")


def _write(line: str) -> None:
    """Print a line, with a question mark for each letter the terminal's encoding does not have."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()
