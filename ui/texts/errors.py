"""What could not be done, why, and what to do now: one sentence set per error class.

The rooms keep their own sentences (`package_errors`, `storage_errors`, `numbers`, `criteria`, `reports`);
this module joins them with those of the services. A test walks every error class and fails on a gap.
"""

from collections.abc import Mapping

from core import chain_file, delivery, rounds
from core.errors import CchcError
from core.evidence import (
    EvidenceTypeRefused,
    FolderGiven,
    MarkNotKept,
    NotConfirmedOpen,
    SecretDocument,
)
from core.images import ImageUnreadable
from core.office import NotThisRole, NotYourUnit
from core.packages.refusals import EvidenceType
from core.reporting import paper
from core.scans import ScanFolderGone
from core.services import (
    adopt_criteria,
    appraisal,
    ask_questions,
    exchange_records,
    export_package,
    keep_evidence,
    make_report,
    publish_ranking,
    receive_receipt,
    receive_results,
    receive_return,
    record_entry,
    returns,
    self_assessment,
    send_criteria,
    send_results,
    send_return,
    send_tasks,
    set_up,
    stream_care,
)
from ui.texts import (
    cli,
    criteria,
    criteria_annex,
    criteria_editor,
    criteria_sheets,
    deadlines,
    desk_errors,
    foreign_export,
    government_signature,
    grid,
    judgement_aids,
    key_errors,
    letterheads,
    numbers,
    outside,
    package_errors,
    paper_dossiers,
    paper_minutes,
    paper_templates,
    past_results,
    printing,
    ranking_errors,
    record_sheet,
    release,
    report_texts,
    reports,
    result_errors,
    round_errors,
    storage_errors,
    updates,
)
from ui.texts.evidence_refusals import said_by_family
from ui.texts.sentence import Sentence

