"""The documents behind one criterion, each a link to it, what is still asked for, and the way to add."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.evidence_needs import answers
from core.self_score import ScoreLine, is_self_scored
from ui.desk import Desk
from ui.icons import icon
from ui.link import Link, clear, stand_before
from ui.messages import plain_label
from ui.texts import numbers
from ui.texts import self_assessment as texts
from ui.texts.evidence_page import document_line

_MOST = 50  # links beside a line; the page of documents has them all


class EvidencePart(QWidget):
    """`asked` brings the criterion a document is to be added to."""

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._criterion = ""
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self.wanted = plain_label(wraps=True)
        self.add_button = QPushButton(texts.ADD_EVIDENCE)
        self.needs_button = QPushButton(texts.WANTED_ALL)
        self._build()

    def show_line(self, line: ScoreLine) -> None:
        """Show what proves a line."""
        leaf = line.criterion
        self._criterion = leaf.id
        clear(self._links)
        for document in line.evidence[:_MOST]:
            text = document_line(document).removeprefix("• ")
            self._add_link(Link(text, partial(self._go, document.id)))
        if len(line.evidence) > _MOST:
            more = texts.MORE_EVIDENCE.format(count=numbers.count(len(line.evidence) - _MOST))
            self._add_link(Link(more, self._go_to_needs))
        parts = [] if line.evidence else [texts.EVIDENCE_NONE]
        lacking = [name for name in leaf.evidence if not any(answers(held, name) for held in line.evidence)]
        if lacking:
            words = texts.EVIDENCE_LACKING if line.evidence else texts.EVIDENCE_WANTED
            parts.append(words.format(names="; ".join(lacking)))
        self.wanted.setText("\n".join(parts))
        self.wanted.setVisible(bool(parts))
        is_own = is_self_scored(leaf)
        self.add_button.setVisible(is_own)
        self.needs_button.setVisible(is_own)

    def _add_link(self, link: Link) -> None:
        self._links.addWidget(link)
        stand_before(link, self.add_button)

    def _go_to_needs(self) -> None:
        self._desk.go_to("evidence", f"criterion:{self._criterion}")

    def _go(self, document: str) -> None:
        self._desk.go_to("evidence", document)

    def _build(self) -> None:
        self.add_button.setIcon(icon("evidence"))
        self.add_button.clicked.connect(lambda _checked=False: self.asked.emit(self._criterion))
        self.needs_button.clicked.connect(lambda _checked=False: self._go_to_needs())
        row = QHBoxLayout()
        for button in (self.add_button, self.needs_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(texts.EVIDENCE, kind="heading"))
        column.addLayout(self._links)
        column.addWidget(self.wanted)
        column.addLayout(row)
