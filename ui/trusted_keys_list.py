"""The keys this office trusts: whose, since when, confirmed by whom, and what they sealed last."""

from PySide6.QtWidgets import QPushButton

from core.dates import local_day
from core.packages.kinds import SignerRole
from core.packages.signing import PublicKey
from core.packages.trust import KeyStatus
from ui.desk import Desk
from ui.key_view import KeyRow
from ui.listed import Listed
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import keys as texts


class TrustedKeysList(Listed[KeyRow]):
    """The table and the details of one key; `second` and `revoke` are the acts on it."""

    def __init__(self, desk: Desk, *, none: str) -> None:
        table: TableView[KeyRow] = TableView(_columns(), texts.TAB_TRUSTED)
        super().__init__(desk, table, key="trusted", none=none, detail_none=texts.DETAIL_NONE)
        self.second = QPushButton(texts.SECOND)
        self.revoke = QPushButton(texts.REVOKE)
        self.add_act(self.second)
        self.add_act(self.revoke)
        table.current_changed.connect(self._show_detail)
        self._show_detail(None)

    def show_keys(self, rows: tuple[KeyRow, ...]) -> None:
        """Show these keys; the one stood on stays."""
        self.table.show_rows(rows, same=lambda row: row.held.fingerprint)
        self.show_count(len(rows))
        if rows and self.table.current() is None:
            self.table.select(lambda _row: True)
        self._show_detail(self.table.current())

    def _show_detail(self, row: KeyRow | None) -> None:
        is_active = row is not None and row.held.status is KeyStatus.ACTIVE
        self.revoke.setEnabled(is_active)
        self.second.setVisible(row is not None and is_active and not row.held.second_by)
        if row is None:
            self.show_facts("", ())
            return
        self.show_facts(row.name, _facts(row))


def status(row: KeyRow) -> str:
    """The state of a key in words."""
    return texts.WAITS_SECOND if row.waits_second else texts.STATUSES[row.held.status]


def meaning(row: KeyRow) -> str:
    """Its colour: each state has one of its own."""
    if row.waits_second:
        return "care"
    return {KeyStatus.ACTIVE: "done", KeyStatus.RETIRED: "none"}.get(row.held.status, "wrong")


def _facts(row: KeyRow) -> tuple[tuple[str, str, str], ...]:
    held, first, last = row.held, row.first, row.last
    second = texts.confirmed(held.second_by, held.second_at) if held.second_by else texts.NO_SECOND
    digits: tuple[str, ...] = ()
    if held.role is SignerRole.SUBMITTER:  # the letter of an authority shows the digits of its roots instead
        digits = PublicKey.from_line(held.public_key).digit_groups
    return (
        (texts.COLUMN_STATUS, status(row), meaning(row)),
        (texts.DETAIL_DOUBT, texts.doubt(row.doubtful) if row.doubtful else "", "care"),
        (texts.DETAIL_ENDED, texts.ended(held.ended_why, held.ended_at) if held.ended_at else "", ""),
        (texts.DIGITS, texts.digit_lines(digits, a_line=6), ""),
        (texts.FINGERPRINT, texts.fingerprint_lines(held.fingerprint), ""),
        (texts.DETAIL_CONFIRMED, texts.confirmed(held.confirmed_by, held.confirmed_at), ""),
        (texts.DETAIL_SECOND, second, ""),
        (
            texts.DETAIL_FIRST,
            texts.package(first.revision, first.period, at=first.at) if first else texts.NO_PACKAGE,
            "",
        ),
        (texts.DETAIL_LAST, texts.package(last.revision, last.period, at=last.at) if last else "", ""),
    )


def _persons(row: KeyRow) -> str:
    """Who compared the digits: the first person and, after a comma, the second."""
    return ", ".join(filter(None, (row.held.confirmed_by, row.held.second_by))) or common.NONE


def _last(row: KeyRow) -> str:
    return common.NONE if row.last is None else texts.last_package(row.last.revision, row.last.period)


def _columns() -> tuple[Column[KeyRow], ...]:
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.name),
        Column(title=texts.COLUMN_STATUS, text=status, meaning=meaning, mark=meaning, width=164),
        Column(
            title=texts.COLUMN_SINCE,
            text=lambda row: numbers.day(local_day(row.held.confirmed_at)),
            sort_key=lambda row: row.held.confirmed_at,
            width=100,
            value=lambda row: local_day(row.held.confirmed_at),
        ),
        Column(title=texts.COLUMN_BY, text=_persons, width=210),
        Column(
            title=texts.COLUMN_EPOCH,
            text=lambda row: str(row.held.key_epoch),
            value=lambda row: row.held.key_epoch,
            align=RIGHT,
            width=50,
        ),
        Column(
            title=texts.COLUMN_LAST,
            text=_last,
            sort_key=lambda row: None if row.last is None else row.last.at,
            width=110,
        ),
    )
