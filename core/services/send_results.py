"""Answer every commune: one signed result package each, naming the package it answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.banding import Step
from core.dates import local_day
from core.delivery import WHOLE, Form, Leaving
from core.errors import UserError
from core.exchanges import Direction, PackageRow
from core.office import refuse_desk
from core.packages.kinds import Kind
from core.packages.payloads import AdjustmentLine, Document, ResultBody, ResultLine
from core.packages.streams import StreamKey
from core.ports import Clock, Database, Transaction
from core.progress import Progress, Stoppable
from core.ranking import RankRow
from core.ranking_comparison import Placed, UnitChange
from core.rounds import NoRound, Publication
from core.services.appraisal import Appraise
from core.services.compare_ranking import CompareRanking
from core.services.dispatch import Dispatch
from core.services.export_package import Exported, exported_of
from core.services.outgoing import next_header
from core.services.ranking_documents import final_total, year_of_publication
from core.services.ranking_reading import RankingView
from core.units import Role, package_code, read_package_code


class NotPublished(UserError):
    """The year's ranking is not published yet."""

    code = "E_NOT_PUBLISHED"


class SentState(StrEnum):
    """Whether a unit has the result of the publication in force; what was sent before it is outdated."""

    NOT_YET = "not_yet"
    SENT = "sent"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """A ranked unit and the newest result package written for it."""

    row: Placed
    sent: PackageRow | None
    state: SentState


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsBoard:
    """Who has the result; `published` None: nothing is published, or the ranking was opened again."""

    year: int
    published: Publication | None
    rows: tuple[ResultRow, ...]

    def count(self, state: SentState) -> int:
        """How many units stand so."""
        return sum(1 for each in self.rows if each.state is state)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSources:
    """Where the figures of a result come from."""

    appraisal: Appraise
    compare: CompareRanking


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSentences:
    """What a result says in the words of the office: a banding step, a tie decided, the year before."""

    step: Callable[[Step], str]
    tie: Callable[[str], str]
    change: Callable[[UnitChange, int], str]


class SendResults:
    """Writes result packages; what they say in sentences comes from the words of the office."""

    def __init__(
        self,
        *,
        database: Database,
        sources: ResultSources,
        dispatch: Dispatch,
        clock: Clock,
        sentences: ResultSentences,
    ) -> None:
        self._database = database
        self._appraisal = sources.appraisal
        self._compare = sources.compare
        self._dispatch = dispatch
        self._clock = clock
        self._say = sentences

    def board(self, year: int) -> ResultsBoard:
        """Every unit of the publication in force with the newest result written for it.

        Raises:
            NoRound: no round of this year.
        """
        with self._database.transaction() as work:
            return results_board(work, year)

    def export(
        self,
        year: int,
        folder: Path,
        *,
        passphrase: str | None = None,
        units: Sequence[str] = (),
        form: Form = WHOLE,
        progress: Progress,
    ) -> tuple[Exported, ...]:
        """Write the results of a published year, for every unit that submitted or for those named.

        A result that was sent before gets a new revision; nothing is overwritten. Cancelling keeps what
        was written.

        Raises:
            NotPublished: the ranking is not published, or it was opened again.
            KeysLocked, NoKey, PassphraseWrong, NoRecipient, PartSizeWrong, DeviceError, Cancelled: as in
                `ExportPackage.export`.
        """
        beside = self._compare.compare(year)
        if beside.view.published is None:
            raise NotPublished(year=year)
        key = self._dispatch.unlock(passphrase)
        ranked = [row for row in beside.view.ranking.rows if row.rank is not None]
        rows = [row for row in ranked if not units or row.code in units]
        changes = {unit.now.code: unit for kind in beside.comparison.kinds for unit in kind.units}
        leaving = Leaving(folder=folder, form=form)
        sent = []
        for number, row in enumerate(rows):
            progress.check()
            document = self._document(beside.view, row, change=changes.get(row.code))
            done, delivered = self._dispatch.post(
                document, key, leaving=leaving, note=self._dispatch.note, progress=Stoppable(progress)
            )
            sent.append(exported_of(done, delivered, unit=row.code))
            progress.report(number + 1, len(rows))
        return tuple(sent)

    def _document(self, view: RankingView, row: RankRow, *, change: UnitChange | None) -> Document:
        sheet = self._appraisal.sheet(view.round.year, row.code)
        assert view.published is not None
        with self._database.transaction() as work:
            refuse_desk(work.office.get())
            sender = package_code(Role.APPRAISER, work.office.get().unit.code)
            recipient = package_code(Role.SUBMITTER, row.code)
            stream = StreamKey(
                sender=sender, recipient=recipient, kind=Kind.RESULT, period=str(view.round.year)
            )
            used = work.criteria.find(view.round.criteria_set, view.round.criteria_version)
            return Document(
                header=next_header(work, stream, clock=self._clock, used=used),
                body=self._body(view, row, sheet=sheet, change=change),
            )

    def _body(
        self, view: RankingView, row: RankRow, *, sheet: AppraisalSheet, change: UnitChange | None
    ) -> ResultBody:
        assert view.published is not None
        ranked = [each for each in view.ranking.rows if each.unit_kind == row.unit_kind and each.rank]
        return ResultBody(
            year=view.round.year,
            answers=sheet.standing.package,
            lines=tuple(_line(line) for line in sheet.lines),
            adjustments=tuple(
                AdjustmentLine(
                    item=entry.item,
                    points=_adjusted(sheet, entry.item),
                    note=entry.note,
                )
                for entry in sheet.adjustments
            ),
            total=final_total(row),
            maximum=sheet.maximum,
            index=row.index or sheet.index,
            band=row.band or "",
            rank=row.rank,
            ranked_of=len(ranked),
            flags=row.flags,
            steps=tuple(self._steps(row, year=view.round.year, change=change)),
            published_on=local_day(view.published.at),
        )

    def _steps(self, row: RankRow, *, year: int, change: UnitChange | None) -> Iterator[str]:
        """How band and rank came about; the format has no other member for ties and the year before."""
        yield from (self._say.step(step) for step in row.steps)
        if row.tie_decision:
            yield self._say.tie(row.tie_decision)
        if change is not None and (change.before is not None or change.formers):
            yield self._say.change(change, year - 1)


