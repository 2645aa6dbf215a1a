"""Open the library's database: make it, bring it up to date, or say in one line why not."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings.config import LibrarySettings
from tellings.errors import LibraryBusyError, LibraryError, NotInLibraryError
from tellings.library.migrations import migrate, refuse_newer, version_of
from tellings.library.schema import APPLICATION_ID, TABLES, VERSION, split_statements

FILE_NAME = "library.sqlite"
"""By which a library's folder is known."""


def is_library(folder: Path) -> bool:
    """Whether a folder holds a library."""
    return (folder / FILE_NAME).is_file()


def open_database(folder: Path, settings: LibrarySettings, *, make: bool) -> sqlite3.Connection:
    """Open the database of a library, in autocommit mode; transactions are begun by `writing`.

    Where nothing may be written, and none is to be made, it is opened for reading only.

    Args:
        folder: The library's folder.
        settings: How long to wait for another writer.
        make: Make the library where there is none.

    Raises:
        NotInLibraryError: There is no library, and none is to be made.
        LibraryError: It cannot be opened, is no library, or is a newer program's.
    """
    path = folder / FILE_NAME
    if not path.is_file() and not make:
        raise NotInLibraryError(f"{folder}: there is no library here; add reports to make one, or name another folder")
    with telling(folder):
        folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=settings.wait_seconds, isolation_level=None)
        try:
            _prepare(db, folder)
        except (sqlite3.Error, LibraryError) as error:
            db.close()
            if make or not _is_read_only(path, error):
                raise
            db = _open_read_only(path, folder)
    return db


def _is_read_only(path: Path, error: Exception) -> bool:
    """Whether a library cannot be opened only because nothing may be written beside it: on a medium that is sealed."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    log = path.with_name(f"{path.name}-wal")
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) and not (log.exists() and log.stat().st_size)


def _open_read_only(path: Path, folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    refuse_newer(version_of(db), folder)
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def _prepare(db: sqlite3.Connection, folder: Path) -> None:
    refuse_newer(version_of(db), folder)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA cache_size = -65536")
    db.execute("PRAGMA temp_store = MEMORY")
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _make(db)
    elif int(db.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        raise LibraryError(f"{folder / FILE_NAME}: a database, but no library; name another folder")
    if version_of(db) != VERSION:
        migrate(db, folder)


def _make(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:  # another process may have been quicker
        for statement in split_statements(TABLES):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        db.execute(f"PRAGMA user_version = {VERSION:d}")
    db.execute("COMMIT")


@contextmanager
def writing(db: sqlite3.Connection, folder: Path) -> Iterator[None]:
    """One transaction: all of it is safe when this ends, or nothing of it is kept.

    Raises:
        LibraryBusyError: Another process is writing and went on for too long.
        LibraryError: It cannot be written: the disk is full, the folder is read-only, the file is damaged.
    """
    with telling(folder):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Say in one line what went wrong with the library's files.

    Raises:
        LibraryError: In place of any error of the database or of the file system.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _told(folder, error) from error
    except OSError as error:
        raise LibraryError(f"{folder}: {_os_reason(error)}") from error


def _told(folder: Path, error: sqlite3.Error) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusyError(f"{folder}: another process is writing to the library; try again when it is done")
    if code == sqlite3.SQLITE_FULL:
        return LibraryError(f"{folder}: {_FULL}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return LibraryError(f"{folder}: {_READ_ONLY}")
    if code == sqlite3.SQLITE_IOERR:
        return LibraryError(f"{folder}: the disk cannot be written or read ({error}); {_ROOM}")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        todo = "bring back a copy of it, or import an archive into a new library"
        return LibraryError(f"{folder / FILE_NAME}: it is damaged or no database ({error}); {todo}")
    return LibraryError(f"{folder}: the library's database failed ({error}); see `tellings library check`")


_ROOM = "see that the disk has room and is whole; what was acknowledged is safe"
_FULL = "the disk is full, and the last reports were not kept; make room and add them again, the earlier ones are safe"
_READ_ONLY = "the library cannot be written to or opened; allow yourself to write to the folder and its files"


def _os_reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _READ_ONLY
    return f"it cannot be used ({error.strerror or error}); name another folder"
