"""Fills a client's file from an answers file (YAML) and the CSV files it names: all of it, or nothing.

Responses to surveys and strays carry no name, so a second import could not replace them. They get ids made from what
they hold: those that are in the file already are left out, and colleagues who import the same survey can merge.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4, uuid5

from pydantic import ValidationError

from assess.bank.base import Entry
from assess.bank.source import nearest, read_yaml
from assess.engagement import drafts
from assess.engagement.events import Draft, Kind
from assess.engagement.fold import live
from assess.engagement.interchange.forms import (
    FORMAT,
    SECTIONS,
    AgreedForm,
    AnswerForm,
    RespondentForm,
    StrayForm,
    SurveyForm,
    misfits,
)
from assess.engagement.interchange.plan_section import Plans
from assess.engagement.interchange.problems import Problems
from assess.engagement.interchange.survey import Surveys
from assess.engagement.interchange.tables import Tables
from assess.engagement.storage import canonical
from assess.engagement.typed import clean_text, folded, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assess.bank.source import Document, Place
    from assess.engagement.events import Json
    from assess.engagement.sitting import Sitting

_NAMESPACE = UUID("6f0f7b0c-5d0e-5c6e-9d57-6a1c6ad7b3a1")
_ONCE = frozenset({Kind.SURVEY, Kind.STRAY})
_NO_ROLE = "none"
_Form = TypeVar("_Form", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought in.

    responses: answers to a scale by somebody unnamed, one for each question. plan: facts and choices for the plan.
    repeated: responses and strays that were in the file already. ignored_columns: columns of CSV files that nothing was
    matched to. blank_responses: rows of a survey without an answer.
    """

    respondents: int
    answers: int
    agreed: int
    rows: int
    responses: int
    plan: int
    strays: int
    repeated: int
    ignored_columns: int
    blank_responses: int

    def __str__(self) -> str:
        """Say what was brought in and what was left out, without what is nought."""
        names = {
            "respondents": self.respondents,
            "answers": self.answers,
            "agreed values": self.agreed,
            "rows": self.rows,
            "survey responses": self.responses,
            "entries for the plan": self.plan,
            "strays": self.strays,
            "responses and strays that were there already left out": self.repeated,
            "columns ignored": self.ignored_columns,
            "blank responses": self.blank_responses,
        }
        return "; ".join(f"{name}: {number}" for name, number in names.items() if number) or "no answers"


def import_answers(sitting: Sitting, path: Path) -> Imported:
    """Write everything an answers file holds in one transaction.

    Raises `InputError` with every problem as `file:line`; nothing is written then.
    """
    reading = _Reading(sitting, read_yaml(path), path.parent)
    found = tuple(reading.drafts())
    reading.problems.refuse()
    new = tuple(_with_ids(sitting, found))
    sitting.record(*(draft for draft, _ in new), ids=[event_id for _, event_id in new])
    kinds = Counter(draft.kind for draft, _ in new)
    return Imported(
        respondents=kinds[Kind.RESPONDENT],
        answers=kinds[Kind.ANSWER],
        agreed=kinds[Kind.AGREED],
        rows=kinds[Kind.ROW],
        responses=kinds[Kind.SURVEY],
        plan=kinds[Kind.PLAN] + kinds[Kind.CHOICE],
        strays=kinds[Kind.STRAY],
        repeated=len(found) - len(new),
        ignored_columns=reading.tables.ignored_columns + reading.surveys.ignored_columns,
        blank_responses=reading.surveys.blank_responses,
    )


def _with_ids(sitting: Sitting, found: Sequence[Draft]) -> Iterator[tuple[Draft, str]]:
    """Yield the drafts that are new to the file, each with the id it gets there.

    An id stands for the content, which copy of it this is, and how often it was taken back before.
    """
    counting = {event.id for event in live(sitting.events)}
    taken = {event.id for event in sitting.events}
    copies: Counter[str] = Counter()
    for draft in found:
        if draft.kind not in _ONCE:
            yield draft, str(uuid4())
            continue
        content = canonical([draft.kind.value, draft.respondent, draft.value, draft.private_note])
        copies[content] += 1
        ids = (str(uuid5(_NAMESPACE, canonical([content, copies[content], turn]))) for turn in count())
        event_id = next(one for one in ids if one in counting or one not in taken)
        if event_id not in counting:
            yield draft, event_id


