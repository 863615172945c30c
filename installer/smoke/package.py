"""The year's package: signed and written in the window, checked by our command and by stock programs."""

import shutil
import subprocess
from pathlib import Path

from make.wine import windows_path
from smoke.command_line import CommandLine
from smoke.person import Person
from smoke.settings import PASSPHRASE
from smoke.waiting import Failed
from smoke.wine import wait_for_file

from core.packages.kinds import Kind, namespace_of
from ui.texts import common
from ui.texts import export_page as page

_MAKING_S = 120.0
_SIGNATURE = Path("signatures") / "signer-v1.sshsig"
_SIGNED = "tagmanifest-sha512.txt"
_COMMUNES = "xa-"  # how names of communes begin in a list of signers


def send(person: Person, stick: Path) -> Path:
    """Make the package; where it lies."""
    person.press("ctrl+8")
    person.see(page.GATE_WARNINGS)
    person.press("ctrl+e")
    person.window(page.CREATE_ACT)
    person.fill_under(page.FOLDER, windows_path(stick))
    person.fill_hidden(page.WORDS, PASSPHRASE)
    person.press("Return")
    package = wait_for_file(stick, "*.cchc", within=_MAKING_S)
    person.see(page.SAFE, within=_MAKING_S)
    person.click(common.CLOSE)
    return package


def check(command: CommandLine, package: Path, *, signers: Path) -> None:
    """Our own command finds it authentic.

    Raises:
        Failed: it does not.
    """
    (told,) = command("verify", package, "--allowed-signers", signers)["results"]
    if (told["verdict"], told["revision"]) != ("authentic", 1):
        raise Failed(f"verify said {told}")


def check_by_stock_programs(package: Path, *, signers: Path, folder: Path) -> None:
    """Programs of every Linux find it whole and signed, and find one changed byte.

    Raises:
        Failed: one of them says otherwise.
    """
    shutil.rmtree(folder, ignore_errors=True)
    _run("unzip", "-tq", package)
    _run("unzip", "-q", package, "-d", folder)
    (root,) = folder.iterdir()
    _run("sha512sum", "--quiet", "--check", _SIGNED, folder=root)
    principal = next(
        line.split()[0] for line in signers.read_text("ascii").splitlines() if line.startswith(_COMMUNES)
    )
    verify = (
        *("ssh-keygen", "-Y", "verify", "-f", signers, "-I", principal),
        *("-n", namespace_of(Kind.SUBMISSION), "-s", root / _SIGNATURE),
    )
    content = (root / _SIGNED).read_bytes()
    _run(*verify, data=content)
    if not _fails(*verify, data=content.replace(b"a", b"b", 1)):
        raise Failed("ssh-keygen accepted a changed package")


def _run(*command: str | Path, data: bytes = b"", folder: Path | None = None) -> None:
    done = _done(*command, data=data, folder=folder)
    if done.returncode:
        raise Failed(f"{command[0]}: {(done.stdout + done.stderr).decode()}")


def _fails(*command: str | Path, data: bytes) -> bool:
    return _done(*command, data=data).returncode != 0


def _done(
    *command: str | Path, data: bytes, folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(word) for word in command], input=data, cwd=folder, capture_output=True, check=False
    )
