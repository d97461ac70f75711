"""The plan's room: the parts in words and marks, choices by hand with reasons, and a new plan made beside the old."""

from __future__ import annotations

import asyncio
import re
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input, Static

from assess.engagement.sitting import Sitting, read_engagement
from assess.planning.rollout import Override
from assess.report.material import Material
from assess.scoring.evaluate import evaluate
from assess.tui import planner
from assess.tui.rollout.parts import PARTS
from assess.tui.screens.behind import BehindScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.plan import PlanScreen
from assess.tui.screens.plan_facts import PlanFactsScreen
from assess.tui.screens.reason import ReasonScreen
from assess.tui.widgets.plan_pane import PlanPane
from assess.tui.widgets.rows import RowList
from assess.tui.widgets.sections import SectionName
from tests.report import plans

from .driver import BANK, client, press, sample, settled, wizard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from assess.planning.rollout import RolloutPlan
    from assess.tui.planner import Basis

HOSTILE = ("[/etc/passwd] [TODO]", "\x1b[31mred\x07", "名前 שלום 😀", "x" * 2000, "[b]$name", "a\nb\tc")
PERSON = plans.PEOPLE[1]


class Planner:
    """Stands in for the planner: counts, waits where told to, and gives what it is given to give."""

    def __init__(self, made: Callable[[Basis], RolloutPlan]) -> None:
        self.made, self.calls, self.asked = made, 0, Event()
        self.go_on = Event()
        self.go_on.set()

    def __call__(self, basis: Basis, cancelled: Callable[[], bool], progress: Callable[[str], None]) -> RolloutPlan:
        """Make the plan once it may."""
        self.calls += 1
        progress("Forming the squad.")
        self.asked.set()
        while not self.go_on.wait(0.01) and not cancelled():
            pass
        return self.made(basis)


def by_hand(basis: Basis) -> RolloutPlan:
    """Return the hand-made plan, with the line that was chosen by hand."""
    line = basis.engagement.plan.line
    if line is None:
        return plans.made(basis.engagement)
    return plans.made(basis.engagement, pilot=plans.pilot(chosen=line.of, override=Override(line.of, line.reason)))


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Planner:
    """Put the stand-in in the planner's place."""
    stand_in = Planner(by_hand)
    monkeypatch.setattr(planner, "make", stand_in)
    return stand_in


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a client's file that has the lines and people of the hand-made plan."""
    path = client(tmp_path / "acme.assess")
    with Sitting.open(path, BANK) as sitting:
        for line in (plans.FIRST, plans.SECOND, plans.THIRD):
            sitting.put_row("product-lines", {"line": line})
        for person in (*plans.PEOPLE, "Quality engineer", "Nobody's favourite"):
            sitting.put_row("people", {"person": person, "role": "Engineer"})
    return path


async def enter(pilot: Pilot[None], *, settle: bool = True) -> None:
    pilot.app.enter("plan")  # type: ignore[attr-defined]
    await pilot.pause()
    if settle:
        await settled(pilot)


def words(pilot: Pilot[None], where: str) -> str:
    return str(pilot.app.screen.query_one(where, Static).content)


def listed(pilot: Pilot[None]) -> str:
    return "\n".join(str(option.prompt) for option in pilot.app.screen.query_one(RowList).options)


def part(place: int, made: RolloutPlan, width: int = 78) -> str:
    """Return everything that a part of a plan tells."""
    material = Material(BANK, made.engagement, evaluate(BANK, made.engagement), (), None, made)
    found = PARTS[place][1](material)
    return "\n".join(f"{item.row(width).plain}\n{item.told(width).plain}" for item in found.items)


@pytest.mark.parametrize("place", [0, 1])
def test_once_every_gate_has_been_passed_the_pilot_lies_behind(place: int) -> None:
    assert "Every gate has been passed" in part(place, plans.made(schedule=plans.schedule(passed=5)))


def driven(path: Path, test: Callable[[Pilot[Any]], Any], size: tuple[int, int] = (80, 24)) -> None:
    """Run a test in the plan's room."""

    async def run() -> None:
        async with wizard(path, size) as pilot:
            await enter(pilot)
            await test(pilot)

    asyncio.run(run())


