"""What every drawing keeps to, whatever is written in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from xml.etree import ElementTree as ET

import pytest

from assess.planning.rollout import Cover, KpiNode
from assess.report.html import environment
from assess.report.pictures import COLUMN
from assess.report.pictures.card import card
from assess.report.pictures.dials import dial
from assess.report.pictures.flow import REGISTER, flow_map
from assess.report.pictures.heat import heat_map
from assess.report.pictures.lettering import width
from assess.report.pictures.matrix import matrix
from assess.report.pictures.measures import measures
from assess.report.pictures.poles import pole, pole_axis
from assess.scoring.assessment import AspectScore, Verdict
from assess.scoring.ranges import Range
from tests.report import example, plans
from tests.report.pictures.made import decision, material, mistake, pair

HOSTILE = (
    '"><script src=//evil.example></script><image href="file:///etc/passwd"/>{{ 7 * 7 }}&amp;\u202e\x00' + "W" * 400
)
SVG = "{http://www.w3.org/2000/svg}"


def _kpis() -> tuple[KpiNode, ...]:
    return plans.offers().kpis


def _drawings(text: str) -> dict[tuple[str, str], object]:
    """One picture of each kind with a text wherever a client may write."""
    people = tuple(replace(each, name=text) for each in example.RESPONDENTS)
    squad = plans.squad(*(f"{text}{n}" for n in range(3)))
    needed = tuple(Cover(f"{text}{n}", 3, 2, squad.people[:2], critical=True) for n in range(9))
    seen = [mistake(text, Verdict.DETECTED), mistake(f"Headline {text}", Verdict.NOT_INDICATED)]
    rows = [decision(f"{text}{n}", 6.0 - n, statutory=True, reversible=False) for n in range(4)]
    client = example.engagement(respondents=people, registers=MappingProxyType({}))
    return {
        ("matrix", "matrix"): matrix(seen),
        ("dials", "dial"): dial(pair(Verdict.DETECTED, Verdict.POSSIBLE), lambda _: text),
        ("flow", "flow_map"): flow_map(example.bank().register_by_id[REGISTER], rows),
        ("measures", "measures"): measures(_kpis()),
        ("heat", "heat_map"): heat_map(material(client)),
        ("card", "card"): card(replace(squad, cover=needed)),
        ("poles", "pole"): pole(AspectScore("a", text, text, text, Range(20, 60), ()), 140),
        ("poles", "axis"): pole_axis(140),
    }


KINDS = tuple(_drawings("Plain name"))


@cache
def drawn(text: str) -> dict[tuple[str, str], str]:
    """Every kind as markup."""
    templates = environment()
    return {
        (file, macro): templates.from_string(
            f"{{% import 'pictures/{file}.html.j2' as drawings %}}{{{{ drawings.{macro}(picture) }}}}"
        ).render(picture=picture)
        for (file, macro), picture in _drawings(text).items()
        if picture is not None
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["Plain name", HOSTILE], ids=["plain", "hostile"])
def test_a_drawing_is_well_formed_with_its_alternative_text_first(kind: tuple[str, str], text: str) -> None:
    root = ET.fromstring(drawn(text)[kind])  # noqa: S314 - our own drawings
    assert root.tag in (f"{SVG}svg", "svg")
    assert root[0].tag.endswith("title")
    assert len((root[0].text or "").split()) > 3


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_client_wrote_stays_data(kind: tuple[str, str]) -> None:
    found = {each.tag.removeprefix(SVG) for each in ET.fromstring(drawn(HOSTILE)[kind]).iter()}  # noqa: S314
    assert found <= {"svg", "title", "g", "text", "rect", "line", "path", "circle"}
    assert "49" not in re.sub(r'"[^"]*"', "", drawn(HOSTILE)[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_used_that_becomes_a_transparency_form_or_needs_a_style(kind: tuple[str, str]) -> None:
    assert not re.search(
        r"text-anchor|opacity|filter|style=|currentColor|var\(|foreignObject", drawn("Plain name")[kind]
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["Plain name", HOSTILE], ids=["plain", "hostile"])
def test_no_text_leaves_its_drawing(kind: tuple[str, str], text: str) -> None:
    root = ET.fromstring(drawn(text)[kind])  # noqa: S314
    wide = float(root.get("width", "0").removesuffix("pt"))
    assert wide <= COLUMN
    for group in root.iter():
        if "rotate" in group.get("transform", ""):
            continue
        for each in group:
            if each.tag.endswith("text"):
                weight = 600 if each.get("font-weight") == "600" else 400
                size = float(each.get("font-size", "8.5"))
                assert float(each.get("x", "0")) + width(each.text or "", size, weight) <= wide + 0.5
