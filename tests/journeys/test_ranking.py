"""A ranking published, sent, opened again and sent anew, with the year before beside it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from core.progress import Cancelled, Progress, Silent
from core.ranking_comparison import Link
from core.ranking_ports import PastResult
from core.records.people import Predecessor
from core.reporting.paper import Asked
from core.rounds import NotExpected
from core.services.appraisal import AppraisedLine
from core.services.import_package import ImportStatus
from core.services.papers.of_round import LOST_POINTS
from core.services.send_results import NotPublished, SentState
from tests.offices import COMMUNE, PASSPHRASE, SECOND, YEAR, Desk, Offices, fill

SPACE = "\N{NO-BREAK SPACE}"


def submitted(offices: Offices, code: str, *, online: int = 40) -> Desk:
    desk = offices.commune(code)
    fill(desk, online=online)
    assert offices.province.take_in(desk.export().files[0]).status is ImportStatus.IMPORTED
    return desk


@pytest.fixture
def communes(offices: Offices) -> tuple[Desk, Desk]:
    """Two communes whose year the province holds, both appraised; the second has the higher points."""
    offices.bring_to(_both_appraised)
    _, first, second = offices.desks
    return first, second


def _both_appraised(offices: Offices) -> None:
    offices.open_round(COMMUNE, SECOND)
    for code, online in ((COMMUNE, 40), (SECOND, 60)):
        submitted(offices, code, online=online)
        offices.province.services.appraisal.accept_self(YEAR, code)


def later(offices: Offices) -> None:
    offices.province.clock.at += timedelta(hours=1)


def send(offices: Offices, *units: str) -> dict[str, Path]:
    desk = offices.province
    made = desk.services.send_results.export(
        YEAR, desk.out, passphrase=PASSPHRASE, units=units, progress=Silent()
    )
    return {each.unit: each.files[0] for each in made}


def states(offices: Offices) -> dict[str, SentState]:
    return {each.row.code: each.state for each in offices.province.services.send_results.board(YEAR).rows}


def test_what_was_sent_before_reopening_is_outdated_and_sent_anew(
    offices: Offices, communes: tuple[Desk, Desk]
) -> None:
    desk, commune = offices.province.services, communes[0]
    desk.publish_ranking.publish(YEAR)
    later(offices)
    first = send(offices, COMMUNE)
    assert states(offices) == {COMMUNE: SentState.SENT, SECOND: SentState.NOT_YET}
    assert commune.take_in(first[COMMUNE]).status is ImportStatus.IMPORTED
    before = commune.services.receive_results.result(YEAR)
    assert before is not None

    later(offices)
    desk.publish_ranking.reopen(YEAR, reason="Công văn số 12 của xã")
    assert desk.send_results.board(YEAR).published is None
    with pytest.raises(NotPublished):
        send(offices)
    line = desk.appraisal.sheet(YEAR, COMMUNE).line("4.1.1")
    lowered = (line.before or Decimal(0)) - Decimal("0.50")
    given = AppraisedLine(criterion="4.1.1", points=lowered, reason="Theo Công văn số 12")
    desk.appraisal.set_points(YEAR, COMMUNE, line=given)
    later(offices)
    desk.publish_ranking.publish(YEAR)
    assert states(offices) == {COMMUNE: SentState.OUTDATED, SECOND: SentState.NOT_YET}
    (changes,) = desk.publish_ranking.changes(YEAR)
    assert changes.causes == ("appraisals",)
    assert [unit.code for unit in changes.units] == [COMMUNE]

    later(offices)
    second = send(offices)
    assert set(states(offices).values()) == {SentState.SENT}
    assert commune.take_in(second[COMMUNE]).status is ImportStatus.IMPORTED
    after = commune.services.receive_results.result(YEAR)
    assert after is not None
    assert before.total - after.total == Decimal("0.50")
    acts = [entry.act for entry in desk.safekeeping.audit()]
    assert acts.count("publish_ranking") == 2
    assert acts.count("reopen_ranking") == 1


def test_the_result_says_how_the_unit_stands_against_the_year_before(
    offices: Offices, communes: tuple[Desk, Desk]
) -> None:
    desk = offices.province.services
    now = {row.code: row for row in desk.publish_ranking.preview(YEAR).ranking.rows}
    places = {code: row.rank for code, row in now.items()}
    held = [
        PastResult(
            unit=code,
            name="Xã",
            index=(now[code].index or Decimal(0)) - 1,
            rank=3 - (places[code] or 0),
            band="Tốt",
        )
        for code in (COMMUNE, SECOND)
    ]
    desk.keep_past_results.save(YEAR - 1, held)
    beside = desk.compare_ranking.compare(YEAR)
    (kind,) = beside.comparison.kinds
    assert {unit.link for unit in kind.units} == {Link.SAME}
    assert sorted(unit.rank_change or 0 for unit in kind.units) == [-1, 1]
    desk.publish_ranking.publish(YEAR)
    assert communes[0].take_in(send(offices)[COMMUNE]).status is ImportStatus.IMPORTED
    view = communes[0].services.receive_results.result(YEAR)
    assert view is not None
    word = "tăng" if places[COMMUNE] == 1 else "giảm"
    assert view.steps[-1].startswith(f"So với năm {YEAR - 1}: hạng {3 - (places[COMMUNE] or 0)} → ")
    assert f"{word} 1 bậc" in view.steps[-1]
    assert f"chỉ số +1,00 điểm{SPACE}%" in view.steps[-1]


def test_a_merged_unit_is_not_compared_with_either_of_its_predecessors(offices: Offices) -> None:
    """The communes themselves say from which units they were formed (seed row R039)."""
    offices.open_round(COMMUNE)
    commune = offices.commune(COMMUNE)
    fill(commune)
    formers = [
        Predecessor(id=f"{n}" * 8 + "-0000-4000-8000-" + "0" * 12, year=YEAR, name=f"Xã cũ {n}")
        for n in (1, 2)
    ]
    for each in formers:
        commune.services.record_entry.save(each)
    assert offices.province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    desk = offices.province.services
    desk.appraisal.accept_self(YEAR, COMMUNE)
    held = PastResult(unit="90001", name="xã CŨ 1", index=Decimal(80), rank=1, band="Tốt")
    desk.keep_past_results.save(
        YEAR - 1, (held, replace(held, unit="90002", name="Xã cũ 2", rank=2, index=Decimal(70)))
    )
    (kind,) = desk.compare_ranking.compare(YEAR).comparison.kinds
    (unit,) = kind.units
    assert (unit.link, unit.rank_change) == (Link.MERGED, None)
    assert [former.name for former in unit.formers] == ["xã CŨ 1", "Xã cũ 2"]


def test_the_list_of_packages_is_a_workbook_for_the_hand_over(
    offices: Offices, communes: tuple[Desk, Desk], tmp_path: Path
) -> None:
    desk = offices.province
    desk.services.publish_ranking.publish(YEAR)
    made = desk.services.send_results.export(YEAR, desk.out, passphrase=PASSPHRASE, progress=Silent())
    path = desk.services.result_papers.write_list(YEAR, made, folder=tmp_path)
    assert path.name == f"danh-sach-goi-ket-qua-{YEAR}.xlsx"
    cells = [
        str(cell.value) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row
    ]
    for each in made:
        assert each.digest in cells
        assert each.files[0].name in cells
        assert each.unit in cells


class Stopping(Progress):
    """Cancels after the first package."""

    def __init__(self) -> None:
        self.done = 0

    def report(self, done: int, total: int) -> None:
        self.done = done

    def check(self) -> None:
        if self.done:
            raise Cancelled


def test_cancelling_keeps_the_packages_that_were_written(
    offices: Offices, communes: tuple[Desk, Desk]
) -> None:
    desk = offices.province
    desk.services.publish_ranking.publish(YEAR)
    with pytest.raises(Cancelled):
        desk.services.send_results.export(YEAR, desk.out, passphrase=PASSPHRASE, progress=Stopping())
    assert sorted(states(offices).values()) == sorted([SentState.SENT, SentState.NOT_YET])


def test_lost_points_are_told_for_the_province_and_for_one_unit(
    offices: Offices, communes: tuple[Desk, Desk], tmp_path: Path
) -> None:
    desk = offices.province.services
    whole = desk.make_report.make(LOST_POINTS, Asked(year=YEAR))
    assert whole.notice.startswith("Bản dự thảo")
    criteria, units = (block for block in whole.blocks if hasattr(block, "rows"))
    lost = [row.cells[5] for row in criteria.rows]
    assert lost == sorted(lost, reverse=True)
    assert all(str(row.cells[3]).endswith("/2") for row in criteria.rows)
    assert criteria.total is not None
    assert criteria.total.cells[5] == sum(lost)
    assert sum(row.cells[2] for row in units.rows) == sum(lost)
    one = desk.make_report.make(LOST_POINTS, Asked(year=YEAR, part=COMMUNE))
    (table,) = (block for block in one.blocks if hasattr(block, "rows"))
    sheet = desk.appraisal.sheet(YEAR, COMMUNE)
    assert table.total is not None
    assert table.total.cells[5] == sheet.maximum - sheet.card.total
    with pytest.raises(NotExpected):
        desk.make_report.make(LOST_POINTS, Asked(year=YEAR, part="21907"))
    for suffix in (".pdf", ".xlsx", ".docx"):
        assert desk.make_report.write(LOST_POINTS, Asked(year=YEAR), path=tmp_path / f"mat{suffix}").is_file()
