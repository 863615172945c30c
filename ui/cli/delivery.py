"""How packages leave by command: options of every export, and delivering a package of the register again."""

import argparse
from pathlib import Path

from core.delivery import Form
from core.packages.parts import MIB
from core.progress import Silent
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, Parser, add_folder
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the command in."""
    made = commands.add("deliver", deliver)
    add_folder(made)
    made.add_argument("digest", metavar=texts.DIGEST, help=texts.DIGEST_HELP)
    made.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    add_form(made)


def deliver(asked: Arguments, doors: Doors) -> Answer:
    """Bring a package of the register somewhere; complete parts that lie there are kept."""
    with doors.open_workspace(asked.folder) as services:
        row = services.deliver_package.find(asked.digest)
        delivered = services.deliver_package.deliver(
            row.digest, asked.out, form=form_of(asked), progress=Silent()
        )
    return Answer(
        document={
            "files": [str(path) for path in delivered.paths],
            "digest": row.digest,
            "revision": row.revision,
            "kept": delivered.kept,
        },
        lines=texts.delivered(delivered),
    )


def add_form(parser: Parser) -> None:
    """The options that say in which form a package leaves."""
    parser.add_argument(
        "--part-size", metavar=texts.MIB, type=_part_size, default=None, help=texts.PART_SIZE_HELP
    )
    parser.add_argument("--encrypt", action="store_true", help=texts.ENCRYPT_HELP)


def form_of(asked: Arguments) -> Form:
    """The form those options ask for."""
    return Form(part_size=asked.part_size, is_encrypted=asked.encrypt)


def _part_size(text: str) -> int:
    """Mebibytes as bytes; whether a package can be cut so is judged by the service."""
    if not text.isdecimal() or not text.isascii():
        raise argparse.ArgumentTypeError(texts.not_a_part_size(text))
    return int(text) * MIB
