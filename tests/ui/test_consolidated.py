"""The consolidated report over a round in memory: who sent, sums over sums, the four parts (R059, R068)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.report_texts import PaperPlace, ReportText
from core.reporting.consolidated import SECTIONS
from core.reporting.document import FillIn, Heading, Paragraph, Table
from core.reporting.paper import Asked
from core.services.compare_ranking import CompareRanking
from core.services.consolidate_report import ConsolidateReport
from core.services.paper_head import PaperHeads
from core.services.round_reading import RoundReading
from core.units import Role
from tests.ui import fakes
from tests.ui.fakes import COMMUNES, PROVINCE, YEAR, Units
from tests.ui.memory import FixedClock
from ui.texts.office_words import OFFICE_WORDS
from ui.texts.reports import REPORT_WORDS


@pytest.fixture
def held() -> Any:
    return fakes.services(Role.APPRAISER)


@pytest.fixture
def service(held: Any) -> ConsolidateReport:
    database, criteria = held.run_round._database, held.adopt_criteria
    return ConsolidateReport(
        database=database,
        reading=RoundReading(criteria=criteria, units=Units()),
        compare=CompareRanking(database=database, criteria=criteria, units=Units()),
        units=Units(),
        paper=(PaperHeads(database=database, clock=FixedClock(), words=OFFICE_WORDS.heads), FixedClock()),
        words=REPORT_WORDS,
    )


def test_units_that_sent_nothing_are_named_and_counted(service: ConsolidateReport) -> None:
    data = service.data(YEAR)
    assert (data.received, data.expected) == (4, 6)
    assert data.missing == ("Phường An Nhơn", "Xã Bình An")
    assert data.sent_late == ()


def test_shares_are_sums_over_sums_and_never_the_mean_of_shares(
    held: Any, service: ConsolidateReport
) -> None:
    work = held.run_round._database.work
    for owner, record in list(work.records.held.values()):
        if getattr(record, "online_full", None) is None:
            continue
        if owner == COMMUNES[0].code:
            work.records.save(owner, (replace(record, online_full=0, online_partial=0, direct=1000),))
    data = service.data(YEAR)
    online = next(
        line for line in data.totals if line.name.startswith(REPORT_WORDS.consolidated.ratio("online"))
    )
    assert online.denominator is not None
    assert online.percent == (Decimal(online.numerator) * 100 / online.denominator).quantize(Decimal("0.01"))
    assert online.units == 4
    assert online.percent < 10  # the mean of the four shares would be about 56 percent


def test_figures_of_the_authority_itself_are_not_a_communes(held: Any, service: ConsolidateReport) -> None:
    before = service.data(YEAR).totals
    work = held.run_round._database.work
    copied = [replace(item, id=f"own-{item.id}") for item in fakes.records_of()]
    work.records.save(PROVINCE.code, tuple(copied))
    assert service.data(YEAR).totals == before


def test_tasks_and_trained_persons_are_added_up(service: ConsolidateReport) -> None:
    totals = {line.name: line for line in service.data(YEAR).totals}
    tasks = totals[REPORT_WORDS.consolidated.assigned]
    assert (tasks.numerator, tasks.denominator, tasks.percent) == (4, 12, Decimal("33.33"))
    assert totals[REPORT_WORDS.consolidated.trained].numerator == 4 * 52


def test_the_report_has_its_four_parts_and_room_for_causes_and_tasks(
    held: Any, service: ConsolidateReport
) -> None:
    held.appraisal.accept_self(YEAR, COMMUNES[0].code)
    report = service.report(Asked(year=YEAR))
    words = REPORT_WORDS.consolidated
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings == [words.achieved, words.fell_short, words.causes, words.tasks]
    assert sum(isinstance(block, FillIn) for block in report.blocks) == 2
    sheets = [block.name for block in report.blocks if isinstance(block, Table)]
    assert {words.totals_sheet, words.areas_sheet, words.lost_sheet} <= set(sheets)
    told = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert words.not_published in told
    assert any("4 / 6 đơn vị" in text for text in told)


def test_what_the_officer_wrote_stands_under_its_heading_instead_of_the_dots(
    held: Any, service: ConsolidateReport
) -> None:
    """Seed row R068: Kết quả, Hạn chế, Nguyên nhân, Nhiệm vụ."""
    work = held.run_round._database.work
    place = PaperPlace(year=YEAR, kind="consolidated")
    for section in SECTIONS:
        text = ReportText(section=section, text=f"Lời văn {section}", officer="Lê An", at=FixedClock().now())
        work.report_texts.put(place, text)
    report = service.report(Asked(year=YEAR))
    assert not any(isinstance(block, FillIn) for block in report.blocks)
    words = REPORT_WORDS.consolidated
    heads = (words.achieved, words.fell_short, words.causes, words.tasks)
    told = [block.text for block in report.blocks if isinstance(block, Heading | Paragraph)]
    for head, following, section in zip(heads, (*heads[1:], words.closing(YEAR)), SECTIONS, strict=True):
        inside = told[told.index(head) : told.index(following)]
        assert inside[-1] == f"Lời văn {section}"
    assert dict(report.facts)["text_causes"] == "Lời văn causes"
