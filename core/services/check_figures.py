"""Check the figures of a text that goes out: pasted, written in a report, or read from a file.

Nothing of the text is kept.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Protocol

from core.figure_findings import FigureReport
from core.figure_report import check_text
from core.ports import Database, OfficialUnits
from core.units import UnitKind


class TextFiles(Protocol):
    """Files whose text can be read."""

    def read(self, path: Path) -> str:
        """The text of a plain or DOCX file, NFC.

        Raises:
            TextFileRefused: another kind of file.
            SourceUnreadable: it cannot be read.
            RecordFileRefused: unpacked it would be far too large.
        """


class CheckFigures:
    """The figures checker beside one workspace, which knows how many communes there are (R025)."""

    def __init__(self, *, database: Database, files: TextFiles, units: OfficialUnits) -> None:
        self._database = database
        self._files = files
        self._units = units

    def check(self, text: str, day: date | None = None, *, communes: int | None = None) -> FigureReport:
        """Everything that can be checked in a text.

        `day` is the document's own day. `communes` is their number where the text speaks of all of them: a
        ratio over communes must then have that base. Without it the number known here only explains a
        percentage that is wrong anyway.
        """
        if communes:
            return check_text(text, day=day, populations=(communes,))
        return check_text(text, day=day, hints=self.populations())

    def read(self, path: Path) -> str:
        """The text of a file; see `TextFiles.read`."""
        return self._files.read(path)

    def populations(self) -> tuple[int, ...]:
        """The numbers of units, communes first: of the newest round, else of the communes of the province."""
        with self._database.transaction() as work:
            rounds = work.rounds.all()
            province = work.office.get().unit.province_code
        if not rounds:
            return (len(self._units.communes_of(province)),)
        kinds = Counter(self._units.unit(code).kind for code in rounds[0].units)
        return tuple(kinds[kind] for kind in (UnitKind.COMMUNE, *UnitKind) if kinds[kind])
