"""What to say when something about keys cannot be done."""

from collections.abc import Mapping

from core import enrolment, passphrases, trust_drafts
from core import trust_lists as listed
from core.errors import CchcError
from core.packages import age_identity
from core.services import enrol_keys, key_care, key_lock, sealed_keys, trust_lists
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = {
    enrolment.NoAuthority: Sentence(
        what="Chưa tạo được gói.",
        why="Sổ chưa ghi cơ quan thẩm định nhận hồ sơ.",
        advice="Vào Cài đặt, chọn cơ quan thẩm định rồi làm lại.",
    ),
    enrolment.EnrolledElsewhere: Sentence(
        what="Không nhận khóa này.",
        why="Khóa đã được đăng ký cho đơn vị khác, hoặc là khóa gốc ({unit}).",
        advice="Yêu cầu đơn vị tạo khóa riêng và gửi lại phiếu đăng ký.",
    ),
    enrolment.EnrolledBefore: Sentence(
        what="Không nhận khóa này.",
        why="Đơn vị {unit} đã dùng khóa này trước đây và đã thay bằng khóa mới hơn.",
        advice="Yêu cầu đơn vị gửi tệp đăng ký của khóa đang dùng; nếu đã mất khóa đó thì tạo khóa mới.",
    ),
    enrolment.NotAnEnrolment: Sentence(
        what="Tệp này không phải tệp đăng ký khóa.",
        why="Sổ chỉ nhận ở đây tệp đăng ký hoặc tệp đổi khóa của đơn vị, hoặc danh sách khóa của cơ quan thẩm định.",
        advice="Chọn đúng tệp khóa. Gói hồ sơ thì nhận ở trang “Nhận gói”.",
    ),
    enrolment.NoRecipient: Sentence(
        what="Chưa mã hóa được gói.",
        why="Sổ chưa biết khóa giải mã của {unit}.",
        advice="Nhận danh sách khóa mới nhất của cơ quan thẩm định; ở cơ quan thẩm định, tạo khóa dự phòng và phát hành danh sách khóa.",
    ),
    passphrases.PassphraseTooShort: Sentence(
        what="Chưa tạo được khóa.",
        why="Mật khẩu khóa phải có ít nhất 12 ký tự và không lặp đi lặp lại vài ký tự.",
        advice="Dùng cụm năm từ do phần mềm gợi ý, hoặc đặt mật khẩu dài hơn.",
    ),
    passphrases.PassphraseCommon: Sentence(
        what="Chưa tạo được khóa.",
        why="Mật khẩu chỉ gồm những từ ai cũng thử đầu tiên (như “mật khẩu”, tên cơ quan, năm).",
        advice="Dùng cụm năm từ do phần mềm gợi ý, hoặc thêm những từ riêng khó đoán.",
    ),
    age_identity.IdentityTextWrong: Sentence(
        what="Chưa đọc được khóa giải mã.",
        why="Dòng khóa vừa nhập bị thiếu, thừa hoặc sai ký tự, hoặc không phải khóa giải mã.",
        advice="Dò lại từng nhóm ký tự trên phiếu, hoặc quét mã QR trên phiếu rồi dán vào.",
    ),
    sealed_keys.IdentityUnknown: Sentence(
        what="Không khôi phục bằng phiếu này.",
        why="Khóa trên phiếu không phải khóa giải mã của đơn vị, cũng không phải khóa dự phòng đã công bố.",
        advice="Kiểm tra ngày và tên đơn vị trên phiếu, lấy đúng phiếu đang cất trong két.",
    ),
    key_care.KeyExists: Sentence(
        what="Không tạo khóa mới.",
        why="Đơn vị đã có khóa ký.",
        advice="Dùng khóa hiện có. Nếu mất mật khẩu, chạy lệnh “key create --replace” để tạo khóa mới rồi đăng ký lại với cơ quan thẩm định.",
    ),
    key_lock.KeysLocked: Sentence(
        what="Chưa thực hiện được vì khóa của đơn vị đang khóa.",
        why="Chưa nhập mật khẩu khóa, hoặc đã quá thời gian không dùng.",
        advice="Nhập mật khẩu khóa rồi làm lại.",
    ),
    key_lock.IdleOutOfRange: Sentence(
        what="Chưa đổi thời gian tự khóa.",
        why="Thời gian tự khóa phải từ 1 đến 120 phút, không phải {minutes}.",
        advice="Chọn lại số phút.",
    ),
    enrol_keys.DigitsDiffer: Sentence(
        what="Chưa tin cậy khóa này.",
        why="Các nhóm số vừa nhập không khớp với khóa trong tệp.",
        advice="Không nhận khóa bằng cách nào khác. Gọi cho đơn vị theo số điện thoại đã biết, đọc lại từng nhóm số trên phiếu giấy.",
    ),
    enrol_keys.SamePerson: Sentence(
        what="Chưa ghi xác nhận thứ hai.",
        why="{person} đã là người xác nhận thứ nhất của khóa này.",
        advice="Nhờ một người khác tự đối chiếu phiếu giấy và gõ lại nhóm số.",
    ),
    enrol_keys.PersonMissing: Sentence(
        what="Chưa ghi xác nhận thứ hai.",
        why="Chưa có họ tên người xác nhận thứ hai.",
        advice="Ghi họ tên người đã tự đối chiếu phiếu giấy.",
    ),
    listed.NotYourAuthority: Sentence(
        what="Không nhận danh sách khóa này.",
        why="Danh sách do {unit} lập, không phải cơ quan thẩm định của đơn vị.",
        advice="Kiểm tra lại cơ quan thẩm định trong Cài đặt, hoặc lấy đúng tệp.",
    ),
    trust_lists.UnknownFingerprint: Sentence(
        what="Không tìm thấy khóa có dấu vân tay {fingerprint}.",
        why="Sổ không giữ khóa nào như vậy.",
        advice="Xem danh sách khóa ở trang “Khóa và tin cậy” rồi nhập lại.",
    ),
    trust_lists.RootsElsewhere: Sentence(
        what="Chưa phát hành được danh sách khóa.",
        why="Danh sách cần chữ ký của {threshold} khóa gốc, không có đủ trên máy này.",
        advice="Ghi bản nháp danh sách, mang đến nơi giữ từng khóa gốc để ký, rồi nhận lại và hoàn tất.",
    ),
    trust_lists.RootsWrong: Sentence(
        what="Chưa lập được danh sách với các khóa gốc này.",
        why="Cần 1 đến 4 khóa gốc khác nhau và số chữ ký bắt buộc không quá số khóa (đã chọn {count} khóa, {threshold} chữ ký).",
        advice="Chọn lại các tệp khóa gốc (.pub) và số chữ ký bắt buộc.",
    ),
    trust_drafts.NotATrustList: Sentence(
        what="Tệp này không phải danh sách khóa.",
        why="Khóa gốc chỉ ký danh sách khóa, không ký loại gói nào khác.",
        advice="Chọn đúng tệp bản nháp danh sách khóa.",
    ),
    trust_drafts.SignedAlready: Sentence(
        what="Không ký thêm.",
        why="Khóa gốc này đã ký danh sách ({fingerprint}).",
        advice="Mang tệp đến người giữ khóa gốc khác, hoặc hoàn tất nếu đã đủ chữ ký.",
    ),
    trust_drafts.SignaturesFull: Sentence(
        what="Không ký thêm.",
        why="Danh sách đã đủ tám chữ ký, không còn chỗ.",
        advice="Hoàn tất danh sách tại cơ quan thẩm định.",
    ),
}
