"""Who sends and who receives: units with their dates, the two roles, officers and signatories."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from core.errors import UserError


class UnknownUnit(UserError):
    """No unit carries this code; fields: `code`."""

    code: ClassVar[str] = "E_UNIT_UNKNOWN"


class MalformedUnitCode(UserError):
    """The text is not a unit code of the expected shape; fields: `text`."""

    code: ClassVar[str] = "E_UNIT_CODE"


class Role(StrEnum):
    """What a workspace does: it scores itself, or it appraises others."""

    SUBMITTER = "submitter"
    APPRAISER = "appraiser"


class UnitKind(StrEnum):
    """Kinds of units; each kind is ranked apart (guide 7). Districts ended on 1 July 2025."""

    COMMUNE = "commune"
    PROVINCE = "province"
    DISTRICT = "district"


class SigningForm(StrEnum):
    """In whose name a document is signed (decree 30/2020, appendix I)."""

    ON_BEHALF = "TM"
    DEPUTY = "KT"
    BY_ORDER = "TL"
    AUTHORISED = "TUQ"
    ACTING = "Q"


_CODE_SHAPES = MappingProxyType(
    {
        UnitKind.PROVINCE: re.compile(r"[0-9]{2}"),
        UnitKind.DISTRICT: re.compile(r"[0-9]{3}"),
        UnitKind.COMMUNE: re.compile(r"[0-9]{5}"),
    }
)
_PACKAGE_CODES = MappingProxyType(
    {
        Role.SUBMITTER: re.compile(r"xa-([0-9]{5})"),
        Role.APPRAISER: re.compile(r"td-([0-9]{2,5})"),
    }
)
_MOST_DESKS = 99
_DESK = re.compile(r"[0-9]{4}")
_PREFIXES = MappingProxyType({Role.SUBMITTER: "xa-", Role.APPRAISER: "td-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit as it stands between two days.

    Attributes:
        code: the official code as text, leading zeros kept (decision 19/2025/QD-TTg).
        name: the full name with its kind, NFC.
        kind: commune, province or (before July 2025) district.
        province_code: two digits; for a province its own code.
        valid_from: first day, None when unknown.
        valid_to: last day, included; None while the unit stands.
        predecessors: codes of the units merged into it.
    """

    code: str
    name: str
    kind: UnitKind
    province_code: str
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit stands on `day`; both limits are included."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """The person who works in the notebook; every change carries their name."""

    name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """The person whose name stands under a document."""

    form: SigningForm
    position: str
    name: str


def is_unit_code(text: str, kind: UnitKind) -> bool:
    """Whether `text` has the shape of a code of this kind (2, 3 or 5 ASCII digits)."""
    return _CODE_SHAPES[kind].fullmatch(text) is not None


def desk_code(province: str, number: int) -> str:
    """The code of a desk of a province's appraiser: the province and two digits, `5201`.

    Four digits, because every official code has two, three or five: 1,346 communes begin with the digits of
    some province, so that a desk of five would bear the code of a commune.

    Raises:
        MalformedUnitCode: there are 99 desks at most, counted from 1.
    """
    if not is_unit_code(province, UnitKind.PROVINCE) or not 1 <= number <= _MOST_DESKS:
        raise MalformedUnitCode(text=f"{province} {number}")
    return f"{province}{number:02d}"


def desk_number(text: str) -> int:
    """The number of a desk as a person writes it: 1, 01 or 001.

    Raises:
        MalformedUnitCode: it is no number from 1 to 99.
    """
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_DESKS):
        raise MalformedUnitCode(text=text)
    return int(text)


def is_desk_code(code: str, province: str = "") -> bool:
    """Whether a code is that of a desk, of this province when one is named."""
    return _DESK.fullmatch(code) is not None and code.startswith(province)


def package_code(role: Role, unit_code: str) -> str:
    """The sender or recipient as a package names it: `xa-04012`, `td-52` (package format 4).

    Raises:
        MalformedUnitCode: `unit_code` has not the digits this role needs.
    """
    made = _PREFIXES[role] + unit_code
    if _PACKAGE_CODES[role].fullmatch(made) is None:
        raise MalformedUnitCode(text=unit_code)
    return made


def read_package_code(text: str) -> tuple[Role, str]:
    """Role and official unit code behind a package code; the inverse of `package_code`.

    Raises:
        MalformedUnitCode: not `xa-NNNNN` and not `td-` with two to five digits.
    """
    for role, shape in _PACKAGE_CODES.items():
        found = shape.fullmatch(text)
        if found is not None:
            return role, found[1]
    raise MalformedUnitCode(text=text)


def valid_on(units: Iterable[Unit], day: date) -> tuple[Unit, ...]:
    """The units that stand on `day`, in the given order."""
    return tuple(unit for unit in units if unit.is_valid_on(day))
