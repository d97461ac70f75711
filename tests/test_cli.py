"""The command line: what each command takes, prints, refuses and returns."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from assess import plain, tui
from assess.bank.loader import load_bank
from assess.cli import main
from assess.engagement.sitting import Sitting, read_engagement
from assess.errors import MissingLibrary
from assess.report import pdf, text
from assess.resources import data_folder

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = "new interview import export merge status score plan choose report demo check doctor".split()  # noqa: SIM905


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def client(tmp_path: Path) -> Path:
    path = tmp_path / "acme.assess"
    assert run("new", path, "--company", "Acme", "--people", 80).exit_code == 0
    return path


def test_every_command_of_the_contract_is_there_and_explains_itself() -> None:
    assert set(CONTRACT) <= set(main.commands)
    for name in main.commands:
        assert run(name, "--help").exit_code == 0


def test_help_fits_a_narrow_terminal_without_cutting_a_sentence_off() -> None:
    assert "..." not in run("--help").output.partition("Commands:")[2]


def test_new_makes_a_private_file_and_says_how_to_go_on(tmp_path: Path) -> None:
    made = run("new", tmp_path / "a b.assess", "--company", "Acme", "--regulated", "--start", "2027-01-11")
    assert made.exit_code == 0
    assert made.stdout == ""
    assert f"assess interview '{tmp_path}/a b.assess'" in made.stderr
    assert (tmp_path / "a b.assess").stat().st_mode & 0o777 == 0o600


def test_new_does_not_overwrite_unless_forced(client: Path) -> None:
    before = client.read_bytes()
    assert run("new", client, "--company", "Other").exit_code == 6
    assert client.read_bytes() == before
    assert run("new", client, "--company", "Other", "--force").exit_code == 0
    assert "Other" in run("status", client).stdout


def test_a_fact_that_does_not_fit_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    refused = run("new", tmp_path / "x.assess", "--company", "Acme", "--start", "soon")
    assert refused.exit_code == 2
    assert not (tmp_path / "x.assess").exists()


def test_score_prints_the_keys_other_programs_rely_on(client: Path) -> None:
    told = json.loads(run("score", client, "--json").stdout)
    wanted = "company bank coverage steps index stage mistakes disagreements contradictions profile fit"
    assert {*wanted.split(), "next_questions", "levers"} <= set(told)
    assert told["company"] == "Acme"
    assert told["verdict"] == "insufficient evidence"
    assert told["index"]["range"] == {"low": 5.0, "high": 100.0}
    assert {"reached", "next", "gates"} <= set(told["stage"])
    assert told["steps"][0]["range"] == {"low": 0.0, "high": 100.0}
    assert {m["verdict"] for m in told["mistakes"]} <= {"detected", "possible", "not-indicated", "not-assessable"}


def test_score_tells_a_person_that_evidence_is_insufficient(client: Path) -> None:
    assert "Insufficient evidence" in run("score", client).stdout


@pytest.fixture
def staffed(client: Path) -> Path:
    """Return a client with a line and a person."""
    with Sitting.open(client, load_bank()) as sitting:
        sitting.put_row("product-lines", {"line": "Gift cards"})
        sitting.put_row("people", {"person": "Designer"})
    return client


def test_a_choice_is_recorded_with_its_reason_and_told_on_standard_error(staffed: Path) -> None:
    words = ("choose", staffed, "--line", "gift CARDS", "--without", "Designer", "--because", "The board wants it.")
    done = run(*words)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Gift cards goes first. Designer stays out of the squad." in done.stderr
    assert "of: Gift cards\n    reason: The board wants it" in run("export", staffed).stdout.replace('"', "")
    assert "already" in run(*words).stderr
    assert "No longer" in run("choose", staffed, "--line", "Gift cards", "--withdraw", "--because", "Sold.").stderr
    assert "Gift cards\n    reason" not in run("export", staffed).stdout


def test_a_choice_of_nobody_known_is_refused_with_the_nearest(staffed: Path) -> None:
    before = staffed.read_bytes()
    refused = run("choose", staffed, "--with", "Desinger", "--because", "Needed.")
    assert refused.exit_code == 2
    assert "there is no person 'Desinger' in People. Did you mean 'Designer'? Nothing was changed." in refused.stderr
    assert run("choose", staffed, "--with", "Designer").exit_code == 2
    assert run("choose", staffed, "--with", "Designer", "--because", "").exit_code == 2
    assert staffed.read_bytes() == before


def test_a_plan_is_data_for_other_programs_and_text_for_people(staffed: Path) -> None:
    told = json.loads(run("plan", staffed, "--json").stdout)
    assert {"pilot", "squads", "schedule", "phases", "actions", "money"} <= set(told)
    assert {"recommended", "verdict", "lines"} <= set(told["pilot"])
    assert "gates" in told["schedule"]
    assert "Gift cards" in run("plan", staffed).stdout


def test_what_a_plan_is_given_is_kept_and_a_plan_without_it_writes_nothing(staffed: Path, tmp_path: Path) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2027-12-24\n", encoding="utf-8")
    given = ("plan", staffed, "--start", "2027-01-11", "--day-rate", "500-900", "--holidays", days, "--json")
    first = run(*given)
    assert first.exit_code == 0, first.stderr
    assert "start date 2027-01-11; day rate 500 to 900; 1 holiday." in first.stderr
    before = staffed.read_bytes()
    again = run("plan", staffed, "--json")
    assert (again.stdout, again.stderr) == (first.stdout, "")
    assert staffed.read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "exit_code"),
    [("--start", "soon", 2), ("--day-rate", "900-500", 2), ("--by", "2027-13-01", 2), ("--holidays", "none.txt", 4)],
)
def test_a_plan_is_not_made_on_words_that_do_not_fit(client: Path, option: str, value: str, exit_code: int) -> None:
    before = client.read_bytes()
    refused = run("plan", client, option, value)
    assert refused.exit_code == exit_code
    assert "othing was changed" in refused.stderr
    assert client.read_bytes() == before


def test_export_then_import_gives_the_same_assessment(client: Path, tmp_path: Path) -> None:
    exported, copy = tmp_path / "answers.yaml", tmp_path / "copy.assess"
    assert run("export", client, "-o", exported).exit_code == 0
    assert run("export", client).stdout == exported.read_text(encoding="utf-8")
    assert run("new", copy, "--company", "Acme").exit_code == 0
    assert run("import", copy, exported).exit_code == 0
    assert run("score", copy, "--json").stdout == run("score", client, "--json").stdout


def test_export_does_not_overwrite(client: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.yaml"
    taken.write_text("mine", encoding="utf-8")
    assert run("export", client, "-o", taken).exit_code == 6
    assert taken.read_text(encoding="utf-8") == "mine"


def test_an_import_that_does_not_fit_names_the_line_and_imports_nothing(client: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text('format: 1\nanswers:\n  - {question: "9.9", respondent: ceo, value: 3}\n', encoding="utf-8")
    before = run("export", client).stdout
    refused = run("import", client, answers)
    assert refused.exit_code == 4
    assert "answers.yaml:3" in refused.stderr
    assert run("export", client).stdout == before


def test_merging_is_free_of_order(client: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.assess"
    other.write_bytes(client.read_bytes())
    assert run("merge", client, other, "-o", tmp_path / "ab.assess").exit_code == 0
    assert run("merge", other, client, "-o", tmp_path / "ba.assess").exit_code == 0
    assert run("export", tmp_path / "ab.assess").stdout == run("export", tmp_path / "ba.assess").stdout


def test_a_file_that_is_not_there_is_one_clear_sentence(tmp_path: Path) -> None:
    missing = run("score", tmp_path / "none.assess")
    assert missing.exit_code == 5
    assert "Traceback" not in missing.stderr


def test_an_interview_without_a_terminal_is_refused_with_advice(client: Path) -> None:
    refused = run("interview", client)
    assert refused.exit_code == 8
    assert "assess import" in refused.stderr


def test_without_a_command_and_without_a_terminal_there_is_help() -> None:
    told = run()
    assert told.exit_code == 2
    assert "Commands:" in told.stderr


@pytest.mark.parametrize("words", [("acme.assess",), ("interview", "acme.assess")])
def test_a_file_alone_means_an_interview(client: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.chdir(client.parent)
    opened = _opened(monkeypatch)
    assert run(*words, "--respondent", "finance", "--express", "--step", 3).exit_code == 0
    assert opened == [("tui", "acme.assess", "finance", {"express": True, "step": 3})]


def test_plain_keeps_to_lines_of_text(client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = _opened(monkeypatch)
    assert run(client, "--plain").exit_code == 0
    assert opened == [("plain", str(client), None, {"express": None, "step": None})]


def test_alone_it_opens_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = _opened(monkeypatch)
    assert run().exit_code == 0
    assert opened == [("tui", "None", None, {})]


def test_a_command_stays_a_command_and_a_slip_is_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = _opened(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "status").touch()
    assert run("status").exit_code == 2
    assert "No such command 'scoer'" in run("scoer").stderr
    assert opened == []


def test_a_file_that_is_not_there_is_told_before_the_screen_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tui, "capable", lambda: True)
    missing = run(tmp_path / "none.assess")
    assert missing.exit_code == 5
    assert "There is no client's file" in missing.stderr


def _opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Return a list of what is opened from now on, in place of opening it."""
    opened: list[tuple[object, ...]] = []

    def wizard(_: object, path: Path | None = None, respondent: str | None = None, **more: object) -> None:
        opened.append(("tui", str(path), respondent, more))

    def lines(path: Path, _: object, respondent: str | None = None, **more: object) -> None:
        opened.append(("plain", str(path), respondent, more))

    monkeypatch.setattr(tui, "capable", lambda: True)
    monkeypatch.setattr(tui, "run", wizard)
    monkeypatch.setattr(plain, "run", lines)
    return opened


