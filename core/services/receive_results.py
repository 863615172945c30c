"""Read the authority's result: keep it, and set it beside what was submitted, line by line."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from core.assessment import State
from core.errors import UserError
from core.exchanges import Direction, PackageRow
from core.packages import names
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.kinds import Kind
from core.packages.payloads import ResultBody
from core.packages.plan import Change, ImportPlan, line_changes
from core.ports import Database, Transaction
from core.results import read_result
from core.services.adopt_criteria import AdoptCriteria
from core.services.own_packages import was_sent
from core.services.receiving import Receiver
from core.units import read_package_code


class AnswersUnknown(UserError):
    """The result answers a package this office never sent."""

    code = "E_ANSWERS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One criterion as submitted and as appraised, with the appraiser's reason."""

    criterion: str
    name: str
    maximum: Decimal
    self_points: Decimal | None
    points: Decimal | None
    state: str
    reason: str
    opinion: str

    @property
    def lost(self) -> Decimal:
        """Points the appraisal took away; below zero when it gave more."""
        if self.self_points is None or self.points is None:
            return Decimal("0.00")
        return self.self_points - self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """The year's result as the authority published it."""

    year: int
    received_at: datetime
    answers: str
    answers_revision: int
    total: Decimal
    maximum: Decimal
    index: Decimal
    band: str
    rank: int | None
    ranked_of: int
    flags: tuple[str, ...]
    steps: tuple[str, ...]
    published_on: date
    lines: tuple[ResultLine, ...]


class ReceiveResults:
    """The results this office received."""

    def __init__(self, *, database: Database, criteria: AdoptCriteria) -> None:
        self._database = database
        self._criteria = criteria

    def result(self, year: int) -> ResultView | None:
        """The newest result of a year, or None."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            document = work.assessments.result(unit, year)
            if document is None:
                return None
            body = read_result(document)
            answered = work.exchanges.find(body.answers)
            arrived = _newest_result(work, year)
            standing = work.assessments.standing(unit, year)
        assert arrived is not None
        assert standing is not None
        criteria = self._criteria.read(standing.criteria_set, standing.criteria_version)
        titles = {node.id: node.name for node in criteria.nodes}
        return ResultView(
            year=year,
            received_at=arrived.at,
            answers=body.answers,
            answers_revision=0 if answered is None else answered.revision,
            total=body.total,
            maximum=body.maximum,
            index=body.index,
            band=body.band,
            rank=body.rank,
            ranked_of=body.ranked_of,
            flags=body.flags,
            steps=body.steps,
            published_on=body.published_on,
            lines=tuple(
                ResultLine(
                    criterion=line.criterion,
                    name=titles.get(line.criterion, ""),
                    maximum=line.maximum,
                    self_points=line.self_points,
                    points=line.points,
                    state=line.state,
                    reason=line.reason,
                    opinion=line.opinion,
                )
                for line in body.lines
            ),
        )


class ResultReceiver(Receiver):
    """Results at a submitter."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """It must answer a package of ours.

        Raises:
            AnswersUnknown: it answers a package this office never sent.
        """
        body = authentic.document.body
        assert isinstance(body, ResultBody)
        standing = work.assessments.standing(work.office.get().unit.code, body.year)
        if standing is None or not was_sent(work, body.answers, year=body.year):
            raise AnswersUnknown(year=body.year)

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """See `plan_of_result`."""
        return plan_of_result(work, read)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:  # noqa: ARG002 - given to all
        """See `keep_result`."""
        keep_result(work, read)


def plan_of_result(work: Transaction, read: CompleteSubmission) -> ImportPlan:
    """What the result would change: the appraised points against those held."""
    body = _body(read)
    unit = read_package_code(read.document.header.recipient)[1]
    held = work.assessments.result(unit, body.year)
    before = {} if held is None else {line.criterion: line.points for line in read_result(held).lines}
    own = work.assessments.self_points(unit, body.year)
    arrived = _newest_result(work, body.year)
    change = Change.NEW if held is None else Change.REVISED
    return ImportPlan(
        change=Change.UNCHANGED if read.authentic.is_duplicate else change,
        previous_revision=0 if arrived is None else arrived.revision,
        total_before=sum((points for points in own.values() if points is not None), Decimal("0.00")),
        total_after=body.total,
        records=(),
        documents_added=0,
        documents_removed=0,
        files_new=len(read.document.header.evidence),
        files_held=0,
        lines=line_changes(before or own, [(line.criterion, line.points) for line in body.lines]),
    )


def keep_result(work: Transaction, read: CompleteSubmission) -> None:
    """Keep the result inside the importer's transaction; the year is published with it."""
    body = _body(read)
    unit = read_package_code(read.document.header.recipient)[1]
    standing = work.assessments.standing(unit, body.year)
    assert standing is not None
    document = read.authentic.envelope.files[names.document_path(Kind.RESULT)]
    work.assessments.put_result(unit, body.year, document=document)
    work.assessments.put_standing(replace(standing, state=State.PUBLISHED))


def _newest_result(work: Transaction, year: int) -> PackageRow | None:
    rows = work.exchanges.all(year=year)
    return next(
        (row for row in rows if row.kind == Kind.RESULT and row.direction is Direction.RECEIVED), None
    )


def _body(read: CompleteSubmission) -> ResultBody:
    body = read.document.body
    assert isinstance(body, ResultBody)
    return body
