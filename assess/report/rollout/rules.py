"""How the plan was worked out: formulas, thresholds, seeds and limits, each read from the instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases
from assess.report.rule import Rule

if TYPE_CHECKING:
    from assess.bank.model import Bank
    from assess.bank.planning import Capacity, Criterion, Lines, Squads, TeamShape, Timing
    from assess.planning.rollout import RolloutPlan


@dataclass(frozen=True, slots=True)
class LengthRow:
    """The weeks assumed of one activity at a full score, and what it waits for."""

    name: str
    step: str
    weeks: tuple[str, str, str]
    after: str


def plan_rules(bank: Bank, plan: RolloutPlan) -> tuple[Rule, ...]:
    """Return the rules by which a plan was made, and what it leaves out."""
    planning = bank.planning
    shape = next((each for each in planning.squads.shapes if each.id == plan.squad.shape), None)
    shape = shape or next(each for each in planning.squads.shapes if not each.industries)
    return (
        *_about_lines(planning.lines),
        *_about_squads(planning.squads, shape),
        *_about_time(planning.timing),
        *_about_work(planning.capacity),
        _LIMITS,
    )


def lengths(bank: Bank) -> tuple[LengthRow, ...]:
    """Return the weeks assumed of every activity."""
    timing = bank.planning.timing
    names = {each.id: phrases.inside(each.name) for each in timing.activities}
    names |= {each.id: f"the gate {each.name}" for each in timing.gates}
    return tuple(
        LengthRow(
            each.name,
            str(each.step),
            (words.figure(each.low), words.figure(each.mode), words.figure(each.high)),
            words.listed(names.get(one, one) for one in each.after) or words.NONE,
        )
        for each in timing.activities
    )


_LIMITS = Rule(
    "Limits of the plan",
    "It knows nothing but the answers. It does not foresee a new law, a lost sponsor or a change of market. Skills and "
    "time are as listed; nobody was tested. What makes people work well together beyond what the table holds is not "
    "in it. One correlation stands for all pairs of activities. No part of it has yet been held against outcomes.",
    policy=False,
)


def _about_lines(lines: Lines) -> tuple[Rule, ...]:
    screens = "; ".join(phrases.inside(each.name) for each in lines.screens)
    total = sum(each.weight for each in lines.criteria)
    weights = "; ".join(f"{phrases.inside(each.name)} {_percent(each.weight / total)}" for each in lines.criteria)
    scales = " ".join(_scale(each) for each in lines.criteria if each.anchors)
    return (
        Rule("Lines: screens", f"A line may go first only if it passes all of these: {screens}.", policy=True),
        Rule(
            "Lines: value",
            f"The weighted mean of points from 0 to 100 on fixed scales: {weights}. A level is worth 25 points each, "
            f"turned round where less is better. {scales}",
            policy=True,
        ),
        Rule(
            "Lines: verdict",
            "A line does not compete where another is at least as good in everything and better in something, whatever "
            f"is unknown. The rest are compared in {lines.draws:,} draws of the weights from a Dirichlet distribution "
            f"around those stated (its parameters sum to {words.figure(lines.steadiness)}; seed {lines.seed}). A line "
            f"that none beats in {_percent(lines.recommend)} of draws or more, at its worst, is recommended. Else "
            "the one that at worst falls short by the fewest points is named, as a close call.",
            policy=True,
        ),
    )


def _about_squads(squads: Squads, shape: TeamShape) -> tuple[Rule, ...]:
    skills = "; ".join(f"{each.skill} {each.level}{' (critical)' if each.critical else ''}" for each in shape.needs)
    leads = words.listed(phrases.inside(each.name) for each in shape.leads)
    sizes, pair = squads.sizes, squads.pair_cost
    return (
        Rule(
            "Squad: what it needs",
            f"Skills and their least levels of 4: {skills}. A critical skill needs "
            f"{words.counted(squads.critical_people, 'member')}, so that one may be away. Lead roles: {leads}; each is "
            "held by a qualified member, and nobody holds two.",
            policy=True,
        ),
        Rule(
            "Squad: who may join",
            f"Who is released and has {words.figure(squads.availability)} % of their time or more. It has {sizes.low} "
            f"to {sizes.high} members, {sizes.small_low} to {sizes.small_high} in a company of fewer than "
            f"{sizes.small_below} people. Any two share at least {words.figure(squads.shared_hours)} working hours of "
            f"{words.figure(squads.working_day)}. Nobody joins with their own manager, or with somebody they must not "
            f"join with. A home team of two or more keeps {words.spelled(squads.home_team_keeps)}. One department "
            f"holds at most {_percent(squads.department_share)} of the seats.",
            policy=True,
        ),
        Rule(
            "Squad: cost",
            f"In points: the costs of all pairs{_times(squads.pairs)}, plus the weeks it takes to replace all members"
            f"{_times(squads.disruption)}, minus {words.figure(squads.cover)} for each skill held once more than "
            "needed; so a squad is no greater than it must be. Weeks that nobody knows count as the mean of "
            "the known ones, which speaks neither for a person nor against. A pair costs "
            f"{words.figure(pair.worked_together)} where the two have worked together, "
            f"{words.figure(pair.same_team)} in one team, {words.figure(pair.same_department)} in one department and "
            f"{words.figure(pair.strangers)} otherwise, and {words.figure(pair.an_hour_apart)} more for each hour "
            "between their working days, at most 10. The squad of least cost is searched for exactly; the limit counts "
            f"partial squads looked at ({squads.effort:,}), not seconds. Where no squad keeps every "
            "rule, the fewest hires and releases that would mend it are listed.",
            policy=True,
        ),
    )


def _about_time(timing: Timing) -> tuple[Rule, ...]:
    repeats = [
        f"With a chance of {_percent(each.repeats.chance)}, {_percent(each.repeats.share)} of "
        f"\N{LEFT DOUBLE QUOTATION MARK}{phrases.inside(each.name)}\N{RIGHT DOUBLE QUOTATION MARK} is done again."
        for each in timing.activities
        if each.repeats is not None
    ]
    waits = sorted({each.wait for each in timing.gates})
    wait = f"{words.figure(waits[0])} to {words.figure(waits[-1])}" if len(waits) > 1 else words.figure(waits[0])
    return (
        Rule(
            "Schedule",
            "The weeks of each activity are drawn from a PERT-beta distribution over its least, usual and greatest "
            "length, with the mean (least + 4 \N{MULTIPLICATION SIGN} usual + greatest) / 6, times 1 + "
            f"{words.figure(timing.readiness)} \N{MULTIPLICATION SIGN} (1 \N{MINUS SIGN} S / 100), where S is the "
            "score of its step: once with every score at its high end, once at its low. Any two lengths correlate by "
            f"{words.figure(timing.correlation)}. {' '.join([*repeats, ''])}"
            f"A gate's decision takes {wait} weeks. {timing.draws:,} draws, seed {timing.seed}.",
            policy=True,
        ),
        Rule(
            "Dates",
            "A week is five working days, Monday to Friday, without the holidays given. P50: reached in half of the "
            "draws by then; P80: in four of five. A printed range is never narrower than what was found.",
            policy=False,
        ),
    )


def _about_work(capacity: Capacity) -> tuple[Rule, ...]:
    return (
        Rule(
            "Actions",
            "Detected mistakes call first, critical ones before others and direct cures before what supports them; "
            "then possible mistakes, answers that open the next gate, and low answers. What is not certain to be "
            "needed is numbered after what is. Nothing comes before what it "
            f"needs. At most {capacity.at_once} run side by side, each at {words.figure(capacity.days_a_week)} "
            "person-days a week and no faster than the leaders' hours allow. Efforts are those of a company of about "
            "100 people.",
            policy=True,
        ),
        Rule(
            "Money",
            "Person-weeks of the squad: its members by their share of time, from the start of the pilot to its end. Of "
            "the actions: their effort, without those that an open question must confirm first. The people of the "
            "waves are not counted: not yet known. Both are priced at five days a week by the day rate given. "
            "Nobody has said "
            "whether the money released pays for these or stands beside them, so a total runs from the greater of the "
            "two to both together. The platform is told by its yearly cost from the start of the pilot on and stays "
            "out of totals, for nobody has said how much of it the rollout adds. Where a price is missing, none is "
            "assumed.",
            policy=False,
        ),
    )


def _scale(criterion: Criterion) -> str:
    """Return what the figures of a criterion are worth; between two of them the worth runs straight."""
    worth = words.listed(f"{words.figure(each.at)} is worth {words.figure(each.points)}" for each in criterion.anchors)
    return f"{criterion.name}: {worth}."


def _times(factor: float) -> str:
    return "" if factor == 1 else f" \N{MULTIPLICATION SIGN} {words.figure(factor)}"


def _percent(share: float) -> str:
    return f"{words.figure(round(share * 100, 1))} %"
