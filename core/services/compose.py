"""Join the services of one workspace: each is built once from the ports and the words it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.packages.kinds import Kind
from core.ports import Clock
from core.services.adopt_criteria import AdoptCriteria
from core.services.aftermath import Aftermath, aftermath
from core.services.calendar_care import CalendarCare
from core.services.check_figures import CheckFigures
from core.services.compose_criteria import CriteriaWork, criteria_work
from core.services.compose_forms import FormServices, form_services
from core.services.compose_papers import PaperSources, all_papers
from core.services.compose_round import RoundServices, named, round_services
from core.services.deliver_package import DeliverPackage
from core.services.desk_work import DeskWork, desk_work, receivers_at_desk
from core.services.dispatch import Dispatch
from core.services.enrol_keys import EnrolKeys
from core.services.exchange_records import ExchangeRecords
from core.services.export_package import ExportPackage
from core.services.follow_targets import FollowTargets
from core.services.government_signature import GovernmentSignature
from core.services.hand_over import HandOver
from core.services.import_package import ImportPackage, Reading
from core.services.keep_evidence import KeepEvidence
from core.services.key_care import KeyCare
from core.services.key_packages import KeyPackages
from core.services.map_foreign import MapForeign
from core.services.offer_evidence import OfferEvidence
from core.services.office_services import OfficeServices
from core.services.paper_head import PaperHeads
from core.services.preview_evidence import PreviewEvidence
from core.services.receipts import Receipts
from core.services.receive_criteria import CriteriaReceiver
from core.services.receive_keys import RotationReceiver, TrustReceiver
from core.services.receive_receipt import ReceiptReceiver
from core.services.receive_results import ReceiveResults, ResultReceiver
from core.services.receive_return import ReturnReceiver, Returns
from core.services.receive_submission import SubmissionReceiver
from core.services.receive_tasks import AssignedTasks, TasksReceiver
from core.services.receive_work import BroughtReceiver
from core.services.receiving import Receiver
from core.services.record_entry import RecordEntry
from core.services.rotate_key import RotateKey
from core.services.safekeeping import Safekeeping
from core.services.sealed_keys import SealedKeys
from core.services.self_assessment import SelfAssessment
from core.services.send_criteria import SendCriteria
from core.services.send_many import SendMany
from core.services.send_results import ResultSources, SendResults
from core.services.send_return import SendReturn
from core.services.send_tasks import SendTasks
from core.services.set_up import SetUp
from core.services.stream_care import StreamCare
from core.services.submitting import Submitting, submitting
from core.services.trust_lists import TrustLists
from core.services.watch_scans import WatchScans
from core.services.workspace_parts import OfficeWords, WorkspacePorts
from core.services.year_overview import YearOverview
from core.units import Role

__all__ = ["OfficeWords", "WorkspacePorts", "compose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeyServices:
    """The four jobs around keys that are built on the office's own."""

    enrol: EnrolKeys
    lists: TrustLists
    rotate: RotateKey
    sealed: SealedKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """Services that other services are built on."""

    criteria: AdoptCriteria
    assessment: SelfAssessment
    results: ReceiveResults
    overview: YearOverview
    rounds: RoundServices
    keys: KeyCare
    government: GovernmentSignature
    dispatch: Dispatch
    heads: PaperHeads
    after: Aftermath
    hand_over: HandOver
    deliver: DeliverPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class _EvidenceServices:
    """Documents before, while and after they are kept."""

    keep: KeepEvidence
    offers: OfferEvidence
    previews: PreviewEvidence
    scans: WatchScans


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExchangeServices:
    """What travels beside submissions and results, and the care for streams."""

    receipts: Receipts
    returns: Returns
    assigned: AssignedTasks
    streams: StreamCare
    send_return: SendReturn
    send_tasks: SendTasks
    send_criteria: SendCriteria
    desks: DeskWork


