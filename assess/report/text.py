"""An assessment as plain lines of text, for a terminal, a pipe or a screen reader. Nothing rests on colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report.words import counted, listed, points, questions, sentence, span
from assess.scoring.assessment import Standing, Status, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.facts import unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement, Respondent
    from assess.scoring.assessment import (
        Assessment,
        ContradictionFinding,
        Disagreement,
        Gate,
        GateClause,
        Lever,
        Levers,
        MistakeFinding,
        NextQuestion,
        QuestionScore,
    )
    from assess.scoring.ranges import Range

_BAR = 25
_SHOWN = 5
_NAMED = 8


def status_lines(bank: Bank, engagement: Engagement) -> tuple[str, ...]:
    """Return how far an interview has come."""
    assessment = evaluate(bank, engagement)
    scores = [score for step in assessment.steps for score in step.questions if score.standing is not Standing.HIDDEN]
    left = [score for score in scores if score.standing in (Standing.OPEN, Standing.PARKED)]
    minutes = sum(_minutes(bank, score.id, express=engagement.express) for score in left)
    people = [_called(bank, person) for person in engagement.respondents]
    rest = f"{counted(len(left), 'question')}, about {counted(round(minutes), 'minute')}" if left else "nothing"
    lines = [
        f"{engagement.company.name}: the {engagement.mode} set, {counted(len(scores), 'question')}.",
        f"Respondents: {listed(people) or 'none yet'}.",
        f"Covered: {points(assessment.coverage.overall)} % of the weight. "
        + " ".join(f"Step {number}: {points(share)} %." for number, share in assessment.coverage.steps.items()),
        f"Left: {rest}.",
    ]
    lines += _standing_lines(bank, scores)
    lines += [f"Kept but not scored: {stray.what}. {stray.why}" for stray in engagement.strays]
    return tuple(lines)


def _called(bank: Bank, person: Respondent) -> str:
    role = bank.role_by_id.get(person.role)
    return person.name if role is None or role.name == person.name else f"{person.name} ({role.name})"


def _minutes(bank: Bank, question_id: str, *, express: bool) -> float:
    question = bank.question_by_id[question_id]
    return question.express_minutes if express and question.express_minutes else question.minutes


_STANDINGS = {
    Standing.PARKED: "Parked",
    Standing.DONT_KNOW: "Not known",
    Standing.UNSURE: "Unsure",
    Standing.DISAGREED: "Disagreed on",
    Standing.WITHHELD: "Withheld until five people answer",
    Standing.NOT_APPLICABLE: "Not applicable",
    Standing.OPEN: "Not asked yet",
}


def _standing_lines(bank: Bank, scores: Sequence[QuestionScore]) -> Iterator[str]:
    for standing, name in _STANDINGS.items():
        found = [score.id for score in scores if score.standing is standing]
        if len(found) > _NAMED:
            yield f"{name}: {counted(len(found), 'question')}, {_by_step(found)}."
        elif found:
            yield f"{name}: {', '.join(f'{q} {bank.question_by_id[q].name}' for q in found)}."


def _by_step(questions_: Sequence[str]) -> str:
    """Return how many of some questions belong to each step."""
    steps = [question.partition(".")[0] for question in questions_]
    return listed(f"{steps.count(step)} in step {step}" for step in dict.fromkeys(steps))


def score_lines(
    bank: Bank, engagement: Engagement, assessment: Assessment, asked: Sequence[NextQuestion], levers: Levers
) -> tuple[str, ...]:
    """Return everything an assessment says that a person would want to read at a terminal."""
    lines = [f"{engagement.company.name or 'No company named'}", *verdict_lines(bank, assessment), "", "Steps"]
    lines += [f"  {step.id} {step.name:<28} {_bar(step.range)} {span(step.range)}" for step in assessment.steps]
    lines += _gate_lines(assessment)
    lines += _mistake_lines(assessment)
    lines += _contrast_lines(bank, engagement, assessment)
    lines += _profile_lines(assessment)
    lines += _ask_lines(bank, asked)
    lines += _lever_lines(bank, levers)
    return tuple(lines)


def headline(bank: Bank, assessment: Assessment) -> str:
    """Return the verdict in one sentence."""
    stage, next_gate = assessment.stage, _next_gate(assessment)
    if not assessment.coverage.sufficient:
        return f"Insufficient evidence: {points(assessment.coverage.overall)} % is answered. No verdict is given."
    means = next(s.means for s in bank.scoring.stages if s.id == stage.reached)
    if stage.provisional:
        state = {"passed": "would open", "failed": "stays closed", "unresolved": "is unresolved"}
        gate = f" On these answers the gate to {next_gate.name} {state[next_gate.status]}." if next_gate else ""
        return f"Provisional, from the express set, which opens no gate.{gate}"
    held = f" The gate to {next_gate.name} is {gate_word(next_gate.status)}." if next_gate else ""
    return f"Stage: {stage.name}. {means}{held}"


def verdict_lines(bank: Bank, assessment: Assessment) -> Iterator[str]:
    """Return the verdict, the index where there is a verdict, and how far the thresholds can be trusted."""
    yield headline(bank, assessment)
    if assessment.coverage.sufficient and assessment.index is not None:
        answered = points(assessment.coverage.overall)
        yield f"Index {span(assessment.index.range)} of 100; {answered} % of the weight is answered."
    yield bank.info.calibration


def gate_word(status: Status) -> str:
    """Return how a gate, or one thing it asks for, is said to stand."""
    return {Status.PASSED: "open", Status.FAILED: "closed", Status.UNRESOLVED: "unresolved"}[status]


def _next_gate(assessment: Assessment) -> Gate | None:
    return next((gate for gate in assessment.stage.gates if gate.stage == assessment.stage.next), None)


def _bar(known: Range | None) -> str:
    """Return a range drawn over 0..100: what is certain, what is possible, what is out of reach."""
    if known is None:
        return "[" + " " * _BAR + "]"
    low, high = round(known.low / 100 * _BAR), round(known.high / 100 * _BAR)
    return "[" + "#" * low + "-" * (high - low) + " " * (_BAR - high) + "]"


def _gate_lines(assessment: Assessment) -> Iterator[str]:
    gate = _next_gate(assessment)
    if gate is None:
        return
    yield ""
    yield gate_line(gate)
    yield from (f"  {gate_word(clause.status):<11} {clause_line(clause)}" for clause in gate.clauses)


def gate_line(gate: Gate) -> str:
    """Return how a gate stands."""
    return f"The gate to {gate.name} is {gate_word(gate.status)} (policy thresholds)"


def clause_line(clause: GateClause) -> str:
    """Return one thing that a gate asks for, what is known of it, and the questions that keep it from being so."""
    known = f" It is {span(clause.range)}." if clause.kind == "step" else ""
    resting = f" See {_some(clause.questions)}." if clause.status is not Status.PASSED and clause.questions else ""
    return f"{sentence(clause.says)}{known}{resting}"


def _some(ids: Sequence[str]) -> str:
    """Return the questions, or the first of them and how many more there are."""
    if len(ids) <= _NAMED:
        return questions(ids)
    return f"questions {', '.join(ids[:_NAMED])} and {len(ids) - _NAMED} more"


def _mistake_lines(assessment: Assessment) -> Iterator[str]:
    for verdict, title in ((Verdict.DETECTED, "Mistakes detected"), (Verdict.POSSIBLE, "Mistakes possible")):
        found = [mistake for mistake in assessment.mistakes if mistake.verdict is verdict]
        if found:
            yield ""
            yield title
        for mistake in found:
            yield f"  {mistake.name} ({mistake.band})"
            yield from (f"    {line}" for line in mistake_lines(mistake))
    unseen = [m.name for m in assessment.mistakes if m.verdict is Verdict.NOT_ASSESSABLE]
    if unseen:
        yield f"Not assessable: {listed(unseen)}."
    warned = [(m.name, m.warning) for m in assessment.mistakes if m.warning]
    yield from (f"Warning, a lone sign of {name.lower()}: {warning}" for name, warning in warned)


def mistake_lines(mistake: MistakeFinding) -> Iterator[str]:
    """Return what shows a mistake that is detected, or what would settle one that is possible."""
    if mistake.verdict is Verdict.DETECTED:
        for clause in mistake.clauses:
            if clause.truth.value == "true":
                yield f"{clause.says} See {questions(clause.questions)}."
    else:
        yield f"Would be settled by {questions(mistake.settle)}."


def _contrast_lines(bank: Bank, engagement: Engagement, assessment: Assessment) -> Iterator[str]:
    if assessment.disagreements or assessment.contradictions or assessment.perception_gaps:
        yield ""
        yield "Where views differ"
    yield from (f"  {disagreement_line(bank, engagement, found)}" for found in assessment.disagreements)
    certain = certain_gaps(assessment)
    if certain:
        yield f"  {gap_line(certain)}"
    yield from (f"  {contradiction_line(found)}" for found in assessment.contradictions)


def disagreement_line(bank: Bank, engagement: Engagement, found: Disagreement) -> str:
    """Return what each respondent's answer to a question is worth, and what they agreed on since."""
    names = {person.id: person.name for person in engagement.respondents}
    views = listed(f"{names[who]} {span(worth)}" for who, worth in found.views)
    agreed = f" Agreed since: {span(found.agreed)}." if found.agreed is not None else ""
    return f"{found.question} {bank.question_by_id[found.question].name}: {views}.{agreed}"


