"""Exact scoring: counts and dates in, points with their explanation out. Fractions inside, Decimal outside.

values.py       LeafScore, Explanation, the states
inputs.py       read the inputs of a leaf; refuse what is no count, date or decimal
rules.py        one pure function per rule kind
leaf.py         score_leaf: rule, zero-denominator policy, one rounding
adjustments.py  bonus and penalty with their caps
scorecard.py    score_set, score_points: the sums and the index; tree.py adds the rows
cases.py        worked cases for the command line
"""

from core.scoring.adjustments import apply_adjustments
from core.scoring.cases import score_cases
from core.scoring.errors import CriterionUnknown, PointsOutOfRange, WrongInputs
from core.scoring.leaf import score_leaf
from core.scoring.scorecard import Scorecard, score_points, score_set
from core.scoring.values import Explanation, LeafScore, LeafState

__all__ = [
    "CriterionUnknown",
    "Explanation",
    "LeafScore",
    "LeafState",
    "PointsOutOfRange",
    "Scorecard",
    "WrongInputs",
    "apply_adjustments",
    "score_cases",
    "score_leaf",
    "score_points",
    "score_set",
]
