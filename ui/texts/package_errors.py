"""Why a package was refused, in officials' words: one sentence set per class of `core.packages.refusals`."""

from collections.abc import Mapping

from core.errors import CchcError
from core.packages import carriage_refusals as carried
from core.packages import refusals as refused
from core.packages.cms import CmsBad, CmsMissing
from core.packages.parts import PartSizeWrong
from core.packages.signing import KeyFileDamaged, KeyLineWrong, PassphraseWrong
from core.packages.trust import AllowedSignersWrong
from ui.texts.sentence import Sentence

_WHAT = "Không nhận gói dữ liệu này. Chưa có gì được ghi vào sổ."
_COPY_AGAIN = "Sao chép lại tệp từ nơi gửi, hoặc đề nghị bên gửi xuất lại gói. Không tự sửa tệp."
_WHICH_PROGRAM = "Hỏi bên gửi đã tạo tệp bằng chương trình nào; đề nghị xuất lại bằng Sổ CCHC."
_TELEPHONE = (
    "Không nhận bằng cách nào khác. Gọi cho bên gửi theo số điện thoại đã biết để đối chiếu dấu vân khóa, "
    "và báo người quản trị."
)
_NEW_REVISION = "Đề nghị bên gửi chỉnh lại và xuất phiên bản mới."
_DRIVE = "Giải phóng dung lượng hoặc kiểm tra ổ đĩa, rồi làm lại."
_ADMINISTRATOR = "Báo người quản trị của đơn vị quyết định."

_DAMAGED = "Tệp bị hỏng khi sao chép hoặc đã bị thay đổi"
_FOREIGN = "Tệp không do Sổ CCHC tạo, hoặc do một phiên bản không tương thích tạo"


def _no(why: str, advice: str) -> Sentence:
    return Sentence(what=_WHAT, why=why, advice=advice)


def _damaged(detail: str) -> Sentence:
    return _no(f"{_DAMAGED}: {detail}.", _COPY_AGAIN)


def _foreign(detail: str) -> Sentence:
    return _no(f"{_FOREIGN}: {detail}.", _WHICH_PROGRAM)


def _untrusted(why: str) -> Sentence:
    return _no(why, _TELEPHONE)


_STRUCTURE: Mapping[type[CchcError], Sentence] = {
    refused.NotReadable: Sentence(
        what="Không đọc được tệp.",
        why="Ổ đĩa không trả lời hoặc đã bị rút ra.",
        advice="Cắm lại ổ đĩa hoặc USB, rồi chọn lại tệp.",
    ),
    refused.PackageTooLarge: _no("Gói vượt quá dung lượng cho phép.", _NEW_REVISION),
    refused.NotPackage: _foreign("phần đầu tệp không phải của gói dữ liệu"),
    refused.ZipTruncated: _damaged("tệp bị thiếu phần cuối"),
    refused.ZipMethod: _foreign("nội dung bị nén"),
    refused.ZipFlags: _foreign("có dấu hiệu không được dùng"),
    refused.ZipVersion: _foreign("số phiên bản ghi bên trong không đúng"),
    refused.ZipTime: _foreign("ngày giờ ghi bên trong không đúng quy định"),
    refused.ZipSizeFields: _damaged("kích thước ghi bên trong không khớp nhau"),
    refused.ZipExtra: _foreign("có phần thông tin thêm không được phép"),
    refused.ZipName: _foreign("có tên tệp bên trong không được phép"),
    refused.ZipRoot: _foreign("bên trong có nhiều hơn một thư mục gốc"),
    refused.ZipDuplicate: _foreign("có tên tệp bên trong bị lặp"),
    refused.ZipOrder: _foreign("các phần bên trong không đúng thứ tự"),
    refused.ZipEntries: _no("Gói có quá nhiều tệp bên trong.", _NEW_REVISION),
    refused.ZipEntrySize: _no("Một phần bên trong gói lớn hơn mức cho phép.", _NEW_REVISION),
    refused.ZipCrc: _damaged("số kiểm tra của một phần bên trong không khớp"),
    refused.ZipDirectoryMismatch: _damaged("mục lục bên trong không khớp với nội dung"),
    refused.ZipDirectoryCount: _damaged("mục lục bên trong thiếu hoặc thừa dòng"),
    refused.ZipAttributes: _foreign("có phần bên trong không phải là tệp thường"),
    refused.ZipComment: _foreign("có lời ghi chú kèm theo hoặc bị chia nhiều đĩa"),
    refused.ZipEnd: _damaged("phần kết thúc không khớp với nội dung"),
    refused.ZipTrailing: _damaged("có dữ liệu thừa ở cuối tệp"),
    refused.BagMissing: _damaged("thiếu một phần bắt buộc"),
    refused.BagDeclaration: _foreign("phần khai báo không đúng"),
    refused.BagInfoWrong: _foreign("phần thông tin chung không đúng"),
    refused.BagFetch: _foreign("gói yêu cầu tải thêm tệp từ nơi khác"),
    refused.BagManifest: _foreign("bảng kê tệp không đúng"),
    refused.BagTagManifest: _foreign("bảng kê niêm phong không đúng"),
    refused.BagTagHash: _damaged("bảng kê không khớp với phần đã niêm phong"),
    refused.BagUnlisted: _damaged("có tệp không nằm trong bảng kê"),
    refused.BagAbsent: _damaged("thiếu một tệp có trong bảng kê"),
}

