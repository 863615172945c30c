"""The stores of one transaction, as Protocols: rows of the workspace's database as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, OutsideValue
    from core.certificates import HeldCertificate, NotedSignature
    from core.evidence import EvidenceDocument, StoredFile
    from core.exchanges import Direction, HeldKey, PackageRow, RootKey, StreamConfirmation, TrustListHeld
    from core.explanation import Claimed, LineQuestion
    from core.extensions import Extension
    from core.office import Office
    from core.packages.streams import StreamKey, StreamState
    from core.records.catalogue import Record
    from core.rounds import Publication, Round, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaDocument:
    """A criteria set as it was imported: the bytes of its file and the digest of its canonical form."""

    set_id: str
    version: str
    name: str
    year: int | None
    sha512: str
    document: bytes
    imported_at: datetime


class OfficeStore(Protocol):
    """The one office of this workspace."""

    def get(self) -> Office:
        """The office; a workspace always has one."""

    def put(self, office: Office) -> None:
        """Set or replace it."""


class RecordStore(Protocol):
    """Records of every kind, by unit and year. A removed record waits in the bin until it is restored."""

    def of_year(self, kind: str, unit: str, *, year: int) -> tuple[Record, ...]:
        """Records of one kind in the order they were entered."""

    def of_years(self, kind: str, unit: str, *, first: int, last: int) -> tuple[Record, ...]:
        """The same over several years, both included."""

    def all_of_year(self, unit: str, year: int) -> tuple[Record, ...]:
        """Records of every kind, in catalogue order."""

    def years(self, unit: str) -> tuple[int, ...]:
        """Years that hold a record, ascending."""

    def get(self, kind: str, record_id: str) -> Record | None:
        """One record that is not in the bin."""

    def before(self, unit: str, record: Record) -> Record | None:
        """What a record that is about to be saved was, unless it is new or in the bin."""

    def of_ids(self, kind: str, unit: str, *, ids: Collection[str]) -> Mapping[str, Record]:
        """Those of a unit's records that are not in the bin, by identifier."""

    def save(self, unit: str, records: Sequence[Record]) -> None:
        """Insert or replace by id, keeping the order of entry."""

    def remove(self, kind: str, record_id: str, *, at: datetime) -> None:
        """Put into the bin."""

    def restore(self, kind: str, record_id: str) -> None:
        """Take out of the bin."""

    def removed(self, unit: str, year: int, *, kind: str = "") -> tuple[Record, ...]:
        """What lies in the bin, newest first; of one kind when it is named."""

    def replace_year(self, unit: str, year: int, *, records: Sequence[Record]) -> None:
        """Drop the unit's year and put these in its place (a newer revision was accepted)."""

    def counts(self) -> Mapping[str, int]:
        """How many records there are of each kind, the bin left out."""

    def counts_of_year(self, unit: str, year: int) -> Mapping[str, int]:
        """The same for one unit and year; kinds without any are left out."""


class DraftStore(Protocol):
    """New records that are not whole yet. They count nowhere and go into no package."""

    def of_year(self, kind: str, year: int) -> tuple[Record, ...]:
        """Drafts of one kind and year in the order they were begun."""

    def kinds(self) -> tuple[tuple[str, int], ...]:
        """Kind and year of everything that is half-typed, each once."""

    def put(self, record: Record) -> None:
        """Keep one, replacing it by id."""

    def remove(self, record_id: str) -> None:
        """Forget one; nothing happens where there is none."""


class EvidenceStore(Protocol):
    """The register of evidence documents; file contents lie in `Attachments`."""

    def count(self, unit: str, year: int) -> int:
        """How many documents there are."""

    def counts(self, unit: str, year: int) -> Mapping[str, int]:
        """How many documents support each criterion; those without any are left out."""

    def of_year(self, unit: str, year: int) -> tuple[EvidenceDocument, ...]:
        """Documents in the order they were added."""

    def get(self, document_id: str) -> EvidenceDocument | None:
        """One document."""

    def save(self, unit: str, documents: Sequence[EvidenceDocument]) -> None:
        """Insert or replace by id."""

    def remove(self, document_id: str) -> None:
        """Take a document from the register."""

    def replace_year(self, unit: str, year: int, *, documents: Sequence[EvidenceDocument]) -> None:
        """Drop the unit's year and put these in its place."""

    def files(self) -> Mapping[str, StoredFile]:
        """Every content the register names, by SHA-256."""

    def held_among(self, contents: Collection[str]) -> frozenset[str]:
        """Those of these contents that the register names already."""


