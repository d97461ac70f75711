"""Twelve contrasting companies, and the little that a programme needs beside them.

Each is the client that does everything well, changed where that company is known to struggle.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from assess.planning.rollout import GateTime, Percentiles, Schedule
from assess.scoring.ranges import Range
from tests.scoring import made
from tests.scoring.cases import every, some

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement

_DOMAINS = "compliance security performance"
_ENTITIES = "customer product contract payment supplier employee"

CHANGES: Mapping[str, Mapping[str, Any]] = {
    "a start-up of eight that has written nothing down": {
        "company.people": 8,
        **dict.fromkeys([f"guardrails.{domain}" for domain in _DOMAINS.split()], made.GONE),
        "2.1": 1, "2.4": 0, "3.3": 0, "3.5": True, "5.8": 0,
    },
    "a regulated bank whose rules choke the work": {
        "company.people": 4000, "company.regulated": True,
        "3.2": 10, "3.6": {"rules": 180, "pages": 400, "listed": 2},
        "3.7": {"changes": 100, "asked": 45, "granted": 40, "exception-days": 30},
        "1.2": {"unit-limit": 0, "unit-spend": 1000}, "1.4": 0,
        "4.6": {"environment-days": 90, "data-days": 90, "deployment-days": 90},
    },
    "a safety-critical manufacturer that counts speed": {
        "company.people": 600, "company.safety-critical": True, "company.industry": "manufacturing",
        "6.2": 0, "3.8": 0, "3.4": {"breaches": 9, "days-to-detect": 40},
        "5.8": 2, "1.8": {"layers": 9, "span": 3},
    },
    "a retailer without owners of its data": {
        "company.people": 900, "company.industry": "retail",
        **some("data-entities", "owner", None, _ENTITIES), "4.4": 9, "4.5": 0, "6.3": 50,
    },
    "a corporate with an approval for everything": {
        "company.people": 12000,
        **every("decisions", "sign-offs", 5.0), **every("decisions", "target-sign-offs", 4.0),
        "1.6": {"elapsed-days": 60, "working-days": 2},
        "7.7": {"governance-hours": 14, "working-hours": 100, "forums": 9},
        "1.3": 0, "2.7": 0,
    },
    "a clinic that looks for the culprit": {"8.1": 0, "survey.8.2": (2.5, 8), "8.6": 0, "survey.8.3": (2.5, 8)},
    "a sales house that pays each unit for itself": {
        "6.5": {"unit-share": 100, "company-floor": 0}, "6.6": 0, "2.6": 20, "8.7": 0, "6.7": 0,
    },
    "a copier of somebody else's model": {
        "company.reference-model": "Tribes", "7.4": 0, "2.4": 1, "7.1": 0, "5.7": 0,
        "7.3": {"wave-people": 90, "coached-people": 10},
    },
    "a group of systems that do not speak to each other": {
        "4.2": 5, "4.1": {"coverage": 30, "leaver-hours": 400}, "4.7": 0,
        **some("data-entities", "writable-copies", 4.0, _ENTITIES),
        **some("data-entities", "sync-contract", False, _ENTITIES),  # noqa: FBT003 - a cell
        **some("data-entities", "published-interface", False, _ENTITIES),  # noqa: FBT003 - a cell
    },
    "a founder who gives a team half of the money": {
        "5.6": {"envelope": 60, "line-spend": 100, "tranches": 1, "tolerance": 50, "review-weeks": 26},
        "6.8": 4, "4.8": {"spend-hours": 2000, "incident-hours": 2000, "lineage-hours": 2000}, "3.5": True,
    },
    "an engineering firm whose teams wait for each other": {
        "2.8": 60, "1.7": {"reopened": 8, "cross-team": 7},
        "dependencies.prices.mechanism": None, "dependencies.customer data.mechanism": None,
    },
    "a company tired of programmes": {
        "7.6": {"programmes": 6, "leader-hours": 1}, "8.5": 0, "7.5": 10, "survey.8.4": (2, 9), "2.7": 0,
    },
}  # fmt: skip
"""What sets each company apart from the client that does everything well."""


@cache
def company(name: str) -> Engagement:
    """Return one of the companies."""
    return made.changed(made.best(), {**_UNPROVEN, **CHANGES[name]})


_UNPROVEN = dict.fromkeys(
    [f"gate-evidence.{row.key}" for row in made.bank().register_by_id["gate-evidence"].expected], made.GONE
)


@cache
def silent() -> Engagement:
    """Return a company that has answered next to nothing."""
    return made.made(made.answer("2.1", 1), made.answer("8.1", 3))


def unproven() -> Engagement:
    """Return the client that does everything well and has run no pilot yet."""
    return made.changed(made.best(), _UNPROVEN)


def schedule(bank: Bank, passed: Collection[str] = (), weeks: float = 20) -> Schedule:
    """Return a schedule whose gates fall one after another, so many weeks apart, the end as far behind the last."""
    times, at = [], 0.0
    for gate in bank.planning.timing.gates:
        at += 0.0 if gate.id in passed else weeks
        times.append(GateTime(gate.id, gate.name, gate.id in passed, _percentiles(at), None, ((), ())))
    return Schedule("", tuple(times), (), _percentiles(at + weeks), None, 100, 1)


def _percentiles(weeks: float) -> Percentiles:
    return Percentiles(*(Range(weeks * share, weeks * share * 1.1) for share in (0.8, 1.0, 1.2, 1.3)))
