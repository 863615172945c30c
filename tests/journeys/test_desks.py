"""Two PCs of the appraiser, two communes, and nothing between them but package files."""

import itertools
import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from core.assessment import OutsideValue
from core.desks import Assignment, DeskUnknown, NotAssigned
from core.exchanges import Direction
from core.office import NotAtDesk
from core.packages.appraisal_payloads import AppraisalBody
from core.packages.kinds import Kind, namespace_of
from core.packages.payloads import Document
from core.progress import Silent
from core.services.appraisal import AppraisedLine, ReasonNeeded
from core.services.assign_desks import DeskBusy, PersonOrDesk
from core.services.decide_conflicts import Choice, ConflictUnknown, Decision
from core.services.export_work import DeskWithoutKey, ListBehind, NotADesk, NothingAssigned
from core.services.import_package import Imported, ImportStatus
from core.services.publish_ranking import ConflictsOpen
from core.stored_packages import document_of
from storage.rows import Rows
from storage.tables import APPRAISAL
from tests.desk_offices import (
    FIRST_DESK,
    LINE,
    SECOND_DESK,
    assign,
    begun,
    begun_round,
    bring,
    desk_of,
    give,
    history,
    opened_round,
    points,
    standing,
    submitted,
    take_all,
)
from tests.hostile.layout import layout_of
from tests.hostile.mutants import FAMILIES, Source, overwritten
from tests.offices import (
    COMMUNE,
    PASSPHRASE,
    SECOND,
    SET_ID,
    YEAR,
    Desk,
    Offices,
    fill,
    key_of,
    write_signed,
)

POINT = "1.00"
EVERY = 40


def refused(done: Imported) -> str:
    assert done.status is ImportStatus.REFUSED
    return done.code


def brought(offices: Offices, desk: Desk) -> Imported:
    done = offices.province.take_in(bring(desk).files[0])
    assert done.status is ImportStatus.IMPORTED, done.error
    return done


# -- Out and back --------------------------------------------------------------------------------------------


def test_work_goes_out_with_the_communes_own_packages_and_comes_back(offices: Offices) -> None:
    opened_round(offices)
    points(offices.province, "0.75")
    desk = begun(offices)
    # The desk judged the communes' own seals, and issued no receipt for them.
    rows = desk.services.import_package.history(YEAR)
    assert {row.sender for row in rows if row.kind == "submission"} == {f"xa-{COMMUNE}", f"xa-{SECOND}"}
    assert not [row for row in desk.services.import_package.history() if row.kind == "receipt"]
    # What was known of its lines lies there, with who gave it.
    value = standing(desk)
    assert value is not None
    assert (value.points, value.desk, value.officer) == (Decimal("0.75"), "52", "Cán bộ 52")
    points(desk, "0.50", reason="Chưa đủ văn bản")
    done = brought(offices, desk)
    assert done.plan is not None
    assert done.plan.work is not None
    assert (done.plan.work.lines_new, done.plan.work.contested) == (1, ())
    value = standing(offices.province)
    assert value is not None
    assert (value.points, value.desk, value.reason) == (Decimal("0.50"), FIRST_DESK, "Chưa đủ văn bản")
    assert value.officer == "Chuyên viên 5201"
    assert history(offices.province) == [Decimal("0.75"), Decimal("0.50")]


def test_merging_the_same_package_twice_changes_nothing(offices: Offices) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    path = bring(desk).files[0]
    offices.province.take_in(path)
    before = offices.province.everything()
    assert offices.province.take_in(path).status is ImportStatus.UNCHANGED
    assert offices.province.everything() == before


def test_a_second_package_brings_only_what_is_new(offices: Offices) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    brought(offices, desk)
    points(desk, "0.25", unit=SECOND)
    done = brought(offices, desk)
    assert done.plan is not None
    assert done.plan.work is not None
    assert (done.plan.work.lines_new, done.plan.work.lines_equal) == (1, 1)
    assert done.revision == 2
    assert history(offices.province) == [Decimal("0.50")]


def test_looking_at_a_merge_first_writes_nothing(offices: Offices) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    points(offices.province, "0.75")
    path = bring(desk).files[0]
    before = offices.province.everything()
    card = offices.province.services.import_package.inspect(path, progress=Silent())
    assert card.plan is not None
    assert card.plan.work is not None
    contested = card.plan.work.contested[0]
    assert (contested.unit, contested.criterion) == (COMMUNE, LINE)
    assert (contested.ours, contested.theirs) == (Decimal("0.75"), Decimal("0.50"))
    assert card.unit_name == "Bàn 1"
    assert offices.province.everything() == before


