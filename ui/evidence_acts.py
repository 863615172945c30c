"""Acts on several documents at once, each with one button that takes it back; many are done aside."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from core.criteria import Criterion
from core.evidence import EvidenceDocument
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.choose_documents import ChooseDocumentsDialog
from ui.dialogs.link_criteria import LinkCriteriaDialog
from ui.messages import reporting, show_error
from ui.progress_dialog import run_long
from ui.texts import evidence_needs
from ui.texts import evidence_page as texts
from ui.undo_bar import UndoBar

Documents = Sequence[EvidenceDocument]
_AT_ONCE = 10  # so many documents are written within a blink


class EvidenceActs:
    """Does the act over a page and offers its undo in the bar, which the page shows."""

    def __init__(self, page: QWidget, desk: Desk, *, shown_again: Callable[[str], None]) -> None:
        self.undo = UndoBar()
        self._page, self._desk = page, desk
        self._shown_again = shown_again

    def remove(self, documents: Documents) -> None:
        """Take documents from the register."""
        ids = tuple(document.id for document in documents)
        service = self._desk.services.keep_evidence

        def offer(removed: Documents) -> None:
            self.undo.offer(texts.removed(removed), lambda: self._put_back(removed, show=removed[0].id))

        if ids:
            self._do(lambda: service.remove_all(ids), len(ids), then=offer)

    def link(self, documents: Documents) -> None:
        """Ask for criteria that these support as well."""
        with reporting(self._page):
            if not documents:
                return
            dialog = LinkCriteriaDialog(self._desk, documents, parent=self._page)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._link(documents, dialog.ticks.ticked())

    def choose_for(self, criterion: Criterion, documents: Documents) -> None:
        """Ask which of these support a criterion as well."""
        dialog = ChooseDocumentsDialog(criterion, documents, parent=self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._link(dialog.chosen(), (criterion.id,))

    def use_again(self, documents: Documents) -> None:
        """Register documents of another year for this one too."""
        service, year = self._desk.services.keep_evidence, self._desk.year

        def offer(again: Documents) -> None:
            ids = tuple(document.id for document in again)
            self.undo.offer_words(
                evidence_needs.used_again(len(again)),
                lambda: self._do(lambda: service.remove_all(ids), len(ids)),
            )

        self._do(lambda: service.use_again(documents, year), len(documents), then=offer)

    def _link(self, documents: Documents, criteria: Sequence[str]) -> None:
        service = self._desk.services.keep_evidence

        def offer(_nothing: object) -> None:
            self.undo.offer_words(texts.linked(len(documents)), lambda: self._put_back(documents))

        self._do(lambda: service.link(documents, criteria), len(documents), then=offer)

    def _put_back(self, documents: Documents, *, show: str = "") -> None:
        """Bring documents back as they were."""
        service = self._desk.services.keep_evidence

        def stand(_nothing: object) -> None:
            if show:
                self._shown_again(show)

        self._do(lambda: service.put_back(*documents), len(documents), then=stand)

    def _do(
        self, work: Callable[[], Any], count: int, *, then: Callable[[Any], None] = lambda _done: None
    ) -> None:
        """A few are done at once, many on the worker under a progress line."""

        def done(result: Any) -> None:
            self._desk.changes.announce(Topic.EVIDENCE)
            then(result)

        if count <= _AT_ONCE:
            with reporting(self._page):
                done(work())
            return
        run_long(
            self._page,
            self._desk.jobs,
            title=texts.WORKING_ON.format(count=count),
            work=lambda _progress: work(),
            done=done,
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        show_error(self._page, error)
