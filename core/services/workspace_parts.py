"""What one workspace gives to the work: its ports, and the words the services need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.certificates import Certificates, PdfInspector, Tokens
    from core.evidence_ports import Images, ScanFolders
    from core.outside_ports import OutsideFiles
    from core.paper_templates import TemplateFiles
    from core.past_results import PastSheetWords
    from core.ports import Attachments, Clock, Database, KeyFiles, OfficialUnits, Outbox, PackageFiles
    from core.refused import RefusalLog
    from core.reporting.words import ReportWords
    from core.services.adopt_criteria import CriteriaFiles
    from core.services.check_figures import TextFiles
    from core.services.copy_elsewhere import OtherPlaces
    from core.services.exchange_outside import OutsideWords
    from core.services.exchange_records import RecordFiles
    from core.services.keep_backups import KeptBackups
    from core.services.keep_past_results import PastFiles
    from core.services.map_foreign import ForeignFiles
    from core.services.paper_head import HeadWords
    from core.services.papers.authority_words import AuthorityWords
    from core.services.papers.commune_words import CommuneWords
    from core.services.papers.periodic import PeriodicSaid
    from core.services.print_papers import PaperFiles
    from core.services.report_sentences import ReportSentences
    from core.services.result_papers import ResultPaperWords
    from core.services.safekeeping import Backups
    from core.services.send_results import ResultSentences


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspacePorts:
    """Everything one workspace gives to the work."""

    database: Database
    attachments: Attachments
    images: Images
    scans: ScanFolders
    packages: PackageFiles
    outbox: Outbox
    keys: KeyFiles
    criteria_files: CriteriaFiles
    record_files: RecordFiles
    foreign_files: ForeignFiles
    outside_files: OutsideFiles
    report_files: PaperFiles
    template_files: TemplateFiles
    past_files: PastFiles
    text_files: TextFiles
    backups: Backups
    kept_backups: KeptBackups
    other_places: OtherPlaces
    certificates: Certificates
    tokens: Tokens
    pdfs: PdfInspector
    refusals: RefusalLog
    units: OfficialUnits
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """The words services need: those of reports, of results, of the papers around both."""

    reports: ReportWords
    sentences: ReportSentences
    outside: OutsideWords
    results: ResultSentences
    result_papers: ResultPaperWords
    past: PastSheetWords
    commune: CommuneWords
    heads: HeadWords
    authority: AuthorityWords
    periodic: PeriodicSaid
