"""What an authority enters beside submissions: values of many units, survey campaigns, the council."""

from collections.abc import Mapping, Sequence
from itertools import count

import sqlalchemy as sa

from core.assessment import AdjustmentEntry, OutsideValue
from core.council import CouncilMember, CouncilPart
from core.evidence import StoredFile
from core.surveys import Survey
from storage.assessments import adjustment_columns, outside_columns
from storage.evidence_register import file_of, save_file
from storage.rows import Row, Rows, day, day_text, names, names_text
from storage.tables import ADJUSTMENT, COUNCIL_MEMBER, EVIDENCE_FILE, OUTSIDE_VALUE, SURVEY

_MOST = 400  # codes in one statement: SQLite takes 999 values


class SqlOutside:
    """Fulfils `core.outside_ports.OutsideStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def put_values(self, year: int, values: Mapping[str, Sequence[OutsideValue]]) -> None:
        """Replace all values of these units; the others keep theirs."""
        rows = [{"unit": unit, **outside_columns(each)} for unit, held in values.items() for each in held]
        self._replace(OUTSIDE_VALUE, year, units=list(values), rows=rows)

    def put_adjustments(self, year: int, entries: Mapping[str, Sequence[AdjustmentEntry]]) -> None:
        """Replace all bonus and penalty items of these units; the others keep theirs."""
        rows = [{"unit": unit, **adjustment_columns(each)} for unit, held in entries.items() for each in held]
        self._replace(ADJUSTMENT, year, units=list(entries), rows=rows)

    def _replace(
        self, table: sa.Table, year: int, *, units: list[str], rows: Sequence[Mapping[str, object]]
    ) -> None:
        for first in range(0, len(units), _MOST):
            some = table.c.unit.in_(units[first : first + _MOST])
            self._rows.connection.execute(sa.delete(table).where(table.c.year == year, some))
        numbers = count(self._rows.next_number(table))
        self._rows.insert(table, [{"year": year, "position": next(numbers), **row} for row in rows])


class SqlSurveys:
    """Fulfils `core.outside_ports.SurveyStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, year: int) -> tuple[Survey, ...]:
        """Campaigns in the order they were entered."""
        return self._surveys(self._rows.fetch(SURVEY, {"year": year}, "position"))

    def get(self, survey: str) -> Survey | None:
        """One campaign."""
        found = self._surveys(self._rows.fetch(SURVEY, {"id": survey}, "position"))
        return found[0] if found else None

    def put(self, survey: Survey) -> None:
        """Insert or replace by id."""
        if survey.file is not None:
            save_file(self._rows, survey.file)
        values = {
            "year": survey.year,
            "name": survey.name,
            "organiser": survey.organiser,
            "from_on": day_text(survey.from_on),
            "to_on": day_text(survey.to_on),
            "document": survey.document,
            "file_name": survey.file_name,
            "sha256": None if survey.file is None else survey.file.sha256,
            "note": survey.note,
        }
        self._rows.put_in_order(SURVEY, {"id": survey.id}, values=values)

    def remove(self, survey: str) -> None:
        """Forget one; its file waits for the next sweep."""
        self._rows.drop(SURVEY, {"id": survey})

    def _surveys(self, rows: Sequence[Row]) -> tuple[Survey, ...]:
        wanted = [row["sha256"] for row in rows if row["sha256"]]
        chosen = sa.select(EVIDENCE_FILE).where(EVIDENCE_FILE.c.sha256.in_(wanted))
        held = self._rows.connection.execute(chosen).mappings() if wanted else ()
        files = {row["sha256"]: file_of(row) for row in held}
        return tuple(_survey(row, files.get(row["sha256"] or "")) for row in rows)


class SqlCouncil:
    """Fulfils `core.outside_ports.CouncilStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def of_year(self, year: int) -> tuple[CouncilMember, ...]:
        """Members in the order they were entered."""
        return tuple(_member(row) for row in self._rows.fetch(COUNCIL_MEMBER, {"year": year}, "position"))

    def put(self, year: int, members: Sequence[CouncilMember]) -> None:
        """Replace the year's members."""
        self._rows.drop(COUNCIL_MEMBER, {"year": year})
        rows = [
            {
                "year": year,
                "position": position,
                "name": member.name,
                "job": member.job,
                "organisation": member.organisation,
                "part": member.part.value,
                "areas": names_text(member.areas),
            }
            for position, member in enumerate(members, start=1)
        ]
        self._rows.insert(COUNCIL_MEMBER, rows)

    def years(self) -> tuple[int, ...]:
        """Years that have a member, ascending."""
        year = COUNCIL_MEMBER.c.year
        return tuple(self._rows.connection.execute(sa.select(year).distinct().order_by(year)).scalars())


def _survey(row: Row, file: StoredFile | None) -> Survey:
    return Survey(
        id=row["id"],
        year=row["year"],
        name=row["name"],
        organiser=row["organiser"],
        from_on=day(row["from_on"]),
        to_on=day(row["to_on"]),
        document=row["document"],
        file_name=row["file_name"],
        file=file,
        note=row["note"],
    )


def _member(row: Row) -> CouncilMember:
    return CouncilMember(
        name=row["name"],
        job=row["job"],
        organisation=row["organisation"],
        part=CouncilPart(row["part"]),
        areas=names(row["areas"]),
    )
