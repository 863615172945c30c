"""Keys and trust: what the page shows in each state, and what its dialogs hand to the services."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from core.exchanges import Direction, HeldKey, StreamConfirmation, TrustListHeld
from core.packages.age_keys import AgeIdentity
from core.packages.kinds import Kind
from core.packages.refusals import PackageRefused
from core.packages.signing import PassphraseWrong
from core.packages.streams import StreamKey
from core.packages.trust import KeyStatus
from core.refused import Refused
from core.reporting.enrolment_sheet import EnrolmentSheet
from core.services.enrol_keys import EnrolmentCard
from core.services.key_care import CreatedKeys
from core.services.stream_care import Block
from core.text import sort_key
from core.units import Role
from tests.ui.fakes import (
    COMMUNES,
    DIGITS,
    FINGERPRINT,
    PASSPHRASE,
    YEAR,
    EnrolledKeys,
    FixedClock,
    Imports,
    Keys,
    held_key,
    package_row,
)
from ui import key_acts, key_lock, trust_acts
from ui.desk import Desk
from ui.dialogs.keys import NewPassphraseDialog, PassphraseDialog, SignDialog
from ui.dialogs.print_preview import Previewed
from ui.dialogs.sealed_sheet import SealedSheetDialog
from ui.dialogs.trust import LiftDialog, RevokeDialog, SecondDialog, TrustDialog
from ui.pages.keys import KeysPage
from ui.texts.errors import UNKNOWN
from ui.texts.refused_codes import sentence_of_code

REFUSED = Refused(
    name="goi-la.cchc", at=datetime(YEAR, 12, 10, 2, 0, tzinfo=UTC), code="E_ZIP_CRC", stage="S1", size=9_000
)
JUMPED = Refused(
    name="nhay.cchc",
    at=datetime(YEAR, 12, 10, 3, 0, tzinfo=UTC),
    code="E_JUMP",
    stage="S6",
    digest="ab" * 64,
    unit="xa-21702",
)
BLOCK = Block(
    key=StreamKey(sender="xa-21701", recipient="td-52", kind=Kind.SUBMISSION, period=str(YEAR)),
    unit="21701",
    year=YEAR,
    held="11" * 64,
    offered="22" * 64,
    is_lifted=False,
)
KEYS_OF_ALL_STATES = (
    held_key(COMMUNES[0], second_by="Lê Văn Nam", second_at=FixedClock().now()),
    held_key(COMMUNES[1], fingerprint="SHA256:hai", confirmed_by="Đỗ Minh Châu"),
    held_key(COMMUNES[2], fingerprint="SHA256:ba", status=KeyStatus.RETIRED, ended_why="list:3",
             second_by="Lê Văn Nam", ended_at=FixedClock().now()),
    held_key(COMMUNES[3], fingerprint="SHA256:bon", status=KeyStatus.REVOKED, ended_why="mất máy",
             second_by="Lê Văn Nam", ended_at=FixedClock().now()),
)  # fmt: skip


class Refusals(Imports):
    def refusals(self) -> tuple[Refused, ...]:
        return (JUMPED, REFUSED)


class Streams:
    """Blocks and jumps, and what was decided about them."""

    def __init__(self, *blocks: Block) -> None:
        self.held = blocks
        self.lifted: list[dict[str, Any]] = []
        self.passed: list[tuple[str, str]] = []

    def notices(self) -> tuple[Any, ...]:
        return ()

    def blocks(self) -> tuple[Block, ...]:
        return self.held

    def confirmations(self) -> tuple[StreamConfirmation, ...]:
        return tuple(
            StreamConfirmation(digest=digest, first_by="", second_by="", why=why, at=FixedClock().now())
            for digest, why in self.passed
        )

    def lift(self, unit: str, year: int, **told: Any) -> Block:
        self.lifted.append({"unit": unit, "year": year, **told})
        self.held = tuple(replace(block, is_lifted=True) for block in self.held)
        return self.held[0]

    def confirm_jump(self, digest: str, reason: str) -> None:
        self.passed.append((digest, reason))


def lists(*, is_due: bool = False, version: int = 0, doubtful: Any = ()) -> Any:
    held = None
    if version:
        held = TrustListHeld(
            version=version, threshold=1, digest="", escrow_recipient=None, at=FixedClock().now()
        )
    return SimpleNamespace(held=lambda: held, is_due=lambda: is_due, doubtful=lambda: doubtful, roots=tuple)


@pytest.fixture
def open_keys(open_page: Callable[..., Any], make_desk: Callable[..., Desk]) -> Callable[..., Any]:
    def open_it(role: Role = Role.APPRAISER, **members: Any) -> Any:
        return open_page(KeysPage, make_desk(role, **members))

    return open_it


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let a dialog be filled by a function and accepted without being shown."""

    def answer(dialog: type[QDialog], fill: Callable[[Any], None], *, is_accepted: bool = True) -> None:
        def run(self: Any) -> QDialog.DialogCode:
            fill(self)
            return QDialog.DialogCode.Accepted if is_accepted else QDialog.DialogCode.Rejected

        monkeypatch.setattr(dialog, "exec", run)

    return answer


