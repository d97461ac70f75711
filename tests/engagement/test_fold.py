"""From events to what the file says today."""

from __future__ import annotations

from typing import Any

import pytest

from assess.engagement.events import Draft, Evidence, Kind, Quote, Sure
from assess.engagement.fold import fold
from assess.engagement.model import Company, Engagement, Respondent, Row, Stray

from .banks import SAFETY, question, small_bank
from .events import answer, at, respondent, row, undo

BANK = small_bank()


def folded(*drafts: Draft) -> Engagement:
    """Fold drafts in the order given, on the small instrument."""
    return fold(BANK, [at(number, draft) for number, draft in enumerate(drafts)])


def test_nothing_recorded_says_nothing() -> None:
    assert folded() == Engagement()


def test_the_last_word_counts_and_facts_not_named_stay() -> None:
    engagement = folded(
        Draft(kind=Kind.COMPANY, value={"name": "Acme", "people": 5}),
        Draft(kind=Kind.COMPANY, value={"people": 7, "safety-critical": True}),
        Draft(kind=Kind.MODE, value="express"),
        respondent(),
        answer("1.1", 1),
        answer("1.1", 3),
    )
    assert engagement.company == Company(name="Acme", people=7, safety_critical=True)
    assert engagement.express
    assert [one.value for one in engagement.answers["1.1"]] == [3]
    assert engagement.last_event == "2026-01-01T00:00:00.000005+00:00"


def test_answers_stand_in_the_order_of_respondents() -> None:
    engagement = folded(respondent("a"), respondent("b"), answer("1.1", 1, "b"), answer("1.1", 2, "a"))
    assert [(one.respondent, one.value) for one in engagement.answers["1.1"]] == [("a", 2), ("b", 1)]


def test_an_answer_without_a_value_keeps_its_reason() -> None:
    draft = Draft(
        kind=Kind.ANSWER, question="1.1", respondent="ceo", value={"reason": "no such"}, sure=Sure.NOT_APPLICABLE
    )
    (kept,) = folded(respondent(), draft).answers["1.1"]
    assert (kept.sure, kept.value, kept.reason) == (Sure.NOT_APPLICABLE, None, "no such")


@pytest.mark.parametrize(
    ("undos", "value"),
    [([], 2), (["e2"], 1), (["e2", "e3"], 2), (["e2", "e3", "e4"], 1), (["e1"], 2), (["e1", "e2"], None)],
)
def test_an_undo_takes_back_and_an_undo_of_an_undo_restores(undos: list[str], value: int | None) -> None:
    engagement = folded(respondent(), answer("1.1", 1), answer("1.1", 2), *map(undo, undos))
    assert [one.value for one in engagement.answers.get("1.1", ())] == ([] if value is None else [value])


def test_a_row_replaces_the_row_of_its_key_in_its_place_and_can_go() -> None:
    rows = (row("lead", {"days": 1.0}), row("Ann", {}), row("LEAD", {"days": 2.0, "owner": None}))
    assert folded(*rows).registers == {
        "team": (
            Row("lead", {"person": "lead", "days": 2.0, "owner": None}),
            Row("Ann", {"person": "Ann"}),
        )
    }
    gone = Draft(kind=Kind.ROW_GONE, question="team", value={"key": "lead"})
    assert [one.key for one in folded(*rows, gone).registers["team"]] == ["Ann"]


def test_lists_name_rows_by_their_keys() -> None:
    engagement = folded(row("Ann", {"knows": ["BOB", "eve"]}), row("Bob", {}))
    assert engagement.registers["team"][0].cells["knows"] == ("Bob", "eve")


def test_an_answer_to_a_renamed_question_is_found() -> None:
    assert folded(respondent(), answer("2.9", "yes")).answers["2.1"][0].value is True


def test_a_response_to_a_renamed_scale_is_found() -> None:
    renamed = small_bank([{**SAFETY, "id": "3.9", "formerly": ["3.1"]}])
    engagement = fold(renamed, [at(1, Draft(kind=Kind.SURVEY, value={"3.1": {"safe": 6}}))])
    assert engagement.surveys == {"3.9": ({"safe": 6},)}


