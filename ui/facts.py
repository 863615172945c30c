"""Names and values under each other, shown anew as they change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.messages import plain_label

_NAMES = 2  # times as wide as the values, where names wrap
_VALUE = 140  # pixels a value may ask for beside the longest name


class Facts(QWidget):
    """A grid of names and values; values can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._wraps_names = False

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show name, value and meaning of each; what has no value is left out."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (name, value, meaning) in enumerate(row for row in rows if row[1]):
            told = plain_label(name, kind="quiet", wraps=self._wraps_names)
            self._grid.addWidget(told, number, 0, Qt.AlignmentFlag.AlignTop)
            label = plain_label(value, kind=meaning, wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(label, number, 1)
            told.show()  # at once: what is not shown yet takes no height
            label.show()
        self._keep_height()

    def fit_names(self, width: int) -> None:
        """Let names go over several lines where beside the longest one a value would be squeezed."""
        least = min(self._widest(1), _VALUE)
        self._grid.setColumnMinimumWidth(1, least)
        self._wrap_names(self._widest(0) + self._grid.horizontalSpacing() + least > width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every line keeps its height, however narrow the values have to be."""
        super().resizeEvent(event)
        self._keep_height()

    def _wrap_names(self, wraps: bool) -> None:
        if wraps == self._wraps_names:
            return
        self._wraps_names = wraps
        self._grid.setColumnStretch(0, _NAMES if wraps else 0)
        for row in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(row, 0)
            name = item.widget() if item is not None else None
            if isinstance(name, QLabel):
                name.setWordWrap(wraps)
        self._keep_height()

    def _widest(self, column: int) -> int:
        """Pixels the longest text of a column takes on one line."""
        items = (self._grid.itemAtPosition(row, column) for row in range(self._grid.rowCount()))
        labels = (item.widget() for item in items if item is not None)
        texts = ((each, each.text()) for each in labels if isinstance(each, QLabel))
        return max((each.fontMetrics().horizontalAdvance(text) for each, text in texts), default=0)

    def _keep_height(self) -> None:
        self.setMinimumHeight(max(0, self._grid.heightForWidth(self.width())))
