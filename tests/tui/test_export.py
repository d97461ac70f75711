"""The export's room: what is ordered is written whole, told step by step, stopped at once, never over another file."""

from __future__ import annotations

import asyncio
import dataclasses
import stat
import sys
import time
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import OptionList, ProgressBar, Static

from assess.engagement.sitting import Sitting
from assess.errors import AssessError, MissingLibrary
from assess.report.edition import Edition
from assess.report.view import build_view
from assess.scoring.evaluate import evaluate
from assess.tui import exporting, planner, viewer
from assess.tui.exporting import Export
from assess.tui.ordering import Order, What, refused
from assess.tui.planner import Basis
from assess.tui.screens import export as room
from assess.tui.screens.export import ExportScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.open import PathInput
from assess.tui.typesetting import Stopped, Typesetter
from assess.tui.widgets.ticks import Ticks
from tests.report import plans

from .driver import BANK, client, press, settled, shown, wizard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from assess.report.view import ReportView

EVERYTHING = frozenset(What)
PDF = b"%PDF-1.7 a stand-in"


@pytest.fixture(autouse=True)
def made_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every plan be the hand-made one."""
    monkeypatch.setattr(
        planner, "make", lambda basis, _, progress: progress("Forming it.") or plans.made(basis.engagement)
    )


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the typesetter give a stand-in for a PDF at once, and tell what the real one tells."""

    def pdf(_: Typesetter, view: ReportView, paper: str, narrate: Callable[[str], None]) -> bytes:
        assert (bool(view.title), paper in ("A4", "Letter")) == (True, True)
        for says in (
            "Starting the typesetter.",
            "Setting page 5.",
            "No font draws one of the characters.",
            "Writing 9 pages.",
        ):
            narrate(says)
        return PDF

    monkeypatch.setattr(Typesetter, "pdf", pdf)


def order(folder: Path, what: frozenset[What] = EVERYTHING, *, replace: bool = False) -> Order:
    engagement = plans.made().engagement
    basis = Basis(BANK, engagement, evaluate(BANK, engagement), 1)
    return Order(basis, None, folder, "halden", what, replace=replace)


def carried_out(
    ordered: Order, ending: Event | None = None, told: list[tuple[str, int]] | None = None
) -> exporting.Outcome:
    heard: list[tuple[str, int]] = [] if told is None else told
    return Export(ordered, ending or Event(), lambda says, done: heard.append((says, done))).run()


def view() -> ReportView:
    made = plans.made()
    return build_view(BANK, made.engagement, evaluate(BANK, made.engagement), plan=made)


# Carrying out an order


@pytest.mark.usefixtures("quick")
def test_everything_ordered_is_written_with_its_size_and_steps_count_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    ordered = order(tmp_path / "new" / "folder")
    outcome = carried_out(ordered, told=told)
    assert {each.path for each in outcome.written} == set(ordered.paths)
    assert all(each.path.stat().st_size == each.size for each in outcome.written)
    assert ordered.path(What.PDF).read_bytes() == PDF
    assert outcome.notes == ["No font draws one of the characters."]
    assert [done for _, done in told] == sorted(done for _, done in told)
    assert told[-1] == (f"Writing {ordered.path(What.PDF).name}.", ordered.steps - 1)


def test_answers_with_private_notes_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    ordered = order(tmp_path, frozenset({What.ANSWERS, What.PRIVATE}))
    carried_out(ordered)
    assert "private-note" not in ordered.path(What.ANSWERS).read_text(encoding="utf-8")
    assert "private-note" in ordered.path(What.PRIVATE).read_text(encoding="utf-8")
    assert stat.S_IMODE(ordered.path(What.PRIVATE).stat().st_mode) == 0o600


def test_a_calendar_without_dates_is_left_out_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "make", lambda *_: plans.unknown())
    outcome = carried_out(order(tmp_path, frozenset({What.CALENDAR, What.JIRA})))
    assert [each.path.name for each in outcome.written] == ["actions-jira.csv"]
    assert outcome.notes == ["Without a start date no gate has a date, so there is no gates.ics."]


def test_without_pango_the_remedy_is_told_and_the_html_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> bytes:
        raise MissingLibrary("The PDF cannot be set: Pango is not installed. To get it: brew install pango")

    monkeypatch.setattr(Typesetter, "pdf", missing)
    outcome = carried_out(order(tmp_path, frozenset({What.PDF})))
    assert [each.path.name for each in outcome.written] == ["halden-report.html"]
    assert "brew install pango" in outcome.notes[0]


def test_it_stops_between_two_files_and_leaves_none_half_written(tmp_path: Path) -> None:
    ending = Event()
    export = Export(order(tmp_path), ending, lambda says, _: ending.set() if "answers.yaml" in says else None)
    outcome = export.run()
    assert outcome.stopped
    assert [each.path for each in outcome.written] == [*tmp_path.iterdir()]
    assert outcome.plan is None


def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    outcome = carried_out(order(tmp_path / "file" / "below", frozenset({What.ANSWERS})))
    assert outcome.written == []
    assert len(outcome.notes) == 1


