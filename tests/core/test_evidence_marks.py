"""Documents that want a second look are marked, and only those."""

from dataclasses import replace
from datetime import date

import pytest

from core.evidence import EvidenceDocument, StoredFile
from core.evidence_kinds import EvidenceKind
from core.evidence_marks import Mark, listed, marks_of

FILE = StoredFile(sha256="a" * 64, size=1, media_type="application/pdf", extension=".pdf")
WHOLE = EvidenceDocument(
    id="1", year=2025, name="a.pdf", number="15", symbol="KH-UBND", issued_on=date(2025, 1, 15),
    criteria=("1.1",), file=FILE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({"file": None}, Mark.NO_FILE),
        ({"number": ""}, Mark.NO_NUMBER),
        ({"issued_on": None}, Mark.NO_DAY),
        ({"issued_on": date(2024, 12, 31)}, Mark.OUTSIDE_YEAR),
        ({"relates_on": date(2024, 12, 31)}, Mark.OUTSIDE_YEAR),
        ({"criteria": ()}, Mark.NO_CRITERION),
        ({"file": replace(FILE, flagged=True)}, Mark.MACROS),
    ],
)
def test_each_lack_has_its_mark(changed, mark) -> None:
    assert marks_of(WHOLE) == ()
    assert marks_of(replace(WHOLE, **changed)) == (mark,)


def test_a_report_of_january_about_the_year_before_is_of_that_year() -> None:
    report = replace(WHOLE, issued_on=date(2026, 1, 10), relates_on=date(2025, 12, 31))
    assert marks_of(report) == ()


def test_a_photograph_needs_no_number_but_a_photographed_decision_does() -> None:
    photograph = replace(FILE, extension=".jpg")
    assert marks_of(replace(WHOLE, number="", symbol="", file=photograph)) == ()
    decision = replace(WHOLE, number="", symbol="", summary="Quyết định kiện toàn", file=photograph)
    assert marks_of(decision) == (Mark.NO_NUMBER,)


def test_a_list_tells_marks_and_kind_of_each() -> None:
    rows = listed((WHOLE, replace(WHOLE, number="", symbol="BC-UBND")))
    assert [(row.marks, row.kind) for row in rows] == [
        ((), EvidenceKind.PLAN),
        ((Mark.NO_NUMBER,), EvidenceKind.REPORT),
    ]
    assert rows[0].document is WHOLE