def test_values_from_outside_and_questions_travel_both_ways(offices: Offices) -> None:
    opened_round(offices)
    value = OutsideValue(criterion="8.1", inputs=(("sipas_percent", "90.5"),), document="05/BC")
    offices.province.services.outside_values.set_outside_value(YEAR, COMMUNE, value=value)
    desk = begun(offices, 1, "4", "8")
    sheet = desk.services.appraisal.sheet(YEAR, COMMUNE)
    assert sheet.document_of("8.1") == "05/BC"
    assert sheet.line("8.1").computed is not None
    desk.services.ask_questions.ask(YEAR, COMMUNE, criterion=LINE, text="Văn bản nào?")
    offices.province.services.ask_questions.ask(YEAR, COMMUNE, criterion=LINE, text="Ngày ban hành?")
    brought(offices, desk)
    waiting = offices.province.services.ask_questions.collected(YEAR)[COMMUNE]
    assert [each.text for each in waiting] == ["Ngày ban hành?\nVăn bản nào?"]
    brought(offices, desk)
    assert offices.province.services.ask_questions.collected(YEAR)[COMMUNE] == waiting


def test_work_given_again_leaves_out_submissions_that_lie_at_the_desk(offices: Offices) -> None:
    begun_round(offices)
    plan = offices.province.services.desks.work.plan(YEAR, FIRST_DESK)
    assert (plan.packages, plan.earlier, len(plan.units)) == (0, 2, 2)
    assert give(offices).packages == 0
    assert give(offices, again=True).packages == 2


