"""What `assess plan` and `assess choose` keep in a client's file, stored only where it says something new.

Without anything new the file is only read. ValueError says what does not fit; nothing was stored then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement import drafts
from assess.engagement.interchange.holidays import read_holidays
from assess.engagement.plan_choices import Chosen, keys, stands, word_of
from assess.engagement.plan_facts import accept_plan_fact, plan_facts
from assess.engagement.sitting import Sitting, read_engagement
from assess.engagement.typed import date_of, written
from assess.engagement.values import accept_fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.events import Draft, Json
    from assess.engagement.model import Engagement

_START = "start-date"
_SAYS: Mapping[Chosen, str] = {
    Chosen.LINE: "goes first",
    Chosen.IN_SQUAD: "joins the squad",
    Chosen.OUT_OF_SQUAD: "stays out of the squad",
}


def whole_date(option: str, text: str) -> str:
    """Return a date given with an option; raises ValueError naming the option."""
    try:
        return date_of(text, whole=True)
    except ValueError as misfit:
        raise ValueError(f"{option}: {misfit}") from misfit


def keep_facts(
    path: Path, bank: Bank, *, start: str | None, day_rate: str | None, holidays: Path | None
) -> tuple[Engagement, tuple[str, ...]]:
    """Store what is given and new, with empty text to take it back; return the file's content and what was stored.

    Raises `InputError` where the file of holidays does not fit.
    """
    given: dict[str, Json] = {}
    if start is not None:
        given[_START] = accept_fact(_START, start.strip() and whole_date("--start", start))
    if day_rate is not None:
        given["day-rate"] = accept_plan_fact("day-rate", day_rate)
    if holidays is not None:
        given["holidays"] = accept_plan_fact("holidays", [*read_holidays(holidays)])
    engagement = read_engagement(path, bank)
    known = plan_facts(engagement.plan) | {_START: engagement.company.start_date}
    new = {name: value for name, value in given.items() if value != known[name]}
    company = [drafts.company_draft({_START: new[_START]})] if _START in new else []
    plan = {name: value for name, value in new.items() if name != _START}
    events = [*company, *([drafts.plan_draft(plan)] if plan else [])]
    return _stored(path, bank, engagement, events), tuple(_told(name, value) for name, value in new.items())


def keep_choices(
    path: Path, bank: Bank, chosen: Sequence[tuple[Chosen, str]], reason: str, *, withdraw: bool
) -> tuple[str, ...]:
    """Store choices about the plan that are new, or withdraw such as stand; return what was stored, a sentence each."""
    if not chosen:
        raise ValueError("nothing is chosen; name a line with --line, or people with --with or --without")
    engagement = read_engagement(path, bank)
    given = [
        drafts.withdrawal_draft(engagement.plan, what, of, reason)
        if withdraw
        else drafts.choice_draft(bank, what, of, reason, keys(bank, engagement, what))
        for what, of in chosen
    ]
    words = [word_of(draft.value) for draft in given]
    people = [word.of for word in words if word.what is not Chosen.LINE]
    if len(set(people)) < len(people):
        raise ValueError("somebody is named twice; a person either joins the squad or stays out of it")
    new = [(draft, word) for draft, word in zip(given, words, strict=True) if not stands(engagement.plan, word)]
    _stored(path, bank, engagement, [draft for draft, _ in new])
    return tuple(f"{'No longer: ' if withdraw else ''}{word.of} {_SAYS[word.what]}." for _, word in new)


def _stored(path: Path, bank: Bank, engagement: Engagement, new: Sequence[Draft]) -> Engagement:
    if not new:
        return engagement
    with Sitting.open(path, bank) as sitting:
        sitting.record(*new)
        return sitting.engagement


def _told(name: str, value: Json) -> str:
    """Return a fact that was stored, in words."""
    what = name.replace("-", " ")
    if not isinstance(value, list):
        return f"{what} {value}" if value else f"no {what}"
    if name == "holidays":
        return f"{len(value)} {what if len(value) > 1 else 'holiday'}"
    low, high = (written(float(str(figure))) for figure in value)
    return f"{what} {low}" if low == high else f"{what} {low} to {high}"
