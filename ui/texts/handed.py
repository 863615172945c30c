"""Words about files opened by a double click: what waits, why it waits, and what was not opened."""

from collections.abc import Sequence

OPEN_NOW = "Mở ngay"
LEAVE = "Không mở"
WAITS_FOR_DIALOG = "{files} đang chờ, sẽ mở khi hộp thoại đóng lại."
WAITS_FOR_DRAFT = "{files} đang chờ đến khi dòng mới đang nhập được lưu. Mở ngay thì dòng đó vẫn giữ nguyên."
LOOKING = "Đang xem qua: {files}."
TAKEN_AFTER = "{files} sẽ được mở ngay sau khi có sổ."
_MOST_NAMED = 3


def named(names: Sequence[str]) -> str:
    """A few files by their names."""
    shown = ", ".join(f"“{name}”" for name in names[:_MOST_NAMED])
    if len(names) == 1:
        return f"Tệp {shown}"
    more = ", …" if len(names) > _MOST_NAMED else ""
    return f"{len(names)} tệp ({shown}{more})"


def claimed(kind: str, unit: str, *, year: str) -> str:
    """What a file says of itself before anything of it was checked; keys belong to no year."""
    when = f", năm {year}" if year else ""
    return f"Theo ghi trong tệp: {kind}, {unit}{when}. Niêm phong được kiểm tra khi mở."
