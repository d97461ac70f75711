"""Everything the rules may look at, for one client and one hypothetical answer at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assess.scoring.assessment import Standing
from assess.scoring.ranges import FALSE, OUT, TRUE, UNKNOWN, Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.bank.conditions import Scalar
    from assess.engagement.model import Company
    from assess.scoring.readings import Reading
    from assess.scoring.rules import Rules
    from assess.scoring.tables import Table

PERCEPTION_GAP = "perception-gap"


@dataclass(slots=True)
class Facts:
    """Readings, tables and company facts, and the findings drawn from them so far.

    findings: the truth of each mistake, and clauses: of each clause told in words, filled as they are asked for;
    clauses go by the identity of their condition, which the rules keep alive. response_counts: anonymous responses by
    question.
    """

    rules: Rules
    company: Company
    readings: Mapping[str, Reading]
    tables: Mapping[str, Table]
    response_counts: Mapping[str, int] = field(default_factory=dict)
    express: bool = False
    gap: Truth = OUT
    gap_questions: tuple[str, ...] = ()
    findings: dict[str, Truth] = field(default_factory=dict)
    clauses: dict[int, Truth] = field(default_factory=dict)

    def table(self, register: str) -> Table:
        """Return a register as rules read it."""
        return self.tables[register]

    def responses(self, question: str) -> int:
        """Return how many people answered a scale."""
        return self.response_counts.get(question, 0)

    def says(self, question_id: str, value: Scalar) -> Truth:
        """Return whether a yes-no question is answered so."""
        reading, question = self.readings[question_id], self.rules.bank.question_by_id[question_id]
        if reading.points is None:
            return OUT
        if not reading.points.exact or question.type != "yes-no":
            return UNKNOWN
        answered_yes = (reading.points.low > 0) == (question.better == "yes")
        return TRUE if answered_yes == value else FALSE

    def finding(self, name: str) -> Truth:
        """Return whether a mistake is made, or whether there is a perception gap."""
        if name == PERCEPTION_GAP:
            return self.gap
        if name not in self.findings:
            self.findings[name] = self._mistake(name)
        return self.findings[name]

    def _mistake(self, name: str) -> Truth:
        rule = self.rules.mistakes[name]
        made = rule.when(self, None)
        guarded = rule.unless(self, None) if rule.unless is not None and made is not FALSE else OUT
        return made if guarded is OUT or made is OUT else all_of((made, guarded.negated()))

    def supposing(self, question: str, reading: Reading, table: Table | None = None) -> Facts:
        """Return the facts as they would be with another reading of one question, keeping what does not rest on it."""
        stale = self.rules.read_by[question]
        return Facts(
            rules=self.rules,
            company=self.company,
            readings={**self.readings, question: reading},
            tables=self.tables if table is None else {**self.tables, table.register.id: table},
            response_counts=self.response_counts,
            express=self.express,
            gap=self.gap,
            gap_questions=self.gap_questions,
            findings={name: truth for name, truth in self.findings.items() if name not in stale},
        )


def unsettled(standing: Standing) -> bool:
    """Whether asking again could change what a question says."""
    return standing in _UNSETTLED


_UNSETTLED = {
    Standing.OPEN,
    Standing.PARKED,
    Standing.DONT_KNOW,
    Standing.UNSURE,
    Standing.DISAGREED,
}
