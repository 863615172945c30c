"""Check the figures of a text before it is signed: paste it or open a file; nothing of it is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.errors import UserError
from core.figure_findings import FigureReport
from core.reporting.figure_findings import figure_findings
from core.text import nfc
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.print_preview import preview_report
from ui.fields import CountField
from ui.figure_list import FigureList
from ui.figure_text import FigureText
from ui.kept_splitter import keep_splitter
from ui.messages import choose_file, plain_label, show_error
from ui.page import GAP, SMALL, Page
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import figures_page as texts

_PAUSE_MS = 700
_SHORT = 8_000  # characters checked in a blink; longer texts go to the worker
_TEXT_WIDTH, _LIST_WIDTH = 560, 540
_FIELD_WIDTH = 132


class FiguresPage(Page):
    """A text, its marked places, and the list of what was found in it."""

    key: ClassVar[str] = "figures"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.ROUNDS, Topic.OFFICE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_FIGURES)
        self._report: FigureReport | None = None
        self.text = FigureText()
        self.found = FigureList()
        self.communes = CountField(texts.COMMUNES)
        self.clear = QPushButton(texts.CLEAR)
        self._pause = QTimer(self)
        self.add_action(texts.OPEN, self.choose, mark="open", keys="Ctrl+I")
        self._print = self.add_action(texts.PRINT, self.print_found, mark="reports", keys="Ctrl+P")
        self.add_primary(texts.CHECK, self.check, mark="figures", keys="Ctrl+Return")
        self.add_keys("F8", lambda: self.found.step(1), text=texts.NEXT)
        self.add_keys("Shift+F8", lambda: self.found.step(-1), text=texts.PREVIOUS)
        self.add_keys("Ctrl+V", self.text.paste, text=texts.PASTE)
        self.setFocusProxy(self.text)
        self._build()
        self._listen()

    def reload(self) -> None:
        """How many communes there are by the notebook, unless another number was typed; check again."""
        self.set_context(self.desk.office().unit.name, texts.CONTEXT)
        if not self.communes.line.isModified():
            known = self.desk.services.check_figures.populations()
            self.communes.show_value(known[0] if known else None)
        self.check()

    def check(self) -> None:
        """Check the text as it stands: at once where it is short, else on the worker."""
        self._pause.stop()
        self.text.compose()
        words = self.text.words()
        if not words.strip():
            self._show(None)
            return
        service, communes = self.desk.services.check_figures, self._communes()
        if len(words) <= _SHORT:
            self._show(service.check(words, communes=communes))
            return
        self.found.say(texts.CHECKING)
        self.desk.jobs.start(
            lambda _progress: service.check(words, communes=communes), done=self._checked, failed=self._failed
        )

    def choose(self) -> None:
        """Choose a file to read."""
        path = choose_file(self, texts.OPEN_TITLE, kinds=texts.OPEN_KINDS)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Read the text of a file into the field, and check it."""
        service = self.desk.services.check_figures
        run_long(
            self,
            self.desk.jobs,
            title=texts.READING,
            work=lambda _progress: service.read(path),
            done=self._opened,
            failed=self._failed,
        )

    def print_found(self) -> None:
        """Look at the list of findings as a paper, then print or save it."""
        report = self._report
        if report is None:
            return
        words = texts.paper(self.desk.office().unit.name, self.desk.services.clock.today())
        preview_report(
            self,
            self.desk,
            title=texts.LIST,
            make=lambda _progress: figure_findings(report, words),
            file_name=texts.FILE_NAME,
        )

    @Slot(object)
    def _checked(self, report: FigureReport) -> None:
        if report.text == nfc(self.text.words()):  # what was typed meanwhile is checked after its own pause
            self._show(report)

    @Slot(object)
    def _opened(self, words: str) -> None:
        self.text.show_words(words)
        self.check()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.found.show_report(self._report)
        show_error(self, error)

    def _show(self, report: FigureReport | None) -> None:
        self._report = report
        self._print.setEnabled(report is not None and bool(report.findings))
        self.clear.setVisible(report is not None)
        self.found.show_report(report)

    def _communes(self) -> int | None:
        try:
            value = self.communes.value()
        except UserError:
            return None
        return value if isinstance(value, int) and value > 0 else None

    def _typed(self) -> None:
        if self.text.document().isEmpty():
            self._pause.stop()
            self._show(None)
        else:
            self._pause.start(_PAUSE_MS)

    def _bring(self, files: Sequence[Path]) -> None:
        self.open(files[0])

    def _empty(self) -> None:
        self.text.show_words("")
        self._show(None)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.check)
        self.text.textChanged.connect(self._typed)
        self.text.brought.connect(self._bring)
        self.clear.clicked.connect(lambda _checked=False: self._empty())
        self.communes.committed.connect(lambda _value: self.check())
        self.found.marked.connect(self.text.mark)
        self.found.chosen.connect(self.text.stand_on)
        self.found.told.connect(self.desk.changes.tell)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.text, 1)
        column.addLayout(self._build_foot())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(left)
        split.addWidget(self.found)
        split.setSizes([_TEXT_WIDTH, _LIST_WIDTH])
        keep_splitter(split, self.desk.places, key="figures")
        self.body.addWidget(split, 1)

    def _build_foot(self) -> QHBoxLayout:
        self.communes.setFixedWidth(_FIELD_WIDTH)
        self.communes.line.setToolTip(texts.COMMUNES_HINT)
        self.clear.setProperty("kind", "link")
        self.clear.setAutoDefault(False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(texts.NOT_KEPT, kind="quiet", wraps=True))
        words.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addLayout(words, 1)
        foot.addWidget(self.communes)
        return foot
