"""Cures: every mistake has an action, every action something that calls for it, and every KPI its counterweight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.lint.bands import banded_parts
from assess.bank.lint.cycle import circles
from assess.bank.lint.names import PERCEPTION_GAP
from assess.bank.lint.problem import Found
from assess.bank.lint.scales import Scales
from assess.bank.questions import Narrative
from assess.bank.references import questions_read, references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assess.bank.library import Action, GuardrailTemplate, KpiTemplate, Trigger
    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.rules import Mistake

_HONEST = ("quality", "risk")
_OFFERS = {"actions": "action", "guardrails": "guardrail", "kpis": "KPI"}


def check(bank: Bank, never: Collection[str]) -> Iterator[Found]:
    """Yield what is wrong with what the instrument offers. never: mistakes that can never be found."""
    yield from _mistakes(bank)
    yield from _calls(bank, never)
    yield from _order(bank)
    yield from _direct(bank)
    yield from _limits(bank)
    yield from _kpis(bank)


def _mistakes(bank: Bank) -> Iterator[Found]:
    cured = {trigger.mistake for action in bank.actions for trigger in action.called_by}
    for number, mistake in enumerate(bank.mistakes):
        if mistake.id not in cured:
            says = f"No action cures the mistake {mistake.id!r}."
            mend = f"Add `mistake: {mistake.id}` to the called_by of an action that does."
            yield Found("B501", "mistakes", number, ("id",), says, mend)


def _calls(bank: Bank, never: Collection[str]) -> Iterator[Found]:
    """Yield each action, guardrail and KPI that names what calls for it, and that none of it can call."""
    lowest = {question.id: _lowest(bank, question) for question in bank.questions}
    otherwise = {offer.id for offer in bank.guardrails if offer.first or offer.decisions}
    for field, number, offer in _offers(bank):
        called = offer.called_by or field == "actions"
        if called and offer.id not in otherwise and not any(_can_call(one, lowest, never) for one in offer.called_by):
            says = f"Nothing can call for the {_OFFERS[field]} {offer.id!r}."
            mend = "Name a mistake that can be found, or a mark above the lowest points of the question."
            yield Found("B502", field, number, ("called_by",), says, mend)


def _offers(bank: Bank) -> Iterator[tuple[str, int, Action | GuardrailTemplate | KpiTemplate]]:
    yield from (("actions", number, action) for number, action in enumerate(bank.actions))
    yield from (("guardrails", number, guardrail) for number, guardrail in enumerate(bank.guardrails))
    yield from (("kpis", number, kpi) for number, kpi in enumerate(bank.kpis))


def _order(bank: Bank) -> Iterator[Found]:
    for circle in circles({action.id: action.after for action in bank.actions}):
        number = next(n for n, action in enumerate(bank.actions) if action.id == circle[0])
        says = f"The action {circle[0]!r} waits for itself: {' > '.join(circle)}."
        yield Found("B503", "actions", number, ("after",), says, "Take one `after` out of the circle.")


def _direct(bank: Bank) -> Iterator[Found]:
    """Yield each `by` that leaves parts of a mistake without a cure."""
    cured: set[str] = set()
    for number, action in enumerate(bank.actions):
        for at, trigger in enumerate(action.called_by):
            if trigger.by and trigger.mistake in bank.mistake_by_id and trigger.mistake not in cured:
                says = f"The direct cure of {trigger.mistake!r} is called by some of its answers only."
                mend = "Take `by` away, or put an action without it first."
                yield Found("B507", "actions", number, ("called_by", at, "by"), says, mend)
            cured.add(trigger.mistake or "")


def _limits(bank: Bank) -> Iterator[Found]:
    """Yield each `by` that can tell no part of its mistake."""
    for field, number, offer in _offers(bank):
        for at, trigger in enumerate(offer.called_by):
            mistake = bank.mistake_by_id.get(trigger.mistake or "")
            read = _told_by(bank, mistake) if mistake is not None and trigger.by else ()
            for nth, name in enumerate(trigger.by if mistake is not None else ()):
                if name not in read and (name == PERCEPTION_GAP or name in bank.question_by_id):
                    says = f"No clause of {trigger.mistake!r} reads {name!r}, so it can never call for {offer.id!r}."
                    mend = f"Name what its clauses read: {', '.join(read)}."
                    yield Found("B506", field, number, ("called_by", at, "by", nth), says, mend)


def _told_by(bank: Bank, mistake: Mistake) -> tuple[str, ...]:
    """Return what the clauses of a mistake read: questions, and the perception gap."""
    named = {each.id for each in references(mistake.when) if each.kind == "finding"}
    return (*questions_read(bank, mistake.when), *([PERCEPTION_GAP] if PERCEPTION_GAP in named else []))


def _lowest(bank: Bank, question: Question) -> float | None:
    """Return the least points a question can be worth, None where it has none."""
    if isinstance(question, Narrative):
        return None
    worst = [min(band.points for band in banded.bands) for _, banded, _, _ in banded_parts(Scales(bank), question)]
    return min(worst, default=0.0)


def _can_call(trigger: Trigger, lowest: dict[str, float | None], never: Collection[str]) -> bool:
    if trigger.mistake is not None:
        return trigger.mistake not in never
    least = lowest.get(trigger.question or "", 0.0)
    return least is not None and least < (trigger.below or 0.0)


def _kpis(bank: Bank) -> Iterator[Found]:
    kinds = {kpi.id: kpi.kind for kpi in bank.kpis}
    for number, kpi in enumerate(bank.kpis):
        beside = kinds.get(kpi.pairs_with, "unknown") if kpi.pairs_with is not None else None
        if kpi.kind == "speed" and beside not in _HONEST and beside != "unknown":
            says = f"The speed of {kpi.id!r} has no measure of quality or risk beside it."
            mend = "Name one in `pairs_with`."
            place = ("pairs_with",) if kpi.pairs_with is not None else ("kind",)
            yield Found("B505", "kpis", number, place, says, mend)
    for circle in circles({kpi.id: [kpi.feeds] if kpi.feeds else [] for kpi in bank.kpis}):
        number = next(n for n, kpi in enumerate(bank.kpis) if kpi.id == circle[0])
        says = f"The KPI {circle[0]!r} feeds itself: {' > '.join(circle)}."
        yield Found("B504", "kpis", number, ("feeds",), says, "Take one `feeds` out of the circle.")
