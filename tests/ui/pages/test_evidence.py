"""The evidence page: three views of one register, every way in, marks and filters, several at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.evidence import EvidenceDocument, StoredFile
from core.scans import ScanChoice
from tests.ui.fakes import COMMUNES, YEAR
from tests.ui.memory import FixedClock
from tests.ui.test_dropping import drop, files
from ui.desk import Desk
from ui.dialogs.choose_documents import ChooseDocumentsDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.link_criteria import LinkCriteriaDialog
from ui.pages import evidence as page_module
from ui.pages.evidence import EvidencePage
from ui.scan_tray import ScanTray
from ui.texts import evidence_needs, scans
from ui.texts import evidence_page as texts

UNIT = COMMUNES[0].code


def save(desk: Desk, *documents: EvidenceDocument) -> None:
    desk.services.keep_evidence._database.work.evidence.save(UNIT, documents)


def document(identity: str, *, year: int = YEAR, **said: Any) -> EvidenceDocument:
    file = StoredFile(sha256=identity[:1] * 64, size=10, media_type="application/pdf", extension=".pdf")
    return EvidenceDocument(**{"id": identity, "year": year, "name": f"{identity}.pdf", "file": file, **said})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[EvidenceDialog]:
    """Dialogs that would have been shown."""
    found: list[EvidenceDialog] = []
    monkeypatch.setattr(EvidenceDialog, "exec", lambda dialog: found.append(dialog) or 0)
    return found


@pytest.fixture
def page(desk: Desk, open_page: Callable[..., Any]) -> EvidencePage:
    return open_page(EvidencePage, desk)


def shown(page: EvidencePage) -> list[str]:
    table = page.register.table
    return [table.rows_model.rows[at].document.id for at in table.found.shown()]


def test_documents_to_look_at_again_are_marked_counted_and_filtered(
    desk: Desk, open_page: Callable[..., Any]
) -> None:
    whole: dict[str, Any] = {"number": "1", "issued_on": date(YEAR, 3, 1), "criteria": ("1.2",)}
    save(
        desk,
        document("bare"),
        document("early", **{**whole, "issued_on": date(YEAR - 1, 3, 1)}),
        document("paper", **whole, file=None),
        document("macro", **whole, file=replace(document("m").file, flagged=True)),  # type: ignore[type-var]
    )
    page = open_page(EvidencePage, desk)
    register = page.register
    offered = {register.filter.itemText(at): at for at in range(register.filter.count())}
    found = {}
    for words, at in offered.items():
        register.filter.setCurrentIndex(at)
        found[words] = shown(page)
    assert found["Thiếu số hoặc ngày (1)"] == ["bare"]
    assert found["Chưa gắn tiêu chí (1)"] == ["bare"]
    assert found["Chỉ có bản giấy (1)"] == ["paper"]
    assert found["Ngoài năm (1)"] == ["early"]
    assert found["Có thể chứa macro (1)"] == ["macro"]
    assert found["Kế hoạch (8)"] == [f"doc-{number}" for number in range(1, 9)]
    assert len(found["Tất cả tài liệu (12)"]) == 12
    register.select("bare")
    row = register.table.currentIndex().row()
    marks = register.table.found.index(row, 7).data()
    assert marks == "Thiếu số, Thiếu ngày, Chưa gắn tiêu chí"
    assert page.detail._marks.text() == marks


def test_dropped_files_come_into_the_dialog(
    qtbot: QtBot, page: EvidencePage, opened: list[EvidenceDialog], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    drop(page, files(tmp_path / "a.pdf", tmp_path))
    (dialog,) = opened
    qtbot.waitUntil(lambda: len(dialog.files.offers) == 2)
    assert [offer.path.name for offer in dialog.files.good] == ["a.pdf"]


def test_files_copied_in_the_file_manager_are_pasted_on_the_page(
    qtbot: QtBot, page: EvidencePage, opened: list[EvidenceDialog], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    QGuiApplication.clipboard().setMimeData(data)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.register.table.setFocus()
    qtbot.keyClick(page.register.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = opened
    qtbot.waitUntil(lambda: len(dialog.files.good) == 1)
    QGuiApplication.clipboard().clear()


def test_several_documents_are_removed_and_come_back_together(page: EvidencePage, desk: Desk) -> None:
    page.register.table.selectAll()
    page.remove()
    assert desk.services.keep_evidence.of_year(YEAR) == ()
    assert page._empty.isVisible()
    page.acts.undo._bring_back()
    assert len(desk.services.keep_evidence.of_year(YEAR)) == 8


def test_several_documents_gain_a_criterion_at_once(
    page: EvidencePage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(dialog: LinkCriteriaDialog) -> int:
        dialog.ticks.tick(("6.1",))
        assert dialog.act.isEnabled()
        return 1

    monkeypatch.setattr(LinkCriteriaDialog, "exec", link)
    page.register.table.selectAll()
    page.link()
    assert all("6.1" in item.criteria for item in desk.services.keep_evidence.of_year(YEAR))
    page.acts.undo._bring_back()
    assert not any("6.1" in item.criteria for item in desk.services.keep_evidence.of_year(YEAR))


def test_many_documents_are_removed_and_brought_back_beside_the_window(
    qtbot: QtBot, desk: Desk, open_page: Callable[..., Any]
) -> None:
    save(desk, *(document(f"{number:03}") for number in range(40)))
    page = open_page(EvidencePage, desk)
    page.register.table.selectAll()
    page.remove()
    qtbot.waitUntil(lambda: desk.services.keep_evidence.count(YEAR) == 0)
    qtbot.waitUntil(page.acts.undo.isVisible)
    page.acts.undo._bring_back()
    qtbot.waitUntil(lambda: desk.services.keep_evidence.count(YEAR) == 48)


def test_the_records_of_a_document_are_named_beside_it(desk: Desk, open_page: Callable[..., Any]) -> None:
    save(desk, document("linked", records=("plan-1",)))
    page = open_page(EvidencePage, desk)
    page.stand_on("linked")
    told = [label.text() for label in page.detail._facts.findChildren(QLabel)]
    assert any("Kế hoạch CCHC năm 2025" in text for text in told)


def test_another_page_asks_what_a_criterion_needs(page: EvidencePage, opened: list[EvidenceDialog]) -> None:
    page.stand_on("criterion:1.3.1")
    assert page.views.currentIndex() == 1
    assert page.needs.current() == "1.3.1"
    panel = page.needs.panel
    assert "– Biên bản, kết luận" in panel._wanted.text()
    panel.add_button.click()
    assert opened[0].ticks.ticked() == ("1.3.1",)
    page.add()
    assert opened[1].ticks.ticked() == ("1.3.1",)


def test_a_document_that_is_there_is_linked_to_the_criterion(
    page: EvidencePage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(dialog: ChooseDocumentsDialog) -> int:
        dialog.search.setText("ke hoach")
        dialog.table.select(lambda item: item.id == "doc-2")
        assert dialog.act.isEnabled()
        return 1

    monkeypatch.setattr(ChooseDocumentsDialog, "exec", link)
    page.stand_on("criterion:1.3.1")
    before = len(page.needs._needs["1.3.1"].held)
    page.needs.panel.link_button.click()
    assert len(page.needs._needs["1.3.1"].held) == before + 1
    assert page.needs.current() == "1.3.1"


def test_only_criteria_without_a_document_are_kept_on_wish(page: EvidencePage) -> None:
    page.views.setCurrentIndex(1)
    page.needs.only_lacking.setChecked(True)
    held = {need for need, each in page.needs._needs.items() if each.held}
    rows = {
        name
        for name, items in page.needs.tree._items.items()
        if not page.needs.tree.isRowHidden(items[0].row(), items[0].index().parent())
    }
    assert held
    assert not held & rows
    assert "1.3.2" in rows or "2.3" in rows


def test_a_document_of_the_needs_opens_in_the_list(page: EvidencePage) -> None:
    page.stand_on("criterion:1.1.1")
    page.needs.panel.held.activated.emit(page.needs.panel.held.currentIndex())
    assert page.views.currentIndex() == 0
    current = page.register.current()
    assert current is not None
    assert "1.1.1" in current.criteria


def test_last_years_decision_is_used_again_and_its_plan_followed(
    qtbot: QtBot, desk: Desk, open_page: Callable[..., Any], opened: list[EvidenceDialog]
) -> None:
    old = document(
        "z-old", year=YEAR - 1, number="12", symbol="QĐ-UBND", summary="Quy chế", criteria=("4.1.1",)
    )
    plan = document("y-plan", year=YEAR - 1, number="3", summary="Kế hoạch", criteria=("6.2",))
    save(desk, old, plan)
    page = open_page(EvidencePage, desk)
    page.views.setCurrentIndex(2)
    view = page.last_year
    assert page.detail.edit_button.isHidden()
    view.table.select(lambda row: row.document.id == "y-plan")
    view.renew.click()
    said = opened[0].fields.said()
    assert (said.summary, said.number) == ("Kế hoạch", "")
    assert opened[0].ticks.ticked() == ("6.2",)
    assert len(desk.services.keep_evidence.of_year(YEAR)) == 8
    view.table.select(lambda row: row.document.id == "z-old")
    view.again.click()
    again = desk.services.keep_evidence.of_year(YEAR)[-1]
    assert (again.file, again.number) == (old.file, "12")
    told = {row.document.id: row.is_used for row in view.table.rows_model.rows}
    assert told == {"z-old": True, "y-plan": False}
    page.acts.undo._bring_back()
    assert len(desk.services.keep_evidence.of_year(YEAR)) == 8


def test_a_long_register_is_read_beside_the_window(
    qtbot: QtBot, desk: Desk, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "_AT_ONCE", 3)
    page = open_page(EvidencePage, desk)
    assert texts.READING in page._context.text()
    qtbot.waitUntil(lambda: len(shown(page)) == 8)
    page.stand_on("doc-5")
    qtbot.waitUntil(lambda: page.register.current() is not None and page.register.current().id == "doc-5")


class Ticking(FixedClock):
    """Three seconds go by at every look."""

    def __init__(self) -> None:
        self.at = datetime(YEAR, 12, 11, 3, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(seconds=3)
        return self.at


@pytest.fixture
def scanned(
    qtbot: QtBot,
    make_desk: Callable[..., Desk],
    open_page: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    monkeypatch.setattr("ui.scan_tray._EVERY_MS", 40)
    monkeypatch.setattr("ui.scan_tray._SETTLED_MS", 20)
    folder = tmp_path / "scans"
    folder.mkdir()
    page = open_page(EvidencePage, make_desk(scan_clock=Ticking()))
    assert page.tray.isHidden()
    page.tray.watch(ScanChoice(folder=folder))
    return page


def test_new_scans_are_shown_and_taken_only_by_the_officer(
    qtbot: QtBot, scanned: EvidencePage, opened: list[EvidenceDialog], tmp_path: Path
) -> None:
    tray, folder = scanned.tray, tmp_path / "scans"
    assert tray.isVisible()
    path = folder / "15_KH-UBND_15-01-2025.pdf"
    path.write_bytes(b"%PDF-1.7 scan")
    qtbot.waitUntil(lambda: len(tray.waiting) == 1)
    assert tray.table.found.index(0, 1).data() == "15/KH-UBND, 15/01/2025"
    assert len(scanned.desk.services.keep_evidence.of_year(YEAR)) == 8
    qtbot.keyClick(tray.table, Qt.Key.Key_Return)
    (dialog,) = opened
    qtbot.waitUntil(lambda: len(dialog.files.good) == 1)
    dialog.not_secret.setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    tray.remember_taken(dialog.taken)
    assert tray.waiting == ()
    assert path.exists()
    qtbot.wait(150)
    assert tray.waiting == ()


def test_a_folder_chosen_before_is_watched_again_inside_the_page(
    make_desk: Callable[..., Desk], open_page: Callable[..., Any], tmp_path: Path
) -> None:
    desk = make_desk()
    desk.services.watch_scans.choose(ScanChoice(folder=tmp_path))
    host = QWidget()
    assert not ScanTray(desk, host).isVisible()
    page = open_page(EvidencePage, desk)
    assert page.tray.isVisible()
    assert not page.tray.isWindow()
    assert page._scans.isHidden()


def test_a_scan_passed_over_stays_in_the_folder_and_comes_back_on_wish(
    qtbot: QtBot, scanned: EvidencePage, tmp_path: Path
) -> None:
    path = tmp_path / "scans" / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    qtbot.waitUntil(lambda: len(scanned.tray.waiting) == 1)
    qtbot.keyClick(scanned.tray.table, Qt.Key.Key_Delete)
    assert scanned.tray.waiting == ()
    assert path.exists()
    scanned.tray._again()
    qtbot.waitUntil(lambda: len(scanned.tray.waiting) == 1)


def test_a_folder_that_is_gone_is_told_calmly_and_watched_again(
    qtbot: QtBot, scanned: EvidencePage, tmp_path: Path
) -> None:
    tray, folder = scanned.tray, tmp_path / "scans"
    folder.rename(tmp_path / "away")
    qtbot.waitUntil(lambda: scans.GONE in tray._said.text())
    (tmp_path / "away").rename(folder)
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    qtbot.waitUntil(lambda: len(tray.waiting) == 1)
    tray.watch(ScanChoice(folder=folder, is_paused=True))
    assert scans.PAUSED in tray._said.text()
    tray.watch(ScanChoice())
    assert tray.isHidden()


def test_the_page_of_a_year_without_documents_invites(desk: Desk, open_page: Callable[..., Any]) -> None:
    desk.set_year(2020)
    page = open_page(EvidencePage, desk)
    assert page._empty.isVisible()
    page.views.setCurrentIndex(2)
    assert page.last_year._none.text() == evidence_needs.LAST_NONE.format(year=2019)
