"""Figures by unit out into a workbook and back in: a plan of what it would change, all or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from core.criteria import AdjustmentItem, Criterion
from core.errors import UserError
from core.outside import Figure, OutsideKind, figures_of, item_keys, leaves_of
from core.outside_ports import OutsideFiles
from core.outside_sheets import (
    CellFigure,
    CellForm,
    OutsideBook,
    OutsideSheet,
    SheetColumn,
    SheetWords,
    UnitRow,
)
from core.progress import Progress
from core.services.outside_plan import (
    COUNT,
    DOCUMENT,
    DOCUMENTS,
    ITEM_FORMS,
    NOTE,
    Judged,
    OutsidePlan,
    campaign_of,
    forms_of,
    joined,
    kind_of_file,
    leaf_forms,
    stamp_of,
)
from core.services.outside_values import OutsideTable, OutsideValues
from core.surveys import Survey
from core.units import Unit


class NothingToFill(UserError):
    """The set has no criterion of this kind; fields: `kind`."""

    code = "E_OUTSIDE_NOTHING"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideWords:
    """The words of a workbook of figures by unit."""

    sheet: SheetWords
    criterion_heading: Callable[[Criterion, str], str]
    item_heading: Callable[[AdjustmentItem], str]
    figure: Callable[[Figure], str]
    document: str
    count: str
    note: str
    documents: str


class OutsidePlanRefused(UserError):
    """A plan with errors is not taken; fields: `file`, `count`."""

    code = "E_OUTSIDE_PLAN"


class ExchangeOutside:
    """Workbooks of survey counts, indexes, bonus and penalty for the units of a round."""

    def __init__(self, *, outside: OutsideValues, files: OutsideFiles, words: OutsideWords) -> None:
        self._outside = outside
        self._files = files
        self._words = words

    def template(
        self,
        path: Path,
        *,
        year: int,
        kind: OutsideKind,
        survey: str = "",
        keys: tuple[str, ...] = (),
    ) -> Path:
        """Write a workbook with every expected unit and what is held; `keys` chooses criteria or items.

        Raises:
            NoRound: none is open.
            SurveyNeeded, SurveyUnknown: survey figures without their campaign.
            NothingToFill: the set has nothing of this kind, or none of the keys.
            DeviceError: it could not be written.
        """
        table = self._outside.table(year)
        campaign = campaign_of(table, kind, survey=survey)
        sheets = tuple(self._sheets(table, kind, campaign=campaign))
        chosen = tuple(sheet for sheet in sheets if not keys or sheet.key in keys)
        if not chosen:
            raise NothingToFill(kind=kind.value)
        book = OutsideBook(
            kind=kind,
            year=year,
            criteria_set=stamp_of(table),
            survey="" if campaign is None else campaign.id,
            sheets=chosen,
            words=self._words.sheet,
        )
        return self._files.write(path, book)

    def plan(self, path: Path, *, year: int, progress: Progress) -> OutsidePlan:
        """Read a workbook and say what taking it in would change; nothing is kept.

        Raises:
            NotAnOutsideFile, OutsideFileTooNew, OutsideFileRefused, SourceUnreadable: the file.
            OutsideFileForOther: it is for another year or criteria set.
            NoRound, SurveyUnknown: the year has no round, or the campaign is gone.
        """
        table = self._outside.table(year)
        progress.check()
        read = self._files.read(path, forms_of(table.criteria))
        progress.check()
        kind = kind_of_file(read, table)
        campaign = campaign_of(table, kind, survey=read.survey)
        judged = Judged(table=table, kind=kind, campaign=campaign, findings=list(read.findings))
        for sheet in read.sheets:
            judged.judge(sheet)
        return judged.plan(read.name)

    def take(self, plan: OutsidePlan) -> int:
        """Keep everything a plan holds in one transaction; how many figures differ from what was held.

        Raises:
            OutsidePlanRefused: the plan has errors.
            RoundPublished and what else `OutsideValues.keep` raises.
        """
        if not plan.is_good:
            raise OutsidePlanRefused(file=plan.file, count=len(plan.findings))
        if plan.kind is OutsideKind.ADJUSTMENTS:
            return self._outside.keep_adjustments(plan.year, plan.entries)
        return self._outside.keep(plan.year, plan.values)

    def _sheets(
        self, table: OutsideTable, kind: OutsideKind, *, campaign: Survey | None
    ) -> Iterator[OutsideSheet]:
        words = self._words
        if kind is OutsideKind.ADJUSTMENTS:
            for key, item in item_keys(table.criteria).items():
                yield OutsideSheet(
                    key=key,
                    title=item.label,
                    heading=words.item_heading(item),
                    columns=self._item_columns(),
                    rows=tuple(_item_row(table, unit, key=key) for unit in table.units),
                )
            return
        for leaf in leaves_of(kind, table.criteria):
            yield OutsideSheet(
                key=leaf.id,
                title=leaf.id,
                heading=words.criterion_heading(leaf, "" if campaign is None else campaign.name),
                columns=self._leaf_columns(leaf, campaign),
                rows=tuple(
                    _leaf_row(table, unit, leaf=leaf, campaign=campaign)
                    for unit in table.units
                    if leaf.applies(unit.kind.value)
                ),
            )

    def _leaf_columns(self, leaf: Criterion, campaign: Survey | None) -> tuple[SheetColumn, ...]:
        forms = leaf_forms(leaf)
        figures = tuple(
            SheetColumn(code=figure.name, label=self._words.figure(figure), form=forms[figure.name])
            for figure in figures_of(leaf)
        )
        if campaign is not None:
            return figures
        return (*figures, SheetColumn(code=DOCUMENT, label=self._words.document, form=CellForm.TEXT))

    def _item_columns(self) -> tuple[SheetColumn, ...]:
        words = self._words
        labels = {COUNT: words.count, NOTE: words.note, DOCUMENTS: words.documents}
        return tuple(
            SheetColumn(code=code, label=labels[code], form=form) for code, form in ITEM_FORMS.items()
        )


def _leaf_row(table: OutsideTable, unit: Unit, *, leaf: Criterion, campaign: Survey | None) -> UnitRow:
    """What is held of this campaign; a value of another one is left to stand."""
    held = table.value(unit.code, leaf.id)
    survey = "" if campaign is None else campaign.id
    if held is None or held.survey != survey:
        return UnitRow(unit=unit.code, name=unit.name)
    forms = leaf_forms(leaf)
    cells: list[tuple[str, CellFigure]] = [
        (name, _figure(text, forms[name])) for name, text in held.inputs if name in forms
    ]
    if campaign is None:
        cells.append((DOCUMENT, held.document))
    return UnitRow(unit=unit.code, name=unit.name, cells=tuple(cells))


def _item_row(table: OutsideTable, unit: Unit, *, key: str) -> UnitRow:
    held = table.entry(unit.code, key)
    if held is None:
        return UnitRow(unit=unit.code, name=unit.name)
    cells: tuple[tuple[str, CellFigure], ...] = (
        (COUNT, held.count),
        (NOTE, held.note),
        (DOCUMENTS, joined(held.documents)),
    )
    return UnitRow(unit=unit.code, name=unit.name, cells=cells)


def _figure(text: str, form: CellForm) -> CellFigure:
    if form is CellForm.COUNT:
        return int(text) if text.isdecimal() else text
    return Decimal(text)
