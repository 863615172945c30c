"""Deadlines of a round over a real database: own days, late by one's own day, reminders, revisions."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from core.assessment import State
from core.extensions import ExtensionEarly, ExtensionNobody, ExtensionWhy
from core.office import NotThisRole
from core.progress import Silent
from core.records.people import Predecessor
from core.rounds import NotExpected, RoundBegun, Standing, UnknownBands
from core.services.appraisal import AppraisedLine
from core.services.round_board import BoardStatus
from core.services.round_papers import Asked, NobodyToRemind
from core.services.send_return import Correction, Question
from tests.offices import COMMUNE, NOON, SECOND, SET_ID, THIRD, YEAR, Desk, Offices, dossiers, fill

LATER = date(YEAR + 1, 2, 20)
LATE = datetime(YEAR + 1, 2, 10, 5, 0, tzinfo=UTC)


@pytest.fixture
def commune(round_of_three: Offices) -> Desk:
    desk = round_of_three.commune()
    fill(desk)
    return desk


@pytest.fixture
def round_of_three(offices: Offices) -> Offices:
    offices.open_round(COMMUNE, SECOND, THIRD)
    return offices


def pass_time(offices: Offices) -> None:
    for desk in offices.desks:
        desk.clock.at += timedelta(minutes=5)


def row(offices: Offices, unit: str = COMMUNE):
    return next(row for row in offices.province.services.run_round.board(YEAR).rows if row.unit.code == unit)


def extend(offices: Offices, *units: str, due_on: date = LATER, reason: str = "Mất điện do bão"):
    service = offices.province.services.extend_round
    return service.extend(YEAR, units, due_on=due_on, reason=reason, document="CV 12")


def test_a_unit_is_late_by_its_own_day(round_of_three: Offices) -> None:
    due = row(round_of_three).due_on
    round_of_three.province.clock.at = LATE
    assert row(round_of_three).status is BoardStatus.LATE
    extend(round_of_three, COMMUNE)
    assert row(round_of_three).status is BoardStatus.MISSING
    assert row(round_of_three).due_on == LATER
    assert row(round_of_three, SECOND).status is BoardStatus.LATE
    assert row(round_of_three, SECOND).days_late == (date(YEAR + 1, 2, 10) - due).days


def test_every_extension_is_kept_and_the_newest_counts(round_of_three: Offices) -> None:
    extend(round_of_three, COMMUNE, SECOND)
    due = round_of_three.province.services.run_round.round(YEAR).due_on
    extend(round_of_three, COMMUNE, due_on=due, reason="Đã có điện lại")
    history = round_of_three.province.services.extend_round.history(YEAR)
    assert [(each.unit, each.due_on) for each in history] == [
        (COMMUNE, LATER),
        (SECOND, LATER),
        (COMMUNE, due),
    ]
    assert [each.number for each in history] == [1, 2, 3]
    assert row(round_of_three).extension is None
    assert row(round_of_three, SECOND).extension == history[1]
    audit = [
        each for each in round_of_three.province.services.safekeeping.audit() if each.act == "extend_round"
    ]
    assert [(each.subject, each.old, each.new, each.why) for each in audit][-1] == (
        f"{COMMUNE} {YEAR}",
        LATER.isoformat(),
        due.isoformat(),
        "Đã có điện lại (CV 12)",
    )


def test_a_round_that_ends_later_than_an_extension_sets_the_day(round_of_three: Offices) -> None:
    extend(round_of_three, COMMUNE)
    after = LATER.replace(day=25)
    round_of_three.province.services.run_round.open_round(
        YEAR, criteria_set=SET_ID, units=(COMMUNE, SECOND, THIRD), due_on=after
    )
    assert row(round_of_three).due_on == after
    assert row(round_of_three).extension is None


def test_what_is_wrong_with_an_extension_is_refused_whole(round_of_three: Offices) -> None:
    with pytest.raises(ExtensionNobody):
        extend(round_of_three)
    with pytest.raises(ExtensionWhy):
        extend(round_of_three, COMMUNE, reason="  ")
    with pytest.raises(ExtensionEarly):
        extend(round_of_three, COMMUNE, due_on=date(YEAR, 1, 1))
    with pytest.raises(NotExpected):
        extend(round_of_three, COMMUNE, "00001")
    assert round_of_three.province.services.extend_round.history(YEAR) == ()


def test_a_submitter_extends_nothing(round_of_three: Offices, commune: Desk) -> None:
    with pytest.raises(NotThisRole):
        commune.services.extend_round.extend(YEAR, (COMMUNE,), due_on=LATER, reason="x")


def test_values_given_on_an_earlier_revision_are_told(round_of_three: Offices, commune: Desk) -> None:
    offices = round_of_three
    offices.province.take_in(commune.export().files[0])
    pass_time(offices)
    offices.province.services.appraisal.accept_self(YEAR, COMMUNE)
    appraised = row(offices)
    assert appraised.stale == ()
    pass_time(offices)
    offices.province.take_in(commune.export(reason="Bổ sung").files[0])
    revised = row(offices)
    assert (revised.revision, revised.is_revised) == (2, True)
    assert len(revised.stale) > 1
    assert revised.open_lines == appraised.open_lines
    pass_time(offices)
    sheet = offices.province.services.appraisal.sheet(YEAR, COMMUNE)
    line = sheet.line(revised.stale[0])
    given = AppraisedLine(criterion=line.criterion.id, points=line.appraisal.points, reason="Đã xem lại")
    offices.province.services.appraisal.set_points(YEAR, COMMUNE, line=given)
    assert row(offices).stale == revised.stale[1:]


def test_reminders_go_to_missing_and_returned_units(round_of_three: Offices, commune: Desk, tmp_path) -> None:
    offices, papers = round_of_three, round_of_three.province.services.round_papers
    offices.province.take_in(commune.export().files[0])
    correction = Correction(
        reason="Thiếu tài liệu", questions=(Question(criterion="2.1.1", reason="Kế hoạch số mấy?"),)
    )
    offices.province.services.send_return.send(
        YEAR, COMMUNE, correction=correction, outward=offices.province.outward()
    )
    path, count = papers.write_reminders(YEAR, tmp_path / "nhac.pdf")
    assert (path.read_bytes()[:5], count) == (b"%PDF-", 3)
    asked = Asked(units=(COMMUNE, SECOND))
    letters = papers.write_letters(YEAR, tmp_path, asked=asked, progress=Silent())
    assert sorted(each.name for each in letters) == [
        f"nhac-gui-{YEAR}-{unit}.pdf" for unit in sorted((COMMUNE, SECOND))
    ]
    report = papers.reminders(YEAR, asked=Asked(units=(COMMUNE,)))
    assert [each.kind for each in report.following] == ["reminder"]
    pass_time(offices)
    offices.province.take_in(commune.export(reason="Đã bổ sung").files[0])
    with pytest.raises(NobodyToRemind):
        papers.write_reminders(YEAR, tmp_path / "nhac.pdf", asked=Asked(units=(COMMUNE,)))


def test_bands_are_chosen_and_kept(round_of_three: Offices) -> None:
    service = round_of_three.province.services.run_round
    criteria = round_of_three.province.services.adopt_criteria.read(SET_ID)
    other = next(each.id for each in criteria.band_schemes if each.id != criteria.default_band_scheme)
    units = (COMMUNE, SECOND, THIRD)
    service.open_round(YEAR, criteria_set=SET_ID, units=units, band_scheme=other)
    assert service.open_round(YEAR, criteria_set=SET_ID, units=units).band_scheme == other
    with pytest.raises(UnknownBands):
        service.open_round(YEAR, criteria_set=SET_ID, units=units, band_scheme="nope")


def test_a_unit_that_sent_is_never_left_out(round_of_three: Offices, commune: Desk) -> None:
    round_of_three.province.take_in(commune.export().files[0])
    with pytest.raises(RoundBegun):
        round_of_three.province.services.run_round.open_round(YEAR, criteria_set=SET_ID, units=(SECOND,))


def test_the_rail_counts_what_the_board_shows(round_of_three: Offices, commune: Desk) -> None:
    service = round_of_three.province.services.run_round
    round_of_three.province.take_in(commune.export().files[0])
    waiting = service.waiting(YEAR)
    assert (waiting.late, waiting.to_appraise) == (0, 1)
    round_of_three.province.clock.at = LATE
    assert service.waiting(YEAR).late == service.board(YEAR).counts["late"] == 2


def test_a_unit_is_told_in_full_with_what_changed_after_its_appraisal(
    round_of_three: Offices, commune: Desk
) -> None:
    offices = round_of_three
    offices.province.take_in(commune.export().files[0])
    pass_time(offices)
    offices.province.services.appraisal.accept_self(YEAR, COMMUNE)
    extend(offices, COMMUNE)
    send_back(offices)
    pass_time(offices)
    commune.services.record_entry.save_many((dossiers(commune, online=90),))
    offices.province.take_in(commune.export(reason="Bổ sung").files[0])
    view = offices.province.services.unit_round.look(YEAR, COMMUNE)
    assert [each.revision for each in view.arrivals] == [1, 2]
    assert [(each.revision, each.reason, each.lines) for each in view.returned] == [(1, "Thiếu tài liệu", 1)]
    assert [each.reason for each in view.extensions] == ["Mất điện do bão"]
    stale = row(offices).stale
    assert {line.criterion for line in view.lines if line.is_stale} == set(stale)
    changed = [line for line in view.lines if line.change is not None]
    assert changed
    assert all(line.revision == 1 for line in changed)
    assert any(line.change.points or line.change.computed for line in changed)


def test_the_history_of_merged_units_is_read_under_the_new_one(
    round_of_three: Offices, commune: Desk
) -> None:
    offices = round_of_three
    former = Predecessor(
        id=str(uuid4()),
        year=YEAR,
        name="Xã Thứ Hai cũ",
        code=SECOND,
        ended_on=date(YEAR, 6, 30),
        decision="NQ 1664/NQ-UBTVQH15",
    )
    commune.services.record_entry.save_many((former,))
    offices.province.services.run_round.open_round(YEAR - 1, criteria_set=SET_ID, units=(SECOND, THIRD))
    give(offices.province, YEAR - 1, SECOND)
    offices.province.services.publish_ranking.publish(YEAR - 1)
    offices.province.take_in(commune.export().files[0])
    board = offices.province.services.run_round.board(YEAR)
    ended = next(each for each in board.rows if each.unit.code == SECOND)
    assert (ended.status, ended.ended.into, ended.days_late) == (BoardStatus.ENDED, COMMUNE, 0)
    assert not ended.is_to_remind
    offices.province.clock.at = LATE
    assert row(offices, SECOND).status is BoardStatus.ENDED
    assert offices.province.services.run_round.waiting(YEAR).late == 1
    view = offices.province.services.unit_round.look(YEAR, COMMUNE)
    assert [(each.name, each.is_whole, each.decision) for each in view.formers] == [
        ("Xã Thứ Hai cũ", True, "NQ 1664/NQ-UBTVQH15")
    ]
    assert [(each.year, each.code, each.is_own, each.rank) for each in view.past] == [
        (YEAR - 1, SECOND, False, 1)
    ]


def send_back(offices: Offices) -> None:
    question = Question(criterion="2.1.1", reason="Kế hoạch số mấy?")
    offices.province.services.send_return.send(
        YEAR,
        COMMUNE,
        correction=Correction(reason="Thiếu tài liệu", questions=(question,)),
        outward=offices.province.outward(),
    )


def give(province: Desk, year: int, unit: str) -> None:
    """A year of a unit as if its package had been received and its self score accepted."""
    with province.opened.database.transaction() as work:
        work.assessments.put_standing(
            Standing(
                unit=unit,
                year=year,
                state=State.SUBMITTED,
                criteria_set=SET_ID,
                criteria_version="1",
                package="ab" * 64,
                revision=1,
                received_at=NOON,
            )
        )
    province.services.appraisal.accept_self(year, unit)
    criteria = province.services.adopt_criteria.read(SET_ID)
    lines = [
        AppraisedLine(criterion=leaf.id, points=leaf.max_points, reason="Theo hồ sơ giấy")
        for leaf in criteria.leaves("commune")
    ]
    province.services.appraisal.appraise(year, unit, lines=lines)
