"""Receiving: checked and shown first; taken in on request; refused ones say what, why and what to do."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.packages.kinds import Kind
from core.packages.plan import Change, CountChange, ImportPlan, LineChange
from core.packages.refusals import UnknownKey, ZipCrc
from core.progress import Cancelled
from core.services.import_package import Imported, ImportStatus, PackageCard
from core.units import Role
from tests.ui.fakes import COMMUNES, FINGERPRINT, YEAR, Imports, held_key
from ui.desk import Desk
from ui.package_groups import Group
from ui.pages.import_packages import ImportPackagesPage
from ui.texts.import_page import plan_text

PLAN = ImportPlan(
    change=Change.REVISED,
    previous_revision=1,
    total_before=Decimal("50.00"),
    total_after=Decimal("51.50"),
    records=(CountChange(kind="task", added=2, changed=1, removed=0),),
    documents_added=3,
    documents_removed=0,
    files_new=2,
    files_held=1,
    lines=(LineChange(criterion="1.1.1", before=Decimal("0.50"), after=Decimal("1.00")),),
)


class Inspects(Imports):
    """Answers by the name of the file."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.stops_after = 0

    def inspect(self, path: Path, *, progress: Any) -> PackageCard:
        progress.check()
        if path.stem == "hong":
            return PackageCard(path=path, size=9, error=ZipCrc(name="x"))
        if path.stem == "la":
            return PackageCard(path=path, size=9, error=UnknownKey(fingerprint=FINGERPRINT))
        number = int(path.stem[-1])
        return PackageCard(
            path=path, size=1_000, kind=Kind.SUBMISSION, unit=COMMUNES[0].code, unit_name=COMMUNES[0].name,
            year=YEAR, revision=number, digest="ab" * 64, fingerprint=FINGERPRINT,
            created_at=datetime(YEAR, 12, 1, tzinfo=UTC), key=held_key(COMMUNES[0]), plan=PLAN,
        )  # fmt: skip

    def inspect_all(self, paths: Any, *, told: Any, progress: Any) -> tuple[PackageCard, ...]:
        cards = tuple(self.inspect(path, progress=progress) for path in paths)
        for card in cards:
            told(card)
        return cards

    def take_in_all(self, paths: Any, *, is_dry_run: bool = False, told: Any, progress: Any) -> Any:
        outcomes = []
        for path in paths:
            outcomes.append(Imported(path=path, status=ImportStatus.IMPORTED, plan=PLAN))
            self.taken.append(path.name)
            told(outcomes[-1])
            if len(outcomes) == self.stops_after:
                raise Cancelled
        return tuple(outcomes)


@pytest.fixture
def inspects() -> Inspects:
    return Inspects()


@pytest.fixture
def page(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    inspects: Inspects,
    tmp_path: Path,
) -> Any:
    for name in ("goi2", "goi1", "hong", "la"):
        (tmp_path / f"{name}.cchc").write_bytes(b"x")
    (tmp_path / "ghi-chu.txt").write_bytes(b"x")
    opened = open_page(ImportPackagesPage, make_desk(Role.APPRAISER, import_package=inspects))
    opened.inspect((tmp_path,))
    qtbot.waitUntil(lambda: bool(opened._rows))
    return opened


def said(page: Any) -> str:
    return "\n".join(label.text() for label in page.card.findChildren(QLabel))


def test_every_package_of_a_folder_is_checked_and_nothing_is_taken_in(page: Any, inspects: Inspects) -> None:
    states = [page.review.found.index(row, 0).data() for row in range(page.review.found.rowCount())]
    assert states == ["Đúng, chờ nhận", "Đúng, chờ nhận", "Không nhận được", "Chưa kiểm tra được"]
    assert inspects.taken == []
    assert page._take.text() == "Nhận 2 gói"


