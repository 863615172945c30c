"""The migration scripts, which lie beside the code as data: listed, and run by Alembic to the last of them.

Alembic passes over a folder that does not answer: it would bring a database to an older form, or to none, and
call that the newest.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from core.packages.refusals import NotReadable
from core.storage_errors import DamagedDatabase
from storage.disk import listed
from storage.unopened import REVISION

NEWEST_OF_ALL = "head"


def revisions_in(scripts: Path) -> frozenset[str]:
    """Every schema revision there is a script for, told by the file names.

    Raises:
        NotReadable: the program's own folder does not answer.
    """
    try:
        found = listed(scripts / "versions", "r*.py")
    except OSError as error:
        raise NotReadable(name=scripts.name) from error
    return frozenset(script.name.partition("_")[0] for script in found)


def run_scripts(connection: sa.Connection, scripts: Path, *, to: str) -> None:
    """Run every script up to a revision that the database has not seen, each in a transaction of its own.

    Raises:
        DamagedDatabase: a script would leave a broken reference; it was undone.
        NotReadable: a script cannot be read; those before it may have run.
    """
    # Heavy, and needed only on the first start after an update.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    newest = max(revisions_in(scripts), default=None)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes.update(connection=connection, after_each=_whole)
    try:
        command.upgrade(config, to)
    except (CommandError, OSError) as error:
        raise NotReadable(name=scripts.name) from error
    if to == NEWEST_OF_ALL and connection.exec_driver_sql(REVISION).scalar() != newest:
        raise NotReadable(name=scripts.name)


def _whole(*, ctx: Any, **_: Any) -> None:
    """Inside each migration's transaction: a broken reference undoes it."""
    if ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DamagedDatabase(name="")
