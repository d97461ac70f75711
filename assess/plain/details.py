"""What is kept beside a value: how sure it is, the words, the evidence, quotes and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.events import Attribution, Evidence, Quote, Sure
from assess.plain.commands import EXTRAS
from assess.plain.words import count, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.engagement.model import Answer
    from assess.interview.machine import Interview
    from assess.plain.ask import Prompt

_SURE = {"": Sure.SURE, "y": Sure.SURE, "s": Sure.SEEN, "u": Sure.UNSURE}
_SURE_ASKED = "How sure? (s seen the evidence, Enter sure, u unsure): "
_SURE_HELP = (
    "Type s if you have seen the proof yourself, u if you are not sure, or press Enter if you are sure without having "
    "seen it. Type :e to add evidence, a quote or a note."
)
_MORE_ASKED = "Evidence, quote or note? (Enter for none; e, q, n, p private): "
_MORE = "e"
_ATTRIBUTIONS = {"": Attribution.ANONYMOUS, "r": Attribution.ROLE, "x": Attribution.NOT_FOR_PRINT}


def ask_sure(prompt: Prompt, want_more: Callable[[], None]) -> Sure:
    """Return how sure the answer is; sure for Enter. `:e` calls `want_more`, and the prompt comes again."""
    more = {EXTRAS.word: lambda _: _MORE}
    while (typed := prompt.line(_SURE_ASKED, help_text=_SURE_HELP, local=more).casefold()) not in _SURE:
        if typed == _MORE:
            want_more()
        else:
            say("Type s or u, or press Enter.")
    return _SURE[typed]


def ask_words(prompt: Prompt, interview: Interview, narrative: str) -> None:
    """Take down the words that the question wants beside its value."""
    say(narrative)
    words = prompt.line("In words (Enter for none): ")
    if words:
        interview.amend(words=words)


def ask_details(prompt: Prompt, interview: Interview) -> None:
    """Add evidence, quotes and notes to the current answer until Enter; each is on disk before the next."""
    while typed := prompt.line(_MORE_ASKED).casefold():
        match typed:
            case "e":
                _ask_evidence(prompt, interview)
            case "q":
                _ask_quote(prompt, interview)
            case "n":
                if note := prompt.line("Note, may be printed (Enter for none): "):
                    interview.amend(note=_joined(_before(interview).note, note))
            case "p":
                if private := prompt.line("Private note, for the working edition alone (Enter for none): "):
                    interview.amend(private_note=_joined(_before(interview).private_note, private))
            case _:
                say("Type e, q, n or p, or press Enter.")


def ask_proof(prompt: Prompt, message: str) -> Evidence | None:
    """Return where a proof is: its title, then where it lies and its date; None where there is no title."""
    title = prompt.line(message)
    if not title:
        return None
    link = prompt.line("Link or file name (Enter for none): ")
    return Evidence(title, link, prompt.line("Its date (Enter for none): "))


def _ask_evidence(prompt: Prompt, interview: Interview) -> None:
    proof = ask_proof(prompt, "Title of the proof (Enter for none): ")
    if proof is not None:
        evidence = (*_before(interview).evidence, proof)
        interview.amend(evidence=evidence)
        say(f"{count(len(evidence), 'piece')} of evidence with this answer.")


def _ask_quote(prompt: Prompt, interview: Interview) -> None:
    text = prompt.line("What was said (Enter for nothing): ")
    if not text:
        return
    asked = "Printed as (Enter anonymous, r with the role, x not for print): "
    while (typed := prompt.line(asked).casefold()) not in _ATTRIBUTIONS:
        say("Type r or x, or press Enter.")
    interview.amend(quote=Quote(text, _ATTRIBUTIONS[typed]))


def _before(interview: Interview) -> Answer:
    """Return the answer that is added to; details are asked for only once there is one."""
    answer = interview.answer_to(interview.current.id) if interview.current else None
    if answer is None:
        raise ValueError("there is no answer to add to")
    return answer


def _joined(before: str, more: str) -> str:
    return f"{before}\n{more}" if before else more
