"""The tab where work is assigned, handed out, brought back and decided."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.desks import Assignment, Conflict
from core.units import Role
from tests.ui.fakes import YEAR
from tests.ui.memory_desks import contest
from ui import appraisal_desks
from ui.appraisal_desks import AppraisalDesks
from ui.desk import Desk
from ui.dialogs.assign_parts import AssignPartsDialog
from ui.dialogs.conflicts import ConflictsDialog
from ui.dialogs.desk_list import DeskListDialog
from ui.dialogs.give_work import GiveWorkDialog
from ui.page_list import pages_for
from ui.pages.appraisal import AppraisalPage
from ui.texts import desks_page as texts


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Role.APPRAISER)


def opened(qtbot: QtBot, desk: Desk) -> AppraisalDesks:
    page = AppraisalPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.stand_on("desks")
    part = page.part()
    assert isinstance(part, AppraisalDesks)
    return part


def listed(desk: Desk) -> None:
    assign = desk.services.desks.assign
    assign.put_desk(1, name="Sở Tài chính", person="Lê Thị Hoa")
    assign.put_desk(2, name="Sở Nội vụ")


def area_of(desk: Desk, at: int = 0) -> str:
    board = desk.services.desks.assign.board(YEAR)
    return board.criteria.areas()[at].id


def contested(desk: Desk) -> Conflict:
    """A line two PCs gave differently."""
    rows = desk.services.appraisal.units(YEAR)
    unit = next(row.unit.code for row in rows)
    sheet = desk.services.appraisal.accept_self(YEAR, unit)
    line = next(each for each in sheet.lines if each.appraisal and each.appraisal.points)
    ours = line.appraisal
    assert ours is not None
    conflict = Conflict(
        id="c1",
        unit=unit,
        year=YEAR,
        criterion=line.criterion.id,
        ours=ours.mark,
        theirs="m2",
        desk="5201",
        found_at=datetime(2025, 12, 20, tzinfo=UTC),
    )
    theirs = replace(
        ours, points=Decimal("0.00"), desk="5201", mark="m2", officer="Lê Thị Hoa", reason="Chưa có văn bản"
    )
    database: Any = desk.services.desks.conflicts._database
    contest(database.work, conflict, theirs)
    return conflict


def test_parts_are_given_and_taken_back_by_undo(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(desk)
    part = opened(qtbot, desk)
    area = area_of(desk)
    part.tree.select_id(area)

    def choose(dialog: AssignPartsDialog) -> int:
        dialog.whom.show_value("5201")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(AssignPartsDialog, "exec", choose)
    part.assign()
    assert desk.services.desks.assign.assignments(YEAR) == (Assignment(node=area, desk="5201"),)
    assert [texts.who(each) for each in part.progress.rows_model.rows] == [
        "Sở Tài chính – Lê Thị Hoa. Khóa của bàn chưa được xác nhận"
    ]
    part.undo()
    assert desk.services.desks.assign.assignments(YEAR) == ()


def test_a_part_of_some_units_goes_to_a_person_here(qtbot: QtBot, desk: Desk) -> None:
    listed(desk)
    board = desk.services.desks.assign.board(YEAR)
    units = [desk.services.units.unit(code) for code in board.round.units]
    dialog = AssignPartsDialog(board, [area_of(desk)], units=units)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.whom.combo.setCurrentIndex(dialog.whom.combo.count() - 2)
    dialog.whom.commit()
    assert not dialog.act.isEnabled()
    dialog.person.line.setText("Trần Thị Thu Hương")
    dialog.some.setChecked(True)
    assert not dialog.act.isEnabled()
    dialog.units.selectRow(0)
    assert dialog.act.isEnabled()
    (only,) = dialog.assignments()
    assert (only.desk, only.person, bool(only.unit)) == ("", "Trần Thị Thu Hương", True)


def test_what_two_pcs_gave_is_decided_by_keys_with_a_reason(qtbot: QtBot, desk: Desk) -> None:
    listed(desk)
    contested(desk)
    part = opened(qtbot, desk)
    (view,) = part.conflicts.rows_model.rows
    assert view.desk_name == "Sở Tài chính"
    dialog = ConflictsDialog(desk, part.conflicts.rows_model.rows)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not dialog.decide_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_2)
    assert dialog.choices[next(c for c in dialog.choices if c.value == "theirs")].isChecked()
    assert not dialog.decide_button.isEnabled()
    dialog.reason.block.setPlainText("Theo hồ sơ kèm theo")
    assert dialog.decide_button.isEnabled()
    dialog.decide()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert desk.services.desks.conflicts.conflicts(YEAR) == ()
    (decided,) = desk.services.desks.conflicts.conflicts(YEAR, decided=True)
    assert decided.decision is not None
    assert (decided.decision.points, decided.decision.reason) == (Decimal("0.00"), "Theo hồ sơ kèm theo")
    part.read()
    assert not part.conflicts.rows_model.rows


def test_another_value_needs_points(qtbot: QtBot, desk: Desk) -> None:
    listed(desk)
    contested(desk)
    views = desk.services.desks.conflicts.conflicts(YEAR)
    dialog = ConflictsDialog(desk, views)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.points.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_3)
    assert dialog.points.isEnabled()
    dialog.points.line.setText("0,25")
    dialog.reason.block.setPlainText("Thống nhất tại cuộc họp")
    dialog.decide()
    (decided,) = desk.services.desks.conflicts.conflicts(YEAR, decided=True)
    assert decided.decision is not None
    assert decided.decision.points == Decimal("0.25")


def test_desks_are_listed_and_renamed(qtbot: QtBot, desk: Desk) -> None:
    dialog = DeskListDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.number.line.setText("1")
    dialog.name.line.setText("Sở Tài chính")
    dialog.accept()
    dialog.name.line.setText("Sở Tài chính tỉnh")
    dialog.accept()
    assert [view.desk.name for view in desk.services.desks.assign.desks()] == ["Sở Tài chính tỉnh"]
    dialog.take_off()
    assert desk.services.desks.assign.desks() == ()


def test_what_goes_to_a_desk_is_said_before(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    listed(desk)
    dialog = GiveWorkDialog(desk, desk.services.desks.assign.desks(), chosen="5202")
    qtbot.addWidget(dialog)
    assert dialog.code() == "5202"
    assert "14 dòng của 1 đơn vị" in dialog.plan.text()
    assert "2 đơn vị chưa nộp" in dialog.plan.text()
    dialog.out.folder.line.setText(str(tmp_path))
    assert dialog.act.isEnabled() is dialog.out.is_ready()


def test_a_desk_sees_the_pages_of_its_work_alone() -> None:
    keys = [entry.rail.key for entry in pages_for(Role.APPRAISER, is_desk=True)]
    assert keys == ["import", "appraisal", "keys", "settings"]


def test_a_desk_sends_back_what_it_gave(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    office = desk.office()
    lead = office.unit
    database: Any = desk.services.desks.conflicts._database
    database.work.office.put(
        replace(office, unit=replace(lead, code="5201", name="Sở Tài chính"), authority=lead)
    )
    part = opened(qtbot, desk)
    acts = [act.text for act in part.page.offered() if act.button is not None]
    assert texts.BRING in acts
    assert not {texts.GIVE, texts.ASSIGN, texts.DESKS} & set(acts)
    asked: list[str] = []

    class Left:
        def __init__(self, act: str, _why: str, **_more: Any) -> None:
            asked.append(act)

        def exec(self) -> QDialog.DialogCode:
            return QDialog.DialogCode.Rejected

    monkeypatch.setattr(appraisal_desks, "SendOutDialog", Left)
    part.bring()
    assert asked == [texts.BRING_ACT]
