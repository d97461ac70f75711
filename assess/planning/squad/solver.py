"""The one place that speaks to HiGHS: programmes over columns from 0 up, linear or in whole numbers.

HiGHS is an open solver (Huangfu and Hall, Math. Program. Comput. 10, 2018). It runs on one thread from a fixed seed and
its limits count iterations and nodes, so that the same programme always gives the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import highspy

_CLOSE = 0.5
"""Costs of integer programmes are whole numbers: within half of one, an answer is the best there is."""


class Stopped(Exception):
    """Somebody stopped the search for a squad. Caught where squads are formed; nobody sees it."""


_MOST_ITERATIONS = 200_000
"""Of the simplex method for one linear programme: far more than hundreds of people need."""

Asked: TypeAlias = "Callable[[], bool]"
"""Asked now and then whether to stop."""


@dataclass(frozen=True, slots=True)
class Row:
    """At least `low`, at most `high`, of these columns with these factors; None where there is no such bound."""

    factors: Mapping[int, int]
    low: int | None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """Least cost over columns within 0..upper (None: no bound) that keep the rows. fixed: columns that are 1."""

    costs: Sequence[float]
    upper: Sequence[float | None]
    rows: Sequence[Row]
    fixed: frozenset[int] = frozenset()


def multipliers(programme: Programme, cancelled: Asked) -> list[float]:
    """Return what one unit more of each row would cost: the dual values of the linear programme, however far it came.

    Raises Stopped once `cancelled` says so.
    """
    highs = _highs(programme, cancelled, whole=False)
    _run(highs, cancelled)
    duals = list(highs.getSolution().row_dual)
    return duals if len(duals) == len(programme.rows) else [0.0] * len(programme.rows)


def least(programme: Programme, cancelled: Asked) -> tuple[int, ...] | None:
    """Return the columns of the cheapest answer in whole numbers, None where there is none. Costs are whole numbers.

    Raises Stopped once `cancelled` says so, and ArithmeticError if the solver cannot tell.
    """
    import highspy  # noqa: PLC0415 - only who solves pays for the solver

    highs = _highs(programme, cancelled, whole=True)
    _run(highs, cancelled)
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return tuple(map(round, highs.getSolution().col_value))
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    raise ArithmeticError(
        f"HiGHS ended with {highs.modelStatusToString(status)}, so nobody knows whether there is a squad"
    )


def stop_if(cancelled: Asked) -> None:
    """Raise Stopped if somebody wants to stop."""
    if cancelled():
        raise Stopped


def _run(highs: highspy.Highs, cancelled: Asked) -> None:
    stop_if(cancelled)
    highs.run()
    stop_if(cancelled)


def _highs(programme: Programme, cancelled: Asked, *, whole: bool) -> highspy.Highs:
    """Return HiGHS with a programme, ready to run."""
    import highspy  # noqa: PLC0415 - only who solves pays for the solver

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS's name; it greets on standard output from here
            self.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS's way
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    highs = Quiet()  # type: ignore[no-untyped-call]
    options: dict[str, float | str] = {
        "threads": 1,
        "random_seed": 1,
        "parallel": "off",
        "presolve": "on" if whole else "off",
    }
    options |= {"mip_rel_gap": 0.0, "mip_abs_gap": _CLOSE} if whole else {"simplex_iteration_limit": _MOST_ITERATIONS}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.passModel(_model(programme, whole=whole))

    def ask(event: highspy.highs.HighsCallbackEvent) -> None:
        if cancelled():
            event.interrupt()

    highs.cbSimplexInterrupt += ask
    highs.cbMipInterrupt += ask
    return highs


def _model(programme: Programme, *, whole: bool) -> highspy.HighsLp:
    import highspy  # noqa: PLC0415 - only who solves pays for the solver
    import numpy as np  # noqa: PLC0415 - likewise

    infinity = highspy.kHighsInf
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(programme.costs), len(programme.rows)
    model.col_cost_ = np.array(programme.costs, dtype=float)
    model.col_lower_ = np.array([float(column in programme.fixed) for column in range(len(programme.costs))])
    model.col_upper_ = np.array([infinity if most is None else most for most in programme.upper], dtype=float)
    model.row_lower_ = np.array([-infinity if row.low is None else row.low for row in programme.rows], dtype=float)
    model.row_upper_ = np.array([infinity if row.high is None else row.high for row in programme.rows], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.factors) for row in programme.rows)])
    model.a_matrix_.index_ = np.array([column for row in programme.rows for column in row.factors], dtype=np.int32)
    factors = [factor for row in programme.rows for factor in row.factors.values()]
    model.a_matrix_.value_ = np.array(factors, dtype=float)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(programme.costs)
    return model
