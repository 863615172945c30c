"""A package that brings a criteria set offers both sets side by side."""

import pytest
from pytestqt.qtbot import QtBot

from tests.core import criteria_sets
from ui import comparison_button
from ui.comparison_button import ComparisonButton
from ui.dialogs.compare_criteria import CompareCriteriaDialog


def test_the_button_is_there_only_with_two_sets(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[CompareCriteriaDialog] = []

    def look(dialog: CompareCriteriaDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(comparison_button.CompareCriteriaDialog, "exec", look)
    button = ComparisonButton()
    qtbot.addWidget(button)
    assert button.isHidden()
    button.offer((criteria_sets.sample(), criteria_sets.set_766()))
    assert button.isVisible()
    button.click()
    assert len(shown) == 1
    button.offer(None)
    assert button.isHidden()
