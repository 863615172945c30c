"""The areas of a result with their share of the maximum, the steps to the band, every version received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.reporting.document import CellKind
from core.result_view import ResultArea, ResultVersion, ResultView
from core.review_duty import ReviewDuty
from ui.messages import plain_label
from ui.page import GAP, SMALL, card
from ui.tables import RIGHT, Column, TableView, part
from ui.texts import common, numbers
from ui.texts import list_paper as paper
from ui.texts import results as texts

_STEPS_WIDTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area against last year; the total has no code."""

    area: ResultArea
    before: ResultArea | None
    below: str = ""
    is_total: bool = False

    @property
    def change(self) -> Decimal | None:
        """Points more than last year."""
        return None if self.before is None else self.area.points - self.before.points


class ResultAreas(QWidget):
    """Areas at the left; steps and versions at the right. `version_asked` brings a revision to look at."""

    version_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: TableView[AreaRow] = TableView(_columns(), texts.TAB_AREAS)
        self.steps = plain_label(wraps=True)
        self.goals, self.rating = plain_label(wraps=True), plain_label(wraps=True)
        self._goals_head = plain_label(texts.GOALS, kind="heading")
        self.edit_rating = QPushButton(texts.RATING_ADD)
        self.edit_rating.setProperty("kind", "link")
        self.versions: TableView[ResultVersion] = TableView(_version_columns(), texts.VERSIONS)
        self._build()

    def show_words(self, goals: Sequence[str], rating: str) -> None:
        """The year's targets with what became of them, and how the head of the unit was rated."""
        self.goals.setText("\n".join(goals))
        self.goals.setVisible(bool(goals))
        self._goals_head.setVisible(bool(goals))
        self.rating.setText(rating or texts.RATING_NONE)
        self.edit_rating.setText(texts.RATING_EDIT if rating else texts.RATING_ADD)

    def show_view(self, view: ResultView, *, before: ResultView | None, duty: ReviewDuty | None) -> None:
        """Show a result's areas, its steps and the packages it came in."""
        earlier = {} if before is None else {(area.area, area.name): area for area in before.areas}
        total = None if before is None else _total(before)
        self.table.show_rows(_rows(view, earlier, duty=duty, total=total), same=lambda row: row.area.area)
        lines = (f"{number}. {step}" for number, step in enumerate(view.steps, start=1))
        self.steps.setText("\n".join(lines) or texts.STEPS_NONE)
        self._show_versions(view)

    def _show_versions(self, view: ResultView) -> None:
        self.versions.blockSignals(True)
        self.versions.show_rows(view.versions)
        self.versions.select(lambda one: one.digest == view.digest)
        self.versions.blockSignals(False)

    def _ask(self, one: ResultVersion | None) -> None:
        if one is not None and not self.versions.signalsBlocked():
            self.version_asked.emit(one.revision)

    def _build(self) -> None:
        self.versions.wrap_rows()
        self.versions.horizontalHeader().hide()
        self.versions.current_changed.connect(self._ask)
        frame, inside = card(title=texts.STEPS)
        frame.setFixedWidth(_STEPS_WIDTH)
        inside.addWidget(self.steps)
        inside.addWidget(self._goals_head)
        inside.addWidget(self.goals)
        inside.addWidget(plain_label(texts.RATING, kind="heading"))
        inside.addWidget(self.rating)
        inside.addWidget(self.edit_rating, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(plain_label(texts.VERSIONS, kind="heading"))
        inside.addWidget(self.versions, 1)
        self.table.wrap_rows()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SMALL, 0, 0)
        row.setSpacing(GAP)
        column = QVBoxLayout()
        column.addWidget(self.table, 1)
        row.addLayout(column, 1)
        row.addWidget(frame)


def _rows(
    view: ResultView,
    earlier: Mapping[tuple[str, str], ResultArea],
    *,
    duty: ReviewDuty | None,
    total: ResultArea | None,
) -> tuple[AreaRow, ...]:
    below = {area.area for area in duty.areas} if duty is not None else set()
    limit = "" if duty is None else texts.BELOW.format(percent=numbers.decimal(duty.percent))
    rows = tuple(
        AreaRow(
            area=area,
            before=earlier.get((area.area, area.name)),
            below=limit if area.area in below else "",
        )
        for area in view.areas
    )
    return (*rows, AreaRow(area=_total(view), before=total, is_total=True))


def _total(view: ResultView) -> ResultArea:
    zero = Decimal("0.00")
    return ResultArea(
        area="",
        name=texts.TOTAL,
        self_points=sum((area.self_points for area in view.areas), zero),
        points=sum((area.points for area in view.areas), zero),
        maximum=sum((area.maximum for area in view.areas), zero),
    )


def _before(row: AreaRow) -> str:
    return common.NONE if row.before is None else numbers.points(row.before.points)


def _share(row: AreaRow) -> str:
    return common.NONE if row.area.share is None else numbers.percent(row.area.share)


def _change(row: AreaRow) -> str:
    return common.NONE if row.change is None else texts.difference(row.change)


def _meaning(row: AreaRow) -> str:
    if row.change is None or row.change == 0:
        return ""
    return "done" if row.change > 0 else "wrong"


def _is_total(row: AreaRow) -> bool:
    return row.is_total


def _columns() -> tuple[Column[AreaRow], ...]:
    return (
        Column(title=common.CODE_TITLE, text=lambda row: row.area.area, width=48),
        Column(title=texts.AREA, text=lambda row: row.area.name, is_bold=_is_total),
        Column(
            title=texts.COLUMN_OF_MAXIMUM,
            text=lambda row: texts.points_of(row.area.points, row.area.maximum),
            sort_key=lambda row: row.area.points,
            align=RIGHT,
            is_bold=_is_total,
            width=128,
            parts=(
                part(paper.POINTS, lambda row: row.area.points),
                part(paper.MAXIMUM, lambda row: row.area.maximum),
            ),
        ),
        Column(
            title=texts.SHARE,
            text=_share,
            value=lambda row: row.area.share,
            align=RIGHT,
            meaning=lambda row: "wrong" if row.below else "",
            is_bold=_is_total,
            width=92,
            kind=CellKind.PERCENT,
        ),
        Column(
            title=texts.LAST_YEAR,
            text=_before,
            align=RIGHT,
            width=84,
            value=lambda row: None if row.before is None else row.before.points,
        ),
        Column(
            title=texts.CHANGE,
            text=_change,
            value=lambda row: row.change,
            align=RIGHT,
            meaning=_meaning,
            width=84,
            kind=CellKind.CHANGE,
        ),
        Column(
            title=texts.AREA_STATE,
            text=lambda row: row.below,
            meaning=lambda row: "wrong" if row.below else "",
            mark=lambda row: "wrong" if row.below else "",
            width=130,
        ),
    )


def _version_columns() -> tuple[Column[ResultVersion], ...]:
    return (Column(title=texts.VERSIONS, text=texts.version),)
