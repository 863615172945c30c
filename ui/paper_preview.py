"""Head and foot of a paper as they will be printed, drawn small in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from core.reporting.data import HeadData
from core.reporting.document import Letterhead, Signature
from core.reporting.head import letterhead, signature
from ui.messages import plain_label
from ui.texts import letterheads as texts
from ui.texts.reports import FORM_WORDS

_SMALL, _GAP = 2, 12
_LEFT, _RIGHT = 9, 11  # shares of the width, as the decree's head has them


class PaperPreview(QFrame):
    """Plain texts only: nothing in them is read as markup."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(texts.PREVIEW)
        self.superior, self.number = plain_label(wraps=True), plain_label(wraps=True)
        self.issuer, self.nation, self.motto, self.signed = (
            plain_label(kind="heading", wraps=True) for _part in range(4)
        )
        self.place, self.recipients = plain_label(wraps=True), plain_label(wraps=True)
        self.recipients_label = plain_label(kind="quiet", wraps=True)
        self._build()

    def show_head(self, data: HeadData) -> None:
        """Show the head and the foot that these data make."""
        self._show_letterhead(letterhead(data, FORM_WORDS))
        self._show_signature(signature(data, FORM_WORDS))

    def show_signature(self, data: HeadData) -> None:
        """Show the lines above the name alone."""
        self._show_signature(signature(data, FORM_WORDS))
        for label in (
            *(self.superior, self.issuer, self.number, self.nation, self.motto, self.place),
            *(self.recipients_label, self.recipients),
        ):
            label.hide()

    def _show_letterhead(self, head: Letterhead) -> None:
        for label, text in (
            (self.superior, head.superior),
            (self.issuer, "\n".join(head.issuer)),
            (self.number, head.number_line),
            (self.nation, head.nation),
            (self.motto, head.motto),
            (self.place, head.place_and_day),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_signature(self, foot: Signature | None) -> None:
        names = () if foot is None else foot.recipients
        lines = [f"- {name};" for name in names[:-1]] + [f"- {name}" for name in names[-1:]]
        self.recipients_label.setText(foot.recipients_label if foot is not None and names else "")
        self.recipients.setText("\n".join(lines))
        self.signed.setText("" if foot is None else "\n".join((*foot.lines, "", foot.name)))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(plain_label(texts.PREVIEW, kind="quiet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(0, _LEFT)
        grid.setColumnStretch(1, _RIGHT)
        middle, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        grid.addLayout(_stack(middle, self.superior, self.issuer, self.number), 0, 0)
        grid.addLayout(_stack(middle, self.nation, self.motto, self.place), 0, 1)
        grid.addLayout(_stack(left, self.recipients_label, self.recipients), 1, 0)
        grid.addLayout(_stack(middle, self.signed), 1, 1)
        column.addLayout(grid)
        column.addStretch(1)


def _stack(alignment: Qt.AlignmentFlag, *labels: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(_SMALL)
    for label in labels:
        label.setAlignment(alignment)
        column.addWidget(label)
    column.addStretch(1)
    return column
