"""What a program that runs from a stick says: once in full, and at every start in one line."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from core.machine import Program
from ui.desk import Desk
from ui.messages import MessageDialog, Notice
from ui.notice_line import NoticeLine
from ui.texts import portable as texts

_KEY = "portable_told"


class PortableBar(NoticeLine):
    """One line over the page of a portable program, until it is sent away; the next start says it again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words.setText(texts.BAR)
        self.more = self.offer(texts.MORE, lambda: portable_notice(self).exec())
        self.read = self.offer(texts.READ, self.hide)
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
