"""The editor of a criteria set: edits are kept at once, checked at once, and can be taken back."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.criteria import NaPolicy, RuleKind
from core.criteria.editing import node_of
from core.criteria.rule_days import NotAYearDay, read_year_day_text
from core.criteria.rule_forms import RULE_FORMS, Entry, Parameter
from core.units import Role
from tests.ui import fakes
from ui.criteria_rows import shown, typed
from ui.desk import Desk
from ui.dialogs import edit_criteria
from ui.dialogs.edit_criteria import EditCriteriaDialog
from ui.rule_editor import member_of, rows_of


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Role.APPRAISER)


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk) -> EditCriteriaDialog:
    draft = desk.services.criteria_work.drafts.begin(desk.services.adopt_criteria.find(fakes.SET_ID))
    dialog = EditCriteriaDialog(desk, draft)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def kept(editor: EditCriteriaDialog) -> Any:
    return editor.desk.services.criteria_work.drafts.read(editor.state.draft.head.id).value


def commit(editor: EditCriteriaDialog, name: str, value: Any) -> None:
    editor.editor.field(name).committed.emit(value)


def codes(editor: EditCriteriaDialog) -> set[tuple[str, str]]:
    return {(each.code, each.where) for each in editor.state.findings}


def test_an_edit_is_kept_checked_and_shown_at_once(editor: EditCriteriaDialog) -> None:
    editor.tree.select_row("1.1.1")
    commit(editor, "max_points", Decimal("1.50"))
    assert node_of(kept(editor), "1.1.1")["max_points"] == "1.50"
    assert ("C_SUM", "1.1") in codes(editor)
    assert editor.findings.isVisible()
    assert editor.tree._items["1.1.1"][1].text() == "1,50"


def test_undo_and_redo_go_through_the_keys(qtbot: QtBot, editor: EditCriteriaDialog) -> None:
    editor.tree.select_row("1.1.1")
    commit(editor, "name", "Tên khác")
    editor.tree.setFocus()
    qtbot.keyClick(editor.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert node_of(kept(editor), "1.1.1")["name"] == "Ban hành kế hoạch CCHC năm kịp thời"
    qtbot.keyClick(editor.tree, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert node_of(kept(editor), "1.1.1")["name"] == "Tên khác"


@pytest.mark.parametrize("kind", list(RuleKind))
def test_every_rule_kind_has_its_fields(editor: EditCriteriaDialog, kind: RuleKind) -> None:
    editor.tree.select_row("1.2")
    commit(editor, "rule.kind", kind)
    rule = editor.editor.rule
    assert rule is not None
    assert rule.kind is kind
    assert set(rule.fields) == {each.name for each in RULE_FORMS[kind].single}
    assert (rule.grid is None) == (not RULE_FORMS[kind].rows)
    for name, field in rule.fields.items():
        field.committed.emit(Decimal("0.50"))
        assert node_of(kept(editor), "1.2")["rule"][name] in {"0.50", "0.5"}
    if rule.grid is not None:
        before = len(rows_of(RULE_FORMS[kind], node_of(kept(editor), "1.2")["rule"]))
        rule.grid.add_row()
        held = editor.editor.rule
        assert held is not None
        assert held.grid is not None
        assert held.grid.model.rowCount() == before + 1


def test_the_list_of_a_rule_is_edited_in_its_cells(editor: EditCriteriaDialog) -> None:
    editor.tree.select_row("1.1.2")
    rule = editor.editor.rule
    assert rule is not None
    assert rule.grid is not None
    model = rule.grid.model
    assert model.setData(model.index(1, 0), "70")
    assert ("C_BAND_OVERLAP", "1.1.2") in codes(editor) or ("C_BAND_GAP", "1.1.2") in codes(editor)
    assert not model.setData(model.index(1, 0), "bảy mươi")
    assert "bảy mươi" in rule._said.text()
    rule.grid.view.setCurrentIndex(model.index(0, 0))
    rule.grid.move_row(1)
    rule.grid.remove_row()
    assert len(node_of(kept(editor), "1.1.2")["rule"]["bands"]) == 2


def test_the_formula_is_tried_at_once(editor: EditCriteriaDialog) -> None:
    editor.tree.select_row("1.1.2")
    trial = editor.editor.trial
    assert trial is not None
    assert trial.form is not None
    trial.form.fields["done"].show_value(23)
    trial.form.fields["planned"].show_value(27)
    trial.form.edited.emit(trial.form.pairs())
    assert trial.said.text().startswith("1,70 điểm")
    commit(editor, "max_points", Decimal(4))
    assert editor.editor.trial is trial
    assert trial.said.text().startswith("3,41 điểm")
    commit(editor, "na_policy", None)
    assert "Chưa đủ tham số" in trial.said.text()


def test_a_finding_leads_to_its_place(editor: EditCriteriaDialog) -> None:
    editor.stand_on("2.2.1")
    assert editor.tree.current_id() == "2.2.1"
    editor.stand_on("band_schemes/5-band")
    assert editor.tabs.currentIndex() == 3
    editor.stand_on("downgrade_rules/AREA75")
    assert editor.tabs.currentIndex() == 4
    editor.stand_on("")
    assert editor.tabs.currentIndex() == 1


def test_rows_are_added_moved_copied_and_removed(
    editor: EditCriteriaDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.tree.select_row("1.1")
    editor.add()
    assert editor.tree.current_id() == "1.1.3"
    editor.shift(-1)
    ids = [node["id"] for node in kept(editor)["criteria"]]
    assert ids.index("1.1.3") < ids.index("1.1.2")
    editor.duplicate()
    assert editor.tree.current_id() == "1.1.4" or editor.tree.current_id().startswith("1.1.")
    editor.add_area()
    assert editor.tree.current_id() == "9"
    editor.tree.select_row("8")
    monkeypatch.setattr(edit_criteria, "ask", lambda *_asked, **_more: True)
    editor.remove()
    assert "8.1" not in [node["id"] for node in kept(editor)["criteria"]]


def test_another_code_goes_on_standing_there_and_a_taken_one_is_refused(
    editor: EditCriteriaDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr("ui.messages.show_error", lambda _parent, error: said.append(error))
    editor.tree.select_row("1.2")
    commit(editor, "id", "1.20")
    assert editor.tree.current_id() == "1.20"
    commit(editor, "id", "1.5")
    assert len(said) == 1
    assert editor.tree.current_id() == "1.20"


def test_scorer_policy_step_evidence_and_place_are_edited(editor: EditCriteriaDialog) -> None:
    editor.tree.select_row("1.2")
    commit(editor, "na_policy", NaPolicy.FULL)
    commit(editor, "step", Decimal("0.25"))
    commit(editor, "evidence", "Báo cáo\nCông văn")
    commit(editor, "applies_to.province", True)
    commit(editor, "needs_confirmation", False)
    commit(editor, "parent_id", "2")
    node = node_of(kept(editor), "1.2")
    assert (node["na_policy"], node["step"], node["evidence"]) == ("full", "0.25", ["Báo cáo", "Công văn"])
    assert node["applies_to"] == ["commune", "province"]
    assert node["parent_id"] == "2"


def test_the_sum_of_the_rows_below_is_taken_when_asked(editor: EditCriteriaDialog) -> None:
    editor.tree.select_row("1.1.1")
    commit(editor, "max_points", Decimal("1.50"))
    editor.tree.select_row("1.1")
    assert editor.editor._sum is not None
    editor.editor._sum.click()
    assert node_of(kept(editor), "1.1")["max_points"] == "3.50"


def test_general_data_bonus_bands_and_downgrades_are_edited(editor: EditCriteriaDialog) -> None:
    general, adjustments, bands, downgrades = (editor.tabs.widget(at) for at in range(1, 5))
    general.fields["year"].committed.emit(2027)  # type: ignore[attr-defined]
    general.fields["total_max"].committed.emit(Decimal(90))  # type: ignore[attr-defined]
    adjustments.caps[0].committed.emit(Decimal(5))  # type: ignore[attr-defined]
    adjustments._add("bonus")  # type: ignore[attr-defined]
    bands._add()  # type: ignore[attr-defined]
    grid = downgrades.grid  # type: ignore[attr-defined]
    assert grid.model.setData(grid.model.index(0, 6), "75")
    value = kept(editor)
    assert (value["year"], value["total_max"]) == (2027, "90.00")
    assert value["adjustments"][0]["max_total"] == "5.00"
    assert len(value["adjustments"]) == 3
    assert value["band_schemes"][-1] == {"id": "T1", "bands": []}
    assert value["downgrade_rules"][0]["when"]["value"] == "75"
    assert value["downgrade_rules"][0]["source"]
    adjustments._remove(2)  # type: ignore[attr-defined]
    bands._remove(3)  # type: ignore[attr-defined]
    assert len(kept(editor)["adjustments"]) == 2


def test_nothing_is_adopted_while_errors_stand_and_then_only_on_a_yes(
    editor: EditCriteriaDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit_criteria, "ask", lambda *_asked, **_more: True)
    monkeypatch.setattr(edit_criteria, "tell", lambda *_said, **_more: None)
    editor.tree.select_row("1.1.1")
    commit(editor, "max_points", None)
    editor.adopt()
    assert editor.adopted is None
    editor._undo()
    editor.adopt()
    assert editor.adopted is not None
    assert editor.adopted.version == "2"


def test_a_band_with_a_reason_kept_through_the_grid_of_downgrades(editor: EditCriteriaDialog) -> None:
    from core.criteria.downgrade_rows import rows_of_rules, rules_of_rows

    rules = kept(editor)["downgrade_rules"]
    assert rules_of_rows(rows_of_rules(rules), rules) == rules


@pytest.mark.parametrize("kind", list(RuleKind))
def test_a_rules_list_survives_the_way_through_the_grid(kind: RuleKind) -> None:
    from core.criteria.rule_forms import fresh_rule

    form, rule = RULE_FORMS[kind], fresh_rule(kind, Decimal(2))
    if form.rows and form.rows in rule:
        assert member_of(form, rows_of(form, rule)) == rule[form.rows]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/01", "Y-01-31"),
        ("cuối 02", "Y-02-LAST"),
        ("29/02", "Y-02-LAST"),
        ("hết tháng 3", "Y-03-LAST"),
        ("01/04 năm sau", "Y+1-04-01"),
        ("31-12 năm trước", "Y-1-12-31"),
        ("Y+1-04-01", "Y+1-04-01"),
    ],
)
def test_days_are_typed_and_shown_alike(text: str, day: str) -> None:
    column = Parameter(name="due", entry=Entry.DAY)
    assert read_year_day_text(text) == day
    assert typed(column, shown(column, day)) == day


@pytest.mark.parametrize("text", ["31/02", "32/01", "tháng giêng", "01/04 năm kia", "cuối 13"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotAYearDay):
        read_year_day_text(text)