class _Reading:
    """One answers file on its way in."""

    def __init__(self, sitting: Sitting, document: Document, folder: Path) -> None:
        self.bank = sitting.bank
        self.sitting = sitting
        self.problems = Problems(document, folder)
        self.tables = Tables(self.bank, self.problems, folder)
        self.surveys = Surveys(self.bank, self.problems, folder)
        self.data = document.data if isinstance(document.data, dict) else {}
        if not isinstance(document.data, dict):
            self.problems.add((), f"an answers file holds the keys {', '.join(SECTIONS)}")

    def drafts(self) -> Iterator[Draft]:
        """Yield everything that fits, noting what does not."""
        for key in self.data:
            if key not in SECTIONS:
                self.problems.add((key,), f"{shown(key)}: unknown key.{nearest(key, SECTIONS)}")
        if self.data.get("format") != FORMAT:
            self.problems.add(("format",), f"format: this program reads `format: {FORMAT}`")
        yield from self._company()
        yield from self._mode()
        yield from self._respondents()
        tables = self._mapping("registers").items()
        rows = [row for register, given in tables for row in self.tables.read(("registers", register), register, given)]
        yield from rows
        yield from self._answers()
        yield from self._agreed()
        for place, survey in self._entries("surveys", SurveyForm):
            yield from self.surveys.read(place, survey)
        plans = Plans(self.bank, self.problems, self.sitting.engagement, rows)
        yield from plans.read(self._mapping("plan"))
        for place, stray in self._entries("strays", StrayForm):
            with self.problems.noted((*place, "value")):
                yield _stray_draft(stray)

    def _company(self) -> Iterator[Draft]:
        facts = self._mapping("company")
        held = self.sitting.engagement.company.name
        name = facts.get("name")
        if held and isinstance(name, str) and folded(name) != folded(held):
            self.problems.add(("company", "name"), f"the file is about {shown(held)}, this is about {shown(name)}")
        for fact, value in facts.items():
            with self.problems.noted(("company", fact)):
                yield drafts.company_draft({fact: value})

    def _mode(self) -> Iterator[Draft]:
        if "mode" in self.data:
            with self.problems.noted(("mode",)):
                yield drafts.mode_draft(self.data["mode"])

    def _respondents(self) -> Iterator[Draft]:
        self.known = {person.id: None for person in self.sitting.engagement.respondents}
        given: set[str] = set()
        for place, person in self._entries("respondents", RespondentForm):
            person_id = clean_text(person.id).strip()
            if person_id in given:
                self.problems.add((*place, "id"), f"the respondent {shown(person_id)} is given twice")
            given.add(person_id)
            self.known[person_id] = None
            with self.problems.noted((*place, "role")):
                role = "" if person.role == _NO_ROLE else person.role
                yield drafts.respondent_draft(self.bank, person_id, person.name, role)

    def _answers(self) -> Iterator[Draft]:
        first: dict[tuple[str, str], Place] = {}
        for place, form in self._entries("answers", AnswerForm):
            question = form.question
            if form.respondent not in self.known:
                sentence = f"there is no respondent {shown(form.respondent)}.{nearest(form.respondent, self.known)}"
                self.problems.add((*place, "respondent"), sentence)
            if first.setdefault((question, form.respondent), place) != place:
                self.problems.add(place, f"{form.respondent} answers {question} twice")
            with self.problems.noted((*place, "value")):
                yield drafts.answer_draft(
                    self.bank,
                    question,
                    form.respondent,
                    value=form.value,
                    sure=form.certainty,
                    words=form.words,
                    note=form.note,
                    reason=form.reason,
                    evidence=form.proofs,
                    quote=form.said,
                    private_note=form.private_note,
                )

    def _agreed(self) -> Iterator[Draft]:
        for place, form in self._entries("agreed", AgreedForm):
            with self.problems.noted((*place, "value")):
                yield drafts.agreed_draft(self.bank, form.question, form.value, form.reason)

    def _mapping(self, section: str) -> dict[str, Any]:
        given = self.data.get(section)
        if given is not None and not isinstance(given, dict):
            self.problems.add((section,), f"{section}: this is a mapping")
        return given if isinstance(given, dict) else {}

    def _entries(self, section: str, form: type[_Form]) -> Iterator[tuple[Place, _Form]]:
        given = self.data.get(section)
        if given is not None and not isinstance(given, list):
            self.problems.add((section,), f"{section}: this is a list")
            return
        for number, entry in enumerate(given or ()):
            place: Place = (section, number)
            try:
                yield place, form.model_validate(entry)
            except ValidationError as error:
                for inside, sentence in misfits(error, form):
                    self.problems.add((*place, *inside), sentence)


def _stray_draft(stray: StrayForm) -> Draft:
    value: Json = {"what": stray.what, "why": stray.why, "value": stray.value, "bank-version": stray.bank_version}
    canonical(value)
    return Draft(
        kind=Kind.STRAY,
        respondent=stray.respondent,
        value=value,
        evidence=stray.proofs,
        quote=stray.said,
        private_note=stray.private_note,
    )
