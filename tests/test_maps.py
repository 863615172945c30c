"""What names things names all of them: the maps at the head of packages, the words beside keys of pages."""

import ast
import re

import pytest

from tests.source_tree import ROOT, called_name, calls, modules, none
from ui.texts.window import KEY_MEANINGS

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


def test_every_key_of_a_page_says_what_it_does() -> None:
    none(
        f"{module.name}:{call.lineno} {ast.unparse(call.args[0])} has no words"
        for module in modules("ui")
        for call in calls(module)
        if called_name(call) == "add_keys"
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) in {"self", "page", "part", "self.page", "self._page"}
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value not in KEY_MEANINGS
        and not any(word.arg == "text" for word in call.keywords)
    )
