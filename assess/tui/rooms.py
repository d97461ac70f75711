"""The rooms of the wizard: what one can look at and do with an open file, each a screen that is loaded when entered."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.tui.room import RoomScreen


@dataclass(frozen=True, slots=True)
class Room:
    """One room: its id, what it is called, what it is for, and where its screen is."""

    id: str
    name: str
    does: str
    module: str
    screen: str

    def load(self) -> type[RoomScreen]:
        """Return the class of the room's screen."""
        found: type[RoomScreen] = getattr(import_module(self.module), self.screen)
        return found


_SCREENS = "assess.tui.screens"

ROOMS = (
    Room("interview", "Interview", "Ask and answer.", f"{_SCREENS}.interview", "InterviewScreen"),
    Room("tables", "Tables", "Fill the company's tables.", f"{_SCREENS}.tables", "TablesScreen"),
    Room(
        "review",
        "Review",
        "See what is open, parked, contradictory or disagreed on.",
        f"{_SCREENS}.review",
        "ReviewScreen",
    ),
    Room(
        "results",
        "Results",
        "See stage, steps, mistakes and what is not known.",
        f"{_SCREENS}.results",
        "ResultsScreen",
    ),
    Room("plan", "Plan", "Compare lines, squads, dates and actions.", f"{_SCREENS}.plan", "PlanScreen"),
    Room("export", "Export", "Write the report and the other files.", f"{_SCREENS}.export", "ExportScreen"),
)


def room(room_id: str) -> Room:
    """Return a room by its id."""
    return next(each for each in ROOMS if each.id == room_id)
