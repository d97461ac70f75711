"""Fitting what was recorded to the instrument at hand: each thing is taken as it fits, the rest becomes strays."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, cast

from assess.bank.questions import Figures, Scale
from assess.engagement.model import Agreement, Answer, Company, PlanInputs, Respondent, Row, Stray
from assess.engagement.plan_choices import Chosen, gathered
from assess.engagement.plan_facts import accept_plan_fact
from assess.engagement.typed import folded
from assess.engagement.values import UNKNOWN, accept, accept_cell, accept_fact, accept_item, row_key

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import Register
    from assess.engagement.events import Event, Json
    from assess.engagement.model import Cell, Mode

_MODES: Mapping[str, Mode] = MappingProxyType({"express": "express", "full": "full"})
_GONE = "the instrument has no such {}"


FittedRow: TypeAlias = "tuple[Row | None, tuple[Stray, ...]]"
"""A row as it fits, None where it does not, and what of it strays."""


class Fitting:
    """Fits events to one instrument and gathers the strays."""

    def __init__(self, bank: Bank, known: dict[str, FittedRow] | None = None) -> None:
        """Start without strays.

        known: rows fitted to this instrument before, by the id of their event; those fitted now are added.
        """
        self.bank = bank
        self.strays: list[Stray] = []
        self._known = {} if known is None else known

    def company(self, facts: Mapping[str, tuple[Event, Json]]) -> Company:
        """Return the company as far as its facts fit."""
        fitting = self._facts("company", accept_fact, facts)
        named = {fact.replace("-", "_"): value for fact, value in fitting.items()}
        return Company(**named)  # type: ignore[arg-type] # accept_fact returns what each fact takes

    def mode(self, event: Event | None) -> Mode:
        """Return which set is asked, the full one by default."""
        word = event.draft.value if event else "full"
        if event and not (isinstance(word, str) and word in _MODES):
            self._stray(event, "mode", "it is neither express nor full", word)
        return _MODES.get(word, "full") if isinstance(word, str) else "full"

    def respondent(self, event: Event) -> Respondent:
        """Return a respondent; a role that the instrument does not have becomes no role, and a stray."""
        name, role = (_text(_part(event.draft.value, key)) for key in ("name", "role"))
        if role and role not in self.bank.role_by_id:
            self._stray(event, f"role of {event.draft.respondent}", _GONE.format("role"), role)
            role = ""
        return Respondent(event.draft.respondent, name or event.draft.respondent, role)

    def answer(self, question_id: str, event: Event, respondents: Container[str]) -> Answer | None:
        """Return an answer, or None where it strays."""
        draft = event.draft
        what = f"answer {draft.question}"
        try:
            if draft.respondent not in respondents:
                raise ValueError(f"the file has no respondent {draft.respondent!r}")  # noqa: TRY301 - one way out
            if draft.sure is None:
                raise ValueError("it does not say how sure it is")  # noqa: TRY301 - one way out
            value = self._value(what, question_id, event) if draft.sure.answered else None
            self._question(question_id)
        except ValueError as misfit:
            self._stray(event, what, misfit, _recorded(event))
            return None
        words, note, reason = (_text(_part(draft.value, key)) for key in ("words", "note", "reason"))
        return Answer(
            question=question_id,
            respondent=draft.respondent,
            sure=draft.sure,
            value=value,
            words=words,
            note=note,
            reason=reason,
            evidence=draft.evidence,
            quote=draft.quote,
            private_note=draft.private_note,
            bank_version=event.bank_version,
            event=event.id,
            time=event.time,
        )

    def agreement(self, question_id: str, event: Event) -> Agreement | None:
        """Return a value agreed on, or None where it strays."""
        what = f"agreed value of {event.draft.question}"
        try:
            value = self._value(what, question_id, event)
        except ValueError as misfit:
            self._stray(event, what, misfit, event.draft.value)
            return None
        return Agreement(
            question=question_id, value=value, reason=_text(_part(event.draft.value, "reason")), event=event.id
        )

    def rows(self, register_id: str, events: Mapping[str, Event]) -> tuple[Row, ...]:
        """Return the rows of a register; lists name other rows by their very keys, whatever case they were typed in."""
        register = self.bank.register_by_id.get(register_id)
        if register is None:
            for key, event in events.items():
                self._stray(
                    event, f"row {key} of {register_id}", _GONE.format("register"), _part(event.draft.value, "cells")
                )
            return ()
        rows = tuple(row for key, event in events.items() if (row := self._known_row(register, key, event)) is not None)
        if not any(column.type == "list" for column in register.columns):
            return rows
        keys = {folded(row.key): row.key for row in rows}
        return tuple(replace(row, cells=_linked(register, row.cells, keys)) for row in rows)

    def surveys(self, events: Iterable[Event]) -> dict[str, tuple[Mapping[str, float], ...]]:
        """Return the anonymous responses to each scale."""
        responses: dict[str, list[Mapping[str, float]]] = {}
        for event in events:
            given = event.draft.value if isinstance(event.draft.value, dict) else {"": event.draft.value}
            for asked, statements in given.items():
                question_id = self.bank.current_id.get(asked, asked)
                response = self._response(event, asked, question_id, statements)
                if response:
                    responses.setdefault(question_id, []).append(MappingProxyType(response))
        return {key: tuple(responses[key]) for key in self.bank.question_by_id if key in responses}

    def plan(self, facts: Mapping[str, tuple[Event, Json]], choices: Iterable[Event]) -> PlanInputs:
        """Return what was given for the plan as far as it fits, and the choices that stand."""
        fitting = self._facts("plan", accept_plan_fact, facts)
        low_high = cast("list[float]", fitting.get("day-rate") or [])
        chosen = gathered(choices, self._stray)
        return PlanInputs(
            line=next(iter(chosen[Chosen.LINE]), None),
            in_squad=chosen[Chosen.IN_SQUAD],
            out_of_squad=chosen[Chosen.OUT_OF_SQUAD],
            day_rate=(float(low_high[0]), float(low_high[1])) if low_high else None,
            holidays=tuple(cast("list[str]", fitting.get("holidays") or [])),
        )

    def imported(self, event: Event) -> Stray:
        """Return the stray that an import brought in."""
        draft = event.draft
        what, why, version = (_text(_part(draft.value, key)) for key in ("what", "why", "bank-version"))
        value = _part(draft.value, "value")
        return Stray(what, why, value, draft.respondent, version, draft.evidence, draft.quote, draft.private_note)

    def _facts(
        self, about: str, accept_one: Callable[[str, Json], Json], facts: Mapping[str, tuple[Event, Json]]
    ) -> dict[str, Json]:
        """Return the facts that fit."""
        fitting: dict[str, Json] = {}
        for fact, (event, value) in facts.items():
            try:
                fitting[fact] = accept_one(fact, value)
            except ValueError as misfit:
                self._stray(event, f"{about} {fact}", misfit, value)
        return fitting

    def _question(self, question_id: str) -> Question:
        question = self.bank.question_by_id.get(question_id)
        if question is None:
            raise ValueError(_GONE.format("question"))
        return question

    def _value(self, what: str, question_id: str, event: Event) -> Json:
        """Return the value of an answer as it fits; single figures and statements that do not fit stray alone."""
        question = self._question(question_id)
        value = _part(event.draft.value, "value")
        if not isinstance(question, Figures | Scale) or not isinstance(value, dict):
            return accept(question, value)
        fitting, misfits = _items(question, value)
        if not fitting:
            return accept(question, value)
        for item, misfit in misfits.items():
            self._stray(event, f"{item} in {what}", misfit, value[item])
        return accept(question, fitting)

    def _known_row(self, register: Register, key: str, event: Event) -> Row | None:
        """Return a row fitted before, or fit it now; the key follows from the event and the instrument."""
        if event.id not in self._known:
            before = len(self.strays)
            row = self._row(register, key, event)
            self._known[event.id] = row, tuple(self.strays[before:])
        else:
            row, strays = self._known[event.id]
            self.strays += strays
        return row

    def _row(self, register: Register, key: str, event: Event) -> Row | None:
        cells: dict[str, Cell] = {}
        given = _part(event.draft.value, "cells")
        try:
            row_key(register, key)
            if not isinstance(given, dict):
                raise ValueError("it has no cells")  # noqa: TRY004, TRY301 - one error type, one way out
        except ValueError as misfit:
            self._stray(event, f"row {key} of {register.id}", misfit, given)
            return None
        for name, value in given.items():
            column = register.column(name)
            try:
                if column is None:
                    raise ValueError(_GONE.format("column"))  # noqa: TRY301 - one way out
                cell = key if name == register.key else accept_cell(column, value)
            except ValueError as misfit:
                self._stray(event, f"cell {name} of {key} in {register.id}", misfit, value)
            else:
                cells |= {} if cell is UNKNOWN else {name: cell}
        ordered = {column.id: cells[column.id] for column in register.columns if column.id in cells}
        return Row(key, MappingProxyType({register.key: key} | ordered))

    def _response(self, event: Event, asked: str, question_id: str, given: Json) -> dict[str, float]:
        question = self.bank.question_by_id.get(question_id)
        what = f"survey response to {asked}"
        if not isinstance(question, Scale) or not isinstance(given, dict):
            self._stray(event, what, _GONE.format("scale"), given)
            return {}
        fitting, misfits = _items(question, given)
        for item, misfit in misfits.items():
            self._stray(event, f"{item} in {what}", misfit, given[item])
        return cast("dict[str, float]", fitting)

    def _stray(self, event: Event, what: str, why: ValueError | str, value: Json) -> None:
        draft = event.draft
        self.strays.append(
            Stray(
                what,
                str(why),
                value,
                draft.respondent,
                event.bank_version,
                draft.evidence,
                draft.quote,
                draft.private_note,
            )
        )


def row_key_of(bank: Bank, event: Event) -> str:
    """Return the key of the row an event is about, as the instrument writes it where it knows the row."""
    key = _text(_part(event.draft.value, "key"))
    register = bank.register_by_id.get(event.draft.question)
    try:
        return row_key(register, key) if register else key
    except ValueError:
        return key


def _items(question: Figures | Scale, value: Mapping[str, Json]) -> tuple[dict[str, Json], dict[str, ValueError]]:
    """Part what fits, under its id and in the question's order, from what does not."""
    fitting: dict[str, Json] = {}
    misfits: dict[str, ValueError] = {}
    for item, given in value.items():
        try:
            known, fit = accept_item(question, item, given)
        except ValueError as misfit:
            misfits[item] = misfit
        else:
            fitting[known] = fit
    parts = question.statements if isinstance(question, Scale) else question.figures
    return {part.id: fitting[part.id] for part in parts if part.id in fitting}, misfits


def _linked(register: Register, cells: Mapping[str, Cell], keys: Mapping[str, str]) -> Mapping[str, Cell]:
    linked = dict(cells)
    for column in register.columns:
        names = cells.get(column.id)
        if column.type == "list" and isinstance(names, tuple):
            linked[column.id] = tuple(keys.get(folded(str(name)), str(name)) for name in names)
    return MappingProxyType(linked)


def _recorded(event: Event) -> Json:
    recorded: dict[str, Json] = {}
    recorded |= event.draft.value if isinstance(event.draft.value, dict) else {"value": event.draft.value}
    if event.draft.sure:
        recorded["sure"] = event.draft.sure.value
    return recorded


def _part(value: Json, key: str) -> Json:
    return value.get(key) if isinstance(value, dict) else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
