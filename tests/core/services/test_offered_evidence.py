"""Evidence before and while it is taken in: looked at, all or nothing, smaller where wanted, used again."""

from dataclasses import replace
from datetime import date

import pytest

from core.evidence import EvidenceTypeRefused, FolderGiven, SecretDocument
from core.packages.refusals import WriteFailed
from core.previews import Shown
from core.progress import Cancelled, Silent
from core.secrecy import Secrecy
from core.services.keep_evidence import EvidenceDetails, EvidenceGone, Paper
from core.storage_errors import SourceUnreadable
from storage import attachments
from tests.offices import YEAR, Desk, Offices, paper, reopened
from tests.picture_samples import photograph

DETAILS = EvidenceDetails(year=YEAR, is_not_secret=True)


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return offices.commune(is_confirmed=False)


def look(desk: Desk, *paths):
    return desk.services.offer_evidence.look(paths, YEAR, progress=Silent())


def take(desk: Desk, *papers: Paper):
    return desk.services.keep_evidence.take(papers, progress=Silent())


def test_one_bad_file_refuses_no_other_and_nothing_is_kept(desk: Desk) -> None:
    good = paper(desk.out / "15_KH-UBND_15-01-2025_Ke hoach CCHC.txt")
    files = (desk.out, paper(desk.out / "a.exe"), paper(desk.out / "b.pdf"), desk.out / "none.txt", good)
    before = desk.everything()
    offers = look(desk, *files, paper(desk.out / "Tối mật.txt"))
    assert [type(offer.refused) for offer in offers] == [
        FolderGiven, EvidenceTypeRefused, EvidenceTypeRefused, SourceUnreadable, type(None), SecretDocument,
    ]  # fmt: skip
    assert offers[4].reading.number == "15"
    assert offers[4].file is not None
    assert desk.everything() == before


def test_a_word_that_may_be_a_mark_is_told_with_the_offer(desk: Desk) -> None:
    (offer,) = look(desk, paper(desk.out / "Quản lý văn bản mật.txt"))
    assert offer.refused is None
    assert offer.secrecy is Secrecy.DOUBTFUL


def test_a_content_that_is_registered_is_told_with_its_documents(desk: Desk) -> None:
    (held,) = take(desk, Paper(path=paper(desk.out / "a.txt"), details=replace(DETAILS, number="05")))
    (offer,) = look(desk, paper(desk.out / "bản khác.txt"))
    assert offer.held == (held,)


def test_every_paper_keeps_what_is_said_of_it(desk: Desk) -> None:
    first = Paper(
        path=paper(desk.out / "a.txt", "a"), details=replace(DETAILS, number="01", criteria=("1.2",))
    )
    second = Paper(path=paper(desk.out / "b.txt", "b"), details=replace(DETAILS, number="02", origin="IDESK"))
    taken = take(desk, first, second)
    assert [(item.number, item.name) for item in taken] == [("01", "a.txt"), ("02", "b.txt")]
    again = reopened(desk)
    assert again.services.keep_evidence.of_year(YEAR) == taken
    assert again.services.keep_evidence.origins() == ("IDESK",)
    again.opened.close()


def test_a_stick_pulled_out_between_two_files_leaves_everything_as_before(desk: Desk) -> None:
    good = Paper(path=paper(desk.out / "a.txt"), details=DETAILS)
    before = desk.everything()
    with pytest.raises(SourceUnreadable):
        take(desk, good, Paper(path=desk.out / "gone.txt", details=DETAILS))
    assert desk.everything() == before


def test_a_full_disk_at_the_second_file_leaves_everything_as_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Paper(path=paper(desk.out / "a.txt", "a"), details=DETAILS)
    take(desk, held)
    before, real, calls = desk.everything(), attachments.flush_to_disk, []

    def flush(file):
        calls.append(file)
        if len(calls) == 3:
            raise OSError(5, "no")
        real(file)

    monkeypatch.setattr(attachments, "flush_to_disk", flush)
    more = [Paper(path=paper(desk.out / f"{name}.txt", name), details=DETAILS) for name in "bc"]
    with pytest.raises(WriteFailed):
        take(desk, held, *more)
    assert desk.everything() == before


def test_cancelling_leaves_everything_as_before(desk: Desk) -> None:
    class Impatient(Silent):
        calls = 0

        def check(self) -> None:
            self.calls += 1
            if self.calls == 2:
                raise Cancelled

    papers = [Paper(path=paper(desk.out / f"{name}.txt", name), details=DETAILS) for name in "ab"]
    before = desk.everything()
    with pytest.raises(Cancelled):
        desk.services.keep_evidence.take(papers, progress=Impatient())
    assert desk.everything() == before


