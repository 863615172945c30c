"""Sentences whose base stands before the part, as commune and province reports write them.

The first forty-four were written before the checker was tuned on any of them.
"""

# text, then (numerator, denominator, is right) of every claim in it.
CLAIMS = (
    (
        "Trong quý III/2025, Trung tâm Phục vụ hành chính công xã tiếp nhận 1.245 hồ sơ (tiếp nhận trực tuyến 1.102 hồ sơ, đạt 88,51%; trực tiếp 143 hồ sơ, chiếm 11,49%).",
        (("1102", "1245", True), ("143", "1245", True)),
    ),
    (
        "Tổng số hồ sơ tiếp nhận từ ngày 01/7/2025 đến ngày 14/9/2025 là 2.316 hồ sơ, trong đó: số hồ sơ nộp trực tuyến là 2.104 hồ sơ, đạt tỷ lệ 90,48%.",
        (("2104", "2316", False),),
    ),
    (
        "Đã giải quyết tổng số 3.412 hồ sơ; trong đó giải quyết trước hạn và đúng hạn 3.398 hồ sơ, đạt 99,59%; quá hạn 14 hồ sơ, chiếm 0,41%.",
        (("3398", "3412", True), ("14", "3412", True)),
    ),
    (
        "Tổng số cán bộ, công chức của xã hiện nay là 42 người, trong đó: trình độ thạc sĩ 05 người (chiếm 11,9%); đại học 35 người (chiếm 83,3%); cao đẳng 02 người (chiếm 4,8%).",
        (("5", "42", True), ("35", "42", True), ("2", "42", True)),
    ),
    (
        "Tổng số cán bộ, công chức của xã hiện nay là 42 người, trong đó: trình độ thạc sĩ 05 người (chiếm 11,9%); đại học 35 người (chiếm 88,3%); cao đẳng 02 người (chiếm 4,8%).",
        (("5", "42", True), ("35", "42", False), ("2", "42", True)),
    ),
    (
        "Trong tổng số 25 nhiệm vụ được giao tại Kế hoạch CCHC năm 2025, UBND xã đã hoàn thành 19 nhiệm vụ, đạt 76%; 06 nhiệm vụ đang triển khai.",
        (("19", "25", True),),
    ),
    ("Trong số 156 xã, phường có 38 xã, phường đạt 100% chỉ tiêu, chiếm 24,63%.", (("38", "156", False),)),
    (
        "- Tổng số hồ sơ tiếp nhận: 5.120 hồ sơ. Trong đó:\n+ Trực tuyến: 4.301 hồ sơ (84,0%);\n+ Trực tiếp: 819 hồ sơ (16,0%).",
        (("4301", "5120", True), ("819", "5120", True)),
    ),
    (
        "- Tổng số hồ sơ tiếp nhận: 5.120 hồ sơ. Trong đó:\n+ Trực tuyến: 4.301 hồ sơ (84,0%);\n+ Trực tiếp: 819 hồ sơ (19,0%).",
        (("4301", "5120", True), ("819", "5120", False)),
    ),
    (
        "Năm 2024, toàn tỉnh có 235.410 hồ sơ phát sinh, trong đó 198.204 hồ sơ được số hóa thành phần, đạt tỉ lệ 84,2%.",
        (("198204", "235410", True),),
    ),
    (
        "Năm 2024, toàn tỉnh có 235.410 hồ sơ phát sinh, trong đó 198.204 hồ sơ được số hóa thành phần, đạt tỉ lệ 82,4%.",
        (("198204", "235410", False),),
    ),
    (
        "Có 44 TTHC được rút ngắn thời gian giải quyết, trong đó có 20 TTHC cấp tỉnh (45,45%), 18 TTHC cấp huyện (40,91%) và 06 TTHC cấp xã (13,64%).",
        (("20", "44", True), ("18", "44", True), ("6", "44", True)),
    ),
    ("Phát ra 500 phiếu khảo sát, thu về 486 phiếu, đạt 97,2%.", (("486", "500", True),)),
    (
        "Tổng số phiếu khảo sát phát ra: 200 phiếu, thu về 196 phiếu hợp lệ, đạt 89%.",
        (("196", "200", False),),
    ),
    (
        "Qua lấy ý kiến 350 người dân, có 332 người hài lòng và rất hài lòng, chiếm tỷ lệ 94,86%.",
        (("332", "350", True),),
    ),
    (
        "UBND xã nhận 128 văn bản giao nhiệm vụ trên hệ thống, trong đó 121 văn bản hoàn thành đúng hạn, tương ứng 94,53%, 07 văn bản trong hạn.",
        (("121", "128", True),),
    ),
    (
        "Tổng số lượt giao dịch thanh toán trực tuyến là 1.876 giao dịch; trong đó, thanh toán qua Cổng Dịch vụ công quốc gia 1.530 giao dịch (đạt 81,65%).",
        (("1530", "1876", False),),
    ),
    (
        "Tổng số TTHC thuộc thẩm quyền giải quyết của UBND cấp xã là 412 thủ tục. Trong đó, có 236 dịch vụ công trực tuyến toàn trình, chiếm 57,28%, 98 dịch vụ công trực tuyến một phần, chiếm 23,79%.",
        (("236", "412", True), ("98", "412", True)),
    ),
    (
        "Tổng kế hoạch vốn đầu tư công là 45,6 tỷ đồng, đã giải ngân 38,2 tỷ đồng, đạt 83,77%.",
        (("38.2", "45.6", True),),
    ),
    (
        "Đến ngày 30/6/2025 có 15 thôn, trong đó 12 thôn có Tổ công nghệ số cộng đồng hoạt động hiệu quả, chiếm 85%.",
        (("12", "15", False),),
    ),
    (
        "Tổng số văn bản đi trong kỳ: 1.024 văn bản, ký số 1.019 văn bản, đạt 99,5%; văn bản giấy 05 văn bản, chiếm 0,5%.",
        (("1019", "1024", True), ("5", "1024", True)),
    ),
    (
        "Trong 96 xã, phường được đánh giá, có 31 đơn vị xếp loại Tốt (chiếm 32,29%), 60 đơn vị xếp loại Khá (chiếm 62,50%), 05 đơn vị xếp loại Trung bình (chiếm 5,21%).",
        (("31", "96", True), ("60", "96", True), ("5", "96", True)),
    ),
    (
        "Sáp nhập, giảm đầu mối: tổng số 58 đơn vị sự nghiệp, trong đó 51 đơn vị thuộc lĩnh vực giáo dục, chiếm 78,93%.",
        (("51", "58", False),),
    ),
    (
        "Tổng số hồ sơ cần số hóa là 890 hồ sơ, trong đó tỷ lệ số hóa thành phần hồ sơ đạt 47,19% (420 hồ sơ).",
        (("420", "890", True),),
    ),
    (
        "Tiếp nhận 890 hồ sơ, trong đó nộp trực tuyến 420 hồ sơ và trực tiếp 470 hồ sơ, lần lượt chiếm 47,19% và 52,81%.",
        (("420", "890", True), ("470", "890", True)),
    ),
    # Written afterwards, to find what the first did not.
    ("tổng số 1.245 hồ sơ, giải quyết đúng hạn 1.240 hồ sơ, đạt 99,6%", (("1240", "1245", True),)),
    ("Tổng số 1.245 hồ sơ, trong đó giải quyết đúng hạn 1.240 hồ sơ, đạt 96,9%.", (("1240", "1245", False),)),
    ("tiếp nhận 890 hồ sơ, trong đó nộp trực tuyến 420 hồ sơ (chiếm 47,91%)", (("420", "890", False),)),
    ("trong tổng số 136 đơn vị có 104 đơn vị xếp hạng Tốt, chiếm 74,67%", (("104", "136", False),)),
    ("có 104 trong số 136 đơn vị xếp hạng Tốt, chiếm 76,47%", (("104", "136", True),)),
    (
        "Tổng số 295 người: đại học 259 người (87,80%), thạc sỹ 06 người (2,30%)",
        (("259", "295", True), ("6", "295", False)),
    ),
    (
        "Toàn xã hiện có 35 cán bộ, công chức, trong đó có 33 đồng chí là đảng viên, chiếm 94,29%.",
        (("33", "35", True),),
    ),
    (
        "Toàn xã hiện có 35 cán bộ, công chức, trong đó có 33 đồng chí là đảng viên, chiếm 92,49%.",
        (("33", "35", False),),
    ),
    (
        "Kết quả: đã tiếp nhận 412 phản ánh, kiến nghị; trong đó đã xử lý 401 phản ánh, kiến nghị, đạt tỷ lệ 97,33 %.",
        (("401", "412", True),),
    ),
    (
        "Số hồ sơ đã tiếp nhận 3.005 hồ sơ. Trong đó, số hồ sơ trễ hạn là 21 hồ sơ, chiếm tỷ lệ 0,07%.",
        (("21", "3005", False),),
    ),
    ("Trên tổng số 24 chỉ tiêu thành phần, xã đạt 22 chỉ tiêu, đạt tỷ lệ 91,67%", (("22", "24", True),)),
    ("Hội đồng nhân dân xã có 25 đại biểu, trong đó có 09 đại biểu nữ (36%).", (("9", "25", True),)),
    (
        "*Tổng số hồ sơ chứng thực điện tử:* **356** hồ sơ, trong đó bản sao từ bản chính\n310 hồ sơ, chiếm 87,08%<sup>4</sup>.",
        (("310", "356", True),),
    ),
    (
        "Tổng số hồ sơ đã giải quyết 1.240 hồ sơ, tỷ lệ đúng hạn 99,19% (1.230 hồ sơ).",
        (("1230", "1240", True),),
    ),
    ("Có 12 thôn với tổng số 3.450 hộ, trong đó hộ nghèo 86 hộ, chiếm 2,94%.", (("86", "3450", False),)),
    ("UBND tỉnh giao 18 nhiệm vụ; xã đã hoàn thành 16 nhiệm vụ, đạt 88,9%.", (("16", "18", True),)),
    (
        "Tổ chức 01 lớp bồi dưỡng cho tổng số 120 học viên, trong đó 114 học viên được cấp chứng chỉ, đạt 59%.",
        (("114", "120", False),),
    ),
    (
        "Tổng số 890 hồ sơ, trong đó hồ sơ nộp qua Cổng Dịch vụ công trực tuyến quốc gia và Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh là 420 hồ sơ, chiếm tỷ lệ 47,91% tổng số hồ sơ.",
        (("420", "890", False),),
    ),
    (
        "Tổng số người được khảo sát là 300 người. Trong số đó, 285 người hài lòng (95%), 15 người chưa hài lòng (5%).",
        (("285", "300", True), ("15", "300", True)),
    ),
    (
        "Xã có tổng số 18 thôn, bản; trong đó 15 thôn, bản đạt chuẩn văn hóa, chiếm 83,33%; 03 thôn, bản chưa đạt, chiếm 16,67%.",
        (("15", "18", True), ("3", "18", True)),
    ),
    (
        "Tổng số: 64 người. Trong đó:\n- Nam: 40 người (62,5%)\n- Nữ: 24 người (37,5%)\n- Dân tộc thiểu số: 10 người (16,5%)",
        (("40", "64", True), ("24", "64", True), ("10", "64", False)),
    ),
    (
        "1. Tổng số văn bản đến: 2.500 văn bản, trong đó văn bản điện tử 2.450 văn bản, đạt 98%.\n2. Tổng số văn bản đi: 1.200 văn bản, trong đó ký số 1.190 văn bản, đạt 99,71%.",
        (("2450", "2500", True), ("1190", "1200", False)),
    ),
    (
        "Tổng số hồ sơ tiếp nhận: 1.000 hồ sơ (trong đó kỳ trước chuyển sang 100 hồ sơ); đã giải quyết 950 hồ sơ, đạt 95%.",
        (("950", "1000", True),),
    ),
    (
        "tổng cộng 75 nhiệm vụ, hoàn thành 60 nhiệm vụ (đạt 80%), đang thực hiện 15 nhiệm vụ (chiếm 20%)",
        (("60", "75", True), ("15", "75", True)),
    ),
    (
        "Có 30/40 xã báo cáo, đạt 75%; tổng số 120 tiêu chí, trong đó đạt 96 tiêu chí, chiếm 80%",
        (("30", "40", True), ("96", "120", True)),
    ),
    (
        "Tổng số 890 hồ sơ, trong đó trực tuyến 420 hồ sơ, đạt 47,19% (tăng 5,2% so với cùng kỳ năm trước)",
        (("420", "890", True),),
    ),
    (
        "Trên địa bàn có 2.400 hộ dân, trong đó 2.350 hộ có internet, chiếm 97,92%; 1.980 hộ có tài khoản dịch vụ công, chiếm 82,5%.",
        (("2350", "2400", True), ("1980", "2400", True)),
    ),
    ("Trong số 12 tiêu chí thì có 9 tiêu chí đạt điểm tối đa (đạt 75%)", (("9", "12", True),)),
    ("Tổng số biên chế được giao là 40 biên chế, có mặt 37 người, đạt 92,5%.", (("37", "40", True),)),
    (
        "Đã chứng thực 5.600 bản sao, trong đó chứng thực điện tử 1.120 bản, chiếm 20%.",
        (("1120", "5600", True),),
    ),
    (
        "Tổng số vốn 60 tỷ đồng, trong đó vốn ngân sách trung ương 20 tỷ đồng, đã giải ngân 15 tỷ đồng, đạt 75%.",
        (("15", "20", True),),
    ),
    (
        "Tổng số 40 nhiệm vụ, trong đó hoàn thành 30 nhiệm vụ, đạt 75%, và 3/4 chỉ tiêu, đạt 75%",
        (("30", "40", True), ("3", "4", True)),
    ),
    ("Tổng số 890 hồ sơ. \n- Trong đó nộp trực tuyến 420 hồ sơ chiếm 41,79%", (("420", "890", False),)),
    ("Tổng số 890 hồ sơ, trong đó nộp trực tuyến 420 hồ sơ đạt 41,79%", (("420", "890", False),)),
    (
        "Trong tổng số 890 hồ sơ, trong số 420 hồ sơ trực tuyến có 400 hồ sơ đúng hạn, đạt 92,54%",
        (("400", "420", False),),
    ),
    (
        "Tổng số 200 người (nam 110 người, nữ 90 người), trong đó đảng viên 150 người, chiếm 57%",
        (("150", "200", False),),
    ),
    ("Có 45 đơn vị, tổng số 60 cơ quan, trong đó 30 cơ quan chuyên môn, chiếm 51%", (("30", "60", False),)),
    (
        "Tổng số 1.240 hồ sơ, trong đó có 95,16% đúng hạn (1.230 hồ sơ).",
        (("1230", "1240", False),),
    ),
    ("Tổng số 890 hồ sơ, trong đó trực tuyến 420 hồ sơ (chiếm 52,81%)", (("420", "890", False),)),
    ("Đạt 76,47% = 104/136 đơn vị", (("104", "136", True),)),
)

