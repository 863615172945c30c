"""An export of another program on its way in: its columns mapped, the outcome seen, then taken as one act."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.foreign.values import ForeignLook
from core.services.exchange_records import RecordsImported
from core.services.map_foreign import ForeignOutcome
from ui.desk import Desk
from ui.foreign_mapping import ForeignMappingPart
from ui.foreign_outcome import ForeignOutcomePart
from ui.messages import plain_label, reporting, show_error
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import common
from ui.texts import foreign_export as texts
from ui.window_place import fit

_SIZE = (1080, 680)


class ForeignExportDialog(QDialog):
    """`result_of` is what was taken in; None while nothing was."""

    def __init__(
        self, desk: Desk, path: Path, *, look: ForeignLook, year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self.result_of: RecordsImported | None = None
        self._outcome: ForeignOutcome | None = None
        self.setWindowTitle(texts.title(year))
        fit(self, _SIZE)
        self.mapping = ForeignMappingPart(desk, path, look=look, year=year)
        self.outcome = ForeignOutcomePart()
        self.back, self.forward = QPushButton(texts.BACK), QPushButton(texts.PREVIEW)
        self._steps = QStackedWidget()
        self._build()
        self.mapping.header.setFocus()

    def preview(self) -> None:
        """Count what the file would give; nothing is written."""
        service, path, plan = self._desk.services.map_foreign, self._path, self.mapping.plan()
        run_long(
            self,
            self._desk.jobs,
            title=texts.COUNTING,
            work=lambda progress: service.preview(path, plan, progress=progress),
            done=self._show_outcome,
            failed=self._failed,
        )

    def take(self) -> None:
        """Write what was shown, as one act, and remember the mapping."""
        outcome = self._outcome
        if outcome is None:
            return
        service, name, headers = (
            self._desk.services.map_foreign,
            self.outcome.mapping_name(),
            self.mapping.headers(),
        )
        if name:
            with reporting(self):
                service.remember(name, outcome.plan, headers=headers)
        run_long(
            self,
            self._desk.jobs,
            title=texts.TAKING,
            work=lambda _progress: service.take(outcome),
            done=self._taken,
            failed=self._failed,
        )

    def go_back(self) -> None:
        """Correct the mapping."""
        self._outcome = None
        self._show_step(0)
        self.mapping.header.setFocus()

    def _show_outcome(self, outcome: ForeignOutcome) -> None:
        self._outcome = outcome
        self.outcome.show_outcome(outcome, known=self.mapping.proposal.known)
        self._show_step(1)
        self.forward.setEnabled(outcome.may_take)
        (self.forward if outcome.may_take else self.back).setFocus()

    def _taken(self, result: RecordsImported) -> None:
        self.result_of = result
        self.accept()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show_step(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self.back.setVisible(step == 1)
        self.forward.setText(texts.TAKE if step else texts.PREVIEW)
        self.forward.setEnabled(True)

    def _go_on(self) -> None:
        if self._steps.currentIndex() == 0:
            self.preview()
        else:
            self.take()

    def _build(self) -> None:
        middle = QVBoxLayout()
        middle.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        middle.addWidget(self.mapping)
        self._steps.addWidget(ScrollingMiddle(middle))
        last = QVBoxLayout()
        last.addWidget(self.outcome)
        self._steps.addWidget(ScrollingMiddle(last))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(SMALL)
        column.addWidget(self._steps, 1)
        column.addLayout(self._build_buttons())
        self._show_step(0)

    def _build_buttons(self) -> QHBoxLayout:
        self.forward.setProperty("kind", "primary")
        self.forward.setDefault(True)
        leave = QPushButton(common.CANCEL)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.forward)
        row.addWidget(leave)
        for button, act in ((self.back, self.go_back), (self.forward, self._go_on), (leave, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
        return row
