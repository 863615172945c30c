"""What the first run says of files it was started with: their names, and what they claim to be."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from core.errors import CchcError
from core.packages.claims import claim_of
from core.packages.intake import open_envelope
from core.ports import OfficialUnits
from core.units import read_package_code
from ui.texts import handed as texts
from ui.texts.packages import KINDS

_MOST_TOLD = 3


def words_of(files: Sequence[Path], open_package: Callable[[Path], BinaryIO], *, units: OfficialUnits) -> str:
    """A line for all of them and one for each of the first that says what it is; empty without files."""
    if not files:
        return ""
    claims = dict.fromkeys(_claimed(path, open_package, units=units) for path in files[:_MOST_TOLD])
    waits = texts.TAKEN_AFTER.format(files=texts.named([path.name for path in files]))
    return "\n".join((waits, *filter(None, claims)))


def _claimed(path: Path, open_package: Callable[[Path], BinaryIO], *, units: OfficialUnits) -> str:
    """One that lies encrypted, in parts or damaged says nothing; it is judged when it is opened."""
    try:
        with open_package(path) as stream:
            claim = claim_of(open_envelope(stream))
        if claim is None:
            return ""
        unit = units.unit(read_package_code(claim.sender)[1])
    except CchcError:
        return ""
    return texts.claimed(KINDS[claim.kind.value], unit.name, year=claim.period[:4])
