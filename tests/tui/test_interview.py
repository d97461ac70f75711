"""The interview room: answering by keys, moving about, keeping what is typed, and telling what cannot be recorded."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest

from assess.engagement import trouble
from assess.engagement.events import Attribution, Evidence, Quote, Sure
from assess.engagement.log import SqliteLog, read_log
from assess.engagement.sitting import Sitting
from assess.tui.app import Wizard
from assess.tui.screens.confirm import ConfirmScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.reason import ReasonScreen
from assess.tui.settings import Settings

from .driver import BANK, at, client, given, press, recorded, shown, told, wizard, write

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from assess.engagement.events import Json

MADE = 2
"""Events with which every client of these tests begins: the company and the chief executive."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return client(tmp_path / "acme.assess")


def walk(path: Path, steps: Callable[[Pilot[str]], Awaitable[None]], size: tuple[int, int] = (80, 24)) -> None:
    """Take some steps in the wizard on a file."""

    async def go() -> None:
        async with wizard(path, size) as pilot:
            await steps(pilot)

    asyncio.run(go())


def current(pilot: Pilot[str]) -> str:
    question = pilot.app.desk.interview().current  # type: ignore[attr-defined]
    return question.id if question else ""


def unfinished(path: Path) -> dict[str, str]:
    """Return what is kept in a file and not recorded, by question and field."""
    file = sqlite3.connect(path)
    try:
        return {f"{q}.{field}": text for q, field, text in file.execute("SELECT question, field, text FROM unfinished")}
    finally:
        file.close()


# Answering


@pytest.mark.parametrize(
    ("question", "keys", "value"),
    [
        ("1.3", "4 enter", 3),
        ("3.5", "n enter", False),
        ("2.6", "3 7 enter", 37),
        ("6.8", "2 enter", 2),
        ("1.6", "1 2 enter 3 enter", {"elapsed-days": 12, "working-days": 3}),
        ("1.6", "1 2 enter enter", {"elapsed-days": 12}),
        ("2.2", "3 1 2 5 4 enter 4 enter", {"order": ["safety", "growth", "cost", "quality", "speed"], "level": 3}),
        ("8.3", "1 2 3 4 5 6 enter", [1, 2, 3, 4, 5, 6]),
        ("1.3", "down down enter", 1),
    ],
)
def test_each_type_is_answered_by_a_few_keys_and_the_last_goes_on(
    path: Path, question: str, keys: str, value: Json
) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, question)
        await press(pilot, keys)
        answer = given(pilot.app, question)
        assert answer is not None
        found = list(answer.value.values()) if isinstance(value, list) else answer.value  # type: ignore[union-attr]
        assert found == value
        assert answer.sure is Sure.SURE
        assert current(pilot) > question

    walk(path, steps)


@pytest.mark.parametrize("question", ["1.1", "1.3", "1.6", "2.2", "2.6", "3.5", "8.2"])
def test_enter_alone_answers_nothing_and_goes_on(path: Path, question: str) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, question)
        await press(pilot, " ".join(["enter"] * 8))
        assert recorded(pilot.app, MADE) == []
        assert current(pilot) != question

    walk(path, steps)


def test_a_digit_stays_so_that_one_can_say_how_sure_the_answer_is(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "2 2 s s u f6 shift+f6")
        assert current(pilot) == "1.3"
        sure = [sureness for _, _, sureness in recorded(pilot.app, MADE)]
        assert sure == ["sure", "seen", "sure", "unsure", "seen"] or sure[:4] == ["sure", "seen", "sure", "unsure"]

    walk(path, steps)


