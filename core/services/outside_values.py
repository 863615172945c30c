"""Values the submission does not give (a survey, SIPAS, an index), and bonus and penalty items.

Of one unit with its whole sheet, or of many at once: a province is read with one question and kept in one
transaction. Who entered what and when stands beside each value, what stood before in the audit chain.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.appraisal_sheet import AppraisalSheet
from core.assessment import AdjustmentEntry, OutsideValue
from core.audit import Act
from core.criteria import CriteriaSet
from core.criterion_inputs import CONTROL
from core.errors import UserError
from core.evidence import EvidenceDocument, SecretDocument
from core.office import refuse_desk
from core.outside import UnitAdjustment, UnitValue, adjusted, item_keys
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.rounds import NotExpected, Round
from core.scoring import WrongInputs
from core.secrecy import Secrecy, secrecy_of_symbol
from core.services.appraisal import ReasonNeeded
from core.services.round_reading import RoundReading, refuse_published
from core.services.self_assessment import UnknownCriterion
from core.surveys import Survey, SurveyUnknown
from core.text import SortKey, clean_line, sort_key
from core.units import Unit

_FEW = 4


class OutsideDocumentNeeded(UserError):
    """A figure from outside needs the document it comes from; fields: `unit`, `criterion`."""

    code = "E_OUTSIDE_DOCUMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideTable:
    """A year's outside values and adjustments of every expected unit, in Vietnamese order of names."""

    round: Round
    criteria: CriteriaSet
    units: tuple[Unit, ...]
    surveys: tuple[Survey, ...]
    values: Mapping[str, Mapping[str, OutsideValue]]
    adjustments: Mapping[str, Mapping[str, AdjustmentEntry]]

    @property
    def is_frozen(self) -> bool:
        """Whether the ranking is published, so that nothing is entered any more."""
        return self.round.published_at is not None

    def value(self, unit: str, criterion: str) -> OutsideValue | None:
        """One held value."""
        return self.values.get(unit, {}).get(criterion)

    def entry(self, unit: str, item: str) -> AdjustmentEntry | None:
        """One held bonus or penalty item."""
        return self.adjustments.get(unit, {}).get(item)


