"""How long the report takes, how much memory and how many bytes, against the tools it could be made with.

Run it from the checkout, with Chromium where there is one: `python benchmarks/report.py [RUNS [EDITION]]`. Each
contestant is a fresh process. Runs are interleaved and medians compared, since machines are noisy. Processor time
stands beside the time on the clock: neighbours disturb it less. Chromium works in several processes and is compared by
the clock alone.

- ours: `assess report` on the sample, from the client's file through scores and plan to the PDF.
- typeset: the last part of it alone, on the HTML which that command writes.
- bare: WeasyPrint's own interface on the same HTML, with the same fonts, to the same standard.
- stock: `python -m weasyprint` on the same content without our tuning: fonts as WOFF2, hyphens by dictionary, labels of
  charts placed by `text-anchor`. Tables stay laid out as they are: by content they fill twice the pages in four times
  the time, which would flatter us.
- chromium: headless, printing our HTML.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from jinja2.runtime import Macro
from pypdf import PdfReader

from assess.bank.loader import load_bank
from assess.engagement.model import Row
from assess.engagement.sitting import read_engagement
from assess.planning.plan import plan
from assess.report.batch import exit_code, processors, render_many
from assess.report.faces import faces_for
from assess.report.html import render_body
from assess.report.pdf import render_pdf
from assess.report.writing import view_of, write_report
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.engagement.model import Engagement
    from assess.report.view import ReportView

CHECKOUT = Path(__file__).resolve().parents[1]
FONTS = CHECKOUT / "report_templates" / "fonts"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPATH"] = str(CHECKOUT)
BARE = """
import sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
page, style, output = sys.argv[1:]
fonts = FontConfiguration()
HTML(page).write_pdf(output, stylesheets=[CSS(style, font_config=fonts)], font_config=fonts, pdf_variant="pdf/a-3a")
"""
TYPESET = """
import sys
from pathlib import Path
from assess.report.page import Page
from assess.report.pdf import typeset
page, output = map(Path, sys.argv[1:])
output.write_bytes(typeset(Page(page.read_text(encoding="utf-8")), lambda _: None))
"""
WOFF2 = """
import sys
from pathlib import Path
from fontTools.ttLib import TTFont
folder, *paths = map(Path, sys.argv[1:])
for path in paths:
    font = TTFont(path)
    font.flavor = "woff2"
    font.save(folder / f"{path.stem}.woff2")
"""
ROWS = 60
JOBS_A_WORKER = 4


@dataclass(frozen=True)
class Run:
    """What one process took: seconds on the clock, seconds of processor time, and its peak of memory in MB."""

    clock: float
    processor: float
    peak: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end and return what it took.

    A peak is never told below that of this process, which is kept small: fonts are made by another.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with code {process.returncode}")
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def report(client: Path, output: Path, edition: str, *options: str) -> Sequence[str]:
    """Return the command that writes a report."""
    told_where = ("report", str(client), "-o", str(output), "--edition", edition, "--force", *options)
    return (sys.executable, "-m", "assess", *told_where)


def prepared(folder: Path, edition: str) -> tuple[Path, Path, Path, Path]:
    """Make the sample's file, its HTML, the style that loads the fonts, and the same page untuned."""
    run([sys.executable, "-m", "assess", "demo", str(folder)])
    client, page, style, untuned = (folder / name for name in ("sample.assess", "sample.html", "f.css", "untuned.html"))
    run(report(client, folder / "sample.pdf", edition, "--html"))
    text = page.read_text(encoding="utf-8")
    faces = faces_for(text)  # those that ours loads for it, no more
    style.write_text(faces.replace("assess:fonts/", FONTS.as_uri() + "/"), encoding="utf-8")
    run([sys.executable, "-c", WOFF2, str(folder), *map(str, sorted(FONTS.glob("Inter-*.otf")))])
    faces = faces.replace("assess:fonts/", "").replace(".otf", ".woff2").replace('format("opentype")', "")
    text = text.replace("<style>", f"<style>{faces}")
    text = text.replace("hyphens: manual", "hyphens: auto")
    untuned.write_text(re.sub(r"<text ", '<text text-anchor="middle" ', text), encoding="utf-8")
    return client, page, style, untuned


def contestants(folder: Path, edition: str) -> Mapping[str, Sequence[str]]:
    """Return the command of each contestant that is installed here."""
    client, page, style, untuned = prepared(folder, edition)
    python, variant = sys.executable, ("--pdf-variant", "pdf/a-3a")
    found = {
        "ours": report(client, folder / "ours.pdf", edition),
        "typeset": [python, "-c", TYPESET, str(page), str(folder / "typeset.pdf")],
        "bare": [python, "-c", BARE, str(page), str(style), str(folder / "bare.pdf")],
        "stock": [python, "-m", "weasyprint", *variant, str(untuned), str(folder / "stock.pdf")],
    }
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        headless = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}"]
        printing = [f"--print-to-pdf={folder / 'chromium.pdf'}", "--no-pdf-header-footer", page.as_uri()]
        found["chromium"] = [*headless, *printing]
    return found


