"""A workspace in memory: the stores of `core.ports` as plain dictionaries, for pages under test."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from core.audit import chained
from core.packages.names import BAG_INFO
from core.records.catalogue import KINDS, kind_for
from tests.ui.memory_aids import Across, Dismissals
from tests.ui.memory_desks import Desks
from tests.ui.memory_explanations import Explanations
from tests.ui.memory_letterheads import Letterheads, Templates
from tests.ui.memory_outside import Council, Outside, Surveys
from tests.ui.memory_reports import ReportTexts
from tests.ui.memory_rounds import EveryUnit, Rankings, Rounds


class Offices:
    def __init__(self, office: Any) -> None:
        self.office = office

    def get(self) -> Any:
        return self.office

    def put(self, office: Any) -> None:
        self.office = office


class Records:
    def __init__(self) -> None:
        self.held: dict[tuple[str, str], tuple[str, Any]] = {}
        self.bin: dict[tuple[str, str], tuple[str, Any]] = {}
        self.places: dict[tuple[str, str], int] = {}

    def of_year(self, kind: str, unit: str, year: int) -> tuple[Any, ...]:
        return self.of_years(kind, unit, first=year, last=year)

    def of_years(self, kind: str, unit: str, first: int, last: int) -> tuple[Any, ...]:
        return tuple(
            record
            for (held_kind, _id), (owner, record) in self.held.items()
            if held_kind == kind and owner == unit and first <= record.year <= last
        )

    def all_of_year(self, unit: str, year: int) -> tuple[Any, ...]:
        return tuple(record for kind in KINDS for record in self.of_year(kind.code, unit, year=year))

    def years(self, unit: str) -> tuple[int, ...]:
        return tuple(sorted({record.year for owner, record in self.held.values() if owner == unit}))

    def get(self, kind: str, record_id: str) -> Any:
        return self.held.get((kind, record_id), ("", None))[1]

    def before(self, unit: str, record: Any) -> Any:
        return self.get(kind_for(record).code, record.id)

    def of_ids(self, kind: str, unit: str, *, ids: Any) -> dict[str, Any]:
        asked = set(ids)
        return {
            each: record
            for (held, each), (owner, record) in self.held.items()
            if held == kind and owner == unit and each in asked
        }

    def save(self, unit: str, records: Any) -> None:
        for record in records:
            self._put((kind_for(record).code, record.id), (unit, record))

    def remove(self, kind: str, record_id: str, *, at: datetime) -> None:
        self.bin[kind, record_id] = self.held.pop((kind, record_id))

    def restore(self, kind: str, record_id: str) -> None:
        if (kind, record_id) in self.bin:
            self._put((kind, record_id), self.bin[kind, record_id])

    def _put(self, place: tuple[str, str], held: tuple[str, Any]) -> None:
        """A record that comes back stands where it stood."""
        comes_back = self.bin.pop(place, None) is not None
        self.held[place] = held
        self.places.setdefault(place, len(self.places))
        if comes_back:
            self.held = dict(sorted(self.held.items(), key=lambda item: self.places[item[0]]))

    def removed(self, unit: str, year: int, *, kind: str = "") -> tuple[Any, ...]:
        return tuple(
            record
            for (held, _id), (owner, record) in self.bin.items()
            if owner == unit and record.year == year and kind in {"", held}
        )

    def counts_of_year(self, unit: str, year: int) -> dict[str, int]:
        counted = {kind.code: len(self.of_year(kind.code, unit, year)) for kind in KINDS}
        return {kind: count for kind, count in counted.items() if count}

    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for kind, _id in self.held:
            counts[kind] = counts.get(kind, 0) + 1
        return counts


class Drafts:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def of_year(self, kind: str, year: int) -> tuple[Any, ...]:
        return tuple(each for each in self.held.values() if (kind_for(each).code, each.year) == (kind, year))

    def kinds(self) -> tuple[tuple[str, int], ...]:
        return tuple(dict.fromkeys((kind_for(each).code, each.year) for each in self.held.values()))

    def put(self, record: Any) -> None:
        self.held[record.id] = record

    def remove(self, record_id: str) -> None:
        self.held.pop(record_id, None)


class Evidence:
    def __init__(self) -> None:
        self.held: dict[str, tuple[str, Any]] = {}

    def count(self, unit: str, year: int) -> int:
        return len(self.of_year(unit, year))

    def counts(self, unit: str, year: int) -> dict[str, int]:
        return dict(Counter(name for item in self.of_year(unit, year) for name in item.criteria))

    def of_year(self, unit: str, year: int) -> tuple[Any, ...]:
        return tuple(item for owner, item in self.held.values() if owner == unit and item.year == year)

    def get(self, document_id: str) -> Any:
        return self.held.get(document_id, ("", None))[1]

    def save(self, unit: str, documents: Any) -> None:
        for document in documents:
            self.held[document.id] = (unit, document)

    def remove(self, document_id: str) -> None:
        del self.held[document_id]

    def files(self) -> dict[str, Any]:
        return {item.file.sha256: item.file for _unit, item in self.held.values() if item.file}


class Criteria:
    def __init__(self) -> None:
        self.held: list[Any] = []

    def add(self, criteria: Any) -> None:
        self.held.insert(0, criteria)

    def all(self) -> tuple[Any, ...]:
        return tuple(self.held)

    def find(self, set_id: str, version: str = "") -> Any:
        return next(
            (item for item in self.held if item.set_id == set_id and version in {"", item.version}), None
        )


class Assessments:
    def __init__(self) -> None:
        self.standing_of: dict[tuple[str, int], Any] = {}
        self.entries_of: dict[tuple[str, int], dict[str, Any]] = {}
        self.points_of: dict[tuple[str, int], Any] = {}
        self.appraisals_of: dict[tuple[str, int], list[Any]] = {}
        self.adjustments_of: dict[tuple[str, int], Any] = {}
        self.outside_of: dict[tuple[str, int], Any] = {}
        self.results: dict[tuple[str, int], bytes] = {}

    def standing(self, unit: str, year: int) -> Any:
        return self.standing_of.get((unit, year))

    def standings(self, year: int) -> tuple[Any, ...]:
        return tuple(item for (_unit, held), item in self.standing_of.items() if held == year)

    def put_standing(self, standing: Any) -> None:
        self.standing_of[standing.unit, standing.year] = standing

    def years(self) -> tuple[int, ...]:
        return tuple(sorted({year for _unit, year in self.standing_of}))

    def entries(self, unit: str, year: int) -> tuple[Any, ...]:
        return tuple(self.entries_of.get((unit, year), {}).values())

    def save_entry(self, unit: str, year: int, entry: Any) -> None:
        self.entries_of.setdefault((unit, year), {})[entry.criterion] = entry

    def self_points(self, unit: str, year: int) -> Any:
        return self.points_of.get((unit, year), {})

    def put_self_points(self, unit: str, year: int, points: Any) -> None:
        self.points_of[unit, year] = points

    def appraisals(self, unit: str, year: int) -> tuple[Any, ...]:
        return tuple(self.appraisals_of.get((unit, year), ()))

    def add_appraisals(self, unit: str, year: int, appraisals: Any) -> None:
        self.appraisals_of.setdefault((unit, year), []).extend(appraisals)

    def adjustments(self, unit: str, year: int) -> Any:
        return self.adjustments_of.get((unit, year), ())

    def put_adjustments(self, unit: str, year: int, entries: Any) -> None:
        self.adjustments_of[unit, year] = tuple(entries)

    def outside_values(self, unit: str, year: int) -> Any:
        return self.outside_of.get((unit, year), ())

    def put_outside_values(self, unit: str, year: int, values: Any) -> None:
        self.outside_of[unit, year] = tuple(values)

    def result(self, unit: str, year: int) -> Any:
        return self.results.get((unit, year))


class Exchanges:
    def __init__(self) -> None:
        self.rows: list[Any] = []
        self.refused: list[Any] = []

    def find(self, digest: str) -> Any:
        return next((row for row in self.rows if row.digest == digest), None)

    def add(self, row: Any) -> None:
        self.rows.insert(0, row)

    def all(self, *, year: int | None = None) -> tuple[Any, ...]:
        return tuple(row for row in self.rows if year is None or row.period.startswith(str(year)))

    def bag_infos(self, sender: str) -> tuple[Any, ...]:
        """Rows of these tests have no bytes, so none tells a head."""
        return tuple(
            (row, dict(row.head)[BAG_INFO]) for row in self.rows if row.sender == sender and row.head
        )

    def listed(self, *, year: int | None = None) -> tuple[Any, ...]:
        return self.all(year=year)

    def of_kind(self, kind: str, direction: Any, *, other: str = "") -> tuple[Any, ...]:
        return tuple(
            row
            for row in self.rows
            if (row.kind, row.direction) == (kind, direction) and other in {"", row.sender, row.recipient}
        )

    def confirmations(self) -> tuple[Any, ...]:
        return ()

    def stream(self, *_key: Any) -> None:
        return None

    def blocked(self) -> tuple[Any, ...]:
        return ()

    def refusals(self) -> tuple[Any, ...]:
        return tuple(self.refused)


class Trust:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def all(self) -> tuple[Any, ...]:
        return tuple(self.held.values())

    def put(self, key: Any) -> None:
        self.held[key.fingerprint] = key

    def roots(self) -> tuple[Any, ...]:
        return ()

    def lists(self) -> tuple[Any, ...]:
        return ()


class Settings:
    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.held.get(name)

    def some(self, *names: str) -> dict[str, str]:
        return {name: self.held[name] for name in names if name in self.held}

    def put(self, name: str, value: str) -> None:
        self.held[name] = value


class Certificates:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}
        self.signatures: dict[str, Any] = {}

    def all(self) -> tuple[Any, ...]:
        return tuple(self.held.values())

    def put(self, held: Any) -> None:
        self.held[held.sha256] = held

    def remove(self, sha256: str) -> None:
        del self.held[sha256]

    def note(self, signature: Any) -> None:
        self.signatures[signature.digest] = signature

    def noted(self) -> dict[str, Any]:
        return self.signatures


class Audit:
    def __init__(self) -> None:
        self.entries: list[Any] = []

    def append(self, act: Any, *, at: datetime) -> Any:
        after = self.entries[-1] if self.entries else None
        self.entries.append(chained(act, after=after, at=at))
        return self.entries[-1]

    def of_acts(self, acts: Any, *, above: int = 0) -> Any:
        return tuple(entry for entry in self.entries if entry.act in acts and entry.number > above)

    def part(self, wanted: Any, *, below: int, most: int, least: int = 0) -> Any:
        chosen = (
            entry
            for entry in reversed(self.entries)
            if (not below or entry.number < below)
            and entry.number >= least
            and wanted.officer in {"", entry.officer}
            and wanted.act in {"", entry.act}
            and (wanted.since is None or entry.at >= wanted.since)
            and (wanted.until is None or entry.at < wanted.until)
        )
        return tuple(chosen)[:most]

    def doers(self) -> Any:
        return tuple({(entry.officer, entry.act) for entry in self.entries})

    def append_all(self, acts: Any, *, at: datetime) -> None:
        for act in acts:
            self.append(act, at=at)

    def last(self) -> Any:
        return self.entries[-1] if self.entries else None

    def all(self) -> tuple[Any, ...]:
        return tuple(self.entries)


class Mappings:
    """Column mappings, the one used last first."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def all(self) -> tuple[Any, ...]:
        return tuple(sorted(self.held.values(), key=lambda each: each.used_at, reverse=True))

    def put(self, mapping: Any) -> None:
        self.held[mapping.name] = mapping

    def remove(self, name: str) -> None:
        self.held.pop(name, None)


