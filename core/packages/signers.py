"""Who signed, and whether that is enough: signer, cosigners, roots, proof of possession (3.1 and 5.4)."""

from collections.abc import Mapping

from core.packages import names
from core.packages.kinds import Kind, namespace_of
from core.packages.payloads import Body, EnrolBody, RotateBody, TrustBody
from core.packages.refusals import CosignWrong, SignatureBad, SignatureMissing, TrustNone, UnknownKey
from core.packages.signing import PublicKey, verify
from core.packages.trust import TrustedKey, TrustTable

Signers = tuple[PublicKey, ...]


def check_signers(
    files: Mapping[str, bytes], kind: Kind, *, trust: TrustTable
) -> tuple[Signers, TrustedKey | None]:
    """All keys that signed, the mandatory one first, and its trust entry where the kind needs one.

    Raises:
        PackageRefused: the first rule of stage S3 that is broken.
    """
    if names.SIGNER not in files:
        raise SignatureMissing
    message, namespace = files[names.TAG_MANIFEST], namespace_of(kind)
    signer = verify(files[names.SIGNER], message, namespace=namespace)
    needs_entry = kind not in {Kind.ENROL, Kind.TRUST}
    entry = trust.entitled(signer, kind) if needs_entry else None
    signers = (signer, *_cosigners(files, kind))
    if len(set(signers)) != len(signers):
        raise CosignWrong(count=len(signers))
    if kind is Kind.TRUST:
        _check_old_roots(signers, trust)
    return signers, entry


def check_consent(body: Body, signers: Signers, *, trust: TrustTable) -> None:
    """What only the document can tell: the keys it names signed it, new roots agree to their list.

    Raises:
        SignatureBad: the key that asks to be trusted did not sign.
        CosignWrong: the new roots' threshold is not met, or a stranger signed a trust list.
    """
    match body:
        case EnrolBody(public_key=line):
            if signers[0].line != line:
                raise SignatureBad(fingerprint=signers[0].fingerprint)
        case RotateBody():
            _check_rotation(body, signers)
        case TrustBody():
            _check_new_roots(body, signers, trust=trust)
        case _:
            pass


def _cosigners(files: Mapping[str, bytes], kind: Kind) -> Signers:
    message, namespace = files[names.TAG_MANIFEST], namespace_of(kind)
    paths = sorted(path for path in files if path.startswith("signatures/cosigner"))
    expected = [f"signatures/cosigner-v1-{number:02d}.sshsig" for number in range(1, len(paths) + 1)]
    allowed = {Kind.TRUST: {len(paths)}, Kind.ROTATE: {1}}.get(kind, {0})
    if paths != expected or len(paths) not in allowed:
        raise CosignWrong(count=len(paths))
    return tuple(verify(files[path], message, namespace=namespace) for path in paths)


def _check_old_roots(signers: Signers, trust: TrustTable) -> None:
    """A trust list needs the threshold of the roots in force."""
    if not trust.roots:
        raise TrustNone(fingerprint=signers[0].fingerprint)
    known = {key.fingerprint for key in signers} & set(trust.roots)
    if not known:
        raise UnknownKey(fingerprint=signers[0].fingerprint)
    if len(known) < trust.threshold:
        raise CosignWrong(count=len(known))


def _check_rotation(body: RotateBody, signers: Signers) -> None:
    """The old key signed, and the key it names cosigned."""
    old, new = signers
    if old.line != body.old_public_key:
        raise SignatureBad(fingerprint=old.fingerprint)
    if new.line != body.new_public_key:
        raise CosignWrong(count=len(signers))


def _check_new_roots(body: TrustBody, signers: Signers, *, trust: TrustTable) -> None:
    """New roots or a new threshold need the threshold of the new roots too."""
    found = {key.fingerprint for key in signers}
    old, new = set(trust.roots), {PublicKey.from_line(line).fingerprint for line in body.roots}
    has_changed = (old, trust.threshold) != (new, body.threshold)
    lacks_new = has_changed and len(found & new) < body.threshold
    if lacks_new or not found <= old | new:
        raise CosignWrong(count=len(found))
