"""The first page's picture over real workspaces: an empty year, a year at work, sent, returned, published."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core.cycle import NextAct, Step
from core.deadline_choices import DeadlineChoices
from core.overview import Overview
from core.progress import Silent
from core.records.planning import Breakthrough, Plan, Task, TaskSource
from core.records.targets import Target, TargetMeasure
from core.services.record_entry import RecordEntry
from core.services.send_return import Correction, Question
from core.target_standing import Reached
from core.to_do import ToDoKind
from tests.offices import COMMUNE, YEAR, Desk, Offices, fill

MAY = datetime(YEAR, 5, 5, 3, 0, tzinfo=UTC)
APRIL_AFTER = datetime(YEAR + 1, 3, 3, 3, 0, tzinfo=UTC)


@pytest.fixture
def commune(offices: Offices) -> Desk:
    offices.open_round(COMMUNE)
    return offices.commune()


def look(desk: Desk, year: int = YEAR) -> Overview:
    return desk.services.year_overview.look(year)


def entry(desk: Desk) -> RecordEntry:
    return desk.services.record_entry


def publish(offices: Offices, commune: Desk) -> None:
    """The year goes to the province and comes back with its result."""
    province = offices.province
    province.take_in(commune.export().files[0])
    province.services.appraisal.accept_self(YEAR, COMMUNE)
    province.services.publish_ranking.publish(YEAR)
    sent = province.services.send_results.export(
        YEAR, province.out, passphrase=province.outward().passphrase, progress=Silent()
    )
    commune.take_in(sent[0].files[0])


def test_an_empty_year_asks_for_its_first_record(commune: Desk) -> None:
    found = look(commune)
    assert (found.place.step, found.place.act) == (Step.ENTER, NextAct.FIRST_RECORD)
    assert not found.has_records
    assert (found.index, found.change, found.to_target) == (0, None, None)
    assert {row.kind for row in found.to_do} == {ToDoKind.DATA, ToDoKind.OWNER}
    assert found.outside == Decimal("26.50")


def test_a_year_at_work_is_filled_until_self_scoring_opens(commune: Desk) -> None:
    fill(commune)
    commune.clock.at = MAY
    found = look(commune)
    assert (found.place.step, found.place.act) == (Step.ENTER, NextAct.FILL)
    assert found.index == commune.services.self_assessment.score(YEAR).index
    digital = next(line for line in found.areas if line.area == "7")
    assert digital.is_watched
    assert digital.is_low


def test_the_target_is_the_choice_of_the_year(commune: Desk) -> None:
    fill(commune)
    commune.services.calendar_care.choose(YEAR, DeadlineChoices(index_target=Decimal(50)))
    found = look(commune)
    assert found.to_target == found.index - 50
    other = Target(id="o", year=YEAR, name="PAPI", measure=TargetMeasure.INDEX, value=Decimal("90.5"))
    own = replace(other, id="t", name="Chỉ số CCHC của xã", value=Decimal("88.5"))
    share = replace(other, id="s", name="Trực tuyến", measure=TargetMeasure.ONLINE, value=Decimal(70))
    entry(commune).save_many((other, own, share))
    again = look(commune)
    assert again.target == Decimal("88.5")
    assert [(each.target.id, each.reached) for each in again.targets] == [("s", Reached.MISSED), ("o", None)]


def test_a_sent_year_waits_for_the_authority(offices: Offices, commune: Desk) -> None:
    fill(commune)
    commune.export()
    found = look(commune)
    assert (found.place.step, found.place.act) == (Step.APPRAISAL, NextAct.RECEIVE)
    assert "plan" not in {one.key for one in found.deadlines}


def test_a_return_comes_first_with_its_day(offices: Offices, commune: Desk) -> None:
    fill(commune)
    offices.province.take_in(commune.export().files[0])
    question = Question(criterion="7.2.1", reason="Đối chiếu số hồ sơ")
    correction = Correction(questions=(question,), due_on=date(YEAR, 12, 20), reason="Xem lại")
    sent = offices.province.services.send_return.send(
        YEAR, COMMUNE, correction=correction, outward=offices.province.outward()
    )
    commune.take_in(sent.files[0])
    found = look(commune)
    assert found.place.act is NextAct.CORRECT
    returned = next(row for row in found.to_do if row.kind is ToDoKind.RETURNED)
    assert (returned.criterion, returned.question) == ("7.2.1", "Đối chiếu số hồ sơ")
    assert "answer_return" in {one.key for one in found.deadlines}


def test_a_published_year_shows_its_result_and_what_follows_instead_of_what_is_missing(
    offices: Offices, commune: Desk
) -> None:
    fill(commune)
    publish(offices, commune)
    commune.clock.at = APRIL_AFTER
    found = look(commune)
    assert found.published is not None
    assert found.index == found.published.index
    assert (found.place.step, found.to_do, found.outside) == (Step.RESULT, (), 0)
    assert [line.lost for line in found.lost] == sorted((line.lost for line in found.lost), reverse=True)
    assert {one.key for one in found.deadlines} == {"self_review", "breakthrough"}
    assert {one.year for one in found.deadlines} == {YEAR + 1}
    task = Task(id="t", year=YEAR + 1, title="x", source=TaskSource.IMPROVEMENT, due_on=date(YEAR + 1, 6, 1))
    done = Breakthrough(id="b", year=YEAR + 1, content="x", registered_on=date(YEAR + 1, 3, 2))
    entry(commune).save_many((task, done))
    assert {one.key for one in look(commune).deadlines} == {"self_review", "improvement"}


def test_the_next_year_stands_against_the_published_one(offices: Offices, commune: Desk) -> None:
    fill(commune)
    publish(offices, commune)
    commune.clock.at = APRIL_AFTER
    before, found = look(commune), look(commune, YEAR + 1)
    assert found.last is not None
    assert (found.last.index, found.last.is_appraised) == (before.index, True)
    assert found.change == -before.index
    assert {line.area: line.last_share is not None for line in found.areas} == dict.fromkeys(
        [str(number) for number in range(1, 9)], True
    )
    keys = {one.key: one for one in found.deadlines}
    assert keys["self_review"].due_on == date(YEAR + 1, 3, 31)
    assert keys["breakthrough"].since is not None


def test_without_a_result_the_year_before_stands_with_what_was_sent(offices: Offices, commune: Desk) -> None:
    fill(commune)
    assert look(commune, YEAR + 1).last is None
    commune.export()
    last = look(commune, YEAR + 1).last
    assert last is not None
    assert (last.index, last.is_appraised) == (look(commune).index, False)


def test_a_review_with_a_task_of_its_own_is_told_by_the_task(offices: Offices, commune: Desk) -> None:
    fill(commune)
    publish(offices, commune)
    commune.clock.at = APRIL_AFTER
    commune.services.aftermath.review.create(YEAR, title="Báo cáo kiểm điểm", owner="Lê Hoa", note_text="")
    keys = [one.key for one in look(commune, YEAR + 1).deadlines]
    assert "self_review" not in keys
    assert {"task", "improvement"} & set(keys)


def test_a_plan_met_is_no_deadline(commune: Desk) -> None:
    commune.clock.at = MAY
    assert "plan" in {one.key for one in look(commune).deadlines}
    entry(commune).save(Plan(id="p", year=YEAR, title="x", issued_on=date(YEAR, 1, 20)))
    assert "plan" not in {one.key for one in look(commune).deadlines}
