"""SQLite as it runs here: its version, the settings it took, and a migration from the first schema."""

from pathlib import Path

import sqlalchemy as sa

from core.self_check.checks import Check, refuse_any, require
from storage.database import SCRIPTS, declared_schema, known_revisions, migrate, open_database
from storage.tables import NEWEST

_FIRST = "r0001"


def library_checks(folder: Path) -> tuple[Check, ...]:
    """Over databases made in this folder."""
    return (
        Check(name="database.settings", work=lambda: _hold_settings(folder / "new")),
        Check(name="database.migration", work=lambda: _migrate_first(folder / "old")),
    )


def _hold_settings(folder: Path) -> None:
    folder.mkdir(parents=True)
    opened = open_database(folder / "socchc.db", backups=folder / "backups")
    try:
        opened.verify_settings()
        refuse_any(opened.check())
    finally:
        opened.close()


def _migrate_first(folder: Path) -> None:
    """A database of the first schema becomes one of the newest, as a new one is."""
    folder.mkdir(parents=True)
    path, backups = folder / "socchc.db", folder / "backups"
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    try:
        migrate(engine, SCRIPTS, to=_FIRST)
    finally:
        engine.dispose()
    opened = open_database(path, backups=backups)
    try:
        refuse_any(opened.check())
        require(opened.objects() == declared_schema(), "the migrated schema is not the declared one")
    finally:
        opened.close()
    require((backups / f"before-{NEWEST}.db").is_file(), "no snapshot was left before the migration")
    require(len(known_revisions()) == int(NEWEST.removeprefix("r")), "migration scripts are missing")
