"""Keys between a commune and its province over real workspaces: from the first run to the yearly drill."""

import io
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.enrolment import EnrolledBefore, EnrolledElsewhere, encryption_recipients, trust_in
from core.errors import CchcError
from core.exchanges import HeldKey
from core.office import NotThisRole
from core.packages.age_identity import IdentityTextWrong
from core.packages.assemble import assemble
from core.packages.canonical import decode
from core.packages.carriage_refusals import AgeLocked
from core.packages.intake import open_envelope
from core.packages.kinds import Kind
from core.packages.krl import krl_bytes
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import Document
from core.packages.refusals import (
    CosignWrong,
    KeyRevoked,
    NotReadable,
    RecipientWrong,
    RevisionOld,
    StreamFork,
    UnknownKey,
)
from core.packages.signing import PassphraseWrong, SigningKey
from core.passphrases import PassphraseCommon, PassphraseTooShort
from core.progress import Silent
from core.services.enrol_keys import DigitsDiffer, PersonMissing, SamePerson
from core.services.import_package import ImportStatus
from core.services.key_care import KeyCard
from core.services.key_lock import IdleOutOfRange, KeysLocked
from core.services.sealed_keys import IdentityUnknown
from core.services.trust_lists import RootsElsewhere, RootsWrong
from core.storage_errors import FileThere, NoKey
from core.trust_drafts import NotATrustList, SignedAlready, read_draft, signed_further
from core.trust_lists import NotYourAuthority
from core.units import Role, UnknownUnit
from storage.encryption import decrypt, encrypt
from storage.package_files import DiskPackages
from storage.restore import restore
from tests.offices import (
    COMMUNE,
    NOON,
    PASSPHRASE,
    PROVINCE,
    ROOT,
    ROUNDS,
    SECOND,
    YEAR,
    Clock,
    Desk,
    Offices,
    fill,
    found,
    identity_of_unit,
    key_of,
    reopened,
    write_signed,
)
from ui.texts.errors import sentence_of

SECOND_PERSON = "Lê Thị Mai"
OTHER_WORDS = "bay tam chin muoi tram"


def card_of(desk: Desk) -> KeyCard:
    card = desk.services.key_care.card()
    assert card is not None
    return card


def typed(desk: Desk) -> str:
    """What the other side reads from this office's paper."""
    return " ".join(card_of(desk).confirmation)


def next_list(offices: Offices, name: str = "next.cchc") -> Path:
    return offices.province.services.trust_lists.issue(offices.province.out / name, passphrase=PASSPHRASE)


def enrolment_of(desk: Desk) -> Path:
    return desk.services.enrol_keys.enrol(desk.out / "enrol.cchc", passphrase=PASSPHRASE)


def known_to(desk: Desk) -> tuple[HeldKey, ...]:
    return desk.services.enrol_keys.keys()


def held(desk: Desk, fingerprint: str) -> HeldKey:
    return next(key for key in known_to(desk) if key.fingerprint == fingerprint)


def root_of(number: int) -> SigningKey:
    return key_of("root", number)


def signed_by(path: Path, *numbers: int) -> Path:
    """The draft after it went to the holders of some roots; 0 is the first root of the province."""
    for number in numbers:
        key = root_of(number) if number else key_of(ROOT)
        path.write_bytes(signed_further(path.read_bytes(), key))
    return path


# --- the first run --------------------------------------------------------------------------------------


def test_the_first_run_of_an_authority_makes_three_keys_and_an_escrow_that_is_never_written(
    offices: Offices, tmp_path: Path
) -> None:
    desk = bare(tmp_path / "new", Role.APPRAISER, PROVINCE)
    made = desk.services.key_care.create(PASSPHRASE, rounds=ROUNDS)
    folder = desk.opened.workspace.keys
    assert {path.name for path in folder.iterdir()} == {
        *("signing-key", "signing-key.pub", "root-key", "root-key.pub", "age-identity", "age-identity.pub"),
    }
    assert made.escrow is not None
    assert made.card.escrow_recipient == made.escrow.recipient
    assert (
        made.card.digits
        != SigningKey.unlock(
            (folder / "signing-key").read_bytes(), passphrase=PASSPHRASE
        ).public_key.digit_groups
    )
    root = SigningKey.unlock((folder / "root-key").read_bytes(), passphrase=PASSPHRASE)
    assert made.card.digits == root.public_key.digit_groups
    assert made.card.roots == (root.public_key.fingerprint,)
    secret = made.escrow.secret.encode()
    written = [path for path in desk.opened.workspace.root.rglob("*") if path.is_file()]
    assert not any(secret in path.read_bytes() for path in written)
    assert secret.decode() not in repr(made)
    desk.opened.close()


def test_a_commune_gets_a_signing_key_and_a_decryption_key_and_no_ceremony(tmp_path: Path) -> None:
    desk = bare(tmp_path / "new", Role.SUBMITTER, COMMUNE)
    made = desk.services.key_care.create(PASSPHRASE, rounds=ROUNDS)
    assert made.escrow is None
    assert made.card.roots == ()
    assert (made.card.age_recipient or "").startswith("age1")
    assert not desk.services.key_care.has_root_here()
    desk.opened.close()


def bare(folder: Path, role: Role, code: str) -> Desk:
    """A new office before its first key."""
    folder.mkdir()
    desk = found(folder, role=role, code=code)
    for path in desk.opened.workspace.keys.iterdir():
        path.unlink()
    with desk.opened.database.transaction() as work:
        for root in work.trust.roots():
            work.trust.put_root(replace(root, is_in_force=False))
        work.settings.put("escrow_recipient", "")
    return desk


def test_stock_ssh_keygen_reads_the_key_files(offices: Offices) -> None:
    for part in ("signing-key", "root-key"):
        path = offices.province.opened.workspace.keys / part
        told = subprocess.run(
            ["ssh-keygen", "-y", "-P", PASSPHRASE, "-f", path], capture_output=True, text=True, check=True
        ).stdout
        assert told.split()[:2] == path.with_suffix(".pub").read_text().split()[:2]


