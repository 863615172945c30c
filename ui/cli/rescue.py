"""What of a damaged workspace can be read, and back to a kept copy; and trying out that a copy comes back."""

from contextlib import closing
from pathlib import Path

from core.backups import Backup, newest_good
from core.progress import Silent
from core.rescue import DamagedWorkspace, Found, Offer
from core.storage_errors import NoSuchBackup
from ui.cli.answers import DONE, REFUSED, Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder
from ui.texts import cli, rescue_tables
from ui.texts import rehearsal as words
from ui.texts import rescue as texts

_NEWEST = "newest"


def add(commands: Commands) -> None:
    """Put the commands in."""
    add_folder(commands.add("rehearse", rehearse))
    made = commands.add("rescue", rescue)
    add_folder(made)
    acts = made.add_mutually_exclusive_group()
    acts.add_argument("--out", metavar=cli.FILE, type=Path, help=texts.OUT_HELP)
    acts.add_argument("--back", metavar=texts.NAME, default="", help=texts.BACK_HELP)


def rehearse(asked: Arguments, doors: Doors) -> Answer:
    """Bring the newest copy back for a try."""
    with doors.open_workspace(asked.folder) as services:
        done = services.rehearse_restore.rehearse()
    outcome = done.outcome
    return Answer(
        document={
            "ok": done.is_sound,
            "backup": done.backup,
            "backup_at": done.backup_at.isoformat(),
            "at": done.at.isoformat(),
            "rows": outcome.rows,
            "evidence": outcome.evidence,
            "problems": list(outcome.problems),
        },
        lines=words.rehearsed_lines(done),
        code=DONE if done.is_sound else REFUSED,
    )


def rescue(asked: Arguments, doors: Doors) -> Answer:
    """Look, or write what can be read, or go back to a copy."""
    with closing(doors.rescue(asked.folder)) as wreck:
        if asked.out is not None:
            return _write_out(wreck, asked.out)
        if asked.back:
            return _go_back(wreck, asked.back)
        return _look(wreck)


def _write_out(wreck: DamagedWorkspace, target: Path) -> Answer:
    """The file, and how much or how little of the workspace is in it."""
    found = wreck.look(progress=Silent())
    written = wreck.export(target, rescue_tables.table_words, progress=Silent())
    return Answer(
        document={"file": str(written), **_readable(found)},
        lines=(cli.written(written), texts.found_line(found), *texts.table_lines(found)),
    )


def _look(wreck: DamagedWorkspace) -> Answer:
    """The workspace is still damaged afterwards, so the exit code says so."""
    found, backups = wreck.look(progress=Silent()), wreck.backups()
    newest = newest_good(backups)
    offer = None if newest is None else wreck.offer(newest, progress=Silent())
    return Answer(
        document=_document(found, backups, offer=offer),
        lines=texts.look_lines(found, backups, offer=offer),
        code=REFUSED,
    )


def _go_back(wreck: DamagedWorkspace, name: str) -> Answer:
    backups = wreck.backups()
    named = newest_good(backups) if name == _NEWEST else _named(backups, name)
    if named is None:
        raise NoSuchBackup(name=name)
    done = wreck.go_back(named, progress=Silent())
    return Answer(
        document={"backup": done.backup.name, "kept": str(done.kept), "missing": list(done.missing)},
        lines=(texts.went_back(done),),
        code=DONE,
    )


def _named(backups: tuple[Backup, ...], name: str) -> Backup | None:
    return next((each for each in backups if each.name == name), None)


def _document(found: Found, backups: tuple[Backup, ...], *, offer: Offer | None) -> dict[str, object]:
    return {
        "damaged": True,
        **_readable(found),
        "problems": list(found.problems),
        "backups": [
            {"name": each.name, "at": each.at.isoformat(), "why": each.why.value, "good": each.is_good}
            for each in backups
        ],
        "offer": None
        if offer is None
        else {
            "name": offer.backup.name,
            "missing": [{"table": each.table, "rows": each.rows} for each in offer.losses],
        },
    }


def _readable(found: Found) -> dict[str, object]:
    """How much can be read; `lost` is what is known to be lost, null where nothing tells of a table."""
    return {
        "size": found.size,
        "pages": found.pages,
        "unreadable_pages": found.spoilt,
        "until": None if found.until is None else found.until.isoformat(),
        "rows": found.rows,
        "lost": found.lost,
        "tables": [
            {"name": each.name, "rows": each.rows, "lost": each.lost, "reading": each.reading.value}
            for each in found.tables
        ],
    }
