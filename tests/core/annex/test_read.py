"""An annex table: its columns, its tree, what does not add up, and the draft made of it."""

from decimal import Decimal

import pytest

from core.annex import AnnexAnswers, AnnexCell, AnnexRow, AnnexSheet, Role, built, read_annex
from core.annex.numbering import Style, code_in
from core.annex.points import PointsUnread, points_in
from core.criteria import NaPolicy, ScoredBy, check_set, parse_set
from core.findings import has_errors
from tests.core import criteria_sets

HEAD = ("STT", "Lĩnh vực/tiêu chí/tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm", "Ghi chú/cách tính")
RATIO = "Đạt từ 80% trở lên sẽ đạt điểm tối đa. Dưới 80% tính theo công thức: Tỷ lệ % × Điểm tối đa / 80%."


def cell(value):
    if isinstance(value, AnnexCell):
        return value
    return AnnexCell(text="" if value is None else str(value))


def sheet(*rows, head=HEAD, titles=()):
    held = [*((title,) for title in titles), head, *rows]
    return AnnexSheet(
        name="PL",
        rows=tuple(AnnexRow(number=at, cells=tuple(map(cell, row))) for at, row in enumerate(held, 1)),
    )


def read(*rows, **more):
    return read_annex((sheet(*rows, **more),))


def tree(annex):
    return [(line.role.value, line.id, line.parent) for line in annex.nodes()]


def codes(annex):
    return [finding.code for finding in annex.every_finding()]


ROMAN = (
    ("I", "CHỈ ĐẠO", "5"),
    ("1", "Kế hoạch", "3"),
    ("1.1", "Ban hành", "1", None, "Có: 1 điểm; không: 0 điểm"),
    ("1.2", "Hoàn thành", "2", None, RATIO),
    ("2", "Báo cáo", "2", None, RATIO),
    ("II", "THỦ TỤC", "4"),
    ("3", "Đúng hạn", "4", None, RATIO),
    (None, "Tổng cộng", "9"),
)


def test_roman_areas_over_numbers():
    annex = read(*ROMAN)
    assert tree(annex) == [
        ("area", "I", ""),
        ("group", "1", "I"),
        ("leaf", "1.1", "1"),
        ("leaf", "1.2", "1"),
        ("leaf", "2", "I"),
        ("area", "II", ""),
        ("leaf", "3", "II"),
    ]
    assert annex.total == Decimal(9)
    assert codes(annex) == []


def test_numbers_that_begin_anew_take_their_area_in_front():
    annex = read(("I", "A", "2"), ("1", "a", "2"), ("II", "B", "3"), ("1", "b", "3"), ("1.1", "c", "3"))
    assert tree(annex) == [
        ("area", "I", ""),
        ("leaf", "I.1", "I"),
        ("area", "II", ""),
        ("group", "II.1", "II"),
        ("leaf", "II.1.1", "II.1"),
    ]


def test_numbers_down_to_three_parts_and_letters():
    annex = read(
        ("1", "A", "2"), ("1.1", "a", "2"), ("1.1.1", "b", "1"), ("a)", "c", "1"), ("1.10", "d", "1")
    )
    assert tree(annex) == [
        ("area", "1", ""),
        ("group", "1.1", "1"),
        ("group", "1.1.1", "1.1"),
        ("leaf", "1.1.1.a", "1.1.1"),
        ("leaf", "1.10", "1"),
    ]


def test_letters_go_on_behind_letters():
    annex = read(
        ("A", "x", "1"), ("1", "a", "1"), ("B", "y", "1"), ("2", "b", "1"), ("C", "z", "1"), ("3", "c", "1")
    )
    assert [line.id for line in annex.nodes() if line.role is Role.AREA] == ["A", "B", "C"]
    assert code_in("C").style is Style.LETTER
    assert code_in("X").style is Style.ROMAN
    assert code_in("đ)").style is Style.SMALL
    assert code_in("(1.2)").text == "1.2"
    assert code_in("ghi chú") is None


def test_codes_may_stand_before_the_names():
    head = ("Nội dung tiêu chí", "Thang điểm", "Cách chấm")
    annex = read(("I. CHỈ ĐẠO", "3"), ("1. Kế hoạch", "3"), ("1.1. Ban hành", "3", RATIO), head=head)
    assert tree(annex) == [("area", "I", ""), ("group", "1", "I"), ("leaf", "1.1", "1")]
    assert annex.leaves()[0].name == "Ban hành"


