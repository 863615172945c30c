"""A package drawn as a card: what it is, whose seal, in which state, and what the seal is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from core.certificates import NotedSignature
from core.packages.cms import CmsState
from ui.comparison_button import ComparisonButton
from ui.messages import plain_label
from ui.page import GAP, SMALL, set_pill
from ui.texts import government_signature as words
from ui.texts import packages as texts


class PackageCardView(QFrame):
    """Shows one package. States never share a colour: right is green, unchecked grey, wrong red."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 12, GAP, 12)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(title, kind="heading"))
        self._state = plain_label(" ", wraps=True)
        set_pill(self._state, "none")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._more = plain_label(wraps=True)
        self._seal = plain_label(texts.SEAL, kind="quiet", wraps=True)
        self._government = plain_label(wraps=True)
        self._government.hide()
        self.compare = ComparisonButton()
        column.addWidget(self._state)
        column.addWidget(self._government)
        column.addLayout(self._grid)
        column.addWidget(self._more)
        column.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._seal)
        column.addStretch(1)

    def show_package(
        self, state: str, meaning: str, *, rows: Sequence[tuple[str, str]], more: str = ""
    ) -> None:
        """Show these rows under the state; `meaning` is done, none or wrong."""
        self._state.setText(state)
        set_pill(self._state, meaning)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (name, value) in enumerate(rows):
            self._grid.addWidget(plain_label(name, kind="quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
            label = plain_label(value, wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, number, 1)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.compare.offer(None)

    def show_government(self, signature: CmsState | NotedSignature | None, *, is_known: bool = True) -> None:
        """Say whether a government signature stands beside the seal; of a refused package, nothing."""
        self._government.setText(f"{words.CMS}: {words.cms_told(signature)}")
        set_pill(self._government, words.cms_meaning(signature))
        self._government.setVisible(is_known)
