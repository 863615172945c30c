"""Take a criteria set in: check it whole, keep every version, read one back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.audit import Act
from core.criteria import CriteriaSetRefused, check_set, parse_set
from core.errors import UserError
from core.findings import error
from core.packages.canonical import encode
from core.store_ports import CriteriaDocument

if TYPE_CHECKING:
    from core.annex import AnnexSheet
    from core.criteria import CriteriaSet
    from core.findings import Finding
    from core.ports import Clock, Database


class UnknownCriteria(UserError):
    """No criteria set of this id (and version) is held here."""

    code = "E_CRITERIA_UNKNOWN"


class CriteriaDiffer(UserError):
    """A set of the same id and version is held, but its content is another one."""

    code = "E_CRITERIA_DIFFER"


class CriteriaFiles(Protocol):
    """Where criteria files come from."""

    def read(self, path: Path) -> bytes:
        """The bytes of a criteria file, at most 16 MiB."""

    def bundled(self) -> Sequence[bytes]:
        """The sets shipped with the program, the commune sample first."""

    def write(self, path: Path, document: bytes) -> None:
        """Write a set given as JSON; the suffix chooses workbook or JSON.

        Raises:
            UnknownCriteriaForm, CriteriaNotForSheets, DeviceError.
        """

    def write_annex(self, path: Path, document: bytes) -> None:
        """Write a set given as JSON as the annex table of a decision (.xlsx).

        Raises:
            UnknownCriteriaForm, DeviceError.
        """

    def annex(self, path: Path) -> tuple[AnnexSheet, ...] | None:
        """The tables of a file that holds the annex of a decision; None for one of our own criteria files.

        Raises:
            SourceUnreadable, NotACriteriaWorkbook, CriteriaWorkbookRefused.
        """


class AdoptCriteria:
    """The criteria sets of this office."""

    def __init__(self, *, database: Database, files: CriteriaFiles, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._clock = clock
        self._parsed: dict[str, CriteriaSet] = {}
        self._shipped: tuple[CriteriaDocument, ...] = ()

    def check(self, path: Path) -> tuple[Finding, ...]:
        """What is wrong with a file, without taking it in."""
        try:
            value = decoded(self._files.read(path))
        except CriteriaSetRefused as refused:
            return refused.findings
        return check_set(value)

    def adopt(self, path: Path) -> CriteriaDocument:
        """Check a file and keep it; the same content again changes nothing.

        Raises:
            CriteriaSetRefused: it has errors (attached as findings).
            CriteriaDiffer: id and version are held with another content.
        """
        return self.adopt_document(self._files.read(path))

    def adopt_document(self, content: bytes) -> CriteriaDocument:
        """As `adopt`, for bytes at hand."""
        offered = self._describe(content)
        with self._database.transaction() as work:
            held = work.criteria.find(offered.set_id, offered.version)
            if held is not None:
                if held.sha512 != offered.sha512:
                    raise CriteriaDiffer(set_id=offered.set_id, version=offered.version)
                return held
            work.criteria.add(offered)
            work.audit.append(
                Act(
                    officer=work.office.get().officer.name,
                    act="adopt_criteria",
                    subject=offered.set_id,
                    new=f"{offered.version} {offered.sha512[:16]}",
                ),
                at=self._clock.now(),
            )
        return offered

    def sets(self) -> tuple[CriteriaDocument, ...]:
        """Sets adopted here, newest first."""
        with self._database.transaction() as work:
            return work.criteria.all()

    def bundled(self) -> tuple[CriteriaDocument, ...]:
        """Sets shipped with the program; the first is the commune sample."""
        if not self._shipped:
            self._shipped = tuple(self._describe(content) for content in self._files.bundled())
        now = self._clock.now()
        return tuple(replace(each, imported_at=now) for each in self._shipped)

    def find(self, set_id: str = "", version: str = "") -> CriteriaDocument:
        """An adopted or bundled set; without an id the newest adopted one, else the sample.

        Raises:
            UnknownCriteria: there is none.
        """
        for candidate in self._candidates():
            if set_id in {"", candidate.set_id} and version in {"", candidate.version}:
                return candidate
        raise UnknownCriteria(set_id=set_id, version=version)

    def read(self, set_id: str = "", version: str = "") -> CriteriaSet:
        """The set itself; see `find`."""
        return self.parsed(self.find(set_id, version))

    def parsed(self, document: CriteriaDocument | None) -> CriteriaSet:
        """The set a stored document holds.

        Raises:
            UnknownCriteria: there is no document.
        """
        if document is None:
            raise UnknownCriteria
        if document.sha512 not in self._parsed:
            self._parsed[document.sha512] = parse_set(decoded(document.document))
        return self._parsed[document.sha512]

    def _candidates(self) -> Iterator[CriteriaDocument]:
        with self._database.transaction() as work:
            held = work.criteria.all()
        yield from held
        yield from self.bundled()

    def _describe(self, content: bytes) -> CriteriaDocument:
        value = decoded(content)
        criteria = parse_set(value)
        return CriteriaDocument(
            set_id=criteria.set_id,
            version=criteria.version,
            name=criteria.name,
            year=criteria.year,
            sha512=hashlib.sha512(encode(value)).hexdigest(),
            document=content,
            imported_at=self._clock.now(),
        )


def decoded(content: bytes) -> object:
    """The JSON value of a criteria file.

    Raises:
        CriteriaSetRefused: it is not JSON of the kind a set is written in.
    """
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            parse_constant=_refuse,
            parse_float=_refuse,
            object_pairs_hook=_object,
        )
    except (ValueError, RecursionError) as cause:
        raise CriteriaSetRefused((error("CRITERIA_NOT_JSON"),)) from cause


def _refuse(text: str) -> object:
    raise ValueError(text)


def _object(members: list[tuple[str, object]]) -> dict[str, object]:
    """Of two equal keys neither may win in silence."""
    found = dict(members)
    if len(found) != len(members):
        raise ValueError
    return found
