"""Join the families of a commune's papers, in the order the list shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.reporting.paper import Paper
from core.services.aftermath import Aftermath
from core.services.hand_over import HandOver
from core.services.key_care import KeyCare
from core.services.paper_head import PaperHeads
from core.services.papers.after_result import AfterResultPapers
from core.services.papers.blank import BlankFormPapers
from core.services.papers.commune_words import PaperDesk
from core.services.papers.of_evidence import EvidencePapers
from core.services.papers.of_exchange import ExchangePapers
from core.services.papers.of_plan import PlanPapers
from core.services.papers.of_records import RecordPapers
from core.services.receive_results import ReceiveResults
from core.services.report_texts import ReportTexts
from core.services.self_assessment import SelfAssessment
from core.services.workspace_parts import OfficeWords, WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneSources:
    """The services a commune's papers take their figures from."""

    heads: PaperHeads
    assessment: SelfAssessment
    results: ReceiveResults
    after: Aftermath
    hand_over: HandOver
    keys: KeyCare


def commune_papers(ports: WorkspacePorts, words: OfficeWords, *, sources: CommuneSources) -> Iterator[Paper]:
    """Every kind of this side but the self-score, the lists beside it and the periodic report."""
    said = words.commune
    desk = PaperDesk(
        database=ports.database,
        clock=ports.clock,
        heads=sources.heads,
        texts=ReportTexts(database=ports.database, clock=ports.clock),
        form=words.reports.form,
    )
    evidence = EvidencePapers(
        desk=desk,
        assessment=sources.assessment,
        need=words.sentences.need,
        words=(said.evidence, said.missing),
    )
    plan = PlanPapers(
        desk=desk,
        asked_in_words=said.asked_target,
        words=(said.plan, said.amendment, said.breakthrough),
        sections=said.plan_sections,
    )
    after = AfterResultPapers(
        desk=desk,
        assessment=sources.assessment,
        results=sources.results,
        after=sources.after,
        words=said.after_result,
    )
    yield from evidence.papers()
    yield from plan.papers()
    yield from RecordPapers(desk=desk, words=(said.training, said.dossiers)).papers()
    yield from after.papers()
    yield from ExchangePapers(
        desk=desk,
        hand_over=sources.hand_over,
        keys=sources.keys,
        sheet=said.key_sheet,
        words=(words.reports, said.enrolment),
    ).papers()
    yield from BlankFormPapers(desk=desk, names=said.names, words=said.forms).papers()
