"""Python's own library is the Python Software Foundation's: its Authenticode signature, checked offline.

The hash of the download is pinned already; the signature tells whose it is, by a party that is not us.
"""

import shutil
from pathlib import Path

from make.commands import BuildFailed, attempt
from make.settings import Settings
from make.stdlib import VERSION

_AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
# A moment when the certificate was in force, since a countersignature is not asked for: 20 December 2023.
_MOMENT = 1_703_030_400
_NEEDED = (
    "Signature verification: ok",
    "Subject: /C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN=Python Software Foundation",
)
_RELEASE = f"Text description: Built: Release_v{VERSION}_"


def run(settings: Settings) -> None:
    """Check the library of the Windows Python; a machine without osslsigncode (Windows) relies on the hash.

    Raises:
        BuildFailed: the signature is missing, of somebody else, of another release, or does not hold.
    """
    if shutil.which("osslsigncode") and _AUTHORITIES.is_file():
        check(settings.winpy / "python311.dll", log=settings.log / "python_signature.log")


def check(library: Path, *, log: Path) -> None:
    """Check one file.

    Raises:
        BuildFailed: as `run`.
    """
    moment = ("-time", str(_MOMENT), "-ignore-timestamp", "-ignore-crl")
    said, code = attempt(
        ("osslsigncode", "verify", *moment, "-in", library, "-CAfile", _AUTHORITIES), log=log, limit=60
    )
    lines = {line.strip() for line in said.splitlines()}
    missing = [words for words in _NEEDED if words not in lines]
    if not any(line.startswith(_RELEASE) for line in lines):
        missing.append(_RELEASE)
    if code or missing:
        raise BuildFailed(f"{library.name} is not signed as released ({', '.join(missing)}), see {log}")
