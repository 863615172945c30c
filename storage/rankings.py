"""Decisions on ties, reopenings, and years ranked outside this program."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from core.ranking_ports import PastResult, Reopening, TieRecord
from core.units import UnitKind
from storage.rows import Row, Rows, decimal, decimal_text, moment, moment_text
from storage.tables import APPRAISAL_CONFLICT, PAST_RESULT, RECORDS, REOPENING, TIE_DECISION


class SqlRankings:
    """Fulfils `core.ranking_ports.RankingStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def ties(self, year: int) -> tuple[TieRecord, ...]:
        """Places decided, by unit."""
        return tuple(
            TieRecord(
                unit=row["unit"],
                place=row["place"],
                decision=row["decision"],
                officer=row["officer"],
                at=moment(row["at"]),
            )
            for row in self._rows.fetch(TIE_DECISION, {"year": year}, "unit")
        )

    def put_ties(self, year: int, ties: Sequence[TieRecord]) -> None:
        """Decide places, replacing earlier ones of the same units."""
        for tie in ties:
            values = {
                "place": tie.place,
                "decision": tie.decision,
                "officer": tie.officer,
                "at": moment_text(tie.at),
            }
            self._rows.put(TIE_DECISION, {"year": year, "unit": tie.unit}, values=values)

    def remove_ties(self, year: int, units: Sequence[str]) -> None:
        """Take decisions back."""
        for unit in units:
            self._rows.drop(TIE_DECISION, {"year": year, "unit": unit})

    def reopenings(self, year: int) -> tuple[Reopening, ...]:
        """Every reopening of a year, oldest first."""
        return tuple(
            Reopening(
                number=row["number"], reason=row["reason"], officer=row["officer"], at=moment(row["at"])
            )
            for row in self._rows.fetch(REOPENING, {"year": year}, "number")
        )

    def add_reopening(self, year: int, reopening: Reopening) -> None:
        """Write one down; nothing is ever replaced."""
        row = {
            "year": year,
            "number": reopening.number,
            "reason": reopening.reason,
            "officer": reopening.officer,
            "at": moment_text(reopening.at),
        }
        self._rows.insert(REOPENING, [row])

    def past_years(self) -> tuple[int, ...]:
        """Years ranked outside that are held, ascending."""
        chosen = sa.select(PAST_RESULT.c.year).distinct().order_by(PAST_RESULT.c.year)
        return tuple(self._rows.connection.execute(chosen).scalars())

    def past_results(self, year: int) -> tuple[PastResult, ...]:
        """A year ranked outside, by rank and unit; those without a rank last."""
        found = map(_past, self._rows.fetch(PAST_RESULT, {"year": year}, "unit"))
        return tuple(sorted(found, key=lambda each: (each.rank is None, each.rank or 0)))

    def put_past_results(self, year: int, results: Sequence[PastResult]) -> None:
        """Replace a year ranked outside; none at all forgets it."""
        self._rows.drop(PAST_RESULT, {"year": year})
        self._rows.insert(PAST_RESULT, [_past_row(year, each) for each in results])

    def late_rows(self, year: int) -> Mapping[str, int]:
        """How many rows of a unit's dossier figures tell of dossiers finished late."""
        held = RECORDS["dossier_count"].table.c
        chosen = sa.select(held.unit, sa.func.count()).where(
            held.year == year, held.removed_at.is_(None), held.done_late > 0
        )
        counted = self._rows.connection.execute(chosen.group_by(held.unit))
        return {unit: int(count) for unit, count in counted}

    def open_conflicts(self, year: int) -> int:
        """How many lines have two values nobody has chosen between."""
        held = APPRAISAL_CONFLICT.c
        chosen = sa.select(sa.func.count()).where(held.year == year, held.decided_at.is_(None))
        return int(self._rows.connection.execute(chosen).scalar_one())


def _past(row: Row) -> PastResult:
    return PastResult(
        unit=row["unit"],
        name=row["name"],
        unit_kind=UnitKind(row["unit_kind"]),
        total=decimal(row["total"]),
        maximum=decimal(row["maximum"]),
        index=decimal(row["index_percent"] or None),
        rank=row["rank"],
        band=row["band"],
        document=row["document"],
    )


def _past_row(year: int, each: PastResult) -> dict[str, object]:
    return {
        "year": year,
        "unit": each.unit,
        "name": each.name,
        "unit_kind": each.unit_kind.value,
        "total": decimal_text(each.total),
        "maximum": decimal_text(each.maximum),
        "index_percent": decimal_text(each.index) or "",
        "rank": each.rank,
        "band": each.band,
        "document": each.document,
    }
