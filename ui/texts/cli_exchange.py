"""The words of the commands on receipts, returns, assigned tasks, issued criteria and blocked streams."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.packages.plan import ImportPlan
from core.refused import Refused
from core.services.export_package import Exported
from core.services.receipts import WrittenReceipt
from core.services.stream_care import Block, Notice, NoticeKind
from ui.texts import common, numbers
from ui.texts.import_page import plan_text

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "receipts": "giấy báo nhận gói",
        "receipts export": "ký và ghi các giấy báo nhận đang chờ; ghi --unit thì ghi lại mọi giấy báo nhận của đơn vị",
        "receipts list": "xem các giấy báo nhận đã lập hoặc đã nhận",
        "return": "trả lại gói nộp của một đơn vị để bổ sung, sửa",
        "returned": "xem gói bị trả lại: tiêu chí nào, hỏi gì, hạn nộp lại",
        "tasks": "nhiệm vụ giao cho các đơn vị",
        "tasks send": "ghi gói giao nhiệm vụ của một năm; danh sách sau thay danh sách trước theo mã nhiệm vụ",
        "criteria send": "ghi gói bộ tiêu chí để ban hành cho các đơn vị",
        "stream": "dãy gói bị chặn, nhảy số, và đồng hồ máy",
        "stream list": "xem các dãy gói đang bị chặn và những điều cần biết của sổ",
        "stream lift": "hai người gỡ chặn một dãy gói có hai nội dung cho một lần nộp",
        "stream confirm-jump": "cho qua một gói có số lần nộp nhảy quá xa",
        "stream confirm-time": "công nhận giờ hiện tại của máy là đúng, sau khi chỉnh lại đồng hồ chạy trước",
        "refusals": "xem những tệp đã không nhận và vì sao",
    }
)
RECEIPT_UNIT_HELP = "mã đơn vị; ghi nhiều lần nếu có nhiều đơn vị"
RECEIPTS_HELP = "ghi luôn giấy báo nhận của các gói vừa nhận (kể cả gói đã nhận trước đây) vào thư mục này"
REFUSED_HELP = "ghi danh sách gói không nhận được, lý do và cách xử lý ra tệp .xlsx, .pdf hoặc .docx"
ALL_OR_UNIT_HELP = "mã đơn vị nhận; ghi nhiều lần, hoặc all: một gói cho mọi đơn vị"
QUESTIONS_HELP = "tệp câu hỏi (JSON): lines gồm criterion, reason; có thể kèm reason, due"
RETURN_REASON_HELP = "lý do trả lại chung cho cả gói"
RETURN_DUE_HELP = "ngày cuối nộp lại"
TASKS_HELP = (
    "tệp nhiệm vụ (JSON): tasks gồm title, id, area, product, due, document, note, files "
    "(files: đường dẫn tài liệu gửi kèm, tính từ thư mục của tệp này)"
)
SET_VERSION_HELP = "bản của bộ tiêu chí; không ghi thì là bản mới nhất"
ISSUED_YEAR_HELP = "năm áp dụng, khi bộ tiêu chí không ghi năm"
FIRST_HELP, SECOND_HELP = "họ tên người thứ nhất gỡ chặn", "họ tên người thứ hai gỡ chặn"
WHY_HELP = "lý do, được ghi vào nhật ký"
STREAM_KIND_HELP = "loại gói của dãy bị chặn; không ghi thì là gói nộp"
SUPERSEDES_HELP = (
    "thay hai nội dung của cùng một lần nộp: hai mã kiểm tra, mã cơ quan thẩm định đang giữ ghi trước"
)
NO_REFUSALS = "Chưa có tệp nào bị từ chối."
NO_BLOCKS = "Không có dãy gói nào bị chặn."
NO_RETURN = "Không có gói nào của năm này đang bị trả lại."
JUMP_CONFIRMED = "Đã xác nhận. Nhận lại gói đó để đưa vào sổ."
TIME_CONFIRMED = "Đã công nhận giờ hiện tại của máy."
NONE_WAITING = "Không có giấy báo nhận nào đang chờ."


def receipts_written(written: Sequence[WrittenReceipt], folder: Path) -> tuple[str, ...]:
    """Receipt files were written."""
    if not written:
        return (NONE_WAITING,)
    return (f"Đã ký và ghi {numbers.count(len(written))} giấy báo nhận trong {folder}.",)


def sent(packages: Sequence[Exported]) -> tuple[str, ...]:
    """Packages to units were written."""
    return tuple(f"Đã tạo gói và kiểm tra lại: {path}" for each in packages for path in each.files)


def plan_lines(plan: ImportPlan | None) -> tuple[str, ...]:
    """What a package would change, under its line."""
    return () if plan is None else tuple(f"    {line}" for line in plan_text(plan).splitlines())


def block_lines(blocks: Sequence[Block], notices: Sequence[Notice]) -> tuple[str, ...]:
    """Blocked streams with both digests, then what every page would show."""
    told = tuple(line for block in blocks for line in _block(block)) or (NO_BLOCKS,)
    return (*told, *(notice_line(notice) for notice in notices))


def notice_line(notice: Notice) -> str:
    """One banner."""
    at = common.moment(notice.at)
    return {
        NoticeKind.RESTORED: f"Sổ được phục hồi từ bản sao lưu lúc {at}, từ đó chưa gửi hay nhận gói nào.",
        NoticeKind.BEHIND: (
            f"Sổ cũ hơn giấy báo nhận mới nhất: cơ quan thẩm định đã nhận lần nộp {notice.number} lúc {at} "
            "mà sổ này không có."
        ),
        NoticeKind.CLOCK: f"Đồng hồ máy chậm hơn lần dùng trước ({at}) trên một ngày.",
    }[notice.kind]


def lifted(block: Block) -> tuple[str, ...]:
    """A block was lifted by two persons."""
    return (
        f"Đã gỡ chặn cho {block.unit}, năm {block.year}.",
        "Chỉ nhận gói thay cho cả hai mã dưới đây và nối tiếp mã đang giữ:",
        *_digests(block),
    )


def return_lines(
    year: int, reason: str, *, due: str, questions: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """A return that waits for its correction."""
    told = [f"Gói nộp năm {year} bị trả lại để bổ sung, sửa."]
    if reason:
        told.append(f"Lý do: {reason}")
    if due:
        told.append(f"Nộp lại chậm nhất ngày {due}.")
    told.extend(f"{criterion}: {question}" for criterion, question in questions)
    return tuple(told)


def refusal_line(refused: Refused) -> str:
    """One file that was refused."""
    unit = f", {refused.unit}" if refused.unit else ""
    return f"{common.moment(refused.at)} {refused.name}{unit}: {refused.code}"


def _block(block: Block) -> tuple[str, ...]:
    state = "đã gỡ, chờ gói thay thế" if block.is_lifted else "đang chặn"
    return (f"{block.unit}, năm {block.year}: {state}", *_digests(block))


def _digests(block: Block) -> tuple[str, str]:
    return (f"    đang giữ: {block.held}", f"    gói kia: {block.offered}")
