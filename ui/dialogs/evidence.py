"""Add documents, or change what is said about one: number, day, issuer, what it supports."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import CchcError
from core.evidence import EvidenceDocument
from core.packages.evidence_types import is_flagged
from core.services.keep_evidence import EvidenceDetails
from ui.changes import Topic
from ui.desk import Desk
from ui.fields import BlockField, DayField, LineField
from ui.messages import choose_files, plain_label, reporting, show_error
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import evidence_page as texts

_LIST_HEIGHT = 112
_ID_ROLE = Qt.ItemDataRole.UserRole + 1


class EvidenceDialog(QDialog):
    """For new documents (with files or as paper only), or for one that is held."""

    def __init__(
        self,
        desk: Desk,
        *,
        document: EvidenceDocument | None = None,
        criteria: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, document
        self.files: tuple[Path, ...] = ()
        self.setWindowTitle(texts.EDIT_TITLE if document else texts.ADD_TITLE)
        self.resize(620, 680)
        self.number = LineField(texts.NUMBER, longest=50)
        self.symbol = LineField(texts.SYMBOL, hint=texts.SYMBOL_HINT, longest=50)
        today = desk.services.clock.today
        self.issued_on = DayField(texts.ISSUED_ON, year=desk.year, today=today)
        self.relates_on = DayField(texts.RELATES_ON, hint=texts.RELATES_HINT, year=desk.year, today=today)
        self.issuer = LineField(texts.ISSUER, longest=200)
        self.summary = BlockField(texts.SUMMARY)
        self.not_secret = QCheckBox(texts.CONFIRM_OPEN)
        self._criteria = QStandardItemModel(self)
        self._chosen = plain_label(texts.NO_FILES, kind="quiet")
        self._flagged = plain_label(texts.FLAGGED, kind="care", wraps=True)
        self._flagged.hide()
        self._build()
        self._fill(document, criteria)

    def accept(self) -> None:
        """Keep what was entered; the dialog stays open when it is refused."""
        if self._document is not None:
            self._change(self._document)
            return
        details = self.details()
        if not self.files:
            with reporting(self):
                self._desk.services.keep_evidence.cite(details)
                self._done(())
            return
        service, files = self._desk.services.keep_evidence, self.files
        run_long(
            self,
            self._desk.jobs,
            title=texts.ADDING,
            work=lambda progress: service.add(files, details, progress=progress),
            done=self._done,
            failed=self._failed,
        )

    def details(self) -> EvidenceDetails:
        """What is said about the documents."""
        return EvidenceDetails(
            year=self._desk.year,
            is_not_secret=self.not_secret.isChecked(),
            number=str(self.number.value()),
            symbol=str(self.symbol.value()),
            issued_on=self.issued_on.value(),  # type: ignore[arg-type]
            issuer=str(self.issuer.value()),
            summary=str(self.summary.value()),
            relates_on=self.relates_on.value(),  # type: ignore[arg-type]
            criteria=self.chosen_criteria(),
        )

    def chosen_criteria(self) -> tuple[str, ...]:
        """The criteria that are ticked."""
        rows = (self._criteria.item(row) for row in range(self._criteria.rowCount()))
        return tuple(str(item.data(_ID_ROLE)) for item in rows if item.checkState() == Qt.CheckState.Checked)

    def _change(self, document: EvidenceDocument) -> None:
        with reporting(self):
            said = self.details()
            changed = replace(
                document,
                number=said.number,
                symbol=said.symbol,
                issued_on=said.issued_on,
                issuer=said.issuer,
                summary=said.summary,
                relates_on=said.relates_on,
                criteria=said.criteria,
            )
            self._desk.services.keep_evidence.change(changed)
            self._done(())

    def _done(self, _documents: object) -> None:
        self._desk.changes.announce(Topic.EVIDENCE)
        super().accept()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _choose_files(self) -> None:
        self.take_files(choose_files(self, texts.CHOOSE_FILES, kinds=texts.FILE_KINDS))

    def take_files(self, files: Sequence[Path]) -> None:
        """Use these files."""
        if files:
            self.files = tuple(files)
            names = ", ".join(path.name for path in files)
            self._chosen.setText(f"{texts.files_chosen(len(files))}: {names}")
            self._flagged.setVisible(any(is_flagged(path.suffix.lower()) for path in files))

    def _fill(self, document: EvidenceDocument | None, criteria: Sequence[str]) -> None:
        ticked = set(document.criteria if document else criteria)
        try:
            score = self._desk.services.self_assessment.score(self._desk.year)
            leaves = tuple(line.criterion for line in score.lines)
        except CchcError:
            leaves = ()
        for leaf in sorted(leaves, key=lambda leaf: leaf.id not in ticked):
            item = QStandardItem(f"{leaf.id}  {leaf.name}")
            item.setData(leaf.id, _ID_ROLE)
            item.setCheckable(True)
            item.setEditable(False)
            item.setToolTip(leaf.name)
            item.setCheckState(Qt.CheckState.Checked if leaf.id in ticked else Qt.CheckState.Unchecked)
            self._criteria.appendRow(item)
        if document is not None:
            self.number.show_value(document.number)
            self.symbol.show_value(document.symbol)
            self.issued_on.show_value(document.issued_on)
            self.issuer.show_value(document.issuer)
            self.summary.show_value(document.summary)
            self.relates_on.show_value(document.relates_on)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(SMALL)
        if self._document is None:
            column.addLayout(self._build_files())
            column.addWidget(self._flagged)
            column.addWidget(plain_label(texts.ACCEPTED, kind="quiet", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(SMALL)
        places = ((self.number, 0, 0), (self.symbol, 0, 1), (self.issued_on, 1, 0), (self.relates_on, 1, 1))
        for field, row, at in places:
            grid.addWidget(field, row, at)
        grid.addWidget(self.issuer, 2, 0, 1, 2)
        grid.addWidget(self.summary, 3, 0, 1, 2)
        column.addLayout(grid)
        column.addWidget(plain_label(texts.CRITERIA, kind="heading"))
        view = QListView()
        view.setModel(self._criteria)
        view.setMinimumHeight(_LIST_HEIGHT)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setSpacing(2)
        view.setAccessibleName(texts.CRITERIA)
        view.setToolTip(texts.CRITERIA_HINT)
        column.addWidget(view, 1)
        if self._document is None:
            self.not_secret.setToolTip(texts.CONFIRM_WHY)
            column.addWidget(self.not_secret)
        column.addLayout(self._build_buttons())

    def _build_files(self) -> QHBoxLayout:
        choose = QPushButton(texts.CHOOSE_FILES)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_files)
        self._chosen.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(self._chosen, 1)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        save = QPushButton(texts.SAVE)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        if self._document is None:
            self.not_secret.toggled.connect(save.setEnabled)
            save.setEnabled(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        row.addWidget(leave)
        return row
