"""One all-or-nothing piece of work: the stores over one connection."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import sqlalchemy as sa

from core.errors import CchcError
from core.packages.refusals import DatabaseFailed, DiskFull, WriteFailed
from core.storage_errors import DamagedDatabase, ReadOnlyPlace, WorkspaceGone, WorkspaceInUse
from core.transaction import Transaction
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


class SqlTransaction(Transaction):
    """Every store as SQL over the connection that began the work."""

    def __init__(self, connection: sa.Connection) -> None:
        self.office = SqlOffice(connection)
        self.records = SqlRecords(connection)
        self.drafts = SqlDrafts(connection)
        self.evidence = SqlEvidence(connection)
        self.criteria = SqlCriteria(connection)
        self.assessments = SqlAssessments(connection)
        self.rounds = SqlRounds(connection)
        self.every_unit = SqlEveryUnit(connection)
        self.outside = SqlOutside(connection)
        self.surveys = SqlSurveys(connection)
        self.council = SqlCouncil(connection)
        self.explanations = SqlExplanations(connection)
        self.rankings = SqlRankings(connection)
        self.across = SqlAcross(connection)
        self.dismissals = SqlDismissals(connection)
        self.report_texts = SqlReportTexts(connection)
        self.column_mappings = SqlMappings(connection)
        self.desks = SqlDesks(connection)
        self.letterheads = SqlLetterheads(connection)
        self.templates = SqlTemplates(connection)
        self.exchanges = SqlExchanges(connection)
        self.trust = SqlTrust(connection)
        self.settings = SqlSettings(connection)
        self.certificates = SqlCertificates(connection)
        self.audit = SqlAudit(connection)


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
