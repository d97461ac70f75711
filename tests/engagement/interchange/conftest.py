"""An answers file that uses everything, and a second empty file to import into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.engagement.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assess.bank.model import Bank

WHOLE = """\
format: 1
company: {name: Acme, people: 180, revenue: 24000000, currency: EUR, industry: software, regulated: no,
  safety-critical: yes, start-date: 2027-01-11, reference-model: none,
  trigger: A lost tender}
mode: express
respondents:
  - {id: ceo, name: Chief executive, role: CEO}
  - {id: "007", name: 2026, role: front-line}
answers:
  - question: "1.1"
    respondent: ceo
    value: 2
    sure: seen
    evidence: [{title: Audit letter, link: audit.pdf, date: 2026-05-02}]
    quote: {text: "It depends: on me", attribution: role}
    words: "first\\n second"
    note: yes
    private-note: for us only
  - {question: "1.1", respondent: "007", state: parked}
  - {question: "1.2", respondent: ceo, state: not-applicable, reason: 2026}
  - {question: "1.3", respondent: ceo, value: 2.5, sure: unsure}
  - {question: "2.9", respondent: ceo, value: no}
  - {question: "2.2", respondent: ceo, value: {asked: 3, granted: "?"}}
  - {question: "2.3", respondent: ceo, value: {order: [speed, cost, safety], level: 1}}
  - {question: "3.1", respondent: "007", value: {safe: 6}}
  - {question: "3.2", respondent: ceo, value: "true"}
  - {question: "3.3", respondent: ceo, value: complete}
agreed:
  - {question: "1.1", value: 3, reason: after talking}
registers:
  team:
    - {person: Team lead, days: 1.5, time: 80%, free: yes, place: The North, grade: 4, since: 2026-03, owner: none}
    - {person: "- x: #", skills: "design 3; data 2", knows: "LEAD; nobody", days: ,
       readings: "2026-06: 38; 2026-03: 41.5"}
  lines: [{line: North}]
surveys:
  - responses: [{3.1.safe: 5, 3.1.blamed: 2}, {3.1.safe: 5, 3.1.blamed: 2}, {3.1.safe: }]
plan:
  line: {of: NORTH, reason: The board wants it.}
  in-squad: [{of: LEAD, reason: "Knows: the line"}, {of: Left, reason: Was here., gone: true}]
  out-of-squad: [{of: "- x: #", reason: 2026}]
  day-rate: [500, 900.5]
  holidays: [2027-12-26, 2027-12-25]
strays:
  - {what: answer 8.8, why: gone, value: {value: [1, 2.5, true, null, "yes"]}, respondent: ceo, bank-version: 0.9.0,
     quote: {text: q}, private-note: p}
"""


@pytest.fixture
def whole() -> str:
    return WHOLE


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Return what writes an answers file."""

    def writer(text: str) -> Path:
        written = tmp_path / "answers.yaml"
        written.write_text(text, encoding="utf-8")
        return written

    return writer


@pytest.fixture
def empty(tmp_path: Path, bank: Bank) -> Iterator[Sitting]:
    with Sitting.create(tmp_path / "empty.assess", bank, {"name": "Acme"}) as opened:
        yield opened
