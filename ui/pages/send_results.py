"""What an authority sends: results, receipts, tasks, criteria; a tab each, one act for the tab in sight."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget

from ui.changes import Topic
from ui.desk import Desk
from ui.messages import reporting
from ui.page import Page
from ui.send_criteria_part import SendCriteriaPart
from ui.send_part import SendPart
from ui.send_receipts_part import SendReceiptsPart
from ui.send_results_part import SendResultsPart
from ui.send_tasks_part import SendTasksPart
from ui.texts import common
from ui.texts import send_page as texts


class SendResultsPage(Page):
    """The primary action is that of the tab in sight."""

    key: ClassVar[str] = "send"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PUBLICATIONS, Topic.PACKAGES, Topic.KEYS, Topic.CRITERIA, Topic.ROUNDS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_SEND)
        self.tabs = QTabWidget()
        self.results, self.receipts = SendResultsPart(self), SendReceiptsPart(self)
        self.tasks, self.criteria = SendTasksPart(self), SendCriteriaPart(self)
        self._ranking = self.add_action(texts.OPEN_RANKING, lambda: desk.go_to("ranking"), mark="ranking")
        self._keys = self.add_action(texts.OPEN_KEYS, lambda: desk.go_to("keys"), mark="keys")
        self._chosen = self.add_action(texts.send_chosen(0), lambda: self.part().send_chosen())
        self.primary = self.add_primary(
            texts.SEND_ALL, lambda: self.part().send(), mark="send", keys="Ctrl+E"
        )
        self._build()

    def reload(self) -> None:
        """Read what the tab in sight sends."""
        with reporting(self):
            self.set_context(common.year(self.desk.year), self.part().read())
        self._allow()

    def stand_on(self, subject: str) -> None:
        """Open a tab by its name."""
        named = {"receipts": self.receipts, "tasks": self.tasks, "criteria": self.criteria}
        self.tabs.setCurrentWidget(named.get(subject, self.results))
        self.refresh()

    def part(self) -> SendPart:
        """The tab in sight."""
        current = self.tabs.currentWidget()
        assert isinstance(current, SendPart)
        return current

    def _allow(self) -> None:
        part = self.part()
        has_key = self.desk.services.key_care.card() is not None
        self.set_banner("" if has_key else texts.NO_KEY)
        self._keys.setVisible(not has_key)
        self._ranking.setVisible(part is self.results and not part.can_send())
        self._chosen.setText(part.chosen_words())
        self._chosen.setVisible(bool(part.chosen_words()))
        self._chosen.setEnabled(has_key and bool(part.table.chosen()))
        self.primary.setText(part.words())
        self.primary.setEnabled(has_key and part.can_send())

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for part, title in (
            (self.results, texts.TAB_RESULTS),
            (self.receipts, texts.TAB_RECEIPTS),
            (self.tasks, texts.TAB_TASKS),
            (self.criteria, texts.TAB_CRITERIA),
        ):
            self.tabs.addTab(part, title)
            part.changed.connect(self._allow)
        self.tabs.currentChanged.connect(lambda _at: self.refresh())
        self.body.addWidget(self.tabs, 1)
