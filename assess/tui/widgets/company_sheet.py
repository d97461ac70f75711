"""Fields that stay the same, such as the facts about a company."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.engagement.company_facts import fact
from assess.engagement.values import accept_fact
from assess.interview.facts import COMPANY_QUESTIONS
from assess.tui.widgets.form import Field, FieldRow, Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from assess.engagement.events import Json
    from assess.engagement.model import Company

COMPANY_FIELDS = (
    Field("name", "What is the company called?", "its name", partial(accept_fact, "name")),
    *(Field(each.fact, each.ask, each.form, partial(accept_fact, each.fact)) for each in COMPANY_QUESTIONS),
)
"""The facts about a company, asked and checked as the plain interview does."""


class FixedForm(Form):
    """A form whose fields are known when it is made."""

    def __init__(self, fields: Sequence[Field], typed: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._given, self._first = tuple(fields), dict(typed)

    def compose(self) -> ComposeResult:
        """Make a row for each field."""
        for _ in self._given:
            yield FieldRow()

    def on_mount(self) -> None:
        """Fill the rows in."""
        self.offer(self._given, self._first)

    def row(self, field: str) -> FieldRow:
        """Return the row of a field."""
        place = next(place for place, each in enumerate(self._given) if each.id == field)
        return [child for child in self.children if isinstance(child, FieldRow)][place]

    def enter_misfit(self) -> bool:
        """Put the cursor into the first field that does not fit; whether there is one."""
        for field in self.fields:
            text = self.row(field.id).input.value.strip()
            if text and not _fits(field, text):
                self.row(field.id).input.focus()
                return True
        return False


def as_typed(company: Company) -> dict[str, str]:
    """Return the facts known about a company as somebody would type them, by field."""
    known = {field.id: fact(company, field.id) for field in COMPANY_FIELDS}
    return {name: _text(value) for name, value in known.items() if value not in (None, "")}


def _text(value: Json) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _fits(field: Field, text: str) -> bool:
    try:
        field.check(text)
    except ValueError:
        return False
    return True
