"""A list of single dossiers counted by month and field, by the definitions of decision 766."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.foreign.dossiers import COUNTED, Counted, DossierCounting
from core.foreign.values import ForeignRow
from core.foreign.words import channel_of, field_of, state_of
from core.records.dossiers import DossierCount, DossierField

YEAR = 2025
TODAY = date(2026, 1, 20)
EVERY = ("code", "field", "procedure", "received_on", "due_on", "done_on", "channel", "status")


def counted(*rows: dict[str, object], today: date = TODAY, with_late: bool = False) -> Counted:
    counting = DossierCounting(YEAR, today=today, columns=EVERY, with_late=with_late)
    for number, cells in enumerate(rows, 2):
        counting.add(ForeignRow(number=number, cells=cells))
    return counting.result()


def dossier(received: object, due: object, done: object = None, **others: object) -> dict[str, object]:
    cells = {
        "field": "Đất đai",
        "channel": "Trực tiếp",
        "received_on": received,
        "due_on": due,
        "done_on": done,
    }
    return {name: value for name, value in (cells | others).items() if value is not None}


def month(found: Counted, number: int, field: DossierField = DossierField.LAND) -> DossierCount:
    (one,) = (row for row in found.counts if row.from_on.month == number and row.field is field)
    return one


@pytest.mark.parametrize(
    ("done", "name"),
    [("2025-03-09", "done_early"), ("2025-03-10", "done_on_time"), ("2025-03-11", "done_late")],
)
def test_the_end_is_judged_by_the_appointed_day(done: str, name: str) -> None:
    row = month(counted(dossier("01/03/2025", "10/03/2025", done)), 3)
    told = {each: getattr(row, each) for each in COUNTED if getattr(row, each)}
    assert told == {"direct": 1, name: 1}
    assert (row.from_on, row.to_on) == (date(YEAR, 3, 1), date(YEAR, 3, 31))


def test_a_dossier_that_runs_over_months_is_carried_and_pending_until_it_ends() -> None:
    found = counted(
        dossier("2025-01-20", "2025-03-05", "2025-04-02"),
        dossier("2025-05-02", "2025-05-09", "2025-05-08"),
    )
    january, february, march, april = (month(found, number) for number in (1, 2, 3, 4))
    assert (january.direct, january.carried_over, january.pending_due, january.pending_overdue) == (
        1,
        0,
        1,
        0,
    )
    assert (february.carried_over, february.pending_due, february.pending_overdue) == (1, 1, 0)
    assert (march.carried_over, march.pending_due, march.pending_overdue) == (1, 0, 1)
    assert (april.carried_over, april.done_late, april.pending) == (1, 1, 0)
    assert month(found, 5).carried_over == 0


def test_what_came_in_the_year_before_is_carried_over_not_received() -> None:
    row = month(counted(dossier("2024-12-20", "2025-01-10", "2025-01-10")), 1)
    assert (row.carried_over, row.received, row.done_on_time) == (1, 0, 1)


def test_what_does_not_touch_the_year_is_left_out_and_told() -> None:
    found = counted(
        dossier("2024-01-02", "2024-01-10", "2024-01-09"),
        dossier("2026-01-02", "2026-01-10"),
        dossier("2025-02-02", "2025-02-10", "2025-02-09"),
    )
    assert (found.read, found.counted) == (3, 1)
    (told,) = (each for each in found.findings if each.code == "LEFT_OUT_OTHER_YEAR")
    assert dict(told.values) == {"count": "2", "rows": "2, 3"}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (dossier(None, "2025-03-10", "2025-03-09"), "NO_RECEIVED"),
        (dossier("2025-03-01", None, "2025-03-09"), "NO_DUE"),
        (dossier("2025-03-01", "hôm nào xong", "2025-03-09"), "BAD_DAY"),
        (dossier("32/13/2025", "2025-03-09"), "BAD_DAY"),
        (dossier("2025-03-09", "2025-03-10", "2025-03-01"), "REVERSED"),
        (dossier("2025-03-01", "2025-03-10", status="Đã trả kết quả"), "NO_END"),
    ],
)
def test_a_row_without_its_days_is_left_out_whole_and_told(cells: dict[str, object], reason: str) -> None:
    found = counted(cells)
    assert (found.counts, found.counted) == ((), 0)
    assert f"LEFT_OUT_{reason}" in {each.code for each in found.findings}


def test_the_same_dossier_twice_counts_once() -> None:
    one = dossier("2025-03-01", "2025-03-10", "2025-03-09", code="H52-250301-0001")
    found = counted(one, one)
    assert month(found, 3).done_early == 1
    assert "LEFT_OUT_TWICE" in {each.code for each in found.findings}


def test_a_refused_dossier_is_neither_early_nor_late() -> None:
    row = month(counted(dossier("2025-03-01", None, "2025-03-20", status="Từ chối tiếp nhận")), 3)
    assert (row.direct, row.refused, row.done, row.pending) == (1, 1, 0, 0)


def test_a_month_that_is_not_over_is_measured_today() -> None:
    found = counted(dossier("2025-12-02", "2025-12-20"), today=date(2025, 12, 10))
    assert (month(found, 12).pending_due, month(found, 12).pending_overdue) == (1, 0)


def test_months_after_the_last_event_of_the_file_stay_out() -> None:
    found = counted(dossier("2025-03-01", "2025-03-10"), dossier("2025-04-01", "2025-04-10", "2025-04-02"))
    assert sorted({row.from_on.month for row in found.counts}) == [3, 4]


def test_late_dossiers_are_offered_by_name_when_asked() -> None:
    rows = (
        dossier("2025-03-01", "2025-03-10", "2025-03-12", code="A1", procedure="Cấp giấy chứng nhận"),
        dossier("2025-03-01", "2025-03-10", "2025-03-10", code="A2"),
        dossier("2025-03-01", "2025-03-10", code="A3"),
    )
    assert counted(*rows).late == ()
    late = counted(*rows, with_late=True).late
    assert [(one.code, one.due_on, one.done_on) for one in late] == [
        ("A1", date(2025, 3, 10), date(2025, 3, 12)),
        ("A3", date(2025, 3, 10), None),
    ]


def test_words_that_are_not_known_are_told_with_how_often() -> None:
    found = counted(
        dossier("2025-03-01", "2025-03-10", "2025-03-09", field="Phù thuỷ học", channel="Chim bồ câu"),
        dossier("2025-03-01", "2025-03-10", "2025-03-09", channel="Trực tuyến"),
    )
    told = {each.code: dict(each.values) for each in found.findings}
    assert told["TAKEN_FIELD"] == {"count": "1", "words": "“Phù thuỷ học” (1)"}
    assert told["TAKEN_CHANNEL"]["words"] == "“Chim bồ câu” (1)"
    assert told["TAKEN_LEVEL"]["count"] == "1"
    assert month(found, 3, DossierField.OTHER).direct == 1


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Lĩnh vực Đất đai", DossierField.LAND),
        ("HỘ TỊCH", DossierField.CIVIL_STATUS),
        ("Chứng thực", DossierField.CERTIFICATION),
        ("Bảo trợ xã hội", DossierField.SOCIAL),
        ("Thành lập và hoạt động của hộ kinh doanh", DossierField.BUSINESS),
        ("Tổng cộng", DossierField.ALL),
        ("Khác", DossierField.OTHER),
        ("Tôn giáo chính phủ", None),
    ],
)
def test_fields_are_known_by_their_words(text: str, field: DossierField | None) -> None:
    assert field_of(text) is field


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Nộp trực tuyến toàn trình", "online_full"),
        ("DVC trực tuyến một phần", "online_partial"),
        ("Trực tuyến", "online_partial"),
        ("Bưu chính công ích", "post"),
        ("Tiếp nhận trực tiếp", "direct"),
        ("Fax", ""),
    ],
)
def test_channels_are_known_by_their_words(text: str, channel: str) -> None:
    assert channel_of(text) == channel


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Đã trả kết quả", "done"),
        ("Đang xử lý", "running"),
        ("Yêu cầu bổ sung", "running"),
        ("Rút hồ sơ", "refused"),
        ("Chuyển huyện", ""),
        ("Đã hủy", "refused"),
    ],
)
def test_states_are_known_by_their_words(text: str, state: str) -> None:
    assert state_of(text) == state


DAYS = st.dates(date(2024, 10, 1), date(2026, 1, 15))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS, st.none() | DAYS), max_size=12))
def test_the_sums_of_every_month_and_field_hold(days: list[tuple[date, date, date | None]]) -> None:
    found = counted(*(dossier(*each) for each in days))
    for row in found.counts:
        assert row.carried_over + row.received == row.done + row.refused + row.pending
    by_month = {row.from_on.month: row for row in found.counts}
    for number, row in by_month.items():
        if number + 1 in by_month:
            assert by_month[number + 1].carried_over == row.pending