# What is refused


def test_a_file_that_is_there_is_replaced_only_on_request(tmp_path: Path) -> None:
    what = frozenset({What.ANSWERS})
    assert refused(order(tmp_path, what)) == ""
    carried_out(order(tmp_path, what))
    assert refused(order(tmp_path, what)).startswith("halden-answers.yaml is there already. Tick Replace")
    assert refused(order(tmp_path, what, replace=True)) == ""


def test_a_client_s_file_is_never_replaced(tmp_path: Path) -> None:
    client(tmp_path / "other.assess").rename(tmp_path / "halden-answers.yaml")
    assert "client's file" in refused(order(tmp_path, frozenset({What.ANSWERS}), replace=True))


def test_a_folder_that_is_a_file_is_refused_and_so_is_an_empty_order(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "is a file. Give another folder." in refused(order(tmp_path / "file"))
    assert refused(order(tmp_path, frozenset())) == "Nothing is ticked."


# The typesetter's own process


def test_the_typesetter_s_process_gives_a_pdf_and_tells_how_far_it_is() -> None:
    told: list[str] = []
    assert Typesetter().pdf(view(), "A4", told.append).startswith(b"%PDF")
    assert told[0] == "Starting the typesetter."
    assert told[-1].startswith("Writing ")


def test_a_layout_is_stopped_at_once_from_another_thread() -> None:
    typesetter, begun, ended = Typesetter(), Event(), []

    def set_it() -> None:
        with pytest.raises(Stopped):
            typesetter.pdf(view(), "A4", lambda _: begun.set())
        ended.append(typesetter._process)

    thread = Thread(target=set_it)
    thread.start()
    assert begun.wait(60)
    typesetter.stop()
    thread.join(10)
    assert ended == [None]
    with pytest.raises(Stopped):
        typesetter.pdf(view(), "A4", print)


def test_a_typesetter_that_breaks_off_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(AssessError, match="ended by itself"):
        Typesetter().pdf(view(), "A4", print)


# The viewer


def test_there_is_no_viewer_without_a_screen_to_draw_on() -> None:
    assert viewer.viewer("linux", {}) == ""
    assert viewer.viewer("plan9", {"DISPLAY": ":0"}) == ""


def test_a_viewer_gets_the_path_as_one_word_and_is_not_waited_for(tmp_path: Path) -> None:
    program, seen = tmp_path / "open", tmp_path / "seen"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$#:$1" > "{seen}.new"\nmv "{seen}.new" "{seen}"\n', encoding="utf-8")
    program.chmod(0o755)
    path = tmp_path / "a; touch 'b' $(c).pdf"
    assert viewer.open_file(path, str(program))
    for _ in range(200):
        if seen.exists():
            break
        time.sleep(0.02)
    assert seen.read_text(encoding="utf-8") == f"1:{path}"
    assert not viewer.open_file(path, str(tmp_path / "nothing"))


# The room


def driven(path: Path, test: Callable[[Pilot[Any]], Any], size: tuple[int, int] = (80, 24)) -> None:
    """Run a test in the export's room."""

    async def run() -> None:
        async with wizard(path, size) as pilot:
            pilot.app.enter("export")  # type: ignore[attr-defined]
            await settled(pilot)
            await test(pilot)

    asyncio.run(run())


def says(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#export-says", Static).content)


def written(pilot: Pilot[Any]) -> list[str]:
    return [
        str(option.prompt).split(maxsplit=2)[-1]
        for option in pilot.app.screen.query_one("#written", OptionList).options
    ]


def test_every_choice_is_in_sight_before_anything_is_written(tmp_path: Path) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        assert "Edition: [board]" in shown(pilot.app)
        assert "The report as DOCX" in shown(pilot.app)

    driven(client(tmp_path / "acme.assess"), test)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
def test_what_is_ticked_is_written_beside_the_client_s_file_and_listed(tmp_path: Path, size: tuple[int, int]) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "2 7 f2")
        await settled(pilot)
        assert says(pilot).startswith(f"Three files written into {tmp_path}.")
        assert written(pilot) == ["acme-report.pdf", "acme-report.html", "acme-answers.yaml"]
        assert pilot.app.desk.kept_plan is not None

    driven(client(tmp_path / "acme.assess"), test, size)
    assert (tmp_path / "acme-report.pdf").read_bytes() == PDF


@pytest.mark.usefixtures("quick")
def test_a_file_that_is_there_is_told_and_replaced_once_that_is_ticked(tmp_path: Path) -> None:
    (tmp_path / "acme-report.pdf").write_text("older", encoding="utf-8")

    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "f2")
        assert says(pilot) == "acme-report.pdf is there already. Tick Replace, or give another folder."
        assert (tmp_path / "acme-report.pdf").read_text(encoding="utf-8") == "older"
        await press(pilot, "0 f2")
        await settled(pilot)
        assert (tmp_path / "acme-report.pdf").read_bytes() == PDF

    driven(client(tmp_path / "acme.assess"), test)


