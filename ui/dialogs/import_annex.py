"""An annex table on its way to a draft: what each row was taken for, what does not add up, what is asked."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.annex import Annex, AnnexAnswers, AnnexLine, AnnexSheet, Role
from core.criteria import NaPolicy, ScoredBy
from core.findings import Finding
from core.services.adopt_criteria import decoded
from core.services.draft_criteria import CriteriaDraft
from core.store_ports import CriteriaDocument
from core.text import safe_ascii_slug
from ui.desk import Desk
from ui.fields import ChoiceField, Field, LineField
from ui.messages import plain_label, reporting
from ui.offered_sets import offered_sets
from ui.scrolling_middle import ScrollingMiddle
from ui.tables import RIGHT, Column, TableView
from ui.texts import common
from ui.texts import criteria_import as texts
from ui.texts.criteria import NA_POLICIES, SCORED_BY
from ui.texts.criteria_annex import ROLES
from ui.texts.every_finding import message_of
from ui.window_place import fit
from ui.year_field import YearField

_FINDINGS_HEIGHT, _TABLE_HEIGHT = 110, 170
_SETTABLE = (Role.LEAF, Role.LINE, Role.IGNORED, Role.TOTAL, Role.BONUS, Role.PENALTY, Role.ITEM)


class ImportAnnexDialog(QDialog):
    """`draft` is what was made; nothing is taken into the book here."""

    def __init__(
        self, desk: Desk, path: Path, *, sheets: Sequence[AnnexSheet], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.desk, self._path, self._sheets = desk, path, tuple(sheets)
        self._roles: dict[int, Role] = {}
        self.draft: CriteriaDraft | None = None
        self.annex: Annex = desk.services.criteria_work.drafts.recognise(self._sheets)
        self._sets = {each.sha512: each for each in offered_sets(desk)}
        self.setWindowTitle(texts.TITLE)
        fit(self, (1280, 700))
        self.table: TableView[AnnexLine] = TableView(_columns(), texts.TITLE)
        self.findings: TableView[Finding] = TableView(
            (Column(title=texts.FINDINGS, text=message_of),), texts.FINDINGS
        )
        self.only_open = QCheckBox(texts.ONLY_OPEN)
        self._summary = plain_label(kind="heading", wraps=True)
        self._said = plain_label(kind="error")
        self._read_from = plain_label(kind="quiet", wraps=True)
        self._fields()
        self._build()
        self._show()

    def set_role(self, row: int, role: Role | None) -> None:
        """The person's word on one row; None takes it back. The whole table is read again."""
        if role is None:
            self._roles.pop(row, None)
        else:
            self._roles[row] = role
        self.annex = self.desk.services.criteria_work.drafts.recognise(self._sheets, self._roles)
        self._show()

    def make(self) -> None:
        """Make the draft and close."""
        if not self.fields["set_id"].value():
            self._said.setText(texts.NEED_CODE)
            self.fields["set_id"].setFocus()
            return
        with reporting(self):
            drafts = self.desk.services.criteria_work.drafts
            self.draft = drafts.begin_from(self.annex, self._answers(), file=self._path.name)
            self.accept()

    def _answers(self) -> AnnexAnswers:
        chosen = self._sets.get(str(self.fields["like"].value()))
        held = {name: field.value() for name, field in self.fields.items()}
        scorer, policy = held["scorer"], held["policy"]
        return AnnexAnswers(
            set_id=str(held["set_id"]),
            version=str(held["version"] or "1"),
            name=str(held["name"]),
            year=held["year"] if isinstance(held["year"], int) else None,
            issuing_decision=str(held["decision"]),
            scored_by=scorer if isinstance(scorer, ScoredBy) else None,
            na_policy=policy if isinstance(policy, NaPolicy) else None,
            like=None if chosen is None else _json(chosen),
        )

    def _show(self) -> None:
        lines = [line for line in self.annex.lines if not self.only_open.isChecked() or _is_open(line)]
        self.table.show_rows(lines, same=lambda line: line.row)
        self.findings.show_rows(self.annex.every_finding(), same=lambda each: (each.code, each.where))
        self.findings.setVisible(bool(self.annex.every_finding()))
        self._summary.setText(texts.summary(self.annex))
        self._make.setEnabled(bool(self.annex.leaves()))

    def _show_role(self, line: AnnexLine | None) -> None:
        self.role.setEnabled(line is not None)
        self.role.show_value(None if line is None else self._roles.get(line.row))
        told = "" if line is None else texts.words(line)
        self._read_from.setText(f"{texts.WORDS}: {told}" if told else "")

    def _take_role(self, role: Any) -> None:
        line = self.table.current()
        if line is not None:
            self.set_role(line.row, role)

    def _go_to(self, finding: Finding) -> None:
        _, _, row = finding.where.partition("row/")
        if row:
            self.table.select(lambda line: str(line.row) == row)
            self.table.setFocus()

    def _fields(self) -> None:
        annex, stem = self.annex, self._path.stem
        sets = tuple(
            (each.sha512, f"{each.name} ({each.set_id}, {each.version})") for each in self._sets.values()
        )
        self.fields: dict[str, Field] = {
            "set_id": LineField(texts.SET_CODE, required=True, longest=60),
            "version": LineField(texts.VERSION, longest=20),
            "year": YearField(texts.YEAR),
            "name": LineField(texts.SET_NAME),
            "decision": LineField(texts.DECISION),
            "like": ChoiceField(texts.LIKE, sets, may_be_empty=True),
            "scorer": ChoiceField(
                texts.SCORER, tuple((each, SCORED_BY[each]) for each in ScoredBy), may_be_empty=True
            ),
            "policy": ChoiceField(
                texts.POLICY, tuple((each, NA_POLICIES[each]) for each in NaPolicy), may_be_empty=True
            ),
        }
        code = safe_ascii_slug(f"{stem} {annex.year or ''}", limit=40).upper()
        shown = {
            "set_id": code,
            "version": "1",
            "year": annex.year,
            "name": annex.name or stem,
            "decision": annex.decision,
        }
        for name, field in self.fields.items():
            field.show_value(shown.get(name))
        roles = tuple((role, ROLES[role]) for role in _SETTABLE)
        self.role = ChoiceField(texts.ROLE_OF_ROW, roles, may_be_empty=True)

    def _build(self) -> None:
        outer, column = QVBoxLayout(self), QVBoxLayout()
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        column.setSpacing(8)
        column.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        column.addWidget(self._summary)
        cells = QGridLayout()
        cells.setHorizontalSpacing(12)
        for at, field in enumerate(self.fields.values()):
            cells.addWidget(field, at // 4, at % 4)
        column.addLayout(cells)
        acts = QHBoxLayout()
        acts.addWidget(self.role)
        acts.addWidget(self.only_open)
        acts.addStretch(1)
        column.addLayout(acts)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        column.addWidget(self.table, 1)
        column.addWidget(self._read_from)
        self.findings.setFixedHeight(_FINDINGS_HEIGHT)
        column.addWidget(self.findings)
        outer.addWidget(ScrollingMiddle(column), 1)
        outer.addLayout(self._foot())
        self.table.current_changed.connect(self._show_role)
        self.role.committed.connect(self._take_role)
        self.findings.opened.connect(self._go_to)
        self.only_open.toggled.connect(lambda _on: self._show())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        self._make = QPushButton(texts.MAKE)
        self._make.setProperty("kind", "primary")
        self._make.clicked.connect(lambda _checked=False: self.make())
        leave = QPushButton(common.CANCEL)
        leave.clicked.connect(self.reject)
        for button in (self._make, leave):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row


def _is_open(line: AnnexLine) -> bool:
    return bool(line.findings) or (line.role is Role.LEAF and not line.guess.is_whole)


def _json(document: CriteriaDocument) -> Mapping[str, Any] | None:
    value = decoded(document.document)
    return value if isinstance(value, dict) else None


def _columns() -> tuple[Column[AnnexLine], ...]:
    return (
        Column(
            title=texts.ROW,
            text=lambda line: str(line.row),
            value=lambda line: line.row,
            align=RIGHT,
            width=56,
        ),
        Column(title=texts.ROLE, text=texts.role, width=96),
        Column(
            title=texts.CODE, text=lambda line: line.id or line.code, sort_key=lambda line: line.row, width=72
        ),
        Column(title=texts.NAME, text=lambda line: line.name),
        Column(title=texts.POINTS, text=texts.points, align=RIGHT, width=64, value=lambda line: line.points),
        Column(title=texts.RULE, text=texts.rule, width=230),
        Column(title=texts.WORDS, text=texts.words, width=280),
    )
