"""Judge a workbook of figures by unit: what it would add and change, what is wrong in which cell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from core.assessment import AdjustmentEntry, CitedDocument, OutsideValue
from core.criteria import AdjustmentItem, CriteriaSet, Criterion
from core.errors import UserError
from core.findings import Finding, error, has_errors, warning
from core.outside import (
    PLACES,
    OutsideKind,
    UnitAdjustment,
    UnitValue,
    answers_gap,
    figures_of,
    item_keys,
    leaves_of,
    scored,
)
from core.outside_sheets import CellFigure, CellForm, OutsideFile, OutsideFileForOther, ReadRow, ReadSheet
from core.services.outside_values import OutsideTable
from core.surveys import Survey, SurveyUnknown
from core.text import clean_line, fold
from core.units import Unit

DOCUMENT, COUNT, NOTE, DOCUMENTS = "document", "count", "note", "documents"
ITEM_FORMS: Mapping[str, CellForm] = MappingProxyType(
    {COUNT: CellForm.COUNT, NOTE: CellForm.TEXT, DOCUMENTS: CellForm.TEXT}
)
_PART = ";"


class SurveyNeeded(UserError):
    """Survey figures belong to a campaign, and none was chosen."""

    code = "E_SURVEY_NEEDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePlan:
    """What a workbook would change; `blank` rows are left as they are. Nothing is kept before `take`."""

    file: str
    kind: OutsideKind
    year: int
    survey: Survey | None
    values: tuple[UnitValue, ...]
    entries: tuple[UnitAdjustment, ...]
    new: int
    changed: int
    unchanged: int
    blank: int
    findings: tuple[Finding, ...]

    @property
    def is_good(self) -> bool:
        """Whether it can be taken: no finding is an error."""
        return not has_errors(self.findings)


class Judged:
    """What was found in a workbook so far, over all its sheets."""

    def __init__(
        self, *, table: OutsideTable, kind: OutsideKind, campaign: Survey | None, findings: list[Finding]
    ) -> None:
        self._table = table
        self._kind = kind
        self._campaign = campaign
        self._units = {unit.code: unit for unit in table.units}
        self._seen: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self.findings = findings
        self.values: list[UnitValue] = []
        self.entries: list[UnitAdjustment] = []

    def judge(self, sheet: ReadSheet) -> None:
        """Every row of one sheet."""
        leaf, item = self._subject(sheet)
        if leaf is None and item is None:
            self.findings.append(error("OUTSIDE_SHEET_UNKNOWN", sheet.title, sheet=sheet.title))
            return
        if sheet.key in self._seen:
            first = self._seen[sheet.key]
            self.findings.append(error("OUTSIDE_SHEET_TWICE", sheet.title, sheet=sheet.title, first=first))
            return
        self._seen[sheet.key] = sheet.title
        places: dict[str, int] = {}
        for row in sheet.rows:
            unit = self._unit(row, places)
            if unit is None:
                continue
            if leaf is not None:
                self._judge_value(unit, row, leaf=leaf)
            elif item is not None:
                self._judge_entry(unit, row, key=sheet.key, item=item)
        self._counts["blank"] += len(self._units) - len(places)

    def plan(self, file: str) -> OutsidePlan:
        """Everything judged, as one plan."""
        return OutsidePlan(
            file=file,
            kind=self._kind,
            year=self._table.round.year,
            survey=self._campaign,
            values=tuple(self.values),
            entries=tuple(self.entries),
            new=self._counts["new"],
            changed=self._counts["changed"],
            unchanged=self._counts["unchanged"],
            blank=max(self._counts["blank"], 0),
            findings=tuple(self.findings),
        )

    def _subject(self, sheet: ReadSheet) -> tuple[Criterion | None, AdjustmentItem | None]:
        criteria = self._table.criteria
        if self._kind is OutsideKind.ADJUSTMENTS:
            return None, item_keys(criteria).get(sheet.key)
        return next((leaf for leaf in leaves_of(self._kind, criteria) if leaf.id == sheet.key), None), None

    def _unit(self, row: ReadRow, places: dict[str, int]) -> Unit | None:
        """The unit of a row: expected in the round, named as it is called, and named once."""
        unit, where = self._units.get(row.unit), row.place_of("")
        if unit is None:
            self.findings.append(error("OUTSIDE_UNIT_UNKNOWN", where, text=row.unit, name=row.name))
            return None
        if row.name and fold(row.name) != fold(clean_line(unit.name)):
            named = {"unit": unit.code, "right": unit.name, "text": row.name}
            self.findings.append(error("OUTSIDE_UNIT_NAME", where, **named))
            return None
        if unit.code in places:
            named = {"unit": unit.code, "name": unit.name, "first": str(places[unit.code])}
            self.findings.append(error("OUTSIDE_UNIT_TWICE", where, **named))
            return None
        places[unit.code] = row.number
        return unit

    def _judge_value(self, unit: Unit, row: ReadRow, *, leaf: Criterion) -> None:
        before = len(self.findings)
        names = [figure.name for figure in figures_of(leaf) if figure.name in row.cells]
        pairs = tuple((name, _text(row.cells[name])) for name in names)
        if not pairs:
            self._counts["blank"] += 1
            return
        self._check_places(row)
        wrong = scored(leaf, pairs, year=self._table.round.year).wrong
        if wrong is not None:
            first = row.place_of(wrong.name) if wrong.name in row.places else row.place_of("")
            label = leaf.label_of(wrong.name) or wrong.name
            self.findings.append(error("OUTSIDE_FIGURE", first, label=label, reason=wrong.reason))
        gap = answers_gap(leaf, pairs)
        if gap:
            where = row.place_of(figures_of(leaf)[-1].name)
            self.findings.append(warning("OUTSIDE_ANSWERS", where, name=unit.name, gap=gap))
        document = str(row.cells.get(DOCUMENT, ""))
        if self._campaign is None and pairs and not document:
            self.findings.append(error("OUTSIDE_DOCUMENT", row.place_of(DOCUMENT), name=unit.name))
        if len(self.findings) > before and has_errors(self.findings[before:]):
            return
        held = self._table.value(unit.code, leaf.id)
        value = OutsideValue(
            criterion=leaf.id,
            inputs=pairs,
            document=clean_line(document) if self._campaign is None else self._campaign.source,
            survey="" if self._campaign is None else self._campaign.id,
        )
        self._count(None if held is None else (held.inputs, held.document, held.survey), now=_facts(value))
        self.values.append(UnitValue(unit=unit.code, value=value))

    def _judge_entry(self, unit: Unit, row: ReadRow, *, key: str, item: AdjustmentItem) -> None:
        raw, note = row.cells.get(COUNT), clean_line(str(row.cells.get(NOTE, "")))
        if not isinstance(raw, int):
            self._counts["blank"] += 1
            return
        number = raw
        before = len(self.findings)
        if number and not note:
            self.findings.append(error("OUTSIDE_GROUND", row.place_of(NOTE), name=unit.name, item=item.label))
        if number > 1 and not item.each:
            self.findings.append(error("OUTSIDE_ONCE", row.place_of(COUNT), name=unit.name, item=item.label))
        if len(self.findings) > before:
            return
        held = self._table.entry(unit.code, key)
        cited = _cited(str(row.cells.get(DOCUMENTS, "")), () if held is None else held.documents)
        entry = AdjustmentEntry(item=key, count=number, note=note, documents=cited)
        self._count(held, now=entry if number else None)
        self.entries.append(UnitAdjustment(unit=unit.code, entry=entry))

    def _check_places(self, row: ReadRow) -> None:
        for code, value in row.cells.items():
            if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > PLACES:
                self.findings.append(error("OUTSIDE_PLACES", row.place_of(code), text=value, places=PLACES))

    def _count(self, held: object, *, now: object) -> None:
        if held == now:
            self._counts["unchanged"] += 1
        else:
            self._counts["new" if held is None else "changed"] += 1


def _cited(text: str, held: tuple[CitedDocument, ...]) -> tuple[CitedDocument, ...]:
    """The documents a cell names; one that is held already keeps its link to the unit's evidence."""
    if clean_line(text) == clean_line(joined(held)):
        return held
    known = {each.text: each for each in held}
    parts = filter(None, map(clean_line, text.split(_PART)))
    return tuple(known.get(part) or CitedDocument(text=part) for part in parts)