def compose(ports: WorkspacePorts, words: OfficeWords) -> OfficeServices:
    """The services of one workspace over its ports."""
    database, clock = ports.database, ports.clock
    shared = _shared(ports, words)
    keys, exchange, evidence, sending = _around(ports, shared)
    return OfficeServices(
        set_up=SetUp(database=database, clock=clock),
        record_entry=RecordEntry(database=database, clock=clock),
        follow_targets=FollowTargets(database=database),
        exchange_records=ExchangeRecords(database=database, files=ports.record_files, clock=clock),
        map_foreign=MapForeign(database=database, files=ports.foreign_files, clock=clock),
        keep_evidence=evidence.keep,
        offer_evidence=evidence.offers,
        preview_evidence=evidence.previews,
        watch_scans=evidence.scans,
        self_assessment=shared.assessment,
        calendar_care=CalendarCare(database=database, clock=clock),
        year_overview=shared.overview,
        adopt_criteria=shared.criteria,
        criteria_work=_criteria_work(ports, words, shared=shared),
        export_package=_export_package(ports, shared),
        deliver_package=shared.deliver,
        import_package=_import_package(ports, shared),
        receipts=exchange.receipts,
        returns=exchange.returns,
        assigned_tasks=exchange.assigned,
        stream_care=exchange.streams,
        send_return=exchange.send_return,
        send_tasks=exchange.send_tasks,
        send_criteria=exchange.send_criteria,
        desks=exchange.desks,
        **named(shared.rounds),
        send_results=_send_results(ports, words, shared=shared),
        receive_results=shared.results,
        aftermath=shared.after,
        key_care=shared.keys,
        enrol_keys=keys.enrol,
        trust_lists=keys.lists,
        rotate_key=keys.rotate,
        sealed_keys=keys.sealed,
        government=shared.government,
        safekeeping=_safekeeping(ports),
        check_figures=CheckFigures(database=database, files=ports.text_files, units=ports.units),
        **named(_forms(ports, words, shared=shared)),
        **named(sending),
        hand_over=shared.hand_over,
        clock=clock,
        units=ports.units,
    )


def _around(
    ports: WorkspacePorts, shared: _Shared
) -> tuple[_KeyServices, _ExchangeServices, _EvidenceServices, Submitting]:
    return (
        _key_services(ports, shared.keys),
        _exchange(ports, shared),
        _evidence(ports, shared.assessment),
        submitting(ports.database, shared.assessment, criteria=shared.criteria),
    )


def _criteria_work(ports: WorkspacePorts, words: OfficeWords, *, shared: _Shared) -> CriteriaWork:
    return criteria_work(ports, words, criteria=shared.criteria, ranking=shared.rounds.publish_ranking)


def _safekeeping(ports: WorkspacePorts) -> Safekeeping:
    return Safekeeping(
        database=ports.database, attachments=ports.attachments, backups=ports.backups, clock=ports.clock
    )


def _shared(ports: WorkspacePorts, words: OfficeWords) -> _Shared:
    database, clock = ports.database, ports.clock
    criteria = AdoptCriteria(database=database, files=ports.criteria_files, clock=clock)
    keys = KeyCare(database=database, keys=ports.keys, clock=clock)
    heads = PaperHeads(database=database, clock=clock, words=words.heads)
    deliver = DeliverPackage(
        database=database,
        attachments=ports.attachments,
        files=ports.packages,
        outbox=ports.outbox,
        clock=clock,
    )
    assessment = SelfAssessment(database=database, criteria=criteria, clock=clock)
    results = ReceiveResults(database=database, criteria=criteria)
    return _Shared(
        criteria=criteria,
        assessment=assessment,
        overview=YearOverview(database=database, assessment=assessment, criteria=criteria, clock=clock),
        results=results,
        hand_over=HandOver(
            database=database, criteria=criteria, heads=heads, paper=(ports.report_files, words.reports)
        ),
        after=aftermath(database, results, assessment=assessment, clock=clock),
        rounds=round_services(ports, words, criteria=criteria, heads=heads),
        heads=heads,
        keys=keys,
        government=GovernmentSignature(
            database=database,
            certificates=ports.certificates,
            tokens=ports.tokens,
            pdfs=ports.pdfs,
            clock=clock,
        ),
        dispatch=Dispatch(
            database=database,
            attachments=ports.attachments,
            files=ports.packages,
            keys=keys,
            deliver=deliver,
            clock=clock,
        ),
        deliver=deliver,
    )


def _evidence(ports: WorkspacePorts, assessment: SelfAssessment) -> _EvidenceServices:
    database, attachments, images = ports.database, ports.attachments, ports.images
    offers = OfferEvidence(database=database, attachments=attachments, images=images, assessment=assessment)
    return _EvidenceServices(
        keep=KeepEvidence(
            database=database,
            attachments=attachments,
            images=images,
            assessment=assessment,
            clock=ports.clock,
        ),
        offers=offers,
        previews=PreviewEvidence(attachments=attachments, images=images),
        scans=WatchScans(database=database, folders=ports.scans, offers=offers, clock=ports.clock),
    )


