"""The five-aspect profile, the four pillars and the fit of business models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.charts import Axis, Bar, axis, bar
from assess.report.pictures.poles import Pole, PoleAxis, pole, pole_axis, sides

if TYPE_CHECKING:
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import AspectScore

_SIZE = 140


@dataclass(frozen=True, slots=True)
class AspectLine:
    """One aspect between its two ends; pole: its bar where the ends are central and decentralised."""

    name: str
    low: str
    high: str
    range: str
    bar: Bar
    pole: Pole
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ModelLine:
    """How well one business model suits the company's lines together."""

    name: str
    range: str
    bar: Bar
    means: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One product line and each model's fit to it."""

    line: str
    ranges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitView:
    """The fit of business models; what those that suit bring into the plan stands in the appendix on it."""

    says: str
    against: str
    models: tuple[ModelLine, ...]
    lines: tuple[LineRow, ...]
    ref: Ref


@dataclass(frozen=True, slots=True)
class ProfileView:
    """Profile, pillars and fit. sides: which aspects are central and which are not, in words."""

    axis: Axis
    poles: PoleAxis
    sides: str
    profile: tuple[AspectLine, ...]
    pillars: tuple[AspectLine, ...]
    fit: FitView | None


def profile_view(material: Material) -> ProfileView | None:
    """Return the part on profile and fit, or None where there is nothing to show."""
    assessment = material.assessment
    profile = tuple(_aspect(material, aspect) for aspect in assessment.profile)
    pillars = tuple(_aspect(material, aspect) for aspect in assessment.pillars)
    fit = _fit(material)
    if not (profile or pillars or fit):
        return None
    return ProfileView(axis(_SIZE), pole_axis(_SIZE), sides(assessment.profile), profile, pillars, fit)


def _aspect(material: Material, aspect: AspectScore) -> AspectLine:
    return AspectLine(
        aspect.name,
        aspect.low,
        aspect.high,
        words.span(aspect.range),
        bar(f"{aspect.name}, from {aspect.low} to {aspect.high}", aspect.range, _SIZE),
        pole(aspect, _SIZE),
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
    lines = tuple(
        LineRow(words.shortened(line.line, 120), tuple(words.span(line.models.get(model)) for model in fit.models))
        for line in fit.lines
    )
    against = material.bank.fit.advise_against if fit.verdict == "low" else ""
    return FitView(fit_verdict(material), against, models, lines, material.ref(fit.question))


def fit_verdict(material: Material) -> str:
    """Return which model suits the lines, in a sentence."""
    fit = material.assessment.fit
    suited = words.listed(fit.names.get(model, model) for model in fit.suits)
    if fit.verdict == "low":
        mark = words.points(material.bank.fit.low)
        return f"No model suits these lines: every one stays below {mark} (policy threshold). The fit is low."
    if fit.verdict == "hybrid":
        within = words.points(material.bank.fit.hybrid_within)
        return f"A hybrid: {suited} lie within {within} points of the best (policy threshold)."
    if fit.verdict == "not-yet-known":
        why = "the ranges still overlap too far" if fit.lines else "no line is described"
        return f"Which model suits is not yet known: {why}."
    return f"{fit.names.get(fit.verdict, fit.verdict)} suits best."
