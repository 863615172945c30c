"""One wrong thing at a time: each gives its own code, and no other."""

import hashlib
import io
import json
import struct
from dataclasses import replace

import pytest

from core.packages import bag, canonical, intake, names, payloads, zip_records
from core.packages.container import Limits
from core.packages.kinds import Kind, SignerRole
from core.packages.nowhere import Nowhere
from core.packages.reading_context import VERIFY_ONLY, ReadingContext
from core.packages.refusals import Refusal
from core.packages.streams import HeldRevision, StreamKey, StreamState
from core.packages.trust import KeyStatus, TrustTable
from core.progress import Silent
from tests.core.packages.builders import (
    ALL_KINDS,
    AUTHORITY,
    COMMUNE,
    PDF,
    ROOT,
    ROOT_2,
    SET,
    STRANGER,
    SUCCESSOR,
    TXT,
    Basket,
    Recipe,
    cited,
    document,
    enrolment,
    entry,
    header,
    here,
    line,
    measured,
    packed,
    path_of,
    read,
    some_uuid,
    submission,
    tasks,
    trust,
    trust_list,
    zipped,
)
from ui.texts.package_errors import SENTENCES

GOOD = packed()


def refused(data: bytes, **how) -> str:
    """The code a package is refused with; its sentence must be complete."""
    with pytest.raises(Refusal) as caught:
        read(data, **how)
    sentence = SENTENCES[type(caught.value)]
    for part in (sentence.what, sentence.why, sentence.advice):
        assert part.format(**caught.value.fields)
    return caught.value.code


def changed(**members) -> Recipe:
    value = canonical.decode_trusted(canonical.encode(Recipe().value))
    return Recipe(value=value | members)


def test_a_good_package_is_read_completely():
    basket = Basket()
    complete = read(GOOD, sink=basket)
    assert complete.document == measured()
    assert complete.size == len(GOOD)
    assert complete.digest == complete.authentic.digest == complete.authentic.envelope.digest
    assert complete.authentic.signer == COMMUNE.public_key
    assert not complete.authentic.is_duplicate
    assert basket.kept == {hashlib.sha256(data).hexdigest(): data for data in (PDF, TXT)}


def test_the_recipe_of_these_tests_bakes_the_same_package():
    assert Recipe().bytes() == GOOD


@pytest.mark.parametrize(("bit", "step"), [(0x01, 1), (0x20, 5), (0x80, 5)])
def test_one_changed_bit_anywhere_is_refused_with_a_named_code(bit, step):
    for at in range(0, len(GOOD), step):
        spoilt = bytearray(GOOD)
        spoilt[at] ^= bit
        with pytest.raises(Refusal) as caught:
            read(bytes(spoilt), sink=Nowhere())
        assert caught.value.code.startswith("E_"), at


def test_a_package_cut_anywhere_is_refused():
    boundaries = {at + step for at in (*HEADS, *CENTRALS, END) for step in (-1, 0, 1, 4, 30)}
    for length in sorted(boundaries.union(range(0, len(GOOD), 5)) & set(range(len(GOOD)))):
        assert refused(GOOD[:length], sink=Nowhere()) in {
            "E_NOT_PACKAGE",
            "E_ZIP_TRUNCATED",
        }


def test_bytes_before_and_after_are_refused():
    assert refused(b"\0" + GOOD) == "E_NOT_PACKAGE"
    assert refused(GOOD + b"\0") == "E_ZIP_TRAILING"
    assert refused(GOOD + GOOD) == "E_ZIP_TRAILING"


def test_a_byte_more_or_less_anywhere_is_refused():
    for at in range(0, len(GOOD), 11):
        refused(GOOD[:at] + GOOD[at + 1 :], sink=Nowhere())
        refused(GOOD[:at] + b"\0" + GOOD[at:], sink=Nowhere())


def test_a_device_that_fails_while_reading_is_named():
    class Unplugged(io.BytesIO):
        def read(self, size=-1):
            if self.tell() > 100:
                raise OSError
            return super().read(size)

    with pytest.raises(Refusal) as caught:
        intake.open_envelope(Unplugged(GOOD))
    assert caught.value.code == "E_READ"


# -- S1: the container ---------------------------------------------------------------------------------------

