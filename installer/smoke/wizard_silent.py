"""Setup without its pages, as IT runs it: each check starts on a clean computer."""

import shutil
from collections.abc import Callable
from pathlib import Path

from make.settings import CONSOLE_ID, ID, NAME, PUBLISHER
from smoke.wizard_session import (
    CLASSES,
    KEY,
    KINDS,
    UNINSTALL,
    Session,
    must,
    wait_until,
)
from smoke.wizard_stand_in import NEWER, OLDER, THIS, own_module

CANCELLED, OLD_WINDOWS, RUNNING, NEWER_THERE, NO_RIGHTS, NOT_WRITTEN = 1, 2, 3, 4, 5, 6
VIETNAMESE = "C:\\Người dùng\\Sổ CCHC"
_LEAST_KB, _MOST_KB = 24_000, 30_000  # what the stand-in takes on disk
Setups = dict[str, Path]


def run(session: Session, setup: Path, switches: str, *, expected: int = 0, limited: bool = False) -> None:
    """Run Setup and hold its exit code to what is expected."""
    code = session.run(setup, switches, limited=limited)
    must(code == expected, f"{setup.name} {switches} ended with {code}, {expected} expected")


def stands(folder: Path, version: str) -> None:
    """The program of this version stands whole in its folder, and nothing is left of any other."""
    for name in (
        f"{ID}.exe",
        f"{CONSOLE_ID}.exe",
        "LICENCES.txt",
        "_internal/a/b/c/deep.bin",
        "_internal/document.ico",
    ):
        must((folder / name).is_file(), f"missing: {folder / name}")
    must((folder / "LICENCES.txt").read_text("utf-8") == version, f"not {version} in {folder}")
    modules = {path.name for path in (folder / "_internal").glob("only-*")}
    must(modules == {own_module(version)}, f"modules of other versions: {modules}")
    left = [path.name for path in folder.iterdir() if path.suffix in {".new", ".old", ".pending", ".try"}]
    must(not left, f"left behind: {left}")


def registered(session: Session, root: str, folder: str, *, version: str, kinds: bool = True) -> None:
    """The keys of an installation are there, whole, in this root and in no other."""
    held = session.values(root, UNINSTALL)
    wanted = {
        "DisplayName": NAME,
        "DisplayVersion": version,
        "Publisher": PUBLISHER,
        "DisplayIcon": f"{folder}\\{ID}.exe,0",
        "InstallLocation": folder,
        "UninstallString": f'"{folder}\\Uninstall.exe"',
        "QuietUninstallString": f'"{folder}\\Uninstall.exe" /S',
        "NoModify": 1,
        "NoRepair": 1,
    }
    must(held is not None, f"{root}: no entry in the list of programs")
    for name, value in wanted.items():
        must(held and held.get(name) == value, f"{root} {name}: {held and held.get(name)!r}, not {value!r}")
    must(
        held and _LEAST_KB < held["EstimatedSize"] < _MOST_KB,
        f"EstimatedSize {held and held['EstimatedSize']}",
    )
    must((session.values(root, KEY) or {}).get("InstallDir") == folder, f"{root}: InstallDir")
    for extension, kind in KINDS.items():
        command = (session.values(root, f"{CLASSES}\\{kind}\\shell\\open\\command") or {}).get("")
        must(command == (f'"{folder}\\{ID}.exe" "%1"' if kinds else None), f"{root} {kind}: {command}")
        owner = (session.values(root, f"{CLASSES}\\{extension}") or {}).get("")
        must(owner == (kind if kinds else None), f"{root} {extension}: {owner}")
        if kinds:
            icon = (session.values(root, f"{CLASSES}\\{kind}\\DefaultIcon") or {}).get("", "")
            must(session.path_in(icon).is_file(), f"no icon {icon}")
            with_program = session.values(root, f"{CLASSES}\\{extension}\\OpenWithProgids") or {}
            must(kind in with_program, f"{extension} OpenWithProgids: {with_program}")


