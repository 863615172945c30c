"""What is done with a criteria set from its page: draft, compare, try, write, send."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.criteria.differences import compare_sets
from core.services.draft_criteria import DraftHead
from core.store_ports import CriteriaDocument
from core.text import safe_ascii_slug
from ui.changes import Topic
from ui.criteria_files import edit_draft
from ui.desk import Desk
from ui.dialogs.choose_set import ChooseSetDialog
from ui.dialogs.compare_criteria import CompareCriteriaDialog
from ui.dialogs.try_criteria import TryCriteriaDialog
from ui.messages import Notice, ask, choose_target, reporting, tell, tell_where
from ui.offered_sets import offered_sets
from ui.texts import criteria_page as texts


class CriteriaActs:
    """The acts behind the buttons of the page; `chosen` tells which set is stood on."""

    def __init__(self, desk: Desk, page: QWidget, *, chosen: Callable[[], CriteriaDocument | None]) -> None:
        self._desk, self._page, self._chosen = desk, page, chosen

    def draft(self) -> None:
        """Begin a draft of the set as its next version, and open it."""
        held = self._chosen()
        if held is None:
            return
        with reporting(self._page):
            draft = self._desk.services.criteria_work.drafts.begin(held)
            edit_draft(self._page, self._desk, draft=draft)

    def open_draft(self, head: DraftHead | None) -> None:
        """Go on with a draft."""
        if head is None:
            return
        with reporting(self._page):
            draft = self._desk.services.criteria_work.drafts.read(head.id)
            edit_draft(self._page, self._desk, draft=draft)

    def drop_draft(self, head: DraftHead | None) -> None:
        """Throw a draft away after a question."""
        if head is None:
            return
        what = texts.DROP_WHAT.format(name=head.name, version=head.version)
        notice = Notice(title=texts.DRAFTS, what=what, mark="care")
        if not ask(self._page, notice, act=texts.DROP_ACT):
            return
        with reporting(self._page):
            self._desk.services.criteria_work.drafts.drop(head.id)
            self._desk.changes.announce(Topic.CRITERIA)

    def compare(self) -> None:
        """Beside another set; the one stood on is the newer side."""
        held = self._chosen()
        if held is None:
            return
        others = tuple(each for each in offered_sets(self._desk) if each.sha512 != held.sha512)
        if not others:
            tell(self._page, texts.COMPARE, what=texts.COMPARE_NONE)
            return
        choice = ChooseSetDialog(texts.COMPARE_WITH.format(name=held.name), others, parent=self._page)
        if not choice.exec() or choice.chosen is None:
            return
        with reporting(self._page):
            service = self._desk.services.adopt_criteria
            comparison = compare_sets(service.parsed(choice.chosen), service.parsed(held))
            CompareCriteriaDialog(comparison, self._page).exec()

    def try_on_year(self) -> None:
        """On the figures of a year that has a round."""
        held = self._chosen()
        if held is not None:
            with reporting(self._page):
                criteria = self._desk.services.adopt_criteria.parsed(held)
                TryCriteriaDialog(self._desk, criteria, parent=self._page).exec()

    def write(self) -> None:
        """As a workbook of our own, or as JSON."""
        self._write(kinds=texts.WRITE_FILES, by=self._desk.services.criteria_work.drafts.write)

    def write_annex(self) -> None:
        """As the annex table of a decision."""
        self._write(kinds=texts.ANNEX_FILES, by=self._desk.services.criteria_work.drafts.write_annex)

    def send(self) -> None:
        """On the page that sends."""
        self._desk.go_to("send_results", "criteria")

    def _write(self, *, kinds: str, by: Callable[[CriteriaDocument, Path], None]) -> None:
        held = self._chosen()
        if held is None:
            return
        name = f"{safe_ascii_slug(f'{held.set_id} {held.version}', limit=60)}.xlsx"
        path = choose_target(self._page, texts.WRITE, name=name, kinds=kinds)
        if path is None:
            return
        with reporting(self._page):
            by(held, path)
            tell_where(self._page, texts.WRITE, what=texts.WRITTEN, path=path)
