"""One task an authority gives: what, until when, by which document, with which files."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.errors import UserError
from core.records.planning import TaskArea
from core.services.send_tasks import GivenTask
from core.text import clean_block, clean_line
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, ChoiceField, DayField, LineField
from ui.messages import choose_files, plain_label
from ui.texts import common, records
from ui.texts import send_page as texts


class GivenTaskDialog(ActDialog):
    """The fields of a task; only its name is required."""

    def __init__(self, desk: Desk, task: GivenTask | None, *, parent: QWidget | None = None) -> None:
        act = texts.TASK_ADD_ACT if task is None else texts.TASK_CHANGE_ACT
        super().__init__(act, texts.TASK_WHY, parent=parent)
        self._files: tuple[Path, ...] = ()
        self.name = LineField(records.field_label("task", "title"), required=True)
        self.area = ChoiceField(
            records.field_label("task", "area"),
            tuple((area, records.choice_label(area)) for area in TaskArea),
        )
        self.product = LineField(records.field_label("task", "product"))
        self.due = DayField(
            records.field_label("task", "due_on"), year=desk.year, today=desk.services.clock.today
        )
        self.document = LineField(texts.TASK_DOCUMENT)
        self.note = BlockField(records.field_label("task", "note"))
        self._listed = plain_label(texts.NO_FILES, kind="quiet", wraps=True)
        self._build()
        self._show(task)
        self.name.editor().setFocus()

    def task(self) -> GivenTask:
        """The task as it was entered."""
        due_on = self.due.value()
        area = self.area.value()
        assert isinstance(area, TaskArea)
        return GivenTask(
            title=clean_line(self.name.line.text()),
            area=area,
            product=clean_line(self.product.line.text()),
            due_on=due_on if isinstance(due_on, date) else None,
            document=clean_line(self.document.line.text()),
            note=clean_block(self.note.block.toPlainText()),
            files=self._files,
        )

    def take_files(self, files: tuple[Path, ...]) -> None:
        """Send these along."""
        self._files = files or self._files
        names = ", ".join(path.name for path in self._files)
        self._listed.setText(names or texts.NO_FILES)

    def _show(self, task: GivenTask | None) -> None:
        held = task or GivenTask(title="")
        self.name.show_value(held.title)
        self.area.show_value(held.area)
        self.product.show_value(held.product)
        self.due.show_value(held.due_on)
        self.document.show_value(held.document)
        self.note.show_value(held.note)
        self.take_files(held.files)
        self._allow()

    def _allow(self) -> None:
        try:
            self.due.value()
            is_day = True
        except UserError:
            is_day = False
        self.act.setEnabled(is_day and bool(clean_line(self.name.line.text())))

    def _build(self) -> None:
        choose = QPushButton(common.CHOOSE_FILES)
        choose.setAutoDefault(False)
        choose.clicked.connect(
            lambda _checked=False: self.take_files(
                choose_files(self, common.CHOOSE_FILES, kinds=texts.ANY_FILES)
            )
        )
        files = QHBoxLayout()
        files.addWidget(choose)
        files.addWidget(self._listed, 1)
        for field in (self.name, self.area, self.product, self.due, self.document, self.note):
            self.fields.addWidget(field)
        self.fields.addLayout(files)
        self.name.line.textChanged.connect(lambda _text: self._allow())
        self.due.line.textChanged.connect(lambda _text: self._allow())
