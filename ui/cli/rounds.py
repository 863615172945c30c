"""Commands of the appraiser: rounds and points."""

from pathlib import Path

from core.appraisal_sheet import AppraisalSheet
from core.services.round_board import BoardRow, BoardStatus, RoundBoard
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.entries import AppraisalFile, outside_values, read_appraisal
from ui.cli.files import read_codes
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, day
from ui.services import Services
from ui.texts import cli as texts

_MISSING = frozenset({BoardStatus.MISSING, BoardStatus.LATE})
_ACCEPTED = frozenset({BoardStatus.APPRAISED, BoardStatus.PUBLISHED})


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("round")
    opened = group.add("open", open_round)
    add_folder(opened)
    add_year(opened)
    opened.add_argument("--criteria", metavar=texts.ID, required=True, help=texts.SET_ID_HELP)
    opened.add_argument("--units", metavar=texts.FILE, type=Path, help=texts.UNITS_HELP)
    opened.add_argument("--due", metavar=texts.DAY, type=day, help=texts.DUE_HELP)
    board = group.add("status", status)
    add_folder(board)
    add_year(board)
    given = commands.add("appraise", appraise)
    add_folder(given)
    add_year(given)
    given.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)
    how = given.add_mutually_exclusive_group(required=True)
    how.add_argument("--from", dest="source", metavar=texts.FILE, type=Path, help=texts.POINTS_FILE_HELP)
    how.add_argument("--accept-self", action="store_true", help=texts.ACCEPT_SELF_HELP)


def open_round(asked: Arguments, doors: Doors) -> Answer:
    """Open a year's round."""
    units = () if asked.units is None else read_codes(doors, asked.units)
    with doors.open_workspace(asked.folder) as services:
        opened = services.run_round.open_round(
            asked.year, criteria_set=asked.criteria, units=units, due_on=asked.due
        )
    return Answer(
        document={
            "year": opened.year,
            "criteria_set": opened.criteria_set,
            "criteria_version": opened.criteria_version,
            "due_on": opened.due_on.isoformat(),
            "units": list(opened.units),
        },
        lines=(texts.round_opened(opened.year, len(opened.units)),),
    )


def status(asked: Arguments, doors: Doors) -> Answer:
    """Who is expected, missing, late, returned, accepted."""
    with doors.open_workspace(asked.folder) as services:
        board = services.run_round.board(asked.year)
    return Answer(document=_board(board), lines=texts.board_lines(board))


def appraise(asked: Arguments, doors: Doors) -> Answer:
    """Give points from a file, or take the self score as it stands."""
    given = None if asked.accept_self else read_appraisal(doors, asked.source)
    with doors.open_workspace(asked.folder) as services:
        if given is None:
            sheet = services.appraisal.accept_self(asked.year, asked.unit)
        else:
            sheet = _give(services, asked, given=given)
    return Answer(document=_sheet(sheet), lines=(texts.appraised(sheet),))


def _give(services: Services, asked: Arguments, *, given: AppraisalFile) -> AppraisalSheet:
    """Outside values first, then bonus and penalty, then points; the sheet as it stands afterwards."""
    year, unit, outside = asked.year, asked.unit, services.outside_values
    sheet = services.appraisal.sheet(year, unit)
    if given.outside:
        sheet = outside.set_outside_values(year, unit, values=outside_values(given, sheet.criteria))
    if given.adjustments is not None:
        sheet = outside.set_adjustments(year, unit, entries=given.adjustments)
    if given.lines:
        sheet = services.appraisal.appraise(year, unit, lines=given.lines)
    return sheet


def _board(board: RoundBoard) -> dict[str, object]:
    rows = board.rows
    return {
        "year": board.round.year,
        "criteria_set": board.round.criteria_set,
        "due_on": board.round.due_on.isoformat(),
        "expected": len(rows),
        "missing": sum(1 for row in rows if row.status in _MISSING),
        "late": sum(1 for row in rows if row.status is BoardStatus.LATE),
        "returned": sum(1 for row in rows if row.status is BoardStatus.RETURNED),
        "accepted": sum(1 for row in rows if row.status in _ACCEPTED),
        "counts": dict(board.counts),
        "rows": [_board_row(row) for row in rows],
    }


def _board_row(row: BoardRow) -> dict[str, object]:
    return {
        "unit": row.unit.code,
        "name": row.unit.name,
        "status": row.status.value,
        "revision": row.revision,
        "received_at": None if row.received_at is None else row.received_at.isoformat(),
        "self_total": decimal_text(row.self_total),
        "appraised_total": decimal_text(row.appraised_total),
        "index": decimal_text(row.index),
        "open_lines": row.open_lines,
    }


def _sheet(sheet: AppraisalSheet) -> dict[str, object]:
    return {
        "unit": sheet.unit.code,
        "year": sheet.round.year,
        "total": decimal_text(sheet.total),
        "maximum": decimal_text(sheet.maximum),
        "index": decimal_text(sheet.index),
        "open_lines": sheet.open_lines,
    }
