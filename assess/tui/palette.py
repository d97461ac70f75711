"""The palette: every command of the screen, and every question of the interview, found by their words.

What is found is shown as content: Textual's own highlighting would read square brackets in a question as markup.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from assess.tui.room import RoomScreen
from assess.tui.wording import visible

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.dom import DOMNode
    from textual.fuzzy import Matcher

    from assess.bank.questions import Question
    from assess.tui.app import Wizard
    from assess.tui.command import Command

_IN_ITS_WORDS = 0.5
"""What a find among the words of a question counts, beside one in its number and name."""

_ALIKE = 0.8
"""How alike two words are, from 0 to 1, for one to be taken for a slip of the keyboard."""

_SHOWN = 140


class CommandProvider(Provider):
    """The commands of the screen beneath and of the application."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """Offer everything before a word is typed."""
        for command, run in self._offered():
            yield DiscoveryHit(cast("str", Content(command.label)), run, text=command.label, help=command.does)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Offer the commands that match."""
        matcher = self.matcher(query)
        for command, run in self._offered():
            said = f"{command.label}: {command.does}"
            score = matcher.match(said)
            if score > 0:
                yield Hit(score, cast("str", marked(matcher, said)), run, text=said)

    def _offered(self) -> list[tuple[Command, Callable[[], object]]]:
        places: tuple[DOMNode, ...] = (self.screen, self.app)
        return [
            (command, partial(place.run_action, command.action))  # type: ignore[attr-defined] # of screen and app
            for place in places
            for command in getattr(place, "KEYS", ())
            if place.check_action(command.action.partition("(")[0], ())
        ]


class QuestionProvider(Provider):
    """The questions put to the present respondent, by number and words; choosing one goes there."""

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Offer the questions that match."""
        matcher = self.matcher(query)
        for question in self._questions():
            name, ask = visible(f"{question.id} {question.name}"), " ".join(visible(question.ask).split())
            place = found_in(query, f"{ask} {name}")
            score = max(matcher.match(name), 0 if place is None else _IN_ITS_WORDS)
            if score > 0:
                part = around(ask, min(place or 0, len(ask)))
                shown = Content("\n").join([marked(matcher, name), Content.styled(part, "dim")])
                yield Hit(score, cast("str", shown), partial(self._wizard.ask, question.id), text=f"{name}. {ask}")

    @property
    def _wizard(self) -> Wizard:
        return cast("Wizard", self.app)

    def _questions(self) -> tuple[Question, ...]:
        """Return what can be gone to: nothing at home, over a dialog, or before it is known who answers."""
        if not isinstance(self.screen, RoomScreen) or self._wizard.desk.person is None:
            return ()
        return self._wizard.desk.interview().questions


def marked(matcher: Matcher, text: str) -> Content:
    """Return text as content in which what was found is marked."""
    _, places = matcher.fuzzy_search.match(matcher.query, text)
    content = Content(text)
    for place in places:
        if not text[place].isspace():
            content = content.stylize(matcher.match_style, place, place + 1)
    return content


def found_in(query: str, text: str) -> int | None:
    """Return where in a text the first word of a query stands, if all of them do or nearly do; None where one does not.

    Fuzzy matching by single letters, which serves names well, finds any word in a text of some length.
    """
    low = text.casefold()
    places = [_place_of(word, low) for word in query.casefold().split()]
    known = [place for place in places if place is not None]
    return known[0] if known and len(known) == len(places) else None


def _place_of(word: str, text: str) -> int | None:
    if word in text:
        return text.index(word)
    near = get_close_matches(word, re.findall(r"\w+", text), n=1, cutoff=_ALIKE)
    return text.index(near[0]) if near else None


def around(text: str, place: int) -> str:
    """Return the part of a text around a place, on a line or two."""
    start = 0 if place < _SHOWN // 2 else text.rfind(" ", 0, place - _SHOWN // 4) + 1
    end = start + _SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
