"""The licences that are shown are those of what is shipped."""

import re

from tests.source_tree import ROOT
from ui.licences import shipped_parts

LOCK = (ROOT / "installer" / "requirements.lock").read_text("utf-8")


def test_every_package_of_the_lock_is_shown_in_its_locked_version() -> None:
    locked = set(re.findall(r"^([a-z0-9][a-z0-9_.-]*)==([^ ;\\]+)", LOCK, re.MULTILINE))
    shown = {(part.name, part.version) for part in shipped_parts()}
    assert len(locked) > 30
    assert locked <= shown, "run: python installer/licences.py"
    assert {name for name, _version in shown - locked} == {
        "Python", "Qt", "OpenSSL (in cryptography)", "Liberation fonts", "SQLite (in Python)",
    }  # fmt: skip


def test_every_part_states_its_licence_and_brings_its_words_except_where_its_maker_states_none() -> None:
    parts = {part.name: part for part in shipped_parts()}
    assert [part.name for part in parts.values() if not part.licence] == ["vietnam-provinces"]
    silent = {part.name for part in parts.values() if not part.words}
    assert silent == {"vietnam-provinces", "SQLite (in Python)"}
    for name in ("pyside6-essentials", "pyside6-addons", "shiboken6", "Qt"):
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts[name].words
