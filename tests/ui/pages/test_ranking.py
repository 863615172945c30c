"""Ranking: previewed, explained, published once; then results go out."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.delivery import WHOLE, Form
from core.exchanges import Direction
from core.progress import Silent
from core.services.send_many import Outward
from core.units import Role
from tests.ui.fakes import COMMUNES, YEAR, delivered_in, package_row
from ui.desk import Desk
from ui.dialogs.delivered import DeliveredDialog
from ui.pages.ranking import RankingPage
from ui.pages.send_results import SendResultsPage


def appraised(desk: Desk) -> Desk:
    for unit in COMMUNES[:4]:
        desk.services.appraisal.accept_self(YEAR, unit.code)
    return desk


def test_units_that_sent_nothing_stand_last_and_say_so(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RankingPage, appraised(authority))
    found = page.table.found
    last = [found.index(row, 0).data() for row in range(found.rowCount())][-2:]
    assert last == ["chưa gửi", "chưa gửi"]


def test_steps_of_the_row_stood_on_are_explained(open_page: Callable[..., Any], authority: Desk) -> None:
    page = open_page(RankingPage, appraised(authority))
    page.stand_on(COMMUNES[0].code)
    text = page._steps.text()
    assert text.startswith("1. Tổng điểm")
    assert "NOT_" not in text
    assert "OPEN_" not in text


def test_units_not_appraised_keep_the_ranking_from_being_published(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RankingPage, authority)
    assert not page._publish.isEnabled()
    assert "Xã Bình Khê" in page._state.text()


def test_publishing_asks_with_both_outcomes_and_freezes(
    open_page: Callable[..., Any], authority: Desk, notices: list[Any]
) -> None:
    page = open_page(RankingPage, appraised(authority))
    page.publish()
    assert notices[0][1] == ("Công bố", "Chưa công bố")
    assert "2 đơn vị chưa gửi" in notices[0][0].why
    assert authority.services.publish_ranking.publications(YEAR)
    assert not page._publish.isEnabled()
    assert page._state.text().startswith("Đã công bố lần 1")


def test_bands_are_counted_with_percents(open_page: Callable[..., Any], authority: Desk) -> None:
    page = open_page(RankingPage, appraised(authority))
    rows = page.bands.rows_model.rows
    assert sum(share.count for share in rows) == 4
    assert page.bands.found.index(0, 2).data().endswith("%")


class Sends:
    def __init__(self) -> None:
        self.asked: list[Any] = []

    def export(
        self,
        year: int,
        folder: Path,
        *,
        passphrase: str,
        units: Any = (),
        form: Form = WHOLE,
        progress: Any,
    ) -> Any:
        self.asked.append((year, units, passphrase))
        delivered = delivered_in(folder, form)
        return (SimpleNamespace(files=delivered.paths, delivered=delivered),)


def test_results_wait_for_publication(open_page: Callable[..., Any], authority: Desk) -> None:
    page = open_page(SendResultsPage, authority)
    assert page.results._none.isVisible()
    assert not page.primary.isEnabled()


def test_results_are_written_for_all_or_for_those_chosen(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(DeliveredDialog, "exec", lambda dialog: told.append(dialog.state.text()))
    sends = Sends()
    desk = appraised(make_desk(Role.APPRAISER, send_results=sends))
    desk.services.publish_ranking.publish(YEAR)
    page = open_page(SendResultsPage, desk)
    out = Outward(folder=tmp_path, passphrase="song nui bien troi", progress=Silent())
    write = partial(page.results.write, "Ghi", lambda _progress: out, said=lambda count: f"Đã ghi {count}")
    write(send=page.results.export)
    qtbot.waitUntil(lambda: bool(told))
    write(send=lambda out: page.results.export(out, (COMMUNES[0].code,)))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert all("an toàn" in words for words in told)
    assert [units for _year, units, _words in sends.asked] == [(), (COMMUNES[0].code,)]


def test_who_has_which_revision_is_shown(
    open_page: Callable[..., Any], make_desk: Callable[..., Desk]
) -> None:
    row = replace(
        package_row(Direction.SENT),
        kind="result",
        sender="td-52",
        recipient=f"xa-{COMMUNES[0].code}",
        revision=2,
    )
    history = SimpleNamespace(history=lambda _year=None: (row,))
    desk = appraised(make_desk(Role.APPRAISER, import_package=history))
    desk.services.publish_ranking.publish(YEAR)
    page = open_page(SendResultsPage, desk)
    states = {
        item.row.code: item.sent.revision if item.sent else 0 for item in page.results.table.rows_model.rows
    }
    assert states[COMMUNES[0].code] == 2
    assert sum(states.values()) == 2
