"""What an open workspace gives to the services: its own stores, and the files around it.

Doors to files load when somebody first goes through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.later import later
from core.services.compose import WorkspacePorts
from storage.paths import lasting_name, log_folder
from storage.refusals import RefusalFile, refusals_path

if TYPE_CHECKING:
    from core.ports import Clock, OfficialUnits
    from core.record_sheets import RecordWords
    from core.services.adopt_criteria import CriteriaFiles
    from storage.backup_elsewhere import OtherDrives
    from storage.foreign_files import ForeignFilesOnDisk
    from storage.images import ImageTools
    from storage.outside_files import OutsideFilesOnDisk
    from storage.past_sheets import PastSheets
    from storage.record_files import RecordFilesOnDisk
    from storage.report_files import ReportWriter
    from storage.scan_folder import ScanFolder
    from storage.signing_tools import CertificateTools, PdfTools, TokenTools
    from storage.template_files import TemplateFolder
    from storage.texts_in import TextFiles
    from storage.workspace import OpenWorkspace


def workspace_ports(
    opened: OpenWorkspace, *, criteria: CriteriaFiles, words: RecordWords, units: OfficialUnits, clock: Clock
) -> WorkspacePorts:
    """The ports of an open workspace; `criteria` reads files and brings the sets of the program."""
    return WorkspacePorts(
        database=opened.database,
        attachments=opened.attachments,
        images=later(_images),
        scans=later(_scans),
        packages=opened.packages,
        outbox=opened.outbox,
        keys=opened.keys,
        criteria_files=criteria,
        record_files=later(lambda: _record_files(words)),
        foreign_files=later(lambda: _foreign_files(words)),
        outside_files=later(_outside_files),
        report_files=later(_report_files),
        template_files=later(_template_files),
        past_files=later(_past_files),
        text_files=later(_text_files),
        backups=opened.backups,
        kept_backups=opened.kept,
        other_places=later(lambda: _other_places(opened)),
        certificates=later(_certificates),
        tokens=later(_tokens),
        pdfs=later(lambda: _pdfs(opened)),
        refusals=RefusalFile(refusals_path(log_folder(), lasting_name(opened.workspace.root))),
        units=units,
        clock=clock,
    )


def _other_places(opened: OpenWorkspace) -> OtherDrives:
    from storage.backup_elsewhere import OtherDrives
    from storage.backup_store import BackupStore

    return OtherDrives(opened.workspace, BackupStore(opened.workspace))


def _past_files() -> PastSheets:
    from storage.past_sheets import PastSheets

    return PastSheets()


def _images() -> ImageTools:
    from storage.images import ImageTools

    return ImageTools()


def _scans() -> ScanFolder:
    from storage.scan_folder import ScanFolder

    return ScanFolder()


def _record_files(words: RecordWords) -> RecordFilesOnDisk:
    from storage.record_files import RecordFilesOnDisk

    return RecordFilesOnDisk(words)


def _foreign_files(words: RecordWords) -> ForeignFilesOnDisk:
    from storage.foreign_files import ForeignFilesOnDisk

    return ForeignFilesOnDisk(words)


def _outside_files() -> OutsideFilesOnDisk:
    from storage.outside_files import OutsideFilesOnDisk

    return OutsideFilesOnDisk()


def _report_files() -> ReportWriter:
    from storage.report_files import ReportWriter

    return ReportWriter()


def _template_files() -> TemplateFolder:
    from storage.template_files import TemplateFolder

    return TemplateFolder()


def _text_files() -> TextFiles:
    from storage.texts_in import TextFiles

    return TextFiles()


def _certificates() -> CertificateTools:
    from storage.signing_tools import CertificateTools

    return CertificateTools()


def _tokens() -> TokenTools:
    from storage.signing_tools import TokenTools

    return TokenTools()


def _pdfs(opened: OpenWorkspace) -> PdfTools:
    from storage.signing_tools import PdfTools

    return PdfTools(opened.attachments)
