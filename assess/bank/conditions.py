"""The closed language in which the instrument states its rules.

A `Quantity` names a number that an answer gives; a `Condition` compares quantities and combines comparisons. Both are
data: nothing here is ever evaluated as text. What they mean over ranges is told in `assess.scoring.conditions`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.bank.base import Entry, QuestionId, Slug, Text

CompanyFact = Literal["people", "revenue", "industry", "regulated", "safety-critical", "reference-model"]
FigureRef = Annotated[str, Field(pattern=r"^[1-8]\.[1-9]\d?(\.[a-z0-9]+(-[a-z0-9]+)*)?$")]
Scalar = bool | int | float | str


def _exactly_one(entry: Entry, names: frozenset[str], what: str) -> None:
    given = sorted(names & entry.model_fields_set)
    if len(given) != 1:
        told = " and ".join(given) or "nothing"
        offered = ", ".join(sorted(name.rstrip("_") for name in names))
        raise ValueError(f"{what} is exactly one of {offered}; this gives {told}")


class Rows(Entry):
    """Rows of a register, all of them or those for which `where` holds."""

    register_: Slug = Field(alias="register")
    where: Condition | None = None


class Column(Entry):
    """One column of a register, over all rows or those for which `where` holds."""

    register_: Slug = Field(alias="register")
    column: Slug
    where: Condition | None = None


class Share(Entry):
    """The share 0..1 of a register's rows for which `where` holds."""

    register_: Slug = Field(alias="register")
    where: Condition


class Change(Entry):
    """The relative change from the first to the last reading in one row, .1 for ten per cent more."""

    register_: Slug = Field(alias="register")
    row: Slug
    column: Slug


class Difference(Entry):
    """`of` less `less`."""

    of: Quantity
    less: Quantity


class Ratio(Entry):
    """`of` divided by `to`: 0 where both are zero, and anything from 0 up where only `to` is."""

    of: Quantity
    to: Quantity


QUANTITIES = frozenset(
    {
        "level",
        "score",
        "figure",
        "measure",
        "rank",
        "mean_of",
        "median_of",
        "difference",
        "ratio",
        "count_rows",
        "share_of_rows",
        "covered",
        "change_of",
        "company",
        "column",
        "number",
    }
)


class Quantity(Entry):
    """A number that answers give, always known as a range. Exactly one key is given.

    level: the level 0..4 of an anchored or ranking question.
    score: the points 0..100 of any question.
    figure: the raw figure of a number, percent or scale question ("4.4"), or one named figure ("1.7.reopened").
    measure: a measure of a figures or register question before it is turned into points ("3.1.covered").
    rank: the place of one item in a ranking, 1 for the first ("2.2.speed").
    mean_of: the mean of the quantities that were asked. median_of: the median of a register's column.
    count_rows, share_of_rows: over a register. covered: the share 0..1 of a column's expected values that have a row.
    change_of: relative change between the first and the last reading. company: people or revenue.
    column: a column of the row at hand, inside `where`. number: a constant.
    """

    level: QuestionId | None = None
    score: QuestionId | None = None
    figure: FigureRef | None = None
    measure: FigureRef | None = None
    rank: FigureRef | None = None
    mean_of: tuple[Quantity, ...] | None = Field(default=None, min_length=1)
    median_of: Column | None = None
    difference: Difference | None = None
    ratio: Ratio | None = None
    count_rows: Rows | None = None
    share_of_rows: Share | None = None
    covered: Column | None = None
    change_of: Change | None = None
    company: Literal["people", "revenue"] | None = None
    column: Slug | None = None
    number: float | None = None

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        _exactly_one(self, QUANTITIES, "a quantity")
        return self

    @property
    def kind(self) -> str:
        """Which of the keys is given."""
        return next(iter(QUANTITIES & self.model_fields_set))


class Bounded(Quantity):
    """A quantity beside the bound it is compared with; `policy` marks a bound that is policy rather than research."""

    bound: float
    policy: bool = False


class Is(Entry):
    """Equality: a yes-no question, a company fact or a column of the row at hand, against a value.

    In a column the value `none` means that somebody said there is none.
    """

    question: QuestionId | None = None
    company: CompanyFact | None = None
    column: Slug | None = None
    value: Scalar

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        _exactly_one(self, frozenset({"question", "company", "column"}), "the subject of `is`")
        return self


class AtLeastN(Entry):
    """At least `n` of several conditions hold."""

    n: int = Field(ge=1)
    of: tuple[Condition, ...] = Field(min_length=2)


class Respondents(Entry):
    """At least `count` people answered a scale question."""

    question: QuestionId
    count: int = Field(ge=1)


OPERATORS = frozenset(
    {
        "at_most",
        "at_least",
        "below",
        "above",
        "is_",
        "all_",
        "any_",
        "at_least_n_of",
        "not_",
        "any_row",
        "respondents_at_least",
        "finding",
    }
)


class Condition(Entry):
    """A statement that is true, false or not yet known. Exactly one operator is given.

    `says` states in plain words what is the case when the condition holds; reports print it.
    `finding` names a mistake that is detected, or `perception-gap`.
    """

    says: Text | None = None
    at_most: Bounded | None = None
    at_least: Bounded | None = None
    below: Bounded | None = None
    above: Bounded | None = None
    is_: Is | None = Field(default=None, alias="is")
    all_: tuple[Condition, ...] | None = Field(default=None, alias="all", min_length=1)
    any_: tuple[Condition, ...] | None = Field(default=None, alias="any", min_length=1)
    at_least_n_of: AtLeastN | None = None
    not_: Condition | None = Field(default=None, alias="not")
    any_row: Rows | None = None
    respondents_at_least: Respondents | None = None
    finding: Slug | None = None

    @model_validator(mode="after")
    def _one_operator(self) -> Self:
        _exactly_one(self, OPERATORS, "a condition")
        return self

    @property
    def operator(self) -> str:
        """Which of the operators is given."""
        return next(iter(OPERATORS & self.model_fields_set))
