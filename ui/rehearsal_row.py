"""On the card of copies: what came of the last rehearsal of a restore, and a button for one now."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.rehearsal import Rehearsal
from ui.changes import Topic
from ui.desk import Desk
from ui.icons import icon
from ui.messages import plain_label, show_error
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.texts import rehearsal as texts


class RehearsalRow(QWidget):
    """The sentence of the last rehearsal; in red when the copy would not come back whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.told = plain_label(wraps=True)
        self.wrong = plain_label(kind="error", wraps=True)
        self.rehearse = QPushButton(texts.REHEARSE)
        self.rehearse.setAutoDefault(False)
        self.rehearse.setIcon(icon("open"))
        self.rehearse.clicked.connect(lambda _checked=False: self._begin())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.told, 1)
        row.addWidget(self.wrong, 1)
        row.addWidget(self.rehearse)

    def show_state(self) -> None:
        """Read again what came of the last one."""
        last = self._desk.services.rehearse_restore.last()
        is_wrong = last is not None and not last.is_sound
        label, other = (self.wrong, self.told) if is_wrong else (self.told, self.wrong)
        label.setText(texts.NEVER if last is None else texts.outcome_line(last))
        label.show()
        other.hide()

    def _begin(self) -> None:
        service = self._desk.services.rehearse_restore
        run_long(
            self,
            self._desk.jobs,
            title=texts.REHEARSING,
            work=lambda progress: service.rehearse(progress=progress),
            done=self._done,
            failed=self._fail,
        )

    @Slot(object)
    def _done(self, _rehearsal: Rehearsal) -> None:
        self._desk.changes.changed.emit(frozenset({Topic.BACKUPS}))
        self.show_state()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        show_error(self, error)
