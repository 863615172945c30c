"""Ctrl+V for evidence: files copied in the file manager, or a picture, which gets a name."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from core.text import clean_line
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dropping import copied_files, copied_image
from ui.fields import LineField
from ui.messages import Notice, pick, show_error
from ui.progress_dialog import run_long
from ui.texts import common, numbers
from ui.texts import evidence_page as texts

_PNG = ".png"


class Paster(QObject):
    """Brings what is on the clipboard as files to `take`; says so when there is nothing to bring."""

    def __init__(self, owner: QWidget, desk: Desk, *, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(owner)
        self._owner, self._desk, self._take = owner, desk, take

    def paste(self) -> None:
        """Take files, else a picture after asking for its name."""
        files = copied_files()
        if files:
            self._take(files)
            return
        image = copied_image()
        if image is None:
            notice = Notice(title=texts.PASTE, what=texts.PASTED_NOTHING, mark="none")
            pick(self._owner, notice, acts=(common.CLOSE,))
            return
        name = self._ask_name()
        if name:
            self._put_aside(image, name)

    def _ask_name(self) -> str:
        today = self._desk.services.clock.today()
        proposed = texts.PASTED_NAME.format(day=numbers.day(today).replace("/", "-"))
        dialog = ActDialog(texts.NAME_ACT, texts.NAME_TITLE, parent=self._owner)
        field = LineField(texts.NAME_WHAT, longest=100)
        field.show_value(proposed.removesuffix(_PNG))
        dialog.fields.addWidget(field)
        field.line.selectAll()
        field.setFocus()
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return ""
        name = clean_line(field.line.text()) or proposed.removesuffix(_PNG)
        return f"{name.removesuffix(_PNG)}{_PNG}"

    def _put_aside(self, image: QImage, name: str) -> None:
        service = self._desk.services.offer_evidence
        run_long(
            self._owner,
            self._desk.jobs,
            title=texts.PASTING,
            work=lambda _progress: service.put_aside(_as_png(image), name=name),
            done=self._pasted,
            failed=self._failed,
        )

    def _pasted(self, path: Path) -> None:
        self._take((path,))

    def _failed(self, error: Exception) -> None:
        show_error(self._owner, error)


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    content = QByteArray()
    buffer.setBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes
    return bytes(content.data())
