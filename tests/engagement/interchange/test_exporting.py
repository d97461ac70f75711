"""A client's file as YAML, and the same again once it was read back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.bank.source import parse_yaml
from assess.engagement.interchange.exporting import _dumped, export_answers
from assess.engagement.interchange.importing import import_answers
from assess.engagement.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.bank.model import Bank
    from assess.engagement.model import Engagement


def bare(engagement: Engagement) -> Engagement:
    """Return an engagement without what differs from file to file: ids and times of events."""
    plan = engagement.plan
    return replace(
        engagement,
        answers={
            question: tuple(replace(one, event="", time="") for one in answers)
            for question, answers in engagement.answers.items()
        },
        agreed={question: replace(one, event="") for question, one in engagement.agreed.items()},
        plan=replace(
            plan,
            line=plan.line and replace(plan.line, event=""),
            in_squad=tuple(replace(one, event="") for one in plan.in_squad),
            out_of_squad=tuple(replace(one, event="") for one in plan.out_of_squad),
        ),
        last_event="",
    )


def test_an_export_read_into_a_new_file_says_the_same(
    empty: Sitting, whole: str, write: Callable[[str], Path], tmp_path: Path, bank: Bank
) -> None:
    import_answers(empty, write(whole))
    text = export_answers(empty.engagement, bank, with_private=True)
    with Sitting.create(tmp_path / "second.assess", bank, {"name": "Acme"}) as second:
        import_answers(second, write(text))
        assert bare(second.engagement) == bare(empty.engagement)
        assert export_answers(second.engagement, bank, with_private=True) == text
    assert len(empty.engagement.answers) == 9
    assert len(empty.engagement.strays) == 1
    assert text.count("gone: true") == 1


def test_private_notes_leave_only_when_asked_for(
    empty: Sitting, whole: str, write: Callable[[str], Path], bank: Bank
) -> None:
    import_answers(empty, write(whole))
    assert "private-note: for us only" in export_answers(empty.engagement, bank, with_private=True)
    assert "private" not in export_answers(empty.engagement, bank)


def test_an_empty_file_exports_little(empty: Sitting, bank: Bank) -> None:
    assert (
        export_answers(empty.engagement, bank)
        == "# Small, version 1.0.0\nformat: 1\ncompany:\n  name: Acme\nmode: full\n"
    )


def test_a_respondent_without_a_role_comes_back_without_one(
    empty: Sitting, write: Callable[[str], Path], bank: Bank
) -> None:
    text = "format: 1\nrespondents: [{id: x, name: X, role: none}]\n"
    import_answers(empty, write(text))
    assert empty.engagement.respondents[0].role == ""
    assert "role: none" in export_answers(empty.engagement, bank)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "~", "null", "True", "1e5", "08", "1_000", "0x1f", "12:30:00", "2026-01-01", ".inf", "=", "<<"),
        *("- a", "a: b", "# x", "", " x ", "a\n\n b\t", "'\"\\", "\u2028\x85\ufeff🙂", "!!int 3", "*a", "&a b"),
    ],
)
def test_text_that_yaml_reads_otherwise_stays_text(text: str) -> None:
    assert parse_yaml(_dumped({"a": text, "b": [{text: text}]}), "x").data == {"a": text, "b": [{text: text}]}


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**15), 10**15)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_plain_data_survives_yaml(data: object) -> None:
    assert parse_yaml(_dumped({"data": data}), "x").data == {"data": data}