def test_the_report_is_refused_before_any_work_where_a_file_is_in_its_way(client: Path, tmp_path: Path) -> None:
    taken = tmp_path / "plan.pdf"
    taken.write_bytes(b"mine")
    refused = run("report", client, "-o", taken)
    assert refused.exit_code == 6
    assert "Scoring" not in refused.stderr
    assert taken.read_bytes() == b"mine"


def test_without_pango_the_report_is_written_as_html_and_the_package_is_named(
    client: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> bytes:
        raise MissingLibrary("Pango is not installed.")

    monkeypatch.setattr(pdf, "load_weasyprint", missing)
    refused = run("report", client, "-o", tmp_path / "plan.pdf")
    assert refused.exit_code == 7
    assert (tmp_path / "plan.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert not (tmp_path / "plan.pdf").exists()


def test_the_working_edition_says_what_it_is_and_is_readable_by_its_owner_alone(client: Path, tmp_path: Path) -> None:
    done = run("report", client, "-o", tmp_path / "working.pdf", "--edition", "working")
    assert done.exit_code == 0, done.stderr
    assert "Working edition: may hold private notes, not for circulation." in done.stderr
    assert (tmp_path / "working.pdf").stat().st_mode & 0o777 == 0o600


def test_the_board_edition_is_the_default_and_another_word_is_refused(client: Path, tmp_path: Path) -> None:
    assert run("report", client, "-o", tmp_path / "b.pdf", "--html").exit_code == 0
    assert "Decision asked of the board" in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert run("report", client, "-o", tmp_path / "c.pdf", "--edition", "secret").exit_code == 2


def test_the_demo_prints_ten_lines_and_leaves_a_file_and_a_report(tmp_path: Path) -> None:
    shown = run("demo", tmp_path / "demo")
    assert shown.exit_code == 0
    assert len(shown.stdout.strip().splitlines()) <= 10
    for name in ("sample.pdf", "sample-management.pdf"):
        assert (tmp_path / "demo" / name).read_bytes().startswith(b"%PDF-")
    assert run("score", tmp_path / "demo" / "sample.assess").exit_code == 0
    assert run("demo", tmp_path / "demo").exit_code == 6


def test_a_bank_that_does_not_load_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "1.yaml").write_text("questions:\n  - {id: x}\n", encoding="utf-8")
    refused = run("--bank", tmp_path, "check")
    assert refused.exit_code == 3
    assert "bank.yaml" in refused.stderr


def test_the_shipped_bank_is_sound() -> None:
    told = run("check")
    assert told.exit_code == 0, told.stderr


def test_the_doctor_names_everything_it_looked_at() -> None:
    told = run("doctor").stdout
    for what in ("Python", "Instrument", "Pango", "HarfBuzz", "Fonts", "Terminal"):
        assert what in told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell: str) -> None:
    assert "_ASSESS_COMPLETE" in run("completion", shell).stdout


