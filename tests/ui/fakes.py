"""Services for pages under test: the real ones over a workspace in memory, packages and files faked."""

import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from core.assessment import CriterionEntry, State
from core.backups import Backup, Verdict, Why
from core.certificates import PdfReading, PdfSignatures
from core.delivery import WHOLE, Delivered, DeliveredFile, Drive, Form
from core.evidence import EvidenceDocument, EvidenceTypeRefused, FolderGiven, StoredFile
from core.exchanges import Direction, HeldKey, PackageRow
from core.images import ImageUnreadable, Picture, Scaled
from core.office import Office
from core.own_keys import LockState
from core.packages.evidence_families import family_of_extension
from core.packages.evidence_types import is_allowed, is_flagged, media_type_of
from core.packages.kinds import SignerRole
from core.packages.signing import PassphraseWrong, SigningKey
from core.packages.trust import KeyStatus
from core.ports import Clock
from core.previews import Preview, Shown
from core.progress import Progress
from core.records.dossiers import DossierCount, DossierField
from core.records.people import TrainingClass, TrainingRole
from core.records.planning import Plan, Task, TaskArea
from core.rehearsal import Rehearsed
from core.reporting.document import Paragraph, Report
from core.reporting.head import letterhead, signature
from core.reporting.paper import BOTH, Paper
from core.rounds import Standing
from core.services.adopt_criteria import AdoptCriteria
from core.services.aftermath import aftermath
from core.services.appraisal import Appraise
from core.services.appraise_across import AppraiseAcross
from core.services.ask_questions import AskQuestions
from core.services.calendar_care import CalendarCare
from core.services.check_figures import CheckFigures
from core.services.check_whole import CheckWhole
from core.services.compare_ranking import CompareRanking
from core.services.compose_criteria import CriteriaWork
from core.services.correct_sent import CorrectSent
from core.services.draft_criteria import DraftCriteria
from core.services.exchange_outside import ExchangeOutside
from core.services.extend_round import ExtendRound
from core.services.follow_targets import FollowTargets
from core.services.government_signature import GovernmentSignature
from core.services.judgement_aids import JudgementAids
from core.services.keep_backups import KeepBackups
from core.services.keep_council import KeepCouncil
from core.services.keep_evidence import KeepEvidence
from core.services.keep_past_results import KeepPastResults
from core.services.key_care import CreatedKeys, KeyCard
from core.services.letterhead_care import LetterheadCare
from core.services.look_over import LookOver
from core.services.map_foreign import MapForeign
from core.services.offer_evidence import OfferEvidence
from core.services.outside_values import OutsideValues
from core.services.package_history import EventKind, PackageEvent, PackageSummary
from core.services.paper_head import PaperHeads
from core.services.preview_evidence import PreviewEvidence
from core.services.print_papers import PrintPapers
from core.services.province_forms import ProvinceForms
from core.services.province_home import ProvinceHome
from core.services.publish_ranking import PublishRanking
from core.services.read_audit import ReadAudit
from core.services.receive_results import ReceiveResults
from core.services.recomputing import Recomputing
from core.services.record_entry import RecordEntry
from core.services.rehearse_restore import RehearseRestore
from core.services.replace_templates import ReplaceTemplates
from core.services.report_texts import ReportTexts
from core.services.round_papers import RoundPapers
from core.services.round_reading import RoundReading
from core.services.run_round import RunRound
from core.services.run_survey import RunSurvey
from core.services.self_assessment import SelfAssessment
from core.services.send_results import ResultSources, SendResults
from core.services.set_up import SetUp
from core.services.standard_remarks import StandardRemarks
from core.services.try_criteria import TryCriteria
from core.services.unit_round import UnitRound
from core.services.watch_scans import WatchScans
from core.services.year_history import YearHistory
from core.services.year_overview import YearOverview
from core.storage_errors import EvidenceLost, SourceUnreadable
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind
from storage.criteria_files import CriteriaFolder
from storage.foreign_files import ForeignFilesOnDisk
from storage.outside_files import OutsideFilesOnDisk
from storage.part_files import found_in
from storage.past_sheets import PastSheets
from storage.report_files import ReportWriter
from storage.scan_folder import ScanFolder
from storage.signing_tools import CertificateTools
from storage.template_files import TemplateFolder
from storage.texts_in import TextFiles
from tests.ui.memory import FixedClock, MemoryDatabase
from tests.ui.memory_desks import desk_services
from ui.services import Services
from ui.texts.criteria_sheets import CRITERIA_WORDS
from ui.texts.office_words import OFFICE_WORDS, RECORD_WORDS
from ui.texts.outside import OUTSIDE_WORDS
from ui.texts.past_results import PAST_SHEET_WORDS
from ui.texts.reports import REPORT_WORDS

