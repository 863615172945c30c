"""Packages made by the services of a commune, with evidence of several types: what the attacks begin with."""

import functools
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from core.packages.canonical import decode
from core.packages.kinds import Kind
from core.packages.names import TAG_MANIFEST
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import Document
from core.packages.reading_context import Here, ReadingContext
from core.packages.trust import TrustTable, parse_allowed_signers
from core.progress import Silent
from core.services.keep_evidence import EvidenceDetails
from tests.evidence_samples import office
from tests.offices import COMMUNE, PROVINCE, YEAR, Desk, fill, joined

_SCRATCH = TemporaryDirectory(prefix="so-cchc-packages-")


EVIDENCE = {
    "Kế hoạch CCHC.pdf": b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 400 + b"%%EOF\n",
    "Báo cáo số 12.docx": office(".docx", parts=("word/styles.xml",)),
    "Biểu tổng hợp.xlsx": office(".xlsx", parts=("xl/styles.xml",)),
    "Ảnh chụp.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "Phóng sự.mp4": b"\0\0\0\x18ftypmp42" + bytes(9000),
    "Biên bản.txt": "Biên bản họp giao ban\n".encode() * 30,
}


@dataclass(frozen=True)
class RealPackages:
    """Two revisions as a commune sends them, its lines of allowed signers, and what the newer one says."""

    first: bytes
    second: bytes
    signers: str

    @property
    def trust(self) -> TrustTable:
        return parse_allowed_signers(self.signers)

    @property
    def context(self) -> ReadingContext:
        """An appraiser that expects exactly these packages."""
        header = document_of(self.first).header
        assert header.period is not None
        assert header.criteria_set is not None
        here = Here(
            unit=header.recipient,
            open_periods=frozenset({header.period}),
            criteria_sets=frozenset({header.criteria_set}),
            commune_codes=frozenset({COMMUNE}),
        )
        return ReadingContext(expected_kinds=frozenset({Kind.SUBMISSION}), here=here)


def add_evidence(desk: Desk, folder: Path) -> None:
    """Put one file of each type into the year of a commune."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, content in EVIDENCE.items():
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number="05", criteria=("2.1.1",))
    desk.services.keep_evidence.add(paths, details, progress=Silent())


def document_of(package: bytes) -> Document:
    """What a submission says, taken out of it by a general ZIP library."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        name = next(each for each in archive.namelist() if each.endswith("data/submission.json"))
        content = archive.read(name)
    return read_document(decode(content, is_multiline=is_multiline), kind=Kind.SUBMISSION)


def digest_bytes_of(package: bytes) -> bytes:
    """The signed message of a package: its tag manifest."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(next(each for each in archive.namelist() if each.endswith(TAG_MANIFEST)))


@functools.cache
def real_packages() -> RealPackages:
    """Made once in a run."""
    folder = Path(_SCRATCH.name)
    for offices in joined(folder):
        offices.open_round(COMMUNE)
        commune = offices.commune()
        fill(commune)
        add_evidence(commune, folder / "evidence")
        first = commune.export().files[0].read_bytes()
        second = commune.export(reason="Bổ sung").files[0].read_bytes()
        signers = offices.province.services.trust_lists.allowed_signers()
    assert document_of(first).header.recipient == f"td-{PROVINCE}"
    return RealPackages(first=first, second=second, signers=signers)
