"""Words of the periodic report: its body, its annexes, the sections an officer writes."""

from collections.abc import Sequence

from core.periodic.checks import CheckNote
from core.periodic.counts import Figure
from core.periodic.parts import ReportPart
from core.periodic.people import FieldRow
from core.periodic.period import Coverage, PeriodFigures, Undated
from core.periodic.ratios import Area
from core.records.people import Population, TrainingClass
from core.records.planning import ExternalIndex, PeriodicReport
from core.reporting.paper import Section
from core.reporting.periodic import (
    CAUSES,
    LIMITS,
    PROPOSALS,
    SITUATION,
    TASKS,
    PeriodicWords,
)
from core.reporting.periodic_annexes import annexes
from core.reporting.periodic_words import AnnexWords
from core.services.papers.periodic import PeriodicSaid
from core.target_standing import Reached, TargetStanding
from ui.texts import numbers, records
from ui.texts import periodic_labels as labels
from ui.texts.periodic_sentences import area_text, missed_targets, months, target_result
from ui.texts.record_ratios import asked
from ui.texts.records import choice_label
from ui.texts.reports import FORM_WORDS
from ui.texts.signatures import inside, is_territory

_NAMES = {"q1": "quý I", "h1": "6 tháng đầu", "q3": "quý III"}
_SHORT = {"q1": "Quý I", "h1": "6 tháng", "q3": "Quý III", "year": "Năm"}
_REACHED = {Reached.EXCEEDED: "Vượt", Reached.REACHED: "Đạt", Reached.MISSED: "Chưa đạt"}
_BLANK = "\u00a0" * 8  # room for handwriting that no line break eats
_NOT_ADDED = "ghi gộp, phần lớn nằm ngoài kỳ nên không tính vào kỳ này"


def part_name(part: ReportPart) -> str:
    """The report inside a sentence: quý I năm 2024, năm 2024, từ ngày … đến ngày …."""
    window = part.window
    if part.is_ad_hoc:
        return f"từ ngày {numbers.day(window.from_on)} đến ngày {numbers.day(window.to_on)}"
    named = _NAMES.get(part.key)
    return f"{named} năm {window.year}" if named else f"năm {window.year}"


def part_choice(part: ReportPart) -> str:
    """The report in a list, with its window and the last day to send it."""
    window = part.window
    days = f"{numbers.day(window.from_on)}–{numbers.day(window.to_on)}"
    if part.is_ad_hoc:
        return f"Đột xuất: {days}"
    due = f", hạn gửi {part.send_by:%d/%m}" if part.send_by else ""
    return f"{_SHORT[part.key]}: {days}{due}"


def ad_hoc_choice(report: PeriodicReport, part: ReportPart) -> str:
    """A report ad hoc that the notebook holds."""
    number = f" số {report.number}" if report.number else ""
    return f"Đột xuất{number}: {numbers.day(part.window.from_on)} – {numbers.day(part.window.to_on)}"


def _introduction(part: ReportPart, unit: str) -> str:
    who = f"Ủy ban nhân dân {inside(unit)}" if is_territory(unit) else unit
    window = part.window
    ground = (
        "Thực hiện yêu cầu báo cáo đột xuất"
        if part.is_ad_hoc
        else "Thực hiện chế độ báo cáo cải cách hành chính (CCHC) định kỳ theo Công văn số 581/BNV-CCHC"
    )
    days = (
        ""
        if part.is_ad_hoc
        else f" (số liệu từ ngày {numbers.day(window.from_on)} đến hết ngày {numbers.day(window.to_on)})"
    )
    return f"{ground}, {who} báo cáo kết quả công tác CCHC {part_name(part)}{days} như sau:"


def _open_tasks(figures: PeriodFigures) -> str:
    left, overdue = figures.values["KH.not_done"], figures.values["KH.overdue"]
    if not isinstance(left, int) or not left:
        return ""
    late = (
        f", trong đó {numbers.count(overdue)} nhiệm vụ đã quá hạn"
        if isinstance(overdue, int) and overdue
        else ""
    )
    return f"Tiếp tục hoàn thành {numbers.count(left)} nhiệm vụ còn lại của kế hoạch năm{late}."


def _target_cells(found: TargetStanding) -> tuple[str, str, str, str]:
    result = target_result(found)
    if found.part is not None and found.whole is not None:
        result = f"{numbers.ratio(found.part, found.whole)} = {result}"
    reached = "" if found.reached is None else _REACHED[found.reached]
    following = "" if found.following is None else asked(found.following)
    return asked(found.target), result, reached, following


def _reference(unit: str) -> str:
    by = f"Ủy ban nhân dân {inside(unit)}" if is_territory(unit) else unit
    symbol = "/BC-UBND" if is_territory(unit) else ""
    return f"(Kèm theo Báo cáo số{_BLANK}{symbol} ngày{_BLANK}tháng{_BLANK}năm{_BLANK} của {by})"


