"""The log of changes as a table for a workbook; no Qt, the command line writes it too."""

from core.audit import AuditEntry
from core.dates import local
from core.reporting.document import Align, CellKind, Column, Report, Row, Table
from core.services.read_audit import AuditPart
from ui.texts import audit as texts


def audit_paper(part: AuditPart, *, unit: str) -> Report:
    """Every entry with old and new beside each other, in the order given."""
    rows = tuple(_row(entry, part.later.get(entry.number)) for entry in part.entries)
    columns = (
        Column(title=texts.COLUMN_NUMBER, width=7, kind=CellKind.COUNT, align=Align.RIGHT),
        Column(title=texts.COLUMN_AT, width=14, kind=CellKind.MOMENT),
        Column(title=texts.OFFICER, width=16),
        Column(title=texts.ACT, width=20),
        Column(title=texts.COLUMN_WHAT, width=24),
        Column(title=texts.OLD, width=30),
        Column(title=texts.NEW, width=30),
        Column(title=texts.COLUMN_WHY, width=24),
    )
    return Report(
        kind="list",
        title=texts.SHEET_TITLE,
        subtitle=unit,
        blocks=(Table(name=texts.TITLE, columns=columns, rows=rows),),
        landscape=True,
        pages=texts.PAGES,
    )


def _row(entry: AuditEntry, later: AuditEntry | None) -> Row:
    return Row(
        cells=(
            entry.number,
            local(entry.at).replace(tzinfo=None),
            entry.officer,
            texts.act_name(entry.act),
            texts.about(entry),
            texts.told(entry, is_new=False),
            texts.told(entry, is_new=True),
            texts.why(entry, later),
        )
    )
