"""Two sets side by side: what was added, removed and changed, and where it stands."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from core.criteria import parse_set
from core.criteria.differences import compare_sets
from core.criteria.editing import add_node, put_in_node, remove_node
from core.packages.plan import CriterionStep
from tests.core import criteria_sets


def test_a_set_is_the_same_as_itself():
    for one in (criteria_sets.sample(), criteria_sets.set_766()):
        found = compare_sets(one, one)
        assert found.is_same
        assert found.differing == ()
        assert [pair.criterion.id for pair in found.pairs] == [node.id for node in one.nodes]


def changed():
    value = criteria_sets.decoded()
    value = remove_node(value, "1.6").value
    value = put_in_node(value, "1.5", path=("max_points",), new="3.00")
    value = put_in_node(value, "1.5", path=("rule", "bands", 0, "points"), new="3.00")
    return put_in_node(value, "2.3", path=("name",), new="Tuyên truyền pháp luật")


def test_points_rules_and_rows_are_counted():
    found = compare_sets(criteria_sets.sample(), parse_set(changed()))
    assert found.counts() == {CriterionStep.REMOVED: 1, CriterionStep.CHANGED: 2}
    assert found.counts(leaves_only=True) == found.counts()
    assert found.count_of("max_points") == 1
    assert found.count_of("rule") == 1
    pairs = {pair.criterion.id: pair for pair in found.pairs}
    assert pairs["1.5"].points_change == Decimal("1.00")
    assert pairs["1.6"].points_change == Decimal("-1.00")
    assert pairs["1.6"].step is CriterionStep.REMOVED
    assert pairs["2.3"].members == ("name",)
    order = [pair.criterion.id for pair in found.pairs]
    assert order.index("1.6") == order.index("1.5") + 1
    assert not found.is_same


def test_what_lies_outside_the_tree_is_named():
    new = replace(criteria_sets.sample(), cap_at_max=True)
    found = compare_sets(criteria_sets.sample(), new)
    assert found.set_members == ("cap_at_max",)
    assert not found.is_same


def test_added_rows_and_rows_gone_from_the_top():
    old = criteria_sets.sample()
    less = replace(old, nodes=old.nodes[12:])
    found = compare_sets(old, less)
    assert [pair.criterion.id for pair in found.pairs][:2] == ["1", "1.1"]
    back = compare_sets(less, old)
    assert back.counts()[CriterionStep.ADDED] == found.counts()[CriterionStep.REMOVED]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 60), max_size=5))
def test_the_way_back_is_the_mirror(places):
    value = criteria_sets.decoded()
    for at in places:
        nodes = value["criteria"]
        value = (
            remove_node(value, nodes[at % len(nodes)]["id"]).value
            if at % 2
            else add_node(value, nodes[at % len(nodes)]["id"]).value
        )
    from core.criteria.reading import read_set

    old, new = criteria_sets.sample(), read_set(value)[0]
    there, back = compare_sets(old, new), compare_sets(new, old)
    assert there.counts()[CriterionStep.ADDED] == back.counts()[CriterionStep.REMOVED]
    assert there.counts()[CriterionStep.CHANGED] == back.counts()[CriterionStep.CHANGED]
    assert {pair.criterion.id for pair in there.pairs} == {pair.criterion.id for pair in back.pairs}
