"""The actions in order: the near ones in full, the rest before the gate that needs them, each with what called it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Call, Urgency
from assess.planning.reasons import the_way_it_is
from assess.planning.rollout import Window
from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.phases import numbered
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.library import Action
    from assess.bank.model import Bank
    from assess.planning.rollout import PlannedAction, RolloutPlan
    from assess.report.material import Material, Ref

MOST_IN_FULL = 10
_MOST_REFS = 3
_REASONS = {
    Urgency.DETECTED: "Mistake detected",
    Urgency.POSSIBLE: "Mistake possible",
    Urgency.LEVER: "Opens the next gate",
    Urgency.LOW: "Low score",
}
_IN_BRIEF = {
    Urgency.DETECTED: "Detected",
    Urgency.POSSIBLE: "Possible",
    Urgency.LEVER: "Opens the gate",
    Urgency.LOW: "Low",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an action is listed."""

    says: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action: its place in the order, why, what to do, who, how much work and how one sees that it worked.

    runs: from when to when, in weeks, or nothing where it cannot be dated.
    """

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
    runs: str


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions of one window or gate: `full` at length, `brief` in a line each."""

    name: str
    note: str
    full: tuple[ActionView, ...]
    brief: tuple[ActionView, ...]

    @property
    def dated(self) -> bool:
        """Whether any of those told briefly can be dated."""
        return any(each.runs for each in self.brief)


@dataclass(frozen=True, slots=True)
class ActionsView:
    """All actions. says: what they ask of the leaders' time. weeks: over a column of weeks, on what they rest.

    briefly: whether some are told in a line. later: that no gate waits for the last ones, by name.
    """

    says: str
    weeks: str
    briefly: bool
    groups: tuple[ActionGroup, ...]
    later: str


def actions_view(material: Material) -> ActionsView | None:
    """Return the actions of the plan in their windows, or None without a plan or where there is nothing to do."""
    plan = material.plan
    if plan is None or not plan.actions:
        return None
    groups = []
    for name, note, actions in windows(material.bank, plan):
        views = [_action(material, each, plan.actions) for each in actions]
        near = [view for view, each in zip(views, actions, strict=True) if _in_full(each)]
        groups.append(ActionGroup(name, note, tuple(near), tuple(view for view in views if view not in near)))
    says = " ".join(each for each in (phrases.told(plan.workload.says), at_today(plan)) if each)
    return ActionsView(says, weeks_head(plan), any(each.brief for each in groups), tuple(groups), _later(plan))


def weeks_head(plan: RolloutPlan) -> str:
    """Return what stands over a column of action weeks: "Weeks, at today's 3 hours"."""
    today = phrases.hours_a_week(plan.workload.hours).removesuffix(" a week")
    return f"Weeks, at today's {today}" if plan.workload.hours is not None else "Weeks"


def at_today(plan: RolloutPlan) -> str:
    """Return that weeks of actions and dates of gates rest on different hours, or nothing."""
    load = phrases.short_of_hours(plan)
    if load is None or load.enough is not Truth.FALSE or not any(each.weeks for each in plan.actions):
        return ""
    return (
        f"The weeks of actions are those at today's {phrases.hours_a_week(plan.workload.hours)}; the dates of the "
        "gates hold if the hours are freed."
    )


def _later(plan: RolloutPlan) -> str:
    later = phrases.of_window(plan, Window.LATER)
    if not later:
        return ""
    told = [f"{each.number}, {phrases.quoted(each.call.action.name)}" for each in later]
    return f"No gate waits for action {told[0]}." if len(told) == 1 else f"No gate waits for these: {'; '.join(told)}."


def windows(bank: Bank, plan: RolloutPlan) -> Iterator[tuple[str, str, tuple[PlannedAction, ...]]]:
    """Yield the windows that hold actions: each a name, a note and its actions, those that no gate waits for aside."""
    waiting = phrases.of_window(plan, Window.BEFORE_GATE)
    near = [days for days in bank.planning.capacity.windows if any(each.within == days for each in waiting)]
    for days in near:
        found = tuple(each for each in waiting if each.within == days)
        yield f"{'In the first' if days == near[0] else 'Then, within'} {days} days", "", found
    rest = [each for each in waiting if each.within not in near]
    for gate in dict.fromkeys(each.gate for each in rest):
        yield f"Before the gate to {phrases.gate_name(plan, gate)}", "", tuple(e for e in rest if e.gate == gate)
    conditional = phrases.of_window(plan, Window.CONDITIONAL)
    if conditional:
        note = "Settle the question first: the answer may make the action needless."
        yield "Only if an open question confirms a mistake", note, conditional


