"""An authority's result as a unit reads it: every line beside what was submitted, areas, and its versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.criteria import CriteriaSet
from core.numbers import percent
from core.packages.payloads import ResultBody

ZERO = Decimal("0.00")
_EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """One criterion as submitted and as appraised, with the appraiser's reason.

    The package tells one appraised value per line, the final one; `self_points` is None where the unit does
    not score the criterion itself.
    """

    criterion: str
    name: str
    area: str
    area_name: str
    maximum: Decimal
    self_points: Decimal | None
    points: Decimal | None
    state: str
    reason: str
    opinion: str

    @property
    def cut(self) -> Decimal:
        """Points the appraisal took away from the self score; below zero when it gave more."""
        if self.self_points is None or self.points is None:
            return ZERO
        return self.self_points - self.points

    @property
    def lost(self) -> Decimal:
        """Points missing to the maximum: what may be won back. An excluded line lost nothing."""
        return ZERO if self.points is None or self.is_excluded else self.maximum - self.points

    @property
    def is_excluded(self) -> bool:
        """Whether the line left score and maximum (guide 6)."""
        return self.state == _EXCLUDED


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultArea:
    """One area: sum of its lines, self and appraised, against its maximum after exclusion."""

    area: str
    name: str
    self_points: Decimal
    points: Decimal
    maximum: Decimal

    @property
    def share(self) -> Decimal | None:
        """Points in percent of the maximum, rounded once; None where nothing is left to score."""
        return percent(self.points, self.maximum) if self.maximum else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultVersion:
    """One result package that was received, newest first in a view: a publication may be reopened."""

    revision: int
    digest: str
    received_at: datetime
    published_on: date
    answers_revision: int
    index: Decimal
    band: str
    rank: int | None
    ranked_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """The year's result as the authority published it.

    `newest_revision` is the newest submission this office sent; the result may answer an older one.
    """

    year: int
    digest: str
    received_at: datetime
    sender: str
    answers: str
    answers_revision: int
    newest_revision: int
    total: Decimal
    maximum: Decimal
    index: Decimal
    band: str
    rank: int | None
    ranked_of: int
    flags: tuple[str, ...]
    steps: tuple[str, ...]
    published_on: date
    lines: tuple[ResultLine, ...]
    areas: tuple[ResultArea, ...]
    versions: tuple[ResultVersion, ...]

    @property
    def is_newest(self) -> bool:
        """Whether no later package of the year replaced this one."""
        return not self.versions or self.versions[0].digest == self.digest

    @property
    def is_for_older(self) -> bool:
        """Whether a newer submission than the one answered was sent; never where that is unknown."""
        return 0 < self.answers_revision < self.newest_revision

    @property
    def lost(self) -> Decimal:
        """All points missing to the maximum."""
        return sum((line.lost for line in self.lines), ZERO)

    def line(self, criterion: str) -> ResultLine | None:
        """The line of a criterion, or None when the result has none."""
        return next((line for line in self.lines if line.criterion == criterion), None)


def lines_of(body: ResultBody, criteria: CriteriaSet) -> tuple[ResultLine, ...]:
    """The lines of a result under the names of the set they were scored by."""
    nodes = {node.id: node for node in criteria.nodes}
    found = []
    for line in body.lines:
        node = nodes.get(line.criterion)
        area = None if node is None else criteria.area_of(node.id)
        found.append(
            ResultLine(
                criterion=line.criterion,
                name="" if node is None else node.name,
                area="" if area is None else area.id,
                area_name="" if area is None else area.name,
                maximum=line.maximum,
                self_points=line.self_points,
                points=line.points,
                state=line.state,
                reason=line.reason,
                opinion=line.opinion,
            )
        )
    return tuple(found)


def areas_of(lines: Sequence[ResultLine]) -> tuple[ResultArea, ...]:
    """Sums by area in the order of the lines; a line without a value counts 0, an excluded one nothing."""
    names = dict.fromkeys((line.area, line.area_name) for line in lines)
    return tuple(
        _area(area, name, lines=[line for line in lines if line.area == area]) for area, name in names
    )


def _area(area: str, name: str, *, lines: Iterable[ResultLine]) -> ResultArea:
    counted = [line for line in lines if not line.is_excluded]
    return ResultArea(
        area=area,
        name=name,
        self_points=sum((line.self_points or ZERO for line in counted), ZERO),
        points=sum((line.points or ZERO for line in counted), ZERO),
        maximum=sum((line.maximum for line in counted), ZERO),
    )
