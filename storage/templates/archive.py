"""A template as an archive, before any library opens it: what a paper form never carries is refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from core.findings import Finding, error
from core.packages.evidence_families import Misfit
from core.packages.office_files import OfficeFile

LARGEST_FILE = 8 << 20
_LARGEST_UNPACKED = 48 << 20
_LARGEST_DOCUMENT = 4 << 20
_MOST_PARTS = 300
_DEEPEST = 200
_TEXT_PARTS = (".xml", ".rels")
_PICTURES: Final = MappingProxyType(
    {".png": b"\x89PNG", ".jpg": b"\xff\xd8", ".jpeg": b"\xff\xd8", ".gif": b"GIF8", ".bmp": b"BM"}
)
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_OBJECTS = frozenset(
    {f"{_W} object", f"{_W} control", f"{_W} altChunk", f"{_W} subDoc", f"{_OFFICE} OLEObject"}
)
_TRACKED = frozenset({f"{_W} ins", f"{_W} del", f"{_W} moveFrom", f"{_W} moveTo"})
_FOREIGN_RELATIONS = ("oleobject", "package", "control", "afchunk", "frame", "subdocument", "vbaproject")
_MISFITS: Final = MappingProxyType(
    {Misfit.MACROS: "TEMPLATE_MACROS", Misfit.LOCKED: "TEMPLATE_LOCKED"},
)
_TAGS = ("{{", "{%", "{#")


def look_at(content: bytes) -> tuple[Finding, ...]:
    """What is wrong with the file as such; nothing of it is kept, run or followed."""
    if len(content) > LARGEST_FILE:
        return (error("TEMPLATE_TOO_LARGE", most=LARGEST_FILE >> 20),)
    office = OfficeFile()
    office.feed(content)
    misfit = office.misfit(".docx")
    if misfit is not None:
        return (error(_MISFITS.get(misfit, "TEMPLATE_NOT_DOCX")),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return tuple(_each_once(_look_inside(file)))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
        return (error("TEMPLATE_NOT_DOCX"),)


def _each_once(findings: Iterator[Finding]) -> Iterator[Finding]:
    seen = set[Finding]()
    for finding in findings:
        if finding not in seen:
            seen.add(finding)
            yield finding


def _look_inside(file: zipfile.ZipFile) -> Iterator[Finding]:
    parts = file.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        yield error("TEMPLATE_TOO_LARGE", most=LARGEST_FILE >> 20)
        return
    for part in parts:
        yield from _look_at_part(file, part)


def _look_at_part(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[Finding]:
    name = part.filename
    suffix = "." + name.rpartition("/")[2].rpartition(".")[2].lower()
    if name.endswith("/"):
        return
    if "/embeddings/" in name.lower() or "/activex/" in name.lower():
        yield error("TEMPLATE_OBJECT", part=name)
    elif suffix in _PICTURES:
        with file.open(part) as picture:
            if not picture.read(8).startswith(_PICTURES[suffix]):
                yield error("TEMPLATE_PICTURE", part=name)
    elif suffix not in _TEXT_PARTS:
        yield error("TEMPLATE_PART", part=name)
    elif part.file_size > _LARGEST_DOCUMENT:
        yield error("TEMPLATE_TOO_LARGE", most=LARGEST_FILE >> 20)
    else:
        yield from _Markup(name).findings(file.read(part))


class _Markup:
    """One part read once, in the order of its marks."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._has_places = name.startswith(("word/document", "word/header", "word/footer"))
        self._found: list[Finding] = []
        self._path: list[str] = []
        self._codes: list[str] = []
        self._text: list[str] = []

    def findings(self, content: bytes) -> list[Finding]:
        """What the part has that a template has not."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = self._declared
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError):
            if not self._found:
                self._say("TEMPLATE_NOT_DOCX")
        return self._found

    def _declared(self, *_said: object) -> None:
        self._say("TEMPLATE_DOCTYPE", part=self._name)
        raise ValueError

    def _begin(self, element: str, attributes: dict[str, str]) -> None:
        self._take_text()
        self._path.append(element)
        if len(self._path) > _DEEPEST:
            self._say("TEMPLATE_TOO_LARGE", most=LARGEST_FILE >> 20)
            raise ValueError
        if element in _OBJECTS:
            self._say("TEMPLATE_OBJECT", part=self._name)
        elif element in _TRACKED:
            self._say("TEMPLATE_TRACKED")
        elif element == f"{_W} fldSimple":
            self._field(attributes.get(f"{_W} instr", ""))
        elif element == f"{_W} fldChar":
            self._field_mark(attributes.get(f"{_W} fldCharType", ""))
        elif element.endswith(" Relationship"):
            self._relation(attributes)
        if any(tag in value for value in attributes.values() for tag in _TAGS):
            self._say("TEMPLATE_PLACE", part=self._name)

    def _end(self, _element: str) -> None:
        self._take_text()
        self._path.pop()

    def _take_text(self) -> None:
        """Text between two marks: of a field code, of a run, or of something where no tag may stand."""
        text = "".join(self._text)
        self._text.clear()
        if not text or not self._path:
            return
        if self._path[-1] == f"{_W} instrText":
            self._codes.append(text)
        is_run = self._has_places and self._path[-1] == f"{_W} t"
        if not is_run and any(tag in text for tag in _TAGS):
            self._say("TEMPLATE_PLACE", part=self._name)

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._codes.clear()
        elif self._codes:
            self._field("".join(self._codes))
            self._codes.clear()

    def _field(self, code: str) -> None:
        name = code.split(maxsplit=1)[0].upper() if code.strip() else ""
        if name not in _FIELDS:
            self._say("TEMPLATE_FIELD_CODE", name=name or "?")

    def _relation(self, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode", "").lower() == "external":
            self._say("TEMPLATE_LINK", target=attributes.get("Target", "")[:120])
        elif attributes.get("Type", "").rpartition("/")[2].lower() in _FOREIGN_RELATIONS:
            self._say("TEMPLATE_OBJECT", part=self._name)

    def _say(self, code: str, **values: str | int) -> None:
        self._found.append(error(code, "", **values))
