"""What every part of the report is made from, and how it points at questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assess.bank.questions import RegisterQuestion
from assess.engagement.events import Sure
from assess.report import words
from assess.report.edition import Edition
from assess.scoring.assessment import Levers, Standing
from assess.scoring.evaluate import listen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.bank.model import Bank
    from assess.engagement.model import Answer, Engagement
    from assess.planning.rollout import RolloutPlan
    from assess.scoring.assessment import Assessment, NextQuestion, QuestionScore
    from assess.scoring.evaluate import Hearing


@dataclass(frozen=True, slots=True)
class Ref:
    """A question's number, where it is told of in this report ("" for nowhere), and its name."""

    number: str
    anchor: str
    name: str


@dataclass(frozen=True)
class Material:
    """The instrument, one client's file and what was concluded from them; without a plan, nothing is said of one.

    edition: the one being made, by which what was said in confidence is read or not.
    """

    bank: Bank
    engagement: Engagement
    assessment: Assessment
    next_questions: tuple[NextQuestion, ...]
    levers: Levers | None
    plan: RolloutPlan | None = None
    edition: Edition = Edition.MANAGEMENT

    @cached_property
    def hearing(self) -> Hearing:
        """Everything heard from the client, listened to once for all parts that ask for it."""
        return listen(self.bank, self.engagement)

    @cached_property
    def scores(self) -> Mapping[str, QuestionScore]:
        """Every question's score, by id."""
        return {score.id: score for step in self.assessment.steps for score in step.questions}

    @cached_property
    def respondent_names(self) -> Mapping[str, str]:
        """What to call each respondent in print."""
        people = self.engagement.respondents
        return {each.id: words.isolated(words.shortened(each.name, 80)) or "Respondent" for each in people}

    @property
    def currency(self) -> str:
        """The currency of the client's figures, or nothing where it is not known."""
        return words.shortened(self.engagement.company.currency or "", 12)

    def role_name(self, respondent: str) -> str:
        """Return the role of a respondent, as the instrument calls it."""
        role = next((each.role for each in self.engagement.respondents if each.id == respondent), "")
        return self.bank.role_by_id[role].name if role in self.bank.role_by_id else "Respondent"

    def who(self, respondent: str) -> str:
        """Return what to call a respondent in print."""
        return self.respondent_names.get(respondent, "Respondent")

    def question_name(self, question: str) -> str:
        """Return a question's name, or its number where the instrument no longer has it."""
        known = self.bank.question_by_id.get(question)
        return known.name if known else f"Question {question}"

    def given(self, question: str) -> tuple[Answer, ...]:
        """Return every respondent's answer to a question."""
        return tuple(self.engagement.answers.get(question, ()))

    def told_in_full(self, question: str) -> bool:
        """Return whether the report has an entry of its own with the answers to a question."""
        score = self.scores.get(question)
        shown = score is not None and score.standing is not Standing.HIDDEN
        heard = self.given(question) or self.engagement.surveys.get(question)
        return shown and (bool(heard) or question in self.engagement.agreed)

    def guessed(self, question: str) -> bool:
        """Whether a question counts as unsure only because nobody whose role answers for it has said."""
        score, known = self.scores.get(question), self.bank.question_by_id.get(question)
        if score is None or known is None or score.standing is not Standing.UNSURE:
            return False
        if isinstance(known, RegisterQuestion):
            return False
        role_of = {each.id: each.role for each in self.engagement.respondents}
        given = [answer for answer in self.given(question) if answer.sure.answered]
        unsure = all(answer.sure is Sure.UNSURE for answer in given)
        return not unsure and all(role_of.get(answer.respondent) not in known.competent for answer in given)

    def ref(self, question: str) -> Ref:
        """Return how the report points at a question: at its answers, else at its line under its step.

        The board edition holds neither, and points at its list of what it comes from.
        """
        number = question.replace(".", "-")
        score = self.scores.get(question)
        if self.edition is Edition.BOARD:
            anchor = f"source-{number}" if question in self.bank.question_by_id else ""
        elif score is None or score.standing is Standing.HIDDEN:
            anchor = ""
        else:
            anchor = f"answer-{number}" if self.told_in_full(question) else f"question-{number}"
        return Ref(question, anchor, self.question_name(question))

    def register_ref(self, register: str) -> Ref | None:
        """Return how the report points at the question under which a register is filled."""
        question = self.bank.register_question.get(register)
        return self.ref(question.id) if question else None

    def refs(self, questions: Iterable[str]) -> tuple[Ref, ...]:
        """Return how the report points at questions, each once, in the order of the instrument."""
        return tuple(self.ref(question) for question in sorted(set(questions), key=_place))

    def few_refs(self, questions: Iterable[str], most: int) -> tuple[Ref, ...]:
        """Return how the report points at questions, and how many more there are beyond the first `most`."""
        refs = self.refs(questions)
        rest = len(refs) - most
        return refs if rest <= 0 else (*refs[:most], Ref(f"{rest} more", "", ""))

    def mistake_name(self, mistake: str) -> str:
        """Return a mistake's name."""
        known = self.bank.mistake_by_id.get(mistake)
        return known.name if known else mistake


def _place(question: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in question.split("."))
