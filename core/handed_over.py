"""Which files the program is opened with: by their names alone, as the system knows them too."""

from typing import Final

from core.packages.parts import LIST_SUFFIX, number_in
from core.updates import SUFFIX

ENDINGS: Final = (".cchc", ".cchc.age", LIST_SUFFIX, SUFFIX)


def is_handed_over(name: str) -> bool:
    """Whether a file of this name is opened by the program: a package in any form, or an update."""
    numbered = number_in(name)
    whole = name if numbered is None else numbered[0]
    return whole.casefold().endswith(ENDINGS)
