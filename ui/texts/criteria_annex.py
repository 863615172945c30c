"""Words for reading a criteria set out of an annex table: what was recognised, and what does not add up."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from core.annex import AnnexLine, Guess, Role
from core.criteria.editing import CodeTaken, PlaceWrong
from core.criteria_sheets import AnnexWords
from core.errors import CchcError
from core.findings import Finding
from core.services.draft_criteria import DraftGone, VersionTaken
from ui.texts.criteria import RULE_KINDS
from ui.texts.sentence import Sentence

ANNEX_WORDS = AnnexWords(
    sheet="Phụ lục",
    columns=(
        "STT",
        "Lĩnh vực/tiêu chí/tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "Cách tính điểm",
        "Tài liệu kiểm chứng",
    ),
    total="Tổng cộng",
    decision="(Kèm theo {decision})",
)
ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.TITLE: "Tên bảng",
        Role.HEADER: "Đầu bảng",
        Role.AREA: "Lĩnh vực",
        Role.GROUP: "Tiêu chí",
        Role.LEAF: "Chấm điểm",
        Role.LINE: "Diễn giải",
        Role.TOTAL: "Tổng cộng",
        Role.BONUS: "Điểm thưởng",
        Role.PENALTY: "Điểm trừ",
        Role.ITEM: "Nội dung thưởng, trừ",
        Role.IGNORED: "Bỏ qua",
    }
)
DOUBTS: Mapping[str, str] = MappingProxyType(
    {
        "boundary": "mức giáp ranh được ghi ở hai bậc, hoặc ghi “trên” thay cho “từ … trở lên”",
        "year_unsaid": "thời hạn không ghi rõ năm; đang hiểu là năm đánh giá",
        "periods_unsaid": "chưa ghi các kỳ báo cáo",
        "max_differs": "mức điểm cao nhất khác điểm tối đa",
    }
)
NO_RULE = "Chưa nhận ra cách tính"
WHOLE = "đủ tham số"
OPEN = "còn thiếu tham số"
_COUNTED: Mapping[str, str] = MappingProxyType(
    {"area": "lĩnh vực", "criterion": "tiêu chí", "component": "tiêu chí thành phần"}
)
FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "ANNEX_NO_TABLE": (
            "Không thấy bảng có cột tiêu chí và cột điểm tối đa. Kiểm tra dòng đầu bảng (STT, Tiêu chí, Điểm tối đa)."
        ),
        "ANNEX_NO_LEAVES": "Trong bảng không có dòng nào chấm điểm nằm dưới một lĩnh vực.",
        "ANNEX_OTHER_TABLE": "Tệp còn một bảng khác (“{sheet}”) không được đọc.",
        "ANNEX_COUNT": "Văn bản ghi {said} {what} nhưng bảng có {listed}. Đối chiếu lại với văn bản gốc.",
        "ANNEX_POINTS_UNREAD": "Không đọc được điểm “{text}”. Sửa ô điểm trong tệp hoặc ghi điểm trong bản nháp.",
        "ANNEX_NO_POINTS": "Mục {printed} chưa có điểm tối đa.",
        "ANNEX_CODE_NUMBER": (
            "Mã “{text}” được ghi thành số trong tệp, nên có thể mất số 0 ở cuối (1.10 thành 1.1). Đối chiếu lại mã."
        ),
        "ANNEX_CODE_DAY": "Ô mã được phần mềm bảng tính đổi thành ngày {text}. Định dạng ô là chữ (Text) rồi ghi lại mã.",
        "ANNEX_CODE_UNREAD": "Không hiểu mã “{text}”; dòng này được xem là diễn giải.",
        "ANNEX_CODE_TWICE": "Mã {printed} có hai lần. Nếu là 1.10 bị mất số 0 thì sửa lại mã của dòng này.",
        "ANNEX_CODE_ORDER": "Mã {printed} nằm dưới mục {above}. Kiểm tra lại thứ tự hoặc mã.",
    }
)
SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        CodeTaken: Sentence(
            what="Chưa đổi được mã thành “{code}”.",
            why="Mã để trống hoặc đã có ở dòng khác của bộ tiêu chí.",
            advice="Đặt một mã chưa dùng.",
        ),
        PlaceWrong: Sentence(
            what="Không chuyển được mục {code} vào dưới mục {parent}.",
            why="Một mục không nằm dưới chính nó hoặc dưới tiêu chí đang chấm điểm.",
            advice="Chọn một lĩnh vực hoặc một tiêu chí có các mục con.",
        ),
        DraftGone: Sentence(
            what="Không mở được bản nháp.",
            why="Bản nháp đã được ban hành hoặc đã bị xóa.",
            advice="Xem lại danh sách bản nháp và các bộ tiêu chí.",
        ),
        VersionTaken: Sentence(
            what="Chưa nhận bản nháp vào sổ.",
            why="Sổ đã có bộ tiêu chí {set_id}, bản {version}; bản đã nhận không thay đổi được nữa.",
            advice="Đổi số bản ở phần Thông tin chung của bản nháp.",
        ),
    }
)


def finding_text(finding: Finding) -> str:
    """The sentence of a finding, with its row in the file."""
    values = dict(finding.values)
    values["what"] = _COUNTED.get(values.get("what", ""), "")
    sentence = FINDINGS[finding.code].format_map(defaultdict(str, values))
    _, _, row = finding.where.partition("row/")
    return f"Dòng {row}: {sentence}" if row else sentence


def guess(found: Guess) -> str:
    """The rule kind a text was taken for, and how sure that is."""
    if found.kind is None:
        return NO_RULE
    return f"{RULE_KINDS[found.kind]} – {WHOLE if found.is_whole else OPEN}"


def doubts(found: Guess) -> str:
    """What a person has to look at, in words."""
    return "; ".join(DOUBTS[each] for each in found.doubts)


def row_line(line: AnnexLine) -> str:
    """One recognised row for the command line."""
    points = "" if line.points is None else f" – {line.points} điểm"
    rule = f" – {guess(line.guess)}" if line.role is Role.LEAF else ""
    return f"Dòng {line.row}: {ROLES[line.role]} {line.id} {line.name}{points}{rule}"
