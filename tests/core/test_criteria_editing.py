"""Edits of a draft: what they change, what they leave alone, and that every step can be taken back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.criteria import NodeKind, RuleKind, check_set
from core.criteria.edit_history import EditHistory
from core.criteria.editing import (
    CodeTaken,
    PlaceWrong,
    add_area,
    add_node,
    duplicate_node,
    in_tree_order,
    move_node,
    node_of,
    place_node,
    put,
    put_in_node,
    remove_node,
    rename_node,
    set_kind,
    set_rule_kind,
    sum_below,
)
from core.criteria.rule_forms import RULE_FORMS, fresh_rule
from core.findings import has_errors
from tests.core import criteria_sets


def draft():
    return criteria_sets.decoded()


def ids(value):
    return [node["id"] for node in value["criteria"]]


def test_nothing_is_changed_in_place():
    value = draft()
    changed = put_in_node(value, "1.1.1", path=("rule", "steps", 0, "points"), new="0.80")
    assert value == draft()
    assert node_of(changed, "1.1.1")["rule"]["steps"][0]["points"] == "0.80"
    assert node_of(changed, "1.1.2") is node_of(value, "1.1.2")


def test_none_takes_a_member_away_or_leaves_it_open():
    value = put(put(draft(), ("cap_at_max",), new=True), ("cap_at_max",), new=None)
    assert "cap_at_max" not in value
    open_one = put_in_node(value, "1.1.1", path=("na_policy",), new=None)
    assert node_of(open_one, "1.1.1")["na_policy"] is None


def test_another_code_is_followed_by_what_names_it():
    value = rename_node(draft(), "3", to="III")
    assert {
        node["parent_id"] for node in value["criteria"] if node["id"].startswith("3.") and node["level"] == 2
    } == {"III"}
    rule = next(rule for rule in value["downgrade_rules"] if rule["id"] == "AREA75")
    assert rule["when"]["any_area_below_percent"] == ["III", "7"]
    assert not has_errors(check_set(value))
    assert rename_node(value, "III", to="III") is value


@pytest.mark.parametrize("code", ["", "  ", "1.1.2"])
def test_a_code_is_not_given_twice(code):
    with pytest.raises(CodeTaken):
        rename_node(draft(), "1.1.1", to=code)


def test_a_new_row_stands_below_a_group_and_after_a_leaf():
    below = add_node(draft(), "1.1")
    assert below.node == "1.1.3"
    assert ids(below.value)[ids(below.value).index("1.1.3") - 1] == "1.1.2"
    after = add_node(draft(), "1.1.1")
    assert ids(after.value)[:5] == ["1", "1.1", "1.1.1", "1.1.3", "1.1.2"]
    assert add_node({"criteria": []}, "").node == "1"
    assert add_area(draft()).node == "9"
    romans = {"criteria": [{"id": "III", "parent_id": None, "kind": "area"}]}
    assert add_area(romans).node == "IV"
    letters = {"criteria": [{"id": "B", "parent_id": None, "kind": "area"}]}
    assert add_area(letters).node == "C"
    empty = {"criteria": [{"id": "II", "parent_id": None, "kind": "area"}]}
    assert add_node(empty, "II").node == "II.1"


def test_removing_takes_everything_below():
    gone = remove_node(draft(), "1.1")
    assert "1.1.1" not in ids(gone.value)
    assert gone.node == "1"
    only = {"criteria": [{"id": "1", "parent_id": None, "kind": "area"}]}
    assert remove_node(only, "1").node == ""


def test_a_copy_has_fresh_codes_all_the_way_down():
    copied = duplicate_node(draft(), "1.1")
    assert copied.node == "1.7"
    at = ids(copied.value).index("1.7")
    assert ids(copied.value)[at : at + 3] == ["1.7", "1.7.1", "1.7.2"]
    assert node_of(copied.value, "1.7.1")["parent_id"] == "1.7"
    assert len(set(ids(copied.value))) == len(ids(copied.value))


def test_a_row_moves_with_what_is_below_it():
    down = move_node(draft(), "1.1", steps=1)
    assert ids(down)[:5] == ["1", "1.2", "1.1", "1.1.1", "1.1.2"]
    assert move_node(down, "1.1", steps=-1) == draft()
    assert move_node(draft(), "1.1", steps=-1) == draft()
    assert ids(move_node(draft(), "8", steps=-7))[0] == "8"


def test_a_row_goes_to_another_place_but_never_below_itself():
    placed = place_node(draft(), "1.2", parent="2")
    assert node_of(placed, "1.2")["parent_id"] == "2"
    top = place_node(draft(), "1.1", parent=None)
    assert node_of(top, "1.1")["kind"] == "area"
    assert node_of(top, "1.1.1")["level"] == 2
    back = place_node(top, "1.1", parent="1")
    assert node_of(back, "1.1")["kind"] == "group"
    for parent in ("1.1", "1.2"):
        with pytest.raises(PlaceWrong):
            place_node(draft(), "1.1", parent=parent)


def test_another_kind_drops_what_it_has_no_use_for():
    group = set_kind(draft(), "1.2", kind=NodeKind.GROUP)
    assert node_of(group, "1.2")["rule"] is None
    follow = set_kind(draft(), "1.2", kind=NodeKind.FOLLOW_ONLY)
    assert node_of(follow, "1.2")["max_points"] == "0.00"
    assert set_kind(draft(), "1.2", kind=NodeKind.LEAF) == draft()


@pytest.mark.parametrize("kind", list(RuleKind))
def test_a_rule_of_every_kind_can_be_begun(kind):
    value = set_rule_kind(draft(), "1.2", kind=kind)
    rule = node_of(value, "1.2")["rule"]
    assert rule["kind"] == kind.value
    form = RULE_FORMS[kind]
    assert {each.name for each in form.single} | {form.rows} - {""} >= rule.keys() - {"kind"}
    codes = {each.code for each in check_set(value) if each.where == "1.2"}
    assert codes <= {"C_LIST_EMPTY", "C_MAX_UNREACHABLE"}
    assert fresh_rule(kind, Decimal(2))["kind"] == kind.value


def test_inputs_that_fit_the_new_kind_are_kept():
    value = set_rule_kind(draft(), "1.3.1", kind=RuleKind.CHECKLIST_ALL)
    assert node_of(value, "1.3.1")["data_source"] == "inspection"
    other = set_rule_kind(draft(), "1.3.1", kind=RuleKind.COUNT_BANDS)
    assert node_of(other, "1.3.1")["data_source"] is None
    assert node_of(other, "1.3.1")["indicator"]["form"] == "count"
    assert set_rule_kind(value, "1.3.1", kind=RuleKind.CHECKLIST_ALL) is value


def test_sums_of_the_rows_below():
    assert sum_below(draft(), "1.1") == Decimal("3.00")
    assert sum_below(draft(), None) == Decimal("100.00")


def test_rows_come_behind_what_they_belong_to():
    shuffled = draft()
    shuffled["criteria"] = sorted(shuffled["criteria"], key=lambda node: node["level"])
    assert ids(in_tree_order(shuffled)) == ids(draft())
    lost = {"criteria": [{"id": "x", "parent_id": "gone"}, {"id": "1", "parent_id": None}]}
    assert ids(in_tree_order(lost)) == ["1", "x"]


ACTS = st.sampled_from(
    [
        lambda value, node: add_node(value, node).value,
        lambda value, node: remove_node(value, node).value,
        lambda value, node: duplicate_node(value, node).value,
        lambda value, node: move_node(value, node, steps=1),
        lambda value, node: move_node(value, node, steps=-2),
        lambda value, node: rename_node(value, node, to=f"{node}x"),
        lambda value, node: put_in_node(value, node, path=("name",), new="Tên khác"),
        lambda value, node: set_kind(value, node, kind=NodeKind.LEAF),
        lambda value, node: set_rule_kind(value, node, kind=RuleKind.RATIO_BANDS),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ACTS, st.integers(0, 400)), max_size=8))
def test_undoing_everything_is_the_draft_as_it_was_and_redoing_the_draft_as_it_became(steps):
    history = EditHistory(value=draft())
    for act, at in steps:
        nodes = ids(history.value)
        if not nodes:
            break
        history = history.edited(act(history.value, nodes[at % len(nodes)]))
        assert len(set(ids(history.value))) == len(ids(history.value))
        assert ids(in_tree_order(history.value)) == ids(history.value)
    last, taken = history.value, len(history.past)
    for _ in range(taken + 1):
        history = history.undo()
    assert history.value == draft()
    for _ in range(taken + 1):
        history = history.redo()
    assert history.value == last


def test_an_edit_after_an_undo_forgets_what_was_taken_back():
    first = EditHistory(value={"criteria": []}).edited({"criteria": [1]})
    again = first.undo().edited({"criteria": [2]})
    assert again.undone == ()
    assert again.edited({"criteria": [2]}) is again
