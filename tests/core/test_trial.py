"""A set tried on a year: what is kept, what is computed anew, what nothing is known about, and why it differs."""

from datetime import UTC, datetime
from decimal import Decimal

from core.assessment import AdjustmentEntry, Appraisal, CriterionEntry, Stage
from core.criteria import parse_set
from core.criteria.editing import add_node, put_in_node, remove_node, rename_node
from core.ranking import Standing, rank, result_of
from core.self_score import Holdings
from core.trial import HeldUnit, Origin, joined, try_unit
from core.units import Unit, UnitKind
from tests.core import criteria_sets

AT = datetime(2026, 1, 5, tzinfo=UTC)
OLD = criteria_sets.sample()


def unit(number):
    return Unit(code=f"2170{number}", name=f"Xã {number}", kind=UnitKind.COMMUNE, province_code="52")


def held(number, *, share, entries=(), skip=()):
    given = tuple(
        Appraisal(
            criterion=leaf.id,
            stage=Stage.APPRAISAL_1,
            points=(leaf.max_points * share / 100).quantize(Decimal("0.01")),
            officer="An",
            at=AT,
        )
        for leaf in OLD.leaves()
        if leaf.id not in skip
    )
    return HeldUnit(
        unit=unit(number),
        holdings=Holdings(records=(), entries=entries, documents=(), outside={}),
        appraisals=given,
        adjustments=(AdjustmentEntry(item="model", count=1),),
    )


def tried(new, *units):
    cards = {each.unit.code: try_unit(OLD, new, held=each, year=2025) for each in units}
    was = {each.unit.code: try_unit(OLD, OLD, held=each, year=2025) for each in units}

    def ranking(criteria, found):
        standings = [
            Standing(
                code=each.unit.code,
                name=each.unit.name,
                unit_kind="commune",
                result=result_of(found[each.unit.code].card),
            )
            for each in units
        ]
        return rank(criteria, standings, year=2025)

    return joined(OLD, new, year=2025, units=cards, before=ranking(OLD, was), after=ranking(new, cards))


def changed(edit):
    return parse_set(edit(criteria_sets.decoded()))


def test_the_same_set_changes_nothing():
    trial = tried(OLD, held(1, share=Decimal(90)), held(2, share=Decimal(70)))
    assert [row.index_change for row in trial.rows] == [Decimal(0), Decimal(0)]
    assert trial.bands_changed == trial.ranks_changed == 0
    assert {line.origin for row in trial.rows for line in row.lines} == {Origin.KEPT}
    assert all(not cause.units for cause in trial.causes)


def test_a_changed_leaf_is_scored_anew_from_the_entries_held():
    def edit(value):
        return put_in_node(value, "3.2.4", path=("rule", "options", 1, "points"), new="0.40")

    entry = CriterionEntry(criterion="3.2.4", inputs=(("option", "no"),))
    trial = tried(changed(edit), held(1, share=Decimal(100), entries=(entry,)))
    line = next(each for each in trial.rows[0].lines if each.criterion == "3.2.4")
    assert (line.origin, line.before, line.after) == (Origin.COMPUTED, Decimal("0.50"), Decimal("0.40"))
    assert line.weight == Decimal("-0.10")
    assert trial.rows[0].lines[0] == line
    assert trial.causes[0].criterion == "3.2.4"
    assert trial.causes[0].units == 1


def test_a_leaf_without_data_leaves_score_and_maximum_and_is_told_apart():
    new = changed(lambda value: put_in_node(value, "1.3.1", path=("name",), new="Tên khác"))
    kept = tried(new, held(1, share=Decimal(80)))
    assert kept.rows[0].without_data == 0  # another name changes no score
    new = changed(lambda value: put_in_node(value, "1.3.1", path=("rule", "items", 0, "points"), new="0.40"))
    trial = tried(new, held(1, share=Decimal(80)))
    row = trial.rows[0]
    assert row.without_data == 1
    assert row.maximum_without_data == Decimal("1.00")
    assert row.after.maximum == Decimal("99.00")
    assert next(cause for cause in trial.causes if cause.criterion == "1.3.1").without_data == 1


def test_added_and_removed_leaves_are_causes():
    def edit(value):
        value = remove_node(value, "1.6").value
        added = add_node(value, "1.5")
        value = put_in_node(added.value, added.node, path=("max_points",), new="1.00")
        value = put_in_node(value, added.node, path=("name",), new="Tiêu chí mới")
        like = next(node for node in value["criteria"] if node["id"] == "1.5")
        for member in ("scored_by", "na_policy", "indicator"):
            value = put_in_node(value, added.node, path=(member,), new=like[member])
        rule = {"kind": "count_bands", "bands": [{"ge": 1, "points": "1.00"}, {"ge": 0, "points": "0.00"}]}
        value = put_in_node(value, added.node, path=("rule",), new=rule)
        return rename_node(value, added.node, to="1.7")

    new = changed(edit)
    trial = tried(new, held(1, share=Decimal(50)))
    origins = {line.criterion: line.origin for line in trial.rows[0].lines}
    assert origins["1.7"] is Origin.NO_DATA
    assert origins["1.6"] is Origin.GONE
    gone = next(cause for cause in trial.causes if cause.criterion == "1.6")
    assert gone.is_gone
    assert gone.mean == Decimal("-0.50")


def test_ranks_and_bands_change_with_the_points():
    def edit(value):
        return put_in_node(value, "3.2.4", path=("rule", "options", 1, "points"), new="0.10")

    new = changed(edit)
    low = CriterionEntry(criterion="3.2.4", inputs=(("option", "no"),))
    high = CriterionEntry(criterion="3.2.4", inputs=(("option", "yes"),))
    first, second = (
        held(1, share=Decimal("79.1"), entries=(low,)),
        held(2, share=Decimal(79), entries=(high,)),
    )
    trial = tried(new, first, second)
    ranks = {row.after.code: (row.before.rank, row.after.rank) for row in trial.rows}
    assert ranks == {"21701": (1, 2), "21702": (2, 1)}
    assert trial.ranks_changed == 2
    assert {row.rank_change for row in trial.rows} == {1, -1}


def test_computed_points_off_an_appraisers_step_do_not_stop_the_run():
    def edit(value):
        return put_in_node(value, "3.2.4", path=("step",), new="0.25")

    new = changed(edit)
    trial = tried(new, held(1, share=Decimal(33)))
    assert trial.rows[0].after.index is not None


def test_a_unit_that_sent_nothing_stays_without_an_index():
    before = rank(OLD, [Standing(code="1", name="Xã", unit_kind="commune", result=None)], year=2025)
    trial = joined(OLD, OLD, year=2025, units={}, before=before, after=before)
    assert trial.rows[0].index_change is None
    assert trial.rows[0].rank_change == 0
    assert not trial.rows[0].is_band_changed


def test_an_exclusion_is_kept():
    base = held(1, share=Decimal(60), skip=("6.3",))
    out = Appraisal(criterion="6.3", stage=Stage.APPRAISAL_1, points=None, excluded=True, officer="An", at=AT)
    trial = tried(
        OLD,
        HeldUnit(unit=base.unit, holdings=base.holdings, appraisals=(*base.appraisals, out), adjustments=()),
    )
    line = next(each for each in trial.rows[0].lines if each.criterion == "6.3")
    assert (line.origin, line.is_excluded, line.after) == (Origin.KEPT, True, None)
    assert trial.rows[0].without_data == 0
    assert trial.rows[0].after.maximum == Decimal("98.00")
