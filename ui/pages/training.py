"""Training classes held and attended."""

from typing import ClassVar

from core.records.people import TrainingRole
from ui.changes import Topic
from ui.desk import Desk
from ui.page import Page
from ui.quick_filters import QuickFilters
from ui.record_files import RecordFiles
from ui.records_pane import RecordsPane
from ui.texts import common
from ui.texts import training as texts


class TrainingPage(Page):
    """List and form of training classes with their totals."""

    key: ClassVar[str] = "training"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORDS, Topic.ENTRIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_TRAINING)
        filters = QuickFilters("training_class", fields=texts.ANY)
        self.pane = RecordsPane(desk, "training_class", filters=filters)
        self.body.addWidget(self.pane, 1)
        RecordFiles(self).add_menu()
        self.add_primary(texts.ADD, self.pane.add, mark="add", keys="Ctrl+N")
        self.add_keys("Ctrl+F", self.pane.begin_find)

    def reload(self) -> None:
        """Read the classes again."""
        self.pane.reload()
        rows = self.pane.book.records
        held = sum(row.classes for row in rows if row.role is TrainingRole.HELD)
        sent = sum(row.classes for row in rows if row.role is TrainingRole.SENT)
        people, turns = sum(row.participants for row in rows), sum(row.turns for row in rows)
        self.set_context(
            common.year(self.desk.year), texts.context(held, sent, participants=people, turns=turns)
        )

    def stand_on(self, subject: str) -> None:
        """Stand on one class, or begin a new one ("new")."""
        if subject == "new":
            self.pane.add()
        else:
            self.pane.stand_on(subject)