def test_ticks_show_by_a_cross_and_a_choice_of_two_by_brackets(tmp_path: Path) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        ticks = pilot.app.screen.query_one(Ticks)
        await press(pilot, "down space 9")
        lines = [str(option.prompt) for option in ticks.options]
        assert lines[0] == "1 [x] The report as PDF"
        assert lines[1] == "2 [x] The report as HTML"
        assert lines[2].startswith("3 [ ]")
        assert lines[8].endswith("A4  [Letter]")

    driven(client(tmp_path / "acme.assess"), test)


def test_escape_stops_a_layout_and_the_bar_tells_true_steps_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def endless(typesetter: Typesetter, _: ReportView, __: str, narrate: Callable[[str], None]) -> bytes:
        narrate("Starting the typesetter.")
        begun.set()
        while not typesetter._stopped:
            time.sleep(0.01)
        raise Stopped("Stopped.")

    monkeypatch.setattr(Typesetter, "pdf", endless)

    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "2 f2")
        await asyncio.to_thread(begun.wait, 30)
        await pilot.pause()
        bar = pilot.app.screen.query_one(ProgressBar)
        assert (bar.progress, bar.total) == (3, 7)
        assert says(pilot) == "Starting the typesetter. Step 4 of 7. Escape stops it."
        await press(pilot, "escape")
        await settled(pilot)
        assert says(pilot) == f"Stopped. One file written into {tmp_path}."
        assert isinstance(pilot.app.screen, ExportScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, InterviewScreen)

    driven(client(tmp_path / "acme.assess"), test)
    assert not (tmp_path / "acme-report.pdf").exists()


def test_a_fault_of_the_program_is_told_and_the_room_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("[out] of order")

    monkeypatch.setattr(Typesetter, "pdf", broken)

    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "f2")
        await pilot.pause(1.0)
        assert says(pilot).startswith("The export broke off by a fault of the program: [out] of order.")

    driven(client(tmp_path / "acme.assess"), test)


def test_a_folder_is_completed_and_may_begin_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "papers [1]").mkdir()

    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "f4")
        field = pilot.app.screen.query_one(PathInput)
        field.value = "~/pap"
        await pilot.pause(0.3)
        await press(pilot, "tab")
        assert field.value == "~/papers [1]/"
        await press(pilot, "enter 1 7 f2")
        await settled(pilot)
        assert written(pilot) == ["acme-answers.yaml"]

    driven(client(tmp_path / "acme.assess"), test)
    assert (tmp_path / "papers [1]" / "acme-answers.yaml").is_file()


def test_a_file_open_to_look_at_can_be_exported(tmp_path: Path) -> None:
    path = client(tmp_path / "acme.assess")

    async def test(pilot: Pilot[Any]) -> None:
        assert pilot.app.desk.read_only
        await press(pilot, "1 7 f2")
        await settled(pilot)
        assert written(pilot) == ["acme-answers.yaml"]

    with Sitting.open(path, BANK):
        driven(path, test)


def test_a_written_file_is_opened_where_there_is_a_viewer_and_else_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(room, "open_file", lambda path, _: bool(opened.append(path)) or True)

    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "1 7 f2")
        await settled(pilot)
        monkeypatch.setattr(room, "viewer", lambda: "")
        await press(pilot, "f3")
        assert opened == []
        assert any(str(tmp_path / "acme-answers.yaml") in note.message for note in pilot.app._notifications)
        monkeypatch.setattr(room, "viewer", lambda: "/usr/bin/xdg-open")
        await press(pilot, "enter")
        assert opened == [tmp_path / "acme-answers.yaml"]

    driven(client(tmp_path / "acme.assess"), test)


@pytest.mark.parametrize("name", ["[b]$x [TODO]", "名前 😀", "a b'c"])
def test_hostile_names_of_files_and_folders_are_shown_as_they_are(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()

    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "1 7 f2")
        await settled(pilot)
        assert says(pilot) == f"One file written into {folder}."
        assert [f"{name}-answers.yaml"] == [each.rpartition("  ")[2] for each in written(pilot)]

    driven(client(folder / f"{name}.assess"), test)


@pytest.mark.parametrize(
    ("ticked", "edition", "name"),
    [
        ((), Edition.BOARD, "halden-report.docx"),
        (("management",), Edition.MANAGEMENT, "halden-management-report.docx"),
        (("management", "working"), Edition.WORKING, "halden-working-report.docx"),
    ],
)
def test_the_edition_that_is_ticked_is_the_one_written_and_its_file_says_so(
    tmp_path: Path, ticked: tuple[str, ...], edition: Edition, name: str
) -> None:
    assert edition is room.edition_of(ticked)
    outcome = carried_out(dataclasses.replace(order(tmp_path, frozenset({What.DOCX})), edition=edition))
    (written,) = outcome.written
    assert (written.path.name, outcome.notes) == (name, [])
    assert (stat.S_IMODE(written.path.stat().st_mode) == 0o600) is edition.in_confidence
