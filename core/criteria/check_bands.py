"""Whether band schemes, bonus and penalty, and downgrade rules hold together and name what exists."""

from collections import Counter
from collections.abc import Iterable, Iterator

from core.criteria.check_rules import check_tiles
from core.criteria.values import (
    AreaCondition,
    BandScheme,
    CapBand,
    CriteriaSet,
    DownBands,
    DowngradeRule,
    NodeKind,
)
from core.findings import Finding, error


def check_schemes(criteria_set: CriteriaSet) -> Iterator[Finding]:
    """Bands from the best down, tiling [0, infinity), reachable, named once; the default exists."""
    yield from _check_once("band_schemes", (scheme.id for scheme in criteria_set.band_schemes))
    for scheme in criteria_set.band_schemes:
        yield from _check_scheme(scheme)
    known = {"", *(scheme.id for scheme in criteria_set.band_schemes)}  # a missing name is told on reading
    if criteria_set.default_band_scheme not in known:
        yield error("C_SCHEME_UNKNOWN", scheme=criteria_set.default_band_scheme)


def _check_scheme(scheme: BandScheme) -> Iterator[Finding]:
    where = f"band_schemes/{scheme.id}"
    lowers = [band.lower for band in scheme.bands]
    if lowers != sorted(lowers, reverse=True):
        yield error("C_BANDS_ORDER", where)
    yield from check_tiles(where, ((band.lower, band.upper) for band in reversed(scheme.bands)))
    for name, times in Counter(band.name for band in scheme.bands).items():
        if times > 1:
            yield error("C_BAND_NAME_TWICE", where, band=name)
    # A unit that fails a condition falls to the next band it satisfies: the last must take everyone.
    if scheme.bands and scheme.bands[-1].no_zero_criterion:
        yield error("C_LAST_BAND_CONDITION", where, band=scheme.bands[-1].name)


def check_adjustments(criteria_set: CriteriaSet) -> Iterator[Finding]:
    """Positive caps and item points, items named once, no item above its cap."""
    yield from _check_once("adjustments", (adjustment.id for adjustment in criteria_set.adjustments))
    for adjustment in criteria_set.adjustments:
        where = f"adjustments/{adjustment.id}"
        if adjustment.max_total <= 0:
            yield error("C_NOT_POSITIVE", where, member="max_total", value=adjustment.max_total)
        if not adjustment.items:
            yield error("C_LIST_EMPTY", where)
        for key, times in Counter(item.key for item in adjustment.items).items():
            if times > 1:
                yield error("C_KEY_TWICE", where, key=key)
        for item in adjustment.items:
            if item.points <= 0:
                yield error("C_NOT_POSITIVE", where, member=item.key, value=item.points)
            elif item.points > adjustment.max_total:
                yield error("C_POINTS_ABOVE_MAX", where, points=item.points, maximum=adjustment.max_total)


def check_downgrades(criteria_set: CriteriaSet) -> Iterator[Finding]:
    """Every scheme, band and area a downgrade names exists."""
    yield from _check_once("downgrade_rules", (rule.id for rule in criteria_set.downgrade_rules))
    for rule in criteria_set.downgrade_rules:
        yield from _check_condition(criteria_set, rule)
        yield from _check_effect(criteria_set, rule)


def _check_condition(criteria_set: CriteriaSet, rule: DowngradeRule) -> Iterator[Finding]:
    if not isinstance(rule.condition, AreaCondition):
        return
    areas = {node.id for node in criteria_set.nodes if node.kind is NodeKind.AREA}
    for area in rule.condition.areas:
        if area not in areas:
            yield error("C_AREA_UNKNOWN", f"downgrade_rules/{rule.id}", area=area)
    if not rule.condition.areas:
        yield error("C_LIST_EMPTY", f"downgrade_rules/{rule.id}")


def _check_effect(criteria_set: CriteriaSet, rule: DowngradeRule) -> Iterator[Finding]:
    where = f"downgrade_rules/{rule.id}"
    match rule.effect:
        case DownBands(count=count):
            if count < 1:
                yield error("C_NOT_POSITIVE", where, member="count", value=count)
        case CapBand(by_scheme=by_scheme):
            bands = {scheme.id: {band.name for band in scheme.bands} for scheme in criteria_set.band_schemes}
            for scheme, band in by_scheme:
                if scheme not in bands:
                    yield error("C_SCHEME_UNKNOWN", where, scheme=scheme)
                elif band not in bands[scheme]:
                    yield error("C_BAND_UNKNOWN", where, scheme=scheme, band=band)
        case _:
            return


def _check_once(room: str, ids: Iterable[str]) -> Iterator[Finding]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield error("C_KEY_TWICE", room, key=name)