_SERVICES: Mapping[type[CchcError], Sentence] = {
    NotThisRole: Sentence(
        what="Không thực hiện được việc này.",
        why="Việc này thuộc về đơn vị ở vai trò kia (đơn vị tự chấm hoặc cơ quan thẩm định).",
        advice="Mở đúng sổ của đơn vị có vai trò phù hợp.",
    ),
    NotYourUnit: Sentence(
        what="Không nhận được nội dung của đơn vị khác.",
        why="Đơn vị ghi trong nội dung không phải đơn vị của sổ này.",
        advice="Kiểm tra lại đơn vị, hoặc mở đúng sổ của đơn vị đó.",
    ),
    set_up.WrongUnitForRole: Sentence(
        what="Không lập được sổ cho đơn vị {unit}.",
        why="Đơn vị tự chấm là xã, phường, đặc khu; cơ quan thẩm định là tỉnh, thành phố.",
        advice="Chọn lại vai trò hoặc mã đơn vị.",
    ),
    record_entry.RecordGone: Sentence(
        what="Không tìm thấy dòng này nữa.",
        why="Dòng đã bị xóa trước đó.",
        advice="Tải lại trang (F5); nếu cần, lấy lại từ phần đã xóa.",
    ),
    chain_file.ChainFileWrong: Sentence(
        what="Không đọc được tệp nhật ký {name}.",
        why="Tệp không phải nhật ký thay đổi do Sổ CCHC xuất, hoặc nội dung tệp đã bị sửa (dòng {line}).",
        advice="Chép lại tệp từ đơn vị, hoặc đề nghị đơn vị xuất lại nhật ký thay đổi.",
    ),
    exchange_records.ForeignRecords: Sentence(
        what="Không nhập được tệp số liệu.",
        why="Tệp được lập cho đơn vị {found}, không phải đơn vị {unit} của sổ này.",
        advice="Dùng tệp mẫu xuất từ chính sổ này, hoặc mở sổ của đơn vị {found}.",
    ),
    exchange_records.NothingToMark: Sentence(
        what="Không lưu được bản có đánh dấu của “{name}”.",
        why="Chỉ đánh dấu được trên bản chép của tệp Excel (.xlsx), không ghi đè tệp gốc.",
        advice="Đặt tên khác cho bản có đánh dấu, phần mở rộng là .xlsx.",
    ),
    keep_evidence.EvidenceGone: Sentence(
        what="Không tìm thấy tài liệu này nữa.",
        why="Tài liệu đã được gỡ khỏi sổ.",
        advice="Tải lại trang (F5) và thêm lại tài liệu nếu còn cần.",
    ),
    keep_evidence.PaperOnly: Sentence(
        what="Không mở được tài liệu.",
        why="Tài liệu này chỉ ghi số hiệu, chưa có tệp kèm theo.",
        advice="Thêm bản chụp hoặc tệp PDF của tài liệu rồi mở lại.",
    ),
    SecretDocument: Sentence(
        what="Không nhận tài liệu vào sổ: “{name}” mang dấu hiệu độ mật.",
        why="Tài liệu thuộc bí mật nhà nước (Mật, Tối mật, Tuyệt mật) không được đưa vào phần mềm và gói nộp.",
        advice=(
            "Giữ tài liệu ở nơi quản lý văn bản mật của đơn vị, giao nhận theo quy định bảo vệ bí mật nhà nước. "
            "Ở đây chỉ giải trình bằng lời, không nêu nội dung mật. Nếu không phải tài liệu mật, sửa lại tên "
            "tệp, ký hiệu hoặc trích yếu rồi thêm lại."
        ),
    ),
    NotConfirmedOpen: Sentence(
        what="Chưa nhận tài liệu vào sổ.",
        why="Chưa xác nhận tài liệu không thuộc bí mật nhà nước. Chương trình không đọc được dấu mật trên bản chụp.",
        advice="Xem dấu độ mật trên từng tài liệu. Nếu không có, đánh dấu xác nhận rồi lưu lại.",
    ),
    FolderGiven: Sentence(
        what="Không nhận thư mục “{name}”.",
        why="Mỗi tài liệu kiểm chứng là một tệp; cả thư mục thì không biết tệp nào chứng minh điều gì.",
        advice="Mở thư mục, chọn các tệp cần dùng rồi kéo thả hoặc chọn lại.",
    ),
    EvidenceTypeRefused: Sentence(
        what="Không nhận tệp “{name}”.",
        why="Loại tệp không được phép, hoặc nội dung không đúng với đuôi tệp.",
        advice="Dùng tệp PDF, Word, Excel, PowerPoint, ảnh JPG/PNG/HEIC, video MP4 hoặc văn bản TXT.",
    ),
    ImageUnreadable: Sentence(
        what="Không đọc được ảnh “{name}”.",
        why="Ảnh bị hỏng, quá lớn hoặc đọc quá lâu.",
        advice="Mở ảnh bằng chương trình xem ảnh, lưu lại thành JPG rồi thêm lại; hoặc giữ ảnh gốc, không thu nhỏ.",
    ),
    ScanFolderGone: Sentence(
        what="Chưa xem được thư mục quét “{name}”.",
        why="Thư mục không còn ở đó, thiết bị đã rút ra hoặc máy chủ chưa kết nối.",
        advice="Cắm lại thiết bị hoặc chọn thư mục khác. Tài liệu đã có trong sổ không bị ảnh hưởng.",
    ),
    MarkNotKept: Sentence(
        what="Chưa mở tệp “{name}”.",
        why="Ổ đĩa này không lưu được dấu “tệp từ bên ngoài”, nên Windows sẽ không mở ở chế độ bảo vệ.",
        advice="Chuyển sổ sang ổ đĩa NTFS (ổ đĩa trong máy), hoặc đồng ý mở không có dấu nếu biết rõ nguồn gốc tệp.",
    ),
    adopt_criteria.UnknownCriteria: Sentence(
        what="Không tìm thấy bộ tiêu chí “{set_id}”.",
        why="Bộ tiêu chí chưa được nhập vào sổ này.",
        advice="Nhập tệp bộ tiêu chí do cơ quan thẩm định ban hành rồi làm lại.",
    ),
    adopt_criteria.CriteriaDiffer: Sentence(
        what="Không nhập bộ tiêu chí “{set_id}”, bản {version}.",
        why="Sổ đang giữ một bộ cùng mã, cùng bản nhưng nội dung khác.",
        advice="Hỏi lại nơi ban hành; bộ đã sửa phải mang số bản mới.",
    ),
    self_assessment.UnknownCriterion: Sentence(
        what="Không tìm thấy tiêu chí {criterion}.",
        why="Bộ tiêu chí đang dùng không có tiêu chí chấm điểm mang số này.",
        advice="Kiểm tra lại số tiêu chí hoặc bộ tiêu chí đã chọn cho năm.",
    ),
    self_assessment.YearClosed: Sentence(
        what="Không sửa được số liệu năm {year}.",
        why="Số liệu của năm đã chốt.",
        advice="Mở lại số liệu (phải ghi lý do) rồi sửa.",
    ),
    self_assessment.NotInThisState: Sentence(
        what="Không đổi trạng thái số liệu năm {year}.",
        why="Chỉ chốt được năm đang nhập và chỉ mở lại được năm đã chốt.",
        advice="Sau khi nộp, cứ sửa số liệu rồi tạo gói nộp mới kèm lý do điều chỉnh.",
    ),
    self_assessment.FiguresDoNotAdd: Sentence(
        what="Chưa chốt được số liệu năm {year}.",
        why="Còn {count} chỗ số liệu chưa khớp.",
        advice="Mở danh sách kiểm tra ở trang Tổng quan, sửa các dòng chưa khớp rồi chốt lại.",
    ),
    self_assessment.ReopenReason: Sentence(
        what="Chưa mở lại số liệu năm {year}.",
        why="Việc mở lại số liệu đã chốt phải có lý do.",
        advice="Ghi lý do rồi mở lại.",
    ),
    rounds.NoRound: Sentence(
        what="Chưa có đợt đánh giá năm {year}.",
        why="Đợt đánh giá của năm này chưa được mở trong sổ.",
        advice="Mở đợt đánh giá: chọn năm, bộ tiêu chí và các đơn vị tham gia.",
    ),
    rounds.NotExpected: Sentence(
        what="Không thẩm định được đơn vị {unit}.",
        why="Đơn vị không có trong danh sách đợt đánh giá năm {year}.",
        advice="Kiểm tra mã đơn vị, hoặc bổ sung đơn vị vào đợt đánh giá.",
    ),
    rounds.NotReceived: Sentence(
        what="Chưa thẩm định được đơn vị {unit}.",
        why="Đơn vị chưa gửi hồ sơ năm {year}.",
        advice="Nhận gói hồ sơ của đơn vị trước, rồi thẩm định.",
    ),
    appraisal.NotTakenBack: Sentence(
        what="Chưa hoàn tác được điểm vừa cho.",
        why="Tiêu chí này đã có điểm khác được cho sau đó.",
        advice="Xem các lần cho điểm; nếu cần, cho lại điểm đúng và ghi lý do.",
    ),
    ask_questions.QuestionEmpty: Sentence(
        what="Chưa ghi câu hỏi ở tiêu chí {criterion}.",
        why="Câu hỏi chưa có nội dung.",
        advice="Gõ nội dung cần đơn vị giải trình rồi ghi lại.",
    ),
    appraisal.ReasonNeeded: Sentence(
        what="Chưa ghi điểm tiêu chí {criterion}.",
        why="Điểm khác với điểm trước đó thì phải có lý do.",
        advice="Ghi lý do thay đổi rồi lưu lại.",
    ),
    rounds.RoundPublished: Sentence(
        what="Không thay đổi được đợt đánh giá năm {year}.",
        why="Kết quả xếp hạng đã công bố, điểm đã khóa.",
        advice="Nếu phải sửa, lập quyết định điều chỉnh và công bố lại.",
    ),
    appraisal.PointsMissing: Sentence(
        what="Chưa ghi điểm tiêu chí {criterion}.",
        why="Chưa nhập điểm, cũng chưa chọn không tính tiêu chí này.",
        advice="Nhập điểm, hoặc chọn “không áp dụng” và ghi lý do.",
    ),
    rounds.RoundBegun: Sentence(
        what="Không đổi được đợt đánh giá năm {year}.",
        why="Đã nhận hồ sơ của {count} đơn vị: không đổi bộ tiêu chí và không rút đơn vị đã gửi khỏi đợt.",
        advice="Giữ bộ tiêu chí và các đơn vị đã gửi; chỉ thêm đơn vị hoặc đổi hạn nộp.",
    ),
    export_package.GateClosed: Sentence(
        what="Chưa tạo được gói nộp năm {year}.",
        why="Còn {count} việc bắt buộc chưa xong, trước hết: {first}.",
        advice="Mở trang “Nộp hồ sơ” để xem danh sách; bổ sung tài liệu kiểm chứng hoặc ghi giải trình cho từng tiêu chí.",
    ),
    delivery.TooLargeForVolume: Sentence(
        what="Chưa ghi được gói “{name}” thành một tệp.",
        why="Ổ USB này định dạng FAT, không chứa được tệp từ 4 GiB trở lên.",
        advice="Chọn “Chia thành nhiều phần” rồi ghi lại, hoặc dùng ổ USB định dạng exFAT hay NTFS.",
    ),
    delivery.CopyDiffers: Sentence(
        what="Tệp “{name}” trên ổ không còn giống bản đã ghi.",
        why="Ổ USB đã lưu sai, hoặc tệp đã bị thay đổi sau khi ghi.",
        advice="Không gửi bản này. Dùng ổ USB khác, bấm “Gửi lại, làm tiếp” rồi kiểm tra lại.",
    ),
    delivery.PackageUnknown: Sentence(
        what="Không tìm thấy gói để gửi lại.",
        why="Sổ này không giữ gói nào có mã “{digest}” (cần ít nhất 16 chữ số đầu và chỉ khớp một gói).",
        advice="Xem mã gói ở danh sách các gói đã tạo rồi nhập lại.",
    ),
    receive_results.AnswersUnknown: Sentence(
        what="Không nhận kết quả năm {year}.",
        why="Kết quả trả lời một gói mà sổ này chưa từng gửi (có thể sổ vừa được khôi phục từ bản cũ).",
        advice="Khôi phục bản sao lưu mới nhất, hoặc báo cơ quan thẩm định để đối chiếu.",
    ),
    receive_receipt.ReceiptWrong: Sentence(
        what="Không nhận giấy báo nhận này.",
        why="Giấy báo nhận ghi khác với gói mà đơn vị đã gửi (lần nộp {revision}, kỳ {period}).",
        advice="Báo cơ quan thẩm định đối chiếu và gửi lại giấy báo nhận.",
    ),
    receive_return.ReturnTooLate: Sentence(
        what="Không nhận gói trả lại năm {year}.",
        why="Kết quả của năm đã công bố và đã nhận ở đây; gói trả lại không mở lại số liệu nữa.",
        advice="Hỏi cơ quan thẩm định. Muốn sửa phải có quyết định điều chỉnh và kết quả công bố lại.",
    ),
    returns.CorrectionReasonNeeded: Sentence(
        what="Chưa tạo được gói nộp năm {year}.",
        why="Gói trước đã bị trả lại để bổ sung, sửa nên gói mới phải ghi lý do điều chỉnh.",
        advice="Xem các câu hỏi của cơ quan thẩm định, sửa số liệu, ghi lý do rồi tạo gói lại.",
    ),
    send_return.ReturnEmpty: Sentence(
        what="Chưa trả lại được gói của đơn vị {unit}.",
        why="Chưa ghi lý do chung, cũng chưa có câu hỏi ở tiêu chí nào.",
        advice="Ghi lý do, hoặc ghi điều cần giải trình ở ít nhất một tiêu chí.",
    ),
    send_tasks.NoTasks: Sentence(
        what="Chưa giao được nhiệm vụ năm {year}.",
        why="Danh sách chưa có nhiệm vụ nào.",
        advice="Ghi ít nhất một nhiệm vụ rồi làm lại.",
    ),
    send_tasks.TaskWrong: Sentence(
        what="Chưa giao được nhiệm vụ.",
        why="Nhiệm vụ thứ {place} (“{title}”) chưa có tên, có ngày không hợp lý, hoặc trùng mã với nhiệm vụ khác.",
        advice="Sửa nhiệm vụ đó rồi làm lại.",
    ),
    send_criteria.SetWithoutYear: Sentence(
        what="Chưa gửi được bộ tiêu chí “{set_id}”.",
        why="Bộ tiêu chí không ghi năm áp dụng.",
        advice="Chọn năm áp dụng (trên dòng lệnh: --year) rồi làm lại.",
    ),
    stream_care.NoBlock: Sentence(
        what="Không có gì để gỡ chặn.",
        why="Không có gói nào của đơn vị {unit} năm {year} đang bị chặn.",
        advice="Xem danh sách đang bị chặn, kiểm tra mã đơn vị và năm.",
    ),
    stream_care.TwoPersonsNeeded: Sentence(
        what="Chưa gỡ chặn.",
        why="Gỡ chặn phải có hai người khác nhau cùng xác nhận.",
        advice="Ghi họ tên của hai người rồi làm lại.",
    ),
    stream_care.WhyNeeded: Sentence(
        what="Chưa xác nhận.",
        why="Việc này phải có lý do để ghi vào nhật ký.",
        advice="Ghi lý do rồi làm lại.",
    ),
    stream_care.NotADigest: Sentence(
        what="Không dùng được mã kiểm tra “{digest}…”.",
        why="Mã kiểm tra của gói gồm 128 chữ số từ 0 đến 9 và a đến f; gỡ chặn cần hai mã khác nhau.",
        advice="Chép lại nguyên mã từ thông báo hoặc từ màn hình của cơ quan thẩm định.",
    ),
    publish_ranking.NothingToRank: Sentence(
        what="Chưa xếp hạng được năm {year}.",
        why="Chưa có đơn vị nào được thẩm định.",
        advice="Thẩm định ít nhất một đơn vị rồi xếp hạng.",
    ),
    publish_ranking.LinesOpen: Sentence(
        what="Chưa công bố được xếp hạng năm {year}.",
        why="Còn {count} đơn vị chưa được thẩm định xong, ví dụ {unit}.",
        advice="Thẩm định hết các tiêu chí của từng đơn vị rồi công bố.",
    ),
    send_results.NotPublished: Sentence(
        what="Chưa trả kết quả năm {year} được.",
        why="Xếp hạng của năm chưa được công bố.",
        advice="Công bố xếp hạng trước, rồi trả kết quả.",
    ),
    make_report.UnknownReport: Sentence(
        what="Không có báo cáo “{kind}”.",
        why="Tên báo cáo không có trong danh sách của vai trò này.",
        advice="Xem danh sách báo cáo rồi chọn lại.",
    ),
    paper.PartNeeded: Sentence(
        what="Chưa lập được báo cáo “{kind}”.",
        why="Báo cáo này có nhiều kỳ hoặc nhiều phần; chưa chọn phần nào.",
        advice="Chọn kỳ, đơn vị hoặc phần cần lập rồi làm lại.",
    ),
    paper.PartUnknown: Sentence(
        what="Chưa lập được báo cáo “{kind}” cho phần “{part}”.",
        why="Báo cáo năm {year} không có phần này, hoặc không chia phần.",
        advice="Xem các phần của báo cáo rồi chọn lại, hoặc lập báo cáo chung.",
    ),
}

