"""Commands on keys: the office's own, and those it trusts."""

from pathlib import Path

from core.exchanges import HeldKey
from core.services.key_care import KeyCard, KeyCare
from core.storage_errors import NoKey
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, day
from ui.cli.passphrase import new_passphrase, passphrase
from ui.texts import cli as texts
from ui.texts import cli_keys as words
from ui.texts.enrolment_sheet import enrolment_sheet, escrow_sheet
from ui.texts.verify_manual import verify_manual


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("key")
    created = group.add("create", create)
    add_folder(created)
    created.add_argument("--replace", action="store_true", help=texts.REPLACE_KEY_HELP)
    created.add_argument("--escrow-sheet", metavar=texts.PDF, type=Path, help=words.ESCROW_SHEET_HELP)
    add_folder(group.add("show", show))
    enrolled = group.add("enrol", enrol)
    add_folder(enrolled)
    enrolled.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.ENROL_OUT_HELP)
    enrolled.add_argument("--sheet", metavar=texts.PDF, type=Path, help=texts.SHEET_HELP)
    _add_trusting(group)
    revoked = group.add("revoke", revoke)
    add_folder(revoked)
    revoked.add_argument("fingerprint", metavar=texts.FINGERPRINT, help=texts.FINGERPRINT_HELP)
    revoked.add_argument("--reason", metavar=texts.TEXT, default="", help=texts.REVOKE_REASON_HELP)
    revoked.add_argument("--compromised", metavar=texts.DAY, type=day, help=words.COMPROMISED_HELP)
    exported = group.add("export", export)
    add_folder(exported)
    exported.add_argument("--out", metavar=texts.FILE, type=Path, help=texts.SIGNERS_OUT_HELP)
    exported.add_argument("--krl", metavar=texts.FILE, type=Path, help=words.KRL_HELP)
    printed = group.add("manual", manual)
    add_folder(printed)
    printed.add_argument("--out", metavar=texts.PDF, type=Path, required=True, help=texts.MANUAL_OUT_HELP)
    _add_changing(group)


def _add_trusting(group: Commands) -> None:
    trusted = group.add("trust", trust)
    add_folder(trusted)
    trusted.add_argument("file", metavar=texts.FILE, type=Path, help=texts.ENROL_FILE_HELP)
    trusted.add_argument("--confirm", metavar=texts.DIGITS, required=True, help=texts.CONFIRM_HELP)
    trusted.add_argument("--second", metavar=texts.NAME, default="", help=words.SECOND_HELP)
    confirmed = group.add("confirm", confirm)
    add_folder(confirmed)
    confirmed.add_argument("fingerprint", metavar=texts.FINGERPRINT, help=texts.FINGERPRINT_HELP)
    confirmed.add_argument("--confirm", metavar=texts.DIGITS, required=True, help=texts.CONFIRM_HELP)
    confirmed.add_argument("--second", metavar=texts.NAME, required=True, help=words.SECOND_HELP)
    add_folder(group.add("list", show_all))


def _add_changing(group: Commands) -> None:
    rotated = group.add("rotate", rotate)
    add_folder(rotated)
    rotated.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.ROTATE_OUT_HELP)
    rotated.add_argument("--reason", metavar=texts.TEXT, default="", help=words.ROTATE_REASON_HELP)
    accepted = group.add("accept", accept)
    add_folder(accepted)
    accepted.add_argument("file", metavar=texts.FILE, type=Path, help=words.ROTATION_FILE_HELP)
    sealed = group.add("seal", seal)
    add_folder(sealed)
    sealed.add_argument("--sheet", metavar=texts.PDF, type=Path, required=True, help=words.SEAL_HELP)
    sealed.add_argument("--escrow", action="store_true", help=words.SEAL_ESCROW_HELP)
    recovered = group.add("recover", recover)
    add_folder(recovered)
    recovered.add_argument("file", metavar=texts.FILE, type=Path, help=words.RECOVER_FILE_HELP)


def create(asked: Arguments, doors: Doors) -> Answer:
    """Make the office's keys; an appraiser's escrow key goes onto a sheet to print and nowhere else."""
    with doors.open_workspace(asked.folder) as services:
        made = services.key_care.create(new_passphrase(), replaces=asked.replace)
        sheet = None
        if made.escrow is not None:
            sheet = asked.escrow_sheet or asked.folder / "exports" / words.ESCROW_SHEET_NAME
            printed = escrow_sheet(made.escrow, services.set_up.office(), day=services.clock.today())
            doors.write_sheet(printed, sheet)
    paper = None if sheet is None else str(sheet)
    told = () if sheet is None else words.escrow_written(sheet)
    return Answer(
        document={**_document(made.card), "escrow_sheet": paper}, lines=(*texts.key_lines(made.card), *told)
    )


def show(asked: Arguments, doors: Doors) -> Answer:
    """The public face of the office's keys."""
    with doors.open_workspace(asked.folder) as services:
        card = _own(services.key_care)
    return Answer(document=_document(card), lines=texts.key_lines(card))


def show_all(asked: Arguments, doors: Doors) -> Answer:
    """Every key this office trusts or trusted."""
    with doors.open_workspace(asked.folder) as services:
        keys = services.enrol_keys.keys()
        doubtful = services.trust_lists.doubtful()
    return Answer(
        document={
            "keys": [_held(key) for key in keys],
            "doubtful": [{"digest": row.digest, "fingerprint": row.fingerprint} for row in doubtful],
        },
        lines=tuple(words.held_line(key) for key in keys) or (words.NO_KEYS,),
    )


