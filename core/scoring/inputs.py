"""Read the inputs of a leaf strictly: counts are whole numbers, values decimal texts; nothing is guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import NoReturn

from core.criteria.members import decimal_from
from core.criteria.values import Indicator
from core.scoring.errors import WrongInputs

MAX_COUNT = 10**15
YEARS = range(1900, 2200)
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The inputs of one leaf; every method raises WrongInputs for what cannot be."""

    criterion_id: str
    values: Mapping[str, object]

    def refuse(self, name: str, reason: str) -> NoReturn:
        """Raise WrongInputs for one input."""
        raise WrongInputs(criterion=self.criterion_id, name=name, reason=reason)

    def required(self, name: str) -> object:
        """An input that must be there and not be null."""
        value = self.values.get(name)
        if value is None:
            self.refuse(name, "missing")
        return value

    def count(self, name: str) -> int:
        """A whole number from 0."""
        return self.count_of(self.required(name), name)

    def count_of(self, value: object, name: str) -> int:
        """Check one value as a count; true and false are no counts, and no text is one."""
        if type(value) is not int:
            self.refuse(name, "not_a_count")
        if value < 0:
            self.refuse(name, "negative")
        if value > MAX_COUNT:
            self.refuse(name, "too_large")
        return value

    def number(self, name: str) -> Fraction:
        """A whole number or a decimal text from 0; never a binary float."""
        value = self.required(name)
        if type(value) is int:
            return Fraction(self.count_of(value, name))
        found = decimal_from(value)
        if found is None:
            self.refuse(name, "not_a_number")
        if found < 0:
            self.refuse(name, "negative")
        return Fraction(found)

    def number_up_to(self, name: str, limit: Fraction) -> Fraction:
        """A number in [0, limit]."""
        found = self.number(name)
        if found > limit:
            self.refuse(name, "above_limit")
        return found

    def parts(self, indicator: Indicator) -> tuple[Fraction, Fraction]:
        """Numerator and denominator; a part cannot exceed its whole unless both are amounts."""
        if indicator.is_amount:
            part, whole = self.number(indicator.numerator_key), self.number(indicator.denominator_key)
        else:
            part = Fraction(self.count(indicator.numerator_key))
            whole = Fraction(self.count(indicator.denominator_key))
        if part > whole and (whole == 0 or not indicator.is_amount):
            self.refuse(indicator.numerator_key, "part_above_whole")
        return part, whole

    def text(self, name: str) -> str:
        """A text."""
        value = self.required(name)
        if not isinstance(value, str):
            self.refuse(name, "not_a_text")
        return value

    def table(self, name: str) -> Mapping[str, object]:
        """A nested object."""
        value = self.required(name)
        if not isinstance(value, Mapping):
            self.refuse(name, "not_an_object")
        return value

    def day(self, name: str) -> date | None:
        """A plain local date, as a value or as YYYY-MM-DD; absent is None."""
        value = self.values.get(name)
        if value is None:
            return None
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        found = value if is_day else self._day_from(value, name)
        assert isinstance(found, date)
        if found.year not in YEARS:
            self.refuse(name, "not_a_date")
        return found

    def _day_from(self, value: object, name: str) -> date:
        try:
            found = datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - no moment, a plain day
        except ValueError as err:
            raise WrongInputs(criterion=self.criterion_id, name=name, reason="not_a_date") from err
        if not isinstance(value, str) or found.isoformat() != value:
            self.refuse(name, "not_a_date")
        return found

    def year(self, name: str) -> int | None:
        """The assessed year; absent is None."""
        value = self.values.get(name)
        if value is None:
            return None
        year = int(value) if isinstance(value, str) and _YEAR.fullmatch(value) else value
        if type(year) is not int or year not in YEARS:
            self.refuse(name, "not_a_year")
        return year
