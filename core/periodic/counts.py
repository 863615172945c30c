"""One figure of the annexes, and the ways of counting that several of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.periodic.windows import WindowView
from core.records.catalogue import Record, kind_of

FigureValue = int | Decimal | date | None
Count = Callable[[WindowView], FigureValue]
Test = Callable[[Any], bool]


class Unit(StrEnum):
    """What a figure is counted in."""

    TASK = "task"
    DOCUMENT = "document"
    REPORT = "report"
    INSPECTION = "inspection"
    FINDING = "finding"
    FORM = "form"
    ITEM = "item"
    TIME = "time"
    TURN = "turn"
    INITIATIVE = "initiative"
    DIALOGUE = "dialogue"
    OPINION = "opinion"
    CASE = "case"
    PERSON = "person"
    PART = "part"
    POST = "post"
    CLASS = "class"
    DONG = "dong"
    PUBLICATION = "publication"
    RECOMMENDATION = "recommendation"
    WORK_FILE = "work_file"
    MEETING = "meeting"
    DAY = "day"
    PROCEDURE = "procedure"
    DOSSIER = "dossier"
    TRANSACTION = "transaction"
    COPY = "copy"
    FEEDBACK = "feedback"
    SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: its code in the annex, its key there, the kind and the fields it is counted from.

    `count` answers None where nobody entered it. `days` are the days an event of it may have; a record
    without any of them counts nowhere and is told beneath the annex.
    """

    code: str
    key: str
    unit: Unit
    kind: str
    fields: tuple[str, ...]
    count: Count
    days: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The figure under its full name, as texts know it: `KT.findings`."""
        return f"{self.code}.{self.key}"


def always(_row: Record) -> bool:
    """Every record."""
    return True


def custom(name: str, unit: Unit, *, kind: str, fields: tuple[str, ...], count: Count) -> Figure:
    """A figure with a count of its own; None where nobody kept this kind of record."""
    code, _, key = name.partition(".")
    return Figure(code=code, key=key, unit=unit, kind=kind, fields=fields, count=told(kind, count))


def told(kind: str, count: Count) -> Count:
    """A count that says nothing where nobody kept this kind of record."""
    return lambda view: count(view) if view.is_told(kind) else None


def events(
    name: str, unit: Unit, *, kind: str, days: tuple[str, ...], where: Test = always, of: str = ""
) -> Figure:
    """How many events have their day in the window; with `of` the sum of a count of theirs."""

    def count(view: WindowView) -> int:
        found = (row for row in view.within(kind, *days) if where(row))
        return sum((getattr(row, of) or 0) if of else 1 for row in found)

    code, _, key = name.partition(".")
    return Figure(
        code=code,
        key=key,
        unit=unit,
        kind=kind,
        fields=(*days, *((of,) if of else ())),
        count=told(kind, count),
        days=days,
    )


def summed(name: str, unit: Unit, *, kind: str, of: str = "") -> Figure:
    """A count of a stretch of days, added over the rows of the window (several names joined by `+`)."""
    code, _, key = name.partition(".")
    names = of or key
    return Figure(
        code=code,
        key=key,
        unit=unit,
        kind=kind,
        fields=tuple(names.split("+")),
        count=lambda view: view.sum(kind, names),
    )


def standing(name: str, unit: Unit, *, kind: str, of: str = "") -> Figure:
    """A figure that stands on one day: the newest by the end of the window."""
    code, _, key = name.partition(".")
    field = of or key

    def count(view: WindowView) -> int | None:
        row = view.latest(kind)
        return None if row is None else getattr(row, field)

    return Figure(code=code, key=key, unit=unit, kind=kind, fields=("as_of", field), count=count)


def amount(name: str, *, of: str = "", is_of_year: bool = False) -> Figure:
    """Money in dong over the window's rows; what is assigned for a year is the newest row's, never a sum."""
    code, _, key = name.partition(".")
    field = of or key

    def count(view: WindowView) -> Decimal | None:
        given = [value for row in view.stretches("finance") if (value := getattr(row, field)) is not None]
        if not given:
            return None
        return given[-1] if is_of_year else sum(given, Decimal(0))

    return Figure(code=code, key=key, unit=Unit.DONG, kind="finance", fields=(field,), count=count)


def day_of(name: str, *, kind: str, field: str, where: Test = always) -> Figure:
    """The newest day in the window; of what lasts the newest by its end, however long ago."""
    code, _, key = name.partition(".")

    def count(view: WindowView) -> date | None:
        rows = view.until(kind, field) if kind_of(kind).lasts else view.within(kind, field)
        found = [getattr(row, field) for row in rows if where(row)]
        return max(found, default=None)

    return Figure(code=code, key=key, unit=Unit.DAY, kind=kind, fields=(field,), count=count)
