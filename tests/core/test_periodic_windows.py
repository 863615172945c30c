"""Which records count in a reporting window: by their own days, once each, and so that windows tile."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.carrying import carried_id
from core.dates import end_of_month
from core.periodic.parts import UnknownPeriod, ad_hoc, ad_hoc_keys, part_of
from core.periodic.windows import Window, WindowView
from core.records.dossiers import DossierCount, DossierField, Feedback
from core.records.outreach import Dialogue
from core.records.oversight import InspectionFinding, Procedures
from core.records.planning import PeriodicReport, ReportPeriod, Task, TaskSource
from core.records.procedures import Procedure
from core.records.targets import Target

UNIT = "21583"


def window(key, year=2025):
    return part_of(key, year).window


def view(records, key="year", year=2025):
    return WindowView(records, window(key, year), unit=UNIT)


def month(year, number, *, received=10, field=DossierField.ALL, **counts):
    """The counts of one calendar month, kept under the reform year of its days."""
    return DossierCount(
        id=f"{year}-{number}-{field}",
        year=year,
        from_on=date(year, number, 1),
        to_on=end_of_month(year, number),
        field=field,
        direct=received,
        **counts,
    )


def months_around(first=(2024, 10), count=20):
    number = first[0] * 12 + first[1] - 1
    return [month(at // 12, at % 12 + 1, received=at) for at in range(number, number + count)]


@pytest.mark.parametrize(
    ("key", "first", "last", "send_by"),
    [
        ("q1", date(2024, 12, 15), date(2025, 3, 14), date(2025, 3, 20)),
        ("h1", date(2024, 12, 15), date(2025, 6, 14), date(2025, 6, 20)),
        ("q3", date(2025, 6, 15), date(2025, 9, 14), date(2025, 9, 20)),
        ("year", date(2024, 12, 15), date(2025, 12, 14), date(2025, 12, 20)),
        ("", date(2024, 12, 15), date(2025, 12, 14), date(2025, 12, 20)),
    ],
)
def test_the_four_reports_have_the_windows_of_the_ministry(key, first, last, send_by):
    part = part_of(key, 2025)
    assert (part.window.from_on, part.window.to_on, part.send_by) == (first, last, send_by)
    assert part.is_cumulative is (key != "q3")


def test_a_report_ad_hoc_is_named_by_its_days():
    part = part_of("2024-02-29..2024-03-31", 2024)
    assert part.window == Window(from_on=date(2024, 2, 29), to_on=date(2024, 3, 31), year=2024)
    assert part.is_ad_hoc
    assert part.send_by is None
    assert part.window.year_before().from_on == date(2023, 2, 28)


@pytest.mark.parametrize(
    "key", ["q2", "2024-03-31..2024-01-01", "2024-02-30..2024-03-01", "2024-01-01", "năm", "Q1"]
)
def test_another_part_is_refused(key):
    with pytest.raises(UnknownPeriod) as refused:
        part_of(key, 2024)
    assert refused.value.fields == {"part": key}


def test_reports_ad_hoc_of_the_notebook_are_offered_to_their_own_day():
    rows = [
        PeriodicReport(id="a", year=2025, period=ReportPeriod.AD_HOC, due_on=date(2025, 5, 5)),
        PeriodicReport(id="b", year=2025, period=ReportPeriod.AD_HOC, sent_on=date(2025, 8, 1)),
        PeriodicReport(id="c", year=2025, period=ReportPeriod.AD_HOC),
        PeriodicReport(id="d", year=2025, period=ReportPeriod.Q1, due_on=date(2025, 3, 1)),
    ]
    opening = date(2024, 12, 15)
    assert [(key, row.id) for key, row in ad_hoc_keys(rows, opening=opening)] == [
        (ad_hoc(opening, date(2025, 5, 5)), "a"),
        (ad_hoc(opening, date(2025, 8, 1)), "b"),
    ]


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("q1", [12, 1, 2]),
        ("h1", [12, 1, 2, 3, 4, 5]),
        ("q3", [6, 7, 8]),
        ("year", [12, *range(1, 12)]),
    ],
)
def test_a_month_counts_where_more_than_half_of_it_lies(key, numbers):
    assert [each.number for each in window(key).months()] == numbers
    counted = view(months_around(), key).stretches("dossier_count")
    assert [row.from_on.month for row in counted] == numbers
    first, last = view(months_around(), key).covered("dossier_count")
    assert (first.month, last.month) == (numbers[0], numbers[-1])


def test_a_quarter_a_half_and_a_year_of_the_calendar_belong_to_their_own_report():
    rows = {
        "q1": Feedback(id="q", year=2025, from_on=date(2025, 1, 1), to_on=date(2025, 3, 31), received=1),
        "h1": Feedback(id="h", year=2025, from_on=date(2025, 1, 1), to_on=date(2025, 6, 30), received=2),
        "q3": Feedback(id="t", year=2025, from_on=date(2025, 7, 1), to_on=date(2025, 9, 30), received=3),
        "year": Feedback(id="y", year=2025, from_on=date(2025, 1, 1), to_on=date(2025, 12, 31), received=4),
    }
    for key, row in rows.items():
        assert view([row], key).sum("feedback", "received") == row.received
    assert view([rows["year"]], "q3").sum("feedback", "received") is None
    assert view([rows["h1"]], "q1").not_split("feedback") == (rows["h1"],)


def test_the_year_2021_of_seed_document_s2_stays_in_2021():
    """1 September to 31 December ends in the next year's window and belongs to this one's."""
    row = month(2021, 12, received=6696)
    row = type(row)(**{**{name: getattr(row, name) for name in row.__slots__}, "from_on": date(2021, 9, 1)})
    assert view([row], "year", 2021).sum("dossier_count", "received") == 6696
    assert view([row], "q1", 2022).sum("dossier_count", "received") is None


def test_exactly_half_counts_where_the_last_day_is():
    halves = Feedback(id="x", year=2025, from_on=date(2025, 3, 14), to_on=date(2025, 3, 15), received=1)
    assert not view([halves], "q1").stretches("feedback")
    assert window("h1").holds_most_of(halves.from_on, halves.to_on)


@given(st.data())
def test_windows_that_tile_add_up(data):
    """15/12-14/3 and 15/3-14/6 are the half-year; with 15/6-14/9 and 15/9-14/12 they are the year."""
    counts = data.draw(st.lists(st.integers(0, 500), min_size=26, max_size=26))
    rows = [
        month((2023 * 12 + 11 + at) // 12, (11 + at) % 12 + 1, received=count)
        for at, count in enumerate(counts)
    ]
    days = data.draw(st.lists(st.dates(date(2024, 1, 1), date(2026, 1, 31)), max_size=30))
    rows += [
        Dialogue(id=f"d{at}", year=day.year, topic="Đối thoại", held_on=day, opinions=at)
        for at, day in enumerate(days)
    ]

    def told(key):
        seen = view(rows, key)
        held = seen.within("dialogue", "held_on")
        return seen.sum("dossier_count", "received") or 0, len(held), sum(row.opinions for row in held)

    def added(*keys):
        return tuple(map(sum, zip(*map(told, keys), strict=True)))

    assert added("q1", "2025-03-15..2025-06-14") == told("h1")
    assert added("h1", "q3", "2025-09-15..2025-12-14") == told("year")


@given(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 400))
def test_no_row_counts_in_two_windows_that_share_no_day(first, length):
    last = first + timedelta(days=length)
    keys = ("q1", "2025-03-15..2025-06-14", "q3", "2025-09-15..2025-12-14")
    assert sum(window(key).holds_most_of(first, last) for key in keys) <= 1


def test_what_is_carried_over_counts_at_the_beginning_and_what_runs_at_the_end():
    rows = [
        month(2024, 12, received=10, carried_over=5, pending_due=4),
        month(2025, 1, received=10, carried_over=4, pending_due=6),
        month(2025, 2, received=10, carried_over=6, pending_due=3),
        month(2025, 3, received=10, carried_over=3, pending_due=9),
    ]
    seen = view(rows, "q1")
    assert seen.sum("dossier_count", "carried_over") == 5
    assert seen.sum("dossier_count", "pending") == 3
    assert seen.sum("dossier_count", "received") == 30


def test_months_without_a_row_are_told():
    rows = [row for row in months_around() if row.from_on.month not in {1, 7}]
    missing = view(rows, "year").missing_months("dossier_count")
    assert [(each.year, each.number) for each in missing] == [(2025, 1), (2025, 7)]
    assert not view([], "year").missing_months("dossier_count")


def test_an_event_without_a_day_counts_nowhere_and_is_told():
    rows = [
        Dialogue(id="1", year=2025, topic="a"),
        Dialogue(id="2", year=2025, topic="b", held_on=date(2025, 2, 1)),
    ]
    assert len(view(rows).within("dialogue", "held_on")) == 1
    assert view(rows).undated("dialogue", "held_on") == 1


def test_an_event_of_last_december_counts_under_its_own_day():
    rows = [
        Dialogue(id="1", year=2024, topic="a", held_on=date(2024, 12, 14)),
        Dialogue(id="2", year=2024, topic="b", held_on=date(2024, 12, 15)),
        Dialogue(id="3", year=2025, topic="c", held_on=date(2025, 12, 15)),
    ]
    assert [row.id for row in view(rows).within("dialogue", "held_on")] == ["2"]
    assert [row.id for row in view(rows, "q1", 2026).within("dialogue", "held_on")] == ["3"]


def test_a_finding_carried_into_the_year_is_one_finding():
    found = InspectionFinding(id="f", year=2024, content="Thiếu niêm yết", found_on=date(2024, 12, 20))
    copy = InspectionFinding(
        id=carried_id(UNIT, "f", into=2025),
        year=2025,
        content="Thiếu niêm yết",
        found_on=date(2024, 12, 20),
        remedied_on=date(2025, 2, 1),
        carried_over=True,
    )
    assert len(view([found, copy], "q1").within("finding", "found_on")) == 1
    assert len(view([copy, found], "q1").within("finding", "remedied_on")) == 1
    typed = InspectionFinding(
        id="g", year=2025, content="thieu niem yet", found_on=date(2024, 12, 20), carried_over=True
    )
    assert len(view([found, typed], "q1").within("finding", "found_on")) == 1


def test_a_plan_is_of_its_year_and_an_assigned_task_of_its_due_day():
    rows = [
        Task(id="old", year=2024, title="cũ", done_on=date(2024, 12, 20)),
        Task(id="own", year=2025, title="mới"),
        Task(id="due", year=2024, source=TaskSource.ASSIGNED, title="giao", due_on=date(2024, 12, 31)),
    ]
    assert [row.id for row in view(rows, "q1").rows("task")] == ["due", "own"]


def test_what_lasts_is_taken_from_the_newest_year_and_never_twice():
    rows = [Procedure(id=f"p{year}", year=year, code="1", name="Khai sinh") for year in (2023, 2024, 2025)]
    assert [row.id for row in view(rows).rows("procedure")] == ["p2025"]
    assert [row.id for row in view(rows[:2]).rows("procedure")] == ["p2024"]


def test_the_newest_day_by_the_end_of_the_window_counts():
    rows = [
        Procedures(id="a", year=2024, as_of=date(2024, 12, 1), in_charge=140),
        Procedures(id="b", year=2025, as_of=date(2025, 3, 14), in_charge=143),
        Procedures(id="c", year=2025, as_of=date(2025, 3, 15), in_charge=150),
    ]
    assert view(rows, "q1").latest("procedures").in_charge == 143
    assert view(rows, "h1").latest("procedures").in_charge == 150
    assert view(rows[2:], "q1").latest("procedures") is None


def test_targets_see_the_records_of_the_window_under_its_year():
    rows = [
        month(2024, 12, received=7),
        month(2025, 4, received=9),
        Task(id="t", year=2025, title="x", done_on=date(2025, 5, 1)),
        Target(id="g", year=2025, name="Đúng hạn"),
    ]
    seen = view(rows, "q1").records()
    assert {row.year for row in seen} == {2025}
    assert [row.direct for row in seen if isinstance(row, DossierCount)] == [7]
    assert [row.done_on for row in seen if isinstance(row, Task)] == [None]


def test_the_years_to_read_reach_into_last_december_and_a_year_further_back():
    assert window("q1").reform_years() == (2022, 2025)
    assert window("q3").reform_years() == (2023, 2025)
    assert part_of("2025-10-01..2025-12-31", 2025).window.reform_years() == (2023, 2026)
