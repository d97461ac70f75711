"""The five-aspect profile, the four pillars and the fit of business models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Axis, Bar, axis, bar

if TYPE_CHECKING:
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import AspectScore

_SIZE = 140


@dataclass(frozen=True, slots=True)
class AspectLine:
    """One aspect between its two ends."""

    name: str
    low: str
    high: str
    range: str
    bar: Bar
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ModelLine:
    """How well one business model suits the company's lines together."""

    name: str
    range: str
    bar: Bar
    means: str


@dataclass(frozen=True, slots=True)
class ModelAdvice:
    """What a model that suits brings into the plan, and what to beware of."""

    name: str
    practices: tuple[str, ...]
    beware: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One product line and each model's fit to it."""

    line: str
    ranges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitView:
    """The fit of business models."""

    says: str
    against: str
    models: tuple[ModelLine, ...]
    advice: tuple[ModelAdvice, ...]
    lines: tuple[LineRow, ...]
    ref: Ref


@dataclass(frozen=True, slots=True)
class ProfileView:
    """Profile, pillars and fit."""

    axis: Axis
    profile: tuple[AspectLine, ...]
    pillars: tuple[AspectLine, ...]
    fit: FitView | None


def profile_view(material: Material) -> ProfileView | None:
    """Return the part on profile and fit, or None where there is nothing to show."""
    assessment = material.assessment
    profile = tuple(_aspect(material, aspect) for aspect in assessment.profile)
    pillars = tuple(_aspect(material, aspect) for aspect in assessment.pillars)
    fit = _fit(material)
    return ProfileView(axis(_SIZE), profile, pillars, fit) if profile or pillars or fit else None


def _aspect(material: Material, aspect: AspectScore) -> AspectLine:
    return AspectLine(
        aspect.name,
        aspect.low,
        aspect.high,
        words.span(aspect.range),
        bar(f"{aspect.name}, from {aspect.low} to {aspect.high}", aspect.range, _SIZE),
        material.refs(aspect.questions),
    )


def _fit(material: Material) -> FitView | None:
    fit = material.assessment.fit
    if not fit.models:
        return None
    known = {model.id: model for model in material.bank.fit.models}
    models = tuple(
        ModelLine(
            fit.names[model],
            words.span(value),
            bar(fit.names[model], value, _SIZE),
            known[model].means if model in known else "",
        )
        for model, value in fit.models.items()
    )
    advice = tuple(
        ModelAdvice(known[model].name, known[model].practices, known[model].beware)
        for model in fit.suits
        if model in known
    )
    lines = tuple(
        LineRow(words.shortened(line.line, 120), tuple(words.span(line.models.get(model)) for model in fit.models))
        for line in fit.lines
    )
    against = material.bank.fit.advise_against if fit.verdict == "low" else ""
    return FitView(_verdict(material), against, models, advice, lines, material.ref(fit.question))


def _verdict(material: Material) -> str:
    fit = material.assessment.fit
    suited = words.listed(fit.names.get(model, model) for model in fit.suits)
    if fit.verdict == "low":
        mark = words.points(material.bank.fit.low)
        return f"No model suits these lines: every one stays below {mark} (policy threshold). The fit is low."
    if fit.verdict == "hybrid":
        return f"A hybrid: {suited} suit about equally well."
    if fit.verdict == "not-yet-known":
        return "Which model suits is not yet known: the ranges still overlap too far."
    return f"{fit.names.get(fit.verdict, fit.verdict)} suits best."
