"""Sample figures for the reports: five criteria, or the whole of a trial set."""

from datetime import date
from decimal import Decimal

from core.lost_points import LostCriterion
from core.ranking import summary_of
from core.ranking_areas import AreaStanding, LowUnit
from core.ranking_comparison import KindComparison, compare_bands, spread_of
from core.reporting.consolidated import ConsolidatedData, TotalLine
from core.reporting.data import (
    AidData,
    AidLine,
    AreaScore,
    BandLine,
    ChecklistData,
    DueData,
    DueLine,
    HeadData,
    MissingLine,
    PooledData,
    PooledPeriod,
    PooledUnit,
    RankedKind,
    RankingData,
    RankLine,
    SelfScoreData,
    SheetLine,
    TaskLine,
)
from core.units import Signatory, SigningForm, UnitKind

COMMUNE = HeadData(
    unit_name="Xã Tây Sơn",
    place="Tây Sơn",
    day=date(2026, 1, 5),
    symbol="BC-UBND",
    signatory=Signatory(form=SigningForm.DEPUTY, position="Phó Chủ tịch", name="Nguyễn Thị Quỳnh Hương"),
    recipients=("Sở Nội vụ tỉnh Gia Lai", "Thường trực Đảng ủy xã", "Chủ tịch, các Phó Chủ tịch UBND xã"),
)
PROVINCE = HeadData(
    unit_name="Tỉnh Gia Lai",
    place="Gia Lai",
    day=None,
    symbol="BC-UBND",
    signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name="Phạm Anh Tuấn"),
    recipients=("Bộ Nội vụ", "UBND các xã, phường"),
)
AREAS = (
    "Công tác chỉ đạo, điều hành cải cách hành chính",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
    "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội của địa phương",
)
NAMES = (
    "Ban hành kế hoạch cải cách hành chính năm kịp thời, xác định đầy đủ nhiệm vụ, sản phẩm, người chịu trách nhiệm",
    "Mức độ hoàn thành kế hoạch cải cách hành chính",
    "Thực hiện chế độ báo cáo định kỳ",
    "Tỷ lệ hồ sơ thủ tục hành chính tiếp nhận trực tuyến",
    "Công khai xin lỗi người dân, tổ chức đối với hồ sơ giải quyết trễ hẹn",
)
WORKINGS = (
    "Ngày ban hành 29/02/2024, hạn hết tháng 02: 0,50 điểm.",
    "2.547/12.421 = 20,51 %; mục tiêu 50 %: tỷ lệ × điểm tối đa / 50 = 1,64 điểm.",
    "3 kỳ đúng hạn, 1 kỳ trễ hạn: 1,75 điểm.",
    "Không phát sinh hồ sơ trễ hạn: được điểm tối đa theo quy định của bộ tiêu chí.",
)
EVIDENCE = (
    "Kế hoạch số 12/KH-UBND ngày 15/01/2025 của UBND xã Tây Sơn",
    "Báo cáo số 05/BC-UBND ngày 18/3/2025 của UBND xã Tây Sơn",
)


def self_score(criteria: int) -> SelfScoreData:
    """A self-score with this many criteria over the areas."""
    lines = tuple(_line(at) for at in range(criteria))
    areas = tuple(
        AreaScore(
            code=str(number),
            name=name,
            maximum=sum((line.maximum for line in lines if line.area == str(number)), Decimal(0)),
            points=sum((line.points or Decimal(0) for line in lines if line.area == str(number)), Decimal(0)),
        )
        for number, name in enumerate(AREAS, 1)
    )
    return SelfScoreData(
        head=COMMUNE,
        year=2025,
        criteria_set="Bộ tiêu chí xác định Chỉ số CCHC UBND cấp xã (bộ mẫu để thử nghiệm)",
        decision="Kế hoạch số 100/KH-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh Gia Lai",
        is_sample=True,
        areas=areas,
        lines=lines,
        total=sum((area.points or Decimal(0) for area in areas), Decimal(0)),
        maximum=sum((area.maximum for area in areas), Decimal(0)),
        excluded_maximum=Decimal("2.00"),
        bonus=Decimal("1.00"),
        penalty=Decimal("0.50"),
        index=Decimal("82.00"),
    )


