"""The fields a province's own template may use, as plain values made from one `Report`.

Everything is text that is ready to be printed; lists are tuples, groups are mappings by an ASCII name. Parts
of the body are handed on as blocks: the writer draws them as in the built-in form. Nothing here has methods
worth calling, so that a template can only read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from core.reporting import display
from core.reporting.document import (
    Annex,
    Block,
    CellKind,
    CellValue,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
    tables_of,
)
from core.text import fold

MOST_COLUMNS = 40
_LONGEST_NAME = 40
_TICKED = MappingProxyType({False: "\u2610", True: "\u2611"})
_OPEN_GROUPS = frozenset({"tables", "sections", "facts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Blocks that are drawn as in the built-in form."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """The following begins on a page of its own, upright or landscape."""

    landscape: bool


Value = str | bool | Drawn | NewPage | tuple["Value", ...] | Mapping[str, "Value"]
Fields = Mapping[str, Value]


class ShapeKind(StrEnum):
    """What a template may do with a field: print it, ask for it, draw it, go through it, look into it."""

    TEXT = "text"
    FLAG = "flag"
    PART = "part"
    LIST = "list"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a field is.

    Attributes:
        item: of a list: what each of it is.
        members: of a group: its fields by name.
        is_open: of a group: it may have members in other years that it has not in this one.
    """

    kind: ShapeKind
    item: "Shape | None" = None
    members: Mapping[str, "Shape"] = field(default_factory=dict)
    is_open: bool = False


TEXT, FLAG, PART = Shape(kind=ShapeKind.TEXT), Shape(kind=ShapeKind.FLAG), Shape(kind=ShapeKind.PART)
LINES = Shape(kind=ShapeKind.LIST, item=TEXT)
LOOP = Shape(
    kind=ShapeKind.GROUP,
    members=MappingProxyType({"index": TEXT, "first": FLAG, "last": FLAG, "length": TEXT}),
)


def fields_of(report: Report) -> Fields:
    """Every field of one report with its value."""
    head, foot = report.letterhead, report.signature
    recipients = () if foot is None else foot.recipients
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "reference": report.reference,
        "notice": report.notice,
        "letterhead": {
            "superior": "" if head is None else head.superior,
            "issuer": () if head is None else head.issuer,
            "number_line": "" if head is None else head.number_line,
            "nation": "" if head is None else head.nation,
            "motto": "" if head is None else head.motto,
            "place_and_day": "" if head is None else head.place_and_day,
            "subject": "" if head is None else head.subject,
        },
        "signature": {
            "lines": () if foot is None else foot.lines,
            "name": "" if foot is None else foot.name,
            "recipients_label": foot.recipients_label if foot is not None and recipients else "",
            "recipients": tuple(f"{name};" for name in recipients[:-1]) + recipients[-1:],
        },
        "body": Drawn(blocks=report.blocks, landscape=report.landscape),
        "annexes": tuple(map(_annex, report.annexes)),
        "tables": dict(_tables(report)),
        "sections": dict(_sections(report.blocks)),
        "facts": {_identifier(name): _shown(value, CellKind.TEXT) for name, value in report.facts},
    }


def shape_of(report: Report) -> Shape:
    """What a template of this kind of report may use."""
    fields = fields_of(report)
    named = {name: _shape(name, value) for name, value in fields.items()}
    named["annexes"] = Shape(
        kind=ShapeKind.LIST,
        item=_group({"label": TEXT, "title": TEXT, "reference": TEXT, "body": PART, "page": PART}),
    )
    return _group(named)


def table_shape(columns: int) -> Shape:
    """What can be read of one table; a template may name more columns than this year's table has."""
    cells = {f"c{number}": TEXT for number in range(1, columns + 1)}
    row = _group({**cells, "is_group": FLAG, "is_total": FLAG, "is_warning": FLAG})
    return _group(
        {
            "caption": TEXT,
            "titles": row,
            "rows": Shape(kind=ShapeKind.LIST, item=row),
            "total": row,
            "notes": LINES,
        }
    )