# What the parts tell


def test_lines_are_told_with_screens_in_marks_and_words_and_with_reasons() -> None:
    told = part(0, plans.made())
    assert "RECOMMENDED, screens: passes all, first in 82 to 97 % of draws" in told
    assert "✗ 1 to 10 % of revenue: fails." in told
    assert "? 1 to 10 % of revenue: not yet known." in part(0, plans.unknown())
    assert "Why not this one\nIt brings 62 % of revenue." in told
    assert "What would make it the one\nTake a part." in told


def test_lines_are_drawn_on_one_axis_with_what_is_certain_possible_and_out_of_reach() -> None:
    rows = [row for row in part(0, plans.made()).splitlines() if re.match("✓ (Invoicing|Nordic)", row)]
    assert all(re.search("█+▒+·+", row) for row in rows)
    assert len({row.index("█") for row in rows}) == 1


def test_the_squads_are_told_with_cover_and_what_losing_one_member_does() -> None:
    told = part(1, plans.made())
    assert "Squad 1: five members, none better" in told
    assert "Squad 2: five members" in told
    assert "Without Designer: no longer covered: design at level 3; Platform engineer could take the seat" in told
    assert "Engineering: two members at level 3, critical" in told
    assert "? Support engineer" in told


def test_a_pool_without_a_squad_is_told_what_is_missing() -> None:
    assert "What is missing\nHire one person with design at level 3." in part(1, plans.unknown())


def test_gates_stand_at_p50_and_p80_in_dates_or_else_in_weeks() -> None:
    assert re.search("Mandate +P50 [·━●]+ 2 Mar to 6 Apr 2027", part(2, plans.made()))
    assert re.search("P80 [·━●]+ 1 Jun 2027 to 15 Jan 2028", part(2, plans.made()))
    assert re.search("Mandate +P50 [·━●]+ 11 to 71 weeks", part(2, plans.unknown()))
    assert "✓ Mandate: passed" in part(2, plans.far_along())


def test_actions_stand_under_their_days_gates_and_conditions_with_what_called_them() -> None:
    told = part(3, plans.made())
    order = ["In the first 30 days", "Then, within 90 days", "Before the gate to", "Only if an open", "Later"]
    assert sorted(order, key=told.index) == order
    assert "Mistake detected: " in told
    assert "(questions 3.1 and 3.3)." in told


def test_phases_tell_what_keeps_their_gate_closed() -> None:
    told = part(4, plans.made())
    assert "✗ " in told
    assert "What keeps the gate closed today\nStep 3 at 36 to 42, where 60 is asked for." in told
    assert "What may end the pilot before its gate" in told


def test_money_tells_sums_where_there_are_rates_and_else_work() -> None:
    assert re.search("Stopping at Mandate +Total[a-z ]*: 10,100 to 41,500", part(5, plans.made()))
    assert "Actions, person-weeks: 4 to 9." in part(5, plans.unknown())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [52, 78, 118])
def test_no_row_is_wider_than_its_room_whatever_a_client_wrote(text: str, width: int) -> None:
    made = plans.hostile(text)
    material = Material(BANK, made.engagement, evaluate(BANK, made.engagement), (), None, made)
    for _, of in PARTS:
        for item in of(material).items:
            assert all(cell_len(line) <= width for line in item.row(width).plain.split("\n"))
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", item.row(width).plain + item.told(width).plain)


# The room


@pytest.mark.usefixtures("making")
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
def test_every_part_is_a_digit_away_and_every_row_of_it_is_told(file: Path, size: tuple[int, int]) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        for place, (name, _) in enumerate(PARTS, 1):
            await press(pilot, str(place))
            rows = pilot.app.screen.query_one(RowList)
            assert f"[{place} {name}]" in [str(label.content) for label in pilot.app.screen.query(SectionName)]
            assert rows.highlighted == 0
            assert words(pilot, "#plan-words")
            await press(pilot, "down")
            item = pilot.app.screen.query_one(PlanPane).item
            assert item is not None
            assert words(pilot, "#plan-words").startswith(item.about)

    driven(file, test, size)


