"""Choices about the plan: made by hand, for a reason, the last word counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assess.engagement.events import Draft, Kind
from assess.engagement.fold import fold
from assess.engagement.interchange.merging import union
from assess.engagement.model import Choice, PlanInputs
from assess.engagement.plan_choices import LONGEST

from .banks import small_bank
from .events import at, choice, plan, undo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assess.engagement.model import Engagement
    from assess.engagement.sitting import Sitting

BANK = small_bank()


def folded(*drafts: Draft) -> Engagement:
    """Fold drafts in the order given, on the small instrument."""
    return fold(BANK, [at(number, draft) for number, draft in enumerate(drafts)])


def chosen(*drafts: Draft) -> tuple[Sequence[str], ...]:
    """Return the names that stand after these drafts: the line, who joins, who stays out."""
    inputs = folded(*drafts).plan
    lines = (inputs.line,) if inputs.line else ()
    return tuple([one.of for one in choices] for choices in (lines, inputs.in_squad, inputs.out_of_squad))


def test_what_was_given_and_chosen_is_in_the_plan_s_inputs() -> None:
    assert folded(plan(day_rate=[500, 900.5], holidays=["2027-12-25"]), choice("line", "North", "why")).plan == (
        PlanInputs(line=Choice("North", "why", "e1"), day_rate=(500.0, 900.5), holidays=("2027-12-25",))
    )


def test_the_last_word_on_a_fact_counts_and_others_stay() -> None:
    facts = (plan(day_rate=[1, 2], holidays=["2027-12-25"]), plan(day_rate=[3, 4]))
    assert folded(*facts).plan == PlanInputs(day_rate=(3.0, 4.0), holidays=("2027-12-25",))
    assert folded(*facts, plan(day_rate=None)).plan == PlanInputs(holidays=("2027-12-25",))
    assert folded(*facts, undo("e1")).plan.day_rate == (1.0, 2.0)


@pytest.mark.parametrize(
    ("drafts", "stands"),
    [
        pytest.param([choice("line", "N"), choice("line", "S")], (["S"], [], []), id="one line goes first"),
        pytest.param([choice("in-squad", "A"), choice("out-of-squad", "A")], ([], [], ["A"]), id="in, then out"),
        pytest.param([choice("out-of-squad", "A"), choice("in-squad", "A")], ([], ["A"], []), id="out, then in"),
        pytest.param([choice("in-squad", "B"), choice("in-squad", "A")], ([], ["A", "B"], []), id="in order of name"),
        pytest.param([choice("line", "N"), choice("line", "N", withdrawn=True)], ([], [], []), id="withdrawn"),
        pytest.param(
            [choice("line", "N"), choice("line", "S"), choice("line", "N", withdrawn=True)],
            (["S"], [], []),
            id="withdrawn after it was replaced",
        ),
        pytest.param(
            [choice("in-squad", "A"), choice("out-of-squad", "A", withdrawn=True)],
            ([], ["A"], []),
            id="withdrawn otherwise than it stands",
        ),
        pytest.param([choice("line", "N"), choice("line", "S"), undo("e1")], (["N"], [], []), id="undone"),
        pytest.param(
            [choice("line", "N"), choice("line", "N", withdrawn=True), undo("e1")], (["N"], [], []), id="redone"
        ),
    ],
)
def test_a_later_word_settles_what_an_earlier_one_did(drafts: list[Draft], stands: tuple[list[str], ...]) -> None:
    assert chosen(*drafts) == stands


def test_two_files_choices_are_all_heard_when_joined() -> None:
    ours = [at(1, choice("line", "North"), "a"), at(4, choice("in-squad", "A"), "b")]
    theirs = [at(2, choice("line", "South"), "c"), at(3, choice("out-of-squad", "A"), "d")]
    joined = fold(BANK, union(ours, theirs)).plan
    assert joined == fold(BANK, union(theirs, ours)).plan
    assert joined == PlanInputs(line=Choice("South", "because", "c"), in_squad=(Choice("A", "because", "b"),))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "not a choice about the plan"),
        ({"what": "squad", "of": "A", "reason": "r"}, "'squad' is not a choice about the plan"),
        ({"what": "line", "of": "", "reason": "r"}, "nothing was written"),
        ({"what": "line", "of": ["A"], "reason": "r"}, "not text"),
        ({"what": "line", "of": "A"}, "needs a reason"),
        ({"what": "line", "of": "A", "reason": " \n"}, "needs a reason"),
        ({"what": "line", "of": "A", "reason": "x" * (LONGEST + 1)}, "at most 1000 characters"),
        ({"what": "line", "of": "x" * (LONGEST + 1), "reason": "r"}, "at most 1000 characters"),
        ({"what": "line", "of": "A", "reason": "r", "withdrawn": "yes"}, "whether it was withdrawn"),
    ],
)
def test_what_is_no_choice_is_a_stray_and_the_choice_before_it_stands(value: Any, why: str) -> None:  # noqa: ANN401
    engagement = folded(choice("line", "North"), Draft(kind=Kind.CHOICE, value=value))
    assert engagement.plan.line == Choice("North", "because", "e0")
    (stray,) = engagement.strays
    assert (stray.what, stray.value) == ("choice about the plan", value)
    assert why in stray.why


def test_a_fact_that_does_not_fit_is_a_stray() -> None:
    engagement = folded(plan(day_rate=[9, 1], holidays=["2027-12-25"], weather="fine"))
    assert [stray.what for stray in engagement.strays] == ["plan day-rate", "plan weather"]
    assert engagement.plan == PlanInputs(holidays=("2027-12-25",))


@pytest.fixture
def filled(sitting: Sitting) -> Sitting:
    """Return a file with two lines and two people."""
    for register, key, names in (("lines", "line", ("North", "South")), ("team", "person", ("Ann", "ann"))):
        for name in names:
            sitting.put_row(register, {key: name})
    return sitting


def test_a_name_is_matched_whatever_its_case_and_kept_as_its_row_has_it(filled: Sitting) -> None:
    filled.choose("line", " NORTH ", "The board\nwants it.")
    filled.choose("in-squad", "Ann", "r")
    filled.choose("out-of-squad", "ann", "r")
    inputs = filled.engagement.plan
    assert (inputs.line and (inputs.line.of, inputs.line.reason)) == ("North", "The board wants it.")
    assert [one.of for one in (*inputs.in_squad, *inputs.out_of_squad)] == ["Ann", "ann"]


def test_a_choice_can_be_withdrawn_undone_and_redone(filled: Sitting) -> None:
    made = filled.choose("line", "North", "r")
    withdrawn = filled.withdraw("line", "north", "Too risky.")
    assert filled.engagement.plan.line is None
    assert filled.undo() == withdrawn
    assert filled.engagement.plan.line == Choice("North", "r", made.id)
    assert filled.redo() == withdrawn
    assert filled.engagement.plan.line is None


def test_a_choice_outlives_its_row_and_can_still_be_withdrawn(filled: Sitting) -> None:
    filled.choose("line", "North", "r")
    filled.drop_row("lines", "North")
    assert filled.engagement.plan.line is not None
    filled.withdraw("line", "North", "It was sold.")
    assert filled.engagement.plan.line is None


@pytest.mark.parametrize(
    ("refused", "says"),
    [
        (lambda sitting: sitting.choose("line", "Nroth", "r"), "no line 'Nroth' in Lines. Did you mean 'North'?"),
        (lambda sitting: sitting.choose("in-squad", "ANN", "r"), "'ANN' may mean 'Ann' or 'ann'"),
        (lambda sitting: sitting.choose("line", "North", " "), "needs a reason"),
        (lambda sitting: sitting.choose("lines", "North", "r"), "Did you mean 'line'?"),
        (lambda sitting: sitting.withdraw("line", "North", "r"), "'North' was not chosen to go first"),
        (lambda sitting: sitting.set_plan(day_rate="9-1"), "falls"),
        (lambda sitting: sitting.set_plan(holiday=[]), "Did you mean 'holidays'?"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    filled: Sitting, refused: Callable[[Sitting], object], says: str
) -> None:
    before = filled.events
    with pytest.raises(ValueError, match=says.replace("?", r"\?")):
        refused(filled)
    assert filled.events == before


def test_a_register_without_rows_says_so(sitting: Sitting) -> None:
    with pytest.raises(ValueError, match="no line 'North' in Lines, which is still empty"):
        sitting.choose("line", "North", "r")
