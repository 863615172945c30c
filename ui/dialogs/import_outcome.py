"""What came of bringing a file in: every cell to correct with reason and cure, the marked copy, the undo."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.services.exchange_records import RecordsImported
from ui.desk import Desk
from ui.messages import choose_target, plain_label, show_error, tell, tell_where
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.tables import Column, TableView
from ui.texts import common, other_records
from ui.texts import record_import as texts
from ui.texts.every_finding import message_of
from ui.window_place import fit

_SIZE_WITH_LIST, _SIZE = (940, 560), (520, 200)
_WORKBOOK = ".xlsx"


class ImportOutcomeDialog(QDialog):
    """`changed` is told when an import was taken back."""

    changed = Signal()

    def __init__(
        self, result: RecordsImported, path: Path, *, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._path, self._result = desk, path, result
        self.setWindowTitle(texts.TITLE)
        fit(self, _SIZE_WITH_LIST if result.findings else _SIZE)
        self.findings: TableView[Finding] = TableView(_columns(), texts.FINDINGS)
        self.told = plain_label(wraps=True)
        self.save_marked = QPushButton(texts.SAVE_MARKED)
        self.undo = QPushButton(texts.TAKE_BACK)
        self.leave = QPushButton(common.CLOSE)
        self._build()
        self._first().setFocus()

    def write_marked(self, target: Path) -> None:
        """Save the copy with the wrong cells marked; the officer's own file is not touched."""
        service, path, findings = self._desk.services.exchange_records, self._path, self._result.findings
        run_long(
            self,
            self._desk.jobs,
            title=texts.SAVING_MARKED,
            work=lambda progress: service.mark(path, findings, target=target, progress=progress),
            done=self._marked,
            failed=self._failed,
        )

    def take_back(self) -> None:
        """Undo the whole import."""
        service, taken = self._desk.services.exchange_records, self._result.taken
        if taken is None:
            return
        run_long(
            self,
            self._desk.jobs,
            title=texts.TAKING_BACK,
            work=lambda _progress: service.take_back(taken),
            done=self._taken_back,
            failed=self._failed,
        )

    def _choose_target(self) -> None:
        name = texts.MARKED_NAME.format(stem=self._path.stem)
        target = choose_target(self, texts.SAVE_MARKED.rstrip("\u2026"), name=name, kinds=other_records.SHEET)
        if target is not None:
            self.write_marked(target)

    def _marked(self, path: Path) -> None:
        tell_where(self, texts.SAVE_MARKED.rstrip("\u2026"), what=texts.MARKED_DONE, path=path)

    def _taken_back(self, _done: object) -> None:
        self.undo.setEnabled(False)
        self.changed.emit()
        tell(self, texts.TITLE, what=texts.TAKEN_BACK)
        self.accept()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _first(self) -> QWidget:
        return self.findings if self._result.findings else self.leave

    def _build(self) -> None:
        result = self._result
        can_mark = not result.is_done and self._path.suffix.lower() == _WORKBOOK
        why = texts.REFUSED_WHY if can_mark else texts.REFUSED_WHY_PLAIN
        if result.is_done:
            why = other_records.imported(
                sum(result.added.values()), sum(result.updated.values()), unchanged=result.unchanged
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        heading = texts.DONE if result.is_done else texts.REFUSED
        column.addWidget(plain_label(heading, kind="heading", wraps=True))
        column.addWidget(plain_label(why, wraps=True))
        if result.findings:
            said = texts.NOTICES if result.is_done else texts.counted(result.findings)
            column.addWidget(plain_label(said, kind="quiet"))
            self.findings.show_rows(result.findings)
            self.findings.current_changed.connect(self._tell)
            column.addWidget(self.findings, 1)
            column.addWidget(self.told)
            self.findings.select(lambda _each: True)
        else:
            column.addStretch(1)
        column.addLayout(self._build_buttons(can_mark=can_mark))

    def _build_buttons(self, *, can_mark: bool) -> QHBoxLayout:
        taken = self._result.taken
        first = self.save_marked if can_mark else self.leave
        first.setProperty("kind", "primary")
        first.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        if taken is not None and (taken.new or taken.replaced):
            row.addWidget(self.undo)
        row.addStretch(1)
        for button in (self.save_marked, self.leave) if can_mark else (self.leave,):
            row.addWidget(button)
        self.save_marked.clicked.connect(self._choose_target)
        self.undo.clicked.connect(self.take_back)
        self.leave.clicked.connect(self.accept)
        for button in (self.save_marked, self.undo, self.leave):
            button.setAutoDefault(False)
            button.setVisible(row.indexOf(button) >= 0)
        return row

    def _tell(self, finding: Finding | None) -> None:
        """The whole sentence of the line stood on, which may be longer than its cell."""
        self.told.setText("" if finding is None else f"{finding.where}: {message_of(finding)}")


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(title=texts.SHEET, text=lambda each: _place(each)[0], width=190),
        Column(title=texts.CELL, text=lambda each: _place(each)[1], width=70),
        Column(
            title=texts.LEVEL,
            text=texts.level,
            meaning=lambda each: "wrong" if each.level is Level.ERROR else "care",
            width=90,
        ),
        Column(title=texts.WHAT, text=message_of, tip=message_of),
    )


def _place(finding: Finding) -> tuple[str, str]:
    """Sheet and cell; the place of a file without sheets is one word."""
    sheet, mark, cell = finding.where.rpartition("!")
    return (sheet, cell) if mark else (cell, "")
