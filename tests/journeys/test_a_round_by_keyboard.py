"""A province's round as a new appraiser works it: a window, a keyboard, packages, another PC, results.

`SOCCHC_ROUND=168` plays a whole province and `QT_QPA_PLATFORM=xcb` in a real window; a smaller one suffices
to see every step.

What happens outside the window (the communes, the desk at another department, the bulk of the appraisal that
needs no hands) is done by the services; every file between the offices is a real package.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.exchanges import PackageRow
from core.outside import UnitValue
from core.packages.kinds import Kind
from core.progress import Silent
from core.sample.province import Province
from core.services.import_package import ImportStatus, PackageCard
from storage.paths import resources_folder
from storage.sample_stage import sample_data
from tests.desk_offices import begun, bring, points
from tests.journeys.round_material import BAD, REAL, AtTheDoor, at_the_door
from tests.journeys.test_keyboard_only import played
from tests.offices import UNITS, YEAR, Desk, reopened

WALK = "a_round_by_keyboard"
AREA, LINE = "4", "4.1.1"
COMMUNES = int(os.environ.get("SOCCHC_ROUND", "20"))
BY_HAND = 20 if COMMUNES > 20 else 6
REASON = "Sở Tài chính kiểm tra lại"


@dataclass(frozen=True)
class Round:
    """The round after its three sittings at the window."""

    door: AtTheDoor
    province: Desk
    results: Path


@pytest.fixture(scope="module")
def played_round(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Round]:
    """Receive by hand, appraise twenty by hand, the rest by services, a desk's work, publish and send by hand."""
    folder = tmp_path_factory.mktemp("round")
    door = at_the_door(folder, communes=COMMUNES)
    workspace = door.offices.province.opened.workspace.root
    door.offices.province.opened.close()
    assert_done(played(folder, "receive", workspace, door.packages, walk=WALK))
    province = reopened(door.offices.province)
    enter_outside(province, door)
    province.opened.close()
    assert_done(played(folder, "appraise", workspace, BY_HAND, walk=WALK))
    province = reopened(province)
    work = work_of_a_desk(door, province)
    accept_the_rest(province, door)
    province.opened.close()
    results = folder / "results"
    results.mkdir()
    assert_done(played(folder, "finish", workspace, work, results, walk=WALK))
    province = reopened(province)
    yield Round(door=door, province=province, results=results)
    for desk in (province, *door.real):
        desk.opened.close()


def assert_done(told: dict[str, object]) -> None:
    assert (told["failed"], told["english"], told["code"]) == ("", [], 0)


def enter_outside(province: Desk, door: AtTheDoor) -> None:
    """Survey, index and the other values no submission gives."""
    opened = province.services.run_round.round(YEAR)
    assert opened is not None
    criteria = province.services.adopt_criteria.read(opened.criteria_set, opened.criteria_version)
    units = [UNITS.unit(code) for code in door.good]
    told = Province(sample_data(resources_folder()), criteria, units=units)
    province.services.outside_values.keep(
        YEAR,
        [
            UnitValue(unit=code, value=value)
            for place, code in enumerate(door.good)
            for value in told.outside(place, YEAR)
        ],
    )


def work_of_a_desk(door: AtTheDoor, province: Desk) -> Path:
    """One area is another department's: it gets the submissions, gives points, and sends them back."""
    offices = replace(door.offices, desks=[province])
    desk = begun(offices, 1, AREA)
    for code in door.good[:2]:
        points(desk, "0.25", unit=code, line=LINE, reason=REASON)
    return bring(desk).files[0]


def accept_the_rest(province: Desk, door: AtTheDoor) -> None:
    """What needs no look: the other communes as they claim."""
    for code in door.good:
        province.services.appraisal.accept_self(YEAR, code)


def test_five_of_the_packages_were_refused_each_for_its_own_reason(played_round: Round) -> None:
    door, province = played_round.door, played_round.province
    held = {row.sender.removeprefix("xa-") for row in received(province)}
    assert held == set(door.good)
    codes = [row.error.code for row in looked_at(province, door) if row.error is not None]
    assert len(set(codes)) == len(codes) == len(BAD)


def looked_at(province: Desk, door: AtTheDoor) -> tuple[PackageCard, ...]:
    service = province.services.import_package
    return service.inspect_all(service.found_in((door.packages,)), progress=Silent())


def received(province: Desk) -> list[PackageRow]:
    rows = province.services.import_package.history(YEAR)
    return [row for row in rows if row.kind == Kind.SUBMISSION.value]


def test_communes_were_appraised_by_hand_with_a_reason(played_round: Round) -> None:
    province = played_round.province
    lowered = {
        row.unit.code
        for row in province.services.run_round.board(YEAR).rows
        if row.unit.code in played_round.door.good
        and any(
            line.history[0].reason == "Chưa có văn bản kèm theo"
            for line in province.services.appraisal.sheet(YEAR, row.unit.code).lines
            if line.history
        )
    }
    assert len(lowered) == BY_HAND


def test_the_other_departments_points_stand_with_who_gave_them(played_round: Round) -> None:
    for code in played_round.door.good[:2]:
        line = played_round.province.services.appraisal.sheet(YEAR, code).line(LINE)
        given = next(row for row in line.history if row.desk == "7901")
        assert (given.points, given.reason, given.officer) == (Decimal("0.25"), REASON, "Chuyên viên 7901")


def test_every_commune_that_sent_has_a_rank_and_a_signed_result(played_round: Round) -> None:
    view = played_round.province.services.publish_ranking.preview(YEAR)
    assert view.published is not None
    ranked = [row for row in view.ranking.rows if row.rank is not None]
    assert {row.code for row in ranked} == set(played_round.door.good)
    assert len(view.ranking.not_submitted) == len(BAD)
    assert len(list(played_round.results.glob("*.cchc"))) == len(played_round.door.good)


def test_the_communes_read_the_numbers_that_were_published(played_round: Round) -> None:
    rows = {
        row.code: row for row in played_round.province.services.publish_ranking.preview(YEAR).ranking.rows
    }
    for desk in played_round.door.real:
        code = desk.services.set_up.office().unit.code
        (path,) = played_round.results.glob(f"*{code}*.cchc")
        assert desk.take_in(path).status is ImportStatus.IMPORTED
        view = desk.services.receive_results.result(YEAR)
        row = rows[code]
        assert view is not None
        assert (view.rank, view.index, view.band) == (row.rank, row.index, row.band)
        sheet = played_round.province.services.appraisal.sheet(YEAR, code)
        told = {line.criterion: line.points for line in view.lines}
        assert told == {line.criterion.id: line.before for line in sheet.lines}


def test_the_authoritys_workspace_is_sound(played_round: Round) -> None:
    assert played_round.province.services.safekeeping.check() == ()
    assert len(played_round.door.real) == REAL
