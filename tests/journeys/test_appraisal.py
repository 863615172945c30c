"""From received packages to a published ranking and back to the communes."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from core.assessment import AdjustmentEntry, OutsideValue, State
from core.packages.canonical import decode
from core.packages.kinds import Kind
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import Document, ResultBody
from core.progress import Silent
from core.rounds import NotExpected, NotReceived, RoundBegun, RoundPublished
from core.services.appraisal import AppraisedLine, PointsMissing, ReasonNeeded
from core.services.import_package import ImportStatus
from core.services.ranking_documents import ranking_document
from core.services.self_assessment import UnknownCriterion
from tests.offices import (
    COMMUNE,
    FOURTH,
    PASSPHRASE,
    PROVINCE,
    SECOND,
    SET_ID,
    THIRD,
    YEAR,
    Desk,
    Offices,
    dossiers,
    explain,
    fill,
    key_of,
    write_signed,
)


def submitted(offices: Offices, code: str, *, online: int = 40) -> Desk:
    """A commune whose year the province holds."""
    desk = offices.commune(code)
    fill(desk, online=online)
    taken = offices.province.take_in(desk.export().files[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error
    return desk


def outside(offices: Offices, code: str, *, sipas: str) -> None:
    value = OutsideValue(criterion="8.1", inputs=(("sipas_percent", sipas),), document="05/BC")
    offices.province.services.outside_values.set_outside_value(YEAR, code, value=value)


def give_everything(offices: Offices, code: str) -> None:
    desk = offices.province.services.appraisal
    lines = [
        AppraisedLine(criterion=line.criterion.id, points=line.criterion.max_points, reason="Kiểm tra lại")
        for line in desk.sheet(YEAR, code).lines
    ]
    desk.appraise(YEAR, code, lines=lines)


@pytest.fixture
def commune(offices: Offices) -> Desk:
    return offices.bring_to(_held)


def _held(offices: Offices) -> None:
    offices.open_round(COMMUNE, SECOND)
    submitted(offices, COMMUNE)


def test_accepting_takes_every_claim_as_it_stands(offices: Offices, commune: Desk) -> None:
    own = commune.services.self_assessment.score(YEAR)
    sheet = offices.province.services.appraisal.accept_self(YEAR, COMMUNE)
    assert sheet.total == own.total
    assert {line.criterion.scored_by.value for line in sheet.lines if line.appraisal is None} <= {
        "external",
        "survey",
        "appraiser",
    }


def test_the_authoritys_value_decides_its_own_leaf(offices: Offices, commune: Desk) -> None:
    outside(offices, COMMUNE, sipas="90.5")
    sheet = offices.province.services.appraisal.sheet(YEAR, COMMUNE)
    computed = sheet.line("8.1").computed
    assert computed is not None
    assert computed.points is not None
    accepted = offices.province.services.appraisal.accept_self(YEAR, COMMUNE).line("8.1").appraisal
    assert accepted is not None
    assert accepted.points == computed.points > 0


def test_an_outside_value_of_no_criterion_is_refused(offices: Offices, commune: Desk) -> None:
    before = offices.province.dump()
    with pytest.raises(UnknownCriterion):
        offices.province.services.outside_values.set_outside_value(
            YEAR, COMMUNE, value=OutsideValue(criterion="9.9", inputs=(("value", "1"),))
        )
    assert offices.province.dump() == before


def test_a_changed_value_needs_a_reason_and_every_earlier_one_is_kept(
    offices: Offices, commune: Desk
) -> None:
    desk = offices.province.services.appraisal
    desk.accept_self(YEAR, COMMUNE)
    with pytest.raises(ReasonNeeded):
        desk.set_points(YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=Decimal("0.50")))
    desk.set_points(
        YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=Decimal("0.50"), reason="Thiếu văn bản")
    )
    line = desk.set_points(
        YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=Decimal("0.75"), reason="Đã giải trình")
    ).line("4.1.1")
    assert [item.points for item in line.history] == [Decimal("1.00"), Decimal("0.50"), Decimal("0.75")]
    assert line.self_points == Decimal("1.00")
    told = [entry for entry in offices.province.services.safekeeping.audit() if entry.act == "set_points"]
    assert (told[-1].old, told[-1].new, told[-1].why) == ("0.50", "0.75", "Đã giải trình")


def test_taking_a_criterion_out_and_in_again_needs_reasons(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services.appraisal
    out = AppraisedLine(criterion="4.1.1", points=None, excluded=True)
    with pytest.raises(ReasonNeeded):
        desk.set_points(YEAR, COMMUNE, line=out)
    sheet = desk.set_points(
        YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=None, excluded=True, reason="Không giao")
    )
    assert sheet.maximum == Decimal("99.00")
    with pytest.raises(ReasonNeeded):
        desk.set_points(YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=Decimal("1.00")))


def test_neither_points_nor_exclusion_is_no_appraisal(offices: Offices, commune: Desk) -> None:
    with pytest.raises(PointsMissing):
        offices.province.services.appraisal.set_points(
            YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=None, reason="?")
        )


@pytest.mark.parametrize("wrong", ["1.01", "-0.01", "0.005"])
def test_points_a_criterion_cannot_have_leave_all_lines_as_they_were(
    offices: Offices, commune: Desk, wrong: str
) -> None:
    before = offices.province.dump()
    lines = (
        AppraisedLine(criterion="2.1.1", points=Decimal("0.50"), reason="x"),
        AppraisedLine(criterion="4.1.1", points=Decimal(wrong), reason="x"),
    )
    with pytest.raises(Exception, match="POINTS"):
        offices.province.services.appraisal.appraise(YEAR, COMMUNE, lines=lines)
    assert offices.province.dump() == before


def test_units_that_are_not_expected_or_sent_nothing_cannot_be_appraised(
    offices: Offices, commune: Desk
) -> None:
    with pytest.raises(NotExpected):
        offices.province.services.appraisal.accept_self(YEAR, THIRD)
    with pytest.raises(NotReceived):
        offices.province.services.appraisal.accept_self(YEAR, SECOND)


def test_a_round_with_packages_keeps_its_set_and_its_senders(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services.run_round
    with pytest.raises(RoundBegun):
        desk.open_round(YEAR, criteria_set=SET_ID, units=(SECOND,))
    with pytest.raises(RoundBegun):
        desk.open_round(YEAR, criteria_set="QD766-APPLIED", units=(COMMUNE, SECOND))
    assert desk.open_round(YEAR, criteria_set=SET_ID, units=(COMMUNE, SECOND, THIRD)).units == (
        COMMUNE,
        SECOND,
        THIRD,
    )


def test_a_second_submission_keeps_what_was_appraised(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services.appraisal
    desk.set_points(
        YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=Decimal("0.50"), reason="Thiếu")
    )
    commune.services.record_entry.save(dossiers(commune, online=60))
    explain(commune)
    assert offices.province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    sheet = desk.sheet(YEAR, COMMUNE)
    assert sheet.standing.state is State.APPRAISAL_1
    assert [item.points for item in sheet.line("4.1.1").history] == [Decimal("0.50")]


def test_equal_totals_share_a_rank_a_downgrade_lowers_a_band_and_who_sent_nothing_stands_last(
    offices: Offices,
) -> None:
    offices.open_round(COMMUNE, SECOND, THIRD, FOURTH)
    for code, sipas in ((COMMUNE, "85"), (SECOND, "85"), (THIRD, "79.99")):
        submitted(offices, code)
        outside(offices, code, sipas=sipas)
        give_everything(offices, code)
    view = offices.province.services.publish_ranking.preview(YEAR)
    ranks = {row.code: row.rank for row in view.ranking.rows}
    assert (ranks[COMMUNE], ranks[SECOND], ranks[THIRD], ranks[FOURTH]) == (1, 1, 1, None)
    assert view.ranking.rows[-1].code == FOURTH
    flags = {row.code: row.flags for row in view.ranking.rows}
    assert "SIPAS80" in flags[THIRD]
    assert "SIPAS80" not in flags[COMMUNE]
    bands = {row.code: row.band for row in view.ranking.rows}
    assert bands[COMMUNE] != bands[THIRD]
    document = ranking_document(view)
    assert [row["unit"] for row in document["not_submitted"]] == [FOURTH]  # type: ignore[attr-defined]


def test_publishing_freezes_points_packages_and_numbers(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services
    desk.appraisal.accept_self(YEAR, COMMUNE)
    late = commune.export()
    published = desk.publish_ranking.publish(YEAR)
    assert published.inputs == ((COMMUNE, commune.services.export_package.sent(YEAR)[1].digest),)
    before = offices.province.everything()
    line = AppraisedLine(criterion="4.1.1", points=Decimal("0.50"), reason="Muộn")
    for act in (
        lambda: desk.appraisal.set_points(YEAR, COMMUNE, line=line),
        lambda: desk.outside_values.set_adjustments(
            YEAR, COMMUNE, entries=(AdjustmentEntry(item="national_award", count=1, note="x"),)
        ),
        lambda: outside(offices, COMMUNE, sipas="99"),
        lambda: desk.publish_ranking.publish(YEAR),
        lambda: desk.run_round.open_round(YEAR, criteria_set=SET_ID, units=(COMMUNE,)),
    ):
        with pytest.raises(RoundPublished):
            act()
    assert offices.province.take_in(late.files[0]).code == "E_PERIOD"
    assert offices.province.everything() == before
    assert desk.publish_ranking.preview(YEAR).published == published


def test_results_come_back_with_the_same_numbers(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services
    outside(offices, COMMUNE, sipas="85")
    desk.appraisal.accept_self(YEAR, COMMUNE)
    desk.appraisal.set_points(
        YEAR, COMMUNE, line=AppraisedLine(criterion="4.1.1", points=Decimal("0.50"), reason="Thiếu văn bản")
    )
    # Six in the morning in the office is still the day before in UTC.
    offices.province.clock.at = datetime(2026, 2, 27, 23, 0, tzinfo=UTC)
    desk.publish_ranking.publish(YEAR)
    sent = desk.send_results.export(YEAR, offices.province.out, passphrase=PASSPHRASE, progress=Silent())
    assert [each.unit for each in sent] == [COMMUNE]
    commune.clock.at = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
    assert commune.services.receive_results.result(YEAR) is None
    assert commune.take_in(sent[0].files[0]).status is ImportStatus.IMPORTED
    before = commune.everything()
    assert commune.take_in(sent[0].files[0]).status is ImportStatus.UNCHANGED
    assert commune.everything() == before
    result = commune.services.receive_results.result(YEAR)
    sheet = desk.appraisal.sheet(YEAR, COMMUNE)
    assert result is not None
    assert (result.total, result.maximum, result.index) == (sheet.total, sheet.maximum, sheet.index)
    assert (result.rank, result.ranked_of, result.answers_revision) == (1, 1, 1)
    assert result.received_at == commune.clock.at
    assert result.published_on.isoformat() == "2026-02-28"
    for line in result.lines:
        given = sheet.line(line.criterion)
        assert line.points == (None if given.appraisal is None else given.appraisal.points)
        assert line.self_points == given.self_points
    lowered = next(line for line in result.lines if line.criterion == "4.1.1")
    assert (lowered.lost, lowered.reason) == (Decimal("0.50"), "Thiếu văn bản")
    assert commune.services.self_assessment.score(YEAR).line("4.1.1").appraised == Decimal("0.50")


def test_a_result_sent_again_is_a_new_revision_and_takes_its_place(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services
    desk.appraisal.accept_self(YEAR, COMMUNE)
    desk.publish_ranking.publish(YEAR)
    first, second = (
        desk.send_results.export(YEAR, offices.province.out, passphrase=PASSPHRASE, progress=Silent())[0]
        for _ in range(2)
    )
    assert (first.revision, second.revision) == (1, 2)
    assert commune.take_in(second.files[0]).status is ImportStatus.IMPORTED
    assert commune.take_in(first.files[0]).code == "E_OLD"


def test_a_result_for_a_package_never_sent_is_refused_and_nothing_is_written(
    offices: Offices, commune: Desk
) -> None:
    desk = offices.province.services
    desk.appraisal.accept_self(YEAR, COMMUNE)
    desk.publish_ranking.publish(YEAR)
    sent = desk.send_results.export(YEAR, offices.province.out, passphrase=PASSPHRASE, progress=Silent())
    commune.opened.close()
    other = offices.commune(SECOND)
    before = other.everything()
    assert other.take_in(sent[0].files[0]).code == "E_RECIPIENT"
    assert other.everything() == before


def test_a_result_that_answers_a_package_never_sent_is_refused(offices: Offices, commune: Desk) -> None:
    desk = offices.province.services
    desk.appraisal.accept_self(YEAR, COMMUNE)
    desk.publish_ranking.publish(YEAR)
    sent = desk.send_results.export(YEAR, offices.province.out, passphrase=PASSPHRASE, progress=Silent())[0]
    row = next(row for row in offices.province.packages() if row.digest == sent.digest)
    content = dict(row.head)["data/result.json"]
    good = read_document(decode(content, is_multiline=is_multiline), kind=Kind.RESULT)
    assert isinstance(good.body, ResultBody)
    other = Document(header=good.header, body=replace(good.body, answers="0" * 128))
    path = write_signed(other, key_of(PROVINCE), offices.province.out / "other.cchc")
    before = commune.everything()
    assert commune.take_in(path).code == "E_ANSWERS"
    assert commune.everything() == before
