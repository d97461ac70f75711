"""Money and work: what stopping at each gate costs, the tranches, and the leaders' hours. Nothing is priced."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.rollout import Window
from assess.report import words
from assess.report.rollout import phrases
from assess.scoring.ranges import Range, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.planning.rollout import GateLoad, GateTime, Money, RolloutPlan, StopCost
    from assess.report.material import Material, Ref

_THOUSAND, _MILLION = 1_000, 1_000_000
_SIZE = 100  # people; the effort of actions in the bank is meant for a company like that
_LIKE = 1.5
_FAR = 10
_NONE = (0.0, 0.0, exactly(0.0))
_COMMAND = ": assess "  # a reader of the report has no terminal before them
_WINDOWS = (Window.BEFORE_GATE, Window.CONDITIONAL, Window.LATER)
_SUMS = ("work", "envelope", "waves", "platform", "total")


@dataclass(frozen=True, slots=True)
class GateFigures:
    """What is told of one gate, in the order of the table's heads."""

    gate: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The part on money and work. given: the client's own figures as a name and a value. unit: of the sums.

    remarks: what to ask about the figures given. uncounted: what the cost of stopping leaves out.
    """

    given: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    refs: tuple[Ref, ...]
    stop_heads: tuple[str, ...]
    stops: tuple[GateFigures, ...]
    unit: str
    uncounted: str
    tranches: tuple[tuple[str, str, str], ...]
    loads: tuple[GateFigures, ...]
    hours: str
    hours_ref: tuple[Ref, ...]
    says: str
    missing: tuple[str, ...]


def money_view(material: Material) -> MoneyView | None:
    """Return the part on money and work, or None without a plan."""
    plan = material.plan
    if plan is None:
        return None
    money, columns = plan.money, _columns(plan.money)
    currency = money.currency or material.currency
    return MoneyView(
        given=known_figures(money, currency),
        remarks=tuple(remarks(material, plan, currency)),
        refs=material.refs(money.questions),
        stop_heads=tuple(head for head, _ in columns),
        stops=tuple(_stop(plan, each, columns) for each in money.stops),
        unit=_unit(money, currency),
        uncounted=uncounted(plan, material.engagement.company.people),
        tranches=tranches(plan, currency) if money.stops else (),
        loads=tuple(_load(plan, each) for each in _asking(plan)),
        hours=hours(plan),
        hours_ref=material.refs([plan.workload.question] if plan.workload.question else []),
        says=phrases.told(plan.workload.says),
        missing=wanting(money) if money.stops else (),
    )


def given(money: Money, currency: str) -> tuple[tuple[str, str], ...]:
    """Return the figures that the client gave."""
    return tuple((name, _sum(value, currency)) for name, value in _figures(money))


def known_figures(money: Money, currency: str) -> tuple[tuple[str, str], ...]:
    """Return the figures that the client gave, without those of which nothing is known."""
    return tuple(each for each in given(money, currency) if each[1] != words.NOT_YET_KNOWN)


def _sum(value: Range | None, currency: str) -> str:
    return "none" if value == exactly(0.0) else phrases.amount(value, currency)


def _figures(money: Money) -> tuple[tuple[str, Range | None], ...]:
    return (
        ("Envelope of the pilot", money.envelope),
        ("Funding of a wave", money.wave),
        ("Platform, running cost a year", money.platform_year),
        ("A person-day", money.day_rate),
    )


def tranches(plan: RolloutPlan, currency: str) -> tuple[tuple[str, str, str], ...]:
    """Return each tranche: its number, the gate at which it is released and its amount."""
    return tuple(
        (
            str(each.number),
            phrases.gate_name(plan, each.gate) or "No gate is left for it",
            phrases.amount(each.amount, currency),
        )
        for each in plan.money.tranches
    )


def uncounted(plan: RolloutPlan, people: int | None) -> str:
    """Return what the cost of stopping leaves out: the waves' people, actions perhaps not needed, what is not known.

    people: how many the company has.
    """
    partly = any(each.total is not None and not each.complete for each in plan.money.stops)
    told = (
        NO_WAVES if len(plan.money.stops) > 1 else "",
        only_if_confirmed(plan),
        "Sums hold only what is known; what is missing is listed below." if partly and plan.money.missing else "",
        effort_of(people),
    )
    return " ".join(each for each in told if each)


NO_WAVES = "The people of the waves are not counted: not yet known."


def only_if_confirmed(plan: RolloutPlan) -> str:
    """Return how many actions are certain and how many are counted nowhere, nothing where all are certain."""
    sure, doubtful, later = (len(phrases.of_window(plan, each)) for each in _WINDOWS)
    if not doubtful and not later:
        return ""
    certain = f"{words.counted(sure, 'action')} {'is' if sure == 1 else 'are'}" if sure else "no action is"
    more = [
        f"{words.spelled(doubtful)} more, needed only if an open question confirms a mistake" if doubtful else "",
        f"{words.spelled(later)}{'' if doubtful else ' more'} that no gate waits for" if later else "",
    ]
    told = ", and ".join(each for each in more if each)
    are = "is" if doubtful + later == 1 else "are"
    return words.sentence(f"{certain} certain; {told}{'' if later else ','} {are} not counted")


def counted_until(plan: RolloutPlan, gate: GateTime) -> str:
    """Return of how many actions the work is counted until a gate, and of how many it is not."""
    ids = [each.gate for each in plan.schedule.gates]
    due = ids[: ids.index(gate.gate) + 1]
    sure, doubtful = (sum(each.gate in due for each in phrases.of_window(plan, one)) for one in _WINDOWS[:2])
    certain = f"{words.counted(sure, 'action')} {'is' if sure == 1 else 'are'} certain and counted" if sure else ""
    more = f"{words.spelled(doubtful)}{' more' if sure else ''}, needed only if an open question confirms a mistake,"
    besides = f"{more} {'is' if doubtful == 1 else 'are'} not counted" if doubtful else ""
    told = "; ".join(each for each in (certain, besides) if each)
    return f"Until {gate.name}, {told}." if told else ""


def effort_of(people: int | None) -> str:
    """Return for what size of company the effort of actions is meant, and how many people this one has."""
    said = f"The effort of actions is that of a company of about {_SIZE} people"
    if people is None:
        return f"{said}; how many this one has is not known."
    if of_that_size(people):
        return f"{said}."
    return f"{said}; one of {people:,} needs {'more' if people > _SIZE else 'less'}."


def of_that_size(people: int | None) -> bool:
    """Tell whether a company is known to be about as large as those that the effort of actions is meant for."""
    return people is not None and people <= _SIZE * _LIKE and people * _LIKE >= _SIZE


def work_of(stop: StopCost) -> Range:
    """Return the person-weeks of squad and actions together: the sum of the two as they are printed."""
    squad, actions = stop.squad_weeks, stop.action_weeks
    if not squad.high:
        return actions
    low = math.floor(round(squad.low, 6)) + math.floor(round(actions.low, 6))
    return Range(low, math.ceil(round(squad.high, 6)) + math.ceil(round(actions.high, 6)))


def remarks(material: Material, plan: RolloutPlan, currency: str) -> Iterator[str]:
    """Yield what does not fit together in the figures given."""
    money = plan.money
    if not currency and any(value for _, value in _figures(money)):
        yield "The currency of these figures is not recorded."
    timing = material.bank.planning.timing
    ids = [gate.id for gate in timing.gates]
    ends = next((place for place, gate in enumerate(timing.gates) if gate.kill), len(ids))
    spent = next((each for each in money.stops if each.gate in ids[ends : ends + 1]), None)
    if money.envelope and spent and spent.work and money.envelope.high * _FAR < spent.work.low:
        yield (
            f"The envelope given, {phrases.amount(money.envelope, currency)}, is far below the work of the pilot, "
            f"{phrases.amount(spent.work, currency)}: check the figure and its unit."
        )
    late = [str(each.number) for each in money.tranches if each.gate in ids[ends:] and each.amount.high > 0]
    if late and money.stops:
        what, is_ = ("Tranche", "is") if len(late) == 1 else ("Tranches", "are")
        yield f"{what} {words.listed(late)} {is_} released only once the pilot has ended; what for is not said."


def wanting(money: Money) -> tuple[str, ...]:
    """Return what would have to be given for whole sums, each in a sentence."""
    return tuple(words.sentence(phrases.told(each).partition(_COMMAND)[0]) for each in money.missing)


def hours(plan: RolloutPlan) -> str:
    """Return the leaders' hours a week that are set aside."""
    return phrases.hours_a_week(plan.workload.hours)