class CriteriaStore(Protocol):
    """Criteria sets, every version kept."""

    def add(self, criteria: CriteriaDocument) -> None:
        """Keep a set; the same id and version replaces nothing: it must be the same digest."""

    def all(self) -> tuple[CriteriaDocument, ...]:
        """Every set, newest import first."""

    def find(self, set_id: str, version: str = "") -> CriteriaDocument | None:
        """One version, or the newest import of the set when no version is named."""


class AssessmentStore(Protocol):
    """Entries, states, frozen self scores, appraisals, adjustments and outside values by unit and year."""

    def standing(self, unit: str, year: int) -> Standing | None:
        """Where a unit stands in a year."""

    def standings(self, year: int) -> tuple[Standing, ...]:
        """Every unit that has a state in a year."""

    def put_standing(self, standing: Standing) -> None:
        """Set the state, set and package of a unit's year."""

    def years(self) -> tuple[int, ...]:
        """Years that hold a standing, ascending."""

    def entries(self, unit: str, year: int) -> tuple[CriterionEntry, ...]:
        """What the submitter entered."""

    def save_entry(self, unit: str, year: int, *, entry: CriterionEntry) -> None:
        """Insert or replace one criterion's entry."""

    def replace_entries(self, unit: str, year: int, *, entries: Sequence[CriterionEntry]) -> None:
        """Drop the unit's year and put these in its place."""

    def self_points(self, unit: str, year: int) -> Mapping[str, Decimal | None]:
        """Points as submitted (frozen with the package); empty before submission."""

    def put_self_points(self, unit: str, year: int, *, points: Mapping[str, Decimal | None]) -> None:
        """Freeze the points of a submission."""

    def appraisals(self, unit: str, year: int) -> tuple[Appraisal, ...]:
        """Every appraisal ever given, oldest first."""

    def add_appraisals(self, unit: str, year: int, *, appraisals: Sequence[Appraisal]) -> None:
        """Append; nothing is ever replaced."""

    def add_beneath(self, unit: str, year: int, *, appraisals: Sequence[Appraisal]) -> None:
        """Append rows of another PC, and let the value that stands on each of these lines stay the newest."""

    def adjustments(self, unit: str, year: int) -> tuple[AdjustmentEntry, ...]:
        """Bonus and penalty items of a unit."""

    def put_adjustments(self, unit: str, year: int, *, entries: Sequence[AdjustmentEntry]) -> None:
        """Replace them."""

    def outside_values(self, unit: str, year: int) -> tuple[OutsideValue, ...]:
        """SIPAS, survey answers and indexes held about a unit."""

    def put_outside_values(self, unit: str, year: int, *, values: Sequence[OutsideValue]) -> None:
        """Replace them."""

    def result(self, unit: str, year: int) -> bytes | None:
        """The canonical result document the authority sent, when one was received."""

    def put_result(self, unit: str, year: int, *, document: bytes) -> None:
        """Keep the newest result."""


class EveryUnitStore(Protocol):
    """What is held about all units of a year, one question each: a province is never read unit by unit.

    Answers are keyed by unit code; units that hold nothing are left out.
    """

    def self_points(self, year: int) -> Mapping[str, Mapping[str, Decimal | None]]:
        """Points as submitted, by unit and criterion."""

    def appraisals(self, year: int) -> Mapping[str, tuple[Appraisal, ...]]:
        """Every appraisal ever given, oldest first."""

    def appraised_counts(self, year: int) -> Mapping[str, tuple[int, int]]:
        """How many criteria have a value, and how many of these were given on an older submission."""

    def entries(self, year: int) -> Mapping[str, tuple[CriterionEntry, ...]]:
        """What the submitters entered."""

    def adjustments(self, year: int) -> Mapping[str, tuple[AdjustmentEntry, ...]]:
        """Bonus and penalty items."""

    def outside_values(self, year: int) -> Mapping[str, tuple[OutsideValue, ...]]:
        """SIPAS, survey answers and indexes."""

    def records(self, kind: str, year: int) -> Mapping[str, tuple[Record, ...]]:
        """Records of one kind in the order they were entered."""

    def evidence(self, year: int) -> Mapping[str, tuple[EvidenceDocument, ...]]:
        """Documents in the order they were added."""

    def evidence_counts(self, year: int) -> Mapping[str, Mapping[str, int]]:
        """How many documents support each criterion."""

    def same_files(self, year: int) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Contents that several units submitted: SHA-256 to pairs of unit and document id."""


class ExplanationStore(Protocol):
    """What every submission claimed and what was asked about its lines; nothing is ever dropped."""

    def claims(self, unit: str, year: int) -> tuple[Claimed, ...]:
        """What every submission of the year claimed, oldest first."""

    def later_claims(self, year: int) -> Mapping[str, tuple[Claimed, ...]]:
        """What every submission after a unit's first claimed, by unit and oldest first, in one read."""

    def put_claims(self, unit: str, year: int, *, claims: Sequence[Claimed]) -> None:
        """Keep the claims of a submission; those of other revisions stay."""

    def questions(self, unit: str, year: int) -> tuple[LineQuestion, ...]:
        """Every question asked of a unit in a year, in the order they were begun."""

    def questions_by_unit(self, year: int) -> Mapping[str, tuple[LineQuestion, ...]]:
        """The same of every unit, in one read."""

    def put_question(self, unit: str, year: int, *, question: LineQuestion) -> None:
        """Insert or replace by id."""


