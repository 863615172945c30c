"""The Windows Python's library is believed by its maker's signature alone, whatever else the signer's tool says."""

from pathlib import Path

import pytest
from make import python_signature
from make.commands import BuildFailed

GOOD = """Current message digest    : 93E37EDF
Signer #0:
    Subject: /C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN=Python Software Foundation
    Text description: Built: Release_v3.11.7_20231204.02
Signature verification: ok
"""
# Pretends to be the tool: says what lies in the file it is given, and fails when that names no success.
TOOL = """#!/usr/bin/env bash
for word in "$@"; do [[ $before != -in ]] || file=$word; before=$word; done
cat "$file"
grep -q 'verification: ok' "$file"
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tool = tmp_path / "osslsigncode"
    tool.write_text(TOOL, "ascii")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (tmp_path / "python311.dll").write_text(GOOD, "ascii")
    return tmp_path / "python311.dll"


def test_the_makers_own_library_is_believed(library: Path, tmp_path: Path) -> None:
    python_signature.check(library, log=tmp_path / "log")
    assert "-ignore-timestamp" in (tmp_path / "log").read_text("utf-8")


@pytest.mark.parametrize(
    ("told", "instead"),
    [
        ("verification: ok", "verification: failed"),
        ("CN=Python Software Foundation", "CN=Python Software Foundation Ltd"),
        ("Release_v3.11.7", "Release_v3.11.6"),
    ],
    ids=["changed", "another's", "another release"],
)
def test_anything_else_is_refused(library: Path, tmp_path: Path, told: str, instead: str) -> None:
    library.write_text(GOOD.replace(told, instead), "ascii")
    with pytest.raises(BuildFailed, match="not signed as released"):
        python_signature.check(library, log=tmp_path / "log")
