"""Two builds of one commit: any byte that differs is found and named, and only a listed one is let pass."""

import json
from pathlib import Path

import pytest
from make import compare
from make.commands import BuildFailed
from make.compare import Allowance, Difference
from make.settings import Settings

CONTENT = bytes(range(256)) * 1024
STAMP = Allowance(file=r"[^/]+\.exe", first=0x10000, last=0x10007, why="a time")


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    for side in ("first", "second"):
        (tmp_path / side / "_internal").mkdir(parents=True)
        (tmp_path / side / "SoCCHC.exe").write_bytes(CONTENT)
        (tmp_path / side / "_internal" / "program.pyz").write_bytes(CONTENT[:777])
    return tmp_path / "first", tmp_path / "second"


def change(path: Path, *places: int) -> None:
    content = bytearray(path.read_bytes())
    for at in places:
        content[at] ^= 0xFF
    path.write_bytes(content)


def test_two_equal_builds_differ_in_nothing(
    builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    compare.check(*builds)
    assert capsys.readouterr().out == "2 files of first built twice: 0 listed differences\n"


def test_nothing_compared_is_no_success(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    with pytest.raises(BuildFailed, match="nothing to compare"):
        compare.check(tmp_path / "first", tmp_path / "second")


def test_a_planted_byte_is_found_at_its_place(builds: tuple[Path, Path]) -> None:
    change(builds[1] / "_internal" / "program.pyz", 600)
    with pytest.raises(BuildFailed, match=r"_internal/program\.pyz: bytes 0x258 to 0x258"):
        compare.check(*builds)


def test_bytes_near_each_other_are_one_difference_and_far_ones_are_two(builds: tuple[Path, Path]) -> None:
    change(builds[1] / "SoCCHC.exe", 0x10000, 0x10003, 0xFFFE, 0x20000)
    assert list(compare.differences(*builds)) == [
        Difference(file="SoCCHC.exe", first=0xFFFE, last=0x10003),
        Difference(file="SoCCHC.exe", first=0x20000, last=0x20000),
    ]


def test_a_listed_range_is_let_pass_and_a_byte_beside_it_is_not(builds: tuple[Path, Path]) -> None:
    change(builds[1] / "SoCCHC.exe", 0x10000, 0x10007)
    assert compare.unlisted(compare.differences(*builds), (STAMP,)) == []
    change(builds[1] / "SoCCHC.exe", 0x10008)
    assert len(compare.unlisted(compare.differences(*builds), (STAMP,))) == 1


def test_a_listed_range_holds_for_its_own_files_only(builds: tuple[Path, Path]) -> None:
    found = Difference(file="_internal/helper.exe", first=0x10000, last=0x10001)
    assert compare.unlisted([found], (STAMP,)) == [found]


def test_a_file_of_one_build_alone_and_another_length_are_never_let_pass(builds: tuple[Path, Path]) -> None:
    (builds[0] / "stale.pyc").write_bytes(b"")
    (builds[1] / "SoCCHC.exe").write_bytes(CONTENT + b"!")
    all_of_it = Allowance(file=".*", first=0, last=1 << 40, why="everything")
    told = [str(each) for each in compare.unlisted(compare.differences(*builds), (all_of_it,))]
    assert told == ["SoCCHC.exe: 262144 and 262145 bytes long", "stale.pyc: only in the first build"]


def test_proofs_are_not_compared(builds: tuple[Path, Path]) -> None:
    (builds[0] / "smoke").mkdir()
    (builds[0] / "smoke" / "01.png").write_bytes(b"seen")
    compare.check(*builds)


def test_every_listed_difference_says_why() -> None:
    for each in compare.allowances():
        assert each.first <= each.last
        assert len(each.why.split()) > 2


def test_the_list_is_read_from_its_file(tmp_path: Path) -> None:
    listed = {"file": "a", "first": 1, "last": 2, "why": "because"}
    path = tmp_path / "differences.json"
    path.write_text(json.dumps({"differences": [listed]}), "utf-8")
    assert compare.allowances(path) == (Allowance(**listed),)


def test_the_second_build_is_elsewhere_and_has_the_key_of_the_first(tmp_path: Path) -> None:
    first = Settings(
        build=tmp_path / "build", dist=tmp_path / "dist", cache=tmp_path, commit="0" * 40, epoch=1
    )
    for name in ("release-key/id_ed25519", "authenticode/throw-away.pem"):
        (first.build / name).parent.mkdir(parents=True)
        (first.build / name).write_bytes(name.encode())
    second = compare.second_build(first)
    assert {second.frozen, second.dist}.isdisjoint({first.frozen, first.dist})
    assert (second.build / "release-key" / "id_ed25519").is_file()
    assert (second.build / "authenticode" / "throw-away.pem").is_file()
    assert (second.commit, second.epoch, second.cache) == (first.commit, first.epoch, first.cache)
