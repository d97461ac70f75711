"""Three contrasting companies for the report, and what a long answer looks like."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from assess.bank.questions import Anchored
from assess.engagement.events import Attribution, Quote, Sure
from assess.engagement.model import Company, Engagement, PlanInputs, Respondent
from tests.planning import companies as planned
from tests.scoring import made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from assess.engagement.model import Answer

IN_CONFIDENCE = "zq-private-note-7731"
UNPRINTED = "zq-not-for-print-8842"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
LONG_ANSWER = (
    "The last order waited for a signature that nobody could name, and the customer was told nothing. " * 21
)[:2000]
CHINESE = "質量管理與供應鏈協調部門的負責人"
ARABIC = "مدير الجودة وسلامة المنتجات"

_NAMES = {
    "chief-executive": "Chief executive",
    "finance": "Chief financial officer",
    "operations": "Head of operations",
    "engineering": f"Head of engineering, {LONG_WORD}",
    "people": "Head of people",
    "security-compliance": ARABIC,
    "unit-lead": CHINESE,
    "data": "Data and platform lead",
    "front-line": "Shift lead, press shop",
}
_SURES = (Sure.SURE, Sure.SURE, Sure.SEEN, Sure.UNSURE, Sure.SURE, Sure.DONT_KNOW, Sure.SURE)
_SKILLS = ("production", "planning", "maintenance", "quality", "safety", "customer service")
_LINES: Mapping[str, Mapping[str, Any]] = {
    "Spare parts for presses, northern region": {"revenue-share": 6.0, "licence-critical": False},
    f"Retrofit of {LONG_WORD} controls": {"revenue-share": 4.0, "hard-dependencies": 3.0, "rollback-days": 20.0},
    CHINESE: {"revenue-share": 31.0, "hard-dependencies": 9.0},
    "Pressure vessels": {"revenue-share": 22.0, "licence-critical": True, "no-override": False, "rollback-days": 90.0},
    "Service contracts": {"revenue-share": 9.0, "hard-dependencies": 2.0, "items-a-quarter": 40.0},
    "Contract manufacture": {"revenue-share": 28.0, "outside-customers": True, "no-override": False},
}
_CHANGES: Mapping[str, Any] = {
    **planned.CHANGES["a safety-critical manufacturer that counts speed"],
    **planned.CHANGES["a group of systems that do not speak to each other"],
    **planned.CHANGES["a company tired of programmes"],
    "5.6": {"envelope": 1_200_000, "line-spend": 10_000_000, "tranches": 4, "tolerance": 20, "review-weeks": 6},
    "7.8": {"waves-funded": 2, "platform-months": 24, "wave-funding": 2_500_000, "platform-cost": 4_000_000},
}


def nearly_silent() -> Engagement:
    """Return a company of which next to nothing is known, not even its name."""
    return replace(planned.silent(), company=Company())


def all_best() -> Engagement:
    """Return the client that does everything well and has the evidence of every gate."""
    return replace(made.best(), last_event="2026-11-20T15:04:05.000001Z")


def ready() -> Engagement:
    """Return the client that does everything well and has run no pilot yet."""
    return planned.unproven()


@cache
def manufacturer() -> Engagement:
    """Return a large regulated manufacturer: nine respondents who differ, long answers, full registers."""
    base = made.changed(planned.unproven(), _CHANGES)
    people = tuple(Respondent(role, name, role) for role, name in _NAMES.items())
    company = Company(
        name=f"Voss und Halloran Maschinen- und {LONG_WORD} Aktiengesellschaft",
        people=6400,
        revenue=1_900_000_000,
        currency="EUR",
        industry="manufacturing",
        regulated=True,
        safety_critical=True,
        start_date="2027-02-01",
        reference_model="none",
    )
    engagement = replace(
        base,
        company=company,
        respondents=people,
        answers={q: _voices(q, given[0], people) for q, given in base.answers.items()},
        plan=PlanInputs(day_rate=(600, 950)),
        last_event="2026-11-20T15:04:05.000001Z",
    )
    return made.changed(engagement, _rows())


def _voices(question: str, first: Answer, people: tuple[Respondent, ...]) -> tuple[Answer, ...]:
    """Return an answer of everybody asked: levels lie apart, some are unsure, one is long and one is in confidence."""
    asked = made.bank().question_by_id[question]
    spread = sum(map(int, question.split(".")))
    told = {
        "words": LONG_ANSWER if asked.narrative else "",
        "note": LONG_ANSWER if spread % 5 == 0 else "",
        "private_note": IN_CONFIDENCE,
        "quote": Quote(UNPRINTED, Attribution.NOT_FOR_PRINT),
    }
    if not isinstance(asked, Anchored):
        return (replace(first, respondent=people[0].id, **told),)
    voices = []
    for place, person in enumerate(people):
        sure = _SURES[(spread + place) % len(_SURES)]
        level = max(0, min(4, (first.value if isinstance(first.value, int) else 2) - (spread + place) % 3))
        voices.append(replace(first, respondent=person.id, sure=sure, value=level if sure.answered else None, **told))
    return tuple(voices)


def _rows() -> dict[str, Any]:
    """Return what fills the registers of the manufacturer."""
    rows: dict[str, Any] = {f"product-lines.{key}": made.GONE for key in ("north", "south", "west")}
    line = dict(made.best_rows(made.bank().register_by_id["product-lines"])["north"])
    rows |= {f"product-lines.{name}": {**line, **cells} for name, cells in _LINES.items()}
    person = dict(made.best_rows(made.bank().register_by_id["people"])["engineer 1"])
    rows |= {f"people.engineer {number}": made.GONE for number in range(1, 13)}
    for number in range(24):
        skill, other = _SKILLS[number % 6], _SKILLS[(number + 1) % 6]
        rows[f"people.{skill.capitalize()} specialist, plant {number}"] = {
            **person,
            "department": f"Plant {number % 4}",
            "skills": {skill: 3.0, other: 2.0},
            "released": number % 5 != 0,
        }
    rule = dict(made.best_rows(made.bank().register_by_id["guardrails"])["compliance"])
    for number in range(14):
        domain = ("compliance", "security", "performance")[number % 3]
        rows[f"guardrails.Rule {number + 1}, {ARABIC if number == 2 else 'pressure equipment and machine safety'}"] = {
            **rule,
            "domain": domain,
            "rule": LONG_ANSWER
            if number == 1
            else "Nothing leaves the plant before the inspector of pressure equipment has signed.",
            "owner": None if number == 3 else "Head of quality and product safety",
        }
    matter = {
        "stays-with": "Supervisory board and the management board together",
        "reason": LONG_ANSWER,
        "limit": "Any amount, and any term above 36 months",
        "review-date": "2027-06-30",
    }
    rows |= {f"reserved-matters.Matter {number + 1}: {LONG_WORD}": matter for number in range(6)}
    return rows


BY_NAME: Mapping[str, Callable[[], Engagement]] = {
    "silent": nearly_silent,
    "best": all_best,
    "ready": ready,
    "manufacturer": manufacturer,
}
