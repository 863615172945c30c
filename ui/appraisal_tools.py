"""The line above the appraisal table: what is looked for, which lines are kept, who speaks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.assessment import Stage
from ui.list_acts import IS_FILTER
from ui.page import SMALL
from ui.texts import appraisal_page as texts
from ui.texts import common

_LETTERS = 13


class SheetTools(QWidget):
    """`changed` follows what is typed or chosen to find lines, `staged` another step of the appraisal."""

    changed = Signal()
    staged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.filter, self.stage = QComboBox(), QComboBox()
        self.filter.setProperty(IS_FILTER, True)
        self._build()
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.filter.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.stage.currentIndexChanged.connect(lambda _at: self.staged.emit())

    def chosen_stage(self) -> Stage:
        """The step points are given in."""
        return Stage(self.stage.currentData())

    def offer_stage(self, stage: Stage) -> None:
        """Choose the step a sheet stands in."""
        self.stage.setCurrentIndex(tuple(texts.STAGES).index(stage))

    def show_all(self) -> None:
        """Keep every line."""
        self.search.clear()
        self.filter.setCurrentIndex(0)

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.filter.addItems(texts.FILTERS)
        for stage, text in texts.STAGES.items():
            self.stage.addItem(text, stage.value)
        for combo in (self.filter, self.stage):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_LETTERS)
        self.filter.setToolTip(f"{texts.FILTER} ({texts.FILTER_KEYS})")
        self.stage.setToolTip(f"{texts.STAGE} ({texts.STAGE_KEYS})")
        self.filter.setAccessibleName(texts.FILTER)
        self.stage.setAccessibleName(texts.STAGE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        row.addWidget(self.stage)
