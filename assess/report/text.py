"""An assessment as plain lines of text, for a terminal, a pipe or a screen reader. Nothing rests on colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report.words import counted, listed, points, questions, sentence, span
from assess.scoring.assessment import Standing, Status, Verdict
from assess.scoring.evaluate import evaluate
from assess.scoring.facts import unsettled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement, Respondent
    from assess.scoring.assessment import Assessment, Gate, Levers, MistakeFinding, NextQuestion, QuestionScore
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
    lines = [f"{engagement.company.name or 'No company named'}", *_headline(bank, assessment), "", "Steps"]
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
    held = f" The gate to {next_gate.name} is {_said(next_gate.status)}." if next_gate else ""
    return f"Stage: {stage.name}. {means}{held}"


def _headline(bank: Bank, assessment: Assessment) -> Iterator[str]:
    yield headline(bank, assessment)
    if assessment.coverage.sufficient and assessment.index is not None:
        answered = points(assessment.coverage.overall)
        yield f"Index {span(assessment.index.range)} of 100; {answered} % of the weight is answered."
    yield bank.info.calibration


def _said(status: Status) -> str:
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
    yield f"The gate to {gate.name} is {_said(gate.status)} (policy thresholds)"
    for clause in gate.clauses:
        known = f" It is {span(clause.range)}." if clause.kind == "step" else ""
        resting = f" See {_some(clause.questions)}." if clause.status is not Status.PASSED and clause.questions else ""
        yield f"  {_said(clause.status):<11} {sentence(clause.says)}{known}{resting}"


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
            yield from _one_mistake(mistake)
    unseen = [m.name for m in assessment.mistakes if m.verdict is Verdict.NOT_ASSESSABLE]
    if unseen:
        yield f"Not assessable: {listed(unseen)}."
    warned = [(m.name, m.warning) for m in assessment.mistakes if m.warning]
    yield from (f"Warning, a lone sign of {name.lower()}: {warning}" for name, warning in warned)


def _one_mistake(mistake: MistakeFinding) -> Iterator[str]:
    yield f"  {mistake.name} ({mistake.band})"
    if mistake.verdict is Verdict.DETECTED:
        for clause in mistake.clauses:
            if clause.truth.value == "true":
                yield f"    {clause.says} See {questions(clause.questions)}."
    else:
        yield f"    Would be settled by {questions(mistake.settle)}."


def _contrast_lines(bank: Bank, engagement: Engagement, assessment: Assessment) -> Iterator[str]:
    names = {person.id: person.name for person in engagement.respondents}
    if assessment.disagreements or assessment.contradictions or assessment.perception_gaps:
        yield ""
        yield "Where views differ"
    for found in assessment.disagreements:
        views = listed(f"{names[who]} {span(worth)}" for who, worth in found.views)
        agreed = f" Agreed since: {span(found.agreed)}." if found.agreed is not None else ""
        yield f"  {found.question} {bank.question_by_id[found.question].name}: {views}.{agreed}"
    certain = [gap.question for gap in assessment.perception_gaps if gap.truth.value == "true"]
    if certain:
        yield f"  Leaders stand a level or more above the front line on {questions(certain)}."
    for contradiction in assessment.contradictions:
        yield f"  {contradiction.says} {contradiction.ask}"


def _profile_lines(assessment: Assessment) -> Iterator[str]:
    yield ""
    yield "Profile, from central (0) to decentralised (100)"
    yield from (f"  {aspect.name:<24} {_bar(aspect.range)} {span(aspect.range)}" for aspect in assessment.profile)
    yield "Pillars"
    yield from (f"  {pillar.name:<24} {_bar(pillar.range)} {span(pillar.range)}" for pillar in assessment.pillars)
    fit = assessment.fit
    suits = listed(fit.names[model] for model in fit.suits)
    told = {
        "hybrid": f"a hybrid of {suits}",
        "low": "decentralisation fit low: no model suits these lines",
        "not-yet-known": f"not yet known{f'; {suits} remain possible' if suits else ''}",
    }
    yield f"Business-model fit: {told.get(fit.verdict, suits)}."


def _ask_lines(bank: Bank, asked: Sequence[NextQuestion]) -> Iterator[str]:
    if not asked:
        return
    yield ""
    yield f"Ask next ({min(_SHOWN, len(asked))} of {len(asked)} that could still change something)"
    for question in asked[:_SHOWN]:
        name = bank.question_by_id[question.question].name
        settles = f" Settles {listed(question.settles)}." if question.settles else ""
        may = f" May settle {listed(question.may_settle)}." if question.may_settle else ""
        yield f"  {question.question} {name}.{settles}{may}"


def _lever_lines(bank: Bank, levers: Levers) -> Iterator[str]:
    if not levers.levers or not levers.opens:
        return
    stage = next(stage.name for stage in bank.scoring.stages if stage.id == levers.stage)
    total = sum(lever.levels for lever in levers.levers)
    proven = "the fewest that would" if levers.fewest else "none of which can be spared"
    yield ""
    yield f"What would open the gate to {stage}: {counted(total, 'one-level improvement')}, {proven}"
    yield from _lever_list(bank, levers)


def _lever_list(bank: Bank, levers: Levers) -> Iterable[str]:
    for lever in levers.levers:
        first = "" if lever.known else "find out, then "
        name = bank.question_by_id[lever.question].name
        yield f"  {lever.question} {name}: {first}up {counted(lever.levels, 'level')}"


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
