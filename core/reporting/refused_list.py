"""The list of packages that could not be received: which file, whose, why, and what its sender should do."""

from dataclasses import dataclass
from datetime import date

from core.reporting.data import HeadData
from core.reporting.document import Align, Block, CellKind, Column, Paragraph, Report, Row, Table
from core.reporting.head import letterhead
from core.reporting.words import ReportWords

KIND = "refused_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """One file. `sender` is the unit the file says it is from, unproved; empty when nothing could be read."""

    name: str
    sender: str
    reason: str
    cure: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedData:
    """All files of one reading, in the order they were chosen; `day` is when they were looked at."""

    head: HeadData
    day: date
    files: tuple[RefusedFile, ...]


def refused_list(data: RefusedData, words: ReportWords) -> Report:
    """A working list: nobody signs it."""
    own = words.refused
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.day),
        letterhead=letterhead(data.head, words.form),
        blocks=_blocks(data, words),
        landscape=True,
    )


def _blocks(data: RefusedData, words: ReportWords) -> tuple[Block, ...]:
    own = words.refused
    return (
        Paragraph(text=own.summary(len(data.files))),
        Table(
            name=own.sheet,
            columns=(
                Column(title=words.form.ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
                Column(title=own.sender, width=24),
                Column(title=own.file, width=30),
                Column(title=own.reason, width=40),
                Column(title=own.cure, width=44),
                Column(title=own.code, width=14),
            ),
            rows=tuple(
                Row(
                    cells=(
                        number,
                        each.sender or own.unknown_sender,
                        each.name,
                        each.reason,
                        each.cure,
                        each.code,
                    )
                )
                for number, each in enumerate(data.files, 1)
            ),
            notes=(own.note,),
        ),
    )
