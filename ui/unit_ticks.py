"""Units to be ticked: found while typing, all or none at once, or those a file names."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.packages.refusals import NotReadable
from core.text import matches, sort_key
from core.unit_lists import units_named
from core.units import Unit
from ui.messages import choose_file, plain_label, show_error
from ui.page import SMALL
from ui.texts import round_board as texts

_LEAST_LIST = 56  # pixels: two units
_LARGEST_FILE = 1 << 20
_CODE = Qt.ItemDataRole.UserRole


class UnitTicks(QWidget):
    """`changed` brings how many are ticked. Units that must stay are ticked and cannot be taken out."""

    changed = Signal(int)

    def __init__(self, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = tuple(sorted(units, key=lambda unit: sort_key(unit.name)))
        self.search = QLineEdit()
        self.view = QListView()
        self.model = QStandardItemModel(self)
        self._said = plain_label(kind="quiet", wraps=True)
        self._said.hide()
        self._is_filling = False
        self._build()
        self.search.textChanged.connect(self._find)

    def fill(self, ticked: Collection[str] | None, *, fixed: Collection[str]) -> None:
        """Show every unit; None ticks all of them."""
        self._is_filling = True
        self.model.clear()
        for unit in self._units:
            is_fixed = unit.code in fixed
            item = QStandardItem(unit.name)
            item.setData(unit.code, _CODE)
            item.setCheckable(True)
            item.setCheckState(_state(ticked is None or unit.code in ticked or is_fixed))
            if is_fixed:
                item.setEnabled(False)
                item.setToolTip(texts.RECEIVED_STAY)
            self.model.appendRow(item)
        self._is_filling = False
        self._tell()

    def codes(self) -> tuple[str, ...]:
        """Codes of the ticked units."""
        return tuple(
            str(item.data(_CODE)) for item in self.items() if item.checkState() == Qt.CheckState.Checked
        )

    def items(self) -> list[QStandardItem]:
        """Every line, in the order of names."""
        return [self.model.item(row) for row in range(self.model.rowCount())]

    def tick_all(self, is_ticked: bool) -> None:
        """Tick or clear everything in sight that may be changed."""
        in_sight = [item for item in self.items() if not self.view.isRowHidden(item.row())]
        self._tick({str(item.data(_CODE)): is_ticked for item in in_sight})

    def tick_from(self, path: Path) -> None:
        """Tick the units a file names, and no others.

        Raises:
            NotReadable: the file cannot be read as text.
        """
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST_FILE).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise NotReadable(name=path.name) from error
        named = units_named(text, self._units)
        wanted = frozenset(named.codes)
        self._tick({unit.code: unit.code in wanted for unit in self._units})
        self._said.setText(texts.from_file(len(named.codes), named.unknown))
        self._said.show()

    def _find(self, text: str) -> None:
        for item in self.items():
            self.view.setRowHidden(item.row(), not matches(text, item.text()))

    def _tick(self, wanted: dict[str, bool]) -> None:
        self._is_filling = True
        for item in self.items():
            code = str(item.data(_CODE))
            if item.isEnabled() and code in wanted:
                item.setCheckState(_state(wanted[code]))
        self._is_filling = False
        self._tell()

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit(len(self.codes()))

    def _choose_file(self) -> None:
        path = choose_file(self, texts.FROM_FILE_TITLE, kinds=texts.FROM_FILE_KINDS)
        if path is None:
            return
        try:
            self.tick_from(path)
        except NotReadable as error:
            show_error(self, error)

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH_UNITS)
        self.search.setAccessibleName(texts.SEARCH_UNITS)
        self.search.setClearButtonEnabled(True)
        self.view.setAccessibleName(texts.FIELD_UNITS)
        self.view.setModel(self.model)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSpacing(2)
        self.view.setMinimumHeight(_LEAST_LIST)
        self.model.itemChanged.connect(lambda _item: self._tell())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        for text, act in (
            (texts.ALL_UNITS, lambda: self.tick_all(True)),
            (texts.NO_UNITS, lambda: self.tick_all(False)),
            (texts.FROM_FILE, self._choose_file),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addWidget(self._said)


def _state(is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
