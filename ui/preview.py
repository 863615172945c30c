"""A document beside the list or the form: PDF, picture or text, with the same few tools for each."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.evidence import EvidenceDocument
from core.images import Trouble
from core.previews import Preview, Shown
from ui.desk import Desk
from ui.error_sentences import sentence_of
from ui.icons import icon
from ui.jobs import Job
from ui.messages import plain_label
from ui.page import SMALL
from ui.picture_view import PictureView
from ui.texts import preview as texts

if TYPE_CHECKING:
    from ui.pdf_preview import PdfView

_AFTER_MS = 120
_STEP = 1.25


class PreviewPane(QWidget):
    """Shows one document at a time; what is slow happens on the worker and is dropped when it comes late."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = texts.KEYS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: Callable[[], Preview] | None = None
        self._job: Job | None = None
        self._described = self._hint = ""
        self._stack = QStackedWidget()
        self._said = plain_label(texts.NONE_CHOSEN, kind="quiet", wraps=True)
        self._picture = PictureView()
        self._text = QPlainTextEdit()
        self._pdf: PdfView | None = None
        self._tools: dict[str, QPushButton] = {}
        self._page = plain_label(kind="quiet")
        self._wait = QTimer(self)
        self._build()
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER_MS)
        self._wait.timeout.connect(self._load)

    def show_document(self, document: EvidenceDocument | None) -> None:
        """Show what the store holds for a document."""
        file = None if document is None else document.file
        if document is None or file is None:
            self._say(texts.NONE_CHOSEN if document is None else texts.PAPER)
            return
        self._described, self._hint = texts.file_facts(file), texts.OPEN_HINT
        self._ask(partial(self._desk.services.preview_evidence.of_document, document))

    def show_file(self, path: Path | None) -> None:
        """Show a file that is not taken in yet."""
        if path is None:
            self._say(texts.NONE_CHOSEN)
            return
        self._described, self._hint = path.name, ""
        self._ask(partial(self._desk.services.preview_evidence.of_file, path))

    def show_made(self, name: str, make: Callable[[], Preview]) -> None:
        """Show a paper of our own, made on the worker."""
        self._described, self._hint = name, ""
        self._ask(make)

    def show_refused(self) -> None:
        """A file that is no evidence is not opened, not even for looking."""
        self._say(texts.REFUSED)

    @property
    def said(self) -> str:
        """What stands in place of a document; empty while one is shown."""
        return self._said.text() if self._stack.currentIndex() == 0 else ""

    def view(self) -> QWidget | None:
        """What shows the document now."""
        return self._stack.currentWidget()

    def listen_in(self, owner: QWidget) -> None:
        """Hear the keys of the tools anywhere in a page or dialog: one turns pages while typing."""
        for keys, act in self._acts():
            QShortcut(QKeySequence(keys), owner).activated.connect(act)

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked for while nobody looked is opened now."""
        super().showEvent(event)
        if self._wanted is not None and self._job is None:
            self._wait.start()

    def _ask(self, wanted: Callable[[], Preview]) -> None:
        self._say(texts.LOADING)
        self._wanted = wanted
        self._wait.start()

    def _say(self, text: str) -> None:
        self._wait.stop()
        self._wanted = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        for view in (self._picture, self._pdf):
            if view is not None:
                view.forget()
        self._said.setText(text)
        self._stack.setCurrentIndex(0)
        self._show_tools()

    def _load(self) -> None:
        wanted = self._wanted
        if wanted is not None and self.isVisible():
            self._job = self._desk.jobs.start(
                lambda _progress: (wanted, wanted()), done=self._loaded, failed=self._failed
            )

    def _loaded(self, answer: tuple[Callable[[], Preview], Preview]) -> None:
        wanted, preview = answer
        if wanted is not self._wanted:
            return
        self._job = None
        if preview.trouble is not None:
            self._refuse(preview.trouble)
        elif preview.shown is Shown.TEXT:
            self._text.setPlainText(f"{preview.text}\n{texts.CUT}" if preview.is_cut else preview.text)
            self._stack.setCurrentWidget(self._text)
        elif preview.shown is Shown.NOTHING:
            self._say(f"{self._described}\n\n{texts.OUTSIDE} {self._hint}".rstrip())
        else:
            self._show_content(preview)
        self._show_tools()

    def _show_content(self, preview: Preview) -> None:
        view = self._picture if preview.shown is Shown.PICTURE else self._pdf_view()
        self._stack.setCurrentWidget(view)
        trouble = view.show_content(preview.content)
        if trouble is not None:
            self._refuse(trouble)

    def _refuse(self, trouble: Trouble) -> None:
        opens = trouble in {Trouble.TOO_LARGE, Trouble.TOO_SLOW, Trouble.NO_READER}
        self._say(f"{texts.TROUBLES[trouble]} {self._hint if opens else ''}".rstrip())

    def _failed(self, error: Exception) -> None:
        self._say(sentence_of(error).what if isinstance(error, UserError) else texts.FAILED)

    def _pdf_view(self) -> "PdfView":
        if self._pdf is None:
            from ui.pdf_preview import PdfView

            view = PdfView(self._stack)
            view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_tools())
            self._stack.addWidget(view)
            self._pdf = view
        return self._pdf

    def _drawn(self) -> "PictureView | PdfView | None":
        """What draws pages now."""
        view = self.view()
        return self._picture if view is self._picture else self._pdf if view is self._pdf else None

    def _turn(self, step: int) -> None:
        view = self._drawn()
        if view is not None:
            view.turn(step)
            self._show_tools()

    def _zoom(self, factor: float) -> None:
        """A factor of 0 fits the width again."""
        view = self._drawn()
        if view is None:
            return
        if factor:
            view.zoom_by(factor)
        else:
            view.fit()

    def _show_tools(self) -> None:
        view = self._drawn()
        is_drawn = view is not None
        pages = 0 if view is None else view.pages()
        page = 0 if view is None else view.page()
        self._page.setText(texts.page_of(page, pages))
        for name, button in self._tools.items():
            button.setEnabled(is_drawn)
            if name in {"up", "down"}:
                button.setVisible(pages > 1)
                button.setEnabled(page > 1 if name == "up" else page < pages)

    def _build(self) -> None:
        self.setAccessibleName(texts.NAME)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(texts.NAME)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setMargin(SMALL)
        for widget in (self._said, self._picture, self._text):
            self._stack.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(4)
        names = (
            ("up", texts.PREVIOUS),
            ("down", texts.NEXT),
            ("zoom-out", texts.SMALLER),
            ("zoom-in", texts.LARGER),
            ("fit", texts.FIT),
        )
        for (name, text), (_keys, act) in zip(names, self._acts(), strict=True):
            self._tools[name] = self._tool(name, text, act=act)
            row.addWidget(self._tools[name])
            if name == "down":
                row.addWidget(self._page)
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        self._show_tools()

    def _acts(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            ("Ctrl+PgUp", lambda: self._turn(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+-", lambda: self._zoom(1 / _STEP)),
            ("Ctrl++", lambda: self._zoom(_STEP)),
            ("Ctrl+0", lambda: self._zoom(0)),
        )

    def _tool(self, name: str, text: str, *, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(name), "")
        button.setProperty("kind", "tool")
        button.setAutoDefault(False)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: act())
        return button
