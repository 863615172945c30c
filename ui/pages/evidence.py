"""The evidence register: the list, what each criterion needs, last year's list; every way to add to it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.criteria import CriteriaSet
from core.errors import CchcError
from core.evidence import EvidenceDocument
from core.evidence_marks import ListedDocument, listed
from core.evidence_needs import CriterionNeeds, needs_of
from core.progress import Progress
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.evidence import EvidenceDialog
from ui.dropping import FileDrop
from ui.evidence_acts import EvidenceActs
from ui.evidence_detail import EvidenceDetail
from ui.evidence_needs_view import NeedsView
from ui.evidence_opening import open_evidence
from ui.evidence_register import EvidenceRegister
from ui.kept_splitter import keep_splitter
from ui.last_year_evidence import LastYearView
from ui.messages import reporting, show_error
from ui.page import GAP, SMALL, Page, nothing_here
from ui.pasting import Paster
from ui.scan_tray import ScanTray
from ui.texts import common
from ui.texts import evidence_page as texts

_LIST, _NEEDS, _LAST = range(3)
_CRITERION = "criterion:"
_WIDE, _NARROW = 700, 400
_AT_ONCE = 500  # so many documents are read within a blink


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A year's register as it was read; without a criteria set there are no needs."""

    year: int
    documents: tuple[EvidenceDocument, ...]
    rows: tuple[ListedDocument, ...]
    last_year: tuple[EvidenceDocument, ...]
    criteria: CriteriaSet | None
    needs: tuple[CriterionNeeds, ...]


