"""Wrapped labels that are never cut: their least height follows the width they are given."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QLabel

_ENDLESS = 10_000


class _Follower(QObject):
    """Nested layouts ask a wrapped label for its height at another width; this one tells the real one."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the least height to the width."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QLabel):
            room = QRect(0, 0, max(1, watched.contentsRect().width()), _ENDLESS)
            flags = Qt.TextFlag.TextWordWrap.value
            needed = watched.fontMetrics().boundingRect(room, flags, watched.text()).height()
            if watched.minimumHeight() != needed:
                watched.setMinimumHeight(needed)
        return super().eventFilter(watched, event)


def keep_whole(*labels: QLabel) -> None:
    """Give labels the height their text needs at their width."""
    for label in labels:
        label.installEventFilter(_Follower(label))
