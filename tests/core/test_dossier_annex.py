"""The annex of dossiers: no dossier twice, ratios from sums, checks that fail told, a form where nothing is."""

from datetime import date
from decimal import Decimal

import pytest

from core.dates import end_of_month
from core.dossier_tables import (
    TABLES,
    DossierTables,
    Stretch,
    UnknownStretch,
    parts_of,
    stretch_of,
    sums,
    tables_of_dossiers,
)
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.reporting.document import Emphasis, Paragraph, Report, Table, tables_of
from core.reporting.dossier_annex import DossierAnnexData, dossier_annex
from tests.report_samples import COMMUNE
from ui.texts.paper_dossiers import DOSSIER_WORDS
from ui.texts.reports import FORM_WORDS

YEAR = 2025


def month(number: int, field: DossierField = DossierField.LAND, **counts: int) -> DossierCount:
    told = {
        "full_eligible": 20,
        "online_full": 10,
        "direct": 30,
        "done_early": 25,
        "done_on_time": 10,
        "pending_due": 5,
        **counts,
    }
    return DossierCount(
        id=f"{field}-{number}",
        year=YEAR,
        from_on=date(YEAR, number, 1),
        to_on=end_of_month(YEAR, number),
        field=field,
        **told,
    )


def late(code: str, on: date, apology: str = "") -> LateDossier:
    return LateDossier(
        id=code, year=YEAR, code=code, due_on=on, apology_number=apology, reason="Chờ xác minh"
    )


def annex(*rows: DossierCount, part: str = "", overdue: tuple[LateDossier, ...] = ()) -> Report:
    tables = tables_of_dossiers(rows, overdue, stretch=stretch_of(part, YEAR))
    return dossier_annex(
        DossierAnnexData(head=COMMUNE, year=YEAR, tables=tables), DOSSIER_WORDS, form=FORM_WORDS
    )