HEADS = [at for at in range(len(GOOD)) if GOOD[at : at + 4] == b"PK\x03\x04"]
CENTRALS = [at for at in range(len(GOOD)) if GOOD[at : at + 4] == b"PK\x01\x02"]
END = len(GOOD) - 22


def patched(at: int, data: bytes) -> bytes:
    return GOOD[:at] + data + GOOD[at + len(data) :]


@pytest.mark.parametrize(
    ("at", "data", "code"),
    [
        (8, b"\x08\0", "E_ZIP_METHOD"),
        (6, b"\x00\x08", "E_ZIP_FLAGS"),
        (4, b"\x15\0", "E_ZIP_VERSION"),
        (4, b"\x2d\0", "E_ZIP_VERSION"),
        (12, b"\x22\0", "E_ZIP_TIME"),
        (18, b"\x01", "E_ZIP_SIZE_FIELDS"),
        (18, b"\xff" * 8, "E_ZIP_SIZE_FIELDS"),
        (28, b"\x04\0", "E_ZIP_EXTRA"),
        (14, b"\0\0\0\0", "E_ZIP_CRC"),
    ],
)
def test_a_local_header_with_another_field_is_refused(at, data, code):
    assert refused(patched(at, data)) == code


@pytest.mark.parametrize(
    ("extra", "needed", "code"),
    [
        (struct.pack("<2H2Q", 2, 16, 1 << 33, 1 << 33), 45, "E_ZIP_EXTRA"),
        (struct.pack("<2HQ", 1, 8, 1 << 33), 45, "E_ZIP_EXTRA"),
        (struct.pack("<2H2Q", 1, 16, 1 << 33, 1 << 34), 45, "E_ZIP_SIZE_FIELDS"),
        (struct.pack("<2H2Q", 1, 16, 5, 5), 45, "E_ZIP_SIZE_FIELDS"),
        (struct.pack("<2H2Q", 1, 16, 1 << 33, 1 << 33), 20, "E_ZIP_VERSION"),
        (struct.pack("<2H2Q", 1, 16, 1 << 33, 1 << 33), 45, "E_ZIP_ENTRY_SIZE"),
    ],
)
def test_a_wide_size_must_be_exact(extra, needed, code):
    name = b"xa-04012-2025-r1/bagit.txt"
    full = 0xFFFFFFFF
    head = zip_records.LOCAL.pack(b"PK\x03\x04", needed, 0, 0, 0, 0x21, 0, full, full, len(name), len(extra))
    assert refused(head + name + extra) == code


def named(*rels: str, root: str = "xa-04012-2025-r1") -> bytes:
    return zipped([(f"{root}/{rel}", b"") for rel in rels])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (named("../evil.txt"), "E_ZIP_NAME"),
        (named("bagit.txt", root="aux"), "E_ZIP_NAME"),
        (named("data/evidence/ab/" + "cd" * 32 + ".pdf"), "E_ZIP_NAME"),
        (named("data/evidence/cd/" + "cd" * 32 + ".exe"), "E_ZIP_NAME"),
        (named("data/other.json"), "E_ZIP_NAME"),
        (named("fetch.txt"), "E_BAG_FETCH"),
        (zipped([("xa-04012-2025-r1/bagit.txt", b""), ("xa-04012-2025-r2/bag-info.txt", b"")]), "E_ZIP_ROOT"),
        (named("bagit.txt", "bagit.txt"), "E_ZIP_DUPLICATE"),
        (named("bagit.txt", "manifest-sha512.txt", "bag-info.txt"), "E_BAG_MISSING"),
        (named("bag-info.txt"), "E_BAG_MISSING"),
        (zipped([("xa-04012-2025-r1/bagit.txt", bytes(4097))]), "E_ZIP_ENTRY_SIZE"),
    ],
)
def test_a_wrong_name_or_place_is_refused(data, code):
    assert refused(data) == code


def test_entries_out_of_order_are_refused():
    entries = Recipe().entries()
    assert refused(zipped([*entries[:4], entries[5], entries[4], *entries[6:]])) == "E_ZIP_ORDER"
    assert refused(zipped([*entries[:4], *entries[5:], entries[4]])) == "E_SIG_MISSING"
    assert refused(zipped([*entries[:-2], entries[-1], entries[-2]])) == "E_ZIP_ORDER"
    assert refused(zipped([*entries[:2], entries[0], *entries[2:]])) == "E_ZIP_DUPLICATE"
    second = (entries[5][0].replace("submission", "trust"), b"{}")
    assert refused(zipped([*entries[:6], second, *entries[6:]])) == "E_ZIP_ORDER"


