"""One client's file on the desk: its sitting, the interviews begun on it, and what follows from the answers so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from assess.engagement.place import WriterLock
from assess.engagement.reading import ReadingLog
from assess.engagement.sitting import Sitting
from assess.errors import Busy, EngagementError, ReadOnly
from assess.interview.beginning import ask_set, who_fits
from assess.interview.machine import Interview

if TYPE_CHECKING:
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement, Respondent
    from assess.planning.rollout import RolloutPlan
    from assess.scoring.assessment import Assessment, Levers, NextQuestion
    from assess.tui.doubts import Doubts
    from assess.tui.outcome import Outcome

_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class News:
    """What a look at a file that somebody else writes found: its sitting where it is new, and whether it is free."""

    sitting: Sitting | None
    free: bool


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan, what it rests on, and how many entries the file had when it was made. whole: it was not stopped."""

    plan: RolloutPlan
    assessment: Assessment
    recorded: int
    whole: bool = True


class Desk:
    """A client's file open in the wizard.

    why_read_only: why nothing can be recorded, as a sentence; nothing where it can. busy: whether that is because
    somebody else is writing the file. free: whether that somebody has gone. fitting: the ids of those whom the command
    line's respondent fits. came_from: the room from which a question was gone to, nothing where none was. places: the
    row under the cursor in each room left behind. told_unfinished: whether it was told what was typed and never
    recorded. outcome, doubts: what results and review found last, shown until newer is found. What follows from the
    answers is worked out when it is asked for and kept until something new is recorded.
    """

    def __init__(self, path: Path, bank: Bank, sitting: Sitting, why: str = "", *, busy: bool = False) -> None:
        self.path = path
        self.bank = bank
        self.sitting = sitting
        self.why_read_only = why
        self.busy = busy
        self.free = False
        self.respondent = ""
        self.came_from = ""
        self.places: dict[str, str] = {}
        self.outcome: Outcome | None = None
        self.doubts: Doubts | None = None
        self.kept_plan: KeptPlan | None = None
        self.told_unfinished = False
        self.fitting: tuple[str, ...] = ()
        self._step: int | None = None
        self._stamp: _Stamp | None = None
        self._interviews: dict[str, Interview] = {}
        self._found: tuple[int, Assessment] | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        bank: Bank,
        respondent: str | None = None,
        *,
        express: bool | None = None,
        step: int | None = None,
    ) -> Self:
        """Open a file to write, or to look at where it cannot be written.

        respondent: who answers, by id, name or role; None takes the first. express: which set is asked from now on;
        None leaves it. step: the one step whose questions are asked. Raises `EngagementError`, and `UsageError` where
        the respondent is nobody.
        """
        try:
            desk = cls(path, bank, Sitting.open(path, bank))
        except (Busy, ReadOnly) as error:
            desk = cls(path, bank, Sitting(ReadingLog(path), bank), str(error), busy=isinstance(error, Busy))
        try:
            desk._begin(respondent, express=express, step=step)
        except BaseException:
            desk.close()
            raise
        return desk

    def _begin(self, respondent: str | None, *, express: bool | None, step: int | None) -> None:
        self._step = step
        if not self.read_only:
            ask_set(self.sitting, express=express)
        if respondent:
            self.fitting = tuple(person.id for person in who_fits(self.sitting, respondent))
            self.respondent = self.fitting[0] if len(self.fitting) == 1 else ""
        else:
            self.respondent = next((person.id for person in self.engagement.respondents), "")

    @property
    def read_only(self) -> bool:
        """Whether nothing can be recorded."""
        return bool(self.why_read_only)

    @property
    def engagement(self) -> Engagement:
        """What the file says now."""
        return self.sitting.engagement

    @property
    def company(self) -> str:
        """The company's name, or the file's where none is given."""
        return self.engagement.company.name or self.path.stem

    @property
    def person(self) -> Respondent | None:
        """Who is being interviewed."""
        return self.engagement.respondent_by_id.get(self.respondent)

    def interview(self) -> Interview:
        """Return the interview of the present respondent: the one begun before, so that its trail is kept."""
        if self.respondent not in self._interviews:
            self._interviews[self.respondent] = Interview(self.sitting, self.respondent, step=self._step)
        return self._interviews[self.respondent]

    def begin_afresh(self) -> None:
        """Forget the trails of all interviews; the set to ask, or who is asked what, has changed."""
        self._interviews.clear()

    def look(self) -> News:
        """Look whether somebody else has written the file, and whether they have gone; may take a while.

        Nothing changes here, so that it may run beside the screen; `take_in` shows what was found.
        """
        try:
            stamp = stamp_of(self.path)
            fresh = None if stamp == self._stamp else Sitting(ReadingLog(self.path), self.bank)
            self._stamp = stamp
            return News(fresh if fresh and len(fresh.events) != len(self.sitting.events) else None, self._is_free())
        except EngagementError:  # moved or taken away; what was read stays on the screen
            return News(None, free=False)

    def take_in(self, news: News) -> bool:
        """Go on with what a look found, at the questions where one was; whether anything is new."""
        freed = news.free != self.free
        self.free = news.free
        if news.sitting is not None:
            self._go_on_with(news.sitting)
        return freed or news.sitting is not None

    def reread(self) -> bool:
        """Read again a file that somebody else writes; whether there was anything new."""
        return self.take_in(self.look())

    def take_over(self) -> None:
        """Open for writing a file that was open to look at; raises `EngagementError` where it still cannot be."""
        self._go_on_with(Sitting.open(self.path, self.bank))
        self.why_read_only, self.busy, self.free = "", False, False

    def _is_free(self) -> bool:
        if not self.busy:
            return False
        try:
            WriterLock(self.path).release()
        except Busy:
            return False
        return True

    def _go_on_with(self, sitting: Sitting) -> None:
        places = {person: interview.current for person, interview in self._interviews.items()}
        self.sitting = sitting
        self._interviews.clear()
        for person, question in places.items():
            begun = self._interviews[person] = Interview(sitting, person, step=self._step)
            if question is not None and question in begun.questions:
                begun.jump(question.id)

    @property
    def assessment(self) -> Assessment:
        """What the answers so far come to."""
        from assess.scoring.evaluate import evaluate

        recorded = len(self.sitting.events)
        if self._found is None or self._found[0] != recorded:
            self._found = (recorded, evaluate(self.bank, self.engagement))
        return self._found[1]

    def asked_next(self) -> tuple[NextQuestion, ...]:
        """Return the questions that would settle most, the first first; about 20 ms."""
        from assess.scoring.next_questions import next_questions

        return next_questions(self.bank, self.engagement)

    def levers(self) -> Levers:
        """Return what would open the next gate; some milliseconds."""
        from assess.scoring.levers import find_levers

        return find_levers(self.bank, self.engagement, self.assessment.stage.next)

    def close(self) -> None:
        """Close the file."""
        self.sitting.close()


def stamp_of(path: Path) -> _Stamp:
    """Return what tells cheaply whether a file was written: when it was last, how long it is, and which file it is."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
