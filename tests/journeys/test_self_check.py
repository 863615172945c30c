"""The program checks itself: once in a process of its own, and what it would find wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from core.units import Role
from core.version import VERSION
from tests.old_workspaces import FOLDER, names
from tests.source_tree import ROOT, Function, Module, classes, functions, imports, modules, program
from ui.page_list import pages_for

RUN = dedent("""
    import json, sys
    from pathlib import Path
    import main
    code = main.main(["self-check", "--json", "--out", sys.argv[1], "--workspaces", sys.argv[2]])
    Path(sys.argv[3]).write_text(json.dumps(sorted(sys.modules)))
    sys.exit(code)
""")
OLD = (names(role="submitter")[0], names(role="appraiser")[-1])
NOT_OPENED = {
    "ActDialog": "the frame others are made of",
    "ConflictsDialog": "needs two desks that gave one line differently",
    "WinBackDialog": "needs lines of a result that were ticked",
}


@dataclass(frozen=True)
class Ran:
    """What the command left."""

    code: int
    told: dict[str, Any]
    errors: str
    pictures: frozenset[str]
    modules: frozenset[str]
    left: tuple[Path, ...]

    @property
    def names(self) -> list[str]:
        return [check["name"] for check in self.told["checks"]]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("self-check")
    home, scratch, pictures, old = (folder / name for name in ("home", "scratch", "pictures", "old"))
    for made in (home, scratch, old):
        made.mkdir()
    for name in OLD:
        (old / f"{name}.zip").symlink_to(FOLDER / f"{name}.zip")
    loaded = folder / "modules.json"
    outside = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "COV_", "PYTEST_"))
    }
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", RUN, str(pictures), str(old), str(loaded)],
        cwd=ROOT,
        env=outside | {"HOME": str(home), "TMPDIR": str(scratch), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        text=True,
        timeout=900,
    )
    assert done.stdout, done.stderr[-4000:]
    return Ran(
        code=done.returncode,
        told=json.loads(done.stdout),
        errors=done.stderr,
        pictures=frozenset(path.stem for path in pictures.iterdir()),
        modules=frozenset(json.loads(loaded.read_text())),
        left=tuple(path for place in (home, scratch) for path in place.rglob("*") if path.is_file()),
    )


def test_everything_works_here(ran: Ran) -> None:
    assert [check for check in ran.told["checks"] if not check["ok"]] == []
    assert (ran.told["ok"], ran.code, ran.told["version"]) == (True, 0, VERSION)
    assert all(check["seconds"] >= 0 and check["problem"] is None for check in ran.told["checks"])
    assert ran.errors == ""


def test_nothing_of_the_persons_is_touched(ran: Ran) -> None:
    assert ran.left == ()


def test_every_page_of_both_roles_is_opened_and_pictured(ran: Ran) -> None:
    for role in Role:
        for number, entry in enumerate(pages_for(role), start=1):
            assert f"page.{role.value}.{entry.rail.key}" in ran.names
            assert f"acts.{role.value}.{entry.rail.key}" in ran.names
            assert f"{role.value}-{number:02d}-{entry.rail.key}" in ran.pictures


def test_every_kind_of_dialog_is_opened_or_says_why_not(ran: Ran) -> None:
    written = {
        node.name
        for module in modules("ui/dialogs")
        for node in classes(module)
        if node.name.endswith("Dialog")
    }
    opened = {name.split("-")[1] for name in ran.pictures if name.startswith("dialog-")}
    assert written - opened == set(NOT_OPENED)


def test_every_module_that_is_loaded_on_first_use_was_loaded(ran: Ran) -> None:
    """What a function imports may be missing in a built program without anybody noticing before."""
    wanted = {
        name
        for module in program()
        for function in functions(module)
        for name in _first_use(module, function)
    }
    assert sorted(name for name in wanted if name not in ran.modules) == []


def test_old_workspaces_are_opened_as_copies(ran: Ran) -> None:
    assert [name for name in ran.names if name.startswith("workspaces.")] == [
        "workspaces.found",
        *sorted(f"workspaces.{name}" for name in OLD),
    ]


def _first_use(module: Module, function: Function) -> Iterator[str]:
    """Modules a function imports; what stands behind `from` counts as one where a module has that name."""
    for node, name in imports(function):
        package, _, last = name.rpartition(".")
        inside = ROOT.joinpath(*name.split("."))
        is_module = inside.with_suffix(".py").exists() or inside.is_dir()
        yield name if is_module or not hasattr(node, "module") else package or last
