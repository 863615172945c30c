"""What to look at twice in a round: findings over all units, each leading to its line of points."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from core.dismissals import AidRow
from core.judgement_aids import Aid, AidFinding
from core.progress import Progress
from core.services.judgement_aids import AidReport
from ui.aid_tools import AidTools
from ui.appraisal_part import AppraisalPart
from ui.dialogs.write_reason import ask_reason
from ui.messages import plain_label, reporting, show_error
from ui.page import SMALL, Page, card, nothing_here
from ui.progress_dialog import run_long
from ui.report_acts import ReportActs
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import judgement_aids as texts

Names = Callable[[], Mapping[str, str]]
_KIND_OF_REPORT = "aids"
_MARKS = {
    Aid.ABOVE_COMPUTED: "wrong",
    Aid.SAME_FILE: "wrong",
    Aid.COMMON_FILE: "none",
    Aid.ALL_FULL: "none",
    Aid.ALL_ZERO: "none",
}


class AppraisalAids(AppraisalPart):
    """Enter opens the line, Delete sets aside with a reason, Ctrl+Z takes that back."""

    title: ClassVar[str] = texts.TAB

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._report: AidReport | None = None
        self._last: tuple[AidFinding, ...] = ()
        self.tools = AidTools()
        self.table: TableView[AidRow] = TableView(_columns(self._units, self._names), texts.TAB)
        self._what = plain_label(wraps=True)
        self._rule = plain_label(kind="quiet", wraps=True)
        self._aside = plain_label(kind="quiet", wraps=True)
        self._nothing = plain_label(texts.NOTHING, kind="quiet", wraps=True)
        self._empty = nothing_here(texts.NONE_YET)
        self._reports = ReportActs(page, self.desk)
        self._dismiss = self.offer(texts.DISMISS, self.dismiss, mark="none")
        self._restore = self.offer(texts.RESTORE, self.restore, mark="fit")
        self._export = self.offer(texts.EXPORT, self.export, mark="export", keys="Ctrl+E")
        self.primary = self.offer_primary(texts.SEARCH_ROUND, self.search, mark="appraisal", keys="F5")
        self._build()
        self._listen()

    def read(self) -> None:
        """Show what was found before; nothing is looked over unasked."""
        self._show(self.desk.services.judgement_aids.held(self.desk.year))

    def stand_on(self, subject: str) -> None:
        """Stand on a kind of finding, or on the list."""
        if subject in {aid.value for aid in Aid}:
            self.tools.show_kind(Aid(subject))
        self.table.setFocus()

    def search(self) -> None:
        """Look the whole round over, under a progress line that can be stopped."""
        service, year = self.desk.services.judgement_aids, self.desk.year

        def work(progress: Progress) -> AidReport:
            return service.search(year, progress=progress)

        run_long(
            self.page, self.desk.jobs, title=texts.SEARCHING, work=work, done=self._found, failed=self._failed
        )

    def dismiss(self) -> None:
        """Ask for the reason, then set the chosen findings aside."""
        chosen = tuple(row.finding for row in self.table.chosen() if row.is_open)
        if not chosen:
            return
        question = texts.DISMISS_WHAT.format(count=len(chosen))
        reason = ask_reason(self, texts.DISMISS, question=f"{question}\n{texts.DISMISS_WHY}")
        if not reason:
            return
        with reporting(self):
            self.desk.services.judgement_aids.dismiss(self.desk.year, chosen, reason=reason)
            self._last = chosen
            self.desk.changes.saved.emit()
            self.desk.changes.tell(texts.DISMISSED.format(count=len(chosen)))
            self.read()

    def restore(self) -> None:
        """Put the chosen findings back into the list."""
        self._bring_back(tuple(row.finding for row in self.table.chosen() if not row.is_open))

    def undo(self) -> None:
        """Take back the last setting aside of this session."""
        last, self._last = self._last, ()
        self._bring_back(last)

    def export(self) -> None:
        """Write the list as PDF or spreadsheet."""
        if self._report is not None:
            self._reports.choose(_KIND_OF_REPORT)

    def open_line(self, row: AidRow) -> None:
        """Go to the line of points a finding is about."""
        finding = row.finding
        if finding.unit and finding.criterion:
            self.desk.go_to("appraisal", f"{finding.unit}:{finding.criterion}")
        elif finding.criterion:
            unit = finding.units[0] if finding.units else ""
            self.desk.go_to("appraisal", f"across:{finding.criterion}:{unit}".rstrip(":"))
        elif finding.unit or finding.units:
            self.desk.go_to("appraisal", finding.unit or finding.units[0])

    def _bring_back(self, findings: tuple[AidFinding, ...]) -> None:
        if not findings:
            return
        with reporting(self):
            self.desk.services.judgement_aids.restore(self.desk.year, findings)
            self.desk.changes.saved.emit()
            self.desk.changes.tell(texts.RESTORED.format(count=len(findings)))
            self.read()

    @Slot(object)
    def _found(self, report: AidReport) -> None:
        if report.year == self.desk.year:
            self._show(report)
            self.table.setFocus()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show(self, report: AidReport | None) -> None:
        self._report = report
        self._empty.setVisible(report is None)
        self._filled.setVisible(report is not None)
        self.primary.setText(texts.SEARCH_ROUND if report is None else texts.SEARCH_AGAIN)
        self.context = () if report is None else texts.context(report)
        self.banner = texts.STALE if report is not None and report.is_stale else ""
        for button in (self._dismiss, self._export):
            self.want(button, report is not None)
        self.want(self._restore, report is not None and any(not row.is_open for row in report.rows))
        if report is not None:
            self.tools.offer(report.open_counts)
        self._filter()

    def _filter(self) -> None:
        rows = () if self._report is None else self._report.rows
        kept = tuple(row for row in rows if self.tools.keeps(row))
        self.table.show_rows(kept, same=lambda row: row.finding.mark)
        if self.table.current() is None:
            self.table.select(lambda _row: True)
        self._nothing.setVisible(not kept)
        self._details.setVisible(bool(kept))
        self._say(self.table.current())
        self._allow()

    def _say(self, row: AidRow | None) -> None:
        finding = None if row is None else row.finding
        self._what.setText("" if finding is None else texts.told(finding, self._units(), names=self._names()))
        self._rule.setText("" if finding is None else texts.RULES[finding.aid])
        dismissal = None if row is None else row.dismissal
        self._aside.setText("" if dismissal is None else texts.set_aside(dismissal))
        self._aside.setVisible(dismissal is not None)

    def _allow(self) -> None:
        chosen = self.table.chosen()
        self._dismiss.setEnabled(any(row.is_open for row in chosen))
        self._restore.setEnabled(any(not row.is_open for row in chosen))

    def _units(self) -> Mapping[str, str]:
        return {} if self._report is None else self._report.units

    def _names(self) -> Mapping[str, str]:
        return {} if self._report is None else self._report.names

    def _listen(self) -> None:
        self.table.opened.connect(self.open_line)
        self.table.removal_asked.connect(self.dismiss)
        self.table.current_changed.connect(self._say)
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._allow())
        self.tools.kept.connect(self._filter)
        self.tools.search.textChanged.connect(self.table.found.find)
        self.add_keys("Ctrl+F", self.tools.search.setFocus)
        self.add_keys("Ctrl+Z", self.undo, text=common.UNDO)

    def _build(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.keep_place(self.desk.places, "appraisal_aids")
        self._details, inside = card()
        for label in (self._what, self._rule, self._aside):
            inside.addWidget(label)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.tools)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self._details)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._filled, 1)


def _columns(units: Names, names: Names) -> tuple[Column[AidRow], ...]:
    return (
        Column(
            title=texts.COLUMN_KIND,
            text=lambda row: texts.KINDS[row.finding.aid],
            sort_key=lambda row: list(Aid).index(row.finding.aid),
            mark=lambda row: "done" if row.dismissal else _MARKS.get(row.finding.aid, "care"),
            width=180,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: texts.unit(row.finding, units()), width=170),
        Column(
            title=texts.COLUMN_CRITERION,
            text=lambda row: row.finding.criterion or common.NONE,
            tip=lambda row: texts.criterion(row.finding, names()),
            width=76,
        ),
        Column(title=texts.COLUMN_WHAT, text=lambda row: texts.words(row.finding, units())),
        Column(
            title=texts.COLUMN_POINTS,
            text=lambda row: numbers.points(row.finding.points),
            value=lambda row: row.finding.points,
            align=RIGHT,
            width=64,
        ),
    )
