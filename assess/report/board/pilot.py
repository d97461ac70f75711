"""The pilot: the line that goes first, the runner-up and why not; the squad and what losing one does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.planning.rollout import SquadVerdict
from assess.planning.wording import begun
from assess.report import words
from assess.report.board.rest import elsewhere
from assess.report.board.source import Source, of_register
from assess.report.charts import Axis, Bar, axis, bar
from assess.report.rollout import phrases
from assess.report.rollout.line import (
    NO_OVERRIDE,
    first_ranks,
    line_mark,
    override,
    promise_in_doubt,
    screened,
    screens_mark,
    verdict,
)
from assess.report.rollout.squad import in_short, missing, overrides
from assess.scoring.ranges import Truth

if TYPE_CHECKING:
    from assess.planning.rollout import Candidate, PilotChoice, RolloutPlan, Squad
    from assess.report.material import Material

_SIZE = 84
_MOST_LINES = 4
_MOST_WHY = 190
_MOST_FAILED = 3
_MOST_MISSING = 8
_MOST_OVERRIDES = 4
_DRAWS = "First in draws: in how many draws of the weights a line leads."


@dataclass(frozen=True, slots=True)
class LineLine:
    """One line beside the others. why_not: in short; "" for the one that goes first."""

    name: str
    note: str
    screens: str
    mark: str
    bar: Bar
    value: str
    first: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of the squad. loss: what is no longer covered without them. instead: who could step in, if anybody.

    mark: "failed" where nobody could, else "".
    """

    name: str
    home: str
    lead: str
    brings: str
    loss: str
    instead: str
    mark: str


@dataclass(frozen=True, slots=True)
class PilotView:
    """The part on line and squad. more_missing: how many more hires and releases there are."""

    says: str
    override: str
    source: Source
    axis: Axis
    lines: tuple[LineLine, ...]
    more_lines: str
    squad_says: str
    squad_source: Source
    overrides: tuple[str, ...]
    seats: tuple[Seat, ...]
    missing: tuple[str, ...]
    more_missing: str


def pilot_view(material: Material, plan: RolloutPlan) -> PilotView | None:
    """Return the part on line and squad, or None where every gate has been passed or nothing is known of them."""
    nothing = not plan.pilot.lines and plan.squad.verdict is SquadVerdict.NO_PEOPLE
    if nothing or phrases.next_gate(plan) is None:
        return None
    pilot, choice = plan.pilot, plan.squad
    first = choice.squads[0] if choice.squads else None
    lines = () if _alike(pilot) else _in_order(pilot)
    by_hand = pilot.override is not None and pilot.override.of == pilot.chosen
    told = missing(choice)
    return PilotView(
        says=" ".join(
            filter(
                None,
                (_says(pilot, by_hand=by_hand), _doubted(material, pilot), _DRAWS if lines and pilot.draws else ""),
            )
        ),
        override=words.shortened(override(pilot), 260),
        source=of_register(material, material.bank.planning.lines.register_, "Lines: verdict"),
        axis=axis(_SIZE, (0, 50, 100)),
        lines=tuple(_line(pilot, each) for each in lines[:_MOST_LINES]),
        more_lines=elsewhere(len(lines) - _MOST_LINES, "more line"),
        squad_says=f"{_people(first)} {in_short(choice)}" if first else words.sentence(phrases.told(choice.says)),
        squad_source=of_register(material, material.bank.planning.squads.register_, "Squad: what it needs"),
        overrides=tuple(words.shortened(each, 200) for each in overrides(plan)[:_MOST_OVERRIDES]),
        seats=_seats(first) if first else (),
        missing=told[:_MOST_MISSING],
        more_missing=elsewhere(len(told) - _MOST_MISSING, "more need"),
    )


def _says(pilot: PilotChoice, *, by_hand: bool) -> str:
    if by_hand:
        return words.sentence(verdict(pilot))
    if _alike(pilot) and pilot.recommended is not None:
        names = phrases.names((pilot.recommended, *pilot.equals), "and", 60)
        return (
            f"{begun(names)} are alike in all that is known of them, and no line is preferred. The plan counts "
            f"with {phrases.name(pilot.recommended, 60)}. The board chooses, or what is not known is found out first."
        )
    return words.shortened(words.briefly(words.sentence(phrases.told(pilot.says)), 240), 300)


def _doubted(material: Material, pilot: PilotChoice) -> str:
    """Return what speaks against the sponsor's promise, where the screens of the line take it as given."""
    row = next((each for each in pilot.lines if each.line == pilot.chosen), None)
    given = row is not None and any(each.column == NO_OVERRIDE and each.passes is Truth.TRUE for each in row.screens)
    doubt = promise_in_doubt(material) if given else ""
    name = phrases.name(pilot.chosen or "", 60)
    return f"For {name}, no-override is said to be in writing; {doubt}." if doubt else ""


def _alike(pilot: PilotChoice) -> bool:
    """Return whether nothing tells any of the lines from the others, so that a table would say nothing."""
    return bool(pilot.equals) and {each.line for each in pilot.lines} == {pilot.recommended, *pilot.equals}


def _in_order(pilot: PilotChoice) -> tuple[Candidate, ...]:
    """Return the lines, the one the plan goes on with first, then those that pass, by value."""
    at = {each.line: number for number, each in enumerate(pilot.lines)}
    return tuple(
        sorted(pilot.lines, key=lambda each: (each.line != pilot.chosen, each.eligible is Truth.FALSE, at[each.line]))
    )


def _line(pilot: PilotChoice, line: Candidate) -> LineLine:
    name = begun(phrases.name(line.line, 60))
    ahead = line.line == pilot.chosen
    return LineLine(
        name=name,
        note=line_mark(pilot, line),
        screens=screened(line),
        mark=screens_mark(line.eligible),
        bar=bar(f"Value of {name}", line.value, _SIZE),
        value=words.span(line.value),
        first=first_ranks(line),
        why_not="It goes first." if ahead else _why_not(line),
    )


def _why_not(line: Candidate) -> str:
    """Return why a line is not the one: the screens it fails, the first by name, or else the reasons given."""
    failed = [phrases.inside(each.name) for each in line.screens if each.passes is Truth.FALSE]
    if failed:
        rest = len(failed) - _MOST_FAILED if len(failed) > _MOST_FAILED + 1 else 0
        shown = failed[: len(failed) - rest]
        return f"It does not meet: {words.listed([*shown, f'{words.spelled(rest)} more' if rest else ''])}."
    return words.shortened(
        words.briefly(" ".join(words.sentence(phrases.told(each)) for each in line.why_not), 160), _MOST_WHY
    )


def _people(squad: Squad) -> str:
    return words.sentence(words.counted(len(squad.members), "person", "people"))


def _seats(squad: Squad) -> tuple[Seat, ...]:
    losses = {each.person: each for each in squad.losses}
    seats = []
    for each in squad.members:
        lost = losses.get(each.person)
        open_ = bool(lost and lost.unmet)
        told = words.listed(lost.unmet) if lost and open_ else "nothing"
        step_in = phrases.name(lost.replacement, 50) if lost and lost.replacement else ""
        home = ", ".join(dict.fromkeys(part for part in (each.department, each.team) if part))
        seats.append(
            Seat(
                begun(phrases.name(each.person, 60)),
                words.shortened(home, 50),
                words.shortened(each.lead, 40),
                words.shortened(words.listed(each.skills), 90) or words.NONE,
                words.sentence(words.shortened(phrases.told(told), 150)),
                step_in or ("nobody" if open_ else words.NONE),
                "failed" if open_ and not step_in else "",
            )
        )
    return tuple(seats)