SECTION = Shape(kind=ShapeKind.GROUP, members=MappingProxyType({"title": TEXT, "text": TEXT}))


def paths_of(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """Every field below a shape with its full name, in the order of reading; items of lists as `name[]`."""
    for name, member in shape.members.items():
        full = f"{path}.{name}" if path else name
        if member.kind is not ShapeKind.GROUP:
            yield full, member
        below, at = (member.item, f"{full}[]") if member.kind is ShapeKind.LIST else (member, full)
        if below is not None:
            yield from paths_of(below, at)


def _group(members: Mapping[str, Shape], *, is_open: bool = False) -> Shape:
    return Shape(kind=ShapeKind.GROUP, members=members, is_open=is_open)


def _shape(name: str, value: Value) -> Shape:
    match value:
        case str():
            return TEXT
        case bool():
            return FLAG
        case tuple():
            return LINES
        case Drawn() | NewPage():
            return PART
    if name == "tables":
        shapes = {each: table_shape(_columns(held)) for each, held in value.items()}
        return _group(shapes, is_open=True)
    members = {each: _shape(each, held) for each, held in value.items()}
    return _group(members, is_open=name in _OPEN_GROUPS)


def _columns(table: Value) -> int:
    assert isinstance(table, Mapping)
    titles = table["titles"]
    assert isinstance(titles, Mapping)
    return sum(1 for name in titles if name.startswith("c"))


def _annex(annex: Annex) -> Fields:
    return {
        "label": annex.label,
        "title": annex.title,
        "reference": annex.reference,
        "body": Drawn(blocks=annex.blocks, landscape=annex.landscape),
        "page": NewPage(landscape=annex.landscape),
    }


def _tables(report: Report) -> Iterator[tuple[str, Fields]]:
    """Tables by the name of their sheet; a name that comes again is numbered."""
    seen: dict[str, int] = {}
    for table in tables_of(report):
        name = _identifier(table.name)
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}_{seen[name]}"), _table(table)


def _table(table: Table) -> Fields:
    columns = table.columns[:MOST_COLUMNS]
    titles = Row(cells=tuple(column.title for column in columns))
    return {
        "caption": table.caption,
        "titles": _row(titles, columns),
        "rows": tuple(_row(row, columns) for row in table.rows),
        "total": _row(table.total or Row(cells=("",) * len(columns)), columns),
        "notes": table.notes,
    }


def _row(row: Row, columns: Sequence[Column]) -> Fields:
    cells = {
        f"c{number}": _shown(value, column.kind)
        for number, (value, column) in enumerate(zip(row.cells, columns, strict=False), start=1)
    }
    return {
        **cells,
        "is_group": row.emphasis is Emphasis.GROUP,
        "is_total": row.emphasis is Emphasis.TOTAL,
        "is_warning": row.emphasis is Emphasis.WARNING,
    }


def _shown(value: CellValue, kind: CellKind) -> str:
    return _TICKED[value] if isinstance(value, bool) else display.show(value, kind)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, Fields]]:
    """What stands as running text under each heading, by the words of the heading without its number."""
    title, texts = "", list[str]()
    for block in (*blocks, Heading(text="")):
        if isinstance(block, Paragraph):
            texts.append(block.text)
        if isinstance(block, Heading):
            if title:
                yield _identifier(_NUMBERED.sub("", title)), {"title": title, "text": "\n".join(texts)}
            title, texts = block.text, []


_NUMBERED = re.compile(r"^\s*([IVXLC]+|[0-9]+(\.[0-9]+)*|[a-z])[.)/]\s*")


def _identifier(text: str) -> str:
    """A name of a-z, 0-9 and _ that a template can write."""
    plain = re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_")[:_LONGEST_NAME].strip("_")
    if not plain:
        return "x"
    return plain if plain[0].isalpha() else f"x_{plain}"
