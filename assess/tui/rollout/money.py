"""Money and work: what stopping at each gate costs, the tranches, and the leaders' hours before each gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.brief import cost_until
from assess.report.rollout.money import money_view
from assess.tui.rollout.part import Item, Part, block, heading, in_short, said, titled
from assess.tui.widgets.timeline import fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material
    from assess.report.rollout.money import GateFigures, MoneyView

_LOADS = ("Leaders' hours", "Coaching days", "Person-days", "Hours a week asked", "Enough set aside")
_NAME = 28
_TELLING = ("Total", "Hours a week", "Actions")
"""With what the head of the figure begins that stands in the row, the first that is there."""


def money_part(material: Material) -> Part:
    """Return the part on money and work."""
    plan, view = material.plan, money_view(material)
    if plan is None or view is None:
        return Part(())
    remarks = (*view.remarks, view.uncounted, view.unit)
    stops = [_item("Stopping at", each, view.stop_heads, plan.money.questions, remarks) for each in view.stops]
    question = (plan.workload.question,) if plan.workload.question else ()
    loads = [_item("Before", each, _LOADS, question) for each in view.loads]
    parted = (heading("What stopping at a gate has cost by then"), *stops) if stops else ()
    asked = (heading("What the actions ask before a gate"), *loads) if loads else ()
    return Part((in_short(_headline(plan), *_in_short(view)), *parted, *asked))


def _headline(plan: RolloutPlan) -> str:
    gate = phrases.next_gate(plan)
    cost = cost_until(plan, gate) if gate is not None else ""
    return f"{cost} until the gate to {gate.name}" if gate is not None and cost else "work and money at each gate"


def _in_short(view: MoneyView) -> tuple[Content, ...]:
    tranches = [f"{number}: {amount}, at {gate}." for number, gate, amount in view.tranches]
    return (
        block("Given by the client", (f"{name}: {value}." for name, value in view.given)),
        block("Tranches of the envelope", tranches),
        block("Leaders' hours set aside", [f"{words.sentence(view.hours)} {view.says}"]),
        block("Not yet known", view.missing),
        said(*view.remarks, view.uncounted, view.unit),
    )


def _item(
    what: str, figures: GateFigures, heads: Sequence[str], questions: tuple[str, ...], remarks: tuple[str, ...] = ()
) -> Item:
    """Return one gate's figures: the one that tells most in the row, all of them below."""
    name = f"{what} {figures.gate}"
    told = dict(zip(heads, figures.cells, strict=True))
    head = next((each for start in _TELLING for each in heads if each.startswith(start)), heads[-1])
    return Item(
        row=lambda width: fitted(name, _NAME) + " " + fitted(f"{head}: {told[head]}", width - _NAME - 1),
        told=lambda _: titled(name, said(*(f"{each}: {cell}." for each, cell in told.items())), said(*remarks)),
        about=name,
        questions=questions,
    )