def words_in(page: Any) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_without_a_key_the_first_act_is_to_make_one(open_keys: Callable[..., Any]) -> None:
    page = open_keys(key_care=Keys(has_key=False), trust_lists=lists(is_due=True))
    assert page.primary.text() == "Tạo khóa…"
    assert "chưa có khóa" in words_in(page)


def test_changes_of_keys_wait_to_be_published(open_keys: Callable[..., Any]) -> None:
    page = open_keys(trust_lists=lists(is_due=True))
    assert page.primary.text() == "Phát hành danh sách khóa…"
    assert "chưa phát hành" in page._banner_text.text()


def test_otherwise_the_act_is_to_trust_a_key(open_keys: Callable[..., Any]) -> None:
    page = open_keys(trust_lists=lists(version=4))
    assert page.primary.text() == "Tin khóa từ tệp…"
    assert "Số 4" in words_in(page.own)


def test_every_state_of_a_key_has_words_and_a_colour_of_its_own(open_keys: Callable[..., Any]) -> None:
    page = open_keys(enrol_keys=EnrolledKeys(*KEYS_OF_ALL_STATES, two=True))
    column = page.trusted.table.rows_model._columns[1]
    shown = {(column.text(row), column.meaning(row)) for row in page.trusted.table.rows_model.rows}
    assert shown == {
        ("Đang dùng", "done"),
        ("Chờ người thứ hai", "care"),
        ("Đã thay khóa mới", "none"),
        ("Đã thu hồi", "wrong"),
    }


def test_a_key_shows_its_packages_and_those_in_doubt(open_keys: Callable[..., Any]) -> None:
    row = package_row(Direction.RECEIVED)
    later = replace(row, digest="44" * 64, revision=2, at=row.at + timedelta(days=1))
    history = Refusals()
    history.history = lambda _year=None: (later, row)  # type: ignore[method-assign]
    page = open_keys(import_package=history, trust_lists=lists(doubtful=(later,)))
    page.trusted.table.select(lambda held: held.held.fingerprint == FINGERPRINT)
    said = words_in(page.trusted)
    assert "Lần 1 năm 2025" in said
    assert "Lần 2 năm 2025" in said
    assert "1 gói nhận trong thời gian khóa có thể bị lộ" in said


def test_the_list_that_ended_a_key_is_said_in_words(open_keys: Callable[..., Any]) -> None:
    page = open_keys(enrol_keys=EnrolledKeys(*KEYS_OF_ALL_STATES))
    page.trusted.table.select(lambda row: row.held.status is KeyStatus.RETIRED)
    assert "theo danh sách khóa số 3" in words_in(page.trusted)


def test_what_was_refused_says_why_and_what_to_do(open_keys: Callable[..., Any]) -> None:
    page = open_keys(import_package=Refusals())
    page.stand_on("refused")
    page.refused.table.select(lambda row: row.code == "E_ZIP_CRC")
    said = words_in(page.refused)
    assert "số kiểm tra" in said
    assert "Sao chép lại tệp" in said
    assert "E_ZIP_CRC" in said


def test_every_code_that_can_be_remembered_has_words() -> None:
    codes = {kind.code for kind in PackageRefused.__subclasses__()}
    assert codes
    assert {code for code in codes if sentence_of_code(code).why == UNKNOWN.why} == set()
    assert all("{" not in sentence_of_code(code).why for code in codes)


def test_a_fork_is_lifted_by_two_different_persons(
    open_keys: Callable[..., Any], answers: Callable[..., None], notices: list[Any]
) -> None:
    streams = Streams(BLOCK)
    page = open_keys(stream_care=streams)
    page.stand_on("waiting")

    def fill(dialog: LiftDialog) -> None:
        dialog.second.line.setText(dialog.first.line.text().upper())
        dialog.reason.block.setPlainText("Xã gửi nhầm tệp cũ")
        assert not dialog.act.isEnabled()
        dialog.second.line.setText("Lê Văn Nam")
        assert dialog.act.isEnabled()

    answers(LiftDialog, fill)
    page.waiting.lift.click()
    [told] = streams.lifted
    assert (told["unit"], told["year"], told["second"]) == ("21701", YEAR, "Lê Văn Nam")
    assert not page.waiting.lift.isVisible()
    assert "Đã gỡ" in words_in(page.waiting)


