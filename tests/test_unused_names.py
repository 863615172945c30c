"""No name stands in the program that nothing names again: a text nobody shows, a function nobody calls."""

import ast
import re
from collections import Counter

from tests.source_tree import Module, modules

_WORD = re.compile(r"\w+")


def test_every_name_of_a_module_is_named_somewhere_else() -> None:
    rooms = ("core", "storage", "ui")
    told = Counter(
        word for module in modules(*rooms, "tests", "installer", "main.py") for word in words(module)
    )
    unused = [
        f"{module.name} {name}"
        for module in modules(*rooms)
        if "migrations" not in module.name
        for name in defined(module)
        if told[name] == 1 and not name.startswith("__")
    ]
    assert unused == []


def words(module: Module) -> list[str]:
    return _WORD.findall(module.text)


def defined(module: Module) -> list[str]:
    names: list[str] = []
    for node in module.tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.append(name)
            case ast.Assign(targets=targets):
                names += [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.append(name)
    return names
