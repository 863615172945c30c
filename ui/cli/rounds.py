"""Commands of the appraiser: points."""

from pathlib import Path

from core.appraisal_sheet import AppraisalSheet
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.entries import AppraisalFile, outside_values, read_appraisal
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.services import Services
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    given = commands.add("appraise", appraise)
    add_folder(given)
    add_year(given)
    given.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)
    how = given.add_mutually_exclusive_group(required=True)
    how.add_argument("--from", dest="source", metavar=texts.FILE, type=Path, help=texts.POINTS_FILE_HELP)
    how.add_argument("--accept-self", action="store_true", help=texts.ACCEPT_SELF_HELP)


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


def _sheet(sheet: AppraisalSheet) -> dict[str, object]:
    return {
        "unit": sheet.unit.code,
        "year": sheet.round.year,
        "total": decimal_text(sheet.total),
        "maximum": decimal_text(sheet.maximum),
        "index": decimal_text(sheet.index),
        "open_lines": sheet.open_lines,
    }
