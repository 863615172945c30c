"""Write a paper of our own into a file the officer chooses, under a progress line, and offer to open it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.progress import Progress, Step
from core.reporting.document import Report
from core.reporting.forms import REPORT_FORMS
from ui.desk import Desk
from ui.messages import MessageDialog, Notice, choose_target, open_folder, show_error
from ui.opening import open_outside
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import list_paper as texts

_OPEN, _FOLDER = 0, 1
_STEPS = 2  # filling the paper, writing it


def write_paper(
    parent: QWidget, desk: Desk, *, make: Callable[[Progress], Report], name: str, kinds: str = texts.FILES
) -> None:
    """Ask where, make the paper on the worker and write it; `name` is offered."""
    path = choose_target(parent, texts.EXPORT_TITLE, name=name, kinds=kinds)
    if path is None:
        return
    if not path.suffix:
        path = path.with_name(f"{path.name}{_form_of(name)}")
    run_long(
        parent,
        desk.jobs,
        title=texts.WRITING,
        work=lambda progress: desk.services.print_papers.write(
            make(Step(progress, 1, of=_STEPS)), path, progress=Step(progress, _STEPS, of=_STEPS)
        ),
        done=lambda written: tell_written(parent, desk, path=written),
        failed=lambda error: show_error(parent, error),
    )


def tell_written(parent: QWidget, desk: Desk, *, path: Path) -> None:
    """Say that a paper is written, and offer to open it or its folder."""
    desk.changes.tell(texts.WRITTEN)
    notice = Notice(title=texts.EXPORT_TITLE, what=texts.WRITTEN, why=path.name, mark="done")
    dialog = MessageDialog(notice, (common.OPEN, common.OPEN_FOLDER, common.CLOSE), parent=parent)
    dialog.exec()
    if dialog.chosen == _OPEN:
        open_outside(path)
    elif dialog.chosen == _FOLDER:
        open_folder(path.parent)


def _form_of(name: str) -> str:
    return next((form for form in REPORT_FORMS if name.endswith(form)), REPORT_FORMS[0])
