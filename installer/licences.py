"""Write `resources/licences.json`, the register of every part that may be shipped: version, licence, words.

Run with the interpreter the program is built with, after the lock or `licences/parts.json` changed:
    python installer/licences.py
A Windows build keeps of it what is really in its folder (`make/notices.py`). Texts that several parts share
are kept once. What no package brings along lies in `installer/licences/`.
"""

import importlib.metadata
import json
import re
import sys
from pathlib import Path

from make.native_parts import FOLDER, NativePart, native_parts
from make.words import REGISTER, Entry, as_register

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installer" / "requirements.lock"
COMMON = Path("/usr/share/common-licenses")
_NAME = re.compile(r"^([a-z0-9][a-z0-9_.-]*)==([^ ;\\]+)", re.MULTILINE)
_FILE = re.compile(r"licen[sc]e|copying|notice|copyright|authors", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
# What their own metadata does not say: the licence, and where its words lie (see `NativePart.words`).
STATED = {
    "segno": "BSD-3-Clause",
    "pyrage": "MIT",
    "tzdata": "Apache-2.0 (code), public domain (data)",
    "vietnam-provinces": "",
}
_QT = ("qt-offer", "common:LGPL-3", "common:GPL-3")
# The Rust code in them is under licences of its own, each of these or a choice of them.
_RUST = ("mit", "common:Apache-2.0", "bsd-3-clause", "unicode")
WORDS_OF = {
    "pyside6-essentials": _QT,
    "pyside6-addons": _QT,
    "shiboken6": _QT,
    "tzdata": ("common:Apache-2.0",),
    "docxtpl": ("common:LGPL-2.1",),
    "cryptography": _RUST,
    "bcrypt": _RUST,
    "pyrage": _RUST,
}


def locked() -> tuple[tuple[str, str], ...]:
    """Names and versions of the lock."""
    return tuple(_NAME.findall(LOCK.read_text("utf-8")))


def main() -> None:
    """Gather and write."""
    entries = (
        *(_native(part) for part in native_parts()),
        *(_package(name, version) for name, version in locked()),
    )
    held = as_register(entries)
    REGISTER.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    print(f"{len(entries)} parts, {REGISTER.stat().st_size} bytes")


def _native(part: NativePart) -> Entry:
    words = tuple(_words(source) for source in part.words)
    return Entry(name=part.title, version=part.version, licence=part.licence, words=words)


def _package(name: str, version: str) -> Entry:
    words = [_words(source) for source in WORDS_OF.get(name, ())]
    licence = STATED.get(name, "")
    try:
        held = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        assert name in STATED, f"{name} is not installed here and nothing is stated about it"
    else:
        licence = licence or _licence(held)
        words = [_plain(text) for text in _brought(held)] + words
    return Entry(name=name, version=version, licence=licence, words=tuple(words))


def _brought(held: importlib.metadata.Distribution) -> list[str]:
    """What the package itself carries: the files whose names say that they hold a licence."""
    return [
        file.locate().read_text("utf-8", "replace")
        for file in held.files or ()
        if _FILE.search(file.name) and file.suffix not in {".py", ".pyc"} and file.locate().is_file()
    ]


def _licence(held: importlib.metadata.Distribution) -> str:
    told = held.metadata
    stated = told["License-Expression"] or (told["License"] or "").split("\n")[0].partition(" (")[0]
    if stated:
        return str(stated)
    named = [line for line in told.get_all("Classifier") or () if line.startswith(_CLASSIFIER)]
    return named[0].removeprefix(_CLASSIFIER) if named else ""


def _words(source: str) -> str:
    kind, _, name = source.partition(":")
    match kind:
        case "python":
            path = Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt"
        case "common":
            path = COMMON / name
        case "resources":
            path = ROOT / "resources" / name
        case _:
            path = FOLDER / f"{source}.txt"
    return _plain(path.read_text("utf-8"))


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\f", "").splitlines()).strip()


if __name__ == "__main__":
    main()
