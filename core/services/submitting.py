"""The services around a submission beside writing it: what became of a year, its packages."""

from dataclasses import dataclass

from core.ports import Database
from core.services.adopt_criteria import AdoptCriteria
from core.services.package_history import PackageHistory
from core.services.self_assessment import SelfAssessment
from core.services.year_history import YearHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitting:
    """Two readers of what is written down."""

    year_history: YearHistory
    package_history: PackageHistory


def submitting(database: Database, assessment: SelfAssessment, *, criteria: AdoptCriteria) -> Submitting:
    """Build them over one workspace."""
    return Submitting(
        year_history=YearHistory(database=database, criteria=criteria),
        package_history=PackageHistory(database=database, assessment=assessment),
    )
