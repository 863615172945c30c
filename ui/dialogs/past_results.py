"""Years ranked outside the program: what is held, a sheet to fill, and the filled sheet read back."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.ranking_ports import PastResult
from core.reporting.document import CellKind
from core.services.keep_past_results import PastImported
from ui.desk import Desk
from ui.dialogs.past_result import PastResultDialog
from ui.messages import (
    Notice,
    ask,
    choose_file,
    choose_target,
    plain_label,
    reporting,
    show_error,
    tell_where,
)
from ui.page import SMALL, set_pill
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import past_results as texts
from ui.window_place import fit

_YEARS_BACK: Final = 15
_LAST = 10**9


class PastResultsDialog(QDialog):
    """One year at a time. `has_changed`: something was taken in or forgotten."""

    def __init__(self, desk: Desk, *, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.has_changed = False
        self.setWindowTitle(texts.TITLE)
        fit(self, (860, 560))
        self.year = QComboBox()
        self.held: TableView[PastResult] = TableView(_columns(), texts.TITLE)
        self.findings: TableView[Finding] = TableView(_finding_columns(), texts.FINDINGS)
        self.state = plain_label(" ", wraps=True)
        self.template, self.take = QPushButton(texts.TEMPLATE), QPushButton(texts.IMPORT)
        self.forget = QPushButton(texts.FORGET)
        self.enter, self.change = QPushButton(texts.ENTER), QPushButton(texts.CHANGE)
        self.remove = QPushButton(texts.REMOVE)
        self._build(year)
        self.held.opened.connect(self.enter_one)
        self._show()
        self.take.setFocus()

    def import_file(self, path: Path) -> None:
        """Read a filled sheet; all of it or nothing."""
        year, service = self._year(), self._desk.services.keep_past_results
        run_long(
            self,
            self._desk.jobs,
            title=texts.READING,
            work=lambda progress: service.import_file(path, year, progress=progress),
            done=self._imported,
            failed=lambda error: show_error(self, error),
        )

    def _imported(self, done: PastImported) -> None:
        self._show()
        self.findings.show_rows(done.findings)
        self.findings.setVisible(bool(done.findings))
        errors = sum(1 for finding in done.findings if finding.level is Level.ERROR)
        year = self._year()
        self._say(
            texts.imported(done.count, year) if done.is_done else texts.refused(errors),
            "done" if done.is_done else "wrong",
        )
        self.has_changed |= done.is_done

    def write_template(self, path: Path) -> None:
        """Write the sheet with the units in it."""
        with reporting(self):
            written = self._desk.services.keep_past_results.template(path, self._year())
            tell_where(self, texts.TEMPLATE.rstrip("…"), what=texts.TEMPLATE_DONE, path=written)

    def enter_one(self, held: PastResult | None = None) -> None:
        """Enter the result of one unit, or change the one stood on."""
        if PastResultDialog(self._desk, held, year=self._year(), parent=self).exec():
            self.has_changed = True
            self._show()

    def remove_one(self) -> None:
        """Forget the unit stood on."""
        held = self.held.current()
        if held is not None:
            with reporting(self):
                self._desk.services.keep_past_results.remove(self._year(), held.unit)
                self.has_changed = True
            self._show()

    def forget_year(self) -> None:
        """Ask, then forget."""
        year = self._year()
        notice = Notice(
            title=texts.FORGET_ACT, what=texts.FORGET_WHAT.format(year=year), why=texts.FORGET_WHY
        )
        if ask(self, notice, act=texts.FORGET_ACT, leave=texts.KEEP):
            with reporting(self):
                self._desk.services.keep_past_results.save(year, ())
                self.has_changed = True
            self._show()

    def _year(self) -> int:
        return int(self.year.currentData())

    def _show(self) -> None:
        year = self._year()
        held = self._desk.services.keep_past_results.results(year)
        is_ours = bool(self._desk.services.publish_ranking.publications(year))
        self.findings.hide()
        self.held.show_rows(held, same=lambda each: each.unit)
        if held and self.held.current() is None:
            self.held.select(lambda _each: True)
        self.held.setVisible(bool(held))
        self.take.setEnabled(not is_ours)
        self.enter.setEnabled(not is_ours)
        for button in (self.change, self.remove):
            button.setVisible(bool(held))
            button.setEnabled(not is_ours and self.held.current() is not None)
        self.forget.setEnabled(bool(held) and not is_ours)
        self._say(
            texts.PUBLISHED_HERE if is_ours else texts.held(len(held)) if held else texts.NONE_HERE,
            "accent" if held or is_ours else "none",
        )

    def _say(self, sentence: str, meaning: str) -> None:
        self.state.setText(sentence)
        set_pill(self.state, meaning)

    def _choose_import(self) -> None:
        path = choose_file(self, texts.IMPORT.rstrip("…"), kinds=texts.SHEETS)
        if path is not None:
            self.import_file(path)

    def _choose_template(self) -> None:
        name = texts.FILE_NAME.format(year=self._year())
        path = choose_target(self, texts.TEMPLATE.rstrip("…"), name=name, kinds=texts.SHEETS)
        if path is not None:
            self.write_template(path)

    def _build(self, year: int) -> None:
        held = self._desk.services.keep_past_results.years()
        for each in sorted({*held, *range(year - _YEARS_BACK, year + 1)}, reverse=True):
            self.year.addItem(str(each), each)
        self.year.setCurrentIndex(self.year.findData(year))
        self.year.setAccessibleName(texts.YEAR)
        self.year.currentIndexChanged.connect(lambda _at: self._show())
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        column.addLayout(self._build_year())
        column.addWidget(self.state)
        column.addWidget(self.held, 2)
        column.addStretch(0)
        column.addWidget(self.findings, 1)
        column.addLayout(self._build_buttons())

    def _build_year(self) -> QHBoxLayout:
        label = plain_label(texts.YEAR)
        label.setBuddy(self.year)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(label)
        row.addWidget(self.year)
        row.addStretch(1)
        for button, act in (
            (self.enter, self.enter_one),
            (self.change, lambda: self.enter_one(self.held.current())),
            (self.remove, self.remove_one),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        close = QPushButton(common.CLOSE)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button, act in (
            (self.template, self._choose_template),
            (self.forget, self.forget_year),
            (None, None),
            (self.take, self._choose_import),
            (close, self.accept),
        ):
            if button is None or act is None:
                row.addStretch(1)
                continue
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        return row


def _columns() -> tuple[Column[PastResult], ...]:
    return (
        Column(
            title=texts.COLUMN_RANK,
            text=lambda each: common.NONE if each.rank is None else str(each.rank),
            sort_key=lambda each: each.rank or _LAST,
            align=RIGHT,
            width=56,
            value=lambda each: each.rank,
        ),
        Column(title=texts.COLUMN_CODE, text=lambda each: each.unit, width=76),
        Column(title=dict(texts.LABELS)["name"], text=lambda each: each.name),
        Column(
            title=dict(texts.LABELS)["index"],
            text=lambda each: common.NONE if each.index is None else numbers.percent(each.index),
            value=lambda each: each.index,
            align=RIGHT,
            width=92,
            kind=CellKind.PERCENT,
        ),
        Column(title=dict(texts.LABELS)["band"], text=lambda each: each.band or common.NONE, width=120),
        Column(
            title=dict(texts.LABELS)["document"], text=lambda each: each.document or common.NONE, width=170
        ),
    )


def _finding_columns() -> tuple[Column[Finding], ...]:
    return (
        Column(title=texts.COLUMN_WHERE, text=lambda each: each.where, width=150),
        Column(
            title=texts.COLUMN_WHAT,
            text=texts.finding,
            meaning=lambda each: "wrong" if each.level is Level.ERROR else "care",
        ),
    )
