"""Keep the survey campaigns of a year: who held one, when, by which document, and its file."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from core.audit import Act
from core.evidence import NotConfirmedOpen, SecretDocument, StoredFile
from core.office import refuse_desk
from core.ports import UNWATCHED, Attachments, Clock, Database, Transaction
from core.progress import Progress
from core.secrecy import Secrecy, secrecy_of, secrecy_of_symbol
from core.services.round_reading import refuse_published
from core.services.taking_back import take_back
from core.surveys import Survey, SurveyInUse, SurveyNameless, SurveyUnknown
from core.text import clean_block, clean_line


class RunSurvey:
    """The campaigns, and their files in the store."""

    def __init__(self, *, database: Database, attachments: Attachments, clock: Clock) -> None:
        self._database = database
        self._attachments = attachments
        self._clock = clock

    def surveys(self, year: int) -> tuple[Survey, ...]:
        """Campaigns of a year in the order they were entered."""
        with self._database.transaction() as work:
            return work.surveys.of_year(year)

    def blank(self, year: int) -> Survey:
        """A campaign to be filled in."""
        return Survey(id=str(uuid4()), year=year, name="")

    def keep(
        self,
        survey: Survey,
        *,
        source: Path | None = None,
        is_not_secret: bool = False,
        progress: Progress = UNWATCHED,
    ) -> Survey:
        """Keep a campaign; with `source` that file goes into the store, in the place of the one before.

        Raises:
            SurveyNameless: no name, or the last day before the first.
            RoundPublished: the year's ranking is published.
            NotConfirmedOpen, SecretDocument: nobody confirmed that the file is no state secret, or a mark
                stands in a name, the document or the note.
            EvidenceTypeRefused, FolderGiven, SourceUnreadable, DiskFull, Cancelled: the file.
        """
        tidied = _tidied(survey)
        _refuse_secret(tidied, source, is_not_secret=is_not_secret)
        fresh: list[StoredFile] = []
        try:
            if source is not None:
                file = self._attachments.keep(source, progress=progress, on_new=fresh.append)
                tidied = replace(tidied, file=file, file_name=clean_line(source.name))
            kept = self._put(tidied)
        except BaseException:
            take_back(fresh, database=self._database, attachments=self._attachments)
            raise
        self._attachments.settle(fresh)
        return kept

    def remove(self, survey: str) -> Survey:
        """Forget a campaign nothing was entered from.

        Raises:
            SurveyUnknown: there is none.
            SurveyInUse: values name it.
            RoundPublished: the year's ranking is published.
        """
        with self._database.transaction() as work:
            held = _held(work, survey)
            self._refuse_frozen(work, held.year)
            values = work.every_unit.outside_values(held.year)
            used = sum(1 for each in values.values() for value in each if value.survey == survey)
            if used:
                raise SurveyInUse(name=held.name, count=used)
            work.surveys.remove(survey)
            self._note(work, "remove_survey", survey=held, old=_told(held), new="")
        return held

    def _put(self, survey: Survey) -> Survey:
        with self._database.transaction() as work:
            self._refuse_frozen(work, survey.year)
            held = work.surveys.get(survey.id)
            if held == survey:
                return survey
            work.surveys.put(survey)
            old = "" if held is None else _told(held)
            self._note(work, "keep_survey", survey=survey, old=old, new=_told(survey))
        return survey

    @staticmethod
    def _refuse_frozen(work: Transaction, year: int) -> None:
        refuse_desk(work.office.get())
        opened = work.rounds.get(year)
        if opened is not None:
            refuse_published(opened)

    def _note(self, work: Transaction, act: str, *, survey: Survey, old: str, new: str) -> None:
        officer = work.office.get().officer.name
        entry = Act(officer=officer, act=act, subject=str(survey.year), old=old, new=new, why=survey.document)
        work.audit.append(entry, at=self._clock.now())


def _held(work: Transaction, survey: str) -> Survey:
    held = work.surveys.get(survey)
    if held is None:
        raise SurveyUnknown(survey=survey)
    return held


def _tidied(survey: Survey) -> Survey:
    first, last = survey.from_on, survey.to_on
    tidied = replace(
        survey,
        name=clean_line(survey.name),
        organiser=clean_line(survey.organiser),
        document=clean_line(survey.document),
        note=clean_block(survey.note),
    )
    if not tidied.name or (first is not None and last is not None and last < first):
        raise SurveyNameless
    return tidied


def _refuse_secret(survey: Survey, source: Path | None, *, is_not_secret: bool) -> None:
    """The register never takes a state secret (guide 10), from whichever side it comes."""
    if source is not None and not is_not_secret:
        raise NotConfirmedOpen
    for text in (survey.name, survey.note, "" if source is None else source.name):
        if secrecy_of(text) is Secrecy.MARKED:
            raise SecretDocument(name=text)
    if secrecy_of_symbol(survey.document) is Secrecy.MARKED:
        raise SecretDocument(name=survey.document)


def _told(survey: Survey) -> str:
    sha256 = "" if survey.file is None else survey.file.sha256
    return " ".join(part for part in (survey.id, survey.name, sha256) if part)