@pytest.mark.usefixtures("making")
def test_a_click_on_a_part_s_name_shows_it(file: Path) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await pilot.click(pilot.app.screen.query(SectionName)[3])
        await pilot.pause()
        assert "In the first 30 days" in listed(pilot)

    driven(file, test)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_it_is_in_every_part(file: Path, making: Planner, text: str) -> None:
    making.made = lambda _: plans.hostile(text)

    async def test(pilot: Pilot[Any]) -> None:
        for place in range(1, 7):
            await press(pilot, f"{place} down down")
        await press(pilot, "1 down enter")
        assert isinstance(pilot.app.screen, BehindScreen)

    driven(file, test)


def test_the_plan_is_made_on_entering_only_if_something_was_recorded_since(file: Path, making: Planner) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        assert making.calls == 1
        pilot.app.enter("interview")
        await pilot.pause()
        await enter(pilot)
        assert making.calls == 1
        assert plans.FIRST in listed(pilot)
        pilot.app.desk.sitting.set_company(industry="books")
        await enter(pilot)
        assert making.calls == 2

    driven(file, test)


def test_the_old_plan_stays_and_is_marked_while_a_new_one_is_made_and_escape_stops_it(
    file: Path, making: Planner
) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        kept = pilot.app.desk.kept_plan
        making.go_on.clear()
        making.asked.clear()
        await press(pilot, "f6")
        await asyncio.to_thread(making.asked.wait, 5)
        await pilot.pause()
        assert plans.FIRST in listed(pilot)
        assert words(pilot, "#plan-state").startswith("OLD PLAN, being made anew. Forming the squad.")
        await press(pilot, "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlanScreen)
        assert pilot.app.desk.kept_plan is kept

    driven(file, test)


def test_a_stopped_plan_is_from_before_the_change_and_says_so(file: Path, making: Planner) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        making.go_on.clear()
        pilot.app.desk.sitting.set_company(industry="books")
        await enter(pilot, settle=False)
        await press(pilot, "escape")
        await settled(pilot)
        assert words(pilot, "#plan-state").startswith("Stopped. What is shown is from before the last change.")
        making.go_on.set()
        await press(pilot, "f6")
        await settled(pilot)
        assert words(pilot, "#plan-state") == ""

    driven(file, test)


def test_a_first_plan_that_was_stopped_is_shown_but_not_taken_for_whole(file: Path, making: Planner) -> None:
    async def run() -> None:
        making.go_on.clear()
        async with wizard(file) as pilot:
            await enter(pilot, settle=False)
            await press(pilot, "escape")
            await settled(pilot)
            assert words(pilot, "#plan-state").startswith("The search for a squad was stopped; all else is whole.")
            assert plans.FIRST in listed(pilot)
            making.go_on.set()
            await enter(pilot)
            assert words(pilot, "#plan-state") == ""

    asyncio.run(run())


def test_leaving_the_room_stops_what_is_being_made(file: Path, making: Planner) -> None:
    async def run() -> None:
        making.go_on.clear()
        async with wizard(file) as pilot:
            await enter(pilot, settle=False)
            await asyncio.to_thread(making.asked.wait, 5)
            pilot.app.enter("interview")  # type: ignore[attr-defined]
            await settled(pilot)
            assert pilot.app.desk.kept_plan is None  # type: ignore[attr-defined]

    asyncio.run(run())


def test_a_plan_that_cannot_be_made_is_told_in_a_sentence(file: Path, making: Planner) -> None:
    def broken(_: Basis) -> RolloutPlan:
        raise ValueError("[the solver] is gone")

    async def run() -> None:
        making.made = broken
        async with wizard(file) as pilot:
            await enter(pilot, settle=False)
            await pilot.pause(0.3)
            says = "The plan could not be made: [the solver] is gone. Nothing in the file was changed."
            assert words(pilot, "#plan-state") == says
            assert pilot.app.is_running

    asyncio.run(run())


def test_the_real_plan_of_the_sample_is_shown(tmp_path: Path) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        assert "RECOMMENDED" in listed(pilot)
        await press(pilot, "2")
        assert "Squad 3" in listed(pilot)

    driven(sample(tmp_path / "sample.assess"), test)


# Choices by hand


def test_another_line_is_chosen_with_a_reason_shown_as_an_override_and_withdrawn(file: Path, making: Planner) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "down down f2")
        assert isinstance(pilot.app.screen, ReasonScreen)
        pilot.app.screen.query_one(Input).value = "The board [wants] it."
        await press(pilot, "enter")
        await settled(pilot)
        assert "CHOSEN BY HAND" in listed(pilot)
        await press(pilot, "up up")
        assert "Reason given: The board [wants] it." in words(pilot, "#plan-words")
        await press(pilot, "f5")
        pilot.app.screen.query_one(Input).value = "It does not."
        await press(pilot, "enter")
        await settled(pilot)
        assert "CHOSEN BY HAND" not in listed(pilot)
        assert making.calls == 3

    driven(file, test)
    assert read_engagement(file, BANK).plan.line is None


