"""Copies in the window: of the day behind it, listed, made on request, and what is said when one fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.backups import Verdict, Why
from core.packages.refusals import SpaceShort
from core.progress import Progress
from core.services.copy_elsewhere import CopiedElsewhere
from core.storage_errors import PlaceGone
from tests.ui.fakes import Copies
from ui.backup_bar import BackupBar
from ui.backup_card import BackupCard
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.kept_backups import KeptBackupsDialog
from ui.elsewhere_part import ElsewherePart
from ui.messages import MessageDialog
from ui.texts import backups as texts
from ui.texts import common


def copies_of(desk: Desk) -> Copies:
    held: Any = desk.services.keep_backups._kept
    assert isinstance(held, Copies)
    return held


def begun(qtbot: QtBot, desk: Desk) -> None:
    """The copy of the day is asked for, and whatever came of it is told."""
    with qtbot.waitSignal(desk.changes.changed, check_params_cb=lambda topics: Topic.BACKUPS in topics):
        desk.daily.begin()


def test_the_copy_of_the_day_is_made_once(qtbot: QtBot, desk: Desk) -> None:
    begun(qtbot, desk)
    desk.daily.begin()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert [each.why for each in copies_of(desk).held] == [Why.DAILY]
    assert desk.daily.error is None


def test_a_day_without_room_is_told_over_the_page_until_it_is_made(qtbot: QtBot, desk: Desk) -> None:
    bar = BackupBar(desk)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    copies_of(desk).error = SpaceShort(needed=300_000_000, free=1_000_000)
    begun(qtbot, desk)
    assert not bar.isHidden()
    assert bar.words.text().startswith("Hôm nay chưa sao lưu được: ")
    copies_of(desk).error = None
    with qtbot.waitSignal(desk.changes.changed):
        bar.again.click()
    assert bar.isHidden()
    assert len(copies_of(desk).held) == 1


def test_a_check_is_made_where_no_copy_can_be_and_told_with_it(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def when_due(*, progress: object) -> tuple[str, ...]:
        asked.append(progress)
        return ("EVIDENCE_CHANGED 00", "AUDIT_BROKEN 7")

    monkeypatch.setattr(desk.services.check_whole, "when_due", when_due)
    bar = BackupBar(desk)
    qtbot.addWidget(bar)
    begun(qtbot, desk)
    assert not asked, "the copy was checked"
    copies_of(desk).held = ()
    copies_of(desk).error = SpaceShort(needed=300_000_000, free=1_000_000)
    desk.daily.begin()
    qtbot.waitUntil(lambda: bool(desk.daily.problems))
    assert len(asked) == 1
    assert "thấy 2 chỗ hỏng" in bar.words.text()
    assert not bar.isHidden()


def test_a_week_without_a_copy_elsewhere_is_told_and_leads_there(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    desk = make_desk(copy_elsewhere=SimpleNamespace(is_due=lambda: True))
    bar = BackupBar(desk)
    qtbot.addWidget(bar)
    assert not bar.isHidden()
    assert (bar.words.text(), bar.again.isHidden()) == (texts.DUE, True)
    with qtbot.waitSignal(desk.asked) as asked:
        bar.elsewhere.click()
    assert asked.args == ["settings", "elsewhere"]
    bar.later.click()
    begun(qtbot, desk)
    assert bar.isHidden()


class Stick:
    """Copies on another drive, as the service is asked for them."""

    def __init__(self, error: Exception | None = None) -> None:
        self.asked: list[tuple[Path, bool]] = []
        self.error = error

    def last(self) -> datetime | None:
        return None

    def is_due(self) -> bool:
        return False

    def copy(self, folder: Path, *, is_encrypted: bool, progress: Progress) -> CopiedElsewhere:
        self.asked.append((folder, is_encrypted))
        if self.error is not None:
            raise self.error
        return CopiedElsewhere(file=folder / "x.zip.age", is_encrypted=is_encrypted)


def part_with(qtbot: QtBot, desk: Desk) -> ElsewherePart:
    part = ElsewherePart(desk)
    qtbot.addWidget(part)
    part.show_state()
    return part


def test_a_copy_goes_to_the_place_chosen_once_encrypted_unless_said_otherwise(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, told = Stick(), list[Path]()
    part = part_with(qtbot, make_desk(copy_elsewhere=stick))
    monkeypatch.setattr("ui.elsewhere_part.tell_where", lambda *_said, path, **_words: told.append(path))
    monkeypatch.setattr("ui.elsewhere_part.choose_folder", lambda *_said: None)
    part.copy_now.click()
    assert (stick.asked, part.said.text()) == ([], f"{texts.ELSEWHERE_NONE}\n{texts.NO_PLACE}")
    monkeypatch.setattr("ui.elsewhere_part.choose_folder", lambda *_said: tmp_path)
    with qtbot.waitSignal(part.copied):
        part.copy_now.click()
    assert (stick.asked, told) == ([(tmp_path, True)], [tmp_path / "x.zip.age"])
    assert part.warning.isHidden()
    part.encrypts.click()
    assert part.warning.text() == texts.PLAIN_WARNING
    with qtbot.waitSignal(part.copied):
        part.copy_now.click()
    assert stick.asked[-1] == (tmp_path, False)


def test_a_copy_that_fails_is_said(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Exception] = []
    monkeypatch.setattr("ui.elsewhere_part.show_error", lambda _parent, error: said.append(error))
    monkeypatch.setattr("ui.elsewhere_part.choose_folder", lambda *_said: tmp_path)
    part = part_with(qtbot, make_desk(copy_elsewhere=Stick(PlaceGone(name="usb"))))
    part.copy_now.click()
    qtbot.waitUntil(lambda: len(said) == 1)


def test_a_place_on_the_same_drive_is_asked_about(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, answers = make_desk(copy_elsewhere=Stick()), [True, False]
    desk.shares_drive = lambda _path: True
    part = part_with(qtbot, desk)
    monkeypatch.setattr("ui.elsewhere_part.choose_folder", lambda *_said: tmp_path)
    monkeypatch.setattr("ui.elsewhere_part.stays", lambda *_said, **_words: answers.pop(0))
    part.choose.click()
    assert part.place() is None
    part.choose.click()
    assert part.place() == tmp_path
    assert part.warning.text() == texts.SAME_DRIVE


def test_the_bar_can_be_sent_away(qtbot: QtBot, desk: Desk) -> None:
    bar = BackupBar(desk)
    qtbot.addWidget(bar)
    copies_of(desk).error = SpaceShort(needed=2, free=1)
    begun(qtbot, desk)
    bar.later.click()
    assert bar.isHidden()


def test_the_list_tells_of_every_copy_how_it_stands(qtbot: QtBot, desk: Desk) -> None:
    service, held = desk.services.keep_backups, copies_of(desk)
    for why in (Why.MIGRATION, Why.IMPORT, Why.DAILY, Why.ASKED):
        service.make(why)
    now = desk.services.clock.now()
    sound, spoilt = (Verdict(at=now + timedelta(days=1), is_sound=each) for each in (True, False))
    asked, daily, imported, old = held.held
    held.held = (
        replace(asked, missing=2),
        replace(daily, verdict=spoilt),
        replace(imported, verdict=sound),
        old,
    )
    dialog = KeptBackupsDialog(desk)
    qtbot.addWidget(dialog)
    model = dialog.table.found
    lines = [[str(model.index(row, column).data()) for column in range(5)] for row in range(4)]
    assert [line[1] for line in lines] == [
        texts.WHY[why] for why in (Why.ASKED, Why.DAILY, Why.IMPORT, Why.MIGRATION)
    ]
    day = common.moment(sound.at)
    assert [line[4] for line in lines] == [
        "Thiếu 2 tài liệu", texts.SPOILT, texts.REHEARSED.format(day=day), texts.CHECKED,
    ]  # fmt: skip
    assert dialog.said.text() == texts.newest(held.held)


def test_one_more_copy_is_made_on_request(qtbot: QtBot, desk: Desk) -> None:
    dialog = KeptBackupsDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.said.text() == texts.EMPTY
    dialog.act.click()
    qtbot.waitUntil(lambda: len(copies_of(desk).held) == 1)
    qtbot.waitUntil(lambda: dialog.said.text() == texts.MADE.format(name=copies_of(desk).held[0].name))
    assert copies_of(desk).held[0].why is Why.ASKED


def test_a_copy_becomes_a_notebook_of_its_own_in_a_new_folder(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(
        "ui.dialogs.kept_backups.tell_where", lambda *_said, path, **_words: told.append(path)
    )
    dialog = KeptBackupsDialog(desk)
    qtbot.addWidget(dialog)
    assert not dialog.apart.isEnabled()
    made = desk.services.keep_backups.make(Why.DAILY)
    dialog = KeptBackupsDialog(desk)
    qtbot.addWidget(dialog)
    monkeypatch.setattr("ui.dialogs.kept_backups.choose_folder", lambda *_said: None)
    dialog.apart.click()
    monkeypatch.setattr("ui.dialogs.kept_backups.choose_folder", lambda *_said: tmp_path)
    dialog.apart.click()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert copies_of(desk).brought == [(made, tmp_path / f"so-cchc-{made.name}")]


def test_a_copy_that_cannot_be_made_is_said(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[MessageDialog] = []

    def note(dialog: MessageDialog) -> int:
        said.append(dialog)
        return 0

    monkeypatch.setattr(MessageDialog, "exec", note)
    copies_of(desk).error = SpaceShort(needed=2, free=1)
    dialog = KeptBackupsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.act.click()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert copies_of(desk).held == ()


def test_the_card_names_the_newest_copy_and_opens_the_list(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    card = BackupCard(desk, check=list)
    qtbot.addWidget(card)
    card.show_state()
    assert card.newest.text() == texts.EMPTY

    def made(dialog: KeptBackupsDialog) -> int:
        desk.services.keep_backups.make(Why.DAILY)
        return 0

    monkeypatch.setattr(KeptBackupsDialog, "exec", made)
    card.show_kept()
    assert "(hằng ngày); đang giữ 1 bản" in card.newest.text()
