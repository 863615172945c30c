"""The stores of a transaction that a window at rest does not ask: they load when one of them is first asked.

They are a third of what the database needs in memory, with the statements they keep.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import sqlalchemy as sa

from storage.across import SqlAcross, SqlDismissals
from storage.certificates import SqlCertificates
from storage.column_mappings import SqlMappings
from storage.desks import SqlDesks
from storage.drafts import SqlDrafts
from storage.every_unit import SqlEveryUnit
from storage.explanations import SqlExplanations
from storage.letterheads import SqlLetterheads
from storage.outside import SqlCouncil, SqlOutside, SqlSurveys
from storage.rankings import SqlRankings
from storage.report_texts import SqlReportTexts
from storage.rounds import SqlRounds
from storage.template_store import SqlTemplates

RARER: Mapping[str, Callable[[sa.Connection], object]] = MappingProxyType(
    {
        "drafts": SqlDrafts,
        "rounds": SqlRounds,
        "every_unit": SqlEveryUnit,
        "outside": SqlOutside,
        "surveys": SqlSurveys,
        "council": SqlCouncil,
        "explanations": SqlExplanations,
        "rankings": SqlRankings,
        "across": SqlAcross,
        "dismissals": SqlDismissals,
        "report_texts": SqlReportTexts,
        "column_mappings": SqlMappings,
        "desks": SqlDesks,
        "letterheads": SqlLetterheads,
        "templates": SqlTemplates,
        "certificates": SqlCertificates,
    }
)
"""Named as in `core.transaction.Transaction`."""
