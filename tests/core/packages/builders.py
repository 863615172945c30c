"""Fixed keys, a small good package, and a sink that remembers: shared by the tests of the package."""

import hashlib
import io
import uuid
import zlib
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from core.assessment import Stage
from core.packages import appraisal_payloads, assemble, bag, canonical, intake, names, payloads
from core.packages.container import planned_bytes, write_container
from core.packages.kinds import KIND_RULES, Kind, SignerRole, namespace_of
from core.packages.payloads import document_value
from core.packages.reading_context import Here, ReadingContext
from core.packages.signing import SigningKey
from core.packages.trust import KeyStatus, TrustedKey, TrustTable, namespaces_of_role
from core.progress import Silent

COMMUNE = SigningKey.from_seed(b"\x01" * 32)
AUTHORITY = SigningKey.from_seed(b"\x02" * 32)
ROOT = SigningKey.from_seed(b"\x03" * 32)
STRANGER = SigningKey.from_seed(b"\x04" * 32)
SUCCESSOR = SigningKey.from_seed(b"\x06" * 32)
ROOT_2 = SigningKey.from_seed(b"\x05" * 32)
SET = payloads.CriteriaRef(id="BTC-GL-2025", sha512="ab" * 64, version="1")
SET_TEXT = ('{"name":"Bộ tiêu chí', ' 2025"}')
SENT_SET = payloads.CriteriaRef(
    id="BTC-GL-2026", sha512=hashlib.sha512("".join(SET_TEXT).encode()).hexdigest(), version="1"
)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TXT = "Báo cáo số 12/BC-UBND\n".encode()
WHEN = datetime(2025, 12, 12, 3, 4, 5, tzinfo=UTC)
ALL_KINDS = frozenset(Kind)


def some_uuid(number: int) -> str:
    return str(uuid.UUID(int=number))


def entry(key, unit, role, **changes):
    base = TrustedKey(unit=unit, role=role, key=key.public_key, namespaces=namespaces_of_role(role))
    return replace(base, **changes)


def trust(**changes) -> TrustTable:
    """The table of a good day; changes go to the commune's entry."""
    return TrustTable(
        keys=(
            replace(entry(COMMUNE, "xa-04012", SignerRole.SUBMITTER), **changes),
            entry(AUTHORITY, "td-52", SignerRole.APPRAISER),
        ),
        roots=(ROOT.public_key.fingerprint,),
        threshold=1,
    )


def here(**changes) -> ReadingContext:
    base = Here(
        unit="td-52",
        open_periods=frozenset({"2025"}),
        criteria_sets=frozenset({SET}),
        commune_codes=frozenset({"04012"}),
    )
    return ReadingContext(expected_kinds=ALL_KINDS, here=replace(base, **changes))


def source(data: bytes, extension: str, name: str) -> assemble.EvidenceSource:
    return assemble.EvidenceSource(
        sha256=hashlib.sha256(data).hexdigest(),
        extension=extension,
        name=name,
        open=lambda: closing(io.BytesIO(data)),
    )


SOURCES = (source(PDF, ".pdf", "Kế hoạch 01.pdf"), source(TXT, ".txt", "Báo cáo.txt"))


def header(kind=Kind.SUBMISSION, **changes) -> payloads.Header:
    has_period = KIND_RULES[kind].has_period
    is_from_commune = kind in {Kind.SUBMISSION, Kind.ENROL, Kind.ROTATE}
    sender = "goc-01" if kind is Kind.TRUST else "xa-04012" if is_from_commune else "td-52"
    recipient = "*" if kind is Kind.TRUST else "td-52" if is_from_commune else "xa-04012"
    if kind is Kind.APPRAISAL:
        recipient = "td-5201"
    base = payloads.Header(
        kind=kind,
        package_uuid=some_uuid(7),
        sender=sender,
        recipient=recipient,
        period="2025" if has_period else None,
        revision=1,
        key_epoch=1,
        previous=None,
        created_at=WHEN,
        app_version="0.1.0",
        criteria_set=(SENT_SET if kind in {Kind.CRITERIA, Kind.APPRAISAL} else SET) if has_period else None,
        commune_code="04012" if kind is Kind.SUBMISSION else None,
    )
    return replace(base, **changes)