def test_a_table_is_called_complete_only_once_it_has_a_row(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.1")
        await press(pilot, "2")
        assert recorded(pilot.app, MADE) == []
        assert "No row was entered" in shown(pilot.app)
        pilot.app.desk.sitting.put_row("decisions", {"decision": "hire"})  # type: ignore[attr-defined]
        await press(pilot, "2 enter")
        assert given(pilot.app, "1.1").value is True  # type: ignore[union-attr]
        assert current(pilot) == "1.2"

    walk(path, steps)


def test_no_value_is_recorded_with_a_reason_and_for_a_critical_question_with_proof(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "3.3")
        await press(pilot, "f4 enter")
        assert isinstance(pilot.app.screen, ReasonScreen)
        await write(pilot, "No units.")
        await press(pilot, "enter")
        for text in ("Chart", "chart.pdf", "2026"):
            await write(pilot, text)
            await press(pilot, "enter")
        answer = given(pilot.app, "3.3")
        assert answer is not None
        assert (answer.sure, answer.reason) == (Sure.NOT_APPLICABLE, "No units.")
        assert answer.evidence == (Evidence("Chart", "chart.pdf", "2026"),)
        await press(pilot, "f3 f5")
        assert [sure for _, _, sure in recorded(pilot.app, MADE)] == ["not-applicable", "dont-know", "parked"]

    walk(path, steps)


def test_a_reason_that_was_not_given_is_offered_again(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "f4")
        await write(pilot, "Because")
        await press(pilot, "escape f4")
        assert "Because" in shown(pilot.app)
        await press(pilot, "enter")
        assert given(pilot.app, "1.3").reason == "Because"  # type: ignore[union-attr]
        assert unfinished(path) == {}

    walk(path, steps)


def test_bands_are_marked_in_words_while_a_figure_is_typed_and_nothing_is_scored(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "2.6")
        assert "▸ below" not in shown(pilot.app)
        await press(pilot, "3 7")
        screen = shown(pilot.app)
        assert "%, 0 to 100" in screen
        assert "▸ below 50" in screen
        assert "point" not in screen

    walk(path, steps)


# What stands beside an answer


def test_what_was_typed_below_before_the_answer_is_recorded_with_it(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        for question, keys in (("1.3", "4"), ("1.4", "f3")):
            await at(pilot, question)
            await press(pilot, "f7")
            await write(pilot, "Audit")
            await press(pilot, "f7")
            assert given(pilot.app, question) is None
            assert unfinished(path) == {f"{question}.evidence-title": "Audit"}
            await press(pilot, keys)
            assert given(pilot.app, question).evidence == (Evidence("Audit"),)  # type: ignore[union-attr]
            assert unfinished(path) == {}

    walk(path, steps)


def test_each_field_below_is_recorded_when_it_is_left(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "4 f7 tab tab tab")
        await write(pilot, "We wait.")
        await press(pilot, "tab right right tab")
        await write(pilot, "one")
        await press(pilot, "enter")
        await write(pilot, "two")
        await press(pilot, "tab")
        await write(pilot, "mine")
        await press(pilot, "escape enter")
        answer = given(pilot.app, "1.3")
        assert answer is not None
        assert (answer.note, answer.private_note) == ("one\ntwo", "mine")
        assert answer.quote == Quote("We wait.", Attribution.NOT_FOR_PRINT)
        assert len(recorded(pilot.app, MADE)) == 4

    walk(path, steps)


def test_a_note_that_nobody_touched_is_not_recorded_again(path: Path) -> None:
    with Sitting.open(path, BANK) as sitting:
        sitting.answer("1.3", "ceo", value=3, note=" one\u2028two \n", private_note="three\n\n")

    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "f7 tab tab tab tab tab tab f7 enter")
        assert len(recorded(pilot.app, MADE)) == 1

    walk(path, steps)


def test_a_proof_without_a_title_is_kept_until_it_has_one(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "4 f7 tab")
        await write(pilot, "a.pdf")
        await press(pilot, "f7")
        assert "needs a title" in shown(pilot.app)
        await press(pilot, "enter pageup f7")
        await write(pilot, "A")
        await press(pilot, "f7")
        assert given(pilot.app, "1.3").evidence == (Evidence("A", "a.pdf"),)  # type: ignore[union-attr]

    walk(path, steps)


# What is being typed


def test_what_is_typed_without_a_pause_is_kept_within_a_second(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "4 f7")
        loop = asyncio.get_running_loop()
        began = loop.time()
        while loop.time() < began + 1:
            await pilot.press("a")
            await asyncio.sleep(0.05)
        assert len(unfinished(path)["1.3.evidence-title"]) > 1

    walk(path, steps)


def test_figures_that_do_not_fit_are_kept_and_offered_again(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.6")
        await write(pilot, "12")
        await press(pilot, "enter")
        await write(pilot, "many")
        await press(pilot, "enter")
        assert current(pilot) == "1.6"
        assert "'many' is not a number" in shown(pilot.app)
        await press(pilot, "pagedown")
        assert (current(pilot), given(pilot.app, "1.6")) == ("1.7", None)
        await press(pilot, "pageup")
        assert "many" in shown(pilot.app)
        await press(pilot, "tab")
        await write(pilot, "3")
        await press(pilot, "enter")
        assert given(pilot.app, "1.6").value == {"elapsed-days": 12, "working-days": 3}  # type: ignore[union-attr]
        assert unfinished(path) == {}

    walk(path, steps)


def test_what_was_left_unfinished_is_told_and_offered_when_the_file_is_opened_again(path: Path) -> None:
    with Sitting.open(path, BANK) as sitting:
        sitting.answer("1.3", "ceo", value=3)
        sitting.unfinished.keep("ceo", "1.3", "note", "half a")
        sitting.unfinished.keep("ceo", "2.2", "order", "safety cost")

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "f10 2 f10 1")
        assert told(pilot.app).count("Typed and not recorded yet: 1.3, 2.2.") == 1
        await at(pilot, "2.2")
        await press(pilot, "1 4 5 enter 2")
        assert given(pilot.app, "2.2").value["order"][:3] == ["safety", "cost", "growth"]  # type: ignore[union-attr,index,call-overload]
        await at(pilot, "1.3")
        await press(pilot, "pagedown")
        assert given(pilot.app, "1.3").note == "half a"  # type: ignore[union-attr]
        assert unfinished(path) == {}

    walk(path, steps)


def test_leaving_the_wizard_or_the_room_records_the_field_one_is_in(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "4 f7 tab tab tab tab tab")
        await write(pilot, "noted")
        await press(pilot, "f10 escape")
        assert given(pilot.app, "1.3").note == "noted"  # type: ignore[union-attr]
        await write(pilot, " more")
        await press(pilot, "ctrl+q")

    walk(path, steps)
    last = read_log(path)[-1].draft.value
    assert isinstance(last, dict)
    assert last["note"] == "noted more"


def test_keys_that_come_at_once_answer_the_questions_they_were_meant_for(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await write(pilot, "5")
        for key in ("enter", "3", "enter", "2", "enter", "1", "2", "enter", "3", "enter"):
            pilot.app.simulate_key(key)
        await write(pilot, "1")
        values = [given(pilot.app, question).value for question in ("1.3", "1.4", "1.5", "1.6")]  # type: ignore[union-attr]
        assert values == [4, 2, 1, {"elapsed-days": 12, "working-days": 3}]

    walk(path, steps)


# Moving about


def test_back_and_forward_go_as_in_a_browser(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "pagedown pagedown")
        assert current(pilot) == "1.3"
        await press(pilot, "pageup pageup")
        assert current(pilot) == "1.1"
        await press(pilot, "alt+right")
        assert current(pilot) == "1.2"

    walk(path, steps)


def test_undo_and_redo_say_what_and_go_there(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "4 enter f11")
        assert (current(pilot), given(pilot.app, "1.3")) == ("1.3", None)
        assert f"Undone: the answer to 1.3 {BANK.question_by_id['1.3'].name}." in told(pilot.app)
        await press(pilot, "shift+f11")
        assert given(pilot.app, "1.3").value == 3  # type: ignore[union-attr]

    walk(path, steps)


def test_another_respondent_goes_on_where_they_were(path: Path) -> None:
    with Sitting.open(path, BANK) as sitting:
        sitting.add_respondent("Finance", "finance", "cfo")

    async def steps(pilot: Pilot[str]) -> None:
        first = current(pilot)
        await press(pilot, "pagedown")
        second = current(pilot)
        await press(pilot, "f9 down enter")
        assert pilot.app.desk.respondent == "cfo"  # type: ignore[attr-defined]
        await press(pilot, "f9 enter")
        assert current(pilot) == second
        await press(pilot, "pageup")
        assert current(pilot) == first

    walk(path, steps)


def test_a_question_put_to_somebody_else_is_asked_of_them(path: Path) -> None:
    with Sitting.open(path, BANK) as sitting:
        sitting.add_respondent("Finance", "finance", "cfo")

    async def steps(pilot: Pilot[str]) -> None:
        elsewhere = next(
            q.id for q in BANK.questions if "chief-executive" not in q.competent and "finance" in q.competent
        )
        await at(pilot, elsewhere)
        assert (pilot.app.desk.respondent, current(pilot)) == ("cfo", elsewhere)  # type: ignore[attr-defined]
        assert "Asked of Finance now." in told(pilot.app)
        await at(pilot, "9.9")
        assert "Question 9.9 is not asked" in told(pilot.app)
        assert current(pilot) == elsewhere

    walk(path, steps)


def test_the_other_set_keeps_every_answer_and_the_question_one_is_at(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.2")
        await write(pilot, "5")
        await press(pilot, "enter pageup")
        await at(pilot, "1.6")
        await press(pilot, "alt+s")
        assert current(pilot) == "1.6"
        assert "of 25" in shown(pilot.app)
        await press(pilot, "alt+s")
        assert current(pilot) == "1.6"
        assert given(pilot.app, "1.2") is not None

    walk(path, steps)


def test_the_score_is_shown_only_after_a_warning_and_escape_comes_back(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "f12")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, InterviewScreen)
        await press(pilot, "f12 y")
        assert not isinstance(pilot.app.screen, InterviewScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert current(pilot) == "1.3"

    walk(path, steps)


def test_lists_lead_to_what_settles_most_and_to_what_waits(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.4")
        await press(pilot, "f5 o")
        assert "1 question parked, 63 open" in shown(pilot.app)
        await press(pilot, "enter")
        assert current(pilot) == "1.4"
        await press(pilot, "n")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "down enter")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert current(pilot) != "1.4"

    walk(path, steps)


def test_history_tells_every_answer_and_what_was_taken_back(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        await press(pilot, "4 2 f11 s h")
        screen = shown(pilot.app)
        assert "(taken back)" in screen
        assert "Undo." in screen
        assert "(seen the evidence)" in screen
        assert BANK.question_by_id["1.3"].anchors[3][:20] in screen  # type: ignore[union-attr]

    walk(path, steps)


def test_the_end_says_what_is_left_and_leads_on(tmp_path: Path) -> None:
    path = client(tmp_path / "acme.assess", mode="express")

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "f5")
        for _ in range(24):
            await press(pilot, "f3")
        screen = shown(pilot.app)
        assert "That was the last question" in screen
        assert "1 question parked: 1.1." in screen
        await press(pilot, "enter")
        assert current(pilot) == "1.1"

    walk(path, steps)


# What cannot be recorded


def test_a_file_open_to_look_at_shows_everything_and_records_nothing(path: Path) -> None:
    with Sitting.open(path, BANK) as sitting:
        sitting.answer("1.3", "ceo", value=3, note="seen")

        async def steps(pilot: Pilot[str]) -> None:
            await at(pilot, "1.3")
            assert "Read only." in shown(pilot.app)
            for keys in ("2", "s", "f3", "f4", "f5", "f7 tab tab tab x f7", "alt+s"):
                await press(pilot, keys)
                assert current(pilot) == "1.3"
            assert len(recorded(pilot.app, MADE)) == 1
            assert "nothing was recorded" in told(pilot.app)
            await press(pilot, "pagedown")
            assert current(pilot) != "1.3"

        walk(path, steps)


def test_an_answer_that_finds_no_room_stays_and_is_recorded_when_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(log: SqliteLog, *_: object) -> None:
        raise trouble.disk_full(log.path)

    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.6")
        await write(pilot, "12")
        with monkeypatch.context() as patch:
            patch.setattr(SqliteLog, "append", full)
            patch.setattr(SqliteLog, "keep", full)
            await press(pilot, "enter enter pagedown")
            assert current(pilot) == "1.6"
            assert "There is no room on the disk" in shown(pilot.app)
            assert given(pilot.app, "1.6") is None
        await press(pilot, "pagedown")
        assert given(pilot.app, "1.6").value == {"elapsed-days": 12}  # type: ignore[union-attr]

    walk(path, steps)


def test_an_answer_to_a_file_that_was_moved_away_is_recorded_once_it_is_back(path: Path, tmp_path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")
        path.rename(tmp_path / "elsewhere")  # noqa: ASYNC240 - nothing else runs meanwhile
        await press(pilot, "4 enter")
        assert "was moved or replaced" in shown(pilot.app)
        assert current(pilot) == "1.3"
        (tmp_path / "elsewhere").rename(path)
        await press(pilot, "enter")
        assert given(pilot.app, "1.3").value == 3  # type: ignore[union-attr]

    walk(path, steps)


# How it looks


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_what_matters_is_in_sight_on_every_screen(path: Path, size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "3.3")
        await press(pilot, "5 u")
        lines = shown(pilot.app).splitlines()
        assert "Acme" in lines[0]
        assert "19 of 64" in lines[0]
        assert "step 3: " in lines[0]
        assert lines[-1].startswith("f1 Help f2 Why")
        assert any("(●) unsure" in line for line in lines)
        assert any("5 (●)" in line for line in lines)
        assert any("█" in line for line in lines), "what has the focus bears a bar"

    walk(path, steps, size)


def test_a_question_with_a_table_beside_it_takes_no_more_room_than_it_needs(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "7.1")
        lines = pilot.app.screen.query_one("#kept-table")
        assert "A table is kept with this answer (F8)" in str(lines.render())
        assert lines.size.height <= 2

    walk(path, steps)


def test_the_mouse_does_what_keys_do(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await at(pilot, "1.3")

        async def click(words: str) -> None:
            lines = shown(pilot.app).splitlines()
            row = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[row].index(words) + 1, row))
            await pilot.pause()

        await click("3 ( )")
        await click("( ) unsure")
        assert [sure for _, _, sure in recorded(pilot.app, MADE)] == ["sure", "unsure"]
        await click("·2 0 of 8")
        assert current(pilot) == "2.1"
        await click("f3 Unknown")
        assert given(pilot.app, "2.1").sure is Sure.DONT_KNOW  # type: ignore[union-attr]

    walk(path, steps)


HOSTILE = [
    "[/etc/passwd] [TODO] use [network] zone",
    "\x1b[31mred\x1b[0m \x07bell",
    "漢字かな 한국어",
    "שלום עולם مرحبا",
    "👩‍👩‍👧‍👦 café é",
    "half \ud800 of a pair",
    "x" * 2000,
    "$name {name} %s \\n [bold]b[/bold]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_goes_in_is_shown_and_comes_back_unchanged(tmp_path: Path, text: str) -> None:
    path = tmp_path / "acme.assess"
    question = BANK.question_by_id["1.3"]
    hostile = question.model_copy(update={"anchors": (text,) * 5, "ask": text, "name": text, "why": text})  # type: ignore[union-attr]
    bank = BANK.model_copy(update={"questions": (*BANK.questions[:2], hostile, *BANK.questions[3:])})
    with Sitting.create(path, bank, {"name": text, "people": 50}) as sitting:
        kept = sitting.engagement.company.name
        sitting.add_respondent(text, "chief-executive", "ceo")
        sitting.answer("1.3", "ceo", value=3, words=text, note=text, private_note=text, quote=Quote(text))
        sitting.unfinished.keep("ceo", "1.2", "note", kept)

    async def go() -> None:
        app = Wizard(bank, Settings(), path)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await pilot.pause()
            since = len(app.desk.sitting.events)
            await at(pilot, "1.3")
            await press(pilot, "f2 f2 f7 tab tab tab tab tab tab f7 h escape o escape f9 escape")
            assert len(app.desk.sitting.events) == since
            await press(pilot, "2 pagedown f11")
            assert "\x1b" not in shown(app)
            answer = app.desk.engagement.answers["1.3"][0]
            assert (answer.words, answer.note, answer.private_note, answer.quote) == (kept, kept, kept, Quote(kept))

    asyncio.run(go())


def test_the_question_is_in_sight_however_one_comes_to_it(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        for ways in ("f7 pagedown pageup", "f10 2 f10 1"):
            await at(pilot, "8.5")
            await press(pilot, ways)
            await pilot.pause()
            assert current(pilot) == "8.5"
            assert "8.5 The change plan" in shown(pilot.app)

    walk(path, steps)


def test_the_room_one_is_in_stays_as_it_is_when_it_is_chosen(path: Path) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        before = pilot.app.screen
        await press(pilot, "f10 1")
        assert pilot.app.screen is before

    walk(path, steps)
