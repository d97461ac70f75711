"""The wizard writes what the plain interview writes for the same answers, event for event."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest

from assess.bank.questions import Anchored, Figures, Number, Percent, Ranking, RegisterQuestion, Scale, YesNo
from assess.engagement.log import read_log
from assess.engagement.sitting import Sitting
from assess.interview.cells import read_cell
from assess.interview.tables import Tables
from tests.plain.best import best_cell
from tests.plain.terminal import REAL_BANK, Terminal

from .driver import BANK, at, client, press, wizard, write

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.questions import Question
    from assess.engagement.events import Draft

FACTS = {
    "industry": "software",
    "revenue": 24_000_000,
    "currency": "EUR",
    "regulated": False,
    "safety-critical": False,
    "reference-model": "none",
    "trigger": "A lost tender.",
}
KNOWN = [question.id for question in BANK.questions if question.express]
EVERY_TYPE = ("1.1", "1.2", "1.3", "2.2", "2.6", "3.5", "6.8", "8.2")
WORDS = "As it was."


def begin(path: Path, mode: str) -> Path:
    """Make a file in which every table has a whole row already."""
    client(path, mode=mode, **FACTS)
    with Sitting.open(path, BANK) as sitting:
        for register in BANK.registers:
            others = [column for column in register.columns if column.id != register.key]
            cells = {each.id: [] if each.type == "list" else read_cell(each, best_cell(each, 0)) for each in others}
            key = register.expected[0].key if register.expected else "First"
            sitting.put_row(register.id, {**cells, register.key: key})
    return path


def drafts(path: Path, since: int) -> list[Draft]:
    return [event.draft for event in read_log(path)][since:]


def wizard_keys(question: Question, turn: int) -> list[str]:  # noqa: PLR0911 - one return a type
    """Return keys by name and texts (with a "=" before) that answer a question and stay at it."""
    sure = [[], ["shift+f6"], ["f6"]][turn % 3]
    match question:
        case Anchored():
            return [str(turn % 5 + 1), *sure]
        case YesNo():
            return ["y", *sure]
        case Number() | Percent():
            return [f"={turn % 4}", *sure]
        case Figures():
            return [key for _ in question.figures for key in ("=2", "tab")][:-1] + sure
        case Ranking():
            return ["=31254", "enter", "4", *sure]
        case Scale():
            return [f"={'17' * 9}"[: len(question.statements) + 1], *sure]
    return ["2", *sure]


def plain_lines(question: Question, turn: int, tables: Tables) -> list[str]:  # noqa: PLR0911 - one return a type
    """Return the lines that give the same answers in plain mode, and how sure they are."""
    sure = [[""], ["s"], ["u"]][turn % 3]
    match question:
        case Anchored():
            return [str(turn % 5 + 1), *sure]
        case YesNo():
            return ["yes", *sure]
        case Number() | Percent():
            return [str(turn % 4), *sure]
        case Figures():
            return ["2" for _ in question.figures] + sure
        case Ranking():
            return ["3 1 2 5 4", "4", *sure]
        case Scale():
            return [*("17" * 9)[: len(question.statements)], *sure]
    register = BANK.register_by_id[question.register_ or ""]
    return [
        *(":s" for _ in tables.missing_rows(register)),
        *([""] if tables.free_rows(register) != 0 else []),
        "y",
        *sure,
    ]


async def by_keys(path: Path, questions: list[str]) -> None:
    async with wizard(path) as pilot:
        for turn, name in enumerate(questions):
            question = BANK.question_by_id[name]
            if pilot.app.desk.interview().current.id != name:  # type: ignore[attr-defined]
                await at(pilot, name)
            for key in wizard_keys(question, turn):
                await (write(pilot, key[1:]) if key.startswith("=") else press(pilot, key))
            if question.narrative is not None:
                await press(pilot, "f7")
                await write(pilot, WORDS)
            await press(pilot, "pagedown")


def by_lines(path: Path, questions: list[str], *, full: bool) -> None:
    with Sitting.open(path, BANK) as sitting:
        tables = Tables(sitting, express=not full)
        answers = [plain_lines(BANK.question_by_id[name], turn, tables) for turn, name in enumerate(questions)]
    with Terminal(path, bank=REAL_BANK, respondent="ceo") as terminal:
        for answer, name in zip(answers, questions, strict=True):
            question = BANK.question_by_id[name]
            if full:
                terminal.say(f":j {name}")
            lines = [*answer, *([WORDS] if question.narrative is not None else [])]
            register = BANK.register_by_id.get(question.register_ or "")
            if register is not None and not isinstance(question, RegisterQuestion) and (full or register.express_rows):
                lines.append("")
            if full:
                lines.append("")
            terminal.say(*lines)
        terminal.say(":q")


@pytest.mark.parametrize(("mode", "questions"), [("express", KNOWN), ("full", list(EVERY_TYPE))])
def test_the_same_answers_leave_the_same_events(tmp_path: Path, mode: str, questions: list[str]) -> None:
    ours = begin(tmp_path / "wizard.assess", mode)
    theirs = tmp_path / "plain.assess"
    shutil.copy(ours, theirs)
    since = len(read_log(ours))
    asyncio.run(by_keys(ours, questions))
    by_lines(theirs, questions, full=mode == "full")
    assert drafts(theirs, since) == drafts(ours, since)
    assert {draft.question for draft in drafts(ours, since)} == set(questions)


def test_what_stands_beside_an_answer_and_what_is_taken_back_leaves_the_same_events(tmp_path: Path) -> None:
    ours = begin(tmp_path / "wizard.assess", "full")
    theirs = tmp_path / "plain.assess"
    shutil.copy(ours, theirs)
    since = len(read_log(ours))

    async def go() -> None:
        async with wizard(ours) as pilot:
            await at(pilot, "1.3")
            await press(pilot, "4 s f7")
            for text in ("Audit", "audit.pdf", "2026-05-02"):
                await write(pilot, text)
                await press(pilot, "tab")
            await write(pilot, "We wait.")
            await press(pilot, "tab right tab")
            await write(pilot, "printed")
            await press(pilot, "tab")
            await write(pilot, "quietly")
            await press(pilot, "f7 enter")
            await press(pilot, "f4")
            await write(pilot, "We have none.")
            await press(pilot, "enter f5 pageup f11 f11 shift+f11 f3")
            await at(pilot, "2.1")
            await press(pilot, "f4")
            for text in ("One team.", "Chart", "chart.pdf", "2026"):
                await write(pilot, text)
                await press(pilot, "enter")

    asyncio.run(go())
    with Terminal(theirs, bank=REAL_BANK, respondent="ceo") as terminal:
        terminal.say(":j 1.3", "4", "s", "e", "Audit", "audit.pdf", "2026-05-02", "q", "We wait.", "r")
        terminal.say("n", "printed", "p", "quietly", "")
        terminal.say(":na", "We have none.", ":p", ":b", ":u", ":u", ":r", ":dk")
        terminal.say(":j 2.1", ":na", "One team.", "Chart", "chart.pdf", "2026", ":q")
    assert drafts_without_undone(theirs, since) == drafts_without_undone(ours, since)


def drafts_without_undone(path: Path, since: int) -> list[tuple[object, ...]]:
    """Return the drafts, with an undo told by the place of what it takes back, for ids differ."""
    events = read_log(path)
    places = {event.id: place for place, event in enumerate(events)}
    told = []
    for event in events[since:]:
        draft = event.draft
        value = places.get(draft.value, draft.value) if isinstance(draft.value, str) else draft.value
        told.append(
            (
                draft.kind,
                draft.question,
                draft.respondent,
                value,
                draft.sure,
                draft.evidence,
                draft.quote,
                draft.private_note,
            )
        )
    return told
