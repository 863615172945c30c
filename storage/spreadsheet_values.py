"""One spreadsheet cell to one field's value: tolerant of typing habits, exact about the rest."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from openpyxl.utils.datetime import from_excel, to_excel

from core.deadline_texts import parse_deadline
from core.findings import Finding, error
from core.numbers import AmbiguousNumber, NotADate, NotANumber, parse_count, parse_date, parse_decimal
from core.record_sheets import RecordWords
from core.records.fields import LARGEST_COUNT, FieldSpec, Form
from core.reporting.display import count, day
from core.text import clean_block, clean_line, fold
from storage.cells import text_in
from storage.sheet_values import LooseNumber, Raw

Value = str | int | bool | Decimal | date | StrEnum | None
_TICKS = frozenset({"x", "v", "1", "true", "\u2713", "\u2714"})
_BLANKS = frozenset({"0", "false", "-"})
_FIRST_YEAR, _LAST_YEAR = 1910, 2199
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
_TYPED_DAY_DIGITS = frozenset({7, 8})
_LONGEST_QUOTE = 80


class BadCell(Exception):
    """Not an error of the program: carries the finding up to the row that is being read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """Reads cells of one workbook with the words it was written with."""

    words: RecordWords

    def read(self, spec: FieldSpec, raw: Raw, *, where: str, year: int | None) -> Value:  # noqa: PLR0911 - one line per form
        """The value of a field.

        Raises:
            BadCell: the cell cannot be read; the finding says where, why and what to do.
        """
        if is_blank(raw):
            return self._blank(spec, where)
        match spec.form:
            case Form.LINE:
                return clean_line(self.text(raw))
            case Form.BLOCK:
                return clean_block(self.text(raw))
            case Form.DAY:
                return _day(raw, where, spec=spec, year=year)
            case Form.COUNT:
                return read_count(raw, where)
            case Form.AMOUNT:
                return read_amount(raw, where)
            case Form.CHOICE:
                return self._choice(spec, raw, where=where)
            case Form.FLAG:
                return self._flag(raw, where)

    def _blank(self, spec: FieldSpec, where: str) -> Value:
        match spec.form:
            case Form.LINE | Form.BLOCK:
                return ""
            case Form.DAY | Form.AMOUNT:
                return None
            case Form.FLAG:
                return False
            case Form.CHOICE if spec.required:
                raise BadCell(error("CELL_CHOICE_EMPTY", where, choices=self._labels(spec)))
            case Form.CHOICE | Form.COUNT:
                return spec.default  # type: ignore[return-value]  # a declared default of this form

    def text(self, raw: Raw) -> str:
        """A cell's content as text, as an official would have typed it."""
        match raw:
            case bool():
                return self.words.yes if raw else self.words.no
            case datetime():
                return day(raw.date())
            case date():
                return day(raw)
            case LooseNumber():
                return f"{exact(raw):.{raw.places}f}".replace(".", ",")
            case float():
                return format(exact(raw), "f").replace(".", ",")
            case _:
                return text_in(str(raw))

    def _choice(self, spec: FieldSpec, raw: Raw, *, where: str) -> StrEnum:
        wanted = fold(clean_line(self.text(raw)))
        for member in spec.choices or ():
            if wanted in {fold(clean_line(self.words.choice_label(member))), fold(member.value)}:
                return member
        raise BadCell(error("CELL_CHOICE", where, text=quoted(raw), choices=self._labels(spec)))

    def _flag(self, raw: Raw, where: str) -> bool:
        if isinstance(raw, bool):
            return raw
        wanted = fold(clean_line(self.text(raw)))
        if wanted in _TICKS | {fold(self.words.yes)}:
            return True
        if wanted in _BLANKS | {fold(self.words.no)}:
            return False
        raise BadCell(error("CELL_FLAG", where, text=quoted(raw)))

    def _labels(self, spec: FieldSpec) -> str:
        return "; ".join(self.words.choice_label(member) for member in spec.choices or ())


