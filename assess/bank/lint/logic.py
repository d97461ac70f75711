"""Logic: every rule can hold and can fail, and so can each of its clauses; nothing rests on itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from assess.bank.conditions import Column, CompanyFact, Condition, Is, Quantity, Rows, Share
from assess.bank.lint.cases import Cases
from assess.bank.lint.cycle import circles
from assess.bank.lint.problem import Found
from assess.bank.lint.walk import entries, parts, rules
from assess.bank.references import references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assess.bank.lint.walk import Rule
    from assess.bank.model import Bank
    from assess.bank.source import Place

_FACTS_ONLY = ("questions", "guardrails")


def check_shape(bank: Bank) -> Iterator[Found]:
    """Yield what is wrong with rules whatever their bounds: what they rest on and what they leave unsaid."""
    yield from _company_only(bank)
    yield from _circles(bank)
    yield from _words(bank)
    yield from _dials(bank)


def check(bank: Bank, sick: Collection[tuple[str, int]]) -> Iterator[Found]:
    """Yield every rule, clause and selection of rows that can never hold or never fail.

    sick: entries with problems that would make an answer here misleading; they are left for the next run.
    """
    cases = Cases(bank)
    for rule in rules(bank):
        if (rule.field, rule.number) not in sick:
            yield from _rule(bank, cases, rule)
    for field, number, entry in entries(bank):
        for part in parts(entry):
            selection = part.entry
            if not isinstance(selection, Rows | Share | Column) or (field, number) in sick:
                continue
            if _selects_nothing(cases, selection):
                says = f"No row of {selection.register_!r} can ever satisfy this `where`."
                mend = "Mend the condition: as it stands it counts nothing."
                yield Found("B305", field, number, (*part.place, "where"), says, mend)


def _rule(bank: Bank, cases: Cases, rule: Rule) -> Iterator[Found]:
    """Yield what is wrong with one rule. A mistake is looked at together with its guard, all else by itself."""
    condition = rule.condition
    guard = bank.mistakes[rule.number].unless if rule.field == "mistakes" and rule.place == ("when",) else None
    if not cases.can_hold(condition, register=rule.register):
        code = "B307" if rule.field == "questions" else "B301"
        says = f"{rule.what} can never be shown." if rule.field == "questions" else f"{rule.what} can never hold."
        mend = "Some quantity would have to lie on both sides of a bound, or beyond its scale; mend one of the bounds."
        yield Found(code, rule.field, rule.number, rule.place, says, mend)
    elif guard is not None and cases.can_hold(guard) and not cases.possible([(condition, True), (guard, False)]):
        says = f"{rule.what} can never hold: whenever its condition does, so does its guard."
        yield Found("B301", rule.field, rule.number, rule.place, says, "Narrow the guard in `unless`.")
    elif not cases.can_fail(condition, rule.register):
        says = f"{rule.what} always holds, whatever is answered."
        yield Found(
            "B302", rule.field, rule.number, rule.place, says, "Mend the bound or the clause that is always true."
        )
    else:
        yield from _clauses(cases, rule)


def _clauses(cases: Cases, rule: Rule) -> Iterator[Found]:
    """Parts that could be taken out without changing when the rule holds."""
    for place, clause, among in _parts(rule.condition, rule.place):
        if among != "all" and not cases.can_hold(clause, register=rule.register):
            says = f"{rule.what} has a clause that can never hold."
            yield Found("B303", rule.field, rule.number, place, says, "Mend its bounds, or take it out.")
        elif among != "any" and not cases.can_fail(clause, rule.register):
            says = f"{rule.what} has a clause that always holds."
            yield Found("B304", rule.field, rule.number, place, says, "Mend its bounds, or take it out.")


def _parts(condition: Condition, place: Place) -> Iterator[tuple[Place, Condition, str]]:
    """Yield every part of every combination with how it is combined, as long as nothing is negated."""
    lists = {"all": condition.all_, "any": condition.any_}
    if condition.at_least_n_of is not None:
        lists["at_least_n_of"] = condition.at_least_n_of.of
    for key, combined in lists.items():
        inner = (*place, key, "of") if key == "at_least_n_of" else (*place, key)
        for number, part in enumerate(combined or ()):
            yield (*inner, number), part, key
            yield from _parts(part, (*inner, number))


def _selects_nothing(cases: Cases, entry: Rows | Share | Column) -> bool:
    return entry.where is not None and not cases.can_hold(entry.where, register=entry.register_)


def _company_only(bank: Bank) -> Iterator[Found]:
    """Questions are shown, and guardrails offered, by facts about the company alone: answers never move the path."""
    for rule in rules(bank):
        if rule.field not in _FACTS_ONLY:
            continue
        for part in parts(rule.condition, rule.place):
            entry = part.entry
            reads_more = (
                (
                    isinstance(entry, Quantity)
                    and entry.kind not in ("company", "number", "mean_of", "difference", "ratio")
                )
                or (isinstance(entry, Is) and entry.company is None)
                or (isinstance(entry, Condition) and entry.operator in ("any_row", "respondents_at_least", "finding"))
            )
            if reads_more:
                says = f"{rule.what} is shown or hidden by something other than a fact about the company."
                mend = f"Branch on company facts only: {', '.join(get_args(CompanyFact))}."
                yield Found("B306", rule.field, rule.number, part.place, says, mend)
                break


def _circles(bank: Bank) -> Iterator[Found]:
    """Mistakes that rest on findings which rest on them."""
    rests_on = {
        mistake.id: [
            reference.id
            for condition in (mistake.when, mistake.unless)
            if condition is not None
            for reference in references(condition)
            if reference.kind == "finding"
        ]
        for mistake in bank.mistakes
    }
    for circle in circles(rests_on):
        number = next(n for n, mistake in enumerate(bank.mistakes) if mistake.id == circle[0])
        says = f"The mistake {circle[0]!r} rests on itself: {' > '.join(circle)}."
        yield Found("B308", "mistakes", number, ("when",), says, "Take one `finding` out of the circle.")


def _words(bank: Bank) -> Iterator[Found]:
    for number, mistake in enumerate(bank.mistakes):
        if not any(isinstance(part.entry, Condition) and part.entry.says for part in parts(mistake.when)):
            says = f"The mistake {mistake.id!r} does not say what is the case when it is found."
            yield Found("B312", "mistakes", number, ("when",), says, "Give each clause a `says` of one sentence.")
        if (mistake.unless is None) != (mistake.unless_says is None):
            missing = "unless_says" if mistake.unless_says is None else "unless"
            says = f"The mistake {mistake.id!r} has no {missing}."
            yield Found("B312", "mistakes", number, (), says, "A guard and its sentence come together.")


def _dials(bank: Bank) -> Iterator[Found]:
    for number, mistake in enumerate(bank.mistakes):
        if mistake.dial is None:
            continue
        sides = [m.dial.side for m in bank.mistakes if m.dial is not None and m.dial.id == mistake.dial.id]
        if sorted(sides) != ["too-loose", "too-tight"]:
            says = f"The dial {mistake.dial.id!r} has {' and '.join(sides)}."
            mend = "A dial has one mistake on the side too-loose and one on the side too-tight."
            yield Found("B313", "mistakes", number, ("dial",), says, mend)
