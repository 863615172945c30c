"""Round 1 with questions, the commune's explanation, round 2, the council: joined by real package files."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.appraisal_sheet import AppraisalLine
from core.assessment import Stage, State
from core.rounds import RoundPublished
from core.services.appraisal import AppraisedLine, NotTakenBack, ReasonNeeded, Restored
from core.services.ask_questions import QuestionEmpty
from core.services.import_package import ImportStatus
from core.services.self_assessment import UnknownCriterion
from core.services.send_return import Correction, Question
from tests.offices import COMMUNE, YEAR, Desk, Offices, dossiers, expected, points

ASKED, LOWERED, COUNTED = "4.1.1", "2.1.1", "3.3.1"


@pytest.fixture
def commune(offices: Offices) -> Desk:
    """A commune whose first submission the province holds."""
    return offices.bring_to(_sent)


def _sent(offices: Offices) -> None:
    expected(offices)
    package = offices.desks[-1].export().files[0]
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED


def give(offices: Offices, criterion: str, value: str, *, stage: Stage, reason: str = "", opinion: str = ""):
    line = AppraisedLine(criterion=criterion, points=points(value), reason=reason, opinion=opinion)
    return offices.province.services.appraisal.set_points(YEAR, COMMUNE, line=line, stage=stage)


def state(offices: Offices) -> State:
    return offices.province.services.appraisal.units(YEAR)[0].state


def first_round(offices: Offices) -> None:
    """Everything accepted, one line lowered, one asked about."""
    province = offices.province.services
    province.appraisal.accept_self(YEAR, COMMUNE)
    give(offices, LOWERED, "0.50", stage=Stage.APPRAISAL_1, reason="Thiếu báo cáo")
    province.ask_questions.ask(YEAR, COMMUNE, criterion=ASKED, text="Nhiệm vụ nào được giao?")


def sent_back(offices: Offices, commune: Desk, *questions: Question) -> None:
    province = offices.province
    sent = province.services.send_return.send(
        YEAR, COMMUNE, correction=Correction(questions=questions), outward=province.outward()
    )
    assert commune.take_in(sent.files[0]).status is ImportStatus.IMPORTED


def explained(offices: Offices, commune: Desk) -> None:
    """The commune explains the line asked about, corrects its dossiers, and submits again."""
    entry = commune.services.self_assessment.score(YEAR).line(ASKED).entry
    told = replace(entry, explanation="Hai nhiệm vụ theo Quyết định số 8.")
    commune.services.self_assessment.enter_all(YEAR, [told])
    commune.services.record_entry.save_many((replace(dossiers(commune), done_on_time=40, done_late=10),))
    taken = offices.province.take_in(commune.export(reason="Giải trình").files[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error


def test_two_rounds_with_an_explanation_between_and_the_council_after(
    offices: Offices, commune: Desk
) -> None:
    province = offices.province.services
    assert state(offices) is State.SUBMITTED
    first_round(offices)
    assert state(offices) is State.APPRAISAL_1
    (row,) = province.appraisal.units(YEAR)
    assert (row.collected, row.asked) == (1, 0)
    sent_back(offices, commune, Question(criterion=ASKED, reason="Nhiệm vụ nào được giao?"))
    (row,) = province.appraisal.units(YEAR)
    assert (row.state, row.collected, row.asked) == (State.EXPLANATION, 0, 1)
    assert province.appraisal.sheet(YEAR, COMMUNE).line(ASKED).is_waiting
    waiting = commune.services.returns.waiting(YEAR)
    assert waiting is not None
    assert waiting.lines == ((ASKED, "Nhiệm vụ nào được giao?"),)

    explained(offices, commune)
    sheet = province.appraisal.sheet(YEAR, COMMUNE)
    assert (sheet.standing.state, sheet.stage) == (State.APPRAISAL_2, Stage.APPRAISAL_2)
    asked = sheet.line(ASKED)
    assert asked.explained is not None
    question, answer = asked.explained
    assert (question.text, answer.revision) == ("Nhiệm vụ nào được giao?", 2)
    assert answer.explanation == "Hai nhiệm vụ theo Quyết định số 8."
    assert asked.is_reopened
    counted = sheet.line(COUNTED)
    assert counted.change is not None
    assert counted.change.points is not None
    assert counted.change.points[0] != counted.change.points[1]
    assert counted.is_reopened
    untouched = sheet.line(LOWERED)
    assert (untouched.is_older, untouched.is_reopened) == (True, False)


def test_what_the_newer_submission_leaves_as_it_was_is_kept_and_the_council_comes_last(
    offices: Offices, commune: Desk
) -> None:
    province = offices.province.services
    first_round(offices)
    sent_back(offices, commune, Question(criterion=ASKED, reason="?"))
    explained(offices, commune)
    sheet = province.appraisal.keep_unchanged(YEAR, COMMUNE)
    kept = sheet.line(LOWERED)
    assert not kept.is_older
    assert kept.appraisal is not None
    assert (kept.appraisal.points, kept.appraisal.reason) == (points("0.50"), "Thiếu báo cáo")
    assert [item.revision for item in kept.history] == [1, 1, 2]
    reopened = [line.criterion.id for line in sheet.lines if line.is_older]
    assert set(reopened) >= {ASKED, COUNTED}
    assert len(reopened) < len(sheet.lines) / 2
    for criterion in reopened:
        line = sheet.line(criterion)
        value = line.self_points or Decimal("0.00")
        give(offices, criterion, str(value), stage=Stage.APPRAISAL_2, reason="Đã giải trình")
    for line in province.appraisal.sheet(YEAR, COMMUNE).lines:
        if line.appraisal is None:
            give(offices, line.criterion.id, "0", stage=Stage.APPRAISAL_2)
    sheet = province.appraisal.sheet(YEAR, COMMUNE)
    assert (sheet.older_lines, sheet.stage) == (0, Stage.COUNCIL)

    sheet = give(
        offices, LOWERED, "0.75", stage=Stage.COUNCIL, reason="Hội đồng thống nhất", opinion="Nộp bổ sung"
    )
    assert sheet.standing.state is State.COUNCIL
    last = sheet.line(LOWERED).history
    assert [item.stage for item in last] == [
        Stage.APPRAISAL_1, Stage.APPRAISAL_1, Stage.APPRAISAL_2, Stage.COUNCIL,
    ]  # fmt: skip
    assert last[-1].opinion == "Nộp bổ sung"
    assert len({item.mark for item in last}) == len(last)


def test_claims_of_every_submission_are_kept(offices: Offices, commune: Desk) -> None:
    first_round(offices)
    sent_back(offices, commune, Question(criterion=ASKED, reason="?"))
    explained(offices, commune)
    claims = offices.province.services.appraisal.sheet(YEAR, COMMUNE).line(ASKED).claims
    assert [claim.revision for claim in claims] == [1, 2]
    assert claims[0].explanation != claims[1].explanation
    assert claims[0].package != claims[1].package


def test_a_question_not_sent_waits_and_can_be_reworded_and_withdrawn(offices: Offices, commune: Desk) -> None:
    service = offices.province.services.ask_questions
    first = service.ask(YEAR, COMMUNE, criterion=ASKED, text="Nhiệm vụ nào?")
    again = service.ask(YEAR, COMMUNE, criterion=ASKED, text="Nhiệm vụ nào được giao?")
    assert first.id == again.id
    service.ask(YEAR, COMMUNE, criterion=LOWERED, text="Báo cáo số mấy?")
    sent_back(offices, commune, Question(criterion=LOWERED, reason="Báo cáo số mấy, ngày nào?"))
    assert [each.text for each in service.collected(YEAR)[COMMUNE]] == ["Nhiệm vụ nào được giao?"]
    assert service.withdraw(YEAR, COMMUNE, criterion=ASKED)
    assert not service.withdraw(YEAR, COMMUNE, criterion=ASKED)
    assert service.collected(YEAR) == {}
    held = {each.criterion: each for each in service.of_unit(YEAR, COMMUNE)}
    assert held[ASKED].withdrawn_at is not None
    assert held[LOWERED].is_sent
    acts = offices.province.acts()
    assert acts.count("ask") == 3
    assert "unask" in acts


def test_a_question_needs_words_a_line_and_a_round_that_is_open(offices: Offices, commune: Desk) -> None:
    province = offices.province.services
    with pytest.raises(QuestionEmpty):
        province.ask_questions.ask(YEAR, COMMUNE, criterion=ASKED, text="  \n")
    with pytest.raises(UnknownCriterion):
        province.ask_questions.ask(YEAR, COMMUNE, criterion="9.9", text="?")
    province.appraisal.accept_self(YEAR, COMMUNE)
    province.publish_ranking.publish(YEAR)
    with pytest.raises(RoundPublished):
        province.ask_questions.ask(YEAR, COMMUNE, criterion=ASKED, text="?")


def test_a_return_without_points_leaves_round_1_to_begin(offices: Offices, commune: Desk) -> None:
    sent_back(offices, commune, Question(criterion=ASKED, reason="?"))
    assert state(offices) is State.EXPLANATION
    explained(offices, commune)
    assert state(offices) is State.SUBMITTED


def test_a_value_taken_back_restores_the_one_before_and_is_told(offices: Offices, commune: Desk) -> None:
    service = offices.province.services.appraisal
    sheet = give(offices, ASKED, "0.50", stage=Stage.APPRAISAL_1, reason="Chậm")
    given = sheet.line(ASKED).history[-1]
    lowered = give(offices, ASKED, "0.25", stage=Stage.APPRAISAL_1, reason="Rất chậm").line(ASKED).history[-1]

    def restored(newest: str, place: int) -> AppraisalLine:
        value = Restored(criterion=ASKED, newest=newest, place=place)
        reason = "Hoàn tác" if place == 0 else "Làm lại"
        return service.take_back(YEAR, COMMUNE, values=(value,), reason=reason).line(ASKED)

    with pytest.raises(NotTakenBack):
        restored(given.mark, 0)
    line = restored(lowered.mark, 0)
    assert line.appraisal is not None
    assert (line.appraisal.points, line.appraisal.reason) == (points("0.50"), "Chậm (Hoàn tác)")
    assert len(line.history) == 3
    again = restored(line.history[-1].mark, 1)
    assert again.appraisal is not None
    assert (again.appraisal.points, again.appraisal.reason) == (points("0.25"), "Rất chậm (Làm lại)")


def test_a_first_value_taken_back_leaves_the_line_open(offices: Offices, commune: Desk) -> None:
    service = offices.province.services.appraisal
    before = service.units(YEAR)[0].open_lines
    mark = give(offices, ASKED, "1", stage=Stage.APPRAISAL_1).line(ASKED).history[-1].mark
    assert service.units(YEAR)[0].open_lines == before - 1
    value = Restored(criterion=ASKED, newest=mark)
    sheet = service.take_back(YEAR, COMMUNE, values=(value,), reason="Hoàn tác")
    line = sheet.line(ASKED)
    assert line.appraisal is None
    assert line.before == line.self_points
    assert [item.is_taken_back for item in line.history] == [False, True]
    assert sheet.open_lines == before == service.units(YEAR)[0].open_lines
    assert sheet.card.total == Decimal("0.00")


def test_round_2_needs_a_reason_for_a_change_and_none_for_keeping(offices: Offices, commune: Desk) -> None:
    first_round(offices)
    sent_back(offices, commune, Question(criterion=ASKED, reason="?"))
    explained(offices, commune)
    with pytest.raises(ReasonNeeded):
        give(offices, LOWERED, "0.75", stage=Stage.APPRAISAL_2)
    assert not give(offices, LOWERED, "0.50", stage=Stage.APPRAISAL_2).line(LOWERED).is_older
