"""Packages that gather signatures, and keys that wait for a second person."""

import io
from dataclasses import replace

import pytest

from core.packages import assemble, intake
from core.packages.kinds import Kind
from core.packages.refusals import BagUnlisted, KeyUnconfirmed, TrustNone, UnknownKey
from core.packages.signing import SigningKey
from core.packages.trust import TrustTable
from tests.core.packages import builders


def test_a_key_that_awaits_its_second_person_may_sign_nothing() -> None:
    table = builders.trust(awaits_second=True)
    with pytest.raises(KeyUnconfirmed):
        table.entitled(builders.COMMUNE.public_key, Kind.SUBMISSION)


def test_a_submitter_without_a_list_says_so_instead_of_calling_keys_unknown() -> None:
    stranger = SigningKey.from_seed(b"\x44" * 32).public_key
    table = builders.trust()
    with pytest.raises(UnknownKey):
        table.entitled(stranger, Kind.RESULT)
    with pytest.raises(TrustNone):
        replace(table, is_unpinned=True).entitled(stranger, Kind.RESULT)
    with pytest.raises(TrustNone):
        TrustTable().entitled(stranger, Kind.RESULT)


def test_a_head_that_gathers_signatures_stays_one_package() -> None:
    document = builders.document(Kind.TRUST)
    files = assemble.unsigned_files(document)
    assert not any(path.startswith("signatures/") for path in files)
    for key in (builders.ROOT, builders.ROOT_2):
        files = assemble.sign_further(files, key, header=document.header)
    out = io.BytesIO()
    assemble.write_package(assemble.root_name(document.header), files, evidence=(), out=out)
    assert out.getvalue() == builders.packed(document, key=builders.ROOT, cosigners=(builders.ROOT_2,))


def test_a_head_is_read_whoever_signed_it_and_nothing_may_follow() -> None:
    context = builders.here()
    envelope = intake.open_envelope(io.BytesIO(builders.packed(builders.document(Kind.TRUST))))
    assert intake.read_head(envelope, context=context) == builders.document(Kind.TRUST)
    assert intake.complete_head(envelope) > 0
    loaded = intake.open_envelope(io.BytesIO(builders.packed()))
    with pytest.raises(BagUnlisted):
        intake.complete_head(loaded)
