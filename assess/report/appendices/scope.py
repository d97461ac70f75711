"""What a squad decides alone, what stays with the centre, and the guardrails in force around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import Figures
from assess.planning.figures import figure, question_of
from assess.planning.guardrails import DECISIONS, GUARDRAILS, RESERVED_MATTERS, handed_over
from assess.report import words
from assess.report.appendices.blank import Blank, Filled, register_blank
from assess.report.appendices.guardrails import proposed
from assess.report.registers import none_given, said_cell
from assess.report.rollout import phrases
from assess.scoring.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assess.engagement.model import Row
    from assess.report.material import Material, Ref
    from assess.scoring.facts import Facts

_RULE_COLUMNS = ("rule", "threshold", "owner", "review-date")
_PROPOSED = (
    "Proposed is what several sign today and the target design leaves to one or to nobody; it is agreed once signed."
)
_ONE = Range(1.0, 1.0)
_LONG = 200


@dataclass(frozen=True, slots=True)
class Decision:
    """One kind of decision: who takes it today, with how many sign-offs, and up to what the squad is to take it."""

    name: str
    by: str
    today: str
    target: str
    limit: Filled


@dataclass(frozen=True, slots=True)
class Scope:
    """What the squad decides, what stays central and within which rules.

    limits: the question under which limits are asked for. says: how many decisions are handed over so far, and what
    makes one a proposal. not_in_force: guardrails of which somebody said that they have no rule or no owner.
    """

    limits: Ref | None
    says: str
    decisions: tuple[Decision, ...]
    central: tuple[tuple[str, ...], ...]
    no_central: Filled
    guardrails: tuple[tuple[str, ...], ...]
    no_guardrails: Filled
    not_in_force: str
    proposed: str


def scope_of(material: Material, facts: Facts) -> Scope:
    """Return what the squad decides and within what, as far as anybody has said."""
    moving = handed_over(material.bank, facts)
    return Scope(
        limits=material.ref(question_of(material.bank.planning.inputs.handed_over)),
        says=" ".join(filter(None, (_so_far(material, facts), _PROPOSED if moving else ""))),
        decisions=tuple(_decisions(material, moving)),
        central=tuple(
            (matter, stays, none_given(limit))
            for matter, stays, limit in _cells(material, RESERVED_MATTERS, ("stays-with", "limit"))
        ),
        no_central=register_blank(material, RESERVED_MATTERS),
        guardrails=_cells(material, GUARDRAILS, _RULE_COLUMNS, wanted=("rule", "owner")),
        no_guardrails=register_blank(material, GUARDRAILS),
        not_in_force=phrases.names(_lacking(material)),
        proposed=proposed(material),
    )


def _so_far(material: Material, facts: Facts) -> str:
    """Return how many decisions the charter of today hands over; "" where nobody knows. No answer says which."""
    given, question = material.bank.planning.inputs.handed_over, question_of(material.bank.planning.inputs.handed_over)
    handed, limited = (
        figure(facts, each) if asked(material, each) else None for each in (given, f"{question}.with-limits")
    )
    if handed is None:
        return ""
    if handed.high <= 0:
        return "So far no decision is handed over."
    are = "is" if handed == _ONE else "are"
    kinds = len(material.bank.register_by_id[DECISIONS].expected)
    if handed.low >= kinds:
        each = ", each with a written limit" if limited is not None and limited.low >= kinds else ""
        return f"So far all {words.spelled(kinds)} are handed over{each}."
    limits = f", {_spelled(limited)} with a written limit" if limited is not None else ""
    return f"So far {_spelled(handed)} {are} handed over{limits}; which is not asked."


def _spelled(value: Range) -> str:
    return words.spelled(int(value.low)) if value.exact else phrases.counts(value)


def _decisions(material: Material, moving: Collection[str]) -> Iterator[Decision]:
    """Yield the kinds of decision, those of the register first to last and then the ones nobody has traced."""
    register = material.bank.register_by_id[DECISIONS]
    rows = {row.key: row for row in material.engagement.registers.get(DECISIONS, ())}
    names = {each.key: each.name for each in register.expected}
    for key in dict.fromkeys((*names, *rows)):
        row = rows.get(key)
        yield Decision(
            name=names.get(key) or phrases.name(key),
            by=_cell(material, DECISIONS, "decided-by", row),
            today=_cell(material, DECISIONS, "sign-offs", row),
            target=_cell(material, DECISIONS, "target-sign-offs", row),
            limit=_limit(row, proposed=key in moving),
        )


def _limit(row: Row | None, *, proposed: bool) -> Filled:
    """Return up to what the squad takes a decision: the law's word or a blank, for no answer holds the limit."""
    if row is not None and row.cells.get("statutory") is True:
        return "Stays where the law puts it"
    return Blank(before="Proposed:" if proposed else "")


def _cells(
    material: Material, register: str, columns: tuple[str, ...], wanted: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return each row's name and cells, without those rows of which somebody said that a wanted cell is none."""
    rows = [row for row in material.engagement.registers.get(register, ()) if not _none(row, wanted)]
    return tuple(
        (phrases.name(row.key), *(_cell(material, register, column, row) for column in columns)) for row in rows
    )


def _lacking(material: Material) -> tuple[str, ...]:
    rows = material.engagement.registers.get(GUARDRAILS, ())
    return tuple(row.key for row in rows if _none(row, ("rule", "owner")))


def _none(row: Row, columns: tuple[str, ...]) -> bool:
    return any(column in row.cells and row.cells[column] is None for column in columns)


def _cell(material: Material, register: str, column: str, row: Row | None) -> str:
    known = material.bank.register_by_id[register].column(column)
    if known is None or row is None or column not in row.cells or not known.printed:
        return words.NOT_YET_KNOWN
    return words.shortened(said_cell(known, row).text, _LONG)


def asked(material: Material, reference: str) -> bool:
    """Return whether the instrument asks for a figure."""
    question = material.bank.question_by_id.get(question_of(reference))
    return isinstance(question, Figures) and any(reference == f"{question.id}.{each.id}" for each in question.figures)
