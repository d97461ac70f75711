"""The phases: what each gate asks for, what keeps it closed today, what stops the pilot, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.planning.phases import behind
from assess.report import words
from assess.report.rollout import phrases
from assess.report.rollout.phases import phases_view, proven
from assess.tui.rollout.part import MARKS, Item, Part, block, in_short, said, titled
from assess.tui.widgets.timeline import fitted

if TYPE_CHECKING:
    from textual.content import Content

    from assess.planning.rollout import Phase
    from assess.report.material import Material
    from assess.report.rollout.phases import PhaseView


def phases_part(material: Material) -> Part:
    """Return the part on phases."""
    plan, view = material.plan, phases_view(material)
    if plan is None or view is None:
        return Part(())
    ahead = [phase for phase in plan.phases if not phase.passed]
    items = [_item(material, phase, told) for phase, told in zip(ahead, view.phases, strict=True)]
    closed = [each for each in ahead if each.closed_by]
    first = f"the gate to {closed[0].gate_name} is closed today" if closed else "nothing found keeps a gate closed"
    told = [f"{each.name}: {words.sentence(phrases.inside(_state(each)))}" for each in ahead]
    return Part((in_short(first, said(view.passed), block("Ahead", told)), *items))


def _state(phase: Phase) -> str:
    """Return how a phase's gate stands, in a few words."""
    if not phase.gate:
        return "no gate ends it"
    reasons = len(phase.closed_by)
    return f"closed by {words.counted(reasons, 'finding')}" if reasons else "nothing found keeps it closed"


def _mark(phase: Phase) -> str:
    return " " if not phase.gate else MARKS["failed"] if phase.closed_by else MARKS["unresolved"]


def _item(material: Material, phase: Phase, view: PhaseView) -> Item:
    questions = behind(material.bank, material.assessment, phase)

    def row(width: int) -> Content:
        name = f"{_mark(phase)} {view.name}{f', up to {view.gate}' if view.gate else ''}"
        stands = "; ".join(each for each in (_state(phase), view.when) if each)
        return fitted(name, width, "bold") + "\n" + fitted(f"  {stands}", width)

    return Item(row, lambda _: _told(phase, view), view.name, questions)


def _told(phase: Phase, view: PhaseView) -> Content:
    exits = [f"{MARKS[each.mark]} {each.says} ({each.status}) {each.because}".rstrip() for each in view.exit]
    kills = [f"{each.says} Called by: {each.owner}. Then: {phrases.inside(each.then)}" for each in view.kill]
    return titled(
        view.name,
        said(view.means),
        block("What keeps the gate closed today", view.closed_by),
        block("Not yet known to be met", view.undecided),
        block(f"What the gate to {view.gate} asks for", [proven(phase), *exits] if exits else []),
        said(
            f"Brought by: {view.owner}." if view.owner else "",
            f"When: {view.when}." if view.when else "",
            words.sentence(f"Needs {view.actions}") if view.actions else "",
            view.contains,
        ),
        block("What may end the pilot before its gate", kills),
        block("The way back", [words.sentence(view.way), view.rollback]),
    )
