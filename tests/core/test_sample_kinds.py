"""The sample's first commune holds every kind of record, and nothing in it needs a second look."""

import json
from pathlib import Path

from core.records.catalogue import KINDS, kind_for
from core.records.checks import check, check_year
from core.sample import every_kind, figures, work

DATA = json.loads(
    (Path(__file__).parents[2] / "resources" / "sample" / "tay-son.json").read_text(encoding="utf-8")
)
CODE = DATA["communes"][0]
BY_NAME_ONLY = {"late_dossier", "discipline"}
"""The first commune has no late dossier and no discipline; others of the sample have."""


def everything() -> list[object]:
    year = DATA["year"]
    return [
        *figures.dossiers(DATA)[0, year],
        *figures.staff(DATA)[0],
        *figures.training(DATA, 0),
        *work.records(DATA, 0, unit=CODE, name="Xã mẫu"),
        *every_kind.of_year(DATA, year, unit=CODE),
    ]


def test_the_first_commune_shows_every_kind() -> None:
    held = {kind_for(record).code for record in everything()}
    assert {kind.code for kind in KINDS} - held == BY_NAME_ONLY


def test_nothing_of_it_is_found_wanting() -> None:
    records = everything()
    found = [finding for record in records for finding in check(record)]
    assert [*found, *check_year(records, DATA["year"])] == []


def test_the_figures_of_the_seeds_stand_as_printed() -> None:
    told = [record for year in (2021, 2022, 2023) for record in every_kind.of_year(DATA, year, unit=CODE)]
    values = {str(getattr(record, "value", "")) for record in told}
    assert {"84.11", "78.93", "83.24", "88.08", "28.95", "62.2", "99"} <= values


def test_every_record_has_an_identifier_of_its_own() -> None:
    ids = [record.id for record in everything()]  # type: ignore[attr-defined]
    assert len(set(ids)) == len(ids)