def _line(at: int) -> SheetLine:
    area = at % len(AREAS) + 1
    missing = at % 7 == 4
    return SheetLine(
        area=str(area),
        code=f"{area}.{at // len(AREAS) + 1}.{at % 3 + 1}",
        name=NAMES[at % len(NAMES)],
        maximum=Decimal("2.00"),
        points=None if at % 11 == 9 else Decimal("1.75"),
        explanation=WORKINGS[at % len(WORKINGS)],
        evidence=EVIDENCE[: at % 3] if not missing else (),
        statement="Văn bản đang trình ký, dự kiến ban hành trong tháng 01/2026." if at % 2 else "",
        evidence_missing=missing,
        by_authority=at % 13 == 12,
        excluded=at % 17 == 16,
    )


def checklist(tasks: int, missing: int) -> ChecklistData:
    """A checklist on 20/11/2025."""
    return ChecklistData(
        head=COMMUNE,
        year=2025,
        today=date(2025, 11, 20),
        tasks=tuple(_task(at) for at in range(tasks)),
        missing=tuple(
            MissingLine(
                code=f"{at + 1}.1.2",
                name=NAMES[at % len(NAMES)],
                maximum=Decimal("2.00"),
                at_stake=Decimal("1.25"),
                needed="Quyết định ban hành, biên bản kiểm tra"
                if at % 2
                else "Số liệu hồ sơ tháng 5 - lĩnh vực Đất đai",
                explained=at % 3 == 0,
            )
            for at in range(missing)
        ),
    )


def due(lines: int) -> DueData:
    """A list of deadlines on 20/11/2025."""
    return DueData(
        head=COMMUNE,
        year=2025,
        today=date(2025, 11, 20),
        lines=tuple(
            DueLine(
                what=f"Việc {at}\nRơi vào Chủ nhật; nên xong chậm nhất thứ Sáu 28/11.",
                due_on=date(2025, 11, 15 + at),
                left="còn 3 ngày làm việc" if at > 5 else "quá hạn 2 ngày",
                source="Công văn 581/BNV-CCHC về chế độ báo cáo CCHC.",
                is_overdue=at < 5,
            )
            for at in range(lines)
        ),
    )


def aids(lines: int) -> AidData:
    """A list of what to look at twice; every fifth is set aside."""
    return AidData(
        head=PROVINCE,
        year=2025,
        criteria_set="Bộ tiêu chí xác định Chỉ số CCHC UBND cấp xã",
        is_sample=True,
        sent=168,
        lines=tuple(
            AidLine(
                kind=("Lệch xa các đơn vị", "Cùng một tệp")[at % 2],
                rule="So với điểm ở giữa của các đơn vị cùng loại.",
                unit=f"Xã {at}",
                criterion=f"1.{at}  {NAMES[at % len(NAMES)]}",
                what="0,25 điểm, thấp hơn hẳn 167 đơn vị khác (ở giữa 2,00, tối đa 2,00).",
                points=Decimal("1.75"),
                set_aside="Đã bỏ qua lúc 10:42 05/01/2026 (Lê An): xã mới sáp nhập." if at % 5 == 4 else "",
            )
            for at in range(lines)
        ),
    )


def consolidated() -> ConsolidatedData:
    """A province of 168 with two that never sent."""
    criteria = tuple(
        LostCriterion(
            criterion=f"1.{at}",
            name=NAMES[at % len(NAMES)],
            area="1",
            area_name="Chỉ đạo, điều hành",
            maximum=Decimal("2.00"),
            units=160 - at,
            of=166,
            lost=Decimal(120 - at),
            most=(("Xã Tây Sơn", Decimal("2.00")),),
        )
        for at in range(10)
    )
    area = AreaStanding(
        area_id="1",
        name="Công tác chỉ đạo, điều hành",
        unit_kind="commune",
        units=166,
        points=Decimal("1200.00"),
        maximum=Decimal("1660.00"),
        percent=Decimal("72.29"),
        mean=Decimal("7.23"),
        highest=Decimal("9.80"),
        lowest=Decimal("3.10"),
        low=(
            LowUnit(
                code="21640",
                name="Xã Tây Sơn",
                points=Decimal("3.10"),
                maximum=Decimal("10.00"),
                percent=Decimal("31.00"),
            ),
        ),
    )
    names = ("Xuất sắc", "Tốt", "Khá")
    ranked = [("Tốt", Decimal("84.11"))] * 104 + [("Khá", Decimal("77.30"))] * 62 + [(None, None)] * 2
    now = summary_of("commune", names, ranked=ranked)
    before = summary_of("commune", names, ranked=[("Khá", Decimal("79.20"))] * 168)
    compared = KindComparison(
        unit_kind="commune",
        now=now,
        before=before,
        bands=compare_bands(now, before),
        units=(),
        gone=(),
        spread=spread_of(()),
        streaks=(),
    )
    return ConsolidatedData(
        head=PROVINCE,
        year=2025,
        criteria_set="Bộ tiêu chí xác định Chỉ số CCHC UBND cấp xã",
        is_sample=True,
        is_published=False,
        expected=168,
        missing=("Xã Bình An", "Xã Bình Hiệp"),
        sent_late=("Phường An Nhơn",),
        totals=(
            TotalLine(name="Hồ sơ tiếp nhận", units=166, numerator=251_890),
            TotalLine(
                name="Nộp trực tuyến (trên tổng số hồ sơ tiếp nhận)",
                units=166,
                numerator=2_547,
                denominator=12_421,
                percent=Decimal("20.51"),
            ),
        ),
        areas=(area,),
        kinds=(compared,),
        lost=criteria,
    )