def test_the_card_says_whose_seal_it_is_and_what_would_change(page: Any) -> None:
    page.review.select(lambda row: row.error is None)
    assert "khóa của Xã Tây Sơn" in said(page)
    assert "Thay cho lần nộp 1 đã nhận." in said(page)


def test_a_refused_package_says_why_and_its_code(page: Any) -> None:
    page.review.select(lambda row: row.card.path.stem == "hong")
    assert "Mã lỗi E_ZIP_CRC" in said(page)
    assert "Sao chép lại tệp" in said(page)


def test_packages_are_taken_in_and_stay_in_the_list(qtbot: QtBot, page: Any, inspects: Inspects) -> None:
    page.take_in()
    qtbot.waitUntil(lambda: bool(page._said.text()))
    assert sorted(inspects.taken) == ["goi1.cchc", "goi2.cchc"]
    assert page._said.text() == "Đã nhận 2 gói."
    assert not page._take.isEnabled()
    assert len(page.review.rows_model.rows) == 4


def test_the_list_can_be_emptied(page: Any) -> None:
    page.clear()
    assert page._empty.isVisible()
    assert not page._filled.isVisible()


def test_tabs_count_and_filter_the_list(page: Any) -> None:
    told = [page.tabs.tabText(at) for at in range(page.tabs.count()) if page.tabs.isTabVisible(at)]
    assert told == ["Tất cả (4)", "Thay lần trước (2)", "Chưa kiểm tra được (1)", "Không nhận được (1)"]
    page.tabs.setCurrentIndex(list(Group).index(Group.REFUSED))
    assert [row.card.path.stem for row in page.review.rows_model.rows] == ["hong"]


def test_a_file_is_found_by_its_name(page: Any) -> None:
    page.search.setText("hong.cchc")
    assert page.review.found.rowCount() == 1


def test_what_was_taken_in_before_a_stop_is_told(qtbot: QtBot, page: Any, inspects: Inspects) -> None:
    inspects.stops_after = 1
    page.take_in()
    qtbot.waitUntil(lambda: bool(page._said.text()))
    assert page._said.text() == "Đã dừng theo yêu cầu: đã nhận trọn vẹn 1 gói, còn 1 gói chưa nhận."
    assert page._take.text() == "Nhận 1 gói"


def test_the_list_of_refused_packages_is_looked_at(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Any] = []
    page.desk.services.round_papers.refused = written.append
    monkeypatch.setattr("ui.refused_act.preview_report", lambda *_at, make, **_words: make(None))
    assert page._refused.button.isVisible()
    page._refused.button.click()
    assert [each.code for each in written[0]] == ["E_ZIP_CRC", "E_UNKNOWN_KEY"]
    assert all(each.reason and each.cure for each in written[0])


def test_a_folder_without_packages_is_said(
    qtbot: QtBot, page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "ui.pages.import_packages.MessageDialog",
        lambda notice, _buttons, **_more: (
            shown.append(notice.what) or type("D", (), {"exec": lambda _self: 0})()
        ),
    )
    empty = tmp_path / "trong"
    empty.mkdir()
    page.inspect((empty,))
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["Không thấy gói nào trong thư mục đã chọn."]


def test_a_plan_is_told_in_full() -> None:
    assert plan_text(PLAN).splitlines() == [
        "Thay cho lần nộp 1 đã nhận.",
        "Tổng điểm: 50,00 → 51,50 điểm",
        "Nhiệm vụ CCHC: thêm 2, sửa 1 dòng",
        "Tài liệu kiểm chứng: thêm 3 (2 tệp mới, 1 tệp đã có sẵn)",
        "Điểm thay đổi ở 1 tiêu chí:",
        "  1.1.1: 0,50 → 1,00",
    ]


def test_a_submitter_receives_with_the_same_page(
    open_page: Callable[..., Any], make_desk: Callable[..., Desk]
) -> None:
    page = open_page(ImportPackagesPage, make_desk(Role.SUBMITTER))
    assert len(page.history.rows_model.rows) == 1
