"""Join the services that make criteria sets: drafts with their annexes, and dry runs."""

from dataclasses import dataclass

from core.services.adopt_criteria import AdoptCriteria
from core.services.draft_criteria import DraftCriteria
from core.services.publish_ranking import PublishRanking
from core.services.try_criteria import TryCriteria
from core.services.workspace_parts import OfficeWords, WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaWork:
    """What an office does with a set before it is in force."""

    drafts: DraftCriteria
    trials: TryCriteria


def criteria_work(
    ports: WorkspacePorts, words: OfficeWords, *, criteria: AdoptCriteria, ranking: PublishRanking
) -> CriteriaWork:
    """Both services over the ports of one workspace."""
    return CriteriaWork(
        drafts=DraftCriteria(
            database=ports.database, criteria=criteria, files=ports.criteria_files, clock=ports.clock
        ),
        trials=TryCriteria(
            database=ports.database,
            ranking=ranking,
            units=ports.units,
            paper=(ports.report_files, words.reports.trial),
        ),
    )
