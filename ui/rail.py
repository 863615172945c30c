"""The rail at the left: the pages in the order of the year, grouped, with badges; it folds to icons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon, picture
from ui.messages import plain_label
from ui.texts import common as texts

WIDE = 208
NARROW = 56
SMALL_WINDOW = 1200
_FROM_EDGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RailEntry:
    """One page in the rail; `group` is the small heading it stands under."""

    key: str
    title: str
    mark: str
    group: str


class RailButton(QPushButton):
    """A page's entry: icon, name and the count of what waits there."""

    def __init__(self, entry: RailEntry, number: int) -> None:
        super().__init__(entry.title)
        self.entry = entry
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setIcon(icon(entry.mark))
        self.setIconSize(QSize(20, 20))
        self.setToolTip(texts.page_number(entry.title, number))
        self.setAccessibleName(entry.title)
        self._waiting = 0
        self._is_folded = False
        self._badge = QLabel("", self)
        self._badge.setProperty("kind", "badge")
        self._badge.hide()

    def set_badge(self, count: int) -> None:
        """Show how many things wait; 0 hides the badge."""
        self._waiting = count
        self._badge.setText(str(count))
        self._badge.setVisible(count > 0 and not self._is_folded)
        self._badge.adjustSize()
        self._place_badge()

    def fold(self, is_folded: bool) -> None:
        """Show the icon alone, or the icon with its name."""
        self.setText("" if is_folded else self.entry.title)
        self._is_folded = is_folded
        self._badge.setVisible(bool(self._waiting) and not is_folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The badge stays at the right edge."""
        super().resizeEvent(event)
        self._place_badge()

    def _place_badge(self) -> None:
        left = self.width() - self._badge.width() - _FROM_EDGE
        self._badge.move(max(left, 0), (self.height() - self._badge.height()) // 2)


class Rail(QWidget):
    """Chooses the page. `chosen` brings the key of a page, `year_chosen` a year."""

    chosen = Signal(str)
    year_chosen = Signal(int)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._buttons: dict[str, RailButton] = {}
        self._headings: list[QLabel] = []
        self._group = QButtonGroup(self)
        self._years = QComboBox()
        self._fold = QPushButton()
        self._mark = plain_label()
        self._area = QScrollArea()
        self._is_folded = self.is_wanted_folded = False
        self._is_tight = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(0)
        self._build_top(column)
        self._build_entries(column, entries)
        self._build_fold(column)
        self.set_folded(False)

    @property
    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._is_folded

    def set_current(self, key: str) -> None:
        """Mark the page that is open."""
        self._buttons[key].setChecked(True)
        self._area.ensureWidgetVisible(self._buttons[key])

    def focus_current(self, *, only_from_rail: bool = False) -> None:
        """Stand on the entry of the page that is open; on request only when the rail has the focus."""
        checked = self._group.checkedButton()
        held = any(button.hasFocus() for button in self._buttons.values())
        if checked is not None and (held or not only_from_rail):
            checked.setFocus()

    def set_badge(self, key: str, count: int) -> None:
        """How many things wait on a page."""
        self._buttons[key].set_badge(count)

    def set_badges(self, waiting: Mapping[str, int]) -> None:
        """The same for every page; a page that is not named has nothing that waits."""
        for key in self._buttons:
            self.set_badge(key, waiting.get(key, 0))

    def set_years(self, years: Sequence[int], current: int) -> None:
        """Offer these years."""
        self._years.blockSignals(True)
        self._years.clear()
        for year in sorted({*years, current}, reverse=True):
            self._years.addItem(texts.year(year), year)
        self._years.setCurrentIndex(self._years.findData(current))
        self._years.blockSignals(False)

    def set_folded(self, is_folded: bool) -> None:
        """Fold to icons, or unfold, as the person wants it."""
        self.is_wanted_folded = is_folded
        self._show_folded(is_folded)

    def turn(self) -> None:
        """Fold what is unfolded and the other way round."""
        self.set_folded(not self._is_folded)

    def fit(self, width: int) -> None:
        """Fold when the window becomes narrow (pixels); go back to what the person wants when it is wide."""
        is_tight = width < SMALL_WINDOW
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._show_folded(is_tight or self.is_wanted_folded)

    def changeEvent(self, event: QEvent) -> None:
        """Another scheme draws the mark in its own colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark.setPixmap(picture("so-cchc", "text", size=24))

    def _show_folded(self, is_folded: bool) -> None:
        self._is_folded = is_folded
        self.setFixedWidth(NARROW if is_folded else WIDE)
        for button in self._buttons.values():
            button.fold(is_folded)
        for heading in self._headings:
            heading.setVisible(not is_folded)
        self._years.setVisible(not is_folded)
        self._name.setVisible(not is_folded)
        words = texts.UNFOLD_RAIL if is_folded else texts.FOLD_RAIL
        self._fold.setIcon(icon("unfold" if is_folded else "fold"))
        self._fold.setText("" if is_folded else words)
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)

    def _build_top(self, column: QVBoxLayout) -> None:
        self._mark.setPixmap(picture("so-cchc", "text", size=24))
        self._name = plain_label(texts.PROGRAM, kind="title")
        top = QWidget()
        inside = QVBoxLayout(top)
        inside.setContentsMargins(14, 0, 12, 8)
        inside.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._mark)
        row.addWidget(self._name, 1)
        inside.addLayout(row)
        inside.addWidget(self._years)
        self._years.setAccessibleName(texts.YEAR_NAME)
        self._years.currentIndexChanged.connect(lambda at: self.year_chosen.emit(self._years.itemData(at)))
        column.addWidget(top)

    def _build_entries(self, column: QVBoxLayout, entries: Sequence[RailEntry]) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(1)
        group = ""
        for number, entry in enumerate(entries, start=1):
            if entry.group != group:
                group = entry.group
                self._add_heading(inside, group, is_foot=group == texts.GROUP_SYSTEM)
            button = RailButton(entry, number)
            button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[entry.key] = button
            inside.addWidget(button)
        inside.addStretch(0)
        area = self._area
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)

    def _add_heading(self, column: QVBoxLayout, text: str, *, is_foot: bool) -> None:
        if is_foot:
            column.addStretch(1)
        heading = plain_label(text, kind="group")
        self._headings.append(heading)
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(heading)

    def _build_fold(self, column: QVBoxLayout) -> None:
        self._fold.setProperty("kind", "rail")
        self._fold.setAutoDefault(False)
        self._fold.clicked.connect(lambda _checked=False: self.turn())
        column.addWidget(self._fold)