def _task(at: int) -> TaskLine:
    due = (date(2025, 10, 30), date(2025, 11, 20), date(2025, 12, 15), None)[at % 4]
    return TaskLine(
        title="Tổ chức hội nghị tập huấn nghiệp vụ tiếp nhận, trả kết quả hồ sơ tại Trung tâm Phục vụ hành chính công",
        product="Báo cáo kết quả lớp tập huấn" if at % 2 else "",
        owner="Trần Văn Đức" if at % 3 else "Phòng Văn hóa - Xã hội",
        due_on=due,
        done_on=date(2025, 11, 3) if at % 5 == 0 else None,
        progress=(at * 20) % 100,
    )


def ranking(units: int) -> RankingData:
    """A ranking with a downgrade, ties and units that have not submitted."""
    names = ("Tây Sơn", "Bình Khê", "Vĩnh Thạnh", "Pleiku", "Diên Hồng", "Thống Nhất", "Ia Grai", "Chư Păh")
    rows = tuple(
        RankLine(
            rank=at // 2 + 1,
            code=f"{21000 + at:05d}",
            name=f"{'Phường' if at % 3 == 0 else 'Xã'} {names[at % len(names)]}",
            total=Decimal("95.00") - at // 2,
            index=Decimal("95.50") - at // 2,
            band=("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")[min(at * 5 // max(units, 1), 4)],
            previous_index=None if at % 4 == 3 else Decimal("90.15"),
            flags=("Cần báo cáo kiểm điểm",) if at % 6 == 5 else (),
            downgrades=("Chỉ số hài lòng 79,50 % thấp hơn 80 %: hạ một bậc từ Xuất sắc xuống Tốt.",)
            if at == 2
            else (),
        )
        for at in range(units)
    )
    bands = tuple(
        BandLine(name=name, count=sum(row.band == name for row in rows))
        for name in ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")
    )
    return RankingData(
        head=PROVINCE,
        year=2025,
        criteria_set="Bộ tiêu chí xác định Chỉ số CCHC UBND cấp xã",
        scheme="5 mức",
        is_sample=False,
        kinds=(
            RankedKind(
                kind=UnitKind.COMMUNE,
                rows=rows,
                bands=bands,
                not_submitted=(("21999", "Xã Ia Mơ"), ("21998", "Xã Ayun")),
            ),
        ),
        published=True,
    )


def pooled() -> PooledData:
    """The communes' online dossiers of seed document S2: 3,267 of 42,712 in all."""
    return PooledData(
        head=PROVINCE,
        subject="Tỷ lệ hồ sơ thủ tục hành chính tiếp nhận trực tuyến cấp xã, 01/9/2021 - 30/6/2023",
        numerator="Trực tuyến",
        denominator="Tiếp nhận",
        periods=(
            PooledPeriod(label="Năm 2021", from_on=date(2021, 9, 1), to_on=date(2021, 12, 31)),
            PooledPeriod(label="Năm 2022", from_on=date(2022, 1, 1), to_on=date(2022, 12, 31)),
            PooledPeriod(label="6 tháng 2023", from_on=date(2023, 1, 1), to_on=date(2023, 6, 30)),
        ),
        units=(
            PooledUnit(name="Xã Tây Sơn", counts=((50, 4000), (600, 20000), (2000, 10000))),
            PooledUnit(name="Xã Bình Khê", counts=((26, 2696), (44, 3595), (547, 2421))),
            PooledUnit(name="Xã Vĩnh Thạnh", counts=(None, None, None)),
        ),
        annex_label="PHỤ LỤC I",
        reference="(Kèm theo Báo cáo số 619/BC-SNV ngày 26 tháng 02 năm 2024 của Sở Nội vụ)",
        note="Số liệu mẫu: chia lại theo tổng đã công bố.",
    )