_CARRIAGE: Mapping[type[CchcError], Sentence] = {
    carried.PartsListWrong: _no(
        "Bảng kê các phần “{name}” bị hỏng hoặc đã bị sửa.",
        "Sao chép lại tệp bảng kê từ nơi gửi, hoặc đề nghị bên gửi xuất lại gói.",
    ),
    carried.PartMissing: _no(
        "Gói được chia làm nhiều phần và còn thiếu tệp “{part}”.",
        "Tìm tệp “{part}” trong các thư điện tử hoặc USB đã nhận, chép vào cùng thư mục với các phần khác "
        "rồi nhận lại.",
    ),
    carried.PartDuplicate: _no(
        "Có hai tệp cho cùng một phần của gói: “{part}” và “{other}”.",
        "Chỉ giữ lại một tệp đúng tên “{part}”, chuyển tệp “{other}” ra khỏi thư mục rồi nhận lại.",
    ),
    carried.PartForeign: _no(
        "Tệp “{other}” là phần của một gói khác, không phải phần “{part}” của gói này.",
        "Chép đúng tệp “{part}” của gói này vào thư mục; không trộn các phần của hai gói.",
    ),
    carried.PartHash: _no(
        "Phần “{part}” bị hỏng khi sao chép hoặc đã bị thay đổi.",
        "Chỉ cần sao chép lại riêng tệp “{part}” từ nơi gửi rồi nhận lại. Không tự sửa tệp.",
    ),
    carried.PartsWhole: _damaged("các phần đều đúng nhưng ghép lại không thành tệp “{name}” trong bảng kê"),
    carried.AgeHeaderWrong: _foreign("cách mã hóa không phải loại được dùng"),
    carried.AgeLocked: _no(
        "Gói đã được mã hóa và khóa giải mã của đơn vị đang khóa.",
        "Mở khóa của đơn vị bằng cụm mật khẩu rồi nhận lại gói.",
    ),
    carried.AgeNoKey: _no(
        "Gói được mã hóa cho đơn vị khác: khóa giải mã ở đây không mở được.",
        "Đề nghị bên gửi xuất lại gói, mã hóa cho đơn vị này, hoặc gửi gói không mã hóa.",
    ),
    carried.AgeCorrupt: _damaged("phần mã hóa bị thiếu hoặc không còn nguyên vẹn"),
    PartSizeWrong: Sentence(
        what="Chưa chia được gói thành các phần.",
        why="Mỗi phần phải từ 1 MiB đến 2 GiB và không quá 999 phần; với gói này nhỏ nhất là {smallest} MiB.",
        advice="Chọn lại cỡ mỗi phần, ví dụ 17 MiB để gửi thư điện tử.",
    ),
}

