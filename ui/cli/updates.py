"""Commands on updates of the program: look at one, or back up and hand it to Setup."""

from collections.abc import Callable
from pathlib import Path

from core.progress import Progress, Silent
from core.updates import CheckedUpdate
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.texts import cli as texts
from ui.texts import cli_updates as words

_SILENT = "/S"


def add(commands: Commands) -> None:
    """Put the commands in."""
    level = commands.group("update")
    looked = level.add("check", check)
    looked.add_argument("file", metavar=texts.FILE, type=Path, help=words.FILE_HELP)
    applied = level.add("apply", apply)
    applied.add_argument("file", metavar=texts.FILE, type=Path, help=words.FILE_HELP)
    applied.add_argument(
        "--workspace", metavar=texts.DIR, type=Path, action="append", default=[], help=words.WORKSPACE_HELP
    )
    applied.add_argument("--silent", action="store_true", help=words.SILENT_HELP)


def check(asked: Arguments, doors: Doors) -> Answer:
    """Read and believe an update; nothing is written."""
    checked = doors.updates().check(asked.file, progress=Silent())
    return Answer(document=_document(checked), lines=words.checked_lines(checked))


def apply(asked: Arguments, doors: Doors) -> Answer:
    """Back up the named workspaces, then start Setup; it goes on when this command has ended."""
    updates = doors.updates()
    checked = updates.check(asked.file, progress=Silent())
    due = tuple(
        updates.backup_due(folder.absolute(), _backup_of(folder, doors), checked=checked)
        for folder in asked.workspace
    )
    ready = updates.prepare(asked.file, checked, backups=due, progress=Silent())
    updates.hand_over(ready, options=(_SILENT,) if asked.silent else ())
    backups = [str(each.file) for each in ready.backups]
    return Answer(
        document={**_document(checked), "backups": backups, "started": ready.setup.name},
        lines=words.applied_lines(checked, backups),
    )


def _backup_of(folder: Path, doors: Doors) -> Callable[[Path, Progress], Path]:
    def write(path: Path, progress: Progress) -> Path:
        with doors.open_workspace(folder) as services:
            return services.safekeeping.backup(path, progress=progress)

    return write


def _document(checked: CheckedUpdate) -> dict[str, object]:
    sheet, running = checked.sheet, checked.running
    return {
        "verdict": "accepted",
        "running": running.version,
        "version": sheet.version,
        "date": sheet.day.isoformat(),
        "oldest": sheet.oldest,
        "platform": sheet.platform,
        "schema": {"running": running.schema, "new": sheet.schema, "converts": checked.converts},
        "signer": {
            "fingerprint": checked.signer.fingerprint,
            "digits": " ".join(checked.signer.digit_groups),
        },
        "setup": {"name": sheet.setup_name, "size": sheet.setup_size, "sha512": sheet.setup_sha512},
        "changes": [
            {"version": each.version, "title": each.title, "text": each.text} for each in checked.changes
        ],
    }
