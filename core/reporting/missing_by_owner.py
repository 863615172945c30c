"""What is still missing, a list for each person who answers for it, a box for each paper to bring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import Block, CellValue, Emphasis, Heading, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "missing_by_owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedLack:
    """What one criterion still needs; `needed` are the papers asked for, one box each."""

    code: str
    name: str
    need: str
    needed: tuple[str, ...]
    at_stake: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLacks:
    """Everything one person still owes; `owner` is empty where nobody was named."""

    owner: str
    lacks: tuple[OwnedLack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingData:
    """What a year lacks as seen on `today`. `only` names the one person the sheet is for."""

    head: HeadData
    year: int
    today: date
    is_sample: bool
    owners: tuple[OwnerLacks, ...]
    only: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingWords:
    """The words of the sheet."""

    symbol: str
    title: str
    subtitle: Callable[[int, date], str]
    summary: Callable[[int, Decimal], str]
    nothing: str
    nobody: str
    owner_heading: Callable[[str], str]
    owner_sheet: Callable[[int], str]
    owner_summary: Callable[[int, Decimal], str]
    code: str
    criterion: str
    needed: str
    at_stake: str
    brought: str
    brought_on: str
    received: str


def missing_by_owner(data: MissingData, own: MissingWords, *, form: FormWords) -> Report:
    """One part per person, most points first; those nobody answers for close the sheet."""
    lacks = tuple(lack for owner in data.owners for lack in owner.lacks)
    at_stake = sum((lack.at_stake for lack in lacks), Decimal(0))
    told = own.summary(len(lacks), at_stake) if lacks else own.nothing
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, data.today),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=(
            Paragraph(text=told),
            *(
                block
                for number, owner in enumerate(data.owners, 1)
                for block in _owner(owner, own, number=number)
            ),
        ),
        facts=(("year", data.year), ("criteria_missing", len(lacks)), ("points_at_stake", at_stake)),
    )


def _owner(owner: OwnerLacks, own: MissingWords, *, number: int) -> tuple[Block, ...]:
    at_stake = sum((lack.at_stake for lack in owner.lacks), Decimal(0))
    columns = (
        col.code(own.code),
        col.text(own.criterion, 34),
        col.text(own.needed, 34),
        col.points(own.at_stake, 10),
        col.box(own.brought),
        col.text(own.brought_on, 12),
    )
    return (
        Heading(text=f"{number}. {own.owner_heading(owner.owner or own.nobody)}"),
        Paragraph(text=own.owner_summary(len(owner.lacks), at_stake)),
        Table(
            name=own.owner_sheet(number),
            columns=columns,
            rows=tuple(row for lack in owner.lacks for row in _rows(lack)),
            notes=(own.received,),
            total=Row(cells=("", None, None, at_stake, None, None), emphasis=Emphasis.TOTAL),
        ),
    )


def _rows(lack: OwnedLack) -> tuple[Row, ...]:
    """The need first, then a row with a box for every paper the criteria set names."""
    first: tuple[CellValue, ...] = (lack.code, lack.name, lack.need, lack.at_stake, False, None)
    papers = (("", "", name, None, False, None) for name in lack.needed)
    return (Row(cells=first), *(Row(cells=cells) for cells in papers))
