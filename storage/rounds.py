"""Rounds of the appraiser, the units expected in each, and what was published."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from core.extensions import Extension
from core.rounds import Publication, Round
from storage.rows import Row, Rows, moment, moment_text, pairs, pairs_text
from storage.tables import PUBLICATION, ROUND, ROUND_EXTENSION, ROUND_UNIT


class SqlRounds:
    """Fulfils `core.ports.RoundStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def get(self, year: int) -> Round | None:
        """The round of a year."""
        row = self._rows.fetch_one(ROUND, {"year": year})
        return None if row is None else self._round(row)

    def all(self) -> tuple[Round, ...]:
        """Every round, newest year first."""
        rows = self._rows.fetch(ROUND, {}, "year")
        return tuple(self._round(row) for row in reversed(rows))

    def put(self, value: Round) -> None:
        """Open or change a round."""
        values = {
            "criteria_set": value.criteria_set,
            "criteria_version": value.criteria_version,
            "band_scheme": value.band_scheme,
            "due_on": value.due_on.isoformat(),
            "opened_at": moment_text(value.opened_at),
            "published_at": None if value.published_at is None else moment_text(value.published_at),
        }
        self._rows.put(ROUND, {"year": value.year}, values=values)
        self._rows.drop(ROUND_UNIT, {"year": value.year})
        rows = [{"year": value.year, "position": at, "unit": unit} for at, unit in enumerate(value.units)]
        self._rows.insert(ROUND_UNIT, rows)

    def publications(self, year: int) -> tuple[Publication, ...]:
        """Every publication of a year, oldest first."""
        return tuple(
            Publication(
                year=row["year"],
                number=row["number"],
                at=moment(row["at"]),
                officer=row["officer"],
                document=row["document"],
                inputs=pairs(row["inputs"]),
            )
            for row in self._rows.fetch(PUBLICATION, {"year": year}, "number")
        )

    def publish(self, value: Publication) -> None:
        """Append a publication."""
        row = {
            "year": value.year,
            "number": value.number,
            "at": moment_text(value.at),
            "officer": value.officer,
            "document": value.document,
            "inputs": pairs_text(value.inputs),
        }
        self._rows.insert(PUBLICATION, [row])

    def extensions(self, year: int) -> tuple[Extension, ...]:
        """Every extension given in a year's round, oldest first."""
        return tuple(
            Extension(
                year=row["year"],
                number=row["number"],
                unit=row["unit"],
                due_on=date.fromisoformat(row["due_on"]),
                reason=row["reason"],
                document=row["document"],
                officer=row["officer"],
                at=moment(row["at"]),
            )
            for row in self._rows.fetch(ROUND_EXTENSION, {"year": year}, "number")
        )

    def extend(self, extensions: Sequence[Extension]) -> None:
        """Append; numbered behind those of the same year."""
        numbers: dict[int, int] = {}
        rows = []
        for each in extensions:
            held = numbers.get(each.year) or len(
                self._rows.fetch(ROUND_EXTENSION, {"year": each.year}, "number")
            )
            numbers[each.year] = held + 1
            rows.append(
                {
                    "year": each.year,
                    "number": numbers[each.year],
                    "unit": each.unit,
                    "due_on": each.due_on.isoformat(),
                    "reason": each.reason,
                    "document": each.document,
                    "officer": each.officer,
                    "at": moment_text(each.at),
                }
            )
        self._rows.insert(ROUND_EXTENSION, rows)

    def _round(self, row: Row) -> Round:
        units = self._rows.fetch(ROUND_UNIT, {"year": row["year"]}, "position")
        published = row["published_at"]
        return Round(
            year=row["year"],
            criteria_set=row["criteria_set"],
            criteria_version=row["criteria_version"],
            band_scheme=row["band_scheme"],
            units=tuple(unit["unit"] for unit in units),
            due_on=date.fromisoformat(row["due_on"]),
            opened_at=moment(row["opened_at"]),
            published_at=None if published is None else moment(published),
        )
