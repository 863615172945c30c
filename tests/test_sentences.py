"""Every failure and every finding speaks: a code of its own, and a sentence in the texts (architecture guide, section 4)."""

import ast
import importlib
import pkgutil
import re

from core.errors import CchcError, DeviceError, UserError
from tests.source_tree import called_name, calls, modules, none
from ui.texts.errors import sentences


def test_every_failure_has_its_sentences() -> None:
    _import_everything()
    told = sentences()
    none(error.__qualname__ for error in _families() if "code" in vars(error) and error not in told)
    none(
        f"{error.__qualname__}: {part}"
        for error, sentence in told.items()
        for part in ("what", "why", "advice")
        if not getattr(sentence, part).strip()
    )


def test_every_finding_has_its_sentence() -> None:
    written = {
        node.value
        for module in modules("ui/texts")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    none(
        module.at(call, code)
        for module in modules("core", "storage")
        for call in calls(module)
        if (code := _finding_code(call)) and code not in written
    )


def test_every_failure_has_a_code_of_its_own() -> None:
    _import_everything()
    owners: dict[str, type[CchcError]] = {}
    for error in _families():
        if "code" not in vars(error):
            assert error.__subclasses__(), f"{error.__qualname__} has no code"
            continue
        other = owners.setdefault(error.code, error)
        assert other is error, f"{error.__qualname__} and {other.__qualname__} share {error.code}"


def _finding_code(call: ast.Call) -> str:
    """The code in `error("CODE", ...)`, `warning("CODE", ...)` or `Finding(code="CODE", ...)`."""
    named = [word.value for word in call.keywords if word.arg == "code" and called_name(call) == "Finding"]
    first = [*call.args[:1], *named] if called_name(call) in {"error", "warning", "Finding"} else []
    found = first[0].value if first and isinstance(first[0], ast.Constant) else ""
    return found if isinstance(found, str) and re.fullmatch("[A-Z][A-Z0-9_]+", found) else ""


def _import_everything() -> None:
    for room in ("core", "storage", "ui"):
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            if "migrations" not in found.name:  # env.py runs on import, inside Alembic only
                importlib.import_module(found.name)


def _families() -> set[type[CchcError]]:
    found: set[type[CchcError]] = set()
    waiting: list[type[CchcError]] = [UserError, DeviceError]
    while waiting:
        children = waiting.pop().__subclasses__()
        waiting.extend(children)
        # Errors that tests define for themselves do not count.
        found.update(child for child in children if not child.__module__.startswith("tests"))
    return found