def _columns(money: Money) -> tuple[tuple[str, str], ...]:
    """Return the heads and fields of the table, without sums that are known or needed at no gate."""
    whole = all(each.complete for each in money.stops)
    columns = (
        ("Weeks", "weeks"),
        ("Squad, person-weeks", "squad_weeks"),
        ("Actions, person-weeks", "action_weeks"),
        ("Work", "work"),
        ("Envelope released", "envelope"),
        ("Waves", "waves"),
        ("Total" if whole else "Total known", "total"),
        ("Beside it, platform", "platform"),
    )
    return tuple((head, field) for head, field in columns if field not in _SUMS or _greatest(money, field))


def _greatest(money: Money, field: str) -> float:
    """Return the most that a sum comes to at any gate, 0 where it is known of none."""
    return max((value.high for each in money.stops if (value := getattr(each, field)) is not None), default=0.0)


def _scale(money: Money) -> float:
    """Return by what sums are divided in the table, whose columns are narrow."""
    if max(_greatest(money, field) for field in _SUMS) < _MILLION:
        return 1.0
    sums = [value for each in money.stops for field in _SUMS if (value := getattr(each, field)) is not None]
    return 1.0 if any(0 < end < _THOUSAND for value in sums for end in value) else _THOUSAND


def _unit(money: Money, currency: str) -> str:
    """Return in what the sums are, where there are any."""
    if not currency or not any(_greatest(money, field) for field in _SUMS):
        return ""
    return f"Sums are in {'thousands of ' if _scale(money) > 1 else ''}{currency}."


