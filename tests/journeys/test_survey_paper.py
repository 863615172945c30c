"""A survey campaign on paper: counts per answer, points, source file, and that nobody scored itself (R016)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.assessment import OutsideValue
from core.outside import UnitValue
from core.reporting.document import Report
from core.reporting.paper import Asked
from core.rounds import NoRound
from core.services.papers.survey import OTHER
from core.surveys import Survey, SurveyUnknown
from tests.offices import COMMUNE, SECOND, THIRD, UNITS, YEAR, Desk, Offices, paper
from tests.report_reading import rows, written


@pytest.fixture
def province(offices: Offices) -> Desk:
    offices.open_round(COMMUNE, SECOND, THIRD)
    return offices.province


@pytest.fixture
def survey(province: Desk, tmp_path: Path) -> Survey:
    service = province.services.run_survey
    asked = replace(
        service.blank(YEAR),
        name="Điều tra 2025",
        organiser="Sở Nội vụ",
        document="12/BC-SNV",
        from_on=date(YEAR, 10, 1),
        to_on=date(YEAR, 10, 31),
    )
    return service.keep(asked, source=paper(tmp_path / "ket-qua.txt"), is_not_secret=True)


def answers(survey: str, *counts: str, document: str = "12/BC-SNV") -> OutsideValue:
    names = ("A", "B", "C", "D", "valid")
    inputs = tuple(zip(names, counts, strict=False))
    return OutsideValue(criterion="8.2", inputs=inputs, document=document, survey=survey)


def keep(province: Desk, *values: tuple[str, OutsideValue]) -> None:
    changes = [UnitValue(unit=unit, value=value) for unit, value in values]
    province.services.outside_values.keep(YEAR, changes)


def make(province: Desk, part: str = "") -> Report:
    return province.services.make_report.make("survey", Asked(year=YEAR, part=part))


def test_answers_points_and_the_campaigns_file_stand_on_paper(province: Desk, survey: Survey) -> None:
    keep(
        province,
        (COMMUNE, answers(survey.id, "50", "30", "15", "5", "100")),
        (SECOND, answers(survey.id, "40", "40", "10", "5", "100")),
    )
    report = make(province)
    table = rows(report, "1. Tiêu chí 8.2")
    held = {row[1]: row[2:] for row in table}
    first, second = UNITS.unit(COMMUNE).name, UNITS.unit(SECOND).name
    assert held[first] == (50, 30, 15, 5, 100, Decimal("2.84"), "")
    assert held[second][:5] == (40, 40, 10, 5, 100)
    assert held[second][6] == "thiếu 5 phiếu so với số phiếu hợp lệ"
    assert table[-1][2:7] == (90, 70, 25, 10, 200)
    said = written(report)
    assert "Cơ quan tổ chức: Sở Nội vụ; thời gian từ ngày 01/10/2025 đến ngày 31/10/2025." in said
    assert survey.file is not None
    assert f"ket-qua.txt ({survey.file.size} byte), mã SHA-256 bắt đầu bằng {survey.file.sha256[:16]}" in said
    assert "đơn vị không tự chấm" in said
    assert "Đã nhập 2/3 đơn vị." in said


def test_each_campaign_is_a_part_and_so_are_values_without_one(province: Desk, survey: Survey) -> None:
    service = province.services.make_report
    assert [each.key for each in service.choices("survey", YEAR)] == [survey.id]
    keep(province, (COMMUNE, answers(survey.id, "50", "30", "15", "5")))
    keep(province, (SECOND, answers("", "10", "10", "10", "10", document="Công văn 5/SNV")))
    assert [each.key for each in service.choices("survey", YEAR)] == [survey.id, OTHER]
    only = make(province, survey.id)
    assert len(rows(only, "1. Tiêu chí 8.2")) == 2
    assert only.subtitle.endswith("Điều tra 2025")
    other = make(province, OTHER)
    assert "Nguồn số liệu: Công văn 5/SNV." in written(other)
    assert rows(other, "1. Tiêu chí 8.2")[0][1] == UNITS.unit(SECOND).name
    assert dict(make(province).facts)["campaigns"] == 2
    with pytest.raises(SurveyUnknown):
        make(province, "khong-co")


def test_no_campaign_is_said_and_no_round_is_refused(offices: Offices) -> None:
    with pytest.raises(NoRound):
        make(offices.province)
    offices.open_round(COMMUNE)
    assert "Chưa có đợt điều tra nào trong năm." in written(make(offices.province))
