"""The chairman's page and the years side by side say what ranking and sheets say."""

from decimal import Decimal

import pytest

from core.ranking_ports import PastResult
from core.records.targets import Target, TargetForm, TargetMeasure
from core.reporting.document import Drawing, Report
from core.reporting.paper import Asked
from core.rounds import NoRound
from core.services.import_package import ImportStatus
from core.services.ranking_documents import ranking_document
from tests.offices import COMMUNE, SECOND, THIRD, YEAR, Offices, fill
from tests.report_reading import rows, written


def make(offices: Offices, kind: str, year: int = YEAR) -> Report:
    return offices.province.services.make_report.make(kind, Asked(year=year))


@pytest.fixture
def ranked(offices: Offices) -> Offices:
    """Two units appraised, the first with a target for its rank; a third that sent nothing."""
    offices.open_round(COMMUNE, SECOND, THIRD)
    for code, online in ((COMMUNE, 40), (SECOND, 60)):
        desk = offices.commune(code)
        fill(desk, online=online)
        if code == COMMUNE:
            desk.services.record_entry.save_many((target(),))
        assert offices.province.take_in(desk.export().files[0]).status is ImportStatus.IMPORTED
        offices.province.services.appraisal.accept_self(YEAR, code)
    return offices


def target() -> Target:
    return Target(
        id="11111111-1111-4111-8111-111111111111",
        year=YEAR,
        name="Chỉ số CCHC cấp xã",
        measure=TargetMeasure.INDEX,
        operator=TargetForm.TOP,
        value=Decimal(1),
        out_of=2,
    )


def earlier(offices: Offices, year: int, *, ranks: tuple[int, int]) -> None:
    """A year ranked outside; the unit in the first place of the list stands at the first rank given."""
    units = (COMMUNE, SECOND)
    offices.province.services.keep_past_results.save(
        year,
        [
            PastResult(
                unit=code,
                name=f"Xã {code}",
                rank=rank,
                index=Decimal("90.00") - rank,
                band="Tốt",
                document="QĐ công bố",
            )
            for code, rank in zip(units, ranks, strict=True)
        ],
    )


def test_the_page_of_the_chairman_is_the_ranking_in_short(ranked: Offices) -> None:
    document = ranking_document(ranked.province.services.publish_ranking.preview(YEAR))
    report = make(ranked, "summary")
    facts = dict(report.facts)
    (kind,) = document["kinds"]  # type: ignore[misc]
    assert (facts["expected"], facts["sent"], facts["ranked"]) == (3, 2, kind["ranked"])
    assert str(facts["average"]) == kind["mean"]
    bands = [f"{band['count']} ({band['percent'].replace('.', ',')}\u00a0%)" for band in kind["bands"]]
    assert list(rows(report, "Xếp loại")[0][1:]) == bands
    first = document["rows"][0]  # type: ignore[index]
    assert rows(report, "Đầu và cuối bảng")[0][:3] == (first["rank"], first["name"], Decimal(first["index"]))
    assert not report.landscape
    assert report.compact


def test_the_change_of_the_page_is_that_against_the_year_before(ranked: Offices) -> None:
    earlier(ranked, YEAR - 1, ranks=(1, 2))
    facts = dict(make(ranked, "summary").facts)
    assert facts["average_change"] == facts["average"] - Decimal("88.50")  # type: ignore[operator]


def test_years_stand_side_by_side_and_falls_are_told(ranked: Offices) -> None:
    earlier(ranked, YEAR - 2, ranks=(2, 1))
    earlier(ranked, YEAR - 1, ranks=(1, 2))
    report = make(ranked, "years")
    now = {row.code: row for row in ranked.province.services.publish_ranking.preview(YEAR).ranking.rows}
    held = rows(report, "Đơn vị cấp xã")
    names = {now[code].name: code for code in (COMMUNE, SECOND)}
    for row in held:
        code = names.get(str(row[0]))
        if code is not None:
            assert row[5:7] == (now[code].index, now[code].rank)
            assert row[3:5] == (
                Decimal("89.00") if code == COMMUNE else Decimal("88.00"),
                1 if code == COMMUNE else 2,
            )
            assert row[7] == (now[code].index or 0) - row[3]  # type: ignore[operator]
    assert [row[0] for row in rows(report, "Bình quân cấp xã")] == [str(YEAR - 2), str(YEAR - 1), str(YEAR)]
    assert "2 đơn vị giảm chỉ số, 1 đơn vị giảm thứ hạng so với năm trước." in written(report)
    charts = [block.chart.title for block in report.blocks if isinstance(block, Drawing)]
    assert charts == ["Chỉ số các năm", "Tỷ lệ xếp loại các năm"]


def test_a_target_of_rank_is_judged_by_the_ranking_here(ranked: Offices) -> None:
    """Seed row R010: the first N of M, reached or not."""
    rank = next(
        row.rank
        for row in ranked.province.services.publish_ranking.preview(YEAR).ranking.rows
        if row.code == COMMUNE
    )
    (goal,) = rows(make(ranked, "years"), "Mục tiêu")
    assert goal[2] == "Chỉ số CCHC cấp xã: trong 1 đơn vị dẫn đầu trên 2 đơn vị"
    assert goal[3:] == (f"hạng {rank}", "đạt" if rank == 1 else "chưa đạt")


def test_a_year_without_a_result_is_named_beside_those_held(ranked: Offices) -> None:
    earlier(ranked, YEAR - 1, ranks=(1, 2))
    assert f"Năm {YEAR + 1} chưa có kết quả xếp hạng." in written(make(ranked, "years", YEAR + 1))
    assert "chưa có kết quả xếp hạng" not in written(make(ranked, "years"))


def test_without_any_year_the_paper_says_so_and_the_page_is_refused(offices: Offices) -> None:
    report = make(offices, "years")
    assert "Chưa lưu kết quả xếp hạng năm nào." in written(report)
    with pytest.raises(NoRound):
        make(offices, "summary")
    offices.open_round(COMMUNE)
    assert "Chưa có đơn vị nào được thẩm định" in written(make(offices, "summary"))
    assert "Chưa lưu kết quả xếp hạng năm nào." in written(make(offices, "years"))
