"""Texts an officer wrote into reports."""

import sqlalchemy as sa

from core.report_texts import PaperPlace, ReportText
from storage.rows import Rows, moment, moment_text
from storage.tables import REPORT_TEXT


class SqlReportTexts:
    """Fulfils `core.report_texts.ReportTextStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of(self, place: PaperPlace) -> tuple[ReportText, ...]:
        """The texts of one document, in the order of their sections' keys."""
        return tuple(
            ReportText(section=row["section"], text=row["text"], officer=row["officer"], at=moment(row["at"]))
            for row in self._rows.fetch(REPORT_TEXT, _key(place), "section")
        )

    def places(self, kind: str) -> tuple[PaperPlace, ...]:
        """The documents of a kind that hold a text, by year and part."""
        rows = self._rows.fetch(REPORT_TEXT, {"kind": kind}, "year", "part")
        found = (PaperPlace(year=row["year"], kind=row["kind"], part=row["part"]) for row in rows)
        return tuple(dict.fromkeys(found))

    def put(self, place: PaperPlace, text: ReportText) -> None:
        """Insert or replace the text of a section."""
        self._rows.put(
            REPORT_TEXT,
            {**_key(place), "section": text.section},
            values={"text": text.text, "officer": text.officer, "at": moment_text(text.at)},
        )

    def remove(self, place: PaperPlace, section: str) -> None:
        """Forget the text of a section; nothing happens where there is none."""
        self._rows.drop(REPORT_TEXT, {**_key(place), "section": section})


def _key(place: PaperPlace) -> dict[str, int | str]:
    return {"year": place.year, "kind": place.kind, "part": place.part}
