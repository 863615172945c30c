"""What is said about keys arrives like any other package: lists of pinned roots, rotations, receipts owed."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.packages.kinds import Kind
from core.packages.refusals import UnknownKey
from core.progress import Silent
from core.services.import_package import ImportStatus
from core.trust_drafts import read_draft, signed_further
from core.units import Role
from tests.offices import (
    COMMUNE,
    PASSPHRASE,
    PROVINCE,
    ROOT,
    ROUNDS,
    Desk,
    Offices,
    fill,
    found,
    key_of,
    write_signed,
)


def next_list(offices: Offices, name: str = "next.cchc") -> Path:
    return offices.province.services.trust_lists.issue(offices.province.out / name, passphrase=PASSPHRASE)


def status_of(desk: Desk, fingerprint: str) -> str:
    keys = desk.services.enrol_keys.keys()
    return next(key.status.value for key in keys if key.fingerprint == fingerprint)


def test_a_later_list_of_pinned_roots_needs_no_typing(offices: Offices) -> None:
    desk = offices.commune()
    old, new = next_list(offices, "old.cchc"), next_list(offices, "new.cchc")
    assert desk.take_in(new).status is ImportStatus.IMPORTED
    held = desk.services.trust_lists.held()
    assert held is not None
    assert held.version == read_draft(new.read_bytes()).body.version
    assert desk.take_in(new).status is ImportStatus.UNCHANGED
    before = desk.dump()
    assert desk.take_in(old).code == "E_OLD"
    assert [line for line in desk.dump() if "trust_" in line] == [line for line in before if "trust_" in line]


def test_before_the_first_list_nothing_is_taken_in(offices: Offices) -> None:
    desk = found(offices.folder, role=Role.SUBMITTER, code=COMMUNE)
    offices.desks.append(desk)
    assert desk.take_in(next_list(offices)).code == "E_TRUST_NONE"
    assert desk.services.trust_lists.held() is None


def test_a_list_of_a_root_that_was_not_pinned_is_refused(offices: Offices) -> None:
    desk = offices.commune()
    document = read_draft(next_list(offices).read_bytes()).document
    other = key_of("root", 9)
    body = replace(document.body, roots=(other.public_key.line,))
    forged = write_signed(replace(document, body=body), other, desk.out / "forged.cchc")
    assert desk.take_in(forged).code == UnknownKey.code
    assert [root.is_in_force for root in desk.services.trust_lists.roots()] == [True]


def test_new_roots_are_taken_over_because_the_old_ones_agree(offices: Offices) -> None:
    desk = offices.commune()
    lists = offices.province.services.trust_lists
    roots = tuple(key_of("root", number) for number in (1, 2, 3))
    draft = lists.draft(
        offices.province.out / "d.cchc", roots=tuple(key.public_key for key in roots), threshold=2
    )
    for key in (key_of(ROOT), *roots[:2]):
        draft.write_bytes(signed_further(draft.read_bytes(), key))
    lists.finish(draft)
    assert desk.take_in(draft).status is ImportStatus.IMPORTED
    assert [root.is_in_force for root in desk.services.trust_lists.roots()] == [False, True, True, True]
    later = lists.draft(offices.province.out / "later.cchc")
    later.write_bytes(signed_further(later.read_bytes(), roots[2]))
    assert desk.take_in(later).code == "E_COSIGN"
    later.write_bytes(signed_further(later.read_bytes(), roots[0]))
    assert desk.take_in(later).status is ImportStatus.IMPORTED


def test_a_list_that_revokes_the_authority_key_stops_its_packages_at_once(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    offices.province.take_in(desk.export().files[0])
    (receipt,) = offices.province.services.receipts.write(
        offices.province.out, passphrase=PASSPHRASE, progress=Silent()
    )
    fingerprint = key_of(PROVINCE).public_key.fingerprint
    offices.province.services.rotate_key.rotate(
        offices.province.out / "t.cchc", passphrase=PASSPHRASE, rounds=ROUNDS
    )
    offices.province.services.trust_lists.revoke(fingerprint, "Nghi bị lộ")
    assert desk.take_in(next_list(offices)).status is ImportStatus.IMPORTED
    assert status_of(desk, fingerprint) == "revoked"
    assert desk.take_in(receipt.path).code == "E_KEY_REVOKED"


def test_a_receipt_owed_while_the_authority_changes_its_key_is_signed_by_the_new_one(
    offices: Offices,
) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    sent = desk.export()
    offices.province.take_in(sent.files[0])
    done = offices.province.services.rotate_key.rotate(
        offices.province.out / "t.cchc", passphrase=PASSPHRASE, rounds=ROUNDS
    )
    assert desk.take_in(done.path).status is ImportStatus.IMPORTED
    written = offices.province.services.receipts.write(
        offices.province.out, passphrase=PASSPHRASE, progress=Silent()
    )
    assert desk.take_in(written[-1].path).status is ImportStatus.IMPORTED
    assert sent.digest in desk.services.receipts.held()


def test_a_rotation_arrives_by_import_too(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    old = desk.services.key_care.card()
    assert old is not None
    done = desk.services.rotate_key.rotate(desk.out / "r.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    package = desk.export().files[0]
    assert offices.province.take_in(package).code == "E_UNKNOWN_KEY"
    assert offices.province.take_in(done.path).status is ImportStatus.IMPORTED
    assert status_of(offices.province, old.fingerprint) == "retired"
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED
    assert desk.take_in(next_list(offices)).status is ImportStatus.IMPORTED
    assert status_of(desk, done.card.fingerprint) == "active"


def test_an_enrolment_is_never_taken_in_by_import(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    path = desk.services.enrol_keys.enrol(desk.out / "e.cchc", passphrase=PASSPHRASE)
    before = offices.province.services.enrol_keys.keys()
    assert offices.province.take_in(path).status is ImportStatus.REFUSED
    assert offices.province.services.enrol_keys.keys() == before


@pytest.mark.parametrize("kind", [Kind.TRUST, Kind.ROTATE])
def test_looking_at_it_first_writes_nothing(offices: Offices, kind: Kind) -> None:
    desk = offices.commune()
    if kind is Kind.TRUST:
        path, reader = next_list(offices), desk
    else:
        path = desk.services.rotate_key.rotate(desk.out / "r.cchc", passphrase=PASSPHRASE, rounds=ROUNDS).path
        reader = offices.province
    before = reader.dump()
    card = reader.services.import_package.inspect(path, progress=Silent())
    assert card.error is None
    assert card.kind is kind
    assert reader.dump() == before
