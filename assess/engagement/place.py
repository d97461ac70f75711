"""Where a client's file lies: what is there, who may write it, and how a new one comes to be there in one step."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from assess.engagement import trouble
from assess.engagement.schema import APPLICATION_ID
from assess.errors import Damaged, EngagementError, NotOurs, OutputExists

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_OUR_MARK = slice(68, 72)
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_Identity = tuple[int, int]
_held: set[_Identity] = set()


def refused(error: OSError, path: Path) -> EngagementError:
    """Return what the system's error about a client's file means to the person at the terminal."""
    if error.errno in _REFUSED:
        return trouble.read_only(path)
    if error.errno in _FULL:
        return trouble.disk_full(path)
    if error.errno == errno.ENOENT:
        return trouble.missing(path)
    if error.errno == errno.EISDIR:
        return trouble.folder(path)
    return EngagementError(f"{trouble.shown_path(path)} cannot be used: {error.strerror}. Nothing was changed.")


def checked(path: Path) -> _Identity:
    """Return the identity of the file at a path; raises `EngagementError` unless it looks like a client's file.

    Only the header is read, so that a file of another kind is never handed to SQLite. A file this process holds open
    was looked at before and is not opened again.
    """
    try:
        identity, kind = _look(path)
        if stat.S_ISDIR(kind):
            raise trouble.folder(path)
        if not stat.S_ISREG(kind):
            raise trouble.not_ours(path)
        if identity not in _held:
            with path.open("rb", buffering=0) as file:
                _check_header(file.read(_HEADER), path)
    except OSError as error:
        raise refused(error, path) from error
    except ValueError as error:
        raise EngagementError(f"{trouble.shown_path(path)} cannot be the name of a file.") from error
    return identity


def _look(path: Path) -> tuple[_Identity, int]:
    found = path.stat()
    return (found.st_dev, found.st_ino), found.st_mode


def _check_header(header: bytes, path: Path) -> None:
    if not header:
        raise trouble.damaged(path, "it is empty")
    if not _MAGIC.startswith(header[: len(_MAGIC)]):
        raise trouble.not_ours(path)
    if len(header) < _HEADER:
        raise trouble.damaged(path, "it breaks off")
    if header[_OUR_MARK] != APPLICATION_ID.to_bytes(4, "big"):
        raise trouble.not_ours(path)


def check_folder(path: Path) -> None:
    """Check that the folder takes the journal SQLite writes beside the file; raises `ReadOnly`."""
    if not os.access(path.parent, os.W_OK):
        raise trouble.read_only(path)


class WriterLock:
    """The right to write one client's file, held from before SQLite opens it until after SQLite has closed it."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raises `Busy` where somebody has it, `ReadOnly` where the file may not be written."""
        self.path = path
        self._identity = checked(path)
        if self._identity in _held:
            raise trouble.busy(path)
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError as error:
            raise refused(error, path) from error
        try:
            self._lock()
        except BaseException:
            os.close(self._descriptor)
            raise
        _held.add(self._identity)

    def _lock(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise trouble.busy(self.path) from error
        except OSError as error:
            raise EngagementError(
                f"{trouble.shown_path(self.path)} cannot be locked here ({error.strerror}). Nothing was changed. "
                "Copy it to a local disk and open it there."
            ) from error
        if not self.in_place():
            raise trouble.busy(self.path)

    def in_place(self) -> bool:
        """Whether the path still leads to the file that is locked."""
        found = os.fstat(self._descriptor)
        with suppress(OSError):
            return _look(self.path)[0] == (found.st_dev, found.st_ino)
        return False

    def release(self) -> None:
        """Give the lock back; once is enough, and a second time does nothing."""
        if self._descriptor >= 0:
            _held.discard(self._identity)
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def check_free(path: Path, *, force: bool) -> None:
    """Check that a file may be made at a path; raises `OutputExists` where one is there and `force` is not given.

    A journal left over by another file counts as taken: SQLite would play it back into the new file.
    """
    try:
        if _there(path) and path.is_dir():
            raise trouble.folder(path)
        if not path.parent.is_dir():
            raise EngagementError(f"There is no folder {trouble.shown_path(path.parent)}. Nothing was made.")
        taken = next(filter(_there, (path, _journal(path))), None)
    except OSError as error:
        raise refused(error, path) from error
    except ValueError as error:
        raise EngagementError(f"{trouble.shown_path(path)} cannot be the name of a file.") from error
    if taken is not None and not force:
        raise _taken(taken)


def _there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _taken(path: Path) -> OutputExists:
    return OutputExists(
        f"{trouble.shown_path(path)} is there already. It was not changed. Give another name, or --force."
    )


@contextmanager
def appearing(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Yield a new private file (mode 0600) beside `path` that becomes `path` in one step at the end, or vanishes.

    Of two that make the same path at once, one succeeds and the other gets `OutputExists`. With `force` an existing
    file is replaced, unless somebody is writing it.
    """
    check_free(path, force=force)
    try:
        descriptor, name = tempfile.mkstemp(prefix=".assess-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise refused(error, path) from error
    os.close(descriptor)
    part = Path(name)
    try:
        yield part
        if force:
            _replace(part, path)
        else:
            _link(part, path)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise refused(error, path) from error
    finally:
        part.unlink(missing_ok=True)


def _link(part: Path, path: Path) -> None:
    """Give a finished file its name unless the name is taken; raises FileExistsError then."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links here: take the name first, then fill it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
        part.replace(path)


def _replace(part: Path, path: Path) -> None:
    """Put a finished file in the place of another; a journal of the old one would spoil the new one, so it goes."""
    with ExitStack() as stack:
        if path.is_file():
            with suppress(NotOurs, Damaged):
                stack.enter_context(WriterLock(path))
        _journal(path).unlink(missing_ok=True)
        part.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system lets folders be synchronised."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
