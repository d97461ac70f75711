"""The actions in order, under the 30, 60 and 90 days, the gates and the conditions they stand before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.rollout import Window
from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.actions import days, low, reason, windows
from assess.tui.rollout.part import Item, Part, block, heading, in_short, said, titled
from assess.tui.widgets.timeline import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from assess.planning.actions import Call
    from assess.planning.rollout import PlannedAction, RolloutPlan
    from assess.report.material import Material

_OWNER, _RUNS = 22, 16
_ROOMY = 90


def actions_part(material: Material) -> Part:
    """Return the part on actions."""
    plan = material.plan
    if plan is None:
        return Part(())
    says = words.counted(len(plan.actions), "action")
    if not plan.actions:
        return Part((in_short("nothing calls for an action", said("No finding calls for an action.")),))
    counted = [f"{name}: {words.counted(len(group), 'action')}." for name, _, group in windows(material.bank, plan)]
    return Part(
        (
            in_short(says, said(phrases.told(plan.workload.says)), block("When", counted)),
            *_items(material, plan),
        )
    )


def _items(material: Material, plan: RolloutPlan) -> Iterator[Item]:
    for name, note, group in windows(material.bank, plan):
        yield heading(name)
        yield from (_item(material, plan, each, note) for each in group)
    later = phrases.of_window(plan, Window.LATER)
    if later:
        yield heading("Later: no gate waits for them")
    yield from (_item(material, plan, each, "No gate waits for it.") for each in later)


def _item(material: Material, plan: RolloutPlan, planned: PlannedAction, note: str) -> Item:
    action = planned.call.action
    owner = phrases.role_name(material.bank, action.owner)
    asked = {question for call in planned.call.calls for question in call.questions}
    return Item(
        row=lambda width: _row(planned, owner, width),
        told=lambda _: _told(material, plan, planned, note),
        about=f"{planned.number} {action.name}",
        questions=material.bank.in_order(asked),
    )


def _row(planned: PlannedAction, owner: str, width: int) -> Content:
    runs = f"weeks {phrases.counts(planned.weeks)}" if planned.weeks is not None else ""
    name = f"{planned.number:>3} {planned.call.action.name}"
    if width < _ROOMY:
        return fitted(name, width - _RUNS - 1) + " " + fitted(runs, _RUNS)
    rest = width - _OWNER - _RUNS - 2
    return fitted(name, rest) + " " + fitted(owner, _OWNER) + " " + fitted(runs, _RUNS)


def _told(material: Material, plan: RolloutPlan, planned: PlannedAction, note: str) -> Content:
    action = planned.call.action
    numbers = {each.call.action.id: each for each in plan.actions}
    step = next((each.name for each in material.bank.steps if each.id == action.step), "")
    before = [f"{numbers[one].number} {numbers[one].call.action.name}" for one in planned.call.after if one in numbers]
    tools = [f"{tool.name} ({', '.join(tool.examples)})" for tool in material.bank.tools if tool.id in action.tools]
    gate = phrases.gate_name(plan, planned.gate)
    runs = f"It runs in weeks {phrases.counts(planned.weeks)}." if planned.weeks is not None else ""
    return titled(
        f"{planned.number} {action.name}",
        said(words.sentence(action.does)),
        block("Why", (_why(material, call) for call in planned.call.calls)),
        said(
            f"Owner: {phrases.role_name(material.bank, action.owner)}. Work: {days(action)}.",
            f"Step {action.step}, {phrases.inside(step)}.",
            " ".join(each for each in (f"Before the gate to {gate}." if gate else "", runs, note) if each),
        ),
        block("After", before),
        block("How one sees that it worked", [words.sentence(action.success)]),
        block("Tools", tools),
    )


def _why(material: Material, call: Call) -> str:
    name = material.mistake_name(call.subject) if call.below is None else low(material, call)
    return words.sentence(f"{reason(call)}: {name} ({words.questions(call.questions)})")
