"""Money and work: what stopping at each gate has cost by then, the tranches, and the leaders' hours. Nothing is priced by us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import plan_words, words

if TYPE_CHECKING:
    from assess.planning.rollout import GateLoad, Money, RolloutPlan, StopCost
    from assess.report.material import Material, Ref


@dataclass(frozen=True, slots=True)
class StopRow:
    """What has been spent at one gate, in the order of the table's heads."""

    gate: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadRow:
    """What must be done before one gate."""

    gate: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The part on money and work. given: the client's own figures as a name and a value."""

    given: tuple[tuple[str, str], ...]
    refs: tuple[Ref, ...]
    stop_heads: tuple[str, ...]
    stops: tuple[StopRow, ...]
    incomplete: str
    tranches: tuple[tuple[str, str, str], ...]
    loads: tuple[LoadRow, ...]
    hours: str
    hours_ref: tuple[Ref, ...]
    says: str
    missing: tuple[str, ...]


def money_view(material: Material) -> MoneyView | None:
    """Return the part on money and work, or None without a plan."""
    plan = material.plan
    if plan is None:
        return None
    money, currency = plan.money, material.currency
    columns = _columns(money)
    return MoneyView(
        given=given(money, currency),
        refs=material.refs(money.questions),
        stop_heads=tuple(head for head, _ in columns),
        stops=tuple(_stop(plan, each, columns, currency) for each in money.stops),
        incomplete=incomplete(money),
        tranches=tuple(
            (str(each.number), plan_words.gate_name(plan, each.gate) or "no gate is left for it", plan_words.amount(each.amount, currency))
            for each in money.tranches
        ),
        loads=tuple(_load(plan, each) for each in plan.workload.loads),
        hours=hours(plan),
        hours_ref=material.refs([plan.workload.question] if plan.workload.question else []),
        says=plan_words.told(plan.workload.says),
        missing=tuple(words.sentence(plan_words.told(each)) for each in money.missing),
    )


def given(money: Money, currency: str) -> tuple[tuple[str, str], ...]:
    """Return the figures that the client gave."""
    known = (
        ("Envelope of the pilot", money.envelope),
        ("Funding of a wave", money.wave),
        ("Platform, running cost a year", money.platform_year),
        ("A person-day", money.day_rate),
    )
    return tuple((name, plan_words.amount(value, currency)) for name, value in known)


def incomplete(money: Money) -> str:
    """Return what sums leave out, where something is not known."""
    if all(each.complete for each in money.stops):
        return ""
    return "Sums hold only what is known; what is missing is listed below." if money.missing else ""


def hours(plan: RolloutPlan) -> str:
    """Return the leaders' hours a week that are set aside."""
    value = plan.workload.hours
    return f"{plan_words.counts(value)} hours a week" if value is not None else words.NOT_YET_KNOWN


def _columns(money: Money) -> tuple[tuple[str, str], ...]:
    """Return the heads and fields of the table: a column of which nothing is known at any gate is left out."""
    columns = (
        ("Weeks (P50 to P80)", "weeks"),
        ("Squad, person-weeks", "squad_weeks"),
        ("Actions, person-weeks", "action_weeks"),
        ("Work", "work"),
        ("Envelope released", "envelope"),
        ("Platform", "platform"),
        ("Total", "total"),
    )
    return tuple((head, field) for head, field in columns if any(getattr(each, field) is not None for each in money.stops))


def _stop(plan: RolloutPlan, stop: StopCost, columns: tuple[tuple[str, str], ...], currency: str) -> StopRow:
    cells = []
    for _, field in columns:
        value = getattr(stop, field)
        if field in ("weeks", "squad_weeks", "action_weeks"):
            cells.append(plan_words.counts(value))
        else:
            more = " and more" if field == "total" and value is not None and not stop.complete else ""
            cells.append(plan_words.amount(value, currency) + more)
    return StopRow(plan_words.gate_name(plan, stop.gate), tuple(cells))


def _load(plan: RolloutPlan, load: GateLoad) -> LoadRow:
    asked = plan_words.counts(load.hours_a_week) if load.hours_a_week is not None else words.NONE
    return LoadRow(
        plan_words.gate_name(plan, load.gate),
        (
            words.figure(round(load.leader_hours, 1)),
            words.figure(round(load.coaching_days, 1)),
            plan_words.counts(load.person_days),
            asked,
            plan_words.ENOUGH[load.enough],
        ),
    )
