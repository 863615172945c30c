"""The closed grammar of entry names, and the one order they may stand in (sections 1.1 and 1.2)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from core.packages.kinds import Kind
from core.packages.refusals import BagFetch, ZipName

MAX_NAME = 120
BAGIT, BAG_INFO = "bagit.txt", "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha512.txt", "tagmanifest-sha512.txt"
SIGNER, CMS_SIGNER = "signatures/signer-v1.sshsig", "signatures/signer-v1.p7s"
PLAIN_EXTENSIONS = (".pdf", ".docx", ".xlsx", ".pptx", ".jpg", ".png", ".heic", ".mp4", ".txt")
FLAGGED_EXTENSIONS = (".docm", ".xlsm", ".doc", ".xls")

_ROOT = r"[a-z0-9][a-z0-9-]{6,30}[a-z0-9]"
_EXTENSION = "|".join(re.escape(each) for each in PLAIN_EXTENSIONS + FLAGGED_EXTENSIONS)
_NAME = re.compile(rf"({_ROOT})/([a-zA-Z0-9./-]+)")
_COSIGNER = re.compile(r"signatures/cosigner-v1-0[1-7]\.sshsig")
_DOCUMENT = re.compile(rf"data/({'|'.join(kind.value for kind in Kind)})\.json")
_EVIDENCE = re.compile(rf"data/evidence/([0-9a-f]{{2}})/([0-9a-f]{{64}})({_EXTENSION})")


class Place(IntEnum):
    """Where a name stands in the order of entries; everything before EVIDENCE is the head."""

    BAGIT = 1
    BAG_INFO = 2
    MANIFEST = 3
    TAG_MANIFEST = 4
    SIGNATURE = 5
    DOCUMENT = 6
    EVIDENCE = 7


_FIXED = {
    BAGIT: Place.BAGIT,
    BAG_INFO: Place.BAG_INFO,
    MANIFEST: Place.MANIFEST,
    TAG_MANIFEST: Place.TAG_MANIFEST,
    SIGNER: Place.SIGNATURE,
    CMS_SIGNER: Place.SIGNATURE,
}
_TAG_FILE, _INFO_FILE, _SIGNATURE, _CMS = 16 << 20, 4 << 10, 4 << 10, 64 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryName:
    """A name that keeps the grammar, taken apart; `root` is empty where a grammar has none."""

    root: str
    rel: str
    place: int

    @property
    def full(self) -> str:
        """The name as it stands in the container."""
        return f"{self.root}/{self.rel}" if self.root else self.rel


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The names one kind of container may hold.

    Attributes:
        parse: takes a raw name apart, or raises the refusal of a name outside the grammar.
        size_limit: most bytes an entry may have; None where only the whole is limited.
        repeatable: the places more than one entry may have, ascending by name.
    """

    parse: Callable[[bytes], EntryName]
    size_limit: Callable[[str], int | None]
    repeatable: frozenset[int]

    def may_follow(self, name: EntryName, last: EntryName) -> bool:
        """Whether an entry may stand behind another."""
        if name.place != last.place:
            return name.place > last.place
        return name.place in self.repeatable and name.rel > last.rel


def parse_name(raw: bytes) -> EntryName:
    """Take a name apart.

    Raises:
        BagFetch: the name is that of a fetch list (tested before the grammar).
        ZipName: the name is outside the grammar.
    """
    text = raw.decode("ascii", "replace")
    if text.endswith("/fetch.txt") and text.count("/") == 1:
        raise BagFetch
    match = _NAME.fullmatch(text)
    place = place_of(match[2]) if match and len(raw) <= MAX_NAME else None
    if match is None or place is None:
        raise ZipName
    return EntryName(root=match[1], rel=match[2], place=place)


def place_of(rel: str) -> Place | None:
    """The place of a path relative to the bag root; None when no such path exists."""
    if rel in _FIXED:
        return _FIXED[rel]
    if _COSIGNER.fullmatch(rel):
        return Place.SIGNATURE
    if _DOCUMENT.fullmatch(rel):
        return Place.DOCUMENT
    match = _EVIDENCE.fullmatch(rel)
    return Place.EVIDENCE if match and match[2].startswith(match[1]) else None


def is_root(text: str) -> bool:
    """Whether a text may serve as the root folder."""
    return re.fullmatch(_ROOT, text) is not None


def size_limit(rel: str) -> int | None:
    """Most bytes an entry may have (section 1.3); None where only the total is limited."""
    if rel in {BAGIT, BAG_INFO}:
        return _INFO_FILE
    if rel.startswith("signatures/"):
        return _CMS if rel == CMS_SIGNER else _SIGNATURE
    return None if rel.startswith("data/evidence/") else _TAG_FILE


def document_path(kind: Kind) -> str:
    """The path of the one document."""
    return f"data/{kind.value}.json"


def kind_of_document(rel: str) -> Kind:
    """The kind a document path names; the path has passed the grammar."""
    return Kind(rel.removeprefix("data/").removesuffix(".json"))


def evidence_path(sha256: str, extension: str) -> str:
    """The path of evidence: named by its hash, never by its user-visible name."""
    return f"data/evidence/{sha256[:2]}/{sha256}{extension}"


def evidence_parts(path: str) -> tuple[str, str] | None:
    """Hash and extension of an evidence path; None when it is none."""
    match = _EVIDENCE.fullmatch(path)
    return (match[2], match[3]) if match and match[2].startswith(match[1]) else None


PACKAGE = Grammar(
    parse=parse_name, size_limit=size_limit, repeatable=frozenset({Place.SIGNATURE, Place.EVIDENCE})
)
