"""What every submission of a unit claimed, and what was asked about its lines."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from core.explanation import Claimed, LineQuestion
from storage.rows import (
    Row,
    Rows,
    decimal,
    decimal_text,
    moment,
    moment_text,
    pairs,
    pairs_text,
)
from storage.tables import QUESTION, SUBMITTED_LINE


class SqlExplanations:
    """Fulfils `core.store_ports.ExplanationStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def claims(self, unit: str, year: int) -> tuple[Claimed, ...]:
        """What every submission of the year claimed, oldest first."""
        rows = self._rows.fetch(SUBMITTED_LINE, {"unit": unit, "year": year}, "revision", "position")
        return tuple(_claimed(row) for row in rows)

    def later_claims(self, year: int) -> Mapping[str, tuple[Claimed, ...]]:
        """What every submission after a unit's first claimed, by unit and oldest first, in one read."""
        held, found = SUBMITTED_LINE.c, dict[str, list[Claimed]]()
        chosen = sa.select(SUBMITTED_LINE).where(held.year == year, held.revision > 1)
        for row in self._rows.connection.execute(chosen.order_by(held.revision, held.position)).mappings():
            found.setdefault(row["unit"], []).append(_claimed(row))
        return {unit: tuple(claims) for unit, claims in found.items()}

    def put_claims(self, unit: str, year: int, *, claims: Sequence[Claimed]) -> None:
        """Keep the claims of a submission; those of other revisions stay."""
        for revision in {claim.revision for claim in claims}:
            self._rows.drop(SUBMITTED_LINE, {"unit": unit, "year": year, "revision": revision})
        rows = [
            {
                "unit": unit,
                "year": year,
                "revision": claim.revision,
                "criterion": claim.criterion,
                "position": at,
                "points": decimal_text(claim.points),
                "explanation": claim.explanation,
                "package": claim.package,
                "computed": decimal_text(claim.computed),
                "documents": pairs_text(claim.documents),
            }
            for at, claim in enumerate(claims)
        ]
        self._rows.insert(SUBMITTED_LINE, rows)

    def questions(self, unit: str, year: int) -> tuple[LineQuestion, ...]:
        """Every question asked of a unit in a year, in the order they were begun."""
        rows = self._rows.fetch(QUESTION, {"unit": unit, "year": year}, "position")
        return tuple(_question(row) for row in rows)

    def questions_by_unit(self, year: int) -> Mapping[str, tuple[LineQuestion, ...]]:
        """The same of every unit, in one read."""
        found: dict[str, list[LineQuestion]] = {}
        for row in self._rows.fetch(QUESTION, {"year": year}, "position"):
            found.setdefault(row["unit"], []).append(_question(row))
        return {unit: tuple(asked) for unit, asked in found.items()}

    def put_question(self, unit: str, year: int, *, question: LineQuestion) -> None:
        """Insert or replace by id."""
        withdrawn = question.withdrawn_at
        values = {
            "unit": unit,
            "year": year,
            "criterion": question.criterion,
            "text": question.text,
            "officer": question.officer,
            "at": moment_text(question.at),
            "revision": question.revision,
            "package": question.package,
            "withdrawn_at": None if withdrawn is None else moment_text(withdrawn),
        }
        self._rows.put_in_order(QUESTION, {"id": question.id}, values=values)


def _claimed(row: Row) -> Claimed:
    return Claimed(
        criterion=row["criterion"],
        revision=row["revision"],
        points=decimal(row["points"]),
        explanation=row["explanation"],
        package=row["package"],
        computed=decimal(row["computed"]),
        documents=pairs(row["documents"] or "[]"),
    )


def _question(row: Row) -> LineQuestion:
    withdrawn = row["withdrawn_at"]
    return LineQuestion(
        id=row["id"],
        criterion=row["criterion"],
        text=row["text"],
        officer=row["officer"],
        at=moment(row["at"]),
        revision=row["revision"],
        package=row["package"],
        withdrawn_at=None if withdrawn is None else moment(withdrawn),
    )
