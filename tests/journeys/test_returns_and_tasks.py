"""What an authority sends beside results: returns, tasks, criteria sets; and who may not take which in."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.assessment import State
from core.packages.payloads import Document
from core.packages.plan import CriterionStep, TaskStep
from core.progress import Silent
from core.records.planning import TaskArea, TaskSource
from core.services.import_package import ImportStatus
from core.services.returns import CorrectionReasonNeeded
from core.services.round_board import BoardStatus
from core.services.send_return import Correction, Question, ReturnEmpty
from core.services.send_tasks import GivenTask
from core.stored_packages import document_of
from tests.offices import (
    COMMUNE,
    CRITERIA,
    PROVINCE,
    SECOND,
    SET_ID,
    YEAR,
    Desk,
    Offices,
    expected,
    key_of,
    paper,
    write_signed,
)

TASK = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def commune(offices: Offices) -> Desk:
    """A commune with a filled year, expected by the province."""
    return offices.bring_to(expected)


def send_back(offices: Offices, correction: Correction) -> Path:
    province = offices.province
    sent = province.services.send_return.send(
        YEAR, COMMUNE, correction=correction, outward=province.outward()
    )
    return sent.files[0]


def give(offices: Offices, *tasks: GivenTask, units: tuple[str, ...] = (COMMUNE,)) -> Path:
    province = offices.province
    return province.services.send_tasks.send(YEAR, tasks, units=units, outward=province.outward())[0].files[0]


def issue(offices: Offices, units: tuple[str, ...] = ()) -> Path:
    province = offices.province
    sent = province.services.send_criteria.send(SET_ID, year=YEAR, units=units, outward=province.outward())
    return sent[0].files[0]


def status(offices: Offices) -> BoardStatus:
    rows = offices.province.services.run_round.board(YEAR).rows
    return next(row.status for row in rows if row.unit.code == COMMUNE)


def test_a_return_opens_the_year_and_counts_until_a_newer_revision_arrives(
    offices: Offices, commune: Desk
) -> None:
    sent = commune.export()
    offices.province.take_in(sent.files[0])
    assert status(offices) is BoardStatus.RECEIVED
    question = Question(criterion="2.1.1", reason="Kế hoạch số mấy?")
    due = date(YEAR, 12, 20)
    path = send_back(offices, Correction(reason="Thiếu số văn bản", questions=(question,), due_on=due))
    assert status(offices) is BoardStatus.RETURNED
    assert "send_return" in offices.province.acts()
    taken = commune.take_in(path)
    assert taken.status is ImportStatus.IMPORTED, taken.error
    assert commune.services.self_assessment.standing(YEAR).state is State.DRAFT
    waiting = commune.services.returns.waiting(YEAR)
    assert waiting is not None
    assert (waiting.reason, waiting.due_on, waiting.answers_revision) == ("Thiếu số văn bản", due, 1)
    assert waiting.lines == (("2.1.1", "Kế hoạch số mấy?"),)
    assert "GATE_RETURNED" in {finding.code for finding in commune.services.export_package.gate(YEAR)}
    with pytest.raises(CorrectionReasonNeeded):
        commune.export()
    again = commune.export(reason="Đã ghi số văn bản")
    assert commune.services.returns.waiting(YEAR) is None
    assert offices.province.take_in(again.files[0]).status is ImportStatus.IMPORTED
    assert status(offices) is BoardStatus.RECEIVED


def test_a_return_of_an_overtaken_package_leaves_the_year_as_it_stands(
    offices: Offices, commune: Desk
) -> None:
    offices.province.take_in(commune.export().files[0])
    path = send_back(offices, Correction(reason="sửa"))
    commune.export(reason="đã tự sửa")
    taken = commune.take_in(path)
    assert taken.status is ImportStatus.IMPORTED
    assert taken.plan is not None
    assert [finding.code for finding in taken.plan.findings] == ["RETURN_OVERTAKEN"]
    assert commune.services.self_assessment.standing(YEAR).state is State.SUBMITTED
    assert commune.services.returns.waiting(YEAR) is None


def test_after_publication_nothing_is_returned_and_nothing_is_opened(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    early = send_back(offices, Correction(reason="sửa"))
    offices.province.services.appraisal.accept_self(YEAR, COMMUNE)
    offices.province.services.publish_ranking.publish(YEAR)
    with pytest.raises(Exception, match="E_PUBLISHED"):
        send_back(offices, Correction(reason="muộn"))
    result = offices.province.services.send_results.export(
        YEAR, offices.province.out, passphrase=offices.province.outward().passphrase, progress=Silent()
    )
    assert commune.take_in(result[0].files[0]).status is ImportStatus.IMPORTED
    before = commune.everything()
    assert commune.take_in(early).code == "E_RETURN_PUBLISHED"
    assert commune.everything() == before


def test_a_return_says_something_about_criteria_of_the_round(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    with pytest.raises(ReturnEmpty):
        send_back(offices, Correction())
    with pytest.raises(Exception, match="E_CRITERION"):
        send_back(offices, Correction(questions=(Question(criterion="9.9.9", reason="?"),)))
    with pytest.raises(Exception, match="E_NOT_RECEIVED"):
        offices.province.services.send_return.send(
            YEAR, SECOND, correction=Correction(reason="x"), outward=offices.province.outward()
        )


def test_a_return_of_a_package_never_sent_is_refused(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    send_back(offices, Correction(reason="sửa"))
    row = next(r for r in offices.province.packages() if r.kind == "return")
    good = document_of(row)
    other = Document(header=good.header, body=replace(good.body, answers="ab" * 64))
    path = write_signed(other, key_of(PROVINCE), commune.out / "la.cchc")
    before = commune.everything()
    assert commune.take_in(path).code == "E_ANSWERS"
    assert commune.everything() == before


def test_assigned_tasks_become_records_and_a_newer_list_leaves_the_own_work_alone(
    offices: Offices, commune: Desk, tmp_path: Path
) -> None:
    scan = paper(tmp_path / "quyet-dinh.txt", "Quyết định giao nhiệm vụ")
    first = GivenTask(
        id=TASK,
        title="Số hóa hồ sơ",
        area=TaskArea.DIGITAL,
        due_on=date(YEAR, 9, 30),
        document="12/QĐ-UBND",
        files=(scan,),
    )
    path = give(offices, first, GivenTask(id=OTHER, title="Đối thoại"))
    taken = commune.take_in(path)
    assert taken.status is ImportStatus.IMPORTED, taken.error
    assert taken.plan is not None
    assert [each.step for each in taken.plan.tasks] == [TaskStep.ADDED] * 2
    entry = commune.services.record_entry
    held = {task.id: task for task in entry.list("task", YEAR)}
    assert held[TASK].source is TaskSource.ASSIGNED
    assert held[TASK].assigned_by.endswith("12/QĐ-UBND")
    assert commune.services.assigned_tasks.documents(YEAR)[0].records == (TASK,)
    assert commune.services.keep_evidence.of_year(YEAR) == ()
    entry.save(replace(held[TASK], progress=60, owner="Lê Văn Nam", note="đang làm"))
    newer = replace(first, title="Số hóa hồ sơ hộ tịch", due_on=date(YEAR, 10, 31), files=())
    again = commune.take_in(give(offices, newer))
    assert again.plan is not None
    assert [each.step for each in again.plan.tasks] == [TaskStep.CHANGED, TaskStep.WITHDRAWN]
    assert [field.name for field in again.plan.tasks[0].fields] == ["title", "due_on"]
    kept = {task.id: task for task in entry.list("task", YEAR)}
    assert kept[TASK].title == "Số hóa hồ sơ hộ tịch"
    assert (kept[TASK].progress, kept[TASK].owner, kept[TASK].note) == (60, "Lê Văn Nam", "đang làm")
    assert OTHER in kept
    assert commune.services.safekeeping.check() == ()


def test_tasks_of_a_closed_year_and_of_unknown_form_are_refused(offices: Offices, commune: Desk) -> None:
    path = give(offices, GivenTask(id=TASK, title="Việc"), units=())
    row = next(r for r in offices.province.packages() if r.kind == "tasks")
    good = document_of(row)
    strange = tuple(replace(task, area="cooking") for task in good.body.tasks)
    odd = Document(
        header=replace(good.header, revision=2, previous=row.digest), body=replace(good.body, tasks=strange)
    )
    wrong = write_signed(odd, key_of(PROVINCE), commune.out / "la.cchc")
    before = commune.everything()
    assert commune.take_in(wrong).code == "E_SCHEMA"
    assert commune.everything() == before
    commune.services.self_assessment.close(YEAR)
    assert commune.take_in(path).code == "E_YEAR_CLOSED"


def test_a_criteria_set_is_shown_as_a_difference_and_adopted_by_taking_it_in(
    offices: Offices, commune: Desk, tmp_path: Path
) -> None:
    value = json.loads((CRITERIA / "criteria-sample.json").read_text(encoding="utf-8"))
    value["version"] = "9"
    leaf = next(node for node in value["criteria"] if node["id"] == "2.1.1")
    leaf["name"] = "Kế hoạch và báo cáo đúng hạn"
    changed = tmp_path / "bo-moi.json"
    changed.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    offices.province.services.adopt_criteria.adopt(changed)
    set_id = value["set_id"]
    sent = offices.province.services.send_criteria.send(
        set_id, version="9", year=YEAR, outward=offices.province.outward()
    )
    path = sent[0].files[0]
    card = commune.services.import_package.inspect(path, progress=Silent())
    assert card.error is None, card.error
    assert card.plan is not None
    news = card.plan.criteria
    assert news is not None
    assert news.sides is not None
    assert [each.version for each in news.sides] == ["1", "9"]
    went = offices.province.services.criteria_work.drafts.sent(set_id, "9")
    assert [(each.recipient, each.revision) for each in went] == [("", 1)]
    assert news is not None
    assert [(each.criterion, each.step) for each in news.changes] == [("2.1.1", CriterionStep.CHANGED)]
    assert news.changes[0].members == ("name",)
    assert news.year == YEAR
    assert commune.take_in(path).status is ImportStatus.IMPORTED
    standing = commune.services.self_assessment.standing(YEAR)
    assert (standing.criteria_set, standing.criteria_version) == (set_id, "9")
    held = commune.services.adopt_criteria.find(set_id, "9")
    issued = offices.province.services.adopt_criteria.find(set_id, "9")
    assert held.sha512 == issued.sha512


def test_another_content_of_a_version_held_is_refused(offices: Offices, tmp_path: Path) -> None:
    value = json.loads((CRITERIA / "criteria-sample.json").read_text(encoding="utf-8"))
    value["name"] = "Bộ khác cùng số bản"
    other = tmp_path / "khac.json"
    other.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    fresh = offices.commune(SECOND)
    fresh.services.adopt_criteria.adopt(other)
    before = fresh.everything()
    assert fresh.take_in(issue(offices)).code == "E_CRITERIA_DIFFER"
    assert fresh.everything() == before


def test_every_kind_is_refused_at_the_wrong_role(offices: Offices, commune: Desk) -> None:
    submission = commune.export().files[0]
    offices.province.take_in(submission)
    receipt = offices.province.receipts()[0]
    others = (
        receipt,
        send_back(offices, Correction(reason="sửa")),
        give(offices, GivenTask(title="Việc"), units=()),
        issue(offices),
    )
    before = offices.province.everything()
    assert {offices.province.take_in(path).code for path in others} == {"E_KIND"}
    assert offices.province.everything() == before
    before = commune.everything()
    assert commune.take_in(submission).code == "E_KIND"
    assert commune.everything() == before


def test_a_batch_is_planned_and_taken_in_the_order_of_revisions(offices: Offices, commune: Desk) -> None:
    paths = [commune.export(reason=str(number)).files[0] for number in range(1, 4)]
    bad = paper(commune.out / "hong.cchc")
    mixed = (paths[2], bad, paths[0], paths[1])
    service = offices.province.services.import_package
    before = offices.province.everything()
    cards = service.inspect_all(mixed, progress=Silent())
    plans = [card.plan for card in cards]
    assert plans[1] is None
    told = [(plan.change.value, plan.previous_revision) for plan in plans if plan is not None]
    assert told == [("revised", 2), ("new", 0), ("revised", 1)]
    assert offices.province.everything() == before
    assert service.refusals() == ()
    done = service.take_in_all(mixed, progress=Silent())
    assert [each.status.value for each in done] == ["imported", "refused", "imported", "imported"]
    assert [refused.name for refused in service.refusals()] == ["hong.cchc"]


class Bytes:
    """Progress that remembers what it was told, and stops on request."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []
        self.left = 10_000

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt


def test_a_batch_tells_its_progress_in_bytes_and_a_stop_leaves_whole_packages(
    offices: Offices, commune: Desk
) -> None:
    paths = [commune.export(reason=str(number)).files[0] for number in range(1, 4)]
    progress = Bytes()
    offices.province.services.import_package.inspect_all(paths, progress=progress)
    total = sum(path.stat().st_size for path in paths)
    assert progress.told[-1] == (total, total)
    assert [done for done, _ in progress.told] == sorted(done for done, _ in progress.told)
    progress.left = 5
    with pytest.raises(KeyboardInterrupt):
        offices.province.services.import_package.take_in_all(paths, progress=progress)
    assert offices.province.services.safekeeping.check() == ()
    taken = [row.revision for row in offices.province.packages() if row.kind == "submission"]
    assert taken == sorted(taken, reverse=True)


def test_what_was_refused_is_remembered_without_believing_it(offices: Offices, commune: Desk) -> None:
    path = commune.export().files[0]
    good = path.read_bytes()
    path.write_bytes(good[:-1])
    before = offices.province.everything()
    offices.province.clock.at += timedelta(hours=1)
    assert offices.province.take_in(path).code == "E_ZIP_TRUNCATED"
    refused = offices.province.services.import_package.refusals()[0]
    assert (refused.name, refused.code, refused.stage) == (path.name, "E_ZIP_TRUNCATED", "S1")
    assert refused.unit == f"xa-{COMMUNE}"
    assert refused.at == offices.province.clock.at
    assert offices.province.everything() == before


