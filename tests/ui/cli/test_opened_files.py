"""Files in the place of a command: what a double click and a drop on the program's icon give it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import main
from ui.cli import output, voice
from ui.cli.program import with_files
from ui.set_up.answers import Opening
from ui.texts import cli_grammar as texts
from ui.window_starts import names_files, opens_window

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("gói của xã.cchc", "GOI.CCHC.AGE", "goi.cchc.parts.json", "goi.cchc.age.001")


@pytest.fixture
def opened() -> list[Opening]:
    return []


@pytest.fixture
def run(opened: list[Opening], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    for name in (*NAMES, "báo cáo.pdf"):
        (tmp_path / name).write_bytes(b"x")

    class Doors:
        def open_window(self, _doors: Any, wanted: Opening) -> int:
            opened.append(wanted)
            return 0

    return lambda *arguments: output.run(arguments, Doors())  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_alone_opens_the_window_with_it(
    run: Any, opened: list[Opening], tmp_path: Path, name: str
) -> None:
    assert run(str(tmp_path / name)) == 0
    assert run("gui", "--file", name) == 0
    assert opened == [Opening(files=(tmp_path / name,))] * 2


def test_several_files_are_taken_once_each_and_beside_a_workspace(
    run: Any, opened: list[Opening], tmp_path: Path
) -> None:
    paths = tuple(tmp_path / name for name in NAMES[:2])
    assert run(*map(str, paths), NAMES[0]) == 0
    assert opens_window((*map(str, paths), NAMES[0]))
    assert run("gui", "sổ", *(f"--file={path}" for path in paths)) == 0
    assert opened == [Opening(files=paths), Opening(folder=Path("sổ"), files=paths)]


def test_any_file_that_is_there_is_taken_and_judged_by_the_window(
    run: Any, opened: list[Opening], tmp_path: Path
) -> None:
    assert run(str(tmp_path / "báo cáo.pdf")) == 0
    assert opened == [Opening(files=(tmp_path / "báo cáo.pdf",))]


def test_a_file_that_is_gone_is_refused_before_the_window(
    run: Any, opened: list[Opening], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thư mục.cchc").mkdir()
    for name in ("đã rút.cchc", "thư mục.cchc"):
        assert run(str(tmp_path / name)) == 1
        told = capsys.readouterr().err
        assert name in told
        assert "cắm lại thiết bị" in told
    assert opened == []
    assert run("đã rút.cchc", NAMES[0]) == 0, "the file that is there is not held up by one that is not"
    assert opened == [Opening(files=(tmp_path / "đã rút.cchc", tmp_path / NAMES[0]))]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("verify", "a.cchc"),
        ("info",),
        ("--help", "a.cchc"),
        ("a.cchc", "--json"),
        ("-x.cchc",),
        ("báo cáo.pdf",),
        ("veryfi",),
    ],
)
def test_a_command_stays_a_command(arguments: Sequence[str]) -> None:
    assert with_files(arguments) == arguments


def test_a_wrong_command_is_still_wrong_usage(run: Any, opened: list[Opening]) -> None:
    assert run("mở", "gói") == 2
    assert opened == []


@pytest.mark.parametrize(
    "arguments",
    [("a.cchc",), ("C:\\Người dùng\\gói", "a.cchc"), ("/media/USB/báo cáo.pdf",), ("\\\\máy\\gói",)],
)
def test_names_and_whole_paths_stand_in_the_place_of_a_command(arguments: tuple[str, ...]) -> None:
    assert names_files(arguments)
    assert not opens_window(arguments), "none of them is there: the refusal needs no window"


@pytest.mark.parametrize("arguments", [(), ("info",), ("verify", "a.cchc"), ("a.cchc", "--json"), ("-/a",)])
def test_a_command_is_no_file(arguments: tuple[str, ...]) -> None:
    assert not names_files(arguments)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """The windowed program: nobody reads what is written, and a message box is written down."""
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(voice, "has_console", lambda: False)

    def insist(text: str, *, is_news: bool = False) -> None:
        told.append((text, is_news))

    monkeypatch.setattr(voice, "insist", insist)
    return told


def test_without_a_console_a_refusal_is_told_in_a_box(
    run: Any, boxes: list[tuple[str, bool]], tmp_path: Path
) -> None:
    assert run(str(tmp_path / "đã rút.cchc")) == 1
    ((text, is_news),) = boxes
    assert "Không đọc được tệp “đã rút.cchc”." in text
    assert not is_news


def test_without_a_console_wrong_usage_and_help_tell_how_the_window_is_started(
    run: Any, boxes: list[tuple[str, bool]]
) -> None:
    assert run("mở") == 2
    assert run("--help") == 0
    (wrong, is_wrong_news), (helped, is_news) = boxes
    assert texts.WRONG_USAGE in wrong
    assert texts.BOX_HELP in wrong
    assert (helped, is_wrong_news, is_news) == (texts.BOX_HELP, False, True)


def test_without_a_console_nothing_is_written_where_nobody_reads(
    boxes: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    voice.say("xong")
    voice.answer("{}")
    assert boxes == []


@pytest.mark.parametrize("arguments", [("verify", "a.cchc"), ("gui",)])
def test_a_program_whose_files_are_lost_says_so(
    monkeypatch: pytest.MonkeyPatch, boxes: list[tuple[str, bool]], arguments: Sequence[str]
) -> None:
    def lose(*_said: Any, **_words: Any) -> None:
        raise ImportError(name="PySide6.QtPdf")

    monkeypatch.setattr(main, "_doors", lose)
    monkeypatch.setattr("ui.first_window.load_behind", lose)
    assert voice.told_when_damaged(lambda: main.main(arguments)) == 70
    ((text, is_news),) = boxes
    assert "PySide6.QtPdf" in text
    assert "Cài lại" in text
    assert not is_news


START = """
import sys
sys.stdin = sys.stdout = sys.stderr = None
import main
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("mở",), 2),
        (("info", "không có", "--json"), 1),
        (("key", "create", "không có"), 1),
        (("criteria", "check", "resources/criteria/criteria-sample.json", "--json"), 0),
        (("không có.cchc",), 1),
    ],
)
def test_a_program_without_streams_ends_with_the_code_of_the_contract(
    arguments: Sequence[str], code: int
) -> None:
    done = subprocess.run([sys.executable, "-c", START, *arguments], cwd=ROOT, check=False)
    assert done.returncode == code
