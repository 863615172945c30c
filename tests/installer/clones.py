"""A small clone with a build folder: what the release steps are given in tests."""

import hashlib
import subprocess
from pathlib import Path

import pytest
from make import release_key
from make.settings import Settings

from core.packages.signing import SigningKey
from core.release import signer_line

KEY, STRANGER = (SigningKey.from_seed(bytes([number]) * 32) for number in (7, 8))
PASSPHRASE = "không phải bí mật"
EPOCH = 1_795_000_000
LOCKED = {
    "requirements.lock": "segno",
    "requirements-freeze.lock": "pefile",
    "requirements-windows.lock": "panda3d",
}


def clone(root: Path, *keys: SigningKey) -> Settings:
    """A clone whose committed list of signers holds these keys; its settings."""
    listed = root / "resources" / "release" / "allowed_signers"
    listed.parent.mkdir(parents=True)
    listed.write_text("# releases\n" + "".join(f"{signer_line(key.public_key)}\n" for key in keys), "ascii")
    migrations = root / "storage" / "migrations" / "versions"
    migrations.mkdir(parents=True)
    for name in ("r0001_first.py", "r0012_newest.py", "r0002_second.py"):
        (migrations / name).write_text('"""A migration."""\n', "utf-8")
    (root / "installer").mkdir()
    wheels = root / "cache" / "wheels"
    wheels.mkdir(parents=True)
    for lock, name in LOCKED.items():
        wheel = wheels / f"{name}-1.0-py3-none-any.whl"
        wheel.write_bytes(name.encode())
        text = f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(name.encode()).hexdigest()}\n"
        (root / "installer" / lock).write_text(text, "ascii")
    (root / ".gitignore").write_text("/build/\n/dist/\n/cache/\n", "ascii")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "--message", "first")
    (root / "dist").mkdir()
    return Settings(
        root=root,
        build=root / "build",
        dist=root / "dist",
        cache=root / "cache",
        version="1.2.3",
        commit=git(root, "rev-parse", "HEAD").strip(),
        epoch=EPOCH,
    )


def key_file(path: Path, key: SigningKey) -> Path:
    """The key as `ssh-keygen` keeps it, under `PASSPHRASE`."""
    path.write_bytes(key.locked(passphrase=PASSPHRASE, rounds=16))
    return path


def name_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: SigningKey) -> None:
    """Tell the build where the key is and what opens it, as the machine of a release does."""
    monkeypatch.setenv(release_key.VARIABLE, str(key_file(tmp_path / "id", key)))
    monkeypatch.setenv(release_key.PASSPHRASE, PASSPHRASE)


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ("git", "-C", str(root), *arguments), check=True, capture_output=True, text=True
    ).stdout
