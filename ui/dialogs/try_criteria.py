"""A criteria set tried on a year: every unit before and after, and the criteria that make the difference."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from core.criteria import CriteriaSet
from core.progress import Progress
from core.reporting.document import CellKind
from core.trial import Cause, Trial, TrialLine, TrialRow
from ui.desk import Desk
from ui.fields import ChoiceField
from ui.messages import choose_target, plain_label, show_error, tell_where
from ui.progress_dialog import run_long
from ui.scrolling_middle import ScrollingMiddle
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import common, numbers
from ui.texts import criteria_trial as texts
from ui.texts import list_paper as paper
from ui.window_place import fit

_LINES_HEIGHT, _UNITS_HEIGHT = 190, 150


class TryCriteriaDialog(QDialog):
    """A year is chosen and the set tried on it by the worker; nothing is kept, a file may be written."""

    def __init__(self, desk: Desk, criteria: CriteriaSet, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._criteria = desk, criteria
        self.trial: Trial | None = None
        self.setWindowTitle(texts.TITLE)
        fit(self, (1240, 690))
        years = desk.services.criteria_work.trials.years()
        self.year = ChoiceField(common.YEAR, tuple((year, str(year)) for year in years))
        self.year.show_value(years[0] if years else None)
        self.units: TableView[TrialRow] = TableView(_unit_columns(), texts.UNITS_TAB)
        self.lines: TableView[TrialLine] = TableView(self._line_columns(), texts.LINES)
        self.causes: TableView[Cause] = TableView(_cause_columns(), texts.CAUSES_TAB)
        self._said = plain_label(texts.FIRST if years else texts.NO_YEARS, wraps=True)
        self._run = QPushButton(texts.RUN)
        self._write = QPushButton(texts.WRITE)
        self._build()
        self._run.setEnabled(bool(years))
        self._write.setEnabled(False)

    def run(self) -> None:
        """Try the set on the year chosen."""
        year = self.year.value()
        trials, criteria = self.desk.services.criteria_work.trials, self._criteria
        if not isinstance(year, int):
            return

        def work(progress: Progress) -> Trial:
            return trials.run(year, criteria, progress=progress)

        run_long(self, self.desk.jobs, title=texts.RUNNING, work=work, done=self._show, failed=self._failed)

    def write(self) -> None:
        """Write the dry run as a file."""
        trial = self.trial
        if trial is None:
            return
        path = choose_target(
            self, texts.WRITE, name=texts.FILE_NAME.format(year=trial.year), kinds=texts.FILES
        )
        if path is None:
            return
        trials = self.desk.services.criteria_work.trials

        def work(_progress: Progress) -> object:
            return trials.write(trial, path)

        def done(_written: object) -> None:
            tell_where(self, texts.TITLE, what=texts.WRITTEN, path=path)

        run_long(self, self.desk.jobs, title=texts.WRITING, work=work, done=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show(self, trial: Trial) -> None:
        self.trial = trial
        self._said.setText(texts.introduction(trial))
        self.units.show_rows(trial.rows, same=lambda row: row.after.code)
        self.causes.show_rows([each for each in trial.causes if each.units or each.without_data])
        self.units.select(lambda _row: True)
        self._show_lines(self.units.current())
        self._write.setEnabled(True)

    def _show_lines(self, row: TrialRow | None) -> None:
        self.lines.show_rows(() if row is None else row.lines, same=lambda line: line.criterion)

    def _name(self, criterion: str) -> str:
        trial = self.trial
        nodes = () if trial is None else (*trial.new.nodes, *trial.old.nodes)
        return next((node.name for node in nodes if node.id == criterion), criterion)

    def _build(self) -> None:
        outer, column = QVBoxLayout(self), QVBoxLayout()
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(10)
        column.setSpacing(10)
        outer.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        top = QHBoxLayout()
        top.addWidget(self.year)
        self._run.setProperty("kind", "primary")
        self._run.clicked.connect(lambda _checked=False: self.run())
        top.addWidget(self._run, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        outer.addLayout(top)
        column.addWidget(self._said)
        tabs = QTabWidget()
        tabs.tabBar().setObjectName("tabs")  # Qt's own name hides it from those who look for stops of Tab
        tabs.tabBar().setAccessibleName(texts.TITLE)
        tabs.addTab(self._units_tab(), texts.UNITS_TAB)
        tabs.addTab(self.causes, texts.CAUSES_TAB)
        column.addWidget(tabs, 1)
        column.addWidget(plain_label(texts.NOTE, kind="quiet", wraps=True))
        foot = QHBoxLayout()
        self._write.clicked.connect(lambda _checked=False: self.write())
        foot.addWidget(self._write)
        foot.addStretch(1)
        leave = QPushButton(common.CLOSE)
        leave.clicked.connect(self.reject)
        foot.addWidget(leave)
        for button in (self._write, leave):
            button.setAutoDefault(False)
        outer.addWidget(ScrollingMiddle(column), 1)
        outer.addLayout(foot)
        self.units.current_changed.connect(self._show_lines)

    def _units_tab(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 8, 0, 0)
        self.units.setMinimumHeight(_UNITS_HEIGHT)
        column.addWidget(self.units, 1)
        column.addWidget(plain_label(texts.LINES, kind="heading"))
        self.lines.setFixedHeight(_LINES_HEIGHT)
        column.addWidget(self.lines)
        return whole

    def _line_columns(self) -> tuple[Column[TrialLine], ...]:
        return (
            Column(title=texts.CODE, text=lambda line: line.criterion, width=80),
            Column(title=texts.CRITERION, text=lambda line: self._name(line.criterion)),
            Column(
                title=texts.BEFORE,
                text=lambda line: numbers.points_or_none(line.before),
                align=RIGHT,
                width=80,
                value=lambda line: line.before,
            ),
            Column(
                title=texts.AFTER,
                text=lambda line: numbers.points_or_none(line.after),
                align=RIGHT,
                width=80,
                value=lambda line: line.after,
            ),
            Column(title=texts.ORIGIN, text=lambda line: texts.ORIGINS[line.origin], width=180),
            Column(
                title=texts.WEIGHT,
                text=lambda line: texts.signed(line.weight),
                value=lambda line: line.weight,
                align=RIGHT,
                width=150,
                kind=CellKind.CHANGE,
            ),
        )


def _unit_columns() -> tuple[Column[TrialRow], ...]:
    return (
        Column(title=texts.UNIT, text=lambda row: row.after.name),
        Column(
            title=texts.INDEX_BEFORE,
            text=lambda row: numbers.points_or_none(row.before.index),
            align=RIGHT,
            width=110,
            value=lambda row: row.before.index,
        ),
        Column(
            title=texts.INDEX_AFTER,
            text=lambda row: numbers.points_or_none(row.after.index),
            align=RIGHT,
            width=110,
            value=lambda row: row.after.index,
        ),
        Column(
            title=texts.CHANGE,
            text=lambda row: texts.signed(row.index_change),
            sort_key=lambda row: row.index_change or 0,
            align=RIGHT,
            width=130,
            value=lambda row: row.index_change,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.RANKS,
            text=lambda row: texts.ranks(row.before.rank, row.after.rank),
            sort_key=lambda row: row.after.rank or 10**6,
            align=RIGHT,
            width=90,
            parts=(
                part(paper.BEFORE, lambda row: row.before.rank),
                part(paper.NOW, lambda row: row.after.rank),
            ),
        ),
        Column(title=texts.BANDS, text=lambda row: texts.bands(row.before.band, row.after.band), width=190),
        Column(
            title=texts.NO_DATA,
            text=lambda row: texts.silent(row.without_data, row.maximum_without_data),
            align=RIGHT,
            width=130,
            parts=(
                part(paper.COUNT, lambda row: row.without_data),
                part(paper.MAXIMUM, lambda row: row.maximum_without_data),
            ),
        ),
        Column(title=texts.CAUSES, text=texts.causes, width=230),
    )


def _cause_columns() -> tuple[Column[Cause], ...]:
    return (
        Column(title=texts.CODE, text=lambda cause: cause.criterion, width=80),
        Column(title=texts.CRITERION, text=lambda cause: cause.name),
        Column(
            title=texts.MEAN,
            text=lambda cause: texts.signed(cause.mean),
            value=lambda cause: cause.mean,
            align=RIGHT,
            width=150,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.UNITS,
            text=lambda cause: numbers.count(cause.units),
            align=RIGHT,
            width=90,
            value=lambda cause: cause.units,
        ),
        Column(
            title=texts.NO_DATA,
            text=lambda cause: numbers.count(cause.without_data),
            align=RIGHT,
            width=130,
            value=lambda cause: cause.without_data,
        ),
    )
