"""An appraisal round: one year, one criteria set, the units expected; and the ranking it ends in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from core.assessment import State
from core.errors import UserError


class NoRound(UserError):
    """No round of this year."""

    code = "E_NO_ROUND"


class NotExpected(UserError):
    """The unit is not among those expected in the round."""

    code = "E_NOT_EXPECTED"


class NotReceived(UserError):
    """The unit has submitted nothing yet."""

    code = "E_NOT_RECEIVED"


class RoundBegun(UserError):
    """Packages were received: the set stays, and so does every unit that sent one."""

    code = "E_ROUND_BEGUN"


class RoundPublished(UserError):
    """The ranking is published; points are frozen until the round is opened again."""

    code = "E_PUBLISHED"


class UnknownBands(UserError):
    """The criteria set has no band scheme of this name; fields: `scheme`, `criteria`."""

    code = "E_BANDS_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A year's round at the appraiser. `units` are the codes of the submitters expected, ascending."""

    year: int
    criteria_set: str
    criteria_version: str
    band_scheme: str
    units: tuple[str, ...]
    due_on: date
    opened_at: datetime
    published_at: datetime | None = None

    def wrongs(self, sent: Collection[str], *, by: "Round") -> bool:
        """Whether another form of the round leaves out units that sent, or judges them by another set."""
        is_same_set = (self.criteria_set, self.criteria_version) == (by.criteria_set, by.criteria_version)
        return bool(sent) and not (is_same_set and set(sent) <= set(by.units))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A frozen ranking: the canonical document and the digests of every package it was computed from."""

    year: int
    number: int
    at: datetime
    officer: str
    document: bytes
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one unit's assessment stands in this workspace, and under which criteria set."""

    unit: str
    year: int
    state: State
    criteria_set: str
    criteria_version: str
    package: str = ""
    revision: int = 0
    received_at: datetime | None = None
