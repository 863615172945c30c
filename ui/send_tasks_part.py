"""Tasks for the communes: the list of the year, kept from what was sent last, changed, and sent again."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from core.exchanges import Direction
from core.packages.kinds import Kind
from core.packages.payloads import AssignedTask
from core.records.planning import TaskArea
from core.services.export_package import Exported
from core.services.send_many import Outward
from core.services.send_tasks import GivenTask
from core.stored_packages import tasks_of
from ui.dialogs.given_task import GivenTaskDialog
from ui.fields import ChoiceField
from ui.page import SMALL, Page
from ui.recipients import recipients_field
from ui.send_part import SendPart
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers, records
from ui.texts import send_page as texts


class SendTasksPart(SendPart):
    """Tasks are matched by identity: the same task sent again with changes is changed at the communes."""

    def __init__(self, page: Page) -> None:
        table: TableView[GivenTask] = TableView(_columns(), texts.TAB_TASKS)
        super().__init__(page, table, how=texts.TASKS_HOW, none=texts.TASKS_NONE)
        self._tasks: list[GivenTask] = []
        self._year = 0
        self.recipients: ChoiceField = recipients_field(self.desk)
        self.change, self.remove = QPushButton(texts.TASK_CHANGE), QPushButton(texts.TASK_REMOVE)
        self._build()
        table.current_changed.connect(lambda _row: self._allow())
        table.opened.connect(lambda _row: self.change_task())
        table.removal_asked.connect(self.remove_task)
        table.keep_place(self.desk.places, "send_tasks")

    def read(self) -> str:
        """The list sent last for the year on the desk, unless it is being changed here."""
        if self._year != self.desk.year:
            self._year = self.desk.year
            self._tasks = list(self._sent_last())
        self._show()
        return texts.tasks_context(len(self._tasks))

    def words(self) -> str:
        """One act."""
        return texts.TASKS_SEND

    def can_send(self) -> bool:
        """Whether the list holds a task."""
        return bool(self._tasks)

    def send(self) -> None:
        """Write the list for all units or for one."""
        tasks, units, year = tuple(self._tasks), self._units(), self.desk.year

        def export(out: Outward) -> tuple[Exported, ...]:
            return self.desk.services.send_tasks.send(year, tasks, units=units, outward=out)

        self.ask_and_write(texts.TASKS_ACT, texts.TASKS_HOW, send=export, said=texts.packages_sent)

    def add_task(self) -> None:
        """Put another task on the list."""
        dialog = GivenTaskDialog(self.desk, None, parent=self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tasks.append(dialog.task())
            self._show()

    def change_task(self) -> None:
        """Change the task stood on."""
        held = self.table.current()
        if held is None:
            return
        dialog = GivenTaskDialog(self.desk, held, parent=self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            changed = replace(dialog.task(), id=held.id)
            self._tasks[self._tasks.index(held)] = changed
            self._show()
            self.table.select(lambda row: row is changed)

    def remove_task(self) -> None:
        """Take the task stood on off the list; communes see it as withdrawn."""
        held = self.table.current()
        if held is not None:
            self._tasks.remove(held)
            self._show()

    def _units(self) -> tuple[str, ...]:
        code = str(self.recipients.value() or "")
        return (code,) if code else ()

    def _show(self) -> None:
        self.table.show_rows(self._tasks)
        self.show_any(len(self._tasks))
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        has_row = self.table.current() is not None
        self.change.setEnabled(has_row)
        self.remove.setEnabled(has_row)

    def _sent_last(self) -> tuple[GivenTask, ...]:
        for row in self.desk.services.import_package.history(self.desk.year):
            if row.kind == Kind.TASKS and row.direction is Direction.SENT:
                return tuple(_given(task) for task in tasks_of(row).tasks)
        return ()

    def _build(self) -> None:
        add = QPushButton(texts.TASK_ADD)
        add.clicked.connect(lambda _checked=False: self.add_task())
        self.change.clicked.connect(lambda _checked=False: self.change_task())
        self.remove.clicked.connect(lambda _checked=False: self.remove_task())
        self.page.add_keys("Ctrl+N", lambda: self.add_task() if self.isVisible() else None)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (add, self.change, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.recipients)
        self.column.insertLayout(1, row)


def _given(task: AssignedTask) -> GivenTask:
    """A task as it was sent; its documents are sent again only when they are named again."""
    return GivenTask(
        id=task.id,
        title=task.title,
        area=TaskArea(task.area),
        product=task.product,
        due_on=task.due_on,
        document=task.document,
        note=task.note,
    )


def _columns() -> tuple[Column[GivenTask], ...]:
    return (
        Column(title=records.field_label("task", "title"), text=lambda row: row.title),
        Column(
            title=records.field_label("task", "area"),
            text=lambda row: records.choice_label(row.area),
            width=170,
        ),
        Column(
            title=records.field_label("task", "product"),
            text=lambda row: row.product or common.NONE,
            width=170,
        ),
        Column(
            title=records.field_label("task", "due_on"),
            text=lambda row: common.NONE if row.due_on is None else numbers.day(row.due_on),
            value=lambda row: row.due_on,
            width=100,
        ),
        Column(title=texts.TASK_DOCUMENT, text=lambda row: row.document or common.NONE, width=150),
        Column(
            title=texts.TASK_FILES,
            text=lambda row: str(len(row.files) or common.NONE),
            align=RIGHT,
            width=76,
            value=lambda row: len(row.files) or None,
        ),
    )