YEAR = 2025
PROVINCE = Unit(code="52", name="Tỉnh Gia Lai", kind=UnitKind.PROVINCE, province_code="52")
COMMUNES = tuple(
    Unit(code=f"217{number:02d}", name=name, kind=UnitKind.COMMUNE, province_code="52")
    for number, name in enumerate(
        ("Xã Tây Sơn", "Xã Bình Khê", "Xã Bình Phú", "Xã Bình Hiệp", "Xã Bình An", "Phường An Nhơn"), start=1
    )
)
SET_ID = "VN-CX-CANDIDATE-2025"
SHELF = CriteriaFolder(Path("/nowhere"), CRITERIA_WORDS)
CRITERIA = Path(__file__).resolve().parents[2] / "resources" / "criteria" / "criteria-sample.json"
FINGERPRINT = "SHA256:" + "Ab3" * 14 + "x"
OWN_FINGERPRINT = "SHA256:" + "Cd7" * 14 + "y"
PUBLIC_LINE = SigningKey.from_seed(bytes(range(32))).public_key.line
PASSPHRASE = "song nui bien troi may"
WHITE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138"
    "f6140000000049454e44ae426082"
)
DIGITS = tuple(f"{number * 7919 % 100000:05d}" for number in range(1, 13))


class Units:
    def unit(self, code: str) -> Unit:
        return next(unit for unit in (PROVINCE, *COMMUNES) if unit.code == code)

    def communes_of(self, province: str) -> tuple[Unit, ...]:
        return COMMUNES if province == PROVINCE.code else ()

    def provinces(self) -> tuple[Unit, ...]:
        return (PROVINCE,)

    def search(self, text: str, limit: int = 20) -> tuple[Unit, ...]:
        return COMMUNES[:limit]


class CriteriaFiles:
    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def bundled(self) -> tuple[bytes, ...]:
        return (CRITERIA.read_bytes(),)

    def annex(self, path: Path) -> Any:
        return SHELF.annex(path)

    def write(self, path: Path, document: bytes) -> None:
        SHELF.write(path, document)

    def write_annex(self, path: Path, document: bytes) -> None:
        SHELF.write_annex(path, document)


