"""Key revocation lists, judged by ssh-keygen."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.packages.krl import krl_bytes
from core.packages.signing import PublicKey, SigningKey

AT = datetime(2025, 12, 12, 5, 0, tzinfo=UTC)
KEYS = tuple(SigningKey.from_seed(bytes([number]) * 32).public_key for number in range(1, 41))


def is_revoked(folder: Path, krl: bytes, key: PublicKey) -> bool:
    listed, public = folder / "list.krl", folder / "key.pub"
    listed.write_bytes(krl)
    public.write_text(f"{key.line} somebody\n")
    asked = ["ssh-keygen", "-Q", "-f", listed, public]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("REVOKED" if done.returncode else "ok"), done
    return done.returncode != 0


@pytest.mark.parametrize("count", [0, 1, 2, 39])
def test_exactly_the_named_keys_are_revoked(tmp_path: Path, count: int) -> None:
    krl = krl_bytes(reversed(KEYS[:count]), version=7, at=AT, comment="td-52")
    for key in (*KEYS[:count][:3], KEYS[-1]):
        assert is_revoked(tmp_path, krl, key) is (key in KEYS[:count])


def test_number_moment_and_comment_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "list.krl"
    path.write_bytes(krl_bytes(KEYS[:2], version=12, at=AT, comment="td-52"))
    told = subprocess.run(
        ["ssh-keygen", "-Q", "-l", "-f", path], capture_output=True, text=True, check=True, env={"TZ": "UTC"}
    ).stdout
    assert "# KRL version 12" in told
    assert "# Generated at 20251212T050000" in told
    assert "# Comment: td-52" in told
    assert all(key.fingerprint in told for key in KEYS[:2])


def test_the_order_keys_are_given_in_does_not_matter() -> None:
    assert krl_bytes(KEYS, version=1, at=AT) == krl_bytes(reversed(KEYS), version=1, at=AT)
