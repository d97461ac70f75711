"""The alternatives: told by this company's findings, and never more than is known."""

from __future__ import annotations

from assess.report.spacing import as_typed
from tests.scoring import made

from . import boards


def rows(name: str) -> dict[str, tuple[str, ...]]:
    view = boards.board(name).alternatives
    assert view is not None
    return {row.name: tuple(map(as_typed, row.cells)) for row in view.rows}


def test_the_third_is_proposed_where_a_verdict_is_given() -> None:
    view = boards.board("manufacturer").alternatives
    assert view is not None
    assert view.heads == ("Leave it as it is", "Mend, without decentralising", "Prepare and run one pilot")
    assert view.marks == ("", "", "Proposed")


def test_none_is_proposed_where_too_little_is_known_and_nothing_is_called_needless() -> None:
    view = boards.board("silent").alternatives
    assert view is not None
    assert view.marks == ("", "", "")
    assert rows("silent")["What it costs"][1] == "Not yet known."
    assert "may still come to light" in rows("silent")["What it risks"][0]


def test_leaving_it_costs_what_the_decisions_traced_have_waited() -> None:
    assert rows("manufacturer")["What it costs"][0] == (
        "No new money. The eight decisions traced took 16 days in all; somebody worked on 8 of those days."
    )


def test_one_decision_is_told_in_the_singular() -> None:
    engagement = made.made(rows={"decisions": {"release": {"elapsed-days": 40.0, "working-days": 2.0}}})
    view = boards.of(boards.material(engagement)).alternatives
    assert view is not None
    assert as_typed(view.rows[1].cells[0]).endswith(
        "The one decision traced took 40 days; somebody worked on 2 of those days."
    )


def test_mending_costs_the_actions_against_what_is_detected_and_those_before_them_at_the_day_rate_given() -> None:
    assert rows("manufacturer")["What it costs"][1] == (
        "16 to 47 person-weeks. At the day rate given: 48,600 to 220,000 EUR."
    )
    assert rows("ready")["What it costs"][1] == "Next to nothing."


def test_leaving_it_is_told_with_the_harm_a_mistake_does() -> None:
    assert rows("manufacturer")["What it risks"][0] == (
        "Speed alone: the first figures can look splendid. Defects, leavers and rework often show later."
    )


def test_what_only_prepares_a_hand_over_is_told_where_something_is_mended() -> None:
    told = {name: "only prepare" in rows(name)["What it risks"][1] for name in ("manufacturer", "silent")}
    assert told == {"manufacturer": True, "silent": False}


def test_they_are_left_out_behind_every_gate() -> None:
    assert boards.board("best").alternatives is None
