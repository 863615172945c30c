"""The government signature beside the seal: when one is needed, who is asked, what its answer does (S8)."""

import io

import pytest

from core.packages import intake, names
from core.packages.assemble import assemble
from core.packages.cms import CMS_UNCHECKED, CmsBad, CmsState, Countersigned, SealPolicy
from core.packages.kinds import Kind
from core.packages.nowhere import Nowhere
from core.packages.reading_context import ReadingContext
from core.packages.refusals import CertificateUntrusted, Refusal
from core.progress import Silent
from tests.core.packages.builders import (
    ALL_KINDS,
    COMMUNE,
    WHEN,
    Recipe,
    document,
    packed,
    read,
    trust,
)

DER = b"a signature"


class Judge:
    """Accepts one signature, over one message."""

    def __init__(self, *, raises=None, is_checked=True) -> None:
        self.asked = []
        self._raises, self._is_checked = raises, is_checked

    def judge(self, der, message):
        self.asked.append((der, message))
        if self._raises is not None:
            raise self._raises
        return state(is_revocation_checked=self._is_checked)


def state(**changes) -> CmsState:
    base = {
        "signer": "Nguyễn Văn A",
        "organisation": "UBND xã",
        "serial": "1f",
        "issuer": "Cơ quan cấp",
        "valid_from": WHEN,
        "valid_until": WHEN,
        "checked_at": WHEN,
        "is_revocation_checked": True,
    }
    return CmsState(**base | changes)


def countersigned(countersign=lambda _message: DER) -> bytes:
    return packed(key=Countersigned(key=COMMUNE, countersign=countersign, judge=Judge()))


def told(data: bytes, *, judge=None, policy=SealPolicy.SSHSIG) -> str:
    """The code of the refusal, or what is known of the signature."""
    context = ReadingContext(expected_kinds=ALL_KINDS, judge=judge, policy=policy)
    try:
        complete = read(data, context=context)
    except Refusal as refused:
        return refused.code
    return "none" if complete.cms is None else complete.cms.code or "good"


@pytest.mark.parametrize(
    ("is_signed", "policy", "expected"),
    [
        (False, SealPolicy.SSHSIG, "none"),
        (False, SealPolicy.SSHSIG_CMS, "E_CMS_MISSING"),
        (True, SealPolicy.SSHSIG, "good"),
        (True, SealPolicy.SSHSIG_CMS, "good"),
    ],
)
def test_the_policy_decides_only_whether_a_signature_must_be_there(is_signed, policy, expected):
    data = countersigned() if is_signed else packed()
    assert told(data, judge=Judge(), policy=policy) == expected
    if not is_signed:
        assert told(data, policy=policy) == expected


@pytest.mark.parametrize("policy", SealPolicy)
@pytest.mark.parametrize("failure", [CmsBad(), CertificateUntrusted()], ids=["wrong", "untrusted"])
def test_a_wrong_signature_refuses_the_package_under_every_policy(policy, failure):
    assert told(countersigned(), judge=Judge(raises=failure), policy=policy) == failure.code


@pytest.mark.parametrize("policy", SealPolicy)
def test_without_a_judge_a_signature_that_is_there_never_looks_right(policy):
    assert told(countersigned(), policy=policy) == "E_CMS_CERT"


def test_revocation_that_was_not_checked_is_a_mark_of_its_own():
    assert told(countersigned(), judge=Judge(is_checked=False)) == CMS_UNCHECKED


def test_the_judge_is_given_the_exact_bytes_of_the_tag_manifest():
    given = []
    data = countersigned(lambda message: given.append(message) or DER)
    judge = Judge()
    assert told(data, judge=judge) == "good"
    envelope = intake.open_envelope(io.BytesIO(data))
    message = envelope.files[names.TAG_MANIFEST]
    assert given == [message]
    assert judge.asked == [(DER, message)]
    assert len(message) == 433


def test_a_token_that_fails_leaves_nothing_written():
    out = io.BytesIO()
    key = Countersigned(key=COMMUNE, countersign=lambda _message: 1 / 0, judge=Judge())
    with pytest.raises(ZeroDivisionError):
        assemble(document(), key, out=out, progress=Silent())
    assert not out.getvalue()


def test_the_seal_is_needed_whatever_else_signed():
    data = Recipe(files={names.CMS_SIGNER: DER}, drop=(names.SIGNER,)).bytes()
    judge = Judge()
    assert told(data, judge=judge, policy=SealPolicy.SSHSIG_CMS) == "E_SIG_MISSING"
    assert not judge.asked


def test_a_government_signature_makes_no_other_package():
    alone, both = (intake.open_envelope(io.BytesIO(data)) for data in (packed(), countersigned()))
    assert alone.digest == both.digest
    assert set(both.files) - set(alone.files) == {names.CMS_SIGNER}


def test_the_signature_is_judged_after_every_byte_was_read():
    judge = Judge(raises=CmsBad())
    assert told(countersigned()[:-1], judge=judge) == "E_ZIP_TRUNCATED"
    assert not judge.asked


@pytest.mark.parametrize("kind", [Kind.RESULT, Kind.RECEIPT, Kind.TRUST])
def test_the_policy_asks_for_a_signature_on_submissions_only(kind):
    context = ReadingContext(expected_kinds=ALL_KINDS, policy=SealPolicy.SSHSIG_CMS)
    envelope = intake.open_envelope(io.BytesIO(packed(document(kind))))
    authentic = intake.authenticate(envelope, trust(), context=context)
    assert intake.complete(authentic, Nowhere(), progress=Silent()).cms is None
