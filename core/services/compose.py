"""Join the services of one workspace: each is built once from the ports and the words it needs.

What a window needs to open is built at once; the rest, and its modules, when first asked for (`later.py`).
That is why whole groups are imported where they are built.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.backups import Why
from core.later import later, parts_of
from core.services.adopt_criteria import AdoptCriteria
from core.services.aftermath import Aftermath, aftermath
from core.services.calendar_care import CalendarCare
from core.services.check_whole import CheckWhole
from core.services.correct_sent import CorrectSent
from core.services.keep_backups import KeepBackups
from core.services.key_care import KeyCare
from core.services.office_services import OfficeServices
from core.services.record_entry import RecordEntry
from core.services.rehearse_restore import RehearseRestore
from core.services.safekeeping import Safekeeping
from core.services.self_assessment import SelfAssessment
from core.services.set_up import SetUp
from core.services.workspace_parts import OfficeWords, WorkspacePorts
from core.services.year_overview import YearOverview

if TYPE_CHECKING:
    from core.services.check_figures import CheckFigures
    from core.services.compose_criteria import CriteriaWork
    from core.services.compose_evidence import EvidenceServices
    from core.services.compose_exchange import ExchangeServices
    from core.services.compose_forms import FormServices
    from core.services.compose_round import RoundServices
    from core.services.copy_elsewhere import CopyElsewhere
    from core.services.deliver_package import DeliverPackage
    from core.services.dispatch import Dispatch
    from core.services.exchange_records import ExchangeRecords
    from core.services.export_package import ExportPackage
    from core.services.follow_targets import FollowTargets
    from core.services.government_signature import GovernmentSignature
    from core.services.hand_over import HandOver
    from core.services.map_foreign import MapForeign
    from core.services.paper_head import PaperHeads
    from core.services.prove_history import ProveHistory
    from core.services.read_audit import ReadAudit
    from core.services.receipts import Receipts
    from core.services.receive_results import ReceiveResults
    from core.services.returns import Returns
    from core.services.stream_care import StreamCare
    from core.services.submitting import Submitting

__all__ = ["EVIDENCE", "EXCHANGE", "FORMS", "ROUND", "SUBMITTING", "OfficeWords", "WorkspacePorts", "compose"]

ROUND = (
    "run_round",
    "province_home",
    "extend_round",
    "round_papers",
    "unit_round",
    "appraisal",
    "ask_questions",
    "standard_remarks",
    "outside_values",
    "exchange_outside",
    "run_survey",
    "keep_council",
    "publish_ranking",
    "compare_ranking",
    "keep_past_results",
    "result_papers",
    "consolidate_report",
    "across",
    "judgement_aids",
)
EXCHANGE = (
    "import_package",
    "assigned_tasks",
    "send_return",
    "send_tasks",
    "send_criteria",
    "send_results",
    "desks",
    "enrol_keys",
    "trust_lists",
    "rotate_key",
    "sealed_keys",
)
SUBMITTING = ("year_history", "package_history")
EVIDENCE = ("keep_evidence", "offer_evidence", "preview_evidence", "watch_scans")
FORMS = ("make_report", "templates", "letterheads", "report_texts", "print_papers")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """Services that other services are built on."""

    criteria: AdoptCriteria
    assessment: SelfAssessment
    results: "ReceiveResults"
    overview: YearOverview
    rounds: "RoundServices"
    keys: KeyCare
    government: "GovernmentSignature"
    heads: "PaperHeads"
    after: Aftermath
    hand_over: "HandOver"
    deliver: "DeliverPackage"
    dispatch: "Dispatch"
    backups: KeepBackups
    safe: Safekeeping


def compose(ports: WorkspacePorts, words: OfficeWords) -> OfficeServices:
    """The services of one workspace over its ports."""
    database, clock = ports.database, ports.clock
    shared = _shared(ports, words)
    return OfficeServices(
        set_up=SetUp(database=database, clock=clock),
        record_entry=RecordEntry(database=database, clock=clock),
        follow_targets=later(lambda: _follow_targets(ports)),
        correct_sent=CorrectSent(database=database, clock=clock),
        exchange_records=later(lambda: _exchange_records(ports, shared)),
        map_foreign=later(lambda: _map_foreign(ports, shared)),
        self_assessment=shared.assessment,
        calendar_care=CalendarCare(database=database, clock=clock),
        year_overview=shared.overview,
        adopt_criteria=shared.criteria,
        criteria_work=later(lambda: _criteria_work(ports, words, shared=shared)),
        deliver_package=shared.deliver,
        receive_results=shared.results,
        aftermath=shared.after,
        key_care=shared.keys,
        government=shared.government,
        safekeeping=shared.safe,
        check_whole=CheckWhole(
            database=database, safekeeping=shared.safe, backups=shared.backups, clock=clock
        ),
        keep_backups=shared.backups,
        copy_elsewhere=later(lambda: _copy_elsewhere(ports, shared)),
        read_audit=later(lambda: _read_audit(ports)),
        prove_history=later(lambda: _prove_history(ports, shared)),
        rehearse_restore=RehearseRestore(database=database, kept=ports.kept_backups, clock=clock),
        check_figures=later(lambda: _check_figures(ports)),
        export_package=later(lambda: _export_package(ports, shared)),
        receipts=later(lambda: _receipts(ports, shared)),
        returns=later(lambda: _returns(ports)),
        stream_care=later(lambda: _stream_care(ports)),
        hand_over=shared.hand_over,
        clock=clock,
        units=ports.units,
        **parts_of(later(lambda: _evidence(ports, shared)), EVIDENCE),
        **parts_of(later(lambda: _submitting(ports, shared)), SUBMITTING),
        **parts_of(shared.rounds, ROUND),
        **parts_of(later(lambda: _exchange(ports, words, shared=shared)), EXCHANGE),
        **parts_of(later(lambda: _forms(ports, words, shared=shared)), FORMS),
    )


def _shared(ports: WorkspacePorts, words: OfficeWords) -> _Shared:
    database, clock = ports.database, ports.clock
    criteria = AdoptCriteria(database=database, files=ports.criteria_files, clock=clock)
    heads = later(lambda: _heads(ports, words))
    assessment = SelfAssessment(database=database, criteria=criteria, clock=clock)
    results = later(lambda: _results(ports, criteria))
    keys = KeyCare(database=database, keys=ports.keys, clock=clock)
    deliver = later(lambda: _deliver(ports))
    return _Shared(
        criteria=criteria,
        assessment=assessment,
        overview=YearOverview(database=database, assessment=assessment, criteria=criteria, clock=clock),
        results=results,
        after=aftermath(database, results, assessment=assessment, clock=clock),
        heads=heads,
        hand_over=later(lambda: _hand_over(ports, words, criteria=criteria, heads=heads)),
        rounds=later(lambda: _rounds(ports, words, criteria=criteria, heads=heads)),
        keys=keys,
        government=later(lambda: _government(ports)),
        deliver=deliver,
        dispatch=later(lambda: _dispatch(ports, keys, deliver=deliver)),
        backups=KeepBackups(database=database, kept=ports.kept_backups, clock=clock),
        safe=Safekeeping(
            database=database, attachments=ports.attachments, backups=ports.backups, clock=clock
        ),
    )


def _submitting(ports: WorkspacePorts, shared: _Shared) -> "Submitting":
    from core.services.submitting import submitting

    return submitting(ports.database, shared.assessment, criteria=shared.criteria)


def _follow_targets(ports: WorkspacePorts) -> "FollowTargets":
    from core.services.follow_targets import FollowTargets

    return FollowTargets(database=ports.database)


def _results(ports: WorkspacePorts, criteria: AdoptCriteria) -> "ReceiveResults":
    from core.services.receive_results import ReceiveResults

    return ReceiveResults(database=ports.database, criteria=criteria)


def _deliver(ports: WorkspacePorts) -> "DeliverPackage":
    from core.services.deliver_package import DeliverPackage

    return DeliverPackage(
        database=ports.database,
        attachments=ports.attachments,
        files=ports.packages,
        outbox=ports.outbox,
        clock=ports.clock,
    )


def _dispatch(ports: WorkspacePorts, keys: KeyCare, *, deliver: "DeliverPackage") -> "Dispatch":
    from core.services.dispatch import Dispatch

    return Dispatch(
        database=ports.database,
        attachments=ports.attachments,
        files=ports.packages,
        keys=keys,
        deliver=deliver,
        clock=ports.clock,
    )


def _copy_elsewhere(ports: WorkspacePorts, shared: _Shared) -> "CopyElsewhere":
    from core.services.copy_elsewhere import CopyElsewhere

    return CopyElsewhere(
        database=ports.database, backups=shared.backups, places=ports.other_places, clock=ports.clock
    )


def _read_audit(ports: WorkspacePorts) -> "ReadAudit":
    from core.services.read_audit import ReadAudit

    return ReadAudit(database=ports.database)


def _prove_history(ports: WorkspacePorts, shared: _Shared) -> "ProveHistory":
    from core.services.prove_history import ProveHistory

    return ProveHistory(database=ports.database, files=ports.packages, keys=shared.keys, clock=ports.clock)


def _export_package(ports: WorkspacePorts, shared: _Shared) -> "ExportPackage":
    from core.services.export_package import ExportPackage

    return ExportPackage(
        database=ports.database,
        assessment=shared.assessment,
        criteria=shared.criteria,
        dispatch=shared.dispatch,
        government=shared.government,
        clock=ports.clock,
    )


def _receipts(ports: WorkspacePorts, shared: _Shared) -> "Receipts":
    from core.services.receipts import Receipts

    return Receipts(
        database=ports.database, files=ports.packages, dispatch=shared.dispatch, clock=ports.clock
    )


def _returns(ports: WorkspacePorts) -> "Returns":
    from core.services.returns import Returns

    return Returns(database=ports.database)


def _stream_care(ports: WorkspacePorts) -> "StreamCare":
    from core.services.stream_care import StreamCare

    return StreamCare(database=ports.database, clock=ports.clock)


def _heads(ports: WorkspacePorts, words: OfficeWords) -> "PaperHeads":
    from core.services.paper_head import PaperHeads

    return PaperHeads(database=ports.database, clock=ports.clock, words=words.heads)


def _hand_over(
    ports: WorkspacePorts, words: OfficeWords, *, criteria: AdoptCriteria, heads: "PaperHeads"
) -> "HandOver":
    from core.services.hand_over import HandOver

    return HandOver(
        database=ports.database, criteria=criteria, heads=heads, paper=(ports.report_files, words.reports)
    )


def _rounds(
    ports: WorkspacePorts, words: OfficeWords, *, criteria: AdoptCriteria, heads: "PaperHeads"
) -> "RoundServices":
    from core.services.compose_round import round_services

    return round_services(ports, words, criteria=criteria, heads=heads)


def _government(ports: WorkspacePorts) -> "GovernmentSignature":
    from core.services.government_signature import GovernmentSignature

    return GovernmentSignature(
        database=ports.database,
        certificates=ports.certificates,
        tokens=ports.tokens,
        pdfs=ports.pdfs,
        clock=ports.clock,
    )


def _before_import(shared: _Shared) -> Callable[[], object]:
    return lambda: shared.backups.make(Why.IMPORT)


def _exchange_records(ports: WorkspacePorts, shared: _Shared) -> "ExchangeRecords":
    from core.services.exchange_records import ExchangeRecords

    return ExchangeRecords(
        database=ports.database, files=ports.record_files, back_up=_before_import(shared), clock=ports.clock
    )


def _map_foreign(ports: WorkspacePorts, shared: _Shared) -> "MapForeign":
    from core.services.map_foreign import MapForeign

    return MapForeign(
        database=ports.database, files=ports.foreign_files, back_up=_before_import(shared), clock=ports.clock
    )


def _check_figures(ports: WorkspacePorts) -> "CheckFigures":
    from core.services.check_figures import CheckFigures

    return CheckFigures(database=ports.database, files=ports.text_files, units=ports.units)


def _evidence(ports: WorkspacePorts, shared: _Shared) -> "EvidenceServices":
    from core.services.compose_evidence import evidence_services

    return evidence_services(ports, shared.assessment)


def _exchange(ports: WorkspacePorts, words: OfficeWords, *, shared: _Shared) -> "ExchangeServices":
    from core.services.compose_exchange import ExchangeSources, exchange_services

    sources = ExchangeSources(
        criteria=shared.criteria,
        keys=shared.keys,
        government=shared.government,
        deliver=shared.deliver,
        dispatch=shared.dispatch,
        appraisal=later(lambda: shared.rounds.appraisal),
        compare=later(lambda: shared.rounds.compare_ranking),
        backups=shared.backups,
    )
    return exchange_services(ports, words, sources=sources)


def _criteria_work(ports: WorkspacePorts, words: OfficeWords, *, shared: _Shared) -> "CriteriaWork":
    from core.services.compose_criteria import criteria_work

    return criteria_work(ports, words, criteria=shared.criteria, ranking=shared.rounds.publish_ranking)


def _forms(ports: WorkspacePorts, words: OfficeWords, *, shared: _Shared) -> "FormServices":
    from core.services.compose_forms import form_services
    from core.services.compose_papers import PaperSources, all_papers

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
