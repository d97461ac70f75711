"""The alternatives: leave it, mend without decentralising, or go on; what each costs, brings and risks here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.actions import Urgency
from assess.planning.rollout import Window
from assess.report import words
from assess.report.board.obstacles import in_the_way, obstacles
from assess.report.board.source import Source, of_register, source
from assess.report.mistakes import ranked
from assess.report.rollout import phrases
from assess.report.rollout.brief import cost_until
from assess.scoring.assessment import Verdict
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.planning.rollout import Phase, PlannedAction, RolloutPlan
    from assess.report.material import Material
    from assess.scoring.assessment import AspectScore, MistakeFinding

DECISIONS = "decisions"
_ELAPSED, _WORKED = "elapsed-days", "working-days"
_SPEED = "decision-speed"
_ROWS = ("What is done", "What it costs", "What it brings", "What it risks", "The way back")
_MOST_TOLD = 1
_MOST_SAID = 170
_MOST_NAMED = 3
_FAST = 75


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One thing told of every option, in their order."""

    name: str
    cells: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class AlternativesView:
    """The options beside each other. proposed: what this paper proposes, in a sentence."""

    heads: tuple[str, ...]
    marks: tuple[str, ...]
    rows: tuple[OptionRow, ...]
    proposed: str


def alternatives_view(material: Material, plan: RolloutPlan) -> AlternativesView | None:
    """Return the alternatives, or None where every gate has been passed."""
    ahead = _ahead(plan)
    if not ahead:
        return None
    place, proposed = _proposed(material, plan)
    heads = ("Leave it as it is", "Mend, without decentralising", _going_on(ahead))
    return AlternativesView(
        heads=heads,
        marks=tuple("Proposed" if each == place else "" for each in range(len(heads))),
        rows=tuple(_rows(material, plan, ahead)),
        proposed=proposed,
    )


def _proposed(material: Material, plan: RolloutPlan) -> tuple[int, str]:
    if not material.assessment.coverage.sufficient:
        return -1, "None can be proposed before the first questions are answered."
    if plan.offers.advises_against:
        return 1, "This paper proposes to mend and not to decentralise: no business model fits the lines."
    return 2, "This paper proposes the third: it goes one gate at a time, and each gate can still say no."


def _ahead(plan: RolloutPlan) -> tuple[Phase, ...]:
    """Return the phases up to the end of the pilot, or the one up to the next gate where the pilot lies behind."""
    left = [phase for phase in plan.phases if not phase.passed and phase.gate]
    pilot = next((number for number, phase in enumerate(left) if phase.kill), None)
    return tuple(left[: pilot + 1] if pilot is not None else left[:1])


def _going_on(ahead: Sequence[Phase]) -> str:
    last = ahead[-1]
    if not last.kill:
        return f"Go on: {phrases.inside(last.name)}"
    return "Prepare and run one pilot" if len(ahead) > 1 else "Run the pilot to its end"


def _rows(material: Material, plan: RolloutPlan, ahead: Sequence[Phase]) -> tuple[OptionRow, ...]:
    detected, speed = ranked(material, Verdict.DETECTED), _decision_speed(material)
    shown = [question for found in detected[:_MOST_TOLD] for question in found.answers]
    sources = (
        source(material, [], "Actions"),
        of_register(material, DECISIONS, "Money"),
        source(material, shown, "Mistakes"),
        source(material, speed.questions if speed else [], "Gates"),
        source(material, []),
    )
    options = (_leaving(material), _mending(material, plan, speed), _going(material, plan, ahead))
    return tuple(
        OptionRow(name, cells, beside)
        for name, cells, beside in zip(_ROWS, zip(*options, strict=True), sources, strict=True)
    )


def _decision_speed(material: Material) -> AspectScore | None:
    profile = material.assessment.profile
    return next((each for each in profile if each.id == _SPEED and each.range is not None), None)


# What is told of one option, in the order of the rows


def _leaving(material: Material) -> tuple[str, ...]:
    found = ranked(material, Verdict.DETECTED)[:_MOST_TOLD]
    may = len(ranked(material, Verdict.POSSIBLE))
    risks = [_harm(each) for each in found] or ["None that the answers show."]
    if not found and may:
        risks.append(f"{words.sentence(words.counted(may, 'mistake'))[:-1]} may still come to light.")
    return (
        "Decisions are taken as today.",
        f"No new money. {_waiting(material)}",
        "No disturbance.",
        " ".join(risks),
        "Every other way stays open.",
    )


def _harm(found: MistakeFinding) -> str:
    """Return a mistake with what it leads to; with its name alone where that is long, as the harm comes last."""
    short = len(found.consequence) <= _MOST_SAID
    return f"{found.name}: {phrases.inside(found.consequence)}" if short else f"{found.name}."


def _waiting(material: Material) -> str:
    """Return what the decisions traced have waited for, from the client's own table."""
    rows = material.engagement.registers.get(DECISIONS, ())
    days = [(row.cells.get(_ELAPSED), row.cells.get(_WORKED)) for row in rows]
    known = [(a, b) for a, b in days if isinstance(a, int | float) and isinstance(b, int | float)]
    if not known:
        return "What waiting costs today is not yet known."
    took, worked = (sum(column) for column in zip(*known, strict=True))
    one = len(known) == 1
    which = "The one decision traced" if one else f"The {words.spelled(len(known))} decisions traced"
    on = f"somebody worked on {words.figure(worked)} of those days"
    return f"{which} took {words.measured(took, 'days')}{'' if one else ' in all'}; {on}."


