"""The log of changes: who did what and when, old and new beside each other, handed out as a file."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.audit import ActsWanted, AuditEntry
from core.dates import midnight
from core.errors import UserError
from core.progress import Progress
from core.services.read_audit import AuditPart
from core.text import fold, sort_key
from ui.audit_paper import audit_paper
from ui.desk import Desk
from ui.dialogs.proved_history import prove_history
from ui.fields import DayField
from ui.jobs import Job
from ui.messages import choose_target, plain_label, show_error, tell_where
from ui.page import GAP, SMALL
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView, wall
from ui.texts import audit as texts
from ui.texts import common, numbers
from ui.texts import proved_history as proof
from ui.window_place import fit

_SIZE = (1060, 640)
_TYPING_MS = 300
_LIST, _VALUES = 320, 180
Value = tuple[str, str, str]


class AuditDialog(QDialog):
    """Newest first, a portion at a time; a search for words runs beside the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries: tuple[AuditEntry, ...] = ()
        self._later: dict[int, AuditEntry] = {}
        self._below = 0
        self._job: Job | None = None
        self._names = desk.services.read_audit.names()
        self.setWindowTitle(texts.TITLE)
        fit(self, _SIZE)
        self.search = QLineEdit()
        self.officer, self.act = QComboBox(), QComboBox()
        today = desk.services.clock.today
        self.since = DayField(texts.SINCE, year=desk.year, today=today)
        self.until = DayField(texts.UNTIL, year=desk.year, today=today)
        self.table: TableView[AuditEntry] = TableView(_columns(), texts.TITLE)
        self.values: TableView[Value] = TableView(_value_columns(), texts.FIELD)
        self.why = plain_label(kind="quiet", wraps=True)
        self.state = plain_label(kind="quiet", wraps=True)
        self.more = QPushButton(texts.MORE)
        self._build()
        self._connect()
        self.load()

    def wanted(self) -> ActsWanted:
        """What is chosen now; a day that cannot be read does not choose."""
        words = self.search.text().strip()
        needle = fold(words)
        since, until = _day(self.since), _day(self.until)
        named = {act for act in self._names.acts if needle and needle in fold(texts.act_name(act))}
        return ActsWanted(
            officer=str(self.officer.currentData() or ""),
            act=str(self.act.currentData() or ""),
            since=None if since is None else midnight(since),
            until=None if until is None else midnight(until + timedelta(days=1)),
            words=words,
            meant=frozenset(named),
        )

    def load(self) -> None:
        """Read the first portion of what is chosen."""
        self._entries, self._later, self._below = (), {}, 0
        self.table.show_rows(())
        self._read()

    def load_more(self) -> None:
        """Read the next portion, where there is one."""
        if self._below and self._job is None:
            self._read()

    def hand_out(self, path: Path) -> None:
        """Write the whole log as text to be set beside the packages."""
        service = self._desk.services.prove_history
        self._write(path, lambda _progress: service.hand_out(path))

    def write_workbook(self, path: Path) -> None:
        """Write what is chosen into a workbook."""
        services, wanted, unit = self._desk.services, self.wanted(), self._desk.office().unit.name

        def work(progress: Progress) -> Path:
            paper = audit_paper(services.read_audit.all(wanted, progress=progress), unit=unit)
            written: Path = services.print_papers.write(paper, path, progress=progress)
            return written

        self._write(path, work)

    def done(self, result: int) -> None:
        """As inherited; a search that still runs is given up."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)

    def _read(self) -> None:
        """Without words a portion is read in a blink; words may have to be looked for in all of it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        service, wanted, below = self._desk.services.read_audit, self.wanted(), self._below
        if not wanted.words:
            self._take(service.part(wanted, below=below))
            return
        self.state.setText(texts.READING)
        self._job = self._desk.jobs.start(
            lambda progress: (wanted, service.part(wanted, below=below, progress=progress)),
            done=self._found,
            failed=self._failed,
        )

    def _found(self, found: tuple[ActsWanted, AuditPart]) -> None:
        wanted, part = found
        if wanted == self.wanted():
            self._job = None
            self._take(part)

    def _failed(self, error: Exception) -> None:
        self._job = None
        show_error(self, error)

    def _take(self, part: AuditPart) -> None:
        bar = self.table.verticalScrollBar()
        place, is_first = bar.value(), not self._entries
        self._entries, self._below = (*self._entries, *part.entries), part.below
        self._later |= part.later
        self.table.show_rows(self._entries, same=lambda entry: entry.number)
        if is_first and self._entries:
            self.table.select(lambda _entry: True)
        elif self._entries:
            bar.setValue(place)
        self.more.setEnabled(bool(self._below))
        told = texts.shown(len(self._entries), self._names.count)
        self.state.setText(told if self._entries else texts.NOTHING)
        self._show(self.table.current())

    def _show(self, entry: AuditEntry | None) -> None:
        self.values.show_rows(() if entry is None else texts.values(entry))
        later = None if entry is None else self._later.get(entry.number)
        self.why.setText(texts.CHOOSE if entry is None else texts.in_full(entry, later))

    def _scrolled(self, value: int) -> None:
        if value and value == self.table.verticalScrollBar().maximum():
            self.load_more()

    def _ask(self, title: str, name: str, *, kinds: str) -> Path | None:
        day = f"{self._desk.services.clock.today():%Y%m%d}"
        named = name.format(unit=self._desk.office().unit.code, day=day)
        return choose_target(self, title, name=named, kinds=kinds)

    def _ask_hand_out(self) -> None:
        path = self._ask(texts.HAND_OUT, texts.HAND_OUT_NAME, kinds=texts.HAND_OUT_FILES)
        if path is not None:
            self.hand_out(path)

    def _ask_workbook(self) -> None:
        path = self._ask(texts.WORKBOOK, texts.WORKBOOK_NAME, kinds=texts.WORKBOOK_FILES)
        if path is not None:
            self.write_workbook(path)

    def _write(self, path: Path, work: Callable[[Progress], Any]) -> None:
        run_long(
            self,
            self._desk.jobs,
            title=texts.WRITING,
            work=work,
            done=lambda _done: tell_where(self, texts.TITLE, what=texts.WRITTEN, path=path),
            failed=lambda error: show_error(self, error),
        )

    def _connect(self) -> None:
        typed = QTimer(self)
        typed.setSingleShot(True)
        typed.setInterval(_TYPING_MS)
        typed.timeout.connect(self.load)
        self.search.textChanged.connect(lambda _text: typed.start())
        for box in (self.officer, self.act):
            box.currentIndexChanged.connect(lambda _at: self.load())
        for field in (self.since, self.until):
            field.committed.connect(lambda _day: self.load())
        self.table.current_changed.connect(self._show)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.more.clicked.connect(lambda _checked=False: self.load_more())

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH_SHAPE)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        names, acts = self._names.officers, self._names.acts
        _offer(self.officer, texts.OFFICER, nothing=texts.ANYBODY, choices={name: name for name in names})
        _offer(
            self.act,
            texts.ACT,
            nothing=texts.ANY_ACT,
            choices={act: texts.act_name(act) for act in acts},
        )
        self.values.wrap_rows()
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.values)
        parts.setSizes([_LIST, _VALUES])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(SMALL)
        column.addLayout(self._build_choice())
        column.addWidget(parts, 1)
        column.addWidget(self.why)
        if self._desk.office().leads:
            column.addLayout(self._build_proof())
        column.addLayout(self._build_acts())
        self.search.setFocus()

    def _build_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.search, 2, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.officer, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.act, 1, Qt.AlignmentFlag.AlignBottom)
        for field in (self.since, self.until):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignBottom)
        return row

    def _build_proof(self) -> QHBoxLayout:
        """At an authority alone: others hand their logs out to it."""
        prove = QPushButton(proof.ACT)
        prove.setToolTip(proof.ACT_WHY)
        prove.setAutoDefault(False)
        prove.clicked.connect(lambda _checked=False: prove_history(self, self._desk))
        row = QHBoxLayout()
        row.addWidget(prove)
        row.addStretch(1)
        return row

    def _build_acts(self) -> QHBoxLayout:
        workbook, text = QPushButton(texts.WORKBOOK), QPushButton(texts.HAND_OUT)
        text.setToolTip(texts.HAND_OUT_WHY)
        workbook.clicked.connect(lambda _checked=False: self._ask_workbook())
        text.clicked.connect(lambda _checked=False: self._ask_hand_out())
        leave = QPushButton(common.CLOSE)
        leave.setProperty("kind", "primary")
        leave.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.more)
        row.addWidget(self.state, 1)
        for button in (workbook, text, leave):
            row.addWidget(button)
        for button in (self.more, workbook, text, leave):
            button.setAutoDefault(False)
        return row