def test_the_submissions_travel_byte_for_byte(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    commune = submitted(offices, COMMUNE)
    begun(offices)
    name = "xa-21583-submission_2025_r1.cchc"
    assert (offices.folder / "stick-5201" / name).read_bytes() == (commune.out / name).read_bytes()


def test_a_submission_accepted_before_its_key_was_changed_is_believed_at_the_desk(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    commune = submitted(offices, COMMUNE)
    path = commune.services.rotate_key.rotate(
        commune.out / "rotate.cchc", passphrase=PASSPHRASE, reason="Thay khóa", rounds=4
    ).path
    assert offices.province.take_in(path).status is ImportStatus.IMPORTED
    desk = begun(offices)
    assert standing(desk) is None
    assert desk.services.appraisal.sheet(YEAR, COMMUNE).line(LINE).self_points == Decimal(POINT)


def test_a_submission_nobody_vouches_for_is_still_judged_by_its_closed_key(offices: Offices) -> None:
    offices.open_round(COMMUNE, SECOND)
    submitted(offices, COMMUNE)
    desk = begun(offices)
    late = offices.commune(SECOND)
    fill(late)
    path = late.export().files[0]
    rotation = late.services.rotate_key.rotate(
        late.out / "rotate.cchc", passphrase=PASSPHRASE, reason="Thay khóa", rounds=4
    ).path
    offices.province.take_in(rotation)
    offices.tell_trust(desk)
    assert refused(desk.take_in(path)) == "E_KEY_EPOCH"


# -- Both changed one line -----------------------------------------------------------------------------------


@pytest.fixture
def contested(offices: Offices) -> Desk:
    """The lead office and a desk gave one line differently upon the same value."""
    return offices.bring_to(_contest)


def _contest(offices: Offices) -> None:
    opened_round(offices)
    points(offices.province, POINT, reason="Như đơn vị tự chấm")
    desk = begun(offices)
    desk.clock.at += timedelta(hours=1)
    points(desk, "0.50", reason="Chưa đủ văn bản")
    offices.province.clock.at += timedelta(hours=2)
    points(offices.province, "0.75", reason="Đã giải trình một phần")
    brought(offices, desk)


def test_both_values_are_shown_with_who_and_when_and_the_one_here_stands(
    offices: Offices, contested: Desk
) -> None:
    (view,) = offices.province.services.desks.conflicts.conflicts(YEAR)
    assert (view.unit.code, view.criterion.id) == (COMMUNE, LINE)
    assert (view.ours.points, view.ours.officer, view.ours.reason) == (
        Decimal("0.75"),
        "Cán bộ 52",
        "Đã giải trình một phần",
    )
    assert (view.theirs.points, view.theirs.officer, view.theirs.reason) == (
        Decimal("0.50"),
        "Chuyên viên 5201",
        "Chưa đủ văn bản",
    )
    assert view.desk_name == "Bàn 1"
    assert view.base is not None
    assert view.base.points == Decimal(POINT)
    assert view.ours.at > view.theirs.at
    value = standing(offices.province)
    assert value is not None
    assert value.points == Decimal("0.75")
    assert sorted(history(offices.province), key=str) == [Decimal("0.50"), Decimal("0.75"), Decimal(POINT)]


@pytest.mark.parametrize(
    ("choice", "other", "stands"),
    [(Choice.OURS, None, "0.75"), (Choice.THEIRS, None, "0.50"), (Choice.OTHER, "0.25", "0.25")],
)
def test_one_is_chosen_with_a_reason_and_none_is_lost(
    offices: Offices, contested: Desk, choice: Choice, other: str | None, stands: str
) -> None:
    service = offices.province.services.desks.conflicts
    (view,) = service.conflicts(YEAR)
    chosen = None if other is None else Decimal(other)
    with pytest.raises(ReasonNeeded):
        service.decide(YEAR, view.conflict.id, decision=Decision(choice=choice, reason=" ", points=chosen))
    service.decide(
        YEAR, view.conflict.id, decision=Decision(choice=choice, reason="Theo biên bản họp", points=chosen)
    )
    value = standing(offices.province)
    assert value is not None
    assert (value.points, value.reason, value.desk) == (Decimal(stands), "Theo biên bản họp", "")
    assert {Decimal("0.50"), Decimal("0.75"), Decimal(POINT)} <= set(history(offices.province))
    assert len(history(offices.province)) == 4
    assert service.conflicts(YEAR) == ()
    (decided,) = service.conflicts(YEAR, decided=True)
    assert decided.decision is not None
    assert decided.decision.points == Decimal(stands)
    assert decided.conflict.reason == "Theo biên bản họp"
    told = offices.province.services.safekeeping.audit()[-1]
    assert (told.act, told.old, told.new, told.why) == (
        "decide_conflict",
        "0.75",
        stands,
        "Theo biên bản họp",
    )
    with pytest.raises(ConflictUnknown):
        service.decide(YEAR, view.conflict.id, decision=Decision(choice=choice, reason="Lần nữa"))


def test_nothing_is_published_while_a_conflict_waits(offices: Offices, contested: Desk) -> None:
    for unit in (COMMUNE, SECOND):
        offices.province.services.appraisal.accept_self(YEAR, unit)
    with pytest.raises(ConflictsOpen):
        offices.province.services.publish_ranking.publish(YEAR)
    (view,) = offices.province.services.desks.conflicts.conflicts(YEAR)
    offices.province.services.desks.conflicts.decide(
        YEAR, view.conflict.id, decision=Decision(choice=Choice.THEIRS, reason="Theo hồ sơ")
    )
    offices.province.services.publish_ranking.publish(YEAR)


def test_a_newer_value_of_the_desk_takes_its_place_in_the_open_conflict(
    offices: Offices, contested: Desk
) -> None:
    points(contested, "0.25", reason="Xem lại")
    brought(offices, contested)
    (view,) = offices.province.services.desks.conflicts.conflicts(YEAR)
    assert (view.ours.points, view.theirs.points) == (Decimal("0.75"), Decimal("0.25"))
    assert len(history(offices.province)) == 4


def test_a_conflict_is_over_when_the_desk_comes_to_the_same_value(offices: Offices, contested: Desk) -> None:
    points(contested, "0.75", reason="Đồng ý với cơ quan chủ trì")
    brought(offices, contested)
    assert offices.province.services.desks.conflicts.conflicts(YEAR) == ()
    value = standing(offices.province)
    assert value is not None
    assert (value.points, value.desk) == (Decimal("0.75"), FIRST_DESK)


def test_the_decision_reaches_the_desk_with_the_next_work(offices: Offices, contested: Desk) -> None:
    service = offices.province.services.desks.conflicts
    (view,) = service.conflicts(YEAR)
    service.decide(
        YEAR, view.conflict.id, decision=Decision(choice=Choice.THEIRS, reason="Theo biên bản họp")
    )
    given = give(offices)
    assert contested.take_in(given.path).status is ImportStatus.IMPORTED
    value = standing(contested)
    assert value is not None
    assert (value.points, value.desk, value.reason) == (Decimal("0.50"), "52", "Theo biên bản họp")
    assert brought(offices, contested).plan.work.lines_new == 0  # type: ignore[union-attr]
    assert service.conflicts(YEAR) == ()


def test_what_a_desk_gave_and_did_not_send_yet_stays_the_newest_there(offices: Offices) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    points(offices.province, "0.75")
    assert desk.take_in(give(offices).path).status is ImportStatus.IMPORTED
    value = standing(desk)
    assert value is not None
    assert value.points == Decimal("0.50")
    assert history(desk) == [Decimal("0.75"), Decimal("0.50")]
    # It was given without knowing the value of the lead office: when it comes back a person decides.
    brought(offices, desk)
    assert len(offices.province.services.desks.conflicts.conflicts(YEAR)) == 1


def test_two_desks_with_the_same_line_are_in_conflict_with_each_other(offices: Offices) -> None:
    opened_round(offices)
    first, second = begun(offices, 1), begun(offices, 2, LINE)
    assign(offices, ("4", FIRST_DESK), ("4", SECOND_DESK))
    points(second, "0.25")
    points_of_first = Decimal("0.50")
    first.take_in(give(offices, FIRST_DESK).path)
    points(first, str(points_of_first))
    brought(offices, first)
    brought(offices, second)
    (view,) = offices.province.services.desks.conflicts.conflicts(YEAR)
    assert (view.ours_name, view.desk_name) == ("Bàn 1", "Bàn 2")
    assert (view.ours.points, view.theirs.points) == (points_of_first, Decimal("0.25"))


# -- What is refused -----------------------------------------------------------------------------------------


def test_a_desk_gives_only_the_lines_assigned_to_it(offices: Offices) -> None:
    desk = begun_round(offices)
    assert LINE in (desk.services.desks.assign.editable(YEAR, COMMUNE) or ())
    assert offices.province.services.desks.assign.editable(YEAR, COMMUNE) is None
    with pytest.raises(NotAssigned):
        points(desk, "0.50", line="2.1.1")
    assert desk.services.appraisal.sheet(YEAR, COMMUNE).line("2.1.1").appraisal is None


def test_accepting_at_a_desk_takes_its_own_lines_alone(offices: Offices) -> None:
    desk = begun_round(offices)
    desk.services.appraisal.accept_self(YEAR, COMMUNE)
    own = desk.services.desks.assign.editable(YEAR, COMMUNE) or frozenset()
    given = {
        line.criterion.id
        for line in desk.services.appraisal.sheet(YEAR, COMMUNE).lines
        if line.appraisal is not None
    }
    assert given
    assert given <= own


def test_a_desk_opens_publishes_and_sends_nothing(offices: Offices) -> None:
    desk = begun_round(offices)
    services = desk.services
    value = OutsideValue(criterion="8.1", inputs=(("sipas_percent", "90.5"),), document="05/BC")
    acts = (
        lambda: services.run_round.open_round(YEAR, criteria_set=SET_ID),
        lambda: services.publish_ranking.publish(YEAR),
        lambda: services.send_criteria.send(SET_ID, year=YEAR, outward=desk.outward()),
        lambda: services.receipts.write(desk.out, passphrase=PASSPHRASE, progress=desk.outward().progress),
        lambda: services.trust_lists.issue(desk.out / "list.cchc", passphrase=PASSPHRASE),
        lambda: services.desks.assign.assign(YEAR, ()),
        lambda: services.desks.work.plan(YEAR, FIRST_DESK),
        lambda: services.desks.assign.put_desk(2, name="Sở Nội vụ"),
        lambda: services.outside_values.set_outside_value(YEAR, COMMUNE, value=value),
        lambda: services.enrol_keys.set_two_persons(True),
        lambda: services.keep_council.keep(YEAR, ()),
        lambda: services.run_survey.keep(replace(services.run_survey.blank(YEAR), name="Khảo sát")),
        lambda: services.publish_ranking.reopen(YEAR, reason="Xét lại"),
    )
    for act in acts:
        before = desk.dump()
        with pytest.raises(NotAtDesk):
            act()
        assert desk.dump() == before
    assert offices.province.services.set_up.office().leads
    assert services.set_up.office().is_desk


def test_a_desks_key_may_sign_work_and_its_own_succession_and_nothing_else(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    submitted(offices, COMMUNE)
    desk_of(offices)
    keys = offices.province.services.enrol_keys.keys()
    (held,) = [key for key in keys if key.unit == "td-5201"]
    assert set(held.namespaces) == {namespace_of(Kind.APPRAISAL), namespace_of(Kind.ROTATE)}


def test_work_for_another_desk_is_refused(offices: Offices) -> None:
    opened_round(offices)
    begun(offices, 1)
    other = begun(offices, 2)
    assert refused(other.take_in(give(offices, FIRST_DESK).path)) == "E_RECIPIENT"


def test_work_of_a_key_without_the_namespace_is_refused(offices: Offices) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    path = bring(desk).files[0]
    with offices.province.opened.database.transaction() as work:
        (held,) = [key for key in work.trust.all() if key.unit == "td-5201"]
        work.trust.put(replace(held, namespaces=(namespace_of(Kind.ROTATE),)))
    before = offices.province.everything()
    assert refused(offices.province.take_in(path)) == "E_KEY_ROLE"
    assert offices.province.everything() == before


def test_no_mutant_of_work_is_taken_in_and_none_leaves_a_trace(offices: Offices, tmp_path: Path) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    first = bring(desk).files[0].read_bytes()
    points(desk, "0.25", unit=SECOND)
    second = bring(desk).files[0].read_bytes()
    before, count = offices.province.everything(), 0
    path = tmp_path / "mutant.cchc"
    # Work carries no evidence and is small: exchanging large stretches of it is left to the submissions.
    families = [family for family in FAMILIES if family is not overwritten]
    source = Source(good=layout_of(first), other=layout_of(second), dice=random.Random(20251212))
    every = (mutant for family in families for mutant in family(source) if mutant.data not in {first, second})
    for mutant in itertools.islice(every, 0, None, EVERY):
        path.write_bytes(mutant.data)
        taken = offices.province.take_in(path)
        assert taken.status is ImportStatus.REFUSED, mutant.name
        assert taken.code.startswith("E_"), mutant.name
        count += 1
    assert count > 100
    assert offices.province.everything() == before


def told_work(desk: Desk) -> Document:
    """What the desk sent last, to be told otherwise."""
    with desk.opened.database.transaction() as work:
        rows = work.exchanges.of_kind(Kind.APPRAISAL.value, Direction.SENT)
        return document_of(rows[0])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"desk": "5202"}, "E_SCHEMA"),
        ({"points": Decimal(99)}, "E_SCHEMA"),
        ({"criterion": "9.9.9"}, "E_SCHEMA"),
        ({"unit": "00001"}, "E_SCHEMA"),
        ({"reason": "Viết lại"}, "E_ROW_CHANGED"),
    ],
)
def test_rows_that_are_anothers_out_of_range_or_rewritten_are_refused(
    offices: Offices, tmp_path: Path, change: dict[str, object], code: str
) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    brought(offices, desk)
    document = told_work(desk)
    body, header = document.body, document.header
    assert isinstance(body, AppraisalBody)
    spoilt = replace(body, rows=tuple(replace(row, **change) for row in body.rows))
    with desk.opened.database.transaction() as work:
        newest = work.exchanges.of_kind(Kind.APPRAISAL.value, Direction.SENT)[0]
    next_header = replace(
        header, revision=2, previous=newest.digest, package_uuid="00000000-0000-0000-0000-000000000077"
    )
    path = write_signed(
        Document(header=next_header, body=spoilt), key_of(FIRST_DESK), tmp_path / "spoilt.cchc"
    )
    before = offices.province.everything()
    assert refused(offices.province.take_in(path)) == code
    assert offices.province.everything() == before


