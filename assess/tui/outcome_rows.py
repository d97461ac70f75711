"""The results as rows: verdict, steps, gates, mistakes, dials, differences, profile, what is not known, levers.

Nothing is worked out here, and the sentences are those of `assess score`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content

from assess.report import text, words
from assess.report.cover import falls_short
from assess.report.material import Material
from assess.report.mistakes import VERDICTS, ranked, severity
from assess.report.steps import steps_view
from assess.report.unknowns import unknown_line
from assess.scoring.assessment import Standing, Status, Verdict
from assess.scoring.facts import unsettled
from assess.tui.widgets.ranges import Chart, Mark
from assess.tui.widgets.rows import Row, heading, hung
from assess.tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.bank.model import Bank
    from assess.scoring.assessment import AspectScore, Assessment, Gate, MistakeFinding
    from assess.tui.outcome import Outcome
    from assess.tui.widgets.ranges import Glyphs

_WORD = 11
_MISTAKES = (
    (Verdict.DETECTED, "Mistakes detected"),
    (Verdict.POSSIBLE, "Mistakes possible"),
    (Verdict.NOT_INDICATED, "Mistakes not indicated"),
    (Verdict.NOT_ASSESSABLE, "Mistakes not assessable"),
)


@dataclass(frozen=True)
class OutcomeRows:
    """The rows of one outcome, for a list with room for so many columns and a terminal with these characters."""

    bank: Bank
    outcome: Outcome
    columns: int
    signs: Glyphs

    def rows(self) -> tuple[Row, ...]:
        """Return every row, under headings."""
        return (
            *self._verdict(),
            *self._steps(),
            *(row for gate in self._assessment.stage.gates for row in self._gate(gate)),
            *(row for verdict, title in _MISTAKES for row in self._mistakes(verdict, title)),
            *self._dials(),
            *self._differences(),
            *self._asked(),
            *self._levers(),
            *self._aspects("profile", "Profile, from central (0) to decentralised (100)", self._assessment.profile),
            *self._aspects("pillar", "Pillars", self._assessment.pillars),
            *self._fit(),
        )

    @property
    def _assessment(self) -> Assessment:
        return self.outcome.assessment

    @cached_property
    def _material(self) -> Material:
        outcome = self.outcome
        return Material(self.bank, outcome.engagement, outcome.assessment, outcome.asked, outcome.levers)

    # The verdict

    def _verdict(self) -> Iterator[Row]:
        found = self._assessment
        first, *index, calibration = text.verdict_lines(self.bank, found)
        gate = self._next_gate
        short = falls_short(self._material) if not found.coverage.sufficient else ""
        yield Row(
            "verdict",
            self._block(first, "bold"),
            _held_by(gate) if gate and not short else self._unsettled,
            "the verdict",
            tuple(line for line in (short, calibration) if line),
        )
        scored = tuple(score.id for step in found.steps for score in step.questions if score.range is not None)
        for line in index:
            yield Row("index", self._block(line), scored, "the index", (line,))
        yield Row("unknown", self._block(unknown_line(self._material)), self._unsettled, "what is not known")
        yield Row("calibration", self._block(calibration, "dim"), heading=True)

    @cached_property
    def _unsettled(self) -> tuple[str, ...]:
        scores = [score for step in self._assessment.steps for score in step.questions]
        return tuple(s.id for s in scores if unsettled(s.standing) or s.standing is Standing.WITHHELD)

    @cached_property
    def _next_gate(self) -> Gate | None:
        stage = self._assessment.stage
        return next((gate for gate in stage.gates if gate.stage == stage.next), None)

    # Ranges on one axis

    @cached_property
    def _marks(self) -> Mapping[int, tuple[Mark, ...]]:
        """The thresholds over each step."""
        stage = self._assessment.stage
        return {
            step.id: tuple(
                Mark(str(number), clause.threshold, next=gate.stage == stage.next)
                for number, gate in enumerate(stage.gates, start=1)
                for clause in gate.clauses
                if clause.step == step.id and clause.threshold is not None
            )
            for step in self._assessment.steps
        }

    def _steps(self) -> Iterator[Row]:
        gates = self._assessment.stage.gates
        key = "; ".join(f"{number} {gate.name}" for number, gate in enumerate(gates, start=1))
        yield heading("steps", "Steps, and what each gate asks of them (policy thresholds)", key, self.columns)
        yield Row("axis", Content.styled(self._chart.axis, "dim"), heading=True)
        views = {view.number: view for view in steps_view(self._material).steps}
        for step in self._assessment.steps:
            view = views[step.id]
            yield Row(
                f"step.{step.id}",
                self._chart.line(
                    f"{step.id} {step.name}", step.range, self._stands.get(step.id, ""), self._marks[step.id]
                ),
                tuple(score.id for score in step.questions if score.standing is not Standing.HIDDEN),
                f"step {step.id}, {step.name}: {words.span(step.range)}",
                tuple(line for line in (view.coverage, view.scored, *view.caps) if line),
            )

    @cached_property
    def _stands(self) -> Mapping[int, str]:
        """How each step stands against the next gate: that gate's number and a word."""
        gates = self._assessment.stage.gates
        return {
            clause.step: f"{number} {text.gate_word(clause.status)}"
            for number, gate in enumerate(gates, start=1)
            for clause in gate.clauses
            if clause.step is not None and gate is self._next_gate
        }

    @cached_property
    def _chart(self) -> Chart:
        """How ranges are laid out: all on one axis, with room behind for the widest."""
        found = self._assessment
        word = max((len(word) for word in self._stands.values()), default=0)
        steps = (len(words.span(step.range)) + 1 + word for step in found.steps)
        others = (len(words.span(each.range)) for each in (*found.profile, *found.pillars))
        return Chart(self.columns, max((0, *steps, *others)), word, self.signs)

    # Gates and mistakes

    def _gate(self, gate: Gate) -> Iterator[Row]:
        yield heading(f"gate.{gate.stage}", text.gate_line(gate), "", self.columns)
        for number, clause in enumerate(gate.clauses):
            word = text.gate_word(clause.status)
            yield Row(
                f"gate.{gate.stage}.{number}",
                hung(f"{word:<{_WORD}}", text.clause_line(clause), self.columns),
                clause.questions or self._of_step(clause.step),
                f"the gate to {gate.name}, {word}",
                (text.clause_line(clause),),
            )

    def _of_step(self, number: int | None) -> tuple[str, ...]:
        """Return the questions of a step, for a clause that passes and names none."""
        steps = [step for step in self._assessment.steps if step.id == number]
        return tuple(score.id for step in steps for score in step.questions if score.range is not None)

    def _mistakes(self, verdict: Verdict, title: str) -> Iterator[Row]:
        found = ranked(self._material, verdict)
        if found:
            yield heading(f"mistakes.{verdict.value}", title, str(len(found)), self.columns)
        for mistake in found:
            yield self._mistake(mistake)

    def _mistake(self, mistake: MistakeFinding) -> Row:
        told = self._block(f"{mistake.name} ({severity(mistake)})")
        told_lines = tuple(text.mistake_lines(mistake)) if mistake.verdict in _TOLD else ()
        warning = (f"Warning, a lone sign: {mistake.warning}",) if mistake.warning else ()
        for line in (*told_lines, *warning):
            told += Content("\n") + hung("  ", line, self.columns, "dim")
        verdict = VERDICTS[mistake.verdict]
        outlook = (words.sentence(mistake.consequence), f"Cure: {words.sentence(mistake.cure)}")
        read = (q for clause in mistake.clauses for q in clause.questions)
        return Row(
            f"mistake.{mistake.id}",
            told,
            tuple(dict.fromkeys((*mistake.answers, *mistake.settle, *read))),
            f"{mistake.name}: {verdict}, {severity(mistake)}",
            (*told_lines, *warning, *(outlook if mistake.verdict in _TOLD else ())),
        )

    def _dials(self) -> Iterator[Row]:
        if self._assessment.dials:
            yield heading("dials", "Dials", "a cure for one side can cause the other", self.columns)
        behind = {
            m.id: (*m.answers, *m.settle, *(q for c in m.clauses for q in c.questions))
            for m in self._assessment.mistakes
        }
        names = {mistake.id: mistake.name for mistake in self._assessment.mistakes}
        for dial in self._assessment.dials:
            loose, tight = names.get(dial.too_loose, dial.too_loose), names.get(dial.too_tight, dial.too_tight)
            line = (
                f"{dial.name}: too loose, {loose}, {VERDICTS[dial.too_loose_verdict]}; "
                f"too tight, {tight}, {VERDICTS[dial.too_tight_verdict]}."
            )
            both = (*behind.get(dial.too_loose, ()), *behind.get(dial.too_tight, ()))
            yield Row(
                f"dial.{dial.id}", self._block(line), tuple(dict.fromkeys(both)), f"the dial {dial.name}", (line,)
            )

    # What people see differently

    def _differences(self) -> Iterator[Row]:
        found, people = self._assessment, self.outcome.engagement
        certain = text.certain_gaps(found)
        if found.disagreements or certain or found.contradictions:
            yield heading("differences", "Where views differ", "the review room shows the answers", self.columns)
        for each in found.disagreements:
            line = text.disagreement_line(self.bank, people, each)
            whom = tuple(person for person, _ in each.views)
            yield Row(
                f"disagreed.{each.question}", self._block(line), (each.question,), "a difference", (line,), whom=whom
            )
        if certain:
            line = text.gap_line(certain)
            yield Row("gap", self._block(line), certain, "the perception gap", (line,))
        for contradiction in found.contradictions:
            line = text.contradiction_line(contradiction)
            yield Row(
                f"contradiction.{contradiction.id}",
                self._block(line),
                contradiction.questions,
                "a contradiction",
                (line,),
            )

    # What to do next

    def _asked(self) -> Iterator[Row]:
        asked = self.outcome.asked
        if asked:
            note = f"{counted(len(asked), 'question')} that could still change something"
            yield heading("ask", "What we do not know: ask next", note, self.columns)
        for each in asked:
            line = text.ask_line(self.bank, each)
            yield Row(f"ask.{each.question}", self._block(line), (each.question,), direct=True)

    def _levers(self) -> Iterator[Row]:
        levers = self.outcome.levers
        if not levers.levers or not levers.opens:
            return
        yield heading("levers", text.levers_line(self.bank, levers), "", self.columns)
        for lever in levers.levers:
            line = text.lever_line(self.bank, lever)
            yield Row(f"lever.{lever.question}", self._block(line), (lever.question,), direct=True)

    # Profile and fit

    def _aspects(self, kind: str, title: str, aspects: Sequence[AspectScore]) -> Iterator[Row]:
        if aspects:
            yield heading(f"{kind}s", title, "", self.columns)
        for each in aspects:
            says = f"From {each.low} to {each.high}." if each.low and each.high else ""
            yield Row(
                f"{kind}.{each.id}",
                self._chart.line(each.name, each.range),
                each.questions,
                f"{each.name}: {words.span(each.range)}",
                (says,) if says else (),
            )

    def _fit(self) -> Iterator[Row]:
        fit = self._assessment.fit
        line = text.fit_line(self._assessment)
        yield heading("fits", "Fit of business models", "", self.columns)
        yield Row("fit", self._block(line), (fit.question,), "the fit of business models", (line,))
        for model, value in fit.models.items():
            name = fit.names.get(model, model)
            lines = tuple(f"{each.line}: {words.span(each.models.get(model))}" for each in fit.lines)
            yield Row(
                f"fit.{model}", self._chart.line(name, value), (fit.question,), f"{name}: {words.span(value)}", lines
            )

    def _block(self, line: str, style: str = "") -> Content:
        """Return a sentence that hangs by two columns where it is too long for one line."""
        return hung("", line, self.columns, style)


_TOLD = {Verdict.DETECTED, Verdict.POSSIBLE}


def _held_by(gate: Gate) -> tuple[str, ...]:
    """Return the questions that keep a gate from being open."""
    held = (q for clause in gate.clauses if clause.status is not Status.PASSED for q in clause.questions)
    return tuple(dict.fromkeys(held))
