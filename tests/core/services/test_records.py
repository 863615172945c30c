"""Records, entries and evidence of one commune."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.assessment import CriterionEntry
from core.evidence import EvidenceTypeRefused, SecretDocument
from core.progress import Silent
from core.services.keep_evidence import EvidenceDetails, EvidenceGone, PaperOnly
from core.services.record_entry import RecordChange, RecordGone
from core.services.self_assessment import (
    FiguresDoNotAdd,
    NotInThisState,
    ReopenReason,
    UnknownCriterion,
    YearClosed,
)
from tests.offices import YEAR, Desk, Offices, dossiers, fill, paper, reopened

DETAILS = EvidenceDetails(year=YEAR, is_not_secret=True)


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return offices.commune(is_confirmed=False)


def keep(desk: Desk, path: Path, **details: object) -> str:
    told = replace(DETAILS, **details)  # type: ignore[arg-type]
    return desk.services.keep_evidence.add([path], told, progress=Silent())[0].id


def test_a_removed_record_can_be_brought_back_once(desk: Desk) -> None:
    record = dossiers(desk)
    service = desk.services.record_entry
    assert service.save(record).is_saved
    assert service.remove("dossier_count", record.id) == record
    assert service.list("dossier_count", YEAR) == ()
    assert service.removed(YEAR) == (record,)
    with pytest.raises(RecordGone):
        service.remove("dossier_count", record.id)
    service.restore("dossier_count", record.id)
    assert service.list("dossier_count", YEAR) == (record,)


def test_one_act_keeps_begins_and_removes_or_does_nothing(desk: Desk) -> None:
    service = desk.services.record_entry
    first = dossiers(desk)
    second, begun = replace(first, id="second"), replace(first, id="begun", from_on=None)
    service.save(first)
    service.change(RecordChange(kind="dossier_count", keep=(second,), begin=(begun,), remove=(first.id,)))
    assert service.list("dossier_count", YEAR) == (second,)
    assert service.drafts("dossier_count", YEAR) == (begun,)
    assert service.counts(YEAR)["dossier_count"] == 1
    wrong = replace(second, to_on=None)
    refused = service.change(RecordChange(kind="dossier_count", keep=(wrong,), remove=(second.id,)))
    assert not refused[0].is_saved
    assert service.list("dossier_count", YEAR) == (second,)
    with pytest.raises(RecordGone):
        service.change(
            RecordChange(kind="dossier_count", keep=(replace(second, direct=9),), remove=("none",))
        )
    assert service.list("dossier_count", YEAR) == (second,)
    service.change(RecordChange(kind="dossier_count", keep=(first,), forget=("begun",)))
    assert service.list("dossier_count", YEAR) == (first, second)
    assert service.drafts("dossier_count", YEAR) == ()
    assert service.removed(YEAR) == ()


def test_several_removed_records_come_back_together_or_not_at_all(desk: Desk) -> None:
    service = desk.services.record_entry
    first = dossiers(desk)
    second = replace(first, id="second")
    service.save_many((first, second))
    service.change(RecordChange(kind="dossier_count", remove=(first.id, second.id)))
    with pytest.raises(RecordGone):
        service.restore_many((("dossier_count", first.id), ("dossier_count", "none")))
    assert len(service.removed(YEAR)) == 2
    service.restore_many((("dossier_count", first.id), ("dossier_count", second.id)))
    assert service.list("dossier_count", YEAR) == (first, second)


def test_a_record_that_was_begun_is_kept_until_it_is_whole(desk: Desk) -> None:
    service = desk.services.record_entry
    begun = replace(dossiers(desk), from_on=None, direct=7)
    service.keep_draft(begun)
    assert service.drafts("dossier_count", YEAR) == (begun,)
    assert service.begun() == (("dossier_count", YEAR),)
    assert service.list("dossier_count", YEAR) == ()
    assert service.save(replace(begun, from_on=begun.to_on)).is_saved
    assert service.begun() == ()
    service.keep_draft(begun)
    service.forget_draft(begun.id)
    assert service.drafts("dossier_count", YEAR) == ()


def test_bringing_back_what_never_was_is_refused(desk: Desk) -> None:
    with pytest.raises(RecordGone):
        desk.services.record_entry.restore("dossier_count", "nobody")


def test_one_record_with_an_error_keeps_all_out(desk: Desk) -> None:
    good = dossiers(desk)
    before = desk.dump()
    saved = desk.services.record_entry.save_many((good, replace(good, id="other", from_on=None)))
    assert [each.is_saved for each in saved] == [False, False]
    assert desk.dump() == before


def test_a_closed_year_takes_no_figures_until_it_is_reopened_with_a_reason(desk: Desk) -> None:
    fill(desk)
    record = dossiers(desk)
    desk.services.self_assessment.close(YEAR)
    before = desk.dump()
    for act in (
        lambda: desk.services.record_entry.save(record),
        lambda: desk.services.record_entry.remove("dossier_count", record.id),
        lambda: desk.services.record_entry.save(replace(record, year=YEAR - 1)),
        lambda: desk.services.self_assessment.enter(YEAR, CriterionEntry(criterion="4.1.1")),
        lambda: desk.services.self_assessment.choose_criteria(YEAR, "QD766-APPLIED"),
    ):
        with pytest.raises(YearClosed):
            act()
    with pytest.raises(ReopenReason):
        desk.services.self_assessment.reopen(YEAR, "  ")
    assert desk.dump() == before
    desk.services.self_assessment.reopen(YEAR, "Sửa số liệu tháng 6")
    assert desk.services.record_entry.save(record).is_saved


def test_figures_that_do_not_add_stop_the_closing_and_nothing_else(desk: Desk) -> None:
    desk.services.record_entry.save(replace(dossiers(desk), carried_over=5))
    with pytest.raises(FiguresDoNotAdd) as refused:
        desk.services.self_assessment.close(YEAR)
    assert refused.value.fields["first"] == "dossier_count"


def test_only_a_closed_year_is_reopened_and_only_a_draft_closed(desk: Desk) -> None:
    with pytest.raises(NotInThisState):
        desk.services.self_assessment.reopen(YEAR, "Sửa")
    desk.services.self_assessment.close(YEAR)
    with pytest.raises(NotInThisState):
        desk.services.self_assessment.close(YEAR)


def test_an_entry_on_no_criterion_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownCriterion):
        desk.services.self_assessment.enter(YEAR, CriterionEntry(criterion="9.9.9"))


def test_a_preview_keeps_nothing(desk: Desk) -> None:
    before = desk.dump()
    entry = CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),))
    line = desk.services.self_assessment.preview(YEAR, entry)
    assert line.points == line.criterion.max_points
    assert desk.dump() == before


def test_a_pooled_ratio_is_sum_over_sum(desk: Desk) -> None:
    record = dossiers(desk, online=40, received=100)
    desk.services.record_entry.save(record)
    assert record.from_on is not None
    assert record.to_on is not None
    found = desk.services.record_entry.pooled(
        first=record.from_on, last=record.to_on, numerator="online", denominator="received"
    )
    assert (found.numerator, found.denominator, str(found.percent)) == (40, 100, "40.00")


def test_a_content_is_kept_once_and_gains_links(desk: Desk) -> None:
    first = keep(desk, paper(desk.out / "a.txt"), criteria=("2.1.1",), number="05")
    again = keep(desk, paper(desk.out / "b.txt"), criteria=("4.1.1",))
    assert again == first
    (document,) = desk.services.keep_evidence.of_year(YEAR)
    assert document.criteria == ("2.1.1", "4.1.1")
    assert document.number == "05"
    assert len(desk.contents()) == 1


def test_a_scan_of_two_documents_is_registered_twice_over_one_content(desk: Desk) -> None:
    keep(desk, paper(desk.out / "a.txt"), number="05", criteria=("2.1.1",))
    keep(desk, paper(desk.out / "a.txt"), number="06", criteria=("2.1.1",))
    numbers = [document.number for document in desk.services.keep_evidence.of_year(YEAR)]
    assert numbers == ["05", "06"]
    assert len(desk.contents()) == 1
    desk.services.self_assessment.enter(
        YEAR, CriterionEntry(criterion="2.1.1", inputs=(("plan", "1"),), explanation="x")
    )
    assert desk.export().revision == 1


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("a.txt", {"is_not_secret": False}),
        ("a.txt", {"symbol": "M-UBND"}),
        ("a.txt", {"number": "12/KH-UBND(M)"}),
        ("Tối mật.txt", {}),
        ("a.txt", {"summary": "Văn bản TUYỆT MẬT"}),
        ("a_do_mat_.txt", {}),
    ],
)
def test_nothing_secret_is_taken_in(desk: Desk, name: str, details: dict[str, object]) -> None:
    before = desk.everything()
    with pytest.raises(SecretDocument):
        keep(desk, paper(desk.out / name), **details)
    assert desk.everything() == before


def test_a_file_that_is_not_what_its_name_says_is_refused(desk: Desk) -> None:
    before = desk.everything()
    with pytest.raises(EvidenceTypeRefused):
        keep(desk, paper(desk.out / "a.pdf"))
    assert desk.everything() == before


def test_a_removed_document_can_be_put_back_with_its_file(desk: Desk) -> None:
    number = keep(desk, paper(desk.out / "a.txt", "nội dung"))
    removed = desk.services.keep_evidence.remove(number)
    with pytest.raises(EvidenceGone):
        desk.services.keep_evidence.remove(number)
    again = reopened(desk)
    again.services.keep_evidence.put_back(removed)
    copy = again.services.keep_evidence.copy_out(removed)
    assert copy.read_text(encoding="utf-8") == "nội dung"
    again.opened.close()


def test_a_paper_has_no_file_to_open(desk: Desk) -> None:
    cited = desk.services.keep_evidence.cite(replace(DETAILS, number="05"))
    with pytest.raises(PaperOnly):
        desk.services.keep_evidence.copy_out(cited)
