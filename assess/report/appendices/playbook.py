"""The decentralisation playbook: one page on purpose, governance, data and teams, from a client's plan and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.rollout import Window
from assess.report import words
from assess.report.appendices.ground import pilot_ahead
from assess.report.rollout import line, phrases, schedule
from assess.report.rollout.phases import numbered
from assess.report.rollout.squad import verdict as squad_verdict
from assess.scoring.assessment import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.registers import Register
    from assess.engagement.model import Row
    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material, Ref
    from assess.scoring.assessment import AspectScore

_MOST_ACTIONS = 2
_MOST_MISTAKES = 3
_MOST_ROWS = 4
_MOST_REFS = 6
_OF_WHOM = (" with", " by")
_MOST_PRACTICES = 2
_LONG = 260  # characters: three lines of a printed page


@dataclass(frozen=True, slots=True)
class Pillar:
    """One pillar: how it stands, what stands in its way, what its registers say and the first things to do for it.

    refs: the questions it rests on.
    """

    name: str
    stands: str
    aim: str
    against: str
    held: tuple[str, ...]
    do: tuple[str, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Playbook:
    """The page. start: the line and the squad that begin, when it is decided next and what money there is.

    nothing: for which pillars the plan has no action.
    """

    pillars: tuple[Pillar, ...]
    start: tuple[str, ...]
    nothing: str
    practices: tuple[str, ...]
    council: str
    decides: tuple[str, ...]
    meets: str


def playbook_view(material: Material, plan: RolloutPlan) -> Playbook:
    """Return the playbook of a company with a plan."""
    council, taken = plan.offers.council, set[int]()
    pillars = tuple(_pillar(material, plan, each, taken) for each in material.assessment.pillars)
    return Playbook(
        pillars=pillars,
        start=tuple(_start(material, plan)),
        nothing=_nothing(pillars),
        practices=tuple(_short(each) for each in plan.offers.practices[:_MOST_PRACTICES]),
        council=council.name if phrases.next_gate(plan) else f"{council.name}, if the board renews it,",
        decides=tuple(_short(each) for each in council.decides),
        meets=phrases.inside(words.sentence(council.meets)),
    )


def _pillar(material: Material, plan: RolloutPlan, pillar: AspectScore, taken: set[int]) -> Pillar:
    asked = set(pillar.questions)
    against = [
        each.name
        for each in material.assessment.mistakes
        if each.verdict is Verdict.DETECTED and asked & set(each.answers)
    ]
    do = tuple(_do(material, plan, asked, taken))
    known = words.span(pillar.range)[0].isdigit()
    return Pillar(
        name=pillar.name,
        stands=words.span(pillar.range) + (" of 100" if known else ""),
        aim=f"In place means: {phrases.inside(pillar.high)}",
        against="; ".join(_few(against, _MOST_MISTAKES)),
        held=tuple(held for register in material.bank.registers for held in _held(material, register, asked)),
        do=do,
        refs=material.few_refs(pillar.questions, _MOST_REFS),
    )


def _nothing(pillars: Sequence[Pillar]) -> str:
    """Return for which pillars the plan has no action of their own, "" where each has one."""
    idle = [phrases.inside(each.name) for each in pillars if not each.do]
    if len(idle) == len(pillars):
        return "The plan has no action left for any of the pillars."
    return f"The plan has no action of its own for {words.listed(idle, 'or')}." if idle else ""


def _do(material: Material, plan: RolloutPlan, asked: set[str], taken: set[int]) -> Iterator[str]:
    """Yield the first actions that mend these questions, certain ones before others, each under one pillar only."""
    mending = [each for each in plan.actions if asked & set(each.call.questions) and each.number not in taken]
    mending.sort(key=lambda each: each.window is Window.CONDITIONAL)
    for each in mending[:_MOST_ACTIONS]:
        taken.add(each.number)
        owner = phrases.role_name(material.bank, each.call.action.owner)
        when = "If confirmed" if each.window is Window.CONDITIONAL else "Do"
        yield f"{when}: {each.call.action.name} (action {each.number}, {owner})."


def _held(material: Material, register: Register, asked: set[str]) -> Iterator[str]:
    """Yield what a pillar's register lists, and what it says there is none of, or which rows are not known."""
    rows = material.engagement.registers.get(register.id, ())
    question = material.bank.register_question.get(register.id)
    if question is None or question.id not in asked:
        return
    if not rows:
        yield f"{register.name}: not yet known (question {question.id})."
        return
    none = _said_none(register, rows)
    said = f" {none}." if none else ""
    yield _short(f"{register.name}: {_rows(register, rows)}.{said}")


def _said_none(register: Register, rows: Sequence[Row]) -> str:
    """Return the column of which most rows were said to have none, with these rows: "No owner: Supplier; Employee"."""
    columns = [column for column in register.columns[1:] if column.required and column.printed]
    none = {column.name: [row for row in rows if row.cells.get(column.id, "") is None] for column in columns}
    name = max(none, key=lambda each: len(none[each]), default="")
    if not none.get(name):
        return ""
    head = "Nobody is named for" if name.lower().endswith(_OF_WHOM) else f"No {name.lower()}"
    return f"{head}: {_rows(register, none[name])}"


def _rows(register: Register, rows: Sequence[Row]) -> str:
    names = {expected.key: expected.name for expected in register.expected}
    told = [names.get(row.key) or words.shortened(row.key, 60) for row in rows]
    return "; ".join(_few(told, _MOST_ROWS))


def _few(told: Sequence[str], most: int) -> list[str]:
    rest = len(told) - most
    return list(told) if rest <= 0 else [*told[:most], f"and {words.counted(rest, 'other')}"]


def _start(material: Material, plan: RolloutPlan) -> Iterator[str]:
    ahead = pilot_ahead(plan)
    if ahead:
        yield words.sentence(line.verdict(plan.pilot))
        yield words.sentence(squad_verdict(plan.squad))
    yield schedule.headline(plan)
    if ahead and plan.money.envelope is not None:
        yield f"Money for the pilot: {phrases.amount(plan.money.envelope, plan.money.currency or material.currency)}."
    first = min(material.bank.planning.capacity.windows)
    near = [each.number for each in plan.actions if each.within == first]
    if near:
        yield f"In the first {first} days: {numbered(near)} of the plan."


def _short(text: str) -> str:
    return words.sentence(words.shortened(text, _LONG))
