"""Answers files: all of it, or nothing and every reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.engagement.interchange.importing import Imported, import_answers
from assess.engagement.model import Choice
from assess.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.engagement.sitting import Sitting

    Write = Callable[[str], Path]

NOBODY = Choice("", "")


def test_an_answers_file_fills_an_engagement(empty: Sitting, whole: str, write: Write) -> None:
    counts = import_answers(empty, write(whole))
    assert counts == Imported(
        respondents=2,
        answers=10,
        agreed=1,
        rows=3,
        responses=2,
        plan=6,
        strays=1,
        repeated=0,
        ignored_columns=0,
        blank_responses=1,
    )
    assert str(counts) == (
        "respondents: 2; answers: 10; agreed values: 1; rows: 3; survey responses: 2; entries for the plan: 6; "
        "strays: 1; blank responses: 1"
    )
    engagement = empty.engagement
    assert (engagement.company.people, engagement.company.safety_critical, engagement.mode) == (180, True, "express")
    assert [(one.respondent, one.sure, one.value) for one in engagement.answers["1.1"]] == [
        ("ceo", Sure.SEEN, 2),
        ("007", Sure.PARKED, None),
    ]
    assert engagement.answers["1.2"][0].reason == "2026"
    assert engagement.answers["2.1"][0].value is False
    assert engagement.registers["team"][1].cells == {
        "person": "- x: #",
        "skills": {"design": 3.0, "data": 2.0},
        "knows": ("lead", "nobody"),
        "readings": (("2026-03", 41.5), ("2026-06", 38.0)),
    }
    assert engagement.surveys == {"3.1": ({"safe": 5, "blamed": 2},) * 2}
    plan = engagement.plan
    assert [(one.of, one.reason) for one in (plan.line or NOBODY, *plan.in_squad, *plan.out_of_squad)] == [
        ("North", "The board wants it."),
        ("Left", "Was here."),
        ("lead", "Knows: the line"),
        ("- x: #", "2026"),
    ]
    assert (plan.day_rate, plan.holidays) == ((500.0, 900.5), ("2027-12-25", "2027-12-26"))
    assert [stray.what for stray in engagement.strays] == ["answer 8.8"]


def test_what_carries_no_name_is_not_taken_in_twice(empty: Sitting, whole: str, write: Write) -> None:
    import_answers(empty, write(whole))
    before = empty.engagement
    counts = import_answers(empty, write(whole))
    assert (counts.responses, counts.strays, counts.repeated) == (0, 0, 3)
    assert (empty.engagement.surveys, empty.engagement.strays) == (before.surveys, before.strays)


def test_a_response_that_was_taken_back_can_be_taken_in_again(empty: Sitting, write: Write) -> None:
    path = write("format: 1\nsurveys: [{responses: [{3.1.safe: 5}]}]\n")
    for _ in range(3):
        assert import_answers(empty, path).responses == 1
        assert import_answers(empty, path).repeated == 1
        empty.undo()
    assert empty.engagement.surveys == {}


def test_every_problem_is_told_at_once_with_its_line_and_nothing_is_written(empty: Sitting, write: Write) -> None:
    path = write(
        """\
format: 2
anwsers: []
company: {name: Beta, people: many}
mode: quick
respondents:
  - {id: ceo, name: Chief, role: CEO}
  - {id: ceo, name: Chief, role: emperor, age: 3}
  - {id: ceo, name: Chief, role: CEO}
answers:
  - {question: 1.1, respondent: ceo, value: 1}
  - {question: "1.1", respondent: coe, value: 9}
  - {question: "1.1", respondent: ceo, value: 1, state: parked}
  - {question: "1.1", respondent: ceo}
  - {question: "1.2", respondent: ceo, state: not-applicable}
  - {question: "1.3", respondent: ceo, value: 1, sure: seen, evidence: [{link: x}]}
  - {question: "2.1", respondent: ceo, value: 1, sure: maybe}
  - {question: "2.9", respondent: ceo, value: yes}
  - {question: "2.9", respondent: ceo, value: yes}
