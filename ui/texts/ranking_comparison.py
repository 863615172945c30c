"""Words of the comparison of a ranking with the year before."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from core.ranking import BandSummary
from core.ranking_areas import AreaStanding
from core.ranking_comparison import (
    BandChange,
    KindComparison,
    Link,
    Origin,
    Placed,
    RankedYear,
    RankingComparison,
    Spread,
    Streak,
    UnitChange,
)
from core.units import UnitKind
from ui.texts import numbers

TAB = "So với năm trước"
BANDS = "Xếp loại hai năm"
COLUMN_BAND = "Xếp loại"
THIS_YEAR = "Năm nay"
YEAR_BEFORE = "Năm trước"
SHARE = "Tỷ lệ"
COLUMN_UNITS = "Thay đổi"
COLUMN_POINTS = "Thay đổi tỷ lệ"
COLUMN_UNIT = "Đơn vị"
COLUMN_RANK = "Trước → nay"
COLUMN_RANK_CHANGE = "Thứ hạng"
COLUMN_INDEX = "Chỉ số"
COLUMN_INDEX_CHANGE = "Thay đổi chỉ số"
COLUMN_BAND_CHANGE = "Xếp loại so với năm trước"
COLUMN_NOTE = "Lưu ý"
COLUMN_AREA = "Lĩnh vực"
COLUMN_SHARE = "Toàn tỉnh"
COLUMN_MEAN = "Bình quân"
COLUMN_HIGHEST = "Cao nhất"
COLUMN_LOWEST = "Thấp nhất"
COLUMN_LOW = "Dưới 75 %"
COLUMN_LOW_UNITS = "Đơn vị thấp nhất"
COLUMN_POINTS_OF = "Điểm"
SHOW = "Xem"
SHOW_UNITS = "Từng đơn vị"
SHOW_AREAS = "Lĩnh vực"
SHOW_LOW = "Đơn vị dưới 75 %"
PAST = "Kết quả năm trước…"
SEARCH = "Tìm đơn vị"
MERGED_NOTE = "hợp nhất từ {names}: không so sánh trực tiếp được"
SUCCESSOR_NOTE = "kế thừa {name}"
NEW_NOTE = "năm trước không có trong bảng xếp hạng"
NOT_RANKED = "năm trước không có hạng"
OTHER_SCHEME = "Hai năm dùng thang xếp loại khác nhau; chỉ so sánh được tên xếp loại trùng nhau."
HIGHER, LOWER = "▲", "▼"
_KINDS = {
    UnitKind.COMMUNE.value: "đơn vị cấp xã",
    UnitKind.PROVINCE.value: "đơn vị cấp tỉnh",
    UnitKind.DISTRICT.value: "đơn vị cấp huyện",
}
_MOST_NAMES = 4


def kind_name(kind: str) -> str:
    """A unit kind in words."""
    return _KINDS.get(kind, "đơn vị")


def share(count: int, of: int, *, percent: Decimal) -> str:
    """A count with its base and percentage: 104/136 = 76,47 %."""
    return f"{numbers.count(count)}/{numbers.count(of)} = {numbers.percent(percent)}"


def band_now(change: BandChange) -> str:
    """A band this year."""
    return share(change.now, change.now_of, percent=change.now_percent)


def band_before(change: BandChange) -> str:
    """The band a year before."""
    return share(change.before, change.before_of, percent=change.before_percent)


def units_more(change: BandChange) -> str:
    """How many units more or fewer: tăng 31 đơn vị."""
    if change.units == 0:
        return "không đổi"
    word = "tăng" if change.units > 0 else "giảm"
    return f"{word} {numbers.count(abs(change.units))} đơn vị"


def points_more(change: BandChange) -> str:
    """The change of the percentage, in percentage points."""
    return numbers.percentage_points(change.points) if change.points else "0 điểm\N{NO-BREAK SPACE}%"


def band_sentence(change: BandChange, year: int) -> str:
    """One band as a report says it; the base is the number of units ranked (seed rows R024, R025)."""
    now = (
        f"{numbers.count(change.now)}/{numbers.count(change.now_of)} đơn vị "
        f"(chiếm {numbers.percent(change.now_percent)}) xếp loại {change.name}"
    )
    return f"{now}, {units_more(change)} ({points_more(change)}) so với năm {year}."


def band_alone(name: str, count: int, *, of: int, percent: Decimal) -> str:
    """One band of a year that has nothing to compare with."""
    base = f"{numbers.count(count)}/{numbers.count(of)} đơn vị"
    return f"{base} (chiếm {numbers.percent(percent)}) xếp loại {name}."


def summary_sentences(kind: KindComparison, year: int) -> tuple[str, ...]:
    """The printed summary of a unit kind: every band in use, with percentages and changes."""
    if kind.bands:
        used = [change for change in kind.bands if change.now or change.before]
        return tuple(band_sentence(change, year - 1) for change in used)
    return tuple(
        band_alone(share.name, share.count, of=kind.now.ranked, percent=share.percent)
        for share in kind.now.bands
        if share.count
    )


def streak(each: Streak, kind: str = "") -> str:
    """Years on end without a band: năm thứ 4 liên tiếp không có đơn vị xếp loại Yếu."""
    who = kind_name(kind) if kind else "cơ quan, đơn vị, địa phương"
    if each.years == 1:
        return f"Không có {who} xếp loại {each.band}."
    first = " (năm đầu có số liệu)" if each.is_from_first else ""
    return f"Năm thứ {each.years} liên tiếp không có {who} xếp loại {each.band}, tính từ năm {each.since}{first}."


def rank_change(change: UnitChange) -> str:
    """Places gained or lost, in words and with an arrow."""
    if change.rank_change is None:
        return numbers.NO_VALUE
    if change.rank_change == 0:
        return "giữ hạng"
    word, arrow = ("tăng", HIGHER) if change.rank_change > 0 else ("giảm", LOWER)
    return f"{arrow} {word} {numbers.count(abs(change.rank_change))} bậc"


def ranks(change: UnitChange) -> str:
    """The rank before and now: 5 → 3."""
    before = numbers.NO_VALUE if change.before is None else _rank(change.before)
    return f"{before} → {_rank(change.now)}"


def indexes(change: UnitChange) -> str:
    """The index now."""
    return numbers.NO_VALUE if change.now.index is None else numbers.percent(change.now.index)


def index_change(change: UnitChange) -> str:
    """The change of the index, in percentage points."""
    if change.index_change is None:
        return numbers.NO_VALUE
    if change.index_change == 0:
        return "không đổi"
    arrow = HIGHER if change.index_change > 0 else LOWER
    return f"{arrow} {numbers.percentage_points(change.index_change)}"


def band_change(change: UnitChange) -> str:
    """The band, and the one before where it was another."""
    now = change.now.band or numbers.NO_VALUE
    if change.before is None or not change.before.band:
        return now
    if change.before.band == change.now.band:
        return f"{now} (giữ nguyên)"
    if change.bands_up is None:
        return f"{change.before.band} → {now}"
    arrow = f"{HIGHER} lên" if change.bands_up > 0 else f"{LOWER} xuống"
    return f"{arrow} {now} (trước: {change.before.band})"


def note(change: UnitChange, *, has_before: bool) -> str:
    """Why a unit is not compared, or what it is compared with."""
    if not has_before:
        return ""
    if change.link is Link.MERGED:
        return MERGED_NOTE.format(names=_named(change.formers))
    if change.link is Link.SUCCESSOR:
        return SUCCESSOR_NOTE.format(name=_named(change.formers))
    if change.link is Link.NEW:
        return NEW_NOTE
    return NOT_RANKED if change.before is not None and change.before.rank is None else ""


def in_result(change: UnitChange, year: int) -> str:
    """One sentence for the result of a unit: how it stands against the year before."""
    if change.link is Link.MERGED:
        return f"So với năm {year}: {MERGED_NOTE.format(names=_named(change.formers))}."
    parts = [f"hạng {ranks(change)} ({rank_change(change)})"] if change.rank_change is not None else []
    if change.index_change is not None:
        parts.append(f"chỉ số {numbers.percentage_points(change.index_change)}")
    if change.before is not None and change.before.band:
        parts.append(f"xếp loại năm trước {change.before.band}")
    whose = f" của {change.before.name}" if change.link is Link.SUCCESSOR and change.before else ""
    return f"So với năm {year}{whose}: {'; '.join(parts) or NOT_RANKED}."


def means(now: BandSummary, before: BandSummary | None) -> str:
    """Average, highest and lowest, the average against the year before."""
    if now.mean is None or now.highest is None or now.lowest is None:
        return ""
    change = ""
    if before is not None and before.mean is not None:
        difference = now.mean - before.mean
        change = f" ({numbers.percentage_points(difference) if difference else 'không đổi'})"
    return (
        f"Chỉ số bình quân {numbers.percent(now.mean)}{change}; "
        f"cao nhất {numbers.percent(now.highest)}, thấp nhất {numbers.percent(now.lowest)}."
    )


def spread(value: Spread) -> tuple[str, ...]:
    """How ranks moved, and who moved most."""
    if not value.compared or value.mean is None:
        return ()
    first = (
        f"Thứ hạng của {numbers.count(value.compared)} đơn vị so sánh được: "
        f"{numbers.count(value.risen)} tăng, {numbers.count(value.fallen)} giảm, "
        f"{numbers.count(value.kept)} giữ; bình quân thay đổi {numbers.rounded(value.mean, 2)} bậc."
    )
    lines = [first]
    for word, moved in (("Tăng nhiều nhất", value.most_up), ("Giảm nhiều nhất", value.most_down)):
        if moved:
            lines.append(f"{word}: {', '.join(map(_moved, moved[:3]))}.")
    return tuple(lines)


def origin(before: RankedYear | None, year: int) -> str:
    """Where the figures of the year before come from, or that there are none."""
    if before is None:
        return f"Chưa có kết quả xếp hạng năm {year}. Nhập kết quả đã công bố ngoài chương trình để so sánh."
    if before.origin is Origin.OUTSIDE:
        papers = f" theo {', '.join(before.documents)}" if before.documents else ""
        return f"So với kết quả năm {year} đã công bố ngoài chương trình{papers}."
    return f"So với kết quả năm {year} đã công bố."


def only_some(kinds: Sequence[KindComparison]) -> str:
    """That not every unit is ranked yet, so that counts of two years are not those of the same units."""
    ranked = sum(kind.now.ranked for kind in kinds)
    expected = sum(kind.now.expected for kind in kinds)
    if ranked == expected:
        return ""
    return f"Năm nay mới xếp hạng {numbers.count(ranked)}/{numbers.count(expected)} đơn vị."


def kind_option(kind: str, count: int) -> str:
    """A unit kind to choose, with its number of units."""
    name = kind_name(kind)
    return f"{name[:1].upper()}{name[1:]} ({numbers.count(count)})"


def gone(units: Sequence[Placed]) -> str:
    """Units of the year before that are no more."""
    if not units:
        return ""
    return f"Năm trước có, năm nay không còn trong bảng: {_named(units)}."


def low_option(count: int) -> str:
    """The list of units below 75 percent."""
    return f"{SHOW_LOW} ({numbers.count(count)})"


def area_share(area: AreaStanding) -> str:
    """The points of an area over the province with their maximum and percentage."""
    if area.percent is None:
        return numbers.NO_VALUE
    counts = f"{numbers.points(area.points)}/{numbers.points(area.maximum)}"
    return f"{counts} = {numbers.percent(area.percent)}"


def area_low(area: AreaStanding) -> str:
    """How many units are below 75 percent in an area."""
    return f"{numbers.count(len(area.low))}/{numbers.count(area.units)} đơn vị"


def area_lowest(area: AreaStanding) -> str:
    """The units that stand lowest in an area."""
    listed = [f"{unit.name} {numbers.percent(unit.percent)}" for unit in area.low[:_MOST_NAMES]]
    more = len(area.low) - len(listed)
    return ", ".join(listed) + (f" và {more} đơn vị khác" if more > 0 else "")


def sentences(comparison: RankingComparison, kind: KindComparison) -> tuple[str, ...]:
    """Everything said beside the table of bands."""
    lines: list[str] = [means(kind.now, kind.before)]
    is_alone = len(comparison.kinds) < 2  # noqa: PLR2004 - one kind and all kinds are the same list
    lines.extend(streak(each, kind.unit_kind) for each in kind.streaks)
    if not is_alone:
        lines.extend(streak(each) for each in comparison.streaks)
    lines.extend(spread(kind.spread))
    lines.append(gone(kind.gone))
    if comparison.is_same_scheme is False:
        lines.append(OTHER_SCHEME)
    return tuple(filter(None, lines))


def _moved(change: UnitChange) -> str:
    return f"{change.now.name} ({ranks(change)})"


def _rank(placed: Placed) -> str:
    return numbers.NO_VALUE if placed.rank is None else numbers.count(placed.rank)


def _named(units: Iterable[Placed]) -> str:
    listed = tuple(units)
    names = [f"{each.name} (hạng {each.rank})" if each.rank else each.name for each in listed[:_MOST_NAMES]]
    more = len(listed) - len(names)
    return ", ".join(names) + (f" và {more} đơn vị khác" if more > 0 else "")