class Attachments:
    """Judges by the name alone; contents lie in memory and pasted things in a folder of this process."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.settled: list[str] = []
        self.aside: list[Path] = []

    def weigh(self, source: Path, *, progress: Any) -> StoredFile:
        if source.is_dir():
            raise FolderGiven(name=source.name)
        extension = source.suffix.lower()
        if not is_allowed(extension):
            family = family_of_extension(extension).value
            raise EvidenceTypeRefused(name=source.name, extension=extension, family=family)
        try:
            content = source.read_bytes()
        except OSError as error:
            raise SourceUnreadable(name=source.name) from error
        return StoredFile(
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            media_type=media_type_of(extension),
            extension=extension,
            flagged=is_flagged(extension),
        )

    def keep(self, source: Path, *, progress: Any, on_new: Any = None) -> StoredFile:
        progress.check()
        file = self.weigh(source, progress=progress)
        if on_new is not None and file.sha256 not in self.contents:
            on_new(file)
        self.contents[file.sha256] = source.read_bytes()
        progress.report(1, 1)
        return file

    def settle(self, files: Any) -> None:
        self.settled.extend(each.sha256 for each in files)

    def remove(self, sha256: str, extension: str) -> None:
        self.contents.pop(sha256, None)

    def open(self, file: StoredFile) -> Any:
        if file.sha256 not in self.contents:
            raise EvidenceLost(sha256=file.sha256)
        return BytesIO(self.contents[file.sha256])

    def place(self, file: StoredFile) -> Path:
        return Path("/store") / file.sha256

    def open_source(self, source: Path) -> Any:
        try:
            return source.open("rb")
        except OSError as error:
            raise SourceUnreadable(name=source.name) from error

    def put_aside(self, content: bytes, *, name: str) -> Path:
        target = Path(tempfile.mkdtemp(prefix="pasted-")) / name
        target.write_bytes(content)
        self.aside.append(target)
        return target

    @contextmanager
    def scratch(self, name: str) -> Any:
        target = self.put_aside(b"", name=name)
        yield target
        self.forget_aside(target)

    def forget_aside(self, path: Path) -> None:
        if path in self.aside:
            self.aside.remove(path)
            shutil.rmtree(path.parent)

    def copy_out(self, file: StoredFile, *, name: str, accepts_unmarked: bool = False) -> Path:
        return Path("/copies") / name


class Images:
    """Every picture is a white one of the sides told; `smaller` is what a smaller copy weighs."""

    def __init__(self, *, smaller: int = 0, trouble: str = "") -> None:
        self.smaller, self.trouble = smaller, trouble

    def picture(self, path: Path, *, longest: int) -> Picture:
        if self.trouble:
            raise ImageUnreadable(name=path.name, trouble=self.trouble)
        return Picture(content=WHITE_PIXEL, width=4, height=3)

    def scaled(self, path: Path, *, target: Path | None = None) -> Scaled:
        if not self.smaller:
            raise ImageUnreadable(name=path.name, trouble="damaged")
        if target is not None:
            target.write_bytes(b"\xff\xd8\xff smaller")
        return Scaled(size=self.smaller, width=6000, height=4000)


def office(role: Role) -> Office:
    own = COMMUNES[0] if role is Role.SUBMITTER else PROVINCE
    return Office(
        role=role,
        unit=own,
        authority=PROVINCE if role is Role.SUBMITTER else None,
        officer=Officer(name="Nguyễn Thị Hạnh", position="Công chức Văn phòng – Thống kê"),
        signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name="Trần Văn Bình"),
        place="Tây Sơn",
    )


SAFE: Any = SimpleNamespace(converted_from=lambda: None, audit=tuple, check=lambda **_how: ())


def services(role: Role = Role.SUBMITTER, **members: Any) -> Services:
    """A year half done: records, entries and evidence for a commune; a round of six for the authority."""
    database = MemoryDatabase(office(role))
    clock = FixedClock()
    copies = Copies()
    heads = PaperHeads(database=database, clock=clock, words=OFFICE_WORDS.heads)
    reports = SimpleNamespace(
        kinds=lambda: ("self-score", "checklist", "deadlines", "annex"),
        choices=lambda _kind, _year: (),
        paper=lambda kind: Paper(code=kind, roles=BOTH, fill=lambda _asked: letter(kind, heads)),
        make=lambda kind, _asked: letter(kind, heads),
        write=lambda _kind, _asked, path: path,
        preview=lambda kind, asked: Preview(shown=Shown.TEXT, text=f"{kind} {asked.year}"),
    )
    criteria = AdoptCriteria(database=database, files=CriteriaFiles(), clock=clock)
    criteria.adopt(CRITERIA)
    assessment = SelfAssessment(database=database, criteria=criteria, clock=clock)
    attachments, images = Attachments(), members.pop("images", None) or Images()
    keep = KeepEvidence(
        database=database, attachments=attachments, images=images, assessment=assessment, clock=clock
    )
    offers = OfferEvidence(database=database, attachments=attachments, images=images, assessment=assessment)
    entry = RecordEntry(database=database, clock=clock)
    results = ReceiveResults(database=database, criteria=criteria)
    reading, recomputing = RoundReading(criteria=criteria, units=Units()), Recomputing()
    appraise = Appraise(database=database, reading=reading, clock=clock)
    outside = OutsideValues(database=database, reading=reading, units=Units(), clock=clock)
    ranking = PublishRanking(database=database, criteria=criteria, units=Units(), clock=clock)
    run_round = RunRound(database=database, criteria=criteria, units=Units(), clock=clock)
    backups = KeepBackups(database=database, kept=copies, clock=clock)
    bundle: dict[str, Any] = {
        "set_up": SetUp(database=database, clock=clock),
        "record_entry": entry,
        "follow_targets": FollowTargets(database=database),
        "correct_sent": CorrectSent(database=database, clock=clock),
        "exchange_records": SimpleNamespace(),
        "map_foreign": MapForeign(
            database=database, files=ForeignFilesOnDisk(RECORD_WORDS), back_up=list, clock=clock
        ),
        "keep_evidence": keep,
        "offer_evidence": offers,
        "preview_evidence": PreviewEvidence(attachments=attachments, images=images),
        "watch_scans": WatchScans(
            database=database,
            folders=ScanFolder(),
            offers=offers,
            clock=members.pop("scan_clock", None) or clock,
        ),
        "self_assessment": assessment,
        "year_history": YearHistory(database=database, criteria=criteria),
        "calendar_care": CalendarCare(database=database, clock=clock),
        "year_overview": YearOverview(
            database=database, assessment=assessment, criteria=criteria, clock=clock
        ),
        "adopt_criteria": criteria,
        "criteria_work": CriteriaWork(
            drafts=DraftCriteria(database=database, criteria=criteria, files=CriteriaFiles(), clock=clock),
            trials=TryCriteria(
                database=database,
                ranking=PublishRanking(database=database, criteria=criteria, units=Units(), clock=clock),
                units=Units(),
                paper=(Papers(), REPORT_WORDS.trial),
            ),
        ),
        "export_package": Exports(),
        "import_package": Imports(),
        "deliver_package": Deliveries(),
        "receipts": SimpleNamespace(waiting=tuple, issued=lambda _unit="": (), held=dict),
        "returns": SimpleNamespace(waiting=lambda _year: None, received=lambda _year: ()),
        "assigned_tasks": SimpleNamespace(documents=lambda _year: ()),
        "desks": desk_services(database, criteria, units=Units(), clock=clock),
        "stream_care": SimpleNamespace(notices=tuple, blocks=tuple, confirmations=tuple),
        "extend_round": ExtendRound(database=database, clock=clock),
        "unit_round": UnitRound(
            database=database,
            compare=CompareRanking(database=database, criteria=criteria, units=Units()),
        ),
        "round_papers": RoundPapers(
            database=database,
            rounds=run_round,
            criteria=criteria,
            clock=clock,
            paper=(heads, Papers(), REPORT_WORDS),
        ),
        "send_return": SimpleNamespace(),
        "send_tasks": SimpleNamespace(),
        "send_criteria": SimpleNamespace(),
        "run_round": run_round,
        "province_home": ProvinceHome(
            database=database,
            reading=reading,
            compare=CompareRanking(database=database, criteria=criteria, units=Units()),
            clock=clock,
        ),
        "appraisal": appraise,
        "outside_values": outside,
        "exchange_outside": ExchangeOutside(outside=outside, files=OutsideFilesOnDisk(), words=OUTSIDE_WORDS),
        "run_survey": RunSurvey(database=database, attachments=attachments, clock=clock),
        "keep_council": KeepCouncil(database=database, reading=reading, clock=clock),
        "ask_questions": AskQuestions(database=database, clock=clock),
        "standard_remarks": StandardRemarks(database=database, clock=clock),
        "publish_ranking": ranking,
        "compare_ranking": CompareRanking(database=database, criteria=criteria, units=Units()),
        "keep_past_results": KeepPastResults(
            database=database, files=PastSheets(), units=Units(), clock=clock, words=PAST_SHEET_WORDS
        ),
        "consolidate_report": SimpleNamespace(),
        "result_papers": SimpleNamespace(write_list=lambda _year, _made, folder: folder / "list.xlsx"),
        "send_results": SendResults(
            database=database,
            sources=ResultSources(
                appraisal=appraise,
                compare=CompareRanking(database=database, criteria=criteria, units=Units()),
            ),
            dispatch=SimpleNamespace(),
            clock=clock,
            sentences=OFFICE_WORDS.results,
        ),
        "across": AppraiseAcross(
            database=database, reading=reading, appraisal=appraise, units=Units(), recomputing=recomputing
        ),
        "judgement_aids": JudgementAids(
            database=database,
            look_over=LookOver(database=database, reading=reading, units=Units(), recomputing=recomputing),
            clock=clock,
        ),
        "receive_results": results,
        "aftermath": aftermath(database, results, assessment=assessment, clock=clock),
        "key_care": Keys(),
        "enrol_keys": EnrolledKeys(),
        "trust_lists": SimpleNamespace(held=lambda: None, roots=tuple, is_due=lambda: False, doubtful=tuple),
        "rotate_key": SimpleNamespace(),
        "sealed_keys": SimpleNamespace(),
        "government": GovernmentSignature(
            database=database, certificates=CertificateTools(), tokens=Tokens(), pdfs=Pdfs(), clock=clock
        ),
        "read_audit": ReadAudit(database=database),
        "prove_history": SimpleNamespace(hand_out=lambda path: path.write_bytes(b"{}"), prove=None),
        "safekeeping": SAFE,
        "keep_backups": backups,
        "check_whole": CheckWhole(database=database, safekeeping=SAFE, backups=backups, clock=clock),
        "rehearse_restore": RehearseRestore(database=database, kept=copies, clock=clock),
        "copy_elsewhere": SimpleNamespace(last=clock.now, is_due=lambda: False, copy=None),
        "package_history": Packages(assessment),
        "hand_over": Sheets(),
        "report_texts": ReportTexts(database=database, clock=clock),
        "letterheads": LetterheadCare(database=database, clock=clock, heads=heads),
        "make_report": reports,
        "templates": ReplaceTemplates(
            database=database,
            files=TemplateFolder(),
            reports=reports,  # type: ignore[arg-type]
            clock=clock,
        ),
        "print_papers": PrintPapers(
            ReportWriter(), forms=ProvinceForms(database=database, files=TemplateFolder())
        ),
        "check_figures": CheckFigures(database=database, files=TextFiles(), units=Units()),
        "clock": clock,
        "units": Units(),
    }
    fill = _fill_commune if role is Role.SUBMITTER else _fill_authority
    fill(database, bundle)
    return Services(**{**bundle, **members})


def letter(kind: str, heads: PaperHeads) -> Report:
    """A report of any kind: head, one line, foot."""
    head = heads.head(kind, "BC-UBND")
    return Report(
        kind=kind,
        title="BÁO CÁO",
        subtitle="Kết quả",
        blocks=(Paragraph(text="Nội dung"),),
        letterhead=letterhead(head, REPORT_WORDS.form),
        signature=signature(head, REPORT_WORDS.form),
    )


def task(number: int, title: str, **values: Any) -> Task:
    return Task(id=f"task-{number}", year=YEAR, title=title, **values)


def records_of(year: int = YEAR) -> tuple[Any, ...]:
    return (
        Plan(
            id="plan-1",
            year=year,
            title="Kế hoạch CCHC năm 2025",
            number="05/KH-UBND",
            issued_on=date(year, 1, 15),
        ),
        task(
            1,
            "Rà soát, đơn giản hóa quy trình giải quyết hồ sơ đất đai",
            area=TaskArea.PROCEDURES,
            owner="Lê Văn Nam",
            due_on=date(year, 6, 30),
            progress=100,
            done_on=date(year, 6, 20),
        ),
        task(
            2,
            "Tổ chức đối thoại với người dân về thủ tục hành chính",
            area=TaskArea.DIRECTION,
            owner="Phạm Thu Hà",
            due_on=date(year, 11, 30),
            progress=60,
        ),
        task(
            3,
            "Số hóa hồ sơ hộ tịch còn lại",
            area=TaskArea.DIGITAL,
            owner="Nguyễn Thị Hạnh",
            due_on=date(year, 12, 20),
            progress=80,
        ),
        TrainingClass(
            id="class-1",
            year=year,
            title="Bồi dưỡng kỹ năng số cho cán bộ xã",
            role=TrainingRole.HELD,
            from_on=date(year, 5, 5),
            to_on=date(year, 5, 7),
            participants=45,
            turns=52,
            organiser="UBND xã",
            in_plan=True,
        ),
        *(dossiers(month, field) for month in range(1, 12) for field in list(DossierField)[1:7]),
    )


def dossiers(month: int, field: DossierField) -> DossierCount:
    last = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    base = 20 + month * 3 + len(field.value)
    return DossierCount(
        id=f"dossier-{month}-{field.value}", year=YEAR, field=field,
        from_on=date(YEAR, month, 1), to_on=date(YEAR, month, last),
        online_full=base // 2, online_partial=base // 4, direct=base // 4,
        done_early=base // 2, done_on_time=2 * (base // 4) - 1, done_late=1, pending_due=0,
        apologies=1, full_eligible=base, fee_dossiers=base // 3, paid_online=base // 4,
        result_required=base, e_results=base - 3, reused=base // 2,
        digitised_parts=base - 4, digitised_results=base - 3, digitised_both=base - 5,
    )  # fmt: skip


def _fill_commune(database: MemoryDatabase, bundle: dict[str, Any]) -> None:
    unit = COMMUNES[0].code
    database.work.records.save(unit, records_of())
    bundle["self_assessment"].choose_criteria(YEAR, SET_ID)
    leaves = [leaf.id for leaf in bundle["adopt_criteria"].read(SET_ID).leaves("commune")]
    for number in range(1, 9):
        document = EvidenceDocument(
            id=f"doc-{number}", year=YEAR, name=f"ke-hoach-{number}.pdf", number=str(number),
            symbol="KH-UBND", issued_on=date(YEAR, number, 10), issuer="UBND xã Tây Sơn",
            summary="Kế hoạch thực hiện cải cách hành chính và chuyển đổi số năm 2025 trên địa bàn xã",
            criteria=(leaves[number - 1],),
            file=StoredFile(sha256=f"{number:064d}", size=420_000, media_type="application/pdf", extension=".pdf"),
        )  # fmt: skip
        database.work.evidence.save(unit, (document,))


def _fill_authority(database: MemoryDatabase, bundle: dict[str, Any]) -> None:
    work = database.work
    bundle["run_round"].open_round(
        YEAR, criteria_set=SET_ID, units=tuple(unit.code for unit in COMMUNES), due_on=date(YEAR, 12, 15)
    )
    leaves = bundle["adopt_criteria"].read(SET_ID).leaves("commune")
    for number, unit in enumerate(COMMUNES[:4]):
        work.assessments.put_standing(
            Standing(
                unit=unit.code,
                year=YEAR,
                state=State.SUBMITTED,
                criteria_set=SET_ID,
                criteria_version="1",
                package=f"{number:0128x}",
                revision=1,
                received_at=datetime(YEAR, 12, 10, 2, 0, tzinfo=UTC),
            )
        )
        points = {
            leaf.id: (leaf.max_points * (90 - number * 4) / 100).quantize(Decimal("0.01")) for leaf in leaves
        }
        work.assessments.put_self_points(unit.code, YEAR, points=points)
        work.records.save(
            unit.code, tuple(replace(item, id=f"{unit.code}-{item.id}") for item in records_of())
        )
        work.assessments.save_entry(
            unit.code, YEAR, entry=CriterionEntry(criterion=leaves[0].id, explanation="Ban hành đúng hạn.")
        )
    work.exchanges.add(package_row(Direction.RECEIVED))
    bundle["appraisal"].accept_self(YEAR, COMMUNES[0].code)
    work.trust.put(bundle["enrol_keys"].keys()[0])


def package_row(direction: Direction) -> PackageRow:
    return PackageRow(
        digest="3f" * 64, direction=direction, kind="submission", sender="xa-21701", recipient="td-52",
        period=str(YEAR), revision=1, key_epoch=1, previous="", root="ab" * 64, size=1_540_000,
        at=datetime(YEAR, 12, 10, 2, 0, tzinfo=UTC), fingerprint=FINGERPRINT, head=(),
    )  # fmt: skip


class Exports:
    def __init__(self) -> None:
        self.made: list[str] = []
        self.token: Any = None
        self.forms: list[Form] = []

    def with_token(self, signing: Any) -> "Exports":
        self.token = signing
        return self

    def gate(self, _year: int) -> tuple[Any, ...]:
        return ()

    def sent(self, _year: int) -> tuple[PackageRow, ...]:
        return (package_row(Direction.SENT),)

    def export(
        self,
        year: int,
        folder: Path,
        *,
        passphrase: str | None,
        reason: str = "",
        form: Form = WHOLE,
        progress: Any,
    ) -> Any:
        progress.report(1, 1)
        self.made.append(reason)
        self.forms.append(form)
        delivered = delivered_in(folder, form)
        return SimpleNamespace(
            files=delivered.paths, digest="3f" * 64, revision=1, fingerprint=FINGERPRINT, size=1_540_000,
            unit="21701", at=FixedClock().now(), delivered=delivered,
        )  # fmt: skip


class Packages:
    """One package that was sent; a summary of the next one."""

    def __init__(self, assessment: SelfAssessment) -> None:
        self._assessment = assessment

    def timeline(self, _year: int) -> tuple[PackageEvent, ...]:
        row = package_row(Direction.SENT)
        return (PackageEvent(kind=EventKind.SENT, at=row.at, row=row, revision=row.revision),)

    def summary(self, year: int) -> PackageSummary:
        return PackageSummary(
            revision=2,
            records=(("task", 3), ("dossier_count", 66)),
            documents=8,
            files=8,
            size=3_360_000,
            score=self._assessment.score(year),
            changes=None,
        )


class Sheets:
    """Hand-over records that were written, by their digest."""

    def __init__(self) -> None:
        self.written: list[tuple[str, Path, Any]] = []

    def write(self, digest: str, path: Path, *, delivered: Any = None) -> Path:
        self.written.append((digest, path, delivered))
        path.write_bytes(b"%PDF-1.7")
        return path


def delivered_in(folder: Path, form: Form) -> Delivered:
    name = "xa-21701-submission_2025_r1.cchc" + (".age" if form.is_encrypted else "")
    names = [name] if form.part_size is None else [f"{name}.001", f"{name}.002", f"{name}.parts.json"]
    return Delivered(
        files=tuple(DeliveredFile(path=folder / each, size=770_000, crc32="ab" * 4) for each in names)
    )


class Papers:
    """Where reports become files."""

    def __init__(self) -> None:
        self.written: list[Path] = []

    def write(self, report: Any, path: Path) -> Path:
        self.written.append(path)
        return path


class Deliveries:
    """Recipients are known unless `error` says otherwise."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.done: list[Form] = []
        self.checked: list[Delivered] = []
        self.differs: Exception | None = None

    def drives(self) -> tuple[Drive, ...]:
        return (Drive(path=Path("/media/usb"), label="USB CCHC", free=12 << 30),)

    def recipients(self, _unit: str) -> tuple[str, ...]:
        if self.error is not None:
            raise self.error
        return ("age1a", "age1b")

    def deliver(self, _digest: str, folder: Path, *, form: Form, progress: Any) -> Delivered:
        progress.report(1, 1)
        self.done.append(form)
        return delivered_in(folder, form)

    def check_again(self, delivered: Delivered, *, progress: Any) -> None:
        progress.report(1, 1)
        self.checked.append(delivered)
        if self.differs is not None:
            raise self.differs


