"""Papers of a round ask the database as much for a province as for a district: never unit by unit."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from core.reporting.paper import Asked
from core.sample.province import Province
from core.sample.province_rounds import hold_round
from core.units import Role
from storage.paths import resources_folder
from storage.sample_stage import sample_data
from tests.offices import SET_ID, UNITS, YEAR, Desk, found
from tests.statements import counted

KINDS = {
    "summary": "",
    "bands": "",
    "years": "",
    "round-status": "",
    "minutes": "all",
    "comparison": "",
    "survey": "",
    "ranking": "",
    "consolidated": "",
    "lost_points": "",
    "reminders": "",
    "annex": "",
}
"""Every paper of a round and the part that speaks of all units."""
SMALL, LARGE = 3, 12


@dataclass(frozen=True)
class Grown:
    """The same province twice, once with few communes and once with many."""

    small: Desk
    large: Desk


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    folder = tmp_path_factory.mktemp("grown")
    both = []
    for units in (SMALL, LARGE):
        (folder / str(units)).mkdir()
        desk = found(folder / str(units), role=Role.APPRAISER, code="52")
        criteria = desk.services.adopt_criteria.parsed(desk.services.adopt_criteria.find(SET_ID))
        province = Province(sample_data(resources_folder()), criteria, units=UNITS.communes_of("52")[:units])
        hold_round(desk.opened.database, desk.services, province=province, year=YEAR, papers=1, given=units)
        both.append(desk)
    yield Grown(small=both[0], large=both[1])
    for desk in both:
        desk.opened.close()


def asked_of(desk: Desk, kind: str) -> int:
    """How many statements a paper takes, once what is read once a session was read."""
    asked = Asked(year=YEAR, part=KINDS[kind])
    desk.services.make_report.make(kind, asked)
    with counted() as told:
        desk.services.make_report.make(kind, asked)
    return len(told)


@pytest.mark.parametrize("kind", list(KINDS))
def test_more_units_take_no_more_questions(grown: Grown, kind: str) -> None:
    assert asked_of(grown.small, kind) == asked_of(grown.large, kind)


def test_every_kind_of_the_authority_is_measured_or_has_no_units(grown: Grown) -> None:
    """Judgement aids look at one submission at a time by design and remember each."""
    kinds = set(grown.small.services.make_report.kinds())
    assert kinds - set(KINDS) <= {"aids", "council", "enrolment"}
    assert set(KINDS) <= kinds
