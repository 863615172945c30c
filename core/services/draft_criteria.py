"""Drafts of criteria sets: begun from a set or an annex, kept across a crash, adopted as a new version.

A draft lies among the settings of the office as the JSON form it will be adopted in. An adopted version is
never changed: a draft of it becomes another version.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from core.annex import Annex, AnnexAnswers, AnnexSheet, Role, built, read_annex
from core.criteria import CriteriaSet, CriteriaSetRefused, check_set
from core.criteria.editing import Json, in_tree_order
from core.criteria.loading import examine
from core.errors import UserError
from core.exchanges import Direction
from core.findings import Finding, has_errors
from core.packages.kinds import Kind
from core.packages.payloads import ALL_UNITS
from core.ports import Clock, Database, Transaction
from core.services.adopt_criteria import AdoptCriteria, CriteriaFiles, decoded
from core.services.noting import note
from core.store_ports import CriteriaDocument
from core.stored_packages import document_of

_INDEX = "criteria_drafts"
_ONE = "criteria_draft:"


class DraftGone(UserError):
    """The draft was adopted or thrown away in the meantime."""

    code = "E_CRITERIA_DRAFT_GONE"


class VersionTaken(UserError):
    """Code and version are held already: a draft is adopted as a new version; fields: set_id, version."""

    code = "E_CRITERIA_VERSION_TAKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHead:
    """One draft in the list; `base` is "id version" of the set it began from, or the name of the file."""

    id: str
    name: str
    set_id: str
    version: str
    base: str
    officer: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaDraft:
    """A draft with its content; `base_set` and `base_version` name a set held here to compare with."""

    head: DraftHead
    value: Json
    base_set: str = ""
    base_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSet:
    """One package that carried a set: when, and to which unit (empty: to every one)."""

    at: datetime
    recipient: str
    revision: int


class DraftCriteria:
    """The drafts of this office, and where its sets went."""

    def __init__(
        self,
        *,
        database: Database,
        criteria: AdoptCriteria,
        files: CriteriaFiles,
        clock: Clock,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._files = files
        self._clock = clock
        self._new_id = new_id

    def drafts(self) -> tuple[DraftHead, ...]:
        """Every draft, the one saved last first."""
        with self._database.transaction() as work:
            return tuple(sorted(_heads(work), key=lambda head: head.saved_at, reverse=True))

    def read(self, draft_id: str) -> CriteriaDraft:
        """A draft with its content.

        Raises:
            DraftGone.
        """
        with self._database.transaction() as work:
            return _read(work, draft_id)

    def begin(self, document: CriteriaDocument) -> CriteriaDraft:
        """A copy of a set, under the next free version."""
        value = decoded(document.document)
        assert isinstance(value, dict)
        version = self._free_version(document.set_id, document.version)
        begun = in_tree_order({**value, "version": version})
        base = f"{document.set_id} {document.version}"
        return self._added(begun, base=base, of=(document.set_id, document.version))

    def tables(self, path: Path) -> tuple[AnnexSheet, ...] | None:
        """The tables of an annex file; None when the file is one of our own and can be adopted as it is."""
        return self._files.annex(path)

    def recognise(self, sheets: Sequence[AnnexSheet], roles: Mapping[int, Role] | None = None) -> Annex:
        """What the rows of an annex are; `roles` are the person's word on single rows."""
        return read_annex(sheets, roles=roles)

    def begin_from(self, annex: Annex, answers: AnnexAnswers, *, file: str) -> CriteriaDraft:
        """A draft of a recognised annex; what nobody said stays open in it."""
        like = answers.like or {}
        of = (str(like.get("set_id", "")), str(like.get("version", "")))
        return self._added(built(annex, answers), base=file, of=of)

    def keep(self, draft: CriteriaDraft) -> CriteriaDraft:
        """Write a draft down.

        Raises:
            DraftGone.
        """
        with self._database.transaction() as work:
            _read(work, draft.head.id)
            head = _head(draft.head.id, draft.value, base=draft.head.base)
            saved = replace(head, officer=work.office.get().officer.name, saved_at=self._clock.now())
            kept = replace(draft, head=saved)
            _put(work, kept)
        return kept

    def drop(self, draft_id: str) -> None:
        """Throw a draft away."""
        with self._database.transaction() as work:
            head = _read(work, draft_id).head
            _forget(work, draft_id)
            note(work, self._clock, act="drop_criteria_draft", subject=head.set_id, change=(head.version, ""))

    def check(self, value: Json) -> tuple[Finding, ...]:
        """Everything that is wrong or worth knowing in a draft."""
        return check_set(value)

    def examine(self, value: Json) -> tuple[CriteriaSet, tuple[Finding, ...]]:
        """A draft as far as it can be read, and its findings."""
        return examine(value)

    def adopt(self, draft_id: str) -> CriteriaDocument:
        """Take a draft in as a new version; the draft goes.

        Raises:
            DraftGone.
            CriteriaSetRefused: it has errors (attached as findings).
            VersionTaken: code and version are held already.
        """
        draft = self.read(draft_id)
        findings = check_set(draft.value)
        if has_errors(findings):
            raise CriteriaSetRefused(findings, set_id=draft.head.set_id, problems=len(findings))
        self._refuse_taken(draft.head)
        held = self._criteria.adopt_document(as_document(draft.value))
        with self._database.transaction() as work:
            _forget(work, draft_id)
        return held

    def write(self, document: CriteriaDocument, path: Path) -> None:
        """Write a set as a workbook or as JSON.

        Raises:
            UnknownCriteriaForm, CriteriaNotForSheets, DeviceError.
        """
        self._files.write(path, document.document)

    def write_annex(self, document: CriteriaDocument, path: Path) -> None:
        """Write a set as the annex table of a decision.

        Raises:
            UnknownCriteriaForm, DeviceError.
        """
        self._files.write_annex(path, document.document)

    def sent(self, set_id: str, version: str) -> tuple[SentSet, ...]:
        """The packages that carried one version of a set, newest first."""
        with self._database.transaction() as work:
            rows = work.exchanges.of_kind(Kind.CRITERIA.value, Direction.SENT)
        found = []
        for row in rows:
            named = document_of(row).header.criteria_set
            if named is not None and (named.id, named.version) == (set_id, version):
                one = "" if row.recipient == ALL_UNITS else row.recipient
                found.append(SentSet(at=row.at, recipient=one, revision=row.revision))
        return tuple(found)

    def _refuse_taken(self, head: DraftHead) -> None:
        for each in (*self._criteria.sets(), *self._criteria.bundled()):
            if (each.set_id, each.version) == (head.set_id, head.version):
                raise VersionTaken(set_id=head.set_id, version=head.version)

    def _added(self, value: Json, *, base: str, of: tuple[str, str]) -> CriteriaDraft:
        with self._database.transaction() as work:
            head = _head(self._new_id(), value, base=base)
            saved = replace(head, officer=work.office.get().officer.name, saved_at=self._clock.now())
            draft = CriteriaDraft(head=saved, value=value, base_set=of[0], base_version=of[1])
            _put(work, draft)
            note(
                work,
                self._clock,
                act="begin_criteria_draft",
                subject=saved.set_id,
                change=(base, saved.version),
            )
        return draft

    def _free_version(self, set_id: str, version: str) -> str:
        taken = {
            each.version
            for each in (*self._criteria.sets(), *self._criteria.bundled())
            if each.set_id == set_id
        }
        number = int(version) if version.isascii() and version.isdigit() else len(taken)
        while str(number) in taken or str(number) == version:
            number += 1
        return str(number)


