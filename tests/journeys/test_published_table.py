"""Khánh Hòa's published table comes out of 136 real packages: 104 Tốt, 30 Khá, 2 Trung bình (seed S3)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.criteria import CriteriaSet
from core.figure_population import expected_base
from core.figures import check_claims
from core.packages.payloads import Document, SubmissionBody
from core.progress import Silent
from core.ranking_ports import PastResult
from core.reporting.paper import Asked
from core.sample.province import CommuneYear, key_of
from core.sample.province_packages import document_of, trusted_keys, write_submission
from core.self_score import Holdings, assess, is_self_scored
from core.services.appraisal import AppraisedLine
from core.services.import_package import ImportStatus
from core.store_ports import CriteriaDocument
from core.units import Role, Unit
from tests.offices import CRITERIA, NOON, UNITS, Desk, found
from tests.pdf_measures import sizes
from tests.report_reading import rows, written

YEAR = 2025
SEEDS = Path(__file__).resolve().parents[1] / "vectors" / "seeds"
AUTHORITY = "79"  # no province of today has 136 communes; this one has more
BANDS = {"Tốt": (104, "0.88"), "Khá": (30, "0.71"), "Trung bình": (2, "0.55"), "Yếu": (0, "0.30")}
"""Of each band: how many communes, and which share of every maximum they are given."""


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The authority after it took in 136 packages and appraised them."""
    folder = tmp_path_factory.mktemp("khanh-hoa")
    desk = found(folder, role=Role.APPRAISER, code=AUTHORITY)
    used = desk.services.adopt_criteria.adopt_document(four_bands())
    criteria = desk.services.adopt_criteria.parsed(used)
    units = UNITS.communes_of(AUTHORITY)[:136]
    office = desk.services.set_up.office()
    with desk.opened.database.transaction() as work:
        for key in trusted_keys(units, office=office, at=NOON):
            work.trust.put(key)
    desk.services.run_round.open_round(
        YEAR, criteria_set=criteria.set_id, units=[unit.code for unit in units]
    )
    packages = folder / "packages"
    packages.mkdir()
    shares = [Decimal(share) for count, share in BANDS.values() for _ in range(count)]
    for unit, share in zip(units, shares, strict=True):
        send(packages / f"{unit.code}.cchc", unit, share=share, criteria=criteria, used=used, desk=desk)
    taken = desk.services.import_package.take_in_all(
        desk.services.import_package.found_in((packages,)), progress=Silent()
    )
    assert [each.status for each in taken] == [ImportStatus.IMPORTED] * 136
    for unit, share in zip(units, shares, strict=True):
        desk.services.appraisal.appraise(YEAR, unit.code, lines=given(criteria, share))
    yield desk
    desk.opened.close()


def four_bands() -> bytes:
    """The sample set under the bands of Khánh Hòa."""
    value = json.loads((CRITERIA / "criteria-sample.json").read_text(encoding="utf-8"))
    value |= {"set_id": "KHANH-HOA", "default_band_scheme": "4-band-KhanhHoa"}
    return json.dumps(value, ensure_ascii=False).encode()


def send(
    path: Path, unit: Unit, *, share: Decimal, criteria: CriteriaSet, used: CriteriaDocument, desk: Desk
) -> None:
    """A package of a commune that claims the same share of every maximum."""
    nothing = Holdings(records=(), entries=(), documents=(), outside={})
    score = assess(criteria, nothing, unit=unit, year=YEAR)
    held = CommuneYear(unit=unit, score=score, records=(), entries=(), documents=(), contents={})
    document = document_of(held, office=desk.services.set_up.office(), used=used, at=NOON)
    with path.open("wb") as out:
        write_submission(held, claiming(document, criteria, share=share), out=out)


def claiming(document: Document, criteria: CriteriaSet, *, share: Decimal) -> Document:
    body = document.body
    assert isinstance(body, SubmissionBody)
    leaves = {leaf.id: leaf for leaf in criteria.leaves("commune")}
    lines = tuple(
        replace(
            line,
            points=part(leaves[line.criterion].max_points, share),
            explanation="Theo báo cáo của đơn vị.",
        )
        if is_self_scored(leaves[line.criterion])
        else line
        for line in body.lines
    )
    total = sum((line.points for line in lines if line.points is not None), Decimal(0))
    index = round(total * 100 / body.maximum, 2)
    return replace(document, body=replace(body, lines=lines, total=total, index=index))


def part(maximum: Decimal, share: Decimal) -> Decimal:
    return round(maximum * share, 2)


def given(criteria: CriteriaSet, share: Decimal) -> list[AppraisedLine]:
    """What is claimed is taken; what the commune does not score itself is given the same share."""
    return [
        AppraisedLine(criterion=leaf.id, points=part(leaf.max_points, share))
        for leaf in criteria.leaves("commune")
    ]


