"""The program as a whole: the window, and the main job on sample data."""

from pathlib import Path

from core.units import Role
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    demo = commands.add("demo", run_demo)
    demo.add_argument("--out", metavar=texts.FOLDER, type=Path, help=texts.DEMO_OUT_HELP)
    window = commands.add("gui", open_window)
    window.add_argument("folder", metavar=texts.DIR, type=Path, nargs="?", help=texts.DIR_HELP)
    window.add_argument("--sample", choices=[role.value for role in Role], help=texts.SAMPLE_HELP)


def run_demo(asked: Arguments, doors: Doors) -> Answer:
    """The main job on sample data, start to finish."""
    return Answer(code=doors.run_demo(asked.out))


def open_window(asked: Arguments, doors: Doors) -> Answer:
    """The window on a workspace, a sample, or the first-run dialog."""
    sample = None if asked.sample is None else Role(asked.sample)
    return Answer(code=doors.open_window(doors, asked.folder, sample=sample))
