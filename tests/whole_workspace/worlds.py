"""The two workspaces a play begins with: of this version, or as an old version left them."""

import functools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from core.sample.story import PASSPHRASE as SAMPLE_PASSPHRASE
from tests.offices import COMMUNE, PASSPHRASE, YEAR, fill, joined
from tests.old_workspaces import names, unpacked

NEW = "new"
OLD = tuple(sorted({name.rpartition("-")[0] for name in names()}))
OLD_UNIT, OLD_YEAR = "21808", 2023
_SCRATCH = TemporaryDirectory(prefix="so-cchc-worlds-")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Two workspaces that know each other, the unit and year they play about, what opens their keys."""

    commune: Path
    authority: Path
    unit: str
    year: int
    passphrase: str
    is_old: bool


@contextmanager
def world(form: str) -> Iterator[World]:
    """A copy to play with, in a folder of its own that is gone afterwards."""
    with TemporaryDirectory(prefix="so-cchc-play-") as folder:
        found = _made(form)
        commune, authority = Path(folder) / "xa", Path(folder) / "tinh"
        shutil.copytree(found.commune, commune)
        shutil.copytree(found.authority, authority)
        for out in ("out-xa", "out-tinh", "papers"):
            (Path(folder) / out).mkdir()
        yield World(
            commune=commune,
            authority=authority,
            unit=found.unit,
            year=found.year,
            passphrase=found.passphrase,
            is_old=found.is_old,
        )


@functools.cache
def _made(form: str) -> World:
    """Made once in this run."""
    folder = Path(_SCRATCH.name) / form
    folder.mkdir()
    if form != NEW:
        return World(
            commune=unpacked(f"{form}-submitter", folder / "submitter").workspace,
            authority=unpacked(f"{form}-appraiser", folder / "appraiser").workspace,
            unit=OLD_UNIT,
            year=OLD_YEAR,
            passphrase=SAMPLE_PASSPHRASE,
            is_old=True,
        )
    for offices in joined(folder):
        offices.open_round(COMMUNE)
        desk = offices.commune()
        fill(desk)
        commune = desk.opened.workspace.root
        authority = offices.province.opened.workspace.root
    return World(
        commune=commune, authority=authority, unit=COMMUNE, year=YEAR, passphrase=PASSPHRASE, is_old=False
    )
