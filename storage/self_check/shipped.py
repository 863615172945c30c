"""What is shipped beside the code and needed for papers, criteria and the sample; the list of modules."""

import json
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from core.criteria.loading import parse_set
from core.self_check.checks import Check, CheckFailed, refuse_any, require
from core.self_check.modules import load_all
from storage.paths import resources_folder
from storage.sample_stage import sample_data

ROOMS = ("core", "storage", "ui")
MODULES = Path("release", "modules.txt")
# Every letter Vietnamese has beside ASCII, small and capital: marks alone, then vowels with tones.
_LETTERS = (
    *(0xC0, 0xC1, 0xC2, 0xC3, 0xC8, 0xC9, 0xCA, 0xCC, 0xCD, 0xD2, 0xD3, 0xD4, 0xD5, 0xD9, 0xDA, 0xDD),
    *(0xE0, 0xE1, 0xE2, 0xE3, 0xE8, 0xE9, 0xEA, 0xEC, 0xED, 0xF2, 0xF3, 0xF4, 0xF5, 0xF9, 0xFA, 0xFD),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x1EA0, 0x1EFA),
)


def shipped_checks() -> tuple[Check, ...]:
    """Modules, criteria, fonts, words of the sample."""
    return (
        Check(name="program.modules", work=lambda: load_all(every_module())),
        Check(name="resources.criteria", work=_read_criteria),
        Check(name="resources.fonts", work=lambda: refuse_any(_lacking())),
        Check(name="resources.sample", work=lambda: sample_data(resources_folder())["communes"][0]),
    )


def every_module() -> tuple[str, ...]:
    """The names of every module of the program: as the build listed them, else as the source tree has them.

    Raises:
        CheckFailed: neither is there.
    """
    listed = resources_folder() / MODULES
    if listed.exists():
        return tuple(listed.read_text("ascii").split())
    found = modules_below(resources_folder().parent)
    require(found, f"{MODULES.as_posix()} is missing")
    return found


def modules_below(root: Path) -> tuple[str, ...]:
    """The modules of the rooms of a source tree; migration scripts are loaded by Alembic alone."""
    paths = sorted(path.relative_to(root) for room in ROOMS for path in (root / room).rglob("*.py"))
    dotted = (".".join(path.with_suffix("").parts) for path in paths if "migrations" not in path.parts)
    return tuple(name.removesuffix(".__init__") for name in dotted)


def _read_criteria() -> None:
    sets = sorted((resources_folder() / "criteria").glob("*.json"))
    require(len(sets) > 1, "criteria sets are missing")
    for path in sets:
        require(parse_set(json.loads(path.read_text("utf-8"))).areas(), f"{path.name} has no areas")


def _lacking() -> Iterator[str]:
    fonts = sorted((resources_folder() / "fonts").glob("*.ttf"))
    if not fonts:
        raise CheckFailed("fonts are missing")
    for path in fonts:
        held = TTFontFile(str(path)).charToGlyph
        lacking = [f"{letter:04X}" for letter in _LETTERS if letter not in held]
        if lacking:
            yield f"{path.name} lacks {' '.join(lacking)}"
