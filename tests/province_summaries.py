"""Sample figures for the chairman's page: provinces of any size, with everything there may be to say."""

from datetime import date
from decimal import Decimal

from core.lost_points import LostCriterion
from core.ranking import BandSummary, summary_of
from core.ranking_areas import AreaStanding, LowUnit
from core.ranking_comparison import Origin, Placed, RankedYear, compare_bands
from core.reporting.province_summary import Pending, SummaryData
from core.years_beside import beside
from tests.report_samples import AREAS, PROVINCE

BANDS = ("Tốt", "Khá", "Trung bình", "Yếu")
_NAMES = ("Xã Bắc Ái Tây", "Phường Bắc Nha Trang", "Đặc khu Trường Sa", "Xã Nam Cam Ranh", "Phường Đông Hải")
_NOW = (("Tốt", 104, "89.50"), ("Khá", 30, "83.80"), ("Trung bình", 2, "73.00"))
_BEFORE = (("Tốt", 73, "87.00"), ("Khá", 63, "83.80"))


def summary_of_province(units: int) -> SummaryData:
    """A province whose bands are those of seed document S3 for 136 units, and the like for others."""
    now, before = (
        _year(2025, units, bands=_NOW, mean="88.00"),
        _year(2024, units, bands=_BEFORE, mean="85.52"),
    )
    held = beside((before[0], now[0]) if units else (), kind="commune")
    placed = now[0].placed
    names = tuple(each.name for each in placed)
    return SummaryData(
        head=PROVINCE,
        year=2025,
        today=date(2026, 2, 20),
        criteria_set="Bộ tiêu chí",
        is_sample=True,
        published_on=None,
        expected=units,
        sent=units,
        kind="commune",
        now=now[1],
        before=before[1] if units else None,
        bands=compare_bands(now[1], before[1]) if units else (),
        years=held,
        best=placed[:5],
        last=placed[5:][-5:],
        areas=_areas(units) if units else (),
        lost=_lost(units) if units else (),
        indexes=tuple(each.index for each in placed if each.index is not None),
        change_by_appraisal=Decimal("-3.06") if units else None,
        reviewed=names[:40],
        lowered=names[:12],
        pending=_pending(names) if units else Pending(),
        officer="Nguyễn Thị Quỳnh Hương" if units else "",
    )


def _year(
    year: int, units: int, *, bands: tuple[tuple[str, int, str], ...], mean: str
) -> tuple[RankedYear, BandSummary]:
    """The ranking of a year with its summary; the average is the published one."""
    whole = sum(count for _band, count, _index in bands)
    rows = [(band, Decimal(index)) for band, count, index in bands for _ in range(count * units // whole)]
    rows += [rows[-1]] * (units - len(rows)) if rows else []
    placed = tuple(
        Placed(
            code=f"{22000 + at}",
            name=f"{_NAMES[at % len(_NAMES)]} {at}",
            unit_kind="commune",
            rank=at + 1,
            index=index,
            band=band,
        )
        for at, (band, index) in enumerate(rows)
    )
    held = RankedYear(year=year, origin=Origin.PUBLISHED, placed=placed, bands=BANDS)
    found = summary_of("commune", BANDS, ranked=rows)
    if not rows:
        return held, found
    exact = BandSummary(
        unit_kind="commune",
        expected=found.expected,
        ranked=found.ranked,
        bands=found.bands,
        mean=Decimal(mean),
        highest=found.highest,
        lowest=found.lowest,
    )
    return held, exact


def _areas(units: int) -> tuple[AreaStanding, ...]:
    return tuple(
        AreaStanding(
            area_id=str(at),
            name=name,
            unit_kind="commune",
            units=units,
            points=Decimal(units * (6 + at % 4)),
            maximum=Decimal(units * 10),
            percent=Decimal(60 + at % 4 * 10),
            mean=Decimal(6 + at % 4),
            highest=Decimal("9.80"),
            lowest=Decimal("3.10"),
            low=(
                LowUnit(
                    code="22000",
                    name=_NAMES[0],
                    points=Decimal("3.10"),
                    maximum=Decimal(10),
                    percent=Decimal(31),
                ),
            ),
        )
        for at, name in enumerate(AREAS, 1)
    )


def _lost(units: int) -> tuple[LostCriterion, ...]:
    name = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận, giải quyết hoàn toàn trên môi trường điện tử trong năm"
    return tuple(
        LostCriterion(
            criterion=f"7.{at}.1",
            name=name,
            area="7",
            area_name=AREAS[6],
            maximum=Decimal("2.00"),
            units=units,
            of=units,
            lost=Decimal(units) * 2,
            most=(),
        )
        for at in range(5)
    )


def _pending(names: tuple[str, ...]) -> Pending:
    return Pending(
        overdue=names[:9],
        ties=(names[:3], names[3:5]),
        conflicts=3,
        to_appraise=12,
        late_dossiers=33,
        review_by=date(2026, 3, 31),
    )
