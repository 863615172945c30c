"""A newer program is believed by the keys of the one that is installed, and by nothing it says itself."""

import pytest

from core.packages.signing import SigningKey
from core.release import (
    NAMESPACE,
    Release,
    ReleaseFilesDamaged,
    ReleaseKeyUnknown,
    ReleasePurposeWrong,
    ReleaseSignatureWrong,
    read_signers,
    signer_line,
    verify_release,
)

KEY, OTHER = (SigningKey.from_seed(bytes([number]) * 32) for number in (1, 2))
MESSAGE = b"what is released"
SIGNATURE = KEY.sign(MESSAGE, namespace=NAMESPACE)


def test_a_release_names_the_key_that_signed_it() -> None:
    keys = (OTHER.public_key, KEY.public_key)
    assert verify_release(SIGNATURE, MESSAGE, keys=keys) == KEY.public_key


def test_a_strangers_release_is_refused_by_the_strangers_fingerprint() -> None:
    with pytest.raises(ReleaseKeyUnknown) as refused:
        verify_release(SIGNATURE, MESSAGE, keys=(OTHER.public_key,))
    assert refused.value.fields == {"fingerprint": KEY.public_key.fingerprint}


def test_a_program_without_keys_believes_nobody() -> None:
    with pytest.raises(ReleaseKeyUnknown):
        verify_release(SIGNATURE, MESSAGE, keys=Release().keys)


@pytest.mark.parametrize(
    ("signature", "message"),
    [
        (SIGNATURE, MESSAGE + b"!"),
        (SIGNATURE[:-5], MESSAGE),
        (b"", MESSAGE),
    ],
    ids=["changed", "cut short", "none"],
)
def test_a_wrong_signature_is_refused(signature: bytes, message: bytes) -> None:
    with pytest.raises(ReleaseSignatureWrong):
        verify_release(signature, message, keys=(KEY.public_key,))


def test_a_signature_made_for_a_package_releases_nothing() -> None:
    with pytest.raises(ReleasePurposeWrong):
        verify_release(KEY.sign(MESSAGE, namespace="submission@socchc.vn"), MESSAGE, keys=(KEY.public_key,))


def test_the_list_of_signers_is_read_with_its_comments() -> None:
    text = f"# of 2026\n\n{signer_line(KEY.public_key)}\r\n{signer_line(OTHER.public_key)}\n"
    assert read_signers(text) == (KEY.public_key, OTHER.public_key)


@pytest.mark.parametrize(
    "line",
    [
        KEY.public_key.line,
        signer_line(KEY.public_key).replace(" namespaces", ' namespaces="*" namespaces', 1),
        signer_line(KEY.public_key).replace("release@socchc.vn ", "xa-00001@socchc.vn ", 1),
        signer_line(KEY.public_key)[:-3],
        f"{signer_line(KEY.public_key)}\n{signer_line(KEY.public_key)}",
        "release",
    ],
    ids=["bare", "wider", "a unit's", "cut short", "twice", "no key"],
)
def test_a_list_with_any_other_line_is_refused_whole(line: str) -> None:
    with pytest.raises(ReleaseFilesDamaged):
        read_signers(f"{signer_line(OTHER.public_key)}\n{line}\n")
