"""Sentences of reports with what the whole checker must say of each; pairs that differ in one figure."""

# text, reason, what is stated, what is right; the same sentence with the right figure has nothing open.
WRONG = (
    # sums whose words say that the parts are all
    ("Toàn huyện có 58 đơn vị sự nghiệp (gồm 51 đơn vị giáo dục; 08 đơn vị khác huyện).", "SUM", "58", "59"),
    ("Toàn tỉnh có 168 đơn vị cấp xã, gồm:\n- 120 xã;\n- 44 phường;\n- 03 thị trấn.", "SUM", "168", "167"),
    ("Xã ban hành 12 văn bản, bao gồm 07 văn bản chỉ đạo và 04 văn bản hướng dẫn.", "SUM", "12", "11"),
    ("Tổng số 890 hồ sơ, trong đó trực tuyến 420 hồ sơ, còn lại 460 hồ sơ trực tiếp.", "SUM", "890", "880"),
    ("Tiếp nhận 420 hồ sơ trực tuyến, 470 hồ sơ trực tiếp, tổng cộng 880 hồ sơ.", "SUM", "880", "890"),
    ("Tiếp nhận 1.420 hồ sơ trực tuyến và 470 hồ sơ trực tiếp (tổng cộng 1.980 hồ sơ).", "SUM", "1980", "1890"),
    # parts that exclude each other
    ("Tổng số 890 hồ sơ: trực tuyến 420 hồ sơ, trực tiếp 480 hồ sơ.", "SUM_OVER", "890", "900"),
    ("Giải quyết 890 hồ sơ. Trong đó: trước và đúng hạn 871 hồ sơ, quá hạn 20 hồ sơ.", "SUM_OVER", "890", "891"),
    ("Tổng số 12 đơn vị, trong đó 15 đơn vị hoàn thành.", "SUM_PART", "12", ""),
    # pooled ratios: the counts add up, the bases do not
    ("Cả năm 1.100/2.000 hồ sơ, đạt 55%; quý I 500/900 hồ sơ, quý II 600/1.000 hồ sơ.", "SUM_PAIRS", "2000", "1900"),
    # changes with both figures
    ("Có 104/136 đơn vị xếp hạng Tốt, tăng 32 đơn vị so với năm trước (73).", "CHANGE_COUNT", "32", "31"),
    ("Năm 2023 tiếp nhận 1.245 hồ sơ, tăng 254 hồ sơ so với năm 2022 (1.000 hồ sơ).", "CHANGE_COUNT", "254", "245"),
    ("Hồ sơ trễ hạn giảm từ 120 xuống còn 80, giảm 50 hồ sơ.", "CHANGE_COUNT", "50", "40"),
    ("Thu 45,6 tỷ đồng, tăng 6,2 tỷ đồng so với năm 2022 (40,4 tỷ đồng).", "CHANGE_COUNT", "6.2", "5.2"),
    ("Tăng từ 1.000 hồ sơ năm 2022 lên 1.245 hồ sơ năm 2023 (tăng 25,4%).", "CHANGE_PERCENT", "25.4", "24.5"),
    ("Năm 2023 tiếp nhận 1.245 hồ sơ, tăng 23,5% so với cùng kỳ năm 2022 (1.000 hồ sơ).", "CHANGE_PERCENT", "23.5", "24.5"),
    ("Tỷ lệ tăng từ 54,64% năm 2022 lên 62,90% năm 2023, tăng 8,62 điểm %.", "CHANGE_POINTS", "8.62", "8.26"),
    ("Tỷ lệ tăng từ 54,64% lên 62,90%, tăng 9,1%.", "CHANGE_SHARE", "9.1", "8.26"),
    ("Tiếp nhận 1.245 hồ sơ, giảm 245 hồ sơ so với năm 2022 (1.000 hồ sơ).", "CHANGE_WAY", "245", ""),
    ("Số biên chế là 1.563 người, giảm 108 người so với năm 2021, đạt 6,91%.", "CHANGE_BASE", "6.91", "6.46"),
    ("Có 58 đơn vị, giảm 07 đơn vị (giảm 10,7%) so với năm 2015.", "CHANGE_BASE", "10.7", "10.8"),
    ("Có 58 đơn vị, giảm 07 đơn vị, tương ứng giảm 12,07%.", "CHANGE_BASE", "12.07", "10.77"),
    # ranks
    ("Chỉ số PAR Index xếp hạng 40/63, tăng 24 bậc.", "RANK_BEFORE", "", ""),
    ("Chỉ số PAPI xếp thứ hạng 5/61, giảm 05 bậc.", "RANK_BEFORE", "", ""),
    ("Chỉ số PCI xếp thứ 64/63.", "RANK_TOTAL", "", ""),
    ("Xếp thứ 8/11, giảm 5 bậc so với năm 2021 (xếp thứ 4/11).", "RANK_CHANGE", "5", "4"),
    ("PAR Index tăng từ hạng 48 lên hạng 25 (tăng 24 bậc).", "RANK_CHANGE", "24", "23"),
    # documents and days
    ("Kết luận số 91-KL/TU ngày 18/10/2022; Kết luận số 91-KT/TU ngày 18/10/2022.", "TWO_SYMBOLS", "91-KT/TU", ""),
    ("Quyết định số 02/0216/QĐ-UBND ngày 19/8/2016.", "YEAR_IN_NUMBER", "02/0216/QĐ-UBND", ""),
    ("Nghị định số 107/2021/NĐ-CP ngày 06 tháng 12 năm 2022 của Chính phủ.", "YEAR_OF_DAY", "107/2021/NĐ-CP", ""),
    ("Quyết định số 766/QĐ-TTg ngày 23/6/2022, Quyết định số 766/QĐ-TTg ngày 24/6/2022.", "TWO_DAYS", "766/QĐ-TTg", ""),
    ("Họp ngày 31/02/2023.", "NO_SUCH_DAY", "31/02/2023", ""),
    ("Họp ngày 31 tháng 4 năm 2023.", "NO_SUCH_DAY", "31 tháng 4 năm 2023", ""),
    ("Báo cáo tháng 13/2023.", "NO_SUCH_DAY", "tháng 13/2023", ""),
    ("Ban hành ngày 19/8/0216.", "NO_SUCH_DAY", "19/8/0216", ""),
)  # fmt: skip