def results_board(work: Transaction, year: int) -> ResultsBoard:
    """Every unit of the publication in force with the newest result written for it.

    Raises:
        NoRound: no round of this year.
    """
    opened = work.rounds.get(year)
    if opened is None:
        raise NoRound(year=year)
    publications = work.rounds.publications(year)
    if opened.published_at is None or not publications:
        return ResultsBoard(year=year, published=None, rows=())
    sent = _newest_sent(work.exchanges.listed(year=year))
    published = publications[-1]
    placed = year_of_publication(published, lambda _code: "").placed
    return ResultsBoard(
        year=year,
        published=published,
        rows=tuple(
            ResultRow(row=row, sent=sent.get(row.code), state=_state(sent.get(row.code), published))
            for row in placed
            if row.rank is not None
        ),
    )


def _newest_sent(packages: Sequence[PackageRow]) -> dict[str, PackageRow]:
    """The newest result package that went to each unit."""
    newest: dict[str, PackageRow] = {}
    for package in packages:
        if package.kind == Kind.RESULT and package.direction is Direction.SENT:
            code = read_package_code(package.recipient)[1]
            if code not in newest or newest[code].revision < package.revision:
                newest[code] = package
    return newest


def _state(sent: PackageRow | None, published: Publication) -> SentState:
    if sent is None:
        return SentState.NOT_YET
    return SentState.SENT if sent.at >= published.at else SentState.OUTDATED


def _line(line: AppraisalLine) -> ResultLine:
    given = line.appraisal
    state = "open" if given is None else "excluded" if given.excluded else "appraised"
    return ResultLine(
        criterion=line.criterion.id,
        maximum=line.criterion.max_points,
        self_points=line.self_points,
        points=None if given is None else given.points,
        state=state,
        reason="" if given is None else given.reason,
        opinion=line.opinion,
    )


def _adjusted(sheet: AppraisalSheet, item: str) -> Decimal:
    """Points of one bonus or penalty item before the cap."""
    for result in sheet.card.adjustments.results:
        for line in result.lines:
            if line.key == item:
                return line.points
    return Decimal("0.00")
