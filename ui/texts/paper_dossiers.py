"""Words of the annex of dossiers."""

from types import MappingProxyType

from core.dates import Period
from core.dossier_tables import FailedCheck, Stretch, Sums, UnknownStretch
from core.errors import CchcError
from core.numbers import percent
from core.reporting.display import count, day
from core.reporting.dossier_annex import DossierAnnexWords
from ui.texts import numbers
from ui.texts.findings import finding_text
from ui.texts.records import choice_label
from ui.texts.reports import SELF_SCORE_WORDS
from ui.texts.sentence import Sentence

_SHEETS = MappingProxyType(
    {
        "received": "Tiếp nhận",
        "settled": "Giải quyết",
        "online": "Toàn trình, phí, số hóa",
        "used": "Dùng lại, kết quả",
        "copies": "Bản sao, dân cư",
    }
)

_COLUMNS = MappingProxyType(
    {
        "carried_over": "Kỳ trước chuyển sang",
        "online_full": "Toàn trình",
        "online_partial": "Một phần",
        "direct": "Trực tiếp",
        "post": "Bưu chính",
        "received": "Cộng tiếp nhận",
        "online%": "Tỷ lệ trực tuyến",
        "done_early": "Trước hạn",
        "done_on_time": "Đúng hạn",
        "done_late": "Trễ hạn",
        "done": "Cộng",
        "on_time%": "Tỷ lệ trước, đúng hạn",
        "pending_due": "Trong hạn",
        "pending_overdue": "Quá hạn",
        "refused": "Từ chối, rút",
        "apologies": "Đã xin lỗi",
        "apology%": "Tỷ lệ xin lỗi",
        "full_eligible": "Đủ điều kiện toàn trình",
        "full_online%": "Tỷ lệ toàn trình",
        "fee_dossiers": "Có phí, lệ phí",
        "paid_online": "Thanh toán trực tuyến",
        "epayment%": "Tỷ lệ thanh toán",
        "digitised_parts": "Số hóa thành phần",
        "parts%": "Tỷ lệ",
        "digitised_results": "Số hóa kết quả",
        "results%": "Tỷ lệ",
        "digitised_both": "Số hóa cả hai",
        "digitised%": "Tỷ lệ",
        "reused": "Sử dụng lại dữ liệu",
        "reused%": "Tỷ lệ",
        "result_required": "Phải trả văn bản",
        "e_results": "Có kết quả điện tử",
        "eresult%": "Tỷ lệ",
        "transactions": "Giao dịch",
        "authenticated": "Xác thực điện tử",
        "authenticated%": "Tỷ lệ",
        "interlinked": "Liên thông",
        "outside_boundary": "Phi địa giới",
        "copies": "Bản sao chứng thực",
        "certified_copies": "Chứng thực điện tử",
        "e_copies%": "Tỷ lệ",
        "population_data": "Khai thác CSDL dân cư",
        "population_data%": "Tỷ lệ",
        "in_software": "Xử lý trên phần mềm",
        "in_software%": "Tỷ lệ",
    }
)

_GROUPS = MappingProxyType(
    {
        "online_partial": "",
        "done_early": "Đã giải quyết",
        "done_on_time": "Đã giải quyết",
        "done_late": "Đã giải quyết",
        "done": "Đã giải quyết",
        "pending_due": "Đang giải quyết",
        "pending_overdue": "Đang giải quyết",
    }
)


def _days(stretch: Stretch) -> str:
    if stretch.period is not None:
        return numbers.period(stretch.period)
    return f"từ {day(stretch.first)} đến {day(stretch.last)}"


def _share(sums: Sums, key: str) -> str:
    pair = sums.pair(key)
    if pair is None:
        return f"{numbers.NO_VALUE} (chưa có số gốc)"
    return f"{numbers.percent(percent(*pair))} ({count(pair[0])}/{count(pair[1])})"


def _count(sums: Sums, names: str) -> str:
    found = sums.count(names)
    return numbers.NO_VALUE if found is None else count(found)


