"""What is given at the present question: recorded as soon as it can be, and kept as unfinished until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.engagement.events import Evidence, Quote, Sure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.engagement.events import Attribution, Json
    from assess.engagement.model import Answer
    from assess.interview.machine import Interview

WORDS: Final = "words"
TITLE, LINK, DATE = "evidence-title", "evidence-link", "evidence-date"
QUOTE, NOTE, PRIVATE = "quote", "note", "private-note"
EVIDENCE = (TITLE, LINK, DATE)
"""The fields below an answer, by the names under which they are kept while they are not recorded."""


class Recording:
    """Records what is given at the present question of one interview.

    Each method raises ValueError where something does not fit and `EngagementError` where the file takes nothing; what
    was typed is then still waiting, and is recorded when the method is called again.
    """

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self._typed: dict[str, str] = {}

    @property
    def answer(self) -> Answer | None:
        """The answer that the present question has."""
        question = self.interview.current
        return self.interview.answer_to(question.id) if question else None

    def value(self, value: Json) -> None:
        """Record a value, sure; one that stands already is not recorded again."""
        before = self.answer
        if before is None or not before.sure.answered or before.value != value:
            self.interview.answer(value, Sure.SURE)

    def sure(self, sure: Sure) -> None:
        """Record how sure the answer is, where that is new."""
        if self.answer is not None and self.answer.sure is not sure:
            self.interview.amend(sure=sure)

    def beside(self, texts: Mapping[str, str], attribution: Attribution) -> tuple[str, ...]:
        """Record fields below the answer, each by itself in the order in which they are asked; return which were.

        texts: those that changed, by field. Nothing is recorded before there is an answer, and no proof without title.
        """
        recorded: list[str] = []
        if self.answer is not None:
            for field in (WORDS, TITLE, QUOTE, NOTE, PRIVATE):
                text = texts.get(field, "").strip()
                if field in texts and (text or field != TITLE):
                    self._amend(field, text, texts, attribution)
                    recorded += EVIDENCE if field == TITLE else (field,)
                    self.forget(*recorded)
        return tuple(recorded)

    def _amend(self, field: str, text: str, texts: Mapping[str, str], attribution: Attribution) -> None:
        match field:
            case "words":
                self.interview.amend(words=text)
            case "note":
                self.interview.amend(note=text)
            case "private-note":
                self.interview.amend(private_note=text)
            case "quote":
                self.interview.amend(quote=Quote(text, attribution) if text else None)
            case _:
                proof = Evidence(text, texts.get(LINK, "").strip(), texts.get(DATE, "").strip())
                self.interview.amend(evidence=(*(self.answer.evidence if self.answer else ()), proof))

    def typed(self, field: str, text: str) -> None:
        """Take in what is being typed into a field; `keep` keeps it."""
        self._typed[field] = text

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return bool(self._typed)

    def keep(self) -> None:
        """Keep what was typed, to offer it again on return; it stays waiting where the file takes nothing."""
        for field, text in list(self._typed.items()):
            self.interview.keep_unfinished(field, text)
            self._typed.pop(field, None)

    def forget(self, *fields: str) -> None:
        """Forget what was typed into fields: it is recorded."""
        for field in fields:
            self._typed.pop(field, None)
        self.interview.drop_unfinished(*fields)
