"""The dialog of templates: take one, see its findings, go back, write one out, hand them on."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.template_samples import template, whole
from ui.desk import Desk
from ui.dialogs import templates
from ui.dialogs.template_fields import TemplateFieldsDialog
from ui.dialogs.templates import TemplatesDialog
from ui.messages import MessageDialog
from ui.texts import paper_templates as texts
from ui.texts.reports_page import TITLES


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> TemplatesDialog:
    monkeypatch.setattr(templates, "tell_where", lambda *_said, **_words: None)
    made = TemplatesDialog(desk, "annex")
    qtbot.addWidget(made)
    made.show()
    return made


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=20_000)
    qtbot.wait(20)


def put(folder: Path, content: bytes) -> Path:
    path = folder / "mau.docx"
    path.write_bytes(content)
    return path


def form_of(dialog: TemplatesDialog) -> str:
    form = dialog.forms.current()
    assert form is not None
    return texts.form(form)


def test_it_opens_on_the_kind_asked_for_with_the_built_in_form(dialog: TemplatesDialog) -> None:
    form = dialog.forms.current()
    assert form is not None
    assert form.kind == "annex"
    assert form_of(dialog) == texts.BUILT_IN
    assert not dialog.switch.isEnabled()
    assert not dialog.drop.isEnabled()
    assert not dialog.export.isEnabled()
    assert dialog.findings.isHidden()


def test_a_good_template_is_used_set_aside_and_dropped(
    qtbot: QtBot, dialog: TemplatesDialog, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.use_file(put(tmp_path, whole("{{p body }}")))
    settled(qtbot, desk)
    assert form_of(dialog) == texts.OWN
    assert dialog.state.text() == "Đã dùng mẫu của tỉnh."
    assert dialog.state.property("pill") == "done"
    dialog.switch.click()
    assert form_of(dialog) == texts.SET_ASIDE
    assert dialog.switch.text() == texts.USE_OWN
    dialog.switch.click()
    assert form_of(dialog) == texts.OWN
    monkeypatch.setattr(MessageDialog, "exec", lambda self: self._choose(1))
    dialog.drop.click()
    assert form_of(dialog) == texts.OWN, "a question that is left changes nothing"
    monkeypatch.setattr(MessageDialog, "exec", lambda self: self._choose(0))
    dialog.drop.click()
    assert form_of(dialog) == texts.BUILT_IN


def test_a_template_with_errors_shows_them_and_changes_nothing(
    qtbot: QtBot, dialog: TemplatesDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.use_file(put(tmp_path, whole("{{ tilte }}")))
    settled(qtbot, desk)
    assert form_of(dialog) == texts.BUILT_IN
    assert dialog.state.property("pill") == "wrong"
    assert [found.code for found in dialog.findings.rows_model.rows] == ["TEMPLATE_UNKNOWN"]
    assert dialog.findings.rows_model.text_at(0) == (
        "Lỗi Đoạn 9: “{{ tilte }}” Không có trường “tilte”. Có phải “title”?"
    )


def test_a_check_changes_nothing_and_warnings_do_not_stop(
    qtbot: QtBot, dialog: TemplatesDialog, desk: Desk, tmp_path: Path
) -> None:
    path = put(tmp_path, template("{{ title }}", "{{p body }}"))
    dialog.check_file(path)
    settled(qtbot, desk)
    assert form_of(dialog) == texts.BUILT_IN
    assert dialog.state.property("pill") == "care"
    assert not dialog.findings.isHidden()
    dialog.use_file(path)
    settled(qtbot, desk)
    assert form_of(dialog) == texts.OWN


def test_the_written_template_is_taken_back_and_a_kept_one_is_written_as_it_is(
    qtbot: QtBot, dialog: TemplatesDialog, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "bat-dau.docx"
    dialog.write_file(path)
    dialog.use_file(path)
    settled(qtbot, desk)
    assert form_of(dialog) == texts.OWN
    dialog.write_file(tmp_path / "giu.docx")
    assert (tmp_path / "giu.docx").read_bytes() == path.read_bytes()


def test_templates_are_handed_on_in_one_file(
    qtbot: QtBot, dialog: TemplatesDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.use_file(put(tmp_path, whole("{{p body }}")))
    settled(qtbot, desk)
    dialog.export_file(tmp_path / "mau.zip")
    desk.services.templates.drop("annex")
    dialog.bring_file(tmp_path / "mau.zip")
    settled(qtbot, desk)
    assert form_of(dialog) == texts.OWN
    assert dialog.state.text() == "Đã dùng 1 mẫu."


def test_the_fields_are_listed_and_found(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    def run(self: TemplateFieldsDialog) -> None:
        opened.append(self)

    monkeypatch.setattr(TemplateFieldsDialog, "exec", run)
    dialog = TemplatesDialog(desk, "annex")
    qtbot.addWidget(dialog)
    dialog.fields.click()
    (fields,) = opened
    assert fields.windowTitle() == f"Danh sách trường – {TITLES['annex']}"
    whole_list = fields.table.found.rowCount()
    fields.search.setText("ho ten nguoi ky")
    fields.table.found.finish()
    assert fields.table.found.rowCount() == 1 < whole_list
