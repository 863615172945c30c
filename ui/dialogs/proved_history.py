"""What a unit's log of changes says beside the packages taken in from it: whether its history holds."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.chain_heads import SeenHead
from core.errors import UserError
from core.services.prove_history import Proved
from core.units import read_package_code
from ui.close_row import CloseRow
from ui.desk import Desk
from ui.messages import choose_file, plain_label, show_error
from ui.progress_dialog import run_long
from ui.tables import RIGHT, Column, TableView, wall
from ui.texts import common, numbers
from ui.texts import proved_history as texts
from ui.window_place import fit

_SIZE, _SMALL_SIZE = (760, 480), (640, 260)


class ProvedHistoryDialog(QDialog):
    """The verdict first, then why; packages whose mark the log lacks are listed."""

    def __init__(self, found: Proved, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.TITLE)
        self.missing: TableView[SeenHead] = TableView(_columns(), texts.MISSING)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.verdict(found), kind="heading", wraps=True))
        for line in texts.lines(found, name):
            column.addWidget(plain_label(line, wraps=True))
        if found.missing:
            column.addWidget(plain_label(texts.MISSING, kind="quiet", wraps=True))
            self.missing.show_rows(found.missing)
            column.addWidget(self.missing, 1)
        else:
            self.missing.hide()
            column.addStretch(1)
        foot = CloseRow(self)
        column.addLayout(foot)
        fit(self, _SIZE if found.missing else _SMALL_SIZE)
        foot.button.setFocus()


def prove_history(parent: QWidget, desk: Desk) -> None:
    """Ask for the file a unit handed out, set it beside its packages, and show what comes of it."""
    path = choose_file(parent, texts.TITLE, kinds=texts.FILES)
    if path is None:
        return

    def show(found: Proved) -> None:
        ProvedHistoryDialog(found, _name(desk, found.unit), parent=parent).exec()

    run_long(
        parent,
        desk.jobs,
        title=texts.WORKING,
        work=lambda _progress: desk.services.prove_history.prove(path),
        done=show,
        failed=lambda error: show_error(parent, error),
    )


def _name(desk: Desk, code: str) -> str:
    """A unit as people call it; one that is in no list keeps its code."""
    try:
        official = read_package_code(code)[1]
        return str(desk.services.units.unit(official).name)
    except UserError:
        return code


def _columns() -> tuple[Column[SeenHead], ...]:
    return (
        Column(
            title=texts.COLUMN_AT,
            text=lambda seen: common.moment(seen.at),
            sort_key=lambda seen: seen.at,
            width=140,
            value=lambda seen: wall(seen.at),
        ),
        Column(title=texts.COLUMN_PACKAGE, text=texts.package_name),
        Column(
            title=texts.COLUMN_REVISION,
            text=lambda seen: numbers.count(seen.revision),
            value=lambda seen: seen.revision,
            align=RIGHT,
            width=64,
        ),
        Column(
            title=texts.COLUMN_NUMBER,
            text=lambda seen: numbers.count(seen.head.number),
            value=lambda seen: seen.head.number,
            align=RIGHT,
            width=110,
        ),
    )
