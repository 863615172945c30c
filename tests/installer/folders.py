"""A small program folder and the packages it was frozen with, as a freeze would leave them."""

import json
from collections.abc import Mapping
from pathlib import Path

from make.native_parts import native_parts
from make.words import register
from PyInstaller.archive.writers import ZlibArchiveWriter

CRATES = {"asn1": "BSD-3-Clause", "pyo3": "MIT OR Apache-2.0"}
MODULES = ("main", "core.version", "ui.app", "json.decoder", "segno", "segno.encoder", "vietnam_provinces")
_RUST = "cryptography/hazmat/bindings/_rust.pyd"
_PACKAGES: Mapping[str, tuple[str, ...]] = {
    "segno": ("segno/__init__.py", "segno/encoder.py"),
    "cryptography": (_RUST, "cryptography/__init__.py"),
    "vietnam-provinces": ("vietnam_provinces/__init__.py", "vietnam_provinces/data/nested-divisions.json"),
    "aiohttp": ("aiohttp/__init__.py",),
    "pyside6-essentials": ("PySide6/QtCore.pyd", "PySide6/Qt6Core.dll"),
}
_FILES = (
    "SoCCHC.exe", "SoCCHC-cli.exe", "_internal/python311.dll", "_internal/_decimal.pyd", "_internal/_bz2.pyd",
    "_internal/pyexpat.pyd", "_internal/base_library.zip", "_internal/PySide6/QtCore.pyd",
    "_internal/PySide6/Qt6Core.dll", "_internal/PySide6/Qt6Gui.dll", f"_internal/{_RUST}",
    "_internal/VCRUNTIME140.dll", "_internal/vietnam_provinces/data/nested-divisions.json",
    "_internal/resources/help/home.md", "_internal/resources/fonts/LiberationSerif-Regular.ttf",
    "_internal/resources/licences.json", "_internal/storage/migrations/env.py",
)  # fmt: skip


def frozen(folder: Path, *modules: str) -> Path:
    """The program folder, with these modules beside the usual ones in its archive of code."""
    for name in _FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        told = [part.seen[1] for part in native_parts() if part.seen and part.seen[0] == name]
        path.write_bytes("\n".join([name, *told]).encode())
    code = {name: compile("", name, "exec") for name in (*MODULES, *modules)}
    entries = [(name, f"{name}.py", "PYMODULE") for name in code]
    ZlibArchiveWriter(str(folder / "_internal" / "program.pyz"), entries, code_dict=code)
    return folder


def site_packages(folder: Path) -> Path:
    """Installed packages in a library of Python's: one never frozen, one with a bill of what is inside."""
    for name, files in _PACKAGES.items():
        version = register()[name].version
        told = folder / f"{name.replace('-', '_')}-{version}.dist-info"
        told.mkdir(parents=True)
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (told / "RECORD").write_text("".join(f"{file},,\n" for file in files), "utf-8")
        if name == "cryptography":
            _write_bill(told / "sboms")
    (folder.parent / "json").mkdir()
    (folder.parent / "json" / "decoder.py").touch()
    return folder


def _write_bill(folder: Path) -> None:
    folder.mkdir()
    components = [
        {
            "type": "library",
            "name": name,
            "version": "1.0.0",
            "purl": f"pkg:cargo/{name}@1.0.0?download_url=file://.",
            "licenses": [{"expression": licence}],
        }
        for name, licence in CRATES.items()
    ]
    (folder / "rust.json").write_text(json.dumps({"components": components}), "utf-8")