def _export_package(ports: WorkspacePorts, shared: _Shared) -> ExportPackage:
    return ExportPackage(
        database=ports.database,
        assessment=shared.assessment,
        criteria=shared.criteria,
        dispatch=shared.dispatch,
        government=shared.government,
        clock=ports.clock,
    )


def _key_services(ports: WorkspacePorts, keys: KeyCare) -> _KeyServices:
    database, clock, units = ports.database, ports.clock, ports.units
    packages = KeyPackages(database=database, files=ports.packages, clock=clock)
    lists = TrustLists(database=database, keys=keys, packages=packages, clock=clock)
    return _KeyServices(
        enrol=EnrolKeys(
            database=database, keys=keys, lists=lists, packages=packages, units=units, clock=clock
        ),
        lists=lists,
        rotate=RotateKey(
            database=database, keys=keys, lists=lists, packages=packages, units=units, clock=clock
        ),
        sealed=SealedKeys(database=database, files=ports.keys, keys=keys, clock=clock),
    )


def _exchange(ports: WorkspacePorts, shared: _Shared) -> _ExchangeServices:
    database, clock, criteria = ports.database, ports.clock, shared.criteria
    sender = SendMany(database=database, dispatch=shared.dispatch, units=ports.units, clock=clock)
    return _ExchangeServices(
        receipts=Receipts(database=database, files=ports.packages, dispatch=shared.dispatch, clock=clock),
        returns=Returns(database=database),
        assigned=AssignedTasks(database=database),
        streams=StreamCare(database=database, clock=clock),
        send_return=SendReturn(database=database, criteria=criteria, sender=sender, clock=clock),
        send_tasks=SendTasks(
            database=database, attachments=ports.attachments, criteria=criteria, sender=sender
        ),
        send_criteria=SendCriteria(criteria=criteria, sender=sender),
        desks=desk_work(ports, criteria, sender=sender, deliver=shared.deliver),
    )


def _import_package(ports: WorkspacePorts, shared: _Shared) -> ImportPackage:
    return ImportPackage(
        database=ports.database,
        files=ports.packages,
        reading=Reading(
            receivers=_receivers(shared.criteria, ports.clock),
            identities=shared.keys.identities,
            government=shared.government,
            refusals=ports.refusals,
            at_desk=receivers_at_desk(shared.criteria),
        ),
        units=ports.units,
        clock=ports.clock,
    )


def _receivers(criteria: AdoptCriteria, clock: Clock) -> Mapping[Role, Mapping[Kind, Receiver]]:
    """Which kinds each role takes in, and what does it."""
    return {
        Role.SUBMITTER: {
            Kind.RESULT: ResultReceiver(),
            Kind.RECEIPT: ReceiptReceiver(),
            Kind.RETURN: ReturnReceiver(),
            Kind.TASKS: TasksReceiver(),
            Kind.CRITERIA: CriteriaReceiver(criteria=criteria),
            Kind.TRUST: TrustReceiver(),
        },
        Role.APPRAISER: {
            Kind.SUBMISSION: SubmissionReceiver(criteria=criteria),
            Kind.ROTATE: RotationReceiver(),
            Kind.APPRAISAL: BroughtReceiver(criteria=criteria, clock=clock),
        },
    }


def _send_results(ports: WorkspacePorts, words: OfficeWords, *, shared: _Shared) -> SendResults:
    return SendResults(
        database=ports.database,
        sources=ResultSources(
            appraisal=shared.rounds.appraisal,
            compare=shared.rounds.compare_ranking,
        ),
        dispatch=shared.dispatch,
        clock=ports.clock,
        sentences=words.results,
    )


def _forms(ports: WorkspacePorts, words: OfficeWords, *, shared: _Shared) -> FormServices:
    sources = PaperSources(
        heads=shared.heads,
        assessment=shared.assessment,
        overview=shared.overview,
        criteria=shared.criteria,
        rounds=shared.rounds,
        results=shared.results,
        after=shared.after,
        hand_over=shared.hand_over,
        keys=shared.keys,
    )
    return form_services(ports, tuple(all_papers(ports, words, sources=sources)), heads=shared.heads)
