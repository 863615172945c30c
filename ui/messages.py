"""Questions and refusals, all with words of our own: plain text, both outcomes named, details copyable."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import CchcError
from core.phone_codes import error_code
from ui.error_sentences import sentence_of
from ui.icons import picture
from ui.opening import open_outside
from ui.texts import common as texts

log = logging.getLogger(__name__)
_TEXT_WIDTH = 460
_DETAILS_HEIGHT = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a message dialog says. `details` stay folded until they are asked for."""

    title: str
    what: str
    why: str = ""
    advice: str = ""
    details: str = ""
    mark: str = "care"


class MessageDialog(QDialog):
    """One message with named outcomes; the first button is the one Esc never means."""

    def __init__(
        self,
        notice: Notice,
        buttons: Sequence[str],
        *,
        parent: QWidget | None,
        opens_details: bool = False,
    ) -> None:
        super().__init__(parent)
        self.chosen = -1
        self.setWindowTitle(notice.title)
        self._details = QPlainTextEdit(notice.details)
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = QLabel()
        mark.setPixmap(picture(notice.mark, notice.mark, size=32))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(mark)
        row.addLayout(self._build_text(notice), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self._details)
        column.addLayout(self._build_buttons(notice, buttons))
        if opens_details:
            self._show_details()

    def _build_text(self, notice: Notice) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for text, kind in ((notice.what, "heading"), (notice.why, ""), (notice.advice, "")):
            if text:
                label = plain_label(text, kind=kind, wraps=True)
                label.setMinimumWidth(_TEXT_WIDTH)
                column.addWidget(label)
        column.addStretch(1)
        return column

    def _build_buttons(self, notice: Notice, buttons: Sequence[str]) -> QHBoxLayout:
        self._details.setReadOnly(True)
        self._details.setAccessibleName(texts.DETAILS)
        self._details.setTabChangesFocus(True)
        self._details.setVisible(False)
        self._details.setFixedHeight(_DETAILS_HEIGHT)
        row = QHBoxLayout()
        if notice.details:
            self._toggle = QPushButton(texts.DETAILS)
            self._toggle.setAutoDefault(False)
            self._toggle.clicked.connect(self._show_details)
            row.addWidget(self._toggle)
        row.addStretch(1)
        for number, text in enumerate(buttons):
            button = QPushButton(text)
            button.setProperty("kind", "primary" if number == 0 else "")
            button.setDefault(number == 0)
            button.clicked.connect(lambda _checked=False, number=number: self._choose(number))
            row.addWidget(button)
        return row

    def _show_details(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self._toggle.setText(texts.DETAILS if self._details.isHidden() else texts.HIDE_DETAILS)
        self.adjustSize()

    def _choose(self, number: int) -> None:
        self.chosen = number
        self.accept()


def plain_label(text: str = "", *, kind: str = "", wraps: bool = False) -> QLabel:
    """A label that shows its text as it stands; nothing in it is ever read as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if kind:
        label.setProperty("kind", kind)
    return label


def error_notice(error: Exception) -> Notice:
    """What to say about a failure: its own sentence, or that the program erred; with its short code."""
    code = error_code(error)
    if isinstance(error, CchcError):
        sentence = sentence_of(error)
        return Notice(
            title=texts.ERROR_TITLE,
            what=sentence.what,
            why=sentence.why,
            advice=sentence.advice,
            details=texts.told_code(code, error.code),
            mark="wrong",
        )
    return Notice(
        title=texts.UNEXPECTED_TITLE,
        what=texts.UNEXPECTED,
        why=texts.UNEXPECTED_WHY,
        advice=texts.UNEXPECTED_ADVICE.format(code=code),
        details=texts.told_code(code, type(error).__name__),
        mark="wrong",
    )


def show_error(parent: QWidget | None, error: Exception) -> None:
    """Say what could not be done, why, and what to do now; the log has the code that is on the screen."""
    kind = error.code if isinstance(error, CchcError) else type(error).__name__
    log.info("shown to the person", extra={"code": error_code(error), "kind": kind})
    MessageDialog(error_notice(error), (texts.CLOSE,), parent=parent).exec()


def tell(parent: QWidget | None, title: str, *, what: str, why: str = "") -> None:
    """Say that something is done."""
    notice = Notice(title=title, what=what, why=why, mark="done")
    MessageDialog(notice, (texts.CLOSE,), parent=parent).exec()


def tell_where(parent: QWidget | None, title: str, *, what: str, path: Path) -> None:
    """Say what was done and where it lies, and offer to open the folder."""
    notice = Notice(title=title, what=what, why=path.name, mark="done")
    dialog = MessageDialog(notice, (texts.OPEN_FOLDER, texts.CLOSE), parent=parent)
    dialog.exec()
    if dialog.chosen == 0:
        open_folder(path if path.is_dir() else path.parent)


def ask(parent: QWidget | None, notice: Notice, *, act: str, leave: str = texts.CANCEL) -> bool:
    """A question whose two buttons name both outcomes; True when the act was chosen."""
    dialog = MessageDialog(notice, (act, leave), parent=parent)
    dialog.exec()
    return dialog.chosen == 0


def pick(parent: QWidget | None, notice: Notice, *, acts: Sequence[str]) -> int:
    """A message with one button for each outcome; the number of the one chosen, -1 when the person left."""
    dialog = MessageDialog(notice, acts, parent=parent)
    dialog.exec()
    return dialog.chosen


def stays(parent: QWidget | None, notice: Notice, *, stay: str, leave: str) -> bool:
    """A question before something is lost: only the second button loses it, Esc stays."""
    dialog = MessageDialog(notice, (stay, leave), parent=parent)
    dialog.exec()
    return dialog.chosen != 1


@contextmanager
def reporting(parent: QWidget | None) -> Iterator[None]:
    """Run an act of a page; an expected failure is shown over the page and goes no further."""
    try:
        yield
    except CchcError as error:
        show_error(parent, error)


def open_folder(path: Path) -> None:
    """Show a folder in the system's file manager."""
    open_outside(path)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def choose_folder(parent: QWidget, title: str = texts.CHOOSE_FOLDER) -> Path | None:
    """A folder the officer picks, or None."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def choose_files(parent: QWidget, title: str, *, kinds: str) -> tuple[Path, ...]:
    """Files to read; empty when the officer left."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return tuple(map(Path, names))


def choose_file(parent: QWidget, title: str, *, kinds: str) -> Path | None:
    """One file to read, or None."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def choose_target(parent: QWidget, title: str, *, name: str, kinds: str) -> Path | None:
    """A file to write, or None; an existing one is asked about."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen) if chosen else None


@contextmanager
def choosing_nothing() -> Iterator[None]:
    """Whoever asks for a file or folder while the block lasts is answered as if the person had cancelled.

    The program looks at itself then: nobody is there to choose, and Qt would note the folders it showed.
    """
    answers: Mapping[str, object] = {
        "getExistingDirectory": "",
        "getOpenFileName": ("", ""),
        "getOpenFileNames": ([], ""),
        "getSaveFileName": ("", ""),
    }
    held = {name: getattr(QFileDialog, name) for name in answers}
    for name, answer in answers.items():
        setattr(QFileDialog, name, partial(_answered, answer))
    try:
        yield
    finally:
        for name, ask_for in held.items():
            setattr(QFileDialog, name, ask_for)


def _answered(answer: object, *_asked: object, **_how: object) -> object:
    return answer
