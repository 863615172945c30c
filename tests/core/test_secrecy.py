"""Marks of secrecy are found as they are written, and harmless words that look like them are let through."""

import unicodedata

import pytest

from core.secrecy import Secrecy, secrecy_of, secrecy_of_symbol


@pytest.mark.parametrize(
    "text",
    [
        "Tối mật.txt",
        "Văn bản TUYỆT MẬT",
        "a_do_mat_.txt",
        "toi mat.pdf",
        "BC_tuyet_mat_2025.pdf",
        "Báo cáo (Mật).pdf",
        "MẬT - Báo cáo tình hình.pdf",
        "MẬT, Thông báo.docx",
        "MẬT.pdf",
        "Kế hoạch diễn tập MẬT",
        "Văn bản mật về quốc phòng",
        "Tài liệu mật.docx",
        "15-KH-UBND (M).pdf",
        "12_M-UBND.pdf",
        "đóng dấu mật",
        "Độ mật: cao",
        unicodedata.normalize("NFD", "Tối mật"),
        "KH [TỐI MẬT] 2025.pdf",
    ],
)
def test_a_mark_is_found(text: str) -> None:
    assert secrecy_of(text) is Secrecy.MARKED


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo mật độ dân số",
        "Kế hoạch bảo mật thông tin",
        "KẾ HOẠCH BẢO MẬT",
        "Đổi mật khẩu hộp thư công vụ",
        "Mật ong.jpg",
        "Kế hoạch bảo vệ bí mật nhà nước",
        "Danh mục bí mật nhà nước",
        "Giám sát của Mặt trận Tổ quốc",
        "bao cao mat tran to quoc.pdf",
        "Biên bản vắng mặt (mất giấy tờ)",
        "hop (mặt trận).pdf",
        "Ảnh mặt bằng trụ sở",
        "Đo mắt học sinh",
        "tội mất cắp",
        "bao mat thong tin.pdf",
        "mat khau.pdf",
        "Thân mật, cởi mở",
        "Hồ sơ đã giải mật",
        "văn bản mất hiệu lực",
        "do mắt thường",
        "M-2025.pdf",
        "Anh M.jpg",
        "",
    ],
)
def test_harmless_words_pass(text: str) -> None:
    assert secrecy_of(text) is Secrecy.NONE


@pytest.mark.parametrize(
    "text", ["Quản lý văn bản mật tại xã", "Phân loại hồ sơ mật", "MAT 12-BC.pdf", "chế độ với người làm mật"]
)
def test_a_word_that_may_be_a_mark_is_doubtful(text: str) -> None:
    assert secrecy_of(text) is Secrecy.DOUBTFUL


@pytest.mark.parametrize(
    "symbol", ["KH-UBND(M)", "M-UBND", "KH-UBND-M", "BC-UBND (TM)", "m-ubnd", "12/M-UBND"]
)
def test_the_level_in_a_symbol_is_found(symbol: str) -> None:
    assert secrecy_of_symbol(symbol) is Secrecy.MARKED


@pytest.mark.parametrize("symbol", ["KH-UBND", "GM-UBND", "BC-MTTQ", "QĐ-TM", "CTr/TU", "MĐ-UBND", ""])
def test_ordinary_symbols_pass(symbol: str) -> None:
    assert secrecy_of_symbol(symbol) is Secrecy.NONE
