"""Worked cases against a set: the scoring rules alone, for the command line and for checks from outside."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.criteria.values import CriteriaSet
from core.errors import UserError
from core.scoring.errors import CasesUnreadable, CriterionUnknown, WrongInputs
from core.scoring.leaf import score_leaf
from core.scoring.values import LeafScore


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case: its score, or the error that is this case's alone."""

    criterion_id: str
    score: LeafScore | None = None
    error: UserError | None = None


def score_cases(criteria_set: CriteriaSet, cases: object) -> tuple[CaseResult, ...]:
    """Score decoded cases in their order; only `criterion_id` and `inputs` of each are read.

    `cases` is a document with the member `cases`, or the bare list. Raises CasesUnreadable for anything
    else; whatever is wrong with one case is that case's error.
    """
    listed = cases.get("cases") if isinstance(cases, Mapping) else cases
    if not isinstance(listed, list | tuple):
        raise CasesUnreadable
    return tuple(_score_case(criteria_set, case) for case in listed)


def _score_case(criteria_set: CriteriaSet, case: object) -> CaseResult:
    if not isinstance(case, Mapping):
        return CaseResult(criterion_id="", error=WrongInputs(criterion="", name="", reason="not_an_object"))
    criterion_id = case.get("criterion_id")
    if not isinstance(criterion_id, str):
        return CaseResult(criterion_id="", error=CriterionUnknown(criterion=str(criterion_id)[:60]))
    try:
        leaf = criteria_set.leaf(criterion_id)
    except KeyError:
        return CaseResult(criterion_id=criterion_id, error=CriterionUnknown(criterion=criterion_id))
    try:
        return CaseResult(criterion_id=criterion_id, score=score_leaf(leaf, case.get("inputs")))
    except UserError as refused:
        return CaseResult(criterion_id=criterion_id, error=refused)