def is_blank(raw: Raw) -> bool:
    """Whether a cell holds nothing a reader would see."""
    if isinstance(raw, str):
        return not raw[:1].isalnum() and not clean_line(raw)
    return raw is None


def exact(raw: float) -> Decimal:
    """The decimal a person typed, not the binary fraction behind it; whole numbers without a point."""
    typed = Decimal(float.__repr__(raw) if isinstance(raw, float) else raw)
    return typed.to_integral_value() if typed == typed.to_integral_value() else typed


def quoted(raw: Raw) -> str:
    """A cell's content as a finding may quote it: one line, not too long."""
    text = clean_line(day(raw) if isinstance(raw, date) else str(raw))
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "\u2026"


def read_count(raw: Raw, where: str) -> int:
    """A whole number from 0.

    Raises:
        BadCell: none, or one that can be read in two ways.
    """
    if isinstance(raw, bool | date):
        raise BadCell(error("CELL_COUNT", where, text=quoted(raw)))
    try:
        value = _whole(raw, where) if isinstance(raw, int | float) else parse_count(str(raw))
    except AmbiguousNumber as err:
        whole = str(err.fields.get("whole", ""))
        raise BadCell(error("CELL_COUNT_AMBIGUOUS", where, text=quoted(raw), whole=whole)) from err
    except NotANumber as err:
        raise BadCell(error("CELL_COUNT", where, text=quoted(raw))) from err
    if not 0 <= value <= LARGEST_COUNT:
        raise BadCell(error("CELL_COUNT", where, text=quoted(raw)))
    return value


def _whole(raw: float, where: str) -> int:
    """A typed 1.234 that the spreadsheet took for a fraction is asked back, not guessed."""
    if isinstance(raw, int) or raw.is_integer():
        return int(raw)
    thousands = exact(raw) * 1000
    if thousands == thousands.to_integral_value():
        code, whole = "CELL_COUNT_AMBIGUOUS", count(int(thousands))
        raise BadCell(error(code, where, text=str(exact(raw)).replace(".", ","), whole=whole))
    raise BadCell(error("CELL_COUNT", where, text=quoted(raw)))


def read_amount(raw: Raw, where: str) -> Decimal:
    """A decimal from 0, exactly as it was typed.

    Raises:
        BadCell: none.
    """
    if isinstance(raw, bool | date):
        raise BadCell(error("CELL_AMOUNT", where, text=quoted(raw)))
    try:
        value = exact(raw) if isinstance(raw, float) else parse_decimal(str(raw))
    except NotANumber as err:
        raise BadCell(error("CELL_AMOUNT", where, text=quoted(raw))) from err
    if value < 0:
        raise BadCell(error("CELL_AMOUNT", where, text=quoted(raw)))
    return value


def _day(raw: Raw, where: str, *, spec: FieldSpec, year: int | None) -> date:
    try:
        if isinstance(raw, date):
            return _day_of_date(raw)
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return _day_of_number(raw)
        return parse_deadline(str(raw), year) if spec.is_deadline else parse_date(str(raw), year)
    except (NotADate, ValueError, OverflowError) as err:
        raise BadCell(error("CELL_DAY", where, text=quoted(raw))) from err


def _day_of_date(raw: date) -> date:
    """A real day; far outside our years it is a number that a day column made look like one."""
    if _FIRST_YEAR <= raw.year <= _LAST_YEAR:
        return raw.date() if isinstance(raw, datetime) else raw
    return _day_of_number(int(to_excel(raw)))


def _day_of_number(raw: float) -> date:
    """A serial day of the spreadsheet, or 01042026 that lost its leading zero."""
    whole = int(raw)
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
        made = from_excel(whole)
        return made.date() if isinstance(made, datetime) else date.min
    if len(str(whole)) in _TYPED_DAY_DIGITS:
        return parse_date(f"{whole:08d}")
    raise NotADate(text=str(raw))