class OutsideValues:
    """What the appraiser holds about units beside their submissions."""

    def __init__(
        self, *, database: Database, reading: RoundReading, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._reading = reading
        self._units = units
        self._clock = clock
        self._ordered: dict[tuple[str, ...], tuple[Unit, ...]] = {}

    def table(self, year: int) -> OutsideTable:
        """Everything held about every unit of a round.

        Raises:
            NoRound: none is open.
        """
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            values, entries = _values(work, year), _entries(work, year)
            surveys = work.surveys.of_year(year)
        return OutsideTable(
            round=opened,
            criteria=criteria,
            units=self._in_order(opened.units),
            surveys=surveys,
            values=values,
            adjustments=entries,
        )

    def again(self, table: OutsideTable, units: Collection[str]) -> OutsideTable:
        """The same table with what is held now about these units."""
        year = table.round.year
        with self._database.transaction() as work:
            values, entries = _values(work, year, units=units), _entries(work, year, units=units)
        return replace(
            table,
            values={**table.values, **{unit: {} for unit in units}, **values},
            adjustments={**table.adjustments, **{unit: {} for unit in units}, **entries},
        )

    def evidence_of(self, year: int, unit: str) -> tuple[EvidenceDocument, ...]:
        """The evidence a unit submitted, to be named as the ground of a bonus or penalty."""
        with self._database.transaction() as work:
            return work.evidence.of_year(unit, year)

    def keep(self, year: int, changes: Sequence[UnitValue]) -> int:
        """Keep values of any number of units, all or none; how many differ from what was held.

        A value without inputs takes the held one away. A unit need not have submitted yet: a survey waits
        for nobody.

        Raises:
            NoRound, NotExpected, RoundPublished: nothing can be entered.
            UnknownCriterion: no such leaf.
            SurveyUnknown: a value names a campaign of no such year.
            OutsideDocumentNeeded: a figure without the document it comes from.
            SecretDocument: a document that bears the mark of a state secret.
        """
        with self._database.transaction() as work:
            opened, criteria = self._open_for(work, year, units=[change.unit for change in changes])
            known = {leaf.id for leaf in criteria.leaves()}
            surveys = {survey.id: survey for survey in work.surveys.of_year(year)}
            for change in changes:
                _refuse_value(change, known=known, surveys=surveys)
            _refuse_secret(change.value.document for change in changes)
            held = _values(work, opened.year, units={change.unit for change in changes})
            return self._keep_values(work, year, held=held, changes=changes)

    def keep_adjustments(self, year: int, changes: Sequence[UnitAdjustment]) -> int:
        """Keep bonus and penalty items of any number of units, all or none; how many differ.

        Raises:
            NoRound, NotExpected, RoundPublished: nothing can be entered.
            ReasonNeeded: an item without its ground.
            WrongInputs: no such item, a negative count, or a ground that counts once entered twice.
            SecretDocument: a document that bears the mark of a state secret.
        """
        for change in changes:
            if change.entry.count and not clean_line(change.entry.note):
                raise ReasonNeeded(criterion=change.entry.item)
        with self._database.transaction() as work:
            _opened, criteria = self._open_for(work, year, units=[change.unit for change in changes])
            known = item_keys(criteria)
            for change in changes:
                if change.entry.item not in known:
                    raise WrongInputs(criterion="adjustments", name=change.entry.item, reason="unknown_key")
            _refuse_secret(each.text for change in changes for each in change.entry.documents)
            held = _entries(work, year, units={change.unit for change in changes})
            return self._keep_entries(work, year, criteria=criteria, held=held, changes=changes)

    def set_outside_value(self, year: int, unit: str, *, value: OutsideValue) -> AppraisalSheet:
        """Keep one value the submission does not give; see `set_outside_values`."""
        return self.set_outside_values(year, unit, values=(value,))

    def set_outside_values(self, year: int, unit: str, *, values: Sequence[OutsideValue]) -> AppraisalSheet:
        """Keep values the submission does not give (SIPAS, survey, an index) with their documents.

        A value without inputs takes the held one away.

        Raises:
            UnknownCriterion: no such leaf.
        """
        with self._database.transaction() as work:
            refuse_desk(work.office.get())
            sheet = self._reading.sheet(work, year, unit=unit)
            refuse_published(sheet.round)
            known = {leaf.id for leaf in sheet.criteria.leaves()}
            for value in values:
                if value.criterion not in known:
                    raise UnknownCriterion(criterion=value.criterion)
            held = _values(work, year, units={unit})
            changes = tuple(
                UnitValue(unit=unit, value=_from_form(value, held[unit].get(value.criterion)))
                for value in values
            )
            self._keep_values(work, year, held=held, changes=changes)
            return self._reading.sheet(work, year, unit=unit)

    def set_adjustments(self, year: int, unit: str, *, entries: Sequence[AdjustmentEntry]) -> AppraisalSheet:
        """Set the bonus and penalty items of a unit; each needs its ground, one that is not named goes.

        Raises:
            ReasonNeeded: an item without a note.
        """
        for entry in entries:
            if entry.count and not entry.note.strip():
                raise ReasonNeeded(criterion=entry.item)
        with self._database.transaction() as work:
            refuse_desk(work.office.get())
            sheet = self._reading.sheet(work, year, unit=unit)
            refuse_published(sheet.round)
            held = {each.item: each for each in sheet.adjustments}
            gone = [replace(each, count=0) for item, each in held.items() if item not in _items(entries)]
            self._keep_entries(
                work,
                year,
                criteria=sheet.criteria,
                held={unit: held},
                changes=[UnitAdjustment(unit=unit, entry=entry) for entry in (*gone, *entries)],
            )
            return self._reading.sheet(work, year, unit=unit)

    def _in_order(self, codes: tuple[str, ...]) -> tuple[Unit, ...]:
        """Units in Vietnamese order of names; a province is put in order once."""
        if codes not in self._ordered:
            self._ordered = {codes: tuple(sorted(map(self._units.unit, codes), key=_by_name))}
        return self._ordered[codes]

    def _open_for(self, work: Transaction, year: int, *, units: Sequence[str]) -> tuple[Round, CriteriaSet]:
        refuse_desk(work.office.get())
        opened, criteria = self._reading.opened(work, year)
        refuse_published(opened)
        stranger = next((unit for unit in units if unit not in opened.units), None)
        if stranger is not None:
            raise NotExpected(unit=stranger, year=year)
        return opened, criteria

    def _keep_values(
        self,
        work: Transaction,
        year: int,
        *,
        held: Mapping[str, Mapping[str, OutsideValue]],
        changes: Sequence[UnitValue],
    ) -> int:
        officer, at = work.office.get().officer.name, self._clock.now()
        now: dict[str, dict[str, OutsideValue]] = {}
        acts = []
        for change in changes:
            values = now.setdefault(change.unit, dict(held.get(change.unit, {})))
            before = values.get(change.value.criterion)
            wanted = replace(change.value, document=clean_line(change.value.document))
            if _is_same(before, wanted):
                continue
            values[wanted.criterion] = replace(wanted, entered_by=officer, entered_at=at)
            old, new = _told(before), _told(wanted)
            if before is not None and old == new:
                old, new = before.document, wanted.document
            subject = f"{change.unit} {year} {wanted.criterion}"
            acts.append(
                Act(
                    officer=officer,
                    act="outside_value",
                    subject=subject,
                    old=old,
                    new=new,
                    why=wanted.document,
                )
            )
        changed = {act.subject.partition(" ")[0] for act in acts}
        kept = {
            unit: tuple(each for each in now[unit].values() if each.inputs) for unit in now if unit in changed
        }
        work.outside.put_values(year, kept)
        work.audit.append_all(acts, at=at)
        return len(acts)

    def _keep_entries(
        self,
        work: Transaction,
        year: int,
        *,
        criteria: CriteriaSet,
        held: Mapping[str, Mapping[str, AdjustmentEntry]],
        changes: Sequence[UnitAdjustment],
    ) -> int:
        officer = work.office.get().officer.name
        now: dict[str, dict[str, AdjustmentEntry]] = {}
        acts = []
        for change in changes:
            entries = now.setdefault(change.unit, dict(held.get(change.unit, {})))
            before, wanted = entries.get(change.entry.item), _tidied(change.entry)
            if before == wanted or (before is None and not wanted.count):
                continue
            entries[wanted.item] = wanted
            acts.append(
                Act(
                    officer=officer,
                    act="adjustments",
                    subject=f"{change.unit} {year} {wanted.item}",
                    old=_told_entry(before),
                    new=_told_entry(wanted if wanted.count else None),
                    why=wanted.note if wanted.count else "",
                )
            )
        changed = {act.subject.partition(" ")[0] for act in acts}
        kept = {unit: [each for each in now[unit].values() if each.count] for unit in now if unit in changed}
        for entries_of_unit in kept.values():
            adjusted(criteria, {each.item: each for each in entries_of_unit})
        work.outside.put_adjustments(year, kept)
        work.audit.append_all(acts, at=self._clock.now())
        return len(acts)


def _values(
    work: Transaction, year: int, *, units: Collection[str] | None = None
) -> dict[str, dict[str, OutsideValue]]:
    """Values by unit and criterion: of all units in one question, of a few in one each."""
    if units is None or len(units) > _FEW:
        held = work.every_unit.outside_values(year)
    else:
        held = {unit: work.assessments.outside_values(unit, year) for unit in units}
    return {unit: {each.criterion: each for each in values} for unit, values in held.items()}


def _entries(
    work: Transaction, year: int, *, units: Collection[str] | None = None
) -> dict[str, dict[str, AdjustmentEntry]]:
    """Bonus and penalty items in the same way."""
    if units is None or len(units) > _FEW:
        held = work.every_unit.adjustments(year)
    else:
        held = {unit: work.assessments.adjustments(unit, year) for unit in units}
    return {unit: {each.item: each for each in entries} for unit, entries in held.items()}


def _by_name(unit: Unit) -> SortKey:
    return sort_key(unit.name)


def _refuse_value(change: UnitValue, *, known: set[str], surveys: Mapping[str, Survey]) -> None:
    value = change.value
    if value.criterion not in known:
        raise UnknownCriterion(criterion=value.criterion)
    if value.survey and value.survey not in surveys:
        raise SurveyUnknown(survey=value.survey)
    if value.inputs and not value.survey and not clean_line(value.document):
        raise OutsideDocumentNeeded(unit=change.unit, criterion=value.criterion)


def _refuse_secret(documents: Iterable[str]) -> None:
    """A document that bears the mark of a state secret is not even named here (guide 10)."""
    for document in set(documents):
        if secrecy_of_symbol(document) is Secrecy.MARKED:
            raise SecretDocument(name=document)


def _from_form(value: OutsideValue, held: OutsideValue | None) -> OutsideValue:
    """A value of one unit's own form, which knows neither campaign nor printed number: they stay with it."""
    if held is None or not value.inputs:
        return value
    answers = tuple(pair for pair in held.inputs if pair[0] != CONTROL)
    is_same = dict(answers) == dict(value.inputs)
    survey = held.survey if value.document == held.document and not value.survey else value.survey
    return replace(value, inputs=held.inputs if is_same else value.inputs, survey=survey)


def _is_same(before: OutsideValue | None, wanted: OutsideValue) -> bool:
    if before is None:
        return not wanted.inputs
    return (before.inputs, before.document, before.survey) == (wanted.inputs, wanted.document, wanted.survey)


def _items(entries: Sequence[AdjustmentEntry]) -> set[str]:
    return {entry.item for entry in entries}


def _tidied(entry: AdjustmentEntry) -> AdjustmentEntry:
    documents = dict.fromkeys(replace(each, text=clean_line(each.text)) for each in entry.documents)
    kept = tuple(each for each in documents if each.text)
    return replace(entry, note=clean_line(entry.note), documents=kept)


def _told(value: OutsideValue | None) -> str:
    return "" if value is None else " ".join(f"{name}={text}" for name, text in value.inputs)


def _told_entry(entry: AdjustmentEntry | None) -> str:
    if entry is None:
        return ""
    return "; ".join((str(entry.count), *(each.text for each in entry.documents)))
