"""A folder that takes the place of another: whenever the program ends, one of the two is there at the next start."""

import errno
import shutil
from pathlib import Path

import pytest

from core.packages.refusals import WriteFailed
from core.storage_errors import NoWorkspace
from storage import beside
from storage.lock import holding
from storage.workspace import create_workspace, open_workspace
from tests.storage.samples import office

HEX = "0123456789abcdef" * 2


class Ended(BaseException):
    """Stands for the end of the program at this moment."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace that holds a mark of its own."""
    create_workspace(tmp_path / "[sổ] xã", office()).close()
    (tmp_path / "[sổ] xã" / "old").touch()
    return tmp_path / "[sổ] xã"


@pytest.fixture
def fresh(folder: Path) -> Path:
    made = beside.begin_beside(folder)
    shutil.copytree(folder, made, dirs_exist_ok=True)
    (made / "old").rename(made / "new")
    return made


def end_before(monkeypatch: pytest.MonkeyPatch, number: int, *, kind: type[BaseException] = Ended) -> None:
    """The given move does not happen any more."""
    move, count = beside.move, 0

    def counted(source: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count == number:
            raise kind
        move(source, target)

    monkeypatch.setattr(beside, "move", counted)
    monkeypatch.setattr(beside, "remove_tree", lambda _folder: None)


def there(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()}


def test_the_new_takes_the_place_and_the_old_is_kept_beside(folder: Path, fresh: Path) -> None:
    assert beside.take_place(fresh, folder) == folder.with_name("[sổ] xã.replaced-1")
    assert (folder / "new").exists()
    assert there(folder) == {"[sổ] xã", "[sổ] xã.replaced-1"}


@pytest.mark.parametrize(("number", "mark"), [(1, "old"), (2, "old"), (3, "new")])
def test_whenever_the_program_ends_the_next_start_finds_one_of_them_whole(
    folder: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch, number: int, mark: str
) -> None:
    with monkeypatch.context() as ending:
        end_before(ending, number)
        with pytest.raises(Ended):
            beside.take_place(fresh, folder)
    assert folder.exists() == (number < 3)
    with open_workspace(folder):
        assert (folder / mark).exists()
    assert there(folder) - {"[sổ] xã.replaced-1"} == {"[sổ] xã"}


def test_a_new_folder_that_cannot_be_moved_in_leaves_the_old_one_in_place(
    folder: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        end_before(failing, 3, kind=OSError)
        with pytest.raises(WriteFailed):
            beside.take_place(fresh, folder)
    with open_workspace(folder):
        assert (folder / "old").exists()
    assert there(folder) == {"[sổ] xã"}


def test_what_was_left_beside_goes_and_what_is_worked_on_or_is_not_ours_stays(folder: Path) -> None:
    for name in (HEX, f"{HEX}.whole", "đang làm", HEX[:-1]):
        folder.with_name(f".{folder.name}.{name}").mkdir()
    held = folder.with_name(f".{folder.name}.{HEX[::-1]}")
    held.mkdir()
    with holding(held / "socchc.lock"):
        open_workspace(folder).close()
    assert there(folder) == {
        folder.name,
        held.name,
        f".{folder.name}.đang làm",
        f".{folder.name}.{HEX[:-1]}",
    }


def test_a_folder_half_made_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / f".sổ.{HEX}").mkdir()
    with pytest.raises(NoWorkspace):
        open_workspace(tmp_path / "sổ")
    with create_workspace(tmp_path / "sổ", office()):
        assert [path.name for path in tmp_path.iterdir()] == ["sổ"]


def test_where_the_drive_lets_neither_into_the_place_the_next_start_finds_the_new_one(
    folder: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move, count = beside.move, 0

    def fail_from_the_third_on(source: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count > 2:
            raise OSError(errno.EIO, "no")
        move(source, target)

    with monkeypatch.context() as failing:
        failing.setattr(beside, "move", fail_from_the_third_on)
        with pytest.raises(WriteFailed):
            beside.take_place(fresh, folder)
    assert not folder.exists()
    open_workspace(folder).close()
    assert (folder / "new").exists()
    assert there(folder) == {"[sổ] xã", "[sổ] xã.replaced-1"}


def test_a_place_that_does_not_answer_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(Path, "exists", fail)
    with pytest.raises(WriteFailed):
        beside.finish_beside(folder)
