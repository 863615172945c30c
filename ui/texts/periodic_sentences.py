"""Sentences of a periodic report made of its figures: an area is told topic by topic, with its percentages.

A figure that nobody entered is left out of its sentence; a topic without any is named as missing, or as not
having occurred where the officer said so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.dates import Period
from core.periodic.counts import FigureValue
from core.periodic.period import PeriodFigures
from core.periodic.ratios import Area, RatioLine
from core.records.targets import TargetForm
from core.reporting.periodic import AreaText
from core.target_standing import Reached, TargetStanding
from ui.texts import numbers
from ui.texts.periodic_labels import RATIOS
from ui.texts.record_ratios import asked
from ui.texts.records import choice_label

_REACHED: Mapping[Reached, str] = MappingProxyType(
    {
        Reached.EXCEEDED: "vượt chỉ tiêu năm",
        Reached.REACHED: "đạt chỉ tiêu năm",
        Reached.MISSED: "chưa đạt chỉ tiêu năm",
    }
)
_TAKES: frozenset[str] = frozenset({"late"})  # a share one wants small is not "reached"
_RANKS: frozenset[TargetForm] = frozenset({TargetForm.RANKS, TargetForm.TOP})
_MOST_FIELDS = 3

Say = Callable[[PeriodFigures], str | None]
"""A sentence; empty where figures were entered and nothing occurred, None where nobody entered any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic of an area: its name where nothing is told, the kinds behind it, its sentence and percentages."""

    area: Area
    name: str
    kinds: tuple[str, ...]
    say: Say
    ratios: tuple[str, ...] = ()


def area_text(area: Area, figures: PeriodFigures) -> AreaText:
    """What the figures say about one area."""
    sentences: list[str] = []
    missing, nothing = [], []
    for topic in TOPICS:
        if topic.area is not area:
            continue
        told = topic.say(figures)
        lines = [f"+ {ratio_sentence(line)}" for line in _lines(topic, figures)]
        if told or lines:
            sentences += [f"- {told or f'{_capital(topic.name)}:'}", *lines]
        elif told is not None or figures.claimed.intersection(topic.kinds):
            nothing.append(topic.name)
        else:
            missing.append(topic.name)
    return AreaText(sentences=tuple(sentences), missing=tuple(missing), nothing=tuple(nothing))


def _lines(topic: Topic, figures: PeriodFigures) -> list[RatioLine]:
    """The percentages of a topic; that none was late is said in words."""
    found = (figures.ratio(key) for key in topic.ratios)
    return [line for line in found if line is not None and (line.part or line.key not in _TAKES)]


def ratio_sentence(line: RatioLine) -> str:
    """A percentage with its counts, its target and the same days a year earlier."""
    name, counted = RATIOS[line.key]
    verb = "chiếm" if line.key in _TAKES else "đạt"
    told = f"{name}: {_counts(line.part, line.whole)} {counted}, {verb} {numbers.percent(line.percent)}"
    if line.target is not None and line.target.reached is not None:
        told += f", {_REACHED[line.target.reached]} ({asked(line.target.target)})"
    if line.points is not None and line.before is not None and line.percent_before is not None:
        told += (
            f"; {_moved(line.points)} so với cùng kỳ năm trước "
            f"({_counts(*line.before)}, {numbers.percent(line.percent_before)})"
        )
    return f"{told}."


def missed_targets(figures: PeriodFigures) -> str:
    """The targets that are not reached, by name and result; empty where there is none."""
    missed = [each for each in figures.targets if each.reached is Reached.MISSED]
    told = "; ".join(
        f"{each.target.name} đạt {target_result(each)}, chỉ tiêu {asked(each.target)}" for each in missed
    )
    return f"Chỉ tiêu chưa đạt trong kỳ: {told}." if told else ""


def late_fields(figures: PeriodFigures) -> str:
    """The fields with most late dossiers, the worst first (seed row R066)."""
    late = [
        (row.counts["done_late"] + row.counts["pending_overdue"], choice_label(row.field))
        for row in figures.rows.dossiers
    ]
    worst = sorted((each for each in late if each[0]), key=lambda each: (-each[0], each[1]))[:_MOST_FIELDS]
    if not worst:
        return ""
    told = ", ".join(f"{name} ({numbers.count(number)} hồ sơ)" for number, name in worst)
    return f"Lĩnh vực có nhiều hồ sơ trễ hạn, quá hạn nhất: {told}."


def target_result(found: TargetStanding) -> str:
    """A result as a table prints it: 20,51 % or a value; with no result that nothing was entered."""
    if found.result is None:
        return "chưa có số liệu"
    value = Decimal(found.result.numerator) / Decimal(found.result.denominator)
    if found.part is not None:
        return numbers.percent(value)
    shown = numbers.rounded(value, 2).removesuffix(",00")
    return f"hạng {shown}" if found.target.operator in _RANKS else shown


def _counts(part: Decimal, whole: Decimal) -> str:
    return "/".join(numbers.decimal(each).removesuffix(",00") for each in (part, whole))


def _moved(points: Decimal) -> str:
    if not points:
        return "không thay đổi"
    return f"{'tăng' if points > 0 else 'giảm'} {numbers.decimal(abs(points))} điểm\N{NO-BREAK SPACE}%"


# --- pieces of sentences ----------------------------------------------------------------------------------


def _shown(value: FigureValue) -> str:
    match value:
        case int():
            return numbers.count(value)
        case Decimal():
            return numbers.decimal(value).removesuffix(",00")
        case date():
            return numbers.day(value)
        case _:
            return ""


def _pieces(figures: PeriodFigures, pieces: Sequence[tuple[str, str]]) -> str | None:
    """The pieces whose figure is above 0; empty where all are 0, None where nobody entered one."""
    entered = [(figures.values[name], words) for name, words in pieces if figures.values[name] is not None]
    told = [words.format(_shown(value)) for value, words in entered if value]
    return ", ".join(told) if entered else None


def _line(lead: str, *pieces: tuple[str, str], rest: tuple[tuple[str, str], ...] = ()) -> Say:
    """A sentence of pieces after a lead; `rest` stands in brackets."""

    def say(figures: PeriodFigures) -> str | None:
        found = _pieces(figures, pieces)
        if not found:
            return found
        more = _pieces(figures, rest)
        return _capital(f"{lead}{found}{f' (trong đó {more})' if more else ''}.")

    return say


def _and(*parts: Say) -> Say:
    """Several sentences of one topic."""

    def say(figures: PeriodFigures) -> str | None:
        told = [part(figures) for part in parts]
        said = [each for each in told if each is not None]
        return " ".join(filter(None, said)) if said else None

    return say


def _untold(_figures: PeriodFigures) -> None:
    """Only percentages tell this topic."""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- topics that need more than pieces --------------------------------------------------------------------


def _on_day(kind: str, say: Say) -> Say:
    """A sentence about figures that stand on one day, with the day."""

    def told(figures: PeriodFigures) -> str | None:
        found, day = say(figures), figures.days.get(kind)
        return f"Tính đến ngày {numbers.day(day)}: {found[:1].lower()}{found[1:]}" if found and day else found

    return told


def _plans(figures: PeriodFigures) -> str | None:
    issued = [plan for plan in figures.plans if figures.part.window.to_on >= (plan.issued_on or date.max)]
    told = "; ".join(
        f"{plan.title}{f' (số {plan.number}, ngày {numbers.day(plan.issued_on)})' if plan.number else ''}"
        for plan in issued
    )
    return f"Đã ban hành {told}." if told else None


def _late(figures: PeriodFigures) -> str | None:
    late, overdue = (figures.values[name] for name in ("HS2.done_late", "HS2.pending_overdue"))
    if late is None:
        return None
    if not late and not overdue:
        return "Không phát sinh hồ sơ trễ hạn, quá hạn."
    return late_fields(figures) or None


def _dossier_days(figures: PeriodFigures) -> str | None:
    """The stretch the counts really cover: a window begins in the middle of a month (guide 2, trap f)."""
    covered = figures.covered("dossier_count")
    if covered is None or covered.days is None:
        return None
    first, last = map(numbers.day, covered.days)
    missing = f"; chưa có số liệu {months(covered.missing)}" if covered.missing else ""
    return f"Số liệu hồ sơ lấy theo tháng, từ ngày {first} đến hết ngày {last}{missing}."


def months(found: Sequence[Period]) -> str:
    """Months in words, neighbours as a run: tháng 12/2022, tháng 7 – 11/2023."""
    runs: list[list[Period]] = []
    for month in found:
        if runs and runs[-1][-1].year == month.year and runs[-1][-1].number + 1 == month.number:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(
        f"tháng {run[0].number:02d}/{run[0].year}"
        if len(run) == 1
        else f"tháng {run[0].number:02d} – {run[-1].number:02d}/{run[0].year}"
        for run in runs
    )


def _staff(figures: PeriodFigures) -> str | None:
    told = [
        f"{choice_label(row.population).lower()} được giao {numbers.count(row.quota)}, "
        f"có mặt {numbers.count(row.present)} người (tính đến ngày {numbers.day(row.as_of)})"
        for row in figures.rows.staff
    ]
    return f"Biên chế: {'; '.join(told)}." if told else None


def _degrees(figures: PeriodFigures) -> str | None:
    told = [
        f"{choice_label(row.population).lower()} có {numbers.count(row.postgraduate + row.university)}"
        f"/{numbers.count(row.present)} người trình độ đại học trở lên"
        for row in figures.rows.staff
        if row.postgraduate + row.university + row.college + row.other_degree
    ]
    return f"Trình độ chuyên môn: {'; '.join(told)}." if told else None


def _discipline(figures: PeriodFigures) -> str | None:
    told = _pieces(
        figures,
        (
            ("KL.reprimand", "khiển trách {} trường hợp"),
            ("KL.warning", "cảnh cáo {} trường hợp"),
            ("KL.dismissal", "cách chức, buộc thôi việc {} trường hợp"),
        ),
    )
    return f"Kỷ luật: {told}." if told else told


def _indexes(figures: PeriodFigures) -> str | None:
    told = [
        " ".join(
            filter(
                None,
                (
                    row.name,
                    numbers.decimal(row.value) if row.value is not None else "",
                    f"xếp hạng {row.rank}{f'/{row.out_of}' if row.out_of else ''}" if row.rank else "",
                    f"({row.band})" if row.band else "",
                ),
            )
        )
        for row in figures.rows.indexes
    ]
    return f"Chỉ số do cơ quan khác công bố trong kỳ: {'; '.join(told)}." if told else None


def _publicity(figures: PeriodFigures) -> str | None:
    told = _pieces(
        figures,
        (
            ("TC2.estimate_on", "dự toán ngày {}"),
            ("TC2.execution_on", "tình hình thực hiện ngày {}"),
            ("TC2.settlement_on", "quyết toán ngày {}"),
        ),
    )
    return f"Công khai ngân sách: {told}." if told else told


_RECEIVED = _line(
    "",
    ("HS1.carried_over", "kỳ trước chuyển sang {} hồ sơ"),
    ("HS1.received", "trong kỳ tiếp nhận {} hồ sơ"),
    rest=(("HS1.online", "trực tuyến {}"), ("HS1.direct", "trực tiếp {}"), ("HS1.post", "qua bưu chính {}")),
)
_SETTLED = _line(
    "Đã giải quyết ",
    ("HS2.done", "{} hồ sơ"),
    rest=(
        ("HS2.done_early", "trước hạn {}"),
        ("HS2.done_on_time", "đúng hạn {}"),
        ("HS2.done_late", "trễ hạn {}"),
    ),
)
_RUNNING = _line(
    "Đang giải quyết ",
    ("HS2.pending", "{} hồ sơ"),
    rest=(("HS2.pending_due", "trong hạn {}"), ("HS2.pending_overdue", "quá hạn {}")),
)
_REFUSED = _line("Từ chối, trả lại hoặc rút ", ("HS2.refused", "{} hồ sơ"))

TOPICS: tuple[Topic, ...] = (
    Topic(
        area=Area.DIRECTION,
        name="kế hoạch CCHC năm, nhiệm vụ trong kế hoạch",
        kinds=("plan", "task"),
        say=_and(
            _plans,
            _line(
                "Kế hoạch năm có ",
                ("KH.tasks", "{} nhiệm vụ"),
                ("KH.done", "trong kỳ hoàn thành {} nhiệm vụ"),
                ("KH.not_done", "đến hết kỳ còn {} nhiệm vụ chưa hoàn thành"),
                rest=(("KH.overdue", "{} đã quá hạn"),),
            ),
        ),
        ratios=("plan",),
    ),
    Topic(
        area=Area.DIRECTION,
        name="văn bản chỉ đạo CCHC",
        kinds=("issued_document",),
        say=_line("Đã ban hành ", ("KH.issued", "{} văn bản chỉ đạo, triển khai CCHC trong kỳ")),
    ),
    Topic(
        area=Area.DIRECTION,
        name="chế độ báo cáo",
        kinds=("periodic_report",),
        say=_line(
            "Trong kỳ có ",
            ("KH.reports_due", "{} báo cáo CCHC đến hạn gửi"),
            ("KH.reports_sent", "đã gửi {}"),
            rest=(
                ("KH.reports_on_time", "đúng hạn {}"),
                ("KH.reports_on_system", "trên hệ thống báo cáo {}"),
            ),
        ),
        ratios=("reports",),
    ),
    Topic(
        area=Area.DIRECTION,
        name="kiểm tra, tự kiểm tra",
        kinds=("inspection", "finding"),
        say=_and(
            _line(
                "",
                ("KT.self_inspections", "thực hiện {} cuộc tự kiểm tra CCHC"),
                ("KT.inspections", "có {} cuộc kiểm tra, giám sát"),
            ),
            _line(
                "Qua kiểm tra ",
                ("KT.findings", "phát hiện {} vấn đề"),
                ("KT.remedied", "khắc phục xong {} vấn đề"),
                ("KT.open", "còn {} vấn đề chưa khắc phục"),
            ),
        ),
    ),
    Topic(
        area=Area.DIRECTION,
        name="tuyên truyền CCHC",
        kinds=("communication",),
        say=_line(
            "Tuyên truyền CCHC bằng ",
            ("TT.forms", "{} hình thức"),
            rest=(
                ("TT.articles", "{} tin, bài"),
                ("TT.broadcasts", "{} lượt phát thanh"),
                ("TT.conferences", "{} hội nghị"),
                ("TT.audience", "{} lượt người nghe, dự"),
            ),
        ),
    ),
    Topic(
        area=Area.DIRECTION,
        name="sáng kiến, mô hình, giải pháp mới",
        kinds=("initiative",),
        say=_line(
            "Sáng kiến, mô hình, giải pháp mới về CCHC: ",
            ("SK.registered", "đăng ký {}"),
            ("SK.recognised", "được công nhận {}"),
        ),
    ),
    Topic(
        area=Area.DIRECTION,
        name="nhiệm vụ cấp trên giao",
        kinds=("task",),
        say=_line(
            "Cấp trên giao ",
            ("NV.total", "{} nhiệm vụ có hạn trong kỳ"),
            rest=(
                ("NV.on_time", "hoàn thành đúng hạn {}"),
                ("NV.late", "hoàn thành quá hạn {}"),
                ("NV.overdue", "chưa hoàn thành {}"),
            ),
        ),
        ratios=("assigned",),
    ),
    Topic(
        area=Area.DIRECTION,
        name="đối thoại với người dân, doanh nghiệp",
        kinds=("dialogue",),
        say=_line(
            "Tổ chức ",
            ("DT.dialogues", "{} cuộc đối thoại với người dân, doanh nghiệp"),
            rest=(("DT.participants", "{} lượt người dự"), ("DT.opinions", "{} ý kiến")),
        ),
        ratios=("answered",),
    ),
    Topic(
        area=Area.DIRECTION,
        name="chỉ số do cơ quan khác công bố",
        kinds=("external_index",),
        say=_indexes,
    ),
    Topic(
        area=Area.INSTITUTIONS,
        name="ban hành, rà soát văn bản pháp luật",
        kinds=("legal_work", "legal_document"),
        say=_line(
            "Văn bản pháp luật: ",
            ("TC.issued", "ban hành {}"),
            ("TC.expired", "hết hiệu lực {}"),
            ("TC.proposed", "đề nghị sửa đổi, thay thế {}"),
            ("TC.unlawful", "được kiến nghị xử lý {}"),
        ),
        ratios=("reviewed", "law_findings"),
    ),
    Topic(
        area=Area.INSTITUTIONS,
        name="khiếu nại, tố cáo, kiến nghị",
        kinds=("complaints",),
        say=_line(
            "Khiếu nại, tố cáo, kiến nghị: ", ("TC.complaints_due", "{} vụ việc đến hạn giải quyết trong kỳ")
        ),
        ratios=("complaints",),
    ),
    Topic(
        area=Area.PROCEDURES,
        name="danh mục, công khai TTHC",
        kinds=("procedures", "procedure"),
        say=_on_day(
            "procedures",
            _line(
                "Có ",
                ("TH.in_charge", "{} TTHC thuộc thẩm quyền"),
                ("TH.at_one_stop", "{} TTHC tiếp nhận tại một cửa"),
                ("TH.with_process", "{} TTHC có quy trình nội bộ, quy trình điện tử"),
            ),
        ),
        ratios=("posted",),
    ),
    Topic(
        area=Area.PROCEDURES,
        name="tiếp nhận, giải quyết hồ sơ TTHC",
        kinds=("dossier_count",),
        say=_and(_dossier_days, _RECEIVED, _SETTLED, _RUNNING, _REFUSED),
    ),
    Topic(
        area=Area.PROCEDURES,
        name="hồ sơ đúng hạn, trễ hạn",
        kinds=("dossier_count", "late_dossier"),
        say=_late,
        ratios=("on_time", "early", "late", "apology"),
    ),
    Topic(
        area=Area.PROCEDURES,
        name="liên thông, phi địa giới hành chính",
        kinds=("dossier_count",),
        say=_line(
            "Tiếp nhận ",
            ("HS4.interlinked", "{} hồ sơ liên thông"),
            ("HS4.outside_boundary", "{} hồ sơ phi địa giới hành chính"),
        ),
    ),
    Topic(
        area=Area.PROCEDURES,
        name="phản ánh, kiến nghị",
        kinds=("feedback",),
        say=_line(
            "Tiếp nhận ",
            ("PA.received", "{} phản ánh, kiến nghị (PAKN) về quy định hành chính, giải quyết TTHC"),
            ("PA.handled", "đã xử lý {}"),
        ),
        ratios=("feedback",),
    ),
    Topic(
        area=Area.PROCEDURES,
        name="mức độ hài lòng",
        kinds=("satisfaction",),
        say=_line(
            "Lấy ý kiến người dân, tổ chức: ",
            ("HL.sent", "phát ra {} phiếu"),
            ("HL.returned", "thu về {}"),
            ("HL.valid", "hợp lệ {}"),
        ),
        ratios=("satisfaction",),
    ),
    Topic(
        area=Area.ORGANISATION,
        name="sắp xếp tổ chức, chức năng, nhiệm vụ",
        kinds=("organisation",),
        say=_on_day(
            "organisation",
            _line(
                "Đơn vị có ",
                ("CB.units", "{} phòng, bộ phận"),
                ("CB.posts", "{} vị trí việc làm được phê duyệt"),
            ),
        ),
        ratios=("with_regulation",),
    ),
    Topic(area=Area.ORGANISATION, name="sử dụng biên chế", kinds=("staff",), say=_staff),
    Topic(
        area=Area.ORGANISATION,
        name="phân cấp, ủy quyền",
        kinds=("delegation",),
        say=_line("Ban hành trong kỳ ", ("TC.delegated", "{} văn bản phân cấp, ủy quyền")),
    ),
    Topic(
        area=Area.CIVIL_SERVICE,
        name="trình độ, chuẩn chức danh cán bộ, công chức",
        kinds=("staff",),
        say=_degrees,
        ratios=("qualified",),
    ),
    Topic(
        area=Area.CIVIL_SERVICE,
        name="đào tạo, bồi dưỡng",
        kinds=("training_class",),
        say=_line(
            "Đào tạo, bồi dưỡng: ",
            ("BD.held", "tổ chức {} lớp"),
            ("BD.sent", "cử người tham gia {} lớp"),
            ("BD.participants", "{} người"),
            ("BD.turns", "{} lượt người"),
        ),
    ),
    Topic(area=Area.CIVIL_SERVICE, name="kỷ luật", kinds=("discipline",), say=_discipline),
    Topic(
        area=Area.CIVIL_SERVICE,
        name="khen thưởng",
        kinds=("commendation",),
        say=_line("Khen thưởng ", ("KL.commended", "{} tập thể, cá nhân về CCHC")),
    ),
    Topic(
        area=Area.CIVIL_SERVICE,
        name="chuyển đổi vị trí công tác",
        kinds=("rotation",),
        say=_untold,
        ratios=("rotated",),
    ),
    Topic(
        area=Area.FINANCE,
        name="cơ chế tự chủ, quy chế chi tiêu nội bộ",
        kinds=("autonomy",),
        say=_line("Quy chế chi tiêu nội bộ ban hành ", ("TC2.rules_on", "ngày {}")),
    ),
    Topic(area=Area.FINANCE, name="công khai ngân sách", kinds=("budget_publicity",), say=_publicity),
    Topic(
        area=Area.FINANCE,
        name="thu ngân sách, giải ngân, kiến nghị thanh tra, kiểm toán",
        kinds=("finance",),
        say=_untold,
        ratios=("revenue", "disbursed", "audit"),
    ),
    Topic(
        area=Area.DIGITAL,
        name="văn bản điện tử, hồ sơ công việc",
        kinds=("e_documents",),
        say=_line(
            "Văn bản điện tử: ",
            ("VB.incoming", "{} văn bản đến"),
            ("VB.outgoing", "{} văn bản đi"),
            ("VB.work_files", "lập {} hồ sơ công việc"),
            ("VB.online_meetings", "tổ chức, dự {} cuộc họp trực tuyến"),
        ),
        ratios=("documents_online", "signed_out", "work_files"),
    ),
    Topic(
        area=Area.DIGITAL,
        name="cung cấp dịch vụ công trực tuyến",
        kinds=("procedures", "procedure"),
        say=_on_day(
            "procedures",
            _line(
                "Cung cấp ",
                ("TH.full_online", "{} dịch vụ công trực tuyến toàn trình"),
                ("TH.partial_online", "{} dịch vụ công trực tuyến một phần"),
            ),
        ),
        ratios=("online_services", "services_used"),
    ),
    Topic(
        area=Area.DIGITAL,
        name="nộp hồ sơ, thanh toán trực tuyến",
        kinds=("dossier_count",),
        say=_untold,
        ratios=("online", "full_online", "epayment"),
    ),
    Topic(
        area=Area.DIGITAL,
        name="số hóa, sử dụng lại dữ liệu, kết quả điện tử",
        kinds=("dossier_count",),
        say=_untold,
        ratios=("parts", "results", "digitised", "reused", "eresult"),
    ),
    Topic(
        area=Area.DIGITAL,
        name="xác thực, chứng thực điện tử, khai thác dữ liệu dân cư",
        kinds=("dossier_count",),
        say=_line("Chứng thực điện tử ", ("BS.certified_copies", "{} bản sao")),
        ratios=("e_copies", "authenticated", "population_data", "in_software"),
    ),
    Topic(
        area=Area.DIGITAL,
        name="trang thông tin điện tử",
        kinds=("website",),
        say=_line("Trang thông tin điện tử cập nhật ", ("VB.website_parts", "{} chuyên mục trong kỳ")),
    ),
    Topic(
        area=Area.DIGITAL,
        name="áp dụng TCVN ISO 9001",
        kinds=("quality",),
        say=_line(
            "Hệ thống quản lý chất lượng TCVN ISO 9001: ",
            ("IS.declared_on", "công bố ngày {}"),
            ("IS.procedures", "áp dụng cho {} TTHC"),
            ("IS.audited_on", "đánh giá nội bộ ngày {}"),
        ),
    ),
)
