"""Extension and content must agree; a file that is something else is called what it is."""

import contextlib
import io
import tracemalloc
import zipfile
from datetime import UTC, datetime

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.packages.evidence_families import Misfit
from core.packages.evidence_types import ContentCheck, is_allowed, is_flagged, media_type_of
from core.packages.names import FLAGGED_EXTENSIONS, PLAIN_EXTENSIONS
from core.packages.refusals import EvidenceType
from tests import evidence_samples as samples
from tests.evidence_samples import (
    HEIC,
    JPG,
    MP4,
    PDF,
    PNG,
    PROGRAM,
    SHEET,
    VBA,
    WORD,
    WORD_MACROS,
    archive,
    compound,
    office,
    sound,
    types_part,
)

EVERY = PLAIN_EXTENSIONS + FLAGGED_EXTENSIONS
SMALL_ZIP = archive(("a.txt", b"one"))
DOCX = office(".docx")
INSTALLER = "\u4840\u3f7f\u4164\u422f\u4836"


def judge(extension, *chunks):
    check = ContentCheck(extension, name="tệp")
    for chunk in chunks:
        check.feed(chunk)
    check.finish()


def family(extension, *chunks):
    with pytest.raises(EvidenceType) as caught:
        judge(extension, *chunks)
    assert caught.value.fields["name"] == "tệp"
    assert caught.value.fields["extension"] == extension
    return Misfit(caught.value.fields["family"])


@pytest.mark.parametrize("extension", EVERY)
def test_content_that_fits_passes_in_any_pieces(extension):
    data = sound(extension)
    judge(extension, data)
    judge(extension, *(data[at : at + 1] for at in range(len(data))))
    judge(extension, *(data[at : at + 130] for at in range(0, len(data), 130)))


@pytest.mark.parametrize("extension", EVERY)
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PROGRAM, Misfit.PROGRAM),
        (b"\x7fELF\x02\x01\x01\0" + bytes(60), Misfit.PROGRAM),
        (bytes.fromhex("cffaedfe") + bytes(60), Misfit.PROGRAM),
        (bytes.fromhex("cafebabe00000034") + bytes(60), Misfit.PROGRAM),
        (b"#!/bin/sh\nrm -r x\n", Misfit.SCRIPT),
        (b"@echo off\r\ndel x\r\n", Misfit.SCRIPT),
        (bytes.fromhex("4c0000000114020000000000c000000000000046") + bytes(60), Misfit.LINK),
        (b"[InternetShortcut]\r\nURL=x\r\n", Misfit.LINK),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html></html>", Misfit.WEB_PAGE),
        (b"<html><body>x", Misfit.WEB_PAGE),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', Misfit.WEB_PAGE),
        (b"ITSF\x03\0\0\0" + bytes(60), Misfit.WEB_PAGE),
        (SMALL_ZIP, Misfit.CONTAINER),
        (b"Rar!\x1a\x07\x01\0" + bytes(60), Misfit.CONTAINER),
        (b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(60), Misfit.CONTAINER),
        (b"\x1f\x8b\x08\0" + bytes(60), Misfit.CONTAINER),
        (archive(("META-INF/MANIFEST.MF", b""), ("a.class", b"")), Misfit.PROGRAM),
        (compound(INSTALLER), Misfit.PROGRAM),
        (compound("x", class_id=samples.INSTALLER_ID), Misfit.PROGRAM),
    ],
)
def test_a_disguised_file_is_refused_as_what_it_is(extension, data, expected):
    found = family(extension, data)
    assert found is expected


@pytest.mark.parametrize("extension", EVERY)
@pytest.mark.parametrize("other", EVERY)
def test_no_content_passes_under_another_extension(extension, other):
    if extension != other:
        family(extension, sound(other))


@pytest.mark.parametrize("extension", [each for each in EVERY if each != ".txt"])
@pytest.mark.parametrize("data", [b"", b"P", b"\xd0\xcf\x11\xe0", bytes(700), b"RIFF\0\0\0\0AVI "])
def test_a_stump_is_refused(extension, data):
    assert family(extension, data) is Misfit.CONTENT


@pytest.mark.parametrize("data", [b"a\0b", b"\xff", "ữ".encode()[:1], "chữ".encode("utf-16")])
def test_text_is_utf8_without_nul(data):
    assert family(".txt", data) is Misfit.CONTENT
    judge(".txt", b"")
    judge(".txt", b"MZ la ten viet tat; PK cung vay")


