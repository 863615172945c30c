"""Workspaces with a database a disk damaged: made from one that an office filled, and spoilt page by page."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from storage.workspace import open_workspace
from tests.old_workspaces import names, unpacked

PAGE = 4096  # bytes; the page size of every database of ours
Spoil = Callable[[bytes], bytes]


def filled(folder: Path) -> Path:
    """The newest old workspace of a commune, in today's form and closed: two years of everything."""
    held = unpacked(names(role="submitter")[-1], folder.parent / "unpacked")
    held.workspace.rename(folder)
    open_workspace(folder).close()
    return folder


def counts_of(database: Path) -> Mapping[str, int]:
    """Every table and how many rows it has."""
    with closing(sqlite3.connect(f"{database.as_uri()}?immutable=1", uri=True)) as held:
        tables = [name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: held.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def with_pages(content: bytes, spoilt: Mapping[int, Spoil]) -> bytes:
    """A database with some of its pages spoilt; the first page is number 0."""
    changed = bytearray(content)
    for number, spoil in spoilt.items():
        part = slice(number * PAGE, (number + 1) * PAGE)
        changed[part] = spoil(bytes(changed[part]))
    return bytes(changed)


def pages_of(database: Path, table: str) -> tuple[int, ...]:
    """The leaf pages of a table, counted from 0, in its own order: empty for a table of one page."""
    with closing(sqlite3.connect(database)) as held:
        (root,) = held.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    content = database.read_bytes()
    return tuple(_leaves(content, root - 1))


def _leaves(content: bytes, number: int) -> list[int]:
    at = number * PAGE
    kind, cells = content[at], int.from_bytes(content[at + 3 : at + 5], "big")
    if kind == 0x0D:
        return [number]
    pointers = [
        int.from_bytes(content[at + 12 + 2 * each : at + 14 + 2 * each], "big") for each in range(cells)
    ]
    children = [int.from_bytes(content[at + each : at + each + 4], "big") - 1 for each in pointers]
    children.append(int.from_bytes(content[at + 8 : at + 12], "big") - 1)
    return [leaf for child in children for leaf in _leaves(content, child)]
