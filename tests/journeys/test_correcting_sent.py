"""What is corrected after a year was sent: every change has its reason, whenever it is told."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from core.assessment import CriterionEntry
from core.audit import ActsWanted
from core.later_reasons import runs_of
from core.progress import Silent
from core.services.keep_evidence import EvidenceDetails
from core.services.read_audit import ReadAudit
from tests.journeys.test_handed_history import run
from tests.offices import YEAR, Desk, Offices, dossiers, fill, paper

WHY = "Cấp trên yêu cầu rà soát lại"


@pytest.fixture
def sent(offices: Offices) -> Desk:
    offices.open_round()
    desk = offices.commune()
    fill(desk)
    desk.services.correct_sent.give(YEAR, "Chưa nộp thì không có gì để nêu")
    assert (desk.services.correct_sent.sending(YEAR), desk.services.correct_sent.reason(YEAR)) == (0, "")
    desk.export()
    return desk


def whys(desk: Desk, *, since: int) -> list[tuple[str, str]]:
    """Every act behind a number and its reason as the log of changes shows it, oldest first."""
    part = desk.services.read_audit.all(ActsWanted())
    told: Mapping[int, str] = {number: entry.why for number, entry in part.later.items()}
    entries = [entry for entry in reversed(part.entries) if entry.number > since]
    return [(entry.act, entry.why or told.get(entry.number, "")) for entry in entries]


def test_the_reason_goes_with_every_change_until_the_next_sending(sent: Desk) -> None:
    service, entry = sent.services.correct_sent, sent.services.record_entry
    assert (service.sending(YEAR), service.reason(YEAR), service.waits(YEAR)) == (1, "", False)
    since = len(sent.acts())
    entry.save(dossiers(sent, online=41))
    assert service.waits(YEAR)
    service.give(YEAR, f"  {WHY}\n")
    assert (service.reason(YEAR), service.waits(YEAR)) == (WHY, False)
    entry.save(dossiers(sent, online=42))
    sent.services.self_assessment.enter(YEAR, CriterionEntry(criterion="4.1.1", note="sửa"))
    task = replace(entry.blank("task", YEAR), title="Nhiệm vụ", product="Báo cáo")
    entry.save(task)
    entry.remove("task", task.id)
    entry.restore("task", task.id)
    entry.save(dossiers(sent, online=43))
    stored = [(each.act, each.why) for each in sent.services.safekeeping.audit()[since:]]
    assert stored[0] == ("change_record", ""), "what is in the chain is never written again"
    expected = [
        ("change_record", WHY),
        ("correct_sent", WHY),
        ("change_record", WHY),
        ("enter", WHY),
        ("enter_record", WHY),
        ("remove_record", WHY),
        ("restore_record", WHY),
        ("change_record", WHY),
    ]
    assert stored[1:] == expected[1:]
    assert whys(sent, since=since) == expected
    assert sent.export(reason="Bổ sung").revision == 2
    assert (service.reason(YEAR), service.waits(YEAR)) == ("", False)
    entry.save(dossiers(sent, online=44))
    assert sent.services.safekeeping.audit()[-1].why == ""
    assert service.waits(YEAR)


def test_evidence_added_changed_and_removed_has_its_reason_too(sent: Desk) -> None:
    service, since = sent.services.keep_evidence, len(sent.acts())
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number="12/BC-UBND")
    (document,) = service.add([paper(sent.out / "bao-cao.txt", "Bổ sung")], details, progress=Silent())
    service.change(replace(document, number="13/BC-UBND"))
    service.remove(document.id)
    sent.services.correct_sent.give(YEAR, WHY)
    service.put_back(document)
    acts = ["add_evidence", "change_evidence", "remove_evidence", "correct_sent", "put_back_evidence"]
    assert whys(sent, since=since) == [(act, WHY) for act in acts]


def test_what_nobody_gave_a_reason_for_has_the_one_it_is_sent_with(sent: Desk) -> None:
    since = len(sent.acts())
    sent.services.record_entry.save(dossiers(sent, online=41))
    note = CriterionEntry(criterion="4.1.1", note="sửa")
    sent.services.self_assessment.enter(YEAR, note)
    sent.services.self_assessment.enter(YEAR + 1, note)
    sent.services.self_assessment.enter(YEAR, replace(note, note="sửa nữa"))
    assert sent.export(reason="Bổ sung số liệu tháng 6").revision == 2
    told = [entry for entry in sent.services.safekeeping.audit()[since:] if entry.act == "correct_sent"]
    assert [(entry.why, runs_of(entry)) for entry in told] == [
        (
            "Bổ sung số liệu tháng 6",
            (range(since + 1, since + 3), range(since + 4, since + 5)),
        )
    ]
    changes = [each for each in whys(sent, since=since) if each[0] in {"change_record", "enter"}]
    assert changes == [
        ("change_record", "Bổ sung số liệu tháng 6"),
        ("enter", "Bổ sung số liệu tháng 6"),
        ("enter", ""),
        ("enter", "Bổ sung số liệu tháng 6"),
    ], "the draft of another year needs none"


def test_it_is_found_by_the_words_of_its_reason_and_stands_in_list_and_workbook(
    sent: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.services.read_audit._STRETCH", 3)
    first = len(sent.acts()) + 1
    sent.services.record_entry.save(dossiers(sent, online=41))
    sent.services.self_assessment.enter(YEAR + 1, CriterionEntry(criterion="4.1.1", note="sửa"))
    sent.services.correct_sent.give(YEAR, WHY)
    read: ReadAudit = sent.services.read_audit
    found = read.all(ActsWanted(words="ra soat lai"))
    assert [entry.number for entry in found.entries] == [first + 2, first]
    assert [entry.why for entry in found.later.values()] == [WHY]
    assert [each.number for each in read.all(ActsWanted(words="ra soat lai", act="enter")).entries] == []
    portions = read.part(ActsWanted(words="ra soat lai"), most=1)
    assert read.part(ActsWanted(words="ra soat lai"), most=1, below=portions.below).entries[0].number == first
    root = sent.opened.workspace.root
    sent.opened.close()
    code, shown = run(capsys, "audit", "list", root, "--most", "3", "--json")
    assert code == 0
    assert [entry["why_later"] for entry in shown["entries"]] == [
        None,
        None,
        {"number": first + 2, "why": WHY},
    ]
    sheet = sent.out / "log.xlsx"
    run(capsys, "audit", "export", root, "--out", sheet, "--json")
    rows = {row[0]: row[7] for row in load_workbook(sheet).worksheets[0].values if len(row) > 7}
    assert rows[first] == f"{WHY} (nêu ở lượt {first + 2})"
    text = sent.out / "log.txt"
    run(capsys, "audit", "export", root, "--out", text, "--json")
    told = json.loads(text.read_bytes().splitlines()[first + 2])
    assert json.loads(told["new"]) == {"entries": str(first)}