_SEAL: Mapping[type[CchcError], Sentence] = {
    refused.SignatureMissing: _foreign("gói chưa được niêm phong"),
    refused.SignatureFormat: _damaged("niêm phong không đọc được"),
    refused.SignatureAlgorithm: _foreign("niêm phong thuộc loại không được dùng"),
    refused.SignatureKeyWeak: _untrusted("Khóa niêm phong không an toàn, không được dùng."),
    refused.SignatureNamespace: _untrusted(
        "Niêm phong được làm cho một việc khác, không phải cho loại gói này."
    ),
    refused.SignatureBad: _no(
        "Niêm phong không khớp với nội dung: gói đã bị thay đổi sau khi niêm phong.",
        f"Sao chép lại tệp từ nơi gửi và thử lại. Nếu vẫn không được: {_TELEPHONE[0].lower()}{_TELEPHONE[1:]}",
    ),
    refused.TrustNone: _no(
        "Sổ chưa có danh sách khóa tin cậy nào.",
        "Người quản trị nạp danh sách khóa tin cậy hoặc xác nhận khóa của bên gửi trước, rồi nhận lại gói.",
    ),
    refused.UnknownKey: _no(
        "Khóa niêm phong không có trong danh sách tin cậy.",
        f"{_TELEPHONE} Chỉ người quản trị mới được đăng ký khóa mới.",
    ),
    refused.KeyRevoked: _untrusted("Khóa niêm phong đã bị thu hồi."),
    refused.KeyUnconfirmed: _no(
        "Khóa của đơn vị {unit} mới có một người xác nhận; cơ quan thẩm định yêu cầu hai người.",
        "Mở trang “Khóa và tin cậy”, để người thứ hai gõ lại nhóm số trên phiếu giấy, rồi nhận lại gói.",
    ),
    refused.KeyRole: _untrusted("Khóa niêm phong không có quyền gửi loại gói này."),
    refused.CosignWrong: _untrusted("Thiếu, thừa hoặc trùng người cùng niêm phong."),
    refused.KeyOwner: _untrusted(
        "Khóa niêm phong là của đơn vị {unit}, không phải của đơn vị ghi trong gói."
    ),
    refused.KeyEpoch: _untrusted(
        "Gói được niêm phong bằng khóa không còn là khóa hiện hành của đơn vị {unit}."
    ),
    refused.KeyRange: _untrusted("Số phiên bản {revision} nằm ngoài khoảng khóa này được dùng."),
    CmsMissing: _no(
        "Gói nộp phải có thêm chữ ký số công vụ, nhưng gói này chưa có.",
        "Đề nghị bên gửi xuất lại gói và ký bằng thiết bị ký số (USB token).",
    ),
    CmsBad: _untrusted(
        "Chữ ký số công vụ kèm theo gói không đúng, hoặc không phải là chữ ký trên chính gói này."
    ),
    refused.CertificateUntrusted: _untrusted(
        "Chứng thư của chữ ký số kèm theo gói không được tin cậy ở đây: chưa nạp chứng thư gốc của nơi cấp, "
        "hoặc chứng thư đã hết hạn, đã bị thu hồi."
    ),
    AllowedSignersWrong: Sentence(
        what="Không dùng được danh sách khóa này.",
        why="Dòng {line} không đúng dạng, hoặc một khóa được ghi cho hai đơn vị.",
        advice="Xin lại danh sách khóa từ cơ quan thẩm định, hoặc xuất lại từ Sổ CCHC.",
    ),
    KeyLineWrong: Sentence(
        what="Không đọc được khóa công khai.",
        why="Dòng khóa không đúng dạng, hoặc khóa thuộc loại không được dùng.",
        advice="Xin lại phiếu đăng ký khóa hoặc tệp đăng ký từ đơn vị.",
    ),
    PassphraseWrong: Sentence(
        what="Chưa mở được khóa của đơn vị.",
        why="Cụm mật khẩu không đúng.",
        advice="Gõ lại cụm mật khẩu; kiểm tra phím Caps Lock và bộ gõ tiếng Việt.",
    ),
    KeyFileDamaged: Sentence(
        what="Không đọc được khóa của đơn vị.",
        why="Tệp khóa bị hỏng hoặc không phải khóa do Sổ CCHC tạo.",
        advice="Lấy lại khóa từ bản sao lưu, hoặc tạo khóa mới và đăng ký lại với cơ quan thẩm định.",
    ),
}

