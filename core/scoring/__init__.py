"""Exact scoring: counts and dates in, points with their explanation out. Fractions inside, Decimal outside.

values.py       LeafScore, Explanation, the states
inputs.py       read the inputs of a leaf; refuse what is no count, date or decimal
rules.py        one pure function per rule kind
leaf.py         score_leaf: rule, zero-denominator policy, one rounding
adjustments.py  bonus and penalty with their caps
scorecard.py    score_set, score_points: the sums and the index; tree.py adds the rows
cases.py        worked cases for the command line
"""

from core.scoring.adjustments import Adjustments, apply_adjustments
from core.scoring.cases import CaseResult, score_cases
from core.scoring.errors import CasesUnreadable, CriterionUnknown, PointsOutOfRange, WrongInputs
from core.scoring.leaf import score_leaf
from core.scoring.scorecard import Scorecard, ScoreLine, check_points, score_points, score_set
from core.scoring.values import Explanation, LeafScore, LeafState

__all__ = [
    "Adjustments",
    "CaseResult",
    "CasesUnreadable",
    "CriterionUnknown",
    "Explanation",
    "LeafScore",
    "LeafState",
    "PointsOutOfRange",
    "ScoreLine",
    "Scorecard",
    "WrongInputs",
    "apply_adjustments",
    "check_points",
    "score_cases",
    "score_leaf",
    "score_points",
    "score_set",
]
