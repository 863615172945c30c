"""Words of the commands on keys and trust lists."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from core.exchanges import HeldKey, RootKey, TrustListHeld
from core.packages.signing import PublicKey
from core.packages.trust import KeyStatus
from core.services.key_care import KeyCard
from core.trust_drafts import DraftCard
from ui.texts import numbers

COMMAND_HELP: Mapping[str, str] = MappingProxyType(
    {
        "key list": "xem mọi khóa được tin cậy: của ai, ai xác nhận, còn dùng hay không",
        "key confirm": "người thứ hai xác nhận một khóa bằng nhóm số trên phiếu giấy",
        "key rotate": "đổi khóa ký khi khóa cũ còn dùng được; khóa cũ bảo lãnh cho khóa mới",
        "key accept": "nhận khóa mới của một xã do khóa cũ của xã bảo lãnh",
        "key seal": "ghi phiếu niêm phong khóa giải mã, hoặc tạo khóa dự phòng mới",
        "key recover": "khôi phục khóa giải mã từ dòng chữ trên phiếu niêm phong",
        "trust": "danh sách khóa của cơ quan thẩm định",
        "trust issue": "phát hành danh sách khóa, ký bằng khóa gốc trên máy này",
        "trust draft": "ghi bản nháp danh sách khóa để ký bằng các khóa gốc cất ở nơi khác",
        "trust sign": "xem bản nháp danh sách khóa và ký bằng một tệp khóa gốc; không cần sổ",
        "trust finish": "hoàn tất danh sách khóa đã đủ chữ ký",
        "trust show": "xem danh sách khóa đang có hiệu lực và các khóa gốc",
        "root": "khóa gốc",
        "root make": "tạo một khóa gốc trên thiết bị rời; không cần sổ",
        "root move": "chép khóa gốc ra thiết bị rời và xóa khỏi máy này",
        "root letter": "ghi thông báo khóa gốc để ký, đóng dấu và gửi các xã",
    }
)

ESCROW_SHEET_NAME = "phieu-khoa-du-phong.pdf"
ESCROW_SHEET_HELP = "phiếu khóa dự phòng để in và niêm phong (cơ quan thẩm định, lần đầu tạo khóa)"
SECOND_HELP = "họ tên người thứ hai đã tự đối chiếu nhóm số trên phiếu giấy"
COMPROMISED_HELP = (
    "ngày khóa có thể bắt đầu bị dùng trái phép; gói đã nhận từ ngày đó được đánh dấu để xem lại"
)
KRL_HELP = "tệp khóa bị thu hồi, dùng được với ssh-keygen -Q và -Y verify -r"
ROTATE_OUT_HELP = "tệp sẽ ghi để gửi bên kia"
ROTATE_REASON_HELP = "lý do đổi khóa"
ROTATION_FILE_HELP = "tệp đổi khóa nhận từ xã"
SEAL_HELP = "phiếu niêm phong sẽ ghi (PDF)"
SEAL_ESCROW_HELP = "tạo khóa dự phòng mới thay cho khóa giải mã của đơn vị"
RECOVER_FILE_HELP = "tệp chữ chép hoặc quét từ phiếu niêm phong"
LIST_OUT_HELP = "tệp danh sách khóa sẽ ghi"
LIST_FILE_HELP = "tệp danh sách khóa"
ABOVE_HELP = "số danh sách phải lớn hơn số này (khi lập lại sổ từ đầu)"
NEW_ROOT_HELP = "tệp .pub của một khóa gốc mới; ghi nhiều lần nếu có nhiều khóa"
THRESHOLD_HELP = "số khóa gốc phải cùng ký"
ROOT_FILE_HELP = "tệp khóa gốc; không ghi thì chỉ xem, không ký"
ROOT_OUT_HELP = "tệp khóa gốc sẽ ghi trên thiết bị rời"
LETTER_OUT_HELP = "thông báo sẽ ghi (PDF)"
NO_KEYS = "Chưa tin cậy khóa nào."
NOTHING_ASKED = "Chưa ghi tệp nào: thêm --out hoặc --krl."
PUBLISH_NEXT = "Phát hành danh sách khóa mới để các xã biết (lệnh “trust issue”)."
NO_LIST = "Chưa có danh sách khóa nào."

_STATUSES: Mapping[KeyStatus, str] = MappingProxyType(
    {
        KeyStatus.ACTIVE: "đang dùng",
        KeyStatus.RETIRED: "đã thay",
        KeyStatus.REVOKED: "đã thu hồi",
    }
)


def escrow_written(path: Path) -> tuple[str, ...]:
    """A sealed sheet was written."""
    return (
        f"Đã ghi phiếu niêm phong: {path}",
        "In hai bản, ký, niêm phong riêng từng bản, cất ở hai nơi; rồi xóa tệp này và xóa khỏi thùng rác.",
    )


def held_line(key: HeldKey) -> str:
    """One trusted key."""
    people = f"{key.confirmed_by} và {key.second_by}" if key.second_by else f"{key.confirmed_by} (một người)"
    return f"{key.unit}  lần {key.key_epoch}  {_STATUSES[key.status]}  xác nhận: {people}  {key.fingerprint}"


def confirmed(key: HeldKey) -> str:
    """A second person confirmed."""
    return f"Khóa của {key.unit} đã có hai người xác nhận: {key.confirmed_by}, {key.second_by}."


def rotated(path: Path, card: KeyCard, *, is_draft: bool) -> tuple[str, ...]:
    """A key was changed."""
    follow = (
        "Khóa gốc cất ở nơi khác: mang bản nháp này đi ký rồi hoàn tất trước khi gửi."
        if is_draft
        else "Gửi tệp này cho bên kia trước gói tiếp theo."
    )
    return (f"Khóa mới của {card.unit}: {card.fingerprint}", f"Đã ghi: {path}. {follow}")


def recovered(recipient: str) -> str:
    """A decryption key came back."""
    return f"Đã khôi phục khóa giải mã {recipient}."


def issued(path: Path, held: TrustListHeld | None) -> str:
    """A list was issued."""
    number = held.version if held is not None else 0
    return f"Đã phát hành danh sách khóa số {numbers.count(number)}: {path}"


def drafted(path: Path) -> tuple[str, ...]:
    """A draft was written."""
    return (f"Đã ghi bản nháp danh sách khóa: {path}", "Mang đến từng nơi giữ khóa gốc để ký.")


def draft_lines(card: DraftCard) -> tuple[str, ...]:
    """What a root is asked to sign, and who did."""
    body = card.body
    active = sum(1 for entry in body.keys if entry.status is KeyStatus.ACTIVE)
    return (
        f"Danh sách khóa số {body.version} của {card.document.header.sender}",
        f"{active} khóa đang dùng trong {len(body.keys)} khóa; {body.threshold} trong {len(body.roots)} khóa gốc phải ký",
        *(f"Khóa gốc: {PublicKey.from_line(line).fingerprint}" for line in body.roots),
        *(f"Đã ký: {fingerprint}" for fingerprint in card.signers),
    )


def finished(held: TrustListHeld) -> str:
    """A list is in force."""
    return f"Danh sách khóa số {held.version} có hiệu lực. Gửi tệp này cho các xã."


def list_lines(held: TrustListHeld | None, roots: Sequence[RootKey], *, is_due: bool) -> tuple[str, ...]:
    """The list in force and its roots."""
    head = NO_LIST if held is None else f"Danh sách khóa số {held.version}, cần {held.threshold} khóa gốc ký."
    told = tuple(f"Khóa gốc: {root.fingerprint}" for root in roots if root.is_in_force)
    return (head, *told, *((PUBLISH_NEXT,) if is_due else ()))


def root_made(path: Path, fingerprint: str) -> tuple[str, ...]:
    """A root was made."""
    return (f"Đã tạo khóa gốc: {path}", f"Dấu vân tay: {fingerprint}", f"Phần công khai: {path}.pub")


def root_moved(path: Path) -> str:
    """A root left the computer."""
    return (
        f"Khóa gốc nay chỉ còn trong {path}. Cất thiết bị trong két; làm thêm một bản sao rồi cất nơi khác."
    )


def letter_written(path: Path) -> str:
    """The letter was written."""
    return f"Đã ghi thông báo khóa gốc: {path}. In, ký, đóng dấu rồi gửi các xã bằng đường công văn."
