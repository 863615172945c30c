"""What an authority enters beside submissions: surveys, outside indexes, bonus and penalty, the council."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget

from core.rounds import NoRound
from core.services.outside_values import OutsideTable
from ui.changes import Topic
from ui.desk import Desk
from ui.icons import icon
from ui.messages import reporting
from ui.outside_adjustments import AdjustmentsPart
from ui.outside_council import CouncilPane
from ui.outside_files import OutsideFiles
from ui.outside_indexes import IndexesPart
from ui.outside_part import OutsidePart
from ui.outside_surveys import SurveysPart
from ui.page import Page
from ui.texts import common
from ui.texts import council as council_texts
from ui.texts import outside_page as texts


class OutsidePage(Page):
    """A tab each. The workbook acts are those of the tab in sight; the council has its own."""

    key: ClassVar[str] = "outside"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.ROUNDS, Topic.CRITERIA, Topic.PUBLICATIONS, Topic.OUTSIDE, Topic.APPRAISALS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_OUTSIDE)
        self.tabs = QTabWidget()
        self.surveys, self.indexes = SurveysPart(self), IndexesPart(self)
        self.adjustments, self.council = AdjustmentsPart(self), CouncilPane(self)
        self._files = OutsideFiles(self)
        self._table: OutsideTable | None = None
        self._is_typing = self._is_read = False
        self.template = self.add_action(texts.TEMPLATE, self.write_template, mark="export", keys="Ctrl+E")
        self.print = self.add_action(council_texts.COUNCIL_PRINT, self._print, mark="reports", keys="Ctrl+P")
        self.primary = self.add_primary(texts.IMPORT, self._act, mark="import")
        self._build()

    def reload(self) -> None:
        """Read the year and show it in the tab in sight; the others follow when they are opened."""
        if self._is_typing:
            return
        self._is_read, self._table = True, None
        with reporting(self):
            try:
                self._table = self.desk.services.outside_values.table(self.desk.year)
            except NoRound:
                self._table = None
        self._show_part()

    def _show_part(self) -> None:
        with reporting(self):
            self.part().show_year(self._table)
        is_frozen = self._table is not None and self._table.is_frozen
        self.set_banner(texts.FROZEN if is_frozen and self.part() is not self.council else "")
        self._look()

    def stand_on(self, subject: str) -> None:
        """Open a tab by its name (`surveys`, `indexes`, `adjustments`, `council`), and stand on a unit."""
        name, _, unit = subject.partition(":")
        named: dict[str, OutsidePart] = {
            "surveys": self.surveys,
            "indexes": self.indexes,
            "adjustments": self.adjustments,
            "council": self.council,
        }
        self.tabs.setCurrentWidget(named.get(name, self.surveys))
        self.refresh()
        if unit:
            self.part().stand_on(unit)

    def part(self) -> OutsidePart:
        """The tab in sight."""
        current = self.tabs.currentWidget()
        assert isinstance(current, OutsidePart)
        return current

    def write_template(self) -> None:
        """Write the workbook of the tab in sight."""
        self._files.write(self.part().offered())

    def _tell_kept(self) -> None:
        """What was typed stands in its grid already; other pages read anew when they are seen."""
        self._is_typing, self._is_read = True, False
        self.desk.changes.announce(Topic.OUTSIDE)
        self._is_typing = False
        self._look()

    def _act(self) -> None:
        """What the one primary button does for the tab in sight."""
        if self.part() is self.council:
            self.council.add()
        else:
            self._files.bring_in()

    def _turn(self) -> None:
        """Another tab: the year is read again only where figures were typed since."""
        if self._is_read:
            self._show_part()
        else:
            self.refresh()

    def _bring_in(self) -> None:
        if self.part() is not self.council and self.primary.isVisible() and self.primary.isEnabled():
            self._files.bring_in()

    def _print(self) -> None:
        if self.part() is self.council:
            self.council.print_list()

    def _add_member(self) -> None:
        if self.part() is self.council:
            self.council.add()

    def _look(self) -> None:
        part = self.part()
        is_council = part is self.council
        offered = part.offered()
        has_round = self._table is not None
        self.template.setVisible(not is_council and offered.kind is not None and has_round)
        self.primary.setVisible(is_council or (offered.kind is not None and has_round))
        self.primary.setEnabled(is_council or offered.may_take)
        self.primary.setText(council_texts.COUNCIL_ADD if is_council else texts.IMPORT)
        self.primary.setIcon(icon("add" if is_council else "import", "on_accent"))
        self.print.setVisible(is_council)
        self.set_context(common.year(self.desk.year), part.context())

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for part, title in (
            (self.surveys, texts.TAB_SURVEYS),
            (self.indexes, texts.TAB_INDEXES),
            (self.adjustments, texts.TAB_ADJUSTMENTS),
            (self.council, texts.TAB_COUNCIL),
        ):
            self.tabs.addTab(part, title)
            part.changed.connect(self._look)
            part.kept.connect(self._tell_kept)
        self.tabs.currentChanged.connect(lambda _at: self._turn())
        self.add_keys("Ctrl+I", self._bring_in)
        self.add_keys("Ctrl+N", self._add_member)
        self.add_keys("Ctrl+F", lambda: self.part().look_for())
        self.body.addWidget(self.tabs, 1)