def certain_gaps(assessment: Assessment) -> tuple[str, ...]:
    """Return the questions on which leaders certainly stand above the front line."""
    return tuple(gap.question for gap in assessment.perception_gaps if gap.truth.value == "true")


def gap_line(certain: Sequence[str]) -> str:
    """Return on which questions leaders stand above the front line."""
    return f"Leaders stand a level or more above the front line on {questions(certain)}."


def contradiction_line(found: ContradictionFinding) -> str:
    """Return two answers that cannot both be right, and what to ask."""
    return f"{found.says} {found.ask}"


def _profile_lines(assessment: Assessment) -> Iterator[str]:
    yield ""
    yield "Profile, from central (0) to decentralised (100)"
    yield from (f"  {aspect.name:<24} {_bar(aspect.range)} {span(aspect.range)}" for aspect in assessment.profile)
    yield "Pillars"
    yield from (f"  {pillar.name:<24} {_bar(pillar.range)} {span(pillar.range)}" for pillar in assessment.pillars)
    yield fit_line(assessment)


def fit_line(assessment: Assessment) -> str:
    """Return which business models suit."""
    fit = assessment.fit
    suits = listed(fit.names[model] for model in fit.suits)
    told = {
        "hybrid": f"a hybrid of {suits}",
        "low": "decentralisation fit low: no model suits these lines",
        "not-yet-known": f"not yet known{f'; {suits} remain possible' if suits else ''}",
    }
    return f"Business-model fit: {told.get(fit.verdict, suits)}."


