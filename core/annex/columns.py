"""Where the table of an annex begins, and which column holds what."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.annex.numbering import code_in
from core.annex.values import AnnexRow, AnnexSheet
from core.text import clean_line, fold

_MOST_ROWS_ABOVE = 60
_LONGEST_TITLE = 90
_CODES = ("stt", "tt", "so tt", "so thu tu", "ma", "ma so", "ma tieu chi", "muc", "ky hieu")
_NAMES = ("tieu chi", "linh vuc", "noi dung", "chi so", "chi tieu", "ten goi")
_POINTS = (
    "diem toi da",
    "diem chuan",
    "thang diem",
    "diem quy dinh",
    "diem cao nhat",
    "toi da",
    "so diem",
    "diem",
)
_HOWS = (
    "cach tinh",
    "cach cham",
    "cach xac dinh",
    "ghi chu",
    "huong dan",
    "phuong phap",
    "dien giai",
    "quy dinh cham",
)
_EVIDENCE = ("tai lieu kiem chung", "tlkc", "minh chung", "kiem chung", "ho so chung minh")
_WHO = (
    "don vi cham",
    "co quan cham",
    "noi cham",
    "don vi danh gia",
    "co quan danh gia",
    "hinh thuc danh gia",
)
_GIVEN = ("tu cham", "tu danh gia", "tham dinh", "dat duoc", "thuc te", "hoi dong", "phuc tra", "chenh lech")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Columns by their use, and the rows of the header; `code` None: codes stand before the names."""

    first_row: int
    last_row: int
    name: int
    points: int
    code: int | None = None
    how: tuple[int, ...] = ()
    evidence: int | None = None
    who: int | None = None


def find_columns(sheet: AnnexSheet) -> Columns | None:
    """The header of the table: one row or two rows of titles; None where there is none."""
    rows = sheet.rows[:_MOST_ROWS_ABOVE]
    for at, row in enumerate(rows):
        one = _titles(row)
        if not _names_a_table(one):
            continue
        below = rows[at + 1] if at + 1 < len(rows) else None
        two = _joined(one, _titles(below)) if below is not None and _continues(below) else None
        for titles, last in ((two, at + 1), (one, at)):
            found = None if titles is None else _columns(titles, at, last=last)
            if found is not None:
                return found
    return None


def is_header_again(row: AnnexRow, columns: Columns) -> bool:
    """Whether the header is repeated, as on every printed page."""
    name, points = fold(row.text(columns.name)), fold(row.text(columns.points))
    return _is_one_of(name, _NAMES) and _is_one_of(points, _POINTS)


def is_column_numbers(row: AnnexRow) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or 1 2 3=1+2."""
    held = [clean_line(cell.text).strip("()[] ").partition("=")[0].strip() for cell in row.cells]
    shown = [text for text in held if text]
    least = 3
    return len(shown) >= least and shown == [str(at) for at in range(1, len(shown) + 1)]


def _titles(row: AnnexRow) -> list[str]:
    held: list[str] = []
    for cell in row.cells:
        text = held[-1] if cell.from_left and held else fold(clean_line(cell.text))
        held.append(text)
    return held


def _names_a_table(titles: list[str]) -> bool:
    shown = [text for text in titles if text]
    least = 2
    return (
        len(set(shown)) >= least
        and any(_is_one_of(text, _NAMES) for text in shown)
        and any("diem" in text or "toi da" in text for text in shown)
    )


def _continues(below: AnnexRow) -> bool:
    """A second row of titles holds words only: no code, no figure."""
    shown = [clean_line(cell.text) for cell in below.cells if clean_line(cell.text)]
    return bool(shown) and all(
        len(text) <= _LONGEST_TITLE and not text[0].isdigit() and text[0] != "(" and code_in(text) is None
        for text in shown
    )


def _joined(above: list[str], below: list[str]) -> list[str]:
    width = max(len(above), len(below))
    padded = [[*titles, *[""] * (width - len(titles))] for titles in (above, below)]
    return [f"{one} {two}".strip() for one, two in zip(*padded, strict=True)]


def _columns(titles: list[str], first: int, *, last: int) -> Columns | None:
    points = _best(titles, _POINTS)
    code = next((at for at, text in enumerate(titles) if text.strip(". ") in _CODES), None)
    names = _all(titles, _NAMES, without={points, code})
    name = next(names, None)
    if name is None or points is None:
        return None
    return Columns(
        first_row=first,
        last_row=last,
        name=name,
        points=points,
        code=code,
        how=tuple(_all(titles, _HOWS, without={name, points, code})),
        evidence=next(_all(titles, _EVIDENCE, without={name, points, code}), None),
        who=next(_all(titles, _WHO, without={name, points, code}), None),
    )


def _best(titles: list[str], wanted: tuple[str, ...]) -> int | None:
    """The column of the maximum: the most telling title first, never one of given points."""
    for word in wanted:
        for at, text in enumerate(titles):
            if word in text and not _is_one_of(text, _GIVEN) and not _is_one_of(text, _HOWS):
                return at
    return None


def _all(titles: list[str], wanted: tuple[str, ...], *, without: set[int | None]) -> Iterator[int]:
    return (at for at, text in enumerate(titles) if at not in without and _is_one_of(text, wanted))


def _is_one_of(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)
