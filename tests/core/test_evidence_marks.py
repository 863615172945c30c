"""Documents that want a second look are marked, and only those."""

from dataclasses import replace
from datetime import date

import pytest

from core.evidence import EvidenceDocument, StoredFile
from core.evidence_marks import Mark, counted, marks_of

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


def test_marks_are_counted_over_the_list() -> None:
    assert counted((WHOLE, replace(WHOLE, number=""), replace(WHOLE, number="", file=None))) == {
        Mark.NO_NUMBER: 2,
        Mark.NO_FILE: 1,
    }
