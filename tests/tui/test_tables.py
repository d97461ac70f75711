"""The tables room: cells typed, corrected, pasted, imported and taken back, by keys alone."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Input, Static

from assess.engagement.events import Kind
from assess.engagement.sitting import Sitting, read_engagement
from assess.interview.tables import Tables
from assess.tui.screens.paste import PasteScreen
from assess.tui.screens.tables import TablesScreen
from assess.tui.widgets.grid import Grid
from assess.tui.widgets.register_list import RegisterList
from tests.tui.driver import BANK, client, press, shown, wizard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from assess.bank.registers import Register
    from assess.engagement.model import Row

HOSTILE = "see [/etc/passwd] [TODO] [bold]x 主管 مهندس 👩‍💻 " + "x" * 2000


@asynccontextmanager
async def table(path: Path, register: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Run the wizard on a file, in one of its tables."""
    async with wizard(path, size) as pilot:
        pilot.app.open_table(register)  # type: ignore[attr-defined]
        await pilot.pause()
        yield pilot


def screen(pilot: Pilot[None]) -> TablesScreen:
    assert isinstance(pilot.app.screen, TablesScreen)
    return pilot.app.screen


def said(pilot: Pilot[None], where: str = "#cell-problem") -> str:
    return str(pilot.app.screen.query_one(where, Static).content)


def at(pilot: Pilot[None]) -> tuple[int, int]:
    return screen(pilot).grid.row, screen(pilot).grid.column


