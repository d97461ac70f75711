"""The wizard as a whole: somebody else's file, faults, themes, and what the command line asks for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from assess.engagement.sitting import Sitting, read_engagement
from assess.errors import EngagementError, UsageError
from assess.tui import capable
from assess.tui.app import Wizard
from assess.tui.desk import Desk
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.people import PeopleScreen
from assess.tui.settings import THEME_NAMES, Settings

from .driver import BANK, client, press, wizard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return client(tmp_path / "acme.assess")


# Somebody else's file


async def look(pilot: Pilot[None]) -> None:
    pilot.app.look_again()  # type: ignore[attr-defined]
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def banner(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#banner").render())


def test_a_file_that_somebody_else_writes_is_shown_as_it_changes_and_can_be_taken_over(path: Path) -> None:
    async def go() -> None:
        other = Sitting.open(path, BANK)
        async with wizard(path) as pilot:
            desk = pilot.app.desk  # type: ignore[attr-defined]
            assert desk.read_only
            assert banner(pilot).startswith("Read only. Another assess is writing")
            await press(pilot, "ctrl+o pagedown pagedown")
            assert desk.read_only
            here = desk.interview().current
            other.answer("3.3", "ceo", value=2)
            await look(pilot)
            assert desk.interview().answer_to("3.3").value == 2
            assert desk.interview().current == here
            other.close()
            await look(pilot)
            assert "takes it over" in banner(pilot)
            await press(pilot, "ctrl+o")
            assert not desk.read_only
            assert len(pilot.app.screen.query("#banner")) == 0
            assert desk.interview().current == here
            await press(pilot, "f5")

    asyncio.run(go())
    assert len(read_engagement(path, BANK).answers) == 2


def test_nothing_is_recorded_in_a_file_that_somebody_else_writes(path: Path) -> None:
    async def go() -> None:
        async with wizard(path) as pilot:
            await press(pilot, "f3 1 2 f5 f11 alt+s alt+c tab escape f9 escape ctrl+q")

    before = path.read_bytes()
    with Sitting.open(path, BANK):
        asyncio.run(go())
    assert path.read_bytes() == before


def test_a_file_that_is_not_written_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Sitting.open(path, BANK):
        desk = Desk.open(path, BANK)
        desk.reread()
        monkeypatch.setattr("assess.tui.desk.ReadingLog", lambda _: pytest.fail("it was read"))
        assert not desk.reread()


def test_a_file_that_is_taken_away_stays_on_the_screen(path: Path) -> None:
    with Sitting.open(path, BANK):
        desk = Desk.open(path, BANK)
        path.rename(path.with_name("moved.assess"))
        assert not desk.reread()
        assert desk.company == "Acme"


def test_who_comes_second_again_is_told_so(path: Path) -> None:
    desk = _after_somebody(path)
    with Sitting.open(path, BANK):
        with pytest.raises(EngagementError, match="Another assess"):
            desk.take_over()
        assert desk.read_only


def _after_somebody(path: Path) -> Desk:
    with Sitting.open(path, BANK):
        return Desk.open(path, BANK)


# Faults


def crash_in_a_handler(screen: InterviewScreen) -> None:
    del screen
    raise ZeroDivisionError("secret answer")


def crash_in_a_worker(screen: InterviewScreen) -> None:
    screen.run_worker(lambda: 1 // 0, thread=True)


@pytest.mark.parametrize("fault", [crash_in_a_handler, crash_in_a_worker])
def test_a_fault_ends_in_one_sentence_with_the_file_and_a_log(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: object
) -> None:
    monkeypatch.setattr(InterviewScreen, "action_why", fault)
    app = Wizard(BANK, Settings(state=tmp_path / "state" / "state.json"), path)

    async def go() -> None:
        async with app.run_test() as pilot:
            await pilot.press("f3", "f2")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.2)

    with pytest.raises(Exception):  # noqa: B017, PT011 - the pilot raises what ended the application
        asyncio.run(go())
    log = tmp_path / "state" / "crash.log"
    assert app.fault.startswith("The wizard stopped on a fault of its own.")
    assert str(path) in app.fault
    assert str(log) in app.fault
    assert "\n" not in app.fault
    assert app.return_code == 1
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600
    with Sitting.open(path, BANK) as sitting:
        assert len(sitting.engagement.answers) == 1


def test_without_a_place_for_a_log_the_sentence_says_so(path: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    app = Wizard(BANK, Settings(state=tmp_path / "state" / "state.json"), path)
    app.note_fault(ValueError("x"))
    app.put_away()
    assert "no log could be written" in app.fault


# What the command line asks for


def test_without_a_respondent_the_first_of_the_file_answers(path: Path) -> None:
    desk = Desk.open(path, BANK)
    assert (desk.respondent, desk.person and desk.person.name) == ("ceo", "Chief executive")
    desk.close()


@pytest.mark.parametrize(("wanted", "role"), [("CEO", "chief-executive"), ("finance", "finance")])
def test_a_respondent_is_named_by_id_name_or_role_and_added_where_nobody_holds_it(
    path: Path, wanted: str, role: str
) -> None:
    desk = Desk.open(path, BANK, wanted, express=True, step=3)
    assert desk.person is not None
    assert desk.person.role == role
    assert desk.engagement.mode == "express"
    assert {question.step for question in desk.interview().questions} == {3}
    desk.close()


def test_a_respondent_that_is_nobody_is_refused_and_the_file_is_closed_again(path: Path) -> None:
    with pytest.raises(UsageError, match="Nobody in this file goes by finanse"):
        Desk.open(path, BANK, "finanse")
    Sitting.open(path, BANK).close()


def test_where_a_respondent_fits_several_only_they_are_offered(path: Path) -> None:
    with Sitting.open(path, BANK) as sitting:
        for name in ("One", "Two"):
            sitting.add_respondent(name, "front-line")

    async def go() -> None:
        app = Wizard(BANK, Settings(), desk=Desk.open(path, BANK, "front-line"))
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, PeopleScreen)
            assert app.screen.query_one("#people").option_count == 2  # type: ignore[attr-defined]
            assert not app.screen.query("#roles")
            await press(pilot, "enter")
            assert app.desk.person is not None
            assert app.desk.person.name == "One"

    asyncio.run(go())


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_can_draw_nothing_is_none(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    for stream in ("stdin", "stdout", "__stderr__"):
        monkeypatch.setattr(f"sys.{stream}", _Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert capable()
    monkeypatch.setenv("TERM", term)
    assert not capable()


class _Terminal:
    def isatty(self) -> bool:
        return True

    def write(self, _: str) -> int:
        return 0

    def flush(self) -> None:
        pass


# Looks


def test_one_key_goes_round_the_themes_and_the_last_is_kept(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path / "state.json")

    async def go() -> None:
        async with wizard(None, settings=settings) as pilot:
            seen = [pilot.app.theme]
            for _ in range(4):
                await press(pilot, "ctrl+t")
                seen.append(pilot.app.theme)
            assert seen == [*THEME_NAMES, THEME_NAMES[0]]
            await press(pilot, "ctrl+t")

    asyncio.run(go())
    assert Settings.load(tmp_path / "config.toml", tmp_path / "state.json").theme == THEME_NAMES[1]


def test_without_colour_everything_drawn_is_grey(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def go() -> None:
        async with wizard(path) as pilot:
            segments = [each for line in pilot.app.screen._compositor.render_strips() for each in line]
            for each in pilot.app._filters:
                segments = each.apply(segments, pilot.app.screen.background_colors[1])
            colours = {each.style.color.triplet for each in segments if each.style and each.style.color}
            assert all(len({colour.red, colour.green, colour.blue}) == 1 for colour in colours if colour)

    asyncio.run(go())


def test_resizing_loses_nothing_of_what_is_being_typed(path: Path) -> None:
    async def go() -> None:
        async with wizard(path) as pilot:
            await press(pilot, "f3 f7 P r o")
            await pilot.resize_terminal(60, 20)
            await press(pilot, "o f")
            await pilot.resize_terminal(120, 40)
            await pilot.pause()
            assert pilot.app.focused.value == "Proof"  # type: ignore[union-attr]

    asyncio.run(go())


def test_leaving_keeps_what_is_being_typed(path: Path) -> None:
    async def go() -> None:
        async with wizard(path) as pilot:
            await press(pilot, "f3 f7 P r o o f ctrl+q")

    asyncio.run(go())
    with Sitting.open(path, BANK) as sitting:
        first = Desk(path, BANK, sitting)
        first.respondent = "ceo"
        assert first.interview().unfinished() == {"evidence-title": "Proof"}


def test_a_file_that_cannot_be_opened_is_told_and_home_stays(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(None) as pilot:
            assert not pilot.app.open_file(tmp_path / "none.assess")  # type: ignore[attr-defined]
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomeScreen)

    asyncio.run(go())
