"""Small evidence files of every kind, true and false: made here, so that no program's binary lies in the tree."""

import io
import struct
import zipfile

OPEN = "application/vnd.openxmlformats-officedocument."
WORD = f"{OPEN}wordprocessingml.document.main+xml"
SHEET = f"{OPEN}spreadsheetml.sheet.main+xml"
SLIDES = f"{OPEN}presentationml.presentation.main+xml"
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
VBA = "application/vnd.ms-office.vbaProject"
MAIN = {
    ".docx": ("word/document.xml", WORD),
    ".xlsx": ("xl/workbook.xml", SHEET),
    ".pptx": ("ppt/presentation.xml", SLIDES),
    ".docm": ("word/document.xml", WORD_MACROS),
    ".xlsm": ("xl/workbook.xml", SHEET_MACROS),
}

NO_ID = bytes(16)
WORD_ID = bytes.fromhex("0609020000000000c000000000000046")
EXCEL_ID = bytes.fromhex("2008020000000000c000000000000046")
INSTALLER_ID = bytes.fromhex("84100c0000000000c000000000000046")

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0" + bytes(40) + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
HEIC = b"\0\0\0\x18ftypheic" + bytes(40)
MP4 = b"\0\0\0\x18ftypisom" + bytes(40)
PROGRAM = b"MZ\x90\x00" + bytes(60)


def types_part(*types: str, before: str = "") -> bytes:
    """A types part naming these content types."""
    lines = "".join(f'<Override PartName="/p{n}.xml" ContentType="{kind}"/>' for n, kind in enumerate(types))
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    default = '<Default Extension="rels" ContentType="application/xml"/>'
    return f'<?xml version="1.0"?>{before}<Types xmlns="{space}">{default}{lines}</Types>'.encode()


def archive(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """A ZIP file of these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        target.comment = comment
        for name, data in parts:
            target.writestr(name, data)
    return out.getvalue()


def office(
    extension: str,
    *,
    types: tuple[str, ...] | None = None,
    parts: tuple[str, ...] = (),
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """An Office file; `types` instead of its own main type, `parts` beside its main part."""
    part, main = MAIN[extension]
    said = types_part(*((main,) if types is None else types))
    more = tuple((name, b"<x/>") for name in (part, *parts))
    return archive(("[Content_Types].xml", said), *more, method=method)


def compound(*names: str, class_id: bytes = NO_ID, shift: int = 9, far: int = 0) -> bytes:
    """A compound file whose directory holds these streams, `far` empty sectors behind the header."""
    size = 1 << shift
    first = 1 + far
    header = bytearray(size)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 4 if shift == 12 else 3, 0xFFFE, shift, 6)
    struct.pack_into("<LLLLLLLL", header, 44, 1, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109L", header, 76, 0, *[0xFFFFFFFF] * 108)
    entries = [_entry("Root Entry", 5, class_id), *(_entry(name, 2, NO_ID) for name in names)]
    directory = b"".join(entries)
    directory += bytes(-len(directory) % size)
    count = len(directory) // size
    chain = [*range(first + 1, first + count), 0xFFFFFFFE]
    table = [0xFFFFFFFD, *[0xFFFFFFFF] * far, *chain]
    fat = struct.pack(f"<{len(table)}L", *table).ljust(size, b"\xff")
    return bytes(header) + fat + bytes(far * size) + directory


def _entry(name: str, kind: int, class_id: bytes) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    fields = struct.pack("<HBBLLL", len(coded), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return (coded.ljust(64, b"\0") + fields + class_id).ljust(128, b"\0")


def sound(extension: str) -> bytes:
    """A content that is what its extension says."""
    made = {
        ".pdf": PDF,
        ".jpg": JPG,
        ".png": PNG,
        ".heic": HEIC,
        ".mp4": MP4,
        ".txt": "Kế hoạch cải cách hành chính".encode(),
        ".doc": compound("1Table", "WordDocument", class_id=WORD_ID),
        ".xls": compound("Workbook", class_id=EXCEL_ID),
    }
    return made[extension] if extension in made else office(extension)
