"""The program's own source as syntax trees, read once, for the tests that keep its rules."""

import ast
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef
_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Module:
    """One Python file: its name below the project's folder, with slashes; its text; its tree."""

    name: str
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def at(self, node: ast.AST, words: str = "") -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)} {words}".rstrip()

    def is_in(self, *places: str) -> bool:
        return any(self.name == place or self.name.startswith(place + "/") for place in places)


@cache
def modules(*rooms: str) -> tuple[Module, ...]:
    """Every module of these rooms (folders or files). Migration scripts are frozen history and left out."""
    names = (path for room in rooms for path in _files(ROOT / room))
    with _kept_to_the_end():
        return tuple(_read(path) for path in sorted(names) if "migrations/versions" not in path.as_posix())


@cache
def program() -> tuple[Module, ...]:
    """Everything that is shipped."""
    return modules("main.py", "core", "storage", "ui")


def functions(module: Module) -> Iterator[Function]:
    return (node for node in module.nodes if isinstance(node, Function))


@cache
def methods(module: Module) -> frozenset[Function]:
    return frozenset(child for node in classes(module) for child in node.body if isinstance(child, Function))


@cache
def handed_over(module: Module) -> frozenset[str]:
    """Functions that are passed on without being called here: whoever calls them sets their signature."""
    called = {id(call.func) for call in calls(module)}
    return frozenset(
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in module.nodes
        if isinstance(node, ast.Name | ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and id(node) not in called
    )


def classes(module: Module) -> Iterator[ast.ClassDef]:
    return (node for node in module.nodes if isinstance(node, ast.ClassDef))


def calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in module.nodes if isinstance(node, ast.Call))


def length(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@cache
def imports(tree: ast.AST) -> tuple[tuple[ast.stmt, str], ...]:
    """Every imported module by its full name; what stands after `from package import` may be a module too."""
    found: list[tuple[ast.stmt, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.extend((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.extend((node, f"{node.module}.{alias.name}") for alias in node.names)
    return tuple(found)


def depth(node: ast.AST) -> int:
    """How many blocks stand inside each other; `elif` stands beside its `if`, an inner function starts anew."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef | ast.Lambda):
            continue
        own = isinstance(child, _BLOCKS) and not _is_elif(node, child)
        deepest = max(deepest, own + depth(child))
    return deepest


def called_name(call: ast.Call) -> str:
    """The last name of what is called: `execute` for `connection.execute(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def none(found: Iterable[str]) -> None:
    """No such place exists; otherwise all of them are named."""
    places = list(found)
    assert not places, "\n" + "\n".join(places)


def _is_elif(parent: ast.AST, child: ast.AST) -> bool:
    return (
        isinstance(parent, ast.If)
        and isinstance(child, ast.If)
        and parent.orelse == [child]
        and child.col_offset == parent.col_offset
    )


def _files(path: Path) -> tuple[Path, ...]:
    if path.is_file():
        return (path,)
    return tuple(path.rglob("*.py"))


@contextmanager
def _kept_to_the_end() -> Iterator[None]:
    """Millions of nodes are made and none of them goes: no search for garbage looks through them, now or later."""
    is_on = gc.isenabled()
    gc.collect()  # what is garbage now is not kept with them
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if is_on:
            gc.enable()


@cache
def _read(path: Path) -> Module:
    text = path.read_text("utf-8")
    tree = ast.parse(text, str(path))
    return Module(name=path.relative_to(ROOT).as_posix(), text=text, tree=tree, nodes=tuple(ast.walk(tree)))
