"""The lines above the table of one criterion: which criterion, which units, who gives the points."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.across_sheet import AcrossLine, LineState
from core.assessment import Stage
from core.criteria import Criterion
from ui.icons import icon
from ui.list_acts import IS_FILTER
from ui.page import SMALL
from ui.texts import appraisal_across as texts
from ui.texts import appraisal_page

_ROOM = 40
Keeps = Callable[[AcrossLine], bool]
_TESTS: tuple[Keeps, ...] = (
    lambda _line: True,
    lambda line: line.waits,
    lambda line: line.differs,
    lambda line: line.is_outlying,
    lambda line: line.is_unproven,
    lambda line: line.is_zero,
    lambda line: line.is_full,
    lambda line: line.is_plain,
    lambda line: line.is_asked,
    lambda line: line.state is LineState.NOT_SENT,
)


class _Named(QPushButton):
    """A button as wide as there is room for; what does not fit ends in dots and is told in full."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("kind", "chooser")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def name(self, words: str, tip: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words}\n{tip}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _ROOM
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class AcrossTools(QWidget):
    """`asked` wants the list of criteria, `stepped` the one before (-1) or after (1); `kept` other rows.

    `staged` follows another step of the appraisal.
    """

    asked = Signal()
    stepped = Signal(int)
    kept = Signal()
    staged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous, self.next = QPushButton(), QPushButton()
        self.criterion = _Named(texts.CHOOSE)
        self.search = QLineEdit()
        self.filter, self.stage = QComboBox(), QComboBox()
        self.filter.setProperty(IS_FILTER, True)
        self._build()
        self._listen()

    def show_criterion(self, leaf: Criterion) -> None:
        """Name the criterion gone through."""
        self.criterion.name(texts.criterion(leaf.id, leaf.name), texts.CHOOSE)

    def keeps(self, line: AcrossLine) -> bool:
        """Whether the chosen filter lets a line pass."""
        return _TESTS[self.filter.currentIndex()](line)

    def show_all(self) -> None:
        """Keep every line."""
        self.search.clear()
        self.filter.setCurrentIndex(0)

    def chosen_stage(self) -> Stage:
        """The step points are given in."""
        return Stage(self.stage.currentData())

    def offer_stage(self, stage: Stage) -> None:
        """Choose the step a unit's sheet stands in."""
        self.stage.setCurrentIndex(tuple(appraisal_page.STAGES).index(stage))

    def _listen(self) -> None:
        self.stage.currentIndexChanged.connect(lambda _at: self.staged.emit())
        self.criterion.clicked.connect(lambda _checked=False: self.asked.emit())
        self.previous.clicked.connect(lambda _checked=False: self.stepped.emit(-1))
        self.next.clicked.connect(lambda _checked=False: self.stepped.emit(1))
        self.filter.currentIndexChanged.connect(lambda _at: self.kept.emit())

    def _build(self) -> None:
        for button, mark, words, tip in (
            (self.previous, "up", texts.GO_PREVIOUS, texts.PREVIOUS),
            (self.next, "down", texts.GO_NEXT, texts.NEXT),
        ):
            button.setIcon(icon(mark))
            button.setAccessibleName(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
        self.search.setPlaceholderText(texts.SEARCH_UNITS)
        self.search.setAccessibleName(texts.SEARCH_UNITS)
        self.search.setClearButtonEnabled(True)
        self.filter.addItems(texts.FILTERS)
        self.filter.setAccessibleName(texts.FILTER)
        for stage, text in appraisal_page.STAGES.items():
            self.stage.addItem(text, stage.value)
        self.stage.setAccessibleName(appraisal_page.STAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(_row(self.previous, self.criterion, self.next, wide=self.criterion))
        column.addLayout(_row(self.search, self.filter, self.stage, wide=self.search))


def _row(*widgets: QWidget, wide: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SMALL)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is wide else 0)
    return row
