"""Fill the paper on survey campaigns: what they brought for every unit, read in bulk (seed row R016)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.assessment import OutsideValue
from core.criteria import CriteriaSet, Criterion
from core.criteria.rules import SurveyRule
from core.evidence import StoredFile
from core.outside import answers_gap, figures_of, scored, survey_leaves
from core.ports import Database
from core.reporting.document import Report
from core.reporting.paper import APPRAISERS, Asked, Choice, Paper
from core.reporting.survey_paper import (
    KIND,
    Answers,
    AskedCriterion,
    Campaign,
    SurveyData,
    SurveyWords,
    survey_paper,
)
from core.reporting.words import FormWords
from core.rounds import Round
from core.services.paper_head import PaperHeads
from core.services.round_reading import RoundReading
from core.surveys import Survey, SurveyUnknown
from core.text import sort_key
from core.units import Unit

OTHER = "other"
"""The part of values that name no campaign."""

Values = Mapping[str, Sequence[OutsideValue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySentences:
    """A campaign's file in words, and the name of the part of values that name none."""

    file: Callable[[str, StoredFile], str]
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A year as it was read."""

    round: Round
    criteria: CriteriaSet
    surveys: tuple[Survey, ...]
    values: Values


class SurveyPapers:
    """The campaigns of a year; a part for each."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        heads: PaperHeads,
        words: tuple[SurveyWords, FormWords],
        sentences: SurveySentences,
    ) -> None:
        self._database = database
        self._reading = reading
        self._heads = heads
        self._words, self._form = words
        self._say = sentences

    def papers(self) -> tuple[Paper, ...]:
        """The one kind."""
        return (Paper(code=KIND, roles=APPRAISERS, fill=self.report, choices=self.choices),)

    def choices(self, year: int) -> tuple[Choice, ...]:
        """The campaigns of a year in the order they were entered."""
        with self._database.transaction() as work:
            surveys = work.surveys.of_year(year)
            has_round = work.rounds.get(year) is not None
        known = {each.id for each in surveys}
        named = tuple(Choice(key=each.id, name=each.name) for each in surveys)
        if not named or not has_round:
            return named
        is_open = any(self._asked(self._read(year), lambda value: value.survey not in known))
        return (*named, Choice(key=OTHER, name=self._say.other)) if is_open else named

    def report(self, asked: Asked) -> Report:
        """All campaigns of a year, or the one named as part.

        Raises:
            NoRound: none is open, so no set says what was asked.
            SurveyUnknown: the year has no such campaign.
        """
        return survey_paper(self.data(asked), self._words, form=self._form)

    def data(self, asked: Asked) -> SurveyData:
        """What it says; see `report`."""
        held = self._read(asked.year)
        known = {each.id for each in held.surveys}
        if asked.part and asked.part != OTHER and asked.part not in known:
            raise SurveyUnknown(survey=asked.part)
        campaigns = [self._campaign(held, each) for each in held.surveys if asked.part in {"", each.id}]
        unnamed = tuple(self._asked(held, lambda value: value.survey not in known))
        if unnamed and asked.part in {"", OTHER}:
            campaigns.append(_unnamed(unnamed))
        return SurveyData(
            head=self._heads.head(KIND, self._words.symbol, dated=asked.dated),
            year=asked.year,
            criteria_set=held.criteria.name,
            is_sample=held.criteria.is_sample,
            units=len(held.round.units),
            campaigns=tuple(campaigns),
        )

    def _read(self, year: int) -> _Held:
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            return _Held(
                round=opened,
                criteria=criteria,
                surveys=work.surveys.of_year(year),
                values=work.every_unit.outside_values(year),
            )

    def _campaign(self, held: _Held, survey: Survey) -> Campaign:
        return Campaign(
            name=survey.name,
            organiser=survey.organiser,
            from_on=survey.from_on,
            to_on=survey.to_on,
            document=survey.document,
            file="" if survey.file is None else self._say.file(survey.file_name, survey.file),
            note=survey.note,
            asked=tuple(self._asked(held, lambda value: value.survey == survey.id, source=survey.source)),
        )

    def _asked(
        self, held: _Held, belongs: Callable[[OutsideValue], bool], *, source: str = ""
    ) -> Iterator[AskedCriterion]:
        units = [self._reading.unit(code) for code in held.round.units]
        units.sort(key=lambda unit: (sort_key(unit.name), unit.code))
        for leaf in survey_leaves(held.criteria):
            rows = [
                _answers(leaf, unit, value=value, source=source, year=held.round.year)
                for unit in units
                for value in held.values.get(unit.code, ())
                if value.criterion == leaf.id and value.inputs and belongs(value)
            ]
            if rows:
                yield _criterion(leaf, rows)


def _criterion(leaf: Criterion, rows: Sequence[Answers]) -> AskedCriterion:
    """The criterion with its rows: a figure nobody entered has no column, a document of all stands once."""
    named = figures_of(leaf)
    used = [
        at
        for at, each in enumerate(named)
        if not each.is_control or any(row.figures[at] is not None for row in rows)
    ]
    documents = {row.document for row in rows}
    shared = documents.pop() if len(documents) == 1 else ""
    return AskedCriterion(
        criterion=leaf.id,
        name=leaf.name,
        maximum=leaf.max_points,
        columns=tuple((named[at].label, named[at].is_count) for at in used),
        rows=tuple(
            replace(
                row,
                figures=tuple(row.figures[at] for at in used),
                document="" if shared else row.document,
            )
            for row in rows
        ),
        is_answers=isinstance(leaf.rule, SurveyRule),
        source=shared,
    )


def _answers(leaf: Criterion, unit: Unit, *, value: OutsideValue, source: str, year: int) -> Answers:
    held = dict(value.inputs)
    return Answers(
        unit=unit.name,
        figures=tuple(_figure(held.get(each.name, ""), is_count=each.is_count) for each in figures_of(leaf)),
        points=scored(leaf, value.inputs, year=year).points,
        gap=answers_gap(leaf, value.inputs),
        document="" if value.document == source else value.document,
    )


def _figure(text: str, *, is_count: bool) -> int | Decimal | None:
    if not text:
        return None
    return int(text) if is_count else Decimal(text)


def _unnamed(asked: tuple[AskedCriterion, ...]) -> Campaign:
    return Campaign(
        name="", organiser="", from_on=None, to_on=None, document="", file="", note="", asked=asked
    )