def test_a_jump_waits_until_it_is_let_pass_with_a_reason(
    open_keys: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, notices: list[Any]
) -> None:
    streams = Streams()
    page = open_keys(import_package=Refusals(), stream_care=streams)
    page.stand_on("waiting")
    monkeypatch.setattr(trust_acts, "ask_reason", lambda *_said, **_words: "máy cũ hỏng")
    page.waiting.let_pass.click()
    assert streams.passed == [("ab" * 64, "máy cũ hỏng")]
    assert page.waiting.table.rows_model.rows == ()


def test_the_escrow_key_is_on_paper_before_its_dialog_closes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr("ui.dialogs.sealed_sheet.choose_target", lambda *_a, **_k: tmp_path / "phieu.pdf")
    dialog = SealedSheetDialog(
        sheet(), "phieu.pdf", warning="Chỉ hiện lúc này", write=lambda _sheet, path: written.append(path)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.sure.isEnabled()
    dialog.save()
    assert written == [tmp_path / "phieu.pdf"]
    dialog.sure.setChecked(True)
    dialog.close_it.click()
    assert not dialog.isVisible()


def sheet() -> EnrolmentSheet:
    return EnrolmentSheet(
        title="PHIẾU KHÓA DỰ PHÒNG", subtitle="", facts=(), digits_label="", digits=(), confirmed=0,
        digits_note="In hai bản.", code_label="Khóa bí mật", code="AGE-SECRET-KEY-1ABC",
        code_lines=("AGE-SE  CRET-K", "EY-1ABC"), signatures=(), signature_hint="", notes=(),
    )  # fmt: skip


def test_the_first_run_of_an_appraiser_shows_the_escrow_key(
    qtbot: QtBot, open_keys: Callable[..., Any], answers: Callable[..., None], notices: list[Any]
) -> None:
    shown: list[str] = []

    class Makes(Keys):
        def create(self, passphrase: str, *, replaces: bool = False) -> CreatedKeys:
            made = super().create(passphrase, replaces=replaces)
            return replace(made, escrow=AgeIdentity(secret="AGE-SECRET-KEY-1XYZ", recipient="age1xyz"))

    page = open_keys(key_care=Makes(has_key=False))
    answers(NewPassphraseDialog, lambda dialog: dialog.again.line.setText(PASSPHRASE))
    answers(SealedSheetDialog, lambda dialog: shown.append(dialog._sheet.code))
    page.do_next()
    qtbot.waitUntil(lambda: bool(notices))
    assert shown == ["AGE-SECRET-KEY-1XYZ"]
    assert page.primary.text() == "Tin khóa từ tệp…"


class Trusts(EnrolledKeys):
    """Takes a key in and writes down how."""

    def __init__(self, *keys: HeldKey, two: bool = False) -> None:
        super().__init__(*keys, two=two)
        self.said: list[tuple[str, ...]] = []

    def inspect(self, _path: Path) -> EnrolmentCard:
        return EnrolmentCard(
            kind=Kind.ENROL, unit="xa-21702", unit_name="Xã Bình Khê", officer="Lê Hoa",
            fingerprint="SHA256:hai", digits=DIGITS,
        )  # fmt: skip

    def trust(self, _path: Path, digits: str) -> HeldKey:
        self.said.append(("first", digits))
        return held_key(COMMUNES[1], fingerprint="SHA256:hai")

    def confirm_second(self, fingerprint: str, digits: str, *, person: str) -> HeldKey:
        self.said.append(("second", fingerprint, digits, person))
        return held_key(COMMUNES[1], fingerprint=fingerprint, second_by=person)


def test_a_key_is_trusted_by_digits_and_a_second_person_at_once(
    open_keys: Callable[..., Any], answers: Callable[..., None], notices: list[Any]
) -> None:
    trusts = Trusts()
    page = open_keys(enrol_keys=trusts)

    def fill(dialog: TrustDialog) -> None:
        dialog.digits.line.setText("1" * 20)
        dialog.now.setChecked(True)
        assert not dialog.act.isEnabled()
        dialog.second.person.line.setText("Lê Văn Nam")
        dialog.second.digits.line.setText("1" * 20)
        assert dialog.act.isEnabled()

    answers(TrustDialog, fill)
    page.trust_acts.trust_file(Path("e.cchc"))
    assert trusts.said == [("first", "1" * 20), ("second", "SHA256:hai", "1" * 20, "Lê Văn Nam")]
    assert "Xã Bình Khê" in notices[0][0].what


def test_the_second_person_may_come_later_but_never_be_the_first(
    open_keys: Callable[..., Any], answers: Callable[..., None], notices: list[Any]
) -> None:
    trusts = Trusts(*KEYS_OF_ALL_STATES)
    page = open_keys(enrol_keys=trusts)
    page.trusted.table.select(lambda row: row.held.fingerprint == "SHA256:hai")

    def fill(dialog: SecondDialog) -> None:
        dialog.second.person.line.setText("đỗ minh châu")
        dialog.second.digits.line.setText("2" * 20)
        assert not dialog.act.isEnabled()
        dialog.second.person.line.setText("Lê Văn Nam")
        assert dialog.act.isEnabled()

    answers(SecondDialog, fill)
    page.trusted.second.click()
    assert trusts.said == [("second", "SHA256:hai", "2" * 20, "Lê Văn Nam")]


def test_a_key_is_revoked_with_a_reason_and_perhaps_a_day(
    open_keys: Callable[..., Any], answers: Callable[..., None], notices: list[Any]
) -> None:
    asked: list[Any] = []
    service = lists()
    service.revoke = lambda fingerprint, why, *, compromised_on: asked.append(
        (fingerprint, why, compromised_on)
    )
    page = open_keys(trust_lists=service)
    page.trusted.table.select(lambda _row: True)

    def fill(dialog: RevokeDialog) -> None:
        assert not dialog.act.isEnabled()
        dialog.reason.block.setPlainText("mất máy tính")
        dialog.since.line.setText("31/02")
        assert not dialog.act.isEnabled()
        dialog.since.line.setText("1/12")
        assert dialog.act.isEnabled()

    answers(RevokeDialog, fill)
    page.trusted.revoke.click()
    assert asked == [(FINGERPRINT, "mất máy tính", date(YEAR, 12, 1))]


def test_an_open_key_signs_without_the_passphrase(
    qtbot: QtBot,
    open_keys: Callable[..., Any],
    answers: Callable[..., None],
    monkeypatch: Any,
    tmp_path: Path,
) -> None:
    keys, words, told = Keys(), list[str | None](), list[Path]()
    keys.opened = True
    service = lists(is_due=True)
    service.issue = lambda path, *, passphrase: words.append(passphrase) or path
    page = open_keys(key_care=keys, trust_lists=service)
    monkeypatch.setattr(key_acts, "choose_target", lambda *_a, **_k: tmp_path / "ds.cchc")
    monkeypatch.setattr(key_acts, "tell_where", lambda *_a, path, **_k: told.append(path))
    answers(SignDialog, lambda dialog: None)
    page.primary.click()
    qtbot.waitUntil(lambda: bool(told))
    assert words == [None]


def test_a_wrong_passphrase_leaves_the_key_locked(
    qtbot: QtBot, open_keys: Callable[..., Any], answers: Callable[..., None], monkeypatch: Any
) -> None:
    shown: list[Exception] = []
    monkeypatch.setattr(key_lock, "show_error", lambda _parent, error: shown.append(error))
    keys = Keys()
    page = open_keys(key_care=keys)
    answers(PassphraseDialog, lambda dialog: dialog.words.line.setText("sai cum mat khau"))
    page.own.turn.click()
    qtbot.waitUntil(lambda: bool(shown))
    assert isinstance(shown[0], PassphraseWrong)
    assert "Đang khóa" in words_in(page.own)
    answers(PassphraseDialog, lambda dialog: dialog.words.line.setText(PASSPHRASE))
    page.own.turn.click()
    qtbot.waitUntil(lambda: "Đang mở, tự khóa lúc" in words_in(page.own))
    page.own.turn.click()
    assert "Đang khóa" in words_in(page.own)


def test_units_are_sorted_as_vietnamese(open_keys: Callable[..., Any]) -> None:
    keys = tuple(held_key(unit, fingerprint=f"SHA256:{unit.code}") for unit in COMMUNES)
    page = open_keys(enrol_keys=EnrolledKeys(*keys))
    page.trusted.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    found = page.trusted.table.found
    names = [found.index(row, 0).data() for row in range(found.rowCount())]
    assert names == sorted((unit.name for unit in COMMUNES), key=sort_key)


def test_the_sheet_is_looked_at_and_printed(
    qtbot: QtBot, open_keys: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[EnrolmentSheet, Path]] = []
    shown: list[Previewed] = []

    def write(made: EnrolmentSheet, path: Path) -> None:
        written.append((made, path))
        path.write_bytes(b"%PDF-1.7")

    page = open_keys(Role.SUBMITTER)
    page.desk.write_sheet = write
    monkeypatch.setattr(key_acts, "preview_paper", lambda _page, _desk, *, paper: shown.append(paper))
    page.acts.write_paper()
    qtbot.waitUntil(lambda: bool(shown))
    [(made, path)] = written
    assert shown[0].content == b"%PDF-1.7"
    assert not path.exists()
    assert page.desk.office().unit.name in made.subtitle
