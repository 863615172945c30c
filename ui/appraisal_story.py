"""How a criterion was computed, what the unit says, and every value given, in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.appraisal_sheet import AppraisalLine
from ui.messages import plain_label
from ui.page import SMALL
from ui.texts import appraisal_page as texts
from ui.texts.criteria import explain


class LineStory(QWidget):
    """Read only; the words can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why, self.says, self.history, self.rule = (plain_label(wraps=True) for _label in range(4))
        self._rule_head = plain_label(texts.RULE, kind="heading")
        self._why_head = plain_label(texts.WHY, kind="heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._why_head)
        column.addWidget(self.why)
        for title, label in ((texts.UNIT_SAYS, self.says), (texts.HISTORY, self.history)):
            column.addWidget(plain_label(title, kind="heading"))
            column.addWidget(label)
        column.addWidget(self._rule_head)
        column.addWidget(self.rule)
        for label in (self.why, self.says, self.history, self.rule):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_line(self, line: AppraisalLine) -> None:
        """Show one line."""
        leaf, computed = line.criterion, line.computed
        self.why.setText(texts.NOT_COMPUTED if computed is None else texts.sentence(explain(leaf, computed)))
        is_told = line.differs and computed is not None  # above the points, beside the difference
        for label in (self._why_head, self.why):
            label.setVisible(not is_told)
        self.says.setText(texts.unit_says(line.entry))
        self.history.setText(texts.history(line.history))
        self.rule.setText(leaf.rule_text)
        self._rule_head.setVisible(bool(leaf.rule_text))
