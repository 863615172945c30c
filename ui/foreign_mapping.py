"""Step one of bringing in a foreign file: sheet, headings, kind, and the column of each field."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.foreign.values import NEEDED, SINGLE_DOSSIERS, ForeignLook, ForeignPlan, ForeignSheet, Writing
from core.records.catalogue import KINDS, kind_of
from core.services.map_foreign import Proposal
from ui.desk import Desk
from ui.foreign_sample import SampleView, letters
from ui.messages import plain_label, reporting
from ui.page import SMALL
from ui.texts import foreign_export as texts

_ACROSS = 3
_FIELD_LENGTH, _HEAD_LENGTH = 10, 14
_MOST_HEADER = 40
_NONE = -1
_LONGEST_SHOWN = 40


class _StillCombo(QComboBox):
    """The mouse wheel scrolls the dialog and never changes the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the scrolling middle have it."""
        event.ignore()


class ForeignMappingPart(QWidget):
    """`changed`: the plan is another one now."""

    changed = Signal()

    def __init__(self, desk: Desk, path: Path, *, look: ForeignLook, year: int) -> None:
        super().__init__()
        self._desk, self._path, self._look, self._year = desk, path, look, year
        self.sheet, self.kind, self.encoding = _combo(texts.SHEET), _combo(texts.KIND), _combo(texts.ENCODING)
        self.header = QSpinBox()
        self.late = QCheckBox(texts.WITH_LATE)
        self.sample = SampleView()
        self.fields: dict[str, QComboBox] = {}
        self._said = plain_label(wraps=True, kind="quiet")
        self._grid = QGridLayout()
        self.proposal = Proposal(header=1, headers=(), kind=SINGLE_DOSSIERS, columns={})
        self._build()
        self._offer_sheets()
        self._propose()

    def plan(self) -> ForeignPlan:
        """What the officer chose."""
        columns = {name: combo.currentData() for name, combo in self.fields.items()}
        return ForeignPlan(
            sheet=self._sheet().name,
            header=self.header.value(),
            kind=str(self.kind.currentData()),
            year=self._year,
            columns={name: at for name, at in columns.items() if at is not None and at != _NONE},
            writing=self._look.writing or Writing(),
            with_late=self.late.isChecked() and self.late.isVisibleTo(self),
        )

    def headers(self) -> tuple[str, ...]:
        """The headings the columns were chosen by."""
        return self.proposal.headers

    def choose(self, columns: Mapping[str, int]) -> None:
        """Set the column of each of these fields."""
        for name, at in columns.items():
            combo = self.fields[name]
            combo.setCurrentIndex(combo.findData(at))

    def _sheet(self) -> ForeignSheet:
        return self._look.sheets[max(0, self.sheet.currentIndex())]

    def _propose(self, *, header: int = 0, kind: str = "") -> None:
        sheet = self._sheet()
        self.proposal = self._desk.services.map_foreign.propose(sheet, header=header, kind=kind)
        for widget in (self.header, self.kind):
            widget.blockSignals(True)
        self.header.setMaximum(max(1, min(len(sheet.rows), _MOST_HEADER)))
        self.header.setValue(self.proposal.header)
        self.kind.setCurrentIndex(self.kind.findData(self.proposal.kind))
        for widget in (self.header, self.kind):
            widget.blockSignals(False)
        self.sample.rows_model.show(sheet, self.proposal.header)
        self.late.setVisible(self.proposal.kind == SINGLE_DOSSIERS)
        self._lay_fields()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = []
        if self.proposal.known:
            words.append(texts.KNOWN.format(name=self.proposal.known))
        if not self._look.is_sure:
            words.append(texts.ENCODING_GUESSED)
        self._said.setText(" ".join(words))
        self._said.setVisible(bool(words))

    def _lay_fields(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        kind = self.proposal.kind
        needed = _needed(kind)
        self.fields = {}
        for at, name in enumerate(self._desk.services.map_foreign.fields(kind)):
            label = texts.column_label(kind, name)
            combo = _combo(label, length=_FIELD_LENGTH)
            combo.addItem(texts.NO_COLUMN, _NONE)
            for column, heading in enumerate(self.proposal.headers):
                combo.addItem(f"{letters(column)}: {heading[:_LONGEST_SHOWN]}", column)
            combo.setCurrentIndex(max(0, combo.findData(self.proposal.columns.get(name, _NONE))))
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
            mark = plain_label(label + (" *" if name in needed else ""))
            mark.setBuddy(combo)
            row, place = divmod(at, _ACROSS)
            self._grid.addWidget(mark, row * 2, place)
            self._grid.addWidget(combo, row * 2 + 1, place)
            self.fields[name] = combo
        self._order()

    def _order(self) -> None:
        """Fields are made anew for every kind: the order of Tab follows what is seen."""
        stops = [
            self.sheet,
            self.header,
            self.kind,
            self.encoding,
            self.sample,
            *self.fields.values(),
            self.late,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _recode(self) -> None:
        """Read the first rows again in the encoding that was chosen."""
        with reporting(self):
            told = Writing(encoding=str(self.encoding.currentData()))
            self._look = self._desk.services.map_foreign.look(self._path, told)
            self._propose()

    def _offer_sheets(self) -> None:
        for sheet in self._look.sheets:
            self.sheet.addItem(sheet.name)
        if self._look.writing is not None:
            self.encoding.setCurrentIndex(self.encoding.findData(self._look.writing.encoding))
        best = max(range(len(self._look.sheets)), key=lambda at: len(self._look.sheets[at].rows), default=0)
        self.sheet.setCurrentIndex(best)
        self.sheet.currentIndexChanged.connect(lambda _at: self._propose())
        self.header.valueChanged.connect(lambda row: self._propose(header=row))
        self.kind.activated.connect(
            lambda _at: self._propose(header=self.header.value(), kind=str(self.kind.currentData()))
        )
        self.encoding.activated.connect(lambda _at: self._recode())

    def _build(self) -> None:
        for kind in (SINGLE_DOSSIERS, *(each.code for each in KINDS)):
            self.kind.addItem(texts.kind_label(kind), kind)
        for code, words in texts.ENCODINGS.items():
            self.encoding.addItem(words, code)
        self.header.setRange(1, _MOST_HEADER)
        self.header.setAccessibleName(texts.HEADER)
        is_text = self._look.writing is not None
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        for words, widget, is_shown in (
            (texts.SHEET, self.sheet, not is_text),
            (texts.HEADER, self.header, True),
            (texts.KIND, self.kind, True),
            (texts.ENCODING, self.encoding, is_text),
        ):
            label = plain_label(words)
            label.setBuddy(widget)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            for each in (label, widget):
                pair.addWidget(each)
                each.setVisible(is_shown)
            top.addLayout(pair, 0 if widget is self.header else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._said)
        column.addWidget(self.sample)
        column.addWidget(plain_label(texts.MAPPING, kind="heading"))
        column.addLayout(self._grid)
        column.addWidget(self.late)


def _combo(name: str, *, length: int = _HEAD_LENGTH) -> QComboBox:
    combo = _StillCombo()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(length)
    return combo


def _needed(kind: str) -> frozenset[str]:
    """Fields without which nothing can be made of a row."""
    if kind == SINGLE_DOSSIERS:
        return frozenset(each.value for each in NEEDED)
    return frozenset(spec.name for spec in kind_of(kind).fields if spec.required)
