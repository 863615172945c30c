"""The year's cycle as one thin line: what is behind, where the year stands, what is ahead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.cycle import Step
from ui.icons import picture
from ui.messages import plain_label
from ui.page import set_pill
from ui.texts import home as texts

_ICON = 16


class CycleLine(QWidget):
    """The steps in order; the one that is on is marked, those behind it are ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[Step, QLabel] = {}
        self._names: dict[Step, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, step in enumerate(Step):
            if number:
                row.addWidget(plain_label("›", kind="quiet"))
            tick, name = plain_label(), plain_label(texts.STEPS[step])
            tick.setPixmap(picture("done", "done", size=_ICON))
            self._ticks[step], self._names[step] = tick, name
            row.addWidget(tick, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(name)
        row.addStretch(1)

    def show_step(self, current: Step) -> None:
        """Mark the step that is on."""
        steps = list(Step)
        at = steps.index(current)
        for number, step in enumerate(steps):
            self._ticks[step].setVisible(number < at)
            name = self._names[step]
            name.setProperty("kind", "heading" if number == at else "quiet")
            set_pill(name, "accent" if number == at else "")
        self.setAccessibleName(texts.cycle_place(texts.STEPS[current], at + 1, of=len(steps)))
