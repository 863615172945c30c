from time import perf_counter

from core.search import found_rows, marks_in, search_text

ROWS = tuple(
    map(
        search_text,
        (
            "Khắc phục tình trạng đùn đẩy, né tránh trách nhiệm",
            "tình trạnh số lượng cấp phó",
            "các trường hợp những nhiều, gây phiền hà",
            "Tình hình chung trong năm",
        ),
    )
)


def test_an_empty_needle_finds_everything() -> None:
    assert found_rows("  ", ROWS) == (0, 1, 2, 3)


def test_accents_and_case_do_not_count() -> None:
    assert found_rows("TRACH nhiem", ROWS) == (0,)


def test_scan_errors_that_differ_in_accents_are_found() -> None:
    """Seed row R038: “những nhiều” stands for “nhũng nhiễu”."""
    assert found_rows("nhũng nhiễu", ROWS) == (2,)


def test_a_misspelt_phrase_is_found_beside_the_right_one() -> None:
    """Seed row R061: “tình trạnh” stands for “tình trạng”; “tình hình chung trong” is another thing."""
    assert found_rows("tình trạng", ROWS) == (0, 1)
    assert found_rows("tình trạnh", ROWS) == (0, 1)


def test_a_single_word_is_forgiven_a_slip_only_where_nothing_holds_it() -> None:
    rows = tuple(map(search_text, ("rà soát", "kiểm tra nhanh", "thanh tra")))
    assert found_rows("nhanh", rows) == (1,)
    assert found_rows("kieem", rows) == (1,)
    assert found_rows("thanhh", rows) == (2,)


def test_short_words_are_forgiven_nothing() -> None:
    assert found_rows("soat", tuple(map(search_text, ("rà soán",)))) == ()


def test_composed_and_decomposed_text_are_one() -> None:
    assert found_rows("ti\u0300nh tra\u0323ng", ROWS) == (0, 1)


def test_a_cell_is_marked_where_a_word_stands() -> None:
    assert marks_in("doi thoai", "Đối thoại quý I")
    assert not marks_in("xyz", "Đối thoại quý I")
    assert not marks_in("", "Đối thoại")


def test_five_thousand_rows_are_searched_in_a_blink() -> None:
    rows = [
        search_text(f"Nhiệm vụ số {at} rà soát tình trạng hồ sơ lĩnh vực đất đai xã{at}")
        for at in range(5000)
    ]
    begun = perf_counter()
    assert len(found_rows("tình trạnh", rows)) == 5000
    assert perf_counter() - begun < 1
