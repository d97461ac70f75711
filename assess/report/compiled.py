"""Templates as Jinja2 has compiled them, kept beside them as Python keeps its modules: compiling takes longest."""

from __future__ import annotations

import contextlib
import pickle
import sys
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from assess.resources import data_folder

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_SPOILT = (OSError, EOFError, ValueError, pickle.UnpicklingError)


class _Kept(FileSystemBytecodeCache):
    """A folder that is done without where it cannot be read or written. Jinja2 compiles anew what has changed."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except _SPOILT:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def kept_compiled() -> FileSystemBytecodeCache | None:
    """Return where our own templates are kept compiled; nowhere, where Python may not keep its modules either."""
    if sys.dont_write_bytecode:
        return None
    folder = data_folder("report_templates") / "__pycache__"
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
    return _Kept(str(folder), "%s.j2c")
