"""The words of printed reports and of record workbooks, and the sentences about both."""

from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from core.dates import local, local_day
from core.errors import CchcError
from core.record_sheets import (
    NotARecordFile,
    RecordFileRefused,
    RecordFileTooNew,
    UnknownRecordForm,
)
from core.reporting.display import count, day, decimal
from core.reporting.forms import UnknownReportForm
from core.reporting.words import (
    ChecklistWords,
    CouncilWords,
    DueWords,
    FormWords,
    HandOverWords,
    PooledWords,
    RankingWords,
    ReportWords,
    SelfScoreWords,
)
from core.units import UnitKind
from ui.texts import numbers, records
from ui.texts.consolidated import CONSOLIDATED_WORDS
from ui.texts.council import PARTS
from ui.texts.criteria_trial import TRIAL_WORDS
from ui.texts.judgement_aids import AID_WORDS
from ui.texts.round_papers import REFUSED_WORDS, REMIND_WORDS
from ui.texts.sentence import Sentence
from ui.texts.signatures import inside, is_territory, issuer, signature_lines

_LAST_PADDED_MONTH = 2
_BLANK = "\u00a0" * 8  # room for handwriting that no line break eats
_HAND_DAY = f"ngày{_BLANK}tháng{_BLANK}năm"


def number_line(symbol: str) -> str:
    """The number is left blank for the clerk."""
    return f"Số:{_BLANK}/{symbol}"


def place_and_day(place: str, on: date | None) -> str:
    """Place and day; a zero before days under 10 and before January and February (decree 30/2020)."""
    start = f"{place}, " if place else ""
    if on is None:
        return f"{start}{_HAND_DAY}{_BLANK}"
    month = f"{on.month:02d}" if on.month <= _LAST_PADDED_MONTH else str(on.month)
    return f"{start}ngày {on.day:02d} tháng {month} năm {on.year}"


def archive_line(drafted_by: str) -> str:
    """The last line of the recipients: the archive, and who drafted the paper."""
    return f"Lưu: VT, {drafted_by}." if drafted_by else "Lưu: VT."


FORM_WORDS = FormWords(
    nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto="Độc lập - Tự do - Hạnh phúc",
    issuer=issuer,
    number_line=number_line,
    place_and_day=place_and_day,
    signature_lines=signature_lines,
    recipients_label="Nơi nhận:",
    archive_line=archive_line,
    sample_notice="Bộ tiêu chí mẫu để thử nghiệm: số điểm chưa theo quyết định của tỉnh.",
    ordinal="TT",
    total="Tổng cộng",
)


def _introduction(year: int, decision: str, criteria_set: str) -> str:
    ground = f"Thực hiện {decision}, đơn vị" if decision else "Đơn vị"
    return (
        f"{ground} đã tự đánh giá, chấm điểm kết quả cải cách hành chính năm {year} "
        f"theo “{criteria_set}”. Kết quả như sau:"
    )


def _result(total: Decimal, maximum: Decimal, index: Decimal | None) -> str:
    reached = f"Tổng điểm tự chấm: {decimal(total)}/{decimal(maximum)} điểm"
    if index is None:
        return f"{reached}."
    return f"{reached}, đạt {decimal(index)}\u00a0%."


def _before(year: int, claimed: Decimal | None, index: Decimal | None) -> str:
    told = f"Năm {year} đơn vị tự chấm {decimal(claimed)} điểm" if claimed is not None else f"Năm {year}"
    published = f"chỉ số công bố {decimal(index)}\u00a0%" if index is not None else "chưa có kết quả công bố"
    return f"{told}; {published}."