def _stop(plan: RolloutPlan, stop: StopCost, columns: tuple[tuple[str, str], ...]) -> GateFigures:
    scale = _scale(plan.money)
    cells = []
    for _, field in columns:
        value = getattr(stop, field)
        scaled = value.scaled(1 / scale) if field in _SUMS and value is not None else value
        if field == "total" and value is None and stop.envelope is not None:
            scaled = stop.envelope.scaled(1 / scale)  # nothing is out yet, and the work has no price
        sum_ = phrases.amount(scaled, "", whole=scale > 1)
        told = _weeks(plan, stop) if field == "weeks" else phrases.counts(value)
        cells.append(sum_ if field in _SUMS else told)
    return GateFigures(phrases.gate_name(plan, stop.gate), tuple(cells))


def _weeks(plan: RolloutPlan, stop: StopCost) -> str:
    gate = next((each for each in plan.schedule.gates if each.gate == stop.gate), None)
    return phrases.from_to(gate.weeks.p50, gate.weeks.p80) if gate is not None else phrases.counts(stop.weeks)


def _asking(plan: RolloutPlan) -> list[GateLoad]:
    """Return the gates ahead before which actions ask more of people than before the gate before."""
    found: list[GateLoad] = []
    for load in plan.workload.loads:
        asked = (load.leader_hours, load.coaching_days, load.person_days)
        before = (found[-1].leader_hours, found[-1].coaching_days, found[-1].person_days) if found else _NONE
        if load.hours_a_week is not None and asked != before:
            found.append(load)
    return found


def _load(plan: RolloutPlan, load: GateLoad) -> GateFigures:
    return GateFigures(
        phrases.gate_name(plan, load.gate),
        (
            words.figure(round(load.leader_hours, 1)),
            words.figure(round(load.coaching_days, 1)),
            phrases.counts(load.person_days),
            phrases.needed(load.hours_a_week),
            phrases.ENOUGH[load.enough],
        ),
    )