def as_document(value: Json) -> bytes:
    """The bytes a set is kept in."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _head(draft_id: str, value: Json, *, base: str) -> DraftHead:
    return DraftHead(
        id=draft_id,
        name=str(value.get("name") or ""),
        set_id=str(value.get("set_id") or ""),
        version=str(value.get("version") or ""),
        base=base,
        officer="",
        saved_at=datetime.min.replace(tzinfo=UTC),
    )


def _heads(work: Transaction) -> tuple[DraftHead, ...]:
    held = json.loads(work.settings.get(_INDEX) or "[]")
    return tuple(DraftHead(**{**each, "saved_at": datetime.fromisoformat(each["saved_at"])}) for each in held)


def _put_heads(work: Transaction, heads: Sequence[DraftHead]) -> None:
    rows = [
        {name: getattr(head, name) for name in DraftHead.__slots__} | {"saved_at": head.saved_at.isoformat()}
        for head in heads
    ]
    work.settings.put(_INDEX, json.dumps(rows, ensure_ascii=False))


def _read(work: Transaction, draft_id: str) -> CriteriaDraft:
    head = next((each for each in _heads(work) if each.id == draft_id), None)
    if head is None:
        raise DraftGone
    held: dict[str, Any] = json.loads(work.settings.get(_ONE + draft_id) or "{}")
    return CriteriaDraft(
        head=head, value=held["value"], base_set=held["base_set"], base_version=held["base_version"]
    )


def _put(work: Transaction, draft: CriteriaDraft) -> None:
    others = tuple(each for each in _heads(work) if each.id != draft.head.id)
    _put_heads(work, (*others, draft.head))
    held = {"value": draft.value, "base_set": draft.base_set, "base_version": draft.base_version}
    work.settings.put(_ONE + draft.head.id, json.dumps(held, ensure_ascii=False))


def _forget(work: Transaction, draft_id: str) -> None:
    _put_heads(work, tuple(each for each in _heads(work) if each.id != draft_id))
    work.settings.put(_ONE + draft_id, "")
