"""Take a criteria set in: parsed whole, shown beside the one in force, adopted by taking it in."""

import hashlib
from dataclasses import replace
from datetime import datetime

from core.assessment import State
from core.criteria import CriteriaSet, CriteriaSetRefused, parse_set
from core.criteria.differences import criterion_changes, set_members_changed
from core.findings import Finding, warning
from core.packages.canonical import encode
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.payloads import CriteriaBody
from core.packages.plan import CriteriaNews, ImportPlan
from core.packages.refusals import SchemaWrong
from core.ports import Transaction
from core.rounds import Standing
from core.services.adopt_criteria import AdoptCriteria, CriteriaDiffer, decoded
from core.services.receiving import Receiver, plain_plan
from core.store_ports import CriteriaDocument


class CriteriaReceiver(Receiver):
    """Criteria sets at a submitter."""

    def __init__(self, *, criteria: AdoptCriteria) -> None:
        self._criteria = criteria

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """The set must be one this program can score by, and no other content of a version held.

        Raises:
            SchemaWrong: the text is no criteria set, or not the one the header names.
            CriteriaDiffer: id and version are held with another content.
        """
        offered = _offered(authentic)
        held = work.criteria.find(offered.set_id, offered.version)
        if held is not None and held.sha512 != _digest(authentic):
            raise CriteriaDiffer(set_id=offered.set_id, version=offered.version)

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """What differs from the set in force for its year."""
        offered, year = _offered(read.authentic), _year(read)
        standing = _standing(work, year)
        in_force = self._in_force(work, standing)
        goes_over = _goes_over(standing, offered)
        news = CriteriaNews(
            set_id=offered.set_id,
            version=offered.version,
            name=offered.name,
            in_force_id="" if in_force is None else in_force.set_id,
            in_force_version="" if in_force is None else in_force.version,
            total_before=None if in_force is None else in_force.total_max,
            total_after=offered.total_max,
            changes=() if in_force is None else criterion_changes(in_force, offered),
            members=() if in_force is None else set_members_changed(in_force, offered),
            year=year if goes_over else None,
            sides=None if in_force is None else (in_force, offered),
        )
        findings = _keeps_its_set(standing, offered)
        return replace(plain_plan(work, read), criteria=news, findings=findings)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """Adopt the set; the draft of its year goes over to it, entries are matched by criterion id."""
        offered, year = _offered(read.authentic), _year(read)
        if work.criteria.find(offered.set_id, offered.version) is None:
            work.criteria.add(
                CriteriaDocument(
                    set_id=offered.set_id,
                    version=offered.version,
                    name=offered.name,
                    year=offered.year,
                    sha512=_digest(read.authentic),
                    document=_text(read.authentic).encode(),
                    imported_at=at,
                )
            )
        standing = _standing(work, year)
        if standing is not None and _goes_over(standing, offered):
            work.assessments.put_standing(
                replace(standing, criteria_set=offered.set_id, criteria_version=offered.version)
            )

    def _in_force(self, work: Transaction, standing: Standing | None) -> CriteriaSet | None:
        """The set a year is scored by, else the newest adopted, else the one shipped with the program."""
        held = None
        if standing is not None:
            held = work.criteria.find(standing.criteria_set, standing.criteria_version)
        for document in (held, *work.criteria.all(), *self._criteria.bundled()):
            if document is not None:
                return _in_canonical_order(document.document)
        return None


def _in_canonical_order(content: bytes) -> CriteriaSet:
    """A held set as a package would carry it: an order that only its file had is no difference."""
    return parse_set(decoded(encode(decoded(content))))


def _standing(work: Transaction, year: int) -> Standing | None:
    return work.assessments.standing(work.office.get().unit.code, year)


def _goes_over(standing: Standing | None, offered: CriteriaSet) -> bool:
    """Whether the year is still a draft under another set."""
    return standing is not None and standing.state is State.DRAFT and not _is_of(standing, offered)


def _keeps_its_set(standing: Standing | None, offered: CriteriaSet) -> tuple[Finding, ...]:
    """A year that was closed or sent stays under the set it was scored by."""
    if standing is None or standing.state is State.DRAFT or _is_of(standing, offered):
        return ()
    return (warning("CRITERIA_YEAR_KEEPS", year=standing.year, set=standing.criteria_set),)


def _is_of(standing: Standing, offered: CriteriaSet) -> bool:
    return (standing.criteria_set, standing.criteria_version) == (offered.set_id, offered.version)


def _offered(authentic: AuthenticPackage) -> CriteriaSet:
    """The set of a package, checked whole.

    Raises:
        SchemaWrong: it is no set this program can score by, or not the one the header names.
    """
    named, text = authentic.document.header.criteria_set, _text(authentic)
    try:
        value = decoded(text.encode())
        found = parse_set(value)
    except CriteriaSetRefused as refused:
        raise SchemaWrong(member="body.document") from refused
    is_canonical = hashlib.sha512(encode(value)).hexdigest() == _digest(authentic)
    if named is None or not is_canonical or (named.id, named.version) != (found.set_id, found.version):
        raise SchemaWrong(member="criteria_set")
    return found


def _text(authentic: AuthenticPackage) -> str:
    body = authentic.document.body
    assert isinstance(body, CriteriaBody)
    return "".join(body.document)


def _digest(authentic: AuthenticPackage) -> str:
    named = authentic.document.header.criteria_set
    assert named is not None
    return named.sha512


def _year(read: CompleteSubmission) -> int:
    return int((read.document.header.period or "0")[:4])
