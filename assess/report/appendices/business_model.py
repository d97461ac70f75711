"""The business models that suit the company's lines: why, what each brings into the plan, and what to beware of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import words
from assess.report.profile import fit_verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.policy import BusinessModel
    from assess.engagement.model import Row
    from assess.report.material import Material, Ref

_MOST_OPEN = 6


@dataclass(frozen=True, slots=True)
class TraitLine:
    """One trait of the lines: the levels they stand at, and the level that suits each model best."""

    name: str
    lines: str
    suits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelSheet:
    """One model that suits: what it means, its practices and what to beware of."""

    name: str
    means: str
    practices: tuple[str, ...]
    beware: str


@dataclass(frozen=True, slots=True)
class BusinessModelSheet:
    """The sheet. against: what to do in place of decentralising where no model fits. settle: what is not known."""

    says: str
    against: str
    settle: str
    models: tuple[str, ...]
    traits: tuple[TraitLine, ...]
    sheets: tuple[ModelSheet, ...]
    ref: Ref | None


def business_model_sheet(material: Material) -> BusinessModelSheet | None:
    """Return the sheet on business models, or None for an instrument without them."""
    policy, fit = material.bank.fit, material.assessment.fit
    if not policy.models:
        return None
    rows = material.engagement.registers.get(policy.register_, ())
    suited = () if fit.verdict in ("low", "not-yet-known") else fit.suits
    return BusinessModelSheet(
        says=fit_verdict(material),
        against=policy.advise_against if fit.verdict == "low" else "",
        settle=_settle(material, rows) if fit.verdict == "not-yet-known" else "",
        models=tuple(model.name for model in policy.models),
        traits=tuple(_trait(material, column, rows) for column in _columns(policy.models)),
        sheets=tuple(_sheet(model) for model in policy.models if model.id in suited),
        ref=material.register_ref(policy.register_),
    )


def _columns(models: Sequence[BusinessModel]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(trait.column for model in models for trait in model.traits))


def _trait(material: Material, column: str, rows: Sequence[Row]) -> TraitLine:
    known = [level for row in rows if isinstance(level := row.cells.get(column), int | float)]
    wanted = [
        next((trait.suits for trait in model.traits if trait.column == column), None)
        for model in material.bank.fit.models
    ]
    return TraitLine(
        name=_name(material, column),
        lines=_levels(known, len(rows)),
        suits=tuple(words.NONE if level is None else words.figure(level) for level in wanted),
    )


def _levels(known: Sequence[float], rows: int) -> str:
    if not known:
        return words.NOT_YET_KNOWN
    low, high = words.figure(min(known)), words.figure(max(known))
    told = low if low == high else f"{low} to {high}"
    open_ = rows - len(known)
    return f"{told}; of {words.counted(open_, 'line')} not yet known" if open_ else told


def _settle(material: Material, rows: Sequence[Row]) -> str:
    """Return which cells would tell which model suits."""
    question = material.bank.register_question[material.bank.fit.register_].id
    if not rows:
        return f"No line is described yet: question {question} asks for them."
    columns = _columns(material.bank.fit.models)
    open_ = [(row.key, column) for row in rows for column in columns if column not in row.cells]
    if not open_:
        return ""
    told = [f"{words.shortened(line, 60)}, {_name(material, column).lower()}" for line, column in open_[:_MOST_OPEN]]
    rest = len(open_) - len(told)
    more = f"; and {words.counted(rest, 'more such level')}" if rest else ""
    return f"Not yet known: {'; '.join(told)}{more} (question {question})."


def _name(material: Material, column: str) -> str:
    known = material.bank.register_by_id[material.bank.fit.register_].column(column)
    return known.name if known is not None else column


def _sheet(model: BusinessModel) -> ModelSheet:
    return ModelSheet(
        model.name,
        words.sentence(model.means),
        tuple(map(words.sentence, model.practices)),
        words.sentence(model.beware),
    )
