"""Commands of the appraiser: points."""

from pathlib import Path

from core.appraisal_sheet import AppraisalSheet
from core.assessment import Stage
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.entries import AppraisalFile, outside_values, read_appraisal
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import cli_questions as words


def add(commands: Commands) -> None:
    """Put the commands in."""
    given = commands.add("appraise", appraise)
    add_folder(given)
    add_year(given)
    given.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)
    how = given.add_mutually_exclusive_group(required=True)
    how.add_argument("--from", dest="source", metavar=texts.FILE, type=Path, help=texts.POINTS_FILE_HELP)
    how.add_argument("--accept-self", action="store_true", help=texts.ACCEPT_SELF_HELP)
    how.add_argument("--keep-unchanged", action="store_true", help=words.KEEP_HELP)
    stages = [stage.value for stage in Stage]
    given.add_argument("--stage", choices=stages, metavar=texts.TEXT, help=words.STAGE_HELP)


def appraise(asked: Arguments, doors: Doors) -> Answer:
    """Give points from a file, take the self score as it stands, or let unchanged values stand."""
    given = None if asked.source is None else read_appraisal(doors, asked.source)
    with doors.open_workspace(asked.folder) as services:
        if asked.keep_unchanged:
            sheet = services.appraisal.keep_unchanged(asked.year, asked.unit)
        elif given is None:
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
        stage = Stage(asked.stage) if asked.stage else sheet.stage
        sheet = services.appraisal.appraise(year, unit, lines=given.lines, stage=stage)
    return sheet


def _sheet(sheet: AppraisalSheet) -> dict[str, object]:
    return {
        "unit": sheet.unit.code,
        "year": sheet.round.year,
        "total": decimal_text(sheet.total),
        "maximum": decimal_text(sheet.maximum),
        "index": decimal_text(sheet.index),
        "open_lines": sheet.open_lines,
        "older_lines": sheet.older_lines,
        "state": sheet.standing.state.value,
    }