def test_a_clock_that_ran_back_is_marked_and_told(offices: Offices, commune: Desk) -> None:
    commune.export()
    commune.clock.at -= timedelta(days=30)
    kinds = [notice.kind.value for notice in commune.services.stream_care.notices()]
    assert kinds == ["clock"]
    assert "GATE_CLOCK_BEHIND" in {finding.code for finding in commune.services.export_package.gate(YEAR)}
    sent = commune.export(reason="sửa")
    assert document_of(commune.services.export_package.sent(YEAR)[0]).header.time_suspect
    taken = offices.province.take_in(sent.files[0])
    assert taken.plan is not None
    assert "TIME_SUSPECT" in {finding.code for finding in taken.plan.findings}
    commune.services.stream_care.confirm_time("Đã chỉnh đồng hồ")
    assert commune.services.stream_care.notices() == ()


def test_a_jump_passes_after_an_administrator_confirmed_it(offices: Offices, commune: Desk) -> None:
    commune.export()
    good = document_of(commune.services.export_package.sent(YEAR)[0])
    far = Document(header=replace(good.header, revision=500, evidence=()), body=good.body)
    path = write_signed(far, key_of(COMMUNE), commune.out / "xa.cchc")
    before = offices.province.everything()
    refused = offices.province.take_in(path)
    assert refused.code == "E_JUMP"
    assert offices.province.everything() == before
    assert refused.error is not None
    digest = str(refused.error.fields["digest"])
    offices.province.services.stream_care.confirm_jump(digest, "Xã đã giải thích")
    assert offices.province.take_in(path).status is ImportStatus.IMPORTED
    assert "confirm_jump" in offices.province.acts()


