"""Keys and seals; stock OpenSSH is the independent judge."""

import base64
import subprocess
import unicodedata

import pytest

from core.errors import UserError
from core.packages import signing
from core.packages.refusals import Refusal, SignatureKeyWeak
from core.packages.signing import KeyFileDamaged, KeyLineWrong, PassphraseWrong, PublicKey, SigningKey, verify

KEY = SigningKey.from_seed(b"\x01" * 32)
SPACE = "submission@socchc.vn"
MESSAGE = b"tag manifest\n"
SEAL = KEY.sign(MESSAGE, namespace=SPACE)
PRIME = 2**255 - 19
PASSPHRASE = "năm từ để mở khoá"


def run(*arguments, data=b""):
    return subprocess.run(arguments, input=data, capture_output=True, check=False)


def test_a_seal_names_the_key_that_made_it():
    assert verify(SEAL, MESSAGE, namespace=SPACE) == KEY.public_key
    assert len(SEAL) == 318


def test_every_changed_byte_of_a_seal_is_refused():
    for at in range(len(SEAL)):
        for bit in (1, 4, 128):
            spoilt = bytearray(SEAL)
            spoilt[at] ^= bit
            with pytest.raises(Refusal) as caught:
                verify(bytes(spoilt), MESSAGE, namespace=SPACE)
            assert caught.value.code.startswith("E_SIG")


def test_every_cut_seal_is_refused():
    for length in range(len(SEAL)):
        with pytest.raises(Refusal) as caught:
            verify(SEAL[:length], MESSAGE, namespace=SPACE)
        assert caught.value.code == "E_SIG_FORMAT"


