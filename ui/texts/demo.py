"""What the sample story says while it plays."""

from collections.abc import Mapping
from types import MappingProxyType

from core.sample.story import Told

_LINES: Mapping[str, str] = MappingProxyType(
    {
        "authority_founded": "{unit} mở các đợt đánh giá 2021, 2022, 2023 cho {count} đơn vị.",
        "submitted": "{unit}: tự chấm {total} điểm, gửi gói lần {revision}, đã kiểm tra lại gói.",
        "bad_made": "Tạo {count} gói hỏng có chủ ý: một gói bị sửa một byte, một gói ký bằng khóa lạ.",
        "taken_in": "Cơ quan thẩm định nhận {imported} gói, từ chối {refused}; nhận lại lần hai: {unchanged} gói không đổi gì.",
        "refused": "Từ chối {file}: mã {code}.",
        "corresponded": (
            "Cơ quan thẩm định ký {receipts} giấy báo nhận, giao nhiệm vụ năm sau và trả lại một gói; đơn vị đó sửa, "
            "nộp lại. {read} đơn vị đã nhận giấy báo nhận và nhiệm vụ trong sổ của mình."
        ),
        "appraised": "Thẩm định xong {count} đơn vị; có điểm bị hạ kèm lý do và hai đơn vị bằng điểm.",
        "published": "Công bố xếp hạng {ranked} đơn vị; dẫn đầu là {best}, chỉ số {index} %.",
        "answered": "{count} đơn vị đã nhận kết quả trong sổ của mình.",
    }
)
PICTURES_SKIPPED = (
    "Không chụp được ảnh màn hình trên máy này (thiếu thư viện hiển thị); các phần khác đã xong."
)


def told(step: Told) -> str:
    """One step of the story in words."""
    return _LINES[step.event].format(**dict(step.values))


def left(folder: str, notice: str) -> str:
    """Where everything lies, and what kind of figures these are."""
    return f"Kết quả nằm trong {folder}: packages, refused, reports, screenshots, ranking.json, authority, commune-*.\n{notice}"
