"""The actions as issues for Jira's importer."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.exports.jira import issues, jira_sheet
from assess.exports.sheets import as_csv
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.planning.rollout import RolloutPlan

BANK = example.bank()


def rows(plan: RolloutPlan) -> tuple[list[str], list[list[str]]]:
    heads, *found = csv.reader(io.StringIO(as_csv(jira_sheet(BANK, plan)).decode(), newline=""))
    return heads, found


@pytest.mark.parametrize("plan", [plans.made(), plans.unknown(), plans.empty()], ids=["made", "unknown", "empty"])
def test_parents_stand_above_their_children_and_ids_are_unique(plan: RolloutPlan) -> None:
    heads, found = rows(plan)
    ids = [row[heads.index("Issue ID")] for row in found]
    assert len(ids) == len(set(ids))
    for place, row in enumerate(found):
        parent = row[heads.index("Parent")]
        if row[heads.index("Issue Type")] == "Epic":
            assert parent == ""
        else:
            assert found[ids[:place].index(parent)][heads.index("Issue Type")] == "Epic"


def test_heads_have_no_punctuation_and_labels_no_spaces() -> None:
    heads, found = rows(plans.made())
    assert all(head.replace(" ", "").isalpha() for head in heads)
    labels = [place for place, head in enumerate(heads) if head == "Labels"]
    assert not any(" " in row[place] for row in found for place in labels)


def test_an_action_belongs_to_the_phase_of_its_gate_and_a_later_one_to_the_last() -> None:
    plan = plans.made()
    found = {each.number: each for each in issues(BANK, plan)}
    tasks = [each for each in found.values() if each.kind == "Task"]
    names = [found[task.parent].summary for task in tasks if task.parent is not None]
    phases = {phase.gate: phase.name for phase in plan.phases}
    assert [phases[action.gate] for action in plan.actions] == names


def test_a_prerequisite_blocks_what_waits_for_it() -> None:
    found = {each.summary: each for each in issues(BANK, plans.made())}
    first, second = (found[action.name] for action in BANK.actions[:2])
    assert ((second.number,), ()) == (first.blocks, second.blocks)


def test_links_and_labels_repeat_their_head_as_often_as_the_fullest_issue_needs() -> None:
    plan = plans.made()
    first, *others = plan.actions
    after = tuple(replace(each, call=replace(each.call, after=(first.call.action.id,))) for each in others[:3])
    heads, found = rows(replace(plan, actions=(first, *after)))
    assert (heads.count("Labels"), heads.count("Blocks")) == (4, 3)
    assert {len(heads)} == {len(row) for row in found}


def test_estimates_are_the_most_work_in_seconds_and_dates_are_those_of_the_action() -> None:
    plan = plans.made()
    task = next(each for each in issues(BANK, plan) if each.kind == "Task")
    assert BANK.actions[0].effort.high * 28_800 == task.seconds
    start, due = date.fromisoformat(task.start or ""), date.fromisoformat(task.due or "")
    assert date.fromisoformat(plan.schedule.start) < start < due


def test_without_a_start_date_nothing_is_dated() -> None:
    assert {(None, None)} == {(each.start, each.due) for each in issues(BANK, plans.unknown())}


def test_phases_that_lie_behind_are_no_epics() -> None:
    plan = plans.far_along()
    behind = {phase.name for phase in plan.phases if phase.passed}
    assert not behind & {each.summary for each in issues(BANK, plan)}
