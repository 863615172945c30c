"""The criteria a document proves, as a list of ticks found without accents, with what is there already."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from core.criteria import Criterion
from core.text import matches
from ui.messages import plain_label
from ui.texts import evidence_dialog as texts

_LIST_HEIGHT = 96
_ID_ROLE = Qt.ItemDataRole.UserRole + 1
_WANTED_ROLE = Qt.ItemDataRole.UserRole + 2
_RECORD_ROLE = Qt.ItemDataRole.UserRole + 3


class _Ticks(QListView):
    """Asks for a few lines only, and takes what height is left."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LIST_HEIGHT)


class CriteriaTicks(QWidget):
    """Ticked ones stand first when shown; Space ticks, typing in the line above narrows the list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.view: QListView = _Ticks()
        self._rows = QStandardItemModel(self)
        self._count = plain_label(kind="quiet")
        self._wanted = plain_label(kind="quiet", wraps=True)
        self._build()
        self._rows.itemChanged.connect(lambda _item: self._tell())

    def show_criteria(
        self, leaves: Sequence[Criterion], *, held: Mapping[str, int], ticked: Sequence[str]
    ) -> None:
        """Offer these leaves; `held` counts the documents each has already."""
        self._rows.blockSignals(True)
        for leaf in sorted(leaves, key=lambda leaf: leaf.id not in ticked):
            line = texts.criterion_line(f"{leaf.id}  {leaf.name}", held.get(leaf.id, 0))
            item = self._item(line, leaf.id, is_ticked=leaf.id in ticked)
            item.setData(texts.wanted(leaf.evidence), _WANTED_ROLE)
            item.setToolTip(leaf.name)
            self._rows.appendRow(item)
        self._rows.blockSignals(False)
        self._rows.layoutChanged.emit()
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self._tell()

    def add_record(self, record_id: str, title: str) -> None:
        """A record the document belongs to stands above the criteria, ticked."""
        item = self._item(texts.RECORD.format(title=title), record_id, is_ticked=True)
        item.setData(True, _RECORD_ROLE)
        self._rows.insertRow(0, item)
        self.view.setCurrentIndex(self._rows.index(0, 0))
        self._tell()

    def tick(self, criteria: Sequence[str]) -> None:
        """Tick these as well."""
        for item in self._items():
            if item.data(_ID_ROLE) in criteria:
                item.setCheckState(Qt.CheckState.Checked)

    def ticked(self) -> tuple[str, ...]:
        """The criteria that are ticked, in the order of their numbers in the set."""
        return tuple(str(item.data(_ID_ROLE)) for item in self._checked() if not item.data(_RECORD_ROLE))

    def records(self) -> tuple[str, ...]:
        """The records that stayed ticked."""
        return tuple(str(item.data(_ID_ROLE)) for item in self._checked() if item.data(_RECORD_ROLE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the line into the list."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search and is_press and event.key() == Qt.Key.Key_Down:  # type: ignore[attr-defined]
            self.view.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _items(self) -> tuple[QStandardItem, ...]:
        return tuple(self._rows.item(row) for row in range(self._rows.rowCount()))

    def _checked(self) -> tuple[QStandardItem, ...]:
        return tuple(item for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def _item(self, line: str, identity: str, *, is_ticked: bool) -> QStandardItem:
        item = QStandardItem(line)
        item.setData(identity, _ID_ROLE)
        item.setCheckable(True)
        item.setEditable(False)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        return item

    def _find(self, text: str) -> None:
        first = -1
        for row, item in enumerate(self._items()):
            is_seen = matches(text, item.text())
            self.view.setRowHidden(row, not is_seen)
            first = row if is_seen and first < 0 else first
        if first >= 0:
            self.view.setCurrentIndex(self._rows.index(first, 0))

    def _tell(self) -> None:
        self._count.setText(texts.ticked(len(self._checked())))
        self.changed.emit()

    def _tell_wanted(self) -> None:
        self._wanted.setText(str(self.view.currentIndex().data(_WANTED_ROLE) or ""))

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.FIND_CRITERION)
        self.search.setAccessibleName(texts.FIND_CRITERION)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.view.setModel(self._rows)
        self.view.setMinimumHeight(_LIST_HEIGHT)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setSpacing(2)
        self.view.setAccessibleName(texts.CRITERIA)
        self.view.setToolTip(texts.CRITERIA_HINT)
        self.view.selectionModel().currentChanged.connect(lambda *_now: self._tell_wanted())
        top = QHBoxLayout()
        top.addWidget(plain_label(texts.CRITERIA, kind="heading"))
        top.addStretch(1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self._wanted)
