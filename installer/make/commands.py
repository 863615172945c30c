"""Run other programs: output through a pipe into a log, a time limit, the end told when they fail."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_LAST_LINES = 25


class BuildFailed(Exception):
    """A step cannot go on; the message says why, for the person who builds."""


def run(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    limit: float = 600,
) -> str:
    """What the program said (standard output and error in one), also added to the log.

    Raises:
        BuildFailed: it is missing, failed, or ran longer than `limit` seconds.
    """
    said, code = attempt(command, log=log, env=env, folder=folder, limit=limit)
    if code:
        last = "\n".join(said.splitlines()[-_LAST_LINES:])
        raise BuildFailed(f"{_name(command)} ended with {code}, see {log}:\n{last}")
    return said


def attempt(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    limit: float = 600,
) -> tuple[str, int]:
    """What the program said, and its exit code.

    Raises:
        BuildFailed: it is missing, or ran longer than `limit` seconds.
    """
    words = [str(word) for word in command]
    try:
        # A session of its own: what it started ends with it, and nothing else does.
        process = subprocess.Popen(
            words,
            env=None if env is None else dict(env),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise BuildFailed(f"{words[0]} is missing on this machine") from error
    with process:
        try:
            raw, _ = process.communicate(timeout=limit)
            is_late = False
        except subprocess.TimeoutExpired:
            _end(process)
            raw, _ = process.communicate()
            is_late = True
    said = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as written:
        written.write(f"$ {' '.join(words)}\n{said}[exit code {process.returncode}]\n")
    if is_late:
        raise BuildFailed(f"{_name(command)} ran longer than {limit:.0f} s and was ended, see {log}")
    return said, process.returncode


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _name(command: Sequence[str | Path]) -> str:
    return " ".join(Path(word).name for word in command[:2])
