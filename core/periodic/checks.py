"""The sum checks of the statistics annexes (guide 3): what does not add up is told, and stops nothing.

Checks 1, 3, 4 and 10 cannot fail: received, done and pending are sums of what was entered, and a ratio of a
window is always sum over sum. Check 9 on texts an officer typed is the matter of `core.figures`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from core.numbers import decimals_of, percent
from core.periodic import people
from core.periodic.windows import WindowView
from core.records.people import Staff
from core.records.targets import StatedRatio
from core.records.year_checks import check_year


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckNote:
    """A check that fails: its number in the guide, what it is about, and the two figures that differ.

    `subject` is the name of a figure (`paid_online`), of a population or of a ratio as it was typed.
    `of_periods`: the shorter rows that lay out a longer one do not add to it.
    """

    check: int
    code: str
    subject: str
    one: str
    other: str
    of_periods: bool = False


_PARTS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = MappingProxyType(
    {
        "dossier_count": (
            ("TO", "paid_online", "fee_dossiers"),
            ("HS4", "apologies", "done_late+pending_overdue"),
            ("SH", "e_results", "result_required"),
            ("SH", "authenticated", "transactions"),
            ("BS", "certified_copies", "copies"),
        ),
        "e_documents": (
            ("VB", "signed_sent", "outgoing"),
            ("VB", "signed", "outgoing"),
            ("VB", "work_files_online", "work_files"),
        ),
        "feedback": (("PA", "handled", "received"), ("PA", "on_time", "handled")),
        "satisfaction": (("HL", "returned", "sent"), ("HL", "valid", "returned")),
        "legal_work": (("TC", "reviewed", "to_review"),),
    }
)
"""By kind: a part and its whole (check 5 and its likes)."""

_CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dossier_count": "HS3",
        "feedback": "PA",
        "satisfaction": "HL",
        "legal_work": "TC",
        "complaints": "TC",
        "rotation": "KL",
        "finance": "TC2",
        "e_documents": "VB",
    }
)
_DEGREES: Final = "postgraduate+university+college+other_degree"
_THEORY: Final = "theory_advanced+theory_intermediate+theory_elementary+theory_none"
_LEVELS: Final = "level_1+level_2+level_3+level_4+level_5"


def check_notes(view: WindowView) -> tuple[CheckNote, ...]:
    """Every check that fails on the figures of the window, in the order of the guide."""
    found = [note for check in _CHECKS for note in check(view)]
    return tuple(sorted(found, key=lambda note: note.check))


def _balance(view: WindowView) -> Iterator[CheckNote]:
    """2: carried over and received = done, refused and pending."""
    came = view.sum("dossier_count", "carried_over+received")
    went = view.sum("dossier_count", "done+refused+pending")
    if came is not None and went is not None and came != went:
        yield _note(2, "HS2", subject="balance", one=came, other=went)


def _parts(view: WindowView) -> Iterator[CheckNote]:
    """5: no part is larger than its whole."""
    for kind, pairs in _PARTS.items():
        for code, part, whole in pairs:
            one, all_of_it = view.sum(kind, part), view.sum(kind, whole)
            if one is not None and all_of_it is not None and one > all_of_it:
                yield _note(5, code, subject=part, one=one, other=all_of_it)


def _fields(view: WindowView) -> Iterator[CheckNote]:
    """6: fields add to the total, where both are kept for the same days."""
    for code, kind, columns in (
        ("HS3", "dossier_count", people.DOSSIER_COLUMNS),
        ("HL", "satisfaction", people.SLIP_COLUMNS),
    ):
        rows = people.by_field(view, kind, columns=columns)
        if not rows or not people.is_of_all_fields(view, kind):
            continue
        whole = people.sums(view, kind, columns=columns)
        for name in columns:
            added = sum(row.counts[name] for row in rows)
            if added != whole[name]:
                yield _note(6, code, subject=name, one=added, other=whole[name])


def _periods(view: WindowView) -> Iterator[CheckNote]:
    """6: months add to the period, where both are kept."""
    for found in check_year(view.records(), view.window.year):
        if found.code == "PARTS_DIFFER_FROM_PERIOD":
            kind, _, field = found.where.split(":")
            told = dict(found.values)
            note = _note(6, _CODES[kind], subject=field, one=told["added"], other=told["stated"])
            yield replace(note, of_periods=True)


def _procedures(view: WindowView) -> Iterator[CheckNote]:
    """7: full, partial and other services are the procedures in charge."""
    row = view.latest("procedures")
    if row is not None:
        added = row.full_online + row.partial_online + row.other
        if added != row.in_charge:
            yield _note(7, "TH", subject="in_charge", one=added, other=row.in_charge)


def _staff(view: WindowView) -> Iterator[CheckNote]:
    """8: each table of qualifications stands on the people present; a table left empty says nothing."""
    for row in people.staff(view):
        for names in (_DEGREES, _THEORY):
            added = sum(getattr(row, name) for name in names.split("+"))
            if added not in {0, row.present}:
                yield _note(8, "CB", subject=row.population.value, one=added, other=row.present)


def _levels(view: WindowView) -> Iterator[CheckNote]:
    """8 for forms: the five levels add to the valid forms."""
    added, valid = view.sum("satisfaction", _LEVELS), view.sum("satisfaction", "valid")
    if added is not None and valid is not None and added not in {0, valid}:
        yield _note(8, "HL", subject="valid", one=added, other=valid)


def _stated(view: WindowView) -> Iterator[CheckNote]:
    """9: a percentage as it is printed somewhere equals its counts at the printed decimals."""
    for row in view.rows("stated_ratio"):
        is_ours = isinstance(row, StatedRatio) and row.year == view.window.year
        if is_ours and row.operator == "eq" and row.value is not None and row.part is not None and row.whole:
            counted = percent(row.part, row.whole, places=decimals_of(row.value))
            if counted != row.value:
                yield _note(9, "CS", subject=row.name, one=row.value, other=counted)
    for row in people.staff(view):
        yield from _reduction(row)


def _reduction(row: Staff) -> Iterator[CheckNote]:
    if row.reduced and row.reduced_percent is not None:
        base = row.base_count or row.present + row.reduced
        counted = percent(row.reduced, base, places=decimals_of(row.reduced_percent))
        if counted != row.reduced_percent:
            yield _note(9, "CB", subject=row.population.value, one=row.reduced_percent, other=counted)


def _note(check: int, code: str, *, subject: str, one: object, other: object) -> CheckNote:
    return CheckNote(check=check, code=code, subject=subject, one=str(one), other=str(other))


_CHECKS: Final[tuple[Callable[[WindowView], Iterator[CheckNote]], ...]] = (
    _balance,
    _parts,
    _fields,
    _periods,
    _procedures,
    _staff,
    _levels,
    _stated,
)
