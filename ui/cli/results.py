"""Commands that send results back and write reports."""

from pathlib import Path

from core.office import NotYourUnit
from core.progress import Silent
from ui.cli.answers import WRONG_USAGE, Answer
from ui.cli.delivery import add_form, form_of
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, year
from ui.cli.passphrase import passphrase
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    sent = commands.group("results").add("export", export)
    add_folder(sent)
    add_year(sent)
    sent.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    add_form(sent)
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
            asked.year, asked.out, passphrase=passphrase(), form=form_of(asked), progress=Silent()
        )
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
            ]
        },
        lines=(texts.results_sent(len(sent), asked.out),),
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
        if asked.unit not in {None, own}:
            raise NotYourUnit(unit=asked.unit)
        written = services.make_report.write(asked.kind, asked.year, path=asked.out)
    return Answer(document={"file": str(written)}, lines=(texts.written(written),))
