"""The client's file: private, append-only, and one clear error for everything that can be wrong with it."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NoReturn

import pytest

from assess.engagement import place, schema
from assess.engagement.log import SqliteLog, create_log, read_log
from assess.errors import (
    Busy,
    Damaged,
    DiskFull,
    EngagementError,
    NotOurs,
    OutputExists,
    ReadOnly,
    TooNew,
)

from .events import answer, at, respondent

if TYPE_CHECKING:
    from pathlib import Path


EVENTS = tuple(at(number, answer("1.1", number)) for number in range(40))


@pytest.fixture
def file(path: Path) -> Path:
    create_log(path, EVENTS)
    return path


def sql(path: Path, *statements: str) -> None:
    """Change a file behind our back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_what_was_added_is_read_in_order(file: Path) -> None:
    late, early = at(70, respondent()), at(60, respondent())
    with SqliteLog(file) as log:
        log.append([late, early])
        assert log.read() == (*EVENTS, early, late)
    assert read_log(file) == (*EVENTS, early, late)


def test_the_file_is_private_and_alone(file: Path) -> None:
    with SqliteLog(file) as log:
        log.append([at(50, respondent())])
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert os.listdir(file.parent) == [file.name]  # noqa: PTH208 - names are what is compared


def test_writing_waits_for_the_disk(file: Path) -> None:
    with SqliteLog(file) as log:
        assert log._connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert log._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET value = '1'",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
    ],
)
def test_events_are_only_added(file: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        sql(file, statement)
    assert read_log(file) == EVENTS


def test_an_event_that_is_there_is_refused_with_all_beside_it(file: Path) -> None:
    with SqliteLog(file) as log:
        with pytest.raises(EngagementError):
            log.append([at(50, respondent()), EVENTS[0]])
        assert log.read() == EVENTS


def test_a_second_writer_is_refused_and_readers_are_not(file: Path) -> None:
    with SqliteLog(file) as log:
        with pytest.raises(Busy, match="Another assess is writing"):
            SqliteLog(file)
        log.append([at(50, respondent())])
        assert len(read_log(file)) == 41
    SqliteLog(file).close()


def test_a_missing_file_says_how_to_make_one(path: Path) -> None:
    for use in (SqliteLog, read_log):
        with pytest.raises(EngagementError, match=r"assess new .*acme\.assess --company NAME"):
            use(path)
    assert not path.exists()


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    for use in (SqliteLog, read_log, create_log):
        with pytest.raises(EngagementError, match="is a folder"):
            use(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngagementError, match="There is no folder"):
        create_log(tmp_path / "no" / "a.assess")


@pytest.mark.parametrize("content", [b"Dear all,\n", b"S", b"SQLite format 2\0" + b"\0" * 200, b"\0" * 5000])
def test_another_kind_of_file_is_not_ours(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for use in (SqliteLog, read_log):
        with pytest.raises((NotOurs, Damaged)):
            use(path)
    assert path.read_bytes() == content


def test_a_foreign_database_is_not_ours_and_stays_as_it_is(path: Path) -> None:
    sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE event (id)", "INSERT INTO event VALUES (1)")
    before = path.read_bytes()
    for use in (SqliteLog, read_log):
        with pytest.raises(NotOurs, match="not a client's file"):
            use(path)
    assert (path.read_bytes(), len(list(path.parent.iterdir()))) == (before, 1)


def test_a_pipe_is_not_ours(path: Path) -> None:
    os.mkfifo(path)
    for use in (SqliteLog, read_log):
        with pytest.raises(NotOurs):
            use(path)


def test_a_newer_file_is_refused_unchanged(file: Path) -> None:
    sql(file, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = file.read_bytes()
    for use in (SqliteLog, read_log):
        with pytest.raises(TooNew, match="newer assess"):
            use(file)
    assert file.read_bytes() == before


def test_an_older_file_is_migrated_and_the_original_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    step = ("CREATE TABLE extra (x)", "INSERT INTO extra VALUES (1)")
    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION - 1: step})
    before = file.read_bytes()
    assert read_log(file) == EVENTS
    assert file.read_bytes() == before
    kept = [file.with_name(f"acme.assess.v{schema.VERSION - 1}{number}.bak") for number in ("", ".2")]
    kept[0].write_text("somebody's")
    with SqliteLog(file) as log:
        assert log.read() == EVENTS
        assert log._connection.execute("SELECT x FROM extra").fetchone() == (1,)
    assert kept[0].read_text() == "somebody's"
    monkeypatch.undo()
    assert read_log(kept[1]) == EVENTS
    with pytest.raises(TooNew):
        read_log(file)


def test_a_file_of_the_first_form_gains_room_for_what_is_being_typed(file: Path) -> None:
    sql(file, "DROP TABLE unfinished", "PRAGMA user_version = 1")
    with SqliteLog(file) as log:
        assert log.read() == EVENTS
        log.keep("ceo", "1.1", "note", "half a sen")
    with SqliteLog(file) as log:
        assert dict(log.kept("ceo", "1.1")) == {"note": "half a sen"}


def test_a_migration_that_fails_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION - 1: ("CREATE TABLE extra (x)", "NONSENSE")})
    with pytest.raises(EngagementError):
        SqliteLog(file)
    monkeypatch.undo()
    assert read_log(file) == EVENTS


