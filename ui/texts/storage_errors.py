"""What went wrong with the workspace itself, in officials' words; and the problems a full check finds."""

from collections.abc import Mapping

from core import storage_errors as lost
from core.errors import CchcError
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = {
    lost.PlaceGone: Sentence(
        what="Chưa ghi được “{name}”.",
        why="Ổ đĩa hoặc thư mục đang ghi không còn ở đó: USB đã bị rút ra, hoặc thư mục đã bị chuyển đi.",
        advice="Cắm lại USB hoặc chọn nơi khác, rồi làm lại.",
    ),
    lost.WorkspaceGone: Sentence(
        what="Chưa làm được việc này: sổ “{name}” không còn ở chỗ cũ.",
        why="USB chứa sổ đã bị rút ra, hoặc thư mục của sổ đã bị đổi tên hay chuyển đi trong lúc đang mở.",
        advice=(
            "Cắm lại đúng USB (hoặc trả thư mục về chỗ cũ), đóng Sổ CCHC rồi mở lại. Những gì đã báo “Đã lưu” "
            "vẫn còn; điều vừa nhập xin ghi lại ra giấy trước khi đóng."
        ),
    ),
    lost.ReadOnlyPlace: Sentence(
        what="Không ghi được “{name}”. Không có gì thay đổi.",
        why="Ổ đĩa hoặc USB đang khóa chống ghi, hoặc thư mục chỉ cho đọc.",
        advice="Mở khóa chống ghi trên USB, hoặc chép sang một ổ ghi được, rồi làm lại.",
    ),
    lost.PathTooLong: Sentence(
        what="Không ghi được “{name}”. Không có gì thay đổi.",
        why="Đường dẫn của tệp dài quá mức Windows cho phép.",
        advice="Chọn thư mục có tên ngắn hơn và gần gốc ổ đĩa hơn, rồi làm lại.",
    ),
    lost.PortableLocked: Sentence(
        what="Chưa chạy được Sổ CCHC từ đây: không ghi được vào thư mục “{name}” cạnh chương trình.",
        why="USB đang khóa chống ghi, hoặc thư mục chương trình chỉ cho đọc (đĩa CD, tệp nén, thư mục hệ thống).",
        advice="Mở khóa chống ghi trên USB, hoặc chép cả thư mục chương trình sang một ổ ghi được, rồi chạy lại.",
    ),
    lost.OnRemovableDrive: Sentence(
        what="Không mở sổ “{name}” trên ổ tháo rời.",
        why="Sổ của chương trình cài trên máy phải nằm trên ổ đĩa của máy; rút USB giữa chừng sẽ làm hỏng sổ.",
        advice="Chép cả thư mục sổ vào ổ đĩa của máy rồi mở lại, hoặc dùng bản xách tay chạy ngay trên USB đó.",
    ),
    lost.OnNetworkDrive: Sentence(
        what="Không dùng sổ ở thư mục “{name}”.",
        why=(
            "Thư mục nằm trên máy khác (ổ đĩa mạng): số liệu có thể hỏng khi mạng chập chờn, và hai máy có thể "
            "cùng ghi một lúc."
        ),
        advice="Chép cả thư mục sổ vào ổ đĩa của máy này rồi mở lại. Ổ mạng dùng để cất bản sao lưu và gói.",
    ),
    lost.Synchronised: Sentence(
        what="Không đặt sổ ở thư mục “{name}”.",
        why=(
            "Thư mục được đồng bộ lên mạng (OneDrive, Google Drive…): chương trình đồng bộ có thể chép đè sổ đang "
            "mở và đưa số liệu ra ngoài cơ quan."
        ),
        advice="Chọn một thư mục không đồng bộ trên ổ đĩa của máy.",
    ),
    lost.OutsidePortable: Sentence(
        what="Bản xách tay không dùng sổ ở thư mục “{name}”.",
        why="Bản này chỉ giữ sổ trong thư mục data cạnh chương trình và không ghi gì vào máy đang dùng nhờ.",
        advice=(
            "Chọn thư mục trong data\\workspaces. Muốn dùng sổ có sẵn trên máy: sao lưu sổ bằng chương trình "
            "đang giữ nó, rồi vào Sổ → Khôi phục từ bản sao lưu."
        ),
    ),
    lost.LibraryTooOld: Sentence(
        what="Không mở sổ. Sổ vẫn nguyên vẹn.",
        why="Thành phần lưu dữ liệu đi kèm chương trình là bản {found}; cần từ {needed} để không làm hỏng sổ.",
        advice="Cài đặt lại Sổ CCHC từ bộ cài chính thức.",
    ),
    lost.SettingNotTaken: Sentence(
        what="Không mở sổ. Sổ vẫn nguyên vẹn.",
        why="Thành phần lưu dữ liệu trên máy này không nhận chế độ ghi an toàn mà sổ cần ({setting}: {found}).",
        advice="Cài đặt lại Sổ CCHC từ bộ cài chính thức. Nếu vẫn vậy, báo người quản trị máy.",
    ),
    lost.NoWorkspace: Sentence(
        what="Không mở được sổ trong thư mục “{name}”.",
        why="Thư mục này không có sổ nào.",
        advice="Chọn đúng thư mục của sổ, hoặc lập sổ mới.",
    ),
    lost.WorkspaceExists: Sentence(
        what="Không lập sổ mới trong thư mục “{name}”.",
        why="Thư mục này đã có một sổ.",
        advice="Mở sổ đang có, hoặc chọn một thư mục trống để lập sổ mới.",
    ),
    lost.FolderNotEmpty: Sentence(
        what="Không dùng được thư mục “{name}”.",
        why="Thư mục đang chứa các tệp khác, không phải là một sổ.",
        advice="Chọn một thư mục trống hoặc tạo thư mục mới.",
    ),
    lost.WorkspaceInUse: Sentence(
        what="Chưa mở được sổ “{name}”.",
        why="Sổ đang được mở ở một cửa sổ hoặc chương trình khác.",
        advice="Đóng cửa sổ hoặc chương trình đang mở sổ, rồi mở lại.",
    ),
    lost.WindowSilent: Sentence(
        what="Chưa mở được tệp.",
        why="Sổ “{name}” đang mở ở một cửa sổ hoặc chương trình khác; nơi đó đang bận, chưa trả lời.",
        advice="Chờ việc đang làm ở cửa sổ đó xong rồi bấm đúp lại, hoặc kéo tệp vào cửa sổ đó.",
    ),
    lost.DatabaseTooNew: Sentence(
        what="Không mở được sổ. Sổ vẫn nguyên vẹn.",
        why="Sổ đã được mở bằng một phiên bản Sổ CCHC mới hơn phiên bản này.",
        advice="Cập nhật Sổ CCHC trên máy này lên phiên bản mới, rồi mở lại.",
    ),
    lost.DatabaseNeedsVersion: Sentence(
        what="Không mở được sổ. Sổ vẫn nguyên vẹn.",
        why="Sổ đã được Sổ CCHC phiên bản {version} chuyển sang dạng mới; chương trình trên máy này cũ hơn.",
        advice="Cập nhật Sổ CCHC trên máy này lên phiên bản {version} hoặc mới hơn, rồi mở lại.",
    ),
    lost.MigrationFailed: Sentence(
        what="Chưa chuyển được sổ “{name}” sang dạng của phiên bản này. Sổ đã được đặt lại như trước.",
        why="Có dữ liệu trong sổ mà bước chuyển ({revision}) không xử lý được.",
        advice="Mở sổ bằng phiên bản cũ để làm việc tiếp, và gửi tệp lỗi cho bộ phận hỗ trợ.",
    ),
    lost.ForeignDatabase: Sentence(
        what="Không mở tệp “{name}”. Tệp vẫn nguyên vẹn.",
        why="Tệp này không phải là sổ do Sổ CCHC lập.",
        advice="Chọn đúng thư mục của sổ. Nếu tệp đã bị thay nhầm, phục hồi từ bản sao lưu.",
    ),
    lost.DamagedDatabase: Sentence(
        what="Không mở được sổ.",
        why="Một phần dữ liệu của sổ đã bị hỏng, có thể do mất điện hoặc ổ đĩa lỗi.",
        advice="Giữ nguyên thư mục hiện tại, phục hồi từ bản sao lưu gần nhất và báo người quản trị.",
    ),
    lost.SourceUnreadable: Sentence(
        what="Không đọc được tệp “{name}”.",
        why="Tệp đã bị chuyển đi, thiết bị đã rút ra, hoặc không có quyền đọc tệp.",
        advice="Kiểm tra tệp còn ở đó và mở được, cắm lại thiết bị nếu cần, rồi chọn lại tệp.",
    ),
    lost.TextFileRefused: Sentence(
        what="Chưa đọc được chữ trong tệp “{name}”.",
        why="Chỉ đọc được văn bản Word .docx và văn bản thuần .txt; tệp này là loại khác (PDF, Word cũ .doc, "
        "tệp có mật khẩu) hoặc đã hỏng.",
        advice="Mở tệp bằng Word rồi lưu thành .docx; hoặc sao chép đoạn cần kiểm tra rồi dán vào ô văn bản.",
    ),
    lost.EvidenceLost: Sentence(
        what="Không mở được tài liệu kiểm chứng.",
        why="Tệp của tài liệu này không còn trong kho của sổ.",
        advice="Thêm lại tệp gốc của tài liệu, hoặc phục hồi từ bản sao lưu gần nhất.",
    ),
    lost.FileThere: Sentence(
        what="Không ghi đè tệp “{name}”.",
        why="Đã có một tệp mang tên này; có thể đó là một khóa khác.",
        advice="Chọn tên tệp khác hoặc thư mục khác.",
    ),
    lost.NotDamaged: Sentence(
        what="Không cứu dữ liệu của sổ “{name}”.",
        why="Kiểm tra toàn bộ cho thấy dữ liệu của sổ không hỏng.",
        advice="Mở sổ như bình thường. Muốn trở về một thời điểm cũ, dùng Khôi phục từ bản sao lưu.",
    ),
    lost.NoSuchBackup: Sentence(
        what="Không trở về bản sao lưu “{name}”.",
        why="Sổ không giữ bản sao lưu nào mang tên này, hoặc không còn bản nào dùng được.",
        advice="Xem danh sách bản sao lưu của sổ, hoặc khôi phục từ tệp sao lưu ở USB hay máy khác.",
    ),
    lost.NoKey: Sentence(
        what="Chưa thực hiện được vì đơn vị chưa có khóa.",
        why="Sổ này chưa tạo khóa để niêm phong gói dữ liệu.",
        advice="Tạo khóa của đơn vị trong phần Khóa, rồi làm lại.",
    ),
    lost.CriteriaVersionTaken: Sentence(
        what="Không nhận bộ tiêu chí {set_id}, phiên bản {version}.",
        why="Sổ đã có phiên bản này với nội dung khác; một phiên bản đã ban hành không được thay đổi.",
        advice="Đề nghị nơi ban hành đặt số phiên bản mới cho nội dung đã sửa.",
    ),
    lost.InsideWorkspace: Sentence(
        what="Chưa sao lưu ra nơi khác.",
        why="Thư mục “{name}” nằm ngay trong sổ: ổ đĩa hỏng thì mất cả sổ lẫn bản sao lưu.",
        advice="Chọn một thư mục trên USB hoặc ổ đĩa khác.",
    ),
    lost.BackupUnknown: Sentence(
        what="Không khôi phục. Sổ vẫn nguyên như cũ.",
        why="Sổ không giữ bản sao lưu số {number}; bản cũ tự được bỏ khi có bản mới hơn.",
        advice="Xem lại các bản đang giữ rồi chọn một bản trong đó.",
    ),
    lost.BackupLocked: Sentence(
        what="Chưa khôi phục được từ “{name}”.",
        why="Bản sao lưu này đã được mã hóa.",
        advice=(
            "Nhập cụm mật khẩu khóa của đơn vị (tệp khóa .age-key nằm cạnh bản sao lưu), hoặc nội dung phiếu khóa "
            "giải mã đã niêm phong."
        ),
    ),
    lost.BackupDamaged: Sentence(
        what="Không phục hồi từ tệp “{name}”. Sổ hiện tại vẫn nguyên vẹn.",
        why="Tệp không phải là bản sao lưu của Sổ CCHC, hoặc nội dung đã bị hỏng hay thay đổi ({member}).",
        advice="Sao chép lại tệp từ nơi cất giữ, hoặc dùng một bản sao lưu khác.",
    ),
}

_PROBLEMS: Mapping[str, str] = {
    "DATABASE_DAMAGED": "Dữ liệu của sổ bị hỏng: {subject}.",
    "DATABASE_ROWS": "Số dòng dựng lại khác với bản sao lưu: {subject}.",
    "E_BACKUP": "Bản sao lưu đã bị thay đổi hoặc hỏng: {subject}.",
    "E_DB_DAMAGED": "Dữ liệu trong bản sao lưu bị hỏng: {subject}.",
    "DATABASE_REFERENCE": "Dữ liệu của sổ thiếu dòng được nhắc tới: {subject}.",
    "EVIDENCE_MISSING": "Thiếu tệp tài liệu kiểm chứng có mã {subject}.",
    "EVIDENCE_CHANGED": "Tệp tài liệu kiểm chứng có mã {subject} đã bị hỏng hoặc thay đổi.",
    "AUDIT_BROKEN": "Nhật ký thao tác không còn liền mạch từ dòng số {subject}.",
}


def problem_text(problem: str) -> str:
    """A problem of the full check, told as `code subject`, in words."""
    code, _, subject = problem.partition(" ")
    words = _PROBLEMS.get(code, "Có vấn đề cần người quản trị xem: {subject}.")
    return words.format(subject=subject or code)
