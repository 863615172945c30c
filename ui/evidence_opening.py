"""Open an evidence document: a warning first, then a read-only copy that Windows treats as foreign."""

from PySide6.QtWidgets import QWidget

from core.evidence import EvidenceDocument, MarkNotKept
from ui.desk import Desk
from ui.error_sentences import sentence_of
from ui.messages import Notice, ask, reporting
from ui.opening import open_outside
from ui.texts import opening as texts


def open_evidence(parent: QWidget, desk: Desk, *, document: EvidenceDocument, sender: str = "") -> None:
    """Say what the document really is and whose, and open a copy when the person still wants to.

    Args:
        parent: the widget the question stands over.
        desk: gives the service that makes the copy.
        document: what to open; paper without a file is told.
        sender: the unit that sent it; empty for a document this office added itself.
    """
    if document.file is not None and not _is_wanted(parent, document, sender=sender):
        return
    service = desk.services.keep_evidence
    with reporting(parent):
        try:
            path = service.copy_out(document)
        except MarkNotKept as unmarked:
            if not _goes_without_mark(parent, unmarked):
                return
            path = service.copy_out(document, accepts_unmarked=True)
        open_outside(path)


def _is_wanted(parent: QWidget, document: EvidenceDocument, *, sender: str) -> bool:
    notice = Notice(
        title=texts.TITLE,
        what=texts.question(document),
        why=texts.facts(document, sender),
        advice=texts.advice(document),
        mark="care",
    )
    return ask(parent, notice, act=texts.ACT, leave=texts.LEAVE)


def _goes_without_mark(parent: QWidget, unmarked: MarkNotKept) -> bool:
    said = sentence_of(unmarked)
    notice = Notice(title=texts.TITLE, what=said.what, why=said.why, advice=said.advice, mark="care")
    return ask(parent, notice, act=texts.ACT_UNMARKED, leave=texts.LEAVE)
