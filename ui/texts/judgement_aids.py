"""Words of the judgement aids: what is to be looked at twice, with its figures and the reason."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.dismissals import AidRow, Dismissal, DismissalReason, NotSetAside, UnknownFinding
from core.errors import CchcError
from core.evidence_aids import OutOfYear
from core.judgement_aids import Aid, AidFinding
from core.reporting.data import AidLine
from core.reporting.words import AidWords
from core.services.judgement_aids import AidReport
from ui.texts import common, findings, numbers
from ui.texts.records import kind_title
from ui.texts.sentence import Sentence

TAB = "Điểm cần xem"
NONE_YET = (
    "Rà soát cả đợt để thấy chỗ cần xem thêm: điểm lệch xa các đơn vị khác hoặc năm trước, tự chấm cao hơn số liệu, "
    "số liệu không khớp, tài liệu ngoài năm, một tệp nhiều đơn vị cùng nộp, tiêu chí ai cũng đạt."
)
NO_ROUND = "Chưa mở đợt đánh giá của năm này."
NOTHING = "Không có điểm nào cần xem ở lựa chọn này."
SEARCH_ROUND = "Rà soát cả đợt"
SEARCH_AGAIN = "Rà soát lại"
SEARCHING = "Đang rà soát các đơn vị"
STALE = "Số liệu hoặc điểm đã thay đổi sau lần rà soát này. Bấm “Rà soát lại” (F5) để có danh sách mới."
DISMISS = "Bỏ qua…"
RESTORE = "Đưa lại danh sách"
EXPORT = "Xuất danh sách…"
SEARCH = "Tìm (Ctrl+F)"
KIND = "Loại điểm cần xem"
STATE = "Đã xem hay chưa"
STATES = ("Chưa xem xong", "Đã bỏ qua", "Tất cả")
ALL_KINDS = "Mọi loại"
ALL_UNITS = "Mọi đơn vị"

_FEW = 8
COLUMN_KIND = "Loại"
COLUMN_UNIT = "Đơn vị"
COLUMN_CRITERION = "Tiêu chí"
COLUMN_WHAT = "Nội dung"
COLUMN_POINTS = "Điểm"

DISMISS_WHAT = "Ghi lý do bỏ qua {count} điểm cần xem"
DISMISS_WHY = "Lý do được giữ cùng tên người ghi và có trong nhật ký. Khi số liệu của điểm đó thay đổi, điểm hiện lại trong danh sách."
DISMISSED = "Đã bỏ qua {count} điểm cần xem; Ctrl+Z để đưa lại."
RESTORED = "Đã đưa lại {count} điểm vào danh sách."
SET_ASIDE = "Đã bỏ qua"

KINDS: Mapping[Aid, str] = MappingProxyType(
    {
        Aid.ABOVE_COMPUTED: "Cao hơn tính lại",
        Aid.UNUSUAL: "Lệch xa các đơn vị",
        Aid.CHANGED: "Lệch xa năm trước",
        Aid.SUMS: "Số liệu không khớp",
        Aid.SAME_FILE: "Cùng một tệp",
        Aid.OUTSIDE_YEAR: "Tài liệu ngoài năm",
        Aid.FULL_WITHOUT_EVIDENCE: "Tối đa, thiếu tài liệu",
        Aid.ALL_FULL: "Ai cũng đạt tối đa",
        Aid.ALL_ZERO: "Không ai có điểm",
        Aid.COMMON_FILE: "Tệp dùng chung",
    }
)
RULES: Mapping[Aid, str] = MappingProxyType(
    {
        Aid.ABOVE_COMPUTED: "Điểm tự chấm lớn hơn điểm tính lại từ số liệu đơn vị gửi kèm.",
        Aid.UNUSUAL: (
            "So với điểm ở giữa của các đơn vị cùng loại (từ 8 đơn vị): cách quá 3,5 lần độ lệch thường gặp và ít nhất "
            "một phần tư điểm tối đa."
        ),
        Aid.CHANGED: "Tỷ lệ điểm đạt thay đổi từ một nửa trở lên so với năm trước, sau khi trừ mức thay đổi chung.",
        Aid.SUMS: "Các phép cộng trong số liệu gửi kèm không khớp; tính lại điểm có thể sai theo.",
        Aid.SAME_FILE: "Nội dung tệp giống nhau đến từng ký tự (cùng mã SHA-256), dù tên tệp có thể khác.",
        Aid.OUTSIDE_YEAR: "Ngày của văn bản nằm ngoài 15/12 năm trước – 31/12 năm đánh giá. Văn bản còn hiệu lực thì bỏ qua.",
        Aid.FULL_WITHOUT_EVIDENCE: "Tự chấm điểm tối đa mà không gửi tài liệu nào cho tiêu chí.",
        Aid.ALL_FULL: "Tiêu chí không phân biệt được các đơn vị; xem lại cách chấm hoặc ngưỡng.",
        Aid.ALL_ZERO: "Tiêu chí không phân biệt được các đơn vị; xem lại cách chấm hoặc nguồn số liệu.",
        Aid.COMMON_FILE: "Văn bản do cấp trên ban hành, nhiều đơn vị cùng nộp là bình thường.",
    }
)
AID_WORDS = AidWords(
    title="DANH SÁCH",
    subtitle=lambda year: f"Điểm cần xem thêm khi thẩm định chỉ số cải cách hành chính năm {year}",
    introduction=lambda sent, name: (
        f"Rà soát hồ sơ của {sent} đơn vị đã gửi theo “{name}”. Danh sách giúp xem lại; chưa phải kết luận về đơn vị."
    ),
    nothing="Không có điểm nào cần xem thêm.",
    kinds_heading="Tổng hợp theo loại",
    waiting_heading="Điểm chưa xem xong",
    aside_heading="Điểm đã xem và bỏ qua",
    kind="Loại",
    rule="Khi nào được nêu",
    count="Số điểm cần xem",
    unit="Đơn vị",
    criterion="Tiêu chí",
    what="Nội dung",
    points="Điểm liên quan",
    reason="Đã bỏ qua",
)
_ERRORS: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        DismissalReason: Sentence(
            what="Chưa bỏ qua được vì chưa ghi lý do.",
            why="Mỗi điểm bỏ qua đều cần lý do để người sau xem lại.",
            advice="Ghi lý do rồi bấm “Bỏ qua”.",
        ),
        UnknownFinding: Sentence(
            what="Không có điểm cần xem mang dấu “{mark}”.",
            why="Danh sách có thể đã khác sau khi số liệu hoặc điểm thay đổi.",
            advice="Xem lại danh sách điểm cần xem rồi chọn lại.",
        ),
        NotSetAside: Sentence(
            what="Điểm này đang ở trong danh sách.",
            why="Chưa ai bỏ qua điểm này, hoặc đã được đưa lại trước đó.",
            advice="Xem lại danh sách sau khi rà soát lại.",
        ),
    }
)
SENTENCES = _ERRORS


def words(finding: AidFinding, units: Mapping[str, str]) -> str:
    """What is to be looked at, with its figures; `units` gives names by code."""
    return _WORDS[finding.aid](finding, units)


def unit(finding: AidFinding, units: Mapping[str, str]) -> str:
    """The unit, or how many are concerned."""
    if finding.unit:
        return units.get(finding.unit, finding.unit)
    return f"{len(finding.units)} đơn vị" if finding.units else ALL_UNITS


def criterion(finding: AidFinding, names: Mapping[str, str]) -> str:
    """The criterion by number and name."""
    if not finding.criterion:
        return common.NONE
    return f"{finding.criterion}  {names.get(finding.criterion, '')}".rstrip()


def told(finding: AidFinding, units: Mapping[str, str], *, names: Mapping[str, str]) -> str:
    """A finding in full: unit, criterion and what there is to see."""
    head = [unit(finding, units), criterion(finding, names) if finding.criterion else ""]
    return "\n".join((" · ".join(part for part in head if part), words(finding, units)))


def kind_choice(aid: Aid | None, count: int) -> str:
    """A kind with how many findings wait."""
    return f"{ALL_KINDS if aid is None else KINDS[aid]} ({numbers.count(count)})"


def context(report: AidReport) -> tuple[str, ...]:
    """When the round was looked over, and what waits."""
    waiting = sum(1 for row in report.rows if row.is_open and row.finding.aid is not Aid.COMMON_FILE)
    return (
        f"rà soát {report.sent} đơn vị lúc {common.moment(report.at)}",
        f"còn {numbers.count(waiting)} điểm" if waiting else "đã xem hết",
    )


def set_aside(dismissal: Dismissal) -> str:
    """Who set a finding aside, when and why."""
    return f"{SET_ASIDE} lúc {common.moment(dismissal.at)} ({dismissal.officer}): {dismissal.reason}"


def printed(row: AidRow, report: AidReport) -> AidLine:
    """A finding as it is printed."""
    finding = row.finding
    return AidLine(
        kind=KINDS[finding.aid],
        rule=RULES[finding.aid],
        unit=unit(finding, report.units),
        criterion=criterion(finding, report.names),
        what=words(finding, report.units),
        points=finding.points,
        set_aside="" if row.dismissal is None else set_aside(row.dismissal),
    )


def lines(report: AidReport) -> tuple[str, ...]:
    """The findings as lines for the command line."""
    counted = report.open_counts
    head = f"Năm {report.year}: rà soát {report.sent} đơn vị, {sum(counted.values())} điểm chưa bỏ qua."
    kinds = tuple(f"  {KINDS[aid]}: {count}" for aid, count in counted.items() if count)
    told = tuple(
        f"- {KINDS[row.finding.aid]} | {unit(row.finding, report.units)} | {row.finding.criterion or common.NONE} | "
        f"{words(row.finding, report.units)}"
        for row in report.rows
        if row.is_open
    )
    return (head, *kinds, *told)


def _number(finding: AidFinding, name: str) -> str:
    text = finding.value(name)
    return numbers.rounded(Decimal(text), 2) if text else common.NONE


def _day(finding: AidFinding, name: str) -> str:
    text = finding.value(name)
    return numbers.day(date.fromisoformat(text)) if text else common.NONE


def _above(finding: AidFinding, _units: Mapping[str, str]) -> str:
    return (
        f"Tự chấm {_number(finding, 'claimed')}, số liệu gửi kèm tính ra {_number(finding, 'computed')}: "
        f"cao hơn {numbers.points(finding.points)} điểm (tối đa {_number(finding, 'maximum')})."
    )


def _unusual(finding: AidFinding, _units: Mapping[str, str]) -> str:
    is_high = Decimal(finding.value("claimed")) > Decimal(finding.value("usual"))
    return (
        f"{_number(finding, 'claimed')} điểm, {'cao' if is_high else 'thấp'} hơn hẳn {finding.value('count')} đơn vị khác "
        f"(ở giữa {_number(finding, 'usual')}, tối đa {_number(finding, 'maximum')})."
    )


def _changed(finding: AidFinding, _units: Mapping[str, str]) -> str:
    return (
        f"Năm trước {_number(finding, 'last_year')} / {_number(finding, 'last_maximum')}, "
        f"năm nay {_number(finding, 'claimed')} / {_number(finding, 'maximum')} điểm."
    )


def _sums(finding: AidFinding, _units: Mapping[str, str]) -> str:
    assert finding.sum_check is not None
    start, end = finding.value("from_on"), finding.value("to_on")
    if start and end:
        place = f" ({_day(finding, 'from_on')} – {_day(finding, 'to_on')})"
    else:
        place = f" (ngày {_day(finding, 'as_of')})" if finding.value("as_of") else ""
    return f"{kind_title(finding.value('kind'))}{place}: {findings.finding_text(finding.sum_check)}"


def _same_file(finding: AidFinding, units: Mapping[str, str]) -> str:
    senders = _some([units.get(code, code) for code in finding.units], "đơn vị")
    criteria = f" cho tiêu chí {finding.value('criteria')}" if finding.value("criteria") else ""
    names = _some(finding.value("names").split("; "), "tên tệp")
    issuers = _some([text for text in finding.value("issuer").split("; ") if text], "nơi")
    said = f" Cơ quan ban hành: {issuers}." if issuers else ""
    return f"Cùng nội dung “{names}”{criteria}: {senders}.{said}"


def _some(parts: Sequence[str], what: str) -> str:
    """The first few of many, and how many more there are."""
    shown = ", ".join(parts[:_FEW])
    return f"{shown} và {len(parts) - _FEW} {what} khác" if len(parts) > _FEW else shown


def _outside(finding: AidFinding, _units: Mapping[str, str]) -> str:
    issued, about = _day(finding, "issued_on"), _day(finding, "relates_on")
    name, year = finding.value("name"), finding.value("year")
    told = {
        OutOfYear.BEFORE: f"“{name}” ban hành {issued}, trước kỳ đánh giá năm {year}.",
        OutOfYear.AFTER: f"“{name}” ban hành {issued}, sau năm {year}.",
        OutOfYear.NOT_YET: f"“{name}” ghi ngày {issued}, sau ngày nhận hồ sơ {_day(finding, 'received_on')}.",
        OutOfYear.ABOUT_OTHER: f"“{name}” nói về ngày {about}, ngoài năm {year}.",
    }
    criteria = finding.value("criteria")
    return told[OutOfYear(finding.value("how"))] + (f" Gắn với tiêu chí {criteria}." if criteria else "")


def _full(finding: AidFinding, _units: Mapping[str, str]) -> str:
    why = "có giải trình" if finding.value("explained") else "không giải trình"
    return f"Tự chấm tối đa {_number(finding, 'maximum')} điểm, không có tài liệu kiểm chứng, {why}."


def _all_full(finding: AidFinding, _units: Mapping[str, str]) -> str:
    return f"Cả {finding.value('count')} đơn vị đã gửi đều được {_number(finding, 'maximum')} điểm tối đa."


def _all_zero(finding: AidFinding, _units: Mapping[str, str]) -> str:
    return f"Cả {finding.value('count')} đơn vị đã gửi đều 0 điểm (tối đa {_number(finding, 'maximum')})."


_WORDS: Mapping[Aid, Callable[[AidFinding, Mapping[str, str]], str]] = MappingProxyType(
    {
        Aid.ABOVE_COMPUTED: _above,
        Aid.UNUSUAL: _unusual,
        Aid.CHANGED: _changed,
        Aid.SUMS: _sums,
        Aid.SAME_FILE: _same_file,
        Aid.OUTSIDE_YEAR: _outside,
        Aid.FULL_WITHOUT_EVIDENCE: _full,
        Aid.ALL_FULL: _all_full,
        Aid.ALL_ZERO: _all_zero,
        Aid.COMMON_FILE: _same_file,
    }
)
