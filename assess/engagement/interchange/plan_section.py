"""The plan in an answers file: facts that only a plan needs, and choices made by hand, with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from assess.bank.source import nearest
from assess.engagement import drafts
from assess.engagement.interchange.forms import ChoiceForm, misfits
from assess.engagement.plan_choices import Chosen, keys, register_id, standing, word_of
from assess.engagement.plan_facts import PLAN_FACTS, plan_facts
from assess.engagement.typed import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.source import Place
    from assess.engagement.events import Draft, Json
    from assess.engagement.interchange.problems import Problems
    from assess.engagement.model import Choice, Engagement
    from assess.engagement.plan_choices import Word

_KEYS = (*Chosen, *PLAN_FACTS)


def plan_section(engagement: Engagement, bank: Bank) -> dict[str, Json]:
    """Return the section of an answers file; a choice whose row is no longer there is marked `gone`."""
    section: dict[str, Json] = {}
    for what, choices in standing(engagement.plan).items():
        there = keys(bank, engagement, what) if choices else ()
        entries: list[Json] = [_entry(choice, there) for choice in choices]
        section[what.value] = entries[0] if what is Chosen.LINE and entries else entries
    return {key: part for key, part in (section | plan_facts(engagement.plan)).items() if part}


def _entry(choice: Choice, there: Collection[str]) -> dict[str, Json]:
    entry: dict[str, Json] = {"of": choice.of, "reason": choice.reason}
    return entry if choice.of in there else entry | {"gone": True}


class Plans:
    """Reads the section and notes what does not fit."""

    def __init__(self, bank: Bank, problems: Problems, engagement: Engagement, rows: Sequence[Draft]) -> None:
        """Know the lines and people that are in the file, and those in the rows that come with the import."""
        self._bank = bank
        self._problems = problems
        self._engagement = engagement
        self._rows = rows
        self._seen: set[tuple[str, str]] = set()

    def read(self, section: Mapping[str, Any]) -> Iterator[Draft]:
        """Yield everything that fits."""
        for key, given in section.items():
            place: Place = ("plan", key)
            if key in PLAN_FACTS:
                with self._problems.noted(place):
                    yield drafts.plan_draft({key: given})
            elif key in tuple(Chosen):
                yield from self._choices(place, Chosen(key), given)
            else:
                self._problems.add(place, f"plan.{key}: unknown key.{nearest(key, _KEYS)}")

    def _choices(self, place: Place, what: Chosen, given: Any) -> Iterator[Draft]:  # noqa: ANN401 - plain data from YAML
        if given is None:
            return
        if what is Chosen.LINE:
            yield from self._choice(place, what, given)
        elif isinstance(given, list):
            for number, entry in enumerate(given):
                yield from self._choice((*place, number), what, entry)
        else:
            self._problems.add(place, f"plan.{what}: this is a list")

    def _choice(self, place: Place, what: Chosen, given: Any) -> Iterator[Draft]:  # noqa: ANN401 - plain data from YAML
        try:
            form = ChoiceForm.model_validate(given)
        except ValidationError as error:
            for inside, sentence in misfits(error, ChoiceForm):
                self._problems.add((*place, *inside), sentence)
            return
        with self._problems.noted((*place, "of")):
            names = None if form.gone else self._names(what)
            draft = drafts.choice_draft(self._bank, what, form.of, form.reason, names)
            self._once(word_of(draft.value))
            yield draft

    def _names(self, what: Chosen) -> tuple[str, ...]:
        new = (row.value for row in self._rows if row.question == register_id(self._bank, what))
        brought = (str(value["key"]) for value in new if isinstance(value, dict))
        return tuple(dict.fromkeys((*keys(self._bank, self._engagement, what), *brought)))

    def _once(self, word: Word) -> None:
        """Raise ValueError where a person is given twice: nobody can both join and stay out."""
        if word.about in self._seen:
            raise ValueError(f"{shown(word.of)} is given twice")
        self._seen.add(word.about)