UNKNOWN = Sentence(
    what="Không thực hiện được.",
    why="Có trở ngại chưa được mô tả.",
    advice="Ghi lại mã lỗi và báo bộ phận hỗ trợ.",
)


def sentence_of(error: CchcError) -> Sentence:
    """The sentences of an error with its fields filled in."""
    found = sentences().get(type(error), UNKNOWN)
    if isinstance(error, EvidenceType | EvidenceTypeRefused):
        is_received = isinstance(error, EvidenceType)
        found = said_by_family(found, str(error.fields.get("family") or ""), is_received=is_received)
    fields = _Blank({name: "" if value is None else str(value) for name, value in error.fields.items()})
    return Sentence(
        what=found.what.format_map(fields),
        why=found.why.format_map(fields),
        advice=found.advice.format_map(fields),
    )


def sentences() -> dict[type[CchcError], Sentence]:
    """Every error class with its sentences."""
    return {
        **_SERVICES,
        **key_errors.SENTENCES,
        **numbers.SENTENCES,
        **grid.SENTENCES,
        **record_sheet.SENTENCES,
        **release.SENTENCES,
        **deadlines.SENTENCES,
        **criteria.SENTENCES,
        **criteria_sheets.SENTENCES,
        **outside.SENTENCES,
        **criteria_annex.SENTENCES,
        **criteria_editor.SENTENCES,
        **reports.SENTENCES,
        **report_texts.SENTENCES,
        **letterheads.SENTENCES,
        **paper_dossiers.SENTENCES,
        **paper_templates.SENTENCES,
        **storage_errors.SENTENCES,
        **package_errors.SENTENCES,
        **government_signature.SENTENCES,
        **cli.SENTENCES,
        **result_errors.SENTENCES,
        **ranking_errors.SENTENCES,
        **past_results.SENTENCES,
        **printing.SENTENCES,
        **foreign_export.SENTENCES,
        **round_errors.SENTENCES,
        **judgement_aids.SENTENCES,
        **desk_errors.SENTENCES,
        **paper_minutes.SENTENCES,
        **updates.SENTENCES,
    }


class _Blank(dict[str, str]):
    """Fields of a sentence; one that is not known stays empty instead of stopping the message."""

    def __missing__(self, key: str) -> str:
        return ""
