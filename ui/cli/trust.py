"""Commands on trust lists and root keys: issue, draft, sign elsewhere, finish; make and move a root."""

from pathlib import Path

from core.packages.kinds import Kind
from core.packages.signing import KDF_ROUNDS, PublicKey, SigningKey
from core.packages.trust import DOMAIN
from core.passphrases import refuse_weak
from core.storage_errors import NoKey
from core.trust_drafts import read_draft, signed_further
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.errors import NotTheRightFile
from ui.cli.grammar import Arguments, Commands, add_folder
from ui.cli.passphrase import new_passphrase, passphrase
from ui.texts import cli as texts
from ui.texts import cli_keys as words
from ui.texts.enrolment_sheet import root_letter


def add(commands: Commands) -> None:
    """Put the commands in."""
    _add_lists(commands.group("trust"))
    _add_roots(commands.group("root"))


def _add_lists(group: Commands) -> None:
    issued = group.add("issue", issue)
    add_folder(issued)
    issued.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.LIST_OUT_HELP)
    issued.add_argument("--above", metavar=texts.NUMBER, type=int, default=0, help=words.ABOVE_HELP)
    drafted = group.add("draft", draft)
    add_folder(drafted)
    drafted.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.LIST_OUT_HELP)
    drafted.add_argument(
        "--new-root", metavar=texts.FILE, type=Path, action="append", default=[], help=words.NEW_ROOT_HELP
    )
    drafted.add_argument("--threshold", metavar=texts.NUMBER, type=int, default=0, help=words.THRESHOLD_HELP)
    drafted.add_argument("--above", metavar=texts.NUMBER, type=int, default=0, help=words.ABOVE_HELP)
    signed = group.add("sign", sign)
    signed.add_argument("file", metavar=texts.FILE, type=Path, help=words.LIST_FILE_HELP)
    signed.add_argument("--root", metavar=texts.FILE, type=Path, help=words.ROOT_FILE_HELP)
    finished = group.add("finish", finish)
    add_folder(finished)
    finished.add_argument("file", metavar=texts.FILE, type=Path, help=words.LIST_FILE_HELP)
    add_folder(group.add("show", show))


def _add_roots(group: Commands) -> None:
    made = group.add("make", make_root)
    made.add_argument("file", metavar=texts.FILE, type=Path, help=words.ROOT_OUT_HELP)
    moved = group.add("move", move_root)
    add_folder(moved)
    moved.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.ROOT_OUT_HELP)
    letter = group.add("letter", write_letter)
    add_folder(letter)
    letter.add_argument("--out", metavar=texts.PDF, type=Path, required=True, help=words.LETTER_OUT_HELP)


def issue(asked: Arguments, doors: Doors) -> Answer:
    """The next list, signed by the root on this computer."""
    with doors.open_workspace(asked.folder) as services:
        written = services.trust_lists.issue(asked.out, passphrase=passphrase(), above=asked.above)
        held = services.trust_lists.held()
    assert held is not None
    return Answer(
        document={"file": str(written), "version": held.version, "digest": held.digest},
        lines=(words.issued(written, held),),
    )


def draft(asked: Arguments, doors: Doors) -> Answer:
    """The next list without signatures; new roots may be named."""
    roots = tuple(_public(path, doors) for path in asked.new_root)
    with doors.open_workspace(asked.folder) as services:
        written = services.trust_lists.draft(
            asked.out, roots=roots, threshold=asked.threshold, above=asked.above
        )
    return Answer(document={"file": str(written)}, lines=words.drafted(written))


def sign(asked: Arguments, doors: Doors) -> Answer:
    """What a list says; with a root, one more signature, on any computer."""
    content = doors.read_file(asked.file)
    card = read_draft(content)
    if asked.root is not None:
        key = SigningKey.unlock(doors.read_file(asked.root), passphrase=passphrase())
        content = signed_further(content, key)
        doors.write_file(asked.file, content)
        card = read_draft(content)
    return Answer(
        document={
            "file": str(asked.file),
            "version": card.body.version,
            "threshold": card.body.threshold,
            "signers": list(card.signers),
        },
        lines=words.draft_lines(card),
    )


def finish(asked: Arguments, doors: Doors) -> Answer:
    """Put a list in force that has its signatures."""
    with doors.open_workspace(asked.folder) as services:
        held = services.trust_lists.finish(asked.file)
    return Answer(
        document={"file": str(asked.file), "version": held.version, "threshold": held.threshold},
        lines=(words.finished(held),),
    )


def show(asked: Arguments, doors: Doors) -> Answer:
    """The list in force and the roots."""
    with doors.open_workspace(asked.folder) as services:
        held, roots = services.trust_lists.held(), services.trust_lists.roots()
        is_due = services.trust_lists.is_due()
    told = None if held is None else {"version": held.version, "threshold": held.threshold}
    return Answer(
        document={
            "list": told,
            "is_due": is_due,
            "roots": [
                {"unit": root.unit, "fingerprint": root.fingerprint, "is_in_force": root.is_in_force}
                for root in roots
            ],
        },
        lines=words.list_lines(held, roots, is_due=is_due),
    )


def make_root(asked: Arguments, doors: Doors) -> Answer:
    """A root key on a stick, under a passphrase of its own."""
    secret_words = new_passphrase()
    refuse_weak(secret_words)
    key = SigningKey.generate()
    public = Path(f"{asked.file}.pub")
    doors.write_secret(asked.file, key.locked(passphrase=secret_words, rounds=KDF_ROUNDS))
    doors.write_file(public, f"{key.public_key.line} {Kind.TRUST.value}@{DOMAIN}\n".encode("ascii"))
    fingerprint = key.public_key.fingerprint
    return Answer(
        document={"file": str(asked.file), "public": str(public), "fingerprint": fingerprint},
        lines=words.root_made(asked.file, fingerprint),
    )


def move_root(asked: Arguments, doors: Doors) -> Answer:
    """The root onto a stick and off this computer."""
    with doors.open_workspace(asked.folder) as services:
        written = services.key_care.move_root(asked.out, passphrase=passphrase())
    return Answer(document={"file": str(written)}, lines=(words.root_moved(written),))


def write_letter(asked: Arguments, doors: Doors) -> Answer:
    """The official letter by which communes pin the roots."""
    with doors.open_workspace(asked.folder) as services:
        card = services.key_care.card()
        if card is None:
            raise NoKey
        sheet = root_letter(card, services.set_up.office(), day=services.clock.today())
    doors.write_sheet(sheet, asked.out)
    return Answer(
        document={"file": str(asked.out), "root": list(card.roots), "confirm": " ".join(card.confirmation)},
        lines=(words.letter_written(asked.out),),
    )


def _public(path: Path, doors: Doors) -> PublicKey:
    try:
        return PublicKey.from_line(doors.read_file(path).decode("ascii"))
    except UnicodeDecodeError as error:
        raise NotTheRightFile(name=path.name) from error
