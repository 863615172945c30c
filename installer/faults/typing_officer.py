"""A window whose officer types record after record, in the form or in the sheet, until it is killed.

Run as `python -m faults.typing_officer FOLDER VIEW` with a closed workspace in the folder. It types key
by key and tells on its output, one line each, what was typed into a cell once that cell has been left:
`number of the record, name of the field, text`. The parent kills it at a moment of its own.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from storage.workspace import open_workspace
from tests.offices import YEAR, Clock, services_of
from ui.desk import Desk
from ui.look import apply_look
from ui.records_pane import RecordsPane

FIELDS = ("owner", "product", "title", "due_on")
"""The title, without which a task is no task, comes third: before it the record is a draft."""


def cells(number: int) -> Iterator[tuple[str, str]]:
    """What is typed into each field of a record."""
    for name in FIELDS:
        yield name, f"{1 + number % 28}/5/{YEAR}" if name == "due_on" else f"{name} of record {number}"


def type_into(target: QWidget, text: str) -> None:
    """Key by key, so that the kill can fall between two letters."""
    for letter in text:
        QTest.keyClick(target, letter)
        QApplication.processEvents()


def type_form(pane: RecordsPane) -> None:
    """New record after new record in the form; Tab leaves a field."""
    for number in range(10_000):
        pane.add()
        for name, text in cells(number):
            editor = pane.form.fields[name].editor()
            editor.setFocus()
            type_into(editor, text)
            QTest.keyClick(editor, Qt.Key.Key_Tab)
            sys.stdout.write(f"{number}\t{name}\t{text}" + "\n")
            sys.stdout.flush()


def type_sheet(pane: RecordsPane) -> None:
    """New row after new row in the sheet; Enter leaves a cell."""
    pane.switch.turn()
    table, model = pane.sheet.table, pane.sheet.model
    columns = {spec.name: at for at, spec in enumerate(model.specs)}
    for number in range(10_000):
        row = model.rowCount() - 1
        for name, text in cells(number):
            table.setCurrentIndex(model.index(row, columns[name]))
            for letter in text:
                type_into(table.editor() or table, letter)
            QTest.keyClick(table.editor() or table, Qt.Key.Key_Return)
            sys.stdout.write(f"{number}\t{name}\t{text}" + "\n")
            sys.stdout.flush()


def main(folder: Path, view: str) -> None:
    """Open the workspace as the program does and type until the end comes."""
    application = QApplication([])
    apply_look(application, "light")
    with open_workspace(folder) as opened:
        places = QSettings(str(folder.parent / "places.ini"), QSettings.Format.IniFormat)
        desk = Desk(services_of(opened, Clock()), year=YEAR, places=places)  # type: ignore[arg-type]
        pane = RecordsPane(desk, "task")
        pane.resize(1100, 600)
        pane.show()
        pane.activateWindow()
        pane.reload()
        QTest.qWaitForWindowActive(pane)
        sys.stdout.write("ready" + "\n")
        sys.stdout.flush()
        (type_form if view == "form" else type_sheet)(pane)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