def test_the_bands_of_this_year_are_those_published(province: Desk) -> None:
    (summary,) = province.services.publish_ranking.preview(YEAR).ranking.summaries
    assert (summary.expected, summary.ranked) == (136, 136)
    assert {band.name: band.count for band in summary.bands} == {
        name: count for name, (count, _) in BANDS.items()
    }
    assert [str(band.percent) for band in summary.bands] == ["76.47", "22.06", "1.47", "0.00"]


def test_every_commune_signed_its_own_package(province: Desk) -> None:
    rows = province.services.import_package.history(YEAR)
    assert len({row.fingerprint for row in rows}) == 136
    codes = {row.sender.removeprefix("xa-") for row in rows}
    assert {row.fingerprint for row in rows} == {key_of(code).public_key.fingerprint for code in codes}


def test_the_year_before_is_compared_as_published(province: Desk) -> None:
    """104 against 73 is 31 more, 30 against 63 is 33 fewer, 2 where there was none."""
    units = [row.code for row in province.services.publish_ranking.preview(YEAR).ranking.rows]
    before = ["Tốt"] * 73 + ["Khá"] * 63
    province.services.keep_past_results.save(
        YEAR - 1,
        [
            PastResult(
                unit=code,
                name=UNITS.unit(code).name,
                index=Decimal("85.00") if band == "Tốt" else Decimal("72.00"),
                band=band,
                document="QĐ công bố năm trước",
            )
            for code, band in zip(units, before, strict=True)
        ],
    )
    (kind,) = province.services.compare_ranking.compare(YEAR).comparison.kinds
    assert [(band.name, band.units) for band in kind.bands] == [
        ("Tốt", 31),
        ("Khá", -33),
        ("Trung bình", 2),
        ("Yếu", 0),
    ]
    assert [str(band.points) for band in kind.bands] == ["22.79", "-24.26", "1.47", "0.00"]
    assert [(streak.band, streak.years) for streak in kind.streaks] == [("Yếu", 2)]


def test_the_printed_two_of_36_is_flagged_by_the_number_of_units(province: Desk, tmp_path: Path) -> None:
    """Seed S3 prints 104/136, 30/136 and then 2/36 with 1,47 %: only the last has another base."""
    passage = (SEEDS / "003_36c7d7d9ed0c8576.txt").read_text(encoding="utf-8")
    paragraph = next(line for line in passage.splitlines() if "2/36" in line)
    rounds = [each for each in province.services.run_round.rounds() if each.year == YEAR]
    units = len(rounds[0].units)
    bases = {claim.text: expected_base(claim, (units,)) for claim in check_claims(paragraph)}
    flagged = {text: base for text, base in bases.items() if base is not None}
    assert len(bases) == 3
    assert list(flagged.values()) == [136]
    assert "2/36" in next(iter(flagged))


def test_the_papers_say_the_published_paragraph(province: Desk) -> None:
    """Seed S3: 104/136 (76,47 %), 31 more; 30/136 (22,06 %), 33 fewer; 2/136 (1,47 %), 2 more; nobody Yếu."""
    paper = province.services.make_report.make("bands", Asked(year=YEAR))
    said = written(paper)
    space = "\u00a0"
    for sentence in (
        f"104/136 đơn vị (chiếm 76,47{space}%) xếp loại Tốt, tăng 31 đơn vị (+22,79 điểm{space}%) so với năm 2024.",
        f"30/136 đơn vị (chiếm 22,06{space}%) xếp loại Khá, giảm 33 đơn vị (-24,26 điểm{space}%) so với năm 2024.",
        f"2/136 đơn vị (chiếm 1,47{space}%) xếp loại Trung bình, tăng 2 đơn vị (+1,47 điểm{space}%) so với năm 2024.",
        "Năm thứ 2 liên tiếp không có đơn vị cấp xã xếp loại Yếu, tính từ năm 2024 (năm đầu có số liệu).",
    ):
        assert sentence in said
    now = rows(paper, "Xếp loại cấp xã")
    assert [row[:2] for row in now[:-1]] == [("Tốt", 104), ("Khá", 30), ("Trung bình", 2), ("Yếu", 0)]
    assert [row[4] for row in now[:-1]] == [31, -33, 2, 0]
    ranking = province.services.make_report.make("ranking", Asked(year=YEAR))
    assert [row[:5] for row in rows(ranking, "Tổng hợp xếp loại")] == [row[:5] for row in now]
    (page,) = sizes(province.services.make_report.preview("summary", Asked(year=YEAR)).content)
    assert page[0] < page[1]


def test_a_rule_that_lowered_nobody_is_named_too(province: Desk) -> None:
    """Seed row R006: "không có đơn vị có chỉ số hài lòng dưới 80 %, bị hạ hạng"."""
    paper = province.services.make_report.make("bands", Asked(year=YEAR))
    rules = {str(row[0]).partition(":")[0]: row for row in rows(paper, "Hạ hạng cấp xã")}
    assert rules["SIPAS80"][1:] == (0, "Không có đơn vị.")
