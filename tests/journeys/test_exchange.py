"""Packages between a commune and its province: what is taken in, what is refused, what is left as it was."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from core.assessment import CriterionEntry
from core.packages.canonical import decode
from core.packages.kinds import Kind
from core.packages.payload_forms import is_multiline, read_document
from core.packages.payloads import Document
from core.progress import Silent
from core.services.import_package import ImportStatus
from core.services.keep_evidence import EvidenceDetails
from storage.package_files import DiskPackages
from tests.offices import (
    COMMUNE,
    PASSPHRASE,
    ROUNDS,
    SECOND,
    YEAR,
    Desk,
    Offices,
    dossiers,
    expected,
    explain,
    fill,
    key_of,
    paper,
    write_signed,
)


@pytest.fixture
def commune(offices: Offices) -> Desk:
    """A commune with a filled year, expected by the province."""
    return offices.bring_to(expected)


def document_of(desk: Desk) -> Document:
    """What the newest package of a commune says."""
    head = dict(desk.services.export_package.sent(YEAR)[0].head)
    content = head["data/submission.json"]
    return read_document(decode(content, is_multiline=is_multiline), kind=Kind.SUBMISSION)


def test_a_submission_reaches_the_province_with_every_number(offices: Offices, commune: Desk) -> None:
    score = commune.services.self_assessment.score(YEAR)
    taken = offices.province.take_in(commune.export().files[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error
    sheet = offices.province.services.appraisal.sheet(YEAR, COMMUNE)
    for line in sheet.lines:
        own = score.line(line.criterion.id)
        assert line.self_points == (own.points if line.criterion.scored_by.value == "self" else None)
        assert not line.differs, line.criterion.id
    assert taken.plan is not None
    assert taken.plan.total_after == score.total > 0


def test_the_same_package_three_times_changes_nothing(offices: Offices, commune: Desk) -> None:
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number="05", criteria=("2.1.1",))
    commune.services.keep_evidence.add([paper(commune.out / "ke-hoach.txt")], details, progress=Silent())
    package = commune.export().files[0]
    assert offices.province.take_in(package).status is ImportStatus.IMPORTED
    before = offices.province.everything()
    offices.province.clock.at += timedelta(days=1)
    for _ in range(3):
        again = offices.province.take_in(package)
        assert (again.status, again.code) == (ImportStatus.UNCHANGED, "I_DUPLICATE")
    assert offices.province.everything() == before


def test_in_a_batch_one_handed_in_again_is_told_by_its_head_and_a_cut_one_is_read(
    offices: Offices, commune: Desk
) -> None:
    """What follows the head of an accepted package is kept by nobody; a cut file is another file."""
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number="05", criteria=("2.1.1",))
    commune.services.keep_evidence.add([paper(commune.out / "ke-hoach.txt")], details, progress=Silent())
    package = commune.export().files[0]
    whole = package.read_bytes()
    take_in = offices.province.services.import_package.take_in_all
    assert take_in((package,), progress=Silent())[0].status is ImportStatus.IMPORTED
    before = offices.province.everything()
    offices.province.clock.at += timedelta(days=1)
    (again,) = take_in((package,), progress=Silent())
    assert (again.status, again.code, again.unit, again.year) == ("unchanged", "I_DUPLICATE", COMMUNE, YEAR)
    assert again.digest in {row.digest for row in offices.province.packages()}
    package.write_bytes(whole[:-1])
    assert take_in((package,), progress=Silent())[0].status is ImportStatus.REFUSED
    package.write_bytes(whole + b"0")
    assert take_in((package,), progress=Silent())[0].code == "E_ZIP_TRAILING"
    assert offices.province.everything() == before


def test_one_flipped_byte_anywhere_is_refused_and_nothing_is_written(offices: Offices, commune: Desk) -> None:
    package = commune.export().files[0]
    good = package.read_bytes()
    before = offices.province.everything()
    for place in range(0, len(good), len(good) // 40):
        spoiled = bytearray(good)
        spoiled[place] ^= 0x01
        package.write_bytes(spoiled)
        taken = offices.province.take_in(package)
        assert taken.status is ImportStatus.REFUSED, place
        assert taken.error is not None
        assert taken.code.startswith("E_")
    assert offices.province.everything() == before


def test_an_unknown_signer_is_refused(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    stranger = offices.commune(is_confirmed=False)
    fill(stranger)
    before = offices.province.everything()
    assert offices.province.take_in(stranger.export().files[0]).code == "E_UNKNOWN_KEY"
    assert offices.province.everything() == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"recipient": "td-51"}, "E_RECIPIENT"),
        ({"sender": "xa-21589", "commune_code": "21589"}, "E_KEY_OWNER"),
        ({"period": "2024"}, "E_PERIOD"),
        ({"key_epoch": 2}, "E_KEY_EPOCH"),
        ({"revision": 102}, "E_JUMP"),
    ],
)
def test_a_package_that_is_not_meant_for_us_is_refused(
    offices: Offices, commune: Desk, changes: dict[str, object], code: str
) -> None:
    commune.export()
    good = document_of(commune)
    body = replace(good.body, year=2024) if "period" in changes else good.body
    header = replace(good.header, evidence=(), **changes)
    path = write_signed(Document(header=header, body=body), key_of(COMMUNE), commune.out / "wrong.cchc")
    before = offices.province.everything()
    assert offices.province.take_in(path).code == code
    assert offices.province.everything() == before


def test_a_commune_the_round_does_not_expect_is_refused(offices: Offices) -> None:
    offices.open_round(SECOND)
    desk = offices.commune()
    fill(desk)
    assert offices.province.take_in(desk.export().files[0]).code == "E_COMMUNE"


def test_another_criteria_set_than_the_rounds_is_refused(offices: Offices, commune: Desk) -> None:
    offices.province.services.run_round.open_round(2024, criteria_set="QD766-APPLIED", units=(COMMUNE,))
    offices.province.services.run_round.open_round(2026, criteria_set="QD766-APPLIED", units=(COMMUNE,))
    commune.services.self_assessment.choose_criteria(YEAR, "QD766-APPLIED")
    # The set is known here from another year's round; it is still not this year's.
    assert offices.province.take_in(commune.export().files[0]).code == "E_CRITERIA"


def test_a_corrected_package_takes_the_place_of_the_first_and_history_stays(
    offices: Offices, commune: Desk
) -> None:
    first = commune.export()
    assert offices.province.take_in(first.files[0]).status is ImportStatus.IMPORTED
    commune.services.record_entry.save(dossiers(commune, online=60))
    explain(commune)
    second = commune.export(reason="Bổ sung hồ sơ trực tuyến")
    assert (first.revision, second.revision) == (1, 2)
    taken = offices.province.take_in(second.files[0])
    assert taken.status is ImportStatus.IMPORTED
    assert taken.plan is not None
    assert taken.plan.change == "revised"
    assert "7.2.1" in {line.criterion for line in taken.plan.lines}
    history = offices.province.services.import_package.history(YEAR)
    assert [row.revision for row in history] == [2, 1]
    assert history[0].previous == first.digest
    assert offices.province.take_in(first.files[0]).status is ImportStatus.UNCHANGED
    sheet = offices.province.services.appraisal.sheet(YEAR, COMMUNE)
    assert sheet.standing.revision == 2
    assert sheet.line("7.2.1").inputs == {"online": 60, "total": 100}


def test_an_older_revision_that_was_never_received_comes_too_late(offices: Offices, commune: Desk) -> None:
    first, second = commune.export(), commune.export()
    assert offices.province.take_in(second.files[0]).status is ImportStatus.IMPORTED
    assert offices.province.take_in(first.files[0]).code == "E_OLD"


def test_two_contents_of_one_revision_are_a_fork(offices: Offices, commune: Desk) -> None:
    assert offices.province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    good = document_of(commune)
    other = replace(good, body=replace(good.body, correction_reason="khác"))
    path = write_signed(other, key_of(COMMUNE), commune.out / "fork.cchc")
    assert offices.province.take_in(path).code == "E_FORK"


class Stopped(BaseException):
    """The power went."""


@pytest.mark.parametrize("is_delivered", [True, False])
def test_a_program_that_dies_after_writing_never_forks_its_stream(
    offices: Offices, commune: Desk, monkeypatch: pytest.MonkeyPatch, *, is_delivered: bool
) -> None:
    database = commune.opened.database
    written = DiskPackages.write

    def write_and_die(*given: object, **named: object) -> None:
        written(*given, **named)
        raise Stopped

    with monkeypatch.context() as dying:
        dying.setattr(DiskPackages, "write", write_and_die)
        with pytest.raises(Stopped):
            commune.export()
    assert database.check() == ()
    lost = next(commune.out.glob("*_r1.cchc"))
    assert commune.services.export_package.sent(YEAR) == ()
    if is_delivered:
        assert offices.province.take_in(lost).status is ImportStatus.IMPORTED
    following = commune.export()
    assert following.revision == 2
    assert offices.province.take_in(following.files[0]).status is ImportStatus.IMPORTED
    assert offices.province.services.appraisal.sheet(YEAR, COMMUNE).standing.revision == 2


def test_a_second_key_starts_a_new_epoch_and_closes_the_first(offices: Offices, commune: Desk) -> None:
    old = commune.export()
    assert offices.province.take_in(old.files[0]).status is ImportStatus.IMPORTED
    late = commune.export()
    commune.services.key_care.keep(key_of(COMMUNE, 2), PASSPHRASE, rounds=ROUNDS)
    offices.confirm(commune)
    new = commune.export()
    assert new.revision == 1
    assert late.files[0].exists()
    assert offices.province.take_in(late.files[0]).code == "E_KEY_EPOCH"
    taken = offices.province.take_in(new.files[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error
    assert offices.province.take_in(commune.export().files[0]).revision == 2
    lines = offices.province.services.trust_lists.allowed_signers().splitlines()
    assert sum(COMMUNE in line for line in lines) == 2


def test_an_office_that_starts_anew_learns_its_epoch_from_the_trust_list(
    offices: Offices, commune: Desk
) -> None:
    assert offices.province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    commune.opened.close()
    shutil.rmtree(commune.opened.workspace.root)
    shutil.rmtree(commune.out)
    again = offices.commune(is_confirmed=False)
    again.services.key_care.keep(key_of(COMMUNE, 2), PASSPHRASE, rounds=ROUNDS)
    offices.confirm(again)
    offices.tell_trust(again)
    fill(again)
    taken = offices.province.take_in(again.export().files[0])
    assert taken.status is ImportStatus.IMPORTED, taken.error


def test_a_revoked_key_signs_nothing_more_and_never_comes_back(offices: Offices, commune: Desk) -> None:
    package = commune.export().files[0]
    fingerprint = key_of(COMMUNE).public_key.fingerprint
    offices.province.services.trust_lists.revoke(fingerprint, "mất máy")
    assert offices.province.take_in(package).code == "E_KEY_REVOKED"
    with pytest.raises(Exception, match="E_KEY_REVOKED"):
        offices.confirm(commune)
    assert offices.province.take_in(package).code == "E_KEY_REVOKED"


@pytest.mark.parametrize("digits", ["", "00000 00000 00000 00000", "1"])
def test_wrong_digits_trust_nobody(offices: Offices, digits: str) -> None:
    stranger = offices.commune(is_confirmed=False)
    path = stranger.services.enrol_keys.enrol(stranger.out / "e.cchc", passphrase=PASSPHRASE)
    before = offices.province.dump()
    with pytest.raises(Exception, match="E_DIGITS"):
        offices.province.services.enrol_keys.trust(path, digits)
    assert offices.province.dump() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: replace(body, total=body.total + 1),
        lambda body: replace(body, lines=(replace(body.lines[0], points=Decimal(99)), *body.lines[1:])),
        lambda body: replace(body, lines=(replace(body.lines[0], criterion="9.9.9"), *body.lines[1:])),
        lambda body: replace(
            body,
            lines=tuple(
                replace(line, points=Decimal(1)) if line.criterion == "8.1" else line for line in body.lines
            ),
            total=body.total + 1,
        ),
    ],
)
def test_a_signed_body_that_contradicts_itself_is_refused_whole(
    offices: Offices, commune: Desk, spoil: object
) -> None:
    commune.export()
    good = document_of(commune)
    assert callable(spoil)
    path = write_signed(replace(good, body=spoil(good.body)), key_of(COMMUNE), commune.out / "odd.cchc")
    before = offices.province.everything()
    assert offices.province.take_in(path).code == "E_SCHEMA"
    assert offices.province.services.import_package.inspect(path, progress=Silent()).error is not None
    assert offices.province.everything() == before


def test_what_a_commune_types_on_the_authoritys_leaves_counts_for_nothing(
    offices: Offices, commune: Desk
) -> None:
    own = CriterionEntry(criterion="8.1", inputs=(("sipas_percent", "100"),))
    commune.services.self_assessment.enter(YEAR, own)
    assert offices.province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    assert offices.province.services.appraisal.sheet(YEAR, COMMUNE).line("8.1").computed is None


def test_looking_at_a_package_writes_nothing(offices: Offices, commune: Desk) -> None:
    package = commune.export().files[0]
    before = offices.province.everything()
    card = offices.province.services.import_package.inspect(package, progress=Silent())
    assert card.is_authentic
    assert card.plan is not None
    assert card.plan.change == "new"
    dry = offices.province.services.import_package.take_in_all((package,), is_dry_run=True, progress=Silent())
    assert [each.status for each in dry] == [ImportStatus.PLANNED]
    assert offices.province.everything() == before


def test_one_bad_file_never_stops_the_others(offices: Offices, commune: Desk, tmp_path: Path) -> None:
    good = commune.export().files[0]
    bad = paper(tmp_path / "bad.cchc")
    done = offices.province.services.import_package.take_in_all(
        (bad, tmp_path / "absent.cchc", good, good), progress=Silent()
    )
    assert [each.status.value for each in done] == ["refused", "refused", "imported", "unchanged"]


def test_a_bad_cell_in_a_records_file_adds_nothing(commune: Desk) -> None:
    row = {"id": "viec-1", "year": YEAR, "title": "Rà soát", "progress": 40}
    told = {
        "format": "socchc-records",
        "format_version": 1,
        "unit": COMMUNE,
        "records": {"task": [row, {**row, "id": "viec-2", "progress": "nhiều"}]},
    }
    path = commune.out / "records.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    before = commune.dump()
    found = commune.services.exchange_records.import_file(path, progress=Silent())
    assert not found.is_done
    assert found.findings
    assert commune.dump() == before


def test_the_audit_chain_holds_at_both_ends(offices: Offices, commune: Desk) -> None:
    offices.province.take_in(commune.export().files[0])
    assert {"create_key", "trust_key", "enter", "enter_record", "export"} <= set(commune.acts())
    assert {"open_round", "trust_key", "import_submission"} <= set(offices.province.acts())
    for desk in (commune, offices.province):
        assert desk.services.safekeeping.check() == ()


def test_the_dump_that_tests_compare_is_not_empty(commune: Desk) -> None:
    assert any("INSERT" in line and "record_dossier_count" in line for line in commune.dump())
