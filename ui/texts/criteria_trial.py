"""Words of the dry run of a criteria set: the dialog, its table, and the paper."""

from decimal import Decimal

from core.reporting.trial_table import TrialWords
from core.trial import Origin, Trial, TrialRow
from ui.texts import numbers

TITLE = "Thử bộ tiêu chí trên số liệu đã có"
WHY = (
    "Chấm lại mọi đơn vị của một năm theo bộ tiêu chí mới để thấy trước chỉ số, thứ hạng và xếp loại thay đổi "
    "thế nào. Việc thử không làm thay đổi số liệu."
)
ORIGINS = {
    Origin.KEPT: "giữ điểm thẩm định",
    Origin.COMPUTED: "chấm lại từ số liệu",
    Origin.NO_DATA: "chưa có số liệu",
    Origin.GONE: "không còn trong bộ mới",
}
NOTE = (
    "Tiêu chí chấm như cũ giữ điểm thẩm định; tiêu chí khác được chấm lại từ số liệu đang có. Tiêu chí chưa có số "
    "liệu không tính vào điểm và điểm tối đa."
)
UNIT, INDEX_BEFORE, INDEX_AFTER, CHANGE = "Đơn vị", "Chỉ số cũ (%)", "Chỉ số mới (%)", "Thay đổi (điểm %)"
RANK_BEFORE, RANK_AFTER, RANK_CHANGE = "Hạng cũ", "Hạng mới", "Tăng hạng"
BAND_BEFORE, BAND_AFTER, NO_DATA, CAUSES = "Xếp loại cũ", "Xếp loại mới", "Chưa có số liệu", "Do tiêu chí"
CODE, CRITERION, MEAN, UNITS = "Mã", "Tiêu chí", "Bình quân (điểm %)", "Số đơn vị"
BEFORE, AFTER, ORIGIN, WEIGHT = "Điểm cũ", "Điểm mới", "Cách tính", "Ảnh hưởng (điểm %)"

UNITS_TAB, CAUSES_TAB, LINES = "Các đơn vị", "Tiêu chí làm thay đổi", "Từng tiêu chí của đơn vị đang chọn"
RANKS, BANDS = "Hạng", "Xếp loại"
RUN, RUNNING = "Thử", "Đang thử bộ tiêu chí"
WRITE, WRITING, WRITTEN = "Ghi ra tệp…", "Đang ghi kết quả thử", "Đã ghi kết quả thử bộ tiêu chí."
FILE_NAME, FILES = "thu-bo-tieu-chi-{year}.xlsx", "Bảng tính (*.xlsx);;PDF (*.pdf);;Word (*.docx)"
FIRST = "Chọn năm rồi bấm “Thử”."
NO_YEARS = "Chưa có năm nào mở đợt đánh giá để thử."


def signed(change: Decimal | None) -> str:
    """A change with its sign; nothing where nothing changes."""
    if not change:
        return ""
    return f"{'+' if change > 0 else ''}{numbers.points(change)}"


def ranks(before: int | None, after: int | None) -> str:
    """A rank before and after."""
    return str(after or "–") if before == after else f"{before or '–'} → {after or '–'}"


def bands(before: str | None, after: str | None) -> str:
    """A band before and after."""
    return after or "–" if before == after else f"{before or '–'} → {after or '–'}"


def causes(row: TrialRow) -> str:
    """The criteria that change most of a unit's index."""
    return "; ".join(cause(line.criterion, f"{line.weight:+.2f}") for line in row.lines[:3] if line.weight)


def introduction(trial: Trial) -> str:
    """Which sets were compared on which year, and what changes."""
    before, after = (f"“{each.name}” ({each.set_id}, bản {each.version})" for each in (trial.old, trial.new))
    return f"So sánh bộ tiêu chí {before} với bộ {after} trên số liệu năm {trial.year}. {summary(trial)}"


def summary(trial: Trial) -> str:
    """How many units change in which way."""
    shown = [row for row in trial.rows if row.index_change is not None]
    up = sum(1 for row in shown if (row.index_change or 0) > 0)
    down = sum(1 for row in shown if (row.index_change or 0) < 0)
    return (
        f"{len(shown)} đơn vị có kết quả: {up} đơn vị tăng, {down} đơn vị giảm chỉ số; {trial.ranks_changed} đơn vị "
        f"đổi hạng; {trial.bands_changed} đơn vị đổi xếp loại."
    )


def cause(criterion: str, weight: str) -> str:
    """One criterion and what it changes of an index."""
    return f"{criterion} ({weight.replace('.', ',')})"


def silent(count: int, points: Decimal) -> str:
    """How many leaves of a unit nothing is known about, and their points."""
    return f"{count} ({numbers.decimal(points)} điểm)" if count else ""


TRIAL_WORDS = TrialWords(
    title="KẾT QUẢ THỬ BỘ TIÊU CHÍ",
    subtitle=lambda year: f"trên số liệu năm {year}",
    introduction=introduction,
    units="Các đơn vị trước và sau",
    causes="Tiêu chí làm thay đổi chỉ số",
    columns=(
        "STT",
        UNIT,
        INDEX_BEFORE,
        INDEX_AFTER,
        CHANGE,
        RANK_BEFORE,
        RANK_AFTER,
        RANK_CHANGE,
        BAND_BEFORE,
        BAND_AFTER,
        "Số tiêu chí chưa có số liệu",
        CAUSES,
    ),
    of_causes=(CODE, CRITERION, MEAN, "Số đơn vị thay đổi", "Số đơn vị chưa có số liệu"),
    cause=cause,
    gone="không còn trong bộ mới",
    note=NOTE,
)
