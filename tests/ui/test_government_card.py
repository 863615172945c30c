"""The settings card on the government signature, the line on signed PDFs, and the package card's three states."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from core.certificates import (
    ChainState,
    DriverCrashed,
    NotedSignature,
    PdfReading,
    PdfSignature,
    PdfSignatures,
    Token,
)
from core.packages.cms import SealPolicy
from core.units import Role
from tests.storage.authorities import OFFICER, ROOT
from ui import government_card as module
from ui.desk import Desk
from ui.government_card import GovernmentCard
from ui.package_card import PackageCardView
from ui.page import Page
from ui.pages.evidence import EvidencePage
from ui.pages.settings import SettingsPage
from ui.texts import government_signature as texts
from ui.texts.packages import SEAL

AT = datetime(2025, 12, 12, tzinfo=UTC)


@pytest.fixture
def authority(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Role.APPRAISER)


def shown(qtbot: QtBot, page: Page) -> Any:
    qtbot.addWidget(page)
    page.resize(1110, 660)
    page.show()
    return page


def labels(widget: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def card_of(qtbot: QtBot, desk: Desk) -> GovernmentCard:
    return shown(qtbot, SettingsPage(desk)).government


def test_the_card_says_what_the_seal_is_not(qtbot: QtBot, authority: Desk) -> None:
    assert SEAL in labels(card_of(qtbot, authority))


def test_only_an_appraiser_sees_the_policy(qtbot: QtBot, authority: Desk, desk: Desk) -> None:
    assert card_of(qtbot, authority).policy.isVisible()
    assert not card_of(qtbot, desk).policy.isVisible()


@pytest.mark.parametrize("reason", ["Công văn 12", ""])
def test_the_policy_changes_with_a_reason_and_stays_without(
    qtbot: QtBot, authority: Desk, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    card = card_of(qtbot, authority)
    monkeypatch.setattr(module, "ask_reason", lambda *_given, **_named: reason)
    card.policy.combo.setCurrentIndex(1)
    card.policy.commit()
    expected = SealPolicy.SSHSIG_CMS if reason else SealPolicy.SSHSIG
    assert authority.services.government.policy() is expected
    assert card.policy.value() is expected


def test_certificates_are_added_and_taken_away_with_a_reason(
    qtbot: QtBot, authority: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    card = card_of(qtbot, authority)
    assert texts.NO_CERTIFICATES in labels(card)
    (tmp_path / "goc.cer").write_bytes(ROOT.der)
    card.add_files((tmp_path / "goc.cer",))
    (row,) = card.certificates.rows_model.rows
    assert (row.name, row.is_anchor) == ("Gốc thử nghiệm", True)
    card.certificates.select(lambda each: each.sha256 == row.sha256)
    monkeypatch.setattr(module, "ask_reason", lambda *_given, **_named: "")
    card.remove()
    assert card.certificates.rows_model.rows
    monkeypatch.setattr(module, "ask_reason", lambda *_given, **_named: "Nạp nhầm")
    card.remove()
    assert not card.certificates.rows_model.rows


def test_a_file_that_is_no_authoritys_is_told_and_the_others_are_added(
    qtbot: QtBot, authority: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("ui.messages.show_error", lambda _parent, error: told.append(error.code))
    for name, content in (("a.cer", OFFICER.der), ("b.cer", ROOT.der)):
        (tmp_path / name).write_bytes(content)
    card = card_of(qtbot, authority)
    card.add_files((tmp_path / "gone.cer", tmp_path / "a.cer", tmp_path / "b.cer"))
    assert told == ["E_SOURCE", "E_CERT_FILE"]
    assert [row.name for row in card.certificates.rows_model.rows] == ["Gốc thử nghiệm"]


def test_the_driver_is_kept_with_the_computer_and_tried(
    qtbot: QtBot, make_desk: Callable[..., Desk], places: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(Role.APPRAISER)
    token = Token(
        label="USB", serial="1", manufacturer="m", is_locked=True, is_last_try=False, certificates=()
    )
    monkeypatch.setattr(desk.services.government, "_tokens", _Tokens((token,)))
    told: list[str] = []
    monkeypatch.setattr(module, "tell", lambda _parent, _title, *, what: told.append(what))
    monkeypatch.setattr(module, "choose_file", lambda *_given, **_named: Path("/opt/driver.so"))
    card = card_of(qtbot, desk)
    card.try_device()
    assert not told
    card.choose_driver()
    assert places.value(module.DRIVER_PLACE) == str(Path("/opt/driver.so"))
    card.try_device()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [texts.tokens_told((token,))]
    assert "ĐÃ KHÓA" in told[0]


def test_a_driver_that_crashes_is_told(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, places: QSettings
) -> None:
    desk = make_desk(Role.APPRAISER)
    places.setValue(module.DRIVER_PLACE, "/opt/driver.so")
    monkeypatch.setattr(desk.services.government, "_tokens", _Tokens(DriverCrashed()))
    told: list[str] = []
    monkeypatch.setattr(module, "show_error", lambda _parent, error: told.append(error.code))
    card_of(qtbot, desk).try_device()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["E_TOKEN_CRASH"]


class _Tokens:
    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def plugged_in(self, _driver: Path) -> Any:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def pdf(**changes: Any) -> PdfSignature:
    base = {
        "signer": "Nguyễn Văn A",
        "organisation": "UBND xã",
        "issuer": "Nơi cấp",
        "signed_at": AT,
        "is_intact": True,
        "covers_all": True,
        "chain": ChainState.TRUSTED,
    }
    return PdfSignature(**base | changes)


CASES = [
    (PdfReading.NONE, (), "none", texts.PDF_NONE),
    (PdfReading.UNREADABLE, (), "care", texts.PDF_UNREADABLE),
    (PdfReading.SIGNED, (pdf(),), "done", "Có chữ ký số trong PDF của Nguyễn Văn A (UBND xã)"),
    (PdfReading.SIGNED, (pdf(chain=ChainState.UNKNOWN),), "care", "chưa nạp chứng thư gốc"),
    (PdfReading.SIGNED, (pdf(chain=ChainState.UNCHECKED),), "care", "thiếu CRL"),
    (PdfReading.SIGNED, (pdf(chain=ChainState.REFUSED),), "wrong", "hết hạn"),
    (PdfReading.SIGNED, (pdf(covers_all=False),), "care", "phần thêm vào sau khi ký"),
    (PdfReading.SIGNED, (pdf(is_intact=False),), "wrong", "ĐÃ BỊ THAY ĐỔI"),
    (PdfReading.SIGNED, (pdf(covers_all=False), pdf()), "done", "Có chữ ký số trong PDF"),
    (PdfReading.SIGNED, (pdf(), pdf(chain=ChainState.UNKNOWN)), "care", "Có chữ ký số trong PDF"),
]


@pytest.mark.parametrize("case", CASES)
def test_the_evidence_page_tells_the_state_of_a_signed_pdf(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, case: Any
) -> None:
    reading, signatures, meaning, words = case
    found = PdfSignatures(reading=reading, signatures=signatures)
    monkeypatch.setattr(desk.services.government._pdfs, "found", found, raising=False)
    page = shown(qtbot, EvidencePage(desk))
    listed = page.register.table.rows_model.rows
    document = next(row.document for row in listed if row.document.file is not None)
    page.stand_on(document.id)
    line = page.detail.signatures
    qtbot.waitUntil(lambda: line.label.text() not in {"", texts.PDF_LOOKING})
    assert words in line.label.text()
    assert line.label.property("pill") == meaning
    assert (texts.PDF_NOTE in line.label.text()) is (reading is PdfReading.SIGNED)
    assert not {"hợp pháp", "hợp lệ"} & set(line.label.text().lower().split())


def test_a_document_on_paper_says_nothing_about_signatures(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, EvidencePage(desk))
    page.detail.signatures.show_document(None)
    assert not page.detail.signatures.isVisible()


def test_the_package_card_tells_three_states_apart(qtbot: QtBot) -> None:
    view = PackageCardView("Gói")
    qtbot.addWidget(view)
    good = NotedSignature(digest="ab", signer="Nguyễn Văn A", is_revocation_checked=True, checked_at=AT)
    unchecked = NotedSignature(digest="ab", signer="Nguyễn Văn A", is_revocation_checked=False, checked_at=AT)
    told = []
    for signature in (good, unchecked, None):
        view.show_government(signature)
        told.append((view._government.text(), view._government.property("pill")))
    assert [meaning for _words, meaning in told] == ["done", "care", "none"]
    assert len({words for words, _meaning in told}) == 3
    assert SEAL in labels(view)
    view.show_government(None, is_known=False)
    assert not view._government.isVisibleTo(view)
