"""The rules a sheet of records carries itself: the window's, as far as a spreadsheet program keeps them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.datavalidation import DataValidation

from core.record_sheets import RecordWords
from core.records.checks import FIRST_YEAR, LARGEST_AMOUNT, LAST_YEAR
from core.records.fields import FieldSpec, Form
from storage.sheet_layout import FIRST_FIELD, FIRST_ROW, YEAR_COLUMN

_FIRST_DAY = str(int(to_excel(date(FIRST_YEAR, 1, 1))))
_LAST_DAY = str(int(to_excel(date(LAST_YEAR, 12, 31))))
AddList = Callable[[Iterable[str]], str]


def put_rules(
    sheet: Any, fields: tuple[FieldSpec, ...], *, last: int, words: RecordWords, add_list: AddList
) -> None:
    """Put the rule of every column on the rows from the first record to `last`."""
    for column, spec in enumerate(fields, FIRST_FIELD):
        rule = rule_for(spec, words=words, add_list=add_list)
        if rule is not None:
            attach(sheet, rule, column=column, first=FIRST_ROW, last=last)
    attach(sheet, year_rule(words), column=YEAR_COLUMN, first=FIRST_ROW, last=last)


def rule_for(spec: FieldSpec, *, words: RecordWords, add_list: AddList) -> DataValidation | None:
    """The rule of a field; `add_list` keeps a list of choices and answers its range."""
    match spec.form:
        case Form.CHOICE if spec.choices is not None:
            named = add_list(words.choice_label(each) for each in spec.choices)
            return _rule("list", words.pick_from_list, words=words, first=named)
        case Form.FLAG:
            return _rule("list", words.pick_from_list, words=words, first=add_list((words.yes, words.no)))
        case Form.COUNT:
            return _rule("whole", words.whole_number, words=words, first="0", second=str(spec.limit))
        case Form.AMOUNT:
            most = format(LARGEST_AMOUNT, "f")
            return _rule("decimal", words.decimal_number, words=words, first="0", second=most)
        case Form.DAY:
            rule = _rule("date", words.a_day, words=words, first=_FIRST_DAY, second=_LAST_DAY)
            # A deadline may be a month or "before 1/4": asked about, not refused.
            rule.errorStyle = "warning" if spec.is_deadline else "stop"
            return rule
        case _:
            text = words.text_limit(spec.limit)
            return _rule("textLength", text, words=words, first="0", second=str(spec.limit))


def year_rule(words: RecordWords) -> DataValidation:
    """The rule of the year's column."""
    return _rule("whole", words.year_rule, words=words, first=str(FIRST_YEAR), second=str(LAST_YEAR))


def attach(sheet: Any, rule: DataValidation, *, column: int, first: int, last: int) -> None:
    """Put a rule on a column's rows."""
    letter = get_column_letter(column)
    rule.add(f"{letter}{first}:{letter}{last}")
    sheet.data_validations.dataValidation.append(rule)


def _rule(
    kind: str, message: str, *, words: RecordWords, first: str, second: str | None = None
) -> DataValidation:
    operator = None if kind == "list" else "between"
    rule = DataValidation(type=kind, operator=operator, formula1=first, formula2=second, allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = message, words.wrong_value_title, True
    return rule
