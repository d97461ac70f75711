"""Dials from too loose to too tight."""

from __future__ import annotations

import pytest

from assess.report.pictures.dials import DialDrawn, dial
from assess.scoring.assessment import Verdict
from tests.report.pictures.made import pair

DETECTED, POSSIBLE, QUIET, UNASKED = (
    Verdict.DETECTED,
    Verdict.POSSIBLE,
    Verdict.NOT_INDICATED,
    Verdict.NOT_ASSESSABLE,
)


def drawn(loose: Verdict, tight: Verdict) -> DialDrawn:
    picture = dial(pair(loose, tight), str.capitalize)
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("loose", "tight", "stands", "says"),
    [
        (DETECTED, QUIET, ["is", "not", "not"], "too loose"),
        (QUIET, DETECTED, ["not", "not", "is"], "too tight"),
        (DETECTED, DETECTED, ["is", "not", "is"], "too loose and too tight"),
        (QUIET, QUIET, ["not", "is", "not"], "in balance"),
        (POSSIBLE, QUIET, ["may", "may", "not"], "too loose or in balance: not yet known"),
        (POSSIBLE, DETECTED, ["may", "not", "is"], "too tight, perhaps also too loose"),
        (UNASKED, DETECTED, ["unasked", "not", "is"], "too tight"),
        (UNASKED, QUIET, ["unasked", "unasked", "not"], "one end not asked about"),
    ],
)
def test_a_dial_points_wherever_the_company_is_or_may_be(
    loose: Verdict, tight: Verdict, stands: list[str], says: str
) -> None:
    picture = drawn(loose, tight)
    assert [zone.stand for zone in picture.zones] == stands
    assert picture.says.text == says
    assert [needle.sure for needle in picture.needles] == [each == "is" for each in stands if each in ("is", "may")]


@pytest.mark.parametrize(("loose", "tight"), [(POSSIBLE, POSSIBLE), (UNASKED, UNASKED), (UNASKED, POSSIBLE)])
def test_there_is_none_where_nothing_is_known(loose: Verdict, tight: Verdict) -> None:
    assert dial(pair(loose, tight), str) is None


def test_needles_lean_the_way_they_are_named() -> None:
    left, right = (float(drawn(*ends).needles[0].x) for ends in ((DETECTED, QUIET), (QUIET, DETECTED)))
    middle = float(drawn(QUIET, QUIET).needles[0].x)
    assert left < middle == float(drawn(QUIET, QUIET).pivot_x) < right


def test_its_title_names_both_mistakes_and_their_verdicts() -> None:
    assert drawn(DETECTED, QUIET).title == (
        "Guardrails: too loose. Too loose would be Loose: detected. Too tight would be Tight: not indicated."
    )
