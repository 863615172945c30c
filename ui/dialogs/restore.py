"""A backup file into a folder: checked whole first; a notebook that lay there is kept under another name."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.progress import Progress
from core.storage_errors import BackupLocked
from core.text import clean_line, safe_ascii_slug
from ui.backup_key_fields import BackupKeyFields
from ui.dialogs.act import ActDialog
from ui.fields import LineField
from ui.folder_field import FolderField
from ui.jobs import JobRunner
from ui.messages import choose_file, show_error, tell_where
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import set_up as texts
from ui.window_doors import WindowDoors


class RestoreDialog(ActDialog):
    """Closes only when the notebook is back, or when the person leaves."""

    def __init__(self, ways: WindowDoors, jobs: JobRunner, *, parent: QWidget | None = None) -> None:
        super().__init__(texts.RESTORE_ACT, texts.RESTORE_WHY, parent=parent)
        self.setWindowTitle(texts.RESTORE_TITLE)
        self._ways, self._jobs = ways, jobs
        self._restored: Path | None = None
        self.file = LineField(texts.RESTORE_FILE, required=True)
        self.folder = FolderField(texts.RESTORE_FOLDER, ways.machine.folder_risk)
        self._key = BackupKeyFields()
        choose = QPushButton(common.CHOOSE)
        choose.setAutoDefault(False)
        choose.setAccessibleName(f"{common.CHOOSE_FILE}: {texts.RESTORE_FILE}")
        choose.clicked.connect(lambda _checked=False: self._choose())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.file, 1)
        row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.fields.addLayout(row)
        self.fields.addWidget(self.folder)
        self.fields.addWidget(self._key)
        self.file.line.textChanged.connect(lambda _text: self._look())
        self.folder.changed.connect(self._look)
        self.act.setEnabled(False)
        self.file.editor().setFocus()

    def restored(self) -> Path:
        """The folder of the notebook; ask only after the dialog was accepted."""
        assert self._restored is not None, "asked before the dialog was accepted"
        return self._restored

    def take(self, file: Path) -> None:
        """A backup was chosen; a folder named after it is proposed."""
        self.file.line.setText(str(file))
        self.folder.propose(texts.proposed(self._ways.machine.home, safe_ascii_slug(file.stem)))
        self._look()

    def accept(self) -> None:
        """Restore; a failure is said and everything typed stays."""
        file, folder = clean_line(self.file.line.text()), self.folder.folder()
        if not file or folder is None:
            return

        key = self._key.key()

        def work(progress: Progress) -> tuple[Path, Path | None]:
            return folder, self._ways.restore(Path(file), folder, progress=progress, key=key)

        run_long(self, self._jobs, title=texts.RESTORING, work=work, done=self._note, failed=self._fail)

    @Slot(object)
    def _note(self, found: tuple[Path, Path | None]) -> None:
        self._restored, kept = found
        words = [texts.RESTORED]
        if kept is not None:
            words.append(texts.RESTORED_KEPT.format(name=kept.name))
        tell_where(self, texts.RESTORE_TITLE, what=" ".join(words), path=self._restored)
        super().accept()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if isinstance(error, BackupLocked) and not self._key.is_asked:
            self._key.ask()
            return
        show_error(self, error)

    def _look(self) -> None:
        lacking = self.folder.lacks()
        self.act.setEnabled(bool(clean_line(self.file.line.text())) and not lacking)

    def _choose(self) -> None:
        file = choose_file(self, texts.RESTORE_TITLE, kinds=texts.RESTORE_FILES)
        if file is not None:
            self.take(file)