class Imports:
    def history(self, _year: int | None = None) -> tuple[PackageRow, ...]:
        return (package_row(Direction.RECEIVED),)

    def refusals(self) -> tuple[Any, ...]:
        return ()

    def found_in(self, paths: Any) -> tuple[Path, ...]:
        return found_in(paths)


class Tokens:
    """No device is plugged in."""

    def plugged_in(self, _driver: Path) -> tuple[Any, ...]:
        return ()


class Pdfs:
    """Answers for every file the same; `found` may be changed by a test."""

    found = PdfSignatures(reading=PdfReading.NONE)

    def inspect(self, _file: Any, _held: Any, *, at: datetime) -> PdfSignatures:
        return self.found


class Copies:
    """The copies a workspace keeps of itself, as values; `error` is what making one ends in."""

    def __init__(self) -> None:
        self.held: tuple[Backup, ...] = ()
        self.brought: list[tuple[Backup, Path]] = []
        self.error: Exception | None = None

    def make(self, why: Why, *, at: datetime, progress: Progress) -> Backup:
        if self.error is not None:
            raise self.error
        number = max((each.number for each in self.held), default=0) + 1
        made = Backup(number=number, at=at, why=why, schema="r0012", size=8_192_000, evidence=12)
        self.held = (made, *self.held)
        return made

    def list(self) -> tuple[Backup, ...]:
        return self.held

    def bring(self, backup: Backup, folder: Path, *, clock: Clock, progress: Progress) -> None:
        if self.error is not None:
            raise self.error
        self.brought.append((backup, folder))

    def rehearse(self, backup: Backup, *, at: datetime, progress: Progress) -> Rehearsed:
        verdict = Verdict(at=at, is_sound=True)
        self.held = tuple(replace(each, verdict=verdict) if each == backup else each for each in self.held)
        return Rehearsed(problems=(), rows=4_321, evidence=backup.evidence)

    def remove(self, backups: tuple[Backup, ...]) -> None:
        self.held = tuple(each for each in self.held if each not in backups)


