"""A PDF inside the window: pages under each other, drawn by Qt's own threads; loaded on first use."""

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPointF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from core.images import Trouble
from ui.texts import preview as texts

_LEAST, _MOST = 0.25, 6.0
_LOCKED = frozenset({QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme})


class PdfView(QPdfView):
    """Shows bytes it is handed; no file is opened here and no link is followed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        application = QCoreApplication.instance()
        assert application is not None
        self._pages = QPdfDocument(application)
        # Measured with 6.11.3: a document that is a child of its view brings the program down when both go.
        self.destroyed.connect(self._pages.deleteLater)
        self._content = QBuffer(self._pages)  # it has to outlive the document that reads it
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName(texts.NAME)

    def show_content(self, content: bytes) -> Trouble | None:
        """Show a whole file, or say why it cannot be shown."""
        self.forget()
        self._content.setData(QByteArray(content))
        self._content.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._content)
        self.fit()
        if self._pages.error() in _LOCKED:
            return Trouble.LOCKED
        return None if self._pages.status() is QPdfDocument.Status.Ready and self.pages() else Trouble.DAMAGED

    def forget(self) -> None:
        """Let go of the file shown."""
        self._pages.close()
        self._content.close()
        self._content.setData(QByteArray())

    def pages(self) -> int:
        """How many pages there are."""
        return self._pages.pageCount()

    def page(self) -> int:
        """The page in sight, from 1."""
        return self.pageNavigator().currentPage() + 1

    def turn(self, step: int) -> None:
        """So many pages on or back."""
        wanted = min(max(self.page() - 1 + step, 0), self.pages() - 1)
        self.pageNavigator().jump(wanted, QPointF())

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller from what is seen now."""
        if self.zoomMode() is not QPdfView.ZoomMode.Custom:
            self.setZoomFactor(self._fitted())
            self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(self.zoomFactor() * factor, _LEAST), _MOST))

    def fit(self) -> None:
        """As wide as there is room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """A whole page in the room there is."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    def _fitted(self) -> float:
        """The factor at which the page now fills the width."""
        width = self._pages.pagePointSize(self.page() - 1).width() * self.logicalDpiX() / 72
        margins = self.documentMargins()
        return (self.viewport().width() - margins.left() - margins.right()) / width if width else 1.0
