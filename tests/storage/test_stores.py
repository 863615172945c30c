"""Everything else that is saved comes back as it was."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.assessment import (
    AdjustmentEntry,
    Appraisal,
    Claim,
    CriterionEntry,
    OutsideValue,
    Stage,
    State,
)
from core.audit import Act, first_break
from core.evidence import EvidenceDocument, StoredFile, Sums
from core.exchanges import Direction, HeldKey, PackageRow, RootKey, StreamConfirmation, TrustListHeld
from core.packages.kinds import Kind
from core.packages.streams import HeldRevision, StreamKey, StreamState
from core.packages.trust import KeyStatus
from core.records.new import blank
from core.rounds import Publication, Round, Standing
from core.storage_errors import CriteriaVersionTaken, DamagedDatabase
from core.store_ports import CriteriaDocument
from core.units import Role
from tests.storage.samples import NOW, office

UNIT, OTHER = "21583", "04012"
FILE = StoredFile(sha256="a" * 64, size=5_000_000_000, media_type="application/pdf", extension=".pdf")
MACRO = StoredFile(sha256="b" * 64, size=1, media_type="application/msword", extension=".doc", flagged=True)
DOCUMENT = EvidenceDocument(
    id="d1",
    year=2026,
    name="Kế hoạch.pdf",
    number="14",
    symbol="KH-UBND",
    issued_on=date(2026, 1, 20),
    issuer="UBND xã",
    summary="Kế hoạch CCHC\nnăm 2026",
    relates_on=date(2026, 12, 31),
    criteria=("1.2", "1.10", "1.1"),
    records=("r2", "r1"),
    file=FILE,
    origin="Một cửa điện tử",
)
PAPER = EvidenceDocument(id="d2", year=2026, name="")


@pytest.fixture
def work(database):
    with database.transaction() as begun:
        yield begun


def test_the_office_comes_back_and_can_lose_its_authority(work):
    work.office.put(office())
    assert work.office.get() == office()
    alone = replace(office(), authority=None)
    work.office.put(alone)
    assert work.office.get() == alone


def test_a_workspace_without_an_office_is_damaged(work):
    with pytest.raises(DamagedDatabase):
        work.office.get()


def test_evidence_comes_back_with_its_links_in_their_order(work):
    work.evidence.save(UNIT, (DOCUMENT, PAPER))
    assert work.evidence.of_year(UNIT, 2026) == (DOCUMENT, PAPER)
    assert work.evidence.get("d1") == DOCUMENT
    assert work.evidence.get("none") is None
    assert work.evidence.files() == {FILE.sha256: FILE}


def test_evidence_that_changes_keeps_its_place_and_forgets_unnamed_files(work):
    work.evidence.save(UNIT, (DOCUMENT, PAPER))
    changed = replace(DOCUMENT, file=MACRO, criteria=())
    work.evidence.save(UNIT, (changed,))
    assert work.evidence.of_year(UNIT, 2026) == (changed, PAPER)
    assert work.evidence.files() == {MACRO.sha256: MACRO}
    work.evidence.remove("d1")
    assert work.evidence.of_year(UNIT, 2026) == (PAPER,)
    assert work.evidence.files() == {}


def test_sums_of_a_content_come_back_and_may_come_later(work):
    sums = Sums(sha512="c" * 128, crc32=4_000_000_000)
    for file, held in ((FILE, None), (replace(FILE, sums=sums), sums), (FILE, sums)):
        work.evidence.save(UNIT, [replace(DOCUMENT, file=file)])
        assert work.evidence.files()[FILE.sha256].sums == held
        document = work.evidence.get(DOCUMENT.id)
        assert document is not None
        assert document.file.sums == held


def test_evidence_whose_year_is_corrected_moves(work):
    work.evidence.save(UNIT, (DOCUMENT,))
    moved = replace(DOCUMENT, year=2025)
    work.evidence.save(UNIT, (moved,))
    assert work.evidence.of_year(UNIT, 2026) == ()
    assert work.evidence.of_year(UNIT, 2025) == (moved,)


def test_one_content_may_serve_many_units_and_borrowed_ids_reach_nobody(work):
    theirs = replace(DOCUMENT, summary="Của xã khác")
    work.evidence.replace_year(UNIT, 2026, documents=(DOCUMENT, PAPER))
    work.evidence.replace_year(OTHER, 2026, documents=(theirs,))
    work.evidence.replace_year(UNIT, 2025, documents=(replace(DOCUMENT, year=2025),))
    work.evidence.replace_year(UNIT, 2026, documents=(PAPER,))
    assert work.evidence.of_year(OTHER, 2026) == (theirs,)
    assert work.evidence.of_year(UNIT, 2026) == (PAPER,)
    assert len(work.evidence.of_year(UNIT, 2025)) == 1
    assert work.evidence.files() == {FILE.sha256: FILE}


def criteria(version="1", sha512="c" * 128):
    return CriteriaDocument(
        set_id="mau",
        version=version,
        name="Bộ mẫu",
        year=None,
        sha512=sha512,
        document=b"{}",
        imported_at=NOW,
    )


def test_criteria_sets_keep_every_version(work):
    first, second = criteria("1"), replace(criteria("2"), year=2026)
    work.criteria.add(first)
    work.criteria.add(second)
    work.criteria.add(first)
    assert work.criteria.all() == (second, first)
    assert work.criteria.find("mau") == second
    assert work.criteria.find("mau", "1") == first
    assert work.criteria.find("none") is None


def test_a_version_never_changes_its_content(work):
    work.criteria.add(criteria())
    with pytest.raises(CriteriaVersionTaken):
        work.criteria.add(criteria(sha512="d" * 128))


def test_standings_come_back_by_unit(work):
    one = Standing(unit=UNIT, year=2026, state=State.DRAFT, criteria_set="mau", criteria_version="1")
    two = replace(one, unit=OTHER, state=State.SUBMITTED, package="e" * 128, revision=3, received_at=NOW)
    work.assessments.put_standing(one)
    work.assessments.put_standing(two)
    work.assessments.put_standing(replace(one, state=State.CLOSED))
    assert work.assessments.standings(2026) == (two, replace(one, state=State.CLOSED))
    assert work.assessments.standing(UNIT, 2025) is None
    assert work.assessments.years() == (2026,)


def test_entries_keep_repeated_inputs_and_their_order(work):
    first = CriterionEntry(
        criterion="1.2",
        inputs=(("items", "plan"), ("items", "done"), ("option", "yes")),
        note="Ghi chú",
        owner="An",
    )
    second = CriterionEntry(criterion="1.1", claim=Claim.NO_OCCURRENCE, claim_reason="Không phát sinh")
    work.assessments.save_entry(UNIT, 2026, entry=first)
    work.assessments.save_entry(UNIT, 2026, entry=second)
    work.assessments.save_entry(UNIT, 2026, entry=replace(first, explanation="Giải trình"))
    assert work.assessments.entries(UNIT, 2026) == (replace(first, explanation="Giải trình"), second)
    work.assessments.replace_entries(UNIT, 2026, entries=(second,))
    assert work.assessments.entries(UNIT, 2026) == (second,)


def test_points_stay_exact_and_unknown_points_stay_unknown(work):
    points = {"1.2": Decimal("1.50"), "1.1": None, "7.2.1": Decimal("1.64")}
    work.assessments.put_self_points(UNIT, 2026, points=points)
    found = work.assessments.self_points(UNIT, 2026)
    assert found == points
    assert list(found) == list(points)
    assert str(found["1.2"]) == "1.50"
    work.assessments.put_self_points(UNIT, 2026, points={})
    assert work.assessments.self_points(UNIT, 2026) == {}


def test_appraisals_are_only_ever_added(work):
    first = Appraisal(criterion="1.1", stage=Stage.APPRAISAL_1, points=Decimal(1), officer="Bình", at=NOW)
    second = replace(first, points=None, excluded=True, reason="Không áp dụng", opinion="Đồng ý")
    work.assessments.add_appraisals(UNIT, 2026, appraisals=(first,))
    work.assessments.add_appraisals(OTHER, 2026, appraisals=(first,))
    work.assessments.add_appraisals(UNIT, 2026, appraisals=(second, first))
    assert work.assessments.appraisals(UNIT, 2026) == (first, second, first)


def test_adjustments_outside_values_and_results_are_replaced_whole(work):
    bonus = AdjustmentEntry(item="B1", count=2, note="QĐ 12")
    value = OutsideValue(criterion="8.1", inputs=(("index", "84.11"),), document="QĐ 340")
    work.assessments.put_adjustments(UNIT, 2026, entries=(bonus, replace(bonus, item="P1")))
    work.assessments.put_adjustments(UNIT, 2026, entries=(bonus,))
    work.assessments.put_outside_values(UNIT, 2026, values=(value, value))
    assert work.assessments.adjustments(UNIT, 2026) == (bonus,)
    assert work.assessments.outside_values(UNIT, 2026) == (value, value)
    assert work.assessments.result(UNIT, 2026) is None
    work.assessments.put_result(UNIT, 2026, document=b"one")
    work.assessments.put_result(UNIT, 2026, document=b"two")
    assert work.assessments.result(UNIT, 2026) == b"two"


def test_rounds_and_publications_come_back(work):
    year = Round(
        year=2026,
        criteria_set="mau",
        criteria_version="1",
        band_scheme="a",
        units=(OTHER, UNIT),
        due_on=date(2026, 12, 15),
        opened_at=NOW,
    )
    closed = replace(year, year=2025, units=(), published_at=NOW)
    work.rounds.put(closed)
    work.rounds.put(year)
    work.rounds.put(replace(year, units=(UNIT,)))
    assert work.rounds.all() == (replace(year, units=(UNIT,)), closed)
    assert work.rounds.get(2024) is None
    first = Publication(
        year=2026, number=1, at=NOW, officer="Bình", document=b"{}", inputs=((UNIT, "f" * 128),)
    )
    work.rounds.publish(first)
    work.rounds.publish(replace(first, number=2))
    assert work.rounds.publications(2026) == (first, replace(first, number=2))


def package(digest, period="2026"):
    return PackageRow(
        digest=digest,
        direction=Direction.RECEIVED,
        kind="submission",
        sender="xa-21583",
        recipient="td-52",
        period=period,
        revision=1,
        key_epoch=1,
        previous="",
        root="root",
        size=5_000_000_000,
        at=NOW,
        fingerprint="SHA256:x",
        head=(("bagit.txt", b"\x00\xff"), ("a", b"")),
    )


def test_packages_keep_the_bytes_to_build_them_again(work):
    rows = [package("1"), package("2", "2026-Q1"), package("3", "2025"), package("4", "")]
    for row in rows:
        work.exchanges.add(row)
    assert work.exchanges.all() == tuple(reversed(rows))
    assert work.exchanges.all(year=2026) == (rows[1], rows[0])
    assert work.exchanges.find("1") == rows[0]
    assert work.exchanges.find("9") is None


@pytest.mark.parametrize("period", ["2026", None])
def test_a_stream_remembers_every_digest_and_its_fork(work, period):
    key = StreamKey(sender="xa-21583", recipient="td-52", kind=Kind.SUBMISSION, period=period)
    first = HeldRevision(key_epoch=1, revision=1, digest="1")
    state = StreamState(
        held=(first, replace(first, revision=2, digest="2")), forked=("3", "2"), is_lifted=True
    )
    assert work.exchanges.stream(key) is None
    work.exchanges.put_stream(key, StreamState(held=(first,)))
    assert work.exchanges.stream(key) == StreamState(held=(first,))
    work.exchanges.put_stream(key, state)
    assert work.exchanges.stream(key) == state
    assert work.exchanges.stream(replace(key, sender="xa-04012")) is None


def test_keys_come_back_oldest_first_and_keep_their_place(work):
    key = HeldKey(
        fingerprint="SHA256:a",
        public_key="ssh-ed25519 AAAA",
        unit=UNIT,
        role=Role.SUBMITTER,
        namespaces=("submission@socchc.vn", "rotate@socchc.vn"),
        key_epoch=1,
        first_revision=1,
        last_revision=None,
        status=KeyStatus.ACTIVE,
        confirmed_at=NOW,
        confirmed_by="Bình",
    )
    other = replace(
        key, fingerprint="SHA256:b", last_revision=9, age_recipient="age1x", second_by="An", second_at=NOW
    )
    ended = replace(key, status=KeyStatus.REVOKED, ended_at=NOW, ended_why="mất máy")
    work.trust.put(key)
    work.trust.put(other)
    work.trust.put(ended)
    assert work.trust.all() == (ended, other)


def test_roots_and_trust_lists_are_kept_in_their_order(work):
    root = RootKey(
        fingerprint="SHA256:r", public_key="ssh-ed25519 R", unit="goc-52", confirmed_at=NOW, confirmed_by="An"
    )
    second = replace(root, fingerprint="SHA256:s", second_by="Bình")
    for each in (root, second, replace(root, is_in_force=False)):
        work.trust.put_root(each)
    assert work.trust.roots() == (replace(root, is_in_force=False), second)
    lists = [
        TrustListHeld(version=at, threshold=1, digest=str(at), escrow_recipient=None, at=NOW) for at in (2, 1)
    ]
    for each in (*lists, replace(lists[0], escrow_recipient="age1y", threshold=2)):
        work.trust.put_list(each)
    assert work.trust.lists() == (lists[1], replace(lists[0], escrow_recipient="age1y", threshold=2))


def test_packages_of_one_kind_are_found_by_the_way_they_went_and_the_other_end(work):
    sent = replace(package("1"), kind="receipt", direction=Direction.SENT, recipient="xa-21583")
    other = replace(sent, digest="2", recipient="xa-04012")
    received = replace(sent, digest="3", direction=Direction.RECEIVED, sender="td-52")
    for row in (sent, other, received):
        work.exchanges.add(row)
    assert work.exchanges.of_kind("receipt", Direction.SENT) == (other, sent)
    assert work.exchanges.of_kind("receipt", Direction.SENT, other="xa-21583") == (sent,)
    assert work.exchanges.of_kind("receipt", Direction.RECEIVED, other="td-52") == (received,)
    sealed = replace(
        sent, head=(*sent.head, ("signatures/signer-v1.sshsig", b"s")), size=7, fingerprint="SHA256:k"
    )
    work.exchanges.seal(sealed)
    assert work.exchanges.find("1") == sealed


def test_the_first_word_on_a_digest_stays(work):
    said = StreamConfirmation(digest="1", first_by="An", second_by="Bình", why="máy mới", at=NOW)
    work.exchanges.confirm(said)
    work.exchanges.confirm(replace(said, why="khác"))
    assert work.exchanges.confirmations() == (said,)


def test_a_setting_is_none_until_it_is_chosen(work):
    assert work.settings.get("policy") is None
    work.settings.put("policy", "sshsig")
    work.settings.put("policy", "sshsig+cms")
    assert work.settings.get("policy") == "sshsig+cms"


def test_the_audit_chain_holds_over_the_disk(work):
    acts = [Act(officer="Bình", act="import", subject=str(at), why="lý do") for at in range(5)]
    entries = [work.audit.append(act, at=NOW + timedelta(hours=at)) for at, act in enumerate(acts)]
    assert work.audit.all() == tuple(entries)
    assert first_break(work.audit.all()) is None


def test_a_record_half_typed_is_kept_as_it_stands_until_it_is_forgotten(work):
    first, second = blank("task", 2025, record_id="t1"), blank("task", 2025, record_id="t2")
    work.drafts.put(first)
    work.drafts.put(second)
    work.drafts.put(replace(first, owner="Nguyễn Văn Bình"))
    assert work.drafts.of_year("task", 2025) == (replace(first, owner="Nguyễn Văn Bình"), second)
    assert work.drafts.of_year("task", 2024) == ()
    assert work.drafts.kinds() == (("task", 2025),)
    work.drafts.remove("t1")
    work.drafts.remove("t1")
    assert work.drafts.of_year("task", 2025) == (second,)
