"""A file for the support, shown whole before it is saved: versions, counts, the log, error files."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.version import VERSION
from ui.desk import Desk
from ui.dialogs.about import software
from ui.messages import choose_target, copy_text, plain_label, reporting, tell_where
from ui.page import SMALL
from ui.texts import about as texts
from ui.texts import common
from ui.window_place import fit

_WIDTH, _HEIGHT = 760, 560


class SupportDialog(QDialog):
    """What is read here is what is saved, to the letter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(texts.SUPPORT_TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self.text = QPlainTextEdit(support_text(desk))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(texts.SUPPORT_TEXT)
        self._save = QPushButton(texts.SUPPORT_SAVE)
        self._save.setProperty("kind", "primary")
        self._save.setDefault(True)
        self._save.setEnabled(desk.write_file is not None)
        self._save.clicked.connect(lambda _checked=False: self.save())
        self._build()

    def save(self) -> None:
        """Choose a file and write what is shown."""
        write = self._desk.write_file
        if write is None:
            return
        day = f"{self._desk.services.clock.today():%Y%m%d}"
        name = texts.SUPPORT_NAME.format(day=day)
        path = choose_target(self, texts.SUPPORT_TITLE, name=name, kinds=texts.SUPPORT_FILES)
        if path is None:
            return
        with reporting(self):
            write(path, self.text.toPlainText().encode())
            tell_where(self, texts.SUPPORT_TITLE, what=texts.SUPPORT_SAVED, path=path)
            self.accept()

    def _build(self) -> None:
        copy = QPushButton(common.COPY)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda _checked=False: copy_text(self.text.toPlainText()))
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self._save)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.SUPPORT_WHY, wraps=True))
        column.addWidget(self.text, 1)
        column.addLayout(row)


def support_text(desk: Desk) -> str:
    """Versions, role, how many records of each kind, then the files."""
    info = desk.services.set_up.describe()
    head = texts.support_head(
        version=VERSION,
        software=software(),
        role=info.office.role.value,
        schema=info.schema,
        at=desk.services.clock.now(),
    )
    counts = [texts.count_line(kind, count) for kind, count in sorted(info.counts.items())]
    files = [f"{texts.file_head(name)}\n{text.rstrip()}" for name, text in desk.read_logs()]
    return "\n\n".join((head, "\n".join(counts), *(files or (texts.SUPPORT_NONE,))))