def _day(field: DayField) -> date | None:
    try:
        day = field.value()
    except UserError:
        return None
    return day if isinstance(day, date) else None


def _offer(box: QComboBox, name: str, *, nothing: str, choices: dict[str, str]) -> None:
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(len(nothing) + 4)
    box.addItem(nothing, "")
    for key, words in sorted(choices.items(), key=lambda each: sort_key(each[1])):
        box.addItem(words, key)


def _columns() -> tuple[Column[AuditEntry], ...]:
    return (
        Column(
            title=texts.COLUMN_NUMBER,
            text=lambda entry: numbers.count(entry.number),
            sort_key=lambda entry: entry.number,
            align=RIGHT,
            width=64,
            value=lambda entry: entry.number,
        ),
        Column(
            title=texts.COLUMN_AT,
            text=lambda entry: common.moment(entry.at),
            sort_key=lambda entry: entry.number,
            width=136,
            value=lambda entry: wall(entry.at),
        ),
        Column(title=texts.OFFICER, text=lambda entry: entry.officer or common.NONE, width=170),
        Column(title=texts.ACT, text=lambda entry: texts.act_name(entry.act), width=210),
        Column(title=texts.COLUMN_WHAT, text=texts.about, tip=texts.about),
    )


def _value_columns() -> tuple[Column[Value], ...]:
    return (
        Column(title=texts.FIELD, text=lambda value: value[0] or common.NONE, width=220),
        Column(title=texts.OLD, text=lambda value: value[1] or common.NONE),
        Column(title=texts.NEW, text=lambda value: value[2] or common.NONE),
    )
