"""The instrument as one frozen value."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from assess.bank.appendices import Appendices
from assess.bank.base import Entry
from assess.bank.library import Action, GuardrailTemplate, KpiTemplate, Tool
from assess.bank.planning import Planning
from assess.bank.policy import BankInfo, Fit, Role, Scoring, Source, Step
from assess.bank.questions import Question
from assess.bank.registers import Register
from assess.bank.rules import Contradiction, Mistake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Bank(Entry):
    """Everything that is asked, weighed, concluded and offered, with the hash of what it was read from."""

    info: BankInfo
    content_hash: str
    roles: tuple[Role, ...]
    sources: tuple[Source, ...]
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    registers: tuple[Register, ...]
    scoring: Scoring
    fit: Fit
    mistakes: tuple[Mistake, ...]
    contradictions: tuple[Contradiction, ...]
    actions: tuple[Action, ...]
    tools: tuple[Tool, ...]
    guardrails: tuple[GuardrailTemplate, ...]
    kpis: tuple[KpiTemplate, ...]
    planning: Planning
    appendices: Appendices

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        """Questions by id."""
        return MappingProxyType({question.id: question for question in self.questions})

    @cached_property
    def current_id(self) -> Mapping[str, str]:
        """Today's id of every id a question has or had."""
        ids = {old: question.id for question in self.questions for old in question.formerly}
        return MappingProxyType(ids | {question.id: question.id for question in self.questions})

    @cached_property
    def register_by_id(self) -> Mapping[str, Register]:
        """Registers by id."""
        return MappingProxyType({register.id: register for register in self.registers})

    @cached_property
    def register_question(self) -> Mapping[str, Question]:
        """The question each register is filled under, by register id."""
        return MappingProxyType({q.register_: q for q in self.questions if q.register_ is not None})

    @cached_property
    def mistake_by_id(self) -> Mapping[str, Mistake]:
        """Mistakes by id."""
        return MappingProxyType({mistake.id: mistake for mistake in self.mistakes})

    @cached_property
    def role_by_id(self) -> Mapping[str, Role]:
        """Roles by id."""
        return MappingProxyType({role.id: role for role in self.roles})

    @cached_property
    def mapped_steps(self) -> frozenset[int]:
        """The steps that score how completely the answers are known, and not how good they are."""
        return frozenset(step.id for step in self.steps if step.scored_by == "mapping")

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids of questions, each once, in the order of the instrument."""
        wanted = set(ids)
        return tuple(question.id for question in self.questions if question.id in wanted) if wanted else ()

    @cached_property
    def questions_of_step(self) -> Mapping[int, tuple[Question, ...]]:
        """Questions by step, in the order they are asked."""
        return MappingProxyType({step.id: tuple(q for q in self.questions if q.step == step.id) for step in self.steps})
