"""What the titles and totals of an annex say of the whole set: its name, decision, year and counts."""

import re
from collections.abc import Iterator, Sequence

from core.annex.values import AnnexLine, Role
from core.findings import Finding, warning
from core.text import clean_line, fold, fold_in_place

_NAME = re.compile(
    r"bo tieu chi|bang tieu chi|bo chi so|tieu chi (danh gia|cham diem|xac dinh)|chi so cai cach"
)
_DECISION = re.compile(r"quyet dinh so:? ?[^\s,;)]{1,40}[^;)]{0,80}")
_YEAR = re.compile(r"\bnam (20[0-9]{2})\b")
_CLAIM = re.compile(r"(?<![0-9/])0*([0-9]{1,3}) (linh vuc|tieu chi thanh phan|tieu chi)\b")
_LONGEST = 200


def name_in(texts: Sequence[str]) -> str:
    """The title of the set; lines in capitals that follow each other belong together."""
    for at, text in enumerate(texts):
        if _NAME.search(fold(text)) and "quyet dinh" not in fold(text):
            more = texts[at + 1] if at + 1 < len(texts) else ""
            goes_on = bool(more) and more.isupper() and text.isupper()
            return clean_line(f"{text} {more}" if goes_on else text)[:_LONGEST]
    return ""


def decision_in(texts: Sequence[str]) -> str:
    """The issuing decision as printed, from "Quyet dinh so" on; a number left blank is no decision."""
    for text in map(clean_line, texts):
        found = _DECISION.search(fold_in_place(text))
        if found is not None and any(mark.isdigit() for mark in found[0].partition("/")[0]):
            return text[found.start() : found.end()].strip(" .(")
    return ""


def year_in(texts: Sequence[str]) -> int | None:
    """The year a title names."""
    years = [
        int(found[1])
        for text in texts
        if "quyet dinh" not in fold(text)
        for found in _YEAR.finditer(fold(text))
    ]
    return years[0] if years else None


def counts_differ(texts: Sequence[str], lines: Sequence[AnnexLine]) -> Iterator[Finding]:
    """Counts the text states and the table does not have; reported, never repaired (field guide, 5)."""
    held = _counts(lines)
    for text in texts:
        for found in _CLAIM.finditer(fold(clean_line(text))):
            said, what = int(found[1]), _WHAT[found[2]]
            if said not in held[what]:
                yield warning("ANNEX_COUNT", what=what, said=said, listed=held[what][0])


_WHAT = {"linh vuc": "area", "tieu chi": "criterion", "tieu chi thanh phan": "component"}


def _counts(lines: Sequence[AnnexLine]) -> dict[str, tuple[int, ...]]:
    """What may be meant: criteria are the rows below areas; components the rows below those."""
    areas = {line.id for line in lines if line.role is Role.AREA}
    nodes = [line for line in lines if line.role in {Role.GROUP, Role.LEAF}]
    criteria = [line for line in nodes if line.parent in areas]
    below = len(nodes) - len(criteria)
    leaves = sum(1 for line in nodes if line.role is Role.LEAF)
    return {"area": (len(areas),), "criterion": (len(criteria),), "component": (below, leaves)}
