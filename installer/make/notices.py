"""The licences of what is really shipped, put into the program folder: for the About dialog, and to be read.

Runs after the freeze and before anything is packed. The register holds every part that may be shipped; kept
is what the folder holds, in exactly the version the register speaks of.
"""

import json
import os

from make.commands import BuildFailed
from make.settings import NAME, Settings
from make.shipped import Inner, Shipped, shipped
from make.words import Entry, as_register, register

FILE = "LICENCES.txt"
SHOWN = "_internal/resources/licences.json"
# The only parts whose makers state no licence; any other silence ends the build.
SILENT = frozenset({"vietnam-provinces"})
_LINE = "=" * 78


def run(settings: Settings) -> None:
    """Write both files, with the commit's time as all others have it.

    Raises:
        BuildFailed: a part is missing from the register, is there in another version, or has no words.
    """
    entries = entries_of(shipped(settings))
    shown = json.dumps(as_register(entries), ensure_ascii=False, indent=1) + "\n"
    for name, text in ((SHOWN, shown), (FILE, as_text(entries, version=settings.version))):
        path = settings.frozen / name
        path.write_text(text, "utf-8", newline="\n")
        os.utime(path, (settings.epoch, settings.epoch))


def entries_of(found: Shipped) -> tuple[Entry, ...]:
    """What is told of each shipped part: the native ones first, then packages by name.

    Raises:
        BuildFailed: as `run`.
    """
    wanted = [(part.title, part.version) for part in found.natives]
    wanted += [(name, package.version) for name, package in found.packages.items()]
    held = register()
    wrong = [f"{name} {version}" for name, version in wanted if _is_wrong(held.get(name), version)]
    if wrong:
        raise BuildFailed(f"run installer/licences.py: it does not speak of {', '.join(wrong)}")
    return tuple(_with_inner(held[name], found.inside.get(name, ())) for name, _ in wanted)


def as_text(entries: tuple[Entry, ...], *, version: str) -> str:
    """A list to look through, then the words, each once, under the names of the parts they hold for."""
    lines = [f"{NAME} {version}: parts of others in this program, and the words of their licences", ""]
    lines += [f"{_titled(each)}: {_stated(each)}" for each in entries]
    for text in dict.fromkeys(text for entry in entries for text in entry.words):
        names = [_titled(entry) for entry in entries if text in entry.words]
        lines += ["", _LINE, *names, _LINE, "", text]
    return "\n".join(lines) + "\n"


def _is_wrong(entry: Entry | None, version: str) -> bool:
    if entry is None or entry.version != version:
        return True
    return entry.name not in SILENT and not (entry.licence and entry.words)


def _with_inner(entry: Entry, inner: tuple[Inner, ...]) -> Entry:
    """The entry with a list of what its maker built into it; the words for those follow in the entry."""
    if not inner:
        return entry
    listed = [f"  {part.name} {part.version}: {part.licence or 'not stated'}" for part in inner]
    head = f"Built into {entry.name} {entry.version} by its maker:"
    told = "\n".join([head, *listed])
    return Entry(name=entry.name, version=entry.version, licence=entry.licence, words=(told, *entry.words))


def _stated(entry: Entry) -> str:
    return entry.licence or "its maker states no licence"


def _titled(entry: Entry) -> str:
    return f"{entry.name} {entry.version}".strip()
