"""Keys, criteria sets, the gate before a package, and the safe keeping of a workspace."""

import json
from decimal import Decimal

import pytest

from core.assessment import CriterionEntry
from core.criteria import CriteriaSetRefused
from core.enrolment import NotAnEnrolment
from core.office import NotThisRole
from core.packages.signing import PassphraseWrong
from core.passphrases import PassphraseCommon, PassphraseTooShort
from core.progress import Silent
from core.services.adopt_criteria import CriteriaDiffer, UnknownCriteria
from core.services.export_package import GateClosed
from core.services.key_care import KeyExists
from core.services.send_results import NotPublished
from core.services.trust_lists import UnknownFingerprint
from tests.offices import (
    COMMUNE,
    CRITERIA,
    PASSPHRASE,
    SECOND,
    SET_ID,
    YEAR,
    Desk,
    Offices,
    fill,
    key_of,
    paper,
)

SAMPLE = (CRITERIA / "criteria-sample.json").read_bytes()


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return offices.commune(is_confirmed=False)


def test_an_office_has_one_key_and_its_line_is_in_allowed_signers(desk: Desk) -> None:
    card = desk.services.key_care.card()
    assert card is not None
    assert card.public_line in desk.services.trust_lists.allowed_signers()
    assert len(card.digits) == 12
    with pytest.raises(KeyExists):
        desk.services.key_care.create(PASSPHRASE)
    with pytest.raises(PassphraseWrong):
        desk.services.key_care.unlock("another passphrase")


@pytest.mark.parametrize(
    ("weak", "refusal"),
    [
        ("", PassphraseTooShort),
        ("short", PassphraseTooShort),
        ("aaaaaaaaaaaaaaaa", PassphraseTooShort),
        ("passwordpassword", PassphraseCommon),
        ("Mật khẩu UBND xã 2026", PassphraseCommon),
    ],
)
def test_a_weak_passphrase_makes_no_key(offices: Offices, weak: str, refusal: type[Exception]) -> None:
    service = offices.province.services.key_care
    for path in offices.province.opened.workspace.keys.iterdir():
        path.unlink()
    with pytest.raises(refusal):
        service.create(weak)
    assert service.card() is None


def test_offered_passphrases_are_long_and_differ(desk: Desk) -> None:
    offered = {desk.services.key_care.suggest_passphrase() for _ in range(50)}
    assert len(offered) == 50
    assert all(len(phrase) >= 20 and phrase.isascii() for phrase in offered)


def test_the_same_enrolment_twice_is_the_same_key(offices: Offices, desk: Desk) -> None:
    offices.confirm(desk)
    before = offices.province.services.enrol_keys.keys()
    offices.confirm(desk)
    assert offices.province.services.enrol_keys.keys() == before


def test_a_key_of_another_unit_is_refused(offices: Offices, desk: Desk) -> None:
    offices.confirm(desk)
    other = offices.commune(SECOND, is_confirmed=False)
    other.services.key_care.keep(key_of(COMMUNE), PASSPHRASE, rounds=4)
    with pytest.raises(Exception, match="E_KEY_ELSEWHERE"):
        offices.confirm(other)


def test_a_submission_is_no_enrolment(offices: Offices, desk: Desk) -> None:
    fill(desk)
    with pytest.raises(NotAnEnrolment):
        offices.province.services.enrol_keys.inspect(desk.export().files[0])


def test_a_commune_confirms_nobody_but_its_authority(offices: Offices, desk: Desk) -> None:
    other = offices.commune(SECOND, is_confirmed=False)
    path = other.services.enrol_keys.enrol(other.out / "e.cchc", passphrase=PASSPHRASE)
    card = other.services.key_care.card()
    assert card is not None
    before = desk.dump()
    with pytest.raises(NotAnEnrolment):
        desk.services.enrol_keys.trust(path, "".join(card.digits))
    assert desk.dump() == before


def test_revoking_a_key_nobody_holds_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownFingerprint):
        desk.services.trust_lists.revoke("SHA256:nobody")