def test_limits_are_judged_on_the_header():
    assert refused(GOOD, limits=Limits(entries=3)) == "E_ZIP_ENTRIES"
    assert refused(GOOD, limits=Limits(total_bytes=1000)) == "E_SIZE"


@pytest.mark.parametrize(
    ("at", "data", "code"),
    [
        (CENTRALS[1] + 4, b"\x14\x00", "E_ZIP_ATTR"),
        (CENTRALS[1] + 38, b"\0\0\xff\xa1", "E_ZIP_ATTR"),
        (CENTRALS[0] + 36, b"\x01", "E_ZIP_ATTR"),
        (CENTRALS[0] + 34, b"\x01", "E_ZIP_COMMENT"),
        (CENTRALS[2] + 32, b"\x01", "E_ZIP_COMMENT"),
        (CENTRALS[2] + 16, b"\xee", "E_ZIP_CD_MISMATCH"),
        (CENTRALS[2], b"XX", "E_ZIP_CD_MISMATCH"),
        (CENTRALS[2] + 42, b"\xee", "E_ZIP_CD_MISMATCH"),
        (CENTRALS[0], b"XXXX", "E_ZIP_CD_MISMATCH"),
        (END + 8, b"\x01\0", "E_ZIP_END"),
        (END + 16, b"\x01\0", "E_ZIP_END"),
        (END + 4, b"\x01", "E_ZIP_COMMENT"),
        (END + 20, b"\x01", "E_ZIP_COMMENT"),
        (END, b"XX", "E_ZIP_END"),
    ],
)
def test_a_directory_that_tells_another_story_is_refused(at, data, code):
    assert refused(patched(at, data)) == code


def test_missing_and_extra_central_records_are_refused():
    first = CENTRALS[0]
    assert refused(GOOD[:first] + GOOD[END:]) == "E_ZIP_CD_COUNT"
    assert refused(GOOD[: CENTRALS[-1]] + GOOD[END:]) == "E_ZIP_CD_COUNT"
    assert refused(GOOD[:END] + GOOD[CENTRALS[-1] : END] + GOOD[END:]) == "E_ZIP_CD_COUNT"


# -- S2: the bag ---------------------------------------------------------------------------------------------


def manifest_of(recipe: Recipe) -> bytes:
    return dict(recipe.entries())[f"{recipe.root}/{names.MANIFEST}"]


GOOD_MANIFEST = manifest_of(Recipe())
GOOD_INFO = dict(Recipe().entries())[f"{Recipe().root}/{names.BAG_INFO}"]
GOOD_TAGS = dict(Recipe().entries())[f"{Recipe().root}/{names.TAG_MANIFEST}"]


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        (names.BAGIT, bag.DECLARATION.replace(b"1.0", b"0.9"), "E_BAG_DECL"),
        (names.BAG_INFO, GOOD_INFO + b"More: x\n", "E_BAG_INFO"),
        (names.BAG_INFO, GOOD_INFO.replace(b"submission", b"nonsense"), "E_BAG_INFO"),
        (names.BAG_INFO, GOOD_INFO.replace(b"\n", b"\r\n"), "E_BAG_INFO"),
        (names.MANIFEST, GOOD_MANIFEST[:-1], "E_BAG_MANIFEST"),
        (names.MANIFEST, GOOD_MANIFEST.replace(b"  ", b" "), "E_BAG_MANIFEST"),
        (names.MANIFEST, b"".join(reversed(GOOD_MANIFEST.splitlines(keepends=True))), "E_BAG_MANIFEST"),
        (names.MANIFEST, GOOD_MANIFEST.splitlines(keepends=True)[0], "E_BAG_MANIFEST"),
        (names.MANIFEST, GOOD_MANIFEST + b"0" * 128 + b"  zzz.txt\n", "E_BAG_MANIFEST"),
        (names.MANIFEST, GOOD_MANIFEST.replace(b"submission", b"trust"), "E_BAG_UNLISTED"),
        (names.TAG_MANIFEST, GOOD_TAGS.splitlines(keepends=True)[0], "E_BAG_TAGMANIFEST"),
        (names.TAG_MANIFEST, GOOD_TAGS[:-1], "E_BAG_TAGMANIFEST"),
        (names.TAG_MANIFEST, b"0" * 128 + GOOD_TAGS[128:], "E_BAG_TAGHASH"),
    ],
)
def test_a_tag_file_that_breaks_the_profile_is_refused(path, data, code):
    assert refused(Recipe(files={path: data}).bytes()) == code


