"""Commands on keys: the office's own, and those it trusts."""

from pathlib import Path

from core.services.key_care import KeyCard, KeyCare
from core.storage_errors import NoKey
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder
from ui.cli.passphrase import new_passphrase, passphrase
from ui.texts import cli as texts
from ui.texts.enrolment_sheet import enrolment_sheet


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("key")
    created = group.add("create", create)
    add_folder(created)
    created.add_argument("--replace", action="store_true", help=texts.REPLACE_KEY_HELP)
    add_folder(group.add("show", show))
    enrolled = group.add("enrol", enrol)
    add_folder(enrolled)
    enrolled.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.ENROL_OUT_HELP)
    enrolled.add_argument("--sheet", metavar=texts.PDF, type=Path, help=texts.SHEET_HELP)
    trusted = group.add("trust", trust)
    add_folder(trusted)
    trusted.add_argument("file", metavar=texts.FILE, type=Path, help=texts.ENROL_FILE_HELP)
    trusted.add_argument("--confirm", metavar=texts.DIGITS, required=True, help=texts.CONFIRM_HELP)
    revoked = group.add("revoke", revoke)
    add_folder(revoked)
    revoked.add_argument("fingerprint", metavar=texts.FINGERPRINT, help=texts.FINGERPRINT_HELP)
    revoked.add_argument("--reason", metavar=texts.TEXT, default="", help=texts.REVOKE_REASON_HELP)
    exported = group.add("export", export)
    add_folder(exported)
    exported.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.SIGNERS_OUT_HELP)


def create(asked: Arguments, doors: Doors) -> Answer:
    """Make the office's signing key."""
    with doors.open_workspace(asked.folder) as services:
        return _told(services.key_care.create(new_passphrase(), replaces=asked.replace))


def show(asked: Arguments, doors: Doors) -> Answer:
    """The public face of the office's key."""
    with doors.open_workspace(asked.folder) as services:
        return _told(_own(services.key_care))


def enrol(asked: Arguments, doors: Doors) -> Answer:
    """The file by which the other side learns this office's key, and the sheet to stamp."""
    with doors.open_workspace(asked.folder) as services:
        card = _own(services.key_care)
        written = services.key_care.enrol(asked.out, passphrase=passphrase())
        if asked.sheet is not None:
            sheet = enrolment_sheet(card, services.set_up.office(), day=services.clock.today())
            doors.write_sheet(sheet, asked.sheet)
    paper = None if asked.sheet is None else str(asked.sheet)
    return Answer(
        document={"file": str(written), "sheet": paper, **_document(card)},
        lines=texts.enrolled(written, asked.sheet),
    )


def trust(asked: Arguments, doors: Doors) -> Answer:
    """Trust the key of an enrolment file by digits read from paper."""
    with doors.open_workspace(asked.folder) as services:
        held = services.key_care.trust(asked.file, asked.confirm)
    return Answer(
        document={
            "unit": held.unit,
            "fingerprint": held.fingerprint,
            "key_epoch": held.key_epoch,
            "status": held.status.value,
        },
        lines=(texts.trusted(held.unit, held.fingerprint),),
    )


def revoke(asked: Arguments, doors: Doors) -> Answer:
    """Refuse everything a key signs from now on."""
    with doors.open_workspace(asked.folder) as services:
        held = services.key_care.revoke(asked.fingerprint, asked.reason)
    return Answer(
        document={"unit": held.unit, "fingerprint": held.fingerprint, "status": held.status.value},
        lines=(texts.revoked(held.unit, held.fingerprint),),
    )


def export(asked: Arguments, doors: Doors) -> Answer:
    """Plain lines for programs that check signatures."""
    with doors.open_workspace(asked.folder) as services:
        lines = services.key_care.allowed_signers()
    doors.write_file(asked.out, lines.encode("ascii"))
    return Answer(
        document={"file": str(asked.out), "keys": len(lines.splitlines())},
        lines=(texts.written(asked.out),),
    )


def _own(keys: KeyCare) -> KeyCard:
    card = keys.card()
    if card is None:
        raise NoKey
    return card


def _told(card: KeyCard) -> Answer:
    return Answer(document=_document(card), lines=texts.key_lines(card))


def _document(card: KeyCard) -> dict[str, object]:
    return {
        "unit": card.unit,
        "fingerprint": card.fingerprint,
        "digits": list(card.digits),
        "confirm": " ".join(card.confirmation),
        "public_key": card.public_line,
    }
