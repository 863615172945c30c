"""Receipts and returns in both roles, and what an authority sends besides results."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from core.packages.kinds import Kind
from core.packages.refusals import RevisionJump, StreamFork
from core.services.import_package import Imported, ImportStatus
from core.services.receipts import ReceiptView
from core.services.returns import ReturnView
from core.services.send_return import Correction, Question
from core.to_do import ToDoKind
from core.units import Role
from tests.ui.fakes import COMMUNES, YEAR, FixedClock, Imports, Keys
from ui import receipts_act, return_act, review_acts, send_part
from ui.desk import Desk
from ui.dialogs.given_task import GivenTaskDialog
from ui.dialogs.return_package import ReturnDialog
from ui.dialogs.send_out import SendOutDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.package_review import news_of
from ui.pages.export import ExportPage
from ui.pages.home import HomePage
from ui.pages.import_packages import ImportPackagesPage
from ui.pages.round_board import RoundBoardPage
from ui.pages.self_assessment import SelfAssessmentPage
from ui.pages.send_results import SendResultsPage
from ui.review_acts import remedy_for

FOLDER = "usb"
RETURNED = ReturnView(
    year=YEAR, received_at=FixedClock().now(), answers="3f" * 64, answers_revision=1,
    reason="Số liệu tháng 11 chưa khớp", due_on=date(YEAR, 12, 20),
    lines=(("1.1.1", "Đính kèm quyết định"), ("2.4", "")),
)  # fmt: skip


def receipt(number: int, *, is_signed: bool) -> ReceiptView:
    return ReceiptView(
        digest=f"{number:0128x}", number=number, unit=COMMUNES[number].code, package_digest="3f" * 64,
        package_revision=1, period=str(YEAR), received_at=FixedClock().now(), is_signed=is_signed,
    )  # fmt: skip


class Receipts:
    """Receipts of an authority; writing signs what waits."""

    def __init__(self, *views: ReceiptView) -> None:
        self.views = views
        self.asked: list[tuple[tuple[str, ...], str | None]] = []

    def waiting(self) -> tuple[ReceiptView, ...]:
        return () if self.asked else tuple(view for view in self.views if not view.is_signed)

    def issued(self, _unit: str = "") -> tuple[ReceiptView, ...]:
        return self.views

    def held(self) -> dict[str, ReceiptView]:
        return {view.package_digest: view for view in self.views}

    def write(self, folder: Path, *, units: Any, passphrase: str | None, progress: Any) -> Any:
        progress.check()
        self.asked.append((units, passphrase))
        return tuple(
            SimpleNamespace(path=folder / f"{view.number}.cchc", receipt=view) for view in self.views
        )


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def accept(dialog: type[QDialog], fill: Callable[[Any], None]) -> None:
        def run(self: Any) -> QDialog.DialogCode:
            fill(self)
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(dialog, "exec", run)

    return accept


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said to be done and where it lies."""
    said: list[str] = []
    monkeypatch.setattr(receipts_act, "tell_where", lambda *_said, what, **_more: said.append(what))
    for module in (return_act, send_part):
        monkeypatch.setattr(module, "tell_delivered", lambda *_said, what, **_more: said.append(what))
    return said


def fill_out(dialog: SendOutDialog) -> None:
    dialog.out.folder.line.setText(FOLDER)
    assert not dialog.act.isEnabled()
    dialog.out.field.words.line.setText("song nui")
    assert dialog.act.isEnabled()


def test_receipts_that_wait_are_the_next_act_after_an_import(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    accepted: Callable[..., None],
    told: list[str],
) -> None:
    receipts = Receipts(receipt(1, is_signed=False), receipt(2, is_signed=False))
    page = open_page(ImportPackagesPage, make_desk(Role.APPRAISER, receipts=receipts))
    assert page._take.text() == "Ghi 2 giấy báo nhận…"
    accepted(SendOutDialog, fill_out)
    page._take.click()
    qtbot.waitUntil(lambda: bool(told))
    assert receipts.asked == [((), "song nui")]
    assert not page._take.isEnabled()