def text_of(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def column(table: Table, title: str) -> list[object]:
    at = next(number for number, each in enumerate(table.columns) if each.title == title)
    return [row.cells[at] for row in table.rows]


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("", (1, 1), (12, 31)),
        ("year", (1, 1), (12, 31)),
        ("h2", (7, 1), (12, 31)),
        ("q1", (1, 1), (3, 31)),
        ("m02", (2, 1), (2, 28)),
        ("2025-03-05..2025-04-06", (3, 5), (4, 6)),
    ],
)
def test_a_part_names_its_days(part: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    found = stretch_of(part, YEAR)
    assert (found.first, found.last) == (date(YEAR, *first), date(YEAR, *last))


@pytest.mark.parametrize("part", ["q5", "m13", "x", "2025-02-30..2025-03-01", "2025-03-02..2025-03-01", "m2"])
def test_another_part_is_refused(part: str) -> None:
    with pytest.raises(UnknownStretch):
        stretch_of(part, YEAR)


def test_every_part_that_is_offered_can_be_made() -> None:
    assert len(parts_of(YEAR)) == 19
    for key, period in parts_of(YEAR):
        assert stretch_of(key, YEAR).period == period


def tables(*rows: DossierCount, part: str = "") -> DossierTables:
    return tables_of_dossiers(rows, (), stretch=stretch_of(part, YEAR))


def test_fields_add_to_the_total_and_opening_and_closing_counts_are_taken_once() -> None:
    rows = (
        month(1, carried_over=3),
        month(2, carried_over=5, pending_due=7),
        month(1, DossierField.CIVIL_STATUS, carried_over=1, pending_due=2),
        month(2, DossierField.CIVIL_STATUS, carried_over=2, pending_due=4),
    )
    found = tables(*rows)
    assert found.whole.count("received") == 160
    assert found.whole.count("carried_over") == 4
    assert found.whole.count("pending_due") == 11
    for name in ("received", "carried_over", "done", "pending_due"):
        assert sum(each.count(name) or 0 for _field, each in found.fields) == found.whole.count(name)


def test_a_ratio_is_a_sum_over_a_sum_and_none_without_its_counts() -> None:
    rows = (month(1, online_full=10, direct=10), month(2, online_full=0, direct=60))
    found = tables(*rows).whole
    assert found.pair("online") == (10, 80)
    assert found.pair("epayment") is None
    assert found.pair("population_data") is None


def test_a_row_of_all_fields_counts_instead_of_the_fields_it_covers() -> None:
    found = tables(month(1), month(1, DossierField.ALL, direct=90))
    assert found.whole.count("received") == 100
    assert [field for field, _sums in found.fields] == [DossierField.LAND]
    assert {each.finding.code for each in found.failed} >= {"FIELDS_DIFFER_FROM_TOTAL"}


def test_months_stand_before_their_quarter_and_half_and_only_rows_inside_count() -> None:
    found = tables(month(1), month(2), month(4))
    names = [str(each.period) for each in found.periods]
    assert names[:4] == ["2025-01", "2025-02", "2025-03", "2025-Q1"]
    assert names[7:9] == ["2025-Q2", "2025-H1"]
    by_name = {str(each.period): each.sums for each in found.periods}
    assert by_name["2025-Q1"].count("received") == 80
    assert by_name["2025-03"].count("received") is None
    assert by_name["2025-H1"].count("received") == 120
    assert tables(month(1), part="m01").periods == ()
    assert len(tables(month(1), part="q1").periods) == 3
    assert tables(month(1), part="2025-01-10..2025-02-20").whole.rows == 0


def test_the_report_prints_the_figures_it_computed() -> None:
    report = annex(month(1), month(2, DossierField.CIVIL_STATUS))
    by_field = tables_of(report)[0]
    assert column(by_field, "Cộng tiếp nhận") == [40, 40]
    assert by_field.total is not None
    assert by_field.total.cells[-2:] == (80, Decimal("25.00"))
    assert "20/80" in text_of(report)
    facts = dict(report.facts)
    assert (facts["received"], facts["online_percent"]) == (80, Decimal("25.00"))
    periods = tables_of(report)[len(TABLES)]
    assert [row.emphasis for row in periods.rows][:4] == [Emphasis.NONE] * 3 + [Emphasis.GROUP]
    assert [each.label for each in report.annexes] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_a_year_told_without_fields_says_so_in_its_one_row() -> None:
    report = annex(month(1, DossierField.ALL))
    assert [row.cells[0] for row in tables_of(report)[0].rows] == [DOSSIER_WORDS.all_fields]


def test_failing_checks_name_the_row_and_passing_ones_say_so() -> None:
    broken = annex(month(3, paid_online=9, fee_dossiers=2))
    assert "Đất đai, 01/03/2025 - 31/03/2025: " in text_of(broken)
    assert dict(broken.facts)["checks_failed"] != 0
    assert DOSSIER_WORDS.checks_hold in text_of(annex(month(1)))


def test_late_dossiers_of_the_stretch_are_listed_with_their_apologies() -> None:
    overdue = (late("A", date(YEAR, 2, 3), "7/XL"), late("B", date(YEAR, 2, 9)), late("C", date(YEAR, 7, 1)))
    report = annex(month(2, done_late=2, apologies=1), part="q1", overdue=overdue)
    assert [row.cells[1] for row in tables_of(report)[-1].rows] == ["A", "B"]
    assert "2 hồ sơ trễ hạn, 1 hồ sơ đã có văn bản xin lỗi" in text_of(report)


def test_an_empty_year_keeps_every_table_to_be_filled() -> None:
    report = annex()
    assert "Chưa có số liệu hồ sơ nào" in text_of(report)
    assert DOSSIER_WORDS.nothing_to_check in text_of(report)
    assert len(tables_of(report)[0].rows) == len(DossierField) - 1
    assert all(found.least_height for found in tables_of(report))
    assert all(found.rows for found in tables_of(report))
    assert all(not any(row.cells[1:]) for found in tables_of(report) for row in found.rows)
    assert all(found.total is None for found in tables_of(report))


def test_sums_without_rows_have_no_counts() -> None:
    empty = sums((), Stretch(first=date(YEAR, 1, 1), last=date(YEAR, 1, 31)))
    assert empty.count("received") is None
    assert empty.pair("online") is None
