"""The number checker against five real documents, unseen sentences, and made-up ones."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.figure_population import expected_base
from core.figures import check_claims, fitting_population, wrong_claims
from core.numbers import percent
from tests.core import figure_bases_sentences, figure_sentences
from ui.texts.numbers import count

SEEDS = Path(__file__).parents[1] / "vectors" / "seeds"
FIGURES = json.loads((SEEDS / "seed-figures.json").read_text("utf-8"))
CLAIMS = (*figure_sentences.CLAIMS, *figure_bases_sentences.CLAIMS)
NO_CLAIMS = (*figure_sentences.NO_CLAIMS, *figure_bases_sentences.NO_CLAIMS)
# "in all 72.187 dossiers ...; among them, 5.326 ..., a rate of 7,38 %": the base stands in the clause before.
BASE_PRINTED_FIRST = "F03"
PIECES = (
    *"()[];.,-=|:~\n%/",
    "12/15",
    "4,5%",
    "xã đạt",
    "trên",
    "7/2021",
    "3",
    "chiếm",
    "5 hồ sơ",
    "trong đó",
    "tổng số",
    "lần lượt",
    "90%",
)
PHRASINGS = (
    "{n}/{d} hồ sơ, đạt {p}%",
    "Trong kỳ có {n}/{d} hồ sơ được giải quyết đúng hạn, tỷ lệ {p} %.",
    "đạt {p}% ({n}/{d} đơn vị)",
    "có {n}/{d} đơn vị được xếp hạng Tốt (chiếm {p}%)",
    "{n} trên tổng số {d} hồ sơ, chiếm tỷ lệ {p} phần trăm",
    "chiếm {p}% với {n}/{d} đơn vị",
    "{n} / {d} người<sup>10</sup>,\ntỷ lệ {p}%",
    "Đến nay, **{n}/{d}** nhiệm vụ đã hoàn thành, tương đương {p}\u00a0%; còn lại đang thực hiện.",
    "Kết quả: {n}/{d} văn bản = {p}%",
    "Tổng số {d} hồ sơ; trong đó, có {n} hồ sơ nộp trực tuyến, đạt tỷ lệ {p}%",
    "trong tổng số {d} đơn vị có {n} đơn vị xếp hạng Tốt, chiếm {p}%",
    "tiếp nhận {d} hồ sơ, trong đó nộp trực tuyến {n} hồ sơ (chiếm {p}%)",
    "Tổng số {d} người: đại học {n} người ({p}%)",
)


def seed(name):
    return (SEEDS / name).read_text("utf-8")


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_every_ratio_printed_whole_in_a_real_document_is_judged_rightly(name):
    expected = sorted(
        (
            Decimal(row["numerator"]),
            Decimal(row["denominator"]),
            row["verdict"] == "ok",
            row["correct_at_stated_decimals"],
        )
        for row in FIGURES["ratios"]
        if row["seed_file"] == name and (row["pair_printed_together"] or row["id"] == BASE_PRINTED_FIRST)
    )
    found = sorted((c.numerator, c.denominator, c.ok, str(c.correct)) for c in check_claims(seed(name)))
    assert found == expected


def test_the_five_documents_hold_eighteen_claims():
    assert sum(len(check_claims(path.read_text("utf-8"))) for path in SEEDS.glob("*.txt")) == 18


def test_the_three_wrong_ratios_of_the_documents_are_shown_with_the_right_value():
    wrong = [claim for path in sorted(SEEDS.glob("*.txt")) for claim in wrong_claims(path.read_text("utf-8"))]
    assert [(c.text, str(c.correct)) for c in wrong] == [
        ("979/17.328 hồ sơ, đạt 5,68%", "5.65"),
        ("128/129 người, tỷ lệ 98,45%", "99.22"),
        ("2/36 đơn vị (chiếm 1,47%)", "5.56"),
    ]


@pytest.mark.parametrize(("text", "claims"), CLAIMS)
def test_a_claim_is_found_and_judged(text, claims):
    found = [(c.numerator, c.denominator, c.ok) for c in check_claims(text)]
    assert found == [(Decimal(n), Decimal(d), ok) for n, d, ok in claims]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_is_no_claim_is_left_alone(text):
    assert check_claims(text) == ()


@st.composite
def ratios(draw):
    base = draw(st.integers(13, 90_000))
    return draw(st.integers(1, base)), base, draw(st.integers(0, 2))


def printed(value):
    return str(value).replace(".", ",")


@given(ratios(), st.sampled_from(PHRASINGS))
def test_a_right_percentage_passes_in_every_phrasing(ratio, phrasing):
    above, below, places = ratio
    right = percent(above, below, places=places)
    (claim,) = check_claims(phrasing.format(n=count(above), d=count(below), p=printed(right)))
    assert (claim.numerator, claim.denominator, claim.stated, claim.ok) == (above, below, right, True)


@given(ratios(), st.sampled_from(PHRASINGS), st.integers(1, 900))
def test_a_wrong_percentage_is_flagged_in_every_phrasing(ratio, phrasing, off):
    above, below, places = ratio
    right = percent(above, below, places=places)
    wrong = right + Decimal(off).scaleb(-places)
    assume(wrong != 100)
    (claim,) = check_claims(phrasing.format(n=count(above), d=count(below), p=printed(wrong)))
    assert (claim.correct, claim.ok, claim.stated_decimals) == (right, False, places)


@given(st.text(max_size=300))
def test_any_text_can_be_checked(text):
    assert all(claim.denominator for claim in check_claims(text))


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    )
)
def test_any_heap_of_figures_can_be_checked_and_no_figure_is_used_twice(pieces):
    claims = check_claims(" ".join(pieces))
    ends = [(claim.start, claim.end) for claim in claims]
    assert len(set(ends)) == len(ends)


def test_no_double_rounding():
    claims = check_claims("979/17.328 hồ sơ, đạt 5,7%; 979/17.328 hồ sơ, đạt 5,6%")
    assert [claim.ok for claim in claims] == [False, True]
    assert str(claims[0].correct) == "5.6"
    assert str(claims[0].correct_at(2)) == "5.65"


def test_a_lost_digit_of_the_base_is_recognised():
    (claim,) = check_claims("2/36 đơn vị (chiếm 1,47%)")
    assert fitting_population(claim, 136)
    assert not fitting_population(claim, 36)
    (right,) = check_claims("2/136 đơn vị (chiếm 1,47%)")
    assert not fitting_population(right, 136)


def test_the_place_of_a_claim_is_that_in_the_composed_text():
    text = "Năm 2022 có 979/17.328 hồ sơ, đạt 5,68%."
    (claim,) = check_claims(text)
    assert text[claim.start : claim.end] == "979/17.328 hồ sơ, đạt 5,68%"


def test_a_claim_whose_base_stands_first_begins_there_and_leaves_out_other_parts():
    text = "Tổng số 295 người (cấp xã): đại học 259 người (87,80%), thạc sỹ 06 người (2,30%)."
    first, second = check_claims(text)
    assert first.text == "295 người (cấp xã): đại học 259 người (87,80%)"
    assert second.text == "295 người … 06 người (2,30%)"
    assert text[second.start : second.end].endswith("06 người (2,30%)")


def test_a_bracket_that_opened_before_the_base_is_no_part_of_the_claim():
    (claim,) = check_claims("Hồ sơ (tổng số 890 hồ sơ, trong đó trực tuyến 420 hồ sơ, chiếm 47,19%)")
    assert claim.text == "890 hồ sơ, trong đó trực tuyến 420 hồ sơ, chiếm 47,19%"


def test_a_percentage_at_one_decimal_is_compared_at_one_decimal():
    text = "đúng hạn 871/890 (97,9 %), trực tuyến 420/890 (47,2 %), đạt chuẩn 85/156 (54,5 %)"
    assert [claim.ok for claim in check_claims(text)] == [True, True, True]


def test_a_long_report_is_checked_in_a_moment():
    text = seed("002_d0309d71dad915fe.txt") * 4
    assert len(check_claims(text)) == 13 * 4


def test_an_endless_passage_is_not_searched_for_bases():
    parts = "; ".join(f"trong đó {part} hồ sơ (chiếm 4%)" for part in range(1, 210))
    assert check_claims(f"Tổng số 9.000 hồ sơ {parts}") == ()


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("2/36 đơn vị (chiếm 1,47%) xếp hạng Trung bình", 136),
        ("1,47% (2/36 đơn vị)", 136),
        ("104/136 đơn vị (chiếm 76,47%) được xếp hạng TỐT, tăng 31 đơn vị", None),
        ("có 35/42 đơn vị được xếp hạng Tốt (chiếm 83,33%)", None),
        ("30/36 xã, phường (đạt 83,33%)", 136),
        ("30/36 đơn vị cấp xã, đạt 83,33%", 136),
        ("50/60 cán bộ cấp xã, đạt 83,33%", None),
    ],
)
def test_a_ratio_over_communes_must_count_all_of_them(text, base):
    """Seed row R025: the denominator of communes is their number."""
    (claim,) = check_claims(text)
    assert expected_base(claim, (136,)) == base
    assert expected_base(claim, ()) is None
