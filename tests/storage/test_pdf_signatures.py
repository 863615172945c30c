"""Signatures in PDF files: good, broken and hostile."""

import time

import pytest
from pyhanko.sign.fields import SigSeedSubFilter

from core.certificates import ChainState, PdfReading
from storage.pdf_signatures import PdfSignatureReader
from tests.storage.authorities import (
    AT,
    BETWEEN,
    DAY,
    FOREIGN_ROOT,
    OFFICER,
    ROOT,
    YEAR,
    held,
    lists,
    revocation_list,
)
from tests.storage.driver_doubles import hanging_anywhere
from tests.storage.signed_pdfs import added_to, plain_pdf, signed_pdf

SIGNED = signed_pdf()


@pytest.fixture
def inspected(tmp_path):
    def inspect(content: bytes, *certificates: bytes, at=AT, reader=None):
        (tmp_path / "a.pdf").write_bytes(content)
        reader = reader or PdfSignatureReader()
        return reader.inspect(tmp_path / "a.pdf", held(*certificates), at=at)

    return inspect


def test_a_pdf_without_a_signature_says_so(inspected):
    assert inspected(plain_pdf()).reading is PdfReading.NONE
    assert inspected(b"").reading is PdfReading.NONE


def test_a_signed_pdf_tells_by_whom_and_that_it_is_intact(inspected):
    found = inspected(SIGNED, ROOT.der, *lists())
    assert found.reading is PdfReading.SIGNED
    (signature,) = found.signatures
    assert (signature.signer, signature.organisation) == ("Nguyễn Văn A", "Ban Thử nghiệm")
    assert signature.issuer == "Cơ quan cấp chứng thư"
    assert signature.signed_at is not None
    assert signature.is_intact
    assert signature.covers_all
    assert signature.chain is ChainState.TRUSTED


def test_the_older_form_of_signature_is_read_too(inspected):
    (signature,) = inspected(signed_pdf(subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED), ROOT.der).signatures
    assert signature.is_intact
    assert signature.chain is ChainState.UNCHECKED


@pytest.mark.parametrize(
    ("certificates", "at", "state"),
    [
        ((), AT, ChainState.UNKNOWN),
        ((FOREIGN_ROOT.der,), AT, ChainState.UNKNOWN),
        ((ROOT.der,), AT, ChainState.UNCHECKED),
        ((ROOT.der, revocation_list(ROOT), revocation_list(BETWEEN, OFFICER)), AT, ChainState.REFUSED),
        ((ROOT.der, *lists()), AT + 2 * YEAR, ChainState.REFUSED),
        ((ROOT.der, *lists()), AT + 9 * DAY, ChainState.UNCHECKED),
    ],
    ids=["no root", "another root", "no list", "revoked", "expired", "list out of date"],
)
def test_what_is_known_of_the_certificate_has_four_states(inspected, certificates, at, state):
    (signature,) = inspected(SIGNED, *certificates, at=at).signatures
    assert signature.is_intact
    assert signature.chain is state


def test_a_changed_byte_under_the_signature_is_told(inspected):
    at = SIGNED.index(b"/MediaBox") + 13
    spoilt = SIGNED[:at] + b"7" + SIGNED[at + 1 :]
    (signature,) = inspected(spoilt, ROOT.der).signatures
    assert not signature.is_intact


def test_something_written_behind_the_signature_is_told(inspected):
    (signature,) = inspected(added_to(SIGNED), ROOT.der).signatures
    assert signature.is_intact
    assert not signature.covers_all


def test_every_signature_is_told(inspected):
    twice = inspected(signed_pdf(SIGNED, field="KySo2"), ROOT.der).signatures
    assert [each.covers_all for each in twice] == [False, True]
    assert all(each.is_intact for each in twice)


LOOP = b"%PDF-1.7\n/ByteRange\n1 0 obj\n<</Type/Catalog/AcroForm 1 0 R/Fields[1 0 R]/Kids[1 0 R]>>\nendobj\n"
LOOP += b"xref\n0 2\n0000000000 65535 f \n0000000020 00000 n \ntrailer\n<</Size 2/Root 1 0 R/Prev 104>>\n"
LOOP += b"startxref\n104\n%%EOF\n"


@pytest.mark.parametrize(
    "content",
    [
        b"/ByteRange",
        b"%PDF-1.7\n/ByteRange",
        b"%PDF-1.7\n/ByteRange " + b"[" * 100_000,
        b"%PDF-1.7\n/ByteRange\nstartxref\n99999999999999999999\n%%EOF",
        b"%PDF-1.7\n/ByteRange\nstartxref\n-5\n%%EOF",
        LOOP,
        SIGNED[: len(SIGNED) // 2],
        SIGNED[:-30],
        b"PK\x03\x04" + SIGNED[100:],
        SIGNED.replace(b"/Contents <30", b"/Contents <31"),
        SIGNED.replace(b"/ByteRange [0", b"/ByteRange [9"),
    ],
    ids=lambda content: f"{len(content)} bytes",
)
def test_a_hostile_or_damaged_file_is_unreadable_or_not_intact_and_nothing_worse(inspected, content):
    began = time.monotonic()
    found = inspected(content, ROOT.der)
    assert time.monotonic() - began < 20
    assert found.reading is not PdfReading.SIGNED or not all(each.is_intact for each in found.signatures)


@pytest.mark.parametrize("seed", range(4))
def test_spoilt_files_never_look_intact_where_they_were_signed(inspected, seed):
    """Bytes changed all over the signed part."""
    end = SIGNED.index(b"/Contents <")
    spoilt = bytearray(SIGNED)
    for at in range(9 + seed * 20, end, 83):
        spoilt[at] ^= 0x55
    found = inspected(bytes(spoilt), ROOT.der)
    assert found.reading is not PdfReading.SIGNED or not any(each.is_intact for each in found.signatures)


def test_a_file_that_takes_too_long_is_unreadable(inspected):
    reader = PdfSignatureReader(child=hanging_anywhere, seconds=1)
    began = time.monotonic()
    assert inspected(SIGNED, reader=reader).reading is PdfReading.UNREADABLE
    assert time.monotonic() - began < 5


def test_a_file_that_is_gone_is_unreadable(tmp_path):
    found = PdfSignatureReader().inspect(tmp_path / "gone.pdf", (), at=AT)
    assert found.reading is PdfReading.UNREADABLE