@pytest.mark.parametrize("due", [names.BAGIT, names.BAG_INFO, names.MANIFEST, names.TAG_MANIFEST])
def test_a_missing_tag_file_is_named(due):
    assert refused(Recipe(drop=(due,)).bytes()) == "E_BAG_MISSING"


def test_a_missing_document_is_named():
    assert refused(Recipe(drop=(names.document_path(Kind.SUBMISSION),)).bytes()) == "E_BAG_MISSING"
    assert refused(zipped(Recipe().entries()[:5])) == "E_BAG_MISSING"


def test_files_and_manifest_must_be_one_set():
    extra = b"%PDF-1.7 extra"
    late = Recipe(files={path_of(extra, ".pdf"): extra})
    assert refused(late.bytes()) == "E_BAG_UNLISTED"
    assert refused(Recipe(drop=(path_of(TXT, ".txt"),)).bytes()) == "E_BAG_ABSENT"


# -- S3: seal and trust --------------------------------------------------------------------------------------


def test_a_package_without_a_seal_is_refused():
    assert refused(Recipe(drop=(names.SIGNER,)).bytes()) == "E_SIG_MISSING"


def test_a_seal_for_another_purpose_is_refused():
    assert refused(Recipe(namespace="result@socchc.vn").bytes()) == "E_SIG_NAMESPACE"


def test_a_seal_over_something_else_is_refused():
    seal = COMMUNE.sign(b"something else", namespace="submission@socchc.vn")
    assert refused(Recipe(files={names.SIGNER: seal}).bytes()) == "E_SIG_BAD"


def test_keys_are_judged_by_the_trust_table():
    assert refused(GOOD, table=TrustTable()) == "E_TRUST_NONE"
    assert refused(Recipe(key=STRANGER).bytes()) == "E_UNKNOWN_KEY"
    assert refused(GOOD, table=trust(status=KeyStatus.REVOKED)) == "E_KEY_REVOKED"
    assert refused(GOOD, table=trust(namespaces=("enrol@socchc.vn",))) == "E_KEY_ROLE"
    assert refused(Recipe(key=AUTHORITY).bytes()) == "E_KEY_ROLE"


def test_a_submission_may_not_be_cosigned():
    seal = b"whatever"
    assert refused(Recipe(files={"signatures/cosigner-v1-01.sshsig": seal}).bytes()) == "E_COSIGN"


# -- S4: the document ----------------------------------------------------------------------------------------


def test_a_document_that_differs_from_the_manifest_is_refused():
    path = names.document_path(Kind.SUBMISSION)
    assert refused(Recipe(files={path: b"{}"}).bytes()) == "E_DOC_HASH"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff", "E_JSON_UTF8"),
        (b"[" * 33 + b"]" * 33, "E_JSON_DEPTH"),
        (b"{", "E_JSON_SYNTAX"),
        (b'{"a":1,"a":1}', "E_JSON_DUPKEY"),
        (b'{"a":1.5}', "E_JSON_NUMBER"),
        (b'{"a":"\\u0000"}', "E_JSON_STRING"),
        (b'{ "a":1}', "E_JSON_CANON"),
        (b"[]", "E_SCHEMA"),
        (b"{}", "E_SCHEMA"),
        (b'{"schema":"urn:socchc:submission:2"}', "E_SCHEMA_NEWER"),
        (b'{"kind":"trust","schema":"urn:socchc:trust:1"}', "E_KIND"),
    ],
)
def test_a_document_that_breaks_the_profile_is_refused(data, code):
    assert refused(Recipe(document=data).bytes()) == code


