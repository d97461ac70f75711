"""The lint itself: every rule tried on a bank that loads.

Loading ends where `lint` begins. Every rule is listed in `assess.bank.lint.catalogue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.bank.lint import (
    anchors,
    bands,
    cures,
    identity,
    kinds,
    lines,
    logic,
    names,
    network,
    sets,
    squads,
    thresholds,
)

if TYPE_CHECKING:
    from assess.bank.lint.problem import Problem
    from assess.bank.loader import Origin
    from assess.bank.model import Bank

_NEVER_FOUND = ("B301",)


def lint(bank: Bank, origin: Origin) -> tuple[Problem, ...]:
    """Return every problem of an instrument, in the order of files and lines."""
    found = [*identity.check(bank, origin), *names.check(bank), *kinds.check(bank)]
    found += [*bands.check(bank), *thresholds.check(bank), *logic.check_shape(bank)]
    misleading = {(one.field, one.number) for one in found if one.code not in _HARMLESS}
    found += logic.check(bank, misleading)
    never = {bank.mistakes[f.number].id for f in found if f.code in _NEVER_FOUND and f.field == "mistakes"}
    found += [*anchors.check(bank), *sets.check(bank), *cures.check(bank, never)]
    found += [*lines.check(bank), *squads.check(bank), *network.check(bank)]
    return tuple(sorted({one.problem(origin) for one in found}))


_HARMLESS = ("B311", "B312", "B313", "B401", "B402")
