"""A software token (SoftHSM2) with an officer's key and certificates."""

import os
import subprocess
from base64 import b64encode
from pathlib import Path

from cryptography.hazmat.primitives import serialization

from storage.child_process import ask
from tests.storage.authorities import BETWEEN, OFFICER, Party
from tests.storage.driver_doubles import LABEL, PIN, putting

SO_PIN = "13579135"


def make_token(folder: Path, *parties: Party, authority: Party | None = BETWEEN) -> None:
    """A token below `folder`, which `SOFTHSM2_CONF` must name, with the keys of these parties (the officer's)."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(
        f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    _softhsm("--init-token", "--free", "--label", LABEL, "--so-pin", SO_PIN, "--pin", PIN)
    ids = {}
    for number, party in enumerate(parties or (OFFICER,), start=1):
        (folder / "key.pem").write_bytes(
            party.key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        key = ("--import", str(folder / "key.pem"), "--id", f"{number:02x}", "--label", f"k{number}")
        _softhsm(*key, "--token", LABEL, "--pin", PIN)
        ids[f"{number:02x}"] = party.der
    if authority is not None:
        ids["f0"] = authority.der
    told = ask(putting, {key_id: b64encode(der).decode() for key_id, der in ids.items()}, seconds=30)
    assert told["put"] == len(ids)


def _softhsm(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True)