class MemoryDatabase:
    """Fulfils `core.ports.Database` without undoing: tests look at what was kept, not at rollbacks."""

    def __init__(self, office: Any) -> None:
        self.kept: Path | None = None
        self.work = SimpleNamespace(
            office=Offices(office),
            records=Records(),
            drafts=Drafts(),
            evidence=Evidence(),
            criteria=Criteria(),
            assessments=Assessments(),
            rounds=Rounds(),
            explanations=Explanations(),
            exchanges=Exchanges(),
            trust=Trust(),
            settings=Settings(),
            letterheads=Letterheads(),
            templates=Templates(),
            certificates=Certificates(),
            audit=Audit(),
            surveys=Surveys(),
            council=Council(),
            desks=Desks(),
            column_mappings=Mappings(),
            report_texts=ReportTexts(),
        )
        self.work.every_unit = EveryUnit(self.work)
        self.work.outside = Outside(self.work.assessments)
        self.work.rankings = Rankings(self.work)
        self.work.across, self.work.dismissals = Across(self.work), Dismissals()

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        yield self.work

    def schema(self) -> str:
        return "r0003"

    def converted_from(self) -> Path | None:
        return self.kept

    def check(self) -> tuple[str, ...]:
        return ()


class FixedClock:
    def now(self) -> datetime:
        return datetime(2025, 12, 11, 3, 42, 3, tzinfo=UTC)

    def today(self) -> date:
        return date(2025, 12, 11)
