"""The question types of the instrument and the fields every question has."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.bank.bands import Banded
from assess.bank.base import Entry, QuestionId, Slug, Text
from assess.bank.conditions import Condition, Quantity

LEVELS = 5
POINTS_A_LEVEL = 25.0
SCALE_LOW, SCALE_HIGH = 1, 7

FiveAnchors = Annotated[tuple[Text, ...], Field(min_length=LEVELS, max_length=LEVELS)]


class GoodEnough(Entry):
    """What "good enough" looks like in a company of about 10, about 100 and 1,000 or more people."""

    at_10: Text = Field(alias="10")
    at_100: Text = Field(alias="100")
    at_1000: Text = Field(alias="1000")


class QuestionBase(Entry):
    """What every question has.

    name: what it is called in lists. ask: the neutral stem. why: why we ask. probes: two follow-ups that ask for the
    last instance and for what one would see. competent: the roles whose answer counts. source: where the construct
    comes from. narrative: what to take down in words beside the answer. register_: a table kept with the answer.
    minutes: how long it takes; express_minutes: how long in the express set.
    cut_offs: whether the bands or anchors' points are published research or our policy.
    formerly: earlier ids, so that answers in older files are found.
    """

    id: QuestionId
    name: Text
    ask: Text
    why: Text
    probes: tuple[Text, Text]
    competent: tuple[Slug, ...] = Field(min_length=1)
    good_enough: GoodEnough
    source: Text
    express: bool = False
    critical: bool = False
    weight: float = Field(default=1.0, gt=0)
    minutes: float = Field(gt=0)
    express_minutes: float | None = Field(default=None, gt=0)
    visible_when: Condition | None = None
    narrative: Text | None = None
    register_: Slug | None = Field(default=None, alias="register")
    cut_offs: Literal["policy", "published"] = "policy"
    formerly: tuple[QuestionId, ...] = ()

    @model_validator(mode="after")
    def _express_time(self) -> Self:
        if self.express and self.express_minutes is None:
            raise ValueError("an express question says how long it takes there: express_minutes")
        return self

    @property
    def step(self) -> int:
        """The step the question belongs to, read off its id."""
        return int(self.id.partition(".")[0])


class Anchored(QuestionBase):
    """Five behavioural anchors, worst first; level 0 is worth no points, level 4 is worth 100."""

    type: Literal["anchored"]
    anchors: FiveAnchors

    def anchor_worth(self, points: float) -> str:
        """Return the anchor that so many points, 0 to 100, lie nearest to."""
        return self.anchors[round(points / 100 * (len(self.anchors) - 1))]


class Number(QuestionBase, Banded):
    """One figure with a unit, turned into points by bands."""

    type: Literal["number"]
    unit: Text
    min: float
    max: float
    better: Literal["higher", "lower", "neither"]


class Percent(QuestionBase, Banded):
    """A share from 0 to 100."""

    type: Literal["percent"]
    better: Literal["higher", "lower", "neither"]
    unit: Literal["%"] = "%"
    min: Literal[0] = 0
    max: Literal[100] = 100


class YesNo(QuestionBase):
    """Yes or no; the better one is worth 100 points, the other none."""

    type: Literal["yes-no"]
    better: Literal["yes", "no"]
    yes_means: Text
    no_means: Text


class Figure(Entry):
    """One named figure of a question: its unit, its scale and which end is the good one.

    short: its name in a report, where the name repeats the unit or tells whoever enters the figure what to enter.
    or_else: what the greatest figure also stands for, such as that nobody did it at all.
    """

    id: Slug
    name: Text
    unit: Text
    min: float = 0.0
    max: float
    better: Literal["higher", "lower", "neither"] = "neither"
    short: Text | None = None
    or_else: Text | None = None

    @property
    def told(self) -> str:
        """Its name in a report."""
        return self.short or self.name


class Measure(Banded):
    """A quantity computed from the figures or rows of one question, turned into points by bands."""

    id: Slug
    name: Text
    unit: Text
    of: Quantity
    better: Literal["higher", "lower", "neither"]
    weight: float = Field(default=1.0, gt=0)


class Figures(QuestionBase):
    """Several figures asked together; the measures made from them give the points."""

    type: Literal["figures"]
    figures: tuple[Figure, ...] = Field(min_length=1)
    measures: tuple[Measure, ...] = Field(min_length=1)


class Item(Entry):
    """One thing to be ranked."""

    id: Slug
    name: Text


class Ranking(QuestionBase):
    """An order of items, and five anchors for how firmly that order holds."""

    type: Literal["ranking"]
    items: tuple[Item, ...] = Field(min_length=2)
    anchors: FiveAnchors
    best_order: tuple[Slug, ...]
    worst_order: tuple[Slug, ...]

    @model_validator(mode="after")
    def _whole_orders(self) -> Self:
        ids = sorted(item.id for item in self.items)
        if sorted(self.best_order) != ids or sorted(self.worst_order) != ids:
            raise ValueError("best_order and worst_order each name every item once")
        return self


class Statement(Entry):
    """One statement to agree or disagree with; `reversed` where agreement is the bad sign."""

    id: Slug
    text: Text
    reversed: bool = False


class Scale(QuestionBase):
    """Statements answered from 1 (strongly disagree) to 7 (strongly agree) by front-line people."""

    type: Literal["scale"]
    statements: tuple[Statement, ...] = Field(min_length=2)


class Narrative(QuestionBase):
    """Words only; not scored."""

    type: Literal["text"]


class RegisterQuestion(QuestionBase):
    """A table to be filled; the measures made from its rows give the points."""

    type: Literal["register"]
    measures: tuple[Measure, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_a_register(self) -> Self:
        if self.register_ is None:
            raise ValueError("a register question names its register")
        return self


Question = Annotated[
    Anchored | Number | Percent | YesNo | Figures | Ranking | Scale | Narrative | RegisterQuestion,
    Field(discriminator="type"),
]
