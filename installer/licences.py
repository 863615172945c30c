"""Write `resources/licences.json`: every part that is shipped, its version, its licence and its words.

Run with the interpreter the program is built with, after the lock changed:
    python installer/licences.py
Texts that several parts share are kept once. What no package brings along is added below by hand.
"""

import importlib.metadata
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "licences.json"
LOCK = ROOT / "installer" / "requirements.lock"
COMMON = Path("/usr/share/common-licenses")
FONTS = str(ROOT / "resources" / "fonts" / "LICENCE.txt")
_NAME = re.compile(r"^([a-z0-9][a-z0-9_.-]*)==([^ ;\\]+)", re.MULTILINE)
_FILE = re.compile(r"licen[sc]e|copying|notice|copyright|authors", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
# What their own metadata does not say: the licence, and where its words lie on a Debian system.
STATED = {
    "segno": "BSD-3-Clause",
    "pyrage": "MIT",
    "tzdata": "Apache-2.0 (code), public domain (data)",
    "vietnam-provinces": "",
}
WORDS_OF = {
    "pyside6-essentials": ("LGPL-3", "GPL-3"),
    "pyside6-addons": ("LGPL-3", "GPL-3"),
    "shiboken6": ("LGPL-3", "GPL-3"),
    "tzdata": ("Apache-2.0",),
    "docxtpl": ("LGPL-2.1",),
}
BESIDE = (
    {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "of": ("LGPL-3", "GPL-3")},
    {"name": "OpenSSL (in cryptography)", "version": "3", "licence": "Apache-2.0", "of": ("Apache-2.0",)},
    {"name": "Liberation fonts", "version": "2.1.5", "licence": "OFL-1.1", "of": (FONTS,)},
    {"name": "SQLite (in Python)", "version": "3", "licence": "public domain", "of": ()},
)


def locked() -> tuple[tuple[str, str], ...]:
    """Names and versions of the lock."""
    return tuple(_NAME.findall(LOCK.read_text("utf-8")))


def main() -> None:
    """Gather and write."""
    texts: dict[str, str] = {}
    parts = [_python(texts), *(_package(name, version, texts) for name, version in locked())]
    for each in BESIDE:
        numbers = [_number(COMMON.joinpath(name).read_text("utf-8"), texts) for name in each["of"]]
        parts.append({key: each[key] for key in ("name", "version", "licence")} | {"texts": numbers})
    held = {"parts": parts, "texts": list(texts.values())}
    TARGET.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(parts)} parts, {len(texts)} texts, {TARGET.stat().st_size} bytes")


def _python(texts: dict[str, str]) -> dict[str, object]:
    version = ".".join(map(str, sys.version_info[:3]))
    found = (Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt").read_text(
        "utf-8"
    )
    return {"name": "Python", "version": version, "licence": "PSF-2.0", "texts": [_number(found, texts)]}


def _package(name: str, version: str, texts: dict[str, str]) -> dict[str, object]:
    words = [COMMON.joinpath(each).read_text("utf-8") for each in WORDS_OF.get(name, ())]
    licence = STATED.get(name, "")
    try:
        held = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        assert name in STATED, f"{name} is not installed here and nothing is stated about it"
    else:
        licence = licence or _licence(held)
        words += [
            file.locate().read_text("utf-8", "replace")
            for file in held.files or ()
            if _FILE.search(file.name) and file.suffix not in {".py", ".pyc"} and file.locate().is_file()
        ]
    return {
        "name": name,
        "version": version,
        "licence": licence,
        "texts": [_number(text, texts) for text in words],
    }


def _licence(held: importlib.metadata.Distribution) -> str:
    told = held.metadata
    stated = told["License-Expression"] or (told["License"] or "").split("\n")[0].partition(" (")[0]
    if stated:
        return str(stated)
    named = [line for line in told.get_all("Classifier") or () if line.startswith(_CLASSIFIER)]
    return named[0].removeprefix(_CLASSIFIER) if named else ""


def _number(text: str, texts: dict[str, str]) -> int:
    plain = "\n".join(line.rstrip() for line in text.replace("\f", "").splitlines()).strip()
    texts.setdefault(plain, plain)
    return list(texts).index(plain)


if __name__ == "__main__":
    main()