def nothing_registered(session: Session, root: str) -> None:
    """No key of ours in this root."""
    keys = (KEY, UNINSTALL, *(f"{CLASSES}\\{each}" for pair in KINDS.items() for each in pair))
    left = [key for key in keys if session.values(root, key) is not None]
    must(not left, f"{root}: keys left {left}")


def data_kept(session: Session) -> None:
    """The person's data is as it was."""
    must((session.data / "keep.txt").read_text("utf-8") == "data", "data was touched")


def removed(session: Session, folder: Path, *, foreign: tuple[str, ...] = ()) -> None:
    """Run the uninstaller; nothing of the program is left anywhere, data and foreign files are."""
    session.run(
        folder / "Uninstall.exe", "/S"
    )  # it goes on from the temporary folder and cannot tell its code
    uninstaller = folder / "Uninstall.exe"
    wait_until(lambda: not uninstaller.exists(), "the uninstaller deletes itself")
    wait_until(
        lambda: session.values("HKCU", KEY) is None and session.values("HKLM", KEY) is None, "keys gone"
    )
    left = tuple(sorted(path.name for path in folder.iterdir())) if folder.exists() else ()
    must(left == foreign, f"left in the folder: {left}")
    nothing_registered(session, "HKCU")
    nothing_registered(session, "HKLM")
    must(session.shortcuts() == (), f"shortcuts left: {session.shortcuts()}")
    data_kept(session)


def for_one_person(session: Session, setups: Setups) -> None:
    """Without rights: one person's folder, keys, both shortcuts; uninstalled without a trace."""
    run(session, setups[THIS], "/S", limited=True)
    stands(session.mine, THIS)
    folder = session.name_of(session.mine)
    registered(session, "HKCU", folder, version=THIS)
    nothing_registered(session, "HKLM")
    must(session.shortcuts() == ("Desktop", "Programs"), f"shortcuts {session.shortcuts()}")
    removed(session, session.mine)


def for_everyone(session: Session, setups: Setups) -> None:
    """With rights: Program Files, HKLM, everyone's shortcuts; without rights nothing and 5."""
    run(session, setups[THIS], "/S /ALLUSERS", limited=True, expected=NO_RIGHTS)
    must(not session.everyones.exists(), "written without rights")
    run(session, setups[THIS], "/S /ALLUSERS")
    stands(session.everyones, THIS)
    registered(session, "HKLM", f"C:\\Program Files\\{ID}", version=THIS)
    nothing_registered(session, "HKCU")
    must(session.shortcuts() == ("all-Desktop", "all-Programs"), f"shortcuts {session.shortcuts()}")
    # Without any switch the next Setup finds it, and still needs rights.
    run(session, setups[NEWER], "/S", limited=True, expected=NO_RIGHTS)
    stands(session.everyones, THIS)
    code = session.run(session.everyones / "Uninstall.exe", f"/S _?=C:\\Program Files\\{ID}", limited=True)
    must(code == NO_RIGHTS, f"uninstaller without rights: {code}")
    stands(session.everyones, THIS)
    run(session, setups[NEWER], "/S")
    stands(session.everyones, NEWER)
    removed(session, session.everyones)


def upgrade(session: Session, setups: Setups) -> None:
    """A later Setup finds the folder by itself, keeps choices, foreign files and data, and no old module."""
    run(session, setups[OLDER], f"/S /NOASSOC /D={VIETNAMESE}")
    folder = session.path_in(VIETNAMESE)
    stands(folder, OLDER)
    registered(session, "HKCU", VIETNAMESE, version=OLDER, kinds=False)
    session.desktop_shortcut().unlink()
    (folder / "ghi chú.txt").write_text("mine", encoding="utf-8")
    run(session, setups[THIS], "/S")
    stands(folder, THIS)
    registered(session, "HKCU", VIETNAMESE, version=THIS, kinds=False)
    must(
        session.shortcuts() == ("Programs",),
        f"the shortcut that was removed came back: {session.shortcuts()}",
    )
    must((folder / "ghi chú.txt").is_file(), "a foreign file is gone")
    must(not session.mine.exists(), "installed a second time")
    removed(session, folder, foreign=("ghi chú.txt",))


