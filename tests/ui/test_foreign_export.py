"""The dialog for exports of other programs, from the first look to the figures in the book, by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.foreign.values import SINGLE_DOSSIERS
from core.units import Role
from tests.storage.foreign_samples import PERSON, dossier_rows, list_of_dossiers
from ui.desk import Desk
from ui.dialogs.foreign_export import ForeignExportDialog
from ui.texts import foreign_export as texts

YEAR = 2025


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Role.SUBMITTER)


def opened(qtbot: QtBot, desk: Desk, path: Path) -> ForeignExportDialog:
    look = desk.services.map_foreign.look(path)
    dialog = ForeignExportDialog(desk, path, look=look, year=YEAR)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    return dialog


def press(qtbot: QtBot, desk: Desk, dialog: ForeignExportDialog) -> None:
    QTest.keyClick(dialog.forward, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=10_000)
    qtbot.wait(20)


def test_a_list_is_proposed_counted_taken_and_remembered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = list_of_dossiers(tmp_path / "mot-cua.xlsx")
    before = desk.services.record_entry.list("dossier_count", YEAR)
    dialog = opened(qtbot, desk, path)
    assert dialog.mapping.kind.currentData() == SINGLE_DOSSIERS
    assert dialog.mapping.header.value() == 4
    assert dialog.mapping.fields["due_on"].currentText().endswith("Ngày hẹn trả")
    press(qtbot, desk, dialog)
    assert dialog.forward.text() == texts.TAKE
    shown = [texts.what(each.planned) for each in dialog.outcome.rows.rows_model.rows]
    assert any("tháng 3/2025" in text for text in shown)
    assert desk.services.record_entry.list("dossier_count", YEAR) == before
    dialog.outcome.name.setText("Một cửa tỉnh")
    press(qtbot, desk, dialog)
    assert dialog.result_of is not None
    assert dialog.result_of.is_done
    after = desk.services.record_entry.list("dossier_count", YEAR)
    assert len(after) == len(before)
    (land,) = (row for row in after if row.id == "dossier-3-land")
    assert (land.direct, land.online_full, land.done_early, land.done_late) == (1, 1, 1, 1)
    again = opened(qtbot, desk, path)
    assert again.mapping.proposal.known == "Một cửa tỉnh"


def test_a_column_may_be_taken_away_and_the_way_back_stays_open(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, list_of_dossiers(tmp_path / "a.xlsx"))
    dialog.mapping.choose({"channel": -1})
    assert "channel" not in dialog.mapping.plan().columns
    press(qtbot, desk, dialog)
    codes = [each.code for each in dialog.outcome.notes.rows_model.rows]
    assert "TAKEN_NO_CHANNEL" in codes
    QTest.keyClick(dialog.back, Qt.Key.Key_Space)
    assert dialog.forward.text() == texts.PREVIEW
    assert dialog.mapping.header.hasFocus()


def test_a_plan_that_lacks_a_day_is_told_and_nothing_moves(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr("ui.dialogs.foreign_export.show_error", lambda _parent, error: told.append(error))
    dialog = opened(qtbot, desk, list_of_dossiers(tmp_path / "a.xlsx"))
    dialog.mapping.choose({"due_on": -1})
    press(qtbot, desk, dialog)
    assert [type(error).__name__ for error in told] == ["ForeignPlanWrong"]
    assert dialog.forward.text() == texts.PREVIEW


def test_a_text_file_offers_its_encoding(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(";".join(row) for row in dossier_rows()), encoding="utf-8")
    dialog = opened(qtbot, desk, path)
    assert dialog.mapping.encoding.isVisible()
    assert not dialog.mapping.sheet.isVisible()
    dialog.mapping.encoding.setCurrentIndex(dialog.mapping.encoding.findData("tcvn3"))
    dialog.mapping.encoding.activated.emit(0)
    assert dialog.mapping.plan().writing.encoding == "tcvn3"


def test_another_kind_asks_for_other_fields(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, list_of_dossiers(tmp_path / "a.xlsx"))
    dialog.mapping.kind.setCurrentIndex(dialog.mapping.kind.findData("dossier_count"))
    dialog.mapping.kind.activated.emit(0)
    assert {"month", "direct", "carried_over"} <= dialog.mapping.fields.keys()
    assert not dialog.mapping.late.isVisible()


def test_what_is_not_mapped_is_nowhere_in_the_book(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, list_of_dossiers(tmp_path / "a.xlsx"))
    press(qtbot, desk, dialog)
    press(qtbot, desk, dialog)
    with desk.services.map_foreign._database.transaction() as work:
        assert PERSON not in str(work.records.held)
        assert PERSON not in str(work.column_mappings.all())
        assert PERSON not in str(work.audit.all())