agreed: {question: "1.1"}
registers:
  teem: []
  team:
    - {person: Ann, dayz: 1, days: 100}
    - {person: Ann, days: 1}
    - {person: Ann}
    - 7
    - {days: 1}
  lines: [{line: North}]
surveys:
  - {}
  - responses: [{3.1.sage: 1}, {3.1.safe: 8}]
  - {csv: x.csv, answers: {fully: 9}}
plan:
  holiday: []
  line: {of: Nroth, reason: It is small.}
  in-squad: {of: Ann}
  out-of-squad: [{of: Ann, reason: Leaves.}, {of: ann, reason: Leaves.}, {of: Ann}, {of: Ann, reason: " "}, 7]
  day-rate: [900, 500]
  holidays: [2027-12-25, 2027-02-30]
strays:
  - {value: 1}
"""
    )
    before = empty.events
    with pytest.raises(InputError, match="nothing of it was imported") as refused:
        import_answers(empty, path)
    assert empty.events == before
    told = [problem.removeprefix(f"{path}:") for problem in refused.value.problems]
    expected = [
        "2: 'anwsers': unknown key. Did you mean 'answers'?",
        "1: format",
        "3: the file is about 'Acme', this is about 'Beta'",
        "3: 'many' is not a number of people",
        "4: 'quick' is not a set of questions",
        "7: age: unknown key",
        "8: the respondent 'ceo' is given twice",
        '10: question: write the id in quotes, as in "1.1"',
        "11: there is no respondent 'coe'. Did you mean 'ceo'?",
        "11: 9 is not a level",
        "12: an answer gives a value and how sure it is, or a state, not both",
        "13: an answer gives a value, or a state",
        "14: an answer that does not apply needs a reason",
        "15: evidence.0.title: missing",
        "16: sure: Input should be 'seen', 'sure' or 'unsure'",
        "18: ceo answers 2.9 twice",
        "19: agreed: this is a list",
        "21: there is no register 'teem'. Did you mean 'team'?",
        "23: Team has no column 'dayz'. Did you mean 'days'?",
        "23: Days: 100 is outside 0 to 99 days",
        "25: the row 'Ann' is given twice",
        "26: a row is a mapping",
        "27: Person names the row",
        "30: a survey is a csv, or a list of responses",
        "31: there is no statement '3.1.sage'",
        "31: 8 is not an answer to safe",
        "32: 9 is not on the scale from 1 to 7",
        "32: x.csv: it cannot be read: No such file or directory",
        "34: plan.holiday: unknown key. Did you mean 'holidays'?",
        "35: there is no line 'Nroth' in Lines. Did you mean 'North'?",
        "36: plan.in-squad: this is a list",
        "37: 'Ann' is given twice",
        "37: reason: missing",
        "37: a choice about the plan needs a reason",
        "37: Input should be a valid dictionary",
        "38: the day rate [900, 500] falls; give the lower figure first",
        "39: '2027-02-30' is not in the calendar",
        "41: what: missing",
    ]
    unsaid = [start for start in expected if not any(problem.startswith(start) for problem in told)]
    assert (unsaid, len(told)) == ([], len(expected))


@pytest.mark.parametrize("text", ["", "[]", "7", "a: [", "a: &x 1\nb: *x", "!!python/object:os.system x", "\x00"])
def test_what_is_no_answers_file_is_refused(empty: Sitting, write: Write, text: str) -> None:
    with pytest.raises(InputError):
        import_answers(empty, write(text))


def test_a_missing_answers_file_is_named(empty: Sitting, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml"):
        import_answers(empty, tmp_path / "none.yaml")


@pytest.mark.parametrize(
    "section", ["company", "respondents", "answers", "agreed", "registers", "surveys", "plan", "strays"]
)
@pytest.mark.parametrize(
    "content", ["7", "[7]", "{a: 7}", "[[7]]", "[{}]", "{team: {}}", "{team: {csv: 7}}", "{name: [1]}", "x"]
)
def test_no_content_makes_an_import_crash(empty: Sitting, write: Write, section: str, content: str) -> None:
    with pytest.raises(InputError):
        import_answers(empty, write(f"format: 1\n{section}: {content}\n"))
