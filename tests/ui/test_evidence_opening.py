"""Evidence opens after a word about its type and sender, as a marked copy, through one gate."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core.evidence import EvidenceDocument, MarkNotKept, StoredFile
from ui import messages, opening
from ui.desk import Desk
from ui.evidence_list import EvidenceList
from ui.evidence_opening import open_evidence
from ui.messages import Notice
from ui.texts import opening as texts


def document(extension: str = ".pdf", *, flagged: bool = False, **said: Any) -> EvidenceDocument:
    file = StoredFile(
        sha256="a" * 64, size=2048, media_type="application/pdf", extension=extension, flagged=flagged
    )
    return EvidenceDocument(**{"id": "1", "year": 2025, "name": "Kế hoạch", "file": file, **said})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.fileName()))
    return found


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Notice]]:
    """Answers every question with these choices in turn; what was asked is kept."""

    def choose(*choices: int) -> list[Notice]:
        asked: list[Notice] = []
        left = list(choices)

        class Answered:
            def __init__(self, notice: Notice, buttons: Any, parent: Any) -> None:
                asked.append(notice)
                self.chosen = left.pop(0)

            def exec(self) -> int:
                return 1

        monkeypatch.setattr(messages, "MessageDialog", Answered)
        return asked

    return choose


def test_the_question_names_true_type_size_and_sender(
    qtbot: QtBot, desk: Desk, opened: list[str], answer: Callable[..., list[Notice]]
) -> None:
    asked = answer(0)
    shown = EvidenceList(desk)
    qtbot.addWidget(shown)
    shown.name_sender("Xã Tây Sơn")
    shown.show_documents((document(".docm", flagged=True, name="giả.pdf"),), ())
    shown.open_current()
    (notice,) = asked
    assert "Word có macro" in notice.why
    assert "Xã Tây Sơn" in notice.why
    assert "Enable Content" in notice.advice
    assert texts.NO_SCAN in notice.advice
    assert opened == ["giả.pdf"]
    assert texts.FLAGGED in shown.model.index(0, 0).data()


def test_nothing_is_copied_or_opened_unless_the_person_agrees(
    qtbot: QtBot,
    desk: Desk,
    opened: list[str],
    answer: Callable[..., list[Notice]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(
        desk.services.keep_evidence, "copy_out", lambda item: copied.append(item.id), raising=False
    )
    for choice in (1, -1):
        answer(choice)
        shown = EvidenceList(desk)
        qtbot.addWidget(shown)
        open_evidence(shown, desk, document=document())
    assert copied == opened == []


@pytest.mark.parametrize(("second", "expected"), [(0, ["a.pdf"]), (1, []), (-1, [])])
def test_a_drive_without_marks_is_told_and_asked_about_again(  # noqa: PLR0917
    qtbot: QtBot,
    desk: Desk,
    opened: list[str],
    answer: Callable[..., list[Notice]],
    monkeypatch: pytest.MonkeyPatch,
    second: int,
    expected: list[str],
) -> None:
    def copy_out(_item: EvidenceDocument, *, accepts_unmarked: bool = False) -> Path:
        if not accepts_unmarked:
            raise MarkNotKept(name="a.pdf")
        return Path("/copies/a.pdf")

    monkeypatch.setattr(desk.services.keep_evidence, "copy_out", copy_out, raising=False)
    asked = answer(0, second)
    shown = EvidenceList(desk)
    qtbot.addWidget(shown)
    open_evidence(shown, desk, document=document())
    assert "Windows" in asked[1].why
    assert opened == expected


def test_a_paper_is_told_and_asks_nothing(
    qtbot: QtBot, desk: Desk, opened: list[str], answer: Callable[..., list[Notice]]
) -> None:
    asked = answer(0)
    shown = EvidenceList(desk)
    qtbot.addWidget(shown)
    open_evidence(shown, desk, document=document(file=None))
    assert len(asked) == 1
    assert opened == []


def test_the_gate_never_opens_a_file_of_the_store(opened: list[str]) -> None:
    for name in ("a" * 64, f"{'0' * 64}.pdf"):
        with pytest.raises(ValueError, match=name):
            opening.open_outside(Path("/evidence/aa") / name)
    opening.open_outside(Path("/out/Kế hoạch.pdf"))
    assert opened == ["Kế hoạch.pdf"]