SELF_SCORE_WORDS = SelfScoreWords(
    title="BÁO CÁO",
    subtitle=lambda year: f"Kết quả tự đánh giá, chấm điểm cải cách hành chính năm {year}",
    introduction=_introduction,
    result_heading="Kết quả tự chấm điểm",
    result=_result,
    excluded=lambda points: (
        f"Các tiêu chí không áp dụng ({decimal(points)} điểm) không tính vào điểm và điểm tối đa."
    ),
    not_self_scored=lambda points: (
        f"Có {decimal(points)} điểm do cơ quan thẩm định chấm (điều tra xã hội học, chỉ số bên ngoài), "
        "đơn vị không tự chấm."
    ),
    area="Lĩnh vực",
    maximum="Điểm tối đa",
    self_points="Điểm tự chấm",
    share="Tỷ lệ đạt",
    areas_total="Cộng các lĩnh vực",
    bonus="Điểm thưởng",
    penalty="Điểm trừ",
    before_heading=lambda year: f"So với năm {year}",
    before=_before,
    before_self=lambda year: f"Tự chấm {year}",
    before_points=lambda year: f"Thẩm định {year}",
    moved="Tự chấm tăng, giảm (điểm\u00a0%)",
    claims_heading="Tiêu chí không phát sinh, không áp dụng",
    no_claims="Không có tiêu chí nào khai không phát sinh hoặc không áp dụng.",
    claims_intro="Các tiêu chí sau không phát sinh; cách tính theo quy định của bộ tiêu chí:",
    claims_sheet="Không phát sinh",
    policy="Cách tính",
    claimed_by="Người khai",
    claimed_on="Ngày khai",
    by_figures="Theo số liệu",
    reason="Lý do, căn cứ",
    statements_heading="Giải trình về tài liệu kiểm chứng còn thiếu",
    nothing_scored="Chưa có tiêu chí nào được chấm điểm.",
    no_statement_needed="Các tiêu chí tự chấm đều có tài liệu kiểm chứng.",
    statement_intro="Các tiêu chí sau chưa có tài liệu kiểm chứng, đơn vị giải trình:",
    no_statement_yet="(chưa có giải trình)",
    explanation_of_missing="Giải trình",
    difficulties_heading="Khó khăn, vướng mắc",
    proposals_heading="Đề xuất, kiến nghị",
    statements_sheet="Giải trình",
    criteria_sheet="Bảng tự chấm điểm",
    annex_label="Phụ lục",
    annex_title=lambda year: f"BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM {year}",
    annex_reference=lambda unit: (
        f"(Kèm theo Báo cáo số{_BLANK}/BC-UBND {_HAND_DAY}{_BLANK} của Ủy ban nhân dân {inside(unit)})"
        if is_territory(unit)
        else f"(Kèm theo Báo cáo số{_BLANK} {_HAND_DAY}{_BLANK} của {unit})"
    ),
    code="Mã",
    criterion="Tiêu chí",
    explanation="Cách tính",
    evidence="Tài liệu kiểm chứng",
    not_scored="Chưa chấm",
    by_authority="Không tự chấm",
    is_excluded="Không áp dụng",
    no_evidence="Chưa có (xem giải trình)",
    closing=lambda year: (
        f"Trên đây là kết quả tự đánh giá, chấm điểm cải cách hành chính năm {year}, "
        "kính gửi cơ quan có thẩm quyền xem xét, thẩm định./."
    ),
)


CHECKLIST_WORDS = ChecklistWords(
    title="DANH MỤC",
    subtitle=lambda year, today: (
        f"Việc cần làm và tài liệu kiểm chứng còn thiếu năm {year}\n(đến ngày {day(today)})"
    ),
    tasks_heading="Nhiệm vụ",
    no_tasks="Chưa có nhiệm vụ nào được ghi.",
    task="Nhiệm vụ, sản phẩm",
    owner="Người phụ trách",
    due="Hạn",
    state="Tình trạng",
    box="Xong",
    product=lambda product: f"Sản phẩm: {product}",
    done=lambda on: f"Xong ngày {day(on)}",
    done_late=lambda on: f"Xong trễ, ngày {day(on)}",
    overdue=lambda days: f"QUÁ HẠN {count(days)} ngày",
    due_today="Hạn hôm nay",
    days_left=lambda days: f"Còn {count(days)} ngày",
    no_due="Chưa đặt hạn",
    progress=lambda percent: f"Đã làm {percent}\u00a0%",
    tasks_summary=lambda total, done, overdue: (
        f"Tổng số {count(total)} nhiệm vụ; đã xong {count(done)}; quá hạn {count(overdue)}."
    ),
    missing_heading="Tài liệu kiểm chứng, số liệu còn thiếu",
    missing_sheet="Tài liệu còn thiếu",
    nothing_missing="Không còn tiêu chí nào thiếu tài liệu hoặc số liệu.",
    code="Mã",
    criterion="Tiêu chí",
    needed="Cần bổ sung",
    at_stake="Điểm chờ",
    explained="Đã có giải trình",
    missing_summary=lambda criteria, points: (
        f"Còn {count(criteria)} tiêu chí thiếu tài liệu hoặc số liệu, ảnh hưởng đến {decimal(points)} điểm."
    ),
)

_KIND_HEADINGS = MappingProxyType(
    {
        UnitKind.COMMUNE: "Đơn vị cấp xã",
        UnitKind.PROVINCE: "Đơn vị cấp tỉnh",
        UnitKind.DISTRICT: "Đơn vị cấp huyện",
    }
)

