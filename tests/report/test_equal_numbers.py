"""The sample's headline numbers, read from every form of the report: none says another thing than the data."""

from __future__ import annotations

import io
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
import pypdfium2
import pytest
import tinyhtml5  # type: ignore[import-untyped]
from docx.oxml.ns import qn

from assess.bank.loader import load_bank
from assess.engagement.interchange.sample import make_sample
from assess.engagement.sitting import read_engagement
from assess.planning.as_json import as_json as plan_as_json
from assess.planning.plan import plan as make_plan
from assess.report.docx.document import render_docx
from assess.report.edition import Edition
from assess.report.html import render_html
from assess.report.pdf import render_pdf
from assess.report.writing import views_of
from assess.scoring.as_json import as_json
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.report.html import View

RANGE = r"(\d+(?: to \d+)?)"
DAYS = r"((?:\d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})? to )?\d{1,2} [A-Z][a-z]+ \d{4})"
WEEKS = r"\d+(?: to \d+)? weeks?"
SUM = r"([\d,]+(?: to [\d,]+)?) EUR"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - it reads better
TRANCHE = rf"\b(\d) ([A-Z][a-z ]+) {SUM}"
SVG = "{http://www.w3.org/2000/svg}svg"
FORMS = ("html", "docx", "pdf")


