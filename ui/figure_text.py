"""A text whose checked places are marked: by a ground, an underline of its own kind, a number at the side.

Marks follow what is typed around them until the next check. Whatever comes in is composed (NFC).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from core.figure_findings import FigureFinding, Standing
from core.text import nfc
from ui.dropping import paths_of
from ui.look import current_scheme
from ui.texts import figures_page as texts

_Line = QTextCharFormat.UnderlineStyle
MEANINGS = MappingProxyType(
    {Standing.WRONG: "wrong", Standing.DOUBTFUL: "care", Standing.NOTE: "none", Standing.RIGHT: "done"}
)
_LINES = MappingProxyType(
    {
        Standing.WRONG: _Line.WaveUnderline,
        Standing.DOUBTFUL: _Line.DashUnderline,
        Standing.NOTE: _Line.DotLine,
        Standing.RIGHT: _Line.SingleUnderline,
    }
)
_GUTTER, _ROOM = 46, 4
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_BREAKS = ("\u2029", "\u2028", "\ufdd0", "\ufdd1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A finding with the number it is shown under."""

    number: int
    finding: FigureFinding


class FigureText(QPlainTextEdit):
    """The text being checked. `brought` brings files that were dropped or pasted."""

    brought = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[tuple[Marked, QTextCursor]] = []
        self.setAccessibleName(texts.TEXT)
        self.setPlaceholderText(texts.PLACEHOLDER)
        self.setTabChangesFocus(True)
        self.setViewportMargins(_GUTTER, 0, 0, 0)
        self._side = _Side(self)
        self.updateRequest.connect(lambda *_what: self._side.update())
        self.cursorPositionChanged.connect(self._side.update)

    def words(self) -> str:
        """The text as it stands, a line break between two blocks."""
        words = self.document().toRawText()
        for mark in _BREAKS:
            words = words.replace(mark, "\n")
        return words

    def show_words(self, text: str) -> None:
        """Put another text in its place; undo brings the old one back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(nfc(text))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def compose(self) -> None:
        """Compose letters that were typed in pieces; the caret stays where it is."""
        words = self.words()
        if nfc(words) == words:
            return
        at = len(nfc(words[: self.textCursor().position()]))
        self.show_words(words)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def mark(self, marked: Sequence[Marked]) -> None:
        """Mark these places of the text as it was checked."""
        places = _Places(self.words())
        self._marks = [(each, self._cursor(places, each.finding)) for each in marked]
        self._dress()

    def stand_on(self, number: int) -> None:
        """Scroll to a marked place and select it."""
        for each, cursor in self._marks:
            if each.number == number:
                self.setTextCursor(QTextCursor(cursor))
                self.centerCursor()

    def side_numbers(self) -> tuple[tuple[int, str, Standing], ...]:
        """What stands beside the lines in sight: height, numbers, and the gravest standing there."""
        rows: dict[int, list[Marked]] = {}
        height = self.viewport().height()
        first = self.firstVisibleBlock().blockNumber()
        last = self.cursorForPosition(QPoint(0, height)).blockNumber()
        for each, cursor in self._marks:
            start = QTextCursor(cursor)
            start.setPosition(cursor.selectionStart())
            if not first <= start.blockNumber() <= last:  # where others stand is not even measured
                continue
            top = self.cursorRect(start).top()
            if -self.fontMetrics().height() < top < height:
                rows.setdefault(top, []).append(each)
        return tuple((top, _numbers(row), _gravest(row)) for top, row in sorted(rows.items()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files too."""
        return bool(paths_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take files as files, and any text as plain composed text."""
        files: tuple[Path, ...] = paths_of(source)
        if files:
            self.brought.emit(files)
        elif source.hasText():
            self.textCursor().insertText(nfc(source.text()))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side keeps its place."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._side.setGeometry(QRect(inside.left(), inside.top(), _GUTTER, inside.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Another scheme colours the marks anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._dress()

    def _cursor(self, places: "_Places", finding: FigureFinding) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(places.at(finding.start))
        cursor.setPosition(places.at(finding.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _dress(self) -> None:
        if not hasattr(self, "_side"):  # Qt styles the text before it is built
            return
        scheme = current_scheme()
        dressed = []
        for each, cursor in reversed(self._marks):  # the graver one of two in one place is drawn last
            selection = QTextEdit.ExtraSelection()
            meaning = MEANINGS[each.finding.standing]
            if each.finding.standing is not Standing.RIGHT:
                selection.format.setBackground(scheme.colour(f"{meaning}_soft"))
            selection.format.setUnderlineColor(scheme.colour(meaning))
            selection.format.setUnderlineStyle(_LINES[each.finding.standing])
            selection.cursor = cursor
            dressed.append(selection)
        self.setExtraSelections(dressed)
        self._side.update()


class _Side(QWidget):
    """The numbers beside the text."""

    def __init__(self, text: FigureText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """As wide as the margin it stands in."""
        return QSize(_GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A number at the height of the line its place begins in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, height = current_scheme(), self.fontMetrics().height()
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        for top, numbers, standing in self._text.side_numbers():
            meaning = MEANINGS[standing]
            room = QRect(_ROOM, top + self._text.viewport().y() - self.y(), _GUTTER - 2 * _ROOM, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(scheme.colour(f"{meaning}_soft"))
            painter.drawRoundedRect(room, 4, 4)
            painter.setPen(scheme.colour(meaning))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, numbers)


class _Places:
    """Places of a text in the steps the document counts: a letter beyond the first plane takes two."""

    def __init__(self, text: str) -> None:
        self._wide = tuple(found.start() for found in _WIDE.finditer(text))
        self._length = len(text)

    def at(self, place: int) -> int:
        """The step at which a letter begins."""
        return min(place, self._length) + sum(1 for wide in self._wide if wide < place)


def _numbers(row: Sequence[Marked]) -> str:
    numbers = sorted({each.number for each in row})
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}\u2013{numbers[-1]}"


def _gravest(row: Sequence[Marked]) -> Standing:
    graveness = tuple(Standing)
    return min((each.finding.standing for each in row), key=graveness.index)