def test_a_fork_blocks_its_stream_until_two_persons_lift_it(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    good = document_of(commune.services.export_package.sent(YEAR)[0])
    other = replace(good, body=replace(good.body, correction_reason="khác"))
    fork = write_signed(other, key_of(COMMUNE), commune.out / "fork.cchc")
    assert offices.province.take_in(fork).code == "E_FORK"
    following = commune.export(reason="tiếp")
    assert offices.province.take_in(following.files[0]).code == "E_FORK"
    block = offices.province.services.stream_care.blocks()[0]
    assert (block.unit, block.year, block.is_lifted) == (COMMUNE, YEAR, False)
    care = offices.province.services.stream_care
    with pytest.raises(Exception, match="E_TWO_PERSONS"):
        care.lift(COMMUNE, YEAR, first="Một", second=" một ", reason="x")
    with pytest.raises(Exception, match="E_WHY"):
        care.lift(COMMUNE, YEAR, first="Một", second="Hai", reason=" ")
    with pytest.raises(Exception, match="E_NO_BLOCK"):
        care.lift(SECOND, YEAR, first="Một", second="Hai", reason="x")
    assert care.lift(COMMUNE, YEAR, first="Một", second="Hai", reason="đối chiếu").is_lifted
    assert offices.province.take_in(following.files[0]).code == "E_FORK"
    ended = commune.end_fork(block.held, block.offered)
    taken = offices.province.take_in(ended.files[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error
    assert {"block_stream", "lift_fork"} <= set(offices.province.acts())
