"""A list of single dossiers counted by month and field, as decision 766 defines it (guide 4).

A dossier is received in the month of its day of receipt, and ends in the month of its end. It ended early
before its appointed day, on time on that day, late after it. What had not ended by the last day of a month
runs there: within its limit, or overdue when the appointed day is past. What was received before a month and
had not ended before it was carried over. A dossier without the days that decide this is left out, and told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from core.findings import Finding, warning
from core.foreign.values import DossierColumn, ForeignRow, Value
from core.foreign.words import channel_of, field_of, says_level, state_of
from core.numbers import NotADate, parse_date
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.text import clean_line

COUNTED: Final = (
    "carried_over",
    "online_full",
    "online_partial",
    "direct",
    "post",
    "done_early",
    "done_on_time",
    "done_late",
    "pending_due",
    "pending_overdue",
    "refused",
)
"""The counts a list of single dossiers tells; the others of a row stay as they are."""

_CHANNELS: Final = frozenset({"online_full", "online_partial", "direct", "post"})
_MOST_NAMED: Final = 5
_LAST_MONTH: Final = 12
_MOST_KEPT: Final = 20_000
_LONGEST_CODE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One dossier with what decides its counts."""

    row: int
    code: str
    field: DossierField
    procedure: str
    received_on: date
    due_on: date | None
    ended_on: date | None
    channel: str
    is_refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counts by month and field, late dossiers by name, how many rows counted, and what was noticed."""

    counts: tuple[DossierCount, ...]
    late: tuple[LateDossier, ...]
    read: int
    counted: int
    findings: tuple[Finding, ...] = field(default=())


class DossierCounting:
    """Counts one list for one year; rows are handed in one after another and not kept."""

    def __init__(self, year: int, *, today: date, columns: Iterable[str], with_late: bool = False) -> None:
        self._year, self._with_late = year, with_late
        self._mapped = frozenset(columns)
        self._starts = [date(year, month, 1) for month in range(1, _LAST_MONTH + 1)]
        self._ends = [_before(start) for start in (*self._starts[1:], date(year + 1, 1, 1))]
        self._measured = [
            min(end, max(today, start)) for start, end in zip(self._starts, self._ends, strict=True)
        ]
        self._sums: dict[tuple[int, DossierField], Counter[str]] = {}
        self._late: list[LateDossier] = []
        self._codes: set[str] = set()
        self._kept: dict[tuple[str, str], object] = {}
        self._left_out: dict[str, list[int]] = {}
        self._words: dict[str, Counter[str]] = {}
        self._first, self._last = _LAST_MONTH, -1
        self._read = self._counted = 0
        self._waiting: list[Dossier] = []

    def add(self, row: ForeignRow) -> None:
        """Count one row, or note why it is left out."""
        self._read += 1
        dossier = self._dossier(row)
        if dossier is None:
            return
        self._note_months(dossier)
        self._waiting.append(dossier)

    def result(self) -> Counted:
        """Everything counted; months before the first and after the last event of the file stay out."""
        for dossier in self._waiting:
            self._count(dossier)
        counts = tuple(
            DossierCount(
                id="",
                year=self._year,
                from_on=self._starts[month],
                to_on=self._ends[month],
                field=kind,
                **{name: sums[name] for name in COUNTED},
            )
            for (month, kind), sums in sorted(
                self._sums.items(), key=lambda each: (each[0][0], each[0][1].value)
            )
            if any(sums.values())
        )
        return Counted(
            counts=counts,
            late=tuple(self._late),
            read=self._read,
            counted=self._counted,
            findings=tuple(self._findings()),
        )

    def _dossier(self, row: ForeignRow) -> Dossier | None:
        cells = row.cells
        received = self._day(cells, DossierColumn.RECEIVED_ON)
        due = self._day(cells, DossierColumn.DUE_ON)
        ended = self._day(cells, DossierColumn.DONE_ON)
        state = self._state(cells)
        reason = self._reason(received, due, ended=ended, state=state)
        code = _text(cells.get(DossierColumn.CODE))
        if not reason and code and code in self._codes:
            reason = "twice"
        if reason or not isinstance(received, date):
            self._left_out.setdefault(reason or "no_received", []).append(row.number)
            return None
        self._codes.add(code)
        is_refused = state == "refused"
        return Dossier(
            row=row.number,
            code=code,
            field=self._field(cells),
            procedure=_text(cells.get(DossierColumn.PROCEDURE)),
            received_on=received,
            due_on=due if isinstance(due, date) else None,
            ended_on=ended if isinstance(ended, date) else (received if is_refused else None),
            channel=self._channel(cells),
            is_refused=is_refused,
        )

    def _reason(  # noqa: PLR0911 - one line per reason
        self, received: object, due: object, *, ended: object, state: str
    ) -> str:
        """Why a row is left out whole; empty when it counts."""
        if not isinstance(received, date):
            return "no_received" if received is None else "bad_day"
        if isinstance(due, str) or isinstance(ended, str):
            return "bad_day"
        if state == "refused":
            return ""
        if due is None:
            return "no_due"
        if ended is None and state == "done":
            return "no_end"
        if isinstance(ended, date) and ended < received:
            return "reversed"
        return ""

    def _count(self, dossier: Dossier) -> None:
        year, ended = self._year, dossier.ended_on
        if dossier.received_on > self._ends[-1] or (ended is not None and ended < self._starts[0]):
            self._left_out.setdefault("other_year", []).append(dossier.row)
            return
        self._counted += 1
        if dossier.received_on.year == year:
            self._sum(dossier.received_on.month - 1, dossier.field)[dossier.channel] += 1
        if ended is not None and ended.year == year:
            self._sum(ended.month - 1, dossier.field)[_ending(dossier, ended)] += 1
        self._count_standing(dossier)
        if self._with_late and dossier.code and self._is_late(dossier):
            self._late.append(_late(dossier, year))

    def _count_standing(self, dossier: Dossier) -> None:
        """Months at whose beginning or end the dossier was still running."""
        for month in range(self._first, self._last + 1):
            start, end = self._starts[month], self._measured[month]
            if dossier.received_on > end:
                continue
            if dossier.ended_on is not None and dossier.ended_on < start:
                break
            if dossier.received_on < start:
                self._sum(month, dossier.field)["carried_over"] += 1
            if dossier.ended_on is None or dossier.ended_on > self._ends[month]:
                overdue = dossier.due_on is not None and dossier.due_on < end
                self._sum(month, dossier.field)["pending_overdue" if overdue else "pending_due"] += 1

    def _is_late(self, dossier: Dossier) -> bool:
        if dossier.is_refused or dossier.due_on is None:
            return False
        return (dossier.ended_on or self._measured[self._last]) > dossier.due_on

    def _note_months(self, dossier: Dossier) -> None:
        for day in (dossier.received_on, dossier.ended_on):
            if day is not None and day.year == self._year:
                self._first, self._last = min(self._first, day.month - 1), max(self._last, day.month - 1)

    def _sum(self, month: int, kind: DossierField) -> Counter[str]:
        held = self._sums.get((month, kind))
        if held is None:
            held = self._sums[month, kind] = Counter()
        return held

    def _day(self, cells: Mapping[str, Value], column: DossierColumn) -> date | str | None:
        """A day, None when blank, or the text that is no day."""
        raw = cells.get(column)
        if raw is None or raw == "":
            return None
        if isinstance(raw, date):
            return raw
        key = (column, str(raw))
        if key not in self._kept:
            self._keep(key, _day_of(str(raw)))
        kept = self._kept.get(key)
        return kept if isinstance(kept, date) else str(raw)

    def _field(self, cells: Mapping[str, Value]) -> DossierField:
        text = _text(cells.get(DossierColumn.FIELD)) or _text(cells.get(DossierColumn.PROCEDURE))
        key = ("field", text)
        if key not in self._kept:
            self._keep(key, field_of(text))
        found = self._kept.get(key)
        if isinstance(found, DossierField) and found is not DossierField.ALL:
            return found
        self._note("field", text)
        return DossierField.OTHER

    def _channel(self, cells: Mapping[str, Value]) -> str:
        text = _text(cells.get(DossierColumn.CHANNEL))
        found = channel_of(text) if text else ""
        if not found:
            self._note("channel", text)
            return "direct"
        if found == "online_partial" and not says_level(text):
            self._note("level", text)
        return found

    def _state(self, cells: Mapping[str, Value]) -> str:
        text = _text(cells.get(DossierColumn.STATUS))
        found = state_of(text) if text else ""
        if text and not found:
            self._note("status", text)
        return found

    def _keep(self, key: tuple[str, str], value: object) -> None:
        if len(self._kept) < _MOST_KEPT:
            self._kept[key] = value

    def _note(self, kind: str, text: str) -> None:
        self._words.setdefault(kind, Counter())[text] += 1

    def _findings(self) -> Iterable[Finding]:
        """What was left out and why, and what words were taken for."""
        for reason, rows in self._left_out.items():
            named = ", ".join(map(str, rows[:_MOST_NAMED])) + (" \u2026" if len(rows) > _MOST_NAMED else "")
            yield warning(f"LEFT_OUT_{reason.upper()}", f"{rows[0]}", count=len(rows), rows=named)
        for kind, words in self._words.items():
            if kind in self._mapped or kind == "level" or (kind == "field" and words):
                named = ", ".join(
                    f"\u201c{text}\u201d ({count})" for text, count in words.most_common(_MOST_NAMED)
                )
                total = sum(words.values())
                yield warning(f"TAKEN_{kind.upper()}", count=total, words=named)
        if DossierColumn.CHANNEL not in self._mapped:
            yield warning("TAKEN_NO_CHANNEL", count=self._counted)
        if DossierColumn.STATUS not in self._mapped:
            yield warning("TAKEN_NO_STATUS")


def _ending(dossier: Dossier, ended: date) -> str:
    if dossier.is_refused or dossier.due_on is None:
        return "refused"
    if ended < dossier.due_on:
        return "done_early"
    return "done_on_time" if ended == dossier.due_on else "done_late"


def _late(dossier: Dossier, year: int) -> LateDossier:
    return LateDossier(
        id="",
        year=year,
        code=dossier.code[:_LONGEST_CODE],
        field=dossier.field,
        procedure=dossier.procedure[:500],
        due_on=dossier.due_on,
        done_on=dossier.ended_on,
    )


def _day_of(text: str) -> date | None:
    """A day as exports write it, the time of day left aside."""
    for part in (
        text,
        text.split(" ", maxsplit=1)[0],
        text.split("T", maxsplit=1)[0],
        text.rsplit(" ", maxsplit=1)[-1],
    ):
        try:
            return parse_date(part)
        except NotADate:
            continue
    return None


def _text(raw: Value | None) -> str:
    return "" if raw is None else clean_line(str(raw))


def _before(day: date) -> date:
    return day - timedelta(days=1)