def line(**changes) -> payloads.SubmittedLine:
    base = payloads.SubmittedLine(
        criterion="7.2.1",
        inputs=(payloads.LineInput(name="online", value="2547"),),
        claim=payloads.Claim.NONE,
        claim_reason="",
        explanation="Dòng một\n\tDòng hai",
        note="",
        points=Decimal("1.64"),
        evidence=(some_uuid(1),),
    )
    return replace(base, **changes)


def cited(**changes) -> payloads.EvidenceDocument:
    base = payloads.EvidenceDocument(
        id=some_uuid(1),
        sha256=hashlib.sha256(PDF).hexdigest(),
        number="01",
        symbol="KH-UBND",
        issued_on=date(2025, 1, 15),
        issuer="UBND xã",
        summary="Kế hoạch cải cách hành chính",
        relates_on=None,
        criteria=("7.2.1",),
        records=(some_uuid(2),),
    )
    return replace(base, **changes)


def submission(**changes) -> payloads.SubmissionBody:
    values = (
        payloads.RecordField(name="name", value="Lớp tập huấn"),
        payloads.RecordField(name="participants", value=35),
        payloads.RecordField(name="online", value=False),
        payloads.RecordField(name="remark", value=None),
    )
    base = payloads.SubmissionBody(
        unit_name="Xã Tây Sơn",
        year=2025,
        records=(payloads.RecordEntry(kind="training", id=some_uuid(2), fields=values),),
        lines=(line(),),
        documents=(cited(), cited(id=some_uuid(3), sha256=None, issued_on=None)),
        total=Decimal("81.50"),
        maximum=Decimal("100.00"),
        index=Decimal("81.50"),
        signatory=payloads.SignatoryLine(name="Nguyễn Văn A", position="Chủ tịch", form="TM"),
        officer=payloads.OfficerLine(name="Trần Thị B", position="Công chức"),
        correction_reason="",
    )
    return replace(base, **changes)


def result(**changes) -> payloads.ResultBody:
    base = payloads.ResultBody(
        year=2025,
        answers="cd" * 64,
        lines=(
            payloads.ResultLine(
                criterion="7.2.1",
                maximum=Decimal("4.00"),
                self_points=Decimal("1.64"),
                points=None,
                state="excluded",
                reason="Thiếu tài liệu",
                opinion="",
            ),
        ),
        adjustments=(payloads.AdjustmentLine(item="initiative", points=Decimal("-1.00"), note=""),),
        total=Decimal("80.00"),
        maximum=Decimal("100.00"),
        index=Decimal("80.00"),
        band="Tốt",
        rank=2,
        ranked_of=20,
        flags=("tie",),
        steps=("80,00 ≥ 80",),
        published_on=date(2026, 2, 28),
    )
    return replace(base, **changes)


def enrolment(key=COMMUNE, **changes) -> payloads.EnrolBody:
    base = payloads.EnrolBody(
        public_key=key.public_key.line,
        age_recipient=None,
        unit_code="xa-04012",
        unit_name="Xã Tây Sơn",
        officer_name="Trần Thị B",
        position="Công chức",
    )
    return replace(base, **changes)


def receipt(**changes) -> payloads.ReceiptBody:
    base = payloads.ReceiptBody(
        package_digest="cd" * 64,
        package_uuid=some_uuid(7),
        period="2025",
        package_revision=1,
        outcome="accepted",
        highest_revision=1,
        received_at=WHEN,
    )
    return replace(base, **changes)


def listed(**changes) -> payloads.TrustEntry:
    base = payloads.TrustEntry(
        unit="xa-04012",
        role=SignerRole.SUBMITTER,
        public_key=COMMUNE.public_key.line,
        age_recipient=None,
        namespaces=("submission@socchc.vn", "enrol@socchc.vn"),
        key_epoch=1,
        first_revision=1,
        last_revision=None,
        status=KeyStatus.ACTIVE,
    )
    return replace(base, **changes)


