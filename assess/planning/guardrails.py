"""The guardrails proposed: those that close a gap found, the most pressing first, and no more than a team can learn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assess.bank.conditions import Condition
from assess.planning.reasons import GAP, HANDED_OVER, Reason, called
from assess.planning.rollout import OfferedGuardrail
from assess.planning.wording import listed
from assess.scoring.assessment import Verdict
from assess.scoring.conditions import compile_condition
from assess.scoring.ranges import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.bank.library import GuardrailTemplate
    from assess.bank.model import Bank
    from assess.scoring.assessment import Assessment
    from assess.scoring.facts import Facts
    from assess.scoring.quantities import Compiled
    from assess.scoring.ranges import Truth
    from assess.scoring.tables import TableRow

GUARDRAILS = "guardrails"
"""The register of the client's own guardrails, and the dial from too few of them to too many."""
DECISIONS = "decisions"
RESERVED_MATTERS = "reserved-matters"

_WORD = re.compile(r"[^\W\d_]+")
_DOUBT = " Whether it applies here rests on facts about the company that are not yet known."


class _Choice(NamedTuple):
    """A guardrail with its strongest reason. applies: whether it is meant for such a company; never false."""

    template: GuardrailTemplate
    reason: Reason
    applies: Truth


def offered_guardrails(bank: Bank, assessment: Assessment, facts: Facts) -> tuple[OfferedGuardrail, ...]:
    """Return the guardrails that a gap calls for, those first that certainly apply and whose reason is the strongest.

    Where the rules already choke the work, a cure must not cause its opposite: beside what a missing rule or a mistake
    calls for, only those are added that a machine checks.
    """
    choices = list(_choices(bank, assessment, facts))
    if _too_tight(assessment):
        choices = [choice for choice in choices if choice.template.automated or choice.reason.weight < (HANDED_OVER,)]
    choices.sort(key=lambda choice: (choice.applies is not TRUE, choice.reason.weight))
    return tuple(_offered(bank, facts, choice) for choice in choices[: bank.planning.guardrails_at_most])


def _offered(bank: Bank, facts: Facts, choice: _Choice) -> OfferedGuardrail:
    says, questions = choice.reason.says, choice.reason.questions
    if choice.applies is UNKNOWN:
        says += _DOUBT
    kept = reserved(facts, choice.template)
    if kept:
        named = listed([f"“{each}”" for each in kept])
        says += f" {named} {'is' if len(kept) == 1 else 'are'} reserved: the rule holds only for what that leaves."
        questions = (*questions, bank.register_question[RESERVED_MATTERS].id)
    return OfferedGuardrail(choice.template, bank.role_by_id[choice.template.owner].name, says, questions)


def reserved(facts: Facts, template: GuardrailTemplate) -> tuple[str, ...]:
    """Return the reserved matters, by name, that a guardrail touches."""
    if not template.touches:
        return ()
    matters = [row.key for row in facts.table(RESERVED_MATTERS).rows]
    return tuple(each for each in matters if set(template.touches) & set(_WORD.findall(each.casefold())))


def _choices(bank: Bank, assessment: Assessment, facts: Facts) -> Iterator[_Choice]:
    gaps = domain_gaps(bank, facts)
    moves = handed_over(bank, facts)
    for template in bank.guardrails:
        when = template.applies_when
        applies = TRUE if when is None else compile_condition(when)(facts, None)
        reasons = called(template.called_by, bank, assessment)
        reasons += [gaps[template.domain]] if template.first and template.domain in gaps else []
        reasons += [moves[decision] for decision in template.decisions if decision in moves]
        if reasons and applies is not FALSE:
            yield _Choice(template, min(reasons, key=lambda reason: reason.weight), applies)


def domain_gaps(bank: Bank, facts: Facts) -> Mapping[str, Reason]:
    """Return the domains that certainly have no rule with an owner."""
    question = bank.register_question[GUARDRAILS].id
    column = bank.register_by_id[GUARDRAILS].column("domain")
    return {
        domain.id: Reason((GAP, 0.0), f"{domain.name} has no rule with an owner.", (question,))
        for domain in (column.choices if column is not None else ())
        if _owned(domain.id)(facts, None) is FALSE
    }


def _owned(domain: str) -> Compiled:
    """Return a test whether some guardrail of a domain has a rule and an owner."""
    named = {"not": {"is": {"column": "rule", "value": "none"}}}, {"not": {"is": {"column": "owner", "value": "none"}}}
    where = {"all": [{"is": {"column": "domain", "value": domain}}, *named]}
    return compile_condition(Condition.model_validate({"any_row": {"register": GUARDRAILS, "where": where}}))


def handed_over(bank: Bank, facts: Facts) -> Mapping[str, Reason]:
    """Return the decisions that several sign today and one or nobody is to sign, where no law says who must."""
    register, question = bank.register_by_id[DECISIONS], bank.register_question[DECISIONS].id
    names = {row.key: row.name for row in register.expected}
    moves = {row.key: _move(row) for row in facts.table(DECISIONS).rows if row.key in names}
    return {
        key: Reason((HANDED_OVER, -move[0]), _told(names[key], *move), (question,))
        for key, move in moves.items()
        if move is not None
    }


def _move(row: TableRow) -> tuple[float, float] | None:
    """Return a decision's sign-offs today and in the target design where it is handed over."""
    today, target = row.held("sign-offs"), row.held("target-sign-offs")
    if not isinstance(today, float | int) or not isinstance(target, float | int) or row.held("statutory") is True:
        return None
    return (today, target) if today > 1 >= target else None


def _told(name: str, today: float, target: float) -> str:
    left = "one" if target == 1 else "none"
    return f"{name} takes {today:g} sign-offs today and is to take {left}; a limit stands in for the others."


def _too_tight(assessment: Assessment) -> bool:
    return any(dial.id == GUARDRAILS and dial.too_tight_verdict is Verdict.DETECTED for dial in assessment.dials)
