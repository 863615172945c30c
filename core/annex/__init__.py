"""A criteria set read from the annex table of a decision: what was recognised, and from which words.

values.py     rows as read from a file, and as recognised
numbering.py  I, 1, 1.1, 1.10, a): codes and their rank
columns.py    which column holds what; where the table begins
points.py     points as annexes print them
rows.py       rows -> areas, criteria, leaves, described lines, totals
bands.py, days.py, guess.py   the rule a text describes, with the words it was read from
claims.py     what the titles say of the set: name, decision, counts
build.py      recognised rows and the person's answers -> the JSON form of a draft

Nothing is repaired and nothing invented: what the table does not say stays open, and the checks name it.
Words are compared without accents (`core.text.fold`).
"""

from core.annex.build import AnnexAnswers, built
from core.annex.read import read_annex
from core.annex.values import (
    Annex,
    AnnexCell,
    AnnexLine,
    AnnexRow,
    AnnexSheet,
    Guess,
    Role,
)

__all__ = [
    "Annex",
    "AnnexAnswers",
    "AnnexCell",
    "AnnexLine",
    "AnnexRow",
    "AnnexSheet",
    "Guess",
    "Role",
    "built",
    "read_annex",
]
