"""What kind of document a piece of evidence is, told by its symbol and its words; nothing is stored.

The kinds an officer looks for in a list: the forms of Decree 30/2020/ND-CP that a commune issues, and what
the seed rows name: posts approved (R040), commendations (R053), models, contests, awards and study visits
(R062), supervision by the Fatherland Front (R064), pictures and figures taken out of a system.
"""

from enum import StrEnum
from typing import Final

from core.evidence import EvidenceDocument
from core.text import fold


class EvidenceKind(StrEnum):
    """Kinds in the order they are looked for: the particular before the general."""

    POSTS = "posts"
    COMMENDATION = "commendation"
    CONTEST = "contest"
    STUDY_VISIT = "study_visit"
    MODEL = "model"
    SUPERVISION = "supervision"
    PLAN = "plan"
    REPORT = "report"
    DECISION = "decision"
    MINUTES = "minutes"
    LETTER = "letter"
    PICTURE = "picture"
    FIGURES = "figures"
    OTHER = "other"


_WORDS: Final = (
    (EvidenceKind.POSTS, ("vi tri viec lam",)),
    (EvidenceKind.COMMENDATION, ("khen thuong", "giay khen", "bang khen", "bieu duong")),
    (EvidenceKind.CONTEST, ("cuoc thi", "hoi thi", "giai thuong")),
    (EvidenceKind.STUDY_VISIT, ("hoc tap kinh nghiem", "hoc tap, trao doi", "trao doi kinh nghiem")),
    (EvidenceKind.MODEL, ("mo hinh", "sang kien", "giai phap moi", "cach lam hay")),
    (EvidenceKind.SUPERVISION, ("giam sat",)),
)
_FRONT: Final = ("mttq", "mat tran")
_SYMBOLS: Final = (
    (EvidenceKind.PLAN, ("kh", "ctr")),
    (EvidenceKind.REPORT, ("bc",)),
    (EvidenceKind.DECISION, ("qd", "nq", "ct")),
    (EvidenceKind.MINUTES, ("bb",)),
    (EvidenceKind.LETTER, ("cv", "tb", "ttr", "gm")),
)
_NAMES: Final = (
    (EvidenceKind.PLAN, ("ke hoach", "chuong trinh")),
    (EvidenceKind.REPORT, ("bao cao",)),
    (EvidenceKind.DECISION, ("quyet dinh", "nghi quyet", "chi thi")),
    (EvidenceKind.MINUTES, ("bien ban",)),
    (EvidenceKind.LETTER, ("cong van", "thong bao", "to trinh", "giay moi")),
    (EvidenceKind.FIGURES, ("trich xuat", "danh sach", "thong ke", "bang theo doi", "so theo doi")),
)
_PICTURES: Final = frozenset({".jpg", ".png", ".heic", ".mp4"})
_TABLES: Final = frozenset({".xlsx", ".xls", ".xlsm"})


def kind_of_document(document: EvidenceDocument) -> EvidenceKind:
    """What it is about first, then its form by symbol, then by name, then by its file."""
    told = fold(f"{document.summary} {document.name}")
    for kind, words in _WORDS:
        is_named = any(word in told for word in words)
        if is_named and (kind is not EvidenceKind.SUPERVISION or _is_of_the_front(document, told)):
            return kind
    form = fold(document.symbol).replace("/", "-").partition("-")[0]
    found = next((kind for kind, forms in _SYMBOLS if form in forms), None)
    if found is None:
        found = next((kind for kind, names in _NAMES if any(name in told for name in names)), None)
    return found or _by_file(document)


def _is_of_the_front(document: EvidenceDocument, told: str) -> bool:
    said = f"{told} {fold(document.issuer)} {fold(document.symbol)}"
    return any(word in said for word in _FRONT)


def _by_file(document: EvidenceDocument) -> EvidenceKind:
    extension = "" if document.file is None else document.file.extension
    if extension in _PICTURES:
        return EvidenceKind.PICTURE
    return EvidenceKind.FIGURES if extension in _TABLES else EvidenceKind.OTHER
