"""The gate: what stops a package and what should be looked at, grouped, each line a way to its place."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.progress import Progress
from core.records.catalogue import KINDS
from ui.desk import Desk
from ui.list_acts import IS_FILTER
from ui.messages import plain_label, show_error
from ui.page import SMALL
from ui.places_of import place_of_finding
from ui.tables import Column, TableView
from ui.texts import export_page as texts
from ui.texts.every_finding import message_of
from ui.texts.records import kind_title

Findings = tuple[Finding, ...]
_ALL = "all"
_KINDS = frozenset(kind.code for kind in KINDS)
_EVIDENCE = "evidence"
_PAGES = {
    "GATE_NO_KEY": "keys",
    "GATE_NO_AUTHORITY": "settings",
    "GATE_NO_SIGNATORY": "settings",
    "GATE_CLOCK_BEHIND": "settings",
}


class GatePart(QWidget):
    """A list of findings under a choice of groups; Enter on a line goes to where it lies.

    `judged` brings how many stop and how many only warn. Sums over all records are looked at by the worker.
    """

    judged = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._findings: tuple[Finding, ...] = ()
        self.groups = QComboBox()
        self.groups.setProperty(IS_FILTER, True)
        self.table: TableView[Finding] = TableView(_columns(), texts.GATE)
        self._hint = plain_label(texts.GATE_OPENS, kind="quiet", wraps=True)
        self.groups.setAccessibleName(texts.GATE_GROUPS)
        self.groups.activated.connect(lambda _at: self._filter())
        self.table.wrap_rows()
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.groups)
        column.addWidget(self.table, 1)
        column.addWidget(self._hint)

    def reload(self) -> None:
        """Ask the gate now, and what the records say as soon as the worker has looked.

        Raises:
            CchcError: the year cannot be scored.
        """
        findings = self._desk.services.export_package.gate(self._desk.year)
        self.show_findings(findings)
        service, year = self._desk.services.record_entry, self._desk.year

        def work(_progress: Progress) -> tuple[int, Findings, Findings]:
            return year, findings, service.findings(year)

        self._desk.jobs.start(work, done=self._checked, failed=self._failed)

    def _checked(self, found: tuple[int, Findings, Findings]) -> None:
        """What does not add up warns here; closing the figures is where it stops."""
        year, findings, records = found
        if year == self._desk.year:
            self.show_findings((*findings, *(replace(item, level=Level.WARNING) for item in records)))

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, what stops first; the chosen group stays while it has anything."""
        self._findings = tuple(findings)
        chosen = str(self.groups.currentData() or _ALL)
        self.groups.clear()
        self.groups.addItem(texts.gate_group(texts.GROUP_ALL, len(findings)), _ALL)
        for group, name in texts.GROUPS.items():
            count = sum(group_of(finding) == group for finding in findings)
            if count:
                self.groups.addItem(texts.gate_group(name, count), group)
        self.groups.setCurrentIndex(max(0, self.groups.findData(chosen)))
        self._filter()
        self.setVisible(bool(findings))
        errors = sum(1 for item in findings if item.level is Level.ERROR)
        self.judged.emit(errors, len(findings) - errors)

    def _filter(self) -> None:
        chosen = str(self.groups.currentData() or _ALL)
        shown = [finding for finding in self._findings if chosen in {_ALL, group_of(finding)}]
        self.table.show_rows(tuple(shown), same=lambda finding: (finding.code, finding.where))

    def _open(self, finding: Finding) -> None:
        self._desk.go_to(*_place_of(finding, self._desk))


def group_of(finding: Finding) -> str:
    """The group a finding belongs to: office, criteria, records or evidence."""
    kind, colon, _rest = finding.where.partition(":")
    if kind == _EVIDENCE:
        return _EVIDENCE
    if colon and kind in _KINDS:
        return "records"
    return "criteria" if finding.where else "office"


def _place_of(finding: Finding, desk: Desk) -> tuple[str, str]:
    kind, _colon, rest = finding.where.partition(":")
    if kind == _EVIDENCE:
        return _EVIDENCE, rest
    if finding.code in _PAGES:
        return _PAGES[finding.code], ""
    return place_of_finding(finding.where, desk)


def _where(finding: Finding) -> str:
    match group_of(finding):
        case "criteria":
            return finding.where
        case "records":
            return kind_title(finding.where.partition(":")[0])
        case group:
            return texts.GROUPS[group]


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(title=texts.COLUMN_WHERE, text=_where, width=110),
        Column(title=texts.COLUMN_PROBLEM, text=message_of),
        Column(
            title=texts.COLUMN_WEIGHT,
            text=lambda item: texts.STOPS if item.level is Level.ERROR else texts.PASSES,
            meaning=_meaning,
            mark=_meaning,
            width=130,
        ),
    )


def _meaning(item: Finding) -> str:
    return "wrong" if item.level is Level.ERROR else "care"