def test_a_file_cut_anywhere_is_an_error_not_a_crash(path: Path) -> None:
    file = path
    create_log(file, [at(number, answer("1.1", number)) for number in range(200)])
    whole = file.read_bytes()
    assert len(whole) > 5 * 4096
    for length in range(0, len(whole), 512):
        file.write_bytes(whole[:length])
        for use in (read_log, SqliteLog):
            with pytest.raises(Damaged, match="damaged"):
                use(file)
        assert file.read_bytes() == whole[:length]


def test_a_file_with_scribbles_anywhere_is_read_or_an_error(file: Path) -> None:
    whole = file.read_bytes()
    for start in range(0, len(whole), 256):
        file.write_bytes(whole[:start] + b"\xa5" * 64 + whole[start + 64 :])
        with suppress(EngagementError):
            assert len(read_log(file)) <= len(EVENTS)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "'riddle'"),
        ("value", "'{'"),
        ("value", "x'ff'"),
        ("value", "'" + "[" * 100_000 + "'"),
        ("sure", "'certain'"),
        ("evidence", "'[[1]]'"),
        ("quote", "'[]'"),
        ("time", "'yesterday'"),
        ("time", "'2026-01-01T00:00:00'"),
        ("time", "'9999-12-31T23:59:59.999999+00:00'"),
        ("question", "CAST(x'ff' AS TEXT)"),
    ],
)
def test_an_event_that_cannot_be_read_is_damage(file: Path, column: str, value: str) -> None:
    sql(file, "DROP TRIGGER event_keeps", f"UPDATE event SET {column} = {value} WHERE id = 'e3'")  # noqa: S608
    with pytest.raises(Damaged):
        read_log(file)


def test_a_file_without_its_table_is_damaged(file: Path) -> None:
    sql(file, "DROP TABLE event")
    with pytest.raises(Damaged):
        read_log(file)


def test_a_file_that_may_not_be_written_is_read_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests may run as root, whom permission bits do not stop: the system's refusal is put in where it would come."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(place.os, "open", refuse)
    with pytest.raises(ReadOnly, match="may not be written"):
        SqliteLog(file)
    assert read_log(file) == EVENTS


def test_a_folder_that_takes_no_journal_is_read_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above: root may write everywhere, so the answer of `access` is put in."""
    monkeypatch.setattr(place.os, "access", lambda *_: False)
    with pytest.raises(ReadOnly):
        SqliteLog(file)


def test_a_full_disk_loses_only_what_found_no_room(file: Path) -> None:
    with SqliteLog(file) as log:
        pages = log._connection.execute("PRAGMA page_count").fetchone()[0]
        log._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match="no room"):
            log.append([at(50, answer("1.1", "x" * 50_000))])
        assert log.read() == EVENTS
        log._connection.execute("PRAGMA max_page_count = 1000000")
        log.append([at(51, respondent())])
    assert len(read_log(file)) == 41


def test_a_file_replaced_under_an_open_log_is_noticed(file: Path, tmp_path: Path) -> None:
    with SqliteLog(file) as log:
        file.rename(tmp_path / "moved.assess")
        with pytest.raises(EngagementError, match="moved or replaced"):
            log.append([at(50, respondent())])
        create_log(file)
        with pytest.raises(EngagementError, match="moved or replaced"):
            log.append([at(50, respondent())])
    assert (read_log(tmp_path / "moved.assess"), read_log(file)) == (EVENTS, ())


@pytest.mark.parametrize(
    "name",
    [
        "a b.assess",
        "a?mode=memory.assess",
        "a#b.assess",
        "a%20b%00.assess",
        "a\nb\x1b[31m.assess",
        ":memory:",
        "'; DROP TABLE event; --",
        "-rf",
        "ünïcode 主.assess",
        os.fsdecode(b"not-utf8-\xff.assess"),
        "x" * 240 + ".assess",
    ],
)
def test_any_file_name_is_only_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    relative = type(tmp_path)(name)
    create_log(relative, EVENTS)
    with SqliteLog(relative) as log:
        log.append([at(50, respondent())])
    assert (len(read_log(tmp_path / name)), os.listdir(tmp_path)) == (41, [name])  # noqa: PTH208 - names are compared
    with pytest.raises(OutputExists) as refused:
        create_log(relative)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("name", ["a\0b.assess", "x" * 300])
def test_a_name_that_no_file_can_have_is_an_error(tmp_path: Path, name: str) -> None:
    for use in (create_log, SqliteLog, read_log):
        with pytest.raises(EngagementError):
            use(tmp_path / name)


def test_a_link_to_nothing_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputExists):
        create_log(path)
    create_log(path, EVENTS, force=True)
    assert (read_log(path), (tmp_path / "elsewhere").exists()) == (EVENTS, False)


def test_a_file_being_written_is_not_replaced_even_by_force(file: Path) -> None:
    with SqliteLog(file), pytest.raises(Busy):
        create_log(file, force=True)
    assert read_log(file) == EVENTS


def test_a_journal_left_by_another_file_never_spoils_a_new_one(path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"x")
    with pytest.raises(OutputExists, match="journal"):
        create_log(path)
    create_log(path, EVENTS, force=True)
    assert (read_log(path), journal.exists()) == (EVENTS, False)


def test_a_system_without_hard_links_still_makes_files_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(place.os, "link", refuse)
    create_log(path, EVENTS)
    with pytest.raises(OutputExists):
        create_log(path)
    assert (read_log(path), stat.S_IMODE(path.stat().st_mode)) == (EVENTS, 0o600)
