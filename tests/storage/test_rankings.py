"""Decisions on ties, reopenings, past years and counts over all units, saved and read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.ports import Transaction
from core.ranking_ports import PastResult, Reopening, TieRecord
from core.records.dossiers import DossierCount, DossierField
from core.units import UnitKind
from storage.database import SqlDatabase, open_database
from storage.tables import APPRAISAL_CONFLICT

NOW = datetime(2026, 2, 20, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlDatabase]:
    opened = open_database(tmp_path / "so.db", backups=tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def work(database: SqlDatabase) -> Iterator[Transaction]:
    with database.transaction() as opened:
        yield opened


def tie(unit: str, place: int) -> TieRecord:
    return TieRecord(unit=unit, place=place, decision="KL 12", officer="Hoa", at=NOW)


def test_places_are_replaced_by_unit_and_taken_back(work: Transaction) -> None:
    work.rankings.put_ties(2025, (tie("00002", 1), tie("00001", 2)))
    work.rankings.put_ties(2024, (tie("00001", 1),))
    assert work.rankings.ties(2025) == (tie("00001", 2), tie("00002", 1))
    work.rankings.put_ties(2025, (tie("00001", 3),))
    assert [each.place for each in work.rankings.ties(2025)] == [3, 1]
    work.rankings.remove_ties(2025, ("00001", "00009"))
    assert [each.unit for each in work.rankings.ties(2025)] == ["00002"]
    assert work.rankings.ties(2024) == (tie("00001", 1),)


def test_reopenings_are_kept_in_order(work: Transaction) -> None:
    first = Reopening(number=1, reason="CV 12", officer="Hoa", at=NOW)
    second = replace(first, number=2, reason="CV 13", at=NOW + timedelta(days=1))
    for each in (first, second):
        work.rankings.add_reopening(2025, each)
    assert work.rankings.reopenings(2025) == (first, second)
    assert work.rankings.reopenings(2024) == ()


def test_a_past_year_comes_back_as_it_was_saved_and_is_forgotten(work: Transaction) -> None:
    whole = PastResult(
        unit="21808",
        name="Xã Tây Sơn",
        total=Decimal("82.10"),
        maximum=Decimal("98.00"),
        index=Decimal("83.78"),
        rank=2,
        band="Tốt",
        document="QĐ 30",
    )
    bare = PastResult(unit="21809", name="Xã Bình Khê", unit_kind=UnitKind.PROVINCE)
    first = replace(whole, unit="21810", rank=1)
    work.rankings.put_past_results(2022, (bare, whole, first))
    assert work.rankings.past_results(2022) == (first, whole, bare)
    assert work.rankings.past_years() == (2022,)
    work.rankings.put_past_results(2022, ())
    assert work.rankings.past_years() == ()


def test_late_dossiers_are_counted_by_unit_without_the_bin(work: Transaction) -> None:
    row = DossierCount(id="a", year=2025, field=DossierField.CIVIL_STATUS, done_late=2)
    work.records.save("00001", (row, replace(row, id="b", done_late=0), replace(row, id="c", done_late=1)))
    work.records.save("00002", (replace(row, id="d"),))
    work.records.save("00003", (replace(row, id="e", year=2024),))
    work.records.remove("dossier_count", "d", at=NOW)
    assert work.rankings.late_rows(2025) == {"00001": 2}


def test_only_conflicts_nobody_decided_are_open(database: SqlDatabase) -> None:
    rows = [
        {
            "id": name,
            "unit": "00001",
            "year": year,
            "criterion": "1.1",
            "ours": "x",
            "theirs": "y",
            "desk": "d",
            "found_at": NOW.isoformat(),
            "decided_at": decided,
            "decided_by": "",
            "chosen": "",
            "reason": "",
        }
        for name, year, decided in (("a", 2025, None), ("b", 2025, NOW.isoformat()), ("c", 2024, None))
    ]
    with database.transaction() as work:
        work.rankings._rows.connection.execute(sa.insert(APPRAISAL_CONFLICT), rows)  # type: ignore[attr-defined]
        assert work.rankings.open_conflicts(2025) == 1
        assert work.rankings.open_conflicts(2023) == 0
