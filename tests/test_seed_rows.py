"""Every row of the seed documents is either found on the commune's side or named as left to a later issue."""

from importlib import import_module

import pytest

from core.records.catalogue import kind_of
from core.units import Role
from tests.seed_rows import LEFT, ROWS, Place
from ui.page_list import pages_for
from ui.places_of import page_of_kind

PAGES = {entry.rail.key for entry in pages_for(Role.SUBMITTER)}
PLACES = [
    pytest.param(place, id=f"{row_id}-{at}")
    for row_id, row in ROWS.items()
    for at, place in enumerate(row.places)
]


def test_all_rows_are_here() -> None:
    assert list(ROWS) == [f"R{number:03d}" for number in range(1, 118)]


def test_the_rows_of_the_communes_side_have_a_place() -> None:
    assert [row_id for row_id, row in ROWS.items() if row.side not in LEFT and not row.places] == []


def test_no_row_is_left_to_a_later_issue() -> None:
    assert [row_id for row_id, row in ROWS.items() if row.side in LEFT] == []


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_there(place: Place) -> None:
    assert place.page or place.part
    assert not place.page or place.page in PAGES
    if place.kind:
        kind = kind_of(place.kind)
        assert place.page == page_of_kind(kind.code)
        specs = {spec.name: spec for spec in kind.fields}
        assert set(place.fields) <= set(specs)
        name, _, value = place.choice.partition("=")
        if name:
            choices = specs[name].choices
            assert choices is not None
            assert value in [each.value for each in choices]
    if place.part:
        module, _, name = place.part.partition(":")
        assert hasattr(import_module(module), name)


def test_owner_and_origin_are_fields_of_their_own() -> None:
    """R060 and R114 name a class; what they ask for is a field in it."""
    entry, document = (
        getattr(import_module(module), name)
        for module, name in (("core.assessment", "CriterionEntry"), ("core.evidence", "EvidenceDocument"))
    )
    assert "owner" in entry.__slots__
    assert "origin" in document.__slots__
