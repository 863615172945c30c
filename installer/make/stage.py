"""The tree that is frozen: the committed files of the program's rooms, then what each build adds to them."""

import io
import shutil
import subprocess
import zipfile

from make.commands import BuildFailed
from make.settings import Settings

ROOMS = ("main.py", "core", "storage", "ui", "resources")
# The README's pictures are not part of the program.
_LEFT_OUT = (":(exclude)resources/pictures",)


def run(settings: Settings) -> None:
    """Lay out the stage anew; results of another commit are removed: nothing old is summed and signed.

    Raises:
        BuildFailed: git does not give the files.
    """
    content = committed(settings)
    stamp = settings.build / "results-of"
    if not stamp.is_file() or stamp.read_text("ascii") != settings.commit:
        shutil.rmtree(settings.dist, ignore_errors=True)
        settings.build.mkdir(parents=True, exist_ok=True)
        stamp.write_text(settings.commit, "ascii")
    shutil.rmtree(settings.stage, ignore_errors=True)
    settings.stage.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(settings.stage)


def committed(settings: Settings) -> bytes:
    """The rooms at the commit that is built, as a zip; work that is not committed is not in it.

    Raises:
        BuildFailed: git does not give the files.
    """
    return _git(settings, "archive", "--format=zip", settings.commit, "--", *ROOMS, *_LEFT_OUT)


def committed_file(settings: Settings, name: str) -> bytes:
    """One file at the commit that is built.

    Raises:
        BuildFailed: git does not give it.
    """
    return _git(settings, "show", f"{settings.commit}:{name}")


def _git(settings: Settings, act: str, *arguments: str) -> bytes:
    root = str(settings.root)
    command = ("git", "-c", f"safe.directory={root}", "-c", "core.autocrlf=false", "-C", root, act)
    done = subprocess.run((*command, *arguments), check=False, capture_output=True)
    if done.returncode:
        raise BuildFailed(f"git {act}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
