"""The whole check of once a week: by the copy of the day, and without it where none can be made."""

from datetime import timedelta
from typing import Any

import pytest

from core.backups import Why
from core.packages.refusals import DiskFull
from core.progress import Cancelled, Silent
from tests.hostile.real_packages import add_evidence
from tests.offices import NOON, Desk, Offices, reopened


@pytest.fixture
def commune(offices: Offices) -> Desk:
    desk = offices.commune()
    add_evidence(desk, desk.out / "scans")
    return desk


def test_a_copy_of_the_day_is_a_check_for_a_week(commune: Desk) -> None:
    service = commune.services.check_whole
    assert service.is_due()
    commune.services.keep_backups.make(Why.DAILY)
    assert not service.is_due()
    commune.clock.at = NOON + timedelta(days=8)
    assert service.is_due()
    commune.clock.at = NOON - timedelta(days=30)
    assert service.is_due(), "that copy was made under a clock that ran ahead"


def test_it_is_made_once_a_week_and_remembered_in_the_book(offices: Offices, commune: Desk) -> None:
    assert commune.services.check_whole.when_due() == ()
    assert commune.acts().count("check_whole") == 1
    again = reopened(commune)
    offices.desks.append(again)
    assert again.services.check_whole.when_due() == ()
    assert again.acts().count("check_whole") == 1
    again.clock.at = NOON + timedelta(days=7)
    again.services.check_whole.when_due()
    assert again.acts().count("check_whole") == 2


def test_what_it_finds_is_answered_once_and_again_after_the_next_start(
    offices: Offices, commune: Desk
) -> None:
    scan = next(commune.opened.workspace.evidence.glob("??/*"))
    scan.chmod(0o600)
    scan.write_bytes(b"x")
    (found,) = commune.services.check_whole.when_due()
    assert found.startswith("EVIDENCE_CHANGED ")
    assert commune.services.check_whole.when_due() == ()
    again = reopened(commune)
    offices.desks.append(again)
    assert len(again.services.check_whole.when_due()) == 1


def test_on_a_full_disk_it_is_made_and_remembered_while_the_program_runs(
    commune: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    service: Any = commune.services.check_whole

    def full(*_said: object, **_words: object) -> None:
        raise DiskFull(name="socchc.db")

    with monkeypatch.context() as filled:
        filled.setattr("core.services.check_whole.note", full)
        with pytest.raises(DiskFull):
            service.when_due()
    assert not service.is_due()


def test_it_can_be_stopped(commune: Desk) -> None:
    class Impatient(Silent):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        commune.services.check_whole.when_due(progress=Impatient())
    assert commune.services.check_whole.is_due()
