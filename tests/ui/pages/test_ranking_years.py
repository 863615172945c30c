"""Years of rankings side by side in the window: four views, the chart of each, and what is saved."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.charting import ChartKind
from core.ranking_ports import PastResult
from tests.ui.fakes import COMMUNES, YEAR
from ui import chart_saving
from ui.chart_paper import chart_pdf, chart_png
from ui.charts import chart_rows
from ui.desk import Desk
from ui.pages.ranking import RankingPage
from ui.ranking_years_part import _BANDS, _ENDS, _MEANS, _UNITS, RankingYearsPart


def past(year: int, *, band: str) -> tuple[int, tuple[PastResult, ...]]:
    return year, tuple(
        PastResult(
            unit=unit.code, name=unit.name, index=Decimal(90 - at), rank=at + 1, band=band, document="12/QĐ"
        )
        for at, unit in enumerate(COMMUNES)
    )


@pytest.fixture
def part(qtbot: QtBot, open_page: Callable[..., Any], authority: Desk) -> Any:
    """The tab over two years ranked outside and the year on the desk, of which four units are ranked."""
    for unit in COMMUNES[:4]:
        authority.services.appraisal.accept_self(YEAR, unit.code)
    work = authority.services.run_round._database.work
    for year, rows in (past(YEAR - 3, band="Khá"), past(YEAR - 1, band="Tốt")):
        work.rankings.put_past_results(year, rows)
    page = open_page(RankingPage, authority)
    page.stand_on("years")
    found: RankingYearsPart = page.part()
    qtbot.waitUntil(lambda: found._found.newest is not None and not authority.jobs.is_busy)
    return found


def cells(part: Any, row: int) -> list[str]:
    found = part.table.found
    return [found.index(row, column).data() for column in range(found.columnCount())]


def test_units_show_rank_index_and_band_of_every_year_the_newest_first(part: Any) -> None:
    assert part._found.years == (YEAR - 3, YEAR - 2, YEAR - 1, YEAR)
    row = next(row for row in range(6) if cells(part, row)[0] == COMMUNES[0].name)
    shown = cells(part, row)
    assert shown[3:] == ["1 · 90,00 Tốt", "–", "1 · 90,00 Khá"]


def test_the_unit_stood_on_is_drawn_beside_the_average(part: Any) -> None:
    part.stand_on(COMMUNES[1].code)
    chart = part.chart.chart
    assert chart.series[0].name == COMMUNES[1].name
    assert chart.series[0].values[0] == Decimal(89)
    assert chart.series[0].values[1] is None
    assert chart.series[1].values[0] == Decimal("87.50")
    part.drawn.setCurrentIndex(1)
    assert part.chart.chart.is_rank
    assert part.current_code() == COMMUNES[1].code


def test_a_unit_is_found_without_accents(part: Any) -> None:
    part.search.setText("binh hiep")
    assert [cells(part, row)[0] for row in range(part.table.found.rowCount())] == ["Xã Bình Hiệp"]


def test_bands_of_every_year_stand_with_share_and_change_and_are_stacked(part: Any) -> None:
    part.view.setCurrentIndex(_BANDS)
    by_name = {cells(part, row)[0]: cells(part, row)[1:] for row in range(part.table.found.rowCount())}
    assert by_name["Tốt"][1] == "6/6 = 100,00 %".replace(" %", "\N{NO-BREAK SPACE}%")
    assert by_name["Khá"][3] == "6/6 = 100,00 %".replace(" %", "\N{NO-BREAK SPACE}%")
    chart = part.chart.chart
    assert chart.kind is ChartKind.STACKED
    assert chart.labels == tuple(str(year) for year in part._found.years)


def test_averages_name_where_each_year_comes_from(part: Any) -> None:
    part.view.setCurrentIndex(_MEANS)
    assert cells(part, 0)[0] == str(YEAR)
    assert cells(part, 0)[-1] == "tạm tính, chưa công bố"
    assert cells(part, 1)[1] == "6/6"
    assert cells(part, 1)[-1] == "xếp hạng ngoài chương trình; 12/QĐ"
    assert cells(part, 2)[-1] == "không có kết quả"
    assert [each.name for each in part.chart.chart.series] == ["Cao nhất", "Trung bình", "Thấp nhất"]


def test_the_best_and_the_last_units_are_drawn_with_their_names(part: Any) -> None:
    part.view.setCurrentIndex(_ENDS)
    chart = part.chart.chart
    assert chart.kind is ChartKind.LYING
    assert len(chart.labels) == 4
    assert chart.labels[0].startswith("1. ")
    assert chart_rows(chart)[1][0] == chart.labels[0]


def test_every_chart_becomes_a_sheet_of_paper_and_a_picture(part: Any) -> None:
    for view in (_UNITS, _BANDS, _MEANS, _ENDS):
        part.view.setCurrentIndex(view)
        chart = part.chart.chart
        assert chart_pdf(chart, chart.title, rows=chart_rows(chart)).startswith(b"%PDF")
        assert chart_png(chart, chart.title).startswith(b"\x89PNG")


@pytest.mark.parametrize(("suffix", "begins"), [(".pdf", b"%PDF"), (".png", b"\x89PNG")])
def test_a_chart_is_saved_in_the_form_its_name_asks_for(
    part: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, suffix: str, begins: bytes
) -> None:
    target = tmp_path / f"bieu-do{suffix}"
    part.desk.write_file = lambda path, content: path.write_bytes(content)
    monkeypatch.setattr(chart_saving, "choose_target", lambda *_args, **_words: target)
    monkeypatch.setattr(chart_saving, "tell_where", lambda *_args, **_words: None)
    part._save()
    assert target.read_bytes().startswith(begins)


def test_a_chart_is_printed_with_its_figures(part: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(chart_saving, "preview_paper", lambda _page, _desk, *, paper: shown.append(paper))
    part.print.click()
    assert shown[0].content.startswith(b"%PDF")
    assert shown[0].title == part.chart.chart.title


def test_opening_a_unit_goes_to_its_appraisal(part: Any) -> None:
    asked: list[tuple[str, str]] = []
    part.desk.asked.connect(lambda *where: asked.append(where))
    part.table.select(lambda row: row.code == COMMUNES[2].code)
    part.table.opened.emit(part.table.current())
    assert asked == [("appraisal", COMMUNES[2].code)]


def test_without_any_ranked_year_the_tab_says_what_will_be_here(
    qtbot: QtBot, open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RankingPage, authority)
    page.stand_on("years")
    part: Any = page.part()
    authority.services.run_round._database.work.assessments.appraisals_of.clear()
    page.refresh()
    qtbot.waitUntil(lambda: not part._is_reading and not authority.jobs.is_busy and part._words.isVisible())
    assert not part._split.isVisible()
    assert not part.save.isEnabled() or part.chart.chart is None
