"""The plan in an answers file comes back as it went out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assess.bank.source import parse_yaml
from assess.engagement.fold import fold
from assess.engagement.interchange.exporting import export_answers
from assess.engagement.interchange.plan_section import Plans
from assess.engagement.interchange.problems import Problems
from assess.engagement.model import Row
from tests.engagement.banks import small_bank
from tests.engagement.events import at, choice, plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.engagement.events import Draft
    from assess.engagement.model import Engagement

BANK = small_bank()
THERE = ("Ann", "ann", "- x: #", "2026", "none")
NAMES = st.sampled_from(THERE) | st.text(min_size=1, max_size=9)
CHOICES = st.builds(choice, st.sampled_from(["line", "in-squad", "out-of-squad"]), NAMES, NAMES)
RATES = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)).map(sorted)


def folded(drafts: Sequence[Draft]) -> Engagement:
    """Return what these say, in a file whose tables hold some of the names."""
    rows = {register: tuple(Row(name, {}) for name in THERE) for register in ("team", "lines")}
    return replace(fold(BANK, [at(number, draft) for number, draft in enumerate(drafts)]), registers=rows, strays=())


@given(st.lists(CHOICES, max_size=6), RATES, st.lists(st.dates().map(str), max_size=3))
def test_a_plan_written_and_read_says_the_same(choices: list[Draft], rate: list[float], days: list[str]) -> None:
    engagement = folded([*choices, plan(day_rate=[*rate], holidays=[*days])])
    text = export_answers(engagement, BANK)
    document = parse_yaml(text, "answers.yaml")
    problems = Problems(document, Path())
    read = tuple(Plans(BANK, problems, engagement, ()).read(document.data["plan"]))
    problems.refuse()
    assert export_answers(folded(read), BANK) == text