def test_an_answer_to_a_removed_question_is_kept_as_a_stray_with_all_it_had() -> None:
    draft = Draft(
        kind=Kind.ANSWER,
        question="8.8",
        respondent="ceo",
        value={"value": 3, "words": "w"},
        sure=Sure.SEEN,
        evidence=(Evidence("t"),),
        quote=Quote("q"),
        private_note="p",
    )
    engagement = folded(respondent(), draft)
    assert engagement.answers == {}
    assert engagement.strays == (
        Stray(
            "answer 8.8",
            "the instrument has no such question",
            {"value": 3, "words": "w", "sure": "seen"},
            "ceo",
            "1.0.0",
            (Evidence("t"),),
            Quote("q"),
            "p",
        ),
    )


def test_a_retyped_question_makes_strays_of_old_answers() -> None:
    retyped = small_bank([question("1.1", "yes-no", better="yes", yes_means="Yes.", no_means="No.")])
    engagement = fold(retyped, [at(1, respondent()), at(2, answer("1.1", 3))])
    assert [(stray.what, stray.why) for stray in engagement.strays] == [("answer 1.1", "3 is neither yes nor no")]


def test_figures_and_statements_that_are_gone_stray_alone() -> None:
    engagement = folded(
        respondent(),
        answer("2.2", {"asked": 3, "old": 1}),
        Draft(kind=Kind.SURVEY, value={"3.1": {"safe": 6, "old": 2, "blamed": 9}, "4.4": {"x": 1}}),
    )
    assert engagement.answers["2.2"][0].value == {"asked": 3}
    assert engagement.surveys == {"3.1": ({"safe": 6},)}
    assert [stray.what for stray in engagement.strays] == [
        "old in answer 2.2",
        "old in survey response to 3.1",
        "blamed in survey response to 3.1",
        "survey response to 4.4",
    ]


def test_cells_that_do_not_fit_stray_and_the_rest_of_the_row_stays() -> None:
    engagement = folded(row("Ann", {"days": 100.0, "old": 1, "free": True, "time": "?"}), row("x", {}, "gone"))
    assert engagement.registers == {"team": (Row("Ann", {"person": "Ann", "free": True}),)}
    assert [stray.what for stray in engagement.strays] == [
        "cell days of Ann in team",
        "cell old of Ann in team",
        "row x of gone",
    ]


def test_an_unknown_role_becomes_no_role_and_a_stray() -> None:
    engagement = folded(respondent("ceo", "emperor"))
    assert engagement.respondents == (Respondent("ceo", "ceo", ""),)
    assert engagement.strays[0].what == "role of ceo"


def test_an_answer_of_nobody_is_a_stray() -> None:
    assert folded(answer("1.1", 1, "ghost")).strays[0].why == "the file has no respondent 'ghost'"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.UNDO])
@pytest.mark.parametrize(
    "value", [None, 1, "x", [1, [2]], {}, {"key": 1, "cells": 2}, {"cells": {"days": {}}}, {"1.1": {"x": []}}]
)
@pytest.mark.parametrize("about", ["", "1.1", "2.2", "3.1", "team"])
@pytest.mark.parametrize("sure", [None, Sure.SURE])
def test_no_content_makes_a_fold_fail(kind: Kind, value: Any, about: str, sure: Sure | None) -> None:  # noqa: ANN401
    draft = Draft(kind=kind, value=value, question=about, respondent="ceo", sure=sure)
    assert isinstance(folded(respondent(), draft), Engagement)


def test_a_stray_brought_in_by_an_import_is_a_stray() -> None:
    value: Any = {"what": "answer 8.8", "why": "gone", "value": {"value": 3}, "bank-version": "0.9.0"}
    draft = Draft(kind=Kind.STRAY, respondent="ceo", value=value, private_note="p")
    assert folded(draft).strays == (Stray("answer 8.8", "gone", {"value": 3}, "ceo", "0.9.0", private_note="p"),)