def test_a_huge_photograph_is_offered_smaller_and_kept_as_chosen(desk: Desk) -> None:
    path = desk.out / "Ảnh niêm yết.png"
    original = photograph(4100, 600, form="PNG", noise=True, gps=True)
    path.write_bytes(original)
    (offer,) = look(desk, path)
    assert offer.scaled is not None
    assert offer.file is not None
    assert offer.scaled.size < offer.file.size
    (small,) = take(desk, Paper(path=path, details=DETAILS, is_scaled=True))
    assert (small.name, small.file and small.file.size) == ("Ảnh niêm yết.jpg", offer.scaled.size)
    assert path.read_bytes() == original
    (whole,) = take(desk, Paper(path=path, details=DETAILS))
    assert whole.file == offer.file
    assert not list((desk.opened.workspace.evidence / "incoming").iterdir())


def test_an_ordinary_photograph_is_not_asked_about(desk: Desk) -> None:
    path = desk.out / "a.jpg"
    path.write_bytes(photograph(noise=True))
    assert look(desk, path)[0].scaled is None


def test_what_is_pasted_waits_in_a_file_and_goes_when_it_is_not_wanted(desk: Desk) -> None:
    service = desk.services.offer_evidence
    path = service.put_aside(photograph(form="PNG"), name="Ảnh chụp 15-01-2025.png")
    (offer,) = look(desk, path)
    assert offer.refused is None
    mine = paper(desk.out / "mine.txt")
    service.forget_aside([path, mine])
    assert not path.exists()
    assert mine.exists()


def test_several_documents_are_linked_at_once(desk: Desk) -> None:
    papers = [Paper(path=paper(desk.out / f"{name}.txt", name), details=DETAILS) for name in "ab"]
    taken = take(desk, *papers)
    desk.services.keep_evidence.link(taken, ("1.2", "1.1.1"))
    assert {item.criteria for item in desk.services.keep_evidence.of_year(YEAR)} == {("1.1.1", "1.2")}


def test_several_documents_go_together_or_not_at_all(desk: Desk) -> None:
    papers = [Paper(path=paper(desk.out / f"{name}.txt", name), details=DETAILS) for name in "ab"]
    taken = take(desk, *papers)
    service = desk.services.keep_evidence
    before = desk.everything()
    with pytest.raises(EvidenceGone):
        service.remove_all([taken[0].id, "nobody"])
    assert desk.everything() == before
    assert service.remove_all([item.id for item in taken]) == taken
    assert service.of_year(YEAR) == ()
    service.put_back(*taken)
    assert set(service.of_year(YEAR)) == set(taken)


def test_documents_are_counted_by_criterion_without_reading_them(desk: Desk) -> None:
    details = [replace(DETAILS, criteria=each) for each in (("1.2", "2.3"), ("1.2",), ())]
    for number, each in enumerate(details):
        take(desk, Paper(path=paper(desk.out / f"{number}.txt", str(number)), details=each))
    service = desk.services.keep_evidence
    assert service.counts(YEAR) == {"1.2": 2, "2.3": 1}
    assert (service.count(YEAR), service.count(YEAR - 1)) == (3, 0)


def test_a_decision_in_force_is_used_again_for_this_year(desk: Desk) -> None:
    old = replace(DETAILS, year=YEAR - 1, number="12", issued_on=date(YEAR - 1, 3, 1), criteria=("4.1.1",))
    taken = take(desk, Paper(path=paper(desk.out / "a.txt"), details=old))
    (again,) = desk.services.keep_evidence.use_again(taken, YEAR)
    assert desk.services.keep_evidence.of_year(YEAR) == (again,)
    assert desk.services.keep_evidence.of_year(YEAR - 1) == taken
    assert (again.file, again.number, again.criteria) == (taken[0].file, "12", ("4.1.1",))
    assert again.id != taken[0].id


def test_documents_are_made_ready_for_the_window(desk: Desk) -> None:
    picture = desk.out / "a.jpg"
    picture.write_bytes(photograph(turned=6))
    previews = desk.services.preview_evidence
    assert previews.of_file(picture).content.startswith(b"\xff\xd8")
    (text,) = take(desk, Paper(path=paper(desk.out / "a.txt", "Nội dung"), details=DETAILS))
    assert (previews.of_document(text).shown, previews.of_document(text).text) == (Shown.TEXT, "Nội dung")
    assert previews.of_file(desk.out / "none.pdf").trouble == "lost"
    (desk.out / "a.heic").write_bytes(b"x")
    assert previews.of_file(desk.out / "a.heic").trouble == "no_reader"
    (desk.out / "a.docx").write_bytes(b"x")
    assert previews.of_file(desk.out / "a.docx").shown is Shown.NOTHING


def test_a_pdf_that_was_changed_in_the_store_is_not_shown(desk: Desk) -> None:
    path = desk.out / "a.pdf"
    path.write_bytes(b"%PDF-1.7\ncontent")
    (document,) = take(desk, Paper(path=path, details=DETAILS))
    previews = desk.services.preview_evidence
    assert previews.of_document(document).content == b"%PDF-1.7\ncontent"
    assert document.file is not None
    place = desk.opened.attachments.place(document.file)
    place.chmod(0o600)
    place.write_bytes(b"%PDF-1.7\nchanged")
    assert previews.of_document(document).trouble == "damaged"
    place.unlink()
    assert previews.of_document(document).trouble == "lost"
