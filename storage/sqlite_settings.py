"""The settings of every connection to a database (security specification, section 3), asked for and verified.

SQLite takes no notice of a setting it was built without or does not know: it answers nothing and goes on
with its own. So each is read back, and a connection that did not take one is refused.
"""

import sqlite3
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.storage_errors import LibraryTooOld, SettingNotTaken

SETTINGS: Final = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",  # nothing of anybody in the temporary folder of a computer that was lent
)
OLDEST_LIBRARY: Final = (3, 51, 3)
"""The first SQLite without the fault that could damage a database; what a Linux has installed stays."""
_ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "EXCLUSIVE": "exclusive",
        "TRUNCATE": "truncate",
        "EXTRA": "3",
        "ON": "1",
        "OFF": "0",
        "MEMORY": "2",
    }
)
_ABSENT: Mapping[str, str] = MappingProxyType({"mmap_size": "0"})
"""What no answer means: a library built without mapped memory maps none."""


def configure(driver: sqlite3.Connection) -> None:
    """Ask for every setting, then look whether it holds.

    Raises:
        SettingNotTaken: one does not; nothing was read or written yet.
        sqlite3.Error: the file is damaged or held by another program.
    """
    driver.isolation_level = None  # the driver sends no BEGIN of its own
    for setting in SETTINGS:
        driver.execute(setting)
    verify(driver)


def verify(driver: sqlite3.Connection) -> None:
    """Refuse a connection that holds another value of a setting than it was asked for.

    Raises:
        SettingNotTaken: the first that does not hold.
    """
    for setting in SETTINGS:
        question, _, wanted = setting.partition(" = ")
        name = question.removeprefix("PRAGMA ")
        row = driver.execute(question).fetchone()
        held = str(row[0]) if row else _ABSENT.get(name, "")
        if held != _ANSWERS.get(wanted, wanted):
            raise SettingNotTaken(setting=name, found=held)


def refuse_old_library() -> None:
    """On Windows the library is shipped with the program, and must be one that damages nothing.

    Raises:
        LibraryTooOld: it may.
    """
    if sys.platform == "win32" and sqlite3.sqlite_version_info < OLDEST_LIBRARY:
        needed = ".".join(map(str, OLDEST_LIBRARY))
        raise LibraryTooOld(found=sqlite3.sqlite_version, needed=needed)
