"""Documents are shown beside the list: pictures, PDF and text drawn, the rest described, trouble told."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from core.evidence import EvidenceDocument, StoredFile
from core.images import Trouble
from tests.ui.fakes import Images
from ui.desk import Desk
from ui.picture_view import PictureView
from ui.preview import PreviewPane
from ui.texts import preview as texts


def pdf(pages: int = 3, *, password: str = "") -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, strength=128) if password else None)
    for number in range(pages):
        canvas.drawString(72, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> PreviewPane:
    made = PreviewPane(desk)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    made.listen_in(made)
    return made


@pytest.fixture
def shown(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> Callable[..., Any]:
    def show(content: bytes, name: str = "a.pdf") -> Any:
        path = tmp_path / name
        path.write_bytes(content)
        pane.show_file(path)
        qtbot.waitUntil(lambda: pane.said != texts.LOADING)
        return pane.view()

    return show


def test_a_pdf_is_read_page_by_page_with_the_keyboard(
    qtbot: QtBot, pane: PreviewPane, shown: Callable[..., Any]
) -> None:
    view = shown(pdf())
    assert (view.pages(), view.page()) == (3, 1)
    qtbot.keyClick(pane, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.page() == 2)
    assert pane._page.text() == "Trang 2 / 3"
    before = view._fitted()
    qtbot.keyClick(pane, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomFactor() == pytest.approx(before * 1.25)
    qtbot.keyClick(pane, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomMode() is view.ZoomMode.FitToWidth
    qtbot.keyClick(pane, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.page() == 1)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (pdf()[:200], Trouble.DAMAGED),
        (b"%PDF-1.7\n", Trouble.DAMAGED),
        (pdf(password="bi mat"), Trouble.LOCKED),
    ],
)
def test_a_pdf_that_is_damaged_or_locked_says_so(
    pane: PreviewPane, shown: Callable[..., Any], content: bytes, trouble: Trouble
) -> None:
    shown(content)
    assert pane.said == texts.TROUBLES[trouble]
    assert not any(button.isEnabled() for button in pane.findChildren(QPushButton))


def test_a_picture_is_drawn_and_zoomed(qtbot: QtBot, pane: PreviewPane, shown: Callable[..., Any]) -> None:
    view = shown(b"\xff\xd8\xff", "a.jpg")
    assert isinstance(view, PictureView)
    qtbot.keyClick(pane, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view._zoom == pytest.approx(1.25)


@pytest.mark.parametrize("trouble", [Trouble.DAMAGED, Trouble.TOO_LARGE, Trouble.TOO_SLOW])
def test_a_picture_that_cannot_be_decoded_says_why(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, trouble: Trouble
) -> None:
    pane = PreviewPane(make_desk(images=Images(trouble=trouble.value)))
    qtbot.addWidget(pane)
    pane.show()
    (tmp_path / "a.png").write_bytes(b"x")
    pane.show_file(tmp_path / "a.png")
    qtbot.waitUntil(lambda: pane.said == texts.TROUBLES[trouble])


def test_text_is_plain_text(shown: Callable[..., Any]) -> None:
    view = shown("<b>Kế hoạch</b>".encode(), "a.txt")
    assert isinstance(view, QPlainTextEdit)
    assert view.toPlainText() == "<b>Kế hoạch</b>"
    assert view.isReadOnly()


def test_office_files_and_video_are_only_described(
    qtbot: QtBot, desk: Desk, pane: PreviewPane, shown: Callable[..., Any]
) -> None:
    content = b"PK"
    digest = hashlib.sha256(content).hexdigest()
    file = StoredFile(sha256=digest, size=2048, media_type="x", extension=".docx")
    desk.services.keep_evidence._attachments.contents[digest] = content
    pane.show_document(EvidenceDocument(id="1", year=2025, name="a.docx", file=file))
    qtbot.waitUntil(lambda: texts.OUTSIDE in pane.said)
    assert digest[:16] in pane.said
    assert "Word" in pane.said
    shown(b"x", "a.heic")
    assert pane.said == texts.TROUBLES[Trouble.NO_READER]


def test_paper_and_nothing_are_told_at_once(pane: PreviewPane) -> None:
    pane.show_document(EvidenceDocument(id="1", year=2025, name=""))
    assert pane.said == texts.PAPER
    pane.show_document(None)
    assert pane.said == texts.NONE_CHOSEN


def test_an_answer_that_comes_late_is_dropped(
    qtbot: QtBot, pane: PreviewPane, shown: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "slow.txt").write_bytes(b"slow")
    pane.show_file(tmp_path / "slow.txt")
    pane._wait.stop()
    pane._load()
    view = shown(b"second", "b.txt")
    qtbot.wait(30)
    assert view.toPlainText() == "second"


def test_a_lost_file_is_told(qtbot: QtBot, desk: Desk, pane: PreviewPane) -> None:
    pane.show_document(desk.services.keep_evidence.of_year(2025)[0])
    qtbot.waitUntil(lambda: pane.said == texts.TROUBLES[Trouble.LOST])
