"""A round of any number of units by sixty criteria, scored and ranked without a workspace."""

import json

from bench.province import sixty_criteria

from core.criteria import parse_set
from core.ranking import Standing, rank, result_of
from core.sample.province import Province
from core.scoring import score_set
from main import UNITS as OFFICIAL
from storage.paths import resources_folder
from storage.sample_stage import sample_data

YEAR = 2023
UNITS = 3_321
"""Communes, wards and special zones of the whole country."""
_CODE = "79"


class Round:
    """One commune's inputs for every criterion, scored as often as there are units."""

    def __init__(self) -> None:
        self.criteria = parse_set(json.loads(sixty_criteria()))
        province = Province(
            sample_data(resources_folder()), self.criteria, units=OFFICIAL.communes_of(_CODE)[:1]
        )
        lines = province.year(0, YEAR, papers=60).score.lines
        self.inputs = {line.criterion.id: line.inputs for line in lines if line.inputs is not None}
        self.lines = len(lines)

    def rank(self, units: int) -> None:
        """Every criterion of so many units, then their order and bands."""
        standings = [
            Standing(
                code=f"{number:05}",
                name=str(number),
                unit_kind="commune",
                result=result_of(score_set(self.criteria, self.inputs, year=YEAR)),
            )
            for number in range(units)
        ]
        rank(self.criteria, standings, year=YEAR)
