"""What versions of the program changed, as text that loads nothing and follows no link."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from core.updates import ChangeSection
from ui.texts import updates as texts

_LEAST = 120  # pixels


class ChangesView(QTextBrowser):
    """Shows sections of a signed list of changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(texts.CHANGES)
        self.setMinimumHeight(_LEAST)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: no picture and no style sheet, wherever it would come from."""
        return None

    def show_sections(self, sections: tuple[ChangeSection, ...]) -> None:
        """Show them from the first line on; HTML in them stays as it is written."""
        self.document().setMarkdown(texts.markdown(sections), QTextDocument.MarkdownFeature.MarkdownNoHTML)
        self.moveCursor(QTextCursor.MoveOperation.Start)
