"""Two buttons side by side: the form view or the sheet, remembered per kind of record."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.texts import record_sheet as texts

_WIDTH = 78


class ViewSwitch(QWidget):
    """`turned` brings whether the sheet is in sight now."""

    turned = Signal(bool)

    def __init__(self, places: QSettings, kind: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places, self._key = places, f"view/{kind}"
        self.form, self.sheet = QPushButton(texts.FORM_VIEW), QPushButton(texts.SHEET_VIEW)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button, hint in ((self.form, texts.FORM_HINT), (self.sheet, texts.SHEET_HINT)):
            button.setCheckable(True)
            button.setMinimumWidth(_WIDTH)
            button.setAutoDefault(False)
            button.setProperty("kind", "view")
            button.setToolTip(hint)
            button.setAccessibleDescription(hint)
            group.addButton(button)
            row.addWidget(button)
        is_sheet = str(places.value(self._key) or "") == "sheet"
        (self.sheet if is_sheet else self.form).setChecked(True)
        self.sheet.toggled.connect(self._tell)

    @property
    def is_sheet(self) -> bool:
        """Whether the sheet is in sight."""
        return self.sheet.isChecked()

    def turn(self) -> None:
        """The other view."""
        (self.form if self.is_sheet else self.sheet).setChecked(True)

    def _tell(self, is_sheet: bool) -> None:
        self._places.setValue(self._key, "sheet" if is_sheet else "form")
        self.turned.emit(is_sheet)
