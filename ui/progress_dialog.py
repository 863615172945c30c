"""Long work in front of a page: what, how far, how long still, and a Cancel that answers at once."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.progress import Progress
from ui.jobs import Job, JobRunner
from ui.texts import common as texts

_SHOW_AFTER_MS = 500
_ESTIMATE_AFTER = 2.0
_STEPS = 1000


class ProgressDialog(QDialog):
    """Blocks the page from the first moment; seen only when the work takes longer than half a second."""

    def __init__(self, job: Job, title: str, *, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._job = job
        self._begun = time.monotonic()
        self._is_running = True
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._build(title)
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._close)
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, True)
        QTimer.singleShot(_SHOW_AFTER_MS, self, self._appear)

    def reject(self) -> None:
        """Esc and the close button ask the work to stop; the dialog goes when it has stopped."""
        self._cancel.setEnabled(False)
        self._state.setText(texts.CANCELLING)
        self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross cancels as well."""
        if self._is_running:
            self.reject()
            event.ignore()

    def _build(self, title: str) -> None:
        self._what = QLabel(title)
        self._what.setObjectName("heading")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._state = QLabel(texts.WORKING)
        self._cancel = QPushButton(texts.CANCEL)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._state, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addLayout(row)
        self.setMinimumWidth(440)

    @Slot()
    def _appear(self) -> None:
        if not self._is_running:
            return
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        self.open()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if total <= 0 or not self._cancel.isEnabled():
            return
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(done * _STEPS // total)
        spent = time.monotonic() - self._begun
        left = int(spent * (total - done) / done) if done and spent > _ESTIMATE_AFTER else None
        self._state.setText(texts.progress(done * 100 // total, left))

    @Slot()
    def _close(self) -> None:
        self._is_running = False
        self.hide()
        self.deleteLater()


def run_long(
    parent: QWidget | None,
    jobs: JobRunner,
    *,
    title: str,
    work: Callable[[Progress], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
) -> Job:
    """Run `work` on the worker under a progress dialog over the parent's window."""
    job = jobs.start(work, done=done, failed=failed)
    dialog = ProgressDialog(job, title, parent=parent)
    job.finished.connect(lambda: dialog.hide())  # noqa: PLW0108 - this keeps a dialog that no parent owns
    dialog.open()
    return job
