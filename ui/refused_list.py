"""What was refused: which file, when, why, its code, and what to do."""

from core.refused import Refused
from ui.desk import Desk
from ui.key_view import unit_name
from ui.listed import Listed
from ui.tables import Column, TableView, wall
from ui.texts import common, packages
from ui.texts import keys as texts
from ui.texts.refused_codes import sentence_of_code


class RefusedList(Listed[Refused]):
    """The table of refusals, newest first."""

    def __init__(self, desk: Desk) -> None:
        table: TableView[Refused] = TableView(_columns(), texts.TAB_REFUSED)
        super().__init__(
            desk, table, key="refused", none=texts.REFUSED_NONE, detail_none=texts.REFUSED_DETAIL_NONE
        )
        self._desk = desk
        table.current_changed.connect(self._show_detail)
        self._show_detail(None)

    def show_refused(self, rows: tuple[Refused, ...]) -> None:
        """Show these refusals."""
        self.table.show_rows(rows, same=lambda row: (row.at, row.name))
        self.show_count(len(rows))
        if rows and self.table.current() is None:
            self.table.select(lambda _row: True)
        self._show_detail(self.table.current())

    def _show_detail(self, row: Refused | None) -> None:
        if row is None:
            self.show_facts("", ())
            return
        said = sentence_of_code(row.code)
        unit = unit_name(self._desk, row.unit) if row.unit else ""
        self.show_facts(
            row.name,
            (
                (texts.REFUSED_WHY, said.why, "wrong"),
                (texts.REFUSED_ADVICE, said.advice, ""),
                (texts.REFUSED_CODE, texts.refusal(row.code, row.size), ""),
                (texts.REFUSED_UNIT, unit, ""),
                (texts.REFUSED_DIGEST, packages.digest_groups(row.digest) if row.digest else "", ""),
            ),
        )


def _columns() -> tuple[Column[Refused], ...]:
    return (
        Column(
            title=texts.REFUSED_AT,
            text=lambda row: common.moment(row.at),
            sort_key=lambda row: row.at,
            width=146,
            value=lambda row: wall(row.at),
        ),
        Column(title=texts.REFUSED_FILE, text=lambda row: row.name, width=170),
        Column(title=texts.REFUSED_WHY, text=lambda row: sentence_of_code(row.code).why),
        Column(title=texts.REFUSED_CODE, text=lambda row: row.code, width=150),
    )
