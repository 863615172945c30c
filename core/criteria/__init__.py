"""Criteria sets: the tree an office is scored by, read from data and checked before use.

values.py   CriteriaSet, Criterion, bands, downgrades, adjustments
rules.py    the rule kinds as values
members.py  typed access to decoded JSON; reading.py, reading_rules.py  JSON -> values
checks.py   what must hold between the values: sums, tree; check_rules.py, check_bands.py the rest
loading.py  check_set and parse_set, the two ways in
"""

from core.criteria.errors import CriteriaSetRefused
from core.criteria.loading import check_set, parse_set
from core.criteria.rules import Formula, Rule, RuleKind
from core.criteria.values import (
    Adjustment,
    AdjustmentItem,
    Band,
    BandScheme,
    CriteriaSet,
    Criterion,
    DowngradeRule,
    Indicator,
    IndicatorForm,
    NaPolicy,
    NodeKind,
    ScoredBy,
)

__all__ = [
    "Adjustment",
    "AdjustmentItem",
    "Band",
    "BandScheme",
    "CriteriaSet",
    "CriteriaSetRefused",
    "Criterion",
    "DowngradeRule",
    "Formula",
    "Indicator",
    "IndicatorForm",
    "NaPolicy",
    "NodeKind",
    "Rule",
    "RuleKind",
    "ScoredBy",
    "check_set",
    "parse_set",
]
