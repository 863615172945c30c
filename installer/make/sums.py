"""The list of what is released, signed: `SHA256SUMS` and `SHA256SUMS.sig`, checked again by common tools.

Anybody checks a download without our program: `sha256sum -c SHA256SUMS`, or on Windows `Get-FileHash` or
`certutil -hashfile`; and `ssh-keygen -Y check-novalidate -n release@socchc.vn -s SHA256SUMS.sig` names the
key, whose fingerprint is printed in the manual.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from make.commands import BuildFailed
from make.release_key import signing_key
from make.settings import ID, WINDOWS_FILES, Settings

from core.errors import CchcError
from core.packages.signing import PublicKey, SigningKey
from core.release import NAMESPACE, PRINCIPAL, signer_line, verify_release

SUMS, SIGNATURE, PAGE = "SHA256SUMS", "SHA256SUMS.sig", "KIEM-TRA.txt"
_LIMIT = 120


def run(settings: Settings) -> None:
    """Write list and signature over everything in `dist`, and believe them only after reading them back."""
    key = signing_key(settings)
    refuse_leftovers(settings)
    write_page(settings)
    write(settings.dist, key)
    check(settings.dist, keys=(key.public_key,))


def refuse_leftovers(settings: Settings) -> None:
    """Let no result of another version be signed with these.

    Raises:
        BuildFailed: naming them.
    """
    ours = (path.name for path in results(settings.dist) if path.name.startswith(f"{ID}-"))
    old = [name for name in ours if not re.search(rf"-{re.escape(settings.version)}\.[a-z]", name)]
    if old:
        raise BuildFailed(f"left in {settings.dist} by another version, remove: {', '.join(old)}")


def write_page(settings: Settings) -> None:
    """How officers check what they were given, as Windows' Notepad wants it; it names no fingerprint."""
    text = (WINDOWS_FILES / "check.txt").read_text("utf-8").replace("{setup}", settings.setup.name)
    (settings.dist / PAGE).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))


def write(dist: Path, key: SigningKey) -> None:
    """The list in `sha256sum`'s form, sorted by name, and the key's signature over its bytes.

    Raises:
        BuildFailed: there is nothing to list.
    """
    for old in (SUMS, SIGNATURE):
        (dist / old).unlink(missing_ok=True)
    lines = [f"{digest(path)}  {path.name}\n" for path in results(dist)]
    if not lines:
        raise BuildFailed(f"there is no result in {dist}")
    content = "".join(lines).encode("ascii")
    (dist / SUMS).write_bytes(content)
    (dist / SIGNATURE).write_bytes(key.sign(content, namespace=NAMESPACE))


def check(dist: Path, *, keys: tuple[PublicKey, ...]) -> None:
    """Read everything again: by our own code, and by the tools others will use, where this machine has them.

    Raises:
        BuildFailed: a file, the list or its signature is not what was written, or a file is not listed.
    """
    content = (dist / SUMS).read_bytes()
    try:
        key = verify_release((dist / SIGNATURE).read_bytes(), content, keys=keys)
    except CchcError as error:
        raise BuildFailed(f"{SIGNATURE} does not hold: {error.code}") from error
    wrong = _listed(content) ^ {(digest(path), path.name) for path in results(dist)}
    if wrong:
        raise BuildFailed(f"{SUMS} and the files differ: {', '.join(sorted({name for _, name in wrong}))}")
    if shutil.which("sha256sum"):
        _ask(("sha256sum", "--check", "--strict", "--quiet", SUMS), dist)
    if shutil.which("ssh-keygen"):
        _ask_openssh(dist, key)


def results(dist: Path) -> tuple[Path, ...]:
    """What is handed out: every file that lies in `dist` itself; proofs in its folders are not."""
    found = (path for path in dist.iterdir() if path.is_file() and path.name not in {SUMS, SIGNATURE})
    return tuple(sorted(found, key=lambda path: path.name))


def digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _listed(content: bytes) -> set[tuple[str, str]]:
    pairs = (line.split("  ", 1) for line in content.decode("ascii").splitlines())
    return {(hash_, name) for hash_, name in pairs}


def _ask_openssh(dist: Path, key: PublicKey) -> None:
    with tempfile.TemporaryDirectory() as folder:
        signers = Path(folder) / "allowed_signers"
        signers.write_text(signer_line(key) + "\n", "ascii", newline="\n")
        command = ("ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", PRINCIPAL, "-n", NAMESPACE)
        _ask((*command, "-s", SIGNATURE), dist, given=dist / SUMS)


def _ask(command: tuple[str, ...], folder: Path, *, given: Path | None = None) -> None:
    said = subprocess.run(
        command,
        cwd=folder,
        input=given.read_bytes() if given else b"",
        check=False,
        capture_output=True,
        timeout=_LIMIT,
    )
    if said.returncode:
        raise BuildFailed(f"{command[0]} refuses: {(said.stderr or said.stdout).decode(errors='replace')}")
