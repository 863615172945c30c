"""The model of a disk that loses its current: what was flushed is there, of the rest any part may be."""

import importlib
import random
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.source_tree import ROOT


@pytest.fixture
def model(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    return importlib.import_module("faults.disk_model")


@pytest.fixture
def disk(model):
    """Takes acts by their names and answers what may be left under a chance."""

    def made(tree, rule="POSIX"):
        disk, act = model.Disk(tree, model.Rule(rule)), model.Act

        def take(name, path="", **more):
            disk.take(model.Event(act=act(name), path=path, **more))

        def left(chance, seed=0):
            return disk.after_power_cut(chance, random.Random(seed))

        return SimpleNamespace(take=take, left=left)

    return made


def test_what_was_written_lasts_once_it_was_flushed_and_may_be_lost_before(model, disk):
    one = disk({"a": b"old"})
    one.take("write", "a", data=b"new")
    assert one.left(model.LOST) == {"a": b"old"}
    assert one.left(model.KEPT) == {"a": b"new"}
    one.take("sync", "a")
    assert one.left(model.LOST) == {"a": b"new"}


def test_a_write_is_torn_where_sectors_end_and_nowhere_else(model, disk):
    one = disk({"a": bytes(2048)})
    one.take("write", "a", at=256, data=b"x" * 1024)
    found = {one.left(model.MIXED[0], seed)["a"] for seed in range(200)}
    assert len(found) == 2**3
    assert bytes(2048) in found
    for content in found:
        pieces = (content[256:512], content[512:1024], content[1024:1280])
        assert all(piece in (bytes(len(piece)), b"x" * len(piece)) for piece in pieces)


def test_an_emptied_file_may_have_its_content_again(model, disk):
    one = disk({"a-journal": b"pages"})
    one.take("truncate", "a-journal")
    assert one.left(model.LOST) == {"a-journal": b"pages"}
    one.take("sync", "a-journal")
    assert one.left(model.LOST) == {"a-journal": b""}


@pytest.mark.parametrize(
    ("rule", "flush", "is_there"),
    [
        ("POSIX", ("sync", "store/b"), False),
        ("POSIX", ("sync folder", "store"), True),
        ("Windows", ("sync folder", "store"), False),
        ("Windows", ("sync", "store/b"), True),
        ("Windows", ("sync", "database"), False),
    ],
)
def test_a_moved_file_has_its_name_by_the_flush_its_system_knows(model, disk, rule, flush, is_there):
    one = disk({"a": b"x", "database": b"", "store": None}, rule)
    one.take("rename", "a", to="store/b")
    one.take(*flush)
    left = one.left(model.LOST)
    assert left.get("store/b", left.get("a")) == b"x"
    assert ("store/b" in left, "a" in left) == (is_there, not is_there)


def test_a_folder_that_is_new_is_lost_with_all_in_it_until_the_one_above_was_flushed(model, disk):
    one = disk({})
    one.take("mkdir", "store")
    one.take("create", "store/b")
    one.take("write", "store/b", data=b"x")
    one.take("sync", "store/b")
    one.take("sync folder", "store")
    assert one.left(model.LOST) == {}
    one.take("sync folder", "")
    assert one.left(model.LOST) == {"store": None, "store/b": b"x"}


def test_changes_of_one_folder_arrive_in_their_order(model, disk):
    one = disk({"a": b"1"})
    one.take("rename", "a", to="b")
    one.take("create", "c")
    found = [one.left(model.MIXED[0], seed) for seed in range(50)]
    assert {tuple(sorted(each)) for each in found} == {("a",), ("b",), ("b", "c")}


def test_a_second_name_lasts_like_a_first(model, disk):
    one = disk({"a": b"1", "kept": None})
    one.take("link", "a", to="kept/a")
    one.take("remove", "a")
    one.take("sync folder", "kept")
    assert one.left(model.LOST) == {"a": b"1", "kept": None, "kept/a": b"1"}
    assert one.left(model.KEPT) == {"kept": None, "kept/a": b"1"}


def test_a_tree_is_planted_as_it_was_read(model, tmp_path: Path):
    (tmp_path / "from" / "empty").mkdir(parents=True)
    (tmp_path / "from" / "a").write_bytes(b"\0x")
    tree = model.tree_of(tmp_path / "from")
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "other").touch()
    model.plant(tree, tmp_path / "to")
    assert model.tree_of(tmp_path / "to") == tree == {"a": b"\0x", "empty": None}
