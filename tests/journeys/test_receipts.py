"""Receipts between a commune and its province: promised with the import, signed later, chained, never two."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.packages.kinds import Kind
from core.packages.payloads import Document, Header, ReceiptBody, ReceiptRef
from core.progress import Silent
from core.services.import_package import ImportStatus
from core.services.stream_care import NoticeKind
from core.stored_packages import document_of
from storage.restore import restore
from storage.workspace import open_workspace
from tests.offices import (
    COMMUNE,
    PASSPHRASE,
    PROVINCE,
    ROUNDS,
    SECOND,
    YEAR,
    Desk,
    Offices,
    expected,
    fill,
    key_of,
    services_of,
    write_signed,
)


@pytest.fixture
def commune(offices: Offices) -> Desk:
    """A commune with a filled year, expected by the province."""
    return offices.bring_to(expected)


def header_of(desk: Desk) -> Header:
    """The header of the newest submission of a commune."""
    return document_of(desk.services.export_package.sent(YEAR)[0]).header


def backup_of(desk: Desk, name: str = "sao-luu.zip") -> Path:
    """Everything a workspace holds now, in one file."""
    return desk.services.safekeeping.backup(desk.out.parent / name, progress=Silent())


def restored(desk: Desk, backup: Path) -> Desk:
    """The same workspace brought back from a backup, opened again."""
    desk.opened.close()
    restore(backup, desk.opened.workspace.root, clock=desk.clock, progress=Silent())
    opened = open_workspace(desk.opened.workspace.root)
    return replace(desk, opened=opened, services=services_of(opened, desk.clock))


def test_an_import_promises_its_receipt_in_the_same_transaction(offices: Offices, commune: Desk) -> None:
    sent = commune.export()
    assert offices.province.take_in(sent.files[0]).status is ImportStatus.IMPORTED
    waiting = offices.province.services.receipts.waiting()
    assert [(each.number, each.unit, each.package_digest) for each in waiting] == [(1, COMMUNE, sent.digest)]
    assert not waiting[0].is_signed
    path = offices.province.receipts()[0]
    assert offices.province.services.receipts.waiting() == ()
    issued = offices.province.services.receipts.issued(COMMUNE)
    assert [(each.digest, each.is_signed) for each in issued] == [(waiting[0].digest, True)]
    assert path.exists()


def test_a_receipt_reaches_the_commune_and_every_later_submission_names_it(
    offices: Offices, commune: Desk
) -> None:
    first = commune.export()
    assert header_of(commune).last_receipt is None
    offices.province.take_in(first.files[0])
    taken = commune.take_in(offices.province.receipts()[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error
    assert taken.plan is not None
    assert taken.plan.receipt is not None
    assert (taken.plan.receipt.number, taken.plan.receipt.package_revision) == (1, 1)
    held = commune.services.receipts.held()[first.digest]
    assert held.received_at == offices.province.clock.at
    commune.export(reason="sửa")
    assert header_of(commune).last_receipt == ReceiptRef(digest=held.digest, revision=1)


def test_the_same_receipt_comes_out_byte_for_byte_again(offices: Offices, commune: Desk) -> None:
    sent = commune.export()
    offices.province.take_in(sent.files[0])
    path = offices.province.receipts()[0]
    first = path.read_bytes()
    path.unlink()
    again = offices.province.take_in(sent.files[0])
    assert (again.status, again.code) == (ImportStatus.UNCHANGED, "I_DUPLICATE")
    before = offices.province.everything()
    assert offices.province.receipts(packages=[again.digest])[0].read_bytes() == first
    path.unlink()
    assert offices.province.receipts(COMMUNE)[0].read_bytes() == first
    assert offices.province.everything() == before
    assert commune.take_in(path).status is ImportStatus.IMPORTED
    assert commune.take_in(path).status is ImportStatus.UNCHANGED


def test_receipts_are_numbered_and_chained_for_each_commune(offices: Offices, commune: Desk) -> None:
    other = offices.commune(SECOND)
    fill(other)
    for desk in (commune, other, commune):
        offices.province.take_in(desk.export(reason="sửa").files[0])
    issued = offices.province.services.receipts.issued()
    assert [(each.unit, each.number) for each in issued] == [(COMMUNE, 2), (SECOND, 1), (COMMUNE, 1)]
    rows = {row.digest: row for row in offices.province.packages() if row.kind == Kind.RECEIPT}
    assert rows[issued[0].digest].previous == issued[2].digest
    for path in offices.province.receipts(COMMUNE):
        assert commune.take_in(path).status is ImportStatus.IMPORTED


def test_receipts_run_on_through_a_new_key_of_the_province(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    commune.take_in(offices.province.receipts()[0])
    offices.province.take_in(commune.export(reason="sửa").files[0])
    # The second receipt still waits when the key is changed: the old key can no longer sign it.
    offices.province.services.key_care.keep(key_of(PROVINCE, 2), PASSPHRASE, rounds=ROUNDS)
    offices.tell_trust(commune)
    written = offices.province.receipts()
    assert len(written) == 1
    taken = commune.take_in(written[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error
    assert taken.revision == 3
    assert commune.services.receipts.held()[commune.services.export_package.sent(YEAR)[0].digest].number == 3
    assert offices.province.receipts() == []


def test_an_older_receipt_comes_too_late_and_another_content_is_a_fork(
    offices: Offices, commune: Desk
) -> None:
    for _ in range(2):
        offices.province.take_in(commune.export(reason="sửa").files[0])
    first, second = offices.province.receipts(COMMUNE)
    assert commune.take_in(second).status is ImportStatus.IMPORTED
    assert commune.take_in(first).code == "E_OLD"
    row = next(r for r in offices.province.packages() if r.revision == 2 and r.kind == "receipt")
    good = document_of(row)
    assert isinstance(good.body, ReceiptBody)
    other = Document(
        header=good.header, body=replace(good.body, received_at=good.body.received_at + timedelta(1))
    )
    path = write_signed(other, key_of(PROVINCE), commune.out / "khac.cchc")
    assert commune.take_in(path).code == "E_FORK"
    assert [block.offered[:8] for block in commune.services.stream_care.blocks()] != []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: replace(body, package_uuid="00000000-0000-4000-8000-000000000000"),
        lambda body: replace(body, period="2024"),
        lambda body: replace(body, package_revision=7),
    ],
)
def test_a_receipt_that_contradicts_what_was_sent_is_refused(
    offices: Offices, commune: Desk, spoil: object
) -> None:
    offices.province.take_in(commune.export().files[0])
    offices.province.receipts()
    row = next(r for r in offices.province.packages() if r.kind == "receipt")
    good = document_of(row)
    assert callable(spoil)
    path = write_signed(replace(good, body=spoil(good.body)), key_of(PROVINCE), commune.out / "sai.cchc")
    before = commune.everything()
    assert commune.take_in(path).code == "E_RECEIPT"
    assert commune.everything() == before


def test_a_province_restored_from_an_older_copy_is_noticed_by_the_next_submission(
    offices: Offices, commune: Desk
) -> None:
    offices.province.take_in(commune.export().files[0])
    old = backup_of(offices.province)
    second = commune.export(reason="sửa")
    offices.province.take_in(second.files[0])
    for path in offices.province.receipts(COMMUNE):
        commune.take_in(path)
    third = commune.export(reason="sửa nữa")
    province = restored(offices.province, old)
    offices.desks[0] = province
    before = province.everything()
    assert province.take_in(third.files[0]).code == "E_STATE_ROLLBACK"
    assert province.everything() == before
    assert [notice.kind for notice in province.services.stream_care.notices()] == [NoticeKind.RESTORED]


def test_a_rolled_back_province_cannot_give_one_number_two_receipts_unnoticed(
    offices: Offices, commune: Desk
) -> None:
    old = backup_of(offices.province)
    offices.province.take_in(commune.export().files[0])
    assert commune.take_in(offices.province.receipts()[0]).status is ImportStatus.IMPORTED
    lost = commune.export(reason="sửa")
    document = document_of(commune.services.export_package.sent(YEAR)[0])
    province = restored(offices.province, old)
    offices.desks[0] = province
    # A commune that names no receipt (another program) cannot show the roll-back; its receipts do.
    bare = replace(document, header=replace(document.header, last_receipt=None))
    assert lost.revision == 2
    assert province.take_in(write_signed(bare, key_of(COMMUNE), commune.out / "b.cchc")).status is (
        ImportStatus.IMPORTED
    )
    assert commune.take_in(province.receipts()[0]).code == "E_FORK"


def test_a_commune_restored_from_an_older_copy_is_told_by_its_receipts_and_counts_on(
    offices: Offices, commune: Desk
) -> None:
    old = backup_of(commune)
    for _ in range(3):
        offices.province.take_in(commune.export(reason="sửa").files[0])
    receipts = offices.province.receipts(COMMUNE)
    shutil.rmtree(commune.out)
    commune.out.mkdir()
    again = restored(commune, old)
    offices.desks[1] = again
    assert [notice.kind for notice in again.services.stream_care.notices()] == [NoticeKind.RESTORED]
    taken = again.services.import_package.take_in_all(receipts, progress=Silent())
    assert [each.status for each in taken] == [ImportStatus.IMPORTED] * 3
    assert taken[-1].plan is not None
    assert [finding.code for finding in taken[-1].plan.findings] == ["RECEIPT_UNKNOWN_PACKAGE"]
    kinds = [notice.kind for notice in again.services.stream_care.notices()]
    assert kinds == [NoticeKind.BEHIND]
    following = again.export(reason="phục hồi")
    assert following.revision == 4
    done = offices.province.take_in(following.files[0])
    assert done.status is ImportStatus.IMPORTED, done.error
    again.take_in(offices.province.receipts()[-1])
    assert again.services.stream_care.notices() == ()


def test_a_restored_commune_that_sends_before_it_hears_is_forked_and_ends_it_by_receipt(
    offices: Offices, commune: Desk
) -> None:
    old = backup_of(commune)
    lost = commune.export()
    offices.province.take_in(lost.files[0])
    receipt = offices.province.receipts()[0]
    shutil.rmtree(commune.out)
    commune.out.mkdir()
    again = restored(commune, old)
    offices.desks[1] = again
    second = again.export(reason="khác")
    assert second.revision == 1
    assert offices.province.take_in(second.files[0]).code == "E_FORK"
    assert again.take_in(receipt).status is ImportStatus.IMPORTED
    ended = again.end_fork(second.digest, lost.digest)
    assert ended.revision == 2
    assert offices.province.take_in(ended.files[0]).code == "E_FORK"
    offices.province.services.stream_care.lift(
        COMMUNE, YEAR, first="Đỗ Minh Châu", second="Lê Văn Nam", reason="Xã phục hồi sổ cũ"
    )
    done = offices.province.take_in(ended.files[0])
    assert done.status is ImportStatus.IMPORTED, done.error
    assert offices.province.services.stream_care.blocks() == ()
