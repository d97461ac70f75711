"""Money and work: what stopping at each gate costs, the tranches, and the leaders' hours. Nothing is priced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases

if TYPE_CHECKING:
    from assess.planning.rollout import GateLoad, Money, RolloutPlan, StopCost
    from assess.report.material import Material, Ref

_THOUSAND, _MILLION = 1_000, 1_000_000
_COMMAND = ": assess "  # a reader of the report has no terminal before them
_SUMS = ("work", "envelope", "waves", "platform", "total")


@dataclass(frozen=True, slots=True)
class GateFigures:
    """What is told of one gate, in the order of the table's heads."""

    gate: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The part on money and work. given: the client's own figures as a name and a value. unit: of the sums."""

    given: tuple[tuple[str, str], ...]
    refs: tuple[Ref, ...]
    stop_heads: tuple[str, ...]
    stops: tuple[GateFigures, ...]
    unit: str
    incomplete: str
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
        given=given(money, currency),
        refs=material.refs(money.questions),
        stop_heads=tuple(head for head, _ in columns),
        stops=tuple(_stop(plan, each, columns) for each in money.stops),
        unit=_unit(money, currency),
        incomplete=incomplete(money),
        tranches=tranches(plan, currency),
        loads=tuple(_load(plan, each) for each in plan.workload.loads),
        hours=hours(plan),
        hours_ref=material.refs([plan.workload.question] if plan.workload.question else []),
        says=phrases.told(plan.workload.says),
        missing=wanting(money),
    )


def given(money: Money, currency: str) -> tuple[tuple[str, str], ...]:
    """Return the figures that the client gave."""
    known = (
        ("Envelope of the pilot", money.envelope),
        ("Funding of a wave", money.wave),
        ("Platform, running cost a year", money.platform_year),
        ("A person-day", money.day_rate),
    )
    return tuple((name, phrases.amount(value, currency)) for name, value in known)


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


def incomplete(money: Money) -> str:
    """Return that sums leave something out, where there are sums and something is not known."""
    partly = any(each.total is not None and not each.complete for each in money.stops)
    return "Sums hold only what is known; what is missing stands below." if partly and money.missing else ""


def wanting(money: Money) -> tuple[str, ...]:
    """Return what would have to be given for whole sums, each in a sentence."""
    return tuple(words.sentence(phrases.told(each).partition(_COMMAND)[0]) for each in money.missing)


def hours(plan: RolloutPlan) -> str:
    """Return the leaders' hours a week that are set aside."""
    value = plan.workload.hours
    if value is None:
        return words.NOT_YET_KNOWN
    said = phrases.counts(value)
    return f"{said} {'hour' if said == '1' else 'hours'} a week"


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
    return _THOUSAND if max(_greatest(money, field) for field in _SUMS) >= _MILLION else 1.0


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
        cells.append(phrases.amount(scaled, "") if field in _SUMS else phrases.counts(value))
    return GateFigures(phrases.gate_name(plan, stop.gate), tuple(cells))


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
