"""The chosen report beside the list: on paper, and, where its officer writes into it, its words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.report_texts import PaperPlace
from core.reporting.paper import Section
from ui.desk import Desk
from ui.page import SMALL
from ui.preview import PreviewPane
from ui.report_texts_panel import ReportTextsPanel
from ui.texts import report_texts as texts

_PAPER, _WORDS = range(2)


class ReportPane(QWidget):
    """`changed`: a text was kept, so that the pages are made again when they are looked at."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.preview = PreviewPane(desk)
        self.words = ReportTextsPanel(desk)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._build()
        self.tabs.currentChanged.connect(self._turn)
        self.words.changed.connect(self.changed)

    def show_words(self, place: PaperPlace, sections: Sequence[Section]) -> None:
        """Offer the words of a document; one without sections is paper alone."""
        self.words.show_place(place, sections)
        self.tabs.setVisible(bool(sections))
        if not sections:
            self.tabs.setCurrentIndex(_PAPER)

    def turn(self) -> None:
        """From the paper to its words and back."""
        if not self.tabs.isHidden():
            self.tabs.setCurrentIndex(_WORDS if self.tabs.currentIndex() == _PAPER else _PAPER)
            target = self.words.fields[0].block if self.tabs.currentIndex() == _WORDS else self.tabs
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, at: int) -> None:
        self.words.leave()
        self._stack.setCurrentIndex(at)

    def _build(self) -> None:
        self.tabs.setAccessibleName(texts.TABS)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in (texts.PAPER_TAB, texts.TAB):
            self.tabs.addTab(name)
        self.tabs.hide()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
