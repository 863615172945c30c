"""What the officer writes into a report: one field per section, kept when it is left, never lost.

While a field is typed in, a draft is kept at every pause; what a power cut left behind is shown again, with
the text that was kept one Ctrl+Z away. Ctrl+Enter goes on to the next section.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.errors import CchcError
from core.figure_findings import FigureFinding
from core.progress import Progress
from core.report_texts import PaperPlace, ReportText
from core.reporting.paper import Section
from core.text import clean_block
from ui.desk import Desk
from ui.focus_in_sight import FocusInSight
from ui.growing_block import GrowingBlock
from ui.messages import error_notice, plain_label, reporting
from ui.page import GAP, SMALL
from ui.texts import report_texts as texts

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROOM = 10  # beside the scroll bar


class SectionField(GrowingBlock):
    """One section. `typed` brings a draft at a pause, `committed` the text it was left with.

    `undone` tells that the draft is the kept text again.
    """

    typed = Signal(str)
    undone = Signal()
    passed = Signal()

    def __init__(self, section: Section) -> None:
        super().__init__(section.name, hint=section.hint)
        self.section = section
        self.block.setPlaceholderText(section.hint)
        self.who = plain_label(kind="quiet", wraps=True)
        self.doubts = plain_label(kind="finding", wraps=True)
        self._column.addWidget(self.doubts)
        self._column.addWidget(self.who)
        self._drafted = False
        self.block.installEventFilter(self)
        self.block.left.connect(self._settle)
        self.tell(None)

    def keep_typed(self) -> None:
        """Tell what stands there, without taking it for what is kept."""
        text = clean_block(self.block.toPlainText())
        if text != (self._kept or ""):
            self._drafted = True
            self.typed.emit(text)
        else:
            self._settle()

    def clear(self) -> None:
        """Another document: nothing of the one before stands there, even while the field has the focus."""
        self._drafted = False
        self._kept = ""
        self.block.clear()

    def tell(self, held: ReportText | None) -> None:
        """Who wrote what stands there, and when."""
        self.who.setText("" if held is None else texts.written(held.officer, held.at))
        self.who.setVisible(held is not None)
        self.tell_doubts("", ())

    def tell_doubts(self, text: str, found: Sequence[FigureFinding]) -> None:
        """The figures to look at again, as long as the text they were found in is the one that is kept."""
        told = texts.doubts(found) if text == self._kept else ""
        self.doubts.setText(told)
        self.doubts.setVisible(bool(told))

    def bring_back(self, draft: str) -> None:
        """Put a draft over the text that was kept, so that one undo shows that text again."""
        cursor = QTextCursor(self.block.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(draft)
        self._drafted = True
        self.say(texts.DRAFT_BACK, state="care")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter leaves the section for the next one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if is_control and event.key() in _ENTER:
                self.passed.emit()
                return True
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Left or paused with the text as it is kept: a draft of it has no use any more."""
        is_kept = clean_block(self.block.toPlainText()) == (self._kept or "")
        if self._drafted and is_kept:
            self._drafted = False
            self.undone.emit()