DOUBTFUL = (
    ("Tiếp nhận 890 hồ sơ, trong đó trực tuyến 420 hồ sơ, trực tiếp 460 hồ sơ.", "SUM_SHORT"),
    ("Tổng số 72.187 hồ sơ, trong đó 70.000 hồ sơ cấp xã và 2.178 hồ sơ cấp huyện.", "SUM"),
    ("Tổng số 100 hồ sơ, trong đó loại A 50 hồ sơ, loại B 30 hồ sơ, còn lại 21 hồ sơ.", "SUM"),
    ("Kết quả năm 2022 có 104 đơn vị đạt, tăng 31 đơn vị so với năm 2022.", "CHANGE_YEAR"),
    ("Toàn huyện có 58 đơn vị sự nghiệp công lập. Nay toàn huyện có 57 đơn vị sự nghiệp công lập.", "TOLD_TWICE"),
    ("Kế hoạch số 15/2022/KH-UBND ngày 03/01/2023.", "YEAR_OF_DAY"),
)  # fmt: skip

SILENT = (
    "Tổng số 72.187 hồ sơ, trong đó trực tuyến 70.000 hồ sơ và trực tiếp 2.187 hồ sơ.",
    "Toàn tỉnh có 168 đơn vị cấp xã, gồm:\n- 120 xã;\n- 45 phường;\n- 03 đặc khu.",
    "Tổng số 890 hồ sơ, kỳ trước chuyển sang 10 hồ sơ; trong đó trực tuyến 420 hồ sơ, trực tiếp 460 hồ sơ.",
    "Tổng số 890 hồ sơ:\n- Trực tuyến: 420 hồ sơ\n- Trực tiếp: 470 hồ sơ",
    "Tổng số 100 hồ sơ, trong đó đã giải quyết 90 hồ sơ, đúng hạn 85 hồ sơ, còn lại 10 hồ sơ.",
    "Giải quyết 1.200 hồ sơ, gồm 1.100 hồ sơ đất đai, 50 hồ sơ hộ tịch...",
    "Giải quyết 1.200 hồ sơ, gồm 1.100 hồ sơ đất đai, 50 hồ sơ hộ tịch và hồ sơ khác.",
    "Thành lập 03 đoàn kiểm tra, mỗi đoàn gồm 05 người và 02 người dự phòng.",
    "UBND xã có 42 cán bộ, gồm 20 đảng viên và 15 nữ.",
    "Tổng số cán bộ là 42 người, trong đó nữ 20 người, đảng viên 30 người.",
    "Có 1.488 người. Về trình độ lý luận chính trị: Cao cấp 04 người; Trung cấp 127 người; Sơ cấp 295 người.",
    "Ban hành 12 văn bản gồm 5 kế hoạch, 4 báo cáo và 2 công văn.",
    "Tiếp nhận 500 hồ sơ, tăng 20 hồ sơ so với tháng 5 (480 hồ sơ).",
    "Tiếp nhận 500 hồ sơ, tăng 20 hồ sơ so với tháng 5, đạt 95% kế hoạch.",
    "Tiếp nhận 500 hồ sơ, tăng 245 hồ sơ so với năm 2022 (đạt 105% kế hoạch).",
    "Thu ngân sách vượt 16,6% dự toán và tăng 9,2% so với cùng kỳ năm 2022.",
    "Số vụ giảm 306 vụ (848/1.154 vụ), giảm 12 người chết (41/53 người).",
    "Độ tuổi từ 18 đến 35, tăng 5%.",
    "Trong 136 đơn vị, số đơn vị xếp loại Khá giảm 33 đơn vị (giảm 52,38%).",
    "Có 104 đơn vị Tốt, tăng 31 đơn vị (76,47%).",
    "Chỉ số PAPI xếp thứ hạng 16/61, tăng 24 bậc; Chỉ số PACA xếp thứ hạng 11/63, tăng 52 bậc.",
    "Xếp hạng 25/63, trong đó chỉ số thành phần tăng 40 bậc.",
    "Làm việc vào thứ 7/3 và ngày 25/6.",
    "Kế hoạch số 15/KH-UBND ngày 12/01/2023 và Quyết định số 15/QĐ-UBND ngày 12/01/2023.",
    "Quyết định số 5/QĐ-UBND ngày 12/01/2023 của huyện, Quyết định số 5/QĐ-UBND ngày 13/01/2023 của xã.",
    "Bác Hồ sinh ngày 19/5/1890; Đảng thành lập ngày 03/02/1930; họp ngày 29/02/2024.",
    "Nghị quyết số 55/2022/QH15 ngày 16/6/2022; Luật số 80/2015/QH13 ngày 22/6/2015.",
    "Năm 2022 toàn xã có 58 đơn vị sự nghiệp công lập. Năm 2023 toàn xã có 57 đơn vị sự nghiệp công lập.",
    "Cả năm 104/136 đơn vị; 60/136 đơn vị đạt loại A, 44/136 đơn vị đạt loại B.",
    "Tỷ lệ tăng từ 54,64% lên 62,90%, tăng 15,1%.",
    "Tỷ lệ tăng từ 54,6% lên 62,9%, tăng 8,26 điểm phần trăm.",
)  # fmt: skip
