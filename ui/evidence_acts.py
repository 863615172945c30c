"""Acts on several documents at once, each with one button that takes it back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from core.criteria import Criterion
from core.evidence import EvidenceDocument
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.choose_documents import ChooseDocumentsDialog
from ui.dialogs.link_criteria import LinkCriteriaDialog
from ui.messages import reporting
from ui.texts import evidence_needs
from ui.texts import evidence_page as texts
from ui.undo_bar import UndoBar

Documents = Sequence[EvidenceDocument]


class EvidenceActs:
    """Does the act over a page and offers its undo in the bar, which the page shows."""

    def __init__(self, page: QWidget, desk: Desk, *, shown_again: Callable[[str], None]) -> None:
        self.undo = UndoBar()
        self._page, self._desk = page, desk
        self._shown_again = shown_again

    def remove(self, documents: Documents) -> None:
        """Take documents from the register."""
        service = self._desk.services.keep_evidence
        with reporting(self._page):
            removed = tuple(service.remove(document.id) for document in documents)
            if removed:
                self._tell()
                self.undo.offer(texts.removed(removed), lambda: self._put_back(removed))

    def link(self, documents: Documents) -> None:
        """Ask for criteria that these support as well."""
        with reporting(self._page):
            if documents and LinkCriteriaDialog(self._desk, documents, parent=self._page).exec():
                self._offer_unlinking(documents)

    def choose_for(self, criterion: Criterion, documents: Documents) -> None:
        """Ask which of these support a criterion as well."""
        dialog = ChooseDocumentsDialog(self._desk, criterion, documents=documents, parent=self._page)
        if dialog.exec():
            self._offer_unlinking(dialog.linked)

    def use_again(self, documents: Documents) -> None:
        """Register documents of another year for this one too."""
        with reporting(self._page):
            again = self._desk.services.keep_evidence.use_again(documents, self._desk.year)
            self._tell()
            self.undo.offer_words(evidence_needs.used_again(len(again)), lambda: self._take_out(again))

    def _offer_unlinking(self, before: Documents) -> None:
        self.undo.offer_words(texts.linked(len(before)), lambda: self._unlink(before))

    def _unlink(self, before: Documents) -> None:
        """Give documents back the criteria they had."""
        with reporting(self._page):
            for document in before:
                self._desk.services.keep_evidence.change(document)
            self._tell()

    def _take_out(self, documents: Documents) -> None:
        with reporting(self._page):
            for document in documents:
                self._desk.services.keep_evidence.remove(document.id)
            self._tell()

    def _put_back(self, documents: Documents) -> None:
        with reporting(self._page):
            for document in documents:
                self._desk.services.keep_evidence.put_back(document)
            self._tell()
            self._shown_again(documents[0].id)

    def _tell(self) -> None:
        self._desk.changes.announce(Topic.EVIDENCE)
