"""One all-or-nothing piece of work: the stores over one connection."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import sqlalchemy as sa

from core.across_store import AcrossStore, DismissalStore
from core.audit_store import AuditStore
from core.column_mappings import MappingStore
from core.desk_ports import DeskStore
from core.errors import CchcError
from core.outside_ports import CouncilStore, OutsideStore, SurveyStore
from core.packages.refusals import DatabaseFailed, DiskFull, WriteFailed
from core.paper_ports import LetterheadStore, TemplateStore
from core.ranking_ports import RankingStore
from core.report_texts import ReportTextStore
from core.storage_errors import DamagedDatabase, ReadOnlyPlace, WorkspaceGone, WorkspaceInUse
from core.store_ports import (
    AssessmentStore,
    CertificateStore,
    CriteriaStore,
    DraftStore,
    EveryUnitStore,
    EvidenceStore,
    ExchangeStore,
    ExplanationStore,
    OfficeStore,
    RecordStore,
    RoundStore,
    SettingStore,
    TrustStore,
)
from storage.across import SqlAcross, SqlDismissals
from storage.assessments import SqlAssessments
from storage.audit import SqlAudit
from storage.certificates import SqlCertificates
from storage.column_mappings import SqlMappings
from storage.criteria import SqlCriteria
from storage.desks import SqlDesks
from storage.disk import is_gone
from storage.drafts import SqlDrafts
from storage.every_unit import SqlEveryUnit
from storage.evidence_register import SqlEvidence
from storage.exchanges import SqlExchanges
from storage.explanations import SqlExplanations
from storage.letterheads import SqlLetterheads
from storage.office import SqlOffice
from storage.outside import SqlCouncil, SqlOutside, SqlSurveys
from storage.rankings import SqlRankings
from storage.records import SqlRecords
from storage.report_texts import SqlReportTexts
from storage.rounds import SqlRounds
from storage.settings import SqlSettings
from storage.template_store import SqlTemplates
from storage.trust import SqlTrust

_PRIMARY = 0xFF  # the low byte of an extended result code
_DEVICE = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_FAILURES: Mapping[int, type[CchcError]] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: WorkspaceInUse,
        sqlite3.SQLITE_LOCKED: WorkspaceInUse,
        sqlite3.SQLITE_CORRUPT: DamagedDatabase,
        sqlite3.SQLITE_NOTADB: DamagedDatabase,
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_IOERR: WriteFailed,
        sqlite3.SQLITE_CANTOPEN: WriteFailed,
        sqlite3.SQLITE_READONLY: ReadOnlyPlace,
        sqlite3.SQLITE_NOMEM: DatabaseFailed,
    }
)


class SqlTransaction:
    """Fulfils `core.ports.Transaction`."""

    def __init__(self, connection: sa.Connection) -> None:
        self.office: OfficeStore = SqlOffice(connection)
        self.records: RecordStore = SqlRecords(connection)
        self.drafts: DraftStore = SqlDrafts(connection)
        self.evidence: EvidenceStore = SqlEvidence(connection)
        self.criteria: CriteriaStore = SqlCriteria(connection)
        self.assessments: AssessmentStore = SqlAssessments(connection)
        self.rounds: RoundStore = SqlRounds(connection)
        self.every_unit: EveryUnitStore = SqlEveryUnit(connection)
        self.outside: OutsideStore = SqlOutside(connection)
        self.surveys: SurveyStore = SqlSurveys(connection)
        self.council: CouncilStore = SqlCouncil(connection)
        self.explanations: ExplanationStore = SqlExplanations(connection)
        self.rankings: RankingStore = SqlRankings(connection)
        self.across: AcrossStore = SqlAcross(connection)
        self.dismissals: DismissalStore = SqlDismissals(connection)
        self.report_texts: ReportTextStore = SqlReportTexts(connection)
        self.column_mappings: MappingStore = SqlMappings(connection)
        self.desks: DeskStore = SqlDesks(connection)
        self.letterheads: LetterheadStore = SqlLetterheads(connection)
        self.templates: TemplateStore = SqlTemplates(connection)
        self.exchanges: ExchangeStore = SqlExchanges(connection)
        self.trust: TrustStore = SqlTrust(connection)
        self.settings: SettingStore = SqlSettings(connection)
        self.certificates: CertificateStore = SqlCertificates(connection)
        self.audit: AuditStore = SqlAudit(connection)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the failures of this database into ours; a mistake of the program stays what it is.

    Raises:
        DiskFull, WriteFailed, WorkspaceGone, ReadOnlyPlace, DamagedDatabase, WorkspaceInUse, DatabaseFailed.
    """
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except sa.exc.DBAPIError as error:
        failure = _failure(error.orig, path)
        if failure is None:
            raise
        raise failure from error
    except sqlite3.Error as error:
        failure = _failure(error, path)
        if failure is None:
            raise
        raise failure from error


def _failure(cause: BaseException | None, path: Path) -> CchcError | None:
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary in _DEVICE and is_gone(path):
        return WorkspaceGone(name=path.parent.name)
    failure = _FAILURES.get(primary)
    return None if failure is None else failure(name=path.name)