RANKING_WORDS = RankingWords(
    title="BẢNG XẾP HẠNG",
    subtitle=lambda year: f"Kết quả cải cách hành chính năm {year}",
    introduction=lambda year, criteria_set, scheme: (
        f"Kết quả thẩm định, xếp hạng cải cách hành chính năm {year} theo “{criteria_set}”, "
        f"thang xếp loại “{scheme}”, như sau:"
    ),
    draft_notice="Bản dự thảo: kết quả chưa công bố.",
    kind_heading=lambda kind: _KIND_HEADINGS[kind],
    submitted=lambda sent, expected: f"Số đơn vị đã gửi: {count(sent)}/{count(expected)}.",
    ranking_caption="Thứ hạng các đơn vị",
    rank="Hạng",
    unit="Đơn vị",
    points="Tổng điểm",
    index="Chỉ số (%)",
    band="Xếp loại",
    change="So với năm trước (điểm\u00a0%)",
    remarks="Ghi chú",
    not_submitted="chưa gửi",
    pending="chưa thẩm định",
    downgraded="hạ hạng (xem lý do)",
    bands_caption="Tổng hợp xếp loại",
    band_count="Số đơn vị",
    band_share="Tỷ lệ",
    band_before="Năm trước",
    band_units="Thay đổi (đơn vị)",
    band_points="Thay đổi (điểm\u00a0%)",
    rank_change=lambda places: (
        "giữ hạng" if not places else f"{'tăng' if places > 0 else 'giảm'} {count(abs(places))}"
    ),
    rank_before="Tăng, giảm hạng",
    not_hundred=lambda total: (
        f"Ghi chú: các tỷ lệ được làm tròn riêng nên cộng lại bằng {decimal(total)}\u00a0%."
    ),
    downgrades_caption="Lý do hạ hạng",
    reason="Lý do",
    closing=lambda year: f"Trên đây là bảng xếp hạng kết quả cải cách hành chính năm {year}./.",
)


def _period(label: str, start: date, end: date) -> str:
    return f"{label}\ntừ {day(start)}\nđến {day(end)}"


POOLED_WORDS = PooledWords(
    label="PHỤ LỤC",
    unit="Đơn vị",
    period=_period,
    whole="Cả kỳ",
    share="Tỷ lệ",
    nothing="Chưa có số liệu hồ sơ của đơn vị nào đến hết năm này.",
    pooled_note=(
        "Tỷ lệ cả kỳ và tỷ lệ chung tính bằng tổng chia cho tổng, không phải trung bình của các tỷ lệ."
    ),
)


def _giver(unit: str, officer: str, position: str) -> str:
    who = f"{officer}, {position[:1].lower()}{position[1:]}" if position else officer
    return f"Bên giao: {unit}. Đại diện: {who}."


def _score(total: Decimal, maximum: Decimal, index: Decimal) -> str:
    return f"{decimal(total)}/{decimal(maximum)} điểm, chỉ số tạm tính {decimal(index)}\u00a0%"


def _evidence_of(documents: int, files: int, size: int) -> str:
    return f"{count(documents)} văn bản, {count(files)} tệp, {numbers.file_size(size)}"


def _package_of(year: int, revision: int, at: datetime) -> str:
    return f"Năm {year}, lần nộp {revision}, lập lúc {local(at):%H:%M} ngày {day(local_day(at))}"


def _records_whole(named: str, others: int, whole: int) -> str:
    more = f"; {count(others)} loại khác" if others else ""
    return f"{count(whole)} dòng: {named}{more}"


HAND_OVER_WORDS = HandOverWords(
    title="BIÊN BẢN",
    subtitle=lambda year: f"Giao nhận gói số liệu tự chấm điểm cải cách hành chính năm {year}",
    symbol="BB-UBND",
    none_sent=lambda year: f"Năm {year} chưa có gói nào được tạo để nộp; các dòng để trống dùng để ghi tay.",
    dots="." * 40,
    opening=f"Hôm nay, {_HAND_DAY}{_BLANK}, hai bên giao, nhận gói số liệu sau:",
    giver=_giver,
    taker=lambda authority: f"Bên nhận: {authority}. Đại diện: {'.' * 56}",
    content="Nội dung",
    value="Chi tiết",
    content_sheet="Nội dung gói",
    package="Gói",
    package_of=_package_of,
    criteria="Bộ tiêu chí",
    score=_score,
    score_label="Kết quả tự chấm",
    records="Số liệu",
    records_of=lambda title, number: f"{title[:1].lower()}{title[1:]} {count(number)}",
    records_whole=_records_whole,
    no_records="Không có",
    evidence="Tài liệu kiểm chứng",
    evidence_of=_evidence_of,
    reason="Lý do nộp lại",
    key="Khóa niêm phong",
    receipt="Giấy báo nhận",
    receipt_of=lambda number, at: f"số {number}, ngày {day(local_day(at))}",
    files="Tệp được giao",
    file_of=lambda name, size: f"{name} – {count(size)} byte",
    digest_label="Mã kiểm tra của gói (SHA-512)",
    digest_note="Bên nhận so mã hiện ra khi mở gói với mã này, hoặc quét mã vuông.",
    seal_note="Niêm phong không thay thế chữ ký số chuyên dùng công vụ.",
    closing="Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./.",
    giver_title="BÊN GIAO",
    taker_title="BÊN NHẬN",
    sign_hint="(Ký, ghi rõ họ tên)",
    kind_title=records.kind_title,
)