@pytest.mark.parametrize("brand", [b"avif", b"jp2 "])
def test_pictures_of_other_kinds_are_no_film(brand):
    assert family(".mp4", MP4.replace(b"isom", brand)) is Misfit.CONTENT
    assert family(".heic", HEIC.replace(b"heic", brand)) is Misfit.CONTENT


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        (".exe", Misfit.PROGRAM),
        (".msi", Misfit.PROGRAM),
        (".scr", Misfit.PROGRAM),
        (".jar", Misfit.PROGRAM),
        (".ps1", Misfit.SCRIPT),
        (".hta", Misfit.SCRIPT),
        (".lnk", Misfit.LINK),
        (".url", Misfit.LINK),
        (".iso", Misfit.CONTAINER),
        (".vhd", Misfit.CONTAINER),
        (".one", Misfit.CONTAINER),
        (".html", Misfit.WEB_PAGE),
        (".svg", Misfit.WEB_PAGE),
        (".chm", Misfit.WEB_PAGE),
        (".xlsb", Misfit.MACROS),
        (".odt", Misfit.UNKNOWN),
        ("", Misfit.UNKNOWN),
    ],
)
def test_an_extension_that_is_not_allowed_names_its_family_whatever_the_content(extension, expected):
    assert family(extension, PDF) is expected


# Office files since 2007


def test_files_that_programs_write_pass():
    out = io.BytesIO()
    docx.Document().save(out)
    judge(".docx", out.getvalue())
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.properties.created = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    judge(".xlsx", out.getvalue())
    judge(".docx", office(".docx", method=zipfile.ZIP_STORED))


@pytest.mark.parametrize(
    "data",
    [
        office(".docx", parts=("word/vbaProject.bin",)),
        office(".docx", parts=("word/VBAPROJECT.BIN",)),
        office(".docx", types=(WORD_MACROS,)),
        office(".docx", types=(WORD, VBA)),
        office(".docx", types=(WORD, "application/vnd.ms-excel.sheet.macroEnabled.12")),
        office(".docx", types=(WORD, "application/vnd.ms-word.document.macro&#69;nabled.main+xml")),
    ],
)
def test_macros_hidden_in_a_class_that_has_none_are_refused(data):
    assert family(".docx", data) is Misfit.MACROS


def test_an_old_macro_sheet_is_a_macro():
    assert family(".xlsx", office(".xlsx", parts=("xl/macrosheets/sheet1.xml",))) is Misfit.MACROS
    judge(".xlsm", office(".xlsm", parts=("xl/macrosheets/sheet1.xml", "xl/vbaProject.bin")))


@pytest.mark.parametrize(
    "data",
    [
        office(".docx", types=(SHEET,)),
        office(".docx", types=(WORD, SHEET)),
        office(".docx", types=()),
        office(".docx", types=(WORD.replace("document", "template"),)),
        archive(("[Content_Types].xml", types_part(WORD)), ("xl/workbook.xml", b"")),
        archive(("[Content_Types].xml", b"<no xml"), ("word/document.xml", b"")),
        archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"")),
        archive(("[Content_Types].xml", types_part(WORD, before="<!DOCTYPE a>")), ("word/document.xml", b"")),
        archive(
            ("[Content_Types].xml", types_part(WORD, before='<!DOCTYPE a [<!ENTITY b "c">]>')),
            ("word/document.xml", b""),
        ),
        DOCX + b"MZ behind the end",
        b"PK\x03\x04 hollow",
        DOCX[:-30],
        DOCX[200:],
    ],
)
def test_an_office_file_whose_types_part_says_another_thing_is_refused(data):
    assert family(".docx", data) in {Misfit.CONTENT, Misfit.MIXED}


def test_two_types_parts_or_none_are_no_office_file():
    said = ("[Content_Types].xml", types_part(WORD))
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = archive(said, said, ("word/document.xml", b""))
    assert family(".docx", twice) is Misfit.CONTAINER
    assert family(".docx", archive(("word/document.xml", b""))) is Misfit.CONTAINER


def test_a_types_part_that_only_seems_to_be_there_does_not_count():
    """The directory at the end says which part counts; what lies about elsewhere is no part."""
    bait = office(".docx", method=zipfile.ZIP_STORED)
    real = archive(
        ("bait.bin", bait),
        ("[Content_Types].xml", types_part(WORD_MACROS)),
        ("word/document.xml", b""),
        method=zipfile.ZIP_STORED,
    )
    assert family(".docx", real) is Misfit.MACROS
    good = archive(
        ("word/document.xml", b""), ("bait.bin", office(".xlsm")), ("[Content_Types].xml", types_part(WORD))
    )
    judge(".docx", good)


def test_a_types_part_that_unpacks_without_end_is_refused_in_bounded_memory():
    """A bomb of 64 MiB behind a few kilobytes, and one that lies about its size."""
    bomb = archive(("[Content_Types].xml", types_part(WORD) + b" " * (64 << 20)), ("word/document.xml", b""))
    lying = bytearray(bomb)
    central = lying.rindex(b"PK\x01\x02", 0, lying.rindex(b"PK\x01\x02"))
    lying[central + 24 : central + 28] = (400).to_bytes(4, "little")
    tracemalloc.start()
    try:
        assert family(".docx", bomb) is Misfit.CONTENT
        assert family(".docx", bytes(lying)) is Misfit.CONTENT
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 << 20


