"""The build's modules are imported as `python -m make` imports them, where what they stand on is there.

The Linux script is tested where bash is; what a freeze is made of where its tools are (requirements-dev.lock).
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

_NEEDS = {
    "pefile": ("test_make_dll_check.py",),
    "PyInstaller": ("test_shipped.py",),
    "cyclonedx": ("test_shipped.py",),
}
_ON_LINUX = ["test_dev_sh.py", "test_make_on_linux.py", "test_python_signature.py"]
collect_ignore = _ON_LINUX if sys.platform == "win32" else []
collect_ignore += [name for tool, names in _NEEDS.items() if find_spec(tool) is None for name in names]
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "installer"))
# Programs are signed where a signer is, and one to be signed is made where the compiler is.
if not all(map(shutil.which, ("osslsigncode", "x86_64-w64-mingw32-gcc"))):
    collect_ignore.append("test_authenticode.py")


@pytest.fixture
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that was told of no key, whatever the tests were started with."""
    from make import release_key  # found once its folder is named above

    for name in (release_key.VARIABLE, release_key.PASSPHRASE):
        monkeypatch.delenv(name, raising=False)