def text(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def seal(
    *,
    version=1,
    key=b"ssh-ed25519",
    raw=KEY.public_key.raw,
    reserved=b"",
    hashed=b"sha512",
    signed=b"ssh-ed25519",
    mark=b"SSHSIG",
    after=b"",
    signature=bytes(64),
) -> bytes:
    blob = mark + version.to_bytes(4, "big") + text(text(key) + text(raw)) + text(SPACE.encode())
    blob += text(reserved) + text(hashed) + text(text(signed) + text(signature)) + after
    coded = base64.b64encode(blob).decode()
    lines = [coded[at : at + 70] for at in range(0, len(coded), 70)]
    whole = ["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]
    return "\n".join(whole).encode()


@pytest.mark.parametrize(
    ("armoured", "code"),
    [
        (seal(), "E_SIG_BAD"),
        (seal(version=2), "E_SIG_ALGO"),
        (seal(key=b"ssh-rsa"), "E_SIG_ALGO"),
        (seal(signed=b"ssh-rsa"), "E_SIG_ALGO"),
        (seal(reserved=b"x"), "E_SIG_ALGO"),
        (seal(hashed=b"sha256"), "E_SIG_ALGO"),
        (seal(mark=b"SSHSIX"), "E_SIG_FORMAT"),
        (seal(after=b"x"), "E_SIG_FORMAT"),
        (seal(raw=bytes(31)), "E_SIG_FORMAT"),
        (seal(signature=bytes(63)), "E_SIG_FORMAT"),
        (seal().replace(b"\n", b"\r\n"), "E_SIG_FORMAT"),
        (seal() + b"\n", "E_SIG_FORMAT"),
        (b"-----BEGIN SSH SIGNATURE-----\nAAAAA\n-----END SSH SIGNATURE-----\n", "E_SIG_FORMAT"),
        (b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n", "E_SIG_FORMAT"),
        (SEAL.replace(b"\n", b"", 2).replace(b"-----U", b"-----\nU"), "E_SIG_FORMAT"),
        (seal(raw=bytes(32)), "E_SIG_KEY_WEAK"),
    ],
)
def test_each_broken_rule_of_a_seal_has_its_code(armoured, code):
    with pytest.raises(Refusal) as caught:
        verify(armoured, MESSAGE, namespace=SPACE)
    assert caught.value.code == code


def test_another_message_or_purpose_is_refused():
    with pytest.raises(Refusal) as caught:
        verify(SEAL, MESSAGE + b"x", namespace=SPACE)
    assert caught.value.code == "E_SIG_BAD"
    with pytest.raises(Refusal) as caught:
        verify(SEAL, MESSAGE, namespace="result@socchc.vn")
    assert caught.value.code == "E_SIG_NAMESPACE"


def times_eight_is_neutral(y: int) -> bool:
    """Plain Edwards arithmetic: does eight times a point of this height vanish?"""
    d = -121665 * pow(121666, -1, PRIME) % PRIME
    square = (y * y - 1) * pow(d * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    assert (x * x - square) % PRIME == 0
    for _ in range(3):
        k = d * x * x * y * y % PRIME
        x, y = 2 * x * y * pow(1 + k, -1, PRIME) % PRIME, (y * y + x * x) * pow(1 - k, -1, PRIME) % PRIME
    return (x, y) == (0, 1)


def test_the_refused_heights_are_the_points_of_low_order():
    assert len(signing._LOW_ORDER_Y) == 5
    assert all(times_eight_is_neutral(y) for y in signing._LOW_ORDER_Y)


@pytest.mark.parametrize("y", [*sorted(signing._LOW_ORDER_Y), PRIME, PRIME + 3, 2**255 - 1])
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_weak_keys_are_refused_everywhere(y, sign):
    raw = (y | sign).to_bytes(32, "little")
    with pytest.raises(SignatureKeyWeak):
        PublicKey(raw=raw)
    with pytest.raises(SignatureKeyWeak):
        PublicKey.from_line(f"ssh-ed25519 {base64.b64encode(text(b'ssh-ed25519') + text(raw)).decode()}")


def test_a_key_line_is_read_with_or_without_a_comment():
    key = KEY.public_key
    assert PublicKey.from_line(key.line) == key
    assert PublicKey.from_line(f"{key.line} xa-04012@socchc.vn\n") == key


@pytest.mark.parametrize(
    "line",
    ["", "ssh-ed25519", "ssh-rsa AAAA", "ssh-ed25519 ***", "ssh-ed25519 AAAA", KEY.public_key.line[:-4]],
)
def test_other_key_lines_are_refused(line):
    with pytest.raises(KeyLineWrong):
        PublicKey.from_line(line)


def test_a_public_key_has_32_bytes():
    with pytest.raises(ValueError, match="32 bytes"):
        PublicKey(raw=b"short")


def test_twelve_groups_of_five_digits_speak_for_a_key():
    groups = KEY.public_key.digit_groups
    assert len(groups) == 12
    assert all(len(group) == 5 and group.isdigit() for group in groups)
    assert groups != SigningKey.from_seed(b"\x02" * 32).public_key.digit_groups


def test_a_locked_key_opens_with_its_passphrase_in_either_spelling():
    locked = KEY.locked(passphrase=unicodedata.normalize("NFC", PASSPHRASE), rounds=1)
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert SigningKey.unlock(locked, passphrase=decomposed).public_key == KEY.public_key


@pytest.mark.parametrize("passphrase", ["", "wrong"])
def test_a_wrong_passphrase_is_named(passphrase):
    with pytest.raises(PassphraseWrong):
        SigningKey.unlock(KEY.locked(passphrase=PASSPHRASE, rounds=1), passphrase=passphrase)


def test_a_damaged_or_foreign_key_file_is_named(tmp_path):
    with pytest.raises(KeyFileDamaged):
        SigningKey.unlock(b"nothing", passphrase=PASSPHRASE)
    path = tmp_path / "other"
    run("ssh-keygen", "-q", "-t", "ecdsa", "-Z", "aes256-ctr", "-a", "1", "-N", "abc", "-f", path)
    with pytest.raises(KeyFileDamaged):
        SigningKey.unlock(path.read_bytes(), passphrase="abc")


def test_a_key_never_shows_itself():
    assert repr(KEY) == f"SigningKey({KEY.public_key.fingerprint})"
    assert issubclass(PassphraseWrong, UserError)
    assert SigningKey.generate().public_key != KEY.public_key


def test_stock_openssh_agrees_byte_for_byte(tmp_path):
    private = tmp_path / "key"
    private.write_bytes(KEY.locked(passphrase="abc", rounds=1))
    private.chmod(0o600)
    public = run("ssh-keygen", "-y", "-P", "abc", "-f", private)
    assert public.stdout.decode().strip() == KEY.public_key.line
    (tmp_path / "key.pub").write_text(KEY.public_key.line)
    shown = run("ssh-keygen", "-l", "-f", tmp_path / "key.pub").stdout.decode()
    assert KEY.public_key.fingerprint in shown.split()
    run("ssh-keygen", "-p", "-P", "abc", "-N", "", "-f", private)
    theirs = run("ssh-keygen", "-Y", "sign", "-f", private, "-n", SPACE, data=MESSAGE)
    assert theirs.stdout == SEAL


def test_a_standard_work_factor_is_at_least_a_hundred():
    assert signing.KDF_ROUNDS >= 100
