"""The words of the command line: help, what a command did, what it was refused for."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.appraisal_sheet import AppraisalSheet
from core.delivery import Delivered
from core.errors import CchcError
from core.findings import Finding
from core.packages.payloads import Header
from core.self_score import SelfScore
from core.services.exchange_records import RecordsImported
from core.services.export_package import Exported
from core.services.import_package import Imported, ImportStatus
from core.services.key_care import KeyCard
from core.services.set_up import WorkspaceInfo
from core.store_ports import CriteriaDocument
from core.units import Role
from ui.cli.errors import NotTheRightFile, PassphraseMissing, PassphrasesDiffer, PinMissing
from ui.texts import (
    cli_audit,
    cli_backups,
    cli_desks,
    cli_exchange,
    cli_foreign,
    cli_government,
    cli_grammar,
    cli_keys,
    cli_outside,
    cli_papers,
    cli_questions,
    cli_ranking,
    cli_round,
    cli_updates,
    common,
    numbers,
)
from ui.texts.cli_grammar import DIR, FILE, FOLDER, YEAR, YEAR_HELP
from ui.texts.every_finding import finding_line, message_of
from ui.texts.government_signature import CMS, cms_told
from ui.texts.records import kind_title
from ui.texts.rescue import COMMAND_HELP as RESCUE_HELP
from ui.texts.sentence import Sentence

__all__ = ["DIR", "FILE", "FOLDER", "YEAR", "YEAR_HELP", "finding_line", "message_of"]

# Names in the help
PDF, SET, CASES = "TỆP.pdf", "BỘ_TIÊU_CHÍ", "TỆP_VÍ_DỤ"
UNIT, NAME, TEXT, ID, DAY = "MÃ_ĐƠN_VỊ", "HỌ_TÊN", "CHỮ", "MÃ", "NGÀY"
DIGEST, MIB = "MÃ_KIỂM_TRA", "MiB"
DIGITS, FINGERPRINT, KIND, NUMBER = "NHÓM_SỐ", "DẤU_VÂN_TAY", "LOẠI", "SỐ"

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        **cli_keys.COMMAND_HELP,
        **cli_exchange.COMMAND_HELP,
        **cli_government.COMMAND_HELP,
        **cli_outside.COMMAND_HELP,
        **cli_ranking.COMMAND_HELP,
        **cli_round.COMMAND_HELP,
        **cli_desks.COMMAND_HELP,
        **cli_questions.COMMAND_HELP,
        **cli_papers.COMMAND_HELP,
        **cli_updates.COMMAND_HELP,
        **cli_backups.COMMAND_HELP,
        **cli_audit.COMMAND_HELP,
        **cli_grammar.COMMAND_HELP,
        "self-check": "kiểm tra chương trình có làm việc được trên máy này không; không đụng tới sổ nào",
        "init": "lập sổ mới cho một đơn vị",
        "info": "xem sổ của ai, đang giữ những gì",
        "check": "kiểm tra toàn bộ sổ: dữ liệu, tài liệu kiểm chứng, nhật ký",
        "backup": "sao lưu toàn bộ sổ vào một tệp, kể cả tài liệu và khóa",
        "restore": "phục hồi sổ từ tệp sao lưu; thay thế, không trộn",
        **RESCUE_HELP,
        "criteria": "bộ tiêu chí: nhập, kiểm tra, chấm thử",
        "criteria import": "nhập bộ tiêu chí vào sổ, từ tệp bộ tiêu chí hoặc bảng phụ lục quyết định",
        "criteria template": "ghi bộ mẫu thành bảng tính để tỉnh lập bộ tiêu chí",
        "criteria export": "ghi một bộ tiêu chí thành bảng tính hoặc JSON",
        "criteria check": "kiểm tra tệp bộ tiêu chí hoặc bảng phụ lục quyết định, không nhập",
        "criteria diff": "so sánh hai bộ tiêu chí, từng tiêu chí một",
        "criteria dry-run": "thử một bộ tiêu chí trên số liệu của một năm đã thẩm định",
        "criteria score": "chấm các ví dụ theo quy tắc của bộ tiêu chí, không cần sổ",
        "records": "số liệu: nhập, xuất",
        "records import": "nhập số liệu từ tệp .xlsx hoặc .json; nhập hết hoặc không nhập gì",
        **cli_foreign.HELP,
        "records export": "xuất số liệu ra tệp .xlsx hoặc .json",
        "evidence": "tài liệu kiểm chứng",
        "evidence add": "thêm tài liệu kiểm chứng vào sổ; người chạy lệnh xác nhận tài liệu không thuộc bí mật nhà nước",
        "figures": "số liệu trong văn bản",
        "score": "chấm điểm một năm, kèm cách tính từng tiêu chí",
        "assess": "ghi nội dung tự chấm của các tiêu chí từ một tệp",
        "key": "khóa ký và khóa được tin cậy",
        "key create": "tạo khóa ký của đơn vị",
        "key show": "xem khóa của đơn vị (phần công khai)",
        "key enrol": "ghi tệp đăng ký khóa để gửi cho bên kia, kèm phiếu giấy để ký, đóng dấu",
        "key trust": "tin cậy khóa trong tệp đăng ký sau khi đối chiếu nhóm số trên phiếu giấy",
        "key revoke": "thu hồi một khóa: không nhận gì do khóa này ký nữa",
        "key export": "ghi danh sách khóa cho chương trình kiểm tra chữ ký",
        "key manual": "ghi hướng dẫn kiểm tra gói bằng công cụ có sẵn của Windows và Linux, để in",
        "export": "tạo gói nộp của một năm; chỉ báo xong sau khi đã mở lại và kiểm tra",
        "deliver": "ghi lại một gói đã tạo (cả gói, chia phần hoặc mã hóa); phần đã ghi đúng thì giữ, làm tiếp phần thiếu",
        "verify": "kiểm tra gói theo danh sách khóa; không cần sổ, không ghi gì",
        "import": "nhận các gói vào sổ; mỗi gói một kết quả riêng",
        "round": "đợt đánh giá",
        "round open": "mở đợt đánh giá của một năm",
        "round status": "xem đơn vị nào thiếu, chậm, đã gửi, đã thẩm định",
        "round across": "xem một tiêu chí của mọi đơn vị trong đợt",
        "round aids": "rà soát cả đợt để thấy điểm cần xem thêm",
        "appraise": "thẩm định một đơn vị",
        "report": "ghi một báo cáo ra tệp .pdf, .xlsx hoặc .docx",
    }
)

ROLE_HELP = "submitter: đơn vị tự chấm (xã); appraiser: cơ quan thẩm định (tỉnh)"
OWN_UNIT_HELP = "mã đơn vị hành chính, giữ cả số 0 ở đầu (xã 5 chữ số, tỉnh 2 chữ số)"
AUTHORITY_HELP = "mã cơ quan thẩm định; không ghi thì là tỉnh của xã"
OFFICER_HELP = "họ tên người làm"
POSITION_HELP = "chức danh người làm"
PLACE_HELP = "địa danh ghi trên văn bản"
BACKUP_OUT_HELP = "tệp sao lưu sẽ ghi"
BACKUP_FILE_HELP = "tệp sao lưu"
CRITERIA_FILE_HELP = "tệp bộ tiêu chí (.json, .xlsx) hoặc bảng phụ lục quyết định (.xlsx, .docx)"
ANNEX_OUT_HELP = "ghi thành bảng phụ lục quyết định (.xlsx)"
ANNEX_ID_HELP = "bảng phụ lục: mã của bộ tiêu chí"
ANNEX_VERSION_HELP = "bảng phụ lục: số bản (mặc định 1)"
ANNEX_NAME_HELP = "bảng phụ lục: tên bộ tiêu chí, nếu khác tên ghi trong bảng"
ANNEX_YEAR_HELP = "bảng phụ lục: năm áp dụng, nếu khác năm ghi trong bảng"
ANNEX_DECISION_HELP = "bảng phụ lục: quyết định ban hành, nếu khác số ghi trong bảng"
ANNEX_LIKE_HELP = "bảng phụ lục: lấy thang xếp loại và nguồn số liệu theo bộ tiêu chí này"
ANNEX_SCORED_BY_HELP = "bảng phụ lục: nơi chấm của tiêu chí không ghi nơi chấm"
ANNEX_POLICY_HELP = "bảng phụ lục: cách tính khi không phát sinh của tiêu chí không ghi"
ANNEX_DRAFT_HELP = "bảng phụ lục: giữ làm bản nháp để hoàn thiện, chưa nhận vào sổ"
DIFF_SET_HELP = "tệp bộ tiêu chí, hoặc mã bộ kèm theo chương trình"
TRIAL_SET_HELP = "mã bộ tiêu chí trong sổ, hoặc tệp bộ tiêu chí"
TRIAL_VERSION_HELP = "bản của bộ tiêu chí (mặc định: bản mới nhất)"
TRIAL_OUT_HELP = "ghi kết quả thử thành tệp .xlsx, .pdf hoặc .docx"
CRITERIA_OUT_HELP = "tệp sẽ ghi: bảng tính .xlsx hoặc .json"
HELD_SET_HELP = "mã bộ tiêu chí trong sổ hoặc kèm theo chương trình"
SET_HELP = "tệp bộ tiêu chí, hoặc mã bộ tiêu chí kèm theo chương trình"
CASES_HELP = "tệp ví dụ (JSON): chỉ đọc criterion_id và inputs"
SET_ID_HELP = "mã bộ tiêu chí"
RECORD_FILE_HELP = "tệp số liệu .xlsx (theo mẫu) hoặc .json"
RECORD_OUT_HELP = "tệp sẽ ghi, .xlsx hoặc .json"
ONE_YEAR_HELP = "chỉ xuất một năm"
CRITERION_HELP = "mã tiêu chí mà tài liệu kiểm chứng; ghi nhiều lần nếu có nhiều tiêu chí"
NUMBER_HELP = "số, ký hiệu văn bản"
DAY_HELP = "ngày văn bản, ví dụ 2025-03-05 hoặc 05/03/2025"
ISSUER_HELP = "cơ quan ban hành"
SUMMARY_HELP = "trích yếu"
EVIDENCE_FILE_HELP = "tệp tài liệu"
FIGURES_FILE_HELP = "tệp văn bản (.txt, .md) hoặc Word (.docx)"
ENROL_OUT_HELP = "tệp đăng ký khóa sẽ ghi"
SHEET_HELP = "phiếu đăng ký khóa để in, ký, đóng dấu"
ENROL_FILE_HELP = "tệp đăng ký khóa nhận từ bên kia"
REPLACE_KEY_HELP = "bỏ khóa cũ (mất mật khẩu) và tạo khóa mới; bên kia phải xác nhận lại bằng phiếu giấy"
CONFIRM_HELP = "4 nhóm số cuối trên phiếu giấy, đặt trong dấu nháy"
FINGERPRINT_HELP = "dấu vân tay của khóa, dạng SHA256:…"
REVOKE_REASON_HELP = "lý do thu hồi"
MANUAL_OUT_HELP = "tệp hướng dẫn sẽ ghi, .pdf hoặc .docx"
SIGNERS_OUT_HELP = "tệp danh sách khóa sẽ ghi"
OUT_FOLDER_HELP = "thư mục ghi gói (phải có sẵn)"
EXPORT_REASON_HELP = "lý do nộp lại"
PACKAGE_FILE_HELP = "tệp gói (.cchc)"
ARRIVAL_HELP = "gói, gói mã hóa, bảng kê các phần, một phần bất kỳ, hoặc thư mục chứa các gói"
DIGEST_HELP = "mã kiểm tra của gói (ít nhất 16 chữ số đầu)"
PART_SIZE_HELP = (
    "chia gói thành các phần để gửi thư điện tử, cỡ mỗi phần tính bằng MiB (từ 1 đến 2048; nên dùng 17)"
)
ENCRYPT_HELP = "mã hóa cho đơn vị nhận và khóa dự phòng"
SIGNERS_HELP = "tệp danh sách khóa được tin cậy"
DRY_RUN_HELP = "chỉ xem sẽ thay đổi gì, không ghi vào sổ"
UNITS_HELP = "tệp danh sách mã đơn vị, mỗi dòng một mã; không ghi thì là mọi xã của tỉnh"
DUE_HELP = "ngày cuối nhận hồ sơ; không ghi thì là 15/12 của năm"
UNIT_HELP = "mã đơn vị được thẩm định"
ACROSS_CRITERION_HELP = "mã tiêu chí"
ACCEPT_PLAIN_HELP = "nhận điểm các đơn vị tự chấm đúng bằng điểm tính lại, có tài liệu và không lệch xa"
MARK = "DẤU"
DISMISS_HELP = "bỏ qua điểm cần xem mang dấu này (khóa mark trong --json)"
RESTORE_AID_HELP = "đưa lại vào danh sách điểm cần xem mang dấu này"
DISMISS_REASON_HELP = "lý do bỏ qua"
POINTS_FILE_HELP = "tệp điểm (JSON): lines gồm criterion, points, reason; có thể kèm outside, adjustments"
ENTRIES_FILE_HELP = (
    "tệp nội dung tự chấm (JSON): lines gồm criterion, inputs, claim, claim_reason, explanation, note"
)
ACCEPT_SELF_HELP = "lấy nguyên điểm tự chấm ở các tiêu chí chưa có điểm"
PUBLISH_HELP = "công bố: khóa điểm và lưu kết quả"
KIND_HELP = "loại báo cáo; xem các loại bằng lệnh report THƯ_MỤC_SỔ --list"
LIST_HELP = "liệt kê các loại báo cáo của sổ"
REPORT_OUT_HELP = "tệp báo cáo; đuôi .pdf, .xlsx, .docx chọn dạng"
REPORT_UNIT_HELP = (
    "cơ quan thẩm định: mã đơn vị cần lập riêng (biên bản, phụ lục, danh sách điểm cần xem…); "
    "đơn vị tự chấm: chỉ mã của đơn vị mình"
)

PART = "PHẦN"
PART_HELP = "kỳ, kế hoạch hoặc phần của báo cáo; xem các phần bằng --list cùng loại báo cáo và --year"
REPORT_DAY_HELP = "ngày ghi trên văn bản; bỏ trống là hôm nay"

REPORT_NEEDS = "Câu lệnh chưa đúng: report cần LOẠI, --year và --out; hoặc --list."

# Asking and stopping
ASK_WORDS = "Mật khẩu khóa (không hiện khi gõ): "
ASK_NEW_WORDS = (
    "Đặt mật khẩu khóa, ít nhất 12 ký tự, gõ có dấu bằng bộ gõ nào cũng được (không hiện khi gõ): "
)
ASK_AGAIN = "Gõ lại mật khẩu: "
CRITERIA_SOUND = "Bộ tiêu chí không có lỗi."

SENTENCES: Final[Mapping[type[CchcError], Sentence]] = MappingProxyType(
    {
        PassphraseMissing: Sentence(
            what="Chưa mở được khóa ký.",
            why="Chưa có mật khẩu khóa.",
            advice="Chạy lệnh trong cửa sổ lệnh để nhập mật khẩu, hoặc đặt biến môi trường SOCCHC_PASSPHRASE.",
        ),
        PassphrasesDiffer: Sentence(
            what="Chưa tạo khóa.",
            why="Hai lần gõ mật khẩu không giống nhau.",
            advice="Chạy lại lệnh và gõ cùng một mật khẩu hai lần.",
        ),
        PinMissing: Sentence(
            what="Chưa ký được bằng thiết bị ký số.",
            why="Chưa có mã PIN của thiết bị.",
            advice="Chạy lệnh trong cửa sổ lệnh để nhập mã PIN, hoặc đặt biến môi trường SOCCHC_PIN.",
        ),
        NotTheRightFile: Sentence(
            what="Không đọc được tệp “{name}”.",
            why="Nội dung tệp không đúng dạng mà lệnh này cần.",
            advice="Xem dạng tệp bằng --help của lệnh, sửa tệp rồi chạy lại.",
        ),
    }
)


def finding_lines(findings: Sequence[Finding], sound: str) -> tuple[str, ...]:
    """Every finding, or that there is none."""
    return tuple(finding_line(finding) for finding in findings) or (sound,)


def made_workspace(unit: str, folder: Path) -> str:
    """A workspace was made."""
    return f"Đã lập sổ của {unit} trong {folder}."


def workspace_lines(found: WorkspaceInfo) -> tuple[str, ...]:
    """What a workspace is and holds."""
    role = common.SUBMITTER if found.office.role is Role.SUBMITTER else common.APPRAISER
    role = common.DESK if found.office.is_desk else role
    sets = tuple(
        f"Bộ tiêu chí: {held.name} ({held.set_id}, bản {held.version})" for held in found.criteria_sets
    )
    counts = tuple(
        f"{kind_title(kind)}: {numbers.count(count)}" for kind, count in found.counts.items() if count
    )
    return (f"{role}: {found.office.unit.name} ({found.office.unit.code})", *sets, *counts)


def check_lines(problems: Sequence[str]) -> tuple[str, ...]:
    """The outcome of a full check."""
    if not problems:
        return ("Sổ nguyên vẹn: dữ liệu, tài liệu kiểm chứng và nhật ký đều đúng.",)
    return (
        f"Sổ có {numbers.count(len(problems))} chỗ không đúng. Phục hồi từ bản sao lưu gần nhất.",
        *problems,
    )


def backed_up(path: Path) -> str:
    """A backup was written."""
    return f"Đã sao lưu và kiểm tra lại: {path}"


def restored(folder: Path, kept: Path | None) -> tuple[str, ...]:
    """A backup was put back; the replaced workspace is kept."""
    told = (f"Đã phục hồi sổ vào {folder}.",)
    return told if kept is None else (*told, f"Sổ cũ được giữ lại ở {kept}.")


def written(path: Path) -> str:
    """A file was written."""
    return f"Đã ghi {path}."


def criteria_written(set_id: str, file: Path) -> str:
    """A criteria set stands in a file."""
    return f"Đã ghi bộ tiêu chí {set_id}: {file}"


def criteria_taken(held: CriteriaDocument) -> str:
    """A criteria set is held."""
    return f"Sổ đã có bộ tiêu chí “{held.name}” ({held.set_id}, bản {held.version})."


def case_line(criterion: str, points: str | None) -> str:
    """One worked case."""
    return f"{criterion}: {'không tính' if points is None else points}"


def import_lines(result: RecordsImported) -> tuple[str, ...]:
    """What an import of records did."""
    listed = tuple(finding_line(finding) for finding in result.findings)
    if not result.is_done:
        return ("Chưa nhập gì: sửa các lỗi dưới đây rồi nhập lại.", *listed)
    added, updated = sum(result.added.values()), sum(result.updated.values())
    return (f"Đã nhập: thêm {added}, sửa {updated}, giữ nguyên {result.unchanged}.", *listed)


def evidence_kept(count: int) -> str:
    """Evidence was taken in."""
    return f"Đã thêm {numbers.count(count)} tài liệu kiểm chứng (đã xác nhận không thuộc bí mật nhà nước)."


def score_lines(found: SelfScore) -> tuple[str, ...]:
    """The score of a year and what is missing."""
    head = (
        f"{found.unit.name}, năm {found.year}: tự chấm {numbers.points(found.total)}/"
        f"{numbers.points(found.maximum)} điểm, chỉ số tạm tính {numbers.percent(found.index)}."
    )
    missing = (
        f"Còn {numbers.count(len(found.missing))} mục thiếu." if found.missing else "Không còn thiếu gì."
    )
    return (head, missing)


def key_lines(card: KeyCard) -> tuple[str, ...]:
    """The public face of a key."""
    whose = "Nhóm số của khóa gốc" if card.roots else "Nhóm số"
    return (
        f"Khóa của {card.unit}",
        f"Dấu vân tay: {card.fingerprint}",
        f"{whose}: {' '.join(card.digits)}",
        f"4 nhóm số cuối để đối chiếu: {' '.join(card.confirmation)}",
    )


def enrolled(path: Path, sheet: Path | None) -> tuple[str, ...]:
    """An enrolment was written."""
    told = (f"Đã ghi tệp đăng ký khóa: {path}",)
    if sheet is None:
        return told
    return (*told, f"Đã ghi phiếu giấy: {sheet}. In, ký, đóng dấu rồi gửi bằng đường khác với tệp.")


def trusted(unit: str, fingerprint: str) -> str:
    """A key is trusted."""
    return f"Đã tin cậy khóa của {unit}: {fingerprint}"


def revoked(unit: str, fingerprint: str) -> str:
    """A key is revoked."""
    return f"Đã thu hồi khóa của {unit}: {fingerprint}"


def exported(sent: Exported) -> tuple[str, ...]:
    """A package was written and verified."""
    return (
        *(f"Đã tạo gói và kiểm tra lại: {path}" for path in sent.files),
        f"Lần nộp {sent.revision}, mã kiểm tra {sent.digest}",
    )


def delivered(done: Delivered) -> tuple[str, ...]:
    """A package was brought somewhere and read back there."""
    kept = f"Giữ nguyên {done.kept} phần đã ghi đúng từ trước." if done.kept else ""
    return (*(f"Đã ghi và kiểm tra lại: {path}" for path in done.paths), *filter(None, (kept,)))


def not_a_part_size(text: str) -> str:
    """The size of a part was given wrongly."""
    return f"“{text}” không phải số MiB nguyên."


def verify_authentic(path: Path, header: Header) -> str:
    """A package is what it says."""
    return (
        f"Đúng và nguyên vẹn: {path.name} – {header.sender}, kỳ {header.period or '–'}, lần {header.revision}"
    )


def verify_refused(path: Path, words: Sentence, *, code: str) -> str:
    """A package is refused."""
    return f"KHÔNG NHẬN: {path.name} – {words.why} {words.advice} ({code})"


def imported_line(result: Imported, words: Sentence | None) -> str:
    """What became of one package."""
    name = result.path.name
    if words is not None:
        return f"KHÔNG NHẬN: {name} – {words.why} {words.advice} ({result.code})"
    told = {
        ImportStatus.IMPORTED: "Đã nhận",
        ImportStatus.UNCHANGED: "Đã nhận trước đây, không thay đổi gì",
        ImportStatus.PLANNED: "Sẽ nhận (chưa ghi gì)",
    }.get(result.status, "Không nhận")
    line = f"{told}: {name} – {result.unit}, năm {result.year}, lần {result.revision}"
    return line if result.cms is None else f"{line}\n  {CMS}: {cms_told(result.cms)}"


def round_opened(year: int, units: int) -> str:
    """A round is open."""
    return f"Đã mở đợt đánh giá năm {year} với {numbers.count(units)} đơn vị."


def appraised(sheet: AppraisalSheet) -> str:
    """A unit's points as they stand."""
    return (
        f"{sheet.unit.name}: {numbers.points(sheet.total)}/{numbers.points(sheet.maximum)} điểm, "
        f"chỉ số {numbers.percent(sheet.index)}; còn {numbers.count(sheet.open_lines)} tiêu chí chưa thẩm định."
    )


def results_sent(count: int, folder: Path) -> str:
    """Result packages were written."""
    return f"Đã tạo {numbers.count(count)} gói kết quả trong {folder}."


def draft_kept(name: str, problems: int) -> str:
    """An annex became a draft."""
    return f"Đã giữ bản nháp “{name}”; còn {problems} điểm cần xem, hoàn thiện ở trang Bộ tiêu chí."
