"""Laws of the fold and of the union, over made-up histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assess.engagement.fold import Folding, fold, live
from assess.engagement.interchange.merging import union

from .banks import small_bank
from .events import answer, at, choice, plan, respondent, row, undo

if TYPE_CHECKING:
    from random import Random

    from assess.engagement.events import Draft, Event

BANK = small_bank()
PEOPLE = st.sampled_from(["a", "b"])
DRAFTS: st.SearchStrategy[Draft] = st.one_of(
    st.builds(respondent, PEOPLE),
    st.builds(answer, st.sampled_from(["1.1", "2.1", "8.8"]), st.integers(0, 5), PEOPLE),
    st.builds(
        row, st.sampled_from(["lead", "x"]), st.sampled_from([{"days": 1.0}, {"days": 100}, {"knows": ["LEAD"]}])
    ),
    st.builds(plan, day_rate=st.sampled_from([[500, 900], [9, 1], None])),
    st.builds(
        choice,
        st.sampled_from(["line", "in-squad", "out-of-squad"]),
        st.sampled_from(["North", "South"]),
        withdrawn=st.booleans(),
    ),
    st.builds(undo, st.integers(0, 12).map("e{}".format)),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Return events at rising times, some of which take others back."""
    return [at(number, draft) for number, draft in enumerate(draw(st.lists(DRAFTS, max_size=12)))]


@given(histories(), st.randoms())
def test_the_order_in_which_events_are_given_makes_no_difference(events: list[Event], random: Random) -> None:
    shuffled = random.sample(events, len(events))
    assert fold(BANK, shuffled) == fold(BANK, events)


@given(histories())
def test_folding_a_file_as_it_grows_is_folding_the_whole_of_it(events: list[Event]) -> None:
    folding = Folding(BANK)
    for number in range(len(events) + 1):
        assert folding.of(events[:number]) == fold(BANK, events[:number])


@given(histories(), DRAFTS)
def test_undoing_the_last_event_is_as_if_it_had_not_been(events: list[Event], last: Draft) -> None:
    done = [*events, at(50, last)]
    undone = [*done, at(51, undo("e50"))]
    redone = [*undone, at(52, undo("e51"))]
    counting = [event.id for event in live(undone)]
    assert counting == [*(event.id for event in live(events)), "e51"]
    assert [event.id for event in live(redone)] == [*(event.id for event in live(done)), "e52"]


@given(st.lists(histories(), min_size=1, max_size=3), st.randoms())
def test_a_union_is_free_of_order_and_idempotent(files: list[list[Event]], random: Random) -> None:
    once = union(*files)
    assert union(*random.sample(files, len(files))) == once
    assert union(once, *files, once) == once
    assert {event.id for event in once} == {event.id for file in files for event in file}
