"""Which published index, and which target, is about this unit's own reform index (seed rows R002, R003)."""

from typing import Final

from core.records.levels import Level
from core.records.planning import ExternalIndex
from core.records.targets import Target, TargetMeasure
from core.result_view import ResultView
from core.target_standing import TargetStanding, standing
from core.text import fold

_OWN_NAMES: Final = ("cchc", "cai cach hanh chinh")


def is_own_index(row: ExternalIndex) -> bool:
    """Whether a published index is this unit's own: by its name, and by who published it.

    PAR Index published by the province or the district is about its communes; published by the Government it
    is about provinces.
    """
    if names_own_index(row.name):
        return True
    return "par index" in fold(row.name).replace("-", " ") and row.level in {Level.DISTRICT, Level.PROVINCE}


def names_own_index(name: str) -> bool:
    """Whether a name speaks of the reform index."""
    folded = fold(name)
    return any(words in folded for words in _OWN_NAMES)


def goals_reached(targets: tuple[Target, ...], view: ResultView) -> tuple[TargetStanding, ...]:
    """The year's targets for the own index or rank, judged by the published result (seed row R010)."""
    own = (each for each in targets if each.measure is TargetMeasure.INDEX and names_own_index(each.name))
    return tuple(standing(target, (_published(target, view),)) for target in own if target.year == view.year)


def _published(target: Target, view: ResultView) -> ExternalIndex:
    """The result in the form in which a target is judged."""
    return ExternalIndex(
        id="",
        year=view.year,
        name=target.name,
        value=view.index,
        rank=view.rank,
        out_of=view.ranked_of,
    )
