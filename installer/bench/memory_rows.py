"""What the heavy jobs take at their most, each in a process of its own, and what an idle window holds."""

from pathlib import Path

from bench.material import Material
from bench.resident import mib_told_by, peak_of
from bench.scoring import UNITS
from bench.sheet_rows import ROWS, list_file, template_file
from bench.table import Row, alone, compared, in_mib

_EXPORT, _VERIFY, _IMPORT, _SHEET, _SCORE = 120.0, 120.0, 150.0, 250.0, 120.0
_IDLE, _LIKE_BARE = 2.0, 1.3
_SEVERAL = 3
_WINDOW = Path(__file__).with_name("one_window.py")


def export(material: Material) -> Row:
    """A package of large evidence written, signed, read back."""
    workspace = material.copy(material.heavy_commune())
    peak = peak_of("export", workspace, material.fresh("out"))
    return _alone("export-memory", peak, goal=_EXPORT, against=f"{material.mib} MiB of evidence")


def verify(material: Material) -> Row:
    """The same package checked at the authority."""
    peak = peak_of("verify", material.copy(material.places().authority), material.heavy_package())
    return _alone("verify-memory", peak, goal=_VERIFY, against=f"{material.mib} MiB of evidence")


def take_in(material: Material) -> Row:
    """A round's packages taken in."""
    door = material.door()
    peak = peak_of("import", material.copy(door.authority), door.packages[0].parent)
    return _alone("import-memory", peak, goal=_IMPORT, against=f"{len(door.packages)} packages")


def template(material: Material) -> Row:
    """The product's own template, full, brought in."""
    return _sheet(material, "sheet-in-memory", file=template_file(material), shape="template")


def foreign(material: Material) -> Row:
    """A list of single dossiers brought in through a mapping."""
    return _sheet(material, "foreign-in-memory", file=list_file(material), shape="list")


def score(_material: Material) -> Row:
    """The units of the whole country scored and ranked."""
    against = f"{UNITS:,} units x 60 criteria"
    return _alone("score-memory", peak_of("score", str(UNITS)), goal=_SCORE, against=against)


def annex(_material: Material) -> Row:
    """The long annex as PDF beside the bare library."""
    row = compared(
        "annex-memory",
        [peak_of("annex")],
        [peak_of("bare-annex")],
        goal=_LIKE_BARE,
        against="bare ReportLab, peak of the process",
    )
    return in_mib(row)


def idle(material: Material) -> Row:
    """The window on a workspace with its first page, a moment after it has come to rest."""
    workspace = material.copy(material.commune())
    compiled = material.fresh("compiled", kept=True)
    mib_told_by(_WINDOW, "idle", workspace, compiled=compiled)  # what compiling takes is not held later
    ours = [mib_told_by(_WINDOW, "idle", workspace, compiled=compiled) for _ in range(_SEVERAL)]
    theirs = [mib_told_by(_WINDOW, "idle", compiled=compiled) for _ in range(_SEVERAL)]
    row = compared("idle-memory", ours, theirs, goal=_IDLE, against="bare PySide6 window, offscreen, held")
    return in_mib(row)


def _sheet(material: Material, name: str, *, file: Path, shape: str) -> Row:
    peak = peak_of("workbook", material.copy(material.commune()), file, shape)
    return _alone(name, peak, goal=_SHEET, against=f"{ROWS} rows")


def _alone(name: str, peak: float, *, goal: float, against: str) -> Row:
    return in_mib(alone(name, [peak], goal=goal, against=f"{against}, peak of the process"))