# --- the idle lock --------------------------------------------------------------------------------------


def test_keys_lock_after_ten_idle_minutes_and_every_use_renews(offices: Offices) -> None:
    care, clock = offices.province.services.key_care, offices.province.clock
    assert not care.state().is_open
    with pytest.raises(KeysLocked):
        care.signing()
    care.unlock(PASSPHRASE)
    clock.at += timedelta(minutes=9)
    assert care.signing().public_key == key_of(PROVINCE).public_key
    assert care.state().until == clock.at + timedelta(minutes=10)
    clock.at += timedelta(minutes=9)
    assert care.identities()[0].recipient == identity_of_unit(PROVINCE).recipient
    clock.at += timedelta(minutes=10)
    assert not care.state().is_open
    with pytest.raises(AgeLocked):
        care.identities()


def test_asking_for_the_state_is_no_use(offices: Offices) -> None:
    care, clock = offices.province.services.key_care, offices.province.clock
    care.unlock(PASSPHRASE)
    clock.at += timedelta(minutes=9)
    assert care.state().is_open
    clock.at += timedelta(minutes=2)
    assert not care.state().is_open


def test_a_clock_that_is_set_back_locks_the_keys(offices: Offices) -> None:
    care, clock = offices.province.services.key_care, offices.province.clock
    care.unlock(PASSPHRASE)
    clock.at -= timedelta(days=1)
    assert care.opened() is None


def test_locking_and_the_end_of_the_program_forget_the_keys(offices: Offices) -> None:
    desk = offices.commune()
    desk.services.key_care.unlock(PASSPHRASE)
    desk.services.key_care.lock()
    assert not desk.services.key_care.state().is_open
    desk.services.key_care.unlock(PASSPHRASE)
    again = reopened(desk)
    offices.desks.append(again)
    assert not again.services.key_care.state().is_open


@pytest.mark.parametrize("minutes", [0, -1, 121])
def test_the_idle_time_is_a_choice_within_bounds(offices: Offices, minutes: int) -> None:
    care, clock = offices.province.services.key_care, offices.province.clock
    with pytest.raises(IdleOutOfRange):
        care.set_idle_minutes(minutes)
    care.set_idle_minutes(2)
    assert care.idle_minutes() == 2
    care.unlock(PASSPHRASE)
    clock.at += timedelta(minutes=2)
    assert care.opened() is None


def test_a_wrong_passphrase_is_refused_also_while_the_keys_are_open(offices: Offices) -> None:
    care = offices.province.services.key_care
    care.unlock(PASSPHRASE)
    with pytest.raises(PassphraseWrong):
        care.unlock(OTHER_WORDS)
    assert care.state().is_open


def test_open_keys_send_packages_without_asking_again(offices: Offices) -> None:
    desk = offices.commune()
    fill(desk)
    desk.services.key_care.lock()
    with pytest.raises(KeysLocked):
        desk.services.export_package.export(YEAR, desk.out, progress=Silent())
    desk.services.key_care.unlock(PASSPHRASE)
    assert desk.services.export_package.export(YEAR, desk.out, progress=Silent()).revision == 1


def test_open_keys_show_in_no_text(offices: Offices) -> None:
    opened = offices.province.services.key_care.open_keys(PASSPHRASE)
    told = repr(opened)
    assert "AGE-SECRET" not in told
    assert "signing=" not in told
    assert identity_of_unit(PROVINCE).secret not in repr(opened.identities)


# --- enrolling and pinning ------------------------------------------------------------------------------


def test_a_commune_pins_the_roots_and_takes_over_what_concerns_it(offices: Offices) -> None:
    offices.commune(SECOND)
    desk = offices.commune()
    units = {key.unit for key in known_to(desk)}
    assert units == {f"xa-{COMMUNE}", f"td-{PROVINCE}"}
    assert [root.fingerprint for root in desk.services.trust_lists.roots()] == [
        key_of(ROOT).public_key.fingerprint
    ]
    with desk.opened.database.transaction() as work:
        assert encryption_recipients(work, f"td-{PROVINCE}") == (
            identity_of_unit(PROVINCE).recipient,
            identity_of_unit(ROOT).recipient,
        )
    with offices.province.opened.database.transaction() as work:
        assert encryption_recipients(work, f"xa-{COMMUNE}") == (
            identity_of_unit(COMMUNE).recipient,
            identity_of_unit(ROOT).recipient,
        )


def test_an_enrolment_and_a_first_list_are_opened_with_the_keys_and_all_else_is_imported(
    offices: Offices,
) -> None:
    province, commune = offices.province, offices.commune(is_confirmed=False)
    enrolment = commune.services.enrol_keys.enrol(commune.out / "enrol.cchc", passphrase=PASSPHRASE)
    listed = province.out / "trust.cchc"
    assert province.services.enrol_keys.concerns(enrolment)
    assert not province.services.enrol_keys.concerns(listed)
    assert not commune.services.enrol_keys.concerns(listed), "its roots are known here"
    fresh = found(offices.folder, role=Role.SUBMITTER, code=SECOND)
    offices.desks.append(fresh)
    assert fresh.services.enrol_keys.concerns(listed)
    fill(commune)
    commune.export()
    (package,) = commune.out.glob("*submission*.cchc")
    assert not province.services.enrol_keys.concerns(package)
    with pytest.raises(NotReadable):
        province.services.enrol_keys.concerns(package.with_name("đã rút.cchc"))


