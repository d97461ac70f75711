"""What documents are made from in these tests, and what a Markdown reader sees in them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from assess.engagement.model import Row
from assess.report.material import Material
from assess.scoring.evaluate import evaluate
from tests.report import example, plans

if TYPE_CHECKING:
    from assess.bank.registers import Register
    from assess.planning.rollout import RolloutPlan

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def material_of(plan: RolloutPlan) -> Material:
    """Return what a document on a plan is made from."""
    assessment = evaluate(example.bank(), plan.engagement)
    return Material(example.bank(), plan.engagement, assessment, (), None, plan)


def attacked(text: str) -> RolloutPlan:
    """Return the plan in which every text of the client is an attack, in the registers too."""
    plan = plans.hostile(text)
    registers = {
        register.id: tuple(_row(register, row, text) for row in plan.engagement.registers[register.id])
        for register in example.bank().registers
    }
    return replace(plan, engagement=replace(plan.engagement, registers=MappingProxyType(registers)))


def _row(register: Register, row: Row, text: str) -> Row:
    """Return a row whose texts are the attack, and its name as well where it is no expected one."""
    key = row.key if register.expected else f"{text} {row.key}"
    texts = {column.id: text for column in register.columns[1:] if column.type == "text" and row.cells.get(column.id)}
    return Row(key, MappingProxyType({**row.cells, register.key: key, **texts}))


def blocks(page: str) -> list[str]:
    """Return the structure of a page: every block, and every mark inside one that is more than text."""
    found = []
    for token in _MARKDOWN.parse(page):
        found.append(token.type)
        found += [child.type for child in token.children or () if child.type not in ("text", "text_special")]
    return found


def said(page: str) -> str:
    """Return the text of a page."""
    return "".join(child.content for token in _MARKDOWN.parse(page) for child in token.children or ())
