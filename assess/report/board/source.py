"""Where a claim comes from: the questions behind it and the rule that made it, set beside it in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.report import tree, words
from assess.report.material import Ref
from assess.report.method import rules
from assess.report.rollout.rules import plan_rules
from assess.report.rule import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.report.material import Material
    from assess.report.rule import Rule

MOST_REFS = 3
_MOST_TOLD = 120


@dataclass(frozen=True, slots=True)
class Source:
    """What stands in the margin: questions, and the name and anchor of a rule ("" for none)."""

    refs: tuple[Ref, ...]
    rule: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in brief. policy: whether its figures are policy thresholds."""

    name: str
    anchor: str
    says: str
    policy: bool


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The list at the end: the rules and the questions that the edition points at."""

    rules: tuple[RuleLine, ...]
    questions: tuple[Ref, ...]


def source(material: Material, questions: Iterable[str], rule: str = "", most: int = MOST_REFS) -> Source:
    """Return what stands in the margin beside a claim: the first `most` questions, and how many more there are."""
    return Source(material.few_refs(questions, most), rule, anchor(rule) if rule else "")


def of_register(material: Material, register: str, rule: str = "") -> Source:
    """Return what stands beside a claim that rests on a table."""
    question = material.bank.register_question.get(register)
    return source(material, [question.id] if question else [], rule)


def sources_view(material: Material, parts: object) -> SourcesView | None:
    """Return the list of all that the parts of the edition point at, or None where they point at nothing."""
    named = {each.rule for each in tree.found(parts, Source)}
    known = (*rules(material), *(plan_rules(material.bank, material.plan) if material.plan else ()))
    refs = material.refs(ref.number for ref in tree.found(parts, Ref) if ref.anchor)
    told = tuple(_rule(each) for each in known if each.name in named)
    return SourcesView(told, refs) if told or refs else None


def _rule(rule: Rule) -> RuleLine:
    return RuleLine(rule.name, rule.anchor, words.briefly(rule.says, _MOST_TOLD), rule.policy)
