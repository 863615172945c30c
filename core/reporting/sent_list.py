"""The list that goes with result packages on a stick: which file is for whom, with room to sign for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.reporting.data import HeadData
from core.reporting.document import Align, CellKind, Column, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "sent_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentListWords:
    """The words of the list; `file_name` is that of the workbook."""

    title: str
    subtitle: Callable[[int, int], str]
    introduction: Callable[[int, datetime], str]
    sheet: str
    code: str
    unit: str
    files: str
    revision: str
    size: str
    digest: str
    received: str
    file_name: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """One package that was written: for whom, in which files, with which digest."""

    code: str
    name: str
    files: tuple[str, ...]
    revision: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentListData:
    """Everything written at one go."""

    head: HeadData
    year: int
    at: datetime
    lines: tuple[SentLine, ...]


def sent_list(data: SentListData, own: SentListWords, *, form: FormWords) -> Report:
    """One row for each package."""
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, len(data.lines)),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        blocks=(
            Paragraph(text=own.introduction(len(data.lines), data.at)),
            Table(
                name=own.sheet,
                columns=(
                    Column(title=form.ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
                    Column(title=own.code, width=9, align=Align.CENTRE),
                    Column(title=own.unit, width=26),
                    Column(title=own.files, width=34),
                    Column(title=own.revision, width=7, kind=CellKind.COUNT, align=Align.RIGHT),
                    Column(title=own.size, width=11, kind=CellKind.COUNT, align=Align.RIGHT),
                    Column(title=own.digest, width=34),
                    Column(title=own.received, width=18),
                ),
                rows=tuple(
                    Row(
                        cells=(
                            number,
                            line.code,
                            line.name,
                            "\n".join(line.files),
                            line.revision,
                            line.size,
                            line.digest,
                            "",
                        )
                    )
                    for number, line in enumerate(data.lines, 1)
                ),
            ),
        ),
    )
