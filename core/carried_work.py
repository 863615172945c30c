"""Rows of the workspace as an appraisal package carries them, and back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.assessment import Appraisal, OutsideValue
from core.desks import mark_of
from core.explanation import LineQuestion
from core.packages.appraisal_payloads import (
    CarriedInput,
    CarriedOutside,
    CarriedQuestion,
    CarriedRow,
)


def marked(rows: Sequence[Appraisal], unit: str, *, year: int) -> tuple[Appraisal, ...]:
    """The same rows, each with its mark; rows of earlier versions get theirs here."""
    return tuple(row if row.mark else replace(row, mark=mark_of(row, unit, year=year)) for row in rows)


def carried_row(row: Appraisal, unit: str, *, own: str) -> CarriedRow:
    """A marked row as it travels; `own` is the code of the office that sends it."""
    return CarriedRow(
        mark=row.mark,
        upon=row.upon,
        desk=row.desk or own,
        unit=unit,
        criterion=row.criterion,
        stage=row.stage,
        points=row.points,
        excluded=row.excluded,
        reason=row.reason,
        opinion=row.opinion,
        officer=row.officer,
        at=row.at.replace(microsecond=0),
        revision=row.revision,
    )


def row_of(carried: CarriedRow, *, own: str) -> Appraisal:
    """A row as this office keeps it; what it gave itself bears no code of a desk."""
    return Appraisal(
        criterion=carried.criterion,
        stage=carried.stage,
        points=carried.points,
        excluded=carried.excluded,
        reason=carried.reason,
        opinion=carried.opinion,
        officer=carried.officer,
        at=carried.at,
        revision=carried.revision,
        mark=carried.mark,
        upon=carried.upon,
        desk="" if carried.desk == own else carried.desk,
    )


def is_same_row(held: Appraisal, offered: Appraisal) -> bool:
    """Whether two rows of one mark say the same; moments travel to the second."""
    return replace(held, at=held.at.replace(microsecond=0), desk="") == replace(offered, desk="")


def carried_question(question: LineQuestion, unit: str) -> CarriedQuestion:
    """A question as it travels."""
    withdrawn = question.withdrawn_at
    return CarriedQuestion(
        id=question.id,
        unit=unit,
        criterion=question.criterion,
        reason=question.text,
        officer=question.officer,
        at=question.at.replace(microsecond=0),
        revision=question.revision,
        package=question.package,
        withdrawn_at=None if withdrawn is None else withdrawn.replace(microsecond=0),
    )


def question_of(carried: CarriedQuestion) -> LineQuestion:
    """A question as this office keeps it."""
    return LineQuestion(
        id=carried.id,
        criterion=carried.criterion,
        text=carried.reason,
        officer=carried.officer,
        at=carried.at,
        revision=carried.revision,
        package=carried.package,
        withdrawn_at=carried.withdrawn_at,
    )


def carried_outside(value: OutsideValue, unit: str) -> CarriedOutside:
    """A value from outside as it travels."""
    return CarriedOutside(
        unit=unit,
        criterion=value.criterion,
        inputs=tuple(CarriedInput(name=name, value=text) for name, text in value.inputs),
        source=value.document,
        officer=value.entered_by,
        at=None if value.entered_at is None else value.entered_at.replace(microsecond=0),
    )


def outside_of(carried: Iterable[CarriedOutside]) -> dict[str, tuple[OutsideValue, ...]]:
    """Values from outside by unit."""
    found: dict[str, tuple[OutsideValue, ...]] = {}
    for each in carried:
        value = OutsideValue(
            criterion=each.criterion,
            inputs=tuple((one.name, one.value) for one in each.inputs),
            document=each.source,
            entered_by=each.officer,
            entered_at=each.at,
        )
        found[each.unit] = (*found.get(each.unit, ()), value)
    return found


def by_line(rows: Sequence[Appraisal]) -> dict[str, list[Appraisal]]:
    """Rows of one unit by criterion, each in its order."""
    found: dict[str, list[Appraisal]] = {}
    for row in rows:
        found.setdefault(row.criterion, []).append(row)
    return found
