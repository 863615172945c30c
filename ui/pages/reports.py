"""Reports of the year as they will be printed: chosen by kind, part and day, looked at, printed, written."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.errors import CchcError
from core.report_texts import PaperPlace
from core.reporting.paper import Choice, Paper
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.templates import TemplatesDialog
from ui.kept_splitter import keep_splitter
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, Page, card
from ui.report_acts import ReportActs
from ui.report_choice import ReportChoice
from ui.report_pane import ReportPane
from ui.tables import ROW_HEIGHT, Column, TableView
from ui.texts import common
from ui.texts import reports_page as texts
from ui.texts.record_sheet import VIEW_KEYS
from ui.texts.report_texts import TURN

_LIST_WIDTH, _PAPER_WIDTH = 330, 770
_LEAST_ROWS, _LEAST_LIST = 7, (190, 330)


class ReportsPage(Page):
    """The kinds by groups, the chosen one beside them on paper, and one act: write it."""

    key: ClassVar[str] = "reports"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_REPORTS)
        self._reports = ReportActs(self, desk)
        self._shown: tuple[int, str] = (0, "")
        self._paper: Paper | None = None
        self.table: TableView[str] = TableView(_columns(), common.PAGE_REPORTS)
        self.choice = ReportChoice(desk)
        self._what = plain_label(wraps=True)
        self.pane = ReportPane(desk)
        self.preview = self.pane.preview
        self.preview.listen_in(self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self.add_action(texts.TEMPLATES, self.show_templates)
        self.add_action(texts.PREVIEW, partial(self._act, self._reports.preview), keys="Ctrl+Shift+P")
        self.add_action(texts.PRINT, partial(self._act, self._reports.print), keys="Ctrl+P")
        write = self.add_primary(texts.WRITE, self.choose, mark="reports", keys="Ctrl+E")
        write.setToolTip(f"{write.toolTip()}\n{texts.FORMS_NOTE}")
        self._build()
        self.table.opened.connect(lambda _kind: self._act(self._reports.preview))
        self.table.current_changed.connect(lambda _kind: self._show())
        self.choice.changed.connect(self._show_paper)
        self.pane.changed.connect(self._show_paper)
        self.add_keys(VIEW_KEYS, self.pane.turn, text=TURN)

    def reload(self) -> None:
        """Which reports this role makes, and the chosen one as it stands now."""
        self._shown = (0, "")
        with reporting(self):
            kinds = self.desk.services.make_report.kinds()
            self.table.blockSignals(True)
            self.table.show_rows(_grouped(kinds), same=lambda kind: kind)
            self.table.blockSignals(False)
        held = str(self.desk.places.value(self._place()) or "")
        if self.table.current() != held and not self.table.select(lambda kind: kind == held):
            self.table.select(lambda kind: kind in kinds)
        self.set_context(self.desk.office().unit.name, common.year(self.desk.year))
        self._show()

    def stand_on(self, subject: str) -> None:
        """Show the kind another page asked for."""
        self.table.select(lambda kind: kind == subject)

    def choose(self) -> None:
        """Choose where the current report goes, and write it."""
        self._act(self._reports.choose)

    def _act(self, act: object) -> None:
        self.pane.words.leave()
        kind = self.table.current()
        if kind is not None and callable(act):
            act(kind, self.choice.asked())

    def show_templates(self) -> None:
        """A province's own templates, at the kind stood on."""
        TemplatesDialog(self.desk, self.table.current() or "", parent=self).exec()

    def _show(self) -> None:
        """Another kind: its parts, then its pages."""
        kind = self.table.current()
        if kind is None or (self.desk.year, kind) == self._shown:
            return
        self._shown = (self.desk.year, kind)
        self.desk.places.setValue(self._place(), kind)
        self._what.setText(texts.CONTENTS.get(kind, ""))
        parts, self._paper = self._parts(kind)
        self.choice.show_kind(kind, parts, paper=self._paper)
        self._show_paper()

    def _parts(self, kind: str) -> tuple[Sequence[Choice], Paper | None]:
        """The parts of a kind; none where the year has nothing of it, which the preview then says."""
        service = self.desk.services.make_report
        try:
            return service.choices(kind, self.desk.year), service.paper(kind)
        except CchcError:
            return (), None

    def _show_paper(self) -> None:
        kind = self.table.current()
        if kind is not None:
            self._show_words(kind)
            make = partial(self.desk.services.make_report.preview, kind, self.choice.asked())
            self.preview.show_made(texts.TITLES.get(kind, kind), make)

    def _show_words(self, kind: str) -> None:
        """What the officer writes into the document in sight."""
        paper, asked = self._paper, self.choice.asked()
        part = asked.part or (paper.usual_part if paper else "")
        place = PaperPlace(year=asked.year, kind=kind, part=part)
        self.pane.show_words(place, paper.sections if paper else ())

    def _place(self) -> str:
        return f"reports/{self.desk.year}/kind"

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.table.rows_model.is_heading = lambda kind: kind in texts.GROUPED
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(_LEAST_ROWS * ROW_HEIGHT)
        self.table.wrap_rows()
        left.setMinimumSize(*_LEAST_LIST)
        self.table.horizontalHeader().hide()
        column.addWidget(self.table, 1)
        column.addWidget(self._what)
        frame, inside = card()
        inside.addWidget(self.choice)
        inside.addWidget(self.pane, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(left)
        self._split.addWidget(frame)
        self._split.setSizes([_LIST_WIDTH, _PAPER_WIDTH])
        keep_splitter(self._split, self.desk.places, key="reports")
        self.body.addWidget(self._split, 1)


def _grouped(kinds: Sequence[str]) -> tuple[str, ...]:
    """The kinds this role makes, each group under its name."""
    rows: list[str] = []
    for group, inside in texts.GROUPED.items():
        found = [kind for kind in inside if kind in kinds]
        rows += [group, *found] if found else []
    return tuple(rows)


def _columns() -> tuple[Column[str], ...]:
    is_group = texts.GROUPED.__contains__
    return (
        Column(
            title=texts.COLUMN_NAME,
            text=lambda kind: kind if is_group(kind) else texts.TITLES.get(kind, kind),
            is_bold=is_group,
            tip=lambda kind: texts.CONTENTS.get(kind, ""),
        ),
    )