@pytest.mark.usefixtures("making")
@pytest.mark.parametrize(
    ("key", "kept", "mark"), [("f3", "in_squad", "IN BY HAND"), ("f4", "out_of_squad", "OUT BY HAND")]
)
def test_a_person_is_put_in_or_kept_out_with_a_reason(file: Path, key: str, kept: str, mark: str) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, f"2 down down down {key}")
        pilot.app.screen.query_one(Input).value = "Leaves in May."
        await press(pilot, "enter")
        await settled(pilot)
        assert mark in listed(pilot)
        assert "Reason given: Leaves in May." in words(pilot, "#plan-words")

    driven(file, test)
    assert [choice.of for choice in getattr(read_engagement(file, BANK).plan, kept)] == [PERSON]


def test_escape_in_the_reason_leaves_the_plan_as_it_is(file: Path, making: Planner) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "down f2 escape")
        assert isinstance(pilot.app.screen, PlanScreen)
        assert making.calls == 1

    driven(file, test)


def test_start_and_day_rate_are_checked_and_recorded_in_one_go(file: Path, making: Planner) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        before = len(pilot.app.desk.sitting.events)
        await press(pilot, "f8")
        screen = pilot.app.screen
        assert isinstance(screen, PlanFactsScreen)
        screen.query_one("#start", Input).value = "2027-02-30"
        screen.query_one("#rate", Input).value = "500-900"
        await press(pilot, "enter enter")
        assert "is not in the calendar" in words(pilot, "#trouble")
        screen.query_one("#start", Input).value = "2027-02-01"
        await press(pilot, "enter")
        await settled(pilot)
        assert making.calls == 2
        assert len(pilot.app.desk.sitting.events) == before + 2

    driven(file, test)
    found = read_engagement(file, BANK)
    assert (found.company.start_date, found.plan.day_rate) == ("2027-02-01", (500, 900))


@pytest.mark.usefixtures("making")
def test_a_file_open_to_look_at_shows_its_plan_and_offers_no_choice(file: Path) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        assert pilot.app.desk.read_only
        assert plans.FIRST in listed(pilot)
        await press(pilot, "down f2 f5 f8 2 down down f3 f4")
        assert isinstance(pilot.app.screen, PlanScreen)
        assert not {"f2", "f3", "f4", "f5", "f8"} & set(pilot.app.screen.active_bindings)

    with Sitting.open(file, BANK):
        driven(file, test)


# The questions behind


def test_an_action_leads_to_its_question_and_escape_comes_back_to_it(file: Path, making: Planner) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "4 down down f7")
        assert isinstance(pilot.app.screen, BehindScreen)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        action = plans.made().actions[1]
        asked = {question for call in action.call.calls for question in call.questions}
        assert screen.interview.current is not None
        assert screen.interview.current.id in asked
        await press(pilot, "escape")
        await settled(pilot)
        item = pilot.app.screen.query_one(PlanPane).item
        assert item is not None
        assert item.about.startswith("2 ")
        assert making.calls == 1

    driven(file, test)


@pytest.mark.usefixtures("making")
def test_a_line_leads_to_the_table_it_stands_in(file: Path) -> None:
    async def test(pilot: Pilot[Any]) -> None:
        await press(pilot, "down enter enter")
        assert pilot.app.screen.interview.current.id == BANK.register_question["product-lines"].id

    driven(file, test)
