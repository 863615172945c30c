"""The window over a workspace whose database is damaged: the way back first, then what can still be read.

It takes the place of the program's own window: nothing can be entered here, and the file is only read. It
ends with what the start goes on with: the workspace as it was at a copy, a backup file from elsewhere, or
nothing.
"""

from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from core.backups import Backup, newest_good
from core.rescue import DamagedWorkspace, Found, Offer, TableFound, WentBack
from ui.fields import ChoiceField
from ui.jobs import Job, JobRunner
from ui.messages import Notice, ask, choose_target, plain_label, show_error, tell, tell_where
from ui.progress_dialog import run_long
from ui.raise_watch import RaiseWatch
from ui.rescue_tables import RescueTables, Rows
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import rescue as words
from ui.texts import rescue_window as texts
from ui.texts.rescue_tables import table_words
from ui.window_place import fit

_SIZE = (920, 600)
_MOST_ROWS = 5_000  # of one table in sight; files hold all of them


class Then(Enum):
    """What the start goes on with."""

    LEAVE = "leave"
    OPEN = "open"
    RESTORE = "restore"


class RescueWindow(QDialog):
    """`then` tells what comes next after it was closed. The workspace is let go of by whoever took hold."""

    def __init__(
        self, wreck: DamagedWorkspace, folder: Path, *, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.then = Then.LEAVE
        self._wreck, self._jobs = wreck, jobs
        self._backups = wreck.backups()
        self.setWindowTitle(texts.TITLE.format(name=folder.name))
        self.choice = ChoiceField(
            texts.CHOOSE_BACKUP, [(each.name, words.backup_line(each)) for each in self._backups]
        )
        self.missing = plain_label(wraps=True)
        self.back = QPushButton(texts.GO_BACK)
        self.other = QPushButton(texts.OTHER_BACKUP)
        self.export = QPushButton(texts.EXPORT)
        self.told = plain_label(texts.LOOKING, wraps=True)
        self.tables = RescueTables()
        self.tables.wanted.connect(self._read_rows)
        self._build()
        fit(self, _SIZE)
        self._look()
        self._offer_newest()

    def _build(self) -> None:
        tabs = QTabWidget()
        tabs.tabBar().setObjectName("tabs")  # Qt's own name hides it from those who look for stops of Tab
        tabs.tabBar().setAccessibleName(words.HEADING)
        tabs.addTab(self._back_tab(), words.BACK_TITLE)
        tabs.addTab(self._tables_tab(), texts.READABLE_TITLE)
        close = QPushButton(texts.CLOSE)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(words.HEADING, kind="heading"))
        column.addWidget(tabs, 1)
        column.addLayout(row)
        (self.choice.editor() if self._backups else self.other).setFocus()

    def _back_tab(self) -> QWidget:
        middle = QVBoxLayout()
        middle.setSpacing(12)
        for line in (texts.WHY, texts.ALSO):
            middle.addWidget(plain_label(line, wraps=True))
        middle.addWidget(self.choice)
        middle.addWidget(self.missing)
        middle.addStretch(1)
        self.choice.setVisible(bool(self._backups))
        self.choice.combo.currentIndexChanged.connect(lambda _at: self._compare())
        self.back.setProperty("kind", "primary")
        self.back.setDefault(True)
        self.back.clicked.connect(lambda _checked=False: self._go_back())
        self.other.setAutoDefault(False)
        self.other.clicked.connect(lambda _checked=False: self._end(Then.RESTORE))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.other)
        row.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addWidget(ScrollingMiddle(middle), 1)
        column.addLayout(row)
        return page

    def _tables_tab(self) -> QWidget:
        self.export.setAutoDefault(False)
        self.export.clicked.connect(lambda _checked=False: self._export())
        self.export.setEnabled(False)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.export)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.tables, 1)
        return page

    def done(self, result: int) -> None:
        """Nobody waits any longer for what is still being read."""
        for job in self._jobs.findChildren(Job):
            job.cancel()
        super().done(result)

    def _look(self) -> None:
        self._jobs.start(
            lambda progress: self._wreck.look(progress=progress), done=self._show, failed=self._fail
        )

    @Slot(object)
    def _show(self, found: Found) -> None:
        self.told.setText(words.found_line(found))
        self.export.setEnabled(found.rows > 0)
        self.tables.show_found(found)

    def _offer_newest(self) -> None:
        """The newest good copy stands first; where there is none, another file is all that is left."""
        good = newest_good(self._backups)
        self.back.setEnabled(False)
        if good is None:
            self.missing.setText(words.NO_BACKUP)
        if self._backups:
            self.choice.show_value((good or self._backups[0]).name)
            self._compare()

    def _compare(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self.back.setEnabled(False)
        self.missing.setText(texts.COMPARING)
        self._jobs.start(
            lambda progress: self._wreck.offer(chosen, progress=progress),
            done=self._tell_missing,
            failed=self._fail,
        )

    @Slot(object)
    def _tell_missing(self, offer: Offer) -> None:
        if offer.backup == self._chosen():  # another one may have been chosen meanwhile
            self.missing.setText(words.missing_lines(offer.losses))
            self.back.setEnabled(True)

    def _go_back(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        question = Notice(
            title=words.BACK_TITLE,
            what=texts.GO_BACK_QUESTION.format(at=words.backup_line(chosen)),
            why=self.missing.text(),
            advice=texts.GO_BACK_KEPT,
        )
        if ask(self, question, act=texts.GO_BACK, leave=texts.STAY):
            run_long(
                self,
                self._jobs,
                title=texts.GOING_BACK,
                work=lambda progress: self._wreck.go_back(chosen, progress=progress),
                done=self._tell_back,
                failed=self._fail,
            )

    @Slot(object)
    def _tell_back(self, done: WentBack) -> None:
        tell(self, words.BACK_TITLE, what=words.went_back(done))
        self._end(Then.OPEN)

    def _export(self) -> None:
        target = choose_target(self, texts.EXPORT, name=texts.EXPORT_NAME, kinds=texts.EXPORT_KINDS)
        if target is not None:
            run_long(
                self,
                self._jobs,
                title=texts.EXPORTING,
                work=lambda progress: self._wreck.export(target, table_words, progress=progress),
                done=self._tell_written,
                failed=self._fail,
            )

    @Slot(object)
    def _tell_written(self, path: Path) -> None:
        what = f"{texts.EXPORTED} {self.told.text()}"
        tell_where(self, texts.READABLE_TITLE, what=what, path=path)

    @Slot(object)
    def _read_rows(self, chosen: TableFound) -> None:
        self._jobs.start(
            lambda _progress: (chosen, self._wreck.rows(chosen.name, most=_MOST_ROWS)),
            done=self._show_rows,
            failed=self._fail,
        )

    @Slot(object)
    def _show_rows(self, found: tuple[TableFound, Rows]) -> None:
        self.tables.show_rows(*found)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        show_error(self, error)

    def _chosen(self) -> Backup | None:
        name = self.choice.value()
        return next((each for each in self._backups if each.name == name), None)

    def _end(self, then: Then) -> None:
        self.then = then
        self.accept()


def rescue(
    folder: Path,
    wreck: DamagedWorkspace,
    *,
    jobs: JobRunner,
    heard: Callable[[Path], tuple[Path, ...] | None],
    parent: QWidget | None,
) -> Then:
    """Show the window until it is closed, and let go of the workspace; a second start brings it forward."""
    with closing(wreck):
        window = RescueWindow(wreck, folder, jobs=jobs, parent=parent)
        watch = RaiseWatch(window, folder, heard=heard)
        window.exec()
        watch.stop()
        window.deleteLater()
    return window.then
