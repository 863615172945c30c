"""What the audit chain tells of a change: who, when, what, and exactly the values that became others."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from core.assessment import Claim, CriterionEntry
from core.audit import AuditEntry
from core.deadline_choices import DeadlineChoices
from core.progress import Silent
from core.records.planning import Task, TaskArea, TaskSource
from core.services.keep_evidence import EvidenceDetails
from core.told_changes import read_told
from core.units import Officer
from tests.offices import COMMUNE, YEAR, Desk, Offices


@pytest.fixture
def commune(offices: Offices) -> Desk:
    return offices.commune(COMMUNE)


def _task(desk: Desk, title: str = "Rà soát thủ tục") -> Task:
    blank = desk.services.record_entry.blank("task", YEAR)
    assert isinstance(blank, Task)
    return replace(
        blank, title=title, source=TaskSource.PLAN, area=TaskArea.DIRECTION, due_on=date(YEAR, 6, 30)
    )


def _last(desk: Desk, count: int = 1) -> AuditEntry:
    return desk.services.safekeeping.audit()[-count]


def _values(text: str) -> Mapping[str, str]:
    found = read_told(text)
    assert found is not None
    return found


def test_a_changed_record_tells_the_fields_that_changed_and_no_other(commune: Desk) -> None:
    task = _task(commune)
    assert commune.services.record_entry.save(task).is_saved
    entered = _last(commune)
    assert (entered.act, entered.subject, entered.old) == ("enter_record", f"task {task.id}", "")
    assert entered.officer == f"Cán bộ {COMMUNE}"
    assert _values(entered.new)["title"] == "Rà soát thủ tục"
    assert "done_on" not in _values(entered.new)
    commune.services.record_entry.save(replace(task, title="Rà soát", due_on=None))
    changed = _last(commune)
    assert changed.act == "change_record"
    assert _values(changed.old) == {"title": "Rà soát thủ tục", "due_on": "2025-06-30"}
    assert _values(changed.new) == {"title": "Rà soát"}


def test_saving_what_is_there_already_is_no_act(commune: Desk) -> None:
    task = _task(commune)
    commune.services.record_entry.save(task)
    before = len(commune.acts())
    commune.services.record_entry.save(task)
    assert len(commune.acts()) == before


def test_what_goes_to_the_bin_and_comes_back_is_told_whole(commune: Desk) -> None:
    task = _task(commune)
    commune.services.record_entry.save(task)
    commune.services.record_entry.remove("task", task.id)
    removed = _last(commune)
    assert (removed.act, removed.new) == ("remove_record", "")
    assert _values(removed.old)["title"] == task.title
    commune.services.record_entry.restore("task", task.id)
    restored = _last(commune)
    assert (restored.act, restored.old) == ("restore_record", "")
    assert _values(restored.new) == _values(removed.old)


def test_an_imported_file_tells_every_record_and_the_file_it_came_from(commune: Desk) -> None:
    commune.services.record_entry.save(_task(commune, "Việc một"))
    commune.services.record_entry.save(_task(commune, "Việc hai"))
    path = commune.services.exchange_records.export_file(
        commune.out / "so.json", year=YEAR, progress=Silent()
    )
    told = json.loads(path.read_text(encoding="utf-8"))
    told["records"]["task"][0]["title"] = "Việc khác"
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    done = commune.services.exchange_records.import_file(path, progress=Silent())
    assert done.updated == {"task": 1}
    record, summary = _last(commune, 2), _last(commune)
    assert (record.act, record.why) == ("change_record", "so.json")
    assert (_values(record.old), _values(record.new)) == ({"title": "Việc một"}, {"title": "Việc khác"})
    assert (summary.act, summary.new, summary.why) == ("import_records", "+0 ~1", "so.json")
    assert done.taken is not None
    commune.services.exchange_records.take_back(done.taken)
    back = _last(commune, 2)
    assert (_values(back.old), _values(back.new)) == ({"title": "Việc khác"}, {"title": "Việc một"})


def test_an_entry_tells_input_claim_and_words_by_name(commune: Desk) -> None:
    assessment = commune.services.self_assessment
    assessment.enter(YEAR, CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),), note="Sổ 1"))
    first = _last(commune)
    assert (first.act, first.subject, first.old) == ("enter", f"{YEAR} 4.1.1", "")
    assert _values(first.new) == {"input:option": "yes", "note": "Sổ 1"}
    claimed = CriterionEntry(
        criterion="4.1.1", claim=Claim.NO_OCCURRENCE, claim_reason="Không có", note="Sổ 1"
    )
    assessment.enter(YEAR, claimed)
    second = _last(commune)
    assert _values(second.old) == {"input:option": "yes"}
    assert _values(second.new) == {"claim": "no_occurrence", "claim_reason": "Không có"}
    before = len(commune.acts())
    assessment.enter(YEAR, claimed)
    assert len(commune.acts()) == before


def test_a_document_tells_what_was_said_of_it(commune: Desk) -> None:
    keep = commune.services.keep_evidence
    document = keep.cite(EvidenceDetails(year=YEAR, is_not_secret=True, number="12", issuer="UBND xã"))
    assert _values(_last(commune).new)["number"] == "12"
    keep.change(replace(document, number="13"))
    changed = _last(commune)
    assert (_values(changed.old), _values(changed.new)) == ({"number": "12"}, {"number": "13"})
    keep.link((replace(document, number="13"),), ("4.1.1",))
    assert (_last(commune).old, _values(_last(commune).new)) == ("", {"criteria": "4.1.1"})
    keep.remove(document.id)
    assert (_last(commune).act, _last(commune).new) == ("remove_evidence", "")
    assert _values(_last(commune).old)["number"] == "13"


def test_choices_that_move_a_deadline_tell_old_and_new(commune: Desk) -> None:
    care = commune.services.calendar_care
    care.choose(YEAR, DeadlineChoices(days_ahead=7))
    care.choose(YEAR, DeadlineChoices(days_ahead=10))
    changed = _last(commune)
    assert (changed.act, _values(changed.old), _values(changed.new)) == (
        "choose_deadlines",
        {"days_ahead": "7"},
        {"days_ahead": "10"},
    )


def test_people_and_lock_tell_old_and_new(commune: Desk) -> None:
    office = commune.services.set_up.office()
    commune.services.set_up.change_office(
        officer=Officer(name="Lê Thị Hoa", position=office.officer.position),
        signatory=office.signatory,
        place=office.place,
    )
    changed = _last(commune)
    assert _values(changed.old) == {"officer_name": office.officer.name}
    assert _values(changed.new) == {"officer_name": "Lê Thị Hoa"}
    commune.services.key_care.set_idle_minutes(5)
    assert (_last(commune).act, _last(commune).officer, _last(commune).new) == (
        "idle_minutes",
        "Lê Thị Hoa",
        "5",
    )


def test_a_closed_year_tells_its_state_and_the_reason_it_was_reopened(commune: Desk) -> None:
    commune.services.self_assessment.close(YEAR)
    assert (_last(commune).old, _last(commune).new) == ("draft", "closed")
    commune.services.self_assessment.reopen(YEAR, "Sai số liệu tháng 5")
    last = _last(commune)
    assert (last.old, last.new, last.why) == ("closed", "draft", "Sai số liệu tháng 5")
