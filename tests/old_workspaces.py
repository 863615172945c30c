"""The workspaces that old versions made (`tests/vectors/databases`), unpacked, and what was stated of them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.source_tree import ROOT

FOLDER = ROOT / "tests" / "vectors" / "databases"
Rows = dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]


@dataclass(frozen=True)
class OldWorkspace:
    """One of them, unpacked."""

    name: str
    folder: Path
    said: dict[str, Any]

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def database(self) -> Path:
        return self.workspace / "socchc.db"

    @property
    def packages(self) -> tuple[Path, ...]:
        return tuple(sorted((self.folder / "packages").glob("*.cchc")))

    def document(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text("utf-8"))


def names(*, role: str = "", is_released: bool = False) -> list[str]:
    """`<schema>-<version>-<role>` of each, oldest first."""
    found = sorted(path.stem for path in FOLDER.glob(f"*{role}.zip"))
    return [name for name in found if not is_released or "-between-" not in name]


def unpacked(name: str, target: Path) -> OldWorkspace:
    with ZipFile(FOLDER / f"{name}.zip") as archive:
        archive.extractall(target)
    said = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return OldWorkspace(name=name, folder=target, said=said)


def rows_of(database: Path) -> Rows:
    """Every table with the names of its columns and its rows."""
    with closing(sqlite3.connect(database)) as held:
        tables = [name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: (
                tuple(column[1] for column in held.execute(f'PRAGMA table_info("{name}")')),
                held.execute(f'SELECT * FROM "{name}"').fetchall(),
            )
            for name in tables
        }


def lost(before: Rows, after: Rows) -> list[str]:
    """Tables and columns that are gone, and tables whose rows are not what they were."""
    found = []
    for table, (columns, rows) in before.items():
        if table not in after:
            found.append(table)
            continue
        now, now_rows = after[table]
        found.extend(f"{table}.{column}" for column in columns if column not in now)
        kept = [column for column in columns if column in now]
        if _cells(columns, rows, kept) != _cells(now, now_rows, kept):
            found.append(f"{table}: rows")
    return found


def _cells(columns: tuple[str, ...], rows: list[tuple[Any, ...]], wanted: list[str]) -> list[str]:
    places = [columns.index(name) for name in wanted]
    return sorted(repr([row[place] for place in places]) for row in rows)