_DOCUMENT: Mapping[type[CchcError], Sentence] = {
    refused.DocumentHash: _damaged("phần nội dung chính không khớp với bảng kê"),
    refused.JsonUtf8: _foreign("phần nội dung chính không đúng bảng mã chữ"),
    refused.JsonDepth: _foreign("phần nội dung chính lồng quá nhiều lớp"),
    refused.JsonSyntax: _foreign("phần nội dung chính không đọc được"),
    refused.JsonDuplicateKey: _foreign("phần nội dung chính có mục bị lặp"),
    refused.JsonNumber: _foreign("phần nội dung chính có số viết không đúng quy định"),
    refused.JsonString: _foreign("phần nội dung chính có chữ hoặc ký tự không được phép"),
    refused.JsonNotCanonical: _foreign("phần nội dung chính không viết theo dạng quy định"),
    refused.SchemaNewer: _no(
        "Gói được tạo bằng phiên bản Sổ CCHC mới hơn.", "Cập nhật Sổ CCHC trên máy này, rồi nhận lại gói."
    ),
    refused.SchemaWrong: _foreign("một mục của nội dung bị thiếu, thừa hoặc có giá trị không hợp lệ"),
    refused.KindWrong: _no(
        "Đây không phải loại gói được nhận ở màn hình này, hoặc gói tự ghi hai loại khác nhau.",
        "Mở gói ở đúng mục của nó; nếu vẫn không được, đề nghị bên gửi xuất lại gói bằng Sổ CCHC.",
    ),
    refused.BindWrong: _foreign("nội dung chính và phần thông tin chung không khớp nhau"),
    refused.RecipientWrong: Sentence(
        what=_WHAT,
        why="Gói được gửi cho {recipient}, không phải cho đơn vị này.",
        advice="Chuyển gói cho đúng đơn vị nhận.",
    ),
    refused.CommuneUnknown: _no(
        "Mã xã {commune} không có trong danh sách của cơ quan thẩm định này, hoặc khác với bên gửi.",
        _ADMINISTRATOR,
    ),
    refused.PeriodClosed: _no(
        "Kỳ {period} chưa mở hoặc đã đóng ở đây.",
        "Nếu gói ghi nhầm kỳ, đề nghị bên gửi xuất lại; nếu không, người quản trị mở kỳ này trước.",
    ),
    refused.CriteriaWrong: _no(
        "Gói được lập theo bộ tiêu chí {criteria}, phiên bản {version}, không phải bộ đã ban hành cho kỳ này.",
        "Bên gửi nạp bộ tiêu chí hiện hành, chấm lại và xuất gói mới.",
    ),
    refused.RevisionOld: _no(
        "Đây là phiên bản {revision}; ở đây đã có phiên bản mới hơn ({highest}).",
        "Đề nghị bên gửi đưa phiên bản mới nhất. Gói cũ chỉ có thể xem.",
    ),
    refused.StreamFork: _no(
        "Phiên bản {revision} mâu thuẫn với gói đã nhận trước đó của cùng đơn vị.",
        f"{_TELEPHONE} Chỉ người quản trị được gỡ chặn.",
    ),
    refused.RevisionJump: _no(
        "Số phiên bản nhảy từ {highest} lên {revision}, quá xa so với bình thường.",
        "Người quản trị hỏi bên gửi, rồi xác nhận kèm lý do.",
    ),
    refused.StateRollback: _no(
        "Bên gửi giữ giấy biên nhận số {receipt} mà sổ này không còn: dữ liệu ở đây cũ hơn.",
        "Người quản trị khôi phục bản sao lưu mới nhất và đối chiếu các biên nhận.",
    ),
}

_CONTENT: Mapping[type[CchcError], Sentence] = {
    refused.SpaceShort: Sentence(
        what=_WHAT,
        why="Ổ đĩa không đủ chỗ trống để nhận gói.",
        advice=_DRIVE,
    ),
    refused.PayloadHash: _damaged("một tài liệu kiểm chứng không khớp với bảng kê (“{name}”)"),
    refused.EvidenceSize: _damaged("kích thước một tài liệu kiểm chứng không khớp (“{name}”)"),
    refused.EvidenceSha256: _damaged("một tài liệu kiểm chứng không khớp với mã của nó (“{name}”)"),
    refused.EvidenceSet: _foreign("danh sách tài liệu kiểm chứng và các tệp kèm theo không khớp nhau"),
    refused.EvidenceType: Sentence(
        what="Không nhận tài liệu kiểm chứng này.",
        why="“{name}”: loại tệp {extension} không được phép, hoặc nội dung bên trong không đúng với đuôi tệp.",
        advice=(
            "Thay bằng tệp đúng loại (PDF, Word, Excel, PowerPoint, ảnh, phim MP4 hoặc văn bản thuần), "
            "rồi làm lại."
        ),
    ),
    refused.DiskFull: Sentence(what="Không ghi được dữ liệu.", why="Ổ đĩa đã đầy.", advice=_DRIVE),
    refused.WriteFailed: Sentence(
        what="Không ghi được dữ liệu.",
        why="Ổ đĩa báo lỗi khi ghi.",
        advice="Kiểm tra ổ đĩa hoặc cắm lại USB, rồi làm lại.",
    ),
    refused.FileLocked: Sentence(
        what="Không ghi được tệp.",
        why="Một chương trình khác đang mở tệp này.",
        advice="Đóng chương trình đang mở tệp, rồi làm lại.",
    ),
    refused.DatabaseFailed: Sentence(
        what="Không ghi được vào sổ. Chưa có gì thay đổi.",
        why="Sổ dữ liệu báo lỗi khi ghi.",
        advice="Chạy kiểm tra sổ, xem các bản sao lưu, và báo người quản trị.",
    ),
    refused.PackageRefused: _no("Gói không đạt một bước kiểm tra.", _COPY_AGAIN),
    refused.PackageDeviceError: Sentence(
        what="Không đọc hoặc ghi được gói.", why="Ổ đĩa báo lỗi.", advice=_DRIVE
    ),
}

SENTENCES: Mapping[type[CchcError], Sentence] = {
    **_CARRIAGE,
    **_STRUCTURE,
    **_SEAL,
    **_DOCUMENT,
    **_CONTENT,
}
