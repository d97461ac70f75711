"""What happens at the terminal, on the small instrument."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Attribution, Evidence, Sure
from assess.engagement.sitting import Sitting, read_engagement
from tests.interview.banks import small_bank

from .driver import Driver
from .terminal import PROGRAM, ROOT, SMALL_BANK, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from assess.engagement.model import Answer, Engagement

COLOURS = re.compile(r"\x1b\[([0-9;]*)m")
COMPANY = {
    "name": "Acme",
    "people": 50,
    "industry": "Bakery",
    "revenue": 1000,
    "currency": "EUR",
    "regulated": False,
    "safety-critical": False,
    "reference-model": "none",
    "trigger": "A lost tender.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file in which the company is known and one person answers."""
    made = tmp_path / "a file.assess"
    with Sitting.create(made, small_bank(), COMPANY) as sitting:
        sitting.add_respondent("Chief", "chief-executive", id="ceo")
    return made


def kept(path: Path) -> Engagement:
    return read_engagement(path, small_bank())


def answer(path: Path, question: str) -> Answer:
    return kept(path).answers[question][0]


def test_a_new_file_asks_who_answers_and_what_the_company_is(tmp_path: Path) -> None:
    path = tmp_path / "new.assess"
    with Terminal(path) as terminal:
        asked = terminal.say("finance", "", "50 people", "50", "", "1,000", "eur", "no", "no", "none", "")
        assert asked is not None
        assert asked.startswith("Answer (1-5")
    made = kept(path)
    assert [(one.role, one.name) for one in made.respondents] == [("finance", "Finance")]
    assert (made.company.people, made.company.industry, made.company.currency) == (50, None, "EUR")


def test_a_role_that_nobody_holds_is_added_and_one_that_is_not_there_is_refused(path: Path) -> None:
    with Terminal(path, respondent="finance") as terminal:
        terminal.prompt()
    assert [one.role for one in kept(path).respondents] == ["chief-executive", "finance"]
    with Terminal(path, respondent="finanse") as terminal:
        assert terminal.prompt() is None
        assert "UsageError: Nobody in this file goes by finanse" in terminal.page


def test_an_answer_and_everything_beside_it(path: Path) -> None:
    with Terminal(path, respondent="CEO") as terminal:
        terminal.say("6", "2", "s", "e", "Audit letter", "audit.pdf", "2026-05-02")
        terminal.say("q", "We wait.", "r", "n", "one", "n", "two", "p", "quietly", "")
        assert "Question 2 of 7" in terminal.page
    one = answer(path, "1.1")
    assert (one.value, one.sure, one.note, one.private_note) == (1, Sure.SEEN, "one\ntwo", "quietly")
    assert one.evidence == (Evidence("Audit letter", "audit.pdf", "2026-05-02"),)
    assert one.quote is not None
    assert (one.quote.text, one.quote.attribution) == ("We wait.", Attribution.ROLE)


