"""Setup when something goes wrong: the program that stood there before stands there after, whole."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from make.settings import ID
from smoke.wizard_session import KEY, UNINSTALL, Session, must, wait_until
from smoke.wizard_silent import NOT_WRITTEN, OLD_WINDOWS, RUNNING, Setups, data_kept, run, stands
from smoke.wizard_stand_in import NEWER, OLDER, THIS

_SMALL = 8 * 1024 * 1024  # less than the stand-in's largest file
_WINE, _WINDOWS = "Software\\Wine", "Software\\Microsoft\\Windows NT\\CurrentVersion"
_BUILD = "CurrentBuildNumber"
_LEAST_S, _MOST_S = 50, 100  # an update waits about 60 s


def snapshot(folder: Path) -> dict[str, str]:
    """Every file below a folder by its digest."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@contextmanager
def kept_whole(session: Session, setups: Setups) -> Iterator[None]:
    """What is done inside leaves an installed older version to the byte, and its keys and the data too."""
    run(session, setups[OLDER], "/S")
    files = snapshot(session.mine)
    keys = [session.values("HKCU", key) for key in (UNINSTALL, KEY)]
    yield
    changed = sorted(set(files.items()) ^ set(snapshot(session.mine).items()))
    must(not changed, f"the old program is not whole: {changed[:5]}")
    must([session.values("HKCU", key) for key in (UNINSTALL, KEY)] == keys, "its keys changed")
    stands(session.mine, OLDER)
    data_kept(session)


def file_held(session: Session, setups: Setups) -> None:
    """Another program holds one file, found after the exchange has begun: all is exchanged back."""
    with kept_whole(session, setups):
        session.order("hold", session.name_of(session.mine / "Uninstall.exe"))
        run(session, setups[THIS], "/S /LOG=C:\\held.log", expected=NOT_WRITTEN)
        session.order("let_go")
        log = session.path_in("C:\\held.log")
        must("Uninstall.exe" in log.read_text("utf-16"), "the log does not name the file")
        log.unlink()
    run(session, setups[THIS], "/S")
    stands(session.mine, THIS)


def cannot_write(session: Session, setups: Setups) -> None:
    """Writing fails half-way through the largest file, over an old program and without one."""
    with kept_whole(session, setups):
        code = session.run_with_small_files(setups[THIS], "/S", largest=_SMALL)
        must(code == NOT_WRITTEN, f"half-way failure ended with {code}")
    session.reset()
    code = session.run_with_small_files(setups[THIS], "/S", largest=_SMALL)
    must(code == NOT_WRITTEN, f"half-way failure ended with {code}")
    must(not session.mine.exists(), f"left behind: {sorted(snapshot(session.mine))[:5]}")


def disk_full(session: Session, setups: Setups) -> None:
    """Too little room is said before anything is written; room that ends while copying is undone."""
    disk, letter = session.settings.build / "small-disk", session.prefix / "dosdevices" / "e:"
    disk.mkdir(exist_ok=True)
    mounted = subprocess.run(("mount", "-t", "tmpfs", "-o", "size=56m", "tmpfs", disk), check=False)
    if mounted.returncode:
        print("  disk_full: no right to mount a small disk here; cannot_write stands for it")
        return
    try:
        letter.symlink_to(disk)
        _fill_and_install(session, setups, disk)
    finally:
        letter.unlink(missing_ok=True)
        subprocess.run(("umount", disk), check=True)


def _fill_and_install(session: Session, setups: Setups, disk: Path) -> None:
    run(session, setups[OLDER], f"/S /D=E:\\{ID}")
    files = snapshot(disk)
    needed = (session.values("HKCU", UNINSTALL) or {})["EstimatedSize"] * 1024
    free = int(
        subprocess.run(("df", "-B1", "--output=avail", disk), capture_output=True, check=True).stdout.split()[
            1
        ]
    )
    for left in (needed - 65536, needed + 65536):  # the uninstaller is not part of what is asked for
        (disk / "filler").write_bytes(b"\0" * (free - left))
        run(session, setups[THIS], "/S", expected=NOT_WRITTEN)
        (disk / "filler").unlink()
        must(snapshot(disk) == files, "a full disk left the old program changed")
    run(session, setups[THIS], "/S")
    stands(disk / ID, THIS)


