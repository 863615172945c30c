"""One all-or-nothing piece of work: the stores over one connection."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.errors import CchcError
from core.packages.refusals import DatabaseFailed, DiskFull, WriteFailed
from core.storage_errors import DamagedDatabase, ReadOnlyPlace, WorkspaceGone, WorkspaceInUse
from core.transaction import Transaction
from storage.assessments import SqlAssessments
from storage.audit import SqlAudit
from storage.criteria import SqlCriteria
from storage.disk import is_gone
from storage.evidence_register import SqlEvidence
from storage.exchanges import SqlExchanges
from storage.office import SqlOffice
from storage.records import SqlRecords
from storage.settings import SqlSettings
from storage.trust import SqlTrust

if TYPE_CHECKING:
    from core.across_store import AcrossStore, DismissalStore
    from core.column_mappings import MappingStore
    from core.desk_ports import DeskStore
    from core.outside_ports import CouncilStore, OutsideStore, SurveyStore
    from core.paper_ports import LetterheadStore, TemplateStore
    from core.ranking_ports import RankingStore
    from core.report_texts import ReportTextStore
    from core.store_ports import CertificateStore, DraftStore, EveryUnitStore, ExplanationStore, RoundStore

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
    """Every store as SQL over the connection that began the work; the rarer ones are made on demand."""

    drafts: "DraftStore"
    rounds: "RoundStore"
    every_unit: "EveryUnitStore"
    outside: "OutsideStore"
    surveys: "SurveyStore"
    council: "CouncilStore"
    explanations: "ExplanationStore"
    rankings: "RankingStore"
    across: "AcrossStore"
    dismissals: "DismissalStore"
    report_texts: "ReportTextStore"
    column_mappings: "MappingStore"
    desks: "DeskStore"
    letterheads: "LetterheadStore"
    templates: "TemplateStore"
    certificates: "CertificateStore"

    def __init__(self, connection: sa.Connection) -> None:
        self.office = SqlOffice(connection)
        self.records = SqlRecords(connection)
        self.evidence = SqlEvidence(connection)
        self.criteria = SqlCriteria(connection)
        self.assessments = SqlAssessments(connection)
        self.exchanges = SqlExchanges(connection)
        self.trust = SqlTrust(connection)
        self.settings = SqlSettings(connection)
        self.audit = SqlAudit(connection)
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        """A rarer store, made when it is first asked for and kept."""
        if name not in Transaction.__annotations__:
            raise AttributeError(name)
        from storage.rarer_stores import RARER

        store = vars(self)[name] = RARER[name](self._connection)
        return store


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
