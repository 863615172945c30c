"""Rows of the table -> what each of them is: area, criterion, described line, total, bonus or penalty."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from core.annex.columns import Columns, is_column_numbers, is_header_again
from core.annex.numbering import Code, Style, code_before_name, code_in
from core.annex.points import PointsUnread, points_in
from core.annex.values import AnnexLine, AnnexRow, AnnexSheet, Role
from core.findings import Finding, error, warning
from core.text import clean_block, clean_line, fold

_TOTAL = re.compile(r"(tong (cong|so diem|diem|so)|cong|tong)\b")
_BONUS = re.compile(r"(cac )?(tieu chi |noi dung )?(diem thuong|diem cong|thuong diem|cong diem)\b")
_PENALTY = re.compile(r"(cac )?(tieu chi |noi dung )?(diem tru|tru diem|diem phat)\b")
_LONGEST_CODE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One row with its code, before its place in the tree is known."""

    line: AnnexLine
    code: Code | None = None


def rows_read(sheet: AnnexSheet, columns: Columns) -> Iterator[Read]:
    """Every row below the header that says something, in order."""
    before: Code | None = None
    section = Role.IGNORED
    for row in sheet.rows[columns.last_row + 1 :]:
        if not any(clean_line(cell.text) for cell in row.cells):
            continue
        found = _read(row, columns, before=before)
        if found.line.role is Role.IGNORED and found.code is None:
            yield found
            continue
        section = _section(found, section)
        found = _in_section(found, section)
        before = found.code if found.code is not None and found.code.style is not Style.SMALL else before
        yield found


def _read(row: AnnexRow, columns: Columns, *, before: Code | None) -> Read:
    if is_column_numbers(row) or is_header_again(row, columns):
        return Read(line=AnnexLine(row=row.number, role=Role.IGNORED, name=_shown(row)))
    code, name, findings = _coded(row, columns, before=before)
    points, unread = _points(row, columns)
    line = AnnexLine(
        row=row.number,
        role=Role.LINE,
        code="" if code is None else code.text,
        name=name,
        points=points,
        how=clean_block("\n".join(row.text(at) for at in columns.how)),
        evidence=clean_block(row.text(columns.evidence)),
        scored_by=clean_line(row.text(columns.who)),
        findings=(*findings, *unread),
    )
    if code is None and _TOTAL.match(fold(clean_line(line.name or _shown(row)))):
        return Read(line=replace(line, role=Role.TOTAL, name=line.name or _shown(row)))
    if not (line.name or line.how or line.evidence or line.points is not None):
        return Read(line=replace(line, role=Role.IGNORED, name=_shown(row)))
    return Read(line=line, code=code)


def _coded(row: AnnexRow, columns: Columns, *, before: Code | None) -> tuple[Code | None, str, list[Finding]]:
    """Code and name of a row; a code typed as a number or a day may have lost its zero, which is said."""
    name = clean_block(row.text(columns.name))
    where = f"row/{row.number}"
    if columns.code is not None:
        cell = row.cell(columns.code)
        text = clean_line(cell.text)
        code = code_in(text, before)
        if cell.is_day:
            return None, name, [error("ANNEX_CODE_DAY", where, text=text)]
        if code is not None:
            is_loose = cell.is_number and "." in text
            return code, name, [warning("ANNEX_CODE_NUMBER", where, text=text)] if is_loose else []
        if text and len(text) <= _LONGEST_CODE and not text.startswith(("-", "+", "\u2022")) and name:
            unread = [] if _TOTAL.match(fold(text)) else [warning("ANNEX_CODE_UNREAD", where, text=text)]
            return None, name, unread
        if text and not name:
            name = text
    split = code_before_name(name)
    if split is not None and (columns.code is None or len(split[0].parts) > 1):
        return split[0], split[1], []
    return None, name, []


def _points(row: AnnexRow, columns: Columns) -> tuple[Decimal | None, list[Finding]]:
    text = row.text(columns.points)
    try:
        return points_in(text), []
    except PointsUnread:
        return None, [error("ANNEX_POINTS_UNREAD", f"row/{row.number}", text=clean_line(text)[:60])]


def _section(found: Read, section: Role) -> Role:
    """Bonus and penalty go on until the next row of the tree that is neither."""
    name = fold(clean_line(found.line.name))
    if _BONUS.match(name):
        return Role.BONUS
    if _PENALTY.match(name):
        return Role.PENALTY
    top = found.code is not None and found.code.style in {Style.LETTER, Style.ROMAN}
    return Role.IGNORED if top or found.line.role is Role.TOTAL else section


def _in_section(found: Read, section: Role) -> Read:
    if section is Role.IGNORED or found.line.role is not Role.LINE:
        return found
    name = fold(clean_line(found.line.name))
    is_head = bool(_BONUS.match(name) or _PENALTY.match(name))
    return Read(line=replace(found.line, role=section if is_head else Role.ITEM), code=found.code)


def _shown(row: AnnexRow) -> str:
    return clean_line(" ".join(cell.text for cell in row.cells if not cell.from_left))
