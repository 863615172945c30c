"""Words of updating the program: what an update brings, what happens, why one was refused."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from core import updates
from core.dates import local
from core.errors import CchcError
from core.updates import Attempt, ChangeSection, CheckedUpdate, Home, KeptBackup
from ui.texts.sentence import Sentence

TITLE = "Cập nhật chương trình"
WHY = (
    "Chọn tệp cập nhật (đuôi .cchc-update) trên USB, hoặc kéo tệp thả vào đây. Tệp được kiểm tra chữ ký và từng "
    "phần trước khi dùng; chưa có gì thay đổi cho đến khi anh/chị bấm nút cập nhật."
)
CHECK = "Kiểm tra tệp"
ACT = "Sao lưu và cập nhật"
FILE = "Tệp cập nhật"
FILES = "Tệp cập nhật Sổ CCHC (*.cchc-update)"
CHECKING = "Đang kiểm tra tệp cập nhật"
PREPARING = "Đang sao lưu và chuẩn bị cập nhật"
STARTING = "Đang mở bộ cài"
CONVERTING = "Đang chuyển sổ sang dạng mới"
VERSIONS, SIGNED_BY, DAY, NOTEBOOK, BACKUP, NEXT = (
    "Phiên bản",
    "Khóa phát hành",
    "Ngày phát hành",
    "Dạng của sổ",
    "Bản sao lưu",
    "Sau đó",
)
CHANGES = "Những thay đổi"
NO_CHANGES = "Bản cập nhật không ghi thay đổi nào."
SECOND = "Ghi thêm một bản sao lưu vào thư mục khác (USB, ổ mạng)"
SECOND_HINT = "Không bắt buộc"
CONVERTED_TO_BE = "Sổ được chuyển sang dạng mới ở lần mở đầu tiên; bản trước được giữ trong thư mục của sổ."
FORM_STAYS = "Không đổi."
NO_NOTEBOOK = "Không có sổ nào đang mở nên không sao lưu sổ nào."
SAMPLE_OPEN = "Sổ đang mở là sổ mẫu, không cần sao lưu."
COMPARE = "{fingerprint} – đối chiếu với dấu vân khóa in trong hướng dẫn cài đặt"

SENTENCES: Mapping[type[CchcError], Sentence] = {
    updates.NotAnUpdate: Sentence(
        what="Không cập nhật được từ tệp “{name}”.",
        why="Tệp này không phải là tệp cập nhật của Sổ CCHC.",
        advice="Chọn tệp có đuôi .cchc-update nhận từ nơi phát hành. Gói dữ liệu (.cchc) thì mở ở trang Nhận gói.",
    ),
    updates.UpdateDamaged: Sentence(
        what="Không cập nhật được từ tệp “{name}”. Chương trình đang dùng vẫn nguyên vẹn.",
        why="Tệp bị hỏng khi sao chép, hoặc đã bị thay đổi ({detail}).",
        advice="Chép lại tệp từ nơi phát hành rồi chọn lại. Nếu vẫn như vậy, dùng USB khác và báo nơi phát hành.",
    ),
    updates.UpdateTooLarge: Sentence(
        what="Không cập nhật được từ tệp “{name}”.",
        why="Tệp lớn hơn mức một bản cập nhật có thể có, nên không phải do nơi phát hành làm ra.",
        advice="Chép lại tệp từ nơi phát hành rồi chọn lại.",
    ),
    updates.UpdateFormNewer: Sentence(
        what="Chương trình này chưa đọc được tệp cập nhật “{name}”.",
        why="Tệp được viết theo dạng mới hơn phiên bản đang dùng.",
        advice="Cài trực tiếp bằng bộ cài SoCCHC-Setup của phiên bản mới; số liệu được giữ nguyên.",
    ),
    updates.UpdateOtherProduct: Sentence(
        what="Không dùng tệp này để cập nhật Sổ CCHC.",
        why="Đây là bản cập nhật của chương trình khác ({product}).",
        advice="Chọn đúng tệp cập nhật của Sổ CCHC.",
    ),
    updates.UpdateOtherPlatform: Sentence(
        what="Không cập nhật được trên máy này.",
        why="Bản cập nhật dành cho loại máy khác ({platform}).",
        advice="Dùng tệp này trên máy Windows 64-bit; với máy này, hỏi nơi phát hành.",
    ),
    updates.UpdateSame: Sentence(
        what="Không cần cập nhật.",
        why="Máy này đang dùng đúng phiên bản {version}.",
        advice="Tiếp tục dùng chương trình. Nếu chương trình hoạt động không đúng, chạy lại bộ cài của phiên bản này.",
    ),
    updates.UpdateOlder: Sentence(
        what="Không cập nhật lùi về phiên bản {version}.",
        why="Máy này đang dùng phiên bản {running}, mới hơn; sổ đã mở bằng bản mới thì bản cũ không đọc được.",
        advice="Giữ phiên bản đang dùng, hoặc tìm tệp cập nhật mới hơn.",
    ),
    updates.UpdateTooFar: Sentence(
        what="Chưa cập nhật được thẳng lên phiên bản {version}.",
        why="Máy này đang dùng phiên bản {running}; bản cập nhật cần từ phiên bản {oldest} trở lên.",
        advice="Cập nhật lên phiên bản {oldest} trước, rồi chọn lại tệp này.",
    ),
    updates.UpdateNoKeys: Sentence(
        what="Bản chương trình này không tự cập nhật được.",
        why="Bản dựng này không kèm khóa phát hành nào nên không kiểm tra được chữ ký của tệp cập nhật.",
        advice="Cài Sổ CCHC bằng bộ cài chính thức; số liệu được giữ nguyên.",
    ),
    updates.UpdateNotHere: Sentence(
        what="Không cập nhật được chương trình trên máy này.",
        why="Tệp cập nhật chỉ thay được bản cài trên Windows và bản chạy từ USB của Windows.",
        advice="Trên máy khác, lấy bản mới từ nơi phát hành rồi thay cả thư mục chương trình.",
    ),
    updates.UpdateNoRoom: Sentence(
        what="Chưa cập nhật được vì thiếu chỗ trống.",
        why="Cần khoảng {needed} MB trên ổ chứa dữ liệu chương trình, hiện còn {free} MB.",
        advice="Xóa bớt tệp không cần dùng trên ổ đó rồi làm lại.",
    ),
    updates.UpdateStartFailed: Sentence(
        what="Chưa cập nhật được: bộ cài không chạy. Chương trình và số liệu vẫn nguyên vẹn.",
        why="Windows hoặc phần mềm diệt vi-rút có thể đã chặn bộ cài.",
        advice="Làm lại một lần; nếu vẫn không được, báo người quản trị máy chạy bộ cài SoCCHC-Setup của phiên bản mới.",
    ),
}

DONE = "Đã cập nhật từ phiên bản {old} lên phiên bản {new}."
NOT_DONE = "Chưa cập nhật được lên phiên bản {new}: máy này vẫn chạy phiên bản {old}. {why}"
KEPT_AT = "Bản sao lưu trước khi cập nhật: {file}"
SHOW_NEWS = "Xem có gì mới…"
NEWS_TITLE = "Có gì mới trong phiên bản {version}"
KNOWN = "Đã rõ"
OPEN_BACKUPS = "Mở thư mục sao lưu"

_ENDED: Mapping[int | None, str] = MappingProxyType(
    {
        None: "Bộ cài chưa báo kết quả; có thể bộ cài đang chạy hoặc đã bị tắt giữa chừng.",
        0: "Bộ cài đã chạy xong; hãy mở chương trình từ biểu tượng của bản vừa cài.",
        1: "Việc cài đặt đã được dừng theo yêu cầu.",
        2: "Windows trên máy này cũ hơn bản tối thiểu (Windows 10 bản 1809, 64-bit).",
        3: "Chương trình vẫn còn đang chạy khi bộ cài bắt đầu; đóng hết cửa sổ Sổ CCHC rồi làm lại.",
        4: "Trên máy đã có phiên bản mới hơn.",
        5: "Bản cài cho mọi người dùng cần quyền quản trị; nhờ người quản trị máy cài.",
        6: "Không ghi được tệp chương trình; bản cũ đã được đặt lại như trước.",
    }
)
_ENDED_OTHERWISE = "Bộ cài dừng với mã {code}."


def facts(checked: CheckedUpdate, *, backup: str) -> tuple[tuple[str, str, str], ...]:
    """What an update brings: names, values, meanings; `backup` says where the notebook goes first."""
    sheet = checked.sheet
    return (
        (VERSIONS, f"{checked.running.version} → {sheet.version}", ""),
        (DAY, f"{sheet.day:%d/%m/%Y}", ""),
        (SIGNED_BY, COMPARE.format(fingerprint=checked.signer.fingerprint), ""),
        (NOTEBOOK, CONVERTED_TO_BE if checked.converts else FORM_STAYS, ""),
        (BACKUP, backup, ""),
        (NEXT, what_next(checked.running.home), ""),
    )


def what_next(home: Home) -> str:
    """What happens after the act."""
    where = "thư mục chương trình trên USB" if home is Home.PORTABLE else "chương trình đang cài"
    return (
        f"Chương trình đóng lại, bộ cài thay {where} rồi mở bản mới. Số liệu, khóa và cài đặt giữ nguyên. "
        "Không tắt máy, không rút USB trong lúc đó."
    )


def markdown(sections: tuple[ChangeSection, ...]) -> str:
    """What changed, to be shown."""
    return updates.markdown_of(sections) or NO_CHANGES


def outcome(attempt: Attempt, running: str) -> str:
    """What became of an update, in one line."""
    if attempt.is_done(running):
        return DONE.format(old=attempt.begun_with, new=running)
    why = _ENDED.get(attempt.ended) or _ENDED_OTHERWISE.format(code=attempt.ended)
    return NOT_DONE.format(new=attempt.version, old=running, why=why)


def kept(backup: KeptBackup) -> str:
    """Where a backup lies."""
    return KEPT_AT.format(file=backup.file)


def converted(kept_at: Path) -> str:
    """That a notebook was brought to a new form, and where it lies as it was."""
    return f"Sổ đã được chuyển sang dạng mới; bản trước nằm ở {kept_at}"


def mark(attempt: Attempt) -> str:
    """What tells one attempt from another, to remember that it was read."""
    return f"{attempt.version} {local(attempt.at):%Y%m%d-%H%M%S}"
