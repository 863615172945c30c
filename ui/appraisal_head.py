"""What stands above the points of a criterion: its name, the figures to compare, and what differs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from ui.messages import plain_label
from ui.page import SMALL, set_pill
from ui.texts import appraisal_page as texts


class LineHead(QWidget):
    """Self, recomputed and last year's points; what differs, what changed, what was asked and answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = plain_label(kind="heading", wraps=True)
        self.figures = tuple(plain_label(kind="heading") for _figure in range(4))
        self.notice, self.older, self.changed, self.said = (plain_label(wraps=True) for _label in range(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.name)
        column.addLayout(self._build_figures())
        for label in (self.notice, self.older, self.changed, self.said):
            column.addWidget(label)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_pill(self.older, "care")

    def show_line(self, line: AppraisalLine) -> None:
        """Show one line."""
        leaf = line.criterion
        self.name.setText(f"{leaf.id}  {leaf.name}")
        computed = None if line.computed is None else line.computed.points
        figures = (
            texts.points(line.self_points),
            texts.points(computed),
            texts.points(line.last_year),
            texts.points(leaf.max_points),
        )
        for label, text in zip(self.figures, figures, strict=True):
            label.setText(text)
        self._say(self.notice, texts.difference(line) or texts.who_scores(line))
        set_pill(self.notice, "care" if line.differs else "none")
        self._say(self.older, texts.older(line))
        self._say(self.changed, texts.changed(line))
        self._say(self.said, texts.asked_and_said(line))

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _build_figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(6)
        titles = (texts.SELF, texts.COMPUTED, texts.LAST_YEAR, texts.MAXIMUM)
        for at, (title, label) in enumerate(zip(titles, self.figures, strict=True)):
            grid.addWidget(plain_label(title, kind="quiet"), 0, at)
            grid.addWidget(label, 1, at)
        return grid
