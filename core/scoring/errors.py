"""What the scoring engine refuses. The reasons of `WrongInputs` are codes with sentences in the texts."""

from typing import ClassVar

from core.errors import UserError


class WrongInputs(UserError):
    """An input of a leaf cannot be what it says: fields `criterion`, `input`, `reason`."""

    code: ClassVar[str] = "E_INPUTS"

    def __init__(self, *, criterion: str, name: str, reason: str) -> None:
        super().__init__(criterion=criterion, input=name, reason=reason)
        self.criterion = criterion
        self.name = name
        self.reason = reason


class PointsOutOfRange(UserError):
    """Given points below 0, above the maximum, off the step or finer than the set's decimals.

    Fields `criterion`, `points`, `maximum`, `reason` (below_zero, above_max, off_step, decimals).
    """

    code: ClassVar[str] = "E_POINTS_RANGE"


class CriterionUnknown(UserError):
    """No leaf of the set has this id: field `criterion`."""

    code: ClassVar[str] = "E_CRITERION_UNKNOWN"


class CasesUnreadable(UserError):
    """A file of worked cases has no list of cases."""

    code: ClassVar[str] = "E_CASES"
