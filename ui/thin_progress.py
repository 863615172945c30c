"""A thin line over a list: how far finding or sorting is."""

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.texts import common as texts

_HEIGHT = 8


class ThinProgress(QProgressBar):
    """Hidden until there is something to tell; lies over the top edge of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setTextVisible(False)
        self.setAccessibleName(texts.SORTING)
        self.hide()

    def show_done(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.setGeometry(0, 0, self._over.width(), _HEIGHT)
        self.setRange(0, max(total, 1))
        self.setValue(done)
        self.show()
        self.raise_()
