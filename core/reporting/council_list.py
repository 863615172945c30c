"""The list of the appraisal council as it is issued: by part, with job, organisation and areas."""

from dataclasses import dataclass

from core.council import CouncilMember
from core.reporting.data import HeadData
from core.reporting.document import Align, Block, CellKind, Column, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import CouncilWords, ReportWords


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilData:
    """The members of a year in order; `areas` are pairs of id and name of the set's areas."""

    head: HeadData
    year: int
    members: tuple[CouncilMember, ...]
    areas: tuple[tuple[str, str], ...] = ()


def council_list(data: CouncilData, words: ReportWords) -> Report:
    """Every member; an empty council says so."""
    own = words.council
    return Report(
        kind="council",
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        blocks=_blocks(data, words),
        facts=(("year", data.year), ("members", len(data.members))),
    )


def _blocks(data: CouncilData, words: ReportWords) -> tuple[Block, ...]:
    own = words.council
    if not data.members:
        return (Paragraph(text=own.nobody),)
    named = dict(data.areas)
    return (
        Table(
            name=own.sheet,
            columns=_columns(words.form.ordinal, own),
            rows=tuple(
                _row(number, member, named=named, own=own) for number, member in enumerate(data.members, 1)
            ),
        ),
        Paragraph(text=own.summary(len(data.members))),
    )


def _columns(ordinal: str, own: CouncilWords) -> tuple[Column, ...]:
    return (
        Column(title=ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
        Column(title=own.name, width=24),
        Column(title=own.job, width=34),
        Column(title=own.part, width=20),
        Column(title=own.areas, width=34),
    )


def _row(number: int, member: CouncilMember, *, named: dict[str, str], own: CouncilWords) -> Row:
    job = ", ".join(part for part in (member.job, member.organisation) if part)
    areas = "\n".join(f"{area}. {named[area]}" if area in named else area for area in member.areas)
    return Row(cells=(number, member.name, job, own.part_of(member.part), areas or own.all_areas))