def test_a_header_of_two_rows_and_numbered_columns():
    left = AnnexCell(from_left=True)
    rows = (
        ("STT", "Tiêu chí", "Điểm", left, "Cách tính"),
        (None, None, "Tối đa", "Tự chấm", None),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        *ROMAN,
    )
    annex = read(*rows[1:], head=rows[0])
    assert len(annex.leaves()) == 4
    assert annex.leaves()[0].points == Decimal(1)


def test_a_header_repeated_on_every_page_is_passed_over():
    annex = read(*ROMAN[:3], HEAD, *ROMAN[3:])
    assert len(annex.leaves()) == 4


def test_titles_name_the_set_its_decision_and_year():
    titles = (
        "PHỤ LỤC",
        "BỘ TIÊU CHÍ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH",
        "CỦA ỦY BAN NHÂN DÂN CẤP XÃ NĂM 2026",
        "(Kèm theo Quyết định số 2712/QĐ-UBND ngày 31/10/2025; gồm 2 lĩnh vực, 4 tiêu chí)",
    )
    annex = read(*ROMAN, titles=titles)
    assert annex.name.endswith("CẤP XÃ NĂM 2026")
    assert annex.decision == "Quyết định số 2712/QĐ-UBND ngày 31/10/2025"
    assert annex.year == 2026
    assert [dict(each.values) for each in annex.findings] == [
        {"listed": "3", "said": "4", "what": "criterion"}
    ]
    assert read(*ROMAN, titles=("Kèm theo Quyết định số      /QĐ-UBND",)).decision == ""


def test_thirty_eight_said_and_thirty_nine_listed_is_reported_and_not_repaired():
    rows = [("I", "A", "39"), *((str(at), f"Tiêu chí {at}", "1", None, RATIO) for at in range(1, 40))]
    annex = read(*rows, (None, "Tổng cộng: 38 tiêu chí", "39"))
    assert [
        (each.code, dict(each.values)["said"], dict(each.values)["listed"]) for each in annex.findings
    ] == [("ANNEX_COUNT", "38", "39")]
    assert len(annex.leaves()) == 39