def test_the_same_criteria_set_again_changes_nothing(desk: Desk) -> None:
    adopted = desk.services.adopt_criteria.adopt_document(SAMPLE)
    before = desk.dump()
    assert desk.services.adopt_criteria.adopt_document(b"\xef\xbb\xbf" + SAMPLE).sha512 == adopted.sha512
    assert desk.dump() == before


def test_another_content_under_the_same_version_is_refused(desk: Desk) -> None:
    desk.services.adopt_criteria.adopt_document(SAMPLE)
    other = json.loads(SAMPLE)
    other["name"] += " khác"
    with pytest.raises(CriteriaDiffer):
        desk.services.adopt_criteria.adopt_document(json.dumps(other).encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b'{"a": 1.5}', b"\xff", b"[" * 100_000, SAMPLE.replace(b"{", b'{"format":1,', 1)],
)
def test_what_is_no_criteria_file_is_refused(desk: Desk, content: bytes) -> None:
    with pytest.raises(CriteriaSetRefused):
        desk.services.adopt_criteria.adopt_document(content)
    assert desk.services.adopt_criteria.sets() == ()


def test_a_set_nobody_holds_is_unknown(desk: Desk) -> None:
    with pytest.raises(UnknownCriteria):
        desk.services.adopt_criteria.find("NOBODY")
    assert desk.services.adopt_criteria.find().set_id == SET_ID


def test_a_set_is_parsed_once(desk: Desk) -> None:
    service = desk.services.adopt_criteria
    assert service.read(SET_ID) is service.read(SET_ID)


def test_the_gate_names_what_is_missing_and_no_package_is_made(desk: Desk) -> None:
    entry = CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),))
    desk.services.self_assessment.enter(YEAR, entry)
    found = desk.services.export_package.gate(YEAR)
    assert [(item.code, item.where) for item in found if item.level == "error"] == [
        ("GATE_NO_EVIDENCE", "4.1.1")
    ]
    with pytest.raises(GateClosed):
        desk.export()
    assert list(desk.out.glob("*_r1.cchc")) == []


def test_a_wrong_passphrase_spends_no_revision(desk: Desk) -> None:
    fill(desk)
    with pytest.raises(PassphraseWrong):
        desk.services.export_package.export(YEAR, desk.out, passphrase="wrong one", progress=Silent())
    assert desk.export().revision == 1


def test_a_folder_that_cannot_take_the_file_leaves_nothing(desk: Desk) -> None:
    fill(desk)
    taken = paper(desk.out / "taken", "a file stands where the folder should be")
    with pytest.raises(Exception, match="E_"):
        desk.services.export_package.export(YEAR, taken, passphrase=PASSPHRASE, progress=Silent())
    assert desk.services.export_package.sent(YEAR) == ()


def test_each_role_keeps_to_its_own_acts(offices: Offices, desk: Desk) -> None:
    with pytest.raises(NotThisRole):
        offices.province.export()
    with pytest.raises(NotThisRole):
        desk.services.run_round.open_round(YEAR, criteria_set=SET_ID)
    offices.open_round()
    with pytest.raises(NotPublished):
        offices.province.services.send_results.export(
            YEAR, offices.province.out, passphrase=PASSPHRASE, progress=Silent()
        )


def test_a_backup_and_a_check_leave_a_sound_workspace(desk: Desk) -> None:
    fill(desk)
    total = desk.services.self_assessment.score(YEAR).total
    assert total > Decimal(0)
    written = desk.services.safekeeping.backup(desk.out / "backup.zip", progress=Silent())
    assert written.exists()
    assert desk.services.safekeeping.check() == ()
    assert desk.acts()[-1] == "backup"


def test_a_lost_key_is_given_up_only_on_request(desk: Desk) -> None:
    first = desk.services.key_care.card()
    assert first is not None
    with pytest.raises(KeyExists):
        desk.services.key_care.create(PASSPHRASE, rounds=4)
    second = desk.services.key_care.create(PASSPHRASE, rounds=4, replaces=True)
    assert second.fingerprint != first.fingerprint
    held = desk.services.enrol_keys.keys()
    own = {key.fingerprint: key.status for key in held if key.unit == first.unit}
    assert (own[first.fingerprint], own[second.fingerprint]) == ("retired", "active")