def _mending(material: Material, plan: RolloutPlan, speed: AspectScore | None) -> tuple[str, ...]:
    done, costs, brings = _cured(material, plan)
    points = words.span(speed.range) if speed and speed.range and speed.range.high < _FAST else ""
    slow = f"Decision speed, {points} of 100, rises only as far as these actions raise it." if points else ""
    idle = "; actions that only prepare for that can be left out" if any(map(_cures, plan.actions)) else ""
    return (
        done,
        costs,
        brings,
        f"It hands nothing over{idle}. {slow}".strip(),
        "What is mended stays useful, with or without a pilot.",
    )


def _cured(material: Material, plan: RolloutPlan) -> tuple[str, str, str]:
    """Return what is done against the mistakes detected, what that costs and what it ends."""
    cures = _with_what_comes_before(plan, [each for each in plan.actions if _cures(each)])
    names = [found.name for found in ranked(material, Verdict.DETECTED)]
    if not cures or not names:
        if material.assessment.coverage.sufficient:
            may = bool(ranked(material, Verdict.POSSIBLE))
            brings = "What is possible is found out." if may else "Nothing new."
            return "Little: no common mistake is detected.", "Next to nothing.", brings
        return "Not yet known: the answers do not show what is to be mended.", "Not yet known.", "Not yet known."
    rest = len(names) - _MOST_NAMED if len(names) > _MOST_NAMED + 1 else 0
    shown = names[: len(names) - rest]
    ends = words.listed([*shown, f"{words.spelled(rest)} more" if rest else ""])
    actions = words.sentence(words.counted(len(cures), "action"))[:-1]
    return f"{actions} against the mistakes detected.", _effort(material, plan, cures), f"It ends {ends}."


def _cures(action: PlannedAction) -> bool:
    return any(call.urgency is Urgency.DETECTED for call in action.call.calls)


def _with_what_comes_before(plan: RolloutPlan, actions: Sequence[PlannedAction]) -> list[PlannedAction]:
    """Return actions and all that must be finished before them, in the plan's order."""
    after = {each.call.action.id: each.call.after for each in plan.actions}
    wanted = [each.call.action.id for each in actions]
    for one in wanted:  # grows while it is read: whatever comes before what comes before
        wanted.extend(each for each in after.get(one, ()) if each not in wanted)
    return [each for each in plan.actions if each.call.action.id in wanted]


def _effort(material: Material, plan: RolloutPlan, cures: Sequence[PlannedAction]) -> str:
    """Return the work in actions, and its price where a day rate is given."""
    effort = Range(sum(c.call.action.effort.low for c in cures), sum(c.call.action.effort.high for c in cures))
    told = words.sentence(phrases.person_weeks(effort.scaled(1 / material.bank.planning.capacity.days_a_week)))
    rate = plan.money.day_rate
    if rate is None:
        return told
    price = phrases.amount(Range(effort.low * rate.low, effort.high * rate.high), plan.money.currency)
    return f"{told} At the day rate given: {price}."


def _going(material: Material, plan: RolloutPlan, ahead: Sequence[Phase]) -> tuple[str, ...]:
    last = ahead[-1]
    names = words.listed(phrases.inside(each.name) for each in ahead)
    brings = words.sentence(last.means)
    if last.kill and last.exit:
        first = phrases.inside(last.exit[0].says).rstrip(".")
        brings = f"Proof before others follow, or the lack of it. It is judged first by this: {first}."
    return (
        words.sentence(f"{names}, each up to a gate of its own" if len(ahead) > 1 else names),
        _until(plan, ahead),
        words.sentence(brings),
        _in_the_way(material, ahead),
        words.sentence(last.rollback),
    )


def _until(plan: RolloutPlan, ahead: Sequence[Phase]) -> str:
    """Return what it costs up to the next gate, and up to the last one of those told of."""
    gates = {gate.gate: gate for gate in plan.schedule.gates}
    first, last = gates[ahead[0].gate], gates[ahead[-1].gate]
    told = f"{cost_until(plan, first) or 'nothing more'} until the gate to {first.name}"
    end = cost_until(plan, last)
    if last is not first and end:
        told += f", {end} by the end of the pilot"
    unsure = sum(each.window is Window.CONDITIONAL for each in plan.actions)
    if 2 * unsure > len(plan.actions):
        told += ", without the actions that an open question must still confirm"
    return words.sentence(told)


def _in_the_way(material: Material, ahead: Sequence[Phase]) -> str:
    kills = len(ahead[-1].kill)
    gates = f"of {words.counted(len(ahead), 'gate')} together" if len(ahead) > 1 else ""
    said = in_the_way(obstacles(material, ahead), gates)
    return f"{said} {words.sentence(words.counted(kills, 'event'))[:-1]} may end it before." if kills else said
