"""A criteria set from a file: checked first, refused with its findings, then adopted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.annex import AnnexSheet
from core.findings import has_errors
from core.services.draft_criteria import CriteriaDraft
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.edit_criteria import EditCriteriaDialog
from ui.dialogs.import_annex import ImportAnnexDialog
from ui.messages import MessageDialog, Notice, choose_file, reporting, tell
from ui.texts import common
from ui.texts import criteria_page as texts
from ui.texts.every_finding import message_of


def adopt_from_file(parent: QWidget, desk: Desk) -> bool:
    """Let the officer pick a file and adopt the set in it; whether a set was adopted."""
    path = choose_file(parent, texts.IMPORT_TITLE, kinds=texts.FILES)
    if path is None:
        return False
    with reporting(parent):
        tables = desk.services.criteria_work.drafts.tables(path)
        if tables is not None:
            return _from_annex(parent, desk, path=path, tables=tables)
        service = desk.services.adopt_criteria
        findings = service.check(path)
        lines = tuple(f"{item.where}: {message_of(item)}" for item in findings)
        if has_errors(findings):
            notice = Notice(
                title=texts.IMPORT_TITLE,
                what=texts.REFUSED,
                why=texts.REFUSED_WHY.format(count=len(lines)),
                details=texts.lines(lines),
                mark="wrong",
            )
            MessageDialog(notice, (common.CLOSE,), parent=parent).exec()
            return False
        service.adopt(path)
        desk.changes.announce(Topic.CRITERIA)
        why = texts.WITH_FINDINGS.format(count=len(lines)) if lines else ""
        tell(parent, texts.IMPORT_TITLE, what=texts.IMPORTED, why=why)
        return True
    return False


def _from_annex(parent: QWidget, desk: Desk, *, path: Path, tables: Sequence[AnnexSheet]) -> bool:
    """What was recognised is shown and asked about; the draft is worked on until it is adopted or left."""
    reading = ImportAnnexDialog(desk, path, sheets=tables, parent=parent)
    reading.exec()
    draft = reading.draft
    if draft is None:
        return False
    desk.changes.announce(Topic.CRITERIA)
    return edit_draft(parent, desk, draft=draft)


def edit_draft(parent: QWidget, desk: Desk, *, draft: CriteriaDraft) -> bool:
    """Open a draft in the editor; whether it was adopted."""
    editor = EditCriteriaDialog(desk, draft, parent=parent)
    editor.exec()
    desk.changes.announce(Topic.CRITERIA)
    return editor.adopted is not None
