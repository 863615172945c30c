"""Criteria sets: listed, shown as a tree with their rules, imported with findings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.units import Role
from tests.ui.fakes import CRITERIA
from ui import criteria_files
from ui.desk import Desk
from ui.pages.criteria import CriteriaPage


def test_a_trial_set_is_shown_under_its_banner(open_page: Callable[..., Any], authority: Desk) -> None:
    page = open_page(CriteriaPage, authority)
    assert page._banner.isVisible()
    assert "chưa có (bộ mẫu)" in page._words.text()


@pytest.mark.parametrize("role", list(Role))
def test_the_rule_of_the_criterion_stood_on_is_shown(
    open_page: Callable[..., Any], make_desk: Callable[..., Desk], role: Role
) -> None:
    page = open_page(CriteriaPage, make_desk(role))
    page.tree.select_id("1.1.1")
    assert page._leaf.text().startswith("1.1.1")
    assert "Cách chấm:" in page._rule.text()


def test_criteria_are_found_without_accents(open_page: Callable[..., Any], authority: Desk) -> None:
    page = open_page(CriteriaPage, authority)
    page.search.setText("ban hanh ke hoach cchc nam kip thoi")
    item = page.tree._items["1.1.2"][0]
    assert page.tree.isRowHidden(item.row(), item.parent().index())


def test_a_set_from_a_file_is_listed(
    open_page: Callable[..., Any], authority: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = json.loads(CRITERIA.read_text(encoding="utf-8"))
    value["set_id"] = "GIA-LAI-2025"
    path = tmp_path / "bo.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(criteria_files, "choose_file", lambda *_asked, **_more: path)
    monkeypatch.setattr(criteria_files, "tell", lambda *_said, **_more: None)
    page = open_page(CriteriaPage, authority)
    page.bring_in()
    assert "GIA-LAI-2025" in {item.set_id for item in page.table.rows_model.rows}
