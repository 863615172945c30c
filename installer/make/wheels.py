"""What is taken from the wheels: which packages, which of their files, of Qt only what the program uses.

They are unpacked, not installed; the freeze never sees the rest.
"""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from make.parts import Part, locked_parts
from make.settings import Settings

LOCKS = ("requirements.lock", "requirements-freeze.lock")
BINARIES = "requirements-windows.lock"
# Installed by other packages for work the program never does; the freeze could only pick them up by mistake.
NOT_USED = (
    "aiohttp", "aiohappyeyeballs", "aiosignal", "frozenlist", "multidict", "propcache", "yarl", "attrs",
    "certifi", "charset-normalizer", "idna", "cyclonedx-python-lib", "boolean-py", "defusedxml",
    "license-expression", "packageurl-python", "py-serializable", "sortedcontainers", "jsonschema",
    "jsonschema-specifications", "referencing", "rpds-py",
)  # fmt: skip
# The program's modules of Qt. When it uses another one, the freeze or the DLL check names what is missing.
QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "Pdf", "PdfWidgets", "Charts")
# Qt6Pdf.dll links the first, Qt6Charts.dll the other two; their Python modules are not used.
_QT_LIBRARIES = (*QT_MODULES, "Network", "OpenGL", "OpenGLWidgets")
_QT_PLUGINS = (
    "platforms/qwindows", "platforms/qoffscreen", "styles/qmodernwindowsstyle", "iconengines/qsvgicon",
    "imageformats/qgif", "imageformats/qico", "imageformats/qjpeg", "imageformats/qsvg",
)  # fmt: skip
# Microsoft's C++ runtime comes with PySide6. It lies beside python.exe, so that the freeze ships this one.
RUNTIME = ("vcruntime140", "vcruntime140_1", "msvcp140", "msvcp140_1", "msvcp140_2")
_QT_KEPT = re.compile(
    r"PySide6/(?:[^/]+\.py|pyside6\.abi3\.dll"
    rf"|(?:{'|'.join(RUNTIME)})\.dll"
    rf"|Qt(?:{'|'.join(QT_MODULES)})\.pyd|Qt6(?:{'|'.join(_QT_LIBRARIES)})\.dll"
    rf"|plugins/(?:{'|'.join(_QT_PLUGINS)})\.dll)"
)
_SKIPPED = re.compile(r"(?:^|/)__pycache__/|\.(?:pyi|lib|pdb|pyx|pxd|h)$|^(?:sqlalchemy|alembic)/testing/")
_SECOND_RUNTIME = re.compile(r"shiboken6/(?:vc|msvcp|concrt)[^/]*\.dll")
_DATA_FOLDER = re.compile(r"[^/]+\.data/(?:(?:purelib|platlib)/)?")


def packages(settings: Settings) -> tuple[Part, ...]:
    """What is unpacked: the locks without what the program never touches."""
    return tuple(part for part in locked_parts(settings, *LOCKS) if part.name not in NOT_USED)


def unpack(wheels: Iterable[Path], target: Path) -> None:
    """The files of wheels, where an installer would put them."""
    for wheel in sorted(wheels):
        with zipfile.ZipFile(wheel) as archive:
            for info in archive.infolist():
                place = placed(info.filename)
                if place is None or info.is_dir():
                    continue
                path = target / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(info))


def placed(name: str) -> str | None:
    """Where a wheel's member goes inside the packages folder; nothing for what is not taken."""
    data = _DATA_FOLDER.match(name)
    if data is not None:
        name = name[data.end() :] if data.group().count("/") > 1 else ""
    if not name or _SKIPPED.search(name) or _SECOND_RUNTIME.fullmatch(name):
        return None
    if name.startswith("PySide6/") and not _QT_KEPT.fullmatch(name):
        return None
    return name
