"""The phases of the plan: what each gate asks for, what keeps it closed today, and what may end the pilot before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.actions import direct_cures
from assess.planning.gates import asked_of_steps, stage_behind
from assess.planning.rollout import ExitCriterion, Kill, Phase
from assess.planning.wording import begun, listed, spelled
from assess.scoring.assessment import Status, Verdict
from assess.scoring.ranges import TRUE
from assess.scoring.respondents import evidenced
from assess.scoring.rules import clauses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.bank.planning import DecisionGate, GateCriterion
    from assess.planning.rollout import GateTime, PlannedAction, Schedule
    from assess.scoring.assessment import Assessment, GateClause, MistakeFinding
    from assess.scoring.facts import Facts
    from assess.scoring.rules import Clause
    from assess.scoring.tables import TableRow

_EVIDENCE = "gate-evidence"
_PROOF = ("date", "evidence", "approver")
_ALL_POINTS = 100.0
_LAST = "last"
_NOT_SEEN = "The answer says so; its evidence has not been seen."
_PART_OF_IT = "The express set asks for a part of it."


def phases(
    bank: Bank, assessment: Assessment, facts: Facts, schedule: Schedule, actions: Sequence[PlannedAction]
) -> tuple[Phase, ...]:
    """Return one phase for each gate, which ends it, and the phase after the last gate."""
    times = {gate.gate: gate for gate in schedule.gates}
    activities = activities_before(bank)
    ended = [
        _phase(bank, assessment, facts, gate, times[gate.id], activities=activities[gate.id], actions=actions)
        for gate in bank.planning.timing.gates
    ]
    return (*ended, _last(bank, schedule, activities[_LAST], actions))


def activities_before(bank: Bank) -> dict[str, tuple[str, ...]]:
    """Return the activities that each gate waits for and no earlier one does; under "last" those none waits for."""
    timing = bank.planning.timing
    after = {activity.id: activity.after for activity in timing.activities} | {g.id: g.after for g in timing.gates}
    placed: dict[str, str] = {}
    for gate in timing.gates:
        waiting = list(gate.after)
        for one in waiting:  # grows while it is read: whatever comes before what comes before
            if one not in placed:
                placed[one] = gate.id
                waiting.extend(after[one])
    ids = [gate.id for gate in timing.gates]
    return {
        each: tuple(activity.id for activity in timing.activities if placed.get(activity.id, _LAST) == each)
        for each in (*ids, _LAST)
    }


def phase_of_start(bank: Bank) -> dict[str, str]:
    """Return the phase in which each activity begins: the one after the last gate that it waits for, by its id."""
    timing = bank.planning.timing
    ids = [*(gate.id for gate in timing.gates), _LAST]
    waits = {each.id: each.after for each in timing.activities} | {each.id: each.after for each in timing.gates}

    def place(one: str) -> int:
        return max((ids.index(each) + 1 if each in ids else place(each) for each in waits[one]), default=0)

    return {activity.id: ids[place(activity.id)] for activity in timing.activities}


def _phase(  # noqa: PLR0913 - everything a gate is told by
    bank: Bank,
    assessment: Assessment,
    facts: Facts,
    gate: DecisionGate,
    time: GateTime,
    *,
    activities: tuple[str, ...],
    actions: Sequence[PlannedAction],
) -> Phase:
    kill = bank.planning.timing.kill if gate.kill else ()
    exit_ = tuple(_criterion(each, assessment, facts) for each in gate.exit)
    return Phase(
        id=gate.id,
        name=gate.phase,
        means=gate.means,
        gate=gate.id,
        gate_name=gate.name,
        owner=_role(bank, gate.owner),
        activities=activities,
        actions=tuple(each.call.action.id for each in actions if each.gate == gate.id),
        exit=exit_,
        kill=tuple(Kill(each.says, _role(bank, each.owner), each.then) for each in kill),
        closed_by=() if time.passed else (*closed_by(bank, assessment, gate), *map(_not_met, unmet(gate, exit_))),
        undecided=() if time.passed else undecided(bank, assessment, gate),
        way=gate.way,
        rollback=gate.rollback,
        weeks=None if time.passed else time.weeks,
        dates=None if time.passed else time.dates,
        passed=time.passed,
    )


def _last(bank: Bank, schedule: Schedule, activities: tuple[str, ...], actions: Sequence[PlannedAction]) -> Phase:
    """Return the phase after the last gate, with what no gate waits for; it ends when all is done."""
    timing = bank.planning.timing
    return Phase(
        id=_LAST,
        name=timing.last_phase,
        means=timing.last_phase_means,
        gate="",
        gate_name="",
        owner="",
        activities=activities,
        actions=tuple(each.call.action.id for each in actions if not each.gate),
        exit=(),
        kill=(),
        closed_by=(),
        undecided=(),
        way="",
        rollback="",
        weeks=schedule.end,
        dates=schedule.end_dates,
        passed=False,
    )


def _role(bank: Bank, role: str) -> str:
    return next(one.name for one in bank.roles if one.id == role)


def _criterion(criterion: GateCriterion, assessment: Assessment, facts: Facts) -> ExitCriterion:
    """Return an exit criterion with its status: from the gate evidence, an answer or the mistakes it asks about."""
    status, questions, because = Status.UNRESOLVED, tuple[str, ...](), ""
    if criterion.no_critical_mistake:
        status, questions = _free_of_critical(assessment)
    elif criterion.answer is not None:
        questions = (criterion.answer,)
        status, because = _answered(assessment, criterion.answer)
    elif criterion.evidence is not None:
        rows = facts.table(_EVIDENCE).rows
        status = next((_proven(row) for row in rows if row.key == criterion.evidence), status)
    against = _against(criterion, facts)
    if against and status is not Status.PASSED:
        read = {question for clause in against for question in clause.reads}
        status, because = Status.FAILED, " ".join(clause.says for clause in against)
        questions = facts.rules.bank.in_order(read)
    return ExitCriterion(criterion.says, status, criterion.evidence or "", questions, because)


def _against(criterion: GateCriterion, facts: Facts) -> list[Clause]:
    """Return what the answers certainly show that keeps a criterion from being met."""
    if criterion.not_met is None:
        return []
    clauses = clauses_of(facts.rules.bank, criterion.not_met)
    return [clause for clause in clauses if clause.holds(facts, None) is TRUE]


def _answered(assessment: Assessment, question: str) -> tuple[Status, str]:
    """Return passed where a question is worth all its points and the evidence was seen, failed where it cannot be.

    With it comes the reason where the points are there and that is not enough. The express set asks for a part of a
    table only, so it shows that something is missing but not that nothing is.
    """
    score = assessment.question(question)
    if score is None or score.range is None:
        return Status.UNRESOLVED, ""
    if score.range.high < _ALL_POINTS:
        return Status.FAILED, ""
    if score.range.low < _ALL_POINTS:
        return Status.UNRESOLVED, ""
    if assessment.express:
        return Status.UNRESOLVED, _PART_OF_IT
    seen = any(evidenced(answer) for answer in assessment.engagement.answers.get(question, ()))
    return (Status.PASSED, "") if seen else (Status.UNRESOLVED, _NOT_SEEN)


def _proven(row: TableRow) -> Status:
    """Return passed where a criterion is met with date, proof and approver, failed where it is not met."""
    met = row.held("met")
    if met is False:
        return Status.FAILED
    proven = all(isinstance(held, str) and held for held in map(row.held, _PROOF))
    return Status.PASSED if met is True and proven else Status.UNRESOLVED


def _free_of_critical(assessment: Assessment) -> tuple[Status, tuple[str, ...]]:
    clauses = [clause for gate in assessment.stage.gates for clause in gate.clauses if clause.kind == "mistakes"]
    return (clauses[0].status, clauses[0].questions) if clauses else (Status.UNRESOLVED, ())


def unmet(gate: DecisionGate, exit_: Sequence[ExitCriterion]) -> tuple[ExitCriterion, ...]:
    """Return the exit criteria of a gate known not to be met, beside the one on mistakes, which are told one by one."""
    pairs = zip(exit_, gate.exit, strict=True)
    return tuple(made for made, asked in pairs if made.status is Status.FAILED and not asked.no_critical_mistake)


def _not_met(criterion: ExitCriterion) -> str:
    return f"“{criterion.says.rstrip('.')}” is not met. {criterion.because}".rstrip()


def closed_by(bank: Bank, assessment: Assessment, gate: DecisionGate) -> tuple[str, ...]:
    """Return what of the answers keeps a gate closed today, in whole sentences: mistakes, then steps too low."""
    cures, names = direct_cures(bank), {action.id: action.name for action in bank.actions}
    mistakes = [
        f"{found.name} is detected and critical. Its cure comes first: “{names[cures[found.id]]}”."
        for found in mistakes_closing(bank, assessment, gate)
    ]
    short = steps_short(bank, assessment, gate)
    return (*mistakes, *(_short(bank, each) for each in short if each.status is Status.FAILED))


def undecided(bank: Bank, assessment: Assessment, gate: DecisionGate) -> tuple[str, ...]:
    """Return what is not yet known of what a gate asks, in whole sentences: mistakes to be ruled out, then steps."""
    may = mistakes_possible(bank, assessment, gate)
    are = "mistake is possible and is" if len(may) == 1 else "mistakes are possible and are"
    told = (
        [f"{begun(spelled(len(may)))} critical {are} to be ruled out: {listed(each.name for each in may)}."]
        if may
        else []
    )
    short = steps_short(bank, assessment, gate)
    return (*told, *(_short(bank, each) for each in short if each.status is not Status.FAILED))


def behind(bank: Bank, assessment: Assessment, phase: Phase) -> tuple[str, ...]:
    """Return the questions behind what keeps the gate of a phase closed today, in the order of the instrument."""
    gate = next((each for each in bank.planning.timing.gates if each.id == phase.gate), None)
    if gate is None:
        return ()
    asked = {question for found in mistakes_closing(bank, assessment, gate) for question in found.answers}
    asked |= {question for clause in steps_short(bank, assessment, gate) for question in clause.questions}
    asked |= {question for each in unmet(gate, phase.exit) for question in each.questions}
    return bank.in_order(asked)


def mistakes_closing(bank: Bank, assessment: Assessment, gate: DecisionGate) -> list[MistakeFinding]:
    """Return the detected mistakes that keep a gate closed today: the critical ones, where its stage asks for none.

    As with its marks, a gate that opens no stage counts with the next one that does, for the cures of its own steps.
    """
    cures, steps = direct_cures(bank), {action.id: action.step for action in bank.actions}
    critical = _critical(bank, assessment, stage_behind(bank, gate), Verdict.DETECTED)
    return [one for one in critical if gate.stage is not None or steps[cures[one.id]] in gate.steps]


def mistakes_possible(bank: Bank, assessment: Assessment, gate: DecisionGate) -> list[MistakeFinding]:
    """Return the critical mistakes that are possible, where the stage that a gate opens asks for none."""
    return _critical(bank, assessment, gate.stage, Verdict.POSSIBLE)


def _critical(bank: Bank, assessment: Assessment, stage: str | None, verdict: Verdict) -> list[MistakeFinding]:
    """Return the critical mistakes of a verdict, where a stage asks for none."""
    if not any(each.id == stage and each.no_critical_mistake for each in bank.scoring.stages):
        return []
    return [one for one in assessment.mistakes if one.verdict is verdict and one.band == "critical"]


def steps_short(bank: Bank, assessment: Assessment, gate: DecisionGate) -> list[GateClause]:
    """Return what a gate asks of steps and does not, or not certainly, get today."""
    stage, asked = stage_behind(bank, gate), asked_of_steps(bank, gate)
    clauses = next((one.clauses for one in assessment.stage.gates if one.stage == stage), ())
    return [clause for clause in clauses if clause.step in asked and clause.status is not Status.PASSED]


def _short(bank: Bank, clause: GateClause) -> str:
    """Return what a step is worth beside what the gate asks, rounded down so that it never reads as if it passed."""
    name = next(step.name for step in bank.steps if step.id == clause.step)
    asked = f"the gate asks {clause.threshold or 0.0:g}"
    start = f"Step {clause.step}, “{name}”,"
    if clause.range is None:
        return f"{start} is not assessed; {asked} points."
    low, high = int(clause.range.low), int(clause.range.high)
    worth = f"{low}" if low == high else f"{low} to {high}"
    return f"{start} is worth {worth} points; {asked}."