def test_status_says_who_answered_and_that_nothing_is_left(tmp_path: Path) -> None:
    bank, path = load_bank(), tmp_path / "x.assess"
    with Sitting.create(path, bank, {"name": "Acme"}) as sitting:
        sitting.add_respondent("Founder", "chief-executive")
        sitting.add_respondent("Finance lead", "finance")
    shown = run("status", path).stdout
    assert "Respondents: Founder (Chief executive or founder) and Finance lead.\n" in shown
    assert "Left: 61 questions" in shown


def test_a_company_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.assess"
    run("new", path, "--company", "Acme \x1b[31m[/etc/passwd] {{ 1 }}")
    shown = run("score", path)
    assert "\x1b" not in shown.stdout
    assert "[/etc/passwd] {{ 1 }}" in shown.stdout


def test_an_interruption_ends_without_a_traceback(client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> tuple[str, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(text, "status_lines", interrupted)
    stopped = run("status", client)
    assert stopped.exit_code == 130
    assert "interrupted" in stopped.stderr


def test_a_reader_that_goes_away_ends_the_command_quietly(client: Path) -> None:
    command = [sys.executable, "-m", "assess", "score", str(client)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ})
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert b"Traceback" not in process.stderr.read()
    process.wait()


def test_a_bank_in_which_a_name_leads_nowhere_is_refused_before_it_is_used(client: Path, tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    shutil.copytree(data_folder("questions"), folder)
    mistakes = folder / "mistakes.yaml"
    mistakes.write_text(mistakes.read_text(encoding="utf-8").replace('"3.3"', '"3.33"'), encoding="utf-8")
    refused = run("--bank", folder, "score", client)
    assert refused.exit_code == 3
    assert "mistakes.yaml:" in refused.stderr
    assert "3.33" in refused.stderr


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_clients_file_is_never_replaced_by_what_is_made_from_it(client: Path, command: str) -> None:
    before = client.read_bytes()
    assert run(command, client, "-o", client, "--force").exit_code == 6
    assert client.read_bytes() == before


def test_nothing_but_a_plain_file_is_replaced(client: Path) -> None:
    assert run("export", client, "-o", "/dev/null", "--force").exit_code == 6
    assert run("report", client, "-o", "").exit_code == 6


def test_the_pdf_and_the_html_cannot_share_a_name(client: Path, tmp_path: Path) -> None:
    assert run("report", client, "-o", tmp_path / "plan.html").exit_code == 2


def test_an_export_with_private_notes_is_readable_by_its_owner_alone(client: Path, tmp_path: Path) -> None:
    assert run("export", client, "--with-private", "-o", tmp_path / "all.yaml").exit_code == 0
    assert (tmp_path / "all.yaml").stat().st_mode & 0o777 == 0o600


def test_two_people_added_in_two_copies_stay_two_when_merged(tmp_path: Path) -> None:
    bank, files = load_bank(), [tmp_path / "a.assess", tmp_path / "b.assess"]
    for level, path in enumerate(files, start=1):
        with Sitting.create(path, bank, {"name": "Acme"}) as sitting:
            person = sitting.add_respondent("Head of engineering", "engineering")
            sitting.answer("3.3", person.id, value=level)
    assert run("merge", *files, "-o", tmp_path / "ab.assess").exit_code == 0
    merged = read_engagement(tmp_path / "ab.assess", bank)
    assert sorted(answer.value for answer in merged.answers["3.3"]) == [1, 2]


def test_a_worksheet_is_written_with_a_file_and_without_and_never_over_another(client: Path, tmp_path: Path) -> None:
    blank, finance = tmp_path / "blank.pdf", tmp_path / "finance.pdf"
    assert run("worksheet", "-o", blank, "--express").exit_code == 0
    assert run("worksheet", client, "-o", finance, "--role", "CFO", "--express", "--paper", "letter").exit_code == 0
    assert blank.read_bytes()[:5] == finance.read_bytes()[:5] == b"%PDF-"
    assert run("worksheet", "-o", blank).exit_code == 6


def test_a_worksheet_for_a_role_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    refused = run("worksheet", "-o", tmp_path / "x.pdf", "--role", "astronaut")
    assert refused.exit_code == 2
    assert "is not a role" in refused.stderr
    assert not (tmp_path / "x.pdf").exists()