NO_CLAIMS = (
    "8 tháng đầu năm 2026, Trung tâm tiếp nhận 6.214 hồ sơ; trong đó 4.412 hồ sơ nộp trực tuyến. Tỷ lệ đúng và trước hạn đạt 97,8%, mức hài lòng 4,72/5.",
    "Tổng số 1.245 hồ sơ, trong đó đã giải quyết 1.200 hồ sơ, đúng hạn đạt 100%; còn 45 hồ sơ chưa đến hạn.",
    "Tổng số hồ sơ tiếp nhận 1.245 hồ sơ, trong đó giải quyết đúng hạn 1.200 hồ sơ, đạt 99,17%, quá hạn 10 hồ sơ, còn lại đang giải quyết.",
    "Tiếp nhận tổng số 890 hồ sơ, trong đó trước hạn 600 hồ sơ, đúng hạn 280 hồ sơ, đạt 98,88%.",
    "Tổng số 15 thôn, trong đó có 12 hộ nghèo, chiếm 2,5% số hộ toàn xã.",
    "Toàn xã có tổng số 30 cán bộ, công chức; trong đó 12 người được cử đi tập huấn, tăng 20% so với năm 2024.",
    "Tổng số 136 đơn vị, trong đó 104 đơn vị đạt trên 80%.",
    "Tiếp nhận tổng số 72.187 hồ sơ; trong đó, phấn đấu 40.000 hồ sơ trực tuyến, đạt 60% theo kế hoạch.",
    "Trong tổng số 136 đơn vị, có 104 đơn vị có chỉ số CCHC đạt 88%.",
    "Tổng số thu ngân sách 16.500 triệu đồng, trong đó thu trên địa bàn 4.200 triệu đồng, đạt 120% dự toán.",
    "Ban hành 45 văn bản, trong đó có 12 kế hoạch; tổ chức 03 hội nghị với 250 lượt người tham dự, đạt 95%.",
    "Tổng số biên chế được giao năm 2025 là 38 người, giảm 02 người so với năm 2024, giảm 5%.",
    "Trong năm 2025, xã đã tổ chức 06 buổi đối thoại, có 98% ý kiến được trả lời.",
    "Tổng số 295 người, trong đó 120 nữ, 200 đảng viên, tỷ lệ 45%.",
    "Tổng số hồ sơ: 890. Chỉ số hài lòng đạt 95,2%, xếp thứ 12 trong 156 xã, phường.",
    "Tổng số 420 hồ sơ trực tuyến (chiếm 47,91% tổng số hồ sơ tiếp nhận của xã).",
    "Tổng số đơn vị sự nghiệp là 58 đơn vị, trong đó tự chủ chi thường xuyên khoảng 7 đơn vị, đạt 15%.",
    "Trong đó, 98% hồ sơ giải quyết đúng hạn; tổng số 1.245 hồ sơ được số hóa.",
    "Thành lập 05 Tổ công tác gồm 35 thành viên, đạt 90% yêu cầu.",
    # Written afterwards, to find false alarms.
    "Tổng số 890 hồ sơ; tổ chức 12 buổi tuyên truyền, đạt 80% kế hoạch.",
    "Tiếp nhận 890 hồ sơ, trong đó có 420 hồ sơ trực tuyến; tỷ lệ hài lòng đạt 95%.",
    "Tổng số 1.563 người, giảm 108 người so với năm 2021, đạt 6,91%.",
    "Toàn huyện có 58 đơn vị sự nghiệp công lập (gồm 51 đơn vị sự nghiệp giáo dục; 07 đơn vị sự nghiệp thuộc huyện), giảm 07 đơn vị (giảm 10,7%) so với năm 2015.",
    "Tổng số công chức là 30 người, trong đó trình độ đại học trở lên trên 27 người, đạt 85%.",
    "Cấp xã có 136 đơn vị, trong đó 104 đơn vị hạng Tốt, bình quân đạt 88%.",
    "Trong 06 tháng đầu năm 2025, tiếp nhận 1.245 hồ sơ, trong đó 98,5% hồ sơ được giải quyết đúng hạn.",
    "Tổng số 128/129 người đạt chuẩn; trong đó cao cấp 49 người, tỷ lệ 37,98%.",
    "Tổng số hồ sơ tiếp nhận 500 hồ sơ, trong đó có 20 hồ sơ trễ hạn, tỷ lệ đúng hạn đạt 96%.",
    "Tổng số hồ sơ tiếp nhận là 1.245 hồ sơ, trong đó đã giải quyết 1.200 hồ sơ (đúng hạn 99,5%).",
    "Tổng số hồ sơ 1.245 hồ sơ; đã trả kết quả 1.200 hồ sơ, tỷ lệ trả đúng hạn đạt 99,5%.",
    "Tổng số hồ sơ 1.245 hồ sơ, đã trả kết quả 1.200 hồ sơ, đạt tỷ lệ đúng hạn 99,5%.",
    "Trong tổng số 136 đơn vị có 104 đơn vị xếp hạng Tốt, tăng 31 đơn vị, chỉ số trung bình 88%.",
    "Tổng số 42 người, trong đó 30 người tham gia bồi dưỡng, hoàn thành chương trình đạt 96,67%.",
    "Tổng số vốn 60 tỷ đồng, trong đó vốn ngân sách trung ương 20 tỷ đồng, giải ngân đạt 75%.",
    "Tổng số 500 hồ sơ, trong đó lĩnh vực đất đai 120 hồ sơ, giải quyết đúng hạn 98,3%; lĩnh vực tư pháp 380 hồ sơ, giải quyết đúng hạn 100%.",
    "Tổng số 500 hồ sơ, trong đó lĩnh vực đất đai 120 hồ sơ, đúng hạn đạt 98,3%.",
    "Tổng số 500 hồ sơ, trong đó lĩnh vực đất đai 120 hồ sơ (tỷ lệ đúng hạn đạt 98,3%).",
    "Tổng số 500 hồ sơ, trong đó lĩnh vực đất đai 120 hồ sơ (đúng hạn 98,3%).",
    "Tổng số 500 hồ sơ đúng hạn và trễ hạn, trong đó lĩnh vực đất đai 120 hồ sơ (đúng hạn 98,3%).",
    "Tổng số 500 hồ sơ, trong đó nộp trực tuyến 120 hồ sơ, tỷ lệ nộp trực tuyến năm 2024 đạt 20%.",
    "Tổng số thu 16.500 triệu đồng, trong đó thu phí 500 triệu đồng, đạt 110% so với dự toán giao.",
    "Tổng số thu 16.500 triệu đồng, trong đó thu phí 500 triệu đồng, bằng 110% cùng kỳ.",
    "Tổng số 25 xã, trong đó 20 xã hoàn thành, đạt 100% kế hoạch năm.",
    "Tổng số 25 xã, trong đó 20 xã đạt tỷ lệ 95,5%.",
    "Tổng số 25 xã, trong đó 20 xã có tỷ lệ đạt 95,5%.",
    "Xã có 3.450 hộ, trong đó có 1.200 hộ tham gia bảo hiểm y tế, đạt 92,3% dân số.",
    "Tổng số 25 cuộc kiểm tra, trong đó kiểm tra đột xuất 5 cuộc, vượt 25% kế hoạch.",
    "Tổng số 25 nhiệm vụ; trong đó 5 nhiệm vụ hoàn thành trước hạn, 15 nhiệm vụ hoàn thành đúng hạn; tỷ lệ hoàn thành đạt 80%.",
    "Trong 25 nhiệm vụ được giao, hoàn thành 15 nhiệm vụ, 5 nhiệm vụ hoàn thành một phần, đạt 80%.",
    "Tổng số 40 người, trong đó 12 nữ, chiếm 30,5% lực lượng lao động nữ toàn xã.",
    "Tổng số 890 hồ sơ:\n- Trực tuyến: 420 hồ sơ\n- Trực tiếp: 470 hồ sơ\n\nHội nghị có 50 người, đạt 71%",
    "- Tổng số 890 hồ sơ, trong đó:\n- Đã giải quyết 420 hồ sơ, đạt 71%",
    "Trong số 136 đơn vị; hạng Tốt 104 đơn vị, đạt 71%",
    "Tổng số 890 hồ sơ (trong đó trực tuyến 420), tiếp theo 400 hồ sơ, đạt 71%",
    "Tiếp nhận 890 hồ sơ, đã trả 800 hồ sơ, trong đó trực tuyến 420 hồ sơ, đạt 71%",
    "Tổng số 890 hồ sơ, còn 600 hồ sơ, đúng hạn 420 hồ sơ, đạt 71%",
    "Tổng số 890 hồ sơ; năm trước 420 hồ sơ, đạt 71%",
    "Tổng số 890 hồ sơ, tổng số hồ sơ trực tuyến là 420 hồ sơ, đạt 71%",
    "1) Tổng số 890 - 420 hồ sơ, giai đoạn (2021 - 2025), so với 300 hồ sơ, năm học 2024, khối A-12, đạt 71%",
    "Tổng số 40 tỷ đồng, phần trăm là 30 phần trăm, năm 2024 (2024), đạt 71%",
    "Có 12/15 hồ sơ và 420 hồ sơ, 470 hồ sơ, lần lượt chiếm 47,19% và 52,81%",
    "Trong đó, 420 hồ sơ trực tuyến, chiếm 47,19%",
    "Tổng số 890 hồ sơ, trong đó có 420 hồ sơ trực tuyến, chiếm khoảng 41%",
    "Có 104/136 và 30/136 đơn vị, lần lượt tăng 75% và 20%.",
    "Tỷ lệ đạt 67,47% của xã, 104/136 đơn vị",
    "Có 104/136 đơn vị nộp, gửi 45 hồ sơ trực tuyến, đạt 75%",
)
