"""What the instrument concludes: mistakes and contradictions between answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assess.bank.base import Entry, Slug, Text
from assess.bank.conditions import Condition


class Raised(Entry):
    """A higher impact where a further condition holds."""

    to: int = Field(ge=1, le=5)
    when: Condition


class Dial(Entry):
    """One end of a pair of mistakes that pull against each other."""

    id: Slug
    name: Text
    side: Literal["too-loose", "too-tight"]


class Mistake(Entry):
    """A common mistake: what shows it, what rules it out, what it leads to and what cures it.

    impact: 1 (a nuisance) to 5 (the change fails). headline: one of the five that keep scaling closed.
    starred: weighs more in a regulated or safety-critical company. unless: the guard under which it is not indicated.
    weighs_autonomy: sets autonomy against control, so a better answer may bring it about.
    """

    id: Slug
    name: Text
    impact: int = Field(ge=1, le=5)
    when: Condition
    consequence: Text
    cure: Text
    source: Text
    unless: Condition | None = None
    unless_says: Text | None = None
    raised: Raised | None = None
    headline: bool = False
    starred: bool = False
    weighs_autonomy: bool = False
    dial: Dial | None = None


class Contradiction(Entry):
    """Two answers that cannot both be right; `says` is the sentence shown, `ask` the question that clears it up."""

    id: Slug
    when: Condition
    says: Text
    ask: Text
