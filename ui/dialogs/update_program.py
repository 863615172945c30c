"""Update the program from a file: what it brings is shown first; then backup, Setup, and the program ends."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.progress import Progress
from core.services.update_program import BackupDue, ReadyUpdate, UpdateProgram
from core.text import clean_line
from core.updates import CheckedUpdate
from ui.changes_view import ChangesView
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dialogs.help import HelpDialog
from ui.dropping import FileDrop
from ui.facts import Facts
from ui.fields import LineField
from ui.messages import choose_file, choose_folder, plain_label, show_error
from ui.page import SMALL
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import updates as texts
from ui.window_place import grow

_WIDTH, _HEIGHT = 680, 640
_RUN = "/RUN"
_HELP = "settings"  # where updating is told


class UpdateProgramDialog(ActDialog):
    """Accepted only when Setup runs; before the act nothing is written, and Esc changes nothing."""

    def __init__(
        self,
        desk: Desk,
        service: UpdateProgram,
        *,
        may_leave: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.ACT, texts.WHY, parent=parent)
        self.setWindowTitle(texts.TITLE)
        self._desk, self._service, self._may_leave = desk, service, may_leave
        self._checked: CheckedUpdate | None = None
        self._file: Path | None = None
        self.file = LineField(texts.FILE, required=True)
        self.second = LineField(texts.SECOND, hint=texts.SECOND_HINT)
        self.facts = Facts()
        self.changes = ChangesView()
        self._heading = plain_label(texts.CHANGES, kind="heading")
        self._build()
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)
        FileDrop(self).dropped.connect(lambda paths: self.take(paths[0]))
        self._show(None)
        self.file.editor().setFocus()

    def take(self, path: Path) -> None:
        """A file was chosen, dropped or opened: read and believe it, or say why not."""
        self.file.line.setText(str(path))
        self._file = path
        self._show(None)
        run_long(
            self,
            self._desk.jobs,
            title=texts.CHECKING,
            work=lambda progress: self._service.check(path, progress=progress),
            done=self._show,
            failed=self._fail,
        )

    def accept(self) -> None:
        """Begin. A file typed by hand is looked at first; something half-typed that is kept ends it."""
        checked, file = self._checked, self._file
        typed = clean_line(self.file.line.text())
        if checked is None or file is None or str(file) != typed:
            if typed:
                self.take(Path(typed))
            return
        if not self._may_leave():
            self.reject()
            return
        due = self._due(checked)
        run_long(
            self,
            self._desk.jobs,
            title=texts.PREPARING,
            work=lambda progress: self._service.prepare(file, checked, backups=due, progress=progress),
            done=self._start,
            failed=self._fail,
        )

    def _build(self) -> None:
        for field, name, act in (
            (self.file, f"{common.CHOOSE_FILE}: {texts.FILE}", self._choose),
            (self.second, f"{common.CHOOSE_FOLDER}: {texts.SECOND}", self._choose_second),
        ):
            button = QPushButton(common.CHOOSE)
            button.setAutoDefault(False)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row = QHBoxLayout()
            row.setSpacing(SMALL)
            row.addWidget(field, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
            self.fields.addLayout(row)
            if field is self.file:
                self.fields.addWidget(self.facts)
        self._beside_second = button
        news = QVBoxLayout()
        news.setSpacing(SMALL)
        news.addWidget(self._heading)
        news.addWidget(self.changes, 1)
        self.fill(news)
        self.file.line.textEdited.connect(lambda _text: self._show(None))

    @Slot(object)
    def _show(self, checked: CheckedUpdate | None) -> None:
        """What a believed update brings; without one only the file is asked for."""
        self._checked = checked
        is_known = checked is not None
        backs_up = is_known and self._backs_up()
        self.facts.setVisible(is_known)
        self._heading.setVisible(is_known)
        self.changes.setVisible(is_known)
        self.second.setVisible(backs_up)
        self._beside_second.setVisible(backs_up)
        self.act.setEnabled(is_known or bool(clean_line(self.file.line.text())))
        self.act.setText(texts.ACT if is_known else texts.CHECK)
        if checked is not None:
            self.facts.show_rows(texts.facts(checked, backup=self._where()))
            self.changes.show_sections(checked.changes)
            grow(self, (_WIDTH, _HEIGHT))
            self.act.setFocus()

    def _backs_up(self) -> bool:
        return self._desk.folder is not None and not self._desk.is_sample

    def _where(self) -> str:
        folder = self._desk.folder
        if folder is None:
            return texts.NO_NOTEBOOK
        if self._desk.is_sample:
            return texts.SAMPLE_OPEN
        return str(Path("…", *self._service.backups_of(folder).parts[-2:]))  # the whole path breaks nowhere

    def _due(self, checked: CheckedUpdate) -> tuple[BackupDue, ...]:
        folder = self._desk.folder
        if folder is None or not self._backs_up():
            return ()
        text = clean_line(self.second.line.text())
        second = Path(text).expanduser().absolute() if text else None
        write = self._desk.services.safekeeping

        def back_up(path: Path, progress: Progress) -> Path:
            return write.backup(path, progress=progress)

        return (self._service.backup_due(folder, back_up, checked=checked, second=second),)

    @Slot(object)
    def _start(self, ready: ReadyUpdate) -> None:
        run_long(
            self,
            self._desk.jobs,
            title=texts.STARTING,
            work=lambda _progress: self._service.hand_over(ready, options=(_RUN,)),
            done=self._leave,
            failed=self._fail,
        )

    @Slot(object)
    def _leave(self, _nothing: None) -> None:
        super().accept()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        show_error(self, error)

    def _help(self) -> None:
        HelpDialog(_HELP, [(_HELP, common.PAGE_SETTINGS)], parent=self).exec()

    def _choose(self) -> None:
        file = choose_file(self, texts.TITLE, kinds=texts.FILES)
        if file is not None:
            self.take(file)

    def _choose_second(self) -> None:
        folder = choose_folder(self)
        if folder is not None:
            self.second.line.setText(str(folder))
