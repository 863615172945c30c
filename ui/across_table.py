"""The columns of one criterion across all units."""

from decimal import Decimal

from core.across_sheet import AcrossLine, LineState
from ui.tables import RIGHT, Column, TableView
from ui.texts import appraisal_across as texts
from ui.texts import common, numbers

_SAYS, _ROOM_FOR_SAYS = 7, 700
_STATE, _STATE_WIDTH = 6, 104
_MEANINGS = {
    LineState.NOT_SENT: "none",
    LineState.OPEN: "",
    LineState.ASKED: "care",
    LineState.OLDER: "care",
    LineState.ACCEPTED: "done",
    LineState.CHANGED: "care",
    LineState.EXCLUDED: "none",
}


class AcrossTable(TableView[AcrossLine]):
    """Where it is narrow the units' names come before what they wrote, which the panel says in full."""

    def __init__(self) -> None:
        super().__init__(across_columns(), texts.TAB)

    def share_width(self) -> None:
        """Leave the explanations out where there is no room, and give theirs to the names."""
        room, header = self.viewport().width(), self.horizontalHeader()
        is_narrow = room < _ROOM_FOR_SAYS
        self._is_sharing = True
        self.setColumnHidden(_SAYS, is_narrow)
        super().share_width()
        if is_narrow:
            self._is_sharing = True
            header.resizeSection(_STATE, _STATE_WIDTH)
            used = sum(header.sectionSize(at) for at in range(_SAYS))
            header.resizeSection(0, header.sectionSize(0) + room - used)
            self._is_sharing = False


def across_columns() -> tuple[Column[AcrossLine], ...]:
    """Unit, the four figures, then what stands behind them."""
    return (
        Column(
            title=texts.COLUMN_UNIT,
            text=lambda line: line.unit.name,
            mark=lambda line: "care" if line.is_outlying else "",
            width=168,
        ),
        Column(
            title=texts.COLUMN_SELF,
            text=lambda line: texts.points(line.held.self_points),
            value=lambda line: line.held.self_points,
            meaning=lambda line: "care" if line.is_outlying else "",
            align=RIGHT,
            width=72,
        ),
        Column(
            title=texts.COLUMN_COMPUTED,
            text=texts.computed,
            value=lambda line: line.computed_points,
            meaning=lambda line: "care" if line.differs else "",
            mark=lambda line: "care" if line.differs else "",
            align=RIGHT,
            width=80,
        ),
        Column(
            title=texts.COLUMN_GIVEN,
            text=texts.given,
            value=_given,
            meaning=lambda line: _MEANINGS[line.state] if line.given is not None else "",
            is_bold=lambda line: line.given is not None,
            align=RIGHT,
            width=76,
        ),
        Column(
            title=texts.COLUMN_LAST,
            text=lambda line: texts.points(line.last_year),
            value=lambda line: line.last_year,
            align=RIGHT,
            width=84,
        ),
        *_behind(),
    )


def _behind() -> tuple[Column[AcrossLine], ...]:
    """What stands behind the figures, and where the line stands."""
    return (
        Column(
            title=texts.COLUMN_DOCUMENTS,
            text=lambda line: numbers.count(line.held.documents) if line.was_sent else common.NONE,
            sort_key=lambda line: line.held.documents,
            meaning=lambda line: "care" if line.is_unproven else "",
            align=RIGHT,
            width=66,
            value=lambda line: line.held.documents if line.was_sent else None,
        ),
        Column(
            title=texts.COLUMN_STATE,
            text=lambda line: texts.STATES[line.state],
            meaning=lambda line: _MEANINGS[line.state],
            mark=lambda line: _MEANINGS[line.state],
            width=_STATE_WIDTH,
        ),
        Column(title=texts.COLUMN_SAYS, text=texts.says),
    )


def _given(line: AcrossLine) -> Decimal | None:
    return None if line.given is None else line.given.points
