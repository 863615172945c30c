"""The rows of a criteria workbook joined to the JSON form of a set, and a set taken apart into such rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.criteria.reading import FORMAT, FORMAT_VERSION
from core.findings import Finding, error
from storage.criteria_sheet_layout import (
    GENERAL,
    GENERAL_COLUMNS,
    OWNER,
    PARTS,
    TABLES,
    Blank,
    Column,
    Part,
    Shape,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row as read: its place and the members its cells state; blank cells have none."""

    where: str
    values: Mapping[str, Any]


Rows = Mapping[str, tuple[SheetRow, ...]]


class _Joining:
    """What has been joined so far."""

    def __init__(self, rows: Rows, top: dict[str, Any]) -> None:
        self.rows = rows
        self.top = top
        self.findings: list[Finding] = []

    def table(self, table: Table) -> None:
        """One object per row."""
        self.top[table.member] = [_object(row, table.columns) for row in self.rows.get(table.code, ())]

    def part(self, part: Part) -> None:
        """Rows into the objects they name."""
        member = next(table.member for table in TABLES if table.code == part.of)
        owners = {item["id"]: item for item in self.top[member] if "id" in item}
        for row in self.rows.get(part.code, ()):
            name = row.values.get(OWNER, "")
            if name not in owners:
                self.findings.append(error("CRITERIA_ROW_OWNER", row.where, owner=name))
            elif part.switch and at(owners[name], part.switch) not in part.kinds:
                self.findings.append(error("CRITERIA_ROW_KIND", row.where, owner=name))
            else:
                self._add(part, owners[name], row=row)

    def _add(self, part: Part, owner: dict[str, Any], *, row: SheetRow) -> None:
        holder = at(owner, part.into[:-1])
        columns = part.columns[1:]
        match part.shape:
            case Shape.LIST:
                holder.setdefault(part.into[-1], []).append(_object(row, columns))
            case Shape.MEMBERS:
                holder[part.into[-1]].update(_object(row, columns))
            case Shape.TABLE:
                self._add_pair(holder.setdefault(part.into[-1], {}), columns, row=row)

    def _add_pair(self, table: dict[str, Any], columns: tuple[Column, ...], *, row: SheetRow) -> None:
        key, value = (row.values.get(column.code) for column in columns)
        if key is None or value is None:
            self.findings.append(error("CRITERIA_ROW_INCOMPLETE", row.where))
        elif key in table:
            self.findings.append(error("CRITERIA_ROW_TWICE", row.where, text=key))
        else:
            table[key] = value


def joined(rows: Rows) -> tuple[dict[str, Any], list[Finding]]:
    """The JSON form the rows state, without further data, and rows that fit nowhere."""
    general = rows.get(GENERAL, ())
    top: dict[str, Any] = {"format": FORMAT, "format_version": FORMAT_VERSION}
    if general:
        top.update(_object(general[0], GENERAL_COLUMNS))
    joining = _Joining(rows, top)
    for table in TABLES:
        joining.table(table)
    _complete(top["criteria"])
    for part in PARTS:
        joining.part(part)
    return top, joining.findings


def rows_of(value: Mapping[str, Any]) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The rows of every sheet but that of further data: members by column code."""
    found: dict[str, tuple[Mapping[str, Any], ...]] = {GENERAL: (_row(value, GENERAL_COLUMNS),)}
    for table in TABLES:
        found[table.code] = tuple(_row(item, table.columns) for item in _items(value, table))
    for part in PARTS:
        table = next(table for table in TABLES if table.code == part.of)
        found[part.code] = tuple(row for item in _items(value, table) for row in _part_rows(item, part))
    return found


def at(value: Any, path: tuple[str, ...]) -> Any:
    """The member at a path; None when it is not there."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def _items(value: Mapping[str, Any], table: Table) -> Iterable[Mapping[str, Any]]:
    return value.get(table.member) or ()


def _row(item: Any, columns: tuple[Column, ...]) -> dict[str, Any]:
    held = {column.code: at(item, column.path) for column in columns}
    return {code: value for code, value in held.items() if value is not None}


def _part_rows(item: Mapping[str, Any], part: Part) -> Iterable[Mapping[str, Any]]:
    held = at(item, part.into)
    owner = {OWNER: item["id"]}
    if not held or (part.switch and at(item, part.switch) not in part.kinds):
        return
    columns = part.columns[1:]
    match part.shape:
        case Shape.LIST:
            yield from (owner | _row(each, columns) for each in held)
        case Shape.TABLE:
            first, second = (column.code for column in columns)
            yield from (owner | {first: key, second: each} for key, each in held.items())
        case Shape.MEMBERS:
            row = _row(held, columns)
            if row:
                yield owner | row


def _object(row: SheetRow, columns: tuple[Column, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for column in columns:
        value = row.values.get(column.code)
        if value is None and column.blank is Blank.ABSENT:
            continue
        holder = made
        for name in column.path[:-1]:
            holder = holder.setdefault(name, {})
        holder[column.path[-1]] = [] if value is None and column.blank is Blank.EMPTY else value
    return made


def _complete(criteria: list[dict[str, Any]]) -> None:
    """What follows from other cells: the level of a row, and the members every row carries."""
    parents = {item.get("id"): item.get("parent_id") for item in criteria}
    for item in criteria:
        item.setdefault("indicator", None)
        item.setdefault("rule", None)
        item["follow_only"] = item.get("kind") == "follow_only"
        item.setdefault("level", _depth(item.get("parent_id"), parents))


def _depth(parent: str | None, parents: Mapping[str | None, str | None]) -> int:
    depth = 1
    while parent is not None and depth <= len(parents):
        depth, parent = depth + 1, parents.get(parent)
    return depth
