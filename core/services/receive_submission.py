"""Keep a verified submission: a newer revision replaces the unit's year, its claims stay as history."""

from datetime import datetime
from decimal import Decimal

from core.appraisal_sheet import newest
from core.appraisal_states import after_submission
from core.criteria import CriteriaSet
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.payloads import SubmissionBody
from core.packages.plan import Change, ImportPlan, count_changes, line_changes
from core.packages.refusals import CommuneUnknown, CriteriaWrong, PeriodClosed
from core.ports import Transaction
from core.records.catalogue import Record, kind_for
from core.rounds import Standing
from core.services.adopt_criteria import AdoptCriteria
from core.services.receiving import Receiver
from core.services.self_assessment import holdings_of
from core.services.submitted_claims import claims_held, claims_of
from core.submission import ReceivedYear, received


class SubmissionReceiver(Receiver):
    """Submissions at an appraiser."""

    def __init__(self, *, criteria: AdoptCriteria) -> None:
        self._criteria = criteria
        self._taken_apart: tuple[CompleteSubmission | None, ReceivedYear | None] = (None, None)

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """The round of exactly this year must expect the unit, use this set, and still be open.

        Raises:
            PeriodClosed, CommuneUnknown, CriteriaWrong: the first that does not hold.
        """
        header = authentic.document.header
        opened = work.rounds.get(int((header.period or "0")[:4]))
        if opened is None or opened.published_at is not None:
            raise PeriodClosed(period=header.period)
        if header.commune_code not in opened.units:
            raise CommuneUnknown(commune=header.commune_code, sender=header.sender)
        used = header.criteria_set
        if used is None or (used.id, used.version) != (opened.criteria_set, opened.criteria_version):
            raise CriteriaWrong(criteria=used.id if used else "", version=used.version if used else "")

    def forbids_flagged(self, work: Transaction, authentic: AuthenticPackage) -> bool:
        """What the set of the submission says."""
        used = authentic.document.header.criteria_set
        assert used is not None
        return self._criteria.parsed(work.criteria.find(used.id, used.version)).forbids_flagged_evidence

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """See `plan_of_submission`. What was taken apart for it is kept until it is asked for."""
        year = _received(work, read, criteria=self._criteria)
        self._taken_apart = (read, year)
        return plan_of_submission(work, read, year=year)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """See `keep_submission`."""
        (planned, year), self._taken_apart = self._taken_apart, (None, None)
        if planned is not read or year is None:
            year = _received(work, read, criteria=self._criteria)
        keep_submission(work, read, year=year, used=_used(work, read, criteria=self._criteria), at=at)


def plan_of_submission(work: Transaction, read: CompleteSubmission, *, year: ReceivedYear) -> ImportPlan:
    """What the submission, taken apart into `year`, would change here."""
    body, unit = _body(read), read.document.header.commune_code or ""
    standing = work.assessments.standing(unit, body.year)
    held_documents = {item.id for item in work.evidence.of_year(unit, body.year)}
    offered_documents = {item.id for item in year.documents}
    contents = {item.sha256 for item in read.document.header.evidence}
    held_contents = work.evidence.held_among(contents)
    before = work.assessments.self_points(unit, body.year)
    return ImportPlan(
        change=_change(read, standing),
        previous_revision=0 if standing is None else standing.revision,
        total_before=None
        if standing is None
        else sum((points for points in before.values() if points is not None), Decimal("0.00")),
        total_after=body.total,
        records=count_changes(_by_kind(work.records.all_of_year(unit, body.year)), _by_kind(year.records)),
        documents_added=len(offered_documents - held_documents),
        documents_removed=len(held_documents - offered_documents),
        files_new=len(contents) - len(held_contents),
        files_held=len(held_contents),
        files_flagged=sum(1 for item in read.document.header.evidence if item.flagged),
        lines=line_changes(before, [(line.criterion, line.points) for line in body.lines]),
    )


def keep_submission(
    work: Transaction, read: CompleteSubmission, *, year: ReceivedYear, used: CriteriaSet, at: datetime
) -> None:
    """Put the submission in the place of the unit's year, inside the importer's transaction."""
    body, header = _body(read), read.document.header
    unit = header.commune_code or ""
    standing = work.assessments.standing(unit, body.year)
    if standing is not None:
        _keep_claims_before(work, standing, used=used)
    work.records.replace_year(unit, body.year, records=year.records)
    work.evidence.replace_year(unit, body.year, documents=year.documents)
    work.assessments.replace_entries(unit, body.year, entries=year.entries)
    work.assessments.put_self_points(
        unit, body.year, points={line.criterion: line.points for line in body.lines}
    )
    has_points = bool(newest(work.assessments.appraisals(unit, body.year)))
    assert header.criteria_set is not None
    newest_standing = Standing(
        unit=unit,
        year=body.year,
        state=after_submission(None if standing is None else standing.state, has_points=has_points),
        criteria_set=header.criteria_set.id,
        criteria_version=header.criteria_set.version,
        package=read.digest,
        revision=header.revision,
        received_at=at,
    )
    work.assessments.put_standing(newest_standing)
    claims = claims_of(body, used, standing=newest_standing, year=year)
    work.explanations.put_claims(unit, body.year, claims=claims)


def _body(read: CompleteSubmission) -> SubmissionBody:
    body = read.document.body
    assert isinstance(body, SubmissionBody)
    return body


def _received(work: Transaction, read: CompleteSubmission, *, criteria: AdoptCriteria) -> ReceivedYear:
    used = _used(work, read, criteria=criteria)
    return received(_body(read), used, files={item.sha256: item for item in read.document.header.evidence})


def _used(work: Transaction, read: CompleteSubmission, *, criteria: AdoptCriteria) -> CriteriaSet:
    used = read.document.header.criteria_set
    assert used is not None
    return criteria.parsed(work.criteria.find(used.id, used.version))


def _keep_claims_before(work: Transaction, standing: Standing, *, used: CriteriaSet) -> None:
    """A submission taken in before claims were kept: what is held of it becomes its claims."""
    unit, year = standing.unit, standing.year
    if all(claim.revision != standing.revision for claim in work.explanations.claims(unit, year)):
        points = work.assessments.self_points(unit, year)
        claims = claims_held(standing, points, criteria=used, holdings=holdings_of(work, unit, year=year))
        work.explanations.put_claims(unit, year, claims=claims)


def _change(read: CompleteSubmission, standing: Standing | None) -> Change:
    if read.authentic.is_duplicate:
        return Change.UNCHANGED
    return Change.NEW if standing is None else Change.REVISED


def _by_kind(records: tuple[Record, ...]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for record in records:
        found.setdefault(kind_for(record).code, {})[record.id] = record
    return found
