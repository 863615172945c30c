"""Commands on records: files in, all or nothing, and the same shape out."""

from pathlib import Path

from core.progress import Silent
from ui.cli import foreign
from ui.cli.answers import DONE, REFUSED, WRONG_USAGE, Answer, finding_document
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, year
from ui.texts import cli as texts
from ui.texts import record_import


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("records")
    taken = group.add("import", take_in)
    add_folder(taken)
    taken.add_argument("file", metavar=texts.FILE, type=Path, help=texts.RECORD_FILE_HELP)
    taken.add_argument("--annotated", metavar=texts.FILE, type=Path, help=record_import.ANNOTATED_HELP)
    foreign.mapped_arguments(taken)
    foreign.add(group)
    written = group.add("export", write)
    add_folder(written)
    written.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.RECORD_OUT_HELP)
    written.add_argument("--year", metavar=texts.YEAR, type=year, help=texts.ONE_YEAR_HELP)


def take_in(asked: Arguments, doors: Doors) -> Answer:
    """Records of a file; with one error nothing is added.

    What only files of other programs have is refused here: nobody who asks for a trial finds it written.
    """
    if asked.mapping:
        return foreign.take_in(asked, doors)
    if asked.dry_run or asked.year is not None:
        return Answer(lines=(record_import.NEEDS_MAPPING,), code=WRONG_USAGE)
    marked = None
    with doors.open_workspace(asked.folder) as services:
        result = services.exchange_records.import_file(asked.file, progress=Silent())
        if asked.annotated is not None and not result.is_done:
            marked = services.exchange_records.mark(
                asked.file, result.findings, target=asked.annotated, progress=Silent()
            )
    return Answer(
        document={
            "added": dict(result.added),
            "updated": dict(result.updated),
            "unchanged": result.unchanged,
            "findings": [finding_document(finding) for finding in result.findings],
            "annotated": None if marked is None else str(marked),
        },
        lines=(
            *texts.import_lines(result),
            *(() if marked is None else (record_import.marked(str(marked)),)),
        ),
        code=DONE if result.is_done else REFUSED,
    )


def write(asked: Arguments, doors: Doors) -> Answer:
    """Every record into a file that `import` reads back without a change."""
    with doors.open_workspace(asked.folder) as services:
        written = services.exchange_records.export_file(asked.out, year=asked.year, progress=Silent())
    return Answer(document={"file": str(written)}, lines=(texts.written(written),))
