"""What is proposed from the instrument by the gaps found; what is fine already gets nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.council import council
from assess.planning.guardrails import offered_guardrails
from assess.planning.kpi_tree import kpi_tree
from assess.planning.rollout import OfferedTool, Offers, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.planning.rollout import PlannedAction
    from assess.scoring.assessment import Assessment, Fit
    from assess.scoring.facts import Facts

_UNSETTLED = ("low", "not-yet-known")


def offers(bank: Bank, assessment: Assessment, facts: Facts, actions: Sequence[PlannedAction]) -> Offers:
    """Return guardrails, measures, tools, the council and the practices of the business models that fit."""
    return Offers(
        guardrails=offered_guardrails(bank, assessment, facts),
        kpis=kpi_tree(bank, assessment, facts),
        tools=_tools(bank, actions),
        council=council(bank, facts),
        practices=_practices(bank, assessment.fit),
        advises_against=bank.fit.advise_against if assessment.fit.verdict == "low" else "",
    )


def _tools(bank: Bank, actions: Sequence[PlannedAction]) -> tuple[OfferedTool, ...]:
    """Return the categories of tool in the order of the first action that is certain to need them.

    What only a conditional action needs is looked at once the open question is settled.
    """
    needed: dict[str, list[str]] = {}
    for planned in sorted(actions, key=lambda each: each.number):
        if planned.window is not Window.CONDITIONAL:
            for tool in planned.call.action.tools:
                needed.setdefault(tool, []).append(planned.call.action.id)
    tools = {tool.id: tool for tool in bank.tools}
    return tuple(OfferedTool(tools[tool], tuple(by)) for tool, by in needed.items())


def _practices(bank: Bank, fit: Fit) -> tuple[str, ...]:
    """Return the practices of the model that fits, or of each part of a hybrid; none where none is certain to fit."""
    if fit.verdict in _UNSETTLED:
        return ()
    return tuple(practice for model in bank.fit.models if model.id in fit.suits for practice in model.practices)
