"""A built program knows its build and its keys; a source tree knows neither; a broken one says so."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.packages.signing import SigningKey
from core.release import Release, ReleaseFilesDamaged, read_signers, signer_line
from storage.paths import resources_folder
from storage.release_files import shipped_release

KEY = SigningKey.from_seed(bytes(32)).public_key
TOLD = {"commit": "0123456789" * 4, "date": "2026-11-27", "release": True, "version": "0.6.0"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "allowed_signers").write_text(signer_line(KEY) + "\n", "ascii")
    (tmp_path / "build.json").write_text(json.dumps(TOLD), "ascii")
    return tmp_path


def test_a_built_program_knows_its_build_and_its_keys(folder: Path) -> None:
    release = shipped_release(folder)
    assert release == Release(keys=(KEY,), commit="0123456789" * 4, day=date(2026, 11, 27), is_release=True)
    assert release.is_built


def test_a_source_tree_believes_nobody_even_where_keys_are_listed(folder: Path) -> None:
    (folder / "build.json").unlink()
    assert shipped_release(folder) == Release()
    assert not shipped_release().is_built


def test_the_committed_list_of_signers_can_be_read() -> None:
    read_signers((resources_folder() / "release" / "allowed_signers").read_text("ascii"))


@pytest.mark.parametrize(
    "change", [{"commit": "abc"}, {"commit": 7}, {"date": "yesterday"}, {"date": None}], ids=str
)
def test_a_build_that_cannot_be_understood_is_a_damaged_program(
    folder: Path, change: dict[str, object]
) -> None:
    (folder / "build.json").write_text(json.dumps(TOLD | change), "ascii")
    with pytest.raises(ReleaseFilesDamaged) as damaged:
        shipped_release(folder)
    assert damaged.value.fields == {"name": "build.json"}


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff"], ids=["empty", "list", "nothing", "bytes"])
def test_a_build_file_of_another_kind_is_a_damaged_program(folder: Path, content: bytes) -> None:
    (folder / "build.json").write_bytes(content)
    with pytest.raises(ReleaseFilesDamaged):
        shipped_release(folder)


def test_a_build_without_its_list_of_signers_is_a_damaged_program(folder: Path) -> None:
    (folder / "allowed_signers").unlink()
    with pytest.raises(ReleaseFilesDamaged) as damaged:
        shipped_release(folder)
    assert damaged.value.fields == {"name": "allowed_signers"}


def test_only_a_plain_yes_makes_a_release(folder: Path) -> None:
    (folder / "build.json").write_text(json.dumps(TOLD | {"release": "false"}), "ascii")
    assert not shipped_release(folder).is_release