def test_lines_below_a_leaf_describe_it():
    annex = read(("I", "A", "2"), ("1", "a", "2"), (None, "- Từ 90% trở lên", "2"), (None, "- Dưới 90%", "0"))
    leaf = annex.leaves()[0]
    assert leaf.guess.rule["bands"][1] == {"ge": "90", "formula": "max"}
    assert leaf.how == "- Từ 90% trở lên: 2\n- Dưới 90%: 0"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("1.1", "x", "hai"), "ANNEX_POINTS_UNREAD"),
        (("1.1", "x", "1.000"), "ANNEX_POINTS_UNREAD"),
        (("1.1", "x", None), "ANNEX_NO_POINTS"),
        ((AnnexCell(text="1.1", is_number=True), "x", "1"), "ANNEX_CODE_NUMBER"),
        ((AnnexCell(text="01/01/2025", is_day=True), "x", "1"), "ANNEX_CODE_DAY"),
        (("Mục một", "x", "1"), "ANNEX_CODE_UNREAD"),
        (("2.3", "x", "1"), "ANNEX_CODE_ORDER"),
        (("1.2.3", "x", "1"), "ANNEX_CODE_ORDER"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row(row, code):
    annex = read(("1", "A", "1"), row, ("1.5", "y", "1", None, RATIO))
    found = next(each for each in annex.every_finding() if each.code == code)
    assert found.where == "row/3"


def test_a_lost_zero_shows_as_a_code_standing_twice():
    annex = read(("1", "A", "2"), ("1.1", "x", "1"), (AnnexCell(text="1.1", is_number=True), "y", "1"))
    assert {"ANNEX_CODE_TWICE", "ANNEX_CODE_NUMBER"} <= set(codes(annex))
    assert [line.id for line in annex.leaves()] == ["1.1", "1.1#4"]


@pytest.mark.parametrize("rows", [(), (("Họ tên", "Điểm"), ("An", "5")), (("STT", "Tiêu chí"),)])
def test_a_file_without_such_a_table_says_so(rows):
    held = AnnexSheet(name="x", rows=tuple(AnnexRow(number=1, cells=tuple(map(cell, row))) for row in rows))
    assert codes(read_annex((held,))) == ["ANNEX_NO_TABLE"]


def test_a_flat_list_has_nothing_to_score_and_other_tables_are_named():
    flat = sheet(("1", "x", "1"), ("2", "y", "1"))
    assert codes(read_annex((flat,))) == ["ANNEX_NO_LEAVES"]
    assert "ANNEX_OTHER_TABLE" in codes(read_annex((flat, sheet(*ROMAN))))


def test_a_person_may_say_what_a_row_is():
    rows = (
        ("I", "A", "2"),
        ("1", "a", "2", None, RATIO),
        (None, "Mục không số", "1", None, RATIO),
        ("2", "Ghi chú", None),
    )
    told = {4: Role.LEAF, 5: Role.IGNORED}
    annex = read_annex((sheet(*rows),), roles=told)
    assert [line.id for line in annex.leaves()] == ["1", "#4"]
    assert annex.lines[-1].role is Role.IGNORED


def test_bonus_and_penalty_become_adjustments():
    annex = read(
        *ROMAN[:7],
        ("III", "ĐIỂM THƯỞNG", "3"),
        (None, "Mỗi mô hình được công nhận", "1"),
        ("IV", "ĐIỂM TRỪ", "2"),
        ("1", "Báo cáo chậm", "0,5"),
    )
    value = built(annex, AnnexAnswers(set_id="X", version="1", name="x"))
    assert [
        (each["kind"], each["max_total"], [item["points"] for item in each["items"]])
        for each in value["adjustments"]
    ] == [
        ("bonus", "3.00", ["1.00"]),
        ("penalty", "2.00", ["0.50"]),
    ]
    assert value["adjustments"][0]["items"][0]["each"] is True


def answers(**more):
    like = criteria_sets.decoded()
    like["downgrade_rules"] = []
    return AnnexAnswers(
        **{"set_id": "GL-2026", "version": "1", "name": "Bộ tiêu chí", "year": 2026, "like": like, **more}
    )


def test_what_nobody_said_stays_open():
    value = built(read(*ROMAN), answers())
    members = {dict(each.values)["member"] for each in check_set(value) if each.code == "C_MEMBER_MISSING"}
    assert members == {"scored_by", "na_policy"}
    assert {node["needs_confirmation"] for node in value["criteria"] if node["kind"] == "leaf"} == {False}


def test_an_answered_annex_is_a_sound_set():
    value = built(read(*ROMAN), answers(scored_by=ScoredBy.SELF, na_policy=NaPolicy.ZERO))
    assert not has_errors(check_set(value))
    criteria = parse_set(value)
    assert criteria.total_max == Decimal("9.00")
    assert [leaf.id for leaf in criteria.leaves()] == ["1.1", "1.2", "2", "3"]


def test_sums_are_taken_as_stated_and_told():
    rows = [("I", "CHỈ ĐẠO", "6"), *ROMAN[1:]]
    found = {each.code for each in check_set(built(read(*rows), answers()))}
    assert {"C_SUM", "C_TOTAL"} <= found


def test_the_policy_and_the_scorer_are_read_where_the_text_says_them():
    head = (*HEAD, "Cơ quan chấm")
    annex = read(
        ("I", "A", "3"),
        (
            "1",
            "a",
            "1",
            None,
            "Không phát sinh: đạt điểm tối đa. Có: 1 điểm; không: 0 điểm",
            "Hội đồng thẩm định",
        ),
        ("2", "b", "1", None, f"{RATIO} Không phát sinh thì không tính", "Tự chấm"),
        ("3", "Điều tra xã hội học", "1"),
        head=head,
    )
    leaves = [node for node in built(annex, answers())["criteria"] if node["kind"] == "leaf"]
    assert [(leaf["scored_by"], leaf["na_policy"]) for leaf in leaves] == [
        ("appraiser", "full"),
        ("self", "exclude"),
        ("survey", None),
    ]


def test_a_leaf_of_the_same_name_takes_its_source_of_data():
    annex = read(("I", "A", "2"), ("1", "Mức độ hoàn thành kế hoạch CCHC", "2", None, RATIO))
    leaf = next(node for node in built(annex, answers())["criteria"] if node["kind"] == "leaf")
    assert leaf["data_source"] == "plan.tasks"
    assert leaf["indicator"]["numerator_key"] == "done"
    assert leaf["evidence"]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1,5", "1.5"),
        ("0.50", "0.50"),
        ("12", "12"),
        ("2 điểm", "2"),
        ("", None),
        ("-", None),
        ("2,0 đ", "2.0"),
    ],
)
def test_points_with_either_mark(text, points):
    assert points_in(text) == (None if points is None else Decimal(points))


@pytest.mark.parametrize("text", ["một", "1/2", "1.000", "1,5-2", "12345"])
def test_points_that_are_none_are_refused(text):
    with pytest.raises(PointsUnread):
        points_in(text)
