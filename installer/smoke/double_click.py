"""A double click on a file, as Windows does it from what Setup wrote for this person.

Wine's own shell looks only at what is written for all users, so the two keys are followed here.
"""

import re

from smoke.waiting import Failed
from smoke.wine import Wine

_CLASSES = r"HKCU\Software\Classes"
_VALUE = re.compile(r"REG_SZ\s+(.+?)\s*$", re.MULTILINE)
_COMMAND = re.compile(r'"([^"]+)" "%1"')


def program_for(wine: Wine, ending: str) -> str:
    """The program that opens files with this ending, as the registry names it.

    Raises:
        Failed: none does, or it is not given the file.
    """
    kind = value_of(wine.has_key(rf"{_CLASSES}\{ending}"))
    command = value_of(wine.has_key(rf"{_CLASSES}\{kind}\shell\open\command")) if kind else ""
    found = _COMMAND.fullmatch(command)
    if found is None:
        raise Failed(f"{ending} files are {kind!r}, which are opened by {command!r}")
    return found[1]


def value_of(told: str) -> str:
    """The first value in what `reg query` tells; empty when there is none."""
    found = _VALUE.search(told)
    return found[1] if found else ""
