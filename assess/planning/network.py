"""The network of activities and gates: when each starts and ends in every draw, and what the end waits for.

This module needs numpy as it is imported, so import it only where a schedule is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from assess.bank.planning import Timing
    from assess.planning.lengths import Weeks


@dataclass(frozen=True, slots=True)
class Run:
    """Weeks from the start at which each activity and gate begins and is over, and at which all is, draw by draw."""

    start: Mapping[str, Weeks]
    finish: Mapping[str, Weeks]
    end: Weeks


@dataclass(frozen=True, slots=True)
class Network:
    """What waits for what. behind: what is over before the start and takes no weeks.

    after: in an order in which each follows all it waits for.
    """

    after: Mapping[str, tuple[str, ...]]
    waits: Mapping[str, float]
    behind: AbstractSet[str]

    def run(self, lengths: Mapping[str, Weeks]) -> Run:
        """Return when everything happens if activities take these weeks: each once all that it waits for is over."""
        start: dict[str, Weeks] = {}
        finish: dict[str, Weeks] = {}
        nothing: Weeks = np.zeros_like(next(iter(lengths.values())))
        for node, after in self.after.items():
            behind = node in self.behind
            start[node] = nothing if behind else reduce(np.maximum, (finish[one] for one in after), nothing)
            finish[node] = nothing if behind else start[node] + (lengths[node] if node in lengths else self.waits[node])
        return Run(start, finish, reduce(np.maximum, finish.values(), nothing))

    def critical(self, run: Run) -> dict[str, float]:
        """Return the share 0..1 of draws in which a delay of each activity or gate would delay the end.

        It would where it is over last of all, or where something that would delay the end begins the moment it is over.
        Beginnings are copies of endings, so they may be compared for being the same.
        """
        delays = {node: (run.finish[node] == run.end) & (node not in self.behind) for node in self.after}
        for node in reversed(tuple(self.after)):
            for one in self.after[node]:
                if one not in self.behind:
                    delays[one] |= delays[node] & (run.finish[one] == run.start[node])
        return {node: float(np.count_nonzero(each)) / each.size for node, each in delays.items()}

    def beside(self) -> dict[str, frozenset[str]]:
        """Return for each activity and gate what lies ahead and neither waits for it nor is waited for by it."""
        before: dict[str, set[str]] = {}
        for node, after in self.after.items():
            before[node] = set(after).union(*(before[one] for one in after))
        ahead = [node for node in self.after if node not in self.behind]
        return {
            node: frozenset(one for one in ahead if one != node and one not in before[node] and node not in before[one])
            for node in self.after
        }


def network_of(timing: Timing, behind: AbstractSet[str]) -> Network:
    """Return the network of a timing. A circle in it raises graphlib.CycleError."""
    after = {each.id: each.after for each in timing.activities} | {each.id: each.after for each in timing.gates}
    order = TopologicalSorter(after).static_order()
    return Network({node: after[node] for node in order}, {gate.id: gate.wait for gate in timing.gates}, behind)
