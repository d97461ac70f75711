"""Board views of companies, each made once, and what they are made of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from assess.planning.plan import plan
from assess.report.board.view import BoardView, board_view
from assess.report.data import edition_data
from assess.report.edition import Edition
from assess.report.material import Material
from assess.report.pdf import render_pdf
from assess.scoring.evaluate import evaluate
from assess.scoring.levers import find_levers
from assess.scoring.next_questions import next_questions
from tests.report import companies, example
from tests.report.test_pdf import pages_of

if TYPE_CHECKING:
    from assess.engagement.model import Engagement
    from assess.planning.rollout import RolloutPlan
    from assess.report.html import Paper


def material(engagement: Engagement, planned: RolloutPlan | None = None) -> Material:
    """Return what the board edition of a client is made of; the plan is made where none is given."""
    bank = example.bank()
    assessment = evaluate(bank, engagement)
    levers = find_levers(bank, engagement, assessment.stage.next)
    planned = planned or plan(bank, engagement, assessment, levers)
    asked = next_questions(bank, engagement)
    return Material(bank, engagement, assessment, asked, levers, planned, Edition.BOARD)


def of(made: Material, **changes: object) -> BoardView:
    """Return the view, with fields of the plan replaced."""
    assert made.plan is not None
    return board_view(made, replace(made.plan, **changes))


@cache
def stuff(name: str) -> Material:
    """Return what the board edition of a company is made of, by the company's name."""
    return material(companies.BY_NAME[name]())


@cache
def board(name: str) -> BoardView:
    """Return the board edition of a company."""
    return of(stuff(name))


def printed(view: BoardView, paper: Paper) -> bytes:
    """Return a view as a PDF with its data."""
    return render_pdf(view, paper, lambda _: None, edition_data(view))


@cache
def pages(name: str, paper: Paper) -> tuple[str, ...]:
    """Return the text of each page of a company's board edition."""
    return tuple(pages_of(printed(board(name), paper)))
