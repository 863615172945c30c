"""The maps at the head of packages: they name every module there is, and none that is gone."""

import ast
import re

import pytest

from tests.source_tree import ROOT

_MAPPED = ("core/reporting", "core/services", "core/services/papers")
_BESIDE = {"papers", "Paper", "make_report", "UserError", "DeviceError"}


@pytest.mark.parametrize("folder", _MAPPED)
def test_the_map_of_a_package_names_its_modules(folder: str) -> None:
    package = ROOT / folder
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    named = set(re.findall(r"`(\w+)`", told))
    there = {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert sorted(there - named) == []
    assert sorted(named - there - _BESIDE) == []
