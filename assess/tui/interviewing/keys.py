"""What can be done in the interview, each a command with its keys."""

from __future__ import annotations

from assess.tui.command import Command
from assess.tui.room import GO, RETURN

_SHOWN = (
    Command(
        "interview.why", "f2,question_mark", "Why", "Show why this is asked, two probes and what is good enough.", "why"
    ),
    Command("interview.dont-know", "f3,d", "Unknown", "Record that nobody here knows, and go on.", "dont_know"),
    Command(
        "interview.not-applicable", "f4,x", "N/A", "Record that it does not apply here, and why.", "not_applicable"
    ),
    Command("interview.park", "f5,p", "Park", "Put the question off until the end.", "park"),
    Command("interview.sure", "f6", "Sure", "Change how sure the answer is.", "sure", priority=True),
    Command(
        "interview.beside",
        "f7,e",
        "Add",
        "Add evidence, a quote or a note; again, back to the answer.",
        "beside",
        priority=True,
    ),
    Command("interview.table", "f8,t", "Table", "Open the table kept with this question.", "table"),
    Command("interview.who", "f9,w", "Who", "Change to another respondent, or add one.", "who"),
)
_UNSHOWN = (
    Command(
        "interview.next",
        "pagedown",
        "Next",
        "Go on; what was not answered stays open.",
        "onward",
        shown=False,
        priority=True,
    ),
    Command(
        "interview.back",
        "pageup,alt+left",
        "Back",
        "Go back to the question before.",
        "back",
        shown=False,
        priority=True,
    ),
    Command(
        "interview.forward",
        "alt+right",
        "Forward",
        "Go forward again, after going back.",
        "forward",
        shown=False,
        priority=True,
    ),
    Command(
        "interview.seen",
        "s,shift+f6",
        "Seen",
        "The evidence was seen, or back to sure.",
        "say_sure('seen')",
        shown=False,
    ),
    Command(
        "interview.unsure", "u", "Unsure", "The answer is unsure, or back to sure.", "say_sure('unsure')", shown=False
    ),
    Command("interview.undo", "f11,alt+u", "Undo", "Take back the last answer or row.", "undo", shown=False),
    Command("interview.redo", "shift+f11,alt+r", "Redo", "Let what was taken back count again.", "redo", shown=False),
    Command(
        "interview.ask-next",
        "alt+a,n",
        "Ask next",
        "List the questions that would settle most.",
        "ask_next",
        shown=False,
    ),
    Command("interview.waiting", "alt+o,o", "Open", "List what is parked, unfinished or open.", "waiting", shown=False),
    Command(
        "interview.history", "alt+h,h", "History", "Show every answer this question has had.", "history", shown=False
    ),
    Command("interview.peek", "f12", "Peek", "Look at the score, after a warning.", "peek", shown=False),
    Command("interview.company", "alt+c,c", "Company", "Change what is known of the company.", "company", shown=False),
    Command("interview.set", "alt+s", "Set", "Change between the express and the full set.", "change_set", shown=False),
)
INTERVIEW_KEYS = (*_SHOWN, GO, *_UNSHOWN, RETURN)
