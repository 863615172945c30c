"""The key a build signs with, and the keys the built program will believe (security.md, threat 37).

`SOCCHC_RELEASE_KEY` names an OpenSSH Ed25519 private key with a passphrase; its public half must be listed
in the committed `resources/release/allowed_signers`, and nothing may be uncommitted. Without it a key is made
for this build folder alone, and the build is a trial.
"""

import getpass
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from make.commands import BuildFailed
from make.settings import Settings

from core.errors import CchcError
from core.packages.signing import PublicKey, SigningKey
from core.release import read_signers, signer_line

VARIABLE, PASSPHRASE = "SOCCHC_RELEASE_KEY", "SOCCHC_PASSPHRASE"
SIGNERS = Path("resources") / "release" / "allowed_signers"

# Of a key that is thrown away with its folder: what it locks is no secret.
_THROWN_AWAY = "thrown away with the build folder"
_ROUNDS = 16


def is_release() -> bool:
    """Whether a real key was named, so that this build is to be a release."""
    return bool(os.environ.get(VARIABLE))


@cache
def signing_key(settings: Settings) -> SigningKey:
    """The key this build signs with; asked once, whatever the number of steps.

    Raises:
        BuildFailed: the real key cannot be opened or is not listed, or something is uncommitted.
    """
    if not is_release():
        return _trial_key(settings.build / "release-key")
    if not is_clean(settings):
        raise BuildFailed("a release is built from committed files only: git status names others")
    key = _opened(Path(os.environ[VARIABLE]).expanduser())
    if key.public_key not in committed_signers(settings):
        raise BuildFailed(
            f"the key {key.public_key.fingerprint} is not listed in the committed {SIGNERS.as_posix()}; "
            f"its line is: {signer_line(key.public_key)}"
        )
    return key


def believed_keys(settings: Settings) -> tuple[PublicKey, ...]:
    """Who may sign what updates this build: the listed releases, and in a trial first of all its own key."""
    own, listed = signing_key(settings).public_key, committed_signers(settings)
    return listed if own in listed else (own, *listed)


def committed_signers(settings: Settings) -> tuple[PublicKey, ...]:
    """The keys of real releases as they are committed; what lies in the folder uncommitted does not count."""
    try:
        return read_signers(_git(settings, "show", f"{settings.commit}:{SIGNERS.as_posix()}"))
    except CchcError as error:
        raise BuildFailed(f"{SIGNERS.as_posix()} holds a line that is no signer") from error


def is_clean(settings: Settings) -> bool:
    """Whether the folder holds exactly what is committed (ignored files aside)."""
    return not _git(settings, "status", "--porcelain")


def stage(settings: Settings) -> None:
    """Write the list of signers into the tree that is frozen."""
    target = settings.stage / SIGNERS
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{signer_line(key)}\n" for key in believed_keys(settings))
    target.write_text(lines, "ascii", newline="\n")


def _trial_key(folder: Path) -> SigningKey:
    """The key of this build folder: kept, so that its second build may update its first."""
    path = folder / "id_ed25519"
    if path.exists():
        return SigningKey.unlock(path.read_bytes(), passphrase=_THROWN_AWAY)
    folder.mkdir(parents=True, exist_ok=True)
    key = SigningKey.generate()
    path.touch(mode=0o600)
    path.write_bytes(key.locked(passphrase=_THROWN_AWAY, rounds=_ROUNDS))
    return key


def _opened(path: Path) -> SigningKey:
    try:
        return SigningKey.unlock(path.read_bytes(), passphrase=_passphrase(path))
    except OSError as error:
        raise BuildFailed(f"{VARIABLE}: {path} cannot be read") from error
    except CchcError as error:
        raise BuildFailed(
            f"{VARIABLE}: {path} is not opened ({error.code}); it must be an Ed25519 key with a passphrase"
        ) from error


def _passphrase(path: Path) -> str:
    told = os.environ.get(PASSPHRASE)
    if told is None and not sys.stdin.isatty():
        raise BuildFailed(f"nobody is there to type the passphrase of {path}: set {PASSPHRASE}")
    return told if told is not None else getpass.getpass(f"Passphrase of {path}: ")


def _git(settings: Settings, *arguments: str) -> str:
    command = ("git", "-c", f"safe.directory={settings.root}", "-C", str(settings.root), *arguments)
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise BuildFailed(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout
