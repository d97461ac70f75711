"""The one way to write to a client's file."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Evidence, Kind, Quote, Sure
from assess.engagement.model import Respondent
from assess.engagement.sitting import Sitting, read_engagement
from assess.errors import OutputExists

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank


def test_what_was_recorded_is_read_back_by_others(sitting: Sitting, path: Path, bank: Bank) -> None:
    sitting.set_company(people="1,200", safety_critical="yes")
    sitting.set_mode("express")
    sitting.answer(
        "1.1",
        "ceo",
        value="3",
        sure=Sure.SEEN,
        words="w",
        note="n",
        evidence=[Evidence("t", "l", "2026")],
        quote=Quote("q"),
        private_note="p\x00",
    )
    sitting.agree("1.1", 2, "after talking")
    sitting.put_row("team", {"person": "Team lead", "days": "12", "time": "?", "owner": "none"})
    engagement = read_engagement(path, bank)
    assert engagement == sitting.engagement
    assert (engagement.company.people, engagement.company.safety_critical, engagement.mode) == (1200, True, "express")
    (kept,) = engagement.answers["1.1"]
    assert (kept.value, kept.sure, kept.words, kept.note, kept.private_note) == (3, Sure.SEEN, "w", "n", "p")
    assert (kept.evidence, kept.quote, kept.bank_version) == ((Evidence("t", "l", "2026"),), Quote("q"), "1.0.0")
    assert (engagement.agreed["1.1"].value, engagement.agreed["1.1"].reason) == (2, "after talking")
    assert engagement.registers["team"][0].cells == {"person": "lead", "days": 12.0, "owner": None}


def test_every_event_names_its_sitting_and_its_instrument(sitting: Sitting) -> None:
    event = sitting.answer("2.9", "ceo", value="yes")
    assert (event.sitting, event.bank_version, event.bank_hash) == (sitting.id, "1.0.0", "1.0.0" * 8)
    assert event.draft.question == "2.1"


def test_what_does_not_fit_is_refused_and_nothing_is_written(sitting: Sitting) -> None:
    before = sitting.events
    for refused, says in (
        (lambda: sitting.answer("1.1", "ceo", value=9), "from 0 to 4"),
        (lambda: sitting.answer("1.1", "ceo"), "no value"),
        (lambda: sitting.answer("1.1", "ceo", value=1, sure=Sure.PARKED), "has no value"),
        (lambda: sitting.answer("1.1", "ceo", sure=Sure.NOT_APPLICABLE, reason=" "), "needs a reason"),
        (lambda: sitting.answer("1.1", "coe", value=1), "Did you mean 'ceo'"),
        (lambda: sitting.answer("1.11", "ceo", value=1), "no question"),
        (lambda: sitting.agree("1.1", 2, ""), "written reason"),
        (lambda: sitting.put_row("team", {"days": 1}), "names the row"),
        (lambda: sitting.put_row("team", {"person": "A", "dayz": 1}), "Did you mean 'days'"),
        (lambda: sitting.put_row("team", {"person": "A", "days": 100}), "Days: .*outside 0 to 99"),
        (lambda: sitting.put_row("tea", {"person": "A"}), "Did you mean 'team'"),
        (lambda: sitting.drop_row("team", "nobody"), "no row"),
        (lambda: sitting.set_company(peeple=3), "Did you mean 'people'"),
        (lambda: sitting.set_mode("quick"), "express or full"),
        (lambda: sitting.add_respondent("A", "emperor"), "not a role"),
        (lambda: sitting.undo("nothing"), "no such entry"),
    ):
        with pytest.raises(ValueError, match=says):
            refused()
    assert sitting.events == before


def test_respondents_get_ids_of_their_own(sitting: Sitting) -> None:
    first, second = sitting.add_respondent("Chief Éxec", "CEO"), sitting.add_respondent("Chief exec!", "front-line")
    assert (first.name, first.role) == ("Chief Éxec", "chief-executive")
    assert re.fullmatch("chief-exec-[0-9a-f]{4}", first.id)
    assert re.fullmatch("chief-exec-[0-9a-f]{4}", second.id)
    assert first.id != second.id
    assert sitting.add_respondent("主管", "front-line").id.startswith("respondent-")
    assert sitting.add_respondent("Renamed", "front-line", id="ceo") == Respondent("ceo", "Renamed", "front-line")
    assert [person.name for person in sitting.engagement.respondents][:2] == ["Renamed", "Chief Éxec"]


def test_undo_goes_back_step_by_step_and_redo_forward_again(sitting: Sitting) -> None:
    first, second = sitting.answer("1.1", "ceo", value=1), sitting.answer("1.1", "ceo", value=2)
    assert [sitting.undo(), sitting.undo()] == [second, first]
    assert "1.1" not in sitting.engagement.answers
    assert [sitting.redo(), sitting.redo(), sitting.redo()] == [first, second, None]
    assert sitting.engagement.answers["1.1"][0].value == 2
    sitting.undo()
    sitting.answer("1.1", "ceo", value=3)
    assert sitting.redo() is None


def test_undo_never_takes_back_what_made_the_file(path: Path, bank: Bank) -> None:
    with Sitting.create(path, bank, {"name": "Acme"}) as sitting:
        assert sitting.undo() is None
        assert sitting.engagement.company.name == "Acme"


def test_a_certain_event_can_be_taken_back_once(sitting: Sitting) -> None:
    first = sitting.answer("1.1", "ceo", value=1)
    sitting.answer("1.2", "ceo", value=1)
    assert sitting.undo(first.id) == first
    assert list(sitting.engagement.answers) == ["1.2"]
    with pytest.raises(ValueError, match="no such entry"):
        sitting.undo(first.id)


def test_history_tells_all_about_a_question_and_its_table(sitting: Sitting) -> None:
    sitting.answer("1.1", "ceo", value=1)
    sitting.put_row("team", {"person": "A"})
    sitting.drop_row("team", "A")
    sitting.undo()
    sitting.answer("3.3", "ceo", value="complete")
    kinds = [event.draft.kind for event in sitting.history("3.3")]
    assert kinds == [Kind.ROW, Kind.ROW_GONE, Kind.UNDO, Kind.ANSWER]


def test_times_rise_even_if_the_clock_steps_back(path: Path, bank: Bank) -> None:
    now = datetime(2026, 5, 1, tzinfo=UTC)
    moments = iter([now, now, now - timedelta(days=9), now - timedelta(days=9)])
    with Sitting.create(path, bank, {"name": "Acme"}, clock=lambda: next(moments)) as sitting:
        for mode in ("full", "express", "full"):
            sitting.set_mode(mode)
        times = [event.time for event in sitting.events]
    assert times == [f"2026-05-01T00:00:00.00000{number}+00:00" for number in range(4)]


def test_a_file_is_not_made_where_one_is(sitting: Sitting, path: Path, bank: Bank) -> None:
    sitting.close()
    before = path.read_bytes()
    with pytest.raises(OutputExists, match="--force"):
        Sitting.create(path, bank, {"name": "Other"})
    assert path.read_bytes() == before
    with Sitting.create(path, bank, {"name": "Other"}, force=True) as other:
        assert other.engagement.company.name == "Other"
