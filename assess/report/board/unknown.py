"""What we do not know, and who can settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.rollout import LineVerdict, SquadVerdict
from assess.report import words
from assess.report.board.source import Source, of_register, source
from assess.report.rollout import phrases
from assess.report.rollout.brief import chosen, formed
from assess.report.rollout.line import settling
from assess.report.rollout.money import wanting
from assess.report.rollout.schedule import counted_from
from assess.report.unknowns import next_line
from assess.scoring.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.planning.rollout import RolloutPlan
    from assess.report.material import Material, Ref
    from assess.report.unknowns import NextLine

LEAST_LISTED = 3
"""How many questions are listed at least, where so many are open: those that page one names."""

_MOST_LISTED = 5
_MOST_ROLES = 1
_MOST_CELLS = 3
_MOST_WANTING = 4


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One question: whether its answer settles something by itself, how far it narrows the index, and who can say."""

    ref: Ref
    settles: str
    narrows: str
    whom: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the plan does not know: what it is, and what would settle it."""

    topic: str
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class UnknownView:
    """The part on what is not known. says: how the list is ordered. settling: whether an answer may settle something.

    more: how many questions are not listed.
    """

    says: str
    source: Source
    lines: tuple[OpenLine, ...]
    settling: bool
    more: str
    gaps: tuple[Gap, ...]


def unknown_view(material: Material, plan: RolloutPlan) -> UnknownView | None:
    """Return the part on what is not known, or None where everything is."""
    asked = material.next_questions
    telling = sum(bool(each.settles or each.may_settle) for each in asked)
    most = min(max(telling, LEAST_LISTED), _MOST_LISTED, len(asked))
    listed = [next_line(material, number) for number in range(most)]
    found = gaps(material, plan)
    if not listed and not found:
        return None
    rest = len(asked) - len(listed)
    more = words.sentence(f"{words.counted(rest, 'more question')} {'matters' if rest == 1 else 'matter'} less")
    order = (
        "The questions whose answers settle most come first."
        if telling
        else "First stands what narrows readiness most."
    )
    return UnknownView(
        says=order if listed else "Every question has an answer; the plan lacks this:",
        source=source(material, [], "Next questions" if listed else ""),
        lines=tuple(_line(material, each) for each in listed),
        settling=any(each.settles != words.NONE or each.may for each in listed),
        more=more if rest else "",
        gaps=found,
    )


def gaps(material: Material, plan: RolloutPlan) -> tuple[Gap, ...]:
    """Return what the plan does not know: of the line, the squad, the dates and the money."""
    return tuple(_gaps(material, plan))


def _line(material: Material, found: NextLine) -> OpenLine:
    settles = found.may if found.may and found.settles == words.NONE else found.settles
    return OpenLine(found.ref, settles, found.narrows, _whom(material, found.ref))


def _whom(material: Material, ref: Ref) -> str:
    """Return who can answer a question: the first role, and how many others there are.

    Where answers lie apart nobody is to be asked again: those who gave them are to agree.
    """
    if material.scores[ref.number].standing is Standing.DISAGREED:
        apart = [each.respondent.id for each in material.hearing.heard[ref.number].competent if each.stated is not None]
        return f"To be agreed by {_first_of([words.shortened(material.who(each), 60) for each in apart], 'and')}"
    question = material.bank.question_by_id.get(ref.number)
    roles = [phrases.role_name(material.bank, role) for role in question.competent] if question else []
    return _first_of(roles, "or")


def _first_of(names: Sequence[str], word: str) -> str:
    """Return the first name, and how many others there are: "Finance lead or one of three others"."""
    rest = len(names) - _MOST_ROLES
    several = f"{'one of ' if word == 'or' else ''}{words.spelled(rest)} others"
    return words.listed([*names[:_MOST_ROLES], several if rest > 1 else "one other" if rest == 1 else ""], word)


def _gaps(material: Material, plan: RolloutPlan) -> Iterator[Gap]:
    bank = material.bank
    if phrases.next_gate(plan) is None:
        return
    if plan.pilot.verdict is LineVerdict.NO_LINES:
        yield Gap("The line", chosen(bank, plan.pilot)[1], of_register(material, bank.planning.lines.register_))
    elif plan.pilot.settle:
        says = f"What is not known could change it: {settling(bank, plan.pilot, _MOST_CELLS)}"
        register = of_register(material, bank.planning.lines.register_)
        yield Gap("The line", words.shortened(says, 300), register)
    unsure = [each for each in plan.squad.left_out if each.unknown]
    if plan.squad.verdict is SquadVerdict.NO_PEOPLE:
        yield Gap("The squad", formed(bank, plan.squad)[1], of_register(material, bank.planning.squads.register_))
    elif unsure:
        names = phrases.names([each.person for each in unsure[:2]], "or", 60)
        rest = f" or one of {words.spelled(len(unsure) - 2)} more" if len(unsure) > 2 else ""  # noqa: PLR2004 - two are named
        says = f"Nobody has said whether {names}{rest} can join."
        yield Gap("The squad", says, of_register(material, bank.planning.squads.register_))
    if plan.workload.hours is None and plan.actions:
        yield Gap(
            "The dates",
            "Nobody has said how many hours a week the leaders set aside.",
            source(material, [plan.workload.question]),
        )
    elif not plan.schedule.start:
        since = counted_from(plan.schedule)
        yield Gap("The dates", f"No start is fixed, so that weeks count from {since}.", source(material, [], "Dates"))
    money = wanting(plan.money)
    if money:
        yield Gap("The money", _wanting(money), source(material, plan.money.questions, "Money", 3))


def _wanting(money: Sequence[str]) -> str:
    """Return what of the money is not known, each thing without what is done until then."""
    told = [phrases.inside(each.partition("; ")[0].rstrip(".")) for each in money[:_MOST_WANTING]]
    rest = len(money) - len(told)
    return f"Not yet known: {'; '.join([*told, *([f'{words.spelled(rest)} more'] if rest else [])])}."
