"""The columns of the round board: a unit, where it stands, until when, what it sent, its totals."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from core.dates import local_day
from core.reporting.document import CellKind
from core.services.round_board import BoardRow, BoardStatus
from ui.tables import RIGHT, Column, part
from ui.texts import common, numbers
from ui.texts import list_paper as paper
from ui.texts import round_board as texts

_MEANINGS: Mapping[BoardStatus, str] = MappingProxyType(
    {
        BoardStatus.MISSING: "none",
        BoardStatus.LATE: "wrong",
        BoardStatus.RECEIVED: "care",
        BoardStatus.RETURNED: "accent",
        BoardStatus.IN_APPRAISAL: "care",
        BoardStatus.APPRAISED: "done",
        BoardStatus.PUBLISHED: "done",
        BoardStatus.ENDED: "none",
    }
)


def board_columns() -> tuple[Column[BoardRow], ...]:
    """Names first; figures at the right."""
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.unit.name),
        Column(
            title=texts.COLUMN_STATUS,
            text=texts.status,
            meaning=_meaning,
            mark=_meaning,
            width=164,
            tip=texts.status_in_full,
        ),
        Column(
            title=texts.COLUMN_DUE,
            text=texts.own_due,
            sort_key=lambda row: (row.due_on, row.days_late),
            meaning=lambda row: "wrong" if row.days_late else "",
            width=200,
            tip=texts.own_due_in_full,
            parts=(
                part(paper.DAY, lambda row: row.due_on),
                part(paper.LATE, lambda row: row.days_late or None),
                Column(title=paper.NOTE, text=texts.extended),
            ),
        ),
        Column(
            title=texts.COLUMN_REVISION,
            text=texts.revision,
            sort_key=lambda row: row.revision,
            meaning=lambda row: "care" if row.stale else "",
            tip=texts.status_in_full,
            align=RIGHT,
            width=76,
            value=lambda row: row.revision or None,
        ),
        Column(
            title=texts.COLUMN_RECEIVED,
            text=lambda row: numbers.day(None if row.received_at is None else local_day(row.received_at)),
            sort_key=lambda row: row.received_at,
            tip=lambda row: common.moment(row.received_at),
            width=96,
            value=lambda row: None if row.received_at is None else local_day(row.received_at),
        ),
        *_figures(),
    )


def _figures() -> tuple[Column[BoardRow], ...]:
    return (
        _figure(texts.COLUMN_SELF, lambda row: texts.points(row.self_total), key=lambda row: row.self_total),
        _figure(
            texts.COLUMN_APPRAISED,
            lambda row: texts.points(row.appraised_total),
            key=lambda row: row.appraised_total,
        ),
        _figure(
            texts.COLUMN_INDEX,
            lambda row: texts.index(row.index),
            key=lambda row: row.index,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.COLUMN_OPEN,
            text=lambda row: str(row.open_lines),
            value=lambda row: row.open_lines,
            align=RIGHT,
            width=72,
        ),
    )


def _meaning(row: BoardRow) -> str:
    return _MEANINGS[row.status]


def _figure(
    title: str,
    text: Callable[[BoardRow], str],
    *,
    key: Callable[[BoardRow], Decimal | None],
    kind: CellKind = CellKind.DECIMAL,
) -> Column[BoardRow]:
    return Column(title=title, text=text, value=key, kind=kind, align=RIGHT, width=78)
