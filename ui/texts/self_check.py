"""Words of the command by which the program checks itself."""

OUT_HELP = "thư mục để lại ảnh chụp của mọi trang và hộp thoại"
WORKSPACES_HELP = "thư mục có các sổ (hoặc tệp .zip chứa sổ) cần mở thử; chỉ mở bản sao"

_ROUND = 1


def line(name: str, *, seconds: float, problem: str) -> str:
    """One check as it has ended."""
    took = f"{seconds:.{_ROUND}f}".replace(".", ",")
    said = f"{name}  {took} giây"
    return f"HỎNG  {said}\n      {problem}" if problem else f"đạt   {said}"


def verdict(count: int, failed: int) -> str:
    """What came of all of them."""
    if failed:
        return (
            f"{failed} trên {count} mục kiểm tra không đạt. Chương trình có thể không làm được các việc đó trên "
            "máy này. Hãy cài lại; nếu vẫn không đạt, gửi nội dung trên cho nơi cung cấp chương trình."
        )
    return f"Cả {count} mục kiểm tra đều đạt. Chương trình làm việc được trên máy này."


def pictures(folder: object) -> str:
    """Where they are."""
    return f"Ảnh chụp nằm trong {folder}."
