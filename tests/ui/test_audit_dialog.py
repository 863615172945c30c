"""The log of changes in the window: newest first, chosen by person, act, day and word, old beside new."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.assessment import CriterionEntry
from core.services import read_audit
from ui.desk import Desk
from ui.dialogs.audit import AuditDialog
from ui.pages.settings import SettingsPage
from ui.texts import audit as texts


@pytest.fixture
def filled(desk: Desk) -> Desk:
    service = desk.services.self_assessment
    leaf = service.score(desk.year).lines[0].criterion.id
    for number in range(1, 41):
        service.enter(desk.year, CriterionEntry(criterion=leaf, note=f"Công văn số {number}"))
    return desk


@pytest.fixture
def dialog(qtbot: QtBot, filled: Desk, monkeypatch: pytest.MonkeyPatch) -> AuditDialog:
    monkeypatch.setattr(read_audit.ReadAudit.part, "__kwdefaults__", _small_portions())
    made = AuditDialog(filled)
    qtbot.addWidget(made)
    made.show()
    return made


def _small_portions() -> dict[str, object]:
    told = read_audit.ReadAudit.part.__kwdefaults__
    assert told is not None
    return {**told, "most": 15}


def test_the_newest_stands_first_with_its_values_and_more_comes_on_request(dialog: AuditDialog) -> None:
    shown = dialog.table.rows_model.rows
    assert len(shown) == 15
    assert shown[0].number > shown[-1].number
    (value,) = dialog.values.rows_model.rows
    assert value == ("Ghi chú", "Công văn số 39", "Công văn số 40")
    assert "Tự chấm một tiêu chí" in dialog.why.text()
    dialog.more.click()
    assert len(dialog.table.rows_model.rows) == 30
    current = dialog.table.current()
    assert current is not None
    assert current.number == shown[0].number
    while dialog.more.isEnabled():
        dialog.more.click()
    numbers = [entry.number for entry in dialog.table.rows_model.rows]
    assert numbers == list(range(numbers[0], 0, -1))


def test_reaching_the_end_of_the_list_brings_the_next_portion(dialog: AuditDialog) -> None:
    bar = dialog.table.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert len(dialog.table.rows_model.rows) == 30


def test_words_are_found_without_accents_beside_the_window(qtbot: QtBot, dialog: AuditDialog) -> None:
    dialog.search.setText("cong van so 7")
    qtbot.waitUntil(lambda: len(dialog.table.rows_model.rows) == 2, timeout=5_000)
    assert {entry.new for entry in dialog.table.rows_model.rows} == {
        '{"note":"Công văn số 7"}',
        '{"note":"Công văn số 8"}',
    }
    dialog.search.setText("khong co gi nhu vay")
    qtbot.waitUntil(lambda: dialog.state.text() == texts.NOTHING, timeout=5_000)
    assert dialog.table.rows_model.rows == ()
    dialog.search.clear()
    qtbot.waitUntil(lambda: len(dialog.table.rows_model.rows) == 15, timeout=5_000)


def test_person_act_and_day_choose(filled: Desk, dialog: AuditDialog) -> None:
    dialog.act.setCurrentIndex(dialog.act.findData("enter"))
    assert {entry.act for entry in dialog.table.rows_model.rows} == {"enter"}
    dialog.act.setCurrentIndex(0)
    today = filled.services.clock.today()
    dialog.since.show_value(today + timedelta(days=1))
    dialog.load()
    assert dialog.table.rows_model.rows == ()
    dialog.since.show_value(today)
    dialog.load()
    assert len(dialog.table.rows_model.rows) == 15
    dialog.until.show_value(date(2000, 1, 1))
    dialog.load()
    assert dialog.state.text() == texts.NOTHING


def test_what_is_chosen_goes_into_a_workbook(
    qtbot: QtBot, dialog: AuditDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(
        "ui.dialogs.audit.tell_where", lambda _parent, _title, *, what, path: told.append(path)
    )
    dialog.write_workbook(tmp_path / "log.xlsx")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told[0].stat().st_size > 0


def test_the_settings_page_opens_it(qtbot: QtBot, filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def note(dialog: AuditDialog) -> int:
        opened.append(dialog)
        return 0

    monkeypatch.setattr(AuditDialog, "exec", note)
    page = SettingsPage(filled)
    qtbot.addWidget(page)
    page.stand_on("audit")
    assert len(opened) == 1
