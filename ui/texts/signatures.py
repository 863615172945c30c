"""The issuer and the lines above a signature, as Decree 30/2020/NĐ-CP (appendix I) writes them."""

import re
from types import MappingProxyType
from typing import Final

from core.office import Office
from core.text import fold
from core.units import Signatory, SigningForm

_COMMITTEE = "ỦY BAN NHÂN DÂN"
_TERRITORIES: Final = (
    "Xã ",
    "Phường ",
    "Đặc khu ",
    "Tỉnh ",
    "Thành phố ",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Thị trấn ",
)
_WITHIN: Final = re.compile(rf"^(UBND |Ủy ban nhân dân )({'|'.join(_TERRITORIES)})")
# A body, by the beginning of its name: in whose name it is signed (a body led together), and its head.
_BODIES: Final = MappingProxyType(
    {
        "uy ban nhan dan": (_COMMITTEE, "CHỦ TỊCH"),
        "ubnd": (_COMMITTEE, "CHỦ TỊCH"),
        "hoi dong nhan dan": ("HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
        "hoi dong": ("HỘI ĐỒNG", "CHỦ TỊCH"),
        "ban chi dao": ("BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
        "to cong tac": ("TỔ CÔNG TÁC", "TỔ TRƯỞNG"),
        "van phong": ("", "CHÁNH VĂN PHÒNG"),
        "thanh tra": ("", "CHÁNH THANH TRA"),
        "chi cuc": ("", "CHI CỤC TRƯỞNG"),
        "cuc ": ("", "CỤC TRƯỞNG"),
        "phong ": ("", "TRƯỞNG PHÒNG"),
        "ban ": ("", "TRƯỞNG BAN"),
        "bo ": ("", "BỘ TRƯỞNG"),
    }
)
_OTHER = ("", "GIÁM ĐỐC")
_DEPUTY, _STANDING = "PHÓ ", " THƯỜNG TRỰC"
_UNTOLD = frozenset({"va", "voi", "cua", "cac"})
_NAMED = re.compile(r"[^\W\d_]+")


def issuer(unit_name: str) -> tuple[str, ...]:
    """The issuing body in capitals: a people's committee for a territory, else the body itself."""
    if is_territory(unit_name):
        return _COMMITTEE, unit_name.upper()
    return (unit_name.upper(),)


def signature_lines(body: str, signatory: Signatory) -> tuple[str, ...]:
    """The lines above the name: in whose name, and in which position.

    `body` is the unit ("Xã Tây Sơn") or the issuer as it is printed ("SỞ NỘI VỤ", "BAN CHỈ ĐẠO CCHC TỈNH …").
    """
    together, head = _led(body)
    post = signatory.position.upper()
    on_behalf = (f"TM. {together}",) if together else ()
    match signatory.form:
        case SigningForm.DEPUTY:
            return *on_behalf, f"KT. {_above(post) or head}", post
        case SigningForm.BY_ORDER if post.startswith(_DEPUTY) and _above(post) != head:
            return f"TL. {head}", f"KT. {_above(post)}", post
        case SigningForm.BY_ORDER:
            return f"TL. {head}", post
        case SigningForm.AUTHORISED:
            return f"TUQ. {head}", post
        case SigningForm.ACTING:
            return *on_behalf, f"Q. {post.removeprefix('Q. ').removeprefix('QUYỀN ')}"
        case _:
            return *on_behalf, post


def superior(office: Office) -> str:
    """The line above the issuer: the committee above a department; a committee stands alone (Decree 30)."""
    if office.authority is None or is_territory(office.unit.name):
        return ""
    over = office.authority.name
    return f"UBND {over.upper()}" if is_territory(over) else over.upper()


def symbol(body: str) -> str:
    """The issuer's abbreviation in a number: UBND of a territory, else the first letters of its name."""
    if is_territory(body) or _led(body)[0] == _COMMITTEE:
        return "UBND"
    words = [word for word in _NAMED.findall(body) if fold(word) not in _UNTOLD]
    return "".join(word if word in {"UBND", "HĐND"} else word[0].upper() for word in words)


def is_territory(unit_name: str) -> bool:
    """Whether a name is that of a territory, which a people's committee stands for."""
    return unit_name.startswith(_TERRITORIES)


def inside(unit_name: str) -> str:
    """A name as it stands inside a sentence: the kind of a territory in small letters, also after "UBND"."""
    told = _WITHIN.sub(lambda found: f"{found[1]}{found[2].lower()}", unit_name)
    return told[:1].lower() + told[1:] if is_territory(told) else told


def _led(body: str) -> tuple[str, str]:
    """In whose name the body's papers are signed, empty where one person leads it; and the head's position."""
    if is_territory(body):
        return _BODIES["ubnd"]
    plain = fold(body)
    return next((led for start, led in _BODIES.items() if plain.startswith(start)), _OTHER)


def _above(post: str) -> str:
    """Whom a deputy stands in for, told by the deputy's own position; empty where it is no deputy's."""
    if not post.startswith(_DEPUTY):
        return ""
    return post.removeprefix(_DEPUTY).removesuffix(_STANDING)
