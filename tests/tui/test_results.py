"""The results room: the rows are what was scored, in the words of `assess score`, and lead to the questions behind."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.widgets import OptionList

from assess.engagement.model import Company, Respondent
from assess.engagement.sitting import Sitting, read_engagement
from assess.report.text import clause_line, gate_word, score_lines, verdict_lines
from assess.report.words import span
from assess.scoring.as_json import as_json
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions
from assess.scoring.ranges import Range
from assess.tui.outcome import Outcome
from assess.tui.outcome_rows import OutcomeRows
from assess.tui.screens.behind import BehindScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.results import ResultsScreen
from assess.tui.widgets.ranges import UNICODE
from assess.tui.widgets.rows import RowList
from tests.scoring import made
from tests.scoring.made import answer

from .driver import BANK, client, press, sample, settled, wizard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from assess.engagement.model import Engagement
    from assess.tui.app import Wizard
    from assess.tui.desk import Desk
    from assess.tui.widgets.rows import Row

HOSTILE = "[/etc/passwd] [TODO] \x1b[31m 名前 שלום 😀"


def outcome(engagement: Engagement) -> Outcome:
    assessment = evaluate(BANK, engagement)
    levers = find_levers(BANK, engagement, assessment.stage.next)
    return Outcome(assessment, next_questions(BANK, engagement), levers)


def rows(engagement: Engagement, columns: int = 76) -> dict[str, Row]:
    found = OutcomeRows(BANK, outcome(engagement), columns, UNICODE).rows()
    assert len({row.id for row in found}) == len(found)
    return {row.id: row for row in found}


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def northgate(tmp_path_factory: pytest.TempPathFactory) -> Engagement:
    return read_engagement(sample(tmp_path_factory.mktemp("sample") / "sample.assess"), BANK)


# The rows


def test_the_sentences_are_those_of_assess_score(northgate: Engagement) -> None:
    found = outcome(northgate)
    shown = "\n".join(flat(row.told.plain) for row in rows(northgate).values())
    lines = score_lines(BANK, northgate, found.assessment, found.asked, found.levers)
    drawn_anew = ("Steps", "Pillars", "Ask next", "Mistakes", "Northgate")
    told_alike = [flat(line) for line in lines if line and "[" not in line and not line.startswith(drawn_anew)]
    ungraded = [line for line in told_alike if not line.endswith(("(critical)", "(high)", "(medium)", "(low)"))]

    assert len(ungraded) > 40
    assert [line for line in ungraded if line not in shown] == []


def test_every_figure_is_that_of_the_json_form(northgate: Engagement) -> None:
    found, shown = outcome(northgate), rows(northgate)
    told = as_json(found.assessment, found.asked, found.levers)

    def figures(each: dict[str, dict[str, float] | None]) -> str:
        known = each["range"]
        return span(Range(known["low"], known["high"]) if known else None)

    for step in told["steps"]:
        assert f" {figures(step)} " in flat(shown[f"step.{step['id']}"].told.plain) + " "
    for kind, name in (("profile", "profile"), ("pillars", "pillar")):
        for aspect in told[kind]:
            assert flat(shown[f"{name}.{aspect['id']}"].told.plain).endswith(figures(aspect))
    assert f"Index {figures(told['index'])} of 100" in shown["index"].told.plain
    assert [row for row in shown if row.startswith("mistake.")] != []
    assert {f"mistake.{each['id']}" for each in told["mistakes"]} <= set(shown)
    assert [f"ask.{each['question']}" for each in told["next_questions"]] == [r for r in shown if r.startswith("ask.")]
    assert [f"lever.{each['question']}" for each in told["levers"]["levers"]] == [
        row for row in shown if row.startswith("lever.")
    ]


def test_every_gate_is_told_with_its_clauses_and_every_threshold_is_marked(northgate: Engagement) -> None:
    shown = rows(northgate)

    for number, gate in enumerate(evaluate(BANK, northgate).stage.gates, start=1):
        for place, clause in enumerate(gate.clauses):
            told = flat(shown[f"gate.{gate.stage}.{place}"].told.plain)
            assert told == flat(f"{gate_word(clause.status)} {clause_line(clause)}")
            if clause.step is not None:
                bar = re.search(r"[█▒·123]{20,}", shown[f"step.{clause.step}"].told.plain)
                assert bar is not None
                assert str(number) in bar[0]


@pytest.mark.parametrize("kind", ["verdict", "index", "unknown", "step.", "gate.", "mistake.", "dial.", "disagreed.",
                                  "gap", "contradiction.", "ask.", "lever.", "profile.", "pillar.", "fit"])  # fmt: skip
def test_from_every_kind_of_row_questions_can_be_reached(northgate: Engagement, kind: str) -> None:
    found = [row for row in rows(northgate).values() if row.id.startswith(kind) and not row.heading]

    assert found
    assert all(row.questions for row in found)
    assert {question for row in found for question in row.questions} <= set(BANK.question_by_id)


def test_a_mistake_leads_to_the_answers_that_show_it_and_tells_its_verdict_and_severity(northgate: Engagement) -> None:
    row = rows(northgate)["mistake.neglecting-guardrails"]

    assert "Neglecting guardrails (critical, 5)" in row.told.plain
    assert row.about == "Neglecting guardrails: detected, critical, 5"
    assert row.questions[0] == "3.1"
    assert any(line.startswith("Cure: ") for line in row.says)


def test_with_too_little_evidence_there_is_no_headline_number() -> None:
    shown = rows(made.made())

    assert "index" not in shown
    assert shown["verdict"].told.plain.startswith("Insufficient evidence: 0 % is answered.")
    assert "% answered overall" in shown["verdict"].says[0]
    assert not any(row.startswith("lever.") for row in shown)


def test_the_express_set_is_provisional() -> None:
    best = made.best("express")

    assert flat(rows(best)["verdict"].told.plain) == next(verdict_lines(BANK, evaluate(BANK, best)))
    assert rows(best)["verdict"].told.plain.startswith("Provisional, from the express set")


@pytest.mark.parametrize("columns", [56, 76, 116])
@pytest.mark.parametrize("seed", range(6))
def test_no_line_is_wider_than_the_screen_whatever_the_answers(columns: int, seed: int) -> None:
    engagement = replace(made.random_engagement(seed), company=Company(name=HOSTILE))
    lines = [line for row in rows(engagement, columns).values() for line in row.told.plain.split("\n")]

    assert [line for line in lines if cell_len(line) > columns] == []


def test_hostile_names_are_shown_as_they_are_and_steer_nothing() -> None:
    people = (Respondent("ceo", HOSTILE, "chief-executive"), Respondent("eng", "CTO", "engineering"))
    apart = made.made(answer("1.4", 4), answer("1.4", 0, by="eng"), respondents=people)
    told = rows(apart)["disagreed.1.4"].told.plain

    assert "[/etc/passwd] [TODO] \ufffd[31m 名前 שלום 😀" in flat(told)
    assert "\x1b" not in told


# The room


async def into(pilot: Pilot[str], room: str = "results") -> Wizard:
    app: Wizard = pilot.app  # type: ignore[assignment]
    app.enter(room)
    await settled(pilot)
    return app


def here(app: Wizard) -> str:
    return app.screen.query_one(RowList).here


def test_from_a_step_one_key_leads_to_its_questions_one_more_into_the_interview_and_one_back(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            app.screen.query_one(RowList).go_to("step.5")
            await press(pilot, "enter")
            behind = app.screen
            assert isinstance(behind, BehindScreen)
            listed = behind.query_one(OptionList)
            ids = [option.id for option in listed.options]
            assert ids == [q.id for q in BANK.questions_of_step[5]]
            score = app.desk.assessment.question("5.2")
            assert score is not None
            assert span(score.range) in str(listed.get_option("5.2").prompt)

            listed.highlighted = ids.index("5.2")
            await press(pilot, "enter")
            assert isinstance(app.screen, InterviewScreen)
            current = app.desk.interview().current
            assert current is not None
            assert current.id == "5.2"

            await press(pilot, "escape")
            await settled(pilot)
            assert isinstance(app.screen, ResultsScreen)
            assert here(app) == "step.5"

    asyncio.run(go())


def test_a_question_put_to_somebody_else_is_asked_of_them(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            assert app.desk.respondent == "chief-executive"
            app.screen.query_one(RowList).go_to("lever.8.4")
            await press(pilot, "enter")
            current = app.desk.interview().current
            assert current is not None
            assert (app.desk.respondent, current.id) == ("squad-member", "8.4")

    asyncio.run(go())


def test_keys_go_from_heading_to_heading_and_escape_to_the_interview(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            assert here(app) == "verdict"
            await press(pilot, "tab")
            assert here(app) == "step.1"
            await press(pilot, "right")
            assert here(app) == "gate.pilot.0"
            await press(pilot, "left")
            assert here(app) == "step.1"
            await press(pilot, "escape")
            assert isinstance(app.screen, InterviewScreen)

    asyncio.run(go())


def test_a_click_opens_a_row(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            await pilot.click(RowList, offset=(5, 2))
            await pilot.pause()
            assert isinstance(app.screen, BehindScreen)

    asyncio.run(go())


def test_old_results_stay_until_new_ones_are_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone_on, find = Event(), ResultsScreen.find

    def slow(self: ResultsScreen, desk: Desk) -> None:
        gone_on.wait(10)
        find(self, desk)

    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            assert "0 % is answered" in app.screen.query_one(RowList).row.told.plain  # type: ignore[union-attr]
            await into(pilot, "interview")
            for question in BANK.questions[:4]:
                if question.type == "anchored":
                    app.desk.sitting.answer(question.id, "ceo", value=2)
            monkeypatch.setattr(ResultsScreen, "find", slow)
            app.enter("results")
            await pilot.pause()
            assert "0 % is answered" in app.screen.query_one(RowList).row.told.plain  # type: ignore[union-attr]
            assert app.screen.top().endswith("being worked out")  # type: ignore[attr-defined]
            gone_on.set()
            await settled(pilot)
            assert "0 % is answered" not in app.screen.query_one(RowList).row.told.plain  # type: ignore[union-attr]
            assert app.screen.top().endswith("Results")  # type: ignore[attr-defined]

    asyncio.run(go())


def test_what_cannot_be_worked_out_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: ResultsScreen, desk: Desk) -> None:
        raise RuntimeError(f"{self}{desk}")

    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            monkeypatch.setattr(ResultsScreen, "find", broken)
            app: Wizard = pilot.app  # type: ignore[assignment]
            app.enter("results")
            for _ in range(20):
                await pilot.pause(0.01)
            assert isinstance(app.screen, ResultsScreen)
            assert any("could not be worked out" in note.message for note in app._notifications)

    asyncio.run(go())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_the_rows_fit_the_list_and_are_written_anew_when_it_is_resized(size: tuple[int, int], tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess"), size=(100, 30)) as pilot:
            app = await into(pilot)
            await pilot.resize_terminal(*size)
            await pilot.pause()
            listed = app.screen.query_one(RowList)
            lines = [line for option in listed.options for line in str(option.prompt).split("\n")]
            assert max(map(cell_len, lines)) <= listed.columns

    asyncio.run(go())


def test_a_file_open_to_look_at_shows_its_results(tmp_path: Path) -> None:
    path = sample(tmp_path / "a.assess")

    async def go() -> None:
        async with wizard(path) as pilot:
            app = await into(pilot)
            assert app.desk.read_only
            assert here(app) == "verdict"

    with Sitting.open(path, BANK):
        asyncio.run(go())
