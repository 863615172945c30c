"""Words of the commands around ranking: ratios over units, ranking, past years, results."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from core.figure_findings import FigureReport, Reason
from core.figures import Claim
from core.findings import Level
from core.numbers import percent
from core.ranking_comparison import KindComparison
from core.services.compare_ranking import RankingBeside
from core.services.keep_past_results import PastImported
from core.services.ranking_documents import final_total
from core.services.ranking_reading import RankingView
from core.services.send_results import ResultsBoard, SentState
from ui.texts import figure_words, numbers, past_results, ranking_comparison, ranking_page

COMMAND_HELP: Mapping[str, str] = MappingProxyType(
    {
        "figures check": "kiểm tra số liệu ghi trong văn bản: tính lại tỷ lệ, tổng số, mức tăng giảm; đối chiếu số đơn vị",
        "rank": "xếp hạng một năm; xem thử thang khác, so với năm trước, công bố",
        "ranking": "quyết định quanh bảng xếp hạng: thứ bậc khi bằng điểm, mở lại, các lần công bố",
        "ranking tie": "ghi thứ bậc đã quyết định của các đơn vị bằng điểm; điểm không đổi",
        "ranking untie": "bỏ thứ bậc đã ghi, các đơn vị lại bằng hạng",
        "ranking reopen": "mở lại xếp hạng đã công bố; các lần công bố trước được giữ nguyên",
        "ranking history": "các lần công bố, mở lại và thay đổi giữa hai lần",
        "past": "kết quả các năm xếp hạng ngoài chương trình",
        "past import": "nhập kết quả một năm xếp hạng ngoài chương trình từ bảng mẫu; nhập hết hoặc không nhập gì",
        "past template": "ghi bảng mẫu để điền kết quả một năm",
        "past list": "xem những năm đang giữ",
        "results": "kết quả thẩm định",
        "results export": "tạo gói kết quả cho từng đơn vị, kèm danh sách giao nhận",
        "results status": "xem đơn vị nào đã có gói kết quả, chưa có, hoặc có gói cũ",
    }
)

COUNT = "SỐ"
UNITS_HELP = "số đơn vị của tỉnh, để đối chiếu mẫu số; ghi nhiều lần nếu có nhiều loại đơn vị"
WORKSPACE_HELP = "sổ của cơ quan: lấy số đơn vị từ đợt đánh giá mới nhất"
ALL_FIGURES_HELP = "kết quả cho máy gồm cả tổng số, tăng giảm, thứ hạng, ký hiệu văn bản, ngày tháng"
COMPARE_HELP = "so với năm trước: hạng, chỉ số, xếp loại của từng đơn vị"
SCHEME = "THANG"
SCHEME_HELP = "xếp thử theo một thang xếp loại khác của bộ tiêu chí"
TIED_HELP = "mã các đơn vị bằng điểm, theo thứ bậc đã quyết định, cách nhau bằng dấu phẩy"
DECISION = "VĂN_BẢN"
DECISION_HELP = "căn cứ của thứ bậc: số, ngày văn bản hoặc kết luận họp"
REASON = "LÝ_DO"
REASON_HELP = "lý do"
RESULT_UNITS_HELP = "chỉ các đơn vị này, cách nhau bằng dấu phẩy"
PAST_FILE_HELP = "bảng kết quả .xlsx theo mẫu"
TEMPLATE_OUT_HELP = "bảng mẫu .xlsx sẽ ghi"

_STATES = {
    SentState.NOT_YET: "chưa có gói",
    SentState.SENT: "đã có gói",
    SentState.OUTDATED: "gói cũ, cần gửi lại",
}


def claim_lines(claims: Sequence[Claim], bases: Sequence[int | None]) -> tuple[str, ...]:
    """Every ratio of a text, the wrong ones with the right value or the right number of units."""
    if not claims:
        return ("Không thấy tỷ lệ nào trong văn bản.",)
    return tuple(_claim_line(claim, base) for claim, base in zip(claims, bases, strict=True))


def figure_lines(
    claims: Sequence[Claim], bases: Sequence[int | None], *, report: FigureReport
) -> tuple[str, ...]:
    """The ratios of a text, then what else was checked in it."""
    others = tuple(each for each in report.findings if each.reason not in {Reason.RATIO, Reason.RATIO_BASE})
    return (*claim_lines(claims, bases), *map(figure_words.line, others))


def not_a_count(text: str) -> str:
    """A number of units that is none."""
    return f"“{text}” không phải số nguyên từ 1"


def ranking_lines(view: RankingView) -> tuple[str, ...]:
    """The ranking, units that sent nothing last."""
    state = "đã công bố" if view.published else "bản xem trước, chưa công bố"
    return (f"Xếp hạng năm {view.round.year} ({state})", *_rank_lines(view))


def compared_lines(beside: RankingBeside) -> tuple[str, ...]:
    """The ranking against the year before."""
    comparison, year = beside.comparison, beside.view.round.year
    lines = [ranking_comparison.origin(comparison.before, year - 1)]
    for kind in comparison.kinds:
        lines.extend(ranking_comparison.summary_sentences(kind, year))
        lines.extend(ranking_comparison.sentences(comparison, kind))
        lines.extend(_unit_lines(kind, has_before=comparison.before is not None))
    return tuple(lines)


def past_lines(done: PastImported, year: int) -> tuple[str, ...]:
    """What an import of a past year did."""
    findings = tuple(f"{finding.where}: {past_results.finding(finding)}" for finding in done.findings)
    errors = sum(1 for finding in done.findings if finding.level is Level.ERROR)
    first = past_results.imported(done.count, year) if done.is_done else past_results.refused(errors)
    return (first, *findings)


def board_lines(board: ResultsBoard) -> tuple[str, ...]:
    """Who has the result."""
    if board.published is None:
        return (f"Xếp hạng năm {board.year} chưa công bố, nên chưa có kết quả để gửi.",)
    return tuple(f"{each.row.name}: {_STATES[each.state]}" for each in board.rows)


def _claim_line(claim: Claim, base: int | None) -> str:
    if base is not None:
        share = percent(claim.numerator, base, places=claim.stated_decimals)
        counts = f"{numbers.count(int(claim.numerator))}/{numbers.count(base)}"
        return (
            f"SAI: {claim.text} – mẫu số phải là {numbers.count(base)} đơn vị; "
            f"{counts} = {numbers.percent(share, claim.stated_decimals)}"
        )
    if claim.ok:
        return f"Đúng: {claim.text}"
    return f"SAI: {claim.text} – tính lại là {numbers.percent(claim.correct, claim.stated_decimals)}"


def _rank_lines(view: RankingView) -> Iterable[str]:
    for row in view.ranking.rows:
        if row.rank is None:
            yield f"–  {row.name}: {ranking_page.place(row)}"
        else:
            index = numbers.NO_VALUE if row.index is None else numbers.percent(row.index)
            yield f"{row.rank}  {row.name}: {numbers.points(final_total(row))} điểm, {index}, {row.band or '–'}"


def _unit_lines(kind: KindComparison, *, has_before: bool) -> Iterable[str]:
    for unit in kind.units:
        told = [
            ranking_comparison.ranks(unit),
            ranking_comparison.rank_change(unit),
            ranking_comparison.index_change(unit),
            ranking_comparison.band_change(unit),
            ranking_comparison.note(unit, has_before=has_before),
        ]
        yield f"{unit.now.name}: {'; '.join(part for part in told if part not in {'', numbers.NO_VALUE})}"
