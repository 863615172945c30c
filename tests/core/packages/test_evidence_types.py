"""Extension and content must agree."""

import io
import zipfile

import pytest

from core.packages.evidence_types import (
    ContentCheck,
    check_office_parts,
    is_allowed,
    is_flagged,
    media_type_of,
    needs_office_check,
)
from core.packages.names import FLAGGED_EXTENSIONS, PLAIN_EXTENSIONS
from core.packages.refusals import EvidenceType

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def judge(extension, *chunks):
    check = ContentCheck(extension, name="tệp")
    for chunk in chunks:
        check.feed(chunk)
    check.finish()


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        (".pdf", b"%PDF-1.7"),
        (".docx", b"PK\x03\x04"),
        (".xlsm", b"PK\x03\x04"),
        (".jpg", b"\xff\xd8\xff\xe0"),
        (".png", b"\x89PNG\r\n\x1a\n"),
        (".heic", b"\0\0\0\x18ftypheic"),
        (".mp4", b"\0\0\0\x18ftypisom"),
        (".doc", OLE),
        (".xls", OLE),
        (".txt", "chữ Việt".encode()),
        (".txt", b""),
    ],
)
def test_content_that_fits_passes_in_any_pieces(extension, data):
    judge(extension, data)
    judge(extension, *(data[at : at + 1] for at in range(len(data))))


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        (".pdf", b"MZ\x90"),
        (".pdf", b""),
        (".pdf", b"PK\x03\x04"),
        (".docx", b"%PDF-1.7"),
        (".heic", b"\0\0\0\x18ftypisom"),
        (".mp4", b"\0\0\0\x18ftypheic"),
        (".mp4", b"RIFF"),
        (".txt", b"a\0b"),
        (".txt", b"\xff"),
        (".txt", "ữ".encode()[:1]),
        (".exe", b"MZ"),
    ],
)
def test_content_that_does_not_fit_is_refused(extension, data):
    with pytest.raises(EvidenceType) as caught:
        judge(extension, data)
    assert caught.value.fields == {"name": "tệp", "extension": extension}


def office(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name in names:
            parts.writestr(name, b"x")
    return file


def test_an_office_file_must_have_the_parts_of_its_kind():
    check_office_parts(office("[Content_Types].xml", "word/document.xml"), extension=".docx")
    check_office_parts(
        office("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), extension=".xlsm"
    )


@pytest.mark.parametrize(
    ("file", "extension"),
    [
        (office("[Content_Types].xml", "xl/workbook.xml"), ".docx"),
        (office("word/document.xml"), ".docx"),
        (office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), ".docx"),
        (io.BytesIO(b"PK\x03\x04 no archive"), ".xlsx"),
    ],
)
def test_an_office_file_of_another_kind_or_with_hidden_macros_is_refused(file, extension):
    with pytest.raises(EvidenceType):
        check_office_parts(file, extension=extension)


def test_every_allowed_extension_has_a_media_type():
    for extension in PLAIN_EXTENSIONS + FLAGGED_EXTENSIONS:
        assert is_allowed(extension)
        assert "/" in media_type_of(extension)
    assert not is_allowed(".exe")
    assert is_flagged(".docm")
    assert not is_flagged(".docx")
    assert needs_office_check(".pptx")
    assert not needs_office_check(".pdf")
