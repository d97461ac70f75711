"""The part on money and work."""

from __future__ import annotations

from dataclasses import replace

from assess.report.rollout import money
from assess.scoring.ranges import Range, exactly
from tests.report import plans
from tests.report.rollout import made


def part(plan: object = None) -> money.MoneyView:
    view = money.money_view(made.material(plan))  # type: ignore[arg-type]
    assert view is not None
    return view


def test_without_a_plan_there_is_no_such_part() -> None:
    assert money.money_view(made.without_plan()) is None


def test_what_was_given_is_told_in_the_clients_currency_and_what_was_not_is_not_yet_known() -> None:
    assert part().given == (
        ("Envelope of the pilot", "90,000 EUR"),
        ("A person-day", "500 to 900 EUR"),
    )


def test_a_column_of_which_nothing_is_known_is_left_out() -> None:
    assert part().stop_heads == (
        "Weeks",
        "Squad, person-weeks",
        "Actions, person-weeks",
        "Work",
        "Envelope released",
        "Total known",
    )


def test_without_rates_work_is_told_in_person_weeks_and_no_sum_is_spoken_of() -> None:
    view = part(plans.unknown())
    assert view.stop_heads == ("Weeks", "Squad, person-weeks", "Actions, person-weeks")
    assert (view.unit, view.tranches) == ("", ())
    assert "Sums hold only what is known" not in view.uncounted


def test_sums_name_their_unit_once_and_say_that_something_is_left_out() -> None:
    view = part()
    assert view.unit == "Sums are in EUR."
    assert "Sums hold only what is known" in view.uncounted
    assert view.stops[1].cells[-1] == "90,100 to 202,000"


def test_a_whole_total_is_a_total() -> None:
    whole = replace(plans.money(), stops=tuple(replace(each, complete=True) for each in plans.money().stops))
    view = part(plans.made(money=whole))
    assert view.stop_heads[-1] == "Total"
    assert "Sums hold only what is known" not in view.uncounted


def test_the_money_of_waves_has_its_column() -> None:
    waves = replace(plans.money(), stops=tuple(replace(each, waves=exactly(5)) for each in plans.money().stops))
    assert "Waves" in part(plans.made(money=waves)).stop_heads


def test_a_sum_that_is_nothing_at_every_gate_has_no_column() -> None:
    waves = replace(plans.money(), stops=tuple(replace(each, waves=exactly(0)) for each in plans.money().stops))
    assert "Waves" not in part(plans.made(money=waves)).stop_heads


def test_great_sums_are_told_in_thousands() -> None:
    stops = tuple(replace(each, total=Range(1_234_567, 2_345_678)) for each in plans.money().stops)
    view = part(plans.made(money=replace(plans.money(), stops=stops)))
    assert view.unit == "Sums are in thousands of EUR."
    assert view.stops[0].cells[-1] == "1,230 to 2,350"


def test_a_tranche_without_a_gate_says_so() -> None:
    assert part().tranches[-1] == ("3", "No gate is left for it", "30,000 EUR")


def test_the_load_before_each_gate_says_whether_the_hours_are_enough() -> None:
    assert [row.cells[-1] for row in part().loads] == ["yes", "no"]


def test_sums_too_small_for_thousands_are_told_whole() -> None:
    stops = tuple(replace(each, envelope=exactly(3), total=Range(1_234_567, 2_345_678)) for each in plans.money().stops)
    view = part(plans.made(money=replace(plans.money(), stops=stops)))
    assert view.unit == "Sums are in EUR."
    assert "3" in view.stops[0].cells


def test_what_the_cost_of_stopping_leaves_out_is_said() -> None:
    told = money.uncounted(plans.made(), 6_400)
    assert told.startswith("The people of the waves are not counted: not yet known. 12 actions are certain; four more,")
    assert "a mistake, and four that no gate waits for are not counted." in told
    assert told.endswith("; one of 6,400 needs more.")
    assert money.effort_of(100) == "The effort of actions is that of a company of about 100 people."
    assert "one of 12 needs less" in money.effort_of(12)


def test_what_no_gate_waits_for_is_counted_among_the_uncounted() -> None:
    certain, later = plans.actions()[:12], plans.actions()[-1:]
    assert money.only_if_confirmed(plans.made(actions=certain)) == ""
    assert money.only_if_confirmed(plans.made(actions=(*certain, *later))) == (
        "12 actions are certain; one more that no gate waits for is not counted."
    )


def test_an_envelope_far_below_the_work_of_the_pilot_is_asked_about() -> None:
    stops = tuple(replace(each, work=Range(500_000, 900_000)) for each in plans.money().stops)
    view = part(plans.made(money=replace(plans.money(), envelope=exactly(12), stops=stops)))
    assert any("is far below the work of the pilot" in each for each in view.remarks)
    assert not any("is far below" in each for each in part().remarks)


def test_work_is_the_sum_of_what_is_printed_of_squad_and_actions() -> None:
    stop = replace(plans.money().stops[0], squad_weeks=Range(202.4, 233.2), action_weeks=Range(34.5, 92.4))
    assert money.work_of(stop) == Range(202 + 34, 234 + 93)


def test_hours_set_aside() -> None:
    assert money.hours(plans.made()) == "3 hours a week"
    assert money.hours(plans.made(workload=plans.workload(Range(1, 1)))) == "1 hour a week"
    assert money.hours(plans.made(workload=plans.workload(Range(2.5, 2.5)))) == "2.5 hours a week"
    assert money.hours(plans.unknown()) == "not yet known"


def test_a_command_is_no_advice_for_a_reader_of_paper() -> None:
    assert part(plans.unknown()).missing == ("The platform's running cost: question 7.8.", "A day rate.")
