"""The law behind the records, to be looked up: what is in force on a day, and what took its place."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.legal_bases import LegalBasis, Standing
from core.numbers import parse_date
from core.text import nearly_matches
from ui.desk import Desk
from ui.legal_bases import legal_bases
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import legal_bases as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 900, 540
_DAY_WIDTH, _DETAILS_HEIGHT = 120, 150
_MEANINGS = {Standing.IN_FORCE: "done", Standing.ENDED: "none", Standing.NOT_YET: "none"}


class LegalBasesDialog(QDialog):
    """Reads only. The day in sight is today, or the last day of the year on the desk when that is past."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bases = legal_bases()
        self._year = desk.year
        self._day = min(desk.services.clock.today(), date(desk.year, 12, 31))
        self.search = QLineEdit()
        self.day = QLineEdit()
        self.table: TableView[LegalBasis] = TableView(_columns(self.standing), texts.NAME)
        self.words = QPlainTextEdit()
        self.message = plain_label(kind="error", wraps=True)
        self.setWindowTitle(texts.TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self._build()
        self._show()

    def standing(self, basis: LegalBasis) -> Standing:
        """Whether a document is in force on the day in sight."""
        return self._bases.standing(basis, self._day)

    def showEvent(self, event: QShowEvent) -> None:
        """The first answer is what to look for."""
        super().showEvent(event)
        self.search.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, GAP)
        column.setSpacing(12)
        column.addWidget(plain_label(self._bases.notice, kind="quiet", wraps=True))
        column.addLayout(self._build_finder())
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_words())
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(common.CLOSE)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.message.hide()
        self.table.current_changed.connect(self._show_words)

    def _build_finder(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self.search.setPlaceholderText(texts.FIND)
        self.search.setAccessibleName(texts.FIND)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show())
        label = plain_label(texts.DAY)
        label.setBuddy(self.day)
        self.day.setAccessibleName(texts.DAY)
        self.day.setText(numbers.day(self._day))
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.editingFinished.connect(self._take_day)
        row.addWidget(self.search, 1)
        row.addSpacing(GAP)
        row.addWidget(label)
        row.addWidget(self.day)
        return row

    def _build_words(self) -> QPlainTextEdit:
        self.words.setReadOnly(True)
        self.words.setAccessibleName(texts.DETAILS)
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(_DETAILS_HEIGHT)
        return self.words

    def _take_day(self) -> None:
        try:
            self._day = parse_date(self.day.text(), self._year)
        except UserError:
            self.message.setText(texts.WRONG_DAY.format(day=numbers.day(self._day)))
            self.message.show()
            return
        self.message.hide()
        self.day.setText(numbers.day(self._day))
        self._show()

    def _show(self) -> None:
        needle = self.search.text()
        rows = [basis for basis in self._bases.bases if nearly_matches(needle, _searched(basis))]
        self.table.show_rows(rows, same=lambda basis: basis.name)
        if self.table.current() is None and not self.table.select(lambda _basis: True):
            self._show_words(None)

    def _show_words(self, basis: LegalBasis | None) -> None:
        self.words.setPlainText(texts.NONE_FOUND if basis is None else texts.details(basis, self._bases))


def _searched(basis: LegalBasis) -> str:
    return f"{texts.title_of(basis)} {basis.about} {basis.issuer} {texts.day_of(basis)}"


def _columns(standing: Callable[[LegalBasis], Standing]) -> tuple[Column[LegalBasis], ...]:
    return (
        Column(title=texts.DOCUMENT, text=texts.title_of, width=240),
        Column(
            title=texts.ISSUED_ON,
            text=texts.day_of,
            sort_key=_issued,
            width=110,
            value=lambda basis: basis.issued_on,
        ),
        Column(title=texts.ABOUT, text=lambda basis: basis.about),
        Column(
            title=texts.STATE,
            text=lambda basis: texts.STATES[standing(basis)],
            meaning=lambda basis: _MEANINGS.get(standing(basis), "care"),
            mark=lambda basis: _MEANINGS.get(standing(basis), "care"),
            width=150,
        ),
    )


def _issued(basis: LegalBasis) -> tuple[int, date]:
    return basis.begins_in or 0, basis.issued_on or date.min
