"""Join what travels: packages out and in, what an appraiser sends back, and the keys that vouch for both."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.backups import Why
from core.packages.kinds import Kind
from core.ports import Clock
from core.services.adopt_criteria import AdoptCriteria
from core.services.appraisal import Appraise
from core.services.compare_ranking import CompareRanking
from core.services.deliver_package import DeliverPackage
from core.services.desk_work import DeskWork, desk_work, receivers_at_desk
from core.services.dispatch import Dispatch
from core.services.enrol_keys import EnrolKeys
from core.services.government_signature import GovernmentSignature
from core.services.import_package import ImportPackage, Reading
from core.services.keep_backups import KeepBackups
from core.services.key_care import KeyCare
from core.services.key_packages import KeyPackages
from core.services.receive_criteria import CriteriaReceiver
from core.services.receive_keys import RotationReceiver, TrustReceiver
from core.services.receive_receipt import ReceiptReceiver
from core.services.receive_results import ResultReceiver
from core.services.receive_return import ReturnReceiver
from core.services.receive_submission import SubmissionReceiver
from core.services.receive_tasks import AssignedTasks, TasksReceiver
from core.services.receive_work import BroughtReceiver
from core.services.receiving import Receiver
from core.services.rotate_key import RotateKey
from core.services.sealed_keys import SealedKeys
from core.services.send_criteria import SendCriteria
from core.services.send_many import SendMany
from core.services.send_results import ResultSources, SendResults
from core.services.send_return import SendReturn
from core.services.send_tasks import SendTasks
from core.services.trust_lists import TrustLists
from core.services.workspace_parts import OfficeWords, WorkspacePorts
from core.units import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeSources:
    """The services that exchange is built on."""

    criteria: AdoptCriteria
    keys: KeyCare
    government: GovernmentSignature
    deliver: DeliverPackage
    dispatch: Dispatch
    appraisal: Appraise
    compare: CompareRanking
    backups: KeepBackups


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeyServices:
    """The four jobs around keys that are built on the office's own."""

    enrol: EnrolKeys
    lists: TrustLists
    rotate: RotateKey
    sealed: SealedKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeServices:
    """One member per job around packages and keys."""

    import_package: ImportPackage
    assigned_tasks: AssignedTasks
    send_return: SendReturn
    send_tasks: SendTasks
    send_criteria: SendCriteria
    send_results: SendResults
    desks: DeskWork
    enrol_keys: EnrolKeys
    trust_lists: TrustLists
    rotate_key: RotateKey
    sealed_keys: SealedKeys


def exchange_services(
    ports: WorkspacePorts, words: OfficeWords, *, sources: ExchangeSources
) -> ExchangeServices:
    """Over the ports of one workspace."""
    database, clock, criteria = ports.database, ports.clock, sources.criteria
    dispatch = sources.dispatch
    sender = SendMany(database=database, dispatch=dispatch, units=ports.units, clock=clock)
    keys = _key_services(ports, sources.keys)
    return ExchangeServices(
        import_package=_import_package(ports, sources),
        assigned_tasks=AssignedTasks(database=database),
        send_return=SendReturn(database=database, criteria=criteria, sender=sender, clock=clock),
        send_tasks=SendTasks(
            database=database,
            attachments=ports.attachments,
            criteria=criteria,
            sender=sender,
            clock=clock,
        ),
        send_criteria=SendCriteria(criteria=criteria, sender=sender),
        send_results=SendResults(
            database=database,
            sources=ResultSources(appraisal=sources.appraisal, compare=sources.compare),
            dispatch=dispatch,
            clock=clock,
            sentences=words.results,
        ),
        desks=desk_work(ports, criteria, sender=sender, deliver=sources.deliver),
        enrol_keys=keys.enrol,
        trust_lists=keys.lists,
        rotate_key=keys.rotate,
        sealed_keys=keys.sealed,
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


def _import_package(ports: WorkspacePorts, sources: ExchangeSources) -> ImportPackage:
    return ImportPackage(
        database=ports.database,
        files=ports.packages,
        reading=Reading(
            receivers=_receivers(sources.criteria, ports.clock),
            identities=sources.keys.identities,
            government=sources.government,
            refusals=ports.refusals,
            at_desk=receivers_at_desk(sources.criteria),
            back_up=lambda: sources.backups.make(Why.IMPORT),
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
