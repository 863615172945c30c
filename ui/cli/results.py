"""Commands that send results back and write reports."""

from pathlib import Path

from core.office import NotYourUnit
from core.progress import Silent
from core.reporting.paper import Asked, Dated, PartUnknown
from core.services.send_results import SentState
from core.units import Role
from ui.cli.answers import WRONG_USAGE, Answer
from ui.cli.delivery import add_form, form_of
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, day, year
from ui.cli.passphrase import passphrase
from ui.cli.ranking import codes
from ui.cli.report_texts import add_texts, asks_for_texts, keep_or_show
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import cli_ranking as words


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("results")
    sent = group.add("export", export)
    add_folder(sent)
    add_year(sent)
    sent.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    sent.add_argument("--units", metavar=texts.UNIT, type=codes, default=(), help=words.RESULT_UNITS_HELP)
    add_form(sent)
    board = group.add("status", status)
    add_folder(board)
    add_year(board)
    made = commands.add("report", report)
    add_folder(made)
    made.add_argument("kind", metavar=texts.KIND, nargs="?", help=texts.KIND_HELP)
    made.add_argument("--list", action="store_true", help=texts.LIST_HELP)
    made.add_argument("--year", metavar=texts.YEAR, type=year, help=texts.YEAR_HELP)
    made.add_argument("--unit", metavar=texts.UNIT, help=texts.REPORT_UNIT_HELP)
    made.add_argument("--part", metavar=texts.PART, default="", help=texts.PART_HELP)
    made.add_argument("--day", metavar=texts.DAY, type=day, help=texts.REPORT_DAY_HELP)
    made.add_argument("--out", metavar=texts.FILE, type=Path, help=texts.REPORT_OUT_HELP)
    add_texts(made)


def export(asked: Arguments, doors: Doors) -> Answer:
    """One signed result package per unit."""
    with doors.open_workspace(asked.folder) as services:
        sent = services.send_results.export(
            asked.year,
            asked.out,
            passphrase=passphrase(),
            units=asked.units,
            form=form_of(asked),
            progress=Silent(),
        )
        listed = services.result_papers.write_list(asked.year, sent, folder=asked.out)
    return Answer(
        document={
            "results": [
                {
                    "unit": each.unit,
                    "files": [str(path) for path in each.files],
                    "digest": each.digest,
                    "revision": each.revision,
                }
                for each in sent
            ],
            "list": str(listed),
        },
        lines=(texts.results_sent(len(sent), asked.out),),
    )


def status(asked: Arguments, doors: Doors) -> Answer:
    """Who has the result of the publication in force."""
    with doors.open_workspace(asked.folder) as services:
        board = services.send_results.board(asked.year)
    return Answer(
        document={
            "year": asked.year,
            "published": board.published is not None,
            "counts": {state.value: board.count(state) for state in SentState},
            "rows": [
                {
                    "unit": each.row.code,
                    "name": each.row.name,
                    "state": each.state.value,
                    "revision": None if each.sent is None else each.sent.revision,
                    "at": None if each.sent is None else each.sent.at.isoformat(),
                }
                for each in board.rows
            ],
        },
        lines=words.board_lines(board),
    )


def _listed(asked: Arguments, services: Services) -> Answer:
    """The kinds there are; of one kind in one year, the parts it has."""
    made = services.make_report
    if asked.kind is None or asked.year is None:
        kinds = made.kinds()
        return Answer(document={"kinds": list(kinds)}, lines=kinds)
    parts = made.choices(asked.kind, asked.year)
    return Answer(
        document={"parts": [{"key": part.key, "name": part.name} for part in parts]},
        lines=tuple(f"{part.key}  {part.name}" for part in parts),
    )


def report(asked: Arguments, doors: Doors) -> Answer:
    """Write one report, name the kinds there are, or keep and show the texts of one."""
    is_whole = asked.kind is not None and asked.year is not None
    if not asked.list and not (is_whole and (asked.out is not None or asks_for_texts(asked))):
        return Answer(lines=(texts.REPORT_NEEDS,), code=WRONG_USAGE)
    with doors.open_workspace(asked.folder) as services:
        if asked.list:
            return _listed(asked, services)
        if asks_for_texts(asked):
            return keep_or_show(asked, doors, services=services)
        wanted = Asked(year=asked.year, part=_part(asked, services), dated=Dated(on=asked.day))
        written = services.make_report.write(asked.kind, wanted, path=asked.out)
    return Answer(document={"file": str(written)}, lines=(texts.written(written),))


def _part(asked: Arguments, services: Services) -> str:
    """The part asked for; kinds that are made by unit or by days refuse a wrong one in their own words.

    Raises:
        NotYourUnit: a commune makes reports of its own unit alone.
        PartUnknown: the kind has no such part.
    """
    office = services.set_up.office()
    paper = services.make_report.paper(asked.kind)
    unit = "" if asked.unit in {None, office.unit.code} else str(asked.unit)
    if unit and office.role is Role.SUBMITTER:
        raise NotYourUnit(unit=unit)
    part: str = unit or asked.part
    if not part or paper.is_of_units or (paper.takes_days and not unit):
        return part
    if not any(each.key.startswith(part) for each in paper.choices(asked.year)):
        raise PartUnknown(kind=asked.kind, part=part, year=asked.year)
    return part