def enrol(asked: Arguments, doors: Doors) -> Answer:
    """The file by which the other side learns this office's key, and the sheet to stamp."""
    with doors.open_workspace(asked.folder) as services:
        card = _own(services.key_care)
        written = services.enrol_keys.enrol(asked.out, passphrase=passphrase())
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
        held = services.enrol_keys.trust(asked.file, asked.confirm, second=asked.second)
    return Answer(document=_held(held), lines=(texts.trusted(held.unit, held.fingerprint),))


def confirm(asked: Arguments, doors: Doors) -> Answer:
    """A second person compares the digits of a key."""
    with doors.open_workspace(asked.folder) as services:
        held = services.enrol_keys.confirm_second(asked.fingerprint, asked.confirm, person=asked.second)
    return Answer(document=_held(held), lines=(words.confirmed(held),))


def revoke(asked: Arguments, doors: Doors) -> Answer:
    """Refuse everything a key signs from now on."""
    with doors.open_workspace(asked.folder) as services:
        held = services.trust_lists.revoke(asked.fingerprint, asked.reason, compromised_on=asked.compromised)
        doubtful = services.trust_lists.doubtful()
    return Answer(
        document={**_held(held), "doubtful": [row.digest for row in doubtful]},
        lines=(texts.revoked(held.unit, held.fingerprint), words.PUBLISH_NEXT),
    )


def export(asked: Arguments, doors: Doors) -> Answer:
    """Plain lines and a revocation list for programs that check signatures."""
    with doors.open_workspace(asked.folder) as services:
        lines, krl = services.trust_lists.allowed_signers(), services.trust_lists.krl()
    if asked.out is not None:
        doors.write_file(asked.out, lines.encode("ascii"))
    if asked.krl is not None:
        doors.write_file(asked.krl, krl)
    files = [path for path in (asked.out, asked.krl) if path is not None]
    return Answer(
        document={
            "file": None if asked.out is None else str(asked.out),
            "keys": len(lines.splitlines()),
            "krl": None if asked.krl is None else str(asked.krl),
        },
        lines=tuple(texts.written(path) for path in files) or (words.NOTHING_ASKED,),
    )


def rotate(asked: Arguments, doors: Doors) -> Answer:
    """A new signing key that the old one vouches for."""
    with doors.open_workspace(asked.folder) as services:
        done = services.rotate_key.rotate(asked.out, passphrase=passphrase(), reason=asked.reason)
    return Answer(
        document={"file": str(done.path), "is_draft": done.is_draft, **_document(done.card)},
        lines=words.rotated(done.path, done.card, is_draft=done.is_draft),
    )


def accept(asked: Arguments, doors: Doors) -> Answer:
    """Take a commune's new key in; its old key vouches for it."""
    with doors.open_workspace(asked.folder) as services:
        held = services.rotate_key.accept(asked.file)
    return Answer(
        document=_held(held), lines=(texts.trusted(held.unit, held.fingerprint), words.PUBLISH_NEXT)
    )


def seal(asked: Arguments, doors: Doors) -> Answer:
    """The decryption key, or a new escrow key, on a sheet for the safe."""
    with doors.open_workspace(asked.folder) as services:
        office, today = services.set_up.office(), services.clock.today()
        if asked.escrow:
            identity = services.sealed_keys.renew_escrow()
        else:
            identity = services.sealed_keys.sealed_copy(passphrase())
        doors.write_sheet(escrow_sheet(identity, office, day=today, is_own=not asked.escrow), asked.sheet)
    return Answer(
        document={"sheet": str(asked.sheet), "recipient": identity.recipient},
        lines=words.escrow_written(asked.sheet),
    )


def recover(asked: Arguments, doors: Doors) -> Answer:
    """Bring the decryption key back from the text of its sheet."""
    text = doors.read_file(asked.file).decode("ascii", "replace")
    with doors.open_workspace(asked.folder) as services:
        identity = services.sealed_keys.recover(text, passphrase=passphrase())
    return Answer(document={"recipient": identity.recipient}, lines=(words.recovered(identity.recipient),))


def manual(asked: Arguments, doors: Doors) -> Answer:
    """The printed manual on checking packages with stock tools."""
    with doors.open_workspace(asked.folder) as services:
        card, office = _own(services.key_care), services.set_up.office()
        report = verify_manual(card, office, day=services.clock.today())
        written = services.make_report.write_made(report, asked.out)
    return Answer(document={"file": str(written)}, lines=(texts.written(written),))


def _own(keys: KeyCare) -> KeyCard:
    card = keys.card()
    if card is None:
        raise NoKey
    return card


def _document(card: KeyCard) -> dict[str, object]:
    return {
        "unit": card.unit,
        "fingerprint": card.fingerprint,
        "digits": list(card.digits),
        "confirm": " ".join(card.confirmation),
        "public_key": card.public_line,
        "root": list(card.roots),
        "threshold": card.threshold,
        "age_recipient": card.age_recipient,
        "escrow_recipient": card.escrow_recipient,
    }


def _held(held: HeldKey) -> dict[str, object]:
    return {
        "unit": held.unit,
        "fingerprint": held.fingerprint,
        "key_epoch": held.key_epoch,
        "status": held.status.value,
        "confirmed_by": held.confirmed_by,
        "second_by": held.second_by or None,
    }