def test_work_after_publishing_is_refused(offices: Offices) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    for unit in (COMMUNE, SECOND):
        offices.province.services.appraisal.accept_self(YEAR, unit)
    offices.province.services.publish_ranking.publish(YEAR)
    assert refused(offices.province.take_in(bring(desk).files[0])) == "E_PERIOD"


def test_the_lead_office_takes_no_work_given_out_and_brings_none(offices: Offices) -> None:
    desk = begun_round(offices)
    with pytest.raises(NotADesk):
        offices.province.services.desks.work.bring(YEAR, outward=offices.province.outward())
    given = give(offices)
    assert refused(offices.province.take_in(given.path)) == "E_RECIPIENT"
    assert desk.take_in(given.path).status is ImportStatus.IMPORTED


def test_a_commune_takes_no_work(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    commune = submitted(offices, COMMUNE)
    begun(offices)
    assert refused(commune.take_in(give(offices).path)) in {"E_KIND", "E_KEY_ROLE"}


# -- Before work can go out ----------------------------------------------------------------------------------


def test_work_needs_a_desk_with_a_key_on_the_list_and_lines_of_its_own(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    submitted(offices, COMMUNE)
    work = offices.province.services.desks.work
    with pytest.raises(DeskUnknown):
        work.plan(YEAR, FIRST_DESK)
    desk = desk_of(offices, confirmed=False)
    with pytest.raises(NothingAssigned):
        work.plan(YEAR, FIRST_DESK)
    assign(offices, ("4", FIRST_DESK))
    with pytest.raises(DeskWithoutKey):
        work.give(YEAR, FIRST_DESK, outward=offices.province.outward())
    offices.confirm(desk)
    with pytest.raises(ListBehind):
        work.give(YEAR, FIRST_DESK, outward=offices.province.outward())
    offices.province.services.trust_lists.issue(offices.province.out / "list.cchc", passphrase=PASSPHRASE)
    assert work.give(YEAR, FIRST_DESK, outward=offices.province.outward()).packages == 1


def test_a_key_made_before_desks_were_known_may_sign_their_work_once_a_desk_is_listed(
    offices: Offices,
) -> None:
    with offices.province.opened.database.transaction() as work:
        (own,) = work.trust.all()
        old = tuple(space for space in own.namespaces if space != namespace_of(Kind.APPRAISAL))
        work.trust.put(replace(own, namespaces=old))
    desk = begun_round(offices)
    assert standing(desk) is None


def test_assignments_name_rows_of_the_set_and_somebody(offices: Offices) -> None:
    opened_round(offices)
    desk_of(offices)
    service = offices.province.services.desks.assign
    with pytest.raises(PersonOrDesk):
        service.assign(YEAR, [Assignment(node="4")])
    with pytest.raises(DeskUnknown):
        service.assign(YEAR, [Assignment(node="4", desk="5209")])
    board = service.assign(
        YEAR, [Assignment(node="4", desk=FIRST_DESK), Assignment(node="2", person="Lê Thị Hoa")]
    )
    assert [each.person for each in board.progress] == ["Chuyên viên 5201", "Lê Thị Hoa"]
    with pytest.raises(DeskBusy):
        service.remove_desk(FIRST_DESK)
    service.assign(YEAR, [])
    service.remove_desk(FIRST_DESK)
    assert service.desks() == ()


def test_progress_is_told_for_each_appraiser(offices: Offices) -> None:
    desk = begun_round(offices)
    service = offices.province.services.desks.assign
    (before,) = service.board(YEAR).progress
    assert (before.given, before.units, before.units_done) == (0, 2, 0)
    for line in desk.services.desks.assign.editable(YEAR, COMMUNE) or ():
        most = desk.services.appraisal.sheet(YEAR, COMMUNE).line(line).criterion.max_points
        desk.services.appraisal.set_points(
            YEAR, COMMUNE, line=AppraisedLine(criterion=line, points=most, reason="Đủ")
        )
    brought(offices, desk)
    (after,) = service.board(YEAR).progress
    assert (after.given * 2, after.units_done) == (after.lines, 1)
    assert after.desk is not None
    assert after.desk.merged_at is not None
    own = desk.services.desks.assign.board(YEAR)
    assert own.is_desk
    assert own.progress[0].units_done == 1


def test_a_desk_that_lost_its_data_gets_its_own_values_back_with_the_work(
    offices: Offices, tmp_path: Path
) -> None:
    desk = begun_round(offices)
    points(desk, "0.50")
    brought(offices, desk)
    with desk.opened.database.transaction() as work:
        Rows(work.office._rows.connection).drop(APPRAISAL, {})  # type: ignore[attr-defined]
    folder = tmp_path / "again"
    folder.mkdir()
    give(offices, folder=folder, again=True)
    take_all(desk, folder)
    value = standing(desk)
    assert value is not None
    assert (value.points, value.desk) == (Decimal("0.50"), "")
