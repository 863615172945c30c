"""A sheet -> an annex: the tree with its places, the rule each leaf describes, and what does not add up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from core.annex.claims import counts_differ, decision_in, name_in, year_in
from core.annex.columns import Columns, find_columns
from core.annex.guess import guess_rule
from core.annex.numbering import Code, Style
from core.annex.rows import Read, rows_read
from core.annex.values import NODES, Annex, AnnexLine, AnnexSheet, Role
from core.findings import Finding, error, warning
from core.text import clean_line

_ROOT = ""


def read_annex(sheets: Sequence[AnnexSheet], *, roles: Mapping[int, Role] | None = None) -> Annex:
    """The annex in the sheet with the longest table; `roles` are the person's word on single rows.

    A file without such a table gives an annex with no lines and the finding that says so.
    """
    found = [(sheet, columns) for sheet in sheets if (columns := find_columns(sheet)) is not None]
    if not found:
        return Annex(findings=(error("ANNEX_NO_TABLE"),))
    sheet, columns = max(found, key=lambda pair: len(pair[0].rows))
    rows = [_as_told(each, roles or {}) for each in rows_read(sheet, columns)]
    titles = _titles(sheet, columns)
    year = year_in(titles)
    lines = _described(_placed(rows), year=year)
    texts = (*titles, *(line.name for line in lines if line.role is Role.TOTAL))
    findings = (*_other_tables(found, sheet), *counts_differ(texts, lines), *_none_scored(lines))
    return Annex(
        sheet=sheet.name,
        lines=lines,
        findings=findings,
        name=name_in(titles),
        decision=decision_in(titles),
        year=year,
        total=next(
            (line.points for line in lines if line.role is Role.TOTAL and line.points is not None), None
        ),
    )


def _titles(sheet: AnnexSheet, columns: Columns) -> tuple[str, ...]:
    rows = sheet.rows[: columns.first_row]
    held = (clean_line(cell.text) for row in rows for cell in row.cells if not cell.from_left)
    return tuple(text for text in held if text)


def _as_told(found: Read, roles: Mapping[int, Role]) -> Read:
    told = roles.get(found.line.row)
    if told is None:
        return found
    code = found.code
    if told in NODES and code is None:
        code = Code(text=f"#{found.line.row}", style=Style.DOTTED)
    if told not in NODES:
        code = None
    return Read(line=replace(found.line, role=told), code=code)


def _placed(rows: Sequence[Read]) -> list[AnnexLine]:
    """Rows with a code become the tree by their rank; those without describe the row above them."""
    ids = _ids(rows)
    above: list[tuple[Code, str]] = []
    lines: list[AnnexLine] = []
    taken: Counter[str] = Counter()
    for each, own in zip(rows, ids, strict=True):
        if each.code is None or each.line.role not in {Role.LINE, *NODES}:
            lines.append(each.line)
            continue
        while above and above[-1][0].rank >= each.code.rank:
            above.pop()
        taken[own] += 1
        node_id = own if taken[own] == 1 else f"{own}#{each.line.row}"
        parent = above[-1][1] if above else _ROOT
        findings = (*each.line.findings, *_out_of_place(each, above, again=taken[own] > 1))
        above.append((each.code, node_id))
        lines.append(replace(each.line, role=Role.LEAF, id=node_id, parent=parent, findings=findings))
    return _with_roles(lines)


def _ids(rows: Sequence[Read]) -> list[str]:
    """Printed codes are ids where they are unique; codes that begin anew in every area get it in front."""
    dotted = Counter(each.code.text for each in rows if each.code is not None and _is_dotted(each.code))
    begins_anew = any(times > 1 and "." not in text for text, times in dotted.items())
    ids, area, number = [], "", ""
    for each in rows:
        code = each.code
        if code is None:
            ids.append("")
            continue
        if code.style in {Style.LETTER, Style.ROMAN}:
            area = code.text
        own = code.text
        if _is_dotted(code):
            own = f"{area}.{code.text}" if begins_anew and area else code.text
            number = own
        elif code.style is Style.SMALL:
            own = f"{number or area}.{code.text}".strip(".")
        ids.append(own)
    return ids


def _is_dotted(code: Code) -> bool:
    return code.style is Style.DOTTED


def _out_of_place(each: Read, above: Sequence[tuple[Code, str]], *, again: bool) -> Iterator[Finding]:
    assert each.code is not None
    where = f"row/{each.line.row}"
    if again:
        yield error("ANNEX_CODE_TWICE", where, printed=each.code.text)
    parent = above[-1][0] if above else None
    if parent is not None and _is_dotted(parent) and _is_dotted(each.code):
        depth = len(parent.parts)
        if each.code.parts[:depth] != parent.parts or len(each.code.parts) > depth + 1:
            yield warning("ANNEX_CODE_ORDER", where, printed=each.code.text, above=parent.text)


def _with_roles(lines: Sequence[AnnexLine]) -> list[AnnexLine]:
    """What has rows of the tree below it is an area at the top and a group elsewhere."""
    parents = {line.parent for line in lines if line.role is Role.LEAF}
    shown = []
    for line in lines:
        if line.role is Role.LEAF and not line.parent:
            line = replace(line, role=Role.AREA)  # noqa: PLW2901 - the same row, told apart
        elif line.role is Role.LEAF and line.id in parents:
            line = replace(line, role=Role.GROUP)  # noqa: PLW2901
        shown.append(line)
    return shown


def _described(lines: Sequence[AnnexLine], *, year: int | None) -> tuple[AnnexLine, ...]:
    """Each leaf with the rule its own remarks and the lines below it describe."""
    below: dict[str, list[tuple[str, Decimal | None]]] = {}
    own = ""
    for line in lines:
        if line.id:
            own = line.id
        elif line.role is Role.LINE and own:
            text = "\n".join(part for part in (line.name, line.how) if part)
            below.setdefault(own, []).append((text, line.points))
        elif line.role is not Role.LINE:
            own = own if line.role is Role.IGNORED else ""
    return tuple(_guessed(line, below.get(line.id, []), year=year) for line in lines)


def _guessed(line: AnnexLine, below: Sequence[tuple[str, Decimal | None]], *, year: int | None) -> AnnexLine:
    if line.role is not Role.LEAF:
        return line
    title, _, rest = line.name.partition("\n")
    texts = [(text, None) for text in (rest, line.how) if text]
    guess = guess_rule(title, [*texts, *below], maximum=line.points, year=year)
    told = "\n".join(text for text, _points in [*texts, *_with_points(below)])
    found = list(line.findings)
    if line.points is None and not any(each.code == "ANNEX_POINTS_UNREAD" for each in found):
        found.append(error("ANNEX_NO_POINTS", f"row/{line.row}", printed=line.code))
    return replace(line, name=title, how=told, guess=guess, findings=tuple(found))


def _with_points(below: Sequence[tuple[str, Decimal | None]]) -> Iterator[tuple[str, None]]:
    """Points that stood in a column of their own come behind the words, as one text says them."""
    for text, points in below:
        yield (
            (
                text
                if points is None
                else f"{text}: {points}".replace(".", ",")
                if "." not in text
                else f"{text}: {points}"
            ),
            None,
        )


def _none_scored(lines: Sequence[AnnexLine]) -> Iterator[Finding]:
    if not any(line.role is Role.LEAF for line in lines):
        yield error("ANNEX_NO_LEAVES")


def _other_tables(found: Sequence[tuple[AnnexSheet, Columns]], chosen: AnnexSheet) -> Iterator[Finding]:
    for sheet, _columns in found:
        if sheet is not chosen:
            yield warning("ANNEX_OTHER_TABLE", sheet=sheet.name)
