"""What is handed out is told whole: every file has an owner, every part its licence, and nothing else is told."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from make import notices, sbom
from make.commands import BuildFailed
from make.native_parts import native_parts
from make.settings import Settings
from make.shipped import Shipped, look_through
from make.words import register

from tests.installer.folders import CRATES, frozen, site_packages

WHEELS = {"segno": "ab" * 32}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    build = tmp_path / "build"
    frozen(build / "frozen" / "SoCCHC")
    site_packages(build / "winpy" / "Lib" / "site-packages")
    return Settings(
        build=build, dist=tmp_path, cache=tmp_path, version="1.2.3", commit="0a" * 20, epoch=1_795_000_000
    )


@pytest.fixture
def found(settings: Settings) -> Shipped:
    return look_through(settings.frozen, settings.winpy / "Lib" / "site-packages")


def look(settings: Settings) -> Shipped:
    return look_through(settings.frozen, settings.winpy / "Lib" / "site-packages")


def all_components(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in told.get("components", ()):
        yield each
        yield from all_components(each)


def test_a_package_is_told_when_a_file_or_a_module_of_it_is_there(found: Shipped) -> None:
    assert set(found.packages) == {"segno", "cryptography", "vietnam-provinces", "pyside6-essentials"}


def test_a_file_of_nobody_ends_the_build(settings: Settings) -> None:
    (settings.frozen / "_internal" / "helper.dll").write_bytes(b"who made it?")
    with pytest.raises(BuildFailed, match=r"unknown origin: _internal/helper\.dll"):
        look(settings)


def test_a_module_of_nobody_ends_the_build(settings: Settings) -> None:
    frozen(settings.frozen, "stowaway.inner")
    with pytest.raises(BuildFailed, match=r"stowaway\.inner \(module\)"):
        look(settings)


def test_a_part_that_speaks_of_another_version_ends_the_build(settings: Settings) -> None:
    (settings.frozen / "_internal" / "python311.dll").write_bytes(b"3.11.9 and 1.2.13")
    with pytest.raises(BuildFailed, match=r"another version.*Python 3\.11\.7$"):
        look(settings)


def test_qt_is_told_apart_from_the_package_that_brings_it(found: Shipped) -> None:
    assert found.owner["_internal/PySide6/Qt6Core.dll"] == "Qt"
    assert found.owner["_internal/PySide6/QtCore.pyd"] == "pyside6-essentials"
    assert found.owner["_internal/resources/fonts/LiberationSerif-Regular.ttf"] == "Liberation fonts"
    assert found.owner["_internal/resources/help/home.md"] == "SoCCHC"


def test_what_is_inside_goes_with_its_part_alone(found: Shipped) -> None:
    titles = {part.title for part in found.natives}
    assert {"PDFium (in Qt)", "zlib (in Python)", "OpenSSL (in cryptography)", "NSIS (in Setup)"} <= titles
    assert titles.isdisjoint({"libxml2 (in lxml)", "OpenSSL", "SQLite"})


def test_the_bill_names_every_file_once_with_its_hash(settings: Settings, found: Shipped) -> None:
    told = json.loads(sbom.bill(settings, found, wheels=WHEELS))
    every = [told["metadata"]["component"], *all_components(told)]
    every += list(all_components(told["metadata"]["component"]))
    named = sorted((each["name"], each["hashes"][0]["content"]) for each in every if each["type"] == "file")
    there = sorted(path for path in settings.frozen.rglob("*") if path.is_file())
    assert [name for name, _ in named] == sorted(
        path.relative_to(settings.frozen).as_posix() for path in there
    )
    assert named == sorted(found.files.items())


def test_the_bill_tells_version_download_licence_and_what_is_inside(
    settings: Settings, found: Shipped
) -> None:
    told = json.loads(sbom.bill(settings, found, wheels=WHEELS))
    parts = {each["name"]: each for each in told["components"]}
    assert parts["segno"]["purl"] == f"pkg:pypi/segno@{register()['segno'].version}"
    assert parts["segno"]["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
    assert parts["segno"]["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]
    assert "licenses" not in parts["vietnam-provinces"]
    inside = {each["name"] for each in parts["cryptography"]["components"] if each["type"] == "library"}
    assert inside == {*CRATES, "OpenSSL"}
    assert "PCRE2" in {each["name"] for each in parts["Qt"]["components"]}
    assert "aiohttp" not in parts
    assert told["metadata"]["component"]["version"] == "1.2.3"
    assert (told["specVersion"], told["metadata"]["timestamp"]) == ("1.6", "2026-11-18T11:06:40+00:00")


def test_the_second_bill_of_a_commit_is_the_same(settings: Settings, found: Shipped) -> None:
    first = sbom.bill(settings, found, wheels=WHEELS)
    assert sbom.bill(settings, look(settings), wheels=WHEELS) == first
    assert sbom.bill(replace(settings, commit="0b" * 20), found, wheels=WHEELS) != first


def test_a_bill_that_is_not_valid_ends_the_build(settings: Settings, found: Shipped) -> None:
    with pytest.raises(BuildFailed, match="not valid"):
        sbom.bill(settings, found, wheels={"segno": "no hash"})


def test_the_notices_cover_every_part_of_the_bill(settings: Settings, found: Shipped) -> None:
    notices.run(settings)
    shown = json.loads((settings.frozen / notices.SHOWN).read_text("utf-8"))
    names = {part["name"] for part in shown["parts"]}
    assert names == {part.title for part in found.natives} | set(found.packages)
    silent = {part["name"] for part in shown["parts"] if not part["texts"]}
    assert silent == notices.SILENT
    text = (settings.frozen / notices.FILE).read_text("utf-8")
    told = json.loads(sbom.bill(settings, found, wheels=WHEELS))
    program = told["metadata"]["component"]
    for each in (*all_components(told), *all_components(program)):
        assert each["type"] == "file" or f"{each['name']} " in text, each["name"]


def test_the_notices_say_it_plainly_where_a_maker_states_no_licence(settings: Settings) -> None:
    notices.run(settings)
    text = (settings.frozen / notices.FILE).read_text("utf-8")
    version = register()["vietnam-provinces"].version
    assert f"vietnam-provinces {version}: its maker states no licence\n" in text
    assert "Written offer. For at least three years" in text
    assert "aiohttp" not in text
    assert text.count("Written offer.") == 1


def test_a_part_the_register_does_not_speak_of_ends_the_build(settings: Settings) -> None:
    folder = next((settings.winpy / "Lib" / "site-packages").glob("segno-*"))
    told = (folder / "METADATA").read_text("utf-8")
    (folder / "METADATA").write_text(told.replace("Version: 1", "Version: 9"), "utf-8")
    with pytest.raises(BuildFailed, match=r"does not speak of segno 9"):
        notices.run(settings)


def test_the_notices_can_be_made_twice(settings: Settings) -> None:
    notices.run(settings)
    first = (settings.frozen / notices.FILE).read_bytes()
    notices.run(settings)
    assert (settings.frozen / notices.FILE).read_bytes() == first
    assert (settings.frozen / notices.FILE).stat().st_mtime == settings.epoch


def test_every_part_of_the_table_is_in_the_register() -> None:
    held = register()
    for part in native_parts():
        entry = held[part.title]
        assert (entry.version, entry.licence) == (part.version, part.licence)
        assert all(entry.words), part.title
