"""The services of one workspace: one member per job, the bundle every page and command receives.

Their modules are named for the type checker alone: some load only when a job is first done (`later.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.ports import Clock, OfficialUnits
    from core.services.adopt_criteria import AdoptCriteria
    from core.services.aftermath import Aftermath
    from core.services.appraisal import Appraise
    from core.services.appraise_across import AppraiseAcross
    from core.services.ask_questions import AskQuestions
    from core.services.calendar_care import CalendarCare
    from core.services.check_figures import CheckFigures
    from core.services.check_whole import CheckWhole
    from core.services.compare_ranking import CompareRanking
    from core.services.compose_criteria import CriteriaWork
    from core.services.consolidate_report import ConsolidateReport
    from core.services.copy_elsewhere import CopyElsewhere
    from core.services.correct_sent import CorrectSent
    from core.services.deliver_package import DeliverPackage
    from core.services.desk_work import DeskWork
    from core.services.enrol_keys import EnrolKeys
    from core.services.exchange_outside import ExchangeOutside
    from core.services.exchange_records import ExchangeRecords
    from core.services.export_package import ExportPackage
    from core.services.extend_round import ExtendRound
    from core.services.follow_targets import FollowTargets
    from core.services.government_signature import GovernmentSignature
    from core.services.hand_over import HandOver
    from core.services.import_package import ImportPackage
    from core.services.judgement_aids import JudgementAids
    from core.services.keep_backups import KeepBackups
    from core.services.keep_council import KeepCouncil
    from core.services.keep_evidence import KeepEvidence
    from core.services.keep_past_results import KeepPastResults
    from core.services.key_care import KeyCare
    from core.services.letterhead_care import LetterheadCare
    from core.services.make_report import MakeReport
    from core.services.map_foreign import MapForeign
    from core.services.offer_evidence import OfferEvidence
    from core.services.outside_values import OutsideValues
    from core.services.package_history import PackageHistory
    from core.services.preview_evidence import PreviewEvidence
    from core.services.print_papers import PrintPapers
    from core.services.prove_history import ProveHistory
    from core.services.province_home import ProvinceHome
    from core.services.publish_ranking import PublishRanking
    from core.services.read_audit import ReadAudit
    from core.services.receipts import Receipts
    from core.services.receive_results import ReceiveResults
    from core.services.receive_tasks import AssignedTasks
    from core.services.record_entry import RecordEntry
    from core.services.rehearse_restore import RehearseRestore
    from core.services.replace_templates import ReplaceTemplates
    from core.services.report_texts import ReportTexts
    from core.services.result_papers import ResultPapers
    from core.services.returns import Returns
    from core.services.rotate_key import RotateKey
    from core.services.round_papers import RoundPapers
    from core.services.run_round import RunRound
    from core.services.run_survey import RunSurvey
    from core.services.safekeeping import Safekeeping
    from core.services.sealed_keys import SealedKeys
    from core.services.self_assessment import SelfAssessment
    from core.services.send_criteria import SendCriteria
    from core.services.send_results import SendResults
    from core.services.send_return import SendReturn
    from core.services.send_tasks import SendTasks
    from core.services.set_up import SetUp
    from core.services.standard_remarks import StandardRemarks
    from core.services.stream_care import StreamCare
    from core.services.trust_lists import TrustLists
    from core.services.unit_round import UnitRound
    from core.services.watch_scans import WatchScans
    from core.services.year_history import YearHistory
    from core.services.year_overview import YearOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeServices:
    """One member per job; every page and command receives this bundle."""

    set_up: SetUp
    record_entry: RecordEntry
    follow_targets: FollowTargets
    correct_sent: CorrectSent
    exchange_records: ExchangeRecords
    map_foreign: MapForeign
    keep_evidence: KeepEvidence
    offer_evidence: OfferEvidence
    preview_evidence: PreviewEvidence
    watch_scans: WatchScans
    self_assessment: SelfAssessment
    year_history: YearHistory
    calendar_care: CalendarCare
    year_overview: YearOverview
    adopt_criteria: AdoptCriteria
    criteria_work: CriteriaWork
    export_package: ExportPackage
    import_package: ImportPackage
    deliver_package: DeliverPackage
    receipts: Receipts
    returns: Returns
    assigned_tasks: AssignedTasks
    stream_care: StreamCare
    send_return: SendReturn
    send_tasks: SendTasks
    send_criteria: SendCriteria
    desks: DeskWork
    run_round: RunRound
    province_home: ProvinceHome
    extend_round: ExtendRound
    round_papers: RoundPapers
    unit_round: UnitRound
    appraisal: Appraise
    ask_questions: AskQuestions
    standard_remarks: StandardRemarks
    across: AppraiseAcross
    judgement_aids: JudgementAids
    outside_values: OutsideValues
    exchange_outside: ExchangeOutside
    run_survey: RunSurvey
    keep_council: KeepCouncil
    publish_ranking: PublishRanking
    compare_ranking: CompareRanking
    keep_past_results: KeepPastResults
    result_papers: ResultPapers
    consolidate_report: ConsolidateReport
    send_results: SendResults
    receive_results: ReceiveResults
    aftermath: Aftermath
    key_care: KeyCare
    enrol_keys: EnrolKeys
    trust_lists: TrustLists
    rotate_key: RotateKey
    sealed_keys: SealedKeys
    government: GovernmentSignature
    safekeeping: Safekeeping
    check_whole: CheckWhole
    read_audit: ReadAudit
    prove_history: ProveHistory
    keep_backups: KeepBackups
    copy_elsewhere: CopyElsewhere
    rehearse_restore: RehearseRestore
    check_figures: CheckFigures
    make_report: MakeReport
    report_texts: ReportTexts
    letterheads: LetterheadCare
    print_papers: PrintPapers
    templates: ReplaceTemplates
    package_history: PackageHistory
    hand_over: HandOver
    clock: Clock
    units: OfficialUnits
