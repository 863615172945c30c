"""What could not be done about desks of the appraiser and their work, why, and what to do now."""

from collections.abc import Mapping
from types import MappingProxyType

from core import desks
from core.errors import CchcError
from core.office import NotAtDesk
from core.services import assign_desks, decide_conflicts, export_work, merge_work, set_up
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotAtDesk: Sentence(
            what="Không thực hiện được việc này ở bàn thẩm định.",
            why="Mở đợt, công bố, trả kết quả và quản lý khóa là việc của cơ quan chủ trì {authority}.",
            advice="Gửi công việc đã thẩm định về cơ quan chủ trì; việc này làm ở máy của cơ quan chủ trì.",
        ),
        set_up.DeskNameMissing: Sentence(
            what="Chưa lập được sổ của bàn thẩm định.",
            why="Bàn thẩm định phải có tên, ví dụ Sở Tài chính.",
            advice="Ghi tên cơ quan hoặc bộ phận thẩm định rồi làm lại.",
        ),
        desks.DeskUnknown: Sentence(
            what="Không tìm thấy bàn thẩm định {desk}.",
            why="Bàn này chưa có trong danh sách, hoặc đã thôi dùng.",
            advice="Thêm bàn thẩm định ở trang Thẩm định, thẻ Phân công.",
        ),
        desks.NotAssigned: Sentence(
            what="Chưa ghi được điểm tiêu chí {criterion} của đơn vị {unit}.",
            why="Tiêu chí này của đơn vị không giao cho bàn thẩm định này.",
            advice="Chọn tiêu chí được giao; cần thêm phần việc thì đề nghị cơ quan chủ trì giao.",
        ),
        assign_desks.PersonOrDesk: Sentence(
            what="Chưa ghi được phân công.",
            why="Mỗi phần việc phải có bàn thẩm định hoặc người nhận; mỗi bàn phải có tên.",
            advice="Chọn bàn thẩm định hoặc ghi tên người nhận.",
        ),
        assign_desks.DeskBusy: Sentence(
            what="Chưa bỏ được bàn thẩm định {desk}.",
            why="Bàn này còn phần việc được giao của năm {year}.",
            advice="Giao phần việc đó cho nơi khác rồi bỏ bàn này.",
        ),
        decide_conflicts.ConflictUnknown: Sentence(
            what="Chưa ghi được quyết định.",
            why="Điểm khác nhau này đã được quyết định, hoặc không còn.",
            advice="Xem lại danh sách điểm khác nhau ở thẻ Phân công.",
        ),
        merge_work.RowChanged: Sentence(
            what="Không nhận gói công việc thẩm định này.",
            why="Một điểm đã có ở đây của tiêu chí {criterion}, đơn vị {unit} bị ghi khác đi trong gói.",
            advice="Không nhận theo cách khác. Gọi cho bàn thẩm định đã gửi và báo người quản trị.",
        ),
        export_work.NothingAssigned: Sentence(
            what="Chưa giao được việc cho {desk}.",
            why="Chưa có phần việc nào của đơn vị đã nộp được phân công cho bàn này.",
            advice="Phân công lĩnh vực hoặc tiêu chí cho bàn này, hoặc chờ đơn vị nộp, rồi giao lại.",
        ),
        export_work.DeskWithoutKey: Sentence(
            what="Chưa giao được việc cho bàn thẩm định {desk}.",
            why="Khóa của bàn này chưa được đăng ký và xác nhận ở đây.",
            advice="Nhận phiếu đăng ký khóa của bàn ở trang Khóa và tin cậy, đối chiếu dãy số, rồi giao lại.",
        ),
        export_work.ListBehind: Sentence(
            what="Chưa giao được việc cho bàn thẩm định {desk}.",
            why="Danh sách khóa tin cậy phát hành gần nhất chưa có khóa của bàn này.",
            advice="Phát hành danh sách khóa tin cậy mới ở trang Khóa và tin cậy, rồi giao lại.",
        ),
        export_work.WorkTooLarge: Sentence(
            what="Chưa tạo được gói công việc.",
            why="Phần việc quá lớn so với giới hạn một gói.",
            advice="Giao thành nhiều lần, mỗi lần một số đơn vị hoặc lĩnh vực.",
        ),
        export_work.NotADesk: Sentence(
            what="Không tạo được gói công việc gửi về cơ quan chủ trì.",
            why="Sổ này là của cơ quan chủ trì, không phải của bàn thẩm định.",
            advice="Mở sổ của bàn thẩm định rồi tạo gói.",
        ),
    }
)
