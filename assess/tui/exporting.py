"""Writing what was ordered, file by file: each is whole or not there, and between two one can stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assess.errors import AssessError, MissingLibrary
from assess.outputs import write_whole
from assess.tui.ordering import OF_REPORT, PDF_STEPS, What
from assess.tui.planner import plan_from
from assess.tui.typesetting import Stopped, Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Event

    from assess.report.html import View
    from assess.tui.desk import KeptPlan
    from assess.tui.ordering import Order

_KILO = 1000


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and how many bytes it has."""

    path: Path
    size: int


@dataclass(slots=True)
class Outcome:
    """What came of an order, in its folder. notes: sentences a person should read. plan: where one was made."""

    folder: Path
    written: list[Written] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stopped: bool = False
    plan: KeptPlan | None = None


class Export:
    """One order being carried out in a thread. tell: is told what is being done, and how many steps are behind."""

    def __init__(self, order: Order, ending: Event, tell: Callable[[str, int], None]) -> None:
        """Take over an order; it stops between two steps once `ending` is set, and a PDF at once by `stop`."""
        self._order, self._ending, self._tell = order, ending, tell
        self._typesetter = Typesetter()
        self._done = 0
        self._outcome = Outcome(order.folder)

    def stop(self) -> None:
        """Stop, from any thread."""
        self._ending.set()
        self._typesetter.stop()

    def run(self) -> Outcome:
        """Write everything that is ordered; return what was written, also where it was stopped or one file failed."""
        try:
            self._order.folder.mkdir(parents=True, exist_ok=True)
            self._write_all()
        except Stopped:
            self._outcome.stopped = True
        except AssessError as error:
            self._outcome.notes.append(str(error))
        except OSError as error:
            self._outcome.notes.append(f"{error.filename or self._order.folder}: {error.strerror}.")
        return self._outcome

    def _write_all(self) -> None:
        order = self._order
        answers = [each for each in order.singles if each in (What.ANSWERS, What.PRIVATE)]
        for each in answers:
            self._write_answers(private=each is What.PRIVATE)
        kept = self._planned() if order.needs_plan else None
        if kept is not None:
            self._write_plan(kept)
        if kept is not None and order.what & OF_REPORT:
            self._write_report(kept)

    def _planned(self) -> KeptPlan:
        """Return the plan, made now where there is no current one."""
        if self._order.plan is not None:
            return self._order.plan
        self._say("Making the plan.")
        kept = plan_from(self._order.basis, self._ending.is_set, self._say)
        self._pass()
        self._outcome.plan = kept
        return kept

    def _write_answers(self, *, private: bool) -> None:
        from assess.engagement.interchange.exporting import export_answers

        basis = self._order.basis
        text = export_answers(basis.engagement, basis.bank, with_private=private)
        self._write(self._order.path(What.PRIVATE if private else What.ANSWERS), text.encode(), private=private)

    def _write_plan(self, kept: KeptPlan) -> None:
        from assess.exports.writing import CALENDAR, contents

        wanted = set(self._order.plan_files)
        for name, content in contents(self._order.basis.bank, kept.plan, kept.assessment):
            path = self._order.plan_folder / name
            if path in wanted:
                wanted.remove(path)
                self._write(path, content)
        for path in sorted(wanted):
            self._pass()
            if path.name == CALENDAR:
                self._outcome.notes.append(f"Without a start date no gate has a date, so there is no {CALENDAR}.")

    def _write_report(self, kept: KeptPlan) -> None:
        """Write the PDF last, which takes long; without Pango the HTML is written all the same."""
        order = self._order
        self._say("Laying out the report.")
        view = self._view(kept)
        self._pass()
        if What.HTML in order.what:
            self._write_html(view)
        if What.DOCX in order.what:
            self._write_docx(view)
        if What.PDF not in order.what:
            return
        try:
            pdf = self._typesetter.pdf(view, order.paper, self._setting(self._done))
        except MissingLibrary as error:
            self._outcome.notes.append(str(error))
            if What.HTML not in order.what and (order.replace or not order.path(What.HTML).exists()):
                self._write_html(view)
            return
        self._done = order.steps - 1
        self._write(order.path(What.PDF), pdf, private=view.edition.in_confidence)

    def _view(self, kept: KeptPlan) -> View:
        from assess.report.writing import view_of

        basis = self._order.basis
        return view_of(basis.bank, basis.engagement, kept.plan, self._order.edition)

    def _write_html(self, view: View) -> None:
        from assess.report.html import render_html

        content = render_html(view, self._order.paper).encode()
        self._write(self._order.path(What.HTML), content, private=view.edition.in_confidence)

    def _write_docx(self, view: View) -> None:
        from assess.report.docx.document import render_docx

        content = render_docx(view, self._order.paper)
        self._write(self._order.path(What.DOCX), content, private=view.edition.in_confidence)

    def _setting(self, before: int) -> Callable[[str], None]:
        """Return who listens to the typesetter; what is no step of its work is a note to the person."""

        def heard(says: str) -> None:
            step = next((n for n, word in enumerate(PDF_STEPS) if says.startswith(word)), None)
            if step is None:
                self._outcome.notes.append(says)
            else:
                self._done = before + step
                self._tell(says, self._done)

        return heard

    def _write(self, path: Path, content: bytes, *, private: bool = False) -> None:
        self._say(f"Writing {path.name}.")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content, private=private)
        self._outcome.written.append(Written(path, len(content)))
        self._pass()

    def _say(self, says: str) -> None:
        if self._ending.is_set():
            raise Stopped("Stopped.")
        self._tell(says, self._done)

    def _pass(self) -> None:
        """Count a step; raise `Stopped` where somebody stopped it meanwhile."""
        self._done += 1
        if self._ending.is_set():
            raise Stopped("Stopped.")


def size(length: int) -> str:
    """Return a length in bytes as people read it."""
    return f"{length / _KILO:,.0f} kB" if length >= _KILO else f"{length} bytes"
