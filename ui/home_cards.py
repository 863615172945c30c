"""The cards of the first page: the index with what was published, the areas, late dossiers."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from core.cycle import Step
from core.overview import Overview
from ui.area_bar import AreaRow
from ui.messages import plain_label
from ui.page import GAP, SMALL, card
from ui.texts import home as texts
from ui.texts import numbers
from ui.whole_lines import keep_whole

_INDEX_WIDTH = 250
_BAR_COLUMN, _FIELDS_SHOWN = 1, 3
_BAR_WIDTH = 104
_LEAST_NAME, _ROOM = 140, 4
_ANY_WIDTH = 16_777_215
_EARLY = frozenset({Step.OPEN, Step.ENTER})


def link(text: str, act: Callable[[], None]) -> QPushButton:
    """A quiet button inside a card."""
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button


class IndexCard:
    """The index so far against last year and against the target."""

    def __init__(self, choose_target: Callable[[], None]) -> None:
        self.frame, column = card()
        self.frame.setMinimumWidth(_INDEX_WIDTH)
        self._title = plain_label(kind="heading")
        self.figure = plain_label(kind="figure")
        self._note = plain_label(kind="quiet", wraps=True)
        self.change = plain_label(wraps=True)
        self.target = plain_label(wraps=True)
        self.result = plain_label(wraps=True)
        self.set_target = link(texts.SET_TARGET, choose_target)
        lines = (self._note, self.change, self.target, self.result)
        keep_whole(*lines)
        for widget in (self._title, self.figure, *lines):
            column.addWidget(widget)
        column.addWidget(self.set_target, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def stand_alone(self, is_alone: bool) -> None:
        """Alone in its row it takes the whole width, beside the areas a narrow column."""
        self.frame.setMaximumWidth(_ANY_WIDTH if is_alone else _INDEX_WIDTH)

    def show(self, overview: Overview) -> None:
        """Show the figures of a year."""
        published = overview.published is not None
        self._title.setText(texts.INDEX_OF.format(year=overview.score.year) if published else texts.INDEX)
        self.figure.setText(numbers.percent(overview.index))
        self._note.setText(texts.index_note(overview))
        _tell(self.change, texts.change(overview), meaning=_sign(overview.change) if published else "")
        has_target = overview.target is not None
        meaning = _sign(overview.to_target) if published else ""
        _tell(self.target, texts.target(overview) if has_target or not published else "", meaning=meaning)
        self.set_target.setVisible(not has_target and not published)
        _tell(self.result, "" if overview.published is None else texts.result_lines(overview.published))


class AreasCard(QObject):
    """Points by area with last year's mark; names have one line where there is room, bars take the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.frame, column = card()
        self.frame.resized.connect(self._fit)
        head = QHBoxLayout()
        head.addWidget(plain_label(texts.AREAS, kind="heading"))
        head.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(_BAR_COLUMN, 1)
        self._grid.setColumnMinimumWidth(_BAR_COLUMN, _BAR_WIDTH)
        self._legend = plain_label(kind="quiet")
        head.addWidget(self._legend)
        self.rows: list[AreaRow] = []
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show(self, overview: Overview) -> None:
        """Show the areas of a year; low ones are told once figures are no longer being entered."""
        last_year = None if overview.last is None else overview.last.year
        while len(self.rows) < len(overview.areas):
            self.rows.append(AreaRow(self._grid, len(self.rows)))
        for number, row in enumerate(self.rows):
            row.set_visible(number < len(overview.areas))
        tells_low = overview.place.step not in _EARLY
        for row, line in zip(self.rows, overview.areas, strict=False):
            row.show(line, last_year=last_year, tells_low=tells_low)
        self._fit()
        has_marks = any(line.last_share is not None for line in overview.areas)
        _tell(self._legend, texts.AREAS_LEGEND.format(year=last_year) if has_marks else "")

    @Slot()
    def _fit(self) -> None:
        shown = [row for row in self.rows if not row.name.isHidden()]
        if not shown:
            return
        wanted = max(row.name.fontMetrics().horizontalAdvance(row.name.text()) for row in shown)
        figures = max(row.points.sizeHint().width() for row in shown)
        low = max((row.low.sizeHint().width() for row in shown if not row.low.isHidden()), default=0)
        gaps = (3 if low else 2) * self._grid.horizontalSpacing() + 2 * GAP
        free = self.frame.width() - figures - low - gaps - _BAR_WIDTH
        self._grid.setColumnMinimumWidth(0, max(_LEAST_NAME, min(wanted + _ROOM, free)))


class LateCard:
    """Late dossiers in one line: how many, in which fields, and which nobody apologised for."""

    def __init__(self, go: Callable[[], None]) -> None:
        self.frame, column = card()
        self._words = plain_label(wraps=True)
        keep_whole(self._words)
        self.apologies = link(texts.LATE_OPEN, go)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(plain_label(texts.LATE, kind="heading"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.apologies, 0, Qt.AlignmentFlag.AlignTop)
        column.setContentsMargins(GAP, SMALL, GAP, SMALL)
        column.addLayout(row)

    def show(self, overview: Overview) -> None:
        """Show the late dossiers of a year; the line is there once there is one."""
        late = overview.late
        self.frame.setVisible(bool(late.counted or late.listed))
        self._words.setText(texts.late_words(late, _FIELDS_SHOWN))
        self.apologies.setVisible(bool(late.without_apology))


def _sign(change: Decimal | None) -> str:
    return "" if not change else "done" if change > 0 else "care"


def _tell(label: QLabel, text: str, *, meaning: str = "") -> None:
    """A line that is there only when it has something to say."""
    label.setText(text)
    label.setVisible(bool(text))
    if meaning or label.property("kind") in {"done", "care"}:
        label.setProperty("kind", meaning)
        label.style().unpolish(label)
        label.style().polish(label)
