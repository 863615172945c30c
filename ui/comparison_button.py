"""A button that shows two criteria sets side by side, where a package brings one beside the set in force."""

from PySide6.QtWidgets import QPushButton

from core.criteria import CriteriaSet
from core.criteria.differences import compare_sets
from ui.dialogs.compare_criteria import CompareCriteriaDialog
from ui.texts import criteria_difference as texts

Sides = tuple[CriteriaSet, CriteriaSet]


class ComparisonButton(QPushButton):
    """Hidden while there is nothing to compare."""

    def __init__(self) -> None:
        super().__init__(texts.EVERY_ROW)
        self._sides: Sides | None = None
        self.setAutoDefault(False)
        self.hide()
        self.clicked.connect(lambda _checked=False: self.show_both())

    def offer(self, sides: Sides | None) -> None:
        """The set in force and the one offered, or nothing."""
        self._sides = sides
        self.setVisible(sides is not None)

    def show_both(self) -> None:
        """Show both."""
        if self._sides is not None:
            before, after = self._sides
            CompareCriteriaDialog(compare_sets(before, after), self.window()).exec()
