"""A commune's history written anew is noticed at its authority by the heads in its packages."""

import shutil
from pathlib import Path

import pytest

from core.assessment import CriterionEntry
from core.chain_heads import Rewriting, head_of
from core.findings import Level
from core.packages.kinds import Kind
from core.progress import Silent
from core.stored_packages import document_of
from storage.workspace import open_workspace
from tests.offices import COMMUNE, YEAR, Clock, Desk, Offices, fill, services_of
from ui.texts.every_finding import message_of
from ui.texts.unit_round import rewritten


@pytest.fixture
def commune(offices: Offices) -> Desk:
    offices.open_round()
    desk = offices.commune(COMMUNE)
    fill(desk)
    return desk


def _again(desk: Desk, folder: Path) -> Desk:
    """The same office over a copy of its folder as it is now."""
    desk.opened.close()
    shutil.copytree(desk.opened.workspace.root, folder)
    opened, clock = open_workspace(folder), Clock(desk.clock.at)
    return Desk(opened=opened, services=services_of(opened, clock), clock=clock, out=desk.out)


def test_every_package_tells_the_entry_that_says_it_was_made(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    offices.province.receipts(COMMUNE)
    entries = {entry.number: entry for entry in commune.services.safekeeping.audit()}
    (row,) = [each for each in commune.packages() if each.kind == Kind.SUBMISSION]
    head = head_of(document_of(row).header.package_uuid)
    assert head is not None
    assert head.is_of(entries[head.number])
    assert entries[head.number].act == "make_package"
    assert entries[head.number].subject == f"td-52 submission {YEAR}"
    own = {entry.number: entry for entry in offices.province.services.safekeeping.audit()}
    for sent in offices.province.packages():
        told = head_of(document_of(sent).header.package_uuid)
        assert told is not None
        held = own if sent.sender.startswith(("td-", "goc-")) else entries
        assert told.is_of(held[told.number])


def test_a_copy_brought_back_and_used_again_is_noticed_at_import_and_in_the_story(
    offices: Offices, commune: Desk, tmp_path: Path
) -> None:
    province = offices.province
    copy = _again(commune, tmp_path / "copy")
    try:
        for number in range(30):
            entry = CriterionEntry(criterion="4.1.1", note=f"lần {number}")
            copy.services.self_assessment.enter(YEAR, entry)
        province.take_in(copy.export().files[0])
        (receipt,) = province.receipts(COMMUNE)
    finally:
        copy.opened.close()
    old = _again(commune, tmp_path / "old")
    try:
        old.take_in(receipt)
        (written,) = old.export().files
    finally:
        old.opened.close()
    card = province.services.import_package.inspect(written, progress=Silent())
    assert card.plan is not None
    (told,) = [each for each in card.plan.findings if each.code == "HISTORY_SHORTER"]
    assert told.level is Level.WARNING
    assert "ngắn hơn" in message_of(told)
    assert province.take_in(written).code == ""
    view = province.services.unit_round.look(YEAR, COMMUNE)
    (found,) = view.rewritten
    assert (found.how, found.earlier.revision, found.later.revision) == (Rewriting.SHORTER, 1, 2)
    assert "phục hồi sổ từ bản cũ" in rewritten(found)


def test_an_honest_office_is_never_suspected(offices: Offices, commune: Desk) -> None:
    province = offices.province
    for _revision in range(3):
        done = province.take_in(commune.export(reason="Sửa số liệu").files[0])
        assert done.plan is not None
        assert not [each for each in done.plan.findings if each.code.startswith("HISTORY")]
        (receipt,) = province.receipts(packages=[done.digest])
        commune.take_in(receipt)
    assert province.services.unit_round.look(YEAR, COMMUNE).rewritten == ()