def trust_list(**changes) -> payloads.TrustBody:
    base = payloads.TrustBody(version=1, threshold=1, roots=(ROOT.public_key.line,), keys=(listed(),))
    return replace(base, **changes)


def criteria(**changes) -> payloads.CriteriaBody:
    return replace(payloads.CriteriaBody(name="Bộ tiêu chí 2025", year=2025, document=SET_TEXT), **changes)


def tasks(**changes) -> payloads.TasksBody:
    task = payloads.AssignedTask(
        id=some_uuid(4),
        area="digital",
        title="Rà soát thủ tục",
        product="Báo cáo",
        due_on=date(2025, 6, 30),
        document="12/KH-UBND",
        note="",
        evidence=(),
    )
    return replace(payloads.TasksBody(year=2025, tasks=(task,)), **changes)


def returned(**changes) -> payloads.ReturnBody:
    lines = (payloads.ReturnedLine(criterion="7.2.1", reason="Thiếu tài liệu\nnăm 2025"),)
    base = payloads.ReturnBody(
        year=2025, answers="cd" * 64, reason="Bổ sung", due_on=date(2026, 1, 15), lines=lines
    )
    return replace(base, **changes)


def rotation(**changes) -> payloads.RotateBody:
    base = payloads.RotateBody(
        unit_code="xa-04012",
        old_public_key=COMMUNE.public_key.line,
        new_public_key=SUCCESSOR.public_key.line,
        age_recipient=None,
        reason="Thay khóa hằng năm",
    )
    return replace(base, **changes)


def given_work(**changes) -> appraisal_payloads.AppraisalBody:
    """Work as the lead office hands it to a desk; without a round it is work brought back."""
    row = appraisal_payloads.CarriedRow(
        mark=some_uuid(11),
        upon="",
        desk="52",
        unit="04012",
        criterion="7.2.1",
        stage=Stage.APPRAISAL_1,
        points=Decimal("1.50"),
        excluded=False,
        reason="Thiếu văn bản\nđính kèm",
        opinion="",
        officer="Lê Văn Cường",
        at=WHEN,
        revision=1,
    )
    question = appraisal_payloads.CarriedQuestion(
        id=some_uuid(12),
        unit="04012",
        criterion="7.2.1",
        reason="Văn bản nào?",
        officer="Lê Văn Cường",
        at=WHEN,
        revision=1,
        package="",
        withdrawn_at=None,
    )
    outside = appraisal_payloads.CarriedOutside(
        unit="04012",
        criterion="8.1",
        inputs=(appraisal_payloads.CarriedInput(name="sipas_percent", value="88.5"),),
        source="05/BC-SNV",
        officer="Lê Văn Cường",
        at=None,
    )
    base = appraisal_payloads.AppraisalBody(
        year=2025,
        round=appraisal_payloads.CarriedRound(
            units=("04012",),
            due_on=date(2025, 12, 15),
            opened_at=WHEN,
            band_scheme="default",
            document=SET_TEXT,
        ),
        parts=(appraisal_payloads.CarriedPart(node="7", unit=""),),
        rows=(row,),
        questions=(question,),
        outside=(outside,),
        packages=(appraisal_payloads.CarriedPackage(unit="04012", digest="cd" * 64, revision=1),),
    )
    return replace(base, **changes)


BODIES = {
    Kind.APPRAISAL: given_work,
    Kind.SUBMISSION: submission,
    Kind.CRITERIA: criteria,
    Kind.TASKS: tasks,
    Kind.RESULT: result,
    Kind.RETURN: returned,
    Kind.ROTATE: rotation,
    Kind.ENROL: enrolment,
    Kind.RECEIPT: receipt,
    Kind.TRUST: trust_list,
}
KEYS = {Kind.SUBMISSION: COMMUNE, Kind.ENROL: COMMUNE, Kind.ROTATE: COMMUNE, Kind.TRUST: ROOT}


def document(kind=Kind.SUBMISSION, *, body=None, **changes) -> payloads.Document:
    return payloads.Document(header=header(kind, **changes), body=body or BODIES[kind]())