class Keys:
    """The office's own keys; `opened` says how they stand, `words` what was typed."""

    def __init__(self, *, has_key: bool = True) -> None:
        self.has_key = has_key
        self.opened = False
        self.words: list[str | None] = []

    def card(self) -> Any:
        if not self.has_key:
            return None
        return KeyCard(
            unit="td-52", fingerprint=OWN_FINGERPRINT, digits=DIGITS, public_line=PUBLIC_LINE,
            roots=(FINGERPRINT,), age_recipient="age1own", escrow_recipient="age1escrowescrow",
        )  # fmt: skip

    def state(self) -> LockState:
        until = FixedClock().now() + timedelta(minutes=10)
        return LockState(is_open=True, until=until) if self.opened else LockState(is_open=False)

    def unlock(self, passphrase: str) -> None:
        self.words.append(passphrase)
        if passphrase != PASSPHRASE:
            raise PassphraseWrong
        self.opened = True

    def lock(self) -> None:
        self.opened = False

    def create(self, passphrase: str, *, replaces: bool = False) -> CreatedKeys:
        self.words.append(passphrase)
        self.has_key = True
        return CreatedKeys(card=self.card(), escrow=None)

    def idle_minutes(self) -> int:
        return 10

    def has_root_here(self) -> bool:
        return True

    def suggest_passphrase(self) -> str:
        return PASSPHRASE


class EnrolledKeys:
    """The keys of others."""

    def __init__(self, *keys: HeldKey, two: bool = False) -> None:
        self.held = list(keys or (held_key(COMMUNES[0]),))
        self.two = two

    def keys(self) -> tuple[HeldKey, ...]:
        return tuple(self.held)

    def two_persons(self) -> bool:
        return self.two

    def set_two_persons(self, is_wanted: bool) -> None:
        self.two = is_wanted


def held_key(unit: Unit, **values: Any) -> HeldKey:
    told: dict[str, Any] = {
        "fingerprint": FINGERPRINT, "public_key": PUBLIC_LINE, "unit": f"xa-{unit.code}",
        "role": SignerRole.SUBMITTER, "namespaces": ("submission@socchc.vn",), "key_epoch": 1,
        "first_revision": 1, "last_revision": None, "status": KeyStatus.ACTIVE,
        "confirmed_at": FixedClock().now(), "confirmed_by": "Đỗ Minh Châu",
    }  # fmt: skip
    return HeldKey(**{**told, **values})
