"""Words of the log of changes: what each act is called, what it is about, old and new values by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from core.records.catalogue import KINDS, kind_of
from core.told_changes import read_told
from ui.texts import common, numbers
from ui.texts.records import choice_label, field_label, kind_name

if TYPE_CHECKING:
    from core.audit import AuditEntry
    from core.services.prove_history import HandedOut, Proved

TITLE = "Nhật ký thay đổi"
MENU = "N&hật ký thay đổi…"
SEARCH = "Tìm trong nhật ký"
SEARCH_SHAPE = "Tìm theo tên, số, nội dung"
OFFICER = "Người làm"
ACT = "Việc"
ANYBODY, ANY_ACT = "Mọi người", "Mọi việc"
SINCE, UNTIL = "Từ ngày", "Đến ngày"
MORE = "Xem thêm"
NOTHING = "Không có lượt thay đổi nào như vậy."
READING = "Đang đọc nhật ký…"
COLUMN_NUMBER, COLUMN_AT = "Số", "Lúc"
COLUMN_WHAT = "Về"
COLUMN_WHY = "Lý do, căn cứ"
OLD, NEW = "Trước", "Sau"
FIELD = "Nội dung"
CHOOSE = "Chọn một lượt để xem giá trị trước và sau."
HAND_OUT = "Xuất tệp đối chiếu…"
HAND_OUT_WHY = "Toàn bộ nhật ký, để cơ quan thẩm định đối chiếu với các gói đã nhận."
WORKBOOK = "Xuất bảng tính…"
HAND_OUT_NAME = "nhat-ky-{unit}-{day}.txt"
HAND_OUT_FILES = "Tệp văn bản (*.txt)"
WORKBOOK_NAME = "nhat-ky-{unit}-{day}.xlsx"
WORKBOOK_FILES = "Bảng tính (*.xlsx)"
WRITING = "Đang ghi nhật ký"
WRITTEN = "Đã ghi nhật ký thay đổi."
SHEET_TITLE = "NHẬT KÝ THAY ĐỔI"
PAGES = "Trang {page}/{pages}"

ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "enter_record": "Thêm số liệu",
        "change_record": "Sửa số liệu",
        "remove_record": "Xóa số liệu",
        "check_whole": "Kiểm tra toàn vẹn hằng tuần",
        "correct_sent": "Nêu lý do sửa số liệu đã nộp",
        "restore_record": "Lấy lại số liệu đã xóa",
        "save_records": "Ghi số liệu",
        "import_records": "Nhập số liệu từ tệp",
        "import_foreign": "Nhập số liệu từ phần mềm khác",
        "undo_import": "Bỏ lần nhập tệp",
        "keep_mapping": "Ghi cách ghép cột",
        "forget_mapping": "Bỏ cách ghép cột",
        "take_over": "Chuyển việc tồn sang năm sau",
        "give_back": "Bỏ việc chuyển sang năm sau",
        "win_back": "Lập nhiệm vụ khắc phục",
        "withdraw_tasks": "Bỏ nhiệm vụ khắc phục",
        "review_task": "Lập nhiệm vụ kiểm điểm",
        "enter": "Tự chấm một tiêu chí",
        "choose_criteria": "Chọn bộ tiêu chí của năm",
        "close_year": "Chốt số liệu",
        "reopen_year": "Mở lại số liệu",
        "add_evidence": "Thêm tài liệu kiểm chứng",
        "link_evidence": "Gắn tài liệu với tiêu chí",
        "cite_evidence": "Ghi tài liệu chỉ có bản giấy",
        "change_evidence": "Sửa thông tin tài liệu",
        "remove_evidence": "Bỏ tài liệu",
        "put_back_evidence": "Lấy lại tài liệu",
        "adopt_criteria": "Nhận bộ tiêu chí",
        "begin_criteria_draft": "Bắt đầu soạn bộ tiêu chí",
        "drop_criteria_draft": "Bỏ bản soạn bộ tiêu chí",
        "keep_holidays": "Ghi ngày nghỉ, ngày làm bù",
        "choose_deadlines": "Chọn hạn của năm",
        "change_office": "Sửa người làm, người ký",
        "change_letterheads": "Sửa tiêu đề văn bản",
        "change_signers": "Sửa người ký văn bản",
        "change_recipients": "Sửa nơi nhận văn bản",
        "choose_form": "Chọn mẫu văn bản",
        "use_template": "Dùng mẫu văn bản của tỉnh",
        "drop_template": "Bỏ mẫu văn bản của tỉnh",
        "write_report_text": "Viết phần lời của báo cáo",
        "make_package": "Bắt đầu tạo gói",
        "export": "Tạo gói nộp",
        "deliver": "Ghi gói ra thư mục",
        "send_submission": "Gửi gói nộp",
        "send_criteria": "Gửi bộ tiêu chí",
        "send_tasks": "Giao nhiệm vụ",
        "send_result": "Gửi kết quả",
        "send_return": "Trả lại gói nộp",
        "send_appraisal": "Gửi phần thẩm định",
        "import_submission": "Nhận gói nộp",
        "import_criteria": "Nhận gói bộ tiêu chí",
        "import_tasks": "Nhận nhiệm vụ được giao",
        "import_result": "Nhận kết quả",
        "import_return": "Nhận gói bị trả lại",
        "import_receipt": "Nhận giấy báo nhận",
        "import_trust": "Nhận danh sách khóa",
        "import_rotate": "Nhận gói đổi khóa",
        "import_enrol": "Nhận gói ghi danh khóa",
        "import_appraisal": "Nhận phần thẩm định",
        "sign_receipt": "Ký giấy báo nhận",
        "block_stream": "Chặn vì hai gói cùng một lần",
        "lift_fork": "Gỡ chặn",
        "confirm_jump": "Cho nhận gói nhảy số lần",
        "confirm_time": "Xác nhận giờ của máy",
        "open_round": "Mở, sửa đợt đánh giá",
        "extend_round": "Gia hạn nộp",
        "remind_units": "Lập văn bản đôn đốc",
        "set_points": "Chấm điểm thẩm định",
        "ask": "Hỏi về một tiêu chí",
        "unask": "Bỏ câu hỏi",
        "set_finding_aside": "Bỏ qua điểm cần xem lại",
        "take_finding_back": "Lấy lại điểm cần xem lại",
        "remarks": "Sửa nhận xét mẫu",
        "outside_value": "Nhập điểm điều tra, chỉ số",
        "adjustments": "Điểm thưởng, điểm trừ",
        "keep_survey": "Ghi cuộc điều tra",
        "remove_survey": "Xóa cuộc điều tra",
        "council": "Sửa thành viên hội đồng",
        "past_results": "Nhập kết quả năm trước",
        "publish_ranking": "Công bố xếp hạng",
        "reopen_ranking": "Mở lại xếp hạng",
        "decide_tie": "Quyết định khi bằng điểm",
        "withdraw_tie": "Bỏ quyết định khi bằng điểm",
        "put_desk": "Ghi bàn thẩm định",
        "remove_desk": "Bỏ bàn thẩm định",
        "assign": "Phân công thẩm định",
        "conflict": "Hai bàn chấm khác nhau",
        "conflict_over": "Hết chấm khác nhau",
        "decide_conflict": "Quyết định điểm khác nhau",
        "merge_work": "Ghép phần thẩm định",
        "create_key": "Tạo khóa",
        "create_root": "Tạo khóa gốc",
        "move_root": "Chuyển khóa gốc ra thiết bị",
        "change_passphrase": "Đổi cụm mật khẩu",
        "rotate_key": "Đổi khóa",
        "enrol_key": "Lập gói ghi danh khóa",
        "trust_key": "Tin một khóa",
        "confirm_key": "Người thứ hai xác nhận khóa",
        "two_persons": "Chọn số người xác nhận khóa",
        "revoke_key": "Thu hồi khóa",
        "issue_trust_list": "Ban hành danh sách khóa",
        "print_age_key": "In khóa giải mã để niêm phong",
        "recover_age_key": "Phục hồi khóa giải mã",
        "renew_escrow": "Đổi khóa dự phòng",
        "idle_minutes": "Chọn giờ tự khóa",
        "seal_policy": "Chọn yêu cầu chữ ký số",
        "add_certificate": "Thêm chứng thư",
        "remove_certificate": "Bỏ chứng thư",
        "hand_out_history": "Xuất nhật ký để đối chiếu",
        "backup": "Sao lưu",
        "backup_elsewhere": "Sao lưu sang nơi thứ hai",
        "open_backup": "Mở một bản sao lưu thành sổ riêng",
        "restore": "Khôi phục từ bản sao lưu",
        "rehearse": "Thử khôi phục bản sao lưu mới nhất",
        "list": "Ghi danh sách",
        "sign": "Ký",
    }
)
_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "year": "Năm",
        "name": "Tên tài liệu",
        "number": "Số",
        "symbol": "Ký hiệu",
        "issued_on": "Ngày ban hành",
        "issuer": "Cơ quan ban hành",
        "summary": "Trích yếu",
        "relates_on": "Ngày số liệu",
        "criteria": "Tiêu chí",
        "records": "Gắn với số liệu",
        "origin": "Lấy từ hệ thống",
        "sha256": "Mã kiểm tra tệp",
        "claim": "Khai",
        "claim_reason": "Lý do khai",
        "explanation": "Giải trình",
        "note": "Ghi chú",
        "owner": "Người phụ trách",
        "officer_name": "Người làm",
        "officer_position": "Chức danh người làm",
        "signatory_form": "Hình thức ký",
        "signatory_position": "Chức vụ người ký",
        "signatory_name": "Người ký",
        "place": "Địa danh",
        "days_ahead": "Nhắc trước (ngày)",
        "reports_days_earlier": "Nộp báo cáo sớm (ngày)",
        "plan_by": "Hạn ban hành kế hoạch",
        "self_score_from": "Tự chấm từ ngày",
        "self_score_to": "Tự chấm đến ngày",
        "published_on": "Ngày công bố",
        "after_publication": "Sau công bố (ngày)",
        "index_target": "Mục tiêu chỉ số",
        "windows": "Kỳ báo cáo",
        "entries": "Cho cả các lượt trước, số",
    }
)
_INPUT = "input:"
_WORDS = MappingProxyType({"no_occurrence": "Không phát sinh", "draft": "đang làm", "closed": "đã chốt"})
_RECORD_ACTS = frozenset({"enter_record", "change_record", "remove_record", "restore_record"})
_ON_CRITERION = frozenset({"enter", "set_points", "outside_value", "adjustments"})
_UNIT_YEAR_LINE, _YEAR_LINE = 3, 2


def act_name(act: str) -> str:
    """What an act is called; one of another version keeps its code."""
    return ACTS.get(act, act)


def about(entry: AuditEntry) -> str:
    """What an act was done to."""
    if entry.act in _RECORD_ACTS:
        return _record(entry)
    parts = entry.subject.split()
    if entry.act in _ON_CRITERION and len(parts) == _UNIT_YEAR_LINE:
        return f"{parts[2]}, đơn vị {parts[0]}, năm {parts[1]}"
    if entry.act in _ON_CRITERION and len(parts) == _YEAR_LINE and len(parts[0]) == len("2025"):
        return f"Tiêu chí {parts[1]}, năm {parts[0]}"
    for text in (entry.new, entry.old):
        name = (read_told(text) or {}).get("name", "")
        if name:
            return name
    return entry.subject


def values(entry: AuditEntry) -> tuple[tuple[str, str, str], ...]:
    """Label, old and new of each value an act changed; nothing for an act that only happened."""
    old, new = read_told(entry.old), read_told(entry.new)
    if old is None and new is None:
        return (("", entry.old, entry.new),) if entry.old or entry.new else ()
    before, after = _told(old, entry.old), _told(new, entry.new)
    kind = entry.subject.partition(" ")[0] if entry.act in _RECORD_ACTS else ""
    return tuple(
        (
            _label(name, kind),
            _value(name, before.get(name, ""), kind=kind),
            _value(name, after.get(name, ""), kind=kind),
        )
        for name in {**before, **after}
    )


def told(entry: AuditEntry, *, is_new: bool) -> str:
    """One side of a change in one text, for a table."""
    found = ((label, new if is_new else old) for label, old, new in values(entry))
    return "\n".join(f"{label}: {value}" if label else value for label, value in found if value)


def why(entry: AuditEntry, later: AuditEntry | None = None) -> str:
    """The reason of an act; one that was told afterwards says by which act."""
    if entry.why or later is None:
        return entry.why
    return f"{later.why} (nêu ở lượt {numbers.count(later.number)})"


def in_full(entry: AuditEntry, later: AuditEntry | None = None) -> str:
    """Who did what to what, when and why, in one line."""
    told = f"{act_name(entry.act)}: {about(entry)}" if entry.subject else act_name(entry.act)
    who = f"{told} – {entry.officer or common.NONE}, {common.moment(entry.at)}."
    reason = why(entry, later)
    return f"{who} {COLUMN_WHY}: {reason}" if reason else who


def shown(count: int, whole: int) -> str:
    """How much of the log is in sight."""
    return f"Đang xem {numbers.count(count)} lượt; cả nhật ký có {numbers.count(whole)} lượt."


def handed_lines(done: HandedOut) -> tuple[str, ...]:
    """The file for comparing was written."""
    lines = [f"Đã ghi {numbers.count(done.entries)} lượt thay đổi vào {done.path}."]
    if done.seal is not None:
        lines.append(f"Chữ ký niêm phong: {done.seal}")
    return (*lines, f"Mã lượt cuối: {done.head or common.NONE}")


def proved_lines(found: Proved) -> tuple[str, ...]:
    """What a file says beside the packages held of its office."""
    lines = [f"Nhật ký của {found.unit}: {numbers.count(found.entries)} lượt."]
    if found.signed_by:
        lines.append(f"Niêm phong đúng, khóa {found.signed_by}.")
    else:
        lines.append("Tệp không kèm chữ ký niêm phong.")
    if found.broken is not None:
        lines.append(f"SAI: lượt số {numbers.count(found.broken)} không nối tiếp lượt trước; tệp đã bị sửa.")
    lines += [
        f"SAI: {each.kind} {each.period} lần {each.revision} (nhận {common.moment(each.at)}) mang lượt số "
        f"{numbers.count(each.head.number)} mà nhật ký này không có: nhật ký đã bị ghi lại."
        for each in found.missing
    ]
    if found.holds:
        lines.append(_agreed(found.heads))
    return tuple(lines)


def _agreed(heads: int) -> str:
    if not heads:
        return "Nhật ký liền mạch; chưa nhận gói nào của đơn vị mang dấu nhật ký để đối chiếu."
    return f"ĐÚNG: nhật ký liền mạch và có đủ dấu của {numbers.count(heads)} gói đã nhận."


def _record(entry: AuditEntry) -> str:
    kind = entry.subject.partition(" ")[0]
    if kind not in {each.code for each in KINDS}:
        return entry.subject
    found = read_told(entry.new) or read_told(entry.old) or {}
    title = next((found[name] for name in ("title", "name", "code", "field", "topic") if found.get(name)), "")
    name = kind_name(kind).capitalize()
    return f"{name}: {title}" if title else name


def _told(values: Mapping[str, str] | None, text: str) -> Mapping[str, str]:
    return {"": text} if values is None and text else values or {}


def _label(name: str, kind: str) -> str:
    if kind in {each.code for each in KINDS} and name in _fields(kind):
        return field_label(kind, name)
    if name.startswith(_INPUT):
        return f"Số liệu {name.removeprefix(_INPUT)}"
    return _LABELS.get(name, name)


def _fields(kind: str) -> frozenset[str]:
    return frozenset({"year", *(spec.name for spec in kind_of(kind).fields)})


def _value(name: str, text: str, *, kind: str) -> str:
    if kind in {each.code for each in KINDS}:
        spec = next((each for each in kind_of(kind).fields if each.name == name), None)
        if spec is not None and spec.choices is not None and text in {str(each) for each in spec.choices}:
            return choice_label(spec.choices(text))
    if len(text) == len("2025-06-30") and text[4] == text[7] == "-":
        try:
            return numbers.day(date.fromisoformat(text))
        except ValueError:
            return text
    return _WORDS.get(text, text)
