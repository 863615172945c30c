"""Commands around a round: open it, see who is missing, extend deadlines, write reminders."""

import argparse
from pathlib import Path

from core.extensions import Extension
from core.progress import Silent
from core.services.round_board import ABSENT, ACCEPTED, BoardRow, BoardStatus, RoundBoard
from core.services.round_papers import Asked
from ui.cli import aids
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.files import read_codes
from ui.cli.grammar import Arguments, Commands, Parser, add_folder, add_year, day
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import cli_round as words

_ALL = "all"


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("round")
    opened = group.add("open", open_round)
    add_folder(opened)
    add_year(opened)
    opened.add_argument("--criteria", metavar=texts.ID, required=True, help=texts.SET_ID_HELP)
    opened.add_argument("--units", metavar=texts.FILE, type=Path, help=texts.UNITS_HELP)
    opened.add_argument("--due", metavar=texts.DAY, type=day, help=texts.DUE_HELP)
    opened.add_argument("--bands", metavar=texts.ID, default="", help=words.BANDS_HELP)
    board = group.add("status", status)
    add_folder(board)
    add_year(board)
    extended = group.add("extend", extend)
    add_folder(extended)
    add_year(extended)
    extended.add_argument("--due", metavar=texts.DAY, type=day, required=True, help=words.EXTEND_DUE_HELP)
    _add_units(extended, is_required=True)
    extended.add_argument("--reason", metavar=texts.TEXT, required=True, help=words.EXTEND_REASON_HELP)
    extended.add_argument("--document", metavar=texts.TEXT, default="", help=words.EXTEND_DOCUMENT_HELP)
    aids.add(group)
    reminded = group.add("remind", remind)
    add_folder(reminded)
    add_year(reminded)
    where = reminded.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", metavar=texts.FILE, type=Path, help=words.REMIND_OUT_HELP)
    where.add_argument("--each", metavar=texts.FOLDER, type=Path, help=words.REMIND_EACH_HELP)
    _add_units(reminded, is_required=False)
    reminded.add_argument("--until", metavar=texts.DAY, type=day, help=words.REMIND_UNTIL_HELP)


def open_round(asked: Arguments, doors: Doors) -> Answer:
    """Open a year's round."""
    units = () if asked.units is None else read_codes(doors, asked.units)
    with doors.open_workspace(asked.folder) as services:
        opened = services.run_round.open_round(
            asked.year,
            criteria_set=asked.criteria,
            units=units,
            due_on=asked.due,
            band_scheme=asked.bands,
        )
    return Answer(
        document={
            "year": opened.year,
            "criteria_set": opened.criteria_set,
            "criteria_version": opened.criteria_version,
            "band_scheme": opened.band_scheme,
            "due_on": opened.due_on.isoformat(),
            "units": list(opened.units),
        },
        lines=(texts.round_opened(opened.year, len(opened.units)),),
    )


def status(asked: Arguments, doors: Doors) -> Answer:
    """Who is expected, missing, late, returned, accepted, revised; every extension."""
    with doors.open_workspace(asked.folder) as services:
        board = services.run_round.board(asked.year)
        given = services.extend_round.history(asked.year)
    return Answer(document=_board(board, given), lines=words.board_lines(board))


def extend(asked: Arguments, doors: Doors) -> Answer:
    """Give units more time."""
    with doors.open_workspace(asked.folder) as services:
        given = services.extend_round.extend(
            asked.year,
            _units(asked, doors, services=services),
            due_on=asked.due,
            reason=asked.reason,
            document=asked.document,
        )
    return Answer(
        document={"year": asked.year, "extensions": [_extension(each) for each in given]},
        lines=(words.extended(len(given), asked.due),),
    )


def remind(asked: Arguments, doors: Doors) -> Answer:
    """Write reminders to units that owe something."""
    with doors.open_workspace(asked.folder) as services:
        chosen = Asked(units=_units(asked, doors, services=services), until=asked.until)
        papers = services.round_papers
        if asked.each is not None:
            files = papers.write_letters(asked.year, asked.each, asked=chosen, progress=Silent())
            count = len(files)
        else:
            written, count = papers.write_reminders(asked.year, asked.out, asked=chosen)
            files = (written,)
    return Answer(
        document={"year": asked.year, "units": count, "files": [str(path) for path in files]},
        lines=(words.reminded(count), *map(str, files)),
    )


def _add_units(command: Parser, *, is_required: bool) -> None:
    how: argparse._MutuallyExclusiveGroup = command.add_mutually_exclusive_group(required=is_required)
    how.add_argument("--unit", metavar=texts.UNIT, action="append", default=[], help=words.ROUND_UNIT_HELP)
    how.add_argument("--units", metavar=texts.FILE, type=Path, help=words.ROUND_UNITS_HELP)


def _units(asked: Arguments, doors: Doors, *, services: Services) -> tuple[str, ...]:
    """The codes named one by one or in a file; `all` means every unit of the round."""
    if asked.units is not None:
        return read_codes(doors, asked.units)
    if _ALL in asked.unit:
        opened = services.run_round.round(asked.year)
        return () if opened is None else opened.units
    return tuple(asked.unit)


def _board(board: RoundBoard, given: tuple[Extension, ...]) -> dict[str, object]:
    rows = board.rows
    return {
        "year": board.round.year,
        "criteria_set": board.round.criteria_set,
        "band_scheme": board.round.band_scheme,
        "due_on": board.round.due_on.isoformat(),
        "expected": len(rows),
        "missing": sum(1 for row in rows if row.status in ABSENT),
        "late": sum(1 for row in rows if row.status is BoardStatus.LATE),
        "returned": sum(1 for row in rows if row.status is BoardStatus.RETURNED),
        "accepted": sum(1 for row in rows if row.status in ACCEPTED),
        "revised": board.revised,
        "extended": board.extended,
        "sent_late": board.sent_late,
        "counts": dict(board.counts),
        "rows": [_board_row(row) for row in rows],
        "extensions": [_extension(each) for each in given],
    }


def _board_row(row: BoardRow) -> dict[str, object]:
    return {
        "unit": row.unit.code,
        "name": row.unit.name,
        "status": row.status.value,
        "due_on": row.due_on.isoformat(),
        "extended": row.extension is not None,
        "days_late": row.days_late,
        "revision": row.revision,
        "received_at": None if row.received_at is None else row.received_at.isoformat(),
        "first_received_at": None if row.first_at is None else row.first_at.isoformat(),
        "self_total": decimal_text(row.self_total),
        "appraised_total": decimal_text(row.appraised_total),
        "index": decimal_text(row.index),
        "open_lines": row.open_lines,
        "stale_lines": list(row.stale),
    }


def _extension(each: Extension) -> dict[str, object]:
    return {
        "unit": each.unit,
        "due_on": each.due_on.isoformat(),
        "reason": each.reason,
        "document": each.document,
        "officer": each.officer,
        "at": each.at.isoformat(),
    }
