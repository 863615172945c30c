"""Standard remarks beside the fields they go into: a button with a menu, one key, and the list to edit."""

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QMenu, QPlainTextEdit, QPushButton, QWidget

from ui.desk import Desk
from ui.dialogs.standard_remarks import RemarksDialog
from ui.messages import reporting
from ui.texts import appraisal_page as texts

_NUMBERED = 9
_LONGEST = 90  # letters a menu line shows


class RemarkMenu(QPushButton):
    """Puts a remark into the field last stood in, where the cursor is; the first field to begin with."""

    def __init__(self, desk: Desk, *fields: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(texts.REMARKS, parent)
        self._desk, self._fields, self._field = desk, fields, fields[0]
        self.setAutoDefault(False)
        self.setToolTip(f"{texts.REMARKS_TIP} ({texts.REMARKS_KEYS})")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.clicked.connect(self.open)
        for field in fields:
            field.installEventFilter(self)

    def open(self) -> None:
        """Open the menu under the button; the arrows and figures choose."""
        self._fill()
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def insert(self, remark: str) -> None:
        """Put a remark where the cursor stands, a space before it where words stand already."""
        cursor = self._field.textCursor()
        before = self._field.toPlainText()[: cursor.position()]
        gap = " " if before and not before[-1].isspace() else ""
        cursor.insertText(gap + remark)
        self._field.setFocus()

    def edit(self) -> None:
        """Edit the office's list."""
        service = self._desk.services.standard_remarks
        dialog = RemarksDialog(service.all(texts.FIRST_REMARKS), parent=self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            with reporting(self):
                service.keep(dialog.remarks())

    def actions_text(self) -> tuple[str, ...]:
        """What the menu offers now."""
        self._fill()
        return tuple(action.toolTip() for action in self._menu.actions() if not action.isSeparator())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where the officer stood last."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPlainTextEdit):
            self._field = watched
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self._menu.clear()
        with reporting(self):
            for number, remark in enumerate(
                self._desk.services.standard_remarks.all(texts.FIRST_REMARKS), start=1
            ):
                mark = f"&{number}  " if number <= _NUMBERED else ""
                short = remark if len(remark) <= _LONGEST else f"{remark[:_LONGEST]}…"
                action = self._menu.addAction(mark + short.replace("&", "&&"))
                action.setToolTip(remark)
                action.triggered.connect(partial(self._chosen, remark))
        self._menu.addSeparator()
        last = self._menu.addAction(texts.REMARKS_EDIT)
        last.setToolTip(texts.REMARKS_EDIT)
        last.triggered.connect(lambda _checked=False: self.edit())

    def _chosen(self, remark: str, _checked: bool = False) -> None:
        self.insert(remark)