def repair(session: Session, setups: Setups) -> None:
    """The same version again puts damaged and missing files right."""
    run(session, setups[THIS], "/S")
    (session.mine / "_internal" / "python3.dll").write_text("damaged", encoding="utf-8")
    (session.mine / f"{CONSOLE_ID}.exe").unlink()
    run(session, setups[THIS], "/S")
    stands(session.mine, THIS)
    must("damaged" not in (session.mine / "_internal" / "python3.dll").read_text("utf-8"), "still damaged")
    removed(session, session.mine)


def downgrade(session: Session, setups: Setups) -> None:
    """An older Setup changes nothing and names the version that is there (10 counts more than 6)."""
    run(session, setups[NEWER], "/S")
    run(session, setups[THIS], "/S /LOG=C:\\USB.log", expected=NEWER_THERE)
    stands(session.mine, NEWER)
    said = session.path_in("C:\\USB.log").read_text("utf-16")
    must(NEWER in said, f"the log does not name {NEWER}: {said}")
    session.path_in("C:\\USB.log").unlink()
    removed(session, session.mine)
    run(session, setups[NEWER], "/S /PORTABLE /D=C:\\USB\\Sổ CCHC")
    run(session, setups[THIS], "/S /PORTABLE /D=C:\\USB\\Sổ CCHC", expected=NEWER_THERE)
    stands(session.path_in("C:\\USB\\Sổ CCHC"), NEWER)


def while_running(session: Session, setups: Setups) -> None:
    """Neither Setup nor the uninstaller touches a program that runs, be it the window or the console one."""
    run(session, setups[OLDER], "/S")
    for name in (ID, CONSOLE_ID):
        pid = session.start(session.mine / f"{name}.exe")
        wait_until((session.data / "started.txt").exists, f"{name} runs")
        run(session, setups[THIS], "/S", expected=RUNNING)
        folder = session.name_of(session.mine)
        code = session.run(session.mine / "Uninstall.exe", f"/S _?={folder}")
        must(code == RUNNING, f"uninstaller while {name} runs: {code}")
        stands(session.mine, OLDER)
        (session.data / "stop").touch()
        must(session.ended(pid) == 0, f"{name} was disturbed")
        (session.data / "stop").unlink()
        (session.data / "started.txt").unlink()
    run(session, setups[THIS], "/S")
    stands(session.mine, THIS)


def portable(session: Session, setups: Setups) -> None:
    """One folder and nothing else; its data lives through an upgrade; installed and portable never mix."""
    place = "C:\\USB\\Sổ CCHC"
    folder = session.path_in(place)
    run(session, setups[OLDER], f"/S /PORTABLE /D={place}", limited=True)
    stands(folder, OLDER)
    must((folder / "portable.txt").is_file(), "no portable.txt")
    must(not (folder / "Uninstall.exe").exists(), "an uninstaller in a portable folder")
    (folder / "data").mkdir()
    (folder / "data" / "sổ.txt").write_text("data", encoding="utf-8")
    (folder / "portable.txt").write_text("mine", encoding="utf-8")
    run(session, setups[THIS], f"/S /PORTABLE /D={place}")
    stands(folder, THIS)
    must((folder / "data" / "sổ.txt").read_text("utf-8") == "data", "portable data is gone")
    must((folder / "portable.txt").read_text("utf-8") == "mine", "portable.txt was written over")
    run(session, setups[THIS], f"/S /D={place}", expected=NOT_WRITTEN)
    nothing_registered(session, "HKCU")
    nothing_registered(session, "HKLM")
    must(session.shortcuts() == (), f"shortcuts {session.shortcuts()}")
    run(session, setups[THIS], f"/S /D={VIETNAMESE}")
    run(session, setups[THIS], f"/S /PORTABLE /D={VIETNAMESE}", expected=NOT_WRITTEN)
    must(not (session.path_in(VIETNAMESE) / "portable.txt").exists(), "an installed program became portable")
    removed(session, session.path_in(VIETNAMESE))