@dataclass(frozen=True)
class Numbers:
    """The headline numbers; a range is its two ends."""

    stage: str
    index: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    gates: tuple[tuple[str, ...], ...]
    line: str
    value: tuple[float, ...]
    envelope: tuple[float, ...]
    tranches: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Sample:
    """The sample's data, as other programs read it, and the forms of an edition as texts."""

    scores: Mapping[str, Any]
    plan: Mapping[str, Any]
    texts: Mapping[tuple[Edition, str], str]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    bank = load_bank()
    file = tmp_path_factory.mktemp("numbers") / "sample.assess"
    make_sample(file, bank)
    engagement = read_engagement(file, bank)
    assessment = evaluate(bank, engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    plan = make_plan(bank, engagement, assessment, levers)
    views = views_of(bank, engagement, (Edition.BOARD, Edition.MANAGEMENT), plan)
    texts = {(view.edition, form): text for view in views for form, text in forms(view)}
    return Sample(as_json(assessment, next_questions(bank, engagement), levers), plan_as_json(plan), texts)


def forms(view: View) -> Iterable[tuple[str, str]]:
    """Yield each form of a view as its words with one blank between them."""
    yield "html", of_html(render_html(view))
    yield "docx", of_docx(render_docx(view, "A4"))
    yield "pdf", of_pdf(render_pdf(view, "A4", lambda _: None))


def of_html(page: str) -> str:
    body = tinyhtml5.parse(page, namespace_html_elements=False).find("body")
    for each in body.iter():
        if each.tag == SVG:
            each[:] = []
        if each.tag in {"br", "td", "th", "p", "h2", "h3", "h4", "li"}:
            each.text, each.tail = f" {each.text or ''}", f" {each.tail or ''}"
    return " ".join("".join(body.itertext()).split())


def of_docx(file: bytes) -> str:
    told = []
    for paragraph in docx.Document(io.BytesIO(file)).element.body.iter(qn("w:p")):
        told.extend((each.text or " ") for each in paragraph.iter(qn("w:t"), qn("w:br")))
        told.append(" ")
    return " ".join("".join(told).split())


def of_pdf(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def of_data(sample: Sample) -> Numbers:
    """Return the numbers as the data has them; points are printed rounded down, so that no gate seems passed."""
    pilot, money = sample.plan["pilot"], sample.plan["money"]
    chosen = next(each for each in pilot["lines"] if each["line"] == pilot["chosen"])
    gates = sample.plan["schedule"]["gates"]
    names = {gate["gate"]: gate["name"] for gate in gates}
    return Numbers(
        stage=sample.scores["stage"]["name"],
        index=down(sample.scores["index"]["range"]),
        steps=tuple(down(step["range"]) for step in sample.scores["steps"]),
        gates=tuple((*gate["dates"]["p50"], *gate["dates"]["p80"]) for gate in gates),
        line=pilot["chosen"],
        value=down(chosen["value"]),
        envelope=ends(money["envelope"]),
        tranches=tuple((each["number"], names[each["gate"]], ends(each["amount"])) for each in money["tranches"]),
    )


def of_text(text: str, sample: Sample) -> Numbers:
    """Return the numbers that the management edition prints, found by the words around them."""
    steps = [step["name"] for step in sample.scores["steps"]]
    gates = [gate["name"] for gate in sample.plan["schedule"]["gates"]]
    dated = rf"{DAYS} {WEEKS} {DAYS} {WEEKS}"
    line, value = found(rf"\b1 ([A-Z][\w ,]+?) recommended passes all {RANGE}", text)
    after = text.partition("The envelope, tranche by tranche")[2]
    return Numbers(
        stage=found(r"Stage reached (\w[\w, ]*?) gates are", text)[0],
        index=said(found(rf"Readiness index {RANGE} of 100", text)[0]),
        steps=tuple(said(found(rf"\b{number} {name} {RANGE}", text)[0]) for number, name in enumerate(steps, 1)),
        gates=tuple(
            (*days(found(rf"\b{name} {dated}", text)[0]), *days(found(rf"\b{name} {dated}", text)[1])) for name in gates
        ),
        line=line,
        value=said(value),
        envelope=said(found(rf"Envelope of the pilot {SUM}", text)[0]),
        tranches=tuple((int(number), gate, said(amount)) for number, gate, amount in re.findall(TRANCHE, after)),
    )


def found(pattern: str, text: str) -> tuple[str, ...]:
    """Return what a pattern finds first."""
    match = re.search(pattern, text)
    assert match, pattern
    return match.groups()


def down(value: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(math.floor(value[end] + 1e-9) for end in ("low", "high"))


def ends(value: Mapping[str, float]) -> tuple[float, ...]:
    return value["low"], value["high"]


def said(written: str) -> tuple[float, ...]:
    """Return the two ends of a range that is written "41 to 58", "63" or "45,000"."""
    first, _, last = written.replace(",", "").rpartition(" to ")
    return float(first or last), float(last)


def days(written: str) -> tuple[str, str]:
    """Return both days of "15 to 19 April 2027" in ISO form; what the first leaves out it has from the second."""
    first, _, last = written.rpartition(" to ")
    whole = last.split()
    part = first.split() or whole
    return iso(*(part + whole[len(part) :])), iso(*whole)


def iso(day: str, month: str, year: str) -> str:
    return f"{year}-{MONTHS.index(month[:3]) + 1:02}-{int(day):02}"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_prints_the_numbers_of_the_data(sample: Sample, form: str) -> None:
    assert of_data(sample) == of_text(sample.texts[Edition.MANAGEMENT, form], sample)


@pytest.mark.parametrize("form", FORMS)
def test_the_boards_edition_says_the_same_in_every_form(sample: Sample, form: str) -> None:
    told, data = sample.texts[Edition.BOARD, form], of_data(sample)
    assert found(rf"Verdict (\w+) .*? Readiness, of 100 {RANGE}", told)[0] == data.stage
    assert said(found(rf"Readiness, of 100 {RANGE}", told)[0]) == data.index
    for number, (step, value) in enumerate(zip(sample.scores["steps"], data.steps, strict=True), 1):
        assert said(found(rf"\b{number} {step['name']} {RANGE}", told)[0]) == value
    for gate, dates in zip(sample.plan["schedule"]["gates"], data.gates, strict=True):
        p50, p80 = found(rf"\b{gate['name']} {DAYS} {DAYS}", told)
        assert (days(p50)[1], days(p80)[1]) == (dates[1], dates[3])
    assert f"Pilot line {data.line}." in told
