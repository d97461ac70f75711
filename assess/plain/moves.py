"""Carrying out the commands that move about, take things back or answer without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.events import Kind
from assess.plain import commands
from assess.plain.details import ask_proof
from assess.plain.fitting import told
from assess.plain.words import one_line, say

if TYPE_CHECKING:
    from assess.engagement.events import Event
    from assess.interview.machine import Interview
    from assess.plain.ask import Prompt
    from assess.plain.commands import Called, Command

_WHAT = {Kind.ANSWER: "the answer to", Kind.ROW: "a row of", Kind.ROW_GONE: "taking out a row of"}


def carry_out(call: Called, interview: Interview, prompt: Prompt) -> None:
    """Do what a command asks for; the question one is then at is asked afresh."""
    match call.command:
        case commands.BACK:
            if not interview.back():
                say("This is where you began.")
        case commands.FORWARD:
            if not interview.forward():
                say("There is nothing ahead. Answer, or press Enter, to go on.")
        case commands.JUMP:
            _jump(interview, call.argument)
        case commands.UNDO:
            _tell("Undone", interview.undo())
        case commands.REDO:
            _tell("Done again", interview.redo())
        case _:
            _without_value(call.command, interview, prompt)


def _jump(interview: Interview, question_id: str) -> None:
    try:
        interview.jump(question_id)
    except ValueError as problem:
        say(told(problem))


def _tell(done: str, event: Event | None) -> None:
    if event is None:
        say("There is nothing to take back.")
        return
    what = _WHAT.get(event.draft.kind, "a change to the file")
    say(f"{done}: {what} {one_line(event.draft.question)}".rstrip() + ".")


def _without_value(command: Command, interview: Interview, prompt: Prompt) -> None:
    """Record that there is no value and why, and move on."""
    if interview.current is None:
        say("That was the last question. Go back with :b, or jump with :j and a number.")
        return
    if command is commands.DONT_KNOW:
        interview.dont_know()
    elif command is commands.PARK:
        interview.park()
    elif not _not_applicable(interview, prompt):
        return
    interview.next()


def _not_applicable(interview: Interview, prompt: Prompt) -> bool:
    """Ask why the question does not apply, with proof where it is critical; whether a reason was given."""
    reason = prompt.line("Why does it not apply here? (Enter to go back): ")
    if not reason:
        return False
    proof = None
    if interview.current is not None and interview.current.critical:
        say("This question is critical: without proof that it does not apply, it counts as open.")
        proof = ask_proof(prompt, "Title of the proof (Enter for none): ")
    interview.not_applicable(reason, () if proof is None else (proof,))
    return True
