"""Asks whether a token signs too, and for its PIN, which is used once and kept nowhere."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from core.services.government_signature import TokenSigning
from ui.fields import LineField
from ui.messages import plain_label
from ui.texts import government_signature as texts


class TokenFields(QWidget):
    """A check box and, once it is set, the PIN; hidden until a page offers it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._driver: Path | None = None
        self.box = QCheckBox(texts.COUNTERSIGN)
        self.pin = LineField(texts.PIN, required=True)
        self.pin.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._note = plain_label(kind="quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.box, self.pin, self._note):
            column.addWidget(widget)
        self.box.toggled.connect(lambda _is_on: self._show())
        self.pin.line.textChanged.connect(lambda _text: self.changed.emit())
        self.hide()

    def offer(self, driver: Path | None) -> None:
        """Offer a token's signature; without a driver chosen on this computer, say where to choose it."""
        self._driver = driver
        self.box.setEnabled(driver is not None)
        self._show()
        self.show()

    def is_complete(self) -> bool:
        """Whether nothing is missing: no token is asked for, or its PIN is typed."""
        return not self.box.isChecked() or bool(self.pin.line.text())

    def signing(self) -> TokenSigning | None:
        """With what a token signs; None when the seal stays alone."""
        if self._driver is None or not self.box.isChecked():
            return None
        return TokenSigning(driver=self._driver, pin=self.pin.line.text())

    def _show(self) -> None:
        is_on = self.box.isChecked()
        self.pin.setVisible(is_on)
        self._note.setText(texts.PIN_NOTE if is_on else "" if self._driver else texts.NO_DRIVER)
        self._note.setVisible(bool(self._note.text()))
        self.changed.emit()
