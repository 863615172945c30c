"""A whole province of invented communes: a year each, as the stores keep it and as a signed package.

Nothing here is real but the names and codes of the units. The same arguments give the same province.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from core.assessment import Appraisal, CriterionEntry, OutsideValue, Stage, State
from core.criteria import CriteriaSet
from core.dates import end_of_month
from core.evidence import EvidenceDocument, StoredFile
from core.packages.signing import SigningKey
from core.records.catalogue import Record
from core.records.dossiers import DossierCount, DossierField
from core.records.people import Discipline
from core.sample import figures, work
from core.sample.figures import Data, stable_id
from core.self_score import ZERO, Holdings, ScoreLine, SelfScore, assess, is_self_scored
from core.units import Unit

_FIELDS = tuple(DossierField)[1:5]
_DAYS_KEPT = 28  # every month has that day


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneYear:
    """What one commune holds for one year; `contents` are its evidence files by SHA-256."""

    unit: Unit
    score: SelfScore
    records: tuple[Record, ...]
    entries: tuple[CriterionEntry, ...]
    documents: tuple[EvidenceDocument, ...]
    contents: Mapping[str, bytes]

    @property
    def points(self) -> dict[str, Decimal | None]:
        """What the commune claims for every criterion it scores itself."""
        return {line.criterion.id: line.points for line in self.score.lines if is_self_scored(line.criterion)}


class Province:
    """Makes years of communes; `papers` is how many documents a commune keeps for a year."""

    def __init__(self, data: Data, criteria: CriteriaSet, *, units: Sequence[Unit]) -> None:
        self._data = data
        self.criteria = criteria
        self._staff = figures.staff(data)
        self.units = tuple(units)

    def year(self, place: int, year: int, *, papers: int) -> CommuneYear:
        """The year of the unit at a place: the better its luck, the more it did."""
        unit = self.units[place]
        luck = 72 + _drawn(28, "luck", unit.code, year)
        records = tuple(self._records(place, year, luck=luck))
        entries = tuple(self._entries(place, year, luck=luck, records=records))
        documents, contents = self._documents(unit, year, papers=papers)
        holdings = Holdings(records=records, entries=entries, documents=documents, outside={})
        score = assess(self.criteria, holdings, unit=unit, year=year, state=State.SUBMITTED)
        explained = tuple(self._explained(score, entries))
        holdings = replace(holdings, entries=explained)
        return CommuneYear(
            unit=unit,
            score=assess(self.criteria, holdings, unit=unit, year=year, state=State.SUBMITTED),
            records=records,
            entries=explained,
            documents=documents,
            contents=contents,
        )

    def appraised(self, place: int, held: CommuneYear, *, at: datetime) -> tuple[Appraisal, ...]:
        """What an appraiser gives who takes most of it, and lowers one line in twenty with a reason."""
        values = {value.criterion: value.inputs for value in self.outside(place, held.score.year)}
        holdings = Holdings(
            records=held.records, entries=held.entries, documents=held.documents, outside=values
        )
        score = assess(self.criteria, holdings, unit=held.unit, year=held.score.year)
        return tuple(self._given(line, held, at=at) for line in score.lines)

    def _given(self, line: ScoreLine, held: CommuneYear, *, at: datetime) -> Appraisal:
        points = ZERO if line.points is None else line.points
        drawn = _drawn(20, "lowered", held.unit.code, held.score.year, line.criterion.id)
        is_lowered = bool(points) and drawn == 0
        return Appraisal(
            criterion=line.criterion.id,
            stage=Stage.APPRAISAL_1,
            points=ZERO if is_lowered else points,
            reason=self._data["lowered"]["reason"] if is_lowered else "",
            officer=self._data["appraiser"]["name"],
            at=at,
        )

    def outside(self, place: int, year: int) -> tuple[OutsideValue, ...]:
        """What the appraiser knows of the unit at a place that no submission says."""
        code, document = self.units[place].code, self._data["sipas_document"]
        sipas = Decimal(8000 + _drawn(1800, "sipas", code, year)) / 100
        return (
            _outside("8.1", (("sipas_percent", str(sipas)),), document=document),
            _outside("8.2", _answers(code, year), document=document),
            _outside("3.6", (("score_766", str(60 + _drawn(38, "766", code, year))),), document=document),
            _outside("3.1.2", (("synced", str(600 + place % 80)), ("received", "690")), document=document),
            _outside("8.3", (("met", str(18 - place % 4)), ("assigned", "18")), document=document),
        )

    def _records(self, place: int, year: int, *, luck: int) -> Iterator[Record]:
        unit, stood = self.units[place], place % len(self._data["communes"])
        told = (
            *self._staff[stood],
            *figures.training(self._data, stood),
            *work.records(self._data, stood, unit=unit.code, name=unit.name),
        )
        for record in told:
            if _drawn(100, "record", record.id, unit.code, year) < luck:
                yield _moved(record, stable_id(record.id, unit.code, year), years=year - self._data["year"])
        for month in range(1, 13):
            for field in _FIELDS:
                yield _dossiers(unit.code, year, month=month, field=field)

    def _entries(
        self, place: int, year: int, *, luck: int, records: Sequence[Record]
    ) -> Iterator[CriterionEntry]:
        code = self.units[place].code
        for entry in work.entries(self._data, place):
            if _drawn(100, "entry", entry.criterion, code, year) < luck:
                yield entry
        if not any(isinstance(record, Discipline) for record in records):
            yield work.claimed(self._data, "5.4")

    def _explained(self, score: SelfScore, entries: Sequence[CriterionEntry]) -> Iterator[CriterionEntry]:
        """Points without a document carry the written explanation; without it no package is made."""
        held = {entry.criterion: entry for entry in entries}
        for missing in score.missing:
            if missing.need == "evidence":
                criterion = missing.criterion
                held[criterion] = work.explained(self._data, criterion, held=held.get(criterion))
        yield from held.values()

    def _documents(
        self, unit: Unit, year: int, *, papers: int
    ) -> tuple[tuple[EvidenceDocument, ...], dict[str, bytes]]:
        leaves = [leaf.id for leaf in self.criteria.leaves(unit.kind.value) if is_self_scored(leaf)]
        documents, contents = [], {}
        for number in range(papers):
            criterion = leaves[number % len(leaves)]
            # One paper in fifty is the same file everywhere, as a circular of the authority would be.
            whose = "chung" if number % 50 == 49 else unit.code
            content = f"{criterion} {number} {whose} {year}\n".encode()
            digest = sha256(content).hexdigest()
            contents[digest] = content
            documents.append(
                EvidenceDocument(
                    id=stable_id("paper", unit.code, year, number),
                    year=year,
                    name=f"{number + 1}-{criterion}.txt",
                    number=str(number + 1),
                    symbol="BC-UBND",
                    issued_on=_day(year, "paper", unit.code, number),
                    issuer=unit.name,
                    summary=self.criteria.node(criterion).name,
                    relates_on=date(year, 12, 31),
                    criteria=(criterion,),
                    file=StoredFile(
                        sha256=digest,
                        size=len(content),
                        media_type="text/plain",
                        extension=".txt",
                        flagged=False,
                    ),
                )
            )
        return tuple(documents), contents


def key_of(code: str) -> SigningKey:
    """The key a unit of the sample signs with: the same at every run, and no secret."""
    return SigningKey.from_seed(sha256(f"so-cchc-province/{code}".encode()).digest())


def _drawn(below: int, *parts: object) -> int:
    """A whole number from 0 to below `below` that depends on nothing but its name."""
    told = "/".join(str(part) for part in parts)
    return int.from_bytes(sha256(told.encode()).digest()[:4], "big") % below


def _day(year: int, *parts: object) -> date:
    return date(year, 1 + _drawn(12, "month", *parts), 1 + _drawn(_DAYS_KEPT, "day", *parts))


def _dossiers(code: str, year: int, *, month: int, field: DossierField) -> DossierCount:
    received = 20 + _drawn(180, "received", code, year, month, field)
    online = received * (40 + _drawn(50, "online", code, year, field)) // 100
    late = _drawn(3, "late", code, year, month, field)
    early = received // 2
    return DossierCount(
        id=stable_id("province-dossiers", code, year, month, field),
        year=year,
        from_on=date(year, month, 1),
        to_on=end_of_month(year, month),
        field=field,
        online_full=online,
        direct=received - online,
        full_eligible=received,
        done_early=early,
        done_on_time=received - early - late,
        done_late=late,
    )


def _moved(record: Record, record_id: str, *, years: int) -> Record:
    """The same record under another identifier, every day of it moved by whole years."""
    changed: dict[str, Any] = {"id": record_id, "year": record.year + years}
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, date):
            changed[each.name] = value.replace(year=value.year + years, day=min(value.day, _DAYS_KEPT))
    return replace(record, **changed)


def _outside(criterion: str, inputs: tuple[tuple[str, str], ...], *, document: str) -> OutsideValue:
    return OutsideValue(criterion=criterion, inputs=inputs, document=document)


def _answers(code: str, year: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(5 + _drawn(50, "answer", name, code, year))) for name in "ABCD")
