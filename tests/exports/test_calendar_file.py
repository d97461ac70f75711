"""The gates as calendar entries, read back by a calendar library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from icalendar import Calendar

from assess.engagement.model import Engagement
from assess.exports.calendar_file import gates_calendar, has_dates
from tests.report import plans

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

INJECTION = "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:evil;x,y\\n\x00"


def events(plan: RolloutPlan) -> list[Any]:
    return list(Calendar.from_ical(gates_calendar(plan)).walk("VEVENT"))


def test_each_gate_has_a_day_to_manage_to_and_a_day_to_promise() -> None:
    plan = plans.made()
    gates = [phase for phase in plan.phases if phase.gate]
    wanted = [date.fromisoformat((gate.dates or {})[each][1]) for gate in gates for each in ("p50", "p80")]
    found = events(plan)
    assert wanted == [event.decoded("dtstart") for event in found]
    assert f"Gate to {gates[0].gate_name}: manage to it (P50), {plan.company}" == str(found[0]["summary"])
    assert f"Gate to {gates[0].gate_name}: promise it (P80), {plan.company}" == str(found[1]["summary"])


def test_an_entry_tells_its_range_and_what_opens_ends_and_takes_back_the_gate() -> None:
    plan = plans.made()
    pilot = next(phase for phase in plan.phases if phase.kill)
    told = next(str(event["description"]) for event in events(plan) if pilot.gate_name in event["summary"])
    assert "2 March to 6 April 2029" in told
    for said in (pilot.exit[0].says, pilot.kill[0].says, pilot.rollback):
        assert said.rstrip(".") in told


def test_gates_behind_have_no_entry() -> None:
    assert 2 * (len(plans.made().phases) - 1 - 3) == len(events(plans.far_along()))


def test_no_date_means_no_calendar() -> None:
    assert has_dates(plans.made())
    assert not has_dates(plans.unknown())
    assert not has_dates(plans.empty())


def test_a_text_of_the_client_cannot_end_its_entry_or_begin_another() -> None:
    harmless, hostile = events(plans.made()), events(plans.made(company=INJECTION))
    assert len(harmless) == len(hostile)
    assert {"evil" in str(event["summary"]) for event in hostile} == {True}
    assert [set(event) for event in harmless] == [set(event) for event in hostile]


def test_ids_are_unique_and_stay_when_only_the_answers_change() -> None:
    before, after = plans.made(), plans.made(input_hash="1" * 64)
    ids = [str(event["uid"]) for event in events(before)]
    assert len(ids) == len(set(ids))
    assert ids == [str(event["uid"]) for event in events(after)]
    assert not set(ids) & {str(event["uid"]) for event in events(plans.made(company="Another"))}


def test_the_stamp_is_the_last_answer_and_never_the_clock() -> None:
    assert datetime(2026, 11, 20, 15, 4, 5, tzinfo=UTC) == events(plans.made())[0].decoded("dtstamp")
    fresh = replace(plans.made(), engagement=Engagement())
    assert datetime(2027, 4, 6, tzinfo=UTC) == events(fresh)[0].decoded("dtstamp")
