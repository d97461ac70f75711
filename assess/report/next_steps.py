"""The next actions in order, each with what called it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import ActionCall, Call, Urgency, next_actions
from assess.report import words

if TYPE_CHECKING:
    from assess.bank.library import Action
    from assess.report.material import Material, Ref

MOST_IN_FULL = 12
_REASONS = {
    Urgency.DETECTED: "Mistake detected",
    Urgency.POSSIBLE: "Mistake possible",
    Urgency.LEVER: "Opens the next gate",
    Urgency.LOW: "Low score",
}
_GROUPS = (
    ((Urgency.DETECTED,), "Because a mistake is detected", ""),
    (
        (Urgency.POSSIBLE,),
        "If the open question confirms a mistake",
        "Settle the question first: the answer may make the action needless.",
    ),
    ((Urgency.LEVER, Urgency.LOW), "Because a score is low", ""),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an action is listed."""

    says: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action: its place in the order, why, what to do, who, how much work and how one sees that it worked."""

    number: int
    name: str
    step: str
    does: str
    reasons: tuple[Reason, ...]
    after: str
    owner: str
    effort: str
    days: str
    success: str
    tools: str


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions called for by the same kind of finding: the first of the whole list in full, the later ones in brief."""

    name: str
    note: str
    full: tuple[ActionView, ...]
    brief: tuple[ActionView, ...]


def actions_view(material: Material) -> tuple[ActionGroup, ...]:
    """Return the actions in order, in groups by how pressing they are; numbers run on through the groups.

    An action that a pressing one waits for stands in the group where it must be done, whatever called it itself.
    """
    calls = next_actions(material.bank, material.assessment, material.levers)
    numbers = {call.action.id: number for number, call in enumerate(calls, 1)}
    groups = []
    for kinds, name, note in _GROUPS:
        actions = tuple(_action(material, call, calls, numbers) for call in calls if call.pressing in kinds)
        if actions:
            groups.append(ActionGroup(name, note, _first(actions), _later(actions)))
    return tuple(groups)


def _first(actions: tuple[ActionView, ...]) -> tuple[ActionView, ...]:
    return tuple(action for action in actions if action.number <= MOST_IN_FULL)


def _later(actions: tuple[ActionView, ...]) -> tuple[ActionView, ...]:
    return tuple(action for action in actions if action.number > MOST_IN_FULL)


def _action(material: Material, call: ActionCall, calls: tuple[ActionCall, ...], numbers: dict[str, int]) -> ActionView:
    action = call.action
    step = next((each.name for each in material.bank.steps if each.id == action.step), "")
    role = material.bank.role_by_id.get(action.owner)
    low, high = words.figure(action.effort.low), words.figure(action.effort.high)
    tools = [f"{tool.name} ({', '.join(tool.examples)})" for tool in material.bank.tools if tool.id in action.tools]
    before = [str(numbers[one]) for one in sorted(call.after, key=lambda one: numbers[one])]
    return ActionView(
        number=numbers[action.id],
        name=action.name,
        step=f"Step {action.step}, {step}",
        does=words.sentence(action.does),
        reasons=(*(_reason(material, each) for each in call.calls), *_needed(call, calls, numbers)),
        after=f"after {words.listed(before)}" if before else "",
        owner=role.name if role else action.owner,
        effort=days(action).replace("day", "person-day"),
        days=f"{low} to {high}" if low != high else low,
        success=words.sentence(action.success),
        tools="; ".join(tools),
    )


def days(action: Action) -> str:
    """Return the work in an action: "2 to 6 days"."""
    low, high = words.figure(action.effort.low), words.figure(action.effort.high)
    return f"{low} to {high} days" if low != high else words.measured(action.effort.low, "days")


def _needed(call: ActionCall, calls: tuple[ActionCall, ...], numbers: dict[str, int]) -> tuple[Reason, ...]:
    """Return which more pressing actions wait for one, where that is why it stands so early."""
    if call.pressing is call.urgency:
        return ()
    waiting = [str(numbers[each.action.id]) for each in calls if call.action.id in each.after]
    return (Reason(f"Needed first by action {words.listed(waiting)}", ()),)


def _reason(material: Material, call: Call) -> Reason:
    if call.below is None:
        return Reason(f"{_REASONS[call.urgency]}: {material.mistake_name(call.subject)}", material.refs(call.questions))
    name = material.question_name(call.subject)
    worth = f"worth {words.span(call.points)}, below {words.points(call.below)}"
    return Reason(f"{_REASONS[call.urgency]}: {name} is {worth}", material.refs(call.questions))
