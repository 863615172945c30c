"""The register of indexes others publish about the province: years, changes, chart, entry of a year."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.records.levels import Level
from core.records.planning import ExternalIndex
from tests.ui.fakes import YEAR
from ui import chart_saving
from ui.changes import Topic
from ui.desk import Desk
from ui.pages.ranking import RankingPage
from ui.ranking_indexes_part import _ENTRY, _RANKS, _YEARS, RankingIndexesPart

PAR, PAPI = "PAR Index", "PAPI"
HELD = (
    (PAR, YEAR - 2, "83.72", 46, ""),
    (PAR, YEAR - 1, "84.11", 25, ""),
    (PAR, YEAR, "86.50", 31, ""),
    (PAPI, YEAR, "42.38", 9, "+4"),
)


def keep(desk: Desk, rows: Any = HELD) -> None:
    service = desk.services.record_entry
    for at, (name, year, value, rank, change) in enumerate(rows):
        record = ExternalIndex(
            id=f"i{at}",
            year=year,
            name=name,
            value=Decimal(value),
            rank=rank,
            out_of=63,
            change=change,
            document=f"QĐ {at}/QĐ-BNV",
            level=Level.PROVINCE,
        )
        service.save(record)


@pytest.fixture
def page(qtbot: QtBot, open_page: Callable[..., Any], authority: Desk) -> Any:
    keep(authority)
    found = open_page(RankingPage, authority)
    found.stand_on("indexes")
    qtbot.waitUntil(lambda: not authority.jobs.is_busy)
    return found


@pytest.fixture
def part(page: Any) -> Any:
    found: RankingIndexesPart = page.part()
    return found


def cells(part: Any, row: int) -> list[str]:
    found = part.table.found
    return [found.index(row, column).data() for column in range(found.columnCount())]


def test_every_year_stands_with_value_rank_changes_and_document(part: Any) -> None:
    shown = [cells(part, row) for row in range(part.table.found.rowCount())]
    assert [row[:2] for row in shown] == [
        [PAPI, str(YEAR)],
        [PAR, str(YEAR - 2)],
        [PAR, str(YEAR - 1)],
        [PAR, str(YEAR)],
    ]
    last = shown[3]
    assert last[2] == "86,50"
    assert last[3].startswith("+2,39")
    assert "".join(last[4].split()) == "31/63"
    assert last[5:] == ["25", "\N{MINUS SIGN}6", "QĐ 2/QĐ-BNV"]
    assert shown[0][5:7] == ["13 (suy ra)", "+4"]


def test_the_index_stood_on_is_drawn_by_value_or_by_rank(part: Any) -> None:
    part.table.select(lambda row: row.outside.name == PAR)
    chart = part.chart.chart
    assert chart.labels == tuple(str(year) for year in (YEAR - 2, YEAR - 1, YEAR))
    assert chart.series[0].values == (Decimal("83.72"), Decimal("84.11"), Decimal("86.50"))
    part.drawn.setCurrentIndex(_RANKS)
    assert part.chart.chart.is_rank
    assert part.chart.chart.series[0].values == (46, 25, 31)


def test_an_index_is_found_without_accents_and_by_its_document(part: Any) -> None:
    part.search.setText("qd 3/")
    assert [cells(part, row)[0] for row in range(part.table.found.rowCount())] == [PAPI]


def test_a_value_is_entered_for_the_authority_itself_and_told_in_the_years(part: Any) -> None:
    part.add.click()
    assert part.view.currentIndex() == _ENTRY
    assert part.pane.isVisible()
    assert not part.table.isVisible()
    assert part.pane.book.blank().year == YEAR
    keep(part.desk, (("SIPAS", YEAR, "88.10", 12, ""), *HELD))
    part.desk.changes.announce(Topic.RECORDS)
    part.view.setCurrentIndex(_YEARS)
    assert "SIPAS" in {cells(part, row)[0] for row in range(part.table.found.rowCount())}


def test_a_value_is_opened_in_its_own_year(part: Any) -> None:
    part.table.select(lambda row: row.outside.year == YEAR - 2)
    part.table.opened.emit(part.table.current())
    assert part.desk.year == YEAR - 2
    assert part.view.currentText().endswith(str(YEAR - 2))
    assert part.pane.form.record.id == "i0"


def test_a_year_without_a_round_still_has_the_register(qtbot: QtBot, page: Any) -> None:
    page.desk.set_year(YEAR - 2)
    page.refresh()
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy)
    assert page.part().isVisible()
    assert page.part().table.found.rowCount() == len(HELD)
    page.tabs.setCurrentIndex(0)
    assert page._empty.isVisible()
    assert not page.part().isVisible()
    page.stand_on("indexes")
    assert page.part().isVisible()
    assert not page._empty.isVisible()


def test_a_rank_beyond_the_number_of_provinces_is_told(part: Any) -> None:
    assert "PART_ABOVE_WHOLE" not in {each.code for each in part.desk.services.record_entry.findings(YEAR)}
    keep(part.desk, ((PAPI, YEAR, "42.38", 64, ""),))
    found = part.desk.services.record_entry.findings(YEAR)
    assert "PART_ABOVE_WHOLE" in {each.code for each in found}


def test_without_any_value_the_tab_says_what_is_kept_here(
    qtbot: QtBot, open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RankingPage, authority)
    page.stand_on("indexes")
    qtbot.waitUntil(lambda: not authority.jobs.is_busy)
    part = page.part()
    assert part._words.isVisible()
    assert not part._split.isVisible()
    assert part.add.isVisible()


def test_the_chart_is_saved_with_its_figures(
    part: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "bieu-do.pdf"
    part.desk.write_file = lambda path, content: path.write_bytes(content)
    monkeypatch.setattr(chart_saving, "choose_target", lambda *_args, **_words: target)
    monkeypatch.setattr(chart_saving, "tell_where", lambda *_args, **_words: None)
    part._draw()
    part.save.click()
    assert target.read_bytes().startswith(b"%PDF")


def test_everything_is_reached_by_keyboard(part: Any) -> None:
    for widget in (part.view, part.drawn, part.search, part.table, part.add, part.files, part.save):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    for box in (part.view, part.drawn, part.search):
        assert box.accessibleName()


def test_a_hundred_values_are_read_within_a_tenth_of_a_second(part: Any) -> None:
    names = ("PAR Index", "SIPAS", "PAPI", "PCI", "DTI", "ICT Index", "PACA", "DDCI", "766", "PGI")
    keep(part.desk, [(name, YEAR - ago, "80.00", ago + 1, "") for name in names for ago in range(10)])
    part.read()  # the chart's library is loaded by now
    begun = perf_counter()
    part.read()
    assert perf_counter() - begun < 0.1
    assert part.table.found.rowCount() == 100
