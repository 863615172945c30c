"""Before files go out: why, where to, and the passphrase unless the key is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.delivery import WHOLE
from core.progress import Progress
from core.services.send_many import Outward
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import LineField
from ui.kept_paths import held_folder, keep_folder
from ui.leaving_choice import LeavingChoice
from ui.messages import choose_folder, plain_label
from ui.passphrase_field import PassphraseField
from ui.texts import common, packages
from ui.texts import export_page as words

_PLACE = "export_folder"


class OutwardFields(QWidget):
    """Folder, form and passphrase; the folder used last is offered. Small papers need no form."""

    changed = Signal()

    def __init__(self, desk: Desk, *, has_form: bool = True) -> None:
        super().__init__()
        self.leaving = LeavingChoice()
        self.leaving.setVisible(has_form)
        self._places = desk.places
        self.folder = LineField(words.FOLDER_SHORT, hint=words.FOLDER, required=True)
        self.folder.line.setText(held_folder(desk.places, _PLACE))
        self.field = PassphraseField(desk.services.key_care)
        choose = QPushButton(common.CHOOSE)
        choose.setAutoDefault(False)
        choose.clicked.connect(lambda _checked=False: self._choose())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.leaving)
        column.addWidget(self.field)
        self.folder.line.textChanged.connect(lambda _text: self.changed.emit())
        self.leaving.changed.connect(self.changed)
        self.field.changed.connect(self.changed)

    def is_ready(self) -> bool:
        """Whether there is a folder and what opens the key."""
        has_folder = bool(self.folder.line.text().strip())
        return has_folder and self.leaving.form() is not None and self.field.is_ready()

    def outward(self) -> Callable[[Progress], Outward]:
        """Where the files go, in which form, and what opens the key, for a work with its progress."""
        folder, words, form = self.target(), self.field.passphrase(), self.leaving.form() or WHOLE
        return lambda progress: Outward(folder=folder, passphrase=words, progress=progress, form=form)

    def target(self) -> Path:
        """The folder, remembered for the next time."""
        keep_folder(self._places, _PLACE, folder=self.folder.line.text().strip())
        return Path(self.folder.line.text().strip())

    def focus_first(self) -> None:
        """Where the first answer goes."""
        first = self.folder if not self.folder.line.text() else self.field
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self) -> None:
        folder = choose_folder(self)
        if folder is not None:
            self.folder.line.setText(str(folder))


class SendOutDialog(ActDialog):
    """One act that writes signed files into a folder."""

    def __init__(
        self, act: str, why: str, *, desk: Desk, has_form: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, why, parent=parent)
        self.out = OutwardFields(desk, has_form=has_form)
        self.fields.addWidget(self.out)
        self.fields.addWidget(plain_label(packages.SEAL, kind="quiet", wraps=True))
        self.out.changed.connect(self._allow)
        self.out.focus_first()
        self._allow()

    def target(self) -> Path:
        """The folder."""
        return self.out.target()

    def passphrase(self) -> str | None:
        """What was typed; None while the key is open."""
        return self.out.field.passphrase()

    def _allow(self) -> None:
        self.act.setEnabled(self.out.is_ready())
