"""The catalogue of legal bases: what counts on which day, and a strict reader."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.legal_bases import LegalBases, Standing, parse_legal_bases

FILE = Path(__file__).parents[2] / "resources" / "legal_bases.json"
DOCUMENT = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bases() -> LegalBases:
    return parse_legal_bases(DOCUMENT)


def standing(bases: LegalBases, name: str, day: date) -> Standing:
    return bases.standing(next(basis for basis in bases.bases if basis.name == name), day)


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("158/2007/NĐ-CP", date(2018, 1, 1), Standing.IN_FORCE),
        ("158/2007/NĐ-CP", date(2020, 1, 1), Standing.ENDED),
        ("59/2019/NĐ-CP", date(2019, 6, 30), Standing.NOT_YET),
        ("59/2019/NĐ-CP", date(2019, 7, 1), Standing.IN_FORCE),
        ("42/2022/NĐ-CP", date(2022, 8, 14), Standing.NOT_YET),
        ("42/2022/NĐ-CP", date(2022, 8, 15), Standing.IN_FORCE),
        # the day the successor began is not known, its year is
        ("107/2021/NĐ-CP", date(2024, 12, 31), Standing.IN_FORCE),
        ("107/2021/NĐ-CP", date(2025, 5, 1), Standing.IN_DOUBT),
        ("61/2018/NĐ-CP", date(2026, 1, 1), Standing.ENDED),
        ("118/2025/NĐ-CP", date(2024, 12, 31), Standing.NOT_YET),
        ("118/2025/NĐ-CP", date(2025, 12, 31), Standing.IN_DOUBT),
        ("118/2025/NĐ-CP", date(2026, 1, 1), Standing.IN_FORCE),
        ("581/BNV-CCHC", date(2020, 1, 1), Standing.IN_FORCE),
    ],
)
def test_a_document_counts_until_its_successor(
    bases: LegalBases, name: str, day: date, state: Standing
) -> None:
    assert standing(bases, name, day) is state


def test_a_kind_of_record_leads_to_the_documents_of_its_day(bases: LegalBases) -> None:
    assert [basis.name for basis in bases.of_kind("rotation", date(2024, 1, 1))] == ["59/2019/NĐ-CP"]
    assert [basis.name for basis in bases.of_kind("rotation", date(2018, 1, 1))] == ["158/2007/NĐ-CP"]
    assert bases.of_kind("website", date(2023, 1, 1))[0].in_force_from == date(2022, 8, 15)


def test_an_indicator_names_its_basis_of_the_day(bases: LegalBases) -> None:
    def names(source: str, year: int) -> list[str]:
        return [basis.name for basis in bases.of_source(source, date(year, 12, 31))]

    assert names("staff.rotation", 2015) == ["158/2007/NĐ-CP"]
    assert names("staff.rotation", 2024) == ["59/2019/NĐ-CP"]
    assert "42/2022/NĐ-CP" not in names("dossiers.full_online", 2021)
    assert {"42/2022/NĐ-CP", "107/2021/NĐ-CP"} <= set(names("dossiers.full_online", 2023))
    assert "107/2021/NĐ-CP" not in names("dossiers.full_online", 2026)
    assert names("economy", 2024) == []


def test_every_document_says_where_it_was_found(bases: LegalBases) -> None:
    assert len(bases.bases) >= 20
    assert all(basis.source and basis.about for basis in bases.bases)


def broken(change: Any) -> Any:
    document = deepcopy(DOCUMENT)
    change(document)
    return document


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(format="other"),
        lambda document: document.update(format_version=2),
        lambda document: document.update(extra=1),
        lambda document: document["bases"].append(document["bases"][0]),
        lambda document: document["bases"][0].pop("source"),
        lambda document: document["bases"][0].update(source=" "),
        lambda document: document["bases"][0].update(note="x"),
        lambda document: document["bases"][0].update(issued_on="31/12/2020"),
        lambda document: document["bases"][0].update(record_kinds=["unheard"]),
        lambda document: document["bases"][0].update(replaced_by=["1/2030/NĐ-CP"]),
        lambda document: document["bases"][0].update(changes="x"),
    ],
)
def test_a_catalogue_that_is_not_exactly_right_is_refused(change: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_legal_bases(broken(change))


def test_a_list_is_no_catalogue() -> None:
    with pytest.raises(ValueError, match="format"):
        parse_legal_bases([])