class ReportTextsPanel(QWidget):
    """The sections of one document. `changed`: a text was kept, so that its pages are to be made again."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._texts = desk.services.report_texts
        self._place = PaperPlace(year=desk.year, kind="")
        self.fields: list[SectionField] = []
        self.take = QPushButton(texts.TAKE_OVER)
        self.take.setAutoDefault(False)
        self.take.setToolTip(texts.TAKE_OVER_TIP)
        self.take.clicked.connect(self._offer)
        self.news = plain_label(kind="quiet", wraps=True)
        self._area = QScrollArea()
        self._build()

    def show_place(self, place: PaperPlace, sections: Sequence[Section]) -> None:
        """Show the texts of a document; what stands in a field of the one before is kept first."""
        self.leave()
        if tuple(field.section for field in self.fields) != tuple(sections):
            self._fill(sections)
        if place != self._place:
            self.news.setText("")
            self._place = place
            for field in self.fields:
                field.clear()
        self._read()

    def leave(self) -> None:
        """Keep what is being typed, as if its field were left."""
        for field in self.fields:
            if field.block.hasFocus():
                field.commit()

    def stand_on(self, section: str) -> None:
        """Put the cursor into one section."""
        for field in self.fields:
            if field.section.key == section:
                field.block.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, source: PaperPlace) -> None:
        """Copy the texts of an earlier report into the sections that have none."""
        self.leave()
        with reporting(self):
            taken = self._texts.take_over(self._place, source)
            self._read()
            self.news.setText(texts.taken_over(len(taken)))
            if taken:
                self.changed.emit()

    def sources(self) -> tuple[tuple[PaperPlace, str], ...]:
        """Earlier reports that hold texts, each with its name."""
        return tuple((place, self._name(place)) for place in self._texts.sources(self._place))

    def _name(self, place: PaperPlace) -> str:
        parts = self._desk.services.make_report.choices(place.kind, place.year)
        name = next((part.name for part in parts if part.key == place.part), place.part)
        return texts.source(place.year, name)

    def _offer(self) -> None:
        menu = QMenu(self.take)
        with reporting(self):
            for place, name in self.sources():
                action = menu.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(self._chosen, place))
        if menu.isEmpty():
            menu.addAction(texts.NO_SOURCE).setEnabled(False)
        menu.popup(self.take.mapToGlobal(QPoint(0, self.take.height())))

    def _chosen(self, place: PaperPlace, _checked: bool = False) -> None:
        self.take_over(place)

    def _read(self) -> None:
        with reporting(self):
            held, drafts = self._texts.read(self._place), self._texts.drafts(self._place)
            for field in self.fields:
                text = held.get(field.section.key)
                field.show_value("" if text is None else text.text)
                if field.block.hasFocus() and not field.block.toPlainText():
                    field.block.setPlainText("" if text is None else text.text)
                field.tell(text)
                draft = drafts.get(field.section.key)
                if draft is not None and not field.block.hasFocus():
                    field.bring_back(draft.text)
            self._check({key: text.text for key, text in held.items()})

    def _keep(self, field: SectionField, text: object) -> None:
        try:
            held = self._texts.save(self._place, field.section.key, text=str(text))
        except CchcError as error:
            field.say(error_notice(error).what, state="wrong")
            return
        field.say("")
        field.tell(held)
        self._check({} if held is None else {held.section: held.text})
        self.changed.emit()

    def _keep_draft(self, field: SectionField, text: str) -> None:
        try:
            self._texts.keep_draft(self._place, field.section.key, text=text)
        except CchcError as error:
            field.say(error_notice(error).what, state="wrong")

    def _check(self, written: Mapping[str, str]) -> None:
        """Look at the figures of texts on the worker: a long text takes longer than a key press may."""
        service = self._desk.services.check_figures

        def work(_progress: Progress) -> Mapping[str, tuple[str, Sequence[FigureFinding]]]:
            return {section: (text, service.check(text).open) for section, text in written.items()}

        if written:
            self._desk.jobs.start(work, done=self._checked, failed=self._not_checked)

    def _checked(self, found: Mapping[str, tuple[str, Sequence[FigureFinding]]]) -> None:
        for field in self.fields:
            if field.section.key in found:
                text, doubts = found[field.section.key]
                field.tell_doubts(text, doubts)

    def _not_checked(self, error: Exception) -> None:
        if isinstance(error, CchcError):
            self.news.setText(error_notice(error).what)

    def _forget_draft(self, field: SectionField) -> None:
        with reporting(self):
            self._texts.forget_draft(self._place, field.section.key)
            field.say("")

    def _pass_on(self, field: SectionField) -> None:
        after = self.fields.index(field) + 1
        target = self.fields[after].block if after < len(self.fields) else self.take
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, sections: Sequence[Section]) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, _ROOM, 0)
        column.setSpacing(GAP)
        self.fields = [SectionField(section) for section in sections]
        for field in self.fields:
            field.committed.connect(partial(self._keep, field))
            field.typed.connect(partial(self._keep_draft, field))
            field.undone.connect(partial(self._forget_draft, field))
            field.passed.connect(partial(self._pass_on, field))
            column.addWidget(field)
        column.addStretch(1)
        self._area.setWidget(inner)

    def _build(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FocusInSight(self._area)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.news, 1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        column.addLayout(row)
        column.addWidget(self._area, 1)