def test_the_digits_of_the_daily_key_do_not_pin_a_root(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    path = next_list(offices)
    daily = " ".join(key_of(PROVINCE).public_key.digit_groups[-4:])
    before = desk.dump()
    with pytest.raises(DigitsDiffer):
        desk.services.enrol_keys.trust(path, daily)
    assert desk.dump() == before


def test_nothing_of_the_authority_is_believed_before_its_list(offices: Offices) -> None:
    desk = found(offices.folder, role=Role.SUBMITTER, code=COMMUNE)
    offices.desks.append(desk)
    offices.open_round(COMMUNE)
    with desk.opened.database.transaction() as work:
        assert trust_in(work).is_unpinned
    fill(desk)
    assert desk.export().revision == 1


def test_a_list_of_another_province_is_refused(offices: Offices, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = found(tmp_path / "other", role=Role.APPRAISER, code="48")
    offices.desks.append(other)
    path = other.services.enrol_keys.enrol(other.out / "trust.cchc", passphrase=PASSPHRASE)
    desk = offices.commune(is_confirmed=False)
    before = desk.dump()
    with pytest.raises(NotYourAuthority):
        desk.services.enrol_keys.trust(path, typed(other))
    assert desk.dump() == before
    mine = enrolment_of(desk)
    with pytest.raises(RecipientWrong):
        other.services.enrol_keys.trust(mine, typed(desk))


def test_a_root_is_nobodys_daily_key(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    with pytest.raises(EnrolledElsewhere):
        desk.services.key_care.keep(key_of(ROOT), PASSPHRASE, rounds=ROUNDS)
    second = offices.commune(SECOND, is_confirmed=False)
    with second.opened.database.transaction() as work:
        for root in work.trust.roots():
            work.trust.put_root(
                replace(root, fingerprint="SHA256:other", public_key=root_of(9).public_key.line)
            )
    second.services.key_care.keep(root_of(5), PASSPHRASE, rounds=ROUNDS)
    with offices.province.opened.database.transaction() as work:
        root = work.trust.roots()[0]
        work.trust.put_root(
            replace(
                root,
                fingerprint=root_of(5).public_key.fingerprint,
                public_key=root_of(5).public_key.line,
                is_in_force=False,
            )
        )
    with pytest.raises(EnrolledElsewhere):
        offices.confirm(second)


def test_a_key_that_was_given_up_does_not_come_back(offices: Offices) -> None:
    desk = offices.commune()
    old = desk.services.enrol_keys.enrol(desk.out / "old.cchc", passphrase=PASSPHRASE)
    digits = typed(desk)
    desk.services.key_care.keep(key_of(COMMUNE, 2), PASSPHRASE, rounds=ROUNDS)
    offices.confirm(desk)
    with pytest.raises(EnrolledBefore):
        offices.province.services.enrol_keys.trust(old, digits)


def test_the_card_of_an_enrolment_tells_what_it_would_replace(offices: Offices) -> None:
    desk = offices.commune()
    enrol = offices.province.services.enrol_keys
    seen = enrol.inspect(enrolment_of(desk))
    assert (seen.unit, seen.officer, seen.earlier) == (f"xa-{COMMUNE}", f"Cán bộ {COMMUNE}", None)
    assert seen.held is not None
    desk.services.key_care.keep(key_of(COMMUNE, 2), PASSPHRASE, rounds=ROUNDS)
    seen = enrol.inspect(enrolment_of(desk))
    assert seen.held is None
    assert seen.earlier is not None
    assert seen.earlier.fingerprint == key_of(COMMUNE).public_key.fingerprint


def test_a_unit_nobody_knows_is_not_enrolled(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    own = read_enrolment(enrolment_of(desk))
    body = replace(own.body, unit_code="xa-00001")
    stranger = replace(own, header=replace(own.header, sender="xa-00001"), body=body)
    path = write_signed(stranger, key_of(COMMUNE), desk.out / "unknown.cchc")
    before = offices.province.dump()
    with pytest.raises(UnknownUnit):
        offices.province.services.enrol_keys.trust(path, typed(desk))
    assert offices.province.dump() == before


def read_enrolment(path: Path) -> Document:
    content = read_files(path)["data/enrol.json"]
    return read_document(decode(content, is_multiline=is_multiline), kind=Kind.ENROL)


# --- two persons ----------------------------------------------------------------------------------------


def test_a_second_person_types_the_digits_again(offices: Offices) -> None:
    desk = offices.commune()
    service, fingerprint = offices.province.services.enrol_keys, card_of(desk).fingerprint
    assert not held(offices.province, fingerprint).second_by
    with pytest.raises(DigitsDiffer):
        service.confirm_second(fingerprint, "1" * 20, person=SECOND_PERSON)
    with pytest.raises(PersonMissing):
        service.confirm_second(fingerprint, typed(desk), person=" ")
    with pytest.raises(SamePerson):
        service.confirm_second(fingerprint, typed(desk), person=f"  CÁN BỘ   {PROVINCE} ")
    confirmed = service.confirm_second(fingerprint, typed(desk), person=SECOND_PERSON)
    assert (confirmed.confirmed_by, confirmed.second_by) == (f"Cán bộ {PROVINCE}", SECOND_PERSON)
    assert "confirm_key" in offices.province.acts()


def test_at_a_commune_the_second_person_types_the_digits_of_the_root(offices: Offices) -> None:
    desk = offices.commune()
    fingerprint = key_of(PROVINCE).public_key.fingerprint
    confirmed = desk.services.enrol_keys.confirm_second(
        fingerprint, typed(offices.province), person=SECOND_PERSON
    )
    assert confirmed.second_by == SECOND_PERSON
    assert [root.second_by for root in desk.services.trust_lists.roots()] == [SECOND_PERSON]


def test_an_authority_that_wants_two_persons_refuses_a_key_until_then(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    package = desk.export().files[0]
    service = offices.province.services.enrol_keys
    service.set_two_persons(True)
    assert service.two_persons()
    assert offices.province.take_in(package).code == "E_KEY_UNCONFIRMED"
    listed = listed_units(next_list(offices))
    assert f"xa-{COMMUNE}" not in listed
    service.confirm_second(card_of(desk).fingerprint, typed(desk), person=SECOND_PERSON)
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED
    assert f"xa-{COMMUNE}" in listed_units(next_list(offices, "after.cchc"))
    with pytest.raises(NotThisRole):
        desk.services.enrol_keys.set_two_persons(True)


def listed_units(path: Path) -> set[str]:
    return {entry.unit for entry in read_draft(path.read_bytes()).body.keys}


def test_two_persons_at_once_are_written_down_together(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    confirmed = offices.province.services.enrol_keys.trust(
        enrolment_of(desk), typed(desk), second=SECOND_PERSON
    )
    assert confirmed.second_by == SECOND_PERSON
    other = offices.commune(SECOND, is_confirmed=False)
    before = offices.province.dump()
    with pytest.raises(SamePerson):
        offices.province.services.enrol_keys.trust(
            enrolment_of(other), typed(other), second=f"Cán bộ {PROVINCE}"
        )
    assert offices.province.dump() == before


# --- trust lists ----------------------------------------------------------------------------------------


def test_an_older_list_is_refused_and_another_content_of_one_number_is_a_fork(offices: Offices) -> None:
    desk = offices.commune()
    old, new = next_list(offices, "old.cchc"), next_list(offices, "new.cchc")
    desk.services.enrol_keys.trust(new, typed(offices.province))
    before = desk.dump()
    with pytest.raises(RevisionOld):
        desk.services.enrol_keys.trust(old, typed(offices.province))
    desk.services.enrol_keys.trust(new, typed(offices.province))
    assert [line for line in desk.dump() if "audit" not in line] == [
        line for line in before if "audit" not in line
    ]
    twin = read_draft(new.read_bytes()).document
    other = replace(twin, header=replace(twin.header, package_uuid="0b8e8a1c-1111-4111-8111-111111111111"))
    fork = write_list(other, desk.out / "fork.cchc", key_of(ROOT))
    with pytest.raises(StreamFork):
        desk.services.enrol_keys.trust(fork, typed(offices.province))


def write_list(document: object, path: Path, *keys: SigningKey) -> Path:
    with path.open("wb") as out:
        assemble(document, keys[0], out=out, cosigners=keys[1:], progress=Silent())
    return path


def test_lists_are_numbered_chained_and_say_when_the_next_one_is_due(offices: Offices) -> None:
    lists = offices.province.services.trust_lists
    assert lists.is_due()
    first = read_draft(next_list(offices, "1.cchc").read_bytes())
    assert not lists.is_due()
    second = read_draft(next_list(offices, "2.cchc").read_bytes())
    assert (first.document.header.previous, first.body.version + 1) == (None, second.body.version)
    held_list = lists.held()
    assert held_list is not None
    assert held_list.version == second.body.version
    desk = offices.commune()
    assert lists.is_due()
    next_list(offices, "3.cchc")
    lists.revoke(card_of(desk).fingerprint, "mất máy")
    assert lists.is_due()
    assert not desk.services.trust_lists.is_due()


def test_a_list_that_dies_after_writing_never_forks(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(BaseException):
        pass

    written = DiskPackages.write

    def write_and_die(*given: object, **named: object) -> None:
        written(*given, **named)
        raise Stopped

    desk = offices.commune()
    with monkeypatch.context() as dying:
        dying.setattr(DiskPackages, "write", write_and_die)
        with pytest.raises(Stopped):
            next_list(offices, "lost.cchc")
    desk.services.enrol_keys.trust(offices.province.out / "lost.cchc", typed(offices.province))
    desk.services.enrol_keys.trust(next_list(offices), typed(offices.province))


def test_an_authority_that_lost_count_starts_above_the_number_it_is_told(offices: Offices) -> None:
    path = offices.province.services.trust_lists.issue(
        offices.province.out / "a.cchc", passphrase=PASSPHRASE, above=250
    )
    assert read_draft(path.read_bytes()).body.version == 251
    desk = found(offices.folder, role=Role.SUBMITTER, code=COMMUNE)
    offices.desks.append(desk)
    desk.services.enrol_keys.trust(path, typed(offices.province))


def test_only_the_authority_issues_lists(offices: Offices) -> None:
    desk = offices.commune()
    lists = desk.services.trust_lists
    with pytest.raises(NotThisRole):
        lists.issue(desk.out / "x.cchc", passphrase=PASSPHRASE)
    with pytest.raises(NotThisRole):
        lists.draft(desk.out / "x.cchc")
    with pytest.raises(NotThisRole):
        lists.finish(next_list(offices))


# --- roots ----------------------------------------------------------------------------------------------


def three_roots(offices: Offices, name: str = "draft.cchc") -> Path:
    """The province goes over to two of three roots."""
    return offices.province.services.trust_lists.draft(
        offices.province.out / name,
        roots=tuple(root_of(number).public_key for number in (1, 2, 3)),
        threshold=2,
    )


def test_two_of_three_roots_take_over_when_old_and_new_have_signed(offices: Offices) -> None:
    desk = offices.commune()
    lists = offices.province.services.trust_lists
    draft = three_roots(offices)
    with pytest.raises(CchcError, match="E_SIG_MISSING"):
        lists.finish(draft)
    signed_by(draft, 1, 2)
    with pytest.raises(UnknownKey):
        lists.finish(draft)
    signed_by(draft, 0)
    in_force = lists.finish(draft)
    assert in_force.threshold == 2
    newcomer = found(offices.folder, role=Role.SUBMITTER, code=SECOND)
    offices.desks.append(newcomer)
    newcomer.services.enrol_keys.trust(draft, typed(offices.province))
    assert newcomer.services.trust_lists.held() == replace(in_force, at=newcomer.clock.at)
    assert card_of(offices.province).roots == tuple(
        root_of(number).public_key.fingerprint for number in (1, 2, 3)
    )
    assert card_of(offices.province).digits != root_of(1).public_key.digit_groups
    with pytest.raises(RootsElsewhere):
        next_list(offices)
    later = signed_by(lists.draft(offices.province.out / "later.cchc"), 3)
    with pytest.raises(CosignWrong):
        lists.finish(later)
    lists.finish(signed_by(later, 1))
    # Whoever comes new types the digits of the whole set.
    desk.services.enrol_keys.trust(later, typed(offices.province))
    assert [root.is_in_force for root in desk.services.trust_lists.roots()] == [False, True, True, True]
    assert desk.services.trust_lists.held().threshold == 2


def test_the_old_root_alone_cannot_hand_over(offices: Offices) -> None:
    draft = signed_by(three_roots(offices), 0, 1)
    with pytest.raises(CosignWrong):
        offices.province.services.trust_lists.finish(draft)


def test_one_root_of_three_cannot_pass_for_the_set(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    lists = offices.province.services.trust_lists
    lists.finish(signed_by(three_roots(offices), 0, 1, 2))
    letter = typed(offices.province)
    document = read_draft(lists.draft(offices.province.out / "next.cchc").read_bytes()).document
    alone = replace(document, body=replace(document.body, threshold=1, roots=(root_of(1).public_key.line,)))
    forged = write_list(alone, desk.out / "forged.cchc", root_of(1))
    lowered = replace(document, body=replace(document.body, threshold=1))
    weak = write_list(lowered, desk.out / "weak.cchc", root_of(1))
    before = desk.dump()
    for path in (forged, weak):
        with pytest.raises(DigitsDiffer):
            desk.services.enrol_keys.trust(path, letter)
    assert desk.dump() == before


def test_a_root_signs_a_list_once_and_nothing_else(offices: Offices) -> None:
    draft = signed_by(three_roots(offices), 1)
    assert read_draft(draft.read_bytes()).signers == (root_of(1).public_key.fingerprint,)
    with pytest.raises(SignedAlready):
        signed_by(draft, 1)
    desk = offices.commune()
    with pytest.raises(NotATrustList):
        signed_further(enrolment_of(desk).read_bytes(), root_of(1))
    spoilt = bytearray(draft.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    with pytest.raises(CchcError, match="E_"):
        signed_further(bytes(spoilt), root_of(2))


@pytest.mark.parametrize(("numbers", "threshold"), [((1, 1), 1), ((1, 2), 3), ((1, 2, 3, 4, 5), 2)])
def test_roots_that_make_no_set_are_refused(
    offices: Offices, numbers: tuple[int, ...], threshold: int
) -> None:
    with pytest.raises(RootsWrong):
        offices.province.services.trust_lists.draft(
            offices.province.out / "x.cchc",
            roots=tuple(root_of(number).public_key for number in numbers),
            threshold=threshold,
        )


def test_a_drafted_list_is_refused_when_another_was_issued_meanwhile(offices: Offices) -> None:
    draft = signed_by(offices.province.services.trust_lists.draft(offices.province.out / "d.cchc"), 0)
    next_list(offices)
    next_list(offices, "again.cchc")
    with pytest.raises(RevisionOld):
        offices.province.services.trust_lists.finish(draft)


def test_a_root_moves_to_a_stick_and_signs_from_there(offices: Offices, tmp_path: Path) -> None:
    care, stick = offices.province.services.key_care, tmp_path / "root-key"
    with pytest.raises(PassphraseWrong):
        care.move_root(stick, passphrase=OTHER_WORDS)
    stick.write_bytes(b"another secret")
    with pytest.raises(FileThere):
        care.move_root(stick, passphrase=PASSPHRASE)
    stick.unlink()
    care.unlock(PASSPHRASE)
    care.move_root(stick, passphrase=PASSPHRASE)
    assert stick.stat().st_mode & 0o777 == 0o600
    assert not (offices.province.opened.workspace.keys / "root-key").exists()
    assert care.open_keys().root is None
    with pytest.raises(RootsElsewhere):
        next_list(offices)
    with pytest.raises(NoKey):
        care.move_root(tmp_path / "again", passphrase=PASSPHRASE)
    lists = offices.province.services.trust_lists
    draft = lists.draft(offices.province.out / "d.cchc")
    key = SigningKey.unlock(stick.read_bytes(), passphrase=PASSPHRASE)
    draft.write_bytes(signed_further(draft.read_bytes(), key))
    assert lists.finish(draft).threshold == 1


# --- rotation -------------------------------------------------------------------------------------------


def test_a_commune_changes_its_key_and_its_stream_goes_on(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    old = desk.export()
    assert offices.province.take_in(old.files[0]).status is ImportStatus.IMPORTED
    late = desk.export()
    before = card_of(desk)
    done = desk.services.rotate_key.rotate(
        desk.out / "rotate.cchc", passphrase=PASSPHRASE, reason="Đổi cán bộ", rounds=ROUNDS
    )
    assert done.card.fingerprint != before.fingerprint
    assert done.card.age_recipient == before.age_recipient
    new = desk.export()
    assert new.revision == 1
    assert offices.province.take_in(new.files[0]).code == "E_UNKNOWN_KEY"
    service = offices.province.services.rotate_key
    seen = service.inspect(done.path)
    assert (seen.unit, seen.reason) == (f"xa-{COMMUNE}", "Đổi cán bộ")
    assert (seen.old_fingerprint, seen.new_fingerprint) == (before.fingerprint, done.card.fingerprint)
    accepted = service.accept(done.path)
    assert (accepted.key_epoch, accepted.age_recipient) == (2, before.age_recipient)
    ended = held(offices.province, before.fingerprint)
    assert (ended.status, ended.ended_why) == ("retired", "Đổi cán bộ")
    assert ended.ended_at == offices.province.clock.at
    # The same file again changes nothing; what the old key sent stays; what it sends now comes too late.
    assert service.accept(done.path).fingerprint == accepted.fingerprint
    assert offices.province.services.appraisal.sheet(YEAR, COMMUNE).standing.package == old.digest
    assert offices.province.take_in(late.files[0]).code == "E_KEY_EPOCH"
    assert offices.province.take_in(new.files[0]).status is ImportStatus.IMPORTED
    desk.services.enrol_keys.trust(next_list(offices), typed(offices.province))
    own = held(desk, done.card.fingerprint)
    assert (own.status, own.key_epoch) == ("active", 2)
    assert held(desk, before.fingerprint).status == "retired"
    assert offices.province.take_in(desk.export().files[0]).revision == 2


def test_a_list_that_does_not_know_the_new_key_yet_leaves_it_in_use(offices: Offices) -> None:
    desk = offices.commune()
    listed = next_list(offices)
    done = desk.services.rotate_key.rotate(desk.out / "r.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    desk.services.enrol_keys.trust(listed, typed(offices.province))
    own = held(desk, done.card.fingerprint)
    assert (own.status, own.key_epoch) == ("active", 2)
    assert held(desk, key_of(COMMUNE).public_key.fingerprint).status == "retired"


def test_a_rotation_by_a_key_nobody_confirmed_is_refused(offices: Offices) -> None:
    desk = offices.commune(is_confirmed=False)
    done = desk.services.rotate_key.rotate(desk.out / "r.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    before = offices.province.dump()
    for act in (offices.province.services.rotate_key.inspect, offices.province.services.rotate_key.accept):
        with pytest.raises(UnknownKey):
            act(done.path)
    assert offices.province.dump() == before
    with pytest.raises(NotThisRole):
        desk.services.rotate_key.accept(done.path)
    with pytest.raises(CchcError, match="E_NOT_ENROLMENT"):
        offices.province.services.rotate_key.accept(enrolment_of(desk))


def test_a_rotation_by_a_revoked_or_earlier_key_is_refused(offices: Offices) -> None:
    desk = offices.commune()
    first = desk.services.rotate_key.rotate(desk.out / "1.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    offices.province.services.rotate_key.accept(first.path)
    offices.province.services.trust_lists.revoke(first.card.fingerprint, "mất máy")
    second = desk.services.rotate_key.rotate(desk.out / "2.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    with pytest.raises(KeyRevoked):
        offices.province.services.rotate_key.accept(second.path)


def test_two_confirmations_pass_on_to_the_key_the_old_one_vouches_for(offices: Offices) -> None:
    desk = offices.commune()
    service = offices.province.services
    service.enrol_keys.confirm_second(card_of(desk).fingerprint, typed(desk), person=SECOND_PERSON)
    service.enrol_keys.set_two_persons(True)
    done = desk.services.rotate_key.rotate(desk.out / "r.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    assert service.rotate_key.accept(done.path).second_by == SECOND_PERSON


def test_a_new_passphrase_locks_every_key_of_the_office(offices: Offices) -> None:
    desk = offices.province
    with pytest.raises(PassphraseTooShort):
        desk.services.rotate_key.rotate(
            desk.out / "t.cchc", passphrase=PASSPHRASE, new_passphrase="ngan", rounds=ROUNDS
        )
    desk.services.rotate_key.rotate(
        desk.out / "t.cchc", passphrase=PASSPHRASE, new_passphrase=OTHER_WORDS, rounds=ROUNDS
    )
    desk.services.key_care.lock()
    opened = desk.services.key_care.open_keys(OTHER_WORDS)
    assert opened.root is not None
    assert opened.identities == (identity_of_unit(PROVINCE),)
    with pytest.raises(PassphraseWrong):
        desk.services.key_care.unlock(PASSPHRASE)


def test_an_authority_changes_its_key_by_its_next_list(offices: Offices) -> None:
    desk = offices.commune()
    done = offices.province.services.rotate_key.rotate(
        offices.province.out / "t.cchc", passphrase=PASSPHRASE, rounds=ROUNDS
    )
    assert not done.is_draft
    desk.services.enrol_keys.trust(done.path, typed(offices.province))
    assert held(desk, done.card.fingerprint).key_epoch == 2
    assert held(desk, key_of(PROVINCE).public_key.fingerprint).status == "retired"
    assert card_of(offices.province).roots == (key_of(ROOT).public_key.fingerprint,)


def test_with_its_root_elsewhere_an_authority_gets_a_draft_to_be_signed(
    offices: Offices, tmp_path: Path
) -> None:
    desk = offices.commune()
    offices.province.services.key_care.move_root(tmp_path / "root", passphrase=PASSPHRASE)
    done = offices.province.services.rotate_key.rotate(
        offices.province.out / "t.cchc", passphrase=PASSPHRASE, rounds=ROUNDS
    )
    assert done.is_draft
    offices.province.services.trust_lists.finish(signed_by(done.path, 0))
    desk.services.enrol_keys.trust(done.path, typed(offices.province))
    assert held(desk, done.card.fingerprint).status == "active"


# --- revocation -----------------------------------------------------------------------------------------


def test_a_revoked_commune_learns_it_from_the_list_and_needs_a_new_key(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    package = desk.export().files[0]
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED
    fingerprint = card_of(desk).fingerprint
    offices.province.services.trust_lists.revoke(fingerprint, "Mất máy tính")
    ended = held(offices.province, fingerprint)
    assert (ended.ended_why, ended.ended_at) == ("Mất máy tính", offices.province.clock.at)
    desk.services.enrol_keys.trust(next_list(offices), typed(offices.province))
    assert held(desk, fingerprint).status == "revoked"
    with pytest.raises(KeyRevoked):
        desk.export()
    assert list(desk.out.glob("*_r2.cchc")) == []
    desk.services.key_care.create(OTHER_WORDS, rounds=ROUNDS, replaces=True)
    card = card_of(desk)
    path = desk.services.enrol_keys.enrol(desk.out / "again.cchc", passphrase=OTHER_WORDS)
    offices.province.services.enrol_keys.trust(path, " ".join(card.confirmation))
    sent = desk.services.export_package.export(YEAR, desk.out, passphrase=OTHER_WORDS, progress=Silent())
    assert offices.province.take_in(sent.files[0]).status is ImportStatus.IMPORTED


def test_a_list_revokes_an_authority_key_whatever_dates_are_claimed(offices: Offices) -> None:
    desk = offices.commune()
    fingerprint = key_of(PROVINCE).public_key.fingerprint
    offices.province.services.rotate_key.rotate(
        offices.province.out / "t.cchc", passphrase=PASSPHRASE, rounds=ROUNDS
    )
    offices.province.services.trust_lists.revoke(fingerprint, "Nghi bị lộ")
    revoking = next_list(offices)
    desk.services.enrol_keys.trust(revoking, typed(offices.province))
    known = held(desk, fingerprint)
    assert known.status == "revoked"
    assert known.ended_why == f"list:{read_draft(revoking.read_bytes()).body.version}"
    # No later list brings it back.
    document = read_draft(
        offices.province.services.trust_lists.draft(offices.province.out / "d.cchc").read_bytes()
    ).document
    lifted = tuple(
        replace(entry, status="active") if entry.status == "revoked" else entry
        for entry in document.body.keys
    )
    later = write_list(
        replace(document, body=replace(document.body, keys=lifted)), desk.out / "l.cchc", key_of(ROOT)
    )
    desk.services.enrol_keys.trust(later, typed(offices.province))
    assert held(desk, fingerprint).status == "revoked"


def test_packages_accepted_since_a_compromise_are_marked(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    offices.province.take_in(desk.export().files[0])
    offices.province.clock.at += timedelta(days=3)
    second = desk.export()
    offices.province.take_in(second.files[0])
    lists = offices.province.services.trust_lists
    assert lists.doubtful() == ()
    since = (NOON + timedelta(days=1)).date()
    lists.revoke(card_of(desk).fingerprint, "Mất máy", compromised_on=since)
    assert [row.digest for row in lists.doubtful()] == [second.digest]


# --- recovery -------------------------------------------------------------------------------------------


def test_a_lost_passphrase_costs_a_new_enrolment_and_no_data(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    total = desk.services.self_assessment.score(YEAR).total
    before = card_of(desk)
    made = desk.services.key_care.create(OTHER_WORDS, rounds=ROUNDS, replaces=True)
    assert made.card.age_recipient != before.age_recipient
    assert desk.services.self_assessment.score(YEAR).total == total
    path = desk.services.enrol_keys.enrol(desk.out / "e.cchc", passphrase=OTHER_WORDS)
    known = offices.province.services.enrol_keys.trust(path, " ".join(made.card.confirmation))
    assert (known.key_epoch, known.age_recipient) == (2, made.card.age_recipient)
    names = {path.name for path in desk.opened.workspace.keys.iterdir()}
    assert {name.partition(".")[0] for name in names} == {"signing-key", "age-identity"}
    assert len(names) == 8


def test_a_lost_root_is_replaced_by_a_new_letter(offices: Offices) -> None:
    desk = offices.commune()
    before = card_of(offices.province)
    made = offices.province.services.key_care.create(OTHER_WORDS, rounds=ROUNDS, replaces=True)
    assert made.escrow is None
    assert made.card.escrow_recipient == before.escrow_recipient
    assert set(made.card.roots).isdisjoint(before.roots)
    path = offices.province.services.trust_lists.issue(
        offices.province.out / "n.cchc", passphrase=OTHER_WORDS
    )
    with pytest.raises(DigitsDiffer):
        desk.services.enrol_keys.trust(path, " ".join(before.confirmation))
    desk.services.enrol_keys.trust(path, " ".join(made.card.confirmation))
    assert [root.is_in_force for root in desk.services.trust_lists.roots()] == [False, True]
    assert held(desk, made.card.fingerprint).status == "active"


def test_a_root_that_is_kept_elsewhere_survives_a_lost_passphrase(offices: Offices, tmp_path: Path) -> None:
    offices.province.services.key_care.move_root(tmp_path / "root", passphrase=PASSPHRASE)
    before = card_of(offices.province)
    made = offices.province.services.key_care.create(OTHER_WORDS, rounds=ROUNDS, replaces=True)
    assert made.card.roots == before.roots
    assert not offices.province.services.key_care.has_root_here()


def test_the_yearly_drill_brings_the_decryption_key_back_from_its_sheet(
    offices: Offices, tmp_path: Path
) -> None:
    """What was encrypted to the office opens again with nothing but the paper and the passphrase."""
    desk = offices.province
    recipients = (identity_of_unit(PROVINCE).recipient, identity_of_unit(ROOT).recipient)
    content, sealed = io.BytesIO(b"ho so"), io.BytesIO()
    encrypt(content, sealed, recipients=recipients, size=5, progress=Silent())
    paper = desk.services.sealed_keys.sealed_copy(PASSPHRASE).secret
    grouped = " ".join(paper[at : at + 5] for at in range(0, len(paper), 5)).lower()
    (desk.opened.workspace.keys / "age-identity").unlink()
    desk.services.key_care.lock()
    assert desk.services.key_care.open_keys(PASSPHRASE).identities == ()
    with pytest.raises(PassphraseWrong):
        desk.services.sealed_keys.recover(grouped, passphrase=OTHER_WORDS)
    desk.services.sealed_keys.recover(grouped, passphrase=PASSPHRASE, rounds=ROUNDS)
    assert opened_with(desk, sealed) == b"ho so"
    assert {"print_age_key", "recover_age_key"} <= set(desk.acts())


def test_the_escrow_sheet_opens_what_came_while_the_own_key_was_lost(offices: Offices) -> None:
    desk = offices.province
    escrow = desk.services.sealed_keys.renew_escrow()
    assert card_of(desk).escrow_recipient == escrow.recipient
    assert desk.services.trust_lists.is_due()
    sealed = io.BytesIO()
    recipients = (identity_of_unit("nobody").recipient, escrow.recipient)
    encrypt(io.BytesIO(b"ho so"), sealed, recipients=recipients, size=5, progress=Silent())
    desk.services.sealed_keys.recover(escrow.secret, passphrase=PASSPHRASE, rounds=ROUNDS)
    assert (desk.opened.workspace.keys / "age-recovered").is_file()
    assert opened_with(desk, sealed) == b"ho so"


def opened_with(desk: Desk, sealed: io.BytesIO) -> bytes:
    identities = desk.services.key_care.open_keys(PASSPHRASE).identities
    sealed.seek(0)
    out = io.BytesIO()
    size = len(sealed.getvalue())
    decrypt(sealed, out, identities=identities, size=size, progress=Silent())
    return out.getvalue()


def test_a_slip_on_the_sheet_is_found_and_a_strangers_key_is_refused(offices: Offices) -> None:
    service = offices.province.services.sealed_keys
    secret = identity_of_unit(PROVINCE).secret
    other = "Q" if secret[-1] != "Q" else "P"
    for wrong in (secret[:-1], secret[:-1] + other, secret[1:], "", identity_of_unit(PROVINCE).recipient):
        with pytest.raises(IdentityTextWrong):
            service.recover(wrong, passphrase=PASSPHRASE)
    with pytest.raises(IdentityUnknown):
        service.recover(identity_of_unit("stranger").secret, passphrase=PASSPHRASE)
    desk = offices.commune()
    with pytest.raises(NotThisRole):
        desk.services.sealed_keys.renew_escrow()


def test_a_backup_carries_every_key_file(offices: Offices, tmp_path: Path) -> None:
    desk = offices.province
    desk.services.sealed_keys.recover(identity_of_unit(ROOT).secret, passphrase=PASSPHRASE, rounds=ROUNDS)
    desk.services.rotate_key.rotate(desk.out / "t.cchc", passphrase=PASSPHRASE, rounds=ROUNDS)
    keys = desk.opened.workspace.keys
    (keys / "signing-key.part").write_bytes(b"left by a power cut")
    copy = desk.services.safekeeping.backup(tmp_path / "b.zip", progress=Silent())
    restore(copy, tmp_path / "back", clock=Clock(), progress=Silent())
    brought = {path.name: path.read_bytes() for path in (tmp_path / "back" / "keys").iterdir()}
    held_files = {path.name: path.read_bytes() for path in keys.iterdir() if path.suffix != ".part"}
    assert brought == held_files
    assert {name.partition(".")[0] for name in brought} == {
        *("signing-key", "root-key", "age-identity", "age-recovered"),
    }


@pytest.mark.parametrize("words", ["matkhau2026!!", "Ủy ban nhân dân xã"])
def test_words_everybody_tries_first_lock_nothing(offices: Offices, words: str) -> None:
    desk = offices.commune()
    files = sorted(path.name for path in desk.opened.workspace.keys.iterdir())
    with pytest.raises((PassphraseCommon, PassphraseTooShort)):
        desk.services.key_care.create(words, replaces=True)
    assert sorted(path.name for path in desk.opened.workspace.keys.iterdir()) == files


# --- outsiders ------------------------------------------------------------------------------------------


def test_ssh_keygen_judges_by_our_lists(offices: Offices, tmp_path: Path) -> None:
    desk, other = offices.commune(), offices.commune(SECOND)
    lists = offices.province.services.trust_lists
    listed = next_list(offices)
    lists.revoke(card_of(other).fingerprint, "mất máy")
    signers, krl = tmp_path / "allowed_signers", tmp_path / "revoked.krl"
    signers.write_text(lists.allowed_signers())
    krl.write_bytes(lists.krl())
    for each, code in ((desk, 0), (other, 1)):
        public = each.opened.workspace.keys / "signing-key.pub"
        assert subprocess.run(["ssh-keygen", "-Q", "-f", krl, public], check=False).returncode == code
    files = read_files(listed)
    (tmp_path / "m.sig").write_bytes(files["signatures/signer-v1.sshsig"])
    verify = ["ssh-keygen", "-Y", "verify", "-f", signers, "-n", "trust@socchc.vn", "-s", tmp_path / "m.sig"]
    message = files["tagmanifest-sha512.txt"]
    asked = [*verify, "-I", f"{ROOT}@socchc.vn", "-r", krl]
    assert subprocess.run(asked, input=message, check=False).returncode == 0
    fallen = tmp_path / "fallen.krl"
    fallen.write_bytes(krl_bytes([key_of(ROOT).public_key], version=9, at=NOON))
    asked[-1] = fallen
    assert subprocess.run(asked, input=message, check=False).returncode != 0


def read_files(path: Path) -> dict[str, bytes]:
    with path.open("rb") as stream:
        return dict(open_envelope(stream).files)


def test_every_refusal_here_has_its_sentence(offices: Offices) -> None:
    words = sentence_of(RootsElsewhere(threshold=2))
    assert "2 khóa gốc" in words.why


def test_another_passphrase_opens_the_same_keys_and_the_old_one_no_longer(offices: Offices) -> None:
    commune, other = offices.commune(), "sau nam bon ba hai mot"
    care, rotation = commune.services.key_care, commune.services.rotate_key
    before = care.card()
    identities = care.open_keys(PASSPHRASE).identities
    with pytest.raises(PassphraseTooShort):
        rotation.change_passphrase(PASSPHRASE, "ngan")
    with pytest.raises(PassphraseWrong):
        rotation.change_passphrase(other, other)
    rotation.change_passphrase(PASSPHRASE, other, rounds=4)
    with pytest.raises(PassphraseWrong):
        care.open_keys(PASSPHRASE)
    assert care.open_keys(other).identities == identities
    assert care.card() == before
    assert commune.acts()[-1] == "change_passphrase"
