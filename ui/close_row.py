"""The foot of a dialog that only tells: one button to leave it, at the right."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from ui.texts import common


class CloseRow(QHBoxLayout):
    """`takes_enter`: Enter leaves the dialog wherever the person stands; not where it is typed into."""

    def __init__(self, dialog: QDialog, *, takes_enter: bool = True) -> None:
        super().__init__()
        self.button = QPushButton(common.CLOSE)
        if takes_enter:
            self.button.setProperty("kind", "primary")
            self.button.setDefault(True)
        else:
            self.button.setAutoDefault(False)
        self.button.clicked.connect(dialog.accept)
        self.addStretch(1)
        self.addWidget(self.button)
