"""Pages on paper inside a dialog: their tools above, and in their place what is said while they are made."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.messages import plain_label
from ui.texts import preview as page_texts
from ui.texts import printing as texts

if TYPE_CHECKING:
    from ui.pdf_preview import PdfView

_STEP = 1.25


class PagesView(QWidget):
    """Shows a PDF page under page. `turned` asks for the other way of the sheet, `again` for another try."""

    turned = Signal(bool)
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet = QComboBox()
        self.said = plain_label(kind="quiet", wraps=True)
        self.repeat = QPushButton(texts.AGAIN)
        self._bar = QProgressBar()
        self._stack = QStackedWidget()
        self._page = plain_label(kind="quiet")
        self._tools: dict[str, QPushButton] = {}
        self._pdf: PdfView | None = None
        self._is_shown = False
        self._build()
        self.sheet.activated.connect(lambda at: self.turned.emit(bool(at)))
        self.repeat.clicked.connect(lambda _checked=False: self.again.emit())

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pdf.pages() if self._pdf is not None and self._is_shown else 0

    def show_pages(self, content: bytes) -> None:
        """Show a whole PDF."""
        self._is_shown = True
        view = self._view()
        view.show_content(content)
        self._stack.setCurrentWidget(view)
        self._show_page()

    def show_sheet(self, *, is_wide: bool | None) -> None:
        """Which way the sheet lies; None: it cannot be turned."""
        self.sheet.setVisible(is_wide is not None)
        self.sheet.setCurrentIndex(int(bool(is_wide)))

    def say(self, text: str, *, may_repeat: bool = False) -> None:
        """Say something in place of the pages."""
        self._is_shown = False
        self.said.setText(text)
        self._stack.setCurrentIndex(0)
        self._bar.hide()
        self.repeat.setVisible(may_repeat)
        self._show_page()

    def wait(self, done: int = 0, total: int = 0) -> None:
        """Say that pages are being made, and how far."""
        self.said.setText(texts.MAKING_SHARE.format(share=done * 100 // total) if total else texts.MAKING)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()

    def listen_in(self, owner: QWidget) -> None:
        """Hear the keys of the tools anywhere in a dialog."""
        for _name, _text, keys, act in _TOOLS:
            QShortcut(QKeySequence(keys), owner).activated.connect(lambda act=act: self._look(act))

    def _look(self, act: Callable[["PdfView"], object]) -> None:
        if self.pages:
            act(self._view())
            self._show_page()

    def _show_page(self) -> None:
        pages, page = self.pages, 0 if self._pdf is None else self._pdf.page()
        self._page.setText(page_texts.page_of(page, pages) if pages else "")
        for button in self._tools.values():
            button.setEnabled(bool(pages))
        self._tools["up"].setEnabled(bool(pages) and page > 1)
        self._tools["down"].setEnabled(page < pages)
        self.sheet.setEnabled(bool(pages))

    def _view(self) -> "PdfView":
        if self._pdf is None:
            from ui.pdf_preview import PdfView

            self._pdf = PdfView(self._stack)
            self._pdf.setAccessibleName(texts.PAGES_NAME)
            self._pdf.pageNavigator().currentPageChanged.connect(lambda _page: self._show_page())
            self._stack.addWidget(self._pdf)
            self.setTabOrder(self.sheet, self._pdf)
        return self._pdf

    def _build(self) -> None:
        self.sheet.setAccessibleName(texts.SHEET)
        self.sheet.setToolTip(texts.SHEET)
        self.sheet.addItems([texts.UPRIGHT, texts.WIDE])
        self.sheet.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        for name, text, _keys, act in _TOOLS:
            button = self._tools[name] = QPushButton(icon(name), "")
            button.setProperty("kind", "tool")
            button.setAutoDefault(False)
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, act=act: self._look(act))
            row.addWidget(button)
            if name == "down":
                row.addWidget(self._page)
                row.addStretch(1)
        row.addSpacing(12)
        row.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._build_waiting())
        self._show_page()

    def _build_waiting(self) -> QWidget:
        waiting = QWidget()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.repeat.setAutoDefault(False)
        self.repeat.hide()
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        column.addWidget(self.said)
        column.addWidget(self._bar)
        column.addWidget(self.repeat, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return waiting


_TOOLS: tuple[tuple[str, str, str, Callable[["PdfView"], object]], ...] = (
    ("up", page_texts.PREVIOUS, "Ctrl+PgUp", lambda view: view.turn(-1)),
    ("down", page_texts.NEXT, "Ctrl+PgDown", lambda view: view.turn(1)),
    ("zoom-out", texts.SMALLER, "Ctrl+-", lambda view: view.zoom_by(1 / _STEP)),
    ("zoom-in", texts.LARGER, "Ctrl++", lambda view: view.zoom_by(_STEP)),
    ("fit", texts.FIT_WIDTH, "Ctrl+0", lambda view: view.fit()),
    ("page", texts.FIT_PAGE, "Ctrl+9", lambda view: view.fit_page()),
)
