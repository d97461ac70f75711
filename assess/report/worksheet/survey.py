"""The survey of the front line: the statements of every scale on one page, without a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.bank.questions import SCALE_HIGH, SCALE_LOW, Scale
from assess.report import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement, and the name of its column in the file that the answers are typed into."""

    text: str
    column: str


@dataclass(frozen=True, slots=True)
class ScaleBlock:
    """The statements that one question asks about."""

    ask: str
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class SurveySheet:
    """The sheet that front-line people fill in alone. marks: 1 to 7. promise: what is done to keep it anonymous."""

    title: str
    minutes: str
    marks: tuple[str, ...]
    promise: str
    blocks: tuple[ScaleBlock, ...]
    typing: str


def survey_sheet(bank: Bank, questions: Sequence[Question], company: str) -> SurveySheet | None:
    """Return the survey of the scales among some questions, or None where there are none.

    Nothing on it tells which statements are turned round: that would pull the answers.
    """
    scales = [question for question in questions if isinstance(question, Scale)]
    if not scales:
        return None
    least = words.spelled(bank.scoring.scale_respondents)
    minutes = round(sum(scale.minutes for scale in scales))
    return SurveySheet(
        title=f"How work goes at {company}" if company else "How work goes here",
        minutes=f"It takes about {words.counted(minutes, 'minute')}.",
        marks=tuple(str(mark) for mark in range(SCALE_LOW, SCALE_HIGH + 1)),
        promise=f"Nothing is shown to anybody unless at least {least} people have answered, and never one sheet alone.",
        blocks=tuple(_block(scale) for scale in scales),
        typing=(
            "Typing it in: one line a sheet in a CSV file, columns headed by the names in small print, figures "
            f"{SCALE_LOW} to {SCALE_HIGH}, no mark left blank. Name the file under surveys in an answers file "
            "(surveys: [{csv: FILE}]) and run: assess import. Then destroy the sheets."
        ),
    )


def _block(scale: Scale) -> ScaleBlock:
    return ScaleBlock(scale.ask, tuple(StatementLine(each.text, f"{scale.id}.{each.id}") for each in scale.statements))
