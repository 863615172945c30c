"""What a program that runs from a stick says: once in full, and at every start in one line."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from core.machine import Program
from ui.desk import Desk
from ui.icons import picture
from ui.messages import MessageDialog, Notice, plain_label
from ui.texts import portable as texts

_KEY = "portable_told"


class PortableBar(QFrame):
    """One line over the page of a portable program, until it is sent away; the next start says it again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.more = QPushButton(texts.MORE)
        self.read = QPushButton(texts.READ)
        mark = plain_label()
        mark.setPixmap(picture("care", "care", size=20))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(mark)
        row.addWidget(plain_label(texts.BAR, wraps=True), 1)
        row.addWidget(self.more)
        row.addWidget(self.read)
        self.more.clicked.connect(lambda _checked=False: portable_notice(self).exec())
        self.read.clicked.connect(lambda _checked=False: self.hide())
        self.setVisible(desk.program.is_portable)


def portable_notice(parent: QWidget | None) -> MessageDialog:
    """Everything a person has to know of a stick."""
    notice = Notice(title=texts.TITLE, what=texts.WHAT, why=texts.WHY, advice=texts.ADVICE)
    return MessageDialog(notice, (texts.UNDERSTOOD,), parent=parent)


def tell_portable(person: QSettings, program: Program) -> None:
    """Say it all at the first start from a stick, before anything is asked."""
    if program.is_portable and not person.value(_KEY):
        portable_notice(None).exec()
        person.setValue(_KEY, "1")
