"""Join the services of an appraisal round: each is built once from the ports and what it shares."""

from dataclasses import dataclass

from core.services.adopt_criteria import AdoptCriteria
from core.services.appraisal import Appraise
from core.services.outside_values import OutsideValues
from core.services.publish_ranking import PublishRanking
from core.services.round_reading import RoundReading
from core.services.run_round import RunRound
from core.services.workspace_parts import WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundServices:
    """What an appraiser does between opening a round and publishing its ranking."""

    run_round: RunRound
    appraisal: Appraise
    outside_values: OutsideValues
    publish_ranking: PublishRanking


def round_services(ports: WorkspacePorts, criteria: AdoptCriteria) -> RoundServices:
    """The services of an appraiser's rounds over the ports of one workspace."""
    database, clock, units = ports.database, ports.clock, ports.units
    reading = RoundReading(criteria=criteria, units=units)
    return RoundServices(
        run_round=RunRound(database=database, criteria=criteria, units=units, clock=clock),
        appraisal=Appraise(database=database, reading=reading, clock=clock),
        outside_values=OutsideValues(database=database, reading=reading, clock=clock),
        publish_ranking=PublishRanking(database=database, criteria=criteria, units=units, clock=clock),
    )
