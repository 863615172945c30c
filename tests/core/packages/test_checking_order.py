"""Everything wrong at once: of all that is wrong, the first in the checking order is the one that is told.

The order and the table of roles are written down here once more, from package-format.md sections 3.1 and 8,
and the program is compared with them over the whole product of wrongs.
"""

import functools
import hashlib
import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from core.packages import names
from core.packages.intake import open_envelope
from core.packages.kinds import Kind, SignerRole
from core.packages.known import known_header
from core.packages.payloads import ReceiptRef, document_value
from core.packages.reading_context import VERIFY_ONLY, Here, ReadingContext
from core.packages.refusals import Refusal
from core.packages.signing import SigningKey
from core.packages.streams import HeldRevision, StreamKey, StreamState
from core.packages.trust import KeyStatus, TrustedKey, TrustTable
from tests.core.packages.builders import (
    ALL_KINDS,
    AUTHORITY,
    SET,
    STRANGER,
    SUCCESSOR,
    Basket,
    Recipe,
    document,
    enrolment,
    entry,
    measured,
    packed,
    read,
    rotation,
    submission,
    trust,
    trust_list,
)
from tests.hostile.layout import closed, layout_of

ORDER = (
    "E_SIG_NAMESPACE",
    "E_TRUST_NONE",
    "E_UNKNOWN_KEY",
    "E_KEY_REVOKED",
    "E_KEY_UNCONFIRMED",
    "E_KEY_ROLE",
    "E_KEY_OWNER",
    "E_KEY_EPOCH",
    "E_KEY_RANGE",
    "E_RECIPIENT",
    "E_COMMUNE",
    "E_PERIOD",
    "E_CRITERIA",
    "I_DUPLICATE",
    "E_OLD",
    "E_FORK",
    "E_JUMP",
    "E_STATE_ROLLBACK",
)
REVISION = 2
PREVIOUS = "aa" * 64
RECEIPT = ReceiptRef(digest="ee" * 64, revision=7)


@dataclass(frozen=True)
class Wrong:
    """One way to be wrong in one respect, and its code; an empty code is right."""

    what: str
    code: str


COMMUNES = (Wrong("right", ""), Wrong("unknown", "E_COMMUNE"), Wrong("not the sender's", "E_COMMUNE"))
PERIODS = (Wrong("open", ""), Wrong("closed", "E_PERIOD"))
RECIPIENTS = (Wrong("us", ""), Wrong("another", "E_RECIPIENT"))
CRITERIA = (
    Wrong("issued", ""),
    Wrong("another version", "E_CRITERIA"),
    Wrong("another digest", "E_CRITERIA"),
    Wrong("another set", "E_CRITERIA"),
)
SPACES = (Wrong("submission@socchc.vn", ""), Wrong("result@socchc.vn", "E_SIG_NAMESPACE"))
KEYS = (
    Wrong("active", ""),
    Wrong("no list", "E_TRUST_NONE"),
    Wrong("unknown", "E_UNKNOWN_KEY"),
    Wrong("revoked", "E_KEY_REVOKED"),
    Wrong("unpinned", "E_TRUST_NONE"),
    Wrong("awaits a second person", "E_KEY_UNCONFIRMED"),
    Wrong("role", "E_KEY_ROLE"),
    Wrong("namespaces", "E_KEY_ROLE"),
    Wrong("another unit's", "E_KEY_OWNER"),
    Wrong("retired", "E_KEY_EPOCH"),
    Wrong("closed epoch", "E_KEY_EPOCH"),
    Wrong("other epoch", "E_KEY_EPOCH"),
    Wrong("below its range", "E_KEY_RANGE"),
    Wrong("above its range", "E_KEY_RANGE"),
)
HISTORIES = (
    Wrong("chain", ""),
    Wrong("held", "I_DUPLICATE"),
    Wrong("newer held", "E_OLD"),
    Wrong("other content", "E_FORK"),
    Wrong("broken chain", "E_FORK"),
    Wrong("far below", "E_JUMP"),
    Wrong("our data is old", "E_STATE_ROLLBACK"),
)
RESPECTS = {
    "commune": COMMUNES,
    "period": PERIODS,
    "recipient": RECIPIENTS,
    "criteria": CRITERIA,
    "space": SPACES,
    "key": KEYS,
    "history": HISTORIES,
}


def test_of_all_that_is_wrong_the_first_in_the_order_is_told() -> None:
    told = set()
    for wrongs in itertools.product(*RESPECTS.values()):
        due = min((wrong.code for wrong in wrongs if wrong.code), key=ORDER.index, default="")
        respects = {respect: wrong.what for respect, wrong in zip(RESPECTS, wrongs, strict=True)}
        assert judged(**respects) == due, respects
        told.add(due)
    assert told == {"", *ORDER}


