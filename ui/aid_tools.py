"""The line above the findings: what is looked for, of which kind, and whether they were set aside."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.dismissals import AidRow
from core.judgement_aids import Aid
from ui.list_acts import IS_FILTER
from ui.page import SMALL
from ui.texts import judgement_aids as texts

_WAITING, _ASIDE = 0, 1


class AidTools(QWidget):
    """`kept` follows a choice of what is shown."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.kind, self.state = QComboBox(), QComboBox()
        for box in (self.kind, self.state):
            box.setProperty(IS_FILTER, True)
        self._build()
        self.offer(dict.fromkeys(Aid, 0))
        self.kind.currentIndexChanged.connect(lambda _at: self.kept.emit())
        self.state.currentIndexChanged.connect(lambda _at: self.kept.emit())

    def offer(self, counted: Mapping[Aid, int]) -> None:
        """Say how many wait of each kind; files common by right are apart from the whole."""
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        whole = sum(count for aid, count in counted.items() if aid is not Aid.COMMON_FILE)
        self.kind.addItem(texts.kind_choice(None, whole), "")
        for aid, count in counted.items():
            self.kind.addItem(texts.kind_choice(aid, count), aid.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)

    def keeps(self, row: AidRow) -> bool:
        """Whether the choices let a finding pass."""
        chosen, state = self.kind.currentData(), self.state.currentIndex()
        is_of_kind = row.finding.aid is not Aid.COMMON_FILE if not chosen else row.finding.aid.value == chosen
        is_of_state = state > _ASIDE or row.is_open is (state == _WAITING)
        return is_of_kind and is_of_state

    def show_kind(self, aid: Aid | None) -> None:
        """Show one kind alone, or all."""
        self.kind.setCurrentIndex(0 if aid is None else max(0, self.kind.findData(aid.value)))

    def _build(self) -> None:
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.kind.setAccessibleName(texts.KIND)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.state.setAccessibleName(texts.STATE)
        self.state.addItems(texts.STATES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        row.addWidget(self.kind)
        row.addWidget(self.state)
