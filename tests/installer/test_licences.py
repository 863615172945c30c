"""The licences that are shown are those of what may be shipped."""

import re

from make.native_parts import native_parts

from tests.source_tree import ROOT
from ui.licences import shipped_parts

LOCK = (ROOT / "installer" / "requirements.lock").read_text("utf-8")


def test_every_package_of_the_lock_is_shown_in_its_locked_version() -> None:
    locked = set(re.findall(r"^([a-z0-9][a-z0-9_.-]*)==([^ ;\\]+)", LOCK, re.MULTILINE))
    shown = {(part.name, part.version) for part in shipped_parts()}
    assert len(locked) > 30
    assert locked <= shown, "run: python installer/licences.py"
    assert shown - locked == {(part.title, part.version) for part in native_parts()}


def test_every_part_states_its_licence_and_brings_its_words_except_where_its_maker_states_none() -> None:
    parts = {part.name: part for part in shipped_parts()}
    assert [part.name for part in parts.values() if not part.licence] == ["vietnam-provinces"]
    assert [part.name for part in parts.values() if not part.words] == ["vietnam-provinces"]
    for name in ("pyside6-essentials", "pyside6-addons", "shiboken6", "Qt"):
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts[name].words
        assert "Written offer" in parts[name].words
    for name, words in (
        ("SQLite", "public domain"),
        ("Microsoft Visual C++ runtime", "no\nfree software"),
        ("PyInstaller bootloader (in SoCCHC)", "Bootloader Exception"),
        ("NSIS (in Setup)", "zlib"),
        ("Liberation fonts", "SIL OPEN FONT LICENSE"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
    ):
        assert words in parts[name].words, name


def test_the_table_speaks_of_the_locked_versions_where_a_package_brings_the_part() -> None:
    versions = dict(re.findall(r"^([a-z0-9][a-z0-9_.-]*)==([^ ;\\]+)", LOCK, re.MULTILINE))
    parts = {part.title: part for part in native_parts()}
    assert parts["Qt"].version == versions["pyside6-essentials"]
    inside = {part.inside for part in parts.values()} - {"", "Python", "Qt", "SoCCHC", "Setup"}
    assert inside <= versions.keys()