def test_commands_move_about_and_take_things_back(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say("3", "", "", ":b")
        assert "Answered: line 3, sure. Enter keeps that." in terminal.page
        terminal.say(":f")
        assert "1.2 Topic 1.2" in terminal.page
        terminal.say(":u")
        assert "Undone: the answer to 1.1." in terminal.page
        assert "1.1 Topic 1.1" in terminal.page
        assert kept(path).answers == {}
        terminal.say(":r")
        assert answer(path, "1.1").value == 2
        terminal.say(":j 2.9")
        assert "2.2 Topic 2.2" in terminal.page
        terminal.say(":j 9")
        assert "Question 9 is not asked in this interview." in terminal.page


def test_commands_that_tell_something_ask_again(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        told = [
            (":why", "Because it decides."),
            (":probes", "- What would I see?"),
            (":good", "With 1,000 or more people: A system."),
            (":left", "7 questions left, about 14 min."),
            ("?", ":why  why this is asked"),
            (":x", "There is no command :x here."),
        ]
        first = terminal.prompt()
        for command, words in told:
            terminal.type(command)
            assert terminal.prompt() == first
            assert words in terminal.page


def test_answers_without_a_value(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say(":dk", ":p", ":na", "", ":na", "No such thing here.")
        terminal.say(":j 2.1", ":na", "We are one team.", "Chart", "", "")
    assert [answer(path, one).sure.value for one in ("1.1", "1.2", "1.3", "2.1")] == [
        "dont-know",
        "parked",
        "not-applicable",
        "not-applicable",
    ]
    assert answer(path, "2.1").evidence == (Evidence("Chart"),)


def test_leaving_while_asked_how_sure_keeps_the_value(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say("4", ":e")
        assert "You will be asked for evidence" in terminal.page
        terminal.press("c")
        terminal.prompt()
    assert (answer(path, "1.1").value, answer(path, "1.1").sure) == (3, Sure.SURE)


def test_figures_are_read_back_and_partly_known_ones_are_kept(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say(":j 1.3", "40", "99")
        assert "'99' is outside 0 to 50 x." in terminal.page
        terminal.say("2")
        assert "That reads as: Nearly all." in terminal.page
        terminal.say("u", "", ":b", "", "4", "u")
    assert answer(path, "1.3").value == {"asked": 40, "all": 4}


def test_a_table_is_filled_cell_by_cell_and_goes_on_where_it_was_broken_off(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        assert terminal.say(":j 1.4", "12") == "Owner (or none):"
        terminal.kill()
    (row,) = kept(path).registers["decisions"]
    assert (row.key, row.cells["days"]) == ("hire", 12.0)
    with Terminal(path, respondent="ceo") as terminal:
        assert terminal.say(":j 1.4") == "Owner (or none):"
        assert "Going on with Hiring." in terminal.page
        terminal.type("none")
        assert terminal.say(":s", "Spend", "3", "me") == "Next decision, or one to change (Enter for no more):"
        assert "2 rows so far: Hiring; Spend." in terminal.page
        terminal.say("hiring")
        assert "How long (now 12; Enter keeps it)" in terminal.page
        terminal.say(":dk", "", ":drop", ":drop ?", ":drop Sale", ":drop Spend", "")
        terminal.say("y", "s", "")
    (row,) = kept(path).registers["decisions"]
    assert dict(row.cells) == {"decision": "hire", "owner": None}
    assert (answer(path, "1.4").value, answer(path, "1.4").sure) == (True, Sure.SEEN)


def test_the_express_set_asks_little_of_a_table(path: Path) -> None:
    with Terminal(path, respondent="ceo", express=True) as terminal:
        assert terminal.say(":j 1.4", "12") == "Is this table complete? (y, Enter if not yet):"
        assert terminal.say("") == "Answer (1-5, or ? for help):"
    assert kept(path).mode == "express"


def test_what_was_parked_comes_round_at_the_end(path: Path) -> None:
    with Terminal(path, respondent="ceo", express=True) as terminal:
        terminal.say(":p", ":dk", ":dk", ":dk")
        assert "1 question still open or parked: 1.1." in terminal.page
        terminal.say("y", "5", "")
        terminal.prompt()
    assert answer(path, "1.1").value == 4


def test_a_whole_interview_can_be_driven_to_its_end(path: Path) -> None:
    driver = Driver(small_bank())
    with Terminal(path, respondent="ceo") as terminal:
        last = driver.finish(terminal)
    assert "No question is left." in last
    assert sorted(kept(path).answers) == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"]
    assert driver.safe.lost(kept(path)) == []


@pytest.mark.parametrize("stop", ["c", ":q"])
def test_stopping_says_what_is_saved_and_how_to_go_on(path: Path, stop: str) -> None:
    with Terminal(path, respondent="ceo", express=True) as terminal:
        terminal.say("3", "")
        terminal.press(stop) if len(stop) == 1 else terminal.type(stop)
        assert terminal.prompt() is None
        assert set(COLOURS.findall(terminal.raw)) <= {"0", ""}
        assert "1 answer and 0 rows of tables are saved.\n2 questions left, about 1 min." in terminal.page
        assert f"  assess interview '{path}' --respondent ceo\n" in terminal.page
        terminal.child.wait()
        assert terminal.child.exitstatus == 0


def test_the_end_of_input_is_explained(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say("3", "", "")
        terminal.press("d")
        assert terminal.prompt() is None
        assert "NoTerminal: The input ended. Everything answered is saved." in terminal.page
        assert "assess import" in terminal.page
        terminal.child.wait()
        assert terminal.child.exitstatus == 8


def test_without_a_terminal_nothing_is_asked(path: Path) -> None:
    program = PROGRAM.format(bank=SMALL_BANK, express=None)
    run = subprocess.run(
        [sys.executable, "-c", program, str(path), "ceo"],
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout.partition(":")[0]) == (8, "NoTerminal")


def test_a_hang_up_ends_the_interview_and_loses_nothing(path: Path) -> None:
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say("3", "")
        terminal.child.close(force=False)
        assert not terminal.child.isalive()
    assert answer(path, "1.1").value == 2


def test_text_from_the_file_cannot_take_over_the_terminal(path: Path) -> None:
    bank = small_bank()
    with Sitting.open(path, bank) as sitting:
        sitting.put_row("rules", {"rule": "a \x1b[2J\u202e [red]rule[/red] \x9b31m"})
        sitting.answer("1.1", "ceo", sure=Sure.NOT_APPLICABLE, reason="\x1b]0;mine\x07because")
    with Terminal(path, respondent="ceo") as terminal:
        terminal.say(":j 1.1")
        assert "not applicable, because" in terminal.page
        assert not re.search("\x1b\\]|\x9b|\u202e|\x07", terminal.raw)


def test_it_fits_a_small_terminal_and_uses_no_colour(path: Path) -> None:
    with Terminal(path, respondent="ceo", size=(20, 60)) as terminal:
        terminal.say("2", "", "", "12", "u")
        assert max(map(len, terminal.page.splitlines())) <= 61
        assert set(COLOURS.findall(terminal.raw)) <= {"0", ""}
