"""The columns of packages that were received."""

from core.exchanges import PackageRow
from ui.desk import Desk
from ui.key_view import unit_name
from ui.tables import RIGHT, Column, part, wall
from ui.texts import common, numbers, packages
from ui.texts import import_page as texts
from ui.texts import list_paper as paper


def received_columns(desk: Desk) -> tuple[Column[PackageRow], ...]:
    """When, which kind, whose, which revision, its digest and size."""
    return (
        Column(
            title=texts.COLUMN_AT,
            text=lambda row: common.moment(row.at),
            sort_key=lambda row: row.at,
            width=146,
            value=lambda row: wall(row.at),
        ),
        Column(title=texts.COLUMN_KIND, text=lambda row: packages.KINDS[row.kind], width=170),
        Column(title=packages.UNIT, text=lambda row: unit_name(desk, row.sender)),
        Column(
            title=texts.COLUMN_REVISION,
            text=lambda row: str(row.revision),
            value=lambda row: row.revision,
            align=RIGHT,
            width=52,
        ),
        Column(
            title=texts.COLUMN_DIGEST,
            text=lambda row: packages.digest_groups(row.digest),
            width=180,
        ),
        Column(
            title=texts.COLUMN_SIZE,
            text=lambda row: numbers.file_size(row.size),
            sort_key=lambda row: row.size,
            align=RIGHT,
            width=92,
            parts=(part(paper.BYTES, lambda row: row.size),),
        ),
    )
