"""Commands on the copies of a workspace: list them, make one, go back to one, write one elsewhere."""

from pathlib import Path

from core.backups import Backup, Why, newest_good
from core.progress import Silent
from core.storage_errors import BackupUnknown
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder
from ui.texts import backups as words
from ui.texts import cli
from ui.texts import cli_backups as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    level = commands.group("backups")
    add_folder(level.add("list", list_all))
    add_folder(level.add("make", make))
    gone = level.add("restore", restore)
    add_folder(gone)
    gone.add_argument("name", metavar=texts.NAME, help=texts.NAME_HELP)
    gone.add_argument("--to", metavar=cli.FOLDER, type=Path, default=None, help=texts.RESTORE_TO_HELP)
    copied = level.add("copy", copy)
    add_folder(copied)
    copied.add_argument("--to", metavar=cli.FOLDER, type=Path, required=True, help=texts.TO_HELP)
    copied.add_argument("--plain", action="store_true", help=texts.PLAIN_HELP)


def list_all(asked: Arguments, doors: Doors) -> Answer:
    """Every copy in the workspace's own folder."""
    with doors.open_workspace(asked.folder) as services:
        held = services.keep_backups.list()
        last, is_due = services.copy_elsewhere.last(), services.copy_elsewhere.is_due()
    good = newest_good(held)
    return Answer(
        document={
            "backups": [_document(each) for each in held],
            "newest_good": None if good is None else good.name,
            "elsewhere": {
                "at": None if last is None else last.isoformat(timespec="seconds"),
                "due": is_due,
            },
        },
        lines=(*texts.listed(held), words.elsewhere(last)),
    )


def make(asked: Arguments, doors: Doors) -> Answer:
    """A copy now, beside those made by themselves."""
    with doors.open_workspace(asked.folder) as services:
        made = services.keep_backups.make(Why.ASKED)
    return Answer(document=_document(made), lines=(words.MADE.format(name=made.name),))


def restore(asked: Arguments, doors: Doors) -> Answer:
    """One of the copies in place of the workspace, or into a folder of its own.

    Raises:
        BackupUnknown: the workspace keeps no copy of this name or number.
    """
    number = asked.name.partition("-")[0]
    if not number.isdecimal():
        raise BackupUnknown(number=asked.name)
    target = asked.to or asked.folder
    kept = doors.go_back(asked.folder, int(number), folder=target)
    return Answer(
        document={"folder": str(target), "replaced": None if kept is None else str(kept)},
        lines=cli.restored(target, kept),
    )


def copy(asked: Arguments, doors: Doors) -> Answer:
    """The whole workspace into a folder on another drive."""
    with doors.open_workspace(asked.folder) as services:
        done = services.copy_elsewhere.copy(asked.to, is_encrypted=not asked.plain, progress=Silent())
    return Answer(
        document={"file": str(done.file), "encrypted": done.is_encrypted},
        lines=(words.COPIED.format(name=done.file),),
    )


def _document(backup: Backup) -> dict[str, object]:
    verdict = backup.verdict
    return {
        "name": backup.name,
        "number": backup.number,
        "at": backup.at.isoformat(timespec="seconds"),
        "why": backup.why.value,
        "schema": backup.schema,
        "size": backup.size,
        "evidence": backup.evidence,
        "evidence_size": backup.evidence_size,
        "missing": backup.missing,
        "copied": backup.copied,
        "good": backup.is_good,
        "checked": None
        if verdict is None
        else {"at": verdict.at.isoformat(timespec="seconds"), "sound": verdict.is_sound},
    }
