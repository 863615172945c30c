"""The tables of criteria in the minutes of an appraisal: all, those changed, those without occurrence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.reporting.document import Align, CellKind, Column, Emphasis, Row, Table

_ZERO = Decimal("0.00")
NOT_CLAIMED = "\u2013"
"""Stands where the unit scores nothing itself; a note below the table says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesLine:
    """One criterion of one unit in appraisal.

    Attributes:
        claimed: points claimed; None where there are none, or it is not self-scored (`by_authority`).
        round_1, round_2, council: the value each stage ended with, None where it gave none.
        given: what stands; None while open, or when taken out of score and maximum (`is_excluded`).
        explanation: what the unit wrote; `claim_reason` why nothing occurred, where it claimed so.
        reasons: reasons and opinions, a line each, with the stage they belong to.
        reason: the reason or opinion that belongs to the value that stands.
    """

    area: str
    code: str
    name: str
    maximum: Decimal
    claimed: Decimal | None
    by_authority: bool
    round_1: Decimal | None
    round_2: Decimal | None
    council: Decimal | None
    given: Decimal | None
    is_excluded: bool
    is_open: bool
    explanation: str
    claim_reason: str
    reasons: tuple[str, ...]
    reason: str
    documents: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether what stands is not what the unit claimed."""
        if self.is_open or self.by_authority:
            return False
        if self.is_excluded:
            return self.claimed is not None
        return (self.given or _ZERO) != (self.claimed or _ZERO)

    @property
    def is_lowered(self) -> bool:
        """Whether fewer points stand than were claimed."""
        return self.is_changed and not self.is_excluded and (self.given or _ZERO) < (self.claimed or _ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesTableWords:
    """The words of the tables."""

    lines_sheet: str
    changed_sheet: str
    unoccurred_sheet: str
    documents_sheet: str
    code: str
    criterion: str
    maximum: str
    claimed: str
    round_1: str
    explanation: str
    round_2: str
    council: str
    given: str
    difference: str
    reason: str
    unit_reason: str
    confirmed: str
    documents: str
    by_authority: str
    excluded: str
    open_line: str
    no_reason: str
    nothing_written: str
    confirmed_points: Callable[[Decimal], str]


def lines_table(lines: Sequence[MinutesLine], areas: Mapping[str, str], *, own: MinutesTableWords) -> Table:
    """Every criterion by area, with each stage beside the other."""
    rows: list[Row] = []
    for area, name in areas.items():
        inside = [line for line in lines if line.area == area]
        if inside:
            maximum = sum((line.maximum for line in inside if not line.is_excluded), _ZERO)
            given = sum((line.given or _ZERO for line in inside), _ZERO)
            cells = (area, name, maximum, None, None, None, None, None, given, None)
            rows.append(Row(cells=cells, emphasis=Emphasis.GROUP))
            rows.extend(_line(line, own) for line in inside)
    return Table(
        name=own.lines_sheet,
        columns=(
            Column(title=own.code, width=9, align=Align.CENTRE),
            Column(title=own.criterion, width=48),
            Column(title=own.maximum, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.claimed, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.round_1, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.explanation, width=30),
            Column(title=own.round_2, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.council, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.given, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.reason, width=34),
        ),
        rows=tuple(rows),
        notes=(own.by_authority,) if any(line.by_authority for line in lines) else (),
    )


def changed_table(lines: Sequence[MinutesLine], own: MinutesTableWords) -> Table:
    """The criteria on which other points stand than were claimed, with the reason."""
    return Table(
        name=own.changed_sheet,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=36),
            Column(title=own.claimed, width=11, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.given, width=11, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.difference, width=11, kind=CellKind.CHANGE, align=Align.RIGHT),
            Column(title=own.reason, width=34),
        ),
        rows=tuple(
            Row(
                cells=(
                    line.code,
                    line.name,
                    line.claimed,
                    own.excluded if line.is_excluded else line.given,
                    None if line.is_excluded else (line.given or _ZERO) - (line.claimed or _ZERO),
                    line.reason or own.no_reason,
                ),
            )
            for line in lines
        ),
    )


def unoccurred_table(lines: Sequence[MinutesLine], own: MinutesTableWords) -> Table:
    """Criteria said not to have occurred, and those taken out, with what was confirmed."""
    return Table(
        name=own.unoccurred_sheet,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=34),
            Column(title=own.unit_reason, width=34),
            Column(title=own.confirmed, width=24),
        ),
        rows=tuple(
            Row(cells=(line.code, line.name, line.claim_reason or own.nothing_written, _confirmed(line, own)))
            for line in lines
        ),
    )


def documents_table(lines: Sequence[MinutesLine], own: MinutesTableWords) -> Table:
    """The documents put before the appraisers, by criterion."""
    return Table(
        name=own.documents_sheet,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=36),
            Column(title=own.documents, width=56),
        ),
        rows=tuple(
            Row(cells=(line.code, line.name, "\n".join(line.documents))) for line in lines if line.documents
        ),
    )


def _confirmed(line: MinutesLine, own: MinutesTableWords) -> str:
    if line.is_open:
        return own.open_line
    if line.is_excluded:
        return own.excluded
    return own.confirmed_points(line.given or _ZERO)


def _line(line: MinutesLine, own: MinutesTableWords) -> Row:
    given = own.open_line if line.is_open else own.excluded if line.is_excluded else line.given
    told = "\n".join(filter(None, (line.explanation, line.claim_reason)))
    return Row(
        cells=(
            line.code,
            line.name,
            line.maximum,
            NOT_CLAIMED if line.by_authority else line.claimed,
            line.round_1,
            told,
            line.round_2,
            line.council,
            given,
            "\n".join(line.reasons),
        ),
        emphasis=Emphasis.WARNING if line.is_lowered else Emphasis.NONE,
    )
