"""The fields below an answer."""

from __future__ import annotations

import asyncio

from assess.engagement.events import Attribution, Evidence, Quote, Sure
from assess.engagement.model import Answer
from assess.tui.interviewing.recording import NOTE, PRIVATE, QUOTE, TITLE, WORDS
from assess.tui.widgets.beside import Beside

from .controls import alone
from .driver import press

ANSWER = Answer(
    question="1.1",
    respondent="ceo",
    sure=Sure.SURE,
    words="said",
    note="one\u2028two",
    private_note="mine\n",
    evidence=(Evidence("[b]Audit[/b]", "a.pdf", "2026"),),
    quote=Quote("We wait.", Attribution.ROLE),
)


def test_only_what_was_changed_is_to_be_recorded() -> None:
    async def go() -> None:
        beside = Beside()
        async with alone(beside) as (pilot, _):
            beside.offer(ANSWER, "Take it down.", {NOTE: "one and more"})
            await pilot.pause()
            assert beside.changed == {NOTE: "one and more"}
            assert (beside.text(WORDS), beside.attribution) == ("said", Attribution.ROLE)
            assert "[b]Audit[/b], a.pdf, 2026" in str(beside.query_one("#proofs").render())
            beside.recorded([NOTE], ANSWER)
            assert beside.changed == {}

    asyncio.run(go())


def test_a_proof_and_a_quote_are_left_with_the_last_of_their_fields() -> None:
    async def go() -> None:
        beside = Beside()
        async with alone(beside, Beside.Left, Beside.Done) as (pilot, heard):
            beside.offer(None, None, {})
            beside.enter()
            await press(pilot, "a tab b tab c tab d tab right tab e escape")
            left = [each.field for each in heard if isinstance(each, Beside.Left)]
            assert left == ["evidence-date", QUOTE]
            assert isinstance(heard[-1], Beside.Done)
            assert beside.attribution is Attribution.ROLE
            assert beside.changed == {TITLE: "a", "evidence-link": "b", "evidence-date": "c", QUOTE: "d", NOTE: "e"}

    asyncio.run(go())


def test_a_proof_that_is_recorded_makes_room_for_the_next() -> None:
    async def go() -> None:
        beside = Beside()
        async with alone(beside) as (pilot, _):
            beside.offer(ANSWER, None, {TITLE: "Audit", PRIVATE: "half"})
            beside.recorded([TITLE], ANSWER)
            await pilot.pause()
            assert beside.text(TITLE) == ""
            assert beside.changed == {PRIVATE: "half"}

    asyncio.run(go())
