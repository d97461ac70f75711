"""A rollout plan as plain lines of text, for a terminal, a pipe or a screen reader. Every line stands on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.rollout import Window
from assess.report import words
from assess.report.rollout import actions, brief, line, money, phases, phrases, schedule, squad
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.bank.model import Bank
    from assess.planning.actions import Call
    from assess.planning.rollout import Candidate, Phase, PlannedAction, RolloutPlan, SquadChoice, StopCost, Tranche

_MOST_IN_FULL = 10
_MOST_QUESTIONS = 4
_MOST_MENDED = 2
_NAME = 28
_GATE = 21
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def plan_lines(bank: Bank, plan: RolloutPlan, *, by: str | None = None) -> tuple[str, ...]:
    """Return everything a plan says that a person would want to read at a terminal.

    by: an ISO date; the chance that each gate is decided by then is told beside it. No line holds a control character.
    """
    lines = [f"{phrases.name(plan.company) or 'No company named'}: the rollout plan", *_headline(bank, plan)]
    lines += _titled("The line that goes first", _line_lines(plan))
    lines += _titled("The squad", _squad_lines(plan))
    lines += _titled("The gates", _gate_lines(plan, by))
    lines += _titled("What to do", _action_lines(bank, plan))
    lines += _titled("The phases", _phase_lines(plan))
    lines += _titled("Money and work", _money_lines(plan))
    lines += _titled("What is not known", _unknown_lines(bank, plan))
    return tuple(map(_plain, lines))


def _plain(said: str) -> str:
    """Return a line without control characters, line ends and marks that turn the direction of text."""
    return "".join(each for each in said.replace("\N{NO-BREAK SPACE}", " ") if each.isprintable() or each in _JOINERS)


def _titled(title: str, told: Iterable[str]) -> Iterator[str]:
    """Yield a title and what belongs under it, or nothing where nothing does."""
    lines = [f"  {each}" for each in told if each.strip()]
    if lines:
        yield from ("", title, *lines)


def _headline(bank: Bank, plan: RolloutPlan) -> Iterator[str]:
    answer, _ = brief.chosen(bank, plan.pilot)
    asked = brief.asked(bank, plan)
    if plan.offers.advises_against:
        yield f"First of all: {plan.offers.advises_against}"
    said = answer if plan.pilot.chosen else phrases.inside(answer)
    topic = "First line" if brief.piloting(bank, plan) else "Goes first"
    yield f"{topic}: {phrases.ended(said)} {schedule.headline(plan)}"
    if asked:
        yield f"To decide now: {asked}"


def _line_lines(plan: RolloutPlan) -> Iterator[str]:
    pilot = plan.pilot
    yield words.sentence(phrases.told(pilot.says))
    if pilot.override is not None:
        yield f"Override. {line.override(pilot)}"
    yield line.equals(pilot)
    for each in pilot.lines:
        first = f"; first in {phrases.share(each.first)} of draws" if each.first is not None else ""
        told = f"value {words.span(each.value)}; screens: {line.screened(each)}{first}"
        yield f"{phrases.name(each.line, _NAME):<{_NAME}}  {told}"
    for each in pilot.lines:
        if each.line != pilot.chosen and each.why_not:
            yield f"Why not {phrases.name(each.line)}: {_sentences(each.why_not)}"
        if each.line != pilot.chosen and each.would_win and _near(each):
            yield f"What would make {phrases.name(each.line)} the one: {_sentences(each.would_win)}"


def _near(candidate: Candidate) -> bool:
    """Return whether a line fails so few screens that what would mend it is worth a line."""
    return sum(each.passes is Truth.FALSE for each in candidate.screens) <= _MOST_MENDED


def _squad_lines(plan: RolloutPlan) -> Iterator[str]:
    choice = plan.squad
    yield words.sentence(phrases.told(choice.says))
    yield from (f"Override. {each}" for each in squad.overrides(plan))
    if choice.squads:
        yield from _member_lines(choice)
        yield from (f"Next best: {squad.differing(choice.squads[0], each)}" for each in choice.squads[1:])
    yield from (f"Missing: {each}" for each in squad.missing(choice))
    for why, people in squad.by_reason(tuple(each for each in choice.left_out if not each.unknown)):
        yield f"Cannot join, {phrases.inside(phrases.told(why))}: {squad.some(people)}."


def _member_lines(choice: SquadChoice) -> Iterator[str]:
    best = choice.squads[0]
    for each in best.members:
        lead = f" ({words.shortened(each.lead, 80)})" if each.lead else ""
        brings = words.shortened(words.listed(each.skills), 200)
        required = " Required by hand." if each.required else ""
        yield f"{phrases.name(each.person)}{lead}{f': {brings}' if brings else ''}.{required}"
    yield from squad.equals(best)
    breaking = [each for each in best.losses if each.unmet]
    yield from (f"Without {phrases.name(each.person)}, {phrases.inside(squad.loss(each))}" for each in breaking)
    if best.losses and not breaking:
        yield squad.losses_that_matter(best)
    yield squad.quality(choice)


def _gate_lines(plan: RolloutPlan, by: str | None) -> Iterator[str]:
    timing = plan.schedule
    yield f"{schedule.start(timing)} Manage to P50, promise P80."
    yield schedule.passed(timing)
    for gate in timing.gates:
        if not gate.passed:
            yield f"{gate.name:<{_GATE}}  {schedule.both(gate.weeks, gate.dates)}{_chance(plan, gate.gate, by)}"
    yield f"{schedule.ALL:<{_GATE}}  {schedule.both(timing.end, timing.end_dates)}"
    rests = schedule.hours(plan)
    yield f"The dates rest on the leaders' hours. {rests}" if rests else ""
    if by is not None and not timing.start:
        yield f"Without a start date no chance by {words.day(by)} can be told: assess plan FILE --start DATE."


def _chance(plan: RolloutPlan, gate: str, by: str | None) -> str:
    """Return the chance that a gate is decided by a date, or nothing where none is asked for or can be told."""
    if by is None:
        return ""
    from assess.planning.chances import chance_by  # noqa: PLC0415 - loads numpy, and only a date asks for it

    timed = next(each for each in plan.schedule.gates if each.gate == gate)
    chance = chance_by(timed, plan.schedule.start, by, plan.engagement.plan.holidays)
    return f"; by {words.day(by)}: {phrases.share(chance)}" if chance is not None else ""


def _action_lines(bank: Bank, plan: RolloutPlan) -> Iterator[str]:
    if not plan.actions:
        return
    if not schedule.hours(plan):
        yield words.sentence(phrases.told(plan.workload.says))
    dated = any(each.within for each in plan.actions)
    for name, note, group in actions.windows(bank, plan):
        full = [each for each in group if each.within or (not dated and _early(each))]
        yield f"{name}{f'. {note}' if note else ':'}"
        yield from (f"  {_action(bank, each)}" for each in full)
        rest = [each for each in group if each not in full]
        yield f"  {_named(rest)}" if rest else ""
    later = phrases.of_window(plan, Window.LATER)
    if later:
        yield f"Later, as no gate waits for them: {_named(later)}"


def _early(planned: PlannedAction) -> bool:
    return planned.number <= _MOST_IN_FULL and planned.window is Window.BEFORE_GATE


def _action(bank: Bank, planned: PlannedAction) -> str:
    """Return one action: its name, whose it is, how much work, when and why."""
    action, runs = planned.call.action, planned.weeks
    told = [phrases.role_name(bank, action.owner), actions.days(action)]
    told += [f"weeks {phrases.counts(runs)} at today's hours"] if runs is not None else []
    return f"{planned.number} {action.name}. {'; '.join(told)}. {_why(bank, planned.call.calls[0])}."


def _why(bank: Bank, call: Call) -> str:
    named = bank.mistake_by_id if call.below is None else bank.question_by_id
    name = named[call.subject].name if call.subject in named else call.subject
    return f"{actions.reason(call)}: {name} ({_some(call.questions)})"


def _some(questions: tuple[str, ...]) -> str:
    """Return the questions, or the first of them and how many more there are."""
    rest = len(questions) - _MOST_QUESTIONS
    if rest <= 0:
        return words.questions(questions)
    return words.questions((*questions[:_MOST_QUESTIONS], f"{words.spelled(rest)} more"))


def _named(listed: Iterable[PlannedAction]) -> str:
    return words.sentence("; ".join(f"{each.number} {each.call.action.name}" for each in listed))


def _phase_lines(plan: RolloutPlan) -> Iterator[str]:
    yield phases.past(phase.name for phase in plan.phases if phase.passed)
    for phase in plan.phases:
        if not phase.passed and phase.gate:
            yield _phase(plan, phase)


def _phase(plan: RolloutPlan, phase: Phase) -> str:
    """Return one phase: the gate that ends it, what it needs, how much is proven and what keeps the gate closed."""
    needed, closed, open_ = phases.needed(plan, phase), _sentences(phase.closed_by), _sentences(phase.undecided)
    parts = (
        f"{phase.name}, up to the gate {phase.gate_name}. Brought by: {phase.owner}.",
        f"Needs {needed}." if needed else "",
        phases.proven(phase),
        f"In the way today: {closed}" if closed else "",
        f"Not yet known to be met: {open_}" if open_ else "",
        "One-way: it cannot be taken back cheaply." if phase.way == "one-way" else "",
    )
    return " ".join(part for part in parts if part)


def _money_lines(plan: RolloutPlan) -> Iterator[str]:
    known = [(name, value) for name, value in money.given(plan.money, plan.money.currency) if value[0].isdigit()]
    if known:
        yield f"Given: {'; '.join(f'{phrases.inside(name)} {value}' for name, value in known)}."
    yield from (_stop(plan, each) for each in plan.money.stops)
    released = [_tranche(plan, each) for each in plan.money.tranches]
    yield f"The envelope: {'; '.join(released)}." if released else ""
    yield money.NO_WAVES if len(plan.money.stops) > 1 else ""
    yield money.only_if_confirmed(plan)


def _tranche(plan: RolloutPlan, tranche: Tranche) -> str:
    gate = phrases.gate_name(plan, tranche.gate)
    return (
        f"{phrases.amount(tranche.amount, plan.money.currency)} {f'at {gate}' if gate else 'with no gate left for it'}"
    )


def _stop(plan: RolloutPlan, stop: StopCost) -> str:
    """Return what stopping at a gate has cost by then."""
    gate = phrases.gate_name(plan, stop.gate)
    work = f"{phrases.person_weeks(stop.action_weeks)} of actions"
    if stop.squad_weeks.high > 0:
        work += f" and {phrases.counts(stop.squad_weeks)} of the squad"
    if stop.total is None:
        return f"Stopping at {gate}: {work}."
    currency, share = plan.money.currency, "in all" if stop.complete else "as far as known"
    sums = f"in money {phrases.amount(stop.total, currency)} {share}"
    if stop.platform is not None and stop.platform.high > 0:
        sums += f", beside {phrases.amount(stop.platform, currency)} that the platform costs to run"
    return f"Stopping at {gate}: {work}; {sums}."


def _unknown_lines(bank: Bank, plan: RolloutPlan) -> Iterator[str]:
    if plan.pilot.settle:
        yield f"Could change the line: {line.settling(bank, plan.pilot)}"
    for why, people in squad.by_reason(tuple(each for each in plan.squad.left_out if each.unknown)):
        yield f"Could join the squad, but {phrases.inside(phrases.told(why))}: {squad.some(people)}."
    if plan.squad.assumed:
        yield f"Taken as given: {_sentences(plan.squad.assumed)}"
    if plan.workload.hours is None and plan.actions:
        yield f"The leaders' hours a week, by which actions are dated: question {plan.workload.question}."
    if not plan.schedule.start:
        yield "The start, by which weeks become dates: assess plan FILE --start DATE."
    yield from (words.sentence(phrases.told(each)) for each in plan.money.missing)


def _sentences(told: Iterable[str]) -> str:
    return " ".join(words.sentence(phrases.told(each)) for each in told)
