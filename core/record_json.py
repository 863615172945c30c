"""Records as JSON: the same content as the workbook, for other programs (`records import`, `records export`).

    {"format": "socchc-records", "format_version": 1, "unit": "21583",
     "records": {"task": [{"id": "...", "year": 2025, "title": "...", "due_on": "2025-12-15"}]}}

A missing field takes its default, a missing id makes a new record. Places read `records.task[3].due_on`.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NoReturn

from core.findings import Finding, error
from core.record_sheets import (
    FORMAT,
    FORMAT_VERSION,
    FileRow,
    NotARecordFile,
    RecordFile,
    RecordFileTooNew,
    is_record_id,
)
from core.records.catalogue import KINDS, Record, RecordKind, kind_for
from core.records.fields import LARGEST_COUNT, FieldSpec, Form, plain
from core.text import clean_block, clean_line

_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_LONGEST_QUOTE = 80
_OWN = frozenset({"id", "year"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")
_CODES = MappingProxyType(
    {
        Form.LINE: "CELL_TEXT",
        Form.BLOCK: "CELL_TEXT",
        Form.DAY: "CELL_DAY",
        Form.COUNT: "CELL_COUNT",
        Form.AMOUNT: "CELL_AMOUNT",
        Form.CHOICE: "CELL_CHOICE",
        Form.FLAG: "CELL_FLAG",
    }
)


def records_json(*, unit: str, records: Iterable[Record]) -> str:
    """The document that holds these records, kinds in catalogue order, with a line end at its end."""
    by_kind: dict[str, list[dict[str, object]]] = {}
    for record in records:
        values = {"id": record.id, "year": record.year, **dict(plain(record))}
        by_kind.setdefault(kind_for(record).code, []).append(values)
    ordered = {kind.code: by_kind[kind.code] for kind in KINDS if kind.code in by_kind}
    document = {"format": FORMAT, "format_version": FORMAT_VERSION, "unit": unit, "records": ordered}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_records_json(content: bytes, *, file: str) -> RecordFile:
    """Every record of the document, and a finding for everything that could not be read.

    Raises:
        NotARecordFile: not JSON of this format.
        RecordFileTooNew: a later version wrote it.
    """
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(
            text, object_pairs_hook=_no_twins, parse_float=_Fraction, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as err:
        raise NotARecordFile(file=file) from err
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotARecordFile(file=file)
    version = document.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise RecordFileTooNew(file=file, version=version)
    if version != FORMAT_VERSION or isinstance(version, bool) or not isinstance(document.get("unit"), str):
        raise NotARecordFile(file=file)
    reading = _Reading()
    reading.read(document.get("records"))
    return RecordFile(unit=document["unit"], rows=tuple(reading.rows), findings=tuple(reading.findings))


class _Fraction(str):
    """A number with a fraction as it is written; JSON programs may have rounded it, so it is refused."""

    __slots__ = ()


class _Wrong(Exception):
    """A value that has not its field's form; carries the finding's code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self.rows: list[FileRow] = []
        self.findings: list[Finding] = []
        self._seen: dict[tuple[str, str], str] = {}

    def read(self, records: object) -> None:
        if not isinstance(records, dict):
            self.findings.append(error("RECORD_SHAPE", "records"))
            return
        kinds = {kind.code: kind for kind in KINDS}
        for code, listed in records.items():
            where = f"records.{code}"
            if code not in kinds:
                self.findings.append(error("RECORD_KIND_UNKNOWN", where, text=_quoted(code)))
            elif not isinstance(listed, list):
                self.findings.append(error("RECORD_SHAPE", where))
            else:
                for at, item in enumerate(listed):
                    self._read_one(kinds[code], item, where=f"{where}[{at}]")

    def _read_one(self, kind: RecordKind, item: object, *, where: str) -> None:
        if not isinstance(item, dict):
            self.findings.append(error("RECORD_SHAPE", where))
            return
        before = len(self.findings)
        specs = {spec.name: spec for spec in kind.fields}
        for name in sorted(item.keys() - specs.keys() - _OWN):
            self.findings.append(error("RECORD_FIELD_UNKNOWN", f"{where}.{name}", text=_quoted(name)))
        record_id, year = self._id(kind, item, where=where), self._year(item, where)
        values: dict[str, Any] = {}
        for name in (name for name in specs if name in item):
            try:
                values[name] = _value(specs[name], item[name])
            except _Wrong as wrong:
                self.findings.append(
                    _finding(wrong.code, f"{where}.{name}", value=item[name], spec=specs[name])
                )
        if len(self.findings) == before:
            record = kind.record(id=record_id, year=year, **values)
            places = tuple((name, f"{where}.{name}") for name in specs)
            self.rows.append(FileRow(kind=kind.code, record=record, where=where, cells=places))

    def _year(self, item: dict[str, Any], where: str) -> int:
        year = item.get("year")
        if isinstance(year, int) and not isinstance(year, bool) and _FIRST_YEAR <= year <= _LAST_YEAR:
            return year
        self.findings.append(error("CELL_YEAR", f"{where}.year", text=_quoted(year)))
        return 0

    def _id(self, kind: RecordKind, item: dict[str, Any], *, where: str) -> str:
        found = item.get("id", "")
        if found is None or found == "":
            return ""
        if not isinstance(found, str) or not is_record_id(found):
            self.findings.append(error("CELL_ID", f"{where}.id", text=_quoted(found)))
            return ""
        if (kind.code, found) in self._seen:
            first = self._seen[kind.code, found]
            self.findings.append(error("CELL_ID_TWICE", f"{where}.id", first=first))
        self._seen.setdefault((kind.code, found), where)
        return found


def _value(spec: FieldSpec, value: object) -> object:
    match spec.form, value:
        case Form.LINE | Form.BLOCK, str() if not isinstance(value, _Fraction):
            return clean_line(value) if spec.form is Form.LINE else clean_block(value)
        case Form.FLAG, bool():
            return value
        case Form.COUNT, int() if not isinstance(value, bool) and 0 <= value <= LARGEST_COUNT:
            return value
        case Form.DAY | Form.AMOUNT, None:
            return None
        case Form.COUNT | Form.CHOICE, None if spec.default is None:
            return None
        case Form.DAY | Form.AMOUNT | Form.CHOICE, str() if not isinstance(value, _Fraction):
            return _typed(spec, value)
        case _:
            raise _Wrong(_CODES[spec.form])


def _typed(spec: FieldSpec, text: str) -> date | Decimal | StrEnum:
    """ISO day, decimal string or the key of a choice."""
    try:
        if spec.choices is not None:
            return spec.choices(text)
        if spec.form is Form.DAY and _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as err:
        raise _Wrong(_CODES[spec.form]) from err
    if spec.form is Form.AMOUNT and _AMOUNT.fullmatch(text):
        return Decimal(text)
    raise _Wrong(_CODES[spec.form])


def _finding(code: str, where: str, *, value: object, spec: FieldSpec) -> Finding:
    if spec.choices is None:
        return error(code, where, text=_quoted(value))
    return error(code, where, text=_quoted(value), choices="; ".join(spec.choices))


def _quoted(value: object) -> str:
    text = clean_line("" if value is None else str(value))
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "\u2026"


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object with two equal names says two things; neither is taken."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(pairs)
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