DUE_WORDS = DueWords(
    title="LỊCH VIỆC",
    subtitle=lambda year, today: (
        f"Việc quá hạn và đến hạn của công tác CCHC năm {year}\n(đến ngày {day(today)})"
    ),
    sheet="Lịch việc",
    what="Việc",
    due="Hạn",
    left="Tình trạng",
    source="Căn cứ",
    box="Xong",
    nothing_due="Không có việc nào quá hạn hoặc sắp đến hạn của năm này.",
    summary=lambda total, overdue: f"Tổng số {count(total)} việc; quá hạn {count(overdue)}.",
)

COUNCIL_WORDS = CouncilWords(
    title="DANH SÁCH",
    subtitle=lambda year: f"Thành viên Hội đồng thẩm định, xác định Chỉ số CCHC năm {year}",
    sheet="Hội đồng",
    name="Họ và tên",
    job="Chức vụ, cơ quan",
    part="Vai trò",
    areas="Lĩnh vực phụ trách",
    all_areas="Tất cả các lĩnh vực",
    nobody="Danh sách Hội đồng của năm chưa được lập.",
    part_of=lambda part: PARTS[part],
    summary=lambda members: f"Danh sách có {count(members)} thành viên.",
)

REPORT_WORDS = ReportWords(
    form=FORM_WORDS,
    self_score=SELF_SCORE_WORDS,
    checklist=CHECKLIST_WORDS,
    due=DUE_WORDS,
    ranking=RANKING_WORDS,
    pooled=POOLED_WORDS,
    hand_over=HAND_OVER_WORDS,
    council=COUNCIL_WORDS,
    trial=TRIAL_WORDS,
    remind=REMIND_WORDS,
    refused=REFUSED_WORDS,
    aids=AID_WORDS,
    consolidated=CONSOLIDATED_WORDS,
)

SENTENCES: MappingProxyType[type[CchcError], Sentence] = MappingProxyType(
    {
        UnknownReportForm: Sentence(
            what="Chưa lưu được báo cáo.",
            why="Tên tệp phải kết thúc bằng .pdf, .xlsx hoặc .docx.",
            advice="Đặt lại tên tệp rồi lưu lại.",
        ),
        UnknownRecordForm: Sentence(
            what="Chưa đọc hoặc ghi được tệp số liệu.",
            why="Tên tệp phải kết thúc bằng .xlsx hoặc .json.",
            advice="Chọn tệp đúng loại hoặc đặt lại tên tệp.",
        ),
        NotARecordFile: Sentence(
            what="Không đọc được tệp số liệu “{file}”.",
            why="Tệp không phải mẫu nhập số liệu của Sổ CCHC hoặc đã bị hỏng.",
            advice=(
                "Xuất mẫu nhập từ Sổ CCHC, điền vào mẫu đó rồi nhập lại. Tệp xuất từ phần mềm khác thì dùng "
                "“Nhập từ phần mềm một cửa…”."
            ),
        ),
        RecordFileTooNew: Sentence(
            what="Chưa nhập được tệp số liệu “{file}”.",
            why="Tệp được tạo bằng phiên bản Sổ CCHC mới hơn bản đang dùng.",
            advice="Cập nhật Sổ CCHC, hoặc xuất lại mẫu nhập bằng bản đang dùng.",
        ),
        RecordFileRefused: Sentence(
            what="Chưa nhập tệp số liệu “{file}”.",
            why="Tệp có liên kết tới tệp khác hoặc có macro, nên số liệu trong đó không chắc chắn.",
            advice="Chép riêng các giá trị sang mẫu nhập của Sổ CCHC rồi nhập lại.",
        ),
    }
)