def cut_off(session: Session, setups: Setups) -> None:
    """What a Setup leaves that was cut off while it copied, or while it exchanged, the next one mends."""
    run(session, setups[OLDER], "/S")
    (session.mine / "_internal.new" / "a").mkdir(parents=True)
    (session.mine / f"{ID}.exe.new").write_bytes(b"half a program")
    run(session, setups[THIS], "/S")
    stands(session.mine, THIS)
    inside = session.mine / "_internal"
    inside.rename(session.mine / "_internal.old")
    inside.mkdir()
    (session.mine / "swap.pending").touch()
    run(session, setups[NEWER], "/S /LOG=C:\\cut.log")
    stands(session.mine, NEWER)
    log = session.path_in("C:\\cut.log")
    must(
        "trả lại bản cũ" in log.read_text("utf-16"), "the log does not say that an earlier Setup was cut off"
    )
    log.unlink()


def old_windows(session: Session, setups: Setups) -> None:
    """Windows 7, 8.1 and a Windows 10 before 1809 are refused; the next one is not."""
    before = (session.values("HKCU", _WINE) or {}).get("Version")
    for version in ("win7", "win81"):
        session.order("put_value", "HKCU", _WINE, "Version", value=version)
        run(session, setups[THIS], "/S", expected=OLD_WINDOWS)
    # Without a version of its own, Wine reports what the registry says.
    session.order("drop_value", "HKCU", _WINE, "Version")
    built = (session.values("HKLM", _WINDOWS) or {})[_BUILD]
    for build, expected in (("17134", OLD_WINDOWS), ("17763", 0)):
        session.order("put_value", "HKLM", _WINDOWS, _BUILD, value=build)
        must((session.mine.exists()) is False, "written on an old Windows")
        run(session, setups[THIS], "/S", expected=expected)
    session.order("put_value", "HKLM", _WINDOWS, _BUILD, value=built)
    if before:
        session.order("put_value", "HKCU", _WINE, "Version", value=before)


def update(session: Session, setups: Setups) -> None:
    """An update waits for the program, keeps choices, tells its end in a file, starts the program again."""
    beside = session.path_in("C:\\USB")
    beside.mkdir()
    folder = session.name_of(session.mine)
    newer = beside / "Setup.exe"
    newer.write_bytes(setups[THIS].read_bytes())
    run(session, setups[OLDER], "/S /NODESKTOP")
    running = session.start(session.mine / f"{ID}.exe")
    wait_until((session.data / "started.txt").exists, "the program runs")
    (session.data / "started.txt").unlink()
    updating = session.start(newer, f"/S /UPDATE /RUN /D={folder}")
    time.sleep(2)
    stands(session.mine, OLDER)
    (session.data / "stop").touch()
    session.ended(running)
    (session.data / "stop").unlink()
    must(session.ended(updating) == 0, "the update failed")
    must((beside / "exit-code.txt").read_text() == "0", "exit-code.txt")
    stands(session.mine, THIS)
    must(session.shortcuts() == ("Programs",), f"shortcuts {session.shortcuts()}")
    wait_until((session.data / "started.txt").exists, "the new program is started")
    (session.data / "stop").touch()


def update_gives_up(session: Session, setups: Setups) -> None:
    """The program runs on: after a minute the update ends with 3, and the file says so."""
    beside = session.path_in("C:\\USB")
    beside.mkdir()
    (beside / "Setup.exe").write_bytes(setups[NEWER].read_bytes())
    run(session, setups[THIS], "/S")
    session.start(session.mine / f"{ID}.exe")
    wait_until((session.data / "started.txt").exists, "the program runs")
    begun = time.monotonic()
    pid = session.start(beside / "Setup.exe", "/S /UPDATE")
    must(session.ended(pid, within=120) == RUNNING, "an update went over a running program")
    must(
        _LEAST_S < time.monotonic() - begun < _MOST_S,
        f"waited {time.monotonic() - begun:.0f} s, not about 60",
    )
    must((beside / "exit-code.txt").read_text() == str(RUNNING), "exit-code.txt")
    stands(session.mine, THIS)
    (session.data / "stop").touch()


CHECKS: tuple[Callable[[Session, Setups], None], ...] = (
    file_held, cannot_write, disk_full, cut_off, old_windows, update,
)  # fmt: skip
# Too long for every build: `python -m smoke.wizard` runs it.
SLOW: tuple[Callable[[Session, Setups], None], ...] = (update_gives_up,)
