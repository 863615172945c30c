"""What the commands around a ranking answer, as data."""

from core.publication_changes import Figures, PublicationChanges
from core.ranking_areas import AreaStanding
from core.ranking_comparison import BandChange, KindComparison, Placed, Streak, UnitChange
from core.services.compare_ranking import RankingBeside
from core.services.publish_ranking import HistoryStep
from core.services.ranking_documents import ranking_document
from core.services.ranking_reading import RankingView
from ui.cli.answers import decimal_text
from ui.texts import ranking_page, ranking_rules


def ranked_document(view: RankingView) -> dict[str, object]:
    """The document with every step in words: what lowered a band, and the rule behind it."""
    document = ranking_document(view)
    rows = {row.code: row for row in view.ranking.rows}
    listed = document["rows"]
    assert isinstance(listed, list)
    for told in listed:
        row = rows[told["unit"]]
        told["reasons"] = [ranking_page.step(each) for each in row.steps]
        told["rules"] = [
            rule
            for each in row.steps
            if (rule := ranking_rules.rule_behind(each, view.criteria, scheme_id=view.ranking.scheme_id))
        ]
    document["reopenings"] = len(view.reopenings)
    return document


def comparison_document(beside: RankingBeside) -> dict[str, object]:
    """A year against the year before."""
    comparison = beside.comparison
    before = comparison.before
    return {
        "year": beside.view.round.year - 1,
        "held": before is not None,
        "origin": None if before is None else before.origin.value,
        "same_scheme": comparison.is_same_scheme,
        "kinds": [_kind(kind) for kind in comparison.kinds],
        "streaks": [_streak(each) for each in comparison.streaks],
        "areas": [_area(area) for area in beside.areas],
    }


def _kind(kind: KindComparison) -> dict[str, object]:
    spread = kind.spread
    return {
        "unit_kind": kind.unit_kind,
        "bands": [_band(change) for change in kind.bands],
        "units": [_unit(change) for change in kind.units],
        "gone": [{"unit": each.code, "name": each.name} for each in kind.gone],
        "streaks": [_streak(each) for each in kind.streaks],
        "spread": {
            "compared": spread.compared,
            "risen": spread.risen,
            "fallen": spread.fallen,
            "kept": spread.kept,
            "mean_places": decimal_text(spread.mean),
            "most_up": [unit.now.code for unit in spread.most_up],
            "most_down": [unit.now.code for unit in spread.most_down],
        },
    }


def _band(change: BandChange) -> dict[str, object]:
    return {
        "name": change.name,
        "now": change.now,
        "now_of": change.now_of,
        "now_percent": decimal_text(change.now_percent),
        "before": change.before,
        "before_of": change.before_of,
        "before_percent": decimal_text(change.before_percent),
        "units": change.units,
        "points": decimal_text(change.points),
    }


def _unit(change: UnitChange) -> dict[str, object]:
    return {
        "unit": change.now.code,
        "name": change.now.name,
        "link": change.link.value,
        "rank": change.now.rank,
        "rank_before": None if change.before is None else change.before.rank,
        "rank_change": change.rank_change,
        "index_change": decimal_text(change.index_change),
        "band": change.now.band,
        "band_before": None if change.before is None else change.before.band,
        "formers": [_former(each) for each in change.formers],
    }


def _former(placed: Placed) -> dict[str, object]:
    return {"unit": placed.code, "name": placed.name, "rank": placed.rank}


def _streak(each: Streak) -> dict[str, object]:
    return {
        "band": each.band,
        "years": each.years,
        "since": each.since,
        "from_first_year_held": each.is_from_first,
    }


def _area(area: AreaStanding) -> dict[str, object]:
    return {
        "area": area.area_id,
        "name": area.name,
        "unit_kind": area.unit_kind,
        "points": decimal_text(area.points),
        "maximum": decimal_text(area.maximum),
        "percent": decimal_text(area.percent),
        "low": area.is_low,
        "low_units": [{"unit": unit.code, "percent": decimal_text(unit.percent)} for unit in area.low],
    }


def step_document(step: HistoryStep) -> dict[str, object]:
    """A publication or a reopening."""
    return {
        "publication": step.number,
        "at": step.at.isoformat(),
        "officer": step.officer,
        "reopening": step.is_reopening,
        "reason": step.reason,
        "digest": step.digest,
    }


def changes_document(changes: PublicationChanges) -> dict[str, object]:
    """What one publication changed against the one before."""
    return {
        "earlier": changes.earlier,
        "later": changes.later,
        "causes": list(changes.causes),
        "units": [
            {
                "unit": each.code,
                "name": each.name,
                "before": _figures(each.before),
                "now": _figures(each.now),
            }
            for each in changes.units
        ],
    }


def _figures(figures: Figures) -> dict[str, object]:
    return {
        "rank": figures.rank,
        "total": decimal_text(figures.total),
        "index": decimal_text(figures.index),
        "band": figures.band,
    }
