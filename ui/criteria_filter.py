"""Which criteria of the tree are in sight: by words, by what they lack, by who answers for them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from core.self_score import ScoreLine, SelfScore, is_self_scored
from ui.list_acts import IS_FILTER
from ui.page import SMALL
from ui.texts import common
from ui.texts import self_assessment as texts

_OWNER = "owner:"


class CriteriaFilter(QWidget):
    """A search line, a list of filters and the way to the next criterion that lacks something."""

    changed = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.choice = QComboBox()
        self.choice.setProperty(IS_FILTER, True)
        self.next = QPushButton(texts.NEXT_MISSING_KEY)
        self._owners: tuple[str, ...] = ()
        self._build()
        self._fill("")

    def text(self) -> str:
        """What is searched for."""
        return self.search.text()

    def clear(self) -> None:
        """Everything in sight again."""
        self.search.clear()
        self.choice.setCurrentIndex(0)

    def show_owners(self, score: SelfScore, *, me: str) -> None:
        """Offer the persons who answer for criteria, this officer first."""
        owners = tuple(
            sorted({line.entry.owner for line in score.lines if line.entry.owner}, key=str.casefold)
        )
        if owners != self._owners:
            self._owners = owners
            self._fill(me)

    def kept(self, score: SelfScore, *, asked: Mapping[str, str]) -> frozenset[str] | None:
        """The criteria the filter leaves; None when it leaves all."""
        chosen = str(self.choice.currentData() or "all")
        if chosen == "all":
            return None
        if chosen == "missing":
            return frozenset((*(item.criterion for item in score.missing), *asked))
        if chosen == "returned":
            return frozenset(asked)
        return frozenset(line.criterion.id for line in score.lines if _passes(line, chosen))

    def _fill(self, me: str) -> None:
        held = self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        for key, words in texts.FILTERS.items():
            self.choice.addItem(words, key)
        for owner in sorted(self._owners, key=lambda name: name != me):
            words = texts.FILTER_MINE if owner == me else texts.FILTER_OWNER.format(name=owner)
            self.choice.addItem(words, f"{_OWNER}{owner}")
        self.choice.setCurrentIndex(max(0, self.choice.findData(held)))
        self.choice.blockSignals(False)

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.choice.setAccessibleName(texts.FILTER)
        self.next.setAutoDefault(False)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.choice.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.next.clicked.connect(lambda _checked=False: self.next_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.search, 1)
        row.addWidget(self.choice)
        row.addWidget(self.next)


def _passes(line: ScoreLine, chosen: str) -> bool:
    if chosen.startswith(_OWNER):
        return line.entry.owner == chosen.removeprefix(_OWNER)
    if not is_self_scored(line.criterion):
        return False
    if chosen == "unowned":
        return not line.entry.owner
    return line.points is not None and line.points < line.criterion.max_points
