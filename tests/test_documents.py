"""The documents tested against the program: commands exist, paths in the map exist, links and pictures resolve."""

import re
import shlex
import struct

import pytest

from core.version import VERSION
from tests.source_tree import ROOT
from ui.cli.parser import parser

DOCUMENTS = ("README.md", "DECISIONS.md", "CHANGELOG.md", "resources/README.md")
ENGLISH = ("README.md", "DECISIONS.md", "resources/README.md")
LONGEST_LINE = 120
LARGEST_PICTURE = 200 * 1024
WIDEST_PICTURE = 1100
STAND_INS = {"DIGITS": "11111 22222 33333 44444"}
SOURCE_FOLDERS = ("core/", "storage/", "ui/", "resources/", "installer/", "tests/", "main.py", ".ci/")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands_of_readme() -> list[list[str]]:
    """What README gives to `main.py`, by itself or through `dev.sh run`."""
    found = re.findall(r"(?:python main\.py|dev\.sh run) +([^`\n#]+)", text_of("README.md"))
    words = (shlex.split(line) for line in found if line.strip())
    return [[STAND_INS.get(word, word) for word in line] for line in words]


def test_readme_shows_commands() -> None:
    assert len(commands_of_readme()) > 12


@pytest.mark.parametrize("command", commands_of_readme(), ids=" ".join)
def test_every_command_of_readme_is_one_the_program_takes(command: list[str]) -> None:
    if command == ["--help"]:
        return
    parser().parse_args(command)


def test_readme_names_only_doors_of_the_set_up_script() -> None:
    script = text_of("installer/dev.sh")
    named = set(re.findall(r"dev\.(?:sh|cmd) ([a-z]+)", text_of("README.md")))
    assert {"run", "test"} <= named
    offered = re.findall(r"^        ((?:[a-z]+ \| )+[a-z]+)\)", script, re.MULTILINE)
    assert named <= {door for doors in offered for door in doors.split(" | ")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_resolve(name: str) -> None:
    base = (ROOT / name).parent
    links = re.findall(r"\]\(([^)#]+)", text_of(name))
    assert [link for link in links if "://" not in link and not (base / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "DECISIONS.md"])
def test_paths_named_in_a_document_exist(name: str) -> None:
    quoted = (word for word in re.findall(r"`([^`\s]+)`", text_of(name)) if word.startswith(SOURCE_FOLDERS))
    assert [path for path in quoted if not list(ROOT.glob(path.rstrip("/")))] == []


def test_resources_says_where_every_file_comes_from() -> None:
    table = re.findall(r"`([^`]+)`", text_of("resources/README.md"))
    folder = ROOT / "resources"
    told = {
        file
        for pattern in table
        if "/" in pattern or pattern.endswith(".json")
        for file in folder.glob(pattern)
    }
    held = {file for file in folder.rglob("*") if file.is_file() and file.name != "README.md"}
    assert held - told == set()


def test_the_map_of_readme_has_every_room() -> None:
    named = set(re.findall(r"^\| `([a-z]+)/`", text_of("README.md"), re.MULTILINE))
    assert named == {"core", "storage", "ui", "resources", "installer", "tests"}


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == VERSION


def test_every_decision_says_context_choice_costs_and_way_back() -> None:
    decisions = re.split(r"^### ", text_of("DECISIONS.md"), flags=re.MULTILINE)[1:]
    titles = [decision.split("\n", 1)[0] for decision in decisions]
    assert [title.split(".")[0] for title in titles] == [str(number + 1) for number in range(len(titles))]
    for title, decision in zip(titles, decisions, strict=True):
        parts = re.findall(r"^- \*\*(\w+)", decision, re.MULTILINE)
        assert parts[:4] == ["Context", "Choice", "Costs", "Undo"], title


@pytest.mark.parametrize("name", ENGLISH)
def test_lines_of_english_documents_stay_short(name: str) -> None:
    assert [line for line in text_of(name).splitlines() if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_name_no_machine(name: str) -> None:
    assert re.findall(r"(?<![\w.])/(?:work|tmp|root|home)\b", text_of(name)) == []


def test_pictures_are_small() -> None:
    pictures = sorted((ROOT / "resources" / "pictures").iterdir())
    assert pictures
    for picture in pictures:
        content = picture.read_bytes()
        assert content.startswith(b"\x89PNG"), picture.name
        assert len(content) <= LARGEST_PICTURE, picture.name
        assert struct.unpack(">I", content[16:20])[0] <= WIDEST_PICTURE, picture.name
