"""Starting: a command, and the first window, each in a process of its own."""

from pathlib import Path

from bench.material import Material
from bench.table import Row, compared
from bench.timing import ROOT, call, python, side_by_side, warmed

_SEVERAL = 5
_WINDOW = Path(__file__).with_name("one_window.py")


def start(material: Material) -> Row:
    """The shortest command that opens a workspace, against an empty program."""
    workspace = material.copy(material.commune())
    compiled = material.fresh("compiled", kept=True)
    ours, theirs = side_by_side(
        warmed(lambda: call(*python(ROOT / "main.py", "info", workspace), compiled=compiled)),
        warmed(lambda: call(*python("-c", "pass"), compiled=compiled)),
        repeats=_SEVERAL,
    )
    return compared("start", ours, theirs, goal=None, against="python -c pass")


def first_window(material: Material) -> Row:
    """From nothing to what the program shows first, against a bare window."""
    return _window(material, "window", "first", goal=1.6)


def ready_window(material: Material) -> Row:
    """From nothing to the painted window on a workspace with its first page, against a bare window."""
    return _window(material, "window-ready", "ready", goal=None)


def _window(material: Material, name: str, until: str, *, goal: float | None) -> Row:
    workspace = material.copy(material.commune())
    compiled = material.fresh("compiled", kept=True)
    ours, theirs = side_by_side(
        warmed(lambda: call(*python(_WINDOW, until, workspace), folder=ROOT, compiled=compiled)),
        warmed(lambda: call(*python(_WINDOW), folder=ROOT, compiled=compiled)),
        repeats=_SEVERAL,
    )
    return compared(name, ours, theirs, goal=goal, against="bare PySide6 window, offscreen")
