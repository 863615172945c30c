"""Draws the cells of a list that hold what is looked for on a ground of their own."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QStyledItemDelegate

from core.search import marks_in
from ui.found_rows import Index
from ui.look import current_scheme


class MatchMarks(QStyledItemDelegate):
    """`needle` is what is looked for; empty marks nothing."""

    needle = ""

    def initStyleOption(self, option: Any, index: Index) -> None:
        """A cell in sight costs one folding, and only while something is looked for."""
        super().initStyleOption(option, index)
        if self.needle and marks_in(self.needle, str(index.data(Qt.ItemDataRole.DisplayRole) or "")):
            option.backgroundBrush = QBrush(current_scheme().colour("accent_soft"))
