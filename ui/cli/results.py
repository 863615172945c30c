"""Commands that send results back and write reports."""

from pathlib import Path

from core.office import NotYourUnit
from core.progress import Silent
from core.services.make_report import OF_ONE_UNIT
from core.services.send_results import SentState
from ui.cli.answers import WRONG_USAGE, Answer
from ui.cli.delivery import add_form, form_of
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, year
from ui.cli.passphrase import passphrase
from ui.cli.ranking import codes
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
    made.add_argument("--out", metavar=texts.FILE, type=Path, help=texts.REPORT_OUT_HELP)


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


def report(asked: Arguments, doors: Doors) -> Answer:
    """Write one report, or name the kinds there are."""
    if not asked.list and (asked.kind is None or asked.year is None or asked.out is None):
        return Answer(lines=(texts.REPORT_NEEDS,), code=WRONG_USAGE)
    with doors.open_workspace(asked.folder) as services:
        if asked.list:
            kinds = services.make_report.kinds()
            return Answer(document={"kinds": list(kinds)}, lines=kinds)
        own = services.set_up.office().unit.code
        unit = "" if asked.unit in {None, own} else asked.unit
        if unit and asked.kind not in OF_ONE_UNIT:
            raise NotYourUnit(unit=unit)
        written = services.make_report.write(asked.kind, asked.year, path=asked.out, unit=unit)
    return Answer(document={"file": str(written)}, lines=(texts.written(written),))
