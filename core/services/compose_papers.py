"""Join the kinds of reports of one workspace: a line a family, in the order the list shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.reporting.paper import Paper
from core.services.adopt_criteria import AdoptCriteria
from core.services.aftermath import Aftermath
from core.services.compose_authority_papers import authority_papers
from core.services.compose_commune import CommuneSources, commune_papers
from core.services.compose_round import RoundServices
from core.services.hand_over import HandOver
from core.services.key_care import KeyCare
from core.services.paper_head import PaperHeads
from core.services.papers.annexes import Annexes
from core.services.papers.of_round import RoundPaperKinds, RoundSources
from core.services.papers.own_year import OwnYearPapers
from core.services.papers.periodic import PeriodicPapers
from core.services.receive_results import ReceiveResults
from core.services.self_assessment import SelfAssessment
from core.services.workspace_parts import OfficeWords, WorkspacePorts
from core.services.year_overview import YearOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSources:
    """The services that families take their figures from."""

    heads: PaperHeads
    assessment: SelfAssessment
    overview: YearOverview
    criteria: AdoptCriteria
    rounds: RoundServices
    results: ReceiveResults
    after: Aftermath
    hand_over: HandOver
    keys: KeyCare


def all_papers(ports: WorkspacePorts, words: OfficeWords, *, sources: PaperSources) -> Iterator[Paper]:
    """Every kind of both roles."""
    said = (words.reports, words.sentences)
    own_year = OwnYearPapers(
        database=ports.database,
        clock=ports.clock,
        heads=sources.heads,
        year=(sources.assessment, sources.overview, sources.after.years),
        words=(*said, words.commune.self_score_sections),
    )
    of_round = RoundPaperKinds(sources=_of_round(ports, sources), heads=sources.heads, words=said)
    annexes = Annexes(database=ports.database, units=ports.units, heads=sources.heads, words=said)
    yield from own_year.papers()
    yield from _periodic(ports, words, sources=sources).papers()
    yield from commune_papers(ports, words, sources=_of_commune(sources))
    yield from authority_papers(
        ports, words, heads=sources.heads, criteria=sources.criteria, rounds=sources.rounds
    )
    yield from of_round.papers()
    yield from annexes.papers()


def _of_commune(sources: PaperSources) -> CommuneSources:
    return CommuneSources(
        heads=sources.heads,
        assessment=sources.assessment,
        results=sources.results,
        after=sources.after,
        hand_over=sources.hand_over,
        keys=sources.keys,
    )


def _periodic(ports: WorkspacePorts, words: OfficeWords, *, sources: PaperSources) -> PeriodicPapers:
    return PeriodicPapers(
        database=ports.database,
        assessment=sources.assessment,
        heads=sources.heads,
        said=words.periodic,
    )


def _of_round(ports: WorkspacePorts, sources: PaperSources) -> RoundSources:
    rounds = sources.rounds
    return RoundSources(
        database=ports.database,
        units=ports.units,
        compare_ranking=rounds.compare_ranking,
        consolidate_report=rounds.consolidate_report,
        judgement_aids=rounds.judgement_aids,
        keep_council=rounds.keep_council,
        result_papers=rounds.result_papers,
        round_papers=rounds.round_papers,
    )