def test_document_and_bag_info_must_agree():
    assert refused(Recipe(info={"kind": Kind.RESULT}).bytes()) == "E_KIND"
    assert refused(Recipe(info={"package_uuid": some_uuid(8)}).bytes()) == "E_BIND"
    assert refused(Recipe(info={"date": "2025-12-13"}).bytes()) == "E_BIND"
    assert refused(Recipe(info={"payload_bytes": 1}).bytes()) == "E_BIND"
    assert refused(Recipe(info={"payload_files": 4}).bytes()) == "E_BIND"


def test_a_screen_opens_only_its_own_kinds():
    context = replace(here(), expected_kinds=frozenset({Kind.RESULT}))
    assert refused(GOOD, context=context) == "E_KIND"


def test_a_task_that_names_a_file_which_is_not_there_is_refused():
    lost = tasks(tasks=(replace(tasks().tasks[0], evidence=("ab" * 32,)),))
    assert refused(packed(document(Kind.TASKS, body=lost)), context=OPEN) == "E_EV_SET"


@pytest.mark.parametrize(
    ("key", "cosigners", "code"),
    [
        (COMMUNE, (), "E_COSIGN"),
        (COMMUNE, (STRANGER,), "E_COSIGN"),
        (COMMUNE, (COMMUNE,), "E_COSIGN"),
        (COMMUNE, (SUCCESSOR, STRANGER), "E_COSIGN"),
        (SUCCESSOR, (COMMUNE,), "E_UNKNOWN_KEY"),
        (AUTHORITY, (SUCCESSOR,), "E_SIG_BAD"),
    ],
)
def test_a_rotation_needs_the_old_key_and_the_new_one(key, cosigners, code):
    assert refused(packed(document(Kind.ROTATE), key=key, cosigners=cosigners), context=OPEN) == code


def test_a_rotation_signed_by_both_keys_is_read():
    assert read(packed(document(Kind.ROTATE)), context=OPEN).document == document(Kind.ROTATE)


# -- S5: meant for us ----------------------------------------------------------------------------------------


def test_the_sender_must_own_the_key():
    assert refused(GOOD, table=trust(unit="xa-04013")) == "E_KEY_OWNER"
    assert refused(GOOD, table=trust(unit="xa-04013"), context=VERIFY_ONLY) == "E_KEY_OWNER"


def test_epoch_and_range_of_the_key_are_kept():
    assert refused(GOOD, table=trust(key_epoch=2)) == "E_KEY_EPOCH"
    assert refused(GOOD, table=trust(status=KeyStatus.RETIRED)) == "E_KEY_EPOCH"
    newer = entry(STRANGER, "xa-04012", SignerRole.SUBMITTER, key_epoch=2)
    table = trust()
    assert refused(GOOD, table=replace(table, keys=(*table.keys, newer))) == "E_KEY_EPOCH"
    assert refused(GOOD, table=trust(first_revision=2)) == "E_KEY_RANGE"
    table = trust(last_revision=1)
    assert refused(packed(document(revision=2)), table=table) == "E_KEY_RANGE"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit": "td-48"}, "E_RECIPIENT"),
        ({"commune_codes": frozenset({"00001"})}, "E_COMMUNE"),
        ({"open_periods": frozenset({"2024"})}, "E_PERIOD"),
        ({"criteria_sets": frozenset({replace(SET, version="2")})}, "E_CRITERIA"),
        ({"criteria_sets": frozenset({replace(SET, sha512="00" * 64)})}, "E_CRITERIA"),
    ],
)
def test_a_package_not_meant_for_us_is_refused(changes, code):
    assert refused(GOOD, context=here(**changes)) == code


def test_the_commune_code_is_the_senders():
    doc = document(commune_code="04013")
    assert refused(packed(doc)) == "E_COMMUNE"
    assert refused(packed(doc), context=VERIFY_ONLY) == "E_COMMUNE"


STREAM = StreamKey(sender="xa-04012", recipient="td-52", kind=Kind.SUBMISSION, period="2025")


def holding(*held: HeldRevision, **changes) -> ReadingContext:
    return here(streams={STREAM: StreamState(held=held)}, **changes)


def digest_of(data: bytes) -> str:
    return intake.open_envelope(io.BytesIO(data)).digest