class EvidencePage(Page):
    """Three views of the same register beside the document stood on."""

    key: ClassVar[str] = "evidence"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.EVIDENCE, Topic.CERTIFICATES, Topic.CRITERIA, Topic.ENTRIES, Topic.RECORDS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_EVIDENCE)
        self._wanted = ""
        self._read: _Read | None = None
        self._filled: set[int] = set()
        self.register = EvidenceRegister(desk)
        self.needs = NeedsView()
        self.last_year = LastYearView()
        self.detail = EvidenceDetail(desk)
        self.tray = ScanTray(desk, self)
        self.acts = EvidenceActs(self, desk, shown_again=self.stand_on)
        self.views = QTabBar()
        self._paster = Paster(self, desk, take=self.add_files)
        self._empty = nothing_here(f"{texts.NONE_HERE}\n{texts.DROP_HINT}", texts.ADD, act=self.add)
        self._scans = self.add_action(texts.SCANS, self.tray.choose, mark="folder")
        self.add_primary(texts.ADD, self.add, mark="add", keys="Ctrl+N")
        self.add_keys("Ctrl+V", self._paster.paste, text=texts.PASTE)
        self._build()
        self._listen()

    def reload(self) -> None:
        """Read the register again; a long one is read beside the window."""
        year, held = self.desk.year, self._read
        is_known_long = held is not None and held.year == year and len(held.documents) > _AT_ONCE
        with reporting(self):  # work beside the window may hold the data: nothing is asked that is known
            if not is_known_long and self.desk.services.keep_evidence.count(year) <= _AT_ONCE:
                self._show(self._read_year(year))
                return
        if held is None or held.year != year:
            self.set_context(common.year(year), texts.READING)
        self.desk.jobs.start(
            lambda progress: self._read_year(year, progress), done=self._show, failed=self._failed
        )

    def stand_on(self, subject: str) -> None:
        """Stand on one document, or with `criterion:ID` on what that criterion needs."""
        self._wanted = subject
        self.refresh()

    def add(self) -> None:
        """Add documents; seen by criterion, to the criterion stood on."""
        self.add_files(())

    def add_files(self, files: Sequence[Path]) -> None:
        """Add these files."""
        self._open_dialog(files, criteria=self._criterion())

    def edit(self) -> None:
        """Change what is said about the current document."""
        document = self.register.current()
        if document is not None:
            EvidenceDialog(self.desk, document=document, parent=self).exec()

    def remove(self) -> None:
        """Take the chosen documents from the register and offer to put them back."""
        self.acts.remove(self.register.chosen())

    def link(self) -> None:
        """Let the chosen documents support more criteria."""
        self.acts.link(self.register.chosen())

    def open_copy(self) -> None:
        """Open a read-only copy with the program the system uses; the store's own file is never opened."""
        document = self._current()
        if document is not None:
            open_evidence(self, self.desk, document=document)

    def _open_dialog(
        self,
        files: Sequence[Path] = (),
        *,
        criteria: Sequence[str] = (),
        like: EvidenceDocument | None = None,
    ) -> None:
        dialog = EvidenceDialog(self.desk, criteria=criteria, like=like, parent=self)
        dialog.take_files(files)
        if dialog.exec():
            self.tray.remember_taken(dialog.taken)

    def _read_year(self, year: int, _progress: Progress | None = None) -> _Read:
        services = self.desk.services
        documents = services.keep_evidence.of_year(year)
        last_year = services.keep_evidence.of_year(year - 1)
        criteria: CriteriaSet | None = None
        needs: tuple[CriterionNeeds, ...] = ()
        with suppress(CchcError):
            score = services.self_assessment.score(year)
            criteria = score.criteria
            needs = needs_of(score.lines, held=documents, last_year=last_year)
        return _Read(
            year=year,
            documents=documents,
            rows=listed(documents),
            last_year=last_year,
            criteria=criteria,
            needs=needs,
        )

    def _show(self, read: _Read) -> None:
        if read.year != self.desk.year:
            return
        self._read = read
        without = sum(1 for item in read.documents if not item.criteria)
        lacking = sum(1 for need in read.needs if need.is_lacking)
        self.set_context(common.year(read.year), texts.context(len(read.documents), without, lacking=lacking))
        self.views.setTabText(_LAST, texts.VIEW_LAST.format(year=read.year - 1))
        self._filled.clear()
        self.views.setTabEnabled(_NEEDS, read.criteria is not None)
        self._show_view()
        self._stand_on_wanted()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _stand_on_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted.startswith(_CRITERION):
            self.views.setCurrentIndex(_NEEDS)
            self.needs.select(wanted.removeprefix(_CRITERION))
        elif wanted:
            self.views.setCurrentIndex(_LIST)
            self.register.select(wanted)

    def _show_view(self) -> None:
        view = self.views.currentIndex()
        self._fill(view)
        is_bare = view == _LIST and self._read is not None and not self._read.documents
        self._stack.setCurrentIndex(view)
        self.detail.setVisible(view != _NEEDS)
        self.detail.allow_editing(is_allowed=view == _LIST)
        self._empty.setVisible(is_bare)
        self._split.setVisible(not is_bare)
        self.detail.show_document(self._current())

    def _fill(self, view: int) -> None:
        """A view is filled when it is seen first after reading."""
        read = self._read
        if read is None or view in self._filled:
            return
        self._filled.add(view)
        if view == _LIST:
            self.register.show_rows(read.rows)
        elif view == _LAST:
            self.last_year.show_documents(read.last_year, read.documents, year=read.year)
        elif read.criteria is not None:
            self.needs.show_needs(read.criteria, read.needs, year=read.year)

    def _current(self) -> EvidenceDocument | None:
        if self.views.currentIndex() == _LAST:
            return self.last_year.current()
        return self.register.current()

    def _criterion(self) -> tuple[str, ...]:
        current = self.needs.current() if self.views.currentIndex() == _NEEDS else ""
        return (current,) if current else ()

    def _choose_documents(self, criterion: str) -> None:
        if self._read is not None and self._read.criteria is not None:
            self.acts.choose_for(self._read.criteria.leaf(criterion), self._read.documents)

    def _listen(self) -> None:
        FileDrop(self).dropped.connect(self.add_files)
        self.views.currentChanged.connect(lambda _view: self._show_view())
        table = self.register.table
        table.opened.connect(lambda _row: self.edit())
        table.removal_asked.connect(self.remove)
        table.current_changed.connect(lambda _row: self.detail.show_document(self._current()))
        self.register.link_asked.connect(self.link)
        self.register.removal_asked.connect(self.remove)
        self.last_year.stood_on.connect(lambda _row: self.detail.show_document(self._current()))
        self.last_year.again_asked.connect(self.acts.use_again)
        self.last_year.renew_asked.connect(lambda old: self._open_dialog(like=old))
        self.needs.panel.add_asked.connect(lambda leaf: self._open_dialog(criteria=(leaf,)))
        self.needs.panel.link_asked.connect(self._choose_documents)
        self.needs.panel.document_asked.connect(self.stand_on)
        self.needs.panel.renew_asked.connect(lambda old: self._open_dialog(like=old))
        self.tray.take_asked.connect(self.add_files)
        self.tray.followed.connect(lambda is_on: self._scans.setVisible(not is_on))
        self._scans.setVisible(self.tray.isHidden())
        self.detail.open_asked.connect(self.open_copy)
        self.detail.edit_asked.connect(self.edit)
        self.detail.preview.listen_in(self)
        self.add_keys("Ctrl+F", self._focus_search)

    def _focus_search(self) -> None:
        view = self.needs if self.views.currentIndex() == _NEEDS else self.register
        view.search.setFocus()

    def _build(self) -> None:
        self.views.setExpanding(False)
        self.views.setDrawBase(False)
        self.views.setAccessibleName(texts.VIEWS)
        for text in (texts.VIEW_LIST, texts.VIEW_NEEDS, texts.VIEW_LAST):
            self.views.addTab(text)
        self._stack = QStackedWidget()
        for view in (self.register, self.needs, self.last_year):
            self._stack.addWidget(view)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([_WIDE, _NARROW])
        keep_splitter(self._split, self.desk.places, key="evidence")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for widget in (self.acts.undo, self.tray, self.views):
            column.addWidget(widget)
        column.addWidget(self._empty, 1)
        column.addWidget(self._split, 1)
        self.body.addWidget(whole, 1)
