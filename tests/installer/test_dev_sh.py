"""The set-up script over a pretended Python: what it builds, when it builds again, and that two runs do not collide."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.source_tree import ROOT

# Answers the questions the script asks a Python, makes a virtual environment by copying itself, and notes
# every installation; the file `broken` makes the last installation fail as a lost network would. Whatever else
# it starts leaves the place of its scratch files in the file `scratch`.
PRETENDED_PYTHON = """#!/usr/bin/env bash
case "$1 $2" in
    "-c "*) [[ $2 != *sys.version,* ]] || echo "pretended 3.11" ;;
    "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip") [[ $3 != install ]] || { sleep 0.05; echo "$*" >>"$NOTES"; [[ ! -e $NOTES.broken ]]; } ;;
    *) echo "started: $*"; printf %s "${TMPDIR:-}" >"$NOTES.scratch" ;;
esac
"""


class Project:
    """A folder with the script, its locks and a Python that only pretends."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.notes = root / "notes"
        self.notes.touch()
        (root / "so" / "installer").mkdir(parents=True)
        for path in (ROOT / "installer").iterdir():
            if path.suffix in {".sh", ".lock"}:
                shutil.copy(path, root / "so" / "installer")
        self.python = root / "python"
        self.python.write_text(PRETENDED_PYTHON, "utf-8")
        self.python.chmod(0o755)
        # What a machine lacks is not installed for a test, only asked for.
        (root / "programs").mkdir()
        (root / "programs" / "apt-get").write_text("#!/bin/sh\nexit 0\n", "utf-8")
        (root / "programs" / "apt-get").chmod(0o755)

    @property
    def venv(self) -> Path:
        return self.root / "so" / ".venv"

    @property
    def installations(self) -> int:
        return len(self.notes.read_text("utf-8").splitlines()) // 2  # the build tools, then everything else

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY"}
        surroundings = {name: value for name, value in os.environ.items() if name not in hidden}
        surroundings["PATH"] = f"{self.root / 'programs'}:{surroundings['PATH']}"
        return subprocess.Popen(
            ["bash", str(self.root / "so" / "installer" / "dev.sh"), *arguments],
            cwd="/",
            env={**surroundings, "PYTHON": str(self.python), "NOTES": str(self.notes)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def call(self, *arguments: str) -> tuple[int, str, str]:
        process = self.begin(*arguments)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_an_unknown_command_is_explained_and_sets_nothing_up(project: Project) -> None:
    code, _, errors = project.call("dance")
    assert code == 2
    assert "dev.sh run" in errors
    assert not project.venv.exists()


def test_a_second_set_up_has_nothing_to_do(project: Project) -> None:
    assert project.call("setup")[0] == 0
    assert project.call("setup")[0] == 0
    assert project.installations == 1


def test_every_installation_is_hashed_and_takes_nothing_beside_the_lock(project: Project) -> None:
    project.call("setup")
    for line in project.notes.read_text("utf-8").splitlines():
        assert "--require-hashes" in line
        assert "--no-deps" in line


def test_a_changed_lock_makes_the_environment_anew(project: Project) -> None:
    project.call("setup")
    (project.venv / "left-over").touch()
    with (project.root / "so" / "installer" / "requirements-dev.lock").open("a") as lock:
        lock.write("# changed\n")
    project.call("setup")
    assert project.installations == 2
    assert not (project.venv / "left-over").exists()


def test_an_interrupted_set_up_is_begun_anew(project: Project) -> None:
    broken = project.root / "notes.broken"
    broken.touch()
    assert project.call("setup")[0] != 0
    (project.venv / "half").touch()
    broken.unlink()
    assert project.call("setup")[0] == 0
    assert not (project.venv / "half").exists()


def test_an_environment_made_by_hand_is_completed_not_thrown_away(project: Project) -> None:
    (project.venv / "bin").mkdir(parents=True)
    shutil.copy(project.python, project.venv / "bin" / "python")
    (project.venv / "own").touch()
    assert project.call("setup")[0] == 0
    assert project.installations == 1
    assert (project.venv / "own").exists()


def test_two_runs_that_start_together_install_once(project: Project) -> None:
    both = [project.begin("setup"), project.begin("setup")]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    for process in both:
        process.communicate()
    assert project.installations == 1


@pytest.mark.parametrize("target", ["windows", "linux"])
def test_a_build_has_tools_of_its_own_and_makes_them_once(project: Project, target: str) -> None:
    for _ in range(2):
        code, output, errors = project.call(target, "--fast")
        assert (code, output) == (0, f"started: -m make {target} --fast\n"), errors
    (installation,) = project.notes.read_text("utf-8").splitlines()
    assert "--no-deps --require-hashes --only-binary :all:" in installation
    assert installation.count("requirements.lock") == installation.count("requirements-freeze.lock") == 1
    assert not project.venv.exists()


def test_changed_build_tools_are_made_anew(project: Project) -> None:
    project.call("windows")
    with (project.root / "so" / "installer" / "requirements-freeze.lock").open("a", encoding="utf-8") as lock:
        lock.write("other==1.0\n")
    project.call("windows")
    assert len(project.notes.read_text("utf-8").splitlines()) == 2


def test_build_tools_that_cannot_be_installed_are_not_used(project: Project) -> None:
    (project.root / "notes.broken").touch()
    code, output, errors = project.call("windows")
    assert (code, output) == (1, "")
    assert "the build tools could not be installed" in errors
    (project.root / "notes.broken").unlink()
    assert project.call("windows")[0] == 0


def test_run_without_a_display_runs_the_demo(project: Project) -> None:
    code, output, _ = project.call("run")
    assert code == 0
    assert output.strip() == f"started: {project.root / 'so' / 'main.py'} demo"


def test_run_with_arguments_hands_them_to_the_program(project: Project) -> None:
    _, output, _ = project.call("run", "package", "a b.cchc")
    assert output.strip().endswith("main.py package a b.cchc")


def test_named_tests_run_in_one_process(project: Project) -> None:
    _, output, _ = project.call("test", "tests/core")
    assert output.strip() == "started: -m pytest -p no:cacheprovider tests/core"


def test_the_whole_suite_works_in_memory_and_leaves_nothing_there(project: Project) -> None:
    project.call("test")
    used = (project.root / "notes.scratch").read_text("utf-8")
    if used != os.environ.get("TMPDIR", ""):  # as it stands where there is no memory to spare
        assert used.startswith("/dev/shm/so-cchc-tests.")
        assert not Path(used).exists()


def test_a_python_that_does_not_serve_is_refused_by_name(project: Project) -> None:
    project.python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    code, _, errors = project.call("setup")
    assert code == 1
    assert f"PYTHON={project.python}" in errors
