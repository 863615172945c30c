"""Letterheads by day, signers and recipients, with head and foot of a paper as they will be printed."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.reporting.data import HeadData
from ui.changes import Topic
from ui.close_row import CloseRow
from ui.desk import Desk
from ui.letterhead_tabs import HeadsTab, RecipientsTab, SignersTab
from ui.messages import plain_label
from ui.page import GAP, SMALL
from ui.paper_preview import PaperPreview
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import letterheads as texts
from ui.texts.reports_page import TITLES, in_order
from ui.window_place import fit

_WIDTH, _HEIGHT = 980, 600
_PREVIEW = 400


class LetterheadsDialog(QDialog):
    """Every change is kept at once; the preview follows the row or the kind in sight."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(texts.TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        kinds = {kind: TITLES.get(kind, kind) for kind in in_order(desk.services.make_report.kinds())}
        self.heads, self.signers = HeadsTab(desk), SignersTab(desk, kinds)
        self.recipients = RecipientsTab(desk, kinds)
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.preview = PaperPreview()
        self.tabs.setAccessibleName(texts.TITLE)
        self._build()
        for tab in (self.heads, self.signers, self.recipients):
            tab.chosen.connect(self._draw)
        self.tabs.currentChanged.connect(self._turn)
        self._draw()
        (self.heads.table if self.heads.table.current() else self.heads.add).setFocus()

    def done(self, code: int) -> None:
        """What was changed here is heard by the pages."""
        self.recipients.names.commit()
        self.recipients.drafted_by.commit()
        self._desk.changes.announce(Topic.OFFICE)
        super().done(code)

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._draw()

    def _draw(self) -> None:
        self.preview.show_head(self._data())

    def _data(self) -> HeadData:
        """The head for what is in sight: the letterhead, the first report of the signer, the kind."""
        care, shown = self._desk.services.letterheads, self._stack.currentWidget()
        if shown is self.heads:
            head = self.heads.table.current()
            if head is not None:
                return care.tried(head, texts.SAMPLE_SYMBOL)
        if shown is self.signers:
            signer = self.signers.table.current()
            kind = signer.kinds[0] if signer is not None and signer.kinds else ""
            return care.head(kind, texts.SAMPLE_SYMBOL)
        if shown is self.recipients:
            return care.head(self.recipients.current(), texts.SAMPLE_SYMBOL)
        return care.head("", texts.SAMPLE_SYMBOL)

    def _build(self) -> None:
        for tab, title in (
            (self.heads, texts.HEADS),
            (self.signers, texts.SIGNERS),
            (self.recipients, texts.RECIPIENTS),
        ):
            self.tabs.addTab(title)
            self._stack.addWidget(tab)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.tabs)
        left.addWidget(self._stack, 1)
        middle.addLayout(left, 3)
        self.preview.setMaximumWidth(_PREVIEW)
        middle.addWidget(self.preview, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        column.addWidget(ScrollingMiddle(middle), 1)
        column.addLayout(CloseRow(self, takes_enter=False))