def test_a_commune_receives_every_kind_on_one_page_and_owes_no_receipt(
    open_page: Callable[..., Any], make_desk: Callable[..., Desk]
) -> None:
    receipts = Receipts(receipt(1, is_signed=False))
    page = open_page(ImportPackagesPage, make_desk(import_package=Imports(), receipts=receipts))
    assert "giấy báo nhận, gói trả lại" in page._empty.findChildren(type(page._said))[0].text()
    assert not page._take.isEnabled()


def test_what_a_commune_should_look_at_next_is_said_once() -> None:
    made = [
        Imported(path=Path("a"), status=ImportStatus.IMPORTED, kind=Kind.RETURN, year=YEAR),
        Imported(path=Path("b"), status=ImportStatus.IMPORTED, kind=Kind.RECEIPT),
        Imported(path=Path("c"), status=ImportStatus.IMPORTED, kind=Kind.RECEIPT),
        Imported(path=Path("d"), status=ImportStatus.REFUSED, kind=Kind.RESULT),
    ]
    said = news_of(made)
    assert len(said) == 2
    assert str(YEAR) in said[0]


def test_a_jump_can_be_let_pass_from_the_review_and_is_checked_again(
    open_page: Callable[..., Any], authority: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[str] = []
    again: list[str] = []
    page = open_page(ImportPackagesPage, authority)
    monkeypatch.setattr(review_acts, "let_pass", lambda _page, digest: passed.append(digest) or True)
    jump = RevisionJump(revision=205, highest=1, digest="ab" * 64)
    remedy = remedy_for(jump, page, again=lambda: again.append("again"))
    assert remedy is not None
    remedy.act()
    assert (passed, again) == (["ab" * 64], ["again"])


def test_a_fork_leads_to_where_two_persons_decide(open_page: Callable[..., Any], authority: Desk) -> None:
    asked: list[tuple[str, str]] = []
    authority.asked.connect(lambda page, subject: asked.append((page, subject)))
    page = open_page(ImportPackagesPage, authority)
    remedy = remedy_for(StreamFork(revision=1, digest="a", held="b"), page, again=lambda: None)
    assert remedy is not None
    remedy.act()
    assert asked == [("keys", "waiting")]


def test_a_submission_is_sent_back_with_its_questions(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    accepted: Callable[..., None],
    told: list[str],
) -> None:
    sent: list[tuple[int, str, Correction]] = []

    def send(year: int, unit: str, *, correction: Correction, outward: Any) -> Any:
        sent.append((year, unit, correction))
        return SimpleNamespace(files=(outward.folder / "r.cchc",))

    desk = make_desk(Role.APPRAISER, send_return=SimpleNamespace(send=send))
    page = open_page(RoundBoardPage, desk)
    qtbot.waitUntil(lambda: page._board is not None)
    page.table.select(lambda row: row.unit.code == COMMUNES[4].code)
    assert not page._return.button.isEnabled()
    page.table.select(lambda row: row.unit.code == COMMUNES[1].code)

    def fill(dialog: ReturnDialog) -> None:
        dialog.out.folder.line.setText(FOLDER)
        dialog.out.field.words.line.setText("song nui")
        assert not dialog.act.isEnabled()
        dialog.table.select(lambda row: row.line.criterion.id == "1.1.2")
        dialog.question.block.setPlainText("Gửi kèm báo cáo")
        assert dialog.act.isEnabled()
        dialog.due.line.setText("1/12")
        assert not dialog.act.isEnabled()
        dialog.due.line.setText("20/12")
        dialog.only.setChecked(True)
        assert dialog.table.found.rowCount() == 1

    accepted(ReturnDialog, fill)
    page._return.button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert sent == [
        (
            YEAR,
            COMMUNES[1].code,
            Correction(
                questions=(Question(criterion="1.1.2", reason="Gửi kèm báo cáo"),), due_on=date(YEAR, 12, 20)
            ),
        )
    ]


def returned(make_desk: Callable[..., Desk]) -> Desk:
    service = SimpleNamespace(waiting=lambda _year: RETURNED, received=lambda _year: (RETURNED,))
    return make_desk(returns=service, receipts=Receipts(receipt(4, is_signed=True)))


def test_a_returned_year_and_its_receipt_are_told_on_the_overview(
    qtbot: QtBot, open_page: Callable[..., Any], make_desk: Callable[..., Desk]
) -> None:
    page = open_page(HomePage, returned(make_desk))
    qtbot.waitUntil(lambda: "trả lại lần nộp 1" in page._banner_text.text())
    assert "Đã có giấy báo nhận số 4" in page._context.text()


def test_the_lines_that_were_sent_back_stand_first_on_the_overview(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("core.services.year_overview.waiting_return", lambda _work, _year: RETURNED)
    page = open_page(HomePage, returned(make_desk))
    qtbot.waitUntil(lambda: bool(page.to_do.table.rows_model.rows))
    first = page.to_do.table.rows_model.rows[:2]
    assert {row.criterion: row.kind for row in first} == {
        "1.1.1": ToDoKind.RETURNED,
        "2.4": ToDoKind.RETURNED,
    }
    assert {row.question for row in first if row.criterion == "1.1.1"} == {"Đính kèm quyết định"}


def test_a_returned_line_shows_its_question_where_the_officer_works(
    open_page: Callable[..., Any], make_desk: Callable[..., Desk]
) -> None:
    page = open_page(SelfAssessmentPage, returned(make_desk))
    page.tree.select_id("1.1.1")
    assert page.panel._asked.text().endswith("Đính kèm quyết định")
    page.tree.select_id("1.1.2")
    assert page.panel._asked.isHidden()


def test_a_receipt_can_be_written_again(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    accepted: Callable[..., None],
    told: list[str],
) -> None:
    receipts = Receipts(receipt(1, is_signed=True))
    page = open_page(SendResultsPage, make_desk(Role.APPRAISER, receipts=receipts))
    page.stand_on("receipts")
    page.receipts.table.select(lambda _row: True)
    accepted(SendOutDialog, fill_out)
    page.primary.click()
    qtbot.waitUntil(lambda: bool(told))
    assert receipts.asked == [((COMMUNES[1].code,), "song nui")]


def test_a_list_of_tasks_is_made_and_sent_to_one_unit(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    accepted: Callable[..., None],
    told: list[str],
) -> None:
    sent: list[tuple[Any, ...]] = []

    def send(year: int, tasks: Any, *, units: Any, outward: Any) -> Any:
        sent.append((year, [task.title for task in tasks], units))
        return (SimpleNamespace(files=(outward.folder / "t.cchc",)),)

    page = open_page(SendResultsPage, make_desk(Role.APPRAISER, send_tasks=SimpleNamespace(send=send)))
    page.stand_on("tasks")
    assert not page.primary.isEnabled()
    accepted(GivenTaskDialog, lambda dialog: dialog.name.line.setText("Số hóa hồ sơ hộ tịch"))
    page.tasks.add_task()
    page.tasks.recipients.show_value(COMMUNES[2].code)
    accepted(SendOutDialog, fill_out)
    page.primary.click()
    qtbot.waitUntil(lambda: bool(told))
    assert sent == [(YEAR, ["Số hóa hồ sơ hộ tịch"], (COMMUNES[2].code,))]
    page.tasks.table.select(lambda _row: True)
    page.tasks.remove.click()
    assert not page.primary.isEnabled()


def test_a_submission_shows_its_receipt_and_an_open_key_is_not_asked_for_its_passphrase(
    qtbot: QtBot, open_page: Callable[..., Any], make_desk: Callable[..., Desk], accepted: Callable[..., None]
) -> None:
    keys = Keys()
    keys.opened = True
    page = open_page(ExportPage, make_desk(key_care=keys, receipts=Receipts(receipt(4, is_signed=True))))
    assert "Đã có giấy báo nhận số 4" in "\n".join(label.text() for label in page.card.findChildren(QLabel))
    written: list[str | None] = []
    page.write = lambda _folder, *, passphrase, **_more: written.append(passphrase)

    def fill(dialog: WritePackageDialog) -> None:
        assert dialog.words.isHidden()

    accepted(WritePackageDialog, fill)
    page.make_package()
    qtbot.waitUntil(lambda: written == [None])