def joined(documents: tuple[CitedDocument, ...]) -> str:
    """Documents as one cell holds them."""
    return f"{_PART} ".join(each.text for each in documents)


def campaign_of(table: OutsideTable, kind: OutsideKind, *, survey: str) -> Survey | None:
    """The campaign survey figures belong to; None for figures of another kind.

    Raises:
        SurveyNeeded, SurveyUnknown.
    """
    if kind is not OutsideKind.SURVEY:
        return None
    if not survey:
        raise SurveyNeeded
    for each in table.surveys:
        if each.id == survey:
            return each
    raise SurveyUnknown(survey=survey)


def kind_of_file(read: OutsideFile, table: OutsideTable) -> OutsideKind:
    """What a workbook holds figures of.

    Raises:
        OutsideFileForOther: it was written for another year or set.
    """
    wanted = (str(table.round.year), stamp_of(table))
    if (read.year, read.criteria_set) != wanted or read.kind not in set(OutsideKind):
        held = f"{read.year} {read.criteria_set}"
        raise OutsideFileForOther(file=read.name, held=held, wanted=" ".join(wanted))
    return OutsideKind(read.kind)


def stamp_of(table: OutsideTable) -> str:
    """The criteria set a workbook is written for."""
    return f"{table.round.criteria_set} {table.round.criteria_version}"


def forms_of(criteria: CriteriaSet) -> dict[str, Mapping[str, CellForm]]:
    """What the columns of every sheet of a set take."""
    found: dict[str, Mapping[str, CellForm]] = {leaf.id: leaf_forms(leaf) for leaf in criteria.leaves()}
    return {**dict.fromkeys(item_keys(criteria), ITEM_FORMS), **found}


def leaf_forms(leaf: Criterion) -> dict[str, CellForm]:
    """What the columns of one criterion take."""
    figures = figures_of(leaf)
    forms = {each.name: CellForm.COUNT if each.is_count else CellForm.DECIMAL for each in figures}
    return {**forms, DOCUMENT: CellForm.TEXT}


def _text(value: CellFigure) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _facts(value: OutsideValue) -> tuple[object, ...] | None:
    return (value.inputs, value.document, value.survey) if value.inputs else None