def _ask_lines(bank: Bank, asked: Sequence[NextQuestion]) -> Iterator[str]:
    if not asked:
        return
    yield ""
    yield f"Ask next ({min(_SHOWN, len(asked))} of {len(asked)} that could still change something)"
    yield from (f"  {ask_line(bank, question)}" for question in asked[:_SHOWN])


def ask_line(bank: Bank, question: NextQuestion) -> str:
    """Return a question worth asking next, and what its answer would settle."""
    name = bank.question_by_id[question.question].name
    settles = f" Settles {listed(question.settles)}." if question.settles else ""
    may = f" May settle {listed(question.may_settle)}." if question.may_settle else ""
    return f"{question.question} {name}.{settles}{may}"


def _lever_lines(bank: Bank, levers: Levers) -> Iterator[str]:
    if not levers.levers or not levers.opens:
        return
    yield ""
    yield levers_line(bank, levers)
    yield from (f"  {lever_line(bank, lever)}" for lever in levers.levers)


def levers_line(bank: Bank, levers: Levers) -> str:
    """Return how many improvements would open which gate."""
    stage = next(stage.name for stage in bank.scoring.stages if stage.id == levers.stage)
    total = sum(lever.levels for lever in levers.levers)
    proven = "the fewest that would" if levers.fewest else "none of which can be spared"
    return f"What would open the gate to {stage}: {counted(total, 'one-level improvement')}, {proven}"


def lever_line(bank: Bank, lever: Lever) -> str:
    """Return one question to raise, and by how many levels."""
    first = "" if lever.known else "find out, then "
    name = bank.question_by_id[lever.question].name
    return f"{lever.question} {name}: {first}up {counted(lever.levels, 'level')}"


def ten_lines(
    bank: Bank, engagement: Engagement, assessment: Assessment, asked: Sequence[NextQuestion]
) -> tuple[str, ...]:
    """Return what was found in ten lines at most."""
    detected = [m for m in assessment.mistakes if m.verdict is Verdict.DETECTED]
    possible = [m for m in assessment.mistakes if m.verdict is Verdict.POSSIBLE]
    weakest = sorted((s for s in assessment.steps if s.range is not None), key=lambda s: s.range or (0, 0))[:2]
    settled = listed(f"{q.question} {bank.question_by_id[q.question].name}" for q in asked[:3])
    open_ones = sum(unsettled(score.standing) for step in assessment.steps for score in step.questions)
    index = assessment.index.range if assessment.index else None
    apart = counted(len(assessment.disagreements), "question")
    against = counted(len(assessment.contradictions), "contradiction")
    return (
        f"{engagement.company.name}. {headline(bank, assessment)}",
        f"Index {span(index)} of 100, from {points(assessment.coverage.overall)} % of the weight.",
        f"Weakest steps: {listed(f'{step.name} ({span(step.range)})' for step in weakest)}.",
        f"Mistakes detected: {listed(m.name for m in detected) or 'none'}.",
        f"Mistakes possible: {listed(m.name for m in possible) or 'none'}.",
        f"Respondents two levels or more apart on {apart}; {against}.",
        f"Still open in some way: {counted(open_ones, 'question')}. Ask next: {settled}.",
    )
