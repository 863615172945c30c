"""How other programs write headings, fields, channels and states: folded, longer phrases before shorter ones.

The one-stop programs of the provinces differ; these are the words of their exports and of the annexes. What
is not known here is asked of the officer once and remembered with the mapping.
"""

from types import MappingProxyType
from typing import Final

from core.foreign.values import DossierColumn
from core.records.dossiers import DossierField
from core.text import clean_line, fold

HEADINGS: Final = MappingProxyType(
    {
        DossierColumn.CODE: ("ma ho so", "so ho so", "ma so ho so", "so bien nhan", "ma bien nhan", "ma hs"),
        DossierColumn.FIELD: ("linh vuc", "ten linh vuc", "nhom thu tuc", "linh vuc thu tuc"),
        DossierColumn.PROCEDURE: ("thu tuc hanh chinh", "ten thu tuc", "ten tthc", "thu tuc", "tthc"),
        DossierColumn.RECEIVED_ON: (
            "ngay tiep nhan",
            "thoi gian tiep nhan",
            "ngay nhan ho so",
            "ngay nhan",
            "ngay nop",
            "tiep nhan",
        ),
        DossierColumn.DUE_ON: (
            "ngay hen tra",
            "thoi gian hen tra",
            "ngay hen",
            "han tra ket qua",
            "han tra",
            "han giai quyet",
            "han xu ly",
            "hen tra",
        ),
        DossierColumn.DONE_ON: (
            "ngay ket thuc xu ly",
            "ngay ket thuc",
            "thoi gian ket thuc",
            "ngay hoan thanh",
            "ngay giai quyet xong",
            "ngay tra ket qua",
            "ngay co ket qua",
            "ngay tra",
            "ket thuc xu ly",
        ),
        DossierColumn.CHANNEL: (
            "hinh thuc nop",
            "hinh thuc tiep nhan",
            "hinh thuc nhan",
            "kenh tiep nhan",
            "kenh nop",
            "nguon tiep nhan",
            "hinh thuc",
        ),
        DossierColumn.STATUS: ("trang thai ho so", "tinh trang ho so", "trang thai", "tinh trang"),
    }
)

MONTH_HEADINGS: Final = ("thang", "ky bao cao", "ky")

_FIELDS: Final = (
    ("chung thuc", DossierField.CERTIFICATION),
    ("ho tich", DossierField.CIVIL_STATUS),
    ("quoc tich", DossierField.CIVIL_STATUS),
    ("dat dai", DossierField.LAND),
    ("tai nguyen", DossierField.LAND),
    ("moi truong", DossierField.LAND),
    ("xay dung", DossierField.CONSTRUCTION),
    ("quy hoach", DossierField.CONSTRUCTION),
    ("nha o", DossierField.CONSTRUCTION),
    ("bao tro xa hoi", DossierField.SOCIAL),
    ("nguoi co cong", DossierField.SOCIAL),
    ("lao dong", DossierField.SOCIAL),
    ("tre em", DossierField.SOCIAL),
    ("giam ngheo", DossierField.SOCIAL),
    ("xa hoi", DossierField.SOCIAL),
    ("ho kinh doanh", DossierField.BUSINESS),
    ("dang ky kinh doanh", DossierField.BUSINESS),
    ("hop tac xa", DossierField.BUSINESS),
    ("doanh nghiep", DossierField.BUSINESS),
    ("cong thuong", DossierField.BUSINESS),
    ("giao duc", DossierField.EDUCATION),
    ("dao tao", DossierField.EDUCATION),
    ("y te", DossierField.HEALTH),
    ("duoc pham", DossierField.HEALTH),
    ("an toan thuc pham", DossierField.HEALTH),
    ("nong nghiep", DossierField.AGRICULTURE),
    ("lam nghiep", DossierField.AGRICULTURE),
    ("thuy san", DossierField.AGRICULTURE),
    ("thuy loi", DossierField.AGRICULTURE),
    ("chan nuoi", DossierField.AGRICULTURE),
    ("trong trot", DossierField.AGRICULTURE),
    ("giao thong", DossierField.TRANSPORT),
    ("duong thuy", DossierField.TRANSPORT),
    ("van hoa", DossierField.CULTURE),
    ("the thao", DossierField.CULTURE),
    ("du lich", DossierField.CULTURE),
    ("thu vien", DossierField.CULTURE),
)
_ALL: Final = frozenset({"tong", "tong so", "tong cong", "tat ca", "tat ca linh vuc", "toan bo", "chung"})
_OTHER: Final = frozenset({"khac", "linh vuc khac", "cac linh vuc khac"})


_CHANNELS: Final = (
    ("toan trinh", "online_full"),
    ("muc do 4", "online_full"),
    ("mot phan", "online_partial"),
    ("muc do 3", "online_partial"),
    ("truc tuyen", "online_partial"),
    ("cong dich vu", "online_partial"),
    ("online", "online_partial"),
    ("dvc", "online_partial"),
    ("buu chinh", "post"),
    ("buu dien", "post"),
    ("bcci", "post"),
    ("truc tiep", "direct"),
    ("mot cua", "direct"),
    ("tai quay", "direct"),
)
_REFUSED: Final = (
    "tu choi",
    "rut ho so",
    "da rut",
    "xin rut",
    "khong du dieu kien",
    "huy",
    "da huy",
    "tra lai",
    "dung xu ly",
    "dung giai quyet",
)
_RUNNING: Final = (
    "dang xu ly",
    "dang giai quyet",
    "dang thu ly",
    "dang cho",
    "dang luan chuyen",
    "cho xu ly",
    "cho bo sung",
    "cho phe duyet",
    "chua xu ly",
    "chua giai quyet",
    "chua den han",
    "tam dung",
    "yeu cau bo sung",
    "moi tiep nhan",
    "da tiep nhan",
)
_DONE: Final = (
    "da tra",
    "hoan thanh",
    "da giai quyet",
    "da co ket qua",
    "co ket qua",
    "da xu ly",
    "ket thuc",
    "da xong",
    "cho tra ket qua",
    "da phat hanh",
)


def told(text: str) -> str:
    """A heading or a value as it is compared: one line, folded, without punctuation at its ends."""
    return fold(clean_line(text)).strip(" .:;*()-")


def field_of(text: str) -> DossierField | None:
    """The field a text names; None when no word of it is known."""
    wanted = told(text)
    if wanted in _ALL:
        return DossierField.ALL
    if wanted in _OTHER:
        return DossierField.OTHER
    return next((field for word, field in _FIELDS if word in wanted), None)


def channel_of(text: str) -> str:
    """The count a channel adds to; empty when the word is not known."""
    wanted = told(text)
    return next((name for word, name in _CHANNELS if word in wanted), "")


def says_level(text: str) -> bool:
    """Whether a text about an online dossier says full or partial."""
    wanted = told(text)
    return any(word in wanted for word in ("toan trinh", "mot phan", "muc do"))


def state_of(text: str) -> str:
    """`refused`, `running`, `done`, or empty when the word is not known."""
    wanted = told(text)
    for state, words in (("refused", _REFUSED), ("running", _RUNNING), ("done", _DONE)):
        if any(f" {word} " in f" {wanted} " for word in words):
            return state
    return ""
