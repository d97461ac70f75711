"""The register of guardrails: each rule, where it bites, whose it is, and whether it is in force or what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.guardrails import GUARDRAILS, reserved
from assess.planning.wording import begun
from assess.report import words
from assess.report.cover import last_answer
from assess.report.registers import said_cell
from assess.report.rollout import phrases

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
    """One guardrail. mark: "passed" in force, "failed" not in force, "unresolved" not yet known. state: in words.

    lacks: "an owner" where it is not in force for want of one. overdue: whether the review of one in force is.
    """

    name: str
    domain: str
    rule: str
    threshold: str
    owner: str
    review: str
    mark: str
    state: str
    lacks: str = ""
    overdue: bool = False


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
    return GuardrailRegister(
        says=standing(lines),
        bare=_bare(material, rows, lines),
        proposed=proposed(material),
        lines=lines,
        domains=tuple(each.name for each in _domains(material)),
        ref=material.register_ref(GUARDRAILS),
    )


def proposed(material: Material) -> str:
    """Return which drafts the instrument has, and which of them touch a matter that stays central; "" for none."""
    offered = [each.template for each in material.plan.offers.guardrails] if material.plan else []
    if not offered:
        return ""
    said = [f"Proposed, and not in force until signed: {words.listed(each.name for each in offered)}."]
    for each in offered:
        kept = reserved(material.hearing.facts, each)
        if kept:
            named = words.listed(phrases.quoted(phrases.name(matter)) for matter in kept)
            said.append(
                f"{each.name} holds only for what the reserved {named} {'leaves' if len(kept) == 1 else 'leave'}."
            )
    return " ".join(said)


def standing(lines: Sequence[GuardrailLine]) -> str:
    """Return how many guardrails are in force, how many are not and of how many it is not known."""
    if not lines:
        return "No guardrail is listed yet."
    count = {mark: sum(each.mark == mark for each in lines) for mark in ("passed", "failed", "unresolved")}
    held = words.spelled(count["passed"])
    told = [f"{held} of {words.counted(len(lines), 'guardrail')} {'is' if count['passed'] == 1 else 'are'} in force"]
    told.append(_overdue(sum(each.overdue for each in lines), count["passed"]))
    if count["failed"]:
        lacks = "lacks" if count["failed"] == 1 else "lack"
        wants = {each.lacks for each in lines if each.mark == "failed"}
        told.append(
            f"{words.spelled(count['failed'])} {lacks} {wants.pop() if len(wants) == 1 else 'a rule or an owner'}"
        )
    if count["unresolved"]:
        told.append(f"of {words.spelled(count['unresolved'])} it is not yet known")
    return " ".join(words.sentence(each) for each in told if each)


def _overdue(overdue: int, held: int) -> str:
    """Return of how many guardrails in force the review is overdue, "" for none."""
    if not overdue:
        return ""
    if overdue == held:
        of_all = "both" if held == 2 else f"all {words.spelled(held)}"  # noqa: PLR2004 - two are called both
        return "its review is overdue" if held == 1 else f"the reviews of {of_all} are overdue"
    review, is_ = ("review", "is") if overdue == 1 else ("reviews", "are")
    return f"the {review} of {words.spelled(overdue)} of them {is_} overdue"


def _line(material: Material, row: Row) -> GuardrailLine:
    mark, state = _state(material, row)
    cells = {column: _cell(material, row, column) for column in ("domain", *_NEEDED, *_WANTED)}
    name = words.shortened(row.key, 80)
    return GuardrailLine(
        name=begun(name),
        domain="" if cells["domain"].casefold() == name.casefold() else cells["domain"],
        rule=begun(cells["rule"]) if row.cells.get("rule") else cells["rule"],
        threshold=cells["threshold"],
        owner=cells["owner"],
        review=cells["review-date"],
        mark=mark,
        state=state,
        lacks=words.listed(f"{'an' if each[0] in 'aeiou' else 'a'} {each}" for each in _lacking(material, row)),
        overdue=mark == "passed" and bool(overdue_since(material, row)),
    )


def _lacking(material: Material, row: Row) -> list[str]:
    return [_noun(material, column) for column in _NEEDED if row.cells.get(column, "") is None]


def _cell(material: Material, row: Row, column: str) -> str:
    known = material.bank.register_by_id[GUARDRAILS].column(column)
    return words.shortened(said_cell(known, row).text, _LONG) if known is not None else words.NOT_YET_KNOWN


def _state(material: Material, row: Row) -> tuple[str, str]:
    """Return whether a guardrail is in force, and what it lacks in any case."""
    lacks = _lacking(material, row)
    open_ = [_noun(material, column) for column in _NEEDED if column not in row.cells]
    if lacks:
        return "failed", f"Not in force: no {words.listed(lacks, 'and no')}."
    if open_:
        return "unresolved", f"Not yet known: {words.listed(open_)}."
    held = "In force; review overdue." if overdue_since(material, row) else "In force."
    return "passed", " ".join((held, *_remarks(material, row)))


def overdue_since(material: Material, row: Row) -> str:
    """Return the day on which a review was due, "" where it is not overdue by the day of the last answer."""
    due = str(row.cells.get("review-date") or "")
    day, last = words.iso_day(due), words.iso_day(last_answer(material))
    return due if day and last and day < last else ""


def _noun(material: Material, column: str) -> str:
    known = material.bank.register_by_id[GUARDRAILS].column(column)
    return known.name.lower() if known is not None else column


def _remarks(material: Material, row: Row) -> Iterator[str]:
    """Yield what a guardrail in force still lacks. There is no clock: the day of the last answer stands for today."""
    if row.cells.get("threshold", "") is None:
        yield "No threshold."
    review = row.cells.get("review-date", "")
    if review is None:
        yield "No review date."
    if words.iso_day(str(review)) and words.iso_day(last_answer(material)) is None:
        yield "Whether its review is overdue is not known."


def _domains(material: Material) -> tuple[Choice, ...]:
    column = material.bank.register_by_id[GUARDRAILS].column("domain")
    return column.choices if column is not None else ()


def _bare(material: Material, rows: Sequence[Row], lines: Sequence[GuardrailLine]) -> str:
    """Return the domains for which no guardrail is, or may be, in force."""
    held = {row.cells.get("domain") for row, line in zip(rows, lines, strict=True) if line.mark != "failed"}
    bare = [each.name.lower() for each in _domains(material) if each.id not in held]
    return f"None is in force for {words.listed(bare, 'or')}." if bare and rows and None not in held else ""
