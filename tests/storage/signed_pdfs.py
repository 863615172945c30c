"""PDF files signed as an office would sign them outside, by the library's own signer."""

import io

from asn1crypto import keys
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.storage.authorities import BETWEEN, OFFICER, Party


def plain_pdf() -> bytes:
    writer = PdfFileWriter()
    content = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 100, 100)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signed_pdf(pdf: bytes | None = None, *, party: Party = OFFICER, field: str = "KySo", **how) -> bytes:
    store = SimpleCertificateStore()
    store.register(BETWEEN.asn1)
    der = party.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = signers.SimpleSigner(
        signing_cert=party.asn1, signing_key=keys.PrivateKeyInfo.load(der), cert_registry=store
    )
    meta = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=how.get("subfilter", SigSeedSubFilter.PADES)
    )
    out = io.BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf or plain_pdf())), meta, signer=signer, output=out
    )
    return out.getvalue()


def added_to(pdf: bytes) -> bytes:
    """The same file with something written behind the signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root[pdf_name("/Lang")] = pdf_name("/vi")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
