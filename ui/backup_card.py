"""The card of the settings page on copies: the last file, the newest copy in the machine, and what to do."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.desk import Desk
from ui.dialogs.kept_backups import KeptBackupsDialog
from ui.elsewhere_part import ElsewherePart
from ui.icons import icon
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.rehearsal_row import RehearsalRow
from ui.texts import backups as texts
from ui.texts import settings as words


class BackupCard(QFrame):
    """Says what there is to go back to."""

    def __init__(self, desk: Desk, *, check: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self.last = plain_label()
        self.newest = plain_label(wraps=True)
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP, 12, GAP, 12)
        self.column.setSpacing(SMALL)
        self.column.addWidget(plain_label(words.BACKUP, kind="heading"))
        self.column.addWidget(self.last)
        self.column.addWidget(self.newest)
        self.column.addWidget(plain_label(words.BACKUP_WHY, kind="quiet", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(_button(texts.SHOW, self.show_kept, mark="folder"))
        row.addWidget(_button(words.CHECK, check, mark="done"))
        row.addStretch(1)
        self.column.addLayout(row)
        self.elsewhere = ElsewherePart(desk)
        self.column.addWidget(self.elsewhere)
        self.rehearsal = RehearsalRow(desk)
        self.column.addWidget(self.rehearsal)

    def show_state(self) -> None:
        """Read again what there is."""
        last = str(self._desk.places.value("backup") or "")
        self.last.setText(texts.FILE_LAST.format(moment=last) if last else texts.FILE_NONE)
        self.newest.setText(texts.newest(self._desk.services.keep_backups.list()))
        self.elsewhere.show_state()
        self.rehearsal.show_state()

    def show_kept(self) -> None:
        """The list of copies in the machine."""
        KeptBackupsDialog(self._desk, parent=self).exec()
        self.show_state()


def _button(text: str, act: Callable[[], None], *, mark: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setIcon(icon(mark))
    button.clicked.connect(lambda _checked=False: act())
    return button
