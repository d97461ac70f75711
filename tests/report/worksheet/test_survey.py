"""The survey of the front line on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.engagement.interchange.importing import import_answers
from assess.engagement.sitting import Sitting
from assess.report.worksheet.survey import SurveySheet, survey_sheet
from tests.report import example

if TYPE_CHECKING:
    from pathlib import Path


def survey() -> SurveySheet:
    made = survey_sheet(example.bank(), example.bank().questions, "Halden")
    assert made is not None
    return made


def test_it_holds_every_statement_of_every_scale_and_nothing_tells_which_are_turned_round() -> None:
    scales = [question for question in example.bank().questions if question.type == "scale"]
    told = [line.text for block in survey().blocks for line in block.statements]
    assert told == [statement.text for scale in scales for statement in scale.statements]
    assert not hasattr(survey().blocks[0].statements[0], "reversed")


def test_without_a_scale_there_is_none() -> None:
    assert survey_sheet(example.bank(), (example.bank().question_by_id["1.3"],), "") is None


def test_it_promises_as_many_as_the_scoring_waits_for() -> None:
    assert "at least five people" in survey().promise


def test_what_is_typed_in_under_its_column_names_is_imported(tmp_path: Path) -> None:
    columns = [line.column for block in survey().blocks for line in block.statements]
    sheets = [
        ",".join(columns),
        *(",".join(str(1 + (n + place) % 7) for place in range(len(columns))) for n in range(5)),
    ]
    (tmp_path / "survey.csv").write_text("\n".join(sheets))
    (tmp_path / "answers.yaml").write_text("format: 1\nsurveys: [{csv: survey.csv}]\n")
    with Sitting.create(tmp_path / "client.assess", example.bank(), {"name": "Halden"}) as sitting:
        import_answers(sitting, tmp_path / "answers.yaml")
        assert {scale: len(given) for scale, given in sitting.engagement.surveys.items()} == {
            "8.2": 5,
            "8.3": 5,
            "8.4": 5,
        }
