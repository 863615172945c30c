"""The law behind the records: which document, since when, until when, and what took its place (R018, R022).

The catalogue is a file of words, not of code, and holds only what its sources state. What it does not know
is empty: a document whose successor is known by its year alone is in doubt during that year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from core.document_references import numbered
from core.indicators import kinds_behind
from core.records.catalogue import kind_of

FORMAT: Final = "socchc-legal-bases"
FORMAT_VERSION: Final = 1
_YEAR_DIGITS = 4


class Standing(StrEnum):
    """Whether a document is in force on a day, as far as the catalogue knows."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ENDED = "ended"
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """One document. `in_force_until` is the last day; `replaced_by` and `changes` are numbers with symbols.

    `record_kinds` are the kinds of record it is the basis of, `source` says where this was found.
    """

    number: str
    symbol: str
    kind: str
    issuer: str
    issued_on: date | None
    about: str
    in_force_from: date | None
    in_force_until: date | None
    replaced_by: tuple[str, ...]
    changes: tuple[str, ...]
    record_kinds: tuple[str, ...]
    source: str

    @property
    def name(self) -> str:
        """Number and symbol as the document bears them."""
        return numbered(self.number, self.symbol)

    @property
    def begins_on(self) -> date | None:
        """The first day it is known to count: in force, else issued."""
        return self.in_force_from or self.issued_on

    @property
    def begins_in(self) -> int | None:
        """The year it begins to count, which a normative document's number tells when nothing else does."""
        if self.begins_on is not None:
            return self.begins_on.year
        year = self.number.rpartition("/")[2]
        return int(year) if "/" in self.number and len(year) == _YEAR_DIGITS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBases:
    """The catalogue: its documents in the order of the file, and what must be said beside them."""

    notice: str
    bases: tuple[LegalBasis, ...]

    def standing(self, basis: LegalBasis, day: date) -> Standing:
        """Whether a document is in force on a day."""
        if (begun := _has_begun(basis, day)) is not True:
            return Standing.IN_DOUBT if begun is None else Standing.NOT_YET
        if basis.in_force_until is not None:
            return Standing.ENDED if day > basis.in_force_until else Standing.IN_FORCE
        known = {other.name: other for other in self.bases}
        successors = [_has_begun(known[name], day) for name in basis.replaced_by]
        if True in successors:
            return Standing.ENDED
        return Standing.IN_DOUBT if None in successors else Standing.IN_FORCE

    def of_kind(self, kind: str, day: date) -> tuple[LegalBasis, ...]:
        """What a kind of record rests on, on a day: documents in force then, or in doubt."""
        counting = {Standing.IN_FORCE, Standing.IN_DOUBT}
        return tuple(
            basis
            for basis in self.bases
            if kind in basis.record_kinds and self.standing(basis, day) in counting
        )

    def of_source(self, data_source: str, day: date) -> tuple[LegalBasis, ...]:
        """What an indicator of a criteria set rests on: the documents of the records it is measured from."""
        kinds = kinds_behind(data_source)
        return tuple(dict.fromkeys(basis for kind in kinds for basis in self.of_kind(kind, day)))


def parse_legal_bases(document: object) -> LegalBases:
    """The catalogue a JSON document holds, checked member by member.

    Raises:
        ValueError: another format, an unknown or missing member, a document twice, a successor or a kind
            of record that does not exist. The file comes with the program: this is a mistake of its makers.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise ValueError("format")
    if document.get("format_version") != FORMAT_VERSION:
        raise ValueError("format_version")
    if document.keys() != {"format", "format_version", "notice", "bases"}:
        raise ValueError(sorted(document))
    bases = tuple(_basis(each) for each in _listed(document["bases"]))
    _refuse_loose_ends(bases)
    return LegalBases(notice=_text(document["notice"]), bases=bases)


def _has_begun(basis: LegalBasis, day: date) -> bool | None:
    """Whether a document counts yet; None in the year that is all the catalogue knows of it."""
    if basis.begins_on is not None:
        return day >= basis.begins_on
    if basis.begins_in == day.year:
        return None
    return basis.begins_in is None or day.year > basis.begins_in


def _basis(member: object) -> LegalBasis:
    if not isinstance(member, Mapping) or member.keys() != {field.name for field in fields(LegalBasis)}:
        raise ValueError(member)
    days = {name: _day(member[name]) for name in ("issued_on", "in_force_from", "in_force_until")}
    lists = {
        name: tuple(_text(each) for each in _listed(member[name]))
        for name in ("replaced_by", "changes", "record_kinds")
    }
    texts = {name: _text(member[name]) for name in member.keys() - days.keys() - lists.keys()}
    values: dict[str, Any] = {**texts, **days, **lists}
    return LegalBasis(**values)


def _refuse_loose_ends(bases: Sequence[LegalBasis]) -> None:
    names = [basis.name for basis in bases]
    if len(set(names)) != len(names):
        raise ValueError(names)
    for basis in bases:
        if loose := {*basis.replaced_by, *basis.changes} - set(names):
            raise ValueError(loose)
        for kind in basis.record_kinds:
            try:
                kind_of(kind)
            except KeyError as err:
                raise ValueError(kind) from err


def _listed(member: object) -> Sequence[object]:
    if not isinstance(member, list):
        raise ValueError(member)  # noqa: TRY004 - one error for every wrong member
    return member


def _text(member: object) -> str:
    if not isinstance(member, str) or not member.strip():
        raise ValueError(member)
    return member


def _day(member: object) -> date | None:
    return None if member is None else date.fromisoformat(_text(member))
