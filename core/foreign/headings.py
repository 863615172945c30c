"""Where the table of a foreign sheet begins, and which of its columns are likely ours."""

from collections.abc import Mapping, Sequence

from core.foreign.values import MONTH, NEEDED, SINGLE_DOSSIERS
from core.foreign.words import HEADINGS, MONTH_HEADINGS, told
from core.records.catalogue import KINDS

Labels = Mapping[str, Mapping[str, str]]
_EXACT, _BEGINS, _CONTAINS = 3, 2, 1
_FEWEST = 3
_SHORTEST, _LONG = 4, 6


def wanted_headings(kind: str, labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """For each field of a kind the folded words its column may have."""
    if kind == SINGLE_DOSSIERS:
        return {column.value: words for column, words in HEADINGS.items()}
    own = {name: (told(label),) for name, label in labels[kind].items()}
    return {MONTH: MONTH_HEADINGS, **own} if kind == "dossier_count" else own


def find_header(rows: Sequence[Sequence[str]], labels: Labels) -> int:
    """The row (from 1) that looks most like headings; 0 when there is none."""
    ours = {told(label) for kind in labels.values() for label in kind.values()}
    words = {word for words in HEADINGS.values() for word in words}
    best, place = 0, 0
    for number, row in enumerate(rows, 1):
        cells = [told(cell) for cell in row if cell]
        known = sum(1 for cell in cells if cell in ours or any(_fits(word, cell) for word in words))
        if known > best:
            best, place = known, number
    return place


def propose(headers: Sequence[str], kind: str, *, labels: Labels) -> dict[str, int]:
    """Each field with the column that fits it best; every column is given once, the best fit first."""
    found: list[tuple[int, int, int, str]] = []
    compared = [told(header) for header in headers]
    for order, (name, words) in enumerate(wanted_headings(kind, labels).items()):
        for at, header in enumerate(compared):
            fit = max((_fits(word, header) for word in words), default=0)
            if fit:
                found.append((-fit, order, at, name))
    chosen: dict[str, int] = {}
    for _, _, at, name in sorted(found):
        if name not in chosen and at not in chosen.values():
            chosen[name] = at
    return chosen


def likely_kind(headers: Sequence[str], labels: Labels) -> str:
    """A list of single dossiers when its three days are there, else the kind with most fitting headings."""
    days = propose(headers, SINGLE_DOSSIERS, labels=labels)
    if all(column.value in days for column in NEEDED):
        return SINGLE_DOSSIERS
    scored = [(sum(1 for name in propose(headers, kind.code, labels=labels)), kind.code) for kind in KINDS]
    best = max(count for count, _ in scored)
    return next(code for count, code in scored if count == best) if best >= _FEWEST else SINGLE_DOSSIERS


def _fits(word: str, header: str) -> int:
    if not word or not header:
        return 0
    if word == header:
        return _EXACT
    if len(word) < _SHORTEST:
        return 0
    if header.startswith(f"{word} "):
        return _BEGINS
    is_part = len(header) >= _LONG and f" {header} " in f" {word} "
    return _CONTAINS if is_part or f" {word} " in f" {header} " else 0