def _covers(found: Sequence[Coverage]) -> tuple[str, ...]:
    """The stretches the counts really cover, months without counts, rows that cannot be split."""
    told: dict[str, list[str]] = {}
    for each in found:
        title = records.kind_title(each.kind)
        if each.days is not None:
            told.setdefault(_covered(each), []).append(title)
        for first, last in each.not_split:
            stretch = f"từ ngày {numbers.day(first)} đến ngày {numbers.day(last)}"
            told.setdefault(f"số liệu {stretch} {_NOT_ADDED}", []).append(title)
    return tuple(f"{'; '.join(titles)}: {words}." for words, titles in told.items())


def _covered(found: Coverage) -> str:
    assert found.days is not None
    first, last = map(numbers.day, found.days)
    told = f"số liệu thực tế từ ngày {first} đến hết ngày {last}"
    if found.missing:
        told += f", thiếu {months(found.missing)}"
    if found.before is not None:
        first, last = map(numbers.day, found.before)
        told += f"; cùng kỳ năm trước từ ngày {first} đến hết ngày {last}"
    return told


def _undated(found: Undated) -> str:
    title, count = records.kind_title(found.kind), numbers.count(found.count)
    return f"{title}: {count} dòng chưa ghi ngày nên chưa tính vào kỳ nào."


def _check(note: CheckNote) -> str:
    """A sum check that fails: what differs, by both figures."""
    one, other = _number(note.one), _number(note.other)
    match note.check:
        case 2:
            told = f"kỳ trước chuyển sang cộng tiếp nhận là {one}, đã giải quyết cộng từ chối và đang giải quyết là {other}"
        case 5:
            told = f"{_figure(note)} là {one}, lớn hơn tổng {other}"
        case 6 if note.of_periods:
            told = f"cộng các kỳ ngắn hơn ({_figure(note)}) là {one}, dòng cả kỳ là {other}"
        case 6:
            told = f"cộng các lĩnh vực ({_figure(note)}) là {one}, dòng tất cả lĩnh vực là {other}"
        case 7:
            told = (
                f"cộng DVCTT toàn trình, một phần và TTHC còn lại là {one}, TTHC thuộc thẩm quyền là {other}"
            )
        case 8 if note.code == "HL":
            told = f"cộng năm mức độ hài lòng là {one}, phiếu hợp lệ là {other}"
        case 8:
            told = f"bảng trình độ của {_population(note.subject)} cộng lại là {one}, số có mặt là {other}"
        case _:
            told = f"tỷ lệ “{_subject(note)}” ghi {one} %, tính từ số liệu là {other} %"
    return f"Cần xem lại ({note.code}): {told}."


def _number(text: str) -> str:
    whole, _, rest = text.partition(".")
    return numbers.count(int(whole)) + (f",{rest}" if rest else "")


def _figure(note: CheckNote) -> str:
    for code in (note.code, "HS1", "HS2"):
        label = labels.FIGURES.get(f"{code}.{note.subject}")
        if label:
            return label[:1].lower() + label[1:]
    return note.subject


def _population(key: str) -> str:
    return choice_label(Population(key)).lower()


def _subject(note: CheckNote) -> str:
    return f"giảm {_population(note.subject)}" if note.code == "CB" else note.subject


def _source_of(figure: Figure) -> str:
    return records.kind_title(figure.kind)


def _class_cells(row: TrainingClass) -> tuple[str, ...]:
    return (row.title, choice_label(row.kind), choice_label(row.role), row.organiser)


def _level_of(row: ExternalIndex) -> str:
    return "" if row.level is None else choice_label(row.level)


def _field_of(row: FieldRow) -> str:
    return choice_label(row.field)


