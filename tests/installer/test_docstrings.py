"""Libraries without docstrings: only those go, and what the program does with the libraries still works."""

import subprocess
import sys
import types
from pathlib import Path

from make.docstrings import needs_docstrings, without_docstrings

from tests.source_tree import ROOT

SOURCE = '''
"""Of the module."""
SHARED = "used"
class Thing:
    """Of the class."""
    name = "Of the class, and more"
    def told(self):
        """Of the method."""
        return "a word"
    def same(self):
        """the same"""
        return "the same"
    def plain(self):
        return "first constant"
def outer():
    """Of outer."""
    assert SHARED, "kept"
    def inner():
        """Of inner."""
        return 1
    return inner
picked = (lambda: "of a lambda")
'''

# Compiles every library's module without docstrings, as the freeze does, then runs the program.
PROGRAM = """
import importlib.machinery, sys
from make.docstrings import needs_docstrings, without_docstrings
loader = importlib.machinery.SourceFileLoader
plain = loader.get_code
def get_code(self, name):
    code = plain(self, name)
    if "site-packages" in self.path and not needs_docstrings(name):
        return without_docstrings(code)
    return code
loader.get_code = get_code
import main
sys.argv[0] = "so-cchc"
for command in {commands!r}:
    code = main.main(command)
    assert code == 0, (command, code)
import sqlalchemy
print(sqlalchemy.select.__doc__)
import storage.cms, storage.pdf_process, storage.tokens, storage.report_files, storage.outside_sheets
import storage.templates, segno, PIL.Image, reportlab.platypus, openpyxl, docx, docxtpl
"""


def run(code: types.CodeType) -> dict[str, object]:
    held: dict[str, object] = {}
    exec(code, held)
    return held


def test_docstrings_go_and_everything_else_stays() -> None:
    code = compile(SOURCE, "thing.py", "exec")
    held = run(without_docstrings(code))
    thing = held["Thing"]
    assert isinstance(thing, type)
    assert held["__doc__"] is None
    assert thing.__doc__ is None
    assert thing.told.__doc__ is None
    assert thing.name == "Of the class, and more"
    assert thing().told() == "a word"
    assert thing().plain() == "first constant"
    assert held["outer"].__doc__ is None
    assert held["outer"]().__doc__ is None
    assert held["outer"]()() == 1
    assert held["picked"]() == "of a lambda"


def test_a_docstring_that_is_used_as_a_value_stays() -> None:
    thing = run(without_docstrings(compile(SOURCE, "thing.py", "exec")))["Thing"]
    assert thing().same() == "the same"


def test_asserts_and_line_numbers_stay() -> None:
    code = without_docstrings(compile(SOURCE, "thing.py", "exec"))
    outer = run(code)["outer"]
    assert "kept" in outer.__code__.co_consts
    assert outer.__code__.co_firstlineno == SOURCE.splitlines().index("def outer():") + 1


def test_modules_that_read_their_docstrings_are_known() -> None:
    assert needs_docstrings("sqlalchemy.event.legacy")
    assert needs_docstrings("sqlalchemy.pool.events")
    assert not needs_docstrings("sqlalchemy.engine.base")


def test_the_program_works_with_libraries_without_docstrings(tmp_path: Path) -> None:
    book = str(tmp_path / "book")
    commands = [
        ["init", "--role", "submitter", "--unit", "00004", book],
        ["score", "--year", "2025", book],
        ["report", "--year", "2025", "--out", str(tmp_path / "paper.pdf"), book, "self-score"],
        ["check", book],
    ]
    done = subprocess.run(
        (sys.executable, "-c", PROGRAM.format(commands=commands)),
        check=False, capture_output=True, text=True, cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'installer'}:{ROOT}", "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "None"
