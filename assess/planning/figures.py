"""The client's own figures, as far as anybody knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.scoring.readings import open_quantities

if TYPE_CHECKING:
    from assess.scoring.facts import Facts
    from assess.scoring.ranges import Range


def figure(facts: Facts, reference: str) -> Range | None:
    """Return a figure that the client gave ("5.6.envelope"), None where nothing at all is known of it.

    That is so where its question was not asked, does not apply or has no answer, where the answer leaves the figure
    out, and where whoever gave it is so unsure that it may lie anywhere on its scale.
    """
    reading = facts.readings[question_of(reference)]
    known = reading.quantities.get(reference)
    if reading.points is None or known is None:
        return None
    scale = scale_of(facts, reference)
    return None if known.low <= scale.low and known.high >= scale.high else known


def scale_of(facts: Facts, reference: str) -> Range:
    """Return the least and the greatest that a figure can be."""
    return open_quantities(facts.rules.bank.question_by_id[question_of(reference)])[reference]


def question_of(reference: str) -> str:
    """Return the question that a figure belongs to: "5.6" for "5.6.envelope"."""
    return ".".join(reference.split(".")[:2])
