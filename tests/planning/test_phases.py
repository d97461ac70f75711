"""The phases: what each gate asks for, what keeps it closed and what ends the pilot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.planning.actions import direct_cures, next_actions
from assess.planning.phases import behind, phase_of_start, phases
from assess.planning.programme import programme
from assess.scoring.assessment import Status, Verdict
from assess.scoring.evaluate import evaluate, listen
from assess.scoring.ranges import Range
from tests.scoring import made
from tests.scoring.cases import CASES

from .companies import CHANGES, company, schedule, unproven

if TYPE_CHECKING:
    from collections.abc import Collection

    from assess.engagement.model import Engagement
    from assess.planning.rollout import Phase, PlannedAction

BANK = made.bank()
GATES = BANK.planning.timing.gates
HOURS = Range(10.0, 10.0)
MAKES = {case.rule: {**case.given, **case.flip} for case in reversed(CASES) if case.rule in BANK.mistake_by_id}
"""For each mistake, changes that make it."""


def planned(engagement: Engagement, passed: Collection[str] = ()) -> tuple[dict[str, Phase], tuple[PlannedAction, ...]]:
    assessment, times = evaluate(BANK, engagement), schedule(BANK, passed)
    actions, _ = programme(BANK, assessment, next_actions(BANK, assessment), times, HOURS)
    found = phases(BANK, assessment, listen(BANK, engagement).facts, times, actions)
    return {phase.id: phase for phase in found}, actions


def test_there_is_a_phase_for_each_gate_and_one_after_the_last() -> None:
    found, _ = planned(unproven())
    assert [*(gate.id for gate in GATES), "last"] == list(found)
    assert [*(gate.id for gate in GATES), ""] == [phase.gate for phase in found.values()]
    assert found["g1"].owner == "Chief executive or founder"


def test_every_activity_stands_in_the_phase_whose_gate_waits_for_it() -> None:
    found, _ = planned(unproven())
    assert {phase.id: phase.activities for phase in found.values()} == {
        "g1": ("assess", "purpose"),
        "g2": ("guardrails", "platform", "squad"),
        "g3": ("pilot", "measure"),
        "g4": ("wave-one",),
        "g5": ("harden", "wave-two"),
        "last": ("wave-three", "embed"),
    }


def test_an_activity_begins_after_the_last_gate_that_it_waits_for() -> None:
    begins = phase_of_start(BANK)
    assert [begins[each] for each in ("assess", "squad", "pilot", "harden", "wave-two", "embed")] == [
        "g1",
        "g2",
        "g3",
        "g3",
        "g5",
        "g4",
    ]


def test_only_the_pilot_can_be_ended_at_once() -> None:
    found, _ = planned(unproven())
    assert {phase.id for phase in found.values() if phase.kill} == {"g3"}
    assert len(found["g3"].kill) == len(BANK.planning.timing.kill)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_every_action_stands_in_exactly_one_phase(name: str) -> None:
    found, actions = planned(company(name))
    assert [one for phase in found.values() for one in phase.actions] == [each.call.action.id for each in actions]


@pytest.mark.parametrize("mistake", [mistake.id for mistake in BANK.mistakes])
def test_a_mistake_detected_puts_its_cure_before_its_step_and_a_critical_one_closes_the_gate_that_asks_for_none(
    mistake: str,
) -> None:
    engagement = made.changed(unproven(), MAKES[mistake])
    detected = {m.id: m.band for m in evaluate(BANK, engagement).mistakes if m.verdict is Verdict.DETECTED}
    found, actions = planned(engagement)
    cure = next(each for each in actions if each.call.action.id == direct_cures(BANK)[mistake])
    own = next(gate.id for gate in GATES if cure.call.action.step in gate.steps)
    places = [gate.id for gate in GATES]
    assert places.index(cure.gate) <= places.index(own)
    assert mistake in cure.cures
    says = f"{BANK.mistake_by_id[mistake].name} is detected and critical."
    closed = {gate for gate, phase in found.items() if any(each.startswith(says) for each in phase.closed_by)}
    assert ("g2" in closed) is (detected[mistake] == "critical")
    assert closed <= {"g2", *({"g1"} & {own})}


def test_nothing_keeps_the_gates_closed_for_a_client_that_does_everything_well() -> None:
    found, _ = planned(unproven())
    assert {phase.closed_by for phase in found.values()} == {()}


def test_a_step_that_falls_short_is_told_with_its_points_and_one_in_doubt_as_not_yet_known() -> None:
    steps = {f"6.{n}": 0 for n in (2, 6, 7)} | {"6.3": 0, "6.8": 4, "6.4": {"experiments": 0}}
    failed, _ = planned(made.changed(unproven(), steps))
    assert any(
        "Step 6, “Measure and iterate”, is worth" in one and "the gate asks 65." in one
        for one in failed["g3"].closed_by
    )
    silent, _ = planned(made.made())
    unknown = "Step 3, “Establish guardrails”, is worth 0 to 100 points; the gate asks 60."
    assert unknown in silent["g2"].undecided
    first, *_ = silent["g2"].undecided
    assert first.startswith("Eight critical mistakes are possible and are to be ruled out: Neglecting guardrails, ")
    assert silent["g2"].closed_by == ()


def test_the_gate_before_the_first_stage_asks_for_its_own_steps_at_that_stage_s_marks() -> None:
    found, _ = planned(made.made())
    assert [says.split(",")[0] for says in found["g1"].undecided] == ["Step 1", "Step 2"]
    assert found["g4"].closed_by == ()


PROVEN = {"met": True, "date": "2026-10-01", "evidence": "report", "approver": "board"}


@pytest.mark.parametrize(
    ("row", "status"),
    [
        pytest.param({}, Status.UNRESOLVED, id="nothing recorded"),
        pytest.param(PROVEN, Status.PASSED, id="proven"),
        pytest.param(PROVEN | {"met": False}, Status.FAILED, id="not met"),
        pytest.param({"met": False}, Status.FAILED, id="not met, without proof"),
        pytest.param(PROVEN | {"evidence": None}, Status.UNRESOLVED, id="no proof"),
        pytest.param(PROVEN | {"approver": None}, Status.UNRESOLVED, id="nobody accepted it"),
        pytest.param({"met": True, "evidence": "report", "approver": "board"}, Status.UNRESOLVED, id="no date"),
    ],
)
def test_an_exit_criterion_stands_as_the_gate_evidence_says(row: dict[str, object], status: Status) -> None:
    found, _ = planned(made.changed(unproven(), {"gate-evidence.pilot-defects": row}))
    assert status is next(each for each in found["g3"].exit if each.evidence == "pilot-defects").status


def test_a_criterion_known_not_to_be_met_keeps_its_gate_closed_until_it_is() -> None:
    failed, _ = planned(made.changed(unproven(), {"gate-evidence.pilot-defects": PROVEN | {"met": False}}))
    says = next(each.says for each in failed["g3"].exit if each.evidence == "pilot-defects")
    assert failed["g3"].closed_by == (f"“{says.rstrip('.')}” is not met.",)


SEEN = made.said(unproven(), replace(unproven().answers["1.1"][0], sure=Sure.SEEN))


@pytest.mark.parametrize(
    ("engagement", "status"),
    [
        pytest.param(SEEN, Status.PASSED, id="every cell is known and the evidence seen"),
        pytest.param(unproven(), Status.UNRESOLVED, id="nobody saw the evidence"),
        pytest.param(replace(SEEN, mode="express"), Status.UNRESOLVED, id="a part of the table is asked for"),
        pytest.param(made.changed(SEEN, {"decisions.hire.decided-by": made.GONE}), Status.FAILED, id="a cell is blank"),
        pytest.param(made.made(), Status.UNRESOLVED, id="nobody was heard"),
    ],
)
def test_the_decisions_are_traced_as_their_table_says(engagement: Engagement, status: Status) -> None:
    found, _ = planned(engagement)
    assert found["g1"].exit[0].questions == ("1.1",)
    assert status is found["g1"].exit[0].status


@pytest.mark.parametrize(
    ("engagement", "status"),
    [
        (unproven(), Status.PASSED),
        (made.changed(unproven(), {"3.5": True}), Status.FAILED),
        (made.made(), Status.UNRESOLVED),
    ],
    ids=["free", "detected", "not yet known"],
)
def test_freedom_from_critical_mistakes_is_told_by_the_answers(engagement: Engagement, status: Status) -> None:
    found, _ = planned(engagement)
    assert status is found["g2"].exit[-1].status


def test_a_gate_that_has_passed_has_no_date_and_nothing_keeps_it_closed() -> None:
    found, _ = planned(company("a company tired of programmes"), passed={"g1", "g2"})
    assert [(phase.weeks, phase.dates, phase.closed_by) for phase in found.values() if phase.passed] == [
        (None, None, ())
    ] * 2
    assert found["g3"].weeks is not None
    assert found["last"].weeks is not None


def test_behind_a_closed_gate_lie_the_answers_of_its_mistakes_and_of_its_short_steps() -> None:
    engagement = unproven()
    assessment, (found, _) = evaluate(BANK, engagement), planned(engagement)
    for gate in GATES:
        asked = behind(BANK, assessment, found[gate.id])
        assert bool(asked) == bool(found[gate.id].closed_by)
        assert sorted(asked, key=[question.id for question in BANK.questions].index) == list(asked)
    closing = [each for each in assessment.mistakes if each.verdict is Verdict.DETECTED and each.band == "critical"]
    stages = {stage.id for stage in BANK.scoring.stages if stage.no_critical_mistake}
    last = next(gate for gate in reversed(GATES) if gate.stage in stages)
    asked = behind(BANK, assessment, found[last.id])
    assert {question for each in closing for question in each.answers} <= set(asked)


def test_behind_an_unmet_criterion_lie_its_answers() -> None:
    none_handed_over = {"5.5": {"handed-over": 0, "with-limits": 0}}
    engagement = made.changed(unproven(), none_handed_over)
    found, _ = planned(engagement)
    charter = next(each for each in found["g2"].exit if each.says.startswith("Charter"))
    assert (charter.status, charter.because) == (Status.FAILED, "No charter hands a decision over.")
    assert charter.questions == ("5.5",)
    assert f"“{charter.says.rstrip('.')}” is not met. {charter.because}" in found["g2"].closed_by
    assert "5.5" in behind(BANK, evaluate(BANK, engagement), found["g2"])