def test_stream_rules_reach_the_reader():
    first = HeldRevision(key_epoch=1, revision=1, digest=digest_of(GOOD))
    assert read(GOOD, context=holding(first)).authentic.is_duplicate
    other = replace(first, digest="ee" * 64)
    assert refused(GOOD, context=holding(other)) == "E_FORK"
    assert refused(GOOD, context=holding(replace(other, revision=2))) == "E_OLD"
    far = packed(document(revision=101))
    assert refused(far) == "E_JUMP"
    assert read(far, context=here(jumps_confirmed=frozenset({digest_of(far)})))
    second = packed(document(revision=2, previous=first.digest))
    assert read(second, context=holding(first)).authentic.outcome.verdict == "accepted"


def test_a_receipt_we_do_not_know_shows_that_our_data_is_old():
    last = payloads.ReceiptRef(digest="aa" * 64, revision=3)
    data = packed(document(last_receipt=last))
    assert refused(data) == "E_STATE_ROLLBACK"
    assert read(data, context=here(receipts_issued={"xa-04012": (last,)}))
    other = replace(last, digest="bb" * 64)
    assert refused(data, context=here(receipts_issued={"xa-04012": (other,)})) == "E_STATE_ROLLBACK"


# -- S6 to S8: the payload -----------------------------------------------------------------------------------


def test_too_little_space_is_told_before_a_byte_is_written():
    basket = Basket(free=200_000_000)
    assert refused(GOOD, sink=basket) == "E_SPACE"
    assert not basket.kept
    assert read(GOOD, sink=Basket(free=200_010_000))


def evidence_items(recipe: Recipe) -> list[dict]:
    return recipe.value["evidence"]


def spoil_evidence(recipe: Recipe, **members) -> Recipe:
    recipe = changed(evidence=json.loads(json.dumps(evidence_items(recipe))))
    next(item for item in recipe.value["evidence"] if item["path"].endswith(".pdf")).update(members)
    return recipe


def test_evidence_that_is_not_what_was_listed_is_refused():
    path = path_of(PDF, ".pdf")
    assert refused(Recipe(files={path: PDF[:-1] + b"!"}).bytes()) == "E_HASH"
    assert refused(Recipe(files={path: PDF + b"!"}).bytes()) == "E_EV_SIZE"
    other = PDF[:-1] + b"!"
    assert refused(Recipe(evidence={path: other, path_of(TXT, ".txt"): TXT}).bytes()) == "E_EV_SHA256"


def test_a_damaged_text_is_damaged_and_not_of_a_wrong_type():
    path = path_of(TXT, ".txt")
    spoilt = b"\xff" * len(TXT)
    assert refused(Recipe(files={path: spoilt}).bytes()) == "E_HASH"
    assert refused(GOOD.replace(TXT, spoilt)) == "E_ZIP_CRC"


def test_evidence_list_files_and_references_must_be_one_set():
    fewer = evidence_items(Recipe())[:1]
    left = {fewer[0]["path"]}
    recipe = changed(evidence=fewer)
    kept = {path: data for path, data in recipe.evidence.items() if path in left}
    gone = next(data for path, data in recipe.evidence.items() if path not in left)
    assert (
        refused(replace(recipe, info={"payload_bytes": _payload(recipe) - len(gone)}).bytes()) == "E_EV_SET"
    )
    body = submission(documents=(cited(sha256="ee" * 32),))
    assert refused(packed(document(body=body))) == "E_EV_SET"
    body = submission(lines=(line(evidence=(some_uuid(99),)),))
    assert refused(packed(document(body=body))) == "E_EV_SET"
    assert kept


def _payload(recipe: Recipe) -> int:
    return len(canonical.encode(recipe.value)) + sum(map(len, recipe.evidence.values()))


def test_content_must_fit_its_extension():
    program = b"MZ" + bytes(40)
    path = path_of(program, ".pdf")
    item = dict(evidence_items(Recipe())[0], path=path, sha256=path[17:-4], size=len(program))
    item |= {"media_type": "application/pdf", "name": "chuong trinh.pdf"}
    recipe = changed(evidence=[item])
    body = dict(recipe.value["body"], documents=[], lines=[])
    recipe = Recipe(value=recipe.value | {"body": body}, evidence={path: program})
    assert refused(recipe.bytes()) == "E_EV_TYPE"


def test_a_token_signature_cannot_be_believed_yet():
    assert refused(Recipe(files={names.CMS_SIGNER: b"der"}).bytes()) == "E_CMS_CERT"