def test_one_that_was_accepted_before_is_told_by_its_head_in_the_same_order() -> None:
    held = [wrong for wrong in HISTORIES if wrong.what == "held"]
    told = set()
    for wrongs in itertools.product(*(RESPECTS | {"history": held}).values()):
        respects = {respect: wrong.what for respect, wrong in zip(RESPECTS, wrongs, strict=True)}
        code = judged(reader=by_head, **respects)
        assert code == judged(**respects), respects
        told.add(code)
    assert told == set(ORDER[: ORDER.index("I_DUPLICATE") + 1])


@pytest.mark.parametrize("history", ["chain", "newer held", "other content"])
def test_what_is_not_held_is_not_told_by_its_head(history: str) -> None:
    right = {respect: wrongs[0].what for respect, wrongs in RESPECTS.items()} | {"history": history}
    assert judged(reader=by_head, **right) != "I_DUPLICATE"


@pytest.mark.parametrize("place", [names.Place.BAG_INFO, names.Place.MANIFEST, names.Place.DOCUMENT])
def test_a_head_that_was_changed_is_no_known_one(place: names.Place) -> None:
    data, _digest = package("right", "open", "us", "submission@socchc.vn", REVISION)
    envelope = open_envelope(io.BytesIO(data))
    paths = {path for path in envelope.files if names.place_of(path) is place}
    spoilt = {
        path: content[:-2] + b"9" + content[-1:] if path in paths else content
        for path, content in envelope.files.items()
    }
    context = ReadingContext(expected_kinds=ALL_KINDS, here=Here(unit="td-52"))
    with pytest.raises(Refusal) as refused:
        known_header(replace(envelope, files=spoilt), trust(), context=context)
    assert refused.value.code in {"E_BAG_TAGHASH", "E_BAG_MANIFEST", "E_DOC_HASH"}


def by_package(data: bytes, *, table: TrustTable, context: ReadingContext) -> bool:
    """Whether the whole package is told as a known one."""
    return read(data, table=table, context=context).authentic.is_duplicate


def by_head(data: bytes, *, table: TrustTable, context: ReadingContext) -> bool:
    """Whether its head is."""
    return known_header(open_envelope(io.BytesIO(data)), table, context=context) is not None


def judged(
    *,
    commune: str,
    period: str,
    recipient: str,
    criteria: str,
    space: str,
    key: str,
    history: str,
    reader: Callable[..., bool] = by_package,
) -> str:
    """The code of a package that is wrong in these respects."""
    revision = 150 if history == "far below" else REVISION
    data, digest = package(commune, period, recipient, space, revision)
    context = reading(criteria, commune, history, digest)
    try:
        is_known = reader(data, table=TABLES[key], context=context)
    except Refusal as refused:
        return refused.code
    return "I_DUPLICATE" if is_known else ""


@functools.cache
def reading(criteria: str, commune: str, history: str, digest: str) -> ReadingContext:
    """What this office holds; it is the same for every key and every namespace."""
    here = Here(
        unit="td-52",
        open_periods=frozenset({"2025"}),
        criteria_sets=frozenset({ISSUED[criteria]}),
        commune_codes=frozenset({"99999"} if commune == "unknown" else {"04012", "04013"}),
        streams={stream: state(history, digest) for stream in STREAMS},
        receipts_issued={} if history == "our data is old" else {"xa-04012": (RECEIPT,)},
    )
    return ReadingContext(expected_kinds=ALL_KINDS, here=here)


@functools.cache
def package(commune: str, period: str, recipient: str, space: str, revision: int) -> tuple[bytes, str]:
    """A package with the wrongs that are its own, and its digest."""
    year = 2024 if period == "closed" else 2025
    header = replace(
        measured().header,
        recipient="td-48" if recipient == "another" else "td-52",
        commune_code="04013" if commune == "not the sender's" else "04012",
        period=str(year),
        revision=revision,
        previous=PREVIOUS,
        last_receipt=RECEIPT,
    )
    value = document_value(replace(measured(), header=header, body=submission(year=year)))
    recipe = Recipe(value=value, namespace=space)
    tags = dict(recipe.entries())[f"{recipe.root}/{names.TAG_MANIFEST}"]
    return recipe.bytes(), hashlib.sha512(tags).hexdigest()


ISSUED = {
    "issued": SET,
    "another version": replace(SET, version="2"),
    "another digest": replace(SET, sha512="00" * 64),
    "another set": replace(SET, id="KHAC"),
}
STREAMS = tuple(
    StreamKey(sender="xa-04012", recipient=recipient, kind=Kind.SUBMISSION, period=period)
    for recipient in ("td-52", "td-48")
    for period in ("2025", "2024")
)
NEWER = entry(STRANGER, "xa-04012", SignerRole.SUBMITTER, key_epoch=2)
TABLES = {
    "active": trust(),
    "no list": TrustTable(),
    "unknown": TrustTable(keys=trust().keys[1:]),
    "revoked": trust(status=KeyStatus.REVOKED),
    "unpinned": TrustTable(keys=trust().keys[1:], is_unpinned=True),
    "awaits a second person": trust(awaits_second=True, namespaces=()),
    "role": trust(role=SignerRole.APPRAISER),
    "namespaces": trust(namespaces=("enrol@socchc.vn",)),
    "another unit's": trust(unit="xa-04999"),
    "retired": trust(status=KeyStatus.RETIRED),
    "closed epoch": replace(trust(), keys=(*trust().keys, NEWER)),
    "other epoch": trust(key_epoch=2),
    "below its range": trust(first_revision=1000),
    "above its range": trust(last_revision=1),
}


