"""What a criterion still needs is told from the set, what is held, and what last year had."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from core.criteria import ScoredBy
from core.evidence import EvidenceDocument, StoredFile
from core.evidence_needs import answers, held_by_area, needs_of, not_repeated


def document(identity="1", *, year=2025, criteria=("1.1.1",), sha256="", **said):
    file = (
        StoredFile(sha256=sha256, size=1, media_type="application/pdf", extension=".pdf") if sha256 else None
    )
    return EvidenceDocument(id=identity, year=year, name="", criteria=criteria, file=file, **said)


def line(
    leaf_id="1.1.1",
    *,
    evidence=("Kế hoạch CCHC năm (số, ký hiệu, ngày)", "Báo cáo CCHC năm"),
    by=ScoredBy.SELF,
):
    leaf = SimpleNamespace(id=leaf_id, evidence=evidence, scored_by=by)
    return SimpleNamespace(criterion=leaf, at_stake=Decimal("0.50"))


@pytest.mark.parametrize(
    ("said", "name", "expected"),
    [
        ({"summary": "Kế hoạch cải cách hành chính CCHC năm 2025"}, "Kế hoạch CCHC năm (số, ký hiệu, ngày)", True),
        ({"summary": "CCHC năm 2025", "symbol": "KH-UBND"}, "Kế hoạch CCHC năm", True),
        ({"summary": "Báo cáo CCHC năm 2025"}, "Kế hoạch CCHC năm", False),
        ({"summary": "Ảnh niêm yết bộ phận một cửa"}, "Ảnh niêm yết", True),
        ({"summary": "Kế hoạch phòng chống thiên tai"}, "Kế hoạch tự kiểm tra", False),
        ({"summary": "Kế hoạch phòng chống thiên tai"}, "Kế hoạch", True),
        ({"summary": "QD ban hanh quy che lam viec", "symbol": "QĐ-UBND"}, "Quyết định ban hành quy chế", True),
    ],
)  # fmt: skip
def test_a_document_answers_to_a_name_by_its_words(said, name, expected) -> None:
    assert answers(document(**said), name) is expected


def test_a_criterion_without_documents_lacks_all_that_is_named() -> None:
    (need,) = needs_of([line()], held=[], last_year=[])
    assert need.is_lacking
    assert need.unanswered == ("Kế hoạch CCHC năm (số, ký hiệu, ngày)", "Báo cáo CCHC năm")
    assert need.at_stake == Decimal("0.50")


def test_what_is_held_answers_and_the_rest_is_still_named() -> None:
    plan = document(summary="Kế hoạch CCHC năm 2025")
    (need,) = needs_of([line()], held=[plan, document("2", criteria=("2.1",))], last_year=[])
    assert not need.is_lacking
    assert need.held == (plan,)
    assert need.unanswered == ("Báo cáo CCHC năm",)


def test_last_year_is_a_reminder_and_never_counted() -> None:
    old = document("old", year=2024, summary="Kế hoạch CCHC năm 2024")
    (need,) = needs_of([line()], held=[], last_year=[old])
    assert need.last_year == (old,)
    assert need.is_lacking
    assert need.named[0].held == ()


def test_a_leaf_of_others_lacks_nothing_and_counts_in_no_area() -> None:
    needs = needs_of(
        [line(by=ScoredBy.SURVEY), line("1.2")], held=[document(criteria=("1.2",))], last_year=[]
    )
    assert not needs[0].is_lacking
    criteria = SimpleNamespace(area_of=lambda leaf: SimpleNamespace(id=leaf.partition(".")[0]))
    assert held_by_area(needs, criteria) == {"1": (1, 1)}


def test_a_file_used_again_is_not_offered_twice() -> None:
    old = document("old", year=2024, sha256="a" * 64, issued_on=date(2024, 1, 1))
    paper = document("paper", year=2024)
    assert not_repeated([old, paper], [document("new", sha256="a" * 64)]) == (paper,)
