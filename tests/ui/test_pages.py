"""Every page of both roles: it opens, it shows rows, it says nothing in English, and what is typed is kept."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.assessment import Claim
from core.delivery import Form, TooLargeForVolume
from core.units import Role
from tests.ui.fakes import SET_ID, YEAR, Deliveries, Exports
from ui import messages
from ui.desk import Desk
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.look import RESOURCES
from ui.page import Page
from ui.page_list import pages_for
from ui.pages.evidence import EvidencePage
from ui.pages.export import ExportPage
from ui.pages.other_records import OtherRecordsPage
from ui.pages.self_assessment import SelfAssessmentPage
from ui.pages.settings import SettingsPage
from ui.pages.tasks import TasksPage
from ui.window import PageEntry

ENGLISH = re.compile(
    r"\b(OK|Cancel|Close|Open|Save|Yes|No|Apply|Discard|Help|Reset|Error|Warning|File|Edit|View|None|True|False)\b"
)
ENTRIES = [(role, entry) for role in Role for entry in pages_for(role)]


def shown(qtbot: QtBot, page: Page) -> Any:
    qtbot.addWidget(page)
    page.resize(1110, 660)
    page.show()
    return page


def texts_of(widget: QWidget) -> Iterator[str]:
    for child in widget.findChildren(QWidget):
        match child:
            case QLabel() | QAbstractButton():
                yield child.text()
            case QLineEdit():
                yield child.placeholderText()
            case QComboBox():
                yield from (child.itemText(at) for at in range(child.count()))
        yield child.toolTip()
        yield child.accessibleName()


@pytest.mark.parametrize(
    ("role", "entry"), ENTRIES, ids=[f"{role}-{entry.rail.key}" for role, entry in ENTRIES]
)
def test_a_page_opens_with_named_inputs_help_one_primary_action_and_no_english(
    qtbot: QtBot, make_desk: Callable[..., Desk], role: Role, entry: PageEntry
) -> None:
    assert (RESOURCES / "help" / f"{entry.rail.key}.md").is_file()
    page = shown(qtbot, entry.make(make_desk(role)))
    assert [text for text in texts_of(page) if ENGLISH.search(text)] == []
    primary = [
        button for button in page.findChildren(QAbstractButton) if button.property("kind") == "primary"
    ]
    assert len(primary) <= 1
    inputs = [
        child
        for child in page.findChildren(QWidget)
        if isinstance(child, (QLineEdit, QPlainTextEdit, QComboBox))
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(child.parent(), QComboBox)
    ]
    assert [child for child in inputs if not child.accessibleName()] == []


def test_a_task_is_saved_on_leaving_a_field(qtbot: QtBot, desk: Desk) -> None:
    page: TasksPage = shown(qtbot, TasksPage(desk))
    page.stand_on("task-2")
    owner = page.pane.form.fields["owner"]
    owner.line.setText("Trần Văn Ba")  # type: ignore[attr-defined]
    owner.commit()
    tasks = desk.services.record_entry.list("task", YEAR)
    assert next(task.owner for task in tasks if task.id == "task-2") == "Trần Văn Ba"


def test_a_new_task_is_kept_once_it_has_its_title(qtbot: QtBot, desk: Desk) -> None:
    page: TasksPage = shown(qtbot, TasksPage(desk))
    page.pane.add()
    page.pane.form.fields["owner"].line.setText("Lê Hoa")  # type: ignore[attr-defined]
    page.pane.form.fields["owner"].commit()
    assert len(desk.services.record_entry.list("task", YEAR)) == 3
    page.pane.form.fields["title"].line.setText("Việc mới")  # type: ignore[attr-defined]
    page.pane.form.fields["title"].commit()
    tasks = desk.services.record_entry.list("task", YEAR)
    assert [(task.title, task.owner) for task in tasks[3:]] == [("Việc mới", "Lê Hoa")]


def test_what_follows_in_the_form_goes_into_the_new_task_and_no_other(qtbot: QtBot, desk: Desk) -> None:
    """Saving announces the change, the list reloads on its first row: the form must not follow it there."""
    page: TasksPage = shown(qtbot, TasksPage(desk))
    before = desk.services.record_entry.list("task", YEAR)
    page.pane.add()
    page.pane.form.fields["title"].line.setText("Việc mới")  # type: ignore[attr-defined]
    page.pane.form.fields["title"].commit()
    assert page.pane.form.fields["title"].line.text() == "Việc mới"  # type: ignore[attr-defined]
    page.pane.form.fields["owner"].line.setText("Lê Hoa")  # type: ignore[attr-defined]
    page.pane.form.fields["owner"].commit()
    tasks = desk.services.record_entry.list("task", YEAR)
    assert tasks[:3] == before
    assert [(task.title, task.owner) for task in tasks[3:]] == [("Việc mới", "Lê Hoa")]


def test_a_removed_task_comes_back_by_undo(qtbot: QtBot, desk: Desk) -> None:
    page: TasksPage = shown(qtbot, TasksPage(desk))
    page.stand_on("task-2")
    page.pane.remove()
    assert len(desk.services.record_entry.list("task", YEAR)) == 2
    assert page.pane.undo.isVisible()
    page.pane.undo._bring_back()
    assert len(desk.services.record_entry.list("task", YEAR)) == 3


def test_escape_gives_up_a_new_record(qtbot: QtBot, desk: Desk) -> None:
    page: TasksPage = shown(qtbot, TasksPage(desk))
    page.pane.add()
    page.pane.leave()
    assert len(desk.services.record_entry.list("task", YEAR)) == 3


def half_typed(qtbot: QtBot, desk: Desk) -> TasksPage:
    page: TasksPage = shown(qtbot, TasksPage(desk))
    page.pane.add()
    page.pane.form.fields["owner"].line.setText("Lê Hoa")  # type: ignore[attr-defined]
    page.pane.form.fields["owner"].commit()
    return page


def test_a_half_typed_record_is_kept_when_another_row_is_opened(qtbot: QtBot, desk: Desk) -> None:
    page = half_typed(qtbot, desk)
    page.stand_on("task-2")
    assert page.pane.draft.isVisible()
    page.pane.draft.go_on.click()
    assert page.pane.form.fields["owner"].line.text() == "Lê Hoa"  # type: ignore[attr-defined]
    page.pane.form.fields["title"].line.setText("Việc mới")  # type: ignore[attr-defined]
    page.pane.form.fields["title"].commit()
    assert len(desk.services.record_entry.list("task", YEAR)) == 4
    page.stand_on("task-2")
    assert not page.pane.draft.isVisible()
    assert desk.services.record_entry.drafts("task", YEAR) == ()


def test_escape_puts_a_half_typed_record_aside_and_it_can_be_given_up(qtbot: QtBot, desk: Desk) -> None:
    page = half_typed(qtbot, desk)
    page.pane.leave()
    assert page.pane.draft.isVisible()
    assert [draft.owner for draft in desk.services.record_entry.drafts("task", YEAR)] == ["Lê Hoa"]
    page.pane.draft.give_up.click()
    assert not page.pane.draft.isVisible()
    assert desk.services.record_entry.drafts("task", YEAR) == ()
    page.pane.take_back()
    assert len(desk.services.record_entry.drafts("task", YEAR)) == 1


def test_an_untouched_new_record_leaves_no_draft(qtbot: QtBot, desk: Desk) -> None:
    page: TasksPage = shown(qtbot, TasksPage(desk))
    page.pane.add()
    page.stand_on("task-2")
    assert not page.pane.draft.isVisible()


def test_a_draft_stays_with_its_own_year(qtbot: QtBot, desk: Desk) -> None:
    page = half_typed(qtbot, desk)
    desk.set_year(YEAR - 1)
    assert not page.pane.draft.isVisible()
    desk.set_year(YEAR)
    assert page.pane.draft.isVisible()


def test_every_other_kind_can_be_opened_and_begun(qtbot: QtBot, desk: Desk) -> None:
    page: OtherRecordsPage = shown(qtbot, OtherRecordsPage(desk))
    for row in range(page.kinds.found.rowCount()):
        page.kinds.setCurrentIndex(page.kinds.found.index(row, 0))
        assert page.list.code()  # a heading is stepped over
        page.pane().add()
        assert page.pane().form.record is not None


def test_a_link_to_a_record_stands_on_it(qtbot: QtBot, desk: Desk) -> None:
    page: OtherRecordsPage = shown(qtbot, OtherRecordsPage(desk))
    page.stand_on("plan:plan-1")
    assert page.kind() == "plan"
    assert page.pane().form.record.id == "plan-1"  # type: ignore[union-attr]


def test_a_claim_and_its_reason_are_kept(qtbot: QtBot, desk: Desk) -> None:
    page: SelfAssessmentPage = shown(qtbot, SelfAssessmentPage(desk))
    page.stand_on("2.4")
    page.panel.claim.claim.box.click()
    page.panel.claim.reason.line.setText("Không có đơn thư trong năm")
    page.panel.claim.reason.commit()
    line = desk.services.self_assessment.score(YEAR).line("2.4")
    assert line.entry.claim is Claim.NO_OCCURRENCE
    assert line.entry.claim_reason == "Không có đơn thư trong năm"


def test_inputs_entered_on_a_criterion_give_points(qtbot: QtBot, desk: Desk) -> None:
    page: SelfAssessmentPage = shown(qtbot, SelfAssessmentPage(desk))
    score = desk.services.self_assessment.score(YEAR)
    by_hand = [line for line in score.lines if line.source == "none" and line.criterion.scored_by == "self"]
    page.stand_on(by_hand[0].criterion.id)
    assert page.panel.form is not None
    for field in page.panel.form.fields.values():
        _fill(field)
    assert desk.services.self_assessment.score(YEAR).line(by_hand[0].criterion.id).points is not None


def test_every_criterion_can_be_shown(qtbot: QtBot, desk: Desk) -> None:
    page: SelfAssessmentPage = shown(qtbot, SelfAssessmentPage(desk))
    for leaf in desk.services.adopt_criteria.read(SET_ID).leaves("commune"):
        page.tree.select_id(leaf.id)
        assert page.panel.line is not None
        assert page.panel.line.criterion.id == leaf.id


def test_evidence_is_found_without_accents_and_comes_back_by_undo(qtbot: QtBot, desk: Desk) -> None:
    page: EvidencePage = shown(qtbot, EvidencePage(desk))
    page.register.search.setText("chuyen doi so")
    assert page.register.table.found.rowCount() == 8
    page.register.table.select(lambda _row: True)
    page.remove()
    assert len(desk.services.keep_evidence.of_year(YEAR)) == 7
    page.acts.undo._bring_back()
    assert len(desk.services.keep_evidence.of_year(YEAR)) == 8


def test_a_package_is_written_and_announced(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports = Exports()
    told: list[str] = []
    monkeypatch.setattr(DeliveredDialog, "exec", lambda dialog: told.append(dialog.state.text()))
    page: ExportPage = shown(qtbot, ExportPage(make_desk(export_package=exports)))
    form = Form(part_size=17 << 20, is_encrypted=True)
    page.write(tmp_path, passphrase="x", reason="bổ sung", form=form)
    qtbot.waitUntil(lambda: told == ["Đã ghi và kiểm tra xong, có thể rút USB an toàn."])
    assert exports.made == ["bổ sung"]
    assert exports.forms == [form]


def test_a_package_of_the_history_is_brought_once_more(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliveries, told = Deliveries(), []
    monkeypatch.setattr(DeliveredDialog, "exec", lambda dialog: told.append(dialog.state.text()))
    page: ExportPage = shown(qtbot, ExportPage(make_desk(deliver_package=deliveries)))
    monkeypatch.setattr(WritePackageDialog, "exec", lambda dialog: dialog.accept() or dialog.result())
    page._folder = str(tmp_path)
    page.deliver_again()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert deliveries.done == [Form()]


def test_a_drive_that_takes_no_large_file_is_answered_with_parts(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fat(Exports):
        def export(self, year: int, folder: Path, **more: Any) -> Any:
            if more["form"].part_size is None:
                raise TooLargeForVolume(name="x.cchc")
            return super().export(year, folder, **more)

    exports, told = Fat(), []
    monkeypatch.setattr(DeliveredDialog, "exec", lambda dialog: told.append(dialog.state.text()))
    monkeypatch.setattr("ui.pages.export.ask", lambda *_a, **_k: True)
    page: ExportPage = shown(qtbot, ExportPage(make_desk(export_package=exports)))
    page.write(tmp_path, passphrase="x", reason="")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert exports.forms == [Form(part_size=2 << 30)]


def test_a_failed_package_is_said_in_words(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.services.record_entry import RecordGone

    def export(*_arguments: Any, **_more: Any) -> None:
        raise RecordGone(kind="task")

    shown_errors: list[Exception] = []
    monkeypatch.setattr("ui.pages.export.show_error", lambda _page, error: shown_errors.append(error))
    exports = SimpleNamespace(gate=lambda _y: (), sent=lambda _y: (), export=export)
    exports.with_token = lambda _signing: exports
    page: ExportPage = shown(qtbot, ExportPage(make_desk(export_package=exports)))
    page.write(tmp_path, passphrase="x", reason="")
    qtbot.waitUntil(lambda: len(shown_errors) == 1)
    assert "E_RECORD_GONE" in messages.error_notice(shown_errors[0]).details


def test_settings_are_saved_on_leaving_a_field(qtbot: QtBot, desk: Desk) -> None:
    page: SettingsPage = shown(qtbot, SettingsPage(desk))
    page.name.line.setText("Phan Thị Mai")
    page.name.commit()
    assert desk.office().officer.name == "Phan Thị Mai"


def _fill(field: Any) -> None:
    if hasattr(field, "box"):
        field.box.click()
    elif hasattr(field, "combo"):
        field.combo.setCurrentIndex(1)
        field.commit()
    else:
        field.line.setText("5")
        field.commit()