def race(folder: Path, runs: int, edition: str) -> None:
    """Print the contestants' medians and how ours compare."""
    commands = contestants(folder, edition)
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            taken[name].append(run(command))
    middle = {
        name: Run(*(median(getattr(each, field) for each in rest) for field in ("clock", "processor", "peak")))
        for name, (_, *rest) in taken.items()  # the first run compiles and fills caches
    }
    for name, each in middle.items():
        size = (folder / f"{name}.pdf").stat().st_size / 1000
        pages = len(PdfReader(folder / f"{name}.pdf").pages)
        print(
            f"{name:<10}{each.clock:7.2f} s{each.processor:7.2f} s of processor{each.peak:7.0f} MB"
            f"{size:7.0f} kB{pages:4d} pages{size / pages:6.1f} kB a page"
        )
    for ours in ("ours", "typeset"):
        one = middle[ours]
        for name, goal in (("bare", 1.10), ("stock", 0.85)):
            told(f"{ours} to {name}", one.processor / middle[name].processor, goal, "of processor time")
            told("", one.clock / middle[name].clock, goal, "by the clock")
        if "chromium" in middle:
            told(f"{ours} to chromium", one.clock / middle["chromium"].clock, 2.2, "by the clock")
        told(f"{ours} to bare", one.peak / middle["bare"].peak, 1.10, "of memory")


def told(name: str, value: float, goal: float, remark: str = "", *, least: bool = False) -> None:
    """Print a figure with its goal: at most, or at least, as much."""
    met = value >= goal if least else value <= goal
    print(f"{name:<26}{value:8.2f}  goal {'>=' if least else '<='} {goal:<6g}{'met' if met else 'MISSED':<8}{remark}")


def charts(view: ReportView) -> None:
    """Print how long drawing all charts of a report takes."""
    usual, spent, depth = Macro._invoke, [0.0], [0]  # noqa: SLF001 - where every macro passes

    def timed(macro: Any, arguments: Any, autoescape: Any) -> Any:  # noqa: ANN401 - Jinja's own shapes
        if macro._func.__code__.co_filename.rpartition("/")[2] != "charts.html.j2":  # noqa: SLF001 - likewise
            return usual(macro, arguments, autoescape)
        depth[0] += 1
        began = time.perf_counter()
        try:
            return usual(macro, arguments, autoescape)
        finally:
            depth[0] -= 1
            if not depth[0]:
                spent[0] += time.perf_counter() - began

    render_body(view)
    Macro._invoke = timed  # type: ignore[method-assign]  # noqa: SLF001 - put back below
    each = []
    for _ in range(9):
        spent[0] = 0.0
        page = render_body(view)
        each.append(1000 * spent[0])
    Macro._invoke = usual  # type: ignore[method-assign]  # noqa: SLF001 - as it was
    told(f"ms for {page.count('<svg')} drawings", median(each), 10)


def rows(bank: Any, engagement: Engagement) -> None:  # noqa: ANN401 - a bank
    """Print how the time grows with twice the rows."""
    times: dict[int, list[float]] = {ROWS: [], 2 * ROWS: []}
    assessment = evaluate(bank, engagement)
    planned = plan(bank, engagement, assessment, find_levers(bank, engagement, assessment.stage.next))
    for _ in range(4):
        for number, taken in times.items():
            registers = {
                name: tuple(Row(f"{row.key} {n}", row.cells) for n in range(number // len(found)) for row in found)
                for name, found in engagement.registers.items()
                if found
            }
            view = view_of(bank, replace(engagement, registers=registers), planned)
            view = replace(
                view, contents=tuple(each for each in view.contents if each.anchor in ("summary", "registers"))
            )
            began = time.process_time()
            render_pdf(view, "A4", lambda _: None)
            taken.append(time.process_time() - began)
    one, two = (median(taken[1:]) for taken in times.values())
    told("times for twice the rows", two / one, 2.3, f"{ROWS} to {2 * ROWS} rows a table, {one:.1f} s to {two:.1f} s")


def write_one(job: tuple[Path, Path]) -> None:
    """Write one report, in a worker."""
    client, output = job
    bank = load_bank()
    write_report(bank, read_engagement(client, bank), output, force=True, narrate=lambda _: None)


def batch(client: Path, folder: Path) -> None:
    """Print how much faster many jobs are on all processors than on one."""
    count = processors()
    jobs = [(client, folder / f"{number}.pdf") for number in range(JOBS_A_WORKER * count)]
    times: dict[int, list[tuple[float, float]]] = {1: [], count: []}
    for _ in range(2):
        for workers, taken in times.items():
            began, used = time.perf_counter(), _used()
            if exit_code(render_many(jobs, write_one, workers, lambda _: None)):
                raise SystemExit("a job failed")
            taken.append((time.perf_counter() - began, _used() - used))
    one, all_ = (median(clock for clock, _ in taken) for taken in times.values())
    few, many = (median(used for _, used in taken) for taken in times.values())
    remark = f"{len(jobs)} jobs, {all_:.1f} s; {few:.1f} s of processor on one, {many:.1f} s on all"
    told(f"times as fast on {count}", one / all_, 0.8 * count, remark, least=True)


def _used() -> float:
    """Return the processor time of all processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the race and the figures that need no other contestant."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    edition = sys.argv[2] if len(sys.argv) > 2 else "management"  # noqa: PLR2004 - the second word
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        race(folder, runs, edition)
        size = (folder / "ours.pdf").stat().st_size / 1000
        document = PdfReader(folder / "ours.pdf")
        told("kB a page", size / len(document.pages), 12)
        bank, client = load_bank(), folder / "sample.assess"
        engagement = read_engagement(client, bank)
        charts(view_of(bank, engagement))
        rows(bank, engagement)
        batch(client, folder)


if __name__ == "__main__":
    main()