def test_a_large_office_file_is_judged_in_bounded_memory():
    """The types part may stand in front of the pictures, behind them, or between them."""
    picture = bytes(range(256)) * 4096 * 12
    for order in ((0, 1, 2), (1, 0, 2), (1, 2, 0)):
        parts = (("[Content_Types].xml", types_part(WORD)), ("a.bin", picture), ("word/document.xml", b""))
        data = archive(*(parts[at] for at in order), method=zipfile.ZIP_STORED)
        check = ContentCheck(".docx")
        tracemalloc.start()
        for at in range(0, len(data), 1 << 20):
            check.feed(data[at : at + (1 << 20)])
        check.finish()
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 16 << 20


def test_an_office_file_under_a_password_is_named():
    assert family(".docx", compound("EncryptionInfo", "EncryptedPackage")) is Misfit.LOCKED
    assert family(".doc", compound("EncryptionInfo", "EncryptedPackage")) is Misfit.LOCKED
    locked = bytearray(DOCX)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert family(".docx", bytes(locked)) is Misfit.LOCKED


@given(st.binary(max_size=400), st.integers(0, 2), st.integers(0, 600))
def test_spoilt_office_files_are_refused_or_accepted_never_more(noise, which, at):
    base = (DOCX, office(".xlsm"), compound("Workbook", class_id=samples.EXCEL_ID))[which]
    extension = (".docx", ".xlsm", ".xls")[which]
    spoilt = base[:at] + noise + base[at + len(noise) :]
    with contextlib.suppress(EvidenceType):
        judge(extension, spoilt)


# Old Office files


@pytest.mark.parametrize("class_id", [samples.NO_ID, samples.WORD_ID])
@pytest.mark.parametrize("shift", [9, 12])
def test_an_old_word_file_holds_word(class_id, shift):
    judge(
        ".doc", compound("1Table", "Data", "x", "y", "WordDocument", class_id=class_id, shift=shift, far=40)
    )
    judge(".xls", compound("Book", class_id=samples.NO_ID, shift=shift))


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        (".doc", compound("Workbook")),
        (".xls", compound("WordDocument")),
        (".doc", compound("WordDocument", class_id=samples.EXCEL_ID)),
        (".xls", compound("Workbook", "WordDocument", class_id=samples.WORD_ID)),
        (".doc", compound("__properties_version1.0", "__substg1.0_0037001F")),
        (".doc", compound("PowerPoint Document")),
        (".doc", compound()),
        (".doc", compound("WordDocument")[:600]),
        (".doc", compound("x").replace(b"\0" * 16, b"WordDocument\0\0\0\0", 1)),
        (".pdf", compound("WordDocument")),
        (".docx", compound("WordDocument")),
    ],
)
def test_another_compound_file_is_no_word_or_excel_file(extension, data):
    assert family(extension, data) is Misfit.CONTENT


def test_a_name_in_running_text_is_no_directory_entry():
    """A message that speaks of a Word file, at a place where an entry could stand, is still a message."""
    text = "WordDocument\0".encode("utf-16-le").ljust(512, b"\0")
    assert family(".doc", compound("__properties_version1.0") + text) is Misfit.CONTENT


# Files with two faces


def joined(front, back):
    """The front with a ZIP behind it whose offsets count from the start, as a careful forger makes it."""
    out = io.BytesIO(front)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a") as target:
        target.writestr("a.txt", back)
    return out.getvalue()


@pytest.mark.parametrize(("extension", "front"), [(".pdf", PDF), (".jpg", JPG), (".png", PNG), (".mp4", MP4)])
def test_a_file_that_is_a_zip_too_is_refused(extension, front):
    careful, careless = joined(front, b"x"), front + SMALL_ZIP
    for data in (careful, careless):
        assert zipfile.is_zipfile(io.BytesIO(data))
        assert family(extension, data) is Misfit.MIXED
        assert family(extension, *(data[at : at + 7] for at in range(0, len(data), 7))) is Misfit.MIXED


@pytest.mark.parametrize(
    "data",
    [
        PDF[:-6] + archive(("a", b"x"), comment=b"\n%%EOF\n"),
        joined(PDF[:-6], b"x") + b"\nendstream\n%%EOF\n",
        PDF + archive(("a", b"x")) + b"\0\0\0",
    ],
)
def test_a_pdf_with_an_archive_inside_that_opens_as_one_is_refused(data):
    assert family(".pdf", data) is Misfit.MIXED


def test_a_pdf_may_carry_an_attachment():
    """Electronic invoices and signed files do; a record in the middle that counts from elsewhere is no face."""
    judge(".pdf", PDF[:-6] + b"stream\n" + SMALL_ZIP + b"\nendstream\n%%EOF\n")
    judge(".pdf", PDF + PDF)


def test_every_allowed_extension_has_a_media_type():
    for extension in EVERY:
        assert is_allowed(extension)
        assert "/" in media_type_of(extension)
    assert not is_allowed(".exe")
    assert is_flagged(".docm")
    assert not is_flagged(".docx")
