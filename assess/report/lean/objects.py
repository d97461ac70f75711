"""The objects of a PDF before it is written, by their references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pydyf  # type: ignore[import-untyped]

_FREE = "f"


def object_at(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - any of pydyf's
    """Return what a reference leads to."""
    return pdf.objects[int(reference.partition(b" ")[0])]


def is_needed(made: pydyf.Object) -> bool:
    """Tell whether an object is still part of a file."""
    return bool(made.free != _FREE)


def leave_out(made: pydyf.Object) -> None:
    """Make an object no part of a file any more."""
    made.free = _FREE
