"""Asking for one line of text: the only place where the terminal is read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import questionary
from prompt_toolkit.output import ColorDepth

from assess.plain.commands import COMMANDS, Called, called_by
from assess.plain.words import one_line, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assess.plain.commands import Command

_PLAIN = questionary.Style([(part, "noinherit") for part in ("qmark", "question", "answer", "instruction")])
_YES, _NO = frozenset({"y", "yes"}), frozenset({"n", "no"})


def read_line(message: str) -> str:
    """Return one line typed at the terminal.

    Raises `KeyboardInterrupt` on Ctrl-C and `EOFError` on Ctrl-D or when the terminal is gone.
    """
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # or it asks the terminal where its cursor is, and waits
    prompt = questionary.text(
        one_line(message), qmark="", style=_PLAIN, color_depth=ColorDepth.MONOCHROME, enable_suspend=True
    )
    typed: str = prompt.unsafe_ask()
    return typed.strip()


@dataclass(frozen=True)
class Prompt:
    """Asks for lines of text and takes the commands typed in place of an answer.

    inform: prints what an informing command asks for. Any other command is raised as `Called`.
    commands: those offered here.
    """

    inform: Callable[[Command], None]
    commands: tuple[Command, ...] = COMMANDS

    def line(
        self, message: str, *, help_text: str = "", local: Mapping[str, Callable[[str], str]] | None = None
    ) -> str:
        """Return what was typed, "" for Enter.

        local: commands with a meaning of their own at this prompt; what they return is taken as typed.
        A line that should begin with a colon is typed with two.
        """
        while True:
            typed = read_line(message)
            if typed == "?":
                self._help(help_text)
                continue
            if not typed.startswith(":") or typed.startswith("::"):
                return typed.removeprefix(":")
            word, _, argument = typed[1:].strip().partition(" ")
            if local and word in local:
                return local[word](argument.strip())
            command = called_by(word, self.commands)
            if command is None:
                say(f"There is no command :{word} here. Type ? for the list.")
            elif command.informs:
                self.inform(command)
            else:
                raise Called(command, argument.strip())

    def yes(self, message: str) -> bool | None:
        """Return whether the answer is yes; None for Enter."""
        while True:
            typed = self.line(message, help_text="Type y for yes or n for no.").casefold()
            if typed in _YES | _NO:
                return typed in _YES
            if not typed:
                return None
            say("Type y or n, or press Enter.")

    def _help(self, help_text: str) -> None:
        if help_text:
            say(help_text)
        say("In place of an answer you can type:")
        for command in self.commands:
            say(f":{command.word}{command.takes}  {command.does}", indent="    ", first="  ")
