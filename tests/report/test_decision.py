"""What a board reads first: the gaps that close the next gate, and what must be ruled out besides."""

from __future__ import annotations

from assess.report.decision import decision

from .board import boards


def test_where_a_critical_mistake_closes_the_gate_those_that_may_be_are_named_too() -> None:
    assert "; three possible ones to be ruled out, Neglecting guardrails, Assuming" in decision(
        boards.stuff("manufacturer")
    )


def test_what_wants_proof_is_said_as_such() -> None:
    assert decision(boards.stuff("ready")) == (
        "Nothing known closes the gate to Scale, first wave. Not yet settled: proof that the pilot's five exit "
        "criteria are met, each with a date, proof and an approver."
    )


def test_where_too_little_is_answered_it_is_decided_who_answers_first() -> None:
    assert decision(boards.stuff("silent")) == "Decide who answers questions 4.3, 4.4 and 3.1 first, and by when."


def test_behind_every_gate_the_rest_of_the_rollout_is_still_to_finish() -> None:
    assert decision(boards.stuff("best")) == (
        "Every gate is passed. What is left is to finish the rollout and keep them so."
    )