ANNEX_WORDS = AnnexWords(
    form=FORM_WORDS,
    label=lambda number: f"Phụ lục {'I' * number}",
    titles=("THỐNG KÊ KẾT QUẢ CẢI CÁCH HÀNH CHÍNH", "THỐNG KÊ THỦ TỤC HÀNH CHÍNH VÀ HỒ SƠ"),
    subtitle=lambda part: (
        f"{part_name(part)[:1].upper()}{part_name(part)[1:]}"
        + (
            ""
            if part.is_ad_hoc
            else f" (từ {numbers.day(part.window.from_on)} đến {numbers.day(part.window.to_on)})"
        )
    ),
    reference=_reference,
    code="Mã",
    figure="Chỉ tiêu",
    unit="Đơn vị tính",
    value="Số liệu trong kỳ",
    before="Cùng kỳ năm trước",
    source="Nguồn số liệu",
    codes=labels.CODES,
    figures=labels.FIGURES,
    unit_of=lambda figure: labels.UNITS[figure.unit],
    source_of=_source_of,
    nobody="chưa có số liệu",
    nothing="không phát sinh",
    sheets=lambda code: "Phụ lục I" if code == "KH" else "Phụ lục II",
    staff_day="Tính đến ngày",
    population=choice_label,
    staff=labels.STAFF,
    staff_groups=labels.STAFF_GROUPS,
    servants="Cộng cán bộ, công chức",
    class_columns=(
        "Lớp",
        "Nội dung",
        "Hình thức",
        "Đơn vị tổ chức",
        "Từ ngày",
        "Đến ngày",
        "Số lớp",
        "Người",
        "Lượt",
    ),
    class_cells=_class_cells,
    index_columns=(
        "Chỉ số",
        "Cấp công bố",
        "Giá trị",
        "Thứ hạng",
        "Trên tổng số",
        "Xếp loại",
        "Ngày công bố",
        "Văn bản",
    ),
    level_of=_level_of,
    field="Lĩnh vực",
    field_of=_field_of,
    dossier_columns=labels.DOSSIER_COLUMNS,
    slip_columns=labels.SLIP_COLUMNS,
    on_time="Trước, đúng hạn",
    satisfied="Hài lòng, rất hài lòng",
    ratio_sheet="Tỷ lệ tính từ số liệu",
    ratio_columns=("Tỷ lệ", "Tử số", "Mẫu số", "Trong kỳ", "Cùng kỳ", "Tăng, giảm (điểm %)"),
    ratio_of=lambda key: f"{labels.RATIOS[key][0]} ({labels.RATIOS[key][1]})",
    pooled="Tỷ lệ của kỳ = tổng tử số / tổng mẫu số, làm tròn 2 chữ số thập phân; không lấy trung bình các tỷ lệ.",
    covers=_covers,
    on_day=lambda kind, day: f"{records.kind_title(kind)}: số liệu tính đến ngày {numbers.day(day)}.",
    undated=_undated,
    check=_check,
    rule=(
        "Số liệu hồ sơ ghi theo tháng: tháng nào có quá nửa số ngày nằm trong kỳ báo cáo thì tính trọn vào kỳ đó."
    ),
)

PERIODIC_WORDS = PeriodicWords(
    form=FORM_WORDS,
    symbol="BC-UBND",
    title="BÁO CÁO",
    name=part_name,
    subtitle=lambda part: f"Kết quả công tác cải cách hành chính {part_name(part)}",
    introduction=_introduction,
    situation="ĐẶC ĐIỂM, TÌNH HÌNH",
    results="KẾT QUẢ THỰC HIỆN",
    areas=labels.AREAS,
    area=area_text,
    missing=lambda topics: f"Chưa có số liệu về: {'; '.join(topics)}.",
    nothing=lambda topics: f"Không phát sinh trong kỳ: {'; '.join(topics)}.",
    targets="Kết quả thực hiện các chỉ tiêu của năm",
    target="Chỉ tiêu",
    asked_for="Yêu cầu",
    result="Kết quả trong kỳ",
    reached="Đánh giá",
    next_year=lambda year: f"Chỉ tiêu năm {year}",
    target_cells=_target_cells,
    limits_and_causes="HẠN CHẾ, NGUYÊN NHÂN",
    limits="Hạn chế, tồn tại",
    missed_targets=missed_targets,
    causes="Nguyên nhân",
    tasks="PHƯƠNG HƯỚNG, NHIỆM VỤ",
    open_tasks=_open_tasks,
    proposals="KIẾN NGHỊ, ĐỀ XUẤT",
    closing=lambda part: f"Trên đây là báo cáo kết quả công tác CCHC {part_name(part)}./.",
    annexes=lambda data: annexes(data, ANNEX_WORDS),
)

SECTIONS: tuple[Section, ...] = (
    Section(
        key=SITUATION,
        name="I. Đặc điểm, tình hình",
        hint="Bối cảnh của kỳ báo cáo: sắp xếp đơn vị, nhân sự, nhiệm vụ trọng tâm.",
    ),
    *(
        Section(
            key=area.value,
            name=f"II.{number} {labels.AREAS[area]}",
            hint="Viết thêm sau các câu lập từ số liệu: cách làm, kết quả nổi bật, văn bản đã ban hành.",
        )
        for number, area in enumerate(Area, start=1)
    ),
    Section(
        key=LIMITS,
        name="III.1 Hạn chế, tồn tại",
        hint="Việc chưa làm được, làm chậm; nêu số liệu và lĩnh vực cụ thể.",
    ),
    Section(key=CAUSES, name="III.2 Nguyên nhân", hint="Nguyên nhân chủ quan trước, khách quan sau."),
    Section(
        key=TASKS,
        name="IV. Phương hướng, nhiệm vụ",
        hint="Việc phải làm trong kỳ tới, người chịu trách nhiệm, thời hạn.",
    ),
    Section(
        key=PROPOSALS,
        name="V. Kiến nghị, đề xuất",
        hint="Kiến nghị với cấp trên; để trống nếu không có.",
    ),
)

PERIODIC_SAID = PeriodicSaid(
    words=PERIODIC_WORDS, sections=SECTIONS, choice=part_choice, ad_hoc=ad_hoc_choice
)