def _summary(sums: Sums) -> str:
    return (
        f"Tiếp nhận {_count(sums, 'received')} hồ sơ, kỳ trước chuyển sang {_count(sums, 'carried_over')}; "
        f"trực tuyến {_share(sums, 'online')}. Đã giải quyết {_count(sums, 'done')} hồ sơ, trước hạn và đúng hạn "
        f"{_share(sums, 'on_time')}; đang giải quyết {_count(sums, 'pending_due+pending_overdue')}, trong đó quá hạn "
        f"{_count(sums, 'pending_overdue')}. Thanh toán trực tuyến {_share(sums, 'epayment')}; số hóa cả hồ sơ và kết "
        f"quả {_share(sums, 'digitised')}."
    )


def _failed(each: FailedCheck) -> str:
    told = finding_text(each.finding)
    row = each.row
    if row is None or row.from_on is None or row.to_on is None:
        return told
    where = f"{choice_label(row.field)}, {day(row.from_on)} - {day(row.to_on)}"
    return f"{where}: {told[:1].lower()}{told[1:]}"


def _period(period: Period) -> str:
    told = numbers.period(period).removesuffix(f" năm {period.year}")
    return told[:1].upper() + told[1:]


DOSSIER_WORDS = DossierAnnexWords(
    symbol="BC-UBND",
    title="BÁO CÁO",
    subtitle=lambda stretch: f"Số liệu tiếp nhận, giải quyết hồ sơ thủ tục hành chính {_days(stretch)}",
    nothing=lambda stretch: (
        f"Chưa có số liệu hồ sơ nào nằm trọn trong {_days(stretch)}; các bảng để trống dùng để ghi tay."
    ),
    summary=_summary,
    checks_heading="Kiểm tra số liệu",
    checks_hold="Các phép cộng của số liệu đều khớp.",
    nothing_to_check="Chưa có số liệu để kiểm tra.",
    checks_fail=lambda found: f"Có {count(found)} chỗ số liệu chưa khớp, cần kiểm tra lại:",
    failed=_failed,
    more=lambda found: f"Còn {count(found)} chỗ nữa, xem ở trang Hồ sơ TTHC.",
    late_heading="Hồ sơ trễ hạn",
    no_late="Sổ không ghi hồ sơ nào có hạn trong kỳ bị trễ.",
    late_told=lambda late, apologised: (
        f"Có {count(late)} hồ sơ trễ hạn, {count(apologised)} hồ sơ đã có văn bản xin lỗi; danh sách ở Phụ lục."
    ),
    late_sheet="Hồ sơ trễ hạn",
    dossier="Mã hồ sơ",
    field="Lĩnh vực",
    procedure="Thủ tục",
    due="Ngày hẹn trả",
    done="Ngày trả",
    reason="Lý do trễ",
    apology="Văn bản xin lỗi",
    apology_on="Ngày xin lỗi",
    responsible="Người chịu trách nhiệm",
    handling="Xử lý",
    field_of=choice_label,
    period="Kỳ",
    period_of=_period,
    by_field="Theo lĩnh vực",
    by_period="Theo tháng, quý",
    all_fields="Chưa tách lĩnh vực",
    sheets=_SHEETS,
    columns=_COLUMNS,
    groups=_GROUPS,
    opening_note="Kỳ trước chuyển sang lấy số đầu kỳ, đang giải quyết lấy số cuối kỳ; các cột khác cộng dồn.",
    ratio_note="Tỷ lệ bằng tổng tử số chia tổng mẫu số; ô trống là chưa có số liệu.",
    annex_label=lambda number: f"Phụ lục {('I', 'II', 'III')[number - 1]}",
    annex_title=lambda title, stretch: f"HỒ SƠ THỦ TỤC HÀNH CHÍNH {_days(stretch).upper()}\n{title}",
    annex_reference=SELF_SCORE_WORDS.annex_reference,
    closing=lambda stretch: f"Trên đây là số liệu hồ sơ thủ tục hành chính {_days(stretch)}./.",
)

SENTENCES: MappingProxyType[type[CchcError], Sentence] = MappingProxyType(
    {
        UnknownStretch: Sentence(
            what="Chưa lập được số liệu hồ sơ cho kỳ “{part}”.",
            why="Kỳ phải là year, h1, h2, q1 đến q4, m01 đến m12 hoặc hai ngày như 2024-01-01..2024-03-31, ngày đầu không sau ngày cuối.",
            advice="Chọn lại kỳ số liệu.",
        ),
    }
)
