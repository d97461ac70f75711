"""The command line: arguments only. Every command imports what it needs inside itself, so that --help stays fast.

What a command was asked for goes to standard output; everything it has to say about that goes to standard error.
"""

from __future__ import annotations

import atexit
import gc
import sys
from contextlib import contextmanager
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assess import __version__
from assess.errors import AssessError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assess.bank.model import Bank
    from assess.report.html import Paper

EXIT_CODES = """Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the instrument does not load or has problems, 4 a
file to import does not fit, 5 a client's file cannot be used, 6 a file would have been overwritten, 7 a system
library is missing, 8 an interview needs a terminal, 130 interrupted."""

atexit.register(gc.freeze)  # at the end all memory goes anyhow: searching it for garbage takes longer than --help

WIDEST = 100
EXISTING = click.Path(path_type=Path)
FILE = click.argument("file", type=EXISTING)
FORCE = click.option("--force", is_flag=True, help="Replace a file that is there already.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


class _Group(click.Group):
    """A group that explains our own errors in one place and keeps the commands in the order they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the path of a client's file in place of a command for wanting to interview somebody."""
        if args[0] not in self.commands and _is_file(args[0]):
            return interview.name, interview, args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except AssessError as error:
            narrate(f"assess: {error}")
            sys.exit(error.exit_code)
        except OSError as error:
            narrate(f"assess: {error.strerror or error}. What could not be written whole was not written.")
            sys.exit(1)
        except KeyboardInterrupt:
            narrate("assess: interrupted. Files are either complete or as they were.")
            sys.exit(130)


def _is_file(word: str) -> bool:
    """Return whether a word can only be meant as a path."""
    path = Path(word)
    return path.suffix == ".assess" or len(path.parts) > 1 or path.is_file()


def narrate(line: str) -> None:
    """Say something about the work on standard error."""
    click.echo(_printable(line), err=True)


def _printable(text: str) -> str:
    """Return text without the control characters by which a file name or an answer could steer a terminal."""
    return "".join(c if c in "\n\t" or c.isprintable() else "�" for c in text)


@click.group(
    cls=_Group,
    invoke_without_command=True,
    subcommand_metavar="[FILE | COMMAND [ARGS]...]",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
    help="""Interview a company about decentralising, score it as ranges, and print a plan a board can sign.

    Alone, it opens the wizard; with a client's FILE, the interview for it.""",
)
@click.version_option(__version__, prog_name="assess")
@click.option(
    "--bank", "bank_folder", type=click.Path(path_type=Path, file_okay=False), help="Use the instrument in this folder."
)
@click.pass_context
def main(context: click.Context, bank_folder: Path | None) -> None:
    """Keep the chosen instrument's folder for the command that follows; open the wizard where there is none."""
    context.obj = bank_folder
    if context.invoked_subcommand is None:
        from assess.tui import capable, run

        if not capable():
            click.echo(context.get_help(), err=True)
            context.exit(click.UsageError.exit_code)
        from assess.bank.usable import usable_bank

        run(usable_bank(bank_folder))


def _with_bank(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the instrument, loaded when the command runs, as its first argument."""

    @click.pass_obj
    def wrapped(folder: Path | None, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the command's own
        from assess.bank.usable import usable_bank

        command(usable_bank(folder), *args, **kwargs)

    return update_wrapper(wrapped, command)


@contextmanager
def _words_checked(unchanged: str) -> Iterator[None]:
    """Explain words that do not fit, and that nothing came of them."""
    try:
        yield
    except ValueError as misfit:
        told = str(misfit)
        raise click.UsageError(f"{told}{'' if told.endswith(('.', '?')) else '.'} {unchanged}") from misfit


@main.command()
@FILE
@click.option("--company", required=True, help="The company's name.")
@click.option("--people", type=click.IntRange(min=1), help="How many people work there.")
@click.option("--industry", help="What it does, in a word or two.")
@click.option("--revenue", type=click.FloatRange(min=0), help="Revenue a year.")
@click.option("--currency", help="The currency of all its figures, such as EUR.")
@click.option("--start", metavar="DATE", help="When the change starts, as YYYY-MM-DD.")
@click.option("--regulated/--not-regulated", default=None, help="Whether a regulator supervises it.")
@click.option("--safety-critical/--not-safety-critical", default=None, help="Whether people may be hurt by a failure.")
@click.option("--reference-model", metavar="NAME", help="The model being copied, or none.")
@click.option("--trigger", metavar="SENTENCE", help="What made somebody ask now; printed on the cover.")
@FORCE
@_with_bank
def new(bank: Bank, file: Path, *, start: str | None, force: bool, **facts: Any) -> None:  # noqa: ANN401 - facts by name
    """Make a client's FILE.

    Facts left out are asked in the interview.
    """
    from assess.engagement.sitting import Sitting
    from assess.engagement.trouble import typed_path

    known = {("name" if name == "company" else name): value for name, value in facts.items() if value is not None}
    if start is not None:
        known["start_date"] = start
    with _words_checked("Nothing was written."):
        Sitting.create(file, bank, known, force=force).close()
    narrate(f"Made {file}. Go on with: assess interview {typed_path(file)}")


@main.command()
@FILE
@click.option("--respondent", metavar="ROLE", help="Who answers: a role, a name or an id.")
@click.option("--express/--full", default=None, help="Ask the express set of 25 questions, or all 64.")
@click.option("--step", type=click.IntRange(1, 8), help="Ask the questions of one step only.")
@click.option("--plain", is_flag=True, help="Ask line by line: for screen readers and simple terminals.")
@_with_bank
def interview(
    bank: Bank, file: Path, respondent: str | None, step: int | None, *, express: bool | None, plain: bool
) -> None:
    """Interview somebody for FILE, from the first open question."""
    from assess import tui

    if plain or not tui.capable():
        from assess.plain import run

        run(file, bank, respondent, express=express, step=step)
    else:
        tui.run(bank, file, respondent, express=express, step=step)


@main.command(name="import")
@FILE
@click.argument("answers", type=EXISTING)
@_with_bank
def import_(bank: Bank, file: Path, answers: Path) -> None:
    """Fill FILE from a YAML file of answers.

    ANSWERS is in the format that `assess export` writes. Either all of it is imported or nothing is.
    """
    from assess.engagement.interchange.importing import import_answers
    from assess.engagement.sitting import Sitting

    with Sitting.open(file, bank) as sitting:
        narrate(f"Imported {import_answers(sitting, answers)}.")


@main.command()
@FILE
@click.option("--with-private", is_flag=True, help="Include private notes.")
@click.option("-o", "--output", type=EXISTING, help="Write to this file in place of standard output.")
@FORCE
@_with_bank
def export(bank: Bank, file: Path, output: Path | None, *, with_private: bool, force: bool) -> None:
    """Write what FILE holds as YAML.

    The format is the one that `assess import` reads.
    """
    from assess.engagement.interchange.exporting import export_answers
    from assess.engagement.sitting import read_engagement
    from assess.outputs import refuse_overwriting, write_whole

    if output is not None:
        refuse_overwriting([output], force=force)
    text = export_answers(read_engagement(file, bank), bank, with_private=with_private)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode(), private=with_private)
        narrate(f"Wrote {output}.")


@main.command()
@click.argument("files", nargs=-1, required=True, type=EXISTING)
@click.option("-o", "--output", required=True, type=EXISTING, help="The file to make.")
@click.option("--any-company", is_flag=True, help="Join files although their companies' names differ.")
@FORCE
def merge(files: tuple[Path, ...], output: Path, *, any_company: bool, force: bool) -> None:
    """Join the FILES of one client into another."""
    from assess.engagement.interchange.merging import merge as merge_files

    narrate(f"{merge_files(files, output, force=force, any_company=any_company)} Wrote {output}.")


@main.command()
@FILE
@_with_bank
def status(bank: Bank, file: Path) -> None:
    """Say how far FILE has come.

    What is left, what is parked, and how much is covered.
    """
    from assess.engagement.sitting import read_engagement
    from assess.report.text import status_lines

    _print(status_lines(bank, read_engagement(file, bank)))


@main.command()
@FILE
@AS_JSON
@_with_bank
def score(bank: Bank, file: Path, *, as_json: bool) -> None:
    """Score FILE: stage, steps, mistakes.

    And which questions and improvements would settle the rest.
    """
    import json

    from assess.engagement.sitting import read_engagement
    from assess.scoring import as_json as plain
    from assess.scoring.evaluate import evaluate
    from assess.scoring.levers import find_levers
    from assess.scoring.next_questions import next_questions

    engagement = read_engagement(file, bank)
    assessment = evaluate(bank, engagement)
    asked, levers = next_questions(bank, engagement), find_levers(bank, engagement, assessment.stage.next)
    if as_json:
        click.echo(json.dumps(plain.as_json(assessment, asked, levers), ensure_ascii=False, indent=2))
    else:
        from assess.report.text import score_lines

        _print(score_lines(bank, engagement, assessment, asked, levers))


@main.command()
@FILE
@AS_JSON
@click.option("--start", metavar="DATE", help="When it starts, as YYYY-MM-DD; kept in FILE.")
@click.option("--day-rate", metavar="LOW-HIGH", help="What a person-day costs, such as 500-900; kept in FILE.")
@click.option("--holidays", type=EXISTING, help="A text file of dates nobody works, one a line; kept in FILE.")
@click.option("--by", metavar="DATE", help="Say how likely each gate is decided by this date.")
@click.option("--out", type=EXISTING, help="Write spreadsheets, calendar, Jira import and charters into this folder.")
@FORCE
@_with_bank
def plan(bank: Bank, file: Path, *, as_json: bool, by: str | None, out: Path | None, force: bool, **given: Any) -> None:  # noqa: ANN401 - facts by name
    """Plan the rollout for FILE: line, squad, gates, actions.

    Who goes first and why, when each gate can be promised, what to do in the first 90 days, and what stopping costs.
    What is kept in FILE need not be given again; an empty text, as in --start "", takes it back.
    """
    from assess.plan_options import keep_facts, whole_date

    if out is not None:
        from assess.exports.writing import refuse_folder

        refuse_folder(bank, out, force=force)
    with _words_checked("Nothing was changed."):
        by = None if by is None else whole_date("--by", by)
        engagement, kept = keep_facts(file, bank, **given)
    if kept:
        narrate(f"Kept in {file}: {'; '.join(kept)}.")

    from assess.planning.plan import plan as make_plan  # its solver takes long to load, so words are checked first
    from assess.scoring.evaluate import evaluate

    assessment = evaluate(bank, engagement)
    made = make_plan(bank, engagement, assessment)
    if out is not None:
        from assess.exports.writing import write_exports

        for path in write_exports(bank, made, assessment, out, force=force, narrate=narrate):
            narrate(f"Wrote {path}.")
    if as_json:
        import json

        from assess.planning.as_json import as_json as plain

        click.echo(json.dumps(plain(made), ensure_ascii=False, indent=2))
    else:
        from assess.report.plan_text import plan_lines

        _print(plan_lines(bank, made, by=by))


@main.command()
@FILE
@click.option("--line", metavar="NAME", help="The line that goes first.")
@click.option("--with", "joining", metavar="PERSON", multiple=True, help="Who joins the squad.")
@click.option("--without", "staying_out", metavar="PERSON", multiple=True, help="Who stays out of the squad.")
@click.option("--because", metavar="REASON", required=True, help="Why; printed with the plan.")
@click.option("--withdraw", is_flag=True, help="Take back what was chosen so before.")
@_with_bank
def choose(
    bank: Bank,
    file: Path,
    *,
    line: str | None,
    joining: tuple[str, ...],
    staying_out: tuple[str, ...],
    because: str,
    withdraw: bool,
) -> None:
    """Overrule the plan for FILE by hand, and say why.

    Names are those of the tables of lines and people. The plan prints each choice and its reason.
    """
    from assess.engagement.plan_choices import Chosen
    from assess.plan_options import keep_choices

    chosen = [(Chosen.LINE, line)] if line is not None else []
    chosen += [(Chosen.IN_SQUAD, person) for person in joining]
    chosen += [(Chosen.OUT_OF_SQUAD, person) for person in staying_out]
    with _words_checked("Nothing was changed."):
        kept = keep_choices(file, bank, chosen, because, withdraw=withdraw)
    narrate(f"Recorded in {file}: {' '.join(kept)}" if kept else f"All of it is in {file} already; nothing was added.")


def _print(lines: tuple[str, ...]) -> None:
    """Print lines, folded to the width of a terminal; a pipe gets them whole."""
    import shutil
    import textwrap

    folding = sys.stdout is not None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST)
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        folded = textwrap.wrap(line, width, subsequent_indent=indent) if folding else [line]
        click.echo(_printable("\n".join(folded)))


@main.command()
@click.argument("files", nargs=-1, required=True, type=EXISTING)
@click.option("-o", "--output", type=EXISTING, help="The PDF to write, or a DOCX where it ends so.")
@click.option("--out", type=EXISTING, help="Write a report on each of several files into this folder.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many to write at once; as many as processors by default.")
@click.option(
    "--edition",
    type=click.Choice(["board", "management", "working"], case_sensitive=False),
    help="Eight pages to decide by (the default), everything, or everything with private notes.",
)
@click.option("--since", metavar="OLD", help="Tell what has changed since an earlier file, or a day as YYYY-MM-DD.")
@click.option("--html", is_flag=True, help="Write the same report as one HTML file beside it.")
@click.option("--docx", is_flag=True, help="Write the same report as a DOCX beside it, to go on editing.")
@click.option("--brand", type=EXISTING, metavar="FOLDER", help="Print it with the brand.toml in this folder.")
@click.option("--paper", type=click.Choice(["A4", "Letter"], case_sensitive=False), default="A4", show_default=True)
@FORCE
@click.pass_obj
def report(  # noqa: PLR0917 - an option each
    bank_folder: Path | None,
    /,
    files: tuple[Path, ...],
    output: Path | None,
    out: Path | None,
    jobs: int | None,
    edition: str | None,
    since: str | None,
    **forms: Any,  # noqa: ANN401 - forms by name
) -> None:
    """Write the report on FILES as a PDF, with the plan.

    The working edition is for whoever held the interviews: it says on every page that it may hold private notes.
    """
    from assess.report_options import orders, wanted, write, write_all

    made = orders(files, output, out, wanted(edition, since, **forms), bank_folder)
    if out is not None:
        from assess.bank.usable import usable_bank

        usable_bank(bank_folder)  # told once here, and not for every file
        sys.exit(write_all(made, jobs, narrate))
    with _words_checked("Nothing was written."):
        write(made[0], narrate)


@main.command()
@click.argument("folder", type=EXISTING, default=Path())
@FORCE
@_with_bank
def demo(bank: Bank, folder: Path, *, force: bool) -> None:
    """Make, score and print the worked sample.

    Its file and its report are written into FOLDER, the current one by default.
    """
    from assess.demo import run_demo

    _print(run_demo(bank, folder, force=force, narrate=narrate))


@main.command()
@click.argument("folder", required=False, type=EXISTING)
@click.pass_obj
def check(bank_folder: Path | None, folder: Path | None) -> None:
    """Check the instrument in a folder.

    That is FOLDER, or the shipped instrument by default.
    """
    from assess.bank.lint.inspection import lint
    from assess.bank.loader import read_bank
    from assess.errors import BankError
    from assess.scoring.selfcheck import check as selfcheck

    bank, origin = read_bank(folder or bank_folder)
    problems = [str(problem) for problem in lint(bank, origin) or selfcheck(bank, origin)]
    if problems:
        raise BankError(f"{len(problems)} problems in {origin.folder}.", problems)
    told = f"{len(bank.questions)} questions, {len(bank.mistakes)} mistakes and {len(bank.actions)} actions"
    narrate(f"{origin.folder}: {told} of version {bank.info.version} are sound.")


@main.command()
def doctor() -> None:
    """Say whether this machine has all it needs.

    And what to do where it does not.
    """
    from assess.doctor import examine

    found = examine()
    for finding in found:
        click.echo(_printable(str(finding)))
    if not all(finding.well for finding in found):
        sys.exit(7)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    For bash: assess completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(main, {}, "assess", "_ASSESS_COMPLETE").source())


@main.command()
@click.argument("file", required=False, type=EXISTING)
@click.option("-o", "--output", required=True, type=EXISTING, help="The PDF to write.")
@click.option("--express/--full", default=None, help="Print the express set of 25 questions, or all 64.")
@click.option("--role", metavar="ROLE", help="Print what is put to this role only.")
@click.option("--answers", is_flag=True, help="Print what was answered before, and not only that it was.")
@click.option("--paper", type=click.Choice(["A4", "Letter"], case_sensitive=False), default="A4", show_default=True)
@FORCE
@_with_bank
def worksheet(
    bank: Bank,
    file: Path | None,
    output: Path,
    *,
    express: bool | None,
    role: str | None,
    answers: bool,
    paper: Paper,
    force: bool,
) -> None:
    """Print the questions as a PDF to write on by hand.

    With a client's FILE, the questions its facts call for, those answered before marked. The full set ends in the
    survey of the front line, on a page to be copied for each person.
    """
    from assess.engagement.sitting import read_engagement
    from assess.outputs import refuse_overwriting, write_whole
    from assess.report.worksheet.printing import render_worksheet
    from assess.report.worksheet.sheet import worksheet as made_of

    refuse_overwriting([output], force=force)
    found = None if file is None else read_engagement(file, bank)
    with _words_checked("Nothing was written."):
        sheet = made_of(bank, found, express=express, role=role, answers=answers)
    write_whole(output, render_worksheet(sheet, paper, narrate))
    narrate(f"Wrote {output}. Print it on both sides of the paper.")
