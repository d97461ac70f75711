"""The commands of the plain interview: each a colon and a word, typed in place of an answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its word, what it does, what is typed after it, and whether it only prints something."""

    word: str
    does: str
    takes: str = ""
    informs: bool = False


DONT_KNOW = Command("dk", "I don't know")
NOT_APPLICABLE = Command("na", "this does not apply here (you will be asked why)")
PARK = Command("p", "park it: ask me again at the end")
BACK = Command("b", "back to the question before")
FORWARD = Command("f", "forward again, after going back")
JUMP = Command("j", "jump to a question by its number", takes=" 3.3")
UNDO = Command("u", "undo the last thing recorded")
REDO = Command("r", "redo what was undone")
EXTRAS = Command("e", "add evidence, a quote or a note to this answer")
WHY = Command("why", "why this is asked", informs=True)
PROBES = Command("probes", "two questions that dig deeper", informs=True)
GOOD = Command("good", "what is good enough, by size of company", informs=True)
LEFT = Command("left", "how much is left", informs=True)
STOP = Command("q", "stop; everything answered is saved")

COMMANDS = (
    DONT_KNOW,
    NOT_APPLICABLE,
    PARK,
    BACK,
    FORWARD,
    JUMP,
    UNDO,
    REDO,
    EXTRAS,
    WHY,
    PROBES,
    GOOD,
    LEFT,
    STOP,
)
BEFORE_QUESTIONS = (STOP,)


class Called(Exception):
    """A command was typed in place of an answer; whoever runs the interview carries it out."""

    def __init__(self, command: Command, argument: str = "") -> None:
        super().__init__(command.word)
        self.command = command
        self.argument = argument


def called_by(word: str, offered: tuple[Command, ...]) -> Command | None:
    """Return the offered command of that word."""
    return next((command for command in offered if command.word == word.casefold()), None)