# -- Enrolment and trust lists -------------------------------------------------------------------------------

OPEN = ReadingContext(expected_kinds=ALL_KINDS)


def test_an_enrolment_proves_possession_and_nothing_more():
    data = packed(document(Kind.ENROL))
    complete = read(data, table=TrustTable(), context=OPEN)
    assert complete.authentic.entry is None
    assert refused(data, context=VERIFY_ONLY) == "E_KIND"
    foreign = document(Kind.ENROL, body=enrolment(STRANGER))
    assert refused(packed(foreign, key=COMMUNE), context=OPEN) == "E_SIG_BAD"


def roots(*keys, threshold=1) -> TrustTable:
    return TrustTable(roots=tuple(key.public_key.fingerprint for key in keys), threshold=threshold)


def both(threshold=2, version=1) -> payloads.Document:
    lines = (ROOT.public_key.line, ROOT_2.public_key.line)
    body = trust_list(roots=lines, threshold=threshold, version=version)
    return document(Kind.TRUST, body=body, revision=version)


def test_a_trust_list_needs_the_threshold_of_the_roots_in_force():
    data = packed(document(Kind.TRUST))
    assert read(data, table=roots(ROOT), context=OPEN)
    assert refused(data, table=TrustTable(), context=OPEN) == "E_TRUST_NONE"
    assert refused(data, table=roots(STRANGER), context=OPEN) == "E_UNKNOWN_KEY"
    assert refused(packed(both()), table=roots(ROOT, ROOT_2, threshold=2), context=OPEN) == "E_COSIGN"
    cosigned = packed(both(), cosigners=(ROOT_2,))
    assert read(cosigned, table=roots(ROOT, ROOT_2, threshold=2), context=OPEN)


def test_new_roots_must_agree_too():
    assert refused(packed(both()), table=roots(ROOT), context=OPEN) == "E_COSIGN"
    assert read(packed(both(), cosigners=(ROOT_2,)), table=roots(ROOT), context=OPEN)


def test_strangers_and_repeated_keys_do_not_cosign():
    data = packed(document(Kind.TRUST), cosigners=(STRANGER,))
    assert refused(data, table=roots(ROOT), context=OPEN) == "E_COSIGN"
    data = packed(document(Kind.TRUST), cosigners=(ROOT,))
    assert refused(data, table=roots(ROOT), context=OPEN) == "E_COSIGN"


def test_an_enrolment_may_be_opened_by_its_appraiser_only():
    data = packed(document(Kind.ENROL))
    assert read(data, context=here()).authentic.entry is None
    assert refused(data, context=here(unit="td-48")) == "E_RECIPIENT"


def test_a_gap_in_the_cosigners_is_refused():
    entries = Recipe(kind=Kind.TRUST, key=ROOT).entries()
    place = next(at for at, (name, _) in enumerate(entries) if name.endswith("signer-v1.sshsig"))
    seal = ("xa-04012-2025-r1/signatures/cosigner-v1-02.sshsig", entries[place][1])
    assert refused(zipped([*entries[:place], seal, *entries[place:]]), table=roots(ROOT)) == "E_COSIGN"


def test_a_result_reaches_the_commune():
    data = packed(document(Kind.RESULT))
    context = here(unit="xa-04012", criteria_sets=None, commune_codes=None)
    assert read(data, context=context).document.header.sender == "td-52"


def test_every_refusal_of_the_table_has_its_class_and_sentence():
    codes = [each.code for each in SENTENCES if issubclass(each, Refusal)]
    assert len(set(codes)) == len(codes) - 2 + len({"E_UNKNOWN"})
    for each in SENTENCES:
        if issubclass(each, Refusal) and each.stage:
            assert each.code.startswith("E_")
            assert each.action in set("RFKSDAUNPOE")


def test_header_builder_is_what_a_submission_says():
    assert replace(measured().header, evidence=()) == header()


def test_progress_is_told_in_bytes():
    class Told(Silent):
        def __init__(self):
            self.seen = []

        def report(self, done, total):
            self.seen.append((done, total))

    told = Told()
    authentic = intake.authenticate(intake.open_envelope(io.BytesIO(GOOD)), trust(), context=here())
    intake.complete(authentic, Basket(), progress=told)
    assert told.seen[-1] == (len(PDF) + len(TXT),) * 2
