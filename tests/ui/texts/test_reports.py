"""The words of reports and record workbooks."""

import re
from datetime import date
from pathlib import Path

import pytest

from ui.texts.record_cells import finding_text
from ui.texts.record_workbooks import RECORD_WORDS
from ui.texts.reports import (
    SENTENCES,
    place_and_day,
)

PROJECT = Path(__file__).parents[3]
SOURCES = (
    "core/record_json.py",
    "storage/merged_areas.py",
    "storage/sheet_head.py",
    "storage/spreadsheet_reading.py",
    "storage/spreadsheet_values.py",
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
)
def test_days_and_months_carry_the_zeros_of_the_decree(day: date, text: str) -> None:
    assert place_and_day("Tây Sơn", day) == f"Tây Sơn, {text}"


def test_a_day_not_known_yet_is_left_to_be_written() -> None:
    assert re.fullmatch("Tây Sơn, ngày\u00a0+tháng\u00a0+năm\u00a0+", place_and_day("Tây Sơn", None))


def test_every_finding_of_a_record_file_has_its_sentence() -> None:
    codes = set()
    for source in SOURCES:
        code = (PROJECT / source).read_text(encoding="utf-8")
        codes |= set(re.findall(r'"((?:CELL|SHEET|RECORD)_[A-Z_]+)"', code))
    assert len(codes) > 15
    for code in codes:
        assert finding_text(code, ()), code


def test_text_with_braces_is_quoted_as_it_is() -> None:
    assert "{0}%s" in (finding_text("CELL_DAY", (("text", "{0}%s"),)) or "")
    assert finding_text("OTHER", ()) is None


def test_error_sentences_say_what_why_and_what_to_do() -> None:
    for sentence in SENTENCES.values():
        assert sentence.what.endswith(".")
        assert sentence.why.endswith(".")
        assert sentence.advice.endswith(".")


def test_yes_differs_from_no() -> None:
    assert RECORD_WORDS.yes != RECORD_WORDS.no