def choices(session: Session, setups: Setups) -> None:
    """Switches leave shortcut and kinds of files away; a kind another program took over stays that one's."""
    run(session, setups[THIS], "/S /NODESKTOP /NOASSOC")
    must(session.shortcuts() == ("Programs",), f"shortcuts {session.shortcuts()}")
    removed(session, session.mine)
    session.order("put_value", "HKCU", f"{CLASSES}\\.cchc\\OpenWithProgids", "Other.1", value="")
    run(session, setups[THIS], "/S")
    session.order("put_value", "HKCU", f"{CLASSES}\\.cchc", "", value="Other.1")
    session.run(session.mine / "Uninstall.exe", "/S")
    wait_until(lambda: not session.mine.exists(), "uninstalled")
    wait_until(lambda: session.values("HKCU", KEY) is None, "keys gone")
    must(session.values("HKCU", f"{CLASSES}\\.cchc") == {"": "Other.1"}, "another program's kind was taken")
    with_program = session.values("HKCU", f"{CLASSES}\\.cchc\\OpenWithProgids")
    must(with_program == {"Other.1": ""}, f"OpenWithProgids {with_program}")
    must(session.values("HKCU", f"{CLASSES}\\.cchc-update") is None, ".cchc-update left")


def moved(session: Session, setups: Setups) -> None:
    """Another folder than before: the program leaves the old one, foreign files stay there."""
    run(session, setups[OLDER], "/S")
    (session.mine / "của tôi.txt").write_text("mine", encoding="utf-8")
    run(session, setups[THIS], f"/S /D={VIETNAMESE}")
    stands(session.path_in(VIETNAMESE), THIS)
    registered(session, "HKCU", VIETNAMESE, version=THIS)
    must(
        [path.name for path in session.mine.iterdir()] == ["của tôi.txt"], "the old folder is not left clean"
    )
    # A copy of the uninstaller in a folder that is not the program's empties nothing.
    shutil.copy(session.path_in(VIETNAMESE) / "Uninstall.exe", session.mine)
    (session.mine / "_internal").mkdir()
    folder = session.name_of(session.mine)
    code = session.run(session.mine / "Uninstall.exe", f"/S _?={folder}")
    must(code == NOT_WRITTEN, f"a stray uninstaller ended with {code}")
    must((session.mine / "_internal").is_dir(), "a stray uninstaller removed a folder")


def folders_refused(session: Session, setups: Setups) -> None:
    """Places the program must not lie in: nothing is written there."""
    foreign = session.path_in("C:\\USB\\khác")
    (foreign / "_internal").mkdir(parents=True)
    long_name = "C:\\USB\\" + "\\".join(["thư mục dài"] * 22)
    data = session.name_of(session.data / "x")
    for place in ("C:\\", "C:\\windows\\x", data, "C:\\USB\\khác", long_name):
        run(session, setups[THIS], f"/S /D={place}", expected=NOT_WRITTEN)
    must([path.name for path in foreign.rglob("*")] == ["_internal"], "written into another program's folder")
    must([path.name for path in session.data.iterdir()] == ["keep.txt"], "written into the data folder")
    nothing_registered(session, "HKCU")
    longest = "C:\\USB\\" + "d" * (200 - 7)
    run(session, setups[THIS], f"/S /D={longest}")
    stands(session.path_in(longest), THIS)
    removed(session, session.path_in(longest))


CHECKS: tuple[Callable[[Session, Setups], None], ...] = (
    for_one_person, for_everyone, upgrade, repair, downgrade, while_running, portable, choices, moved,
    folders_refused,
)  # fmt: skip
