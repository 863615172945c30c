"""Every page and dialog of both roles: each stop of Tab has a name, nothing speaks English, nothing is cut."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

import main
from core.backups import Why
from core.chain_heads import ChainHead, SeenHead
from core.criteria.differences import compare_sets
from core.findings import error, warning
from core.folder_risk import FolderRisk
from core.letterheads import Addressee, DatedHead, Delivery, Signer
from core.machine import Machine, Program, Reply
from core.packages.age_identity import new_identity
from core.records.planning import Task
from core.services.appraisal import AppraisedLine
from core.services.exchange_records import RecordsImported
from core.services.prove_history import Proved
from core.services.taking_rows import Taken
from core.units import Role, Signatory, SigningForm
from storage.annex_files import annex_of_set
from storage.report_files import ReportWriter
from tests.core import criteria_sets
from tests.source_tree import classes, modules
from tests.storage.foreign_samples import list_of_dossiers
from tests.template_samples import whole
from tests.ui.fakes import COMMUNES, YEAR
from tests.ui.listed_papers import a_list
from tests.ui.looked_at import backward, cut, english, nameless, seen, texts_of, texts_of_menu
from tests.ui.pages.test_appraisal_desks import contested
from tests.ui.pages.test_appraisal_desks import listed as list_desks
from tests.ui.test_dialogs import enrolment
from tests.ui.updates import SHOWN, an_attempt, an_update_program, checked_dialog
from tests.ui.wrecked import Wrecked
from ui.desk import Desk
from ui.dialogs.about import AboutDialog
from ui.dialogs.adjustments import AdjustmentsDialog
from ui.dialogs.assign_parts import AssignPartsDialog
from ui.dialogs.audit import AuditDialog
from ui.dialogs.bin import BinDialog
from ui.dialogs.carry_over import CarryOverDialog
from ui.dialogs.choose_criteria import ChooseCriteriaDialog
from ui.dialogs.choose_criterion import ChooseCriterionDialog, criterion_rows
from ui.dialogs.choose_documents import ChooseDocumentsDialog
from ui.dialogs.choose_set import ChooseSetDialog
from ui.dialogs.close_year import CloseYearDialog
from ui.dialogs.compare_criteria import CompareCriteriaDialog
from ui.dialogs.conflicts import ConflictsDialog
from ui.dialogs.council_member import CouncilMemberDialog
from ui.dialogs.deadline_choices import DeadlineChoicesDialog
from ui.dialogs.decide_tie import DecideTieDialog
from ui.dialogs.desk_list import DeskListDialog
from ui.dialogs.edit_criteria import EditCriteriaDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.extend_round import ExtendRoundDialog
from ui.dialogs.foreign_export import ForeignExportDialog
from ui.dialogs.give_work import GiveWorkDialog
from ui.dialogs.given_task import GivenTaskDialog
from ui.dialogs.ground import GroundDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.holidays import HolidaysDialog
from ui.dialogs.import_annex import ImportAnnexDialog
from ui.dialogs.import_outcome import ImportOutcomeDialog
from ui.dialogs.index_task import IndexTaskDialog
from ui.dialogs.kept_backups import KeptBackupsDialog
from ui.dialogs.keys import ChangePassphraseDialog, NewPassphraseDialog, PassphraseDialog, SignDialog
from ui.dialogs.keys_list import KeysDialog
from ui.dialogs.legal_bases import LegalBasesDialog
from ui.dialogs.letterhead import LetterheadDialog
from ui.dialogs.letterheads import LetterheadsDialog
from ui.dialogs.link_criteria import LinkCriteriaDialog
from ui.dialogs.open_round import OpenRoundDialog
from ui.dialogs.past_result import PastResultDialog
from ui.dialogs.past_results import PastResultsDialog
from ui.dialogs.print_out import Printer, PrintOutDialog
from ui.dialogs.print_preview import Previewed, PrintPreviewDialog
from ui.dialogs.proved_history import ProvedHistoryDialog
from ui.dialogs.publication_history import PublicationHistoryDialog
from ui.dialogs.recover import RecoverDialog
from ui.dialogs.remind_units import RemindUnitsDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.return_package import ReturnDialog
from ui.dialogs.rotate import RotateDialog
from ui.dialogs.sealed_sheet import SealedSheetDialog
from ui.dialogs.send_out import SendOutDialog
from ui.dialogs.set_up import SetUpDialog, SetUpDoors
from ui.dialogs.signer import SignerDialog
from ui.dialogs.standard_remarks import RemarksDialog
from ui.dialogs.support import SupportDialog
from ui.dialogs.survey import SurveyDialog
from ui.dialogs.template_fields import TemplateFieldsDialog
from ui.dialogs.templates import TemplatesDialog
from ui.dialogs.trust import LiftDialog, RevokeDialog, SecondDialog, TrustDialog
from ui.dialogs.try_criteria import TryCriteriaDialog
from ui.dialogs.unit_round import UnitRoundDialog
from ui.dialogs.update_news import UpdateNewsDialog
from ui.dialogs.update_program import UpdateProgramDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.dialogs.write_reason import ReasonDialog
from ui.dialogs.year_history import YearHistoryDialog
from ui.keys_list import listed_keys
from ui.messages import MessageDialog, Notice
from ui.page_list import pages_for
from ui.portable_bar import portable_notice
from ui.rescue_window import RescueWindow
from ui.texts import handed
from ui.texts.appraisal_page import FIRST_REMARKS
from ui.texts.criteria_annex import ANNEX_WORDS
from ui.texts.enrolment_sheet import escrow_sheet
from ui.texts.packages import KINDS
from ui.texts.reports_page import TITLES
from ui.translation import VietnameseQtTranslator
from ui.window import Window
from ui.window_doors import WindowDoors

PAGES = [(role, entry.rail.key) for role in Role for entry in pages_for(role)]
SIZES = ((1366, 728), (1100, 620))
WORDS = "song nui bien troi may"


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    translator = VietnameseQtTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(scope="module")
def windows() -> dict[Role, Window]:
    return {}


@pytest.fixture
def page(
    qtbot: QtBot, make_desk: Callable[..., Desk], translated: None, request: pytest.FixtureRequest
) -> QWidget:
    role, key = request.param
    window = Window(make_desk(role), pages_for(role))
    qtbot.addWidget(window)
    window.resize(*SIZES[0])
    window.show()
    found = window.open_page(key)
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=20_000)
    qtbot.wait(30)
    assert found.isVisible()
    return window


@pytest.mark.parametrize("page", PAGES, indirect=True, ids=[f"{role}-{key}" for role, key in PAGES])
def test_a_page_can_be_read_and_walked(qtbot: QtBot, page: Window) -> None:
    assert nameless(page) == []
    assert english(text for widget in seen(page) for text in texts_of(widget)) == []
    shown = page.page()
    assert shown is not None
    for size in SIZES:
        page.resize(*size)
        qtbot.wait(20)
        assert cut(page) == [], size
    page.resize(*SIZES[0])
    qtbot.wait(20)
    assert backward(shown) == []


def ways(tmp_path: Path) -> WindowDoors:
    machine = Machine(
        home=tmp_path,
        program=Program(),
        updates=lambda: an_update_program(tmp_path),
        converts=lambda _folder: False,
        settings=tmp_path / "window.ini",
        logs=tmp_path,
        read_logs=tuple,
        folder_risk=lambda _folder: FolderRisk.NONE,
        shares_drive=lambda _path: False,
        is_in_use=lambda _folder: False,
        call=lambda _folder, _files, *, progress: Reply.GONE,
        heard=lambda _folder: None,
    )
    nothing: Any = lambda *_said, **_words: None  # noqa: E731 - never called here
    return WindowDoors(machine=machine, found=nothing, restore=nothing, play_sample=nothing)


def rescued(desk: Desk, tmp_path: Path) -> RescueWindow:
    """With everything read, as it is looked at."""
    window = RescueWindow(Wrecked(), tmp_path / "xa-tay-son", jobs=desk.jobs)
    while desk.jobs.is_busy:
        QTest.qWait(5)
    return window


def set_up(desk: Desk, tmp_path: Path) -> SetUpDialog:
    doors = SetUpDoors(
        units=main.UNITS,
        criteria=main.CRITERIA,
        ways=ways(tmp_path),
        today=lambda: date(YEAR, 3, 2),
        write_sheet=lambda _sheet, _path: None,
        recent=(tmp_path,),
        waiting="\n".join(
            (
                handed.TAKEN_AFTER.format(files=handed.named(["gói nộp.cchc", "khóa của xã.cchc"])),
                handed.claimed(KINDS["enrol"], COMMUNES[0].name, year=""),
            )
        ),
    )
    dialog = SetUpDialog(doors)
    dialog.unit.search.line.setText("tay son gia lai")
    dialog.people.officer.line.setText("Hoa")
    dialog.key.new.again.line.setText(dialog.key.new.words.line.text())
    return dialog


def step_of(number: int) -> Callable[[Desk, Path], QDialog]:
    def make(desk: Desk, tmp_path: Path) -> QDialog:
        dialog = set_up(desk, tmp_path)
        dialog._show((dialog.welcome, *dialog._steps(), dialog.finished_step)[number])
        return dialog

    return make


def import_annex(desk: Desk, tmp_path: Path) -> QDialog:
    path = tmp_path / "phu-luc.xlsx"
    path.write_bytes(annex_of_set(criteria_sets.sample(), words=ANNEX_WORDS))
    tables = desk.services.criteria_work.drafts.tables(path)
    assert tables is not None
    return ImportAnnexDialog(desk, path, sheets=tables, parent=None)


HEADS = (
    DatedHead(superior="UBND HUYỆN TÂY SƠN", issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH TƯỜNG"), place="Bình Tường"),
    DatedHead(valid_from=date(2025, 7, 1), place="Tây Sơn", symbol="UBND"),
)
SIGNERS = (
    Signer(
        id="1",
        signatory=Signatory(form=SigningForm.DEPUTY, position="Phó Chủ tịch", name="Lê Thị Hoa"),
        kinds=("annex",),
    ),
)


def with_papers(desk: Desk) -> Desk:
    care = desk.services.letterheads
    care.keep_heads(HEADS)
    care.keep_signers(SIGNERS)
    care.keep_addressees("annex", (Addressee(name="Sở Nội vụ", delivery=Delivery.ELECTRONIC),))
    return desk


def with_findings(desk: Desk, path: Path) -> TemplatesDialog:
    good, wrong = path / "tot.docx", path / "sai.docx"
    good.write_bytes(whole("{{p body }}"))
    wrong.write_bytes(whole("{{ titel }}", "{{p body }}", "{{ 1 + 1 }}"))
    service = desk.services.templates
    service.use("annex", good, year=YEAR)
    dialog = TemplatesDialog(desk, "annex")
    dialog._checked(service.check("annex", wrong, year=YEAR))
    return dialog


LOCK = SimpleNamespace(state=lambda: SimpleNamespace(is_open=False, until=None))
NOTICE = Notice(
    title="Hỏi", what="Xóa dòng này?", why="Dòng đã có tài liệu.", advice="Xem lại.", details="Mã: X"
)
Make = Callable[[Desk, Path], QDialog]


def foreign_export(desk: Desk, tmp_path: Path) -> QDialog:
    path = list_of_dossiers(tmp_path / "mot-cua.xlsx")
    look = desk.services.map_foreign.look(path)
    return ForeignExportDialog(desk, path, look=look, year=YEAR)


def refused_import() -> RecordsImported:
    """A file with a wrong cell, a wrong column and a note."""
    findings = (
        error("CELL_COUNT", "Hồ sơ thủ tục hành chính!H4", text="bốn lăm"),
        error("SHEET_COLUMN_UNKNOWN", "Hồ sơ thủ tục hành chính!AD3", text="Ghi chú riêng"),
        warning("SHEET_UNKNOWN", "Nháp", sheet="Nháp"),
    )
    return RecordsImported(added={}, updated={}, unchanged=0, findings=findings, is_done=False)


def done_import() -> RecordsImported:
    """A file that was taken in, with a note."""
    taken = Taken(new=(Task(id="t1", year=YEAR, title="Rà soát"),), updated={})
    notes = (warning("SHEET_UNKNOWN", "Nháp", sheet="Nháp"),)
    return RecordsImported(
        added={"task": 1}, updated={}, unchanged=0, findings=notes, is_done=True, taken=taken
    )


def kept_backups(desk: Desk, _path: Path) -> KeptBackupsDialog:
    """A year of copies: sound, rehearsed, lacking a document, and spoilt."""
    for why in (Why.MIGRATION, Why.IMPORT, Why.DAILY):
        desk.services.keep_backups.make(why)
    return KeptBackupsDialog(desk)


PROVED_WRONG = Proved(
    unit="xa-21583",
    entries=1_840,
    head="0" * 64,
    broken=1_202,
    heads=3,
    missing=tuple(
        SeenHead(
            head=ChainHead(number=1_300 + revision, mark="0" * 23),
            digest=f"{revision}",
            kind="submission",
            period=f"{YEAR}",
            key_epoch=1,
            revision=revision,
            at=datetime(YEAR, 12, 2, 2, tzinfo=UTC),
        )
        for revision in (1, 2)
    ),
)
DIALOGS: dict[str, Make] = {
    **{f"set_up-{number}": step_of(number) for number in range(7)},
    "about": lambda desk, _path: AboutDialog(desk),
    "kept_backups": kept_backups,
    "audit": lambda desk, _path: AuditDialog(desk),
    "proved_history": lambda _desk, _path: ProvedHistoryDialog(PROVED_WRONG, "Xã Tây Sơn"),
    "bin": lambda desk, _path: BinDialog(desk),
    "carry_over": lambda desk, _path: CarryOverDialog(desk, "task"),
    "change_passphrase": lambda _desk, _path: ChangePassphraseDialog(lambda: WORDS),
    "choose_criteria": lambda desk, _path: ChooseCriteriaDialog(desk),
    "choose_set": lambda desk, _path: ChooseSetDialog("So sánh", desk.services.adopt_criteria.sets()),
    "compare_criteria": lambda _desk, _path: CompareCriteriaDialog(
        compare_sets(criteria_sets.sample(), criteria_sets.set_766())
    ),
    "edit_criteria": lambda desk, _path: EditCriteriaDialog(
        desk, desk.services.criteria_work.drafts.begin(desk.services.adopt_criteria.sets()[0])
    ),
    "import_annex": import_annex,
    "foreign_export": foreign_export,
    "import_refused": lambda desk, path: ImportOutcomeDialog(refused_import(), path / "a.xlsx", desk=desk),
    "import_done": lambda desk, path: ImportOutcomeDialog(done_import(), path / "a.xlsx", desk=desk),
    "try_criteria": lambda desk, _path: TryCriteriaDialog(desk, criteria_sets.sample()),
    "deadline_choices": lambda desk, _path: DeadlineChoicesDialog(desk),
    "holidays": lambda desk, _path: HolidaysDialog(desk),
    "link_criteria": lambda desk, _path: LinkCriteriaDialog(
        desk, desk.services.keep_evidence.of_year(YEAR)[:2]
    ),
    "standard_remarks": lambda _desk, _path: RemarksDialog(FIRST_REMARKS),
    "sign": lambda _desk, _path: SignDialog("Ký", "Vì sao", lock=LOCK),
    "choose_documents": lambda desk, _path: ChooseDocumentsDialog(
        desk.services.self_assessment.score(YEAR).lines[0].criterion,
        desk.services.keep_evidence.of_year(YEAR),
    ),
    "portable": lambda _desk, _path: portable_notice(None),
    "print_out": lambda _desk, _path: PrintOutDialog(
        [Printer(name="Canon LBP 2900", both_sides=lambda: True), Printer(name="HP 1020")], pages=12
    ),
    "print_nowhere": lambda _desk, _path: PrintOutDialog((), saves=True),
    "print_preview": lambda desk, _path: PrintPreviewDialog(
        desk, Previewed(title="Danh sách nhiệm vụ", file_name="nhiem-vu", make=lambda _progress: a_list())
    ),
    "print_preview_ready": lambda desk, _path: PrintPreviewDialog(
        desk, Previewed(title="Phiếu ghi danh khóa", file_name="phieu", content=ReportWriter().pdf(a_list()))
    ),
    "update": lambda desk, path: UpdateProgramDialog(desk, an_update_program(path), may_leave=lambda: True),
    "update_checked": checked_dialog,
    "update_news": lambda _desk, _path: UpdateNewsDialog(an_attempt(SHOWN)),
    "sealed_sheet": lambda desk, _path: SealedSheetDialog(
        escrow_sheet(new_identity(), desk.office(), day=date(YEAR, 3, 2)),
        "phieu.pdf",
        warning="Chỉ hiện một lần.",
        write=lambda _sheet, _path: None,
    ),
    "trust": lambda _desk, _path: TrustDialog(enrolment(), "Đỗ Minh Châu"),
    "year_history": lambda _desk, _path: YearHistoryDialog(YEAR, acts=(), changes=None),
    "close_year": lambda _desk, _path: CloseYearDialog(YEAR, failing=(), missing=3),
    "evidence": lambda desk, _path: EvidenceDialog(desk),
    "evidence_held": lambda desk, _path: EvidenceDialog(
        desk, document=desk.services.keep_evidence.of_year(YEAR)[0]
    ),
    "given_task": lambda desk, _path: GivenTaskDialog(desk, None),
    "help": lambda _desk, _path: HelpDialog("home", [("home", "Tổng quan"), ("keys", "Khóa")]),
    "keys_list": lambda _desk, _path: KeysDialog(
        listed_keys(SimpleNamespace(actions=tuple), None)  # type: ignore[arg-type]
    ),
    "index_task": lambda desk, _path: IndexTaskDialog(desk, ("SIPAS",), year=YEAR, owner="Hoa"),
    "legal_bases": lambda desk, _path: LegalBasesDialog(desk),
    "letterhead": lambda desk, _path: LetterheadDialog(desk, HEADS[0]),
    "letterheads": lambda desk, _path: LetterheadsDialog(with_papers(desk)),
    "signer": lambda desk, _path: SignerDialog(desk, SIGNERS[0], kinds=dict(tuple(TITLES.items())[:20])),
    "template_fields": lambda desk, _path: TemplateFieldsDialog(
        "Phụ lục", desk.services.templates.fields("annex", YEAR)
    ),
    "templates": with_findings,
    "lift": lambda _desk, _path: LiftDialog("Xã Tây Sơn", YEAR, first="Hoa"),
    "message": lambda _desk, _path: MessageDialog(NOTICE, ("Xóa", "Hủy"), parent=None, opens_details=True),
    "new_passphrase": lambda _desk, _path: NewPassphraseDialog(lambda: WORDS),
    "passphrase": lambda _desk, _path: PassphraseDialog("Mở khóa"),
    "reason": lambda _desk, _path: ReasonDialog("Mở lại…", "Lý do?"),
    "recover": lambda _desk, _path: RecoverDialog(),
    "rescue": rescued,
    "restore": lambda desk, path: RestoreDialog(ways(path), desk.jobs),
    "revoke": lambda _desk, _path: RevokeDialog("Xã Tây Sơn", year=YEAR, today=lambda: date(YEAR, 3, 2)),
    "rotate": lambda _desk, _path: RotateDialog("Vì sao", lambda: WORDS),
    "second": lambda _desk, _path: SecondDialog("Xã Tây Sơn", "Hoa"),
    "send_out": lambda desk, _path: SendOutDialog("Gửi", "Vì sao", desk=desk),
    "support": lambda desk, _path: SupportDialog(desk),
    "write_package": lambda _desk, _path: WritePackageDialog("Tạo gói nộp", needs_reason=True, folder="usb"),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_can_be_read_and_walked(
    qtbot: QtBot, desk: Desk, translated: None, tmp_path: Path, name: str
) -> None:
    dialog = DIALOGS[name](desk, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(30)
    assert nameless(dialog) == []
    assert english(text for widget in seen(dialog) for text in texts_of(widget)) == []
    assert cut(dialog) == []
    assert backward(dialog) == []
    focused = dialog.focusWidget()
    assert focused is not None, "a dialog opens with the focus where the first answer goes"
    primary = [
        each.text()
        for each in dialog.findChildren(QPushButton)
        if each.property("kind") == "primary" and each.isVisible()
    ]
    assert len(primary) <= 1


def published_twice(desk: Desk) -> PublicationHistoryDialog:
    """The history of a year that was published, opened again and published."""
    service = desk.services.publish_ranking
    for unit in COMMUNES[:4]:
        desk.services.appraisal.accept_self(YEAR, unit.code)
    service.publish(YEAR)
    service.reopen(YEAR, reason="Đề nghị xem lại của UBND xã tại Công văn số 12")
    line = desk.services.appraisal.sheet(YEAR, COMMUNES[0].code).lines[0]
    points = line.criterion.max_points - (line.before or 0)
    given = AppraisedLine(criterion=line.criterion.id, points=points, reason="Xét lại")
    desk.services.appraisal.set_points(YEAR, COMMUNES[0].code, line=given)
    service.publish(YEAR)
    return PublicationHistoryDialog(YEAR, service.history(YEAR), changes=service.changes(YEAR))


def test_the_appraisers_own_dialogs_can_be_read_and_walked(
    qtbot: QtBot, make_desk: Callable[..., Desk], translated: None
) -> None:
    desk = make_desk(Role.APPRAISER)
    sheet = desk.services.appraisal.sheet(YEAR, COMMUNES[0].code)
    areas = desk.services.keep_council.council(YEAR).areas
    board = desk.services.run_round.board(YEAR)
    list_desks(desk)
    contested(desk)
    conflicts = desk.services.desks.conflicts.conflicts(YEAR)
    for dialog in (
        OpenRoundDialog(desk, None),
        ExtendRoundDialog(desk, board, selected=board.rows[:1]),
        RemindUnitsDialog(desk, board),
        UnitRoundDialog(
            board.rows[0], desk.services.unit_round.look(YEAR, board.rows[0].unit.code), desk=desk
        ),
        AdjustmentsDialog(desk, sheet),
        ChooseCriterionDialog(criterion_rows(sheet.criteria, {"1.1.1": 3}), "1.1.1"),
        ReturnDialog(desk, sheet),
        GroundDialog("Căn cứ chung cho 3 ô (3 đơn vị).", evidence=sheet.lines[0].evidence),
        SurveyDialog(desk, desk.services.run_survey.blank(YEAR)),
        CouncilMemberDialog(None, areas),
        DecideTieDialog(desk.services.publish_ranking.preview(YEAR).ranking.rows[:3]),
        DeskListDialog(desk),
        GiveWorkDialog(desk, desk.services.desks.assign.desks(), chosen="5201"),
        ConflictsDialog(desk, conflicts),
        AssignPartsDialog(
            desk.services.desks.assign.board(YEAR), [sheet.criteria.areas()[0].id], units=[sheet.unit]
        ),
        PastResultsDialog(desk, year=YEAR - 1),
        PastResultDialog(desk, None, year=YEAR - 1),
        published_twice(desk),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(30)
        assert nameless(dialog) == []
        assert english(text for widget in seen(dialog) for text in texts_of(widget)) == []
        assert cut(dialog) == []
        assert backward(dialog) == []


@pytest.mark.parametrize("subject", ["across:1.1.1", "aids"])
def test_a_tab_of_the_appraisal_can_be_read_and_walked(
    qtbot: QtBot, make_desk: Callable[..., Desk], translated: None, subject: str
) -> None:
    desk = make_desk(Role.APPRAISER)
    window = Window(desk, pages_for(Role.APPRAISER))
    qtbot.addWidget(window)
    window.resize(*SIZES[0])
    window.show()
    desk.services.judgement_aids.search(YEAR)
    desk.go_to("appraisal", subject)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=20_000)
    qtbot.wait(30)
    shown = window.page()
    assert shown is not None
    assert nameless(window) == []
    assert english(text for widget in seen(window) for text in texts_of(widget)) == []
    for size in SIZES:
        window.resize(*size)
        qtbot.wait(20)
        assert cut(window) == [], size
    window.resize(*SIZES[0])
    qtbot.wait(20)
    assert backward(shown) == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser, QLabel])
def test_qts_own_menus_speak_vietnamese(qtbot: QtBot, translated: None, kind: type[QWidget]) -> None:
    widget: Any = kind()
    qtbot.addWidget(widget)
    if kind is QLabel:
        return
    widget.setPlainText("x") if hasattr(widget, "setPlainText") else widget.setText("x")
    menu = widget.createStandardContextMenu()
    texts = [text.partition("\t")[0] for text in texts_of_menu(menu)]
    assert texts
    assert english(iter(texts)) == []
    menu.deleteLater()


def test_qts_own_dialogs_speak_vietnamese(qtbot: QtBot, translated: None) -> None:
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton(0x7FFFC00) & ~QMessageBox.StandardButton.NoButton)
    row = QDialogButtonBox(QDialogButtonBox.StandardButton(0x7FFFC00))
    for widget in (files, box, row, QSpinBox()):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.wait(10)
        shown = (text for child in seen(widget) for text in texts_of(child))
        assert english(text.replace("&", "") for text in shown) == [], type(widget).__name__


def test_the_calendar_speaks_vietnamese_and_begins_on_monday(qtbot: QtBot, translated: None) -> None:
    held = QLocale()
    QLocale.setDefault(QLocale("vi_VN"))
    try:
        calendar = QCalendarWidget()
        qtbot.addWidget(calendar)
        calendar.setSelectedDate(QDate(2026, 3, 2))
        assert QLocale().firstDayOfWeek().value == 1
        assert "March" not in QLocale().monthName(3)
    finally:
        QLocale.setDefault(held)


NOT_OPENED = {
    "ActDialog": "the frame others are made of",
    "DeliveredDialog": "needs a delivered package; looked at in test_dialogs",
    "WinBackDialog": "needs a result; looked at with the result page",
}


def test_every_dialog_is_opened_here_or_says_why_not() -> None:
    written = {
        node.name
        for module in modules("ui/dialogs")
        for node in classes(module)
        if node.name.endswith("Dialog")
    }
    opened = {name for name in globals() if name.endswith("Dialog")}
    assert written - opened - set(NOT_OPENED) == set()
