"""Commands on a whole workspace: make, describe, check, back up, put back."""

from dataclasses import replace
from pathlib import Path

from core.backups import BackupKey
from core.progress import Silent
from core.services.set_up import make_desk, make_office
from core.storage_errors import BackupLocked, DamagedDatabase
from core.text import clean_line
from core.units import Officer, Role, desk_number
from ui.cli.answers import DONE, REFUSED, Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder
from ui.cli.passphrase import passphrase
from ui.texts import cli as texts
from ui.texts import cli_backups as backup_words
from ui.texts import cli_desks as desk_words


def add(commands: Commands) -> None:
    """Put the commands in."""
    made = commands.add("init", init)
    add_folder(made)
    made.add_argument("--role", choices=[role.value for role in Role], required=True, help=texts.ROLE_HELP)
    made.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.OWN_UNIT_HELP)
    made.add_argument("--authority", metavar=texts.UNIT, default="", help=texts.AUTHORITY_HELP)
    made.add_argument("--desk", metavar=desk_words.NUMBER, default="", help=desk_words.DESK_NUMBER_HELP)
    made.add_argument("--desk-name", metavar=texts.NAME, default="", help=desk_words.DESK_NAME_HELP)
    made.add_argument("--officer", metavar=texts.NAME, default="", help=texts.OFFICER_HELP)
    made.add_argument("--position", metavar=texts.TEXT, default="", help=texts.POSITION_HELP)
    made.add_argument("--place", metavar=texts.TEXT, default="", help=texts.PLACE_HELP)
    add_folder(commands.add("info", info))
    add_folder(commands.add("check", check))
    backed = commands.add("backup", backup)
    add_folder(backed)
    backed.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.BACKUP_OUT_HELP)
    restored = commands.add("restore", restore)
    restored.add_argument("file", metavar=texts.FILE, type=Path, help=texts.BACKUP_FILE_HELP)
    add_folder(restored)
    restored.add_argument("--sheet", metavar=texts.FILE, type=Path, help=backup_words.SHEET_HELP)


def init(asked: Arguments, doors: Doors) -> Answer:
    """A new workspace."""
    role = Role(asked.role)
    if asked.desk and role is Role.APPRAISER:
        office = make_desk(
            doors.units, province=asked.unit, number=desk_number(asked.desk), name=asked.desk_name
        )
    else:
        office = make_office(doors.units, role=role, unit=asked.unit, authority=asked.authority)
    officer = Officer(name=clean_line(asked.officer), position=clean_line(asked.position))
    doors.create_workspace(asked.folder, replace(office, officer=officer, place=clean_line(asked.place)))
    authority = office.authority
    return Answer(
        document={
            "role": office.role.value,
            "unit": {"code": office.unit.code, "name": office.unit.name},
            "authority": None if authority is None else {"code": authority.code, "name": authority.name},
            "desk": office.is_desk,
        },
        lines=(texts.made_workspace(office.unit.name, asked.folder),),
    )


def info(asked: Arguments, doors: Doors) -> Answer:
    """What a workspace is and holds."""
    with doors.open_workspace(asked.folder) as services:
        found = services.set_up.describe()
    unit = found.office.unit
    return Answer(
        document={
            "role": found.office.role.value,
            "unit": {"code": unit.code, "name": unit.name},
            "schema": found.schema,
            "criteria_sets": [
                {"id": held.set_id, "version": held.version, "name": held.name}
                for held in found.criteria_sets
            ],
            "counts": dict(found.counts),
        },
        lines=texts.workspace_lines(found),
    )


def check(asked: Arguments, doors: Doors) -> Answer:
    """A full check of database, evidence files and audit chain."""
    try:
        with doors.open_workspace(asked.folder) as services:
            problems = services.safekeeping.check()
    except DamagedDatabase as damaged:
        problems = (f"{damaged.code} {damaged.fields.get('name') or ''}".rstrip(),)
    return Answer(
        document={"ok": not problems, "problems": list(problems)},
        lines=texts.check_lines(problems),
        code=REFUSED if problems else DONE,
    )


def backup(asked: Arguments, doors: Doors) -> Answer:
    """Everything into one file."""
    with doors.open_workspace(asked.folder) as services:
        written = services.safekeeping.backup(asked.out, progress=Silent())
    return Answer(document={"file": str(written)}, lines=(texts.backed_up(written),))


def restore(asked: Arguments, doors: Doors) -> Answer:
    """A backup into a folder; it replaces, never merges."""
    kept = _restored(asked, doors)
    return Answer(
        document={"folder": str(asked.folder), "replaced": None if kept is None else str(kept)},
        lines=texts.restored(asked.folder, kept),
    )


def _restored(asked: Arguments, doors: Doors) -> Path | None:
    """An encrypted backup asks for the passphrase, unless the sealed sheet was named."""
    if asked.sheet is not None:
        return doors.restore(asked.file, asked.folder, key=BackupKey(sheet=doors.read_text(asked.sheet)))
    try:
        return doors.restore(asked.file, asked.folder)
    except BackupLocked:
        return doors.restore(asked.file, asked.folder, key=BackupKey(passphrase=passphrase()))
