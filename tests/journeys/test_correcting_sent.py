"""Figures corrected after a year was sent: the reason stands with each change until it is sent again."""

from dataclasses import replace

from core.assessment import CriterionEntry
from tests.offices import YEAR, Offices, dossiers, fill

WHY = "Cấp trên yêu cầu rà soát lại"


def test_the_reason_goes_with_every_change_until_the_next_sending(offices: Offices) -> None:
    offices.open_round()
    desk = offices.commune()
    fill(desk)
    service, entry = desk.services.correct_sent, desk.services.record_entry
    service.give(YEAR, "Chưa nộp thì không có gì để nêu")
    assert (service.sending(YEAR), service.reason(YEAR)) == (0, "")
    desk.export()
    assert (service.sending(YEAR), service.reason(YEAR)) == (1, "")
    entry.save(dossiers(desk, online=41))
    service.give(YEAR, f"  {WHY}\n")
    assert service.reason(YEAR) == WHY
    entry.save(dossiers(desk, online=42))
    desk.services.self_assessment.enter(YEAR, CriterionEntry(criterion="4.1.1", note="sửa"))
    task = replace(entry.blank("task", YEAR), title="Nhiệm vụ", product="Báo cáo")
    entry.save(task)
    entry.remove("task", task.id)
    entry.save(dossiers(desk, online=43))
    acts = [(each.act, each.why) for each in desk.services.safekeeping.audit()][-7:]
    assert acts == [
        ("change_record", ""),
        ("correct_sent", WHY),
        ("change_record", WHY),
        ("enter", WHY),
        ("enter_record", WHY),
        ("remove_record", WHY),
        ("change_record", WHY),
    ]
    assert desk.export(reason="Bổ sung").revision == 2
    assert service.reason(YEAR) == ""
    entry.save(dossiers(desk, online=44))
    assert desk.services.safekeeping.audit()[-1].why == ""
