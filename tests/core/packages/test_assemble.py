"""Writing: the same input gives the same bytes, stock programs accept them, and nothing unreadable is written."""

import hashlib
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from core.packages import assemble, intake, names
from core.packages.kinds import Kind
from core.packages.nowhere import Nowhere
from core.packages.refusals import EvidenceSha256, EvidenceType, JsonString, PayloadHash, Refusal, SchemaWrong
from core.packages.trust import allowed_signers_text
from core.progress import Silent
from tests.core.packages.builders import (
    COMMUNE,
    PDF,
    SOURCES,
    TXT,
    Basket,
    document,
    header,
    here,
    packed,
    path_of,
    read,
    source,
    submission,
    trust,
)
from tests.evidence_samples import office

COMMAND = ("ssh-keygen", "-Y", "verify", "-I", "xa-04012@socchc.vn", "-n", "submission@socchc.vn")


def test_the_same_input_gives_the_same_bytes():
    assert packed() == packed(evidence=tuple(reversed(SOURCES)))
    assert packed() == packed(evidence=(*SOURCES, SOURCES[0]))


def test_a_received_package_is_rebuilt_byte_for_byte():
    data = packed()
    basket = Basket()
    complete = read(data, sink=basket)
    envelope = complete.authentic.envelope
    stored = [
        (item, assemble.crc_of((basket.kept[item.sha256],)), source(basket.kept[item.sha256], "", "").open)
        for item in complete.document.header.evidence
    ]
    out = io.BytesIO()
    assemble.write_package(envelope.root, envelope.files, evidence=stored, out=out)
    assert out.getvalue() == data


def test_stock_programs_accept_our_packages(tmp_path):
    data = packed(evidence=(*SOURCES, source(office(".docx"), ".docx", "Báo cáo.docx")))
    file = tmp_path / "package.cchc"
    file.write_bytes(data)
    assert subprocess.run(["unzip", "-tq", file], capture_output=True, check=False).returncode == 0
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
    subprocess.run(["unzip", "-q", file, "-d", tmp_path / "x"], check=True)
    bag = next((tmp_path / "x").iterdir())
    for manifest in (names.TAG_MANIFEST, names.MANIFEST):
        subprocess.run(["sha512sum", "-c", "--strict", manifest], cwd=bag, check=True, capture_output=True)
    signers = tmp_path / "allowed_signers"
    signers.write_text(allowed_signers_text(trust().keys))
    verdict = subprocess.run(
        [*COMMAND, "-f", signers, "-s", bag / names.SIGNER],
        input=(bag / names.TAG_MANIFEST).read_bytes(),
        capture_output=True,
        check=False,
    )
    assert b"Good" in verdict.stdout


def test_bagit_accepts_our_bags(tmp_path):
    script = Path(sys.executable).with_name("bagit.py")
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        archive.extractall(tmp_path)
    bag = next(tmp_path.iterdir())
    done = subprocess.run([sys.executable, script, "--validate", bag], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_office_file_is_looked_into_as_it_passes():
    fine = packed(evidence=(*SOURCES, source(office(".docx"), ".docx", "a.docx")))
    assert read(fine)
    assert read(fine, sink=Nowhere())
    with pytest.raises(EvidenceType):
        packed(evidence=(*SOURCES, source(b"PK\x03\x04 hollow", ".docx", "a.docx")))


def test_what_a_reader_would_refuse_is_not_written():
    with pytest.raises(SchemaWrong):
        packed(document(sender="td-52"))
    with pytest.raises(JsonString):
        packed(document(body=submission(unit_name="a\nb")))
    with pytest.raises(EvidenceType):
        packed(evidence=(*SOURCES, source(b"MZ", ".exe", "a.exe")))
    with pytest.raises(EvidenceType):
        packed(evidence=(*SOURCES, source(b"MZ", ".pdf", "a.pdf")))
    with pytest.raises(EvidenceSha256):
        packed(evidence=(replace(SOURCES[0], sha256="00" * 32),))


def test_what_is_told_about_a_written_package_is_true():
    out = io.BytesIO()
    made = assemble.assemble(document(), COMMUNE, out=out, evidence=SOURCES, progress=Silent())
    data = out.getvalue()
    envelope = intake.open_envelope(io.BytesIO(data))
    assert (made.size, made.digest, made.root) == (len(data), envelope.digest, envelope.root)
    assert dict(made.files) == dict(envelope.files)
    assert {item.path for item in made.document.header.evidence} == {
        path_of(PDF, ".pdf"),
        path_of(TXT, ".txt"),
    }


@pytest.mark.parametrize(
    ("head", "root", "name"),
    [
        (header(), "xa-04012-2025-r1", "xa-04012-submission_2025_r1.cchc"),
        (header(Kind.RESULT), "td-52-2025-r1", "td-52-result-xa-04012_2025_r1.cchc"),
        (header(Kind.RESULT, recipient="*"), "td-52-2025-r1", "td-52-result-all_2025_r1.cchc"),
        (header(Kind.TRUST, revision=12), "goc-01-trust-r12", "goc-01-trust_r12.cchc"),
        (
            header(period="2025-Q3", revision=999_999),
            "xa-04012-2025-q3-r999999",
            "xa-04012-submission_2025-Q3_r999999.cchc",
        ),
    ],
)
def test_names_are_made_for_people(head, root, name):
    assert assemble.root_name(head) == root
    assert names.is_root(root)
    assert assemble.suggested_name(head) == name


def measured(each):
    with each.open() as stream:
        data = stream.read(1 << 20)
    sha512 = hashlib.sha512(data).hexdigest()
    return replace(each, known=assemble.Known(size=len(data), sha512=sha512, crc=assemble.crc_of((data,))))


def test_what_was_measured_before_is_read_once_and_makes_the_same_bytes():
    opened = []

    def counting(each):
        def open_source():
            opened.append(each.name)
            return each.open()

        return replace(measured(each), open=open_source)

    assert packed(evidence=tuple(counting(each) for each in SOURCES)) == packed()
    assert sorted(opened) == sorted(each.name for each in SOURCES)


@pytest.mark.parametrize("found", [b"%PDF-1.4 othe", b"%PDF", PDF + b"."])
def test_a_content_that_changed_since_it_was_measured_is_named(found):
    changed = replace(measured(SOURCES[0]), open=source(found, ".pdf", "").open)
    with pytest.raises(EvidenceSha256) as refused:
        packed(evidence=(changed, SOURCES[1]))
    assert refused.value.fields["name"] == SOURCES[0].name


def test_a_sum_that_was_wrong_is_found_by_the_reader():
    known = measured(SOURCES[0])
    wrong = replace(known, known=replace(known.known, sha512="0" * 128))
    with pytest.raises(PayloadHash):
        read(packed(evidence=(wrong,)))


def test_a_cancelled_export_stops_between_files():
    class Stop(Silent):
        def check(self):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assemble.assemble(document(), COMMUNE, out=io.BytesIO(), evidence=SOURCES, progress=Stop())


def test_only_expected_context_is_needed():
    assert read(packed(), context=here()).document.header.evidence
    with pytest.raises(Refusal):
        read(packed(), context=here(unit="td-48"))
