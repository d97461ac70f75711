"""Which questions a paper questionnaire holds, for whom, and what it says of earlier answers."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

import pytest

from assess.engagement.events import Sure
from assess.engagement.model import NO_MODEL, Company, Respondent
from assess.report.worksheet.sheet import worksheet
from tests.report import example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.engagement.model import Answer, Engagement
    from assess.report.worksheet.entries import Entry
    from assess.report.worksheet.sheet import Worksheet

CEO, CTO, MEMBER = example.RESPONDENTS
FINANCE = Respondent("cfo", "Ines", "finance")


def entries(sheet: Worksheet) -> dict[str, Entry]:
    return {each.id: each for step in sheet.steps for each in step.entries}


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts(getattr(value, each.name))


def client(*answers: Answer, **changes: object) -> Engagement:
    """Return the example client with these answers, each to a question of its own, and nothing else said."""
    given: dict[str, object] = {"answers": {each.question: (each,) for each in answers}, "registers": {}, "agreed": {}}
    return replace(example.engagement(), **(given | changes))  # type: ignore[arg-type]


def test_without_a_file_every_question_of_the_set_is_there_and_the_company_is_left_to_the_hand() -> None:
    bank = example.bank()
    full, express = worksheet(bank), worksheet(bank, express=True)
    assert list(entries(full)) == [question.id for question in bank.questions]
    assert list(entries(express)) == [question.id for question in bank.questions if question.express]
    assert (full.company, full.who, len(full.facts)) == ("", "", 8)
    assert express.length == "25 questions, about 15 minutes."


def test_a_file_hides_what_its_facts_hide_and_asks_only_for_facts_not_known() -> None:
    copies_nothing = client(company=Company(name="Halden", people=180, reference_model=NO_MODEL))
    sheet = worksheet(example.bank(), copies_nothing)
    assert "7.4" not in entries(sheet)
    assert "7.4" in entries(worksheet(example.bank()))
    assert sheet.title == "Halden: questions for an interview"
    assert "How many people work in the company?" not in [fact.ask for fact in sheet.facts]


def test_the_file_decides_on_the_set_unless_somebody_else_does() -> None:
    express = client(mode="express")
    assert worksheet(example.bank(), express).set == "Express set"
    assert worksheet(example.bank(), express, express=False).set == "Full set"


def test_a_role_gets_the_questions_it_is_competent_for_with_a_file_and_without() -> None:
    bank = example.bank()
    competent = [q.id for q in bank.questions if "finance" in q.competent and q.type != "scale"]
    assert list(entries(worksheet(bank, role="CFO"))) == competent
    file = client(respondents=(CEO, CTO, FINANCE))
    asked = entries(worksheet(bank, file, role="finance"))
    assert set(competent) - {"7.4"} <= set(asked)
    assert worksheet(bank, file, role="finance").who == "Finance lead: Ines"


def test_a_role_nobody_holds_yet_is_asked_what_it_will_be_once_somebody_does() -> None:
    file = client(respondents=(CEO, CTO))
    with_holder = client(respondents=(CEO, CTO, FINANCE))
    bank = example.bank()
    assert list(entries(worksheet(bank, file, role="finance"))) == list(
        entries(worksheet(bank, with_holder, role="finance"))
    )


def test_an_unknown_role_and_a_role_that_nothing_is_put_to_are_refused() -> None:
    bank = example.bank()
    with pytest.raises(ValueError, match="is not a role"):
        worksheet(bank, role="astronaut")
    nothing = bank.model_copy(update={"questions": (bank.question_by_id["2.4"],)})
    with pytest.raises(ValueError, match="no question of this set is put to people"):
        worksheet(nothing, role="people")


def test_an_earlier_answer_is_marked_and_its_value_kept_back_until_it_is_asked_for() -> None:
    question = example.bank().question_by_id["1.3"]
    file = client(example.answer("1.3", "ceo", value=2), respondents=(CEO,))
    quiet = entries(worksheet(example.bank(), file))["1.3"]
    assert (quiet.mark, quiet.given) == ("Answered already.", ())
    told = entries(worksheet(example.bank(), file, answers=True))["1.3"]
    assert told.given == (question.anchors[2],)  # type: ignore[union-attr]
    assert entries(worksheet(example.bank(), file))["1.4"].mark == ""


def test_marks_tell_several_people_apart() -> None:
    cto = Respondent("cto2", "Ola", "engineering")
    said = (
        example.answer("1.4", "cto", value=1),
        example.answer("1.4", "ceo", sure=Sure.PARKED),
        example.answer("1.4", "cto2", sure=Sure.DONT_KNOW),
    )
    file = client(answers={"1.4": said}, respondents=(CEO, CTO, cto))
    everybody = entries(worksheet(example.bank(), file))["1.4"].mark
    assert everybody == "Answered by Head of engineering; not known to Ola; parked by Chief executive."
    assert entries(worksheet(example.bank(), file, role="engineering"))["1.4"].mark == (
        "Answered by Head of engineering; not known to Ola."
    )


def test_private_notes_evidence_and_answers_to_scales_are_nowhere() -> None:
    file = example.engagement()
    sheet = worksheet(example.bank(), file, answers=True)
    everything = "\n".join(texts(sheet))
    assert example.PRIVATE not in everything
    assert example.NAMED not in everything
    member = worksheet(example.bank(), file, role="front-line", answers=True)
    assert not any("Answers to scales" not in given for given in entries(member)["8.2"].given)


def test_no_bands_reasons_or_good_answers_are_on_it() -> None:
    bank = example.bank()
    everything = "\n".join(texts(worksheet(bank)))
    for question in bank.questions:
        assert question.good_enough.at_100 not in everything
        assert question.why not in everything
    for banded in (band for question in bank.questions for band in getattr(question, "bands", ())):
        assert str(banded.means) not in everything


def test_scales_stand_on_the_survey_alone_unless_the_sheet_is_for_the_front_line() -> None:
    everybody = worksheet(example.bank())
    assert everybody.survey is not None
    assert entries(everybody)["8.2"].statements == ()
    assert "survey sheet" in entries(everybody)["8.2"].elsewhere
    front_line = worksheet(example.bank(), role="front-line")
    assert len(entries(front_line)["8.2"].statements) == 7
    assert worksheet(example.bank(), role="finance").survey is None
    assert worksheet(example.bank(), express=True).survey is None


def test_each_type_has_its_place_to_write() -> None:
    asked = entries(worksheet(example.bank(), client()))
    assert len(asked["1.3"].boxes) == 5
    assert [field.unit for field in asked["1.2"].fields] == ["EUR", "EUR a year"]
    assert [box.partition(".")[0] for box in asked["3.5"].boxes] == ["Yes", "No"]
    assert (len(asked["2.2"].ranks), len(asked["2.2"].boxes)) == (5, 5)
    assert asked["1.1"].table is not None
    assert asked["8.1"].narrative


def test_a_table_is_on_the_sheet_of_the_one_who_fills_it() -> None:
    file = client(respondents=(CEO, FINANCE))
    assert entries(worksheet(example.bank(), file, role="chief-executive"))["2.5"].table is not None
    elsewhere = entries(worksheet(example.bank(), file, role="finance"))["2.5"]
    assert elsewhere.table is None
    assert elsewhere.elsewhere == "The table is filled together with: Chief executive."


def test_hostile_text_of_bank_and_file_loses_what_cannot_be_printed() -> None:
    bank = example.bank()
    question = bank.question_by_id["1.3"].model_copy(update={"ask": "Who\u202e decides\x07?", "name": "<b>" * 400})
    hostile = bank.model_copy(update={"questions": (question,)})
    file = client(
        example.answer("1.3", value=0),
        company=Company(name="A\u202ecme\n" * 200),
        respondents=(replace(CEO, name="\x00" * 9),),
    )
    sheet = worksheet(hostile, file, answers=True)
    assert not [text for text in texts(sheet) if "\u202e" in text or "\x07" in text or "\x00" in text]
    assert len(sheet.company) <= 80
