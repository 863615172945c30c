"""What an open workspace gives to the services: its own stores, and the files around it."""

from typing import TYPE_CHECKING

from core.later import later
from core.ports import Clock, OfficialUnits
from core.record_sheets import RecordWords
from core.services.adopt_criteria import CriteriaFiles
from core.services.compose import WorkspacePorts
from storage.backup_store import BackupStore
from storage.foreign_files import ForeignFilesOnDisk
from storage.images import ImageTools
from storage.outside_files import OutsideFilesOnDisk
from storage.paths import lasting_name, log_folder
from storage.record_files import RecordFilesOnDisk
from storage.refusals import RefusalFile, refusals_path
from storage.report_files import ReportWriter
from storage.scan_folder import ScanFolder
from storage.signing_tools import CertificateTools, PdfTools, TokenTools
from storage.template_files import TemplateFolder
from storage.texts_in import TextFiles
from storage.workspace import OpenWorkspace

if TYPE_CHECKING:
    from storage.backup_elsewhere import OtherDrives
    from storage.past_sheets import PastSheets


def workspace_ports(
    opened: OpenWorkspace, *, criteria: CriteriaFiles, words: RecordWords, units: OfficialUnits, clock: Clock
) -> WorkspacePorts:
    """The ports of an open workspace; `criteria` reads files and brings the sets of the program."""
    return WorkspacePorts(
        database=opened.database,
        attachments=opened.attachments,
        images=ImageTools(),
        scans=ScanFolder(),
        packages=opened.packages,
        outbox=opened.outbox,
        keys=opened.keys,
        criteria_files=criteria,
        record_files=RecordFilesOnDisk(words),
        foreign_files=ForeignFilesOnDisk(words),
        outside_files=OutsideFilesOnDisk(),
        report_files=ReportWriter(),
        template_files=TemplateFolder(),
        past_files=later(_past_files),
        text_files=TextFiles(),
        backups=opened.backups,
        kept_backups=opened.kept,
        other_places=later(lambda: _other_places(opened)),
        certificates=CertificateTools(),
        tokens=TokenTools(),
        pdfs=PdfTools(opened.attachments),
        refusals=RefusalFile(refusals_path(log_folder(), lasting_name(opened.workspace.root))),
        units=units,
        clock=clock,
    )


def _other_places(opened: OpenWorkspace) -> "OtherDrives":
    from storage.backup_elsewhere import OtherDrives

    return OtherDrives(opened.workspace, BackupStore(opened.workspace))


def _past_files() -> "PastSheets":
    from storage.past_sheets import PastSheets

    return PastSheets()
