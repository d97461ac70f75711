"""A consultancy's own templates in place of ours, in the sandbox and in a process of its own with limits.

The sandbox keeps a template from reaching anything; it does not keep one from looping or from growing. So the whole
report, from its words to its layout, is made by a process that may use so much processor time and memory and no more.
It is given the view, the brand and the templates' texts on its standard input, opens none of the consultancy's files,
and gives back bytes.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from jinja2 import TemplateSyntaxError

from assess.errors import AssessError, MissingLibrary, ProblemsError
from assess.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assess.report.brand import Brand
    from assess.report.html import Paper, View

Form: TypeAlias = Literal["html", "pdf", "docx"]
FOLDER = "templates"
OWN = "own/"
"""Where a consultancy keeps templates that take the place of none."""
_STYLES = ("report.css", "board.css", "working.css", "screen.css")
_ELSEWHERE = ("worksheet/", "exports/")
_MOST_BYTES, _MOST_FILES = 200_000, 200
_PLACE = re.compile(r'File "(?P<file>[^"]+\.j2)", line (?P<line>\d+)')
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process may use: seconds of processor time, seconds by the clock, and bytes of memory."""

    processor: int = 120
    clock: int = 600
    memory: int = 3_000_000_000


LIMITS = Limits()


def read_overrides(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return name and text of each template in a brand's folder; raises `ProblemsError` with all that does not fit."""
    root = folder / FOLDER
    if not root.is_dir():
        return ()
    problems: list[str] = []
    found = tuple(_read(root, folder.resolve(), problems))
    if problems:
        raise ProblemsError(f"The templates in {root} cannot be used; nothing was written.", problems)
    return found


def _read(root: Path, home: Path, problems: list[str]) -> Iterator[tuple[str, str]]:
    paths = sorted(path for path in root.rglob("*") if not path.is_dir())
    if len(paths) > _MOST_FILES:
        problems.append(f"{FOLDER}: {len(paths)} files are more than {_MOST_FILES}. Leave those that differ from ours")
        return
    for path in paths:
        name = path.relative_to(root).as_posix()
        try:
            yield name, _text(path, name, home)
        except ValueError as misfit:
            problems.append(f"{FOLDER}/{name}: {misfit}")


def _text(path: Path, name: str, home: Path) -> str:
    """Return the text of a template that has its place in a report; raises ValueError with what is wrong."""
    if not path.resolve().is_relative_to(home) or not path.is_file():
        raise ValueError("leads out of the brand's folder or is no file. Put a copy in its place")
    if not _has_a_place(name):
        raise ValueError(f"takes the place of no template of a report. Name it as ours, or move it to {FOLDER}/{OWN}")
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise ValueError(f"is larger than {_MOST_BYTES // 1000} kB. Take it apart")
    try:
        text = content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8. Save it as UTF-8") from None
    if name.endswith(".css") and "</" in text:
        raise ValueError("holds '</', which would end the style. Take it out")
    return text


def _has_a_place(name: str) -> bool:
    if name.startswith(OWN):
        return name.endswith(".j2")
    ours = data_folder("report_templates") / name
    return name in _STYLES or (name.endswith(".j2") and not name.startswith(_ELSEWHERE) and ours.is_file())


def render_apart(  # noqa: PLR0913 - what, for whom, and how much it may cost
    form: Form,
    view: View,
    paper: Paper,
    brand: Brand,
    narrate: Callable[[str], None],
    *,
    data: bytes | None = None,
    limits: Limits = LIMITS,
) -> bytes:
    """Return a report that is made from a brand's own templates, by a process that is ended at its limits.

    Raises `MissingLibrary` without Pango, and `AssessError` where the templates fail or reach a limit.
    """
    if form != "html":
        narrate("Setting the report from your own templates.")
    told = [str(each) for each in (limits.processor, limits.memory)]
    try:
        ended = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-P", "-m", __name__, *told],
            input=pickle.dumps((form, view, paper, brand, data)),
            capture_output=True,
            timeout=limits.clock,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        raise _stopped(f"took longer than {limits.clock} seconds") from None
    head, _, made = ended.stdout.partition(b"\n")
    if ended.returncode or not head:
        raise _why(ended.returncode, ended.stderr[-_KEPT:].decode(errors="replace"), limits)
    return _heard(json.loads(head), made, narrate)


def _heard(head: dict[str, object], made: bytes, narrate: Callable[[str], None]) -> bytes:
    """Return what was made once everything said about it was passed on."""
    said = head["said"]
    for line in said if isinstance(said, list) else ():
        narrate(str(line))
    if head["missing"]:
        raise MissingLibrary(str(head["missing"]))
    if head["refused"]:
        raise AssessError(str(head["refused"]))
    return made


def _why(code: int, complaint: str, limits: Limits) -> AssessError:
    """Return why the process ended before its time."""
    last = next((line.strip() for line in reversed(complaint.splitlines()) if line.strip()), "")
    if -code in (signal.SIGXCPU, signal.SIGKILL):
        return _stopped(f"took more than {limits.processor} seconds of processor time")
    if code < 0 or last.startswith(("MemoryError", "numpy._core._exceptions", "OSError: [Errno 12]")):
        return _stopped(f"needed more than {limits.memory // 1_000_000:,} MB of memory")
    places = [f"{found['file']}, line {found['line']}: " for found in _PLACE.finditer(complaint)]
    return _stopped(f"failed. {places[-1] if places else ''}{last}")


def _stopped(how: str) -> AssessError:
    how = how.removesuffix(".")
    return AssessError(f"Your own templates {how}. This form was not written. Mend them, or leave --brand out.")


def main(processor: int, memory: int) -> None:
    """Make the report that is given on the standard input, within limits that this process cannot raise again."""
    _limit(processor, memory)
    form, view, paper, brand, data = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints must not get into the report
        told: dict[str, object] = {"said": [], "missing": "", "refused": ""}
        said: list[str] = []
        made = b""
        try:
            made = render(form, view, paper, brand, said.append, data)
        except MissingLibrary as error:
            told["missing"] = str(error)
        except AssessError as error:
            told["refused"] = str(error)
        except TemplateSyntaxError as error:
            told["refused"] = str(_stopped(f"failed. {error.name}, line {error.lineno}: {error.message}"))
        out.write(json.dumps(told | {"said": said}).encode() + b"\n" + made)


def render(  # noqa: PLR0913, PLR0917 - likewise
    form: Form, view: View, paper: Paper, brand: Brand | None, narrate: Callable[[str], None], data: bytes | None = None
) -> bytes:
    """Return a report in one of its forms, made by this process."""
    if form == "html":
        from assess.report.html import render_html  # noqa: PLC0415 - each form needs libraries of its own

        return render_html(view, paper, brand).encode()
    if form == "docx":
        from assess.report.docx.document import render_docx  # noqa: PLC0415 - likewise

        return render_docx(view, paper, brand)
    from assess.report.pdf import render_pdf  # noqa: PLC0415 - likewise

    return render_pdf(view, paper, narrate, data, brand)


def _limit(processor: int, memory: int) -> None:
    """Set limits on processor time and memory; macOS keeps to the first only."""
    import contextlib  # noqa: PLC0415 - for the process apart only
    import resource  # noqa: PLC0415 - likewise

    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
