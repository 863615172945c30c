"""Read the members of decoded JSON objects, noting what is wrong and reading on with a safe default."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from core.findings import Finding, error

Choice = TypeVar("Choice", bound=StrEnum)

_DECIMAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_MAX_WHOLE = 10**9


def decimal_from(value: object) -> Decimal | None:
    """The decimal a plain decimal string states, or None: no exponent, no sign but minus, no number type."""
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    return None


class Members:
    """One JSON object: typed access to its members; problems go to the shared list `noted`."""

    def __init__(self, value: object, where: str, *, noted: list[Finding]) -> None:
        self.where = where
        self._noted = noted
        self._value: Mapping[str, object] = {}
        if isinstance(value, dict):
            self._value = value
        else:
            self.note("C_OBJECT_EXPECTED")

    def note(self, code: str, **values: object) -> None:
        """Add an error at this place."""
        self._noted.append(error(code, self.where, **values))

    def at(self, where: str) -> "Members":
        """The same object, reported under a better name."""
        return Members(self._value, where, noted=self._noted)

    def has(self, name: str) -> bool:
        """Whether the member is there and not null."""
        return self._value.get(name) is not None

    def raw(self, name: str) -> object:
        """The member as decoded; None when absent."""
        return self._value.get(name)

    def text(self, name: str) -> str:
        """A text that must be there and not be blank, in NFC."""
        if not self.has(name):
            self.note("C_MEMBER_MISSING", member=name)
            return ""
        text = self.optional_text(name)
        if isinstance(self._value[name], str) and not text.strip():
            self.note("C_MEMBER_MISSING", member=name)
        return text

    def optional_text(self, name: str) -> str:
        """A text or nothing (an empty text), in NFC."""
        value = self._value.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(name, "text")
            return ""
        return unicodedata.normalize("NFC", value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        value = self._value.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(name, "texts")
            return ()
        return tuple(unicodedata.normalize("NFC", item) for item in value)

    def decimal(self, name: str) -> Decimal:
        """A decimal string that must be there."""
        if not self.has(name):
            self.note("C_MEMBER_MISSING", member=name)
            return Decimal(0)
        return self.optional_decimal(name) or Decimal(0)

    def optional_decimal(self, name: str) -> Decimal | None:
        """A decimal string or nothing."""
        value = self._value.get(name)
        if value is None:
            return None
        found = decimal_from(value)
        if found is None:
            self.note("C_DECIMAL", member=name, value=_shown(value))
        return found

    def whole(self, name: str) -> int:
        """A whole number from 0 that must be there; true and false are no numbers."""
        value = self._value.get(name)
        if value is None:
            self.note("C_MEMBER_MISSING", member=name)
            return 0
        if type(value) is not int or not 0 <= value <= _MAX_WHOLE:
            self._wrong(name, "whole")
            return 0
        return value

    def yes(self, name: str) -> bool:
        """True or false; absent is false."""
        value = self._value.get(name)
        if value is not None and not isinstance(value, bool):
            self._wrong(name, "boolean")
        return value is True

    def choice(self, name: str, among: type[Choice], *, otherwise: Choice) -> Choice:
        """One of the known words; `otherwise` stands in after a finding."""
        text = self.text(name)
        if text in {item.value for item in among}:
            return among(text)
        if text:
            self.note("C_VALUE_UNKNOWN", member=name, value=_shown(text))
        return otherwise

    def object(self, name: str) -> "Members":
        """A nested object that must be there, reported at this place."""
        if not self.has(name):
            self.note("C_MEMBER_MISSING", member=name)
            return Members({}, self.where, noted=self._noted)
        return Members(self._value[name], self.where, noted=self._noted)

    def objects(self, name: str) -> tuple["Members", ...]:
        """A list of nested objects, each reported at this place; absent is empty."""
        value = self._value.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._wrong(name, "list")
            return ()
        return tuple(Members(item, self.where, noted=self._noted) for item in value)

    def names(self) -> tuple[str, ...]:
        """The member names in order; only texts can be names in JSON."""
        return tuple(self._value)

    def _wrong(self, name: str, expected: str) -> None:
        self.note("C_MEMBER_TYPE", member=name, expected=expected)


def _shown(value: object) -> str:
    return str(value)[:60]