def state(history: str, digest: str) -> StreamState:
    """What is held of the stream."""
    first = HeldRevision(key_epoch=1, revision=1, digest=PREVIOUS)
    held = {
        "held": (first, HeldRevision(key_epoch=1, revision=REVISION, digest=digest)),
        "newer held": (first, HeldRevision(key_epoch=1, revision=9, digest="bb" * 64)),
        "other content": (first, HeldRevision(key_epoch=1, revision=REVISION, digest="cc" * 64)),
        "broken chain": (HeldRevision(key_epoch=1, revision=1, digest="dd" * 64),),
    }
    return StreamState(held=held.get(history, (first,)))


# -- Roles and namespaces ------------------------------------------------------------------------------------

MAY_SIGN = {
    Kind.SUBMISSION: {SignerRole.SUBMITTER},
    Kind.CRITERIA: {SignerRole.APPRAISER},
    Kind.TASKS: {SignerRole.APPRAISER},
    Kind.RESULT: {SignerRole.APPRAISER},
    Kind.RETURN: {SignerRole.APPRAISER},
    Kind.RECEIPT: {SignerRole.APPRAISER},
    Kind.ROTATE: {SignerRole.SUBMITTER, SignerRole.APPRAISER},
    Kind.APPRAISAL: {SignerRole.APPRAISER},
}
EVERY_SPACE = tuple(f"{kind.value}@socchc.vn" for kind in Kind)
SIGNER = SigningKey.from_seed(b"\x21" * 32)


def resealed(data: bytes, space: str) -> bytes:
    """The same package, every seal made anew by the same keys in another namespace."""
    entries = layout_of(data).entries
    message = next(content for name, content in entries if name.endswith(names.TAG_MANIFEST))
    seals = {names.SIGNER: SIGNER, "signatures/cosigner-v1-01.sshsig": SUCCESSOR}
    return closed(
        (
            name,
            seals[rel].sign(message, namespace=space)
            if (rel := name.partition("/")[2]) in seals
            else content,
        )
        for name, content in entries
    )


@functools.cache
def signed(kind: Kind, space: str) -> bytes:
    """A package of a kind from one key, sealed in a namespace."""
    bodies = {
        Kind.ENROL: enrolment(SIGNER),
        Kind.ROTATE: rotation(old_public_key=SIGNER.public_key.line),
        Kind.TRUST: trust_list(roots=(SIGNER.public_key.line,)),
    }
    return resealed(packed(document(kind, body=bodies.get(kind)), key=SIGNER), space)


def code_of(data: bytes, key: TrustedKey, *, roots: tuple[str, ...] = ()) -> str:
    context = replace(VERIFY_ONLY, expected_kinds=ALL_KINDS)
    try:
        read(data, table=TrustTable(keys=(key,), roots=roots), context=context, sink=Basket())
    except Refusal as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("space", EVERY_SPACE)
@pytest.mark.parametrize("role", SignerRole)
@pytest.mark.parametrize("kind", Kind)
def test_every_pair_of_role_and_namespace_is_denied_but_those_of_the_table(
    kind: Kind, role: SignerRole, space: str
) -> None:
    sender = document(kind).header.sender
    key = TrustedKey(unit=sender, role=role, key=SIGNER.public_key, namespaces=EVERY_SPACE)
    is_root = role is SignerRole.ROOT
    roots = (SIGNER.public_key.fingerprint if is_root else AUTHORITY.public_key.fingerprint,)
    if space != f"{kind.value}@socchc.vn":
        due = "E_SIG_NAMESPACE"
    elif kind is Kind.ENROL:
        due = ""  # proof of possession, and nothing more
    elif kind is Kind.TRUST:
        due = "" if is_root else "E_UNKNOWN_KEY"
    else:
        due = "" if role in MAY_SIGN[kind] else "E_KEY_ROLE"
    assert code_of(signed(kind, space), key, roots=roots) == due


@pytest.mark.parametrize("kind", MAY_SIGN)
def test_a_key_without_the_namespace_of_the_kind_is_denied_whatever_else_it_may_sign(kind: Kind) -> None:
    space = f"{kind.value}@socchc.vn"
    role = min(MAY_SIGN[kind])
    others = tuple(each for each in EVERY_SPACE if each != space)
    key = TrustedKey(unit=document(kind).header.sender, role=role, key=SIGNER.public_key, namespaces=others)
    assert code_of(signed(kind, space), key) == "E_KEY_ROLE"
    assert code_of(signed(kind, space), replace(key, namespaces=())) == "E_KEY_ROLE"
    assert code_of(signed(kind, space), replace(key, namespaces=(space,))) == ""