def packed(doc=None, *, key=None, evidence=None, cosigners=None) -> bytes:
    doc = doc or document()
    kind = doc.header.kind
    if evidence is None:
        evidence = SOURCES if kind is Kind.SUBMISSION else ()
    if cosigners is None:
        cosigners = (SUCCESSOR,) if kind is Kind.ROTATE else ()
    out = io.BytesIO()
    assemble.assemble(
        doc,
        key or KEYS.get(kind, AUTHORITY),
        out=out,
        evidence=evidence,
        cosigners=cosigners,
        progress=Silent(),
    )
    return out.getvalue()


@dataclass
class Recipe:
    """A package taken apart, to be spoilt in one place and closed again with every hash and seal renewed."""

    value: dict = field(default_factory=lambda: document_value(measured()))
    kind: Kind = Kind.SUBMISSION
    key: SigningKey = COMMUNE
    namespace: str | None = None
    evidence: dict = field(default_factory=lambda: {path_of(PDF, ".pdf"): PDF, path_of(TXT, ".txt"): TXT})
    document: bytes | None = None
    files: dict = field(default_factory=dict)
    order: tuple[str, ...] | None = None
    info: dict = field(default_factory=dict)
    manifest: bytes | None = None
    drop: tuple[str, ...] = ()
    root: str = "xa-04012-2025-r1"

    def entries(self) -> list[tuple[str, bytes]]:
        data = self.document if self.document is not None else canonical.encode(self.value)
        path = names.document_path(self.kind)
        payload = {path: data, **self.evidence}
        manifest = bag.manifest_bytes(
            bag.ManifestLine(path=each, sha512=hashlib.sha512(content).hexdigest())
            for each, content in payload.items()
        )
        info = bag.BagInfo(
            date="2025-12-12",
            kind=self.kind,
            package_uuid=some_uuid(7),
            payload_bytes=sum(map(len, payload.values())),
            payload_files=len(payload),
        )
        files = {
            names.BAGIT: bag.DECLARATION,
            names.BAG_INFO: bag.info_bytes(replace(info, **self.info)),
            names.MANIFEST: manifest if self.manifest is None else self.manifest,
        }
        files |= {path: data for path, data in self.files.items() if path in files}
        files[names.TAG_MANIFEST] = bag.tag_manifest_bytes(files)
        namespace = self.namespace or namespace_of(self.kind)
        files[names.SIGNER] = self.key.sign(files[names.TAG_MANIFEST], namespace=namespace)
        files |= payload
        files |= self.files
        ordered = self.order or sorted(files, key=lambda each: (names.place_of(each) or 9, each))
        return [(f"{self.root}/{each}", files[each]) for each in ordered if each not in self.drop]

    def bytes(self) -> bytes:
        return zipped(self.entries())


def measured() -> payloads.Document:
    out = io.BytesIO()
    return assemble.assemble(document(), COMMUNE, out=out, evidence=SOURCES, progress=Silent()).document


def path_of(data: bytes, extension: str) -> str:
    return names.evidence_path(hashlib.sha256(data).hexdigest(), extension)


def zipped(entries) -> bytes:
    out = io.BytesIO()
    write_container([planned_bytes(name, data) for name, data in entries], out)
    return out.getvalue()


class Basket:
    """A sink in memory."""

    def __init__(self, free=None) -> None:
        self.kept = {}
        self._free = free

    def free_bytes(self):
        return self._free

    def receive(self, sha256, extension):
        basket = self

        class Writer(io.BytesIO):
            def close(self):
                basket.kept[sha256] = self.getvalue()
                super().close()

        return Writer()


def read(data: bytes, *, table=None, context=None, sink=None, limits=None) -> intake.CompleteSubmission:
    envelope = intake.open_envelope(io.BytesIO(data), limits=limits)
    authentic = intake.authenticate(envelope, table or trust(), context=context or here())
    return intake.complete(authentic, sink or Basket(), progress=Silent())


def crc(data: bytes) -> int:
    return zlib.crc32(data)


def named_evidence(pair: str) -> str:
    return f"xa-04012/data/evidence/{pair}/{pair * 32}.pdf"
