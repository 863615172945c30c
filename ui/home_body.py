"""How the cards of the first page stand: side by side where there is room, else one below the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.home_cards import AreasCard, IndexCard, LateCard
from ui.home_lists import DueCard, LostCard, ToDoCard

_SIDE_BY_SIDE, _SPACE = 820, 12
_LEFT, _RIGHT = 6, 5


class HomeBody(QWidget):
    """Index and areas above, late dossiers in a line, the lists below."""

    def __init__(
        self,
        figures: tuple[IndexCard, AreasCard, LateCard],
        *,
        lists: tuple[ToDoCard, LostCard, DueCard],
    ) -> None:
        super().__init__()
        self._index, areas, late = figures
        to_do, lost, due = lists
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._index.frame)
        self._top.addWidget(areas.frame, 1)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.addWidget(to_do, _LEFT)
        self._lists.addWidget(lost, _LEFT)
        self._lists.addWidget(due, _RIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (self._top, self._lists, column):
            layout.setSpacing(_SPACE)
        column.addLayout(self._top)
        column.addWidget(late.frame)
        column.addLayout(self._lists, 1)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or one below the other, as the width allows."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        is_narrow = self.width() < _SIDE_BY_SIDE
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._index.stand_alone(is_narrow)
        for layout in (self._top, self._lists):
            if layout.direction() != way:
                layout.setDirection(way)
