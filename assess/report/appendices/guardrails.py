"""The register of guardrails: each rule, where it bites, whose it is, and whether it is in force or what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.guardrails import GUARDRAILS
from assess.report import words
from assess.report.cover import last_answer
from assess.report.registers import said_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.bank.registers import Choice
    from assess.engagement.model import Row
    from assess.report.material import Material, Ref

_NEEDED = ("rule", "owner")
_WANTED = ("threshold", "review-date")
_LONG = 300


@dataclass(frozen=True, slots=True)
class GuardrailLine:
    """One guardrail. mark: "passed" in force, "failed" not in force, "unresolved" not yet known. state: in words."""

    name: str
    domain: str
    rule: str
    threshold: str
    owner: str
    review: str
    mark: str
    state: str


@dataclass(frozen=True, slots=True)
class GuardrailRegister:
    """The register. says: how many are in force. bare: domains without one. proposed: drafts from the instrument.

    domains: to be filled in where none is listed.
    """

    says: str
    bare: str
    proposed: str
    lines: tuple[GuardrailLine, ...]
    domains: tuple[str, ...]
    ref: Ref | None


def guardrail_register(material: Material) -> GuardrailRegister:
    """Return the register of guardrails, as far as anybody has described them."""
    rows = material.engagement.registers.get(GUARDRAILS, ())
    lines = tuple(_line(material, row) for row in rows)
    offered = material.plan.offers.guardrails if material.plan else ()
    names = words.listed(each.template.name for each in offered)
    return GuardrailRegister(
        says=standing(lines),
        bare=_bare(material, rows, lines),
        proposed=f"Proposed, and not in force until signed: {names}." if names else "",
        lines=lines,
        domains=tuple(each.name for each in _domains(material)),
        ref=material.register_ref(GUARDRAILS),
    )


def standing(lines: Sequence[GuardrailLine]) -> str:
    """Return how many guardrails are in force, how many are not and of how many it is not known."""
    if not lines:
        return "No guardrail is listed yet."
    count = {mark: sum(each.mark == mark for each in lines) for mark in ("passed", "failed", "unresolved")}
    held = words.spelled(count["passed"])
    told = [f"{held} of {words.counted(len(lines), 'guardrail')} {'is' if count['passed'] == 1 else 'are'} in force"]
    if count["failed"]:
        lacks = "lacks" if count["failed"] == 1 else "lack"
        told.append(f"{words.spelled(count['failed'])} {lacks} a rule or an owner")
    if count["unresolved"]:
        told.append(f"of {words.spelled(count['unresolved'])} it is not yet known")
    return " ".join(words.sentence(each) for each in told)


def _line(material: Material, row: Row) -> GuardrailLine:
    mark, state = _state(material, row)
    cells = {column: _cell(material, row, column) for column in ("domain", *_NEEDED, *_WANTED)}
    return GuardrailLine(
        name=words.shortened(row.key, 80),
        domain=cells["domain"],
        rule=cells["rule"],
        threshold=cells["threshold"],
        owner=cells["owner"],
        review=cells["review-date"],
        mark=mark,
        state=state,
    )


def _cell(material: Material, row: Row, column: str) -> str:
    known = material.bank.register_by_id[GUARDRAILS].column(column)
    return words.shortened(said_cell(known, row).text, _LONG) if known is not None else words.NOT_YET_KNOWN


def _state(material: Material, row: Row) -> tuple[str, str]:
    """Return whether a guardrail is in force, and what it lacks in any case."""
    lacks = [_noun(material, column) for column in _NEEDED if row.cells.get(column, "") is None]
    open_ = [_noun(material, column) for column in _NEEDED if column not in row.cells]
    if lacks:
        return "failed", f"Not in force: no {words.listed(lacks, 'and no')}."
    if open_:
        return "unresolved", f"Not yet known: {words.listed(open_)}."
    return "passed", " ".join(("In force.", *_remarks(material, row)))


def _noun(material: Material, column: str) -> str:
    known = material.bank.register_by_id[GUARDRAILS].column(column)
    return known.name.lower() if known is not None else column


def _remarks(material: Material, row: Row) -> Iterator[str]:
    """Yield what a guardrail in force still lacks. Overdue is told by the day of the last answer: there is no clock."""
    if row.cells.get("threshold", "") is None:
        yield "No threshold."
    review = row.cells.get("review-date", "")
    if review is None:
        yield "No review date."
    day, last = words.iso_day(str(review)), words.iso_day(last_answer(material))
    if day and last and day < last:
        yield f"Review overdue on {words.day(last.isoformat())}."


def _domains(material: Material) -> tuple[Choice, ...]:
    column = material.bank.register_by_id[GUARDRAILS].column("domain")
    return column.choices if column is not None else ()


def _bare(material: Material, rows: Sequence[Row], lines: Sequence[GuardrailLine]) -> str:
    """Return the domains for which no guardrail is, or may be, in force."""
    held = {row.cells.get("domain") for row, line in zip(rows, lines, strict=True) if line.mark != "failed"}
    bare = [each.name.lower() for each in _domains(material) if each.id not in held]
    return f"None is in force for {words.listed(bare, 'or')}." if bare and rows and None not in held else ""
