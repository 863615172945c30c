"""Normal form, cleaning, search and order of Vietnamese text."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages.canonical import is_clean_text
from core.text import (
    clean_block,
    clean_line,
    fold,
    fold_in_place,
    matches,
    nearly_matches,
    nfc,
    safe_ascii_slug,
    sort_key,
    sort_text,
)

ROWS = Path(__file__).parents[1] / "vectors" / "unicode" / "normalization-latin.txt"


def characters(column):
    return "".join(chr(int(point, 16)) for point in column.split())


def test_nfc_agrees_with_the_unicode_conformance_rows():
    rows = [line.split(";") for line in ROWS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) > 500
    for source, composed, decomposed, *_ in rows:
        wanted = characters(composed)
        assert [nfc(characters(each)) for each in (source, composed, decomposed)] == [wanted] * 3


def test_a_line_keeps_its_words_and_loses_what_cannot_be_seen():
    assert clean_line(" Xã\t Gia\u00a0Kiệm\r\n\u200bhuyện\x00 \ufeff") == "Xã Gia Kiệm huyện"
    assert clean_line("a \x07 b\u202e\ud800") == "a b"


def test_what_no_package_takes_is_replaced_where_it_is_typed():
    """Found by the play of two offices: an emoji of 2022 in a note, and the year could not be sent."""
    for newer in "\U0001fae8\U0001f6dc\U0006f8fb":
        assert not is_clean_text(newer, may_break=False)
        assert clean_line(f"Vui {newer}") == clean_block(f"Vui {newer}") == "Vui \N{REPLACEMENT CHARACTER}"
    assert is_clean_text(clean_line("Vui \U0001fae8"), may_break=False)
    assert clean_line("Vui \U0001f600") == "Vui \U0001f600"


@given(st.text())
def test_cleaning_is_stable(text):
    line, block = clean_line(text), clean_block(text)
    assert clean_line(line) == line == nfc(line)
    assert clean_block(block) == block
    assert not any(unicodedata.category(mark) in {"Cc", "Cs"} for mark in line)
    line.encode()


def test_a_block_keeps_its_lines_and_one_blank_between():
    assert clean_block("\n\n a  b \r\n\r\n\r\nc\rd\u2028e\n ") == "a b\n\nc\nd\ne"


def test_folding_drops_accents_and_the_stroke():
    assert fold("Đường ĐẤT Ươm ỷ") == "duong dat uom y"


@given(st.text())
def test_folding_in_place_keeps_every_position(text):
    assert len(fold_in_place(text)) == len(text)


def test_folding_in_place_folds_vietnamese_letters():
    assert fold_in_place("Hồ sơ Đúng hạn") == "ho so dung han"


def test_search_needs_every_word_and_no_accents():
    assert matches("ho so tre", "Hồ sơ thủ tục hành chính TRỄ hạn")
    assert not matches("ho so som", "Hồ sơ thủ tục hành chính trễ hạn")
    assert matches("", "bất kỳ")


@pytest.mark.parametrize("slip", ["tình trạnh", "tinh trangg", "tình trạg", "tình tarng"])
def test_one_slip_in_a_long_word_is_forgiven(slip):
    assert nearly_matches("tình trạng", f"{slip} hồ sơ")


def test_short_words_numbers_and_two_slips_are_not_forgiven():
    assert not nearly_matches("xa", "ca")
    assert not nearly_matches("12345", "12346")
    assert not nearly_matches("trang", "trhhg")


def test_a_slug_is_a_safe_file_name():
    assert safe_ascii_slug("Báo cáo: Quý I/2026 – xã Đắk Ơ") == "bao-cao-quy-i-2026-xa-dak-o"
    assert safe_ascii_slug("???") == "tep"
    assert safe_ascii_slug("CON") == "con-0"
    assert len(safe_ascii_slug("dài " * 40)) <= 50


@given(st.text())
def test_a_slug_is_always_plain(text):
    slug = safe_ascii_slug(text)
    assert slug
    assert slug.isascii()
    assert not slug.startswith("-")


def test_names_stand_in_dictionary_order():
    wanted = [
        "an",
        "àn",
        "ản",
        "ãn",
        "án",
        "ạn",
        "ăn",
        "ân",
        "da",
        "đa",
        "em",
        "êm",
        "om",
        "ôm",
        "ơm",
        "um",
        "ưm",
        "y",
    ]
    shuffled = wanted[::-1]
    assert sorted(shuffled, key=sort_key) == wanted


def test_a_syllable_is_complete_before_the_next_counts():
    wanted = [
        "ba rìa",
        "ba vì",
        "bà nà",
        "bà rịa",
        "bá",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
    ]
    shuffled = wanted[::-1]
    assert sorted(shuffled, key=sort_key) == wanted


def test_numbers_stand_by_value_and_before_words():
    assert sorted(["Tổ Ba", "Tổ 10", "Tổ 2"], key=sort_key) == ["Tổ 2", "Tổ 10", "Tổ Ba"]


@given(st.lists(st.text()))
def test_any_names_can_be_sorted(names):
    assert len(sorted(names, key=sort_key)) == len(names)


@given(
    st.lists(st.text() | st.from_regex(r"[a-zàảãáạđươ0-9 .-]{0,12}", fullmatch=True), min_size=2, max_size=6)
)
def test_one_string_sorts_as_the_dictionary_key_does(texts):
    assert sorted(texts, key=sort_text) == sorted(texts, key=sort_key)
