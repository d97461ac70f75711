"""What is proposed from the instrument by the gaps found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.bank.library import GuardrailTemplate, KpiTemplate, Tool
    from assess.scoring.ranges import Truth


@dataclass(frozen=True, slots=True)
class OfferedGuardrail:
    """A guardrail to start from and why: the gap it closes. questions: the answers behind it."""

    template: GuardrailTemplate
    owner: str
    why: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KpiNode:
    """A measure in the tree: the company's above the squad's. baseline: what the register says, in words, "" for none.

    feeds: the id above it, "" at the top. beside: the id that keeps it honest, "" for none. why: why it is proposed.
    """

    template: KpiTemplate
    baseline: str
    feeds: str
    beside: str
    why: str


@dataclass(frozen=True, slots=True)
class OfferedTool:
    """A category of tool, for which actions (ids) of this plan."""

    tool: Tool
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A seat on the council: the role's name, why, and whether it is certain to be needed."""

    role: str
    why: str
    needed: Truth


@dataclass(frozen=True, slots=True)
class CouncilOffer:
    """The council as proposed for this company."""

    name: str
    purpose: str
    seats: tuple[SeatOffer, ...]
    decides: tuple[str, ...]
    never: tuple[str, ...]
    meets: str
    ends: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What is proposed from the instrument by the gaps found. practices: of the business models that fit.

    advises_against: what to do in place of decentralising where no model fits, "" otherwise.
    """

    guardrails: tuple[OfferedGuardrail, ...]
    kpis: tuple[KpiNode, ...]
    tools: tuple[OfferedTool, ...]
    council: CouncilOffer
    practices: tuple[str, ...]
    advises_against: str = ""
