"""The program as a whole: the window, and the main job on sample data."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from core.storage_errors import SourceUnreadable
from core.units import Role
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.set_up.answers import Opening
from ui.texts import cli_grammar as texts
from ui.window_starts import GUI, names_files

_FILE = "--file"


def add(commands: Commands) -> None:
    """Put the commands in."""
    demo = commands.add("demo", run_demo)
    demo.add_argument("--out", metavar=texts.FOLDER, type=Path, help=texts.DEMO_OUT_HELP)
    window = commands.add(GUI, open_window)
    window.add_argument("folder", metavar=texts.DIR, type=Path, nargs="?", help=texts.DIR_HELP)
    window.add_argument("--sample", choices=[role.value for role in Role], help=texts.SAMPLE_HELP)
    window.add_argument(
        _FILE, metavar=texts.FILE, type=Path, action="append", default=[], help=texts.OPENED_HELP
    )


def with_files(arguments: Sequence[str]) -> Sequence[str]:
    """Files in the place of a command, as a double click or a drop on the program's icon gives them."""
    return (GUI, *(f"{_FILE}={name}" for name in arguments)) if names_files(arguments) else arguments


def run_demo(asked: Arguments, doors: Doors) -> Answer:
    """The main job on sample data, start to finish."""
    return Answer(code=doors.run_demo(asked.out or Path(tempfile.mkdtemp(prefix="so-cchc-"))))


def open_window(asked: Arguments, doors: Doors) -> Answer:
    """The window on a workspace, a sample, or the first-run dialog.

    Raises:
        SourceUnreadable: none of the files it should open with is there.
    """
    files = tuple(dict.fromkeys(path.absolute() for path in asked.file))
    if files and not any(path.is_file() for path in files):
        raise SourceUnreadable(name=files[0].name)
    sample = None if asked.sample is None else Role(asked.sample)
    return Answer(code=doors.open_window(doors, Opening(folder=asked.folder, sample=sample, files=files)))
