"""The actions as issues that Jira's CSV importer reads: each phase an epic, each action a task below it.

As Atlassian describes the importer (support.atlassian.com, "Prepare a CSV file for import" and "Keep work parent-child
relationships during CSV import"): parents stand above their children, `Parent` holds the parent's `Issue ID`, heads
have no punctuation, a field of several values is a head that repeats, labels have no spaces, estimates are in seconds,
and a link is a column of ids that is mapped to a link type, here "blocks".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assess.exports.plan_sheets import WINDOWS, days_of, reason
from assess.exports.sheets import sheet_of
from assess.planning.actions import Urgency
from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.actions import days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.exports.cells import Value
    from assess.exports.sheets import Sheet
    from assess.planning.rollout import Phase, PlannedAction, RolloutPlan

_PRIORITIES = {
    Urgency.DETECTED: "Highest",
    Urgency.POSSIBLE: "High",
    Urgency.LEVER: "Medium",
    Urgency.LOW: "Low",
}
_HEADS = (
    "Issue ID", "Issue Type", "Summary", "Description", "Parent", "Priority", "Original Estimate", "Start date",
    "Due Date",
)  # fmt: skip
_SECONDS_A_DAY = 8 * 60 * 60  # a working day as Jira counts it unless told otherwise


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. parent: the epic's number, None for an epic. blocks: the numbers of those that wait for it."""

    number: int
    kind: str
    summary: str
    description: str
    parent: int | None
    priority: str
    labels: tuple[str, ...]
    seconds: int | None
    start: str | None
    due: str | None
    blocks: tuple[int, ...] = ()


def jira_sheet(bank: Bank, plan: RolloutPlan) -> Sheet:
    """Return the issues, epics first; heads of labels and links repeat as often as the fullest issue needs."""
    found = issues(bank, plan)
    labels = max((len(each.labels) for each in found), default=1)
    blocks = max((len(each.blocks) for each in found), default=0)
    repeated = (*["Labels"] * labels, *["Blocks"] * blocks)
    return sheet_of("Jira", (*_HEADS, *repeated), (_row(each, labels, blocks) for each in found))


def issues(bank: Bank, plan: RolloutPlan) -> tuple[Issue, ...]:
    """Return an epic for each phase that lies ahead, then a task for each action below the phase it belongs to."""
    ahead = [phase for phase in plan.phases if not phase.passed]
    epics = {phase.gate: _epic(number, phase) for number, phase in enumerate(ahead, start=1)}
    numbers = {each.call.action.id: len(ahead) + each.number for each in plan.actions}
    waiting: dict[str, list[int]] = {one: [] for one in numbers}
    for each in plan.actions:
        for before in each.call.after:
            waiting[before].append(numbers[each.call.action.id])
    tasks = (_task(bank, plan, each, epics.get(each.gate)) for each in plan.actions)
    return (
        *epics.values(),
        *(replace(task, blocks=tuple(waiting[one])) for one, task in zip(numbers, tasks, strict=True)),
    )


def _epic(number: int, phase: Phase) -> Issue:
    dates = phase.dates or {}
    told = [words.sentence(phase.means)]
    if phase.gate:
        told.append(f"Ends with the gate to {phase.gate_name}, brought by: {phase.owner}.")
    if phase.weeks is not None:
        middle, safe = (phrases.when(phase.weeks, phase.dates, each) for each in ("p50", "p80"))
        told.append(f"Manage to {middle} (P50); promise {safe} (P80).")
    told += [f"Exit: {words.sentence(each.says)}" for each in phase.exit]
    told += [f"May end it before: {words.sentence(each.says)} {words.sentence(each.then)}" for each in phase.kill]
    return Issue(
        number,
        "Epic",
        phase.name,
        "\n".join(told),
        parent=None,
        priority="High",
        labels=("assess", *([f"gate-{phase.gate}"] if phase.gate else [])),
        seconds=None,
        start=None,
        due=dates["p50"][1] if "p50" in dates else None,
    )


def _task(bank: Bank, plan: RolloutPlan, planned: PlannedAction, epic: Issue | None) -> Issue:
    action, runs = planned.call.action, days_of(plan, planned.weeks)
    told = (
        words.sentence(action.does),
        f"Done when: {words.sentence(action.success)}",
        f"Owner: {phrases.role_name(bank, action.owner)}.",
        f"Work: {days(action)}; the estimate is the most of it. Leaders' hours: {words.figure(action.leader_hours)}.",
        f"When: {WINDOWS[planned.window]}.",
        f"Called by: {reason(bank, planned)}.",
        f"See {words.questions(planned.call.questions)}." if planned.call.questions else "",
    )
    return Issue(
        sum(not phase.passed for phase in plan.phases) + planned.number,
        "Task",
        action.name,
        "\n".join(filter(None, told)),
        parent=epic.number if epic else None,
        priority=_PRIORITIES[planned.call.pressing],
        labels=(
            "assess",
            f"step-{action.step}",
            planned.window.value,
            *([f"gate-{planned.gate}"] if planned.gate else []),
        ),
        seconds=round(action.effort.high * _SECONDS_A_DAY),
        start=runs[0] if runs else None,
        due=runs[1] if runs else None,
    )


def _row(issue: Issue, labels: int, blocks: int) -> tuple[Value, ...]:
    return (
        issue.number,
        issue.kind,
        issue.summary,
        issue.description,
        issue.parent,
        issue.priority,
        issue.seconds,
        issue.start,
        issue.due,
        *_filled(issue.labels, labels),
        *_filled(issue.blocks, blocks),
    )


def _filled(values: Sequence[str | int], places: int) -> tuple[Value, ...]:
    return (*values, *[None] * (places - len(values)))