class RoundStore(Protocol):
    """Rounds and their publications."""

    def get(self, year: int) -> Round | None:
        """The round of a year."""

    def all(self) -> tuple[Round, ...]:
        """Every round, newest year first."""

    def put(self, value: Round) -> None:
        """Open or change a round."""

    def publications(self, year: int) -> tuple[Publication, ...]:
        """Every publication of a year, oldest first."""

    def publish(self, value: Publication) -> None:
        """Append a publication."""

    def extensions(self, year: int) -> tuple[Extension, ...]:
        """Every extension given in a year's round, oldest first."""

    def extend(self, extensions: Sequence[Extension]) -> None:
        """Append; the store numbers them and nothing is ever replaced."""


class ExchangeStore(Protocol):
    """Packages sent and accepted, and the state of every stream."""

    def find(self, digest: str) -> PackageRow | None:
        """A package that was sent or accepted."""

    def add(self, row: PackageRow) -> None:
        """Write a package down."""

    def all(self, *, year: int | None = None) -> tuple[PackageRow, ...]:
        """Packages, newest first; with a year those whose period lies in it."""

    def listed(self, *, year: int | None = None) -> tuple[PackageRow, ...]:
        """The same for lists: in one read and without the bytes of their heads."""

    def of_kind(self, kind: str, direction: Direction, *, other: str = "") -> tuple[PackageRow, ...]:
        """Packages of one kind that went one way, newest first; with `other` those from or to this unit."""

    def bag_infos(self, sender: str) -> tuple[tuple[PackageRow, bytes], ...]:
        """Packages taken in from a sender, oldest first and without heads, each with its `bag-info.txt`."""

    def seal(self, row: PackageRow) -> None:
        """Put head, size and fingerprint of a package that was waiting for its signature."""

    def confirmations(self) -> tuple[StreamConfirmation, ...]:
        """What persons let pass, oldest first."""

    def confirm(self, confirmation: StreamConfirmation) -> None:
        """Write down what persons let pass; the first word on a digest stays."""

    def stream(self, key: StreamKey) -> StreamState | None:
        """The state of a stream; None when nothing was accepted yet."""

    def blocked(self) -> tuple[tuple[StreamKey, StreamState], ...]:
        """Every stream a fork blocks, the longest blocked first."""

    def put_stream(self, key: StreamKey, state: StreamState) -> None:
        """Set the state of a stream."""


class TrustStore(Protocol):
    """The keys this office trusts."""

    def all(self) -> tuple[HeldKey, ...]:
        """Every key ever trusted, oldest first."""

    def put(self, key: HeldKey) -> None:
        """Insert or replace by fingerprint."""

    def roots(self) -> tuple[RootKey, ...]:
        """Every root ever pinned, oldest first."""

    def put_root(self, root: RootKey) -> None:
        """Insert or replace by fingerprint."""

    def lists(self) -> tuple[TrustListHeld, ...]:
        """Trust lists issued or taken in, the one in force last."""

    def put_list(self, held: TrustListHeld) -> None:
        """Write a trust list down under its version."""


class SettingStore(Protocol):
    """Small choices of the whole office, by name."""

    def get(self, name: str) -> str | None:
        """The value, or None when nothing was chosen."""

    def some(self, *names: str) -> Mapping[str, str]:
        """Those of these that were chosen, in one question."""

    def put(self, name: str, value: str) -> None:
        """Choose."""


class CertificateStore(Protocol):
    """Imported roots and revocation lists, and what they made of the packages that were accepted."""

    def all(self) -> tuple[HeldCertificate, ...]:
        """Every root, authority and list, oldest first."""

    def put(self, held: HeldCertificate) -> None:
        """Insert or replace by SHA-256."""

    def remove(self, sha256: str) -> None:
        """Trust it no more; what was accepted by it stays accepted."""

    def note(self, signature: NotedSignature) -> None:
        """Write down the government signature of an accepted package."""

    def noted(self) -> Mapping[str, NotedSignature]:
        """Every government signature written down, by package digest."""
