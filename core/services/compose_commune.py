"""Join the families of a commune's papers, in the order the list shows them."""

from collections.abc import Iterator

from core.reporting.paper import Paper
from core.services.paper_head import PaperHeads
from core.services.papers.commune_words import PaperDesk
from core.services.papers.of_evidence import EvidencePapers
from core.services.papers.of_plan import PlanPapers
from core.services.papers.of_records import RecordPapers
from core.services.self_assessment import SelfAssessment
from core.services.workspace_parts import OfficeWords, WorkspacePorts


def commune_papers(
    ports: WorkspacePorts, words: OfficeWords, *, heads: PaperHeads, assessment: SelfAssessment
) -> Iterator[Paper]:
    """Every kind of this side but the self-score, the lists beside it and the periodic report."""
    said = words.commune
    desk = PaperDesk(database=ports.database, clock=ports.clock, heads=heads, form=words.reports.form)
    evidence = EvidencePapers(
        desk=desk,
        assessment=assessment,
        need=words.sentences.need,
        words=(said.evidence, said.missing),
    )
    plan = PlanPapers(
        desk=desk,
        asked_in_words=said.asked_target,
        words=(said.plan, said.amendment, said.breakthrough),
    )
    yield from evidence.papers()
    yield from plan.papers()
    yield from RecordPapers(desk=desk, words=said.training).papers()
