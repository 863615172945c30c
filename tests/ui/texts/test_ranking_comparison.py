"""What is printed of a comparison: Khánh Hòa's table in words, and every ratio of it checked by the checker."""

from core.figure_population import expected_base
from core.figures import check_claims
from core.ranking_comparison import Former, Link, Placed, UnitChange, compare_years
from tests.core.test_ranking_comparison import counted, khanh_hoa, placed, year
from ui.texts import numbers
from ui.texts import ranking_comparison as texts

SPACE = "\N{NO-BREAK SPACE}"


def test_the_published_sentences_of_khanh_hoa_are_printed_with_their_changes():
    compared = compare_years(khanh_hoa(2023, 104, 30, 2, 0), (khanh_hoa(2022, 73, 63, 0, 0),))
    (kind,) = compared.kinds
    assert texts.summary_sentences(kind, 2023) == (
        f"104/136 đơn vị (chiếm 76,47{SPACE}%) xếp loại Tốt, tăng 31 đơn vị (+22,79 điểm{SPACE}%) so với năm 2022.",
        f"30/136 đơn vị (chiếm 22,06{SPACE}%) xếp loại Khá, giảm 33 đơn vị (-24,26 điểm{SPACE}%) so với năm 2022.",
        f"2/136 đơn vị (chiếm 1,47{SPACE}%) xếp loại Trung bình, tăng 2 đơn vị (+1,47 điểm{SPACE}%) so với năm 2022.",
    )
    assert texts.band_now(kind.bands[0]) == f"104/136 = 76,47{SPACE}%"
    assert texts.band_before(kind.bands[0]) == f"73/136 = 53,68{SPACE}%"


def test_every_ratio_the_program_prints_is_right_and_counts_all_communes():
    compared = compare_years(khanh_hoa(2023, 104, 30, 2, 0), (khanh_hoa(2022, 73, 63, 0, 0),))
    alone = compare_years(khanh_hoa(2023, 104, 30, 2, 0), ())
    for each in (compared, alone):
        (kind,) = each.kinds
        printed = "\n".join((*texts.summary_sentences(kind, 2023), *texts.sentences(each, kind)))
        claims = check_claims(printed)
        assert len(claims) == 3
        assert all(claim.ok for claim in claims)
        assert [expected_base(claim, (136,)) for claim in claims] == [None, None, None]


def test_years_without_a_weak_unit_are_counted_in_words():
    earlier = [counted(number, 1, 2, 0, 0) for number in (2020, 2021, 2022)]
    compared = compare_years(counted(2023, 2, 0, 1, 0), (counted(2019, 2, 0, 0, 1), *earlier))
    (kind,) = compared.kinds
    told = texts.sentences(compared, kind)
    assert "Năm thứ 4 liên tiếp không có đơn vị cấp xã xếp loại Yếu, tính từ năm 2020." in told
    (first,) = compare_years(counted(2023, 2, 0, 1, 0), ()).kinds[0].streaks
    assert texts.streak(first) == "Không có cơ quan, đơn vị, địa phương xếp loại Yếu."


def test_a_result_says_how_it_stands_against_the_year_before():
    before = year(2022, placed("1", 5, "80.00", "Khá"), placed("2", 2, "90.00"))
    now = year(2023, placed("1", 3, "82.50"), placed("10", 4), placed("11", 5))
    formers = {
        "10": (Former(code="2", name="Xã 2"),),
        "11": (Former(code="1", name="Xã 1"), Former(code="2", name="Xã 2")),
    }
    same, successor, merged = compare_years(now, (before,), formers=formers).kinds[0].units
    assert texts.in_result(same, 2022) == (
        f"So với năm 2022: hạng 5 → 3 (▲ tăng 2 bậc); chỉ số +2,50 điểm{SPACE}%; xếp loại năm trước Khá."
    )
    assert texts.in_result(successor, 2022).startswith("So với năm 2022 của Xã 2: hạng 2 → 4 (▼ giảm 2 bậc)")
    assert "hợp nhất từ Xã 1 (hạng 5), Xã 2 (hạng 2): không so sánh trực tiếp được" in texts.in_result(
        merged, 2022
    )
    assert texts.note(successor, has_before=True) == "kế thừa Xã 2 (hạng 2)"


def test_changes_are_said_with_arrows_and_words():
    now, old = placed("1", 3, "80.00"), placed("1", 3, "80.00")
    kept = UnitChange(now=now, before=old, link=Link.SAME, rank_change=0, index_change=now.index - old.index)
    assert (texts.rank_change(kept), texts.index_change(kept)) == ("giữ hạng", "không đổi")
    assert texts.band_change(kept) == "Tốt (giữ nguyên)"
    new = UnitChange(now=Placed(code="1", name="x", unit_kind="commune"), before=None, link=Link.NEW)
    assert texts.rank_change(new) == texts.index_change(new) == texts.indexes(new) == numbers.NO_VALUE
    assert texts.note(new, has_before=True) == texts.NEW_NOTE
    assert texts.note(new, has_before=False) == ""
