"""The cover: whose report it is, the verdict in a sentence, and what qualifies the whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assess.report import words
from assess.scoring.assessment import Status

if TYPE_CHECKING:
    from assess.report.material import Material
    from assess.scoring.assessment import Gate

_LONG_NAME = 40
_LONG_WORD, _LONGER_WORD = 24, 42
"""Characters of one word above which it does not fit a line as large, and as a long name, is set."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A qualification of the whole report, in two words and in a sentence."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover. `short_company` fits a running head. size: how small the name is set, "" for as large as it goes."""

    title: str
    company: str
    short_company: str
    size: Literal["", "long", "longer"]
    verdict: str
    facts: tuple[tuple[str, str], ...]
    badges: tuple[Badge, ...]
    calibration: str


def cover_view(material: Material) -> Cover:
    """Return the cover."""
    assessment, engagement = material.assessment, material.engagement
    company = words.shortened(assessment.company or engagement.company.name, 160) or "Unnamed company"
    asked = "express set" if assessment.express else "full set"
    industry, people = engagement.company.industry or "", engagement.company.people
    kind = (words.sentence(words.shortened(industry, 80))[:-1], f"{people:,} people" if people else "")
    facts = (
        ("Last answer", answered_until(material)),
        ("Respondents", _respondents(material)),
        ("Company", ", ".join(part for part in kind if part)),
        ("Trigger", words.shortened(engagement.company.trigger or "", 160)),
        ("Edition", words.sentence(material.edition.value)[:-1]),
        ("Instrument", f"version {assessment.bank_version}, {asked}"),
    )
    return Cover(
        title=material.bank.info.title,
        company=company,
        short_company=words.shortened(company, 60),
        size=_size(company),
        verdict=verdict(material),
        facts=tuple(fact for fact in facts if fact[1]),
        badges=badges(material),
        calibration=words.sentence(material.bank.info.calibration),
    )


def _size(company: str) -> Literal["", "long", "longer"]:
    """Return how small a name is set, so that its longest word is not parted."""
    word = max(map(len, re.split(r"[\s-]", company)))
    if word > _LONGER_WORD:
        return "longer"
    return "long" if len(company) > _LONG_NAME or word > _LONG_WORD else ""


def verdict(material: Material) -> str:
    """Return the verdict in one sentence."""
    assessment = material.assessment
    names = {stage.id: stage.name for stage in material.bank.scoring.stages}
    if not assessment.coverage.sufficient:
        return "Insufficient evidence for a verdict"
    provisional = "Provisionally: " if assessment.stage.provisional else ""
    gate = next_gate(material)
    if gate is None:
        return f"{provisional}{assessment.stage.name}: every gate is passed"
    state = "is closed" if gate.status is Status.FAILED else "is not yet settled"
    return f"{provisional}{assessment.stage.name}: the gate to {names.get(gate.stage, gate.name)} {state}"


def next_gate(material: Material) -> Gate | None:
    """Return the gate to the stage after the one reached."""
    stage = material.assessment.stage
    return next((gate for gate in stage.gates if gate.stage == stage.next), None)


def last_answer(material: Material) -> str:
    """Return the ISO time of the latest event or answer, or nothing."""
    times = [material.engagement.last_event]
    times += [answer.time for given in material.engagement.answers.values() for answer in given]
    return max((time for time in times if words.iso_day(time)), default="")


def answered_until(material: Material) -> str:
    """Return the day of the last answer, that no day is recorded, or that nothing is answered."""
    engagement = material.engagement
    told = any((engagement.answers, engagement.surveys, engagement.registers))
    return words.day(last_answer(material)) or ("day not recorded" if told else "none yet")


def heard_from(material: Material) -> str:
    """Return how many were heard: "three respondents and nine front-line sheets", "" for nobody."""
    people, sheets = len(material.engagement.respondents), front_line_sheets(material)
    return words.listed(
        [
            words.counted(people, "respondent") if people else "",
            words.counted(sheets, "front-line sheet") if sheets else "",
        ]
    )


def front_line_sheets(material: Material) -> int:
    """Return how many anonymous sheets of the front-line scales came back; one sheet asks all scales."""
    return max(map(len, material.engagement.surveys.values()), default=0)


def _respondents(material: Material) -> str:
    roles = tuple(dict.fromkeys(material.role_name(each.id) for each in material.engagement.respondents))
    heard = words.sentence(heard_from(material))[:-1]
    return f"{heard}. Respondents: {'; '.join(roles)}" if roles else heard or "none yet"


def badges(material: Material) -> tuple[Badge, ...]:
    """Return what qualifies the whole report."""
    assessment = material.assessment
    told = []
    if assessment.express or assessment.stage.provisional:
        told.append(Badge("Provisional", "It rests on the express set and opens no gate by itself."))
    if not assessment.coverage.sufficient:
        told.append(Badge("Insufficient evidence", falls_short(material)))
    return tuple(told)


def falls_short(material: Material) -> str:
    """Return what falls short of the coverage asked for."""
    found, asked = material.assessment.coverage, material.bank.scoring.coverage
    parts = []
    for place in found.short:
        if place == "overall":
            share, wanted, where = found.overall, asked.overall, "overall"
        else:
            share, wanted = found.steps.get(int(place), 0.0), asked.steps.get(int(place), asked.overall)
            where = f"in step {place}"
        parts.append(f"{words.points(share)} % answered {where}, {words.points(wanted)} % asked for")
    return words.sentence("; ".join(parts) + " (policy threshold)") if parts else ""