def _in_full(planned: PlannedAction) -> bool:
    """Return whether an action is told at length: the first ones of those that a gate waits for."""
    return planned.window is Window.BEFORE_GATE and planned.number <= MOST_IN_FULL


def _action(material: Material, planned: PlannedAction, all_: Sequence[PlannedAction]) -> ActionView:
    call, action, full = planned.call, planned.call.action, _in_full(planned)
    step = next((each.name for each in material.bank.steps if each.id == action.step), "")
    low, high = words.figure(action.effort.low), words.figure(action.effort.high)
    tools = [tool.name for tool in material.bank.tools if tool.id in action.tools]
    before = [str(number) for number in sorted(each.number for each in all_ if each.call.action.id in call.after)]
    told = call.calls if full else _foremost(planned)
    return ActionView(
        number=planned.number,
        name=action.name,
        step=f"Step {action.step}, {step}",
        does=words.sentence(action.does),
        reasons=(*(_reason(material, each, full=full) for each in told), *_needed(planned, all_)),
        after=f"after {words.listed(before)}" if before else "",
        owner=phrases.role_name(material.bank, action.owner),
        effort=days(action).replace("day", "person-day"),
        days=f"{low} to {high}" if low != high else low,
        success=words.sentence(action.success),
        tools="; ".join(tools),
        runs=phrases.counts(planned.weeks) if planned.weeks is not None else "",
    )


def _foremost(planned: PlannedAction) -> tuple[Call, ...]:
    """Return the call to tell of an action told in brief: of one that is certain, the first that makes it so."""
    calls = planned.call.calls
    certain = [each for each in calls if each.urgency is not Urgency.POSSIBLE]
    return tuple(certain[:1] if certain and planned.window is Window.BEFORE_GATE else calls[:1])


def days(action: Action) -> str:
    """Return the work in an action: "2 to 6 days"."""
    low, high = words.figure(action.effort.low), words.figure(action.effort.high)
    return f"{low} to {high} days" if low != high else words.measured(action.effort.low, "days")


def reason(call: Call) -> str:
    """Return in two or three words why an action is called for."""
    return _REASONS[call.urgency]


def _needed(planned: PlannedAction, all_: Sequence[PlannedAction]) -> tuple[Reason, ...]:
    """Return which actions wait for one, where that is why it stands so early or is certain at all."""
    call = planned.call
    firmer = planned.window is Window.BEFORE_GATE and call.urgency is Urgency.POSSIBLE
    waiting = [each for each in all_ if call.action.id in each.call.after]
    if firmer:
        waiting = [each for each in waiting if each.window is Window.BEFORE_GATE]
    if waiting and (firmer or call.pressing is not call.urgency):
        return (Reason(f"needed first by {numbered([each.number for each in waiting])}", ()),)
    return (Reason("frees leaders' hours", ()),) if firmer and call.action.frees_hours else ()


def _reason(material: Material, call: Call, *, full: bool) -> Reason:
    kind = _REASONS[call.urgency] if full else _IN_BRIEF[call.urgency]
    refs = material.refs(call.questions) if full else material.few_refs(call.questions, _MOST_REFS)
    if call.below is None:
        return Reason(f"{kind}: {material.mistake_name(call.subject)}", refs)
    if not full:
        return Reason(f"{kind}: {material.question_name(call.subject)}", refs)
    return Reason(f"{kind}: {low(material, call)}", refs)


def low(material: Material, call: Call) -> str:
    """Return how far a question misses the mark: "“Who decides today” is worth 10 of 100, called for below 75"."""
    name = phrases.quoted(material.question_name(call.subject))
    worth = f"worth {words.span(call.points)} of 100, called for below {words.points(call.below or 0.0)}"
    return f"{name}{the_way_it_is(material.bank, call.subject)} is {worth}"
