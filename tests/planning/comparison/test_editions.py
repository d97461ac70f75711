"""How far two editions can be compared, and what is said of what cannot."""

from __future__ import annotations

from assess.engagement.model import Stray
from assess.engagement.past import Edition
from assess.planning.comparison.editions import Overlap, Threshold, overlap
from tests.planning.comparison.earlier import edition, with_question
from tests.scoring.made import answer, bank, made

TODAY = Edition(bank().info.version, bank().content_hash)
OLD = Edition("0.9.0", "old")


def of(earlier: object = None, *strays: Stray, given_under: tuple[Edition, ...] = (OLD,)) -> Overlap:
    return overlap(bank(), made(answer("1.3", 2), strays=strays), given_under, earlier)  # type: ignore[arg-type]


def test_answers_of_todays_edition_alone_leave_nothing_to_say() -> None:
    same = of(given_under=(TODAY,))
    assert (same.same, same.told, same.not_compared) == (True, True, frozenset())


def test_the_same_version_with_other_content_is_another_edition() -> None:
    assert not of(given_under=(Edition(TODAY.version, "other"),)).same


def test_without_events_the_versions_that_answers_carry_decide() -> None:
    old = overlap(bank(), made(answer("1.3", 2, bank_version="0.9.0")), (), None)
    assert (old.same, old.then) == (False, ("0.9.0",))
    assert overlap(bank(), made(answer("1.3", 2, bank_version=TODAY.version)), (), None).same


def test_a_stray_answer_names_a_question_of_the_earlier_edition_or_one_of_another_form() -> None:
    found = of(None, Stray("answer 3.19", "gone", 3), Stray("answer 1.4", "no level", "x"), Stray("row a of b", "", {}))
    assert (found.only_then, found.retyped, found.told) == (("3.19",), ("1.4",), False)


def test_with_the_earlier_edition_at_hand_what_only_one_asks_is_listed() -> None:
    earlier = edition(questions=tuple(question for question in bank().questions if question.id != "8.7"))
    assert of(earlier).only_now == ("8.7",)
    extra = bank().question_by_id["8.7"].model_copy(update={"id": "8.19"})
    assert of(edition(questions=(*bank().questions, extra))).only_then == ("8.19",)


def test_a_question_that_was_renumbered_is_the_same_question() -> None:
    renumbered = with_question("8.7", id="8.19")
    assert of(renumbered).only_now == ("8.7",)
    today = edition(
        questions=tuple(q.model_copy(update={"formerly": ("8.19",)}) if q.id == "8.7" else q for q in bank().questions)
    )
    found = overlap(today, made(), (Edition("0.8.0", "older"),), renumbered)
    assert (found.only_then, found.only_now, found.rescored) == ((), (), ())


def test_other_words_change_nothing_and_other_anchors_or_weights_do() -> None:
    assert of(with_question("1.3", ask="Otherwise?", why="Otherwise.")).rescored == ()
    assert of(with_question("1.3", weight=3.0)).rescored == ("1.3",)
    assert of(with_question("1.3", anchors=("a", "b", "c", "d", "e"))).rescored == ("1.3",)


def test_a_question_of_another_type_is_not_compared() -> None:
    question = bank().question_by_id["1.3"]
    earlier = edition(
        questions=(
            bank().question_by_id["3.5"].model_copy(update={"id": "1.3"}),
            *(q for q in bank().questions if q is not question),
        )
    )
    assert of(earlier).retyped == ("1.3",)
    assert "1.3" in of(earlier).not_compared


def test_thresholds_and_rules_that_changed_are_named() -> None:
    stages = tuple(
        stage.model_copy(update={"steps": {**stage.steps, 3: 55.0}}) if stage.name == "Pilot" else stage
        for stage in bank().scoring.stages
    )
    mistake = bank().mistakes[0]
    earlier = edition(
        scoring=bank().scoring.model_copy(update={"stages": stages}),
        mistakes=(mistake.model_copy(update={"impact": 1}), *bank().mistakes[1:-1]),
    )
    found = of(earlier)
    assert found.thresholds == (Threshold("Pilot, step 3", "55", "60"),)
    assert found.rules == (mistake.name, bank().mistakes[-1].name)
