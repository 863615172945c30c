"""Join the services of an appraisal round: each is built once from the ports and what it shares."""

from dataclasses import dataclass

from core.services.adopt_criteria import AdoptCriteria
from core.services.appraisal import Appraise
from core.services.appraise_across import AppraiseAcross
from core.services.ask_questions import AskQuestions
from core.services.compare_ranking import CompareRanking
from core.services.consolidate_report import ConsolidateReport
from core.services.exchange_outside import ExchangeOutside
from core.services.extend_round import ExtendRound
from core.services.judgement_aids import JudgementAids
from core.services.keep_council import KeepCouncil
from core.services.keep_past_results import KeepPastResults
from core.services.look_over import LookOver
from core.services.outside_values import OutsideValues
from core.services.paper_head import PaperHeads
from core.services.province_home import ProvinceHome
from core.services.publish_ranking import PublishRanking
from core.services.recomputing import Recomputing
from core.services.result_papers import ResultPapers
from core.services.round_papers import RoundPapers
from core.services.round_reading import RoundReading
from core.services.run_round import RunRound
from core.services.run_survey import RunSurvey
from core.services.standard_remarks import StandardRemarks
from core.services.unit_round import UnitRound
from core.services.workspace_parts import OfficeWords, WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundServices:
    """What an appraiser does between opening a round and publishing its ranking."""

    run_round: RunRound
    province_home: ProvinceHome
    extend_round: ExtendRound
    round_papers: RoundPapers
    unit_round: UnitRound
    appraisal: Appraise
    ask_questions: AskQuestions
    standard_remarks: StandardRemarks
    outside_values: OutsideValues
    exchange_outside: ExchangeOutside
    run_survey: RunSurvey
    keep_council: KeepCouncil
    publish_ranking: PublishRanking
    compare_ranking: CompareRanking
    keep_past_results: KeepPastResults
    result_papers: ResultPapers
    consolidate_report: ConsolidateReport
    across: AppraiseAcross
    judgement_aids: JudgementAids


def round_services(
    ports: WorkspacePorts, words: OfficeWords, *, criteria: AdoptCriteria, heads: PaperHeads
) -> RoundServices:
    """The services of an appraiser's rounds over the ports of one workspace."""
    database, clock, units = ports.database, ports.clock, ports.units
    reading = RoundReading(criteria=criteria, units=units)
    outside = OutsideValues(database=database, reading=reading, units=units, clock=clock)
    appraisal, recomputing = Appraise(database=database, reading=reading, clock=clock), Recomputing()
    run_round = RunRound(database=database, criteria=criteria, units=units, clock=clock)
    compare = CompareRanking(database=database, criteria=criteria, units=units)
    return RoundServices(
        run_round=run_round,
        province_home=ProvinceHome(database=database, reading=reading, compare=compare, clock=clock),
        extend_round=ExtendRound(database=database, clock=clock),
        round_papers=RoundPapers(
            database=database,
            rounds=run_round,
            criteria=criteria,
            clock=clock,
            paper=(heads, ports.report_files, words.reports),
        ),
        unit_round=UnitRound(database=database, compare=compare),
        appraisal=appraisal,
        ask_questions=AskQuestions(database=database, clock=clock),
        standard_remarks=StandardRemarks(database=database, clock=clock),
        outside_values=outside,
        exchange_outside=ExchangeOutside(outside=outside, files=ports.outside_files, words=words.outside),
        run_survey=RunSurvey(database=database, attachments=ports.attachments, clock=clock),
        keep_council=KeepCouncil(database=database, reading=reading, clock=clock),
        publish_ranking=PublishRanking(database=database, criteria=criteria, units=units, clock=clock),
        compare_ranking=compare,
        keep_past_results=KeepPastResults(
            database=database, files=ports.past_files, units=units, clock=clock, words=words.past
        ),
        consolidate_report=_consolidate(ports, words, heads=heads, shared=(reading, compare)),
        result_papers=_result_papers(ports, words, heads=heads, reading=reading),
        across=AppraiseAcross(
            database=database, reading=reading, appraisal=appraisal, units=units, recomputing=recomputing
        ),
        judgement_aids=JudgementAids(
            database=database,
            look_over=LookOver(database=database, reading=reading, units=units, recomputing=recomputing),
            clock=clock,
        ),
    )


def _consolidate(
    ports: WorkspacePorts,
    words: OfficeWords,
    *,
    heads: PaperHeads,
    shared: tuple[RoundReading, CompareRanking],
) -> ConsolidateReport:
    reading, compare = shared
    return ConsolidateReport(
        database=ports.database,
        reading=reading,
        compare=compare,
        units=ports.units,
        paper=(heads, ports.clock),
        words=words.reports,
    )


def _result_papers(
    ports: WorkspacePorts, words: OfficeWords, *, heads: PaperHeads, reading: RoundReading
) -> ResultPapers:
    return ResultPapers(
        database=ports.database,
        reading=reading,
        units=ports.units,
        files=ports.report_files,
        paper=(heads, ports.clock),
        words=words.result_papers,
    )
