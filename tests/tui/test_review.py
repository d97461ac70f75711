"""The review room: what deserves another look, whom it leads to, and agreeing on a value."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from textual.widgets import Button, Input, Static

from assess.engagement.events import Evidence, Kind, Sure
from assess.engagement.model import Agreement, Answer, Respondent, Stray
from assess.engagement.sitting import Sitting
from assess.report.words import span
from assess.scoring.evaluate import evaluate
from assess.tui.doubts import Doubts, find_doubts
from assess.tui.doubts import Kind as Why
from assess.tui.screens.agree import AgreeScreen
from assess.tui.screens.behind import BehindScreen
from assess.tui.screens.interview import InterviewScreen
from assess.tui.screens.kinds import KindScreen
from assess.tui.screens.review import ReviewScreen
from assess.tui.widgets.rows import RowList
from tests.scoring import made
from tests.scoring.made import answer

from .driver import BANK, client, press, sample, settled, wizard

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from assess.engagement.events import Event, Json
    from assess.engagement.model import Engagement
    from assess.tui.app import Wizard

HOSTILE = "[/etc/passwd] [TODO] \x1b[31m 名前 שלום 😀 " + "x" * 2000
SHOWN = "[/etc/passwd] [TODO] [31m 名前 שלום 😀"
CTO = Respondent("cto", "CTO", "engineering")
WORKER = Respondent("worker", "Front desk", "front-line")


def doubts(engagement: Engagement) -> Doubts:
    return find_doubts(SimpleNamespace(bank=BANK, assessment=evaluate(BANK, engagement)))  # type: ignore[arg-type]


def about(engagement: Engagement, kind: Why) -> list[tuple[str, tuple[str, ...]]]:
    """Return the questions of one kind and whom each is about."""
    return [(question, doubt.whom) for doubt in doubts(engagement).of(kind) for question in doubt.questions]


# What is found


def test_a_question_nobody_answered_is_unanswered_and_one_answered_by_others_waits_for_the_rest() -> None:
    people = (made.CEO, CTO)
    engagement = made.made(answer("1.4", 2, by="cto"), respondents=people)

    assert ("1.4", ("ceo",)) in about(engagement, Why.WAITING)
    assert "1.4" not in dict(about(engagement, Why.OPEN))
    assert dict(about(engagement, Why.OPEN))["1.5"][0] == "ceo"


def test_a_scale_answered_by_survey_or_with_nobody_to_ask_is_told_for_what_it_is() -> None:
    people = (made.CEO, CTO)
    surveyed = made.made(respondents=people, surveys={"8.2": made.surveyed("8.2", 5, 5)})
    few = made.made(respondents=people, surveys={"8.2": made.surveyed("8.2", 5, 2)})

    assert ("8.3", ()) in about(surveyed, Why.OPEN)
    assert "8.2" not in dict(about(surveyed, Why.OPEN))
    assert about(few, Why.WITHHELD) == [("8.2", ())]


@pytest.mark.parametrize(("sure", "kind"), [(Sure.PARKED, Why.PARKED), (Sure.DONT_KNOW, Why.UNKNOWN)])
def test_parked_and_not_known_are_told_with_whom_they_are_about(sure: Sure, kind: Why) -> None:
    engagement = made.made(answer("1.4", sure=sure, by="cto"), answer("1.4", 2), respondents=(made.CEO, CTO))

    assert about(engagement, kind) == [("1.4", ("cto",))]


def test_an_unsure_answer_is_told() -> None:
    assert about(made.made(answer("1.4", 2, Sure.UNSURE)), Why.UNSURE) == [("1.4", ("ceo",))]


def test_what_is_left_out_without_the_proof_it_needs_is_said_to_count_as_open() -> None:
    critical = next(question.id for question in BANK.questions if question.critical)
    (doubt,) = doubts(made.made(made.not_applicable(critical))).of(Why.LEFT_OUT)

    assert doubt.says.startswith("We have none. (counts as open")
    assert doubts(made.made(made.not_applicable(critical, proof=True))).of(Why.LEFT_OUT)[0].says == "We have none."


def test_a_disagreement_is_told_until_a_value_is_agreed() -> None:
    apart = made.made(answer("1.4", 4), answer("1.4", 0, by="cto"), respondents=(made.CEO, CTO))
    agreed = replace(apart, agreed={"1.4": Agreement(question="1.4", value=2, reason="Both read the minutes.")})

    assert about(apart, Why.DISAGREED) == [("1.4", ("ceo", "cto"))]
    assert about(agreed, Why.DISAGREED) == []
    assert [doubt.says for doubt in doubts(agreed).of(Why.AGREED)] == ["Both read the minutes."]


def test_leaders_above_the_front_line_are_told_without_figures() -> None:
    question = next(
        q.id for q in BANK.questions if q.type == "anchored" and {"chief-executive", "front-line"} <= set(q.competent)
    )
    engagement = made.made(answer(question, 4), answer(question, 0, by="worker"), respondents=(made.CEO, WORKER))
    (doubt,) = doubts(engagement).of(Why.GAP)

    assert doubt.questions == (question,)
    assert doubt.says == ""


def test_a_contradiction_is_told_with_both_its_questions(tmp_path: Path) -> None:
    with Sitting.open(sample(tmp_path / "a.assess"), BANK) as sitting:
        (doubt,) = doubts(sitting.engagement).of(Why.CONTRADICTORY)

    assert doubt.questions == ("4.2", "4.3")
    assert doubt.name == "Questions 4.2 and 4.3"


def test_what_fits_no_question_is_kept_and_told() -> None:
    stray = Stray("answer 9.9", "There is no question 9.9.", {"value": HOSTILE}, "cto", "0.1")
    (doubt,) = doubts(made.made(strays=(stray,), respondents=(made.CEO, CTO))).of(Why.STRAY)

    assert (doubt.name, doubt.says, doubt.questions) == ("answer 9.9", "There is no question 9.9.", ())
    assert "From CTO." in doubt.more
    assert all(len(line) < 500 for line in doubt.more)


@pytest.mark.parametrize("seed", range(8))
def test_everything_found_is_found_once_and_names_questions_of_the_instrument(seed: int) -> None:
    found = doubts(made.random_engagement(seed)).found

    assert len({(doubt.kind, doubt.id) for doubt in found}) == len(found)
    assert {question for doubt in found for question in doubt.questions} <= set(BANK.question_by_id)


# The room


async def into(pilot: Pilot[str]) -> Wizard:
    app: Wizard = pilot.app  # type: ignore[assignment]
    app.enter("review")
    await settled(pilot)
    return app


def listed(app: Wizard) -> RowList:
    return app.screen.query_one(RowList)


def told(app: Wizard) -> str:
    return "\n".join(str(option.prompt) for option in listed(app).options)


def two(path: Path, question: str, first: Json, second: Json, **parts: Any) -> Path:  # noqa: ANN401
    """Make a file in which two people answer one question."""
    client(path)
    with Sitting.open(path, BANK) as sitting:
        role = BANK.question_by_id[question].competent[0]
        for person, value, more in (("ann", first, parts), ("bob", second, {})):
            sitting.add_respondent(person, role, person)
            sitting.answer(question, person, value=value, **more)
    return path


def test_counts_stand_in_the_headings_and_no_score_is_shown(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess"), size=(120, 40)) as pilot:
            app = await into(pilot)
            found = app.desk.doubts
            assert found is not None
            for kind in Why:
                if found.of(kind):
                    assert f"{kind.value[0].upper()}{kind.value[1:]}: {len(found.of(kind))}" in told(app)
            index = app.desk.assessment.index
            assert index is not None
            assert span(index.range) not in told(app)
            listed(app).go_to("contradictory.interfaces-without-entities")
            await press(pilot, "enter")
            assert isinstance(app.screen, BehindScreen)
            lines = [str(option.prompt) for option in app.screen.query("OptionList").first().options]  # type: ignore[attr-defined]
            assert [re.findall(r"\d+", line.partition(" ")[2]) for line in lines] == [[], []]

    asyncio.run(go())


def test_enter_goes_to_the_question_of_the_one_it_is_about_and_escape_comes_back_to_the_row(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            found = app.desk.doubts
            assert found is not None
            doubt = next(each for each in found.of(Why.WAITING) if "chief-executive" not in each.whom)
            listed(app).go_to(f"{doubt.kind}.{doubt.id}")
            await press(pilot, "enter")
            assert isinstance(app.screen, InterviewScreen)
            current = app.desk.interview().current
            assert current is not None
            assert (current.id, app.desk.respondent) == (doubt.questions[0], doubt.whom[0])
            await press(pilot, "escape")
            await settled(pilot)
            assert isinstance(app.screen, ReviewScreen)
            assert listed(app).here == f"{doubt.kind}.{doubt.id}"

    asyncio.run(go())


def test_one_kind_alone_can_be_shown_and_stays_chosen(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(sample(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            await press(pilot, "f3")
            assert isinstance(app.screen, KindScreen)
            await press(pilot, "down down enter")
            assert {option.id.partition(".")[0] for option in listed(app).options if option.id} == {
                "kind",
                "disagreed on",
            }
            assert "disagreed on only" in app.screen.top()  # type: ignore[attr-defined]
            app.enter("interview")
            await settled(pilot)
            await into(pilot)
            assert "Unanswered" not in told(app)

    asyncio.run(go())


def test_where_nothing_is_left_it_says_so(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "a.assess")) as pilot:
            app = await into(pilot)
            app.desk.doubts = Doubts(app.desk.engagement, ())
            app.screen.show()  # type: ignore[attr-defined]
            assert told(app).startswith("Nothing is open")
            await press(pilot, "enter f4")
            assert isinstance(app.screen, ReviewScreen)

    asyncio.run(go())


# Side by side, and agreeing


async def compare(pilot: Pilot[str], row: str) -> AgreeScreen:
    app = await into(pilot)
    listed(app).go_to(row)
    assert listed(app).here == row
    await press(pilot, "f4")
    assert isinstance(app.screen, AgreeScreen)
    return app.screen


def agreements(app: Wizard) -> list[Event]:
    return [event for event in app.desk.sitting.events if event.draft.kind is Kind.AGREED]


def test_answers_stand_side_by_side_with_value_sureness_evidence_and_words(tmp_path: Path) -> None:
    parts = {"sure": Sure.UNSURE, "words": HOSTILE, "evidence": (Evidence("Minutes", "m.pdf", "2026-05-02"),)}

    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", "1.4", 4, 0, **parts)) as pilot:
            screen = await compare(pilot, "disagreed on.1.4")
            ann, bob = screen.query(".side").results(Static)
            said = str(ann.content)
            assert ann.region.y == bob.region.y
            assert BANK.question_by_id["1.4"].anchors[4].rstrip(".") in said  # type: ignore[union-attr]
            assert "How sure: unsure." in said
            assert "Evidence: Minutes, m.pdf, 2026-05-02" in said
            assert SHOWN in said
            assert "\x1b" not in said
            assert BANK.question_by_id["1.4"].anchors[0].rstrip(".") in str(bob.content)  # type: ignore[union-attr]

    asyncio.run(go())


def test_on_a_narrow_screen_answers_stand_below_one_another(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", "1.4", 4, 0), size=(60, 20)) as pilot:
            screen = await compare(pilot, "disagreed on.1.4")
            ann, bob = screen.query(".side").results(Static)
            assert ann.region.x == bob.region.x
            assert ann.region.bottom <= bob.region.y

    asyncio.run(go())


def test_agreeing_writes_one_event_and_keeps_the_answers(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", "1.4", 4, 0)) as pilot:
            app = await into(pilot)
            before, recorded = app.desk.engagement.answers["1.4"], len(app.desk.sitting.events)
            await compare(pilot, "disagreed on.1.4")
            await press(pilot, "tab 3 tab b o t h enter")
            await settled(pilot)
            assert isinstance(app.screen, ReviewScreen)
            (event,) = agreements(app)
            assert event.draft.value == {"value": 2, "reason": "both"}
            assert len(app.desk.sitting.events) == recorded + 1
            assert app.desk.engagement.answers["1.4"] == before
            assert "disagreed on.1.4" not in {option.id for option in listed(app).options}
            assert "agreed.1.4" in {option.id for option in listed(app).options}

    asyncio.run(go())


def test_an_agreement_is_shown_and_can_be_revised_and_unchanged_it_is_not_written_again(tmp_path: Path) -> None:
    path = two(tmp_path / "a.assess", "1.4", 4, 0)
    with Sitting.open(path, BANK) as sitting:
        sitting.agree("1.4", 2, "both")

    async def go() -> None:
        async with wizard(path) as pilot:
            screen = await compare(pilot, "agreed.1.4")
            app: Wizard = pilot.app  # type: ignore[assignment]
            assert "Reason: Both." in str(screen.query_one("#agreed", Static).content)
            screen.query_one("#because").focus()
            await press(pilot, "enter")
            assert len(agreements(app)) == 1

            screen = await compare(pilot, "agreed.1.4")
            await press(pilot, "tab 4 tab end exclamation_mark enter")
            assert [event.draft.value for event in agreements(app)][1:] == [{"value": 3, "reason": "both!"}]
            assert app.desk.engagement.agreed["1.4"].value == 3

    asyncio.run(go())


def test_without_a_value_or_a_reason_nothing_is_recorded_and_it_says_why(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", "1.4", 4, 0)) as pilot:
            screen = await compare(pilot, "disagreed on.1.4")
            app: Wizard = pilot.app  # type: ignore[assignment]
            trouble = screen.query_one("#trouble", Static)
            screen.query_one("#because").focus()
            await press(pilot, "enter")
            assert str(trouble.content).startswith("Choose the value")
            await press(pilot, "shift+tab 2 tab enter")
            assert str(trouble.content).startswith("Write why")
            assert app.screen is screen
            assert agreements(app) == []

    asyncio.run(go())


def test_a_reason_left_half_written_is_offered_again(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", "1.4", 4, 0)) as pilot:
            screen = await compare(pilot, "disagreed on.1.4")
            screen.query_one("#because").focus()
            await press(pilot, "h a l f escape")
            screen = await compare(pilot, "disagreed on.1.4")
            assert screen.query_one("#because", Input).value == "half"

    asyncio.run(go())


@pytest.mark.parametrize(
    ("question", "answers", "keys", "value"),
    [
        ("2.6", (90, 10), "tab 5 0 enter o k enter", 50),
        ("3.5", (True, False), "tab n tab o k enter", False),
        (
            "3.4",
            ({"breaches": 0, "days-to-detect": 0}, {"breaches": 90, "days-to-detect": 90}),
            "tab 1 enter 2 enter o k enter",
            {"breaches": 1, "days-to-detect": 2},
        ),
    ],
)
def test_every_kind_of_value_can_be_agreed_on(
    question: str, answers: tuple[Json, Json], keys: str, value: Json, tmp_path: Path
) -> None:
    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", question, *answers)) as pilot:
            await compare(pilot, f"disagreed on.{question}")
            await press(pilot, keys)
            assert [event.draft.value for event in agreements(pilot.app)] == [{"value": value, "reason": "ok"}]

    asyncio.run(go())


def test_a_ranking_can_be_agreed_on_with_how_firmly_it_holds(tmp_path: Path) -> None:
    question = next(q for q in BANK.questions if q.type == "ranking")
    order = [item.id for item in question.items]  # type: ignore[union-attr]
    answers: list[Json] = [{"order": [*order], "level": level} for level in (4, 0)]

    async def go() -> None:
        async with wizard(two(tmp_path / "a.assess", question.id, *answers)) as pilot:
            await compare(pilot, f"disagreed on.{question.id}")
            await press(pilot, "tab 1 2 3 4 5 enter 2 tab o k enter")
            (event,) = agreements(pilot.app)  # type: ignore[arg-type]
            assert event.draft.value == {"value": {"order": order, "level": 1}, "reason": "ok"}

    asyncio.run(go())


def test_a_file_open_to_look_at_offers_no_agreement(tmp_path: Path) -> None:
    path = two(tmp_path / "a.assess", "1.4", 4, 0)

    async def go() -> None:
        async with wizard(path) as pilot:
            screen = await compare(pilot, "disagreed on.1.4")
            assert not screen.query(Input)
            assert not screen.query(Button)
            assert len(screen.query(".side")) == 2
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, ReviewScreen)

    with Sitting.open(path, BANK):
        asyncio.run(go())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_hostile_texts_are_shown_as_they_are_on_every_size_of_screen(size: tuple[int, int], tmp_path: Path) -> None:
    path = two(tmp_path / "a.assess", "1.4", 4, 0)
    with Sitting.open(path, BANK) as sitting:
        sitting.add_respondent(HOSTILE[:40], "engineering", "bob")
        sitting.answer("1.5", "ceo", sure=Sure.NOT_APPLICABLE, reason=HOSTILE)

    async def go() -> None:
        async with wizard(path, size=size) as pilot:
            app = await into(pilot)
            lines = told(app).split("\n")
            assert SHOWN in " ".join(" ".join(lines).split())
            assert max(map(cell_len, lines)) <= listed(app).columns

    asyncio.run(go())


def test_an_answer_of_somebody_unknown_is_told_by_their_id() -> None:
    strange = Answer(question="1.4", respondent="gone", sure=Sure.PARKED)

    assert [doubt.says for doubt in doubts(made.made(strange)).of(Why.PARKED)] == ["gone"]
