"""Answer every commune: one signed result package each, naming the package it answers."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.banding import Step
from core.dates import local_day
from core.delivery import WHOLE, Form, Leaving
from core.errors import UserError
from core.packages.kinds import Kind
from core.packages.payloads import AdjustmentLine, Document, ResultBody, ResultLine
from core.packages.streams import StreamKey
from core.ports import Clock, Database
from core.progress import Progress, Stoppable
from core.ranking import RankRow
from core.services.appraisal import Appraise
from core.services.dispatch import Dispatch
from core.services.export_package import Exported, exported_of
from core.services.outgoing import next_header
from core.services.publish_ranking import PublishRanking, RankingView, final_total
from core.units import Role, package_code


class NotPublished(UserError):
    """The year's ranking is not published yet."""

    code = "E_NOT_PUBLISHED"


class SendResults:
    """Writes result packages; `step_sentence` says a banding step in the words of the office."""

    def __init__(
        self,
        *,
        database: Database,
        appraisal: Appraise,
        ranking: PublishRanking,
        dispatch: Dispatch,
        clock: Clock,
        step_sentence: Callable[[Step], str],
    ) -> None:
        self._database = database
        self._appraisal = appraisal
        self._ranking = ranking
        self._dispatch = dispatch
        self._clock = clock
        self._step_sentence = step_sentence

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

        A result that was sent before gets a new revision; nothing is overwritten.

        Raises:
            NotPublished: the ranking is not published.
            KeysLocked, NoKey, PassphraseWrong, NoRecipient, PartSizeWrong, DeviceError, Cancelled: as in
                `ExportPackage.export`.
        """
        view = self._ranking.preview(year)
        if view.published is None:
            raise NotPublished(year=year)
        key = self._dispatch.unlock(passphrase)
        rows = [row for row in view.ranking.rows if row.rank is not None and (not units or row.code in units)]
        leaving = Leaving(folder=folder, form=form)
        sent = []
        for number, row in enumerate(rows):
            progress.check()
            document = self._document(view, row)
            done, delivered = self._dispatch.post(
                document, key, leaving=leaving, note=self._dispatch.note, progress=Stoppable(progress)
            )
            sent.append(exported_of(done, delivered, unit=row.code))
            progress.report(number + 1, len(rows))
        return tuple(sent)

    def _document(self, view: RankingView, row: RankRow) -> Document:
        sheet = self._appraisal.sheet(view.round.year, row.code)
        assert view.published is not None
        with self._database.transaction() as work:
            sender = package_code(Role.APPRAISER, work.office.get().unit.code)
            recipient = package_code(Role.SUBMITTER, row.code)
            stream = StreamKey(
                sender=sender, recipient=recipient, kind=Kind.RESULT, period=str(view.round.year)
            )
            used = work.criteria.find(view.round.criteria_set, view.round.criteria_version)
            return Document(
                header=next_header(work, stream, clock=self._clock, used=used),
                body=self._body(view, row, sheet=sheet, published_on=local_day(view.published.at)),
            )

    def _body(
        self, view: RankingView, row: RankRow, *, sheet: AppraisalSheet, published_on: date
    ) -> ResultBody:
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
            steps=tuple(self._step_sentence(step) for step in row.steps),
            published_on=published_on,
        )


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
        opinion="" if given is None else given.opinion,
    )


def _adjusted(sheet: AppraisalSheet, item: str) -> Decimal:
    """Points of one bonus or penalty item before the cap."""
    for result in sheet.card.adjustments.results:
        for line in result.lines:
            if line.key == item:
                return line.points
    return Decimal("0.00")
