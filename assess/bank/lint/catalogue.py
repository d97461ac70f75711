"""Every rule of the lint: its code, what it refuses and why.

B1 ids, B2 references, B3 rules and their bounds, B4 questions, scoring and criteria, B5 the library and the plan, B6
what only an evaluation shows.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Refusal(NamedTuple):
    """What a rule refuses and why."""

    what: str
    why: str


CATALOGUE: Mapping[str, Refusal] = MappingProxyType(
    {
        "B101": Refusal("an id given twice", "a reference to it would mean either"),
        "B102": Refusal(
            "a former id that leads to two questions", "an older file's answer would land in the wrong place"
        ),
        "B103": Refusal("a question outside its step", "scores and files are read by step"),
        "B104": Refusal("a register filled under two questions", "only one of them would count"),
        "B105": Refusal("a measure with the id of another figure", "a rule could not say which it reads"),
        "B201": Refusal("an unknown question", "the rule would read nothing"),
        "B202": Refusal("an unknown figure, measure or ranked item", "the rule would read nothing"),
        "B203": Refusal("an unknown register or column", "the rule would read nothing"),
        "B204": Refusal("a value or row that can never be", "the comparison would never be true"),
        "B205": Refusal("an unknown role", "nobody would be competent, or nobody would own it"),
        "B206": Refusal("an unknown mistake or finding", "the trigger would never pull"),
        "B207": Refusal("an unknown action, tool, KPI, activity or gate", "the plan would point at nothing"),
        "B208": Refusal("an unknown step", "the threshold would hold nothing back"),
        "B209": Refusal("an unknown stage", "nothing would ever open it, or lie behind it"),
        "B211": Refusal("a reference of the wrong kind", "a level, a figure and a column are read in different ways"),
        "B212": Refusal("a column outside `where`", "there is no row at hand to read"),
        "B213": Refusal("`none` asked of a column that does not allow it", "the answer can never be given"),
        "B214": Refusal(
            "a measure that reads another question", "measures are computed before other answers are known"
        ),
        "B301": Refusal("a rule that can never hold", "it promises a warning that never comes"),
        "B302": Refusal("a rule that always holds", "a warning everybody gets warns nobody"),
        "B303": Refusal("a clause that can never hold", "it reads like a safeguard and is none"),
        "B304": Refusal("a clause that always holds", "it reads like a condition and is none"),
        "B305": Refusal("a `where` that no row can satisfy", "it would count nothing for ever"),
        "B306": Refusal("a branch on an answer", "questions are shown or hidden by facts about the company alone"),
        "B307": Refusal("a question that can never be shown", "its weight would count and nobody could answer"),
        "B308": Refusal("a mistake that rests on itself", "its verdict would have no ground"),
        "B309": Refusal("a bound outside its scale", "no answer can reach it"),
        "B310": Refusal("a bound that decides nothing", "every answer, or none, passes it"),
        "B311": Refusal("a chosen bound that is not marked `policy`", "reports must say which thresholds are policy"),
        "B312": Refusal("a mistake or guard without words", "the report could not say what is the case"),
        "B313": Refusal("a dial without two sides", "a cure could bring about its opposite unseen"),
        "B314": Refusal("a screen that does not read its column", "the plan would ask for the wrong cell"),
        "B401": Refusal("points that do not follow the figures", "a better figure would score worse"),
        "B402": Refusal("bands that do not reach from 0 to 100", "the question would weigh less than it says"),
        "B403": Refusal("a band edge beyond the scale", "a band would have no figures"),
        "B404": Refusal("a scale upside down", "no figure would fit"),
        "B405": Refusal("a band without words", "nobody could tell what the figure looks like"),
        "B406": Refusal("anchors too much alike", "a stranger could not tell one level from the next"),
        "B407": Refusal("an anchor shared by two questions", "an anchor that fits two topics describes neither"),
        "B408": Refusal("an express set over its time", "a founder was promised it"),
        "B409": Refusal("an express question that asks nothing", "its score could never be known"),
        "B410": Refusal("a threshold of the scoring outside 0 to 100", "no score can reach it"),
        "B411": Refusal("a stage that asks less than the one before", "stages are cumulative"),
        "B412": Refusal("a critical question that can be hidden", "its cap would go with it"),
        "B413": Refusal("weights of the steps that do not add up to 1", "they are printed as shares of the index"),
        "B414": Refusal("a criterion whose figures have no anchors", "nobody could tell what a figure is worth"),
        "B415": Refusal("a criterion that does not know its good end", "more of it could count for or against a line"),
        "B501": Refusal("a mistake that no action cures", "the report would name it and leave the reader alone"),
        "B502": Refusal("an action, guardrail or KPI nothing can call for", "it could never enter a plan"),
        "B503": Refusal("actions that wait for each other", "none of them could ever start"),
        "B504": Refusal("KPIs that feed each other", "they are printed as a tree"),
        "B505": Refusal("a measure of speed that stands alone", "what is counted alone is won at the cost of the rest"),
        "B506": Refusal("a `by` that its mistake does not rest on", "the action would never be called by it"),
        "B507": Refusal("a direct cure that `by` limits", "the mistake could be found and its cure not called"),
        "B508": Refusal("activities and gates that wait for each other", "the schedule would never begin"),
        "B509": Refusal("gates out of their order", "a phase would end before the one in front of it"),
        "B510": Refusal("an activity done at a stage whose gate does not wait for it", "the plan would say it is done"),
        "B511": Refusal("kill criteria that do not belong to one phase", "nobody could say what they end"),
        "B512": Refusal("a lead whose skill the squad does not need", "the seat would be held to no need"),
        "B513": Refusal("a squad that nobody could form", "every company would be told to hire"),
        "B514": Refusal("a cost of pairs that falls with distance", "strangers would be put together on purpose"),
        "B515": Refusal("windows of days that do not rise", "an action would stand in two of them or in none"),
        "B516": Refusal("an activity that a passed gate forgets", "its weeks would be missing from the schedule"),
        "B601": Refusal("a finding although every answer is the best", "nobody could ever be free of it"),
        "B602": Refusal("a last stage that the best answers do not open", "nobody could ever reach it"),
        "B603": Refusal("a mistake that the worst answers do not show", "it would be missed where it matters most"),
        "B604": Refusal("a verdict although nothing was answered", "silence is not evidence"),
    }
)
