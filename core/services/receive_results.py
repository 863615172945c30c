"""Read the authority's result: keep it, and set it beside what was submitted, line by line."""

from dataclasses import replace
from datetime import datetime
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
from core.result_view import ResultVersion, ResultView, areas_of, lines_of
from core.results import read_result
from core.services.adopt_criteria import AdoptCriteria
from core.services.own_packages import newest_sent, revision_of_sent, was_sent
from core.services.receiving import Receiver
from core.stored_packages import result_of
from core.units import read_package_code


class AnswersUnknown(UserError):
    """The result answers a package this office never sent."""

    code = "E_ANSWERS"


class ReceiveResults:
    """The results this office received."""

    def __init__(self, *, database: Database, criteria: AdoptCriteria) -> None:
        self._database = database
        self._criteria = criteria
        self._read: dict[str, ResultBody] = {}

    def result(self, year: int, *, revision: int = 0) -> ResultView | None:
        """The newest result of a year, or None; with a revision that version of it, None when unknown."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            rows = received_results(work, year)
            row = next((each for each in rows if revision in {0, each.revision}), None)
            standing = work.assessments.standing(unit, year)
            if row is None or standing is None:
                return None
            body = self._body(row)
            newest = newest_sent(work, year)
            versions = tuple(_version(work, each, body=self._body(each)) for each in rows)
        criteria = self._criteria.read(standing.criteria_set, standing.criteria_version)
        lines = lines_of(body, criteria)
        chosen = next(version for version in versions if version.digest == row.digest)
        return ResultView(
            year=year,
            digest=row.digest,
            received_at=row.at,
            sender=row.sender,
            answers=body.answers,
            answers_revision=chosen.answers_revision,
            newest_revision=0 if newest is None else newest.revision,
            total=body.total,
            maximum=body.maximum,
            index=body.index,
            band=body.band,
            rank=body.rank,
            ranked_of=body.ranked_of,
            flags=body.flags,
            steps=body.steps,
            published_on=body.published_on,
            lines=lines,
            areas=areas_of(lines),
            versions=versions,
        )

    def _body(self, row: PackageRow) -> ResultBody:
        """What a package says; read once, for a package never changes."""
        if row.digest not in self._read:
            self._read[row.digest] = result_of(row)
        return self._read[row.digest]

    def years(self) -> tuple[int, ...]:
        """Years a result was received for, ascending."""
        with self._database.transaction() as work:
            rows = work.exchanges.of_kind(Kind.RESULT.value, Direction.RECEIVED)
        return tuple(sorted({int(row.period[:4]) for row in rows}))


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


def received_results(work: Transaction, year: int) -> tuple[PackageRow, ...]:
    """Every result package received for a year, newest first."""
    rows = work.exchanges.of_kind(Kind.RESULT.value, Direction.RECEIVED)
    return tuple(row for row in rows if row.period[:4] == str(year))


def _newest_result(work: Transaction, year: int) -> PackageRow | None:
    return next(iter(received_results(work, year)), None)


def _version(work: Transaction, row: PackageRow, *, body: ResultBody) -> ResultVersion:
    return ResultVersion(
        revision=row.revision,
        digest=row.digest,
        received_at=row.at,
        published_on=body.published_on,
        answers_revision=revision_of_sent(work, body.answers),
        index=body.index,
        band=body.band,
        rank=body.rank,
        ranked_of=body.ranked_of,
    )


def _body(read: CompleteSubmission) -> ResultBody:
    body = read.document.body
    assert isinstance(body, ResultBody)
    return body