def column(pilot: Pilot[None], column_id: str) -> None:
    """Put the cursor on the first row of a column."""
    screen(pilot).grid.go(0, [each.id for each in screen(pilot).sheet.columns].index(column_id))


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text as somebody would, and Enter."""
    names = {" ": "space", ";": "semicolon", "-": "minus", ",": "comma", ".": "full_stop"}
    await pilot.press(*(names.get(letter, letter) for letter in text), "enter")
    await pilot.pause()


async def pasted(pilot: Pilot[None], text: str) -> None:
    pilot.app._driver.send_message(Paste(text))  # type: ignore[union-attr]
    await pilot.pause()


def rows(path: Path, register: str) -> tuple[Row, ...]:
    return read_engagement(path, BANK).registers.get(register, ())


def test_cells_typed_one_after_another_are_the_events_of_the_plain_interview(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "product-lines") as pilot:
            for text in ("Retail", "40", "n"):
                await typed(pilot, text)
            await press(pilot, "tab 1 2 tab")
            column(pilot, "reuse")
            await press(pilot, "3")

    path, other = client(tmp_path / "a.assess"), client(tmp_path / "b.assess")
    asyncio.run(run())
    with Sitting.open(other, BANK) as sitting:
        tables, register = Tables(sitting, express=False), BANK.register_by_id["product-lines"]
        tables.put_row(register, "Retail", {})
        for cell in ({"revenue-share": 40.0}, {"licence-critical": False}, {"rollback-days": 12.0}, {"reuse": 2.0}):
            tables.put_row(register, "Retail", cell)
    drafts = []
    for each in (path, other):
        with Sitting.open(each, BANK) as sitting:
            drafts.append([event.draft for event in sitting.events if event.draft.kind is Kind.ROW])
    assert drafts[0] == drafts[1]


def test_every_cell_is_on_disk_when_it_is_left(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "decisions") as pilot:
            await typed(pilot, "Head of IT")
            (row,) = rows(path, "decisions")
            assert (row.key, row.cells["decided-by"]) == ("release", "Head of IT")
            assert at(pilot) == (0, 2)
            await press(pilot, "7 tab")
            assert rows(path, "decisions")[0].cells["sign-offs"] == 7.0
            assert at(pilot) == (0, 3)
            await press(pilot, "end y enter")
            assert rows(path, "decisions")[0].cells["statutory"] is True
            assert at(pilot) == (1, 1)

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_what_does_not_fit_is_told_and_stays_to_be_corrected_even_on_return(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "decisions") as pilot:
            column(pilot, "sign-offs")
            await typed(pilot, "many")
            assert said(pilot) == "'many' is not a number; give a number from 0 to 20 sign-offs."
            assert screen(pilot).editor.text == "many"
        async with table(path, "decisions") as pilot:
            assert screen(pilot).sheet.cells(0)[2].text == "*many"
            column(pilot, "sign-offs")
            await press(pilot, "enter")
            assert screen(pilot).editor.text == "many"
            await press(pilot, "backspace backspace backspace backspace 4 enter")
            assert rows(path, "decisions")[0].cells["sign-offs"] == 4.0
            assert not screen(pilot).entry.typed
        async with table(path, "decisions") as pilot:
            assert screen(pilot).sheet.cells(0)[2].text == "4"

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_escape_leaves_the_cell_as_it_was_and_then_goes_back_to_the_question(tmp_path: Path) -> None:
    async def run() -> None:
        async with wizard(path) as pilot:
            app = pilot.app
            before = app.desk.interview().jump("3.1")  # type: ignore[attr-defined]
            app.open_table("decisions")  # type: ignore[attr-defined]
            await press(pilot, "x y escape")
            assert screen(pilot).focused is screen(pilot).grid
            assert screen(pilot).sheet.cells(0)[1].text == "·"
            await press(pilot, "escape")
            assert app.screen.ROOM == "interview"  # type: ignore[attr-defined]
            assert app.desk.interview().current is before  # type: ignore[attr-defined]

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert rows(path, "decisions") == ()


def test_a_cell_is_made_not_known_or_none(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "reserved-matters") as pilot:
            await typed(pilot, "Loans")
            await typed(pilot, "Board")
            await press(pilot, "f4 left left delete")
            (row,) = rows(path, "reserved-matters")
            assert dict(row.cells) == {"matter": "Loans", "reason": None}
            await press(pilot, "home f3")
            assert said(pilot) == "A row has a name. F7 deletes the row."
        async with table(path, "decisions") as pilot:
            await press(pilot, "f4")
            assert said(pilot).startswith('"none" is not an answer under Decided by')

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_rows_are_added_copied_renamed_deleted_and_taken_back(tmp_path: Path) -> None:
    def keys() -> list[str]:
        return [row.key for row in rows(path, "product-lines")]

    async def run() -> None:
        async with table(path, "product-lines") as pilot:
            await typed(pilot, "Retail")
            await typed(pilot, "40")
            await press(pilot, "f6")
            assert said(pilot) == "This is a copy of the row. Give it a name of its own."
            await press(pilot, "enter")
            assert said(pilot) == "'Retail' is in the table already."
            await typed(pilot, " two")
            assert keys() == ["Retail", "Retail two"]
            assert rows(path, "product-lines")[1].cells["revenue-share"] == 40.0
            await press(pilot, "home")
            await typed(pilot, "Web")
            assert keys() == ["Retail", "Web"]
            await press(pilot, "f11")
            assert keys() == ["Retail", "Retail two"]
            await press(pilot, "ctrl+home f7")
            assert keys() == ["Retail two"]
            assert said(pilot) == "Retail is deleted. F11 brings it back."
            await press(pilot, "f11")
            assert keys() == ["Retail", "Retail two"]
            assert at(pilot)[0] == 0
            await press(pilot, "shift+f11")
            assert keys() == ["Retail two"]
            await press(pilot, "f5")
            await typed(pilot, "B2B")
            assert keys() == ["Retail two", "B2B"]

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_the_express_set_shows_its_columns_and_rows_and_adds_no_more(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "decisions") as pilot:
            assert [each.id for each in screen(pilot).sheet.columns] == ["decision", "sign-offs", "elapsed-days"]
            assert screen(pilot).grid.rows == 3
            await press(pilot, "f5")
            assert said(pilot).startswith("The express set asks for no more rows here.")

    path = client(tmp_path / "a.assess", mode="express")
    asyncio.run(run())


def test_undo_shows_the_table_it_was_about(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "product-lines") as pilot:
            await typed(pilot, "Retail")
            screen(pilot)._open("people")
            await press(pilot, "f11")
            assert screen(pilot).entry.register.id == "product-lines"
            assert said(pilot) == "Undone: a change to Retail in Product lines."
            await press(pilot, "f11")
            assert said(pilot) == "There is nothing to take back."

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_a_table_is_said_to_be_complete_without_leaving_the_question(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "decisions") as pilot:
            interview = screen(pilot).desk.interview()
            here = interview.current
            await press(pilot, "f12")
            assert interview.current is here
            assert said(pilot) == "Recorded: Decisions is complete."
            question = BANK.register_question["decisions"].id
            assert read_engagement(path, BANK).answers[question][0].value is True
            assert "said to be whole" in screen(pilot).top()

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_pasted_rows_are_shown_before_they_are_written_and_taken_back_together(tmp_path: Path) -> None:
    text = f"Person\tRole\tAvailability\nLead\t{HOSTILE}\t40\nDev\tx\t140\nOps\ty\t"

    async def run() -> None:
        async with table(path, "people") as pilot:
            await pasted(pilot, text)
            assert isinstance(pilot.app.screen, PasteScreen)
            assert said(pilot, "#paste-summary").startswith("2 of 3 rows fit: 2 new, 0 there already.")
            assert said(pilot, "#paste-misfits") == "Line 3, Availability: '140' is outside 0 to 100 %"
            assert rows(path, "people") == ()
            await press(pilot, "enter")
            assert said(pilot) == "2 rows taken in. F11 takes all of it back."
            assert [dict(row.cells) for row in rows(path, "people")] == [
                {"person": "Lead", "role": HOSTILE, "availability": 40.0},
                {"person": "Ops", "role": "y"},
            ]
            await press(pilot, "f11")
            assert rows(path, "people") == ()
            await press(pilot, "shift+f11")
            assert len(rows(path, "people")) == 2
            await pasted(pilot, text)
            await press(pilot, "escape")

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert len(rows(path, "people")) == 2


def test_levels_in_a_paste_are_counted_either_way(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "product-lines") as pilot:
            await pasted(pilot, "Line\tReuse\nRetail\t0\nWeb\t4")
            assert said(pilot, "#paste-summary").startswith("1 of 2 rows fit")
            await press(pilot, "l enter")

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert [row.cells["reuse"] for row in rows(path, "product-lines")] == [0.0, 4.0]


def test_a_text_pasted_into_a_cell_keeps_its_lines_and_comes_back_unchanged(tmp_path: Path) -> None:
    text = f"{HOSTILE}\nsecond ⏎ line"

    async def run() -> None:
        async with table(path, "reserved-matters") as pilot:
            await typed(pilot, "Loans")
            await press(pilot, "enter")
            await pasted(pilot, text)
            await press(pilot, "enter")
            assert rows(path, "reserved-matters")[0].cells["stays-with"] == text
            await press(pilot, "left enter")
            assert screen(pilot).editor.text == text
            events = len(screen(pilot).desk.sitting.events)
            await press(pilot, "enter")
            assert len(screen(pilot).desk.sitting.events) == events
            await press(pilot, "left enter")
            await pasted(pilot, "a\tb")
            assert said(pilot) == "These are rows. Press Escape and paste them into the table."

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert rows(path, "reserved-matters")[0].cells["stays-with"] == text


def test_a_csv_file_is_taken_in_whole_or_every_problem_told(tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"

    async def run() -> None:
        async with table(path, "people") as pilot:
            await press(pilot, "f9")
            pilot.app.screen.query_one("#csv-path", Input).value = str(sheet)
            sheet.write_text("Person;Share\nLead;140\n", encoding="utf-8")
            pilot.app.screen.query_one("#csv-columns", Input).value = "Share = Availability"
            await press(pilot, "enter")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert f"{sheet}:2: Availability: '140' is outside 0 to 100 %" in said(pilot, "#csv-problems")
            assert rows(path, "people") == ()
            sheet.write_text("Person;Share\nLead;40\nDev;\n", encoding="utf-8")
            await press(pilot, "enter")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert said(pilot) == "2 rows taken in. F11 takes all of it back."

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert [dict(row.cells) for row in rows(path, "people")] == [
        {"person": "Lead", "availability": 40.0},
        {"person": "Dev"},
    ]


def test_a_list_of_rows_completes_their_names(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "people") as pilot:
            await pasted(pilot, "Person\tRole\nDev\tx\nLead, payments\ty\nLead, data\tz")
            await press(pilot, "enter")
            column(pilot, "worked-with")
            await press(pilot, "l e")
            assert said(pilot, "#cell-lines").startswith("Lead, payments, Lead, data")
            await press(pilot, "right semicolon space l")
            await press(pilot, "right enter")

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert rows(path, "people")[0].cells["worked-with"] == ("Lead, payments", "Lead, data")


def test_a_file_open_to_look_at_is_shown_and_not_written(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "product-lines") as pilot:
            assert screen(pilot).sheet.cells(0)[0].text == "· Retail"
            await press(pilot, "x")
            assert said(pilot).startswith("Read only.")
            await press(pilot, "enter f7 f3 f11")
            await pasted(pilot, "a\tb")
            assert screen(pilot).focused is screen(pilot).grid

    path = client(tmp_path / "a.assess")
    with Sitting.open(path, BANK) as sitting:
        sitting.put_row("product-lines", {"line": "Retail"})
        asyncio.run(run())
        assert len(sitting.events) == 3


def test_the_list_leads_to_every_table_at_any_width(tmp_path: Path) -> None:
    async def run(size: tuple[int, int], registers: tuple[Register, ...]) -> None:
        async with wizard(path, size) as pilot:
            pilot.app.enter("tables")  # type: ignore[attr-defined]
            await pilot.pause()
            for register in registers:
                choices = pilot.app.screen.query_one(RegisterList)
                assert choices.has_focus
                choices.highlighted = choices.get_option_index(register.id)
                await press(pilot, "enter")
                assert screen(pilot).entry.register.id == register.id
                assert screen(pilot).grid.has_focus
                assert screen(pilot).grid.size.height >= 5
                await press(pilot, "ctrl+home ctrl+end right down f8")

    path = client(tmp_path / "a.assess")
    asyncio.run(run((60, 20), BANK.registers))
    for size in ((80, 24), (120, 40)):
        asyncio.run(run(size, BANK.registers[:2]))


def test_the_first_column_stays_in_sight_and_so_does_the_cursor(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "product-lines", (60, 20)) as pilot:
            await typed(pilot, "Retail")
            await press(pilot, "ctrl+home end")
            grid = pilot.app.screen.query_one(Grid)
            head = grid.render_line(1).text
            assert head.startswith(" Line")
            assert "ready" in head
            await press(pilot, "home right")
            assert "revenue" in grid.render_line(1).text

    path = client(tmp_path / "a.assess")
    asyncio.run(run())


def test_leaving_for_another_room_records_what_is_being_written(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "decisions") as pilot:
            await press(pilot, "B o s s f10 1")
            assert pilot.app.screen.ROOM == "interview"  # type: ignore[attr-defined]

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert rows(path, "decisions")[0].cells["decided-by"] == "Boss"


def test_the_mouse_goes_to_a_cell_and_a_second_click_writes_in_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with table(path, "decisions") as pilot:
            await pilot.click(Grid, offset=(44, 4))
            await pilot.pause()
            assert at(pilot) == (2, 2)
            await pilot.click(Grid, offset=(44, 4))
            await pilot.pause()
            assert screen(pilot).editor.editing
            await press(pilot, "3")
            await pilot.click(Grid, offset=(44, 2))
            await pilot.pause()
            assert at(pilot) == (0, 2)

    path = client(tmp_path / "a.assess")
    asyncio.run(run())
    assert [(row.key, row.cells["sign-offs"]) for row in rows(path, "decisions")] == [("hire", 3.0)]


def test_the_place_for_a_new_row_asks_for_its_name_in_every_column(tmp_path: Path) -> None:
    async def go() -> None:
        async with table(client(tmp_path / "acme.assess", mode="express"), "guardrails") as pilot:
            for number in range(3):
                assert said(pilot, "#cell-ask") == "What is the guardrail called?"
                await press(pilot, "right")
                assert number or at(pilot) == (0, 1)
            await press(pilot, "D enter 1 N o enter o n e enter")
            assert at(pilot) == (1, 0)  # the row is done, and the next one begins with its name
            assert [row.key for row in rows(tmp_path / "acme.assess", "guardrails")] == ["D"]

    asyncio.run(go())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_names_of_rows_have_the_room_that_the_other_columns_leave(tmp_path: Path, size: tuple[int, int]) -> None:
    async def go() -> None:
        async with table(client(tmp_path / "acme.assess", mode="express"), "kpis", size) as pilot:
            assert "· Cycle time, from request to delivery" in shown(pilot.app)
            screen(pilot).grid.go(0, 1)
            await press(pilot, "1 4 enter")
            assert "✓ Cycle time, from request to delivery" in shown(pilot.app)

    asyncio.run(go())


def test_what_a_table_is_for_is_told_on_two_lines(tmp_path: Path) -> None:
    async def go() -> None:
        async with table(client(tmp_path / "acme.assess"), "reserved-matters") as pilot:
            assert "handed over, and why each of them does." in shown(pilot.app)

    asyncio.run(go())
