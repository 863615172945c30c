"""What follows from a record's figures stands under its form and follows what is entered."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.records.catalogue import KINDS
from core.records.new import blank
from core.records.targets import Target, TargetMeasure
from tests.core.records.builders import days
from tests.ui.fakes import YEAR
from ui.desk import Desk
from ui.record_form import RecordForm
from ui.records_pane import RecordsPane

ROOM = 334


def pane_of(qtbot: QtBot, desk: Desk, kind: str) -> RecordsPane:
    pane = RecordsPane(desk, kind)
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    pane.reload()
    return pane


def type_into(form: RecordForm, name: str, text: str) -> None:
    field: Any = form.fields[name]
    field.line.setText(text)
    field.commit()


def test_a_ratio_appears_with_its_counts_once_both_are_entered(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    pane = pane_of(qtbot, make_desk(), "e_documents")
    pane.add()
    for name, text in (("from_on", f"1/1/{YEAR}"), ("to_on", f"31/12/{YEAR}"), ("outgoing", "12.421")):
        type_into(pane.form, name, text)
    type_into(pane.form, "signed_sent", "2547")
    line = "Ký số, gửi qua mạng: 2.547/12.421 = 20,51\N{NO-BREAK SPACE}% (trên văn bản đi)"
    assert line in pane.form.figures.text()
    assert pane.form.figures.isVisible()


def test_a_kind_without_ratios_shows_nothing_there(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    pane = pane_of(qtbot, make_desk(), "breakthrough")
    pane.add()
    assert not pane.form.figures.isVisible()


def test_a_target_takes_its_result_from_the_other_records(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk()
    entry = desk.services.record_entry
    for row in entry.list("e_documents", YEAR):
        entry.remove("e_documents", row.id)
    documents = entry.blank("e_documents", YEAR)
    kept = type(documents)(
        id=documents.id, year=YEAR, **days(1, last=12, year=YEAR), work_files=10, work_files_online=7
    )
    entry.save(kept)
    target = Target(
        id=entry.blank("target", YEAR).id,
        year=YEAR,
        name="Hồ sơ công việc",
        measure=TargetMeasure.WORK_FILES_ONLINE,
        value=Decimal(60),
    )
    entry.save(target)
    pane = pane_of(qtbot, desk, "target")
    pane.stand_on(target.id)
    assert "Kết quả: 7/10 = 70\N{NO-BREAK SPACE}% – vượt chỉ tiêu." in pane.form.figures.text()


def test_no_form_of_any_kind_is_wider_than_its_room(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    """At 1366 x 768 the form has 334 pixels inside; what is wider would be cut at its edge."""
    for kind in KINDS:
        form = RecordForm(kind.code, year=YEAR, today=make_desk().services.clock.today)
        qtbot.addWidget(form)
        assert form.widget().minimumSizeHint().width() <= ROOM, kind.code


def test_what_is_said_under_a_field_that_cannot_be_read_is_in_sight(qtbot: QtBot) -> None:
    form = RecordForm("training_class", year=YEAR, today=lambda: date(YEAR, 6, 1))
    qtbot.addWidget(form)
    form.resize(400, 260)
    form.show()
    form.show_record(blank("training_class", YEAR, record_id="1"))
    field: Any = form.fields["from_on"]

    def is_seen(widget: QWidget) -> bool:
        corners = (widget.rect().topLeft(), widget.rect().bottomRight())
        return all(form.viewport().rect().contains(widget.mapTo(form.viewport(), each)) for each in corners)

    qtbot.waitUntil(lambda: form.verticalScrollBar().maximum() > 0)
    bottom = field.mapTo(form.widget(), field.rect().bottomLeft()).y()
    form.verticalScrollBar().setValue(bottom - form.viewport().height() + 2)
    assert is_seen(field.editor())
    type_into(form, "from_on", f"31/2/{YEAR}")
    assert field.message.text()
    qtbot.waitUntil(lambda: is_seen(field.message) and is_seen(field.editor()))
